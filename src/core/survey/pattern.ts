// A pattern that finds columns by their headers, in an engine whose time grows with the header and no faster (Cox, "Regular
// Expression Matching Can Be Simple And Fast", 2007): nothing that it could be handed takes for ever.

import { RE2JS } from 're2js';

export interface Pattern {
  /** Whether it matches anywhere in the text, whatever the case of its letters. */
  test(text: string): boolean;
}

/** Longer than any header is: what follows is not looked at. */
const LONGEST = 10_000;

/** Null where it is none: its syntax is wrong, or it looks around or back, which no such engine can. */
export function patternOf(source: string): Pattern | null {
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(source), RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL);
    return { test: (text) => compiled.matcher(text.slice(0, LONGEST)).find() };
  } catch {
    return null;
  }
}
