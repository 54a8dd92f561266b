// Criteria that ask how long something took: in a log that is the time between two columns of stamps. Which two, their
// headers and the order of their times say.

import { kindOf } from '../../core/answers/index.ts';
import type { Criterion } from '../../core/standard/standard.ts';
import { clean } from '../../core/standard/text.ts';
import { readStamp } from '../../core/time/working-time.ts';
import type { Column } from '../dialects/dialect.ts';
import { alike, FITS, type Found, type Table } from './table.ts';

const BEGINS =
  /receiv|regist|creat|open(?:ed)?\b|start|beg[iau]n|arriv|order(?:ed)?\b|asked|reported on|получ|поступ|регистр|созда|открыт|начал|принят|обращен|заказ|eingang|begin/iu;
const ENDS =
  /pass|forward|sent|clos|resolv|answer|finish|complet|deliver|\bend|served|передан|отправ|закры|реш[её]н|ответ|заверш|выполн|доставл|конец|оконч|исполн|weiter|erledigt|\bende/iu;

interface StampColumn {
  readonly column: Column;
  /** By row, in milliseconds; NaN where the cell is no stamp. */
  readonly times: readonly number[];
}

/** How often the times of a pair run forward, at least. */
const FORWARD = 0.8;
const LEAST = 0.3;

/** `taken` are positions of columns that are something else. */
export function spansOf(
  criteria: readonly Criterion[],
  table: Table,
  taken: ReadonlySet<number | undefined>,
): Found[] {
  const elapsed = criteria.filter(({ answer }) => kindOf(answer).between);
  if (elapsed.length === 0) return [];
  const stamps = table.columns
    .filter(({ index }) => !taken.has(index))
    .flatMap((column) => stampColumn(column, table) ?? []);
  // "Passed on" to "received" is the wrong way round, whatever the times say.
  const isTurned = (begin: string, end: string) =>
    !BEGINS.test(begin) && ENDS.test(begin) && BEGINS.test(end);
  const pairs = stamps.flatMap((from) =>
    stamps.flatMap((to) =>
      from !== to && runsForward(from, to) && !isTurned(table.asked(from.column), table.asked(to.column))
        ? [{ from: from.column, to: to.column }]
        : [],
    ),
  );
  const bestFor = (criterion: Criterion, ends: ReadonlySet<Column>): Candidate | null => {
    const [best, next] = pairs
      .map((pair) => ({ ...pair, score: scoreOf(pair, criterion, table) - (ends.has(pair.from) ? 0.4 : 0) }))
      .sort((a, b) => b.score - a.score || a.from.index - b.from.index || a.to.index - b.to.index);
    if (!best || best.score < LEAST) return null;
    // Where there is but one way to read the table, little else can be meant.
    return { ...best, lead: next ? best.score - next.score : 0.3 };
  };
  // What ends one deadline seldom begins another.
  const ends = new Set(elapsed.flatMap((criterion) => bestFor(criterion, new Set())?.to ?? []));
  return elapsed.flatMap((criterion): Found[] => {
    const best = bestFor(criterion, ends);
    if (!best) return [];
    return [
      {
        criterion,
        expectation: null,
        delivery: best.from,
        until: best.to,
        confidence: Math.min(0.9, 0.4 + 0.3 * best.score + 0.5 * best.lead),
        pairConfidence: null,
        reason: { code: 'map.by-stamps' },
      },
    ];
  });
}

interface Span {
  readonly from: Column;
  readonly to: Column;
}
interface Candidate extends Span {
  readonly score: number;
  readonly lead: number;
}

function stampColumn(column: Column, { rows, decode, profiles }: Table): StampColumn | null {
  if (profiles[column.index]!.filled === 0) return null;
  const times = rows.map(({ cells }) => {
    const stamp = readStamp(clean(decode(cells[column.index] ?? '')));
    return stamp ? stamp.local - (stamp.offset ?? 0) : Number.NaN;
  });
  const read = times.filter((time) => !Number.isNaN(time)).length;
  return read >= FITS * profiles[column.index]!.filled ? { column, times } : null;
}

function runsForward(from: StampColumn, to: StampColumn): boolean {
  let [forward, both] = [0, 0];
  from.times.forEach((time, row) => {
    const gap = to.times[row]! - time;
    if (Number.isNaN(gap)) return;
    both++;
    if (gap >= 0) forward++;
  });
  return both > 0 && forward >= FORWARD * both;
}

function scoreOf({ from, to }: Span, criterion: Criterion, { asked }: Table): number {
  const [begin, end] = [asked(from), asked(to)];
  return (
    alike([begin], criterion) +
    alike([end], criterion) +
    (BEGINS.test(begin) ? 0.2 : 0) -
    (BEGINS.test(end) ? 0.1 : 0) +
    (ENDS.test(end) ? 0.2 : 0)
  );
}
