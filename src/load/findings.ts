// How a loader says where something is wrong: a place in the text and a fault become a finding.

import type { Args, Finding, Fix, Level, Message } from '../core/errors.ts';
import { compareFindings } from '../core/errors.ts';

/** Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export const START: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

export interface Fault extends Message {
  readonly rule: string;
  /** An error unless said. */
  readonly level?: Level;
  readonly hint?: Message | undefined;
  readonly fix?: Fix | undefined;
}

export function findingAt(file: string, place: Place, fault: Fault): Finding {
  const { rule, code, args, level = 'error', hint, fix } = fault;
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

/** In order of place, and once: what an anchor holds is looked at wherever an alias stands for it. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const isEcho = (a: Finding, b: Finding | undefined) =>
    b !== undefined && compareFindings(a, b) === 0 && JSON.stringify(a) === JSON.stringify(b);
  return [...findings].sort(compareFindings).filter((finding, i, all) => !isEcho(finding, all[i - 1]));
}

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ level }) => level === 'error');

/** A hint where a near name is known, else nothing. */
export const didYouMean = (name: string | undefined): Message | undefined =>
  name === undefined ? undefined : { code: 'did-you-mean', args: { name } };

/** Characters that a terminal obeys instead of showing, and those that turn the direction of what follows. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A file must not be able to write to the screen what it likes by way of our sentences about it. */
const harmless = (args: Args): Args =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(UNSEEN, '\ufffd') : value,
    ]),
  );

/** Text from a file, short enough to stand in a sentence. */
export function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 60 ? `${[...flat].slice(0, 59).join('')}…` : flat;
}
