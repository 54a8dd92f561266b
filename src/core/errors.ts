// How the program says that something is wrong. Faults in people's files are values (findings);
// a UserError stops a command at its edge; anything else thrown is a bug of ours.

export type Args = Readonly<Record<string, string | number>>;

/** A sentence in words/ and what to fill in. */
export interface Message {
  readonly code: string;
  readonly args?: Args;
}

export type Level = 'error' | 'warning';

/** Where in a text: lines and columns count from 1, columns in UTF-16 units as editors do; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export const START: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Where in which file. */
export interface Spot extends Place {
  readonly file: string;
}

/**
 * One fault in one file. `code` names the sentence (`finding.<code>`), `rule` is the stable id a reader can look up or
 * disable.
 */
export interface Finding extends Message, Spot {
  readonly rule: string;
  readonly level: Level;
  readonly hint?: Message;
  readonly fix?: Fix;
}

/** What stands at the place of a finding and what has to stand there, where that is beyond doubt. */
export interface Fix {
  readonly was: string;
  readonly becomes: string;
}

/** A finding that has no place yet. */
export interface Fault extends Message {
  readonly rule: string;
  /** An error unless said. */
  readonly level?: Level;
  readonly hint?: Message | undefined;
  readonly fix?: Fix | undefined;
}

/** A place that is known by its start alone is one character long. */
export function findingAt(
  file: string,
  at: Place | Pick<Place, 'line' | 'column'>,
  { rule, code, args, level = 'error', hint, fix }: Fault,
): Finding {
  const place = 'endLine' in at ? at : { ...at, endLine: at.line, endColumn: at.column + 1 };
  return {
    rule,
    level,
    code,
    ...(args ? { args: harmless(args) } : {}),
    file,
    ...place,
    ...(hint ? { hint: hint.args ? { ...hint, args: harmless(hint.args) } : hint } : {}),
    ...(fix ? { fix } : {}),
  };
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

/** In order of place, and once: what an anchor holds is looked at wherever an alias stands for it. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const isEcho = (a: Finding, b: Finding | undefined) =>
    b !== undefined && compareFindings(a, b) === 0 && JSON.stringify(a) === JSON.stringify(b);
  return [...findings].sort(compareFindings).filter((finding, i, all) => !isEcho(finding, all[i - 1]));
}

export const ofLevel = (findings: readonly Finding[], level: Level): number =>
  findings.filter((finding) => finding.level === level).length;
export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ level }) => level === 'error');

/**
 * As a class of regular expressions: what a terminal obeys instead of showing, and what turns the direction of text around
 * (Boucher & Anderson, "Trojan Source", 2021); C0 apart, of which some are meant and JSON has words for all.
 */
export const OBEYED = '\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff';
const UNSEEN = new RegExp(`[\\u0000-\\u001f${OBEYED}]`, 'g');

/** A character as JSON, YAML and JavaScript write it: \\u2028. */
export const inHex = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A file must not be able to write to the screen what it likes by way of our sentences about it. */
const harmless = (args: Args): Args =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(UNSEEN, '\ufffd') : value,
    ]),
  );

/** Text from a file, short enough to stand in a sentence and without what a terminal would obey. */
export function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').replace(UNSEEN, '\ufffd');
  const letters = [...flat];
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : flat;
}

/** A hint where a near name is known, else nothing. */
export const didYouMean = (name: string | undefined): Message | undefined =>
  name === undefined ? undefined : { code: 'did-you-mean', args: { name: excerpt(name) } };

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
    more: { exitCode?: number; hint?: Message | undefined; findings?: readonly Finding[] } = {},
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

/** The same where the command line asks for what cannot be. */
export const usageError = (code: string, args: Args = {}, hint?: Message): UserError =>
  new UserError(code, args, { exitCode: EXIT.usage, hint });
