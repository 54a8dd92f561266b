// How a column writes its dates, found from all that is seen of it: one pattern that reads every cell, its order of day and month
// settled by a day above 12. Luxon says what a pattern means; where it and our reader differ, the pattern is not taken.

import { DateTime } from 'luxon';
import type { DateLayout } from '../core/survey/mapping.ts';
import { readStamp } from '../core/time/working-time.ts';
import { monthNamed, SERIAL, stampReader } from './stamp-pattern.ts';

export type Order = 'dmy' | 'mdy' | 'ymd';

export type Settled =
  | { readonly state: 'settled'; readonly pattern: string | null; readonly order: Order | null }
  /** Every cell reads in two orders. */
  | { readonly state: 'ambiguous'; readonly example: string; readonly patterns: readonly string[] }
  | { readonly state: 'unknown' };

const DATES: readonly (readonly [Order, string])[] = [
  ...['yyyy-M-d', 'yyyy/M/d', 'yyyy.M.d', 'yyyyMMdd'].map((one) => ['ymd', one] as const),
  ...['d.M.yyyy', 'd/M/yyyy', 'd-M-yyyy', 'd.M.yy', 'd/M/yy', 'd-M-yy', 'd M yyyy'].map(
    (one) => ['dmy', one] as const,
  ),
  ...['M/d/yyyy', 'M-d-yyyy', 'M.d.yyyy', 'M/d/yy', 'M-d-yy'].map((one) => ['mdy', one] as const),
  // A month by its name leaves nothing open.
  ...['d MMM yyyy', 'd-MMM-yyyy', 'd/MMM/yyyy', 'd.MMM.yyyy', 'd MMM yy', 'd-MMM-yy', 'd/MMM/yy'].map(
    (one) => ['dmy', one] as const,
  ),
  ...['d MMM, yyyy', 'd. MMM yyyy', "d 'de' MMM 'de' yyyy", "d MMM yyyy 'г.'"].map(
    (one) => ['dmy', one] as const,
  ),
  ...['MMM d, yyyy', 'MMM d yyyy', 'MMM-d-yyyy'].map((one) => ['mdy', one] as const),
  ...['yyyy-MMM-d', 'yyyy MMM d'].map((one) => ['ymd', one] as const),
];
const WEEKDAYS = ['', 'EEE, ', 'EEE '];
/** What follows the day: how it is joined, the time of day, an offset. */
const TIME =
  /(?<=[\d.г])(T|,?\s+(?:(?:at|в|um|à|o|-)\s+)?)(\d{1,2})([:.])\d{2}(?:(:)\d{2}(?:([.,])\d{1,9})?)?(\s?)([AaPp]\.?\s?[Mm]\.?)?(\s?)(Z|z|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?|GMT|UTC)?$/u;

/** The pattern of what follows the day in a text; empty where it is the day alone. */
function tailOf(text: string): string {
  const found = TIME.exec(text);
  if (!found) return '';
  const [, joint, , sep, seconds, fraction, gap, half, space, zone] = found;
  return [
    joint!.replace(/\p{L}+/u, "'$&'").replace(/\s+/g, ' '),
    half === undefined ? `H${sep}mm` : `h${sep}mm`,
    seconds === undefined ? '' : ':ss',
    fraction === undefined ? '' : `${fraction}SSS`,
    half === undefined ? '' : `${gap}a`,
    zone === undefined ? '' : `${half === undefined ? gap : space}ZZ`,
  ].join('');
}

/** `texts` are the distinct cells of a column, blanks left out; `said` is what the mapping says of dates. */
export function settleDates(texts: readonly string[], said: DateLayout | null): Settled {
  if (texts.length === 0) return { state: 'unknown' };
  if (said?.pattern) return { state: 'settled', pattern: said.pattern, order: said.order };
  // What is clear by itself needs no pattern.
  if (texts.every((text) => readStamp(text) !== null))
    return { state: 'settled', pattern: null, order: null };
  const tails = new Set(texts.slice(0, ASKED).map(tailOf));
  const known = [...tails].flatMap(patterns);
  const fits = known.filter(({ reads }) => texts.every((text) => reads(text) !== null));
  if (fits.length === 0) {
    const most = readByMost(texts, known);
    if (most) return settleDates(most, said);
  }
  const wanted = said?.order ? fits.filter(({ order }) => order === said.order) : fits;
  const best = wanted[0];
  if (!best)
    return texts.every((text) => stampReader(SERIAL)!(text) !== null)
      ? { state: 'settled', pattern: SERIAL, order: null }
      : { state: 'unknown' };
  // Two orders that read every cell alike leave nothing open.
  const other = wanted.find(
    ({ order, reads }) =>
      order !== best.order && texts.some((text) => reads(text)!.local !== best.reads(text)!.local),
  );
  if (other) return { state: 'ambiguous', example: texts[0]!, patterns: [best.pattern, other.pattern] };
  return isAgreed(best.pattern, texts)
    ? { state: 'settled', pattern: best.pattern, order: best.order }
    : { state: 'unknown' };
}

/** Cells that are no dates at all are for whoever reads them; what most of the others are written like settles the rest. */
const MOST_OF_THEM = 0.8;

function readByMost(texts: readonly string[], known: readonly Known[]): readonly string[] | null {
  const readable = known.map(({ reads }) => texts.filter((text) => reads(text) !== null));
  const most = Math.max(...readable.map(({ length }) => length));
  if (most === texts.length || most < MOST_OF_THEM * texts.length) return null;
  const best = readable.filter(({ length }) => length === most);
  return texts.filter((text) => best.some((one) => one.includes(text)));
}

interface Known {
  readonly order: Order;
  readonly pattern: string;
  readonly reads: NonNullable<ReturnType<typeof stampReader>>;
}

const patterns = (tail: string): readonly Known[] =>
  DATES.flatMap(([order, date]) =>
    WEEKDAYS.map((weekday): Known => {
      const pattern = `${weekday}${date}${tail}`;
      return { order, pattern, reads: stampReader(pattern)! };
    }),
  );

/** Looked at by the library: enough to find a difference. */
const ASKED = 20;

function isAgreed(pattern: string, texts: readonly string[]): boolean {
  const reads = stampReader(pattern)!;
  // What luxon would read by one language's names, or by a name of a zone, is put in figures.
  const inFigures = pattern
    .replace(/EEE,? /, '')
    .replace('MMM', 'M')
    .replace(/ ?ZZ$/, '')
    .replace(/(?<=[ms])a$/, ' a');
  return texts.slice(0, ASKED).every((text) => {
    const bare = text
      .replace(/^[\p{L}.]{2,12},? (?=\d|\p{L})/u, (day) => (pattern.startsWith('EEE') ? '' : day))
      .replace(/\s*(?:Z|z|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?|GMT|UTC)$/, (zone) =>
        pattern.endsWith('ZZ') ? '' : zone,
      )
      .replace(/(\d)\s?([AaPp])\.?\s?[Mm]\.?$/, '$1 $2M')
      // The dot of `13.Feb.2026` is the pattern's, that of `13 Feb. 2026` the name's.
      .replace(/\p{L}[\p{L}.]{2,11}(?<!\.(?=\d))/u, (name) => String(monthNamed(name) ?? name))
      .replace(/\s+/g, ' ');
    const theirs = DateTime.fromFormat(
      bare.replace(/ ([ap])m$/i, (half) => half.toUpperCase()),
      inFigures,
      {
        zone: 'utc',
        locale: 'en',
      },
    );
    return theirs.isValid && theirs.toMillis() === reads(text)!.local;
  });
}
