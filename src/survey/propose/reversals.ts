// Which numbers of a survey run the other way than the standard's scale: by the words beside them, or because an item goes
// down where the others go up.

import { kindOf, scaleOf } from '../../core/answers/index.ts';
import type { Scale } from '../../core/answers/kind.ts';
import type { ProposedTurn } from '../../core/shapes/map.ts';
import { clean, normalized } from '../../core/standard/text.ts';
import { type Numbered, numberIn } from '../numbered.ts';
import { bareReader, type Profile } from './columns.ts';
import { correlation } from './correlation.ts';
import type { Found, Table } from './table.ts';
import { orderOf } from './texts.ts';

const LEAST_ROWS = 20;

/** The words beside each number, where a column has both. */
const numberedIn = ({ texts }: Profile, answer: Scale): Numbered[] =>
  [...texts.keys()].flatMap((text) => {
    const found = numberIn(text, answer);
    return found && found.words !== '' ? [found] : [];
  });

/** By id of the criterion. */
export function reversalsOf(
  found: readonly Found[],
  { profiles, rows, decode }: Table,
): Map<string, ProposedTurn> {
  const reversals = new Map<string, ProposedTurn>();
  const scaled = found.filter(({ criterion: { answer } }) => kindOf(answer).line(answer));
  for (const { criterion, delivery } of scaled) {
    const { answer } = criterion;
    const scale = scaleOf(answer);
    if (!scale || numberedIn(profiles[delivery.index]!, scale).length === 0) continue;
    // Criteria of one answer share their words: few of them may use every step.
    const numbered = new Map(
      scaled
        .filter((one) => JSON.stringify(one.criterion.answer) === JSON.stringify(answer))
        .flatMap((one) => numberedIn(profiles[one.delivery.index]!, scale))
        .map(({ words, value }) => [normalized(words), { words, value }]),
    );
    const steps = [...numbered.values()];
    const order = orderOf(steps.map(({ words }) => words));
    if (!order) continue;
    const r = correlation(
      steps.map(({ value }) => value),
      order.places,
    );
    // Words of praise say what is good, whichever end of the scale that is; the rest say how much, and more is more.
    const isTurned = scale.reversed && order.evaluative;
    if (r !== null && (isTurned ? r > 0.5 : r < -0.5))
      reversals.set(criterion.id, { confidence: 0.9, reason: { code: 'map.reversed-by-words' } });
  }
  if (scaled.length < 3 || rows.length < LEAST_ROWS) return reversals;
  const values = scaled.map(({ criterion, delivery }) => {
    const read = bareReader(criterion.answer);
    const line = kindOf(criterion.answer).line(criterion.answer)!;
    return rows.map(({ cells }) => {
      const reading = read(clean(decode(cells[delivery.index] ?? '')));
      return reading.state === 'value'
        ? ((reading.value - line.low) / (line.high - line.low)) * (line.reversed ? -1 : 1)
        : Number.NaN;
    });
  });
  const sums = rows.map((_, row) => {
    const given = values.flatMap((column) => (Number.isNaN(column[row]!) ? [] : [column[row]!]));
    return { sum: given.reduce((a, b) => a + b, 0), count: given.length };
  });
  scaled.forEach(({ criterion }, i) => {
    if (reversals.has(criterion.id)) return;
    const own: number[] = [];
    const others: number[] = [];
    sums.forEach(({ sum, count }, row) => {
      const value = values[i]![row]!;
      if (Number.isNaN(value) || count < 2) return;
      own.push(value);
      others.push((sum - value) / (count - 1));
    });
    const r = own.length < LEAST_ROWS ? null : correlation(own, others);
    if (r !== null && r < -0.3)
      reversals.set(criterion.id, {
        confidence: 0.5,
        reason: { code: 'map.reversed-by-others', args: { r: Math.round(r * 100) / 100 } },
      });
  });
  return reversals;
}
