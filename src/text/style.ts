// Colours, in one place. Nothing is said by colour alone.

import { Chalk } from 'chalk';

type Paint = (text: string) => string;

export interface Style {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly over: Paint;
  readonly careful: Paint;
}

/** The eight colours that every terminal theme keeps readable; none where `color` is false. */
export function styleFor(color: boolean): Style {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  // chalk joins all its arguments, so it is never handed to map() bare.
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    over: (text) => chalk.cyan(text),
    careful: (text) => chalk.yellow(text),
  };
}
