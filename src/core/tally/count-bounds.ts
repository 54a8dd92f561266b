// What rows of counts from outside can be, by the standard: criteria and sections that it has, answers within their scales, sums that
// so many respondents can come to. What svc sql has counted is always within; a file may have been written by anybody.

import type { Scheme } from '../standard/scheme.ts';
import { answersOf, type CountRow } from './counts.ts';
import { POINTS_SCALE } from './exact.ts';
import { uniformSection } from './uniform.ts';

const OF_CRITERIA = new Set<string>([
  ...['unread', 'unread-told', 'unread-importance', 'lost', 'answer', 'told', 'importance', 'contribution'],
]);
const OF_UNITS = new Set<string>(['steps', 'points', 'complete', 'left']);
/** Points as rows sum them; rounding may add a little. */
const MOST_POINTS = (BigInt(100 * POINTS_SCALE) * 1001n) / 1000n;

/** The first row that cannot be, and what of it; null where all can. */
export function impossibleCount(
  rows: readonly CountRow[],
  scheme: Scheme,
): { readonly row: number; readonly key: keyof CountRow } | null {
  const { criteria, sections } = scheme;
  const answers = new Map(criteria.map((criterion) => [criterion.id, answersOf(criterion, [])]));
  const lines = new Map(
    sections.map(({ id, from, to }) => [id, uniformSection(criteria.slice(from, to))] as const),
  );
  const keyOf = (row: CountRow): keyof CountRow | null => {
    const { kind, of, n, short, over, answered, x, y, xx, yy } = row;
    if (OF_CRITERIA.has(kind) && !answers.has(of)) return 'of';
    if (OF_UNITS.has(kind) && of !== '' && !lines.has(of)) return 'of';
    if (n < 0n) return 'n';
    if (short < 0n || short > n) return 'short';
    if (over < 0n || short + over > n) return 'over';
    if (!Number.isInteger(row.expectation)) return 'expectation';
    if (!Number.isInteger(row.delivery)) return 'delivery';
    const within = (most: bigint, square: bigint): keyof CountRow | null => {
      if (x < 0n || x > most) return 'x';
      if (y < 0n || y > most) return 'y';
      if (xx < 0n || xx > square) return 'xx';
      return yy < 0n || yy > square ? 'yy' : null;
    };
    switch (kind) {
      case 'respondent':
        return within(n, 0n);
      case 'answer':
      case 'told': {
        const known = answers.get(of)!.length;
        if (row.expectation >= known) return 'expectation';
        if (row.delivery >= known || (kind === 'told' && row.delivery < 0)) return 'delivery';
        return Number.isInteger(answered) && answered >= 0 && answered <= 2 ? null : 'answered';
      }
      case 'steps': {
        const line = lines.get(of);
        if (!line) return 'of';
        if (!Number.isInteger(answered) || answered < 0 || answered > line.size) return 'answered';
        const most = BigInt(answered * line.span);
        return within(n * most, n * most * most);
      }
      case 'points':
      case 'complete':
        return within(n * MOST_POINTS, n * MOST_POINTS * MOST_POINTS);
      default:
        return null;
    }
  };
  for (const [i, row] of rows.entries()) {
    const key = keyOf(row);
    if (key !== null) return { row: i, key };
  }
  return tooMany(rows);
}

/** More answers to a criterion, or figures of a unit, than respondents of the group. */
function tooMany(rows: readonly CountRow[]): { readonly row: number; readonly key: 'n' } | null {
  const respondents = new Map<string, bigint>();
  const sums = new Map<string, bigint>();
  const add = (into: Map<string, bigint>, name: string, n: bigint): bigint => {
    const sum = (into.get(name) ?? 0n) + n;
    into.set(name, sum);
    return sum;
  };
  for (const { kind, key, n } of rows) if (kind === 'respondent') add(respondents, JSON.stringify(key), n);
  for (const [i, { kind, of, key, n }] of rows.entries()) {
    if (kind !== 'answer' && kind !== 'points' && kind !== 'steps' && kind !== 'complete') continue;
    const group = JSON.stringify(key);
    const all = add(sums, `${kind} ${of} ${group}`, n);
    if (all > (respondents.get(group) ?? 0n)) return { row: i, key: 'n' };
  }
  return null;
}
