// What is wrong with rows and columns, as findings: each with its place, the texts in it fit for one line.

import type { Finding, Level, Message } from '../core/errors.ts';

/** Lines and columns count from 1; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Issue extends Message {
  readonly rule: string;
  readonly level?: Level;
  readonly hint?: Message | undefined;
}

export function issueAt(file: string, at: Place | { line: number; column: number }, issue: Issue): Finding {
  const { rule, level = 'error', code, args, hint } = issue;
  const place = 'endLine' in at ? at : { ...at, endLine: at.line, endColumn: at.column + 1 };
  return { rule, level, code, ...(args ? { args } : {}), file, ...place, ...(hint ? { hint } : {}) };
}

/** Text from a file, short enough to stand in a sentence and without what a terminal would obey. */
export function excerpt(text: string): string {
  const flat = text.replace(/[\s\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  return flat.length > 60 ? `${[...flat].slice(0, 59).join('')}…` : flat;
}
