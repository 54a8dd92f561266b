// Whether numbers are written with a decimal comma, where that has to be said: `1,234` alone could be either.

import type { Profile } from './columns.ts';

const WITH_COMMA = /^[+-]?\d+,\d+$/;
/** Three digits after one to three that do not begin with 0: a decimal comma, or one that groups thousands. */
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/** Null where nothing has to be said, or nothing tells. */
export function decimalIn(profiles: readonly Profile[]): ',' | null {
  const texts = profiles.flatMap(({ texts }) => [...texts.keys()]);
  const commas = texts.filter((text) => WITH_COMMA.test(text));
  return commas.some((text) => EITHER.test(text)) && commas.some((text) => !EITHER.test(text)) ? ',' : null;
}
