// A text that says the same in both languages of a standard: `Вежливость / Politeness`, `Agree (согласен)`, one line each.

import { clean } from '../../core/standard/text.ts';

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
const SEAMS = [/\r?\n|<br\s*\/?>/iu, /\s*\/\s*/u, /\s*[|•·]\s*/u, /\s+[-–—]\s+/u];
const BRACKETED = /^(.*\S)\s*[([]([^()[\]]+)[)\]]\s*([.?!:]*)$/su;

export const isCyrillic = (text: string): boolean => CYRILLIC.test(text);

/** Null where it does not come in two halves, one in each script. */
export function bothIn(text: string): Both | null {
  if (!CYRILLIC.test(text) || !LATIN.test(text)) return null;
  for (const seam of SEAMS) {
    const parts = text
      .split(seam)
      .map(clean)
      .filter((part) => part !== '');
    const found = parts.length === 2 ? ofHalves(parts[0]!, parts[1]!) : null;
    if (found) return found;
  }
  const [, outside, inside] = BRACKETED.exec(clean(text)) ?? [];
  return outside === undefined ? null : ofHalves(outside, clean(inside!));
}

interface Both {
  readonly en: string;
  readonly ru: string;
}

function ofHalves(a: string, b: string): Both | null {
  const isIn = (text: string, mine: RegExp, other: RegExp) => mine.test(text) && !other.test(text);
  if (isIn(a, CYRILLIC, LATIN) && isIn(b, LATIN, CYRILLIC)) return { ru: a, en: b };
  if (isIn(a, LATIN, CYRILLIC) && isIn(b, CYRILLIC, LATIN)) return { ru: b, en: a };
  return null;
}
