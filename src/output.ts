// Where a result goes: to standard output, where every write is checked, or into a file that appears when it is whole.

import { resolve } from 'node:path';
import type { CommonOptions, Shell } from './commands/shared/command.ts';
import { type Env, wantsColor, widthOf } from './env.ts';
import { asUserError } from './io/faults.ts';
import { type Piece, piecesOf } from './report/reporter.ts';
import { type CsvStyle, excelStyle, RFC_4180 } from './text/csv.ts';
import { forLog, inLines } from './text/escape.ts';
import type { Speaker } from './words/index.ts';

export interface Output {
  /** Writes, and waits until the reader has taken it. */
  write(piece: Piece): Promise<void>;
  /** Throws a UserError, the first time it is asked, where anything that was written did not arrive. */
  done(): Promise<void>;
}

/** Standard output. A reader who leaves (`svc … | head`) is no fault; what nobody reads any more is not written. */
export function outputOf({ stdout, stderr }: Env, { say }: Speaker): Output {
  let failure: NodeJS.ErrnoException | null = null;
  let isTold = false;
  const isLeft = (error: NodeJS.ErrnoException): boolean =>
    error.code === 'EPIPE' || (error.code === 'EIO' && stdout.isTTY === true);
  // Without a listener an error would end the process; each write hears of its own.
  for (const stream of [stdout, stderr])
    if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  const under = new Set<Promise<void>>();
  return {
    write(piece) {
      if (failure) return Promise.resolve();
      const written = new Promise<void>((done) => {
        stdout.write(piece, (error) => {
          if (error) failure ??= error;
          done();
        });
      });
      under.add(written);
      return written.then(() => void under.delete(written));
    },
    async done() {
      await Promise.all(under);
      if (!failure || isTold || isLeft(failure)) return;
      isTold = true;
      throw asUserError(failure, say('output'));
    },
  };
}

export function shellFor(options: CommonOptions, env: Env, output: Output, speaker: Speaker): Shell {
  const toFile = options.output !== undefined;
  return {
    env,
    speaker,
    color: toFile ? options.color === 'always' : wantsColor(env, options.color),
    width: toFile ? 80 : widthOf(env),
    quiet: options.quiet === true,
    interactive: options.input && env.stderr.isTTY === true && env.stdin.isTTY === true,
    format: options.format ?? 'terminal',
    csv: csvStyle(options, env, speaker),
    async data(written) {
      // A command may give something else than what its format is for: plan, or the check of one.
      const isForPeople = this.format === 'terminal';
      const harmless = (piece: Piece) => (isForPeople && typeof piece === 'string' ? forLog(piece) : piece);
      if (options.output === undefined) {
        for await (const piece of piecesOf(written)) await output.write(harmless(piece));
        return output.done();
      }
      const { openSpool } = await import('./io/spool.ts');
      const spool = await openSpool(resolve(env.cwd, options.output));
      try {
        for await (const piece of piecesOf(written)) await spool.write(harmless(piece));
        await spool.commit();
      } finally {
        await spool.abandon();
      }
    },
    note(text) {
      if (options.quiet !== true) env.stderr.write(`${forLog(inLines(text))}\n`);
    },
  };
}

/** For Excel where that is asked for: that of the locale said, else of the system, else of the language spoken. */
function csvStyle({ excel, locale }: CommonOptions, { variables }: Env, { language }: Speaker): CsvStyle {
  if (!excel && locale === undefined) return RFC_4180;
  const { LC_ALL, LC_NUMERIC, LANG } = variables;
  const [system = ''] = (LC_ALL || LC_NUMERIC || LANG || '').split('.');
  return excelStyle(locale ?? (/^(?:C|POSIX)?$/.test(system) ? language : system)) ?? excelStyle(language)!;
}
