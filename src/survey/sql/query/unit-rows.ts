// Rows of the sections and of the whole: what they come to, of those who answered enough, of those who answered all, and who did not.

import { anyOf } from './expressions.ts';
import { type Row, type RowWriter, reading, type Told } from './row.ts';
import { IS_USED, type Terms } from './terms.ts';

export function unitRows(terms: Terms, writer: RowWriter): readonly Row[] {
  const { plan, sql, all, uniform, inPoints, isEnoughIn } = terms;
  const { row, groupedBy, n } = writer;
  const moments = (x: string, y: string): Told => ({
    x: sql.total(x),
    y: sql.total(y),
    xx: sql.totalOfProducts(x, x),
    yy: sql.totalOfProducts(y, y),
    xy: sql.totalOfProducts(x, y),
  });
  const times = (condition: string) => sql.told(`sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`);
  const isAny = (s: number) => (uniform[s] ? `t${s} > 0` : `a${s} > 0`);
  return [...all.map(String), ''].flatMap((unit) => {
    const isWhole = unit === '';
    const s = Number(unit);
    const name = isWhole ? '' : plan.scheme.sections[s]!.id;
    const isAlike = !isWhole && uniform[s] !== null;
    const rows: string[] = [];
    if (isAlike) rows.push(stepsOf(s, name, terms, writer));
    if (inPoints.includes(unit)) {
      const far = { short: times(`v${unit} = 0`), over: times(`v${unit} = 2`) };
      rows.push(
        `${row('points', name, { n, ...far, ...moments(`qx${unit}`, `qy${unit}`) })} FROM answers WHERE ${IS_USED} AND o${unit} = 1${groupedBy()}`,
      );
    }
    if (!isAlike)
      rows.push(
        `${row('complete', name, { n, ...moments(`fx${unit}`, `fy${unit}`) })} FROM answers WHERE ${IS_USED} AND z${unit} = 1${groupedBy()}`,
      );
    const anything = isWhole ? anyOf(all.map(isAny)) : isAny(s);
    const isLeft = isWhole ? 'o = 0' : `NOT (${isEnoughIn(s)})`;
    rows.push(
      `${row('left', name, { n })} FROM answers WHERE ${IS_USED} AND ${isLeft} AND (${anything})${groupedBy()}`,
    );
    return rows.map(reading);
  });
}

/** Few come to just the same steps: they are counted first, and reckoned with once. */
function stepsOf(s: number, name: string, terms: Terms, writer: RowWriter): string {
  const { sql, meanOf } = terms;
  const { row, grouping, groupedBy, sum } = writer;
  const { n: pairs, se, sd } = terms.inTotal(s);
  const alike = `SELECT ${[...grouping, `t${s}`].join(', ')}, count(*) AS times FROM answers WHERE ${IS_USED} AND ${terms.isEnoughIn(s)}${groupedBy(`t${s}`)}`;
  const sums = `SELECT ${[...grouping, 'times'].join(', ')}, ${pairs} AS pairs, ${sql.asLong(se)} AS expected, ${sql.asLong(sd)} AS delivered FROM (${alike}) AS alike`;
  const gap = `(${meanOf(s, 'delivered', 'pairs')}) - (${meanOf(s, 'expected', 'pairs')})`;
  const told = `SELECT *, ${terms.classed(`(${gap})`)} AS place FROM (${sums}) AS sums`;
  const times = (...factors: string[]) => sum(['times', ...factors].join(' * '));
  const those = (place: number) => sum(`CASE WHEN place = ${place} THEN times ELSE 0 END`);
  const [x, y] = ['expected', 'delivered'];
  return `${row('steps', name, {
    answered: sql.told('pairs'),
    ...{ n: sum('times'), short: those(0), over: those(2) },
    ...{ x: times(x), y: times(y), xx: times(x, x), yy: times(y, y), xy: times(x, y) },
  })} FROM (${told}) AS told${groupedBy('pairs')}`;
}
