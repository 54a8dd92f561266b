// SafetyCulture (iAuditor): one row per item of an audit. Sections, categories, smart fields and elements of dynamic fields
// hold what is asked below them and its subtotals: they answer nothing, and would count everything twice.

import type { Dialect, Itemised, Peek } from './dialect.ts';
import { oneRow } from './header.ts';

/** What an audit has from the column of its owner on belongs to all of its rows. */
const ABOUT_ITEM = [
  'ItemType',
  'Label',
  'Response',
  'Comment',
  'MediaHypertextReference',
  'Latitude',
  'Longitude',
  'ItemScore',
  'ItemMaxScore',
  'ItemScorePercentage',
  'Mandatory',
  'FailedResponse',
  'Inactive',
  'ItemID',
  'ResponseID',
  'ParentID',
  'ItemCategory',
];
const ANSWERS_NOTHING =
  /^(section|category|smartfield|dynamicfield|primeelement|element|information|media|drawing|signature)\b/i;

export const safetyculture: Dialect = {
  id: 'safetyculture',
  recognise([names = []]) {
    const known = ['ItemType', 'Label', 'Response', 'AuditID', 'ItemID'].filter((name) =>
      names.includes(name),
    );
    return known.length === 5 ? 0.99 : 0;
  },
  headerRows: () => 1,
  columns: (header) => oneRow(header),
  itemised,
};

function itemised([names = []]: Peek): Itemised {
  const at = (name: string) => names.indexOf(name);
  const [type, label, category, score] = [at('ItemType'), at('Label'), at('ItemCategory'), at('ItemScore')];
  return {
    respondent: at('AuditID'),
    items(rows) {
      const subtotals = subtotalsIn(rows, { score, item: at('ItemID'), parent: at('ParentID') });
      const times = new Map<string, number>();
      return rows.map((cells) => {
        const text = (cells[label] ?? '').trim();
        if (ANSWERS_NOTHING.test(cells[type] ?? '') || text === '') return null;
        const under = (cells[category] ?? '').trim();
        const full = under === '' ? text : `${under}: ${text}`;
        // Dynamic fields ask the same again and again.
        const n = (times.get(full) ?? 0) + 1;
        times.set(full, n);
        const mark = n === 1 ? '' : ` (${n})`;
        return {
          key: full + mark,
          names: [text + mark, full + mark],
          without: subtotals.has(cells) ? [score] : [],
        };
      });
    },
    answers: [
      { column: at('Response'), called: (item) => [item] },
      ...(score < 0 ? [] : [{ column: score, called: (item: string) => [`${item} [score]`] }]),
    ],
    shared: names.flatMap((name, i) => (ABOUT_ITEM.includes(name) ? [] : [i])),
  };
}

/**
 * An item without a score of its own carries the subtotal of the smart field below it, which looks just like a score. It is
 * one where the two are equal, and what the item stands in would come to too much if both counted.
 */
function subtotalsIn(
  rows: Peek,
  at: { score: number; item: number; parent: number },
): Set<readonly string[]> {
  const below = new Map<string, (readonly string[])[]>();
  for (const cells of rows) {
    const parent = cells[at.parent] ?? '';
    below.set(parent, [...(below.get(parent) ?? []), cells]);
  }
  const scoreOf = (cells: readonly string[] | undefined): number | null =>
    cells?.[at.score]?.trim() ? Number(cells[at.score]) : null;
  const sum = (some: Peek) => some.reduce((total, cells) => total + (scoreOf(cells) ?? 0), 0);
  const children = (cells: readonly string[]) => below.get(cells[at.item] ?? '') ?? [];
  const subtotals = new Set<readonly string[]>();
  for (const container of rows) {
    const total = scoreOf(container);
    const inside = children(container);
    const doubtful = inside.filter((cells) => {
      const own = scoreOf(cells);
      return own !== null && children(cells).length > 0 && own === sum(children(cells));
    });
    const both = sum(inside) + inside.reduce((all, cells) => all + sum(children(cells)), 0);
    if (total !== null && both > total) for (const cells of doubtful) subtotals.add(cells);
  }
  return subtotals;
}
