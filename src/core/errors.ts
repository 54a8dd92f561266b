// How the program says that something is wrong. Faults in people's files are values (findings);
// a UserError stops a command at its edge; anything else thrown is a bug of ours.

export type Args = Readonly<Record<string, string | number>>;

/** A sentence in words/ and what to fill in. */
export interface Message {
  readonly code: string;
  readonly args?: Args;
}

export type Level = 'error' | 'warning';

/**
 * One fault in one file. Lines and columns count from 1 (columns in UTF-16 units, as editors do); the end is
 * exclusive. `code` names the sentence (`finding.<code>`), `rule` is the stable id a reader can look up or disable.
 */
export interface Finding extends Message {
  readonly rule: string;
  readonly level: Level;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly hint?: Message;
  readonly fix?: Fix;
}

/** What stands at the place of a finding and what has to stand there, where that is beyond doubt. */
export interface Fix {
  readonly was: string;
  readonly becomes: string;
}

export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.code, b.code)
  );
}

/** Order by code unit: the same on every machine, unlike locale order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const EXIT = {
  done: 0,
  gate: 1,
  usage: 2,
  input: 3,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** Stops a command and tells its user what, where and what to do next. `code` names a sentence `error.<code>`. */
export class UserError extends Error {
  readonly code: string;
  readonly args: Args;
  readonly exitCode: number;
  readonly hint: Message | undefined;
  readonly findings: readonly Finding[];

  constructor(
    code: string,
    args: Args = {},
    more: { exitCode?: number; hint?: Message; findings?: readonly Finding[] } = {},
  ) {
    super(`${code} ${JSON.stringify(args)}`);
    this.name = 'UserError';
    this.code = code;
    this.args = args;
    this.exitCode = more.exitCode ?? EXIT.input;
    this.hint = more.hint;
    this.findings = more.findings ?? [];
  }
}
