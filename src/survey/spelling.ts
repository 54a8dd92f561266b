// One place spelt twice: values of a grouping that differ in letter case, spaces or typography alone are counted apart, and told of.

import type { Warning } from '../core/assess/gap-report.ts';
import { compareText } from '../core/errors.ts';
import { normalized } from '../core/standard/text.ts';

const MOST_TOLD = 5;

/** `keys` are those of the groups, a value for each name in `by`. */
export function speltTwice(by: readonly string[], keys: readonly (readonly string[])[]): Warning[] {
  return by.flatMap((name, i): Warning[] => {
    const spellings = new Map<string, Set<string>>();
    for (const key of keys) {
      const value = key[i] ?? '';
      const spelling = normalized(value).replace(/[\s.,'"-]+/gu, '');
      if (spelling !== '') spellings.set(spelling, (spellings.get(spelling) ?? new Set()).add(value));
    }
    const twice = [...spellings.values()]
      .filter(({ size }) => size > 1)
      .map((texts) => [...texts].sort(compareText));
    if (twice.length === 0) return [];
    const told = twice.slice(0, MOST_TOLD).map((texts) => texts.join(' = '));
    const texts = told.join('; ') + (twice.length > MOST_TOLD ? '; …' : '');
    return [{ code: 'spelt-twice', of: null, args: { by: name, texts } }];
  });
}
