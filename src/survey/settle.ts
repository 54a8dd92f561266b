// What a mapping leaves to be found in the file's own cells: how its time stamps are written, and which column holds their day where
// they are times alone.

import { excerpt, type Message, UserError } from '../core/errors.ts';
import { clean, normalized } from '../core/standard/text.ts';
import type { ColumnRef, CriterionMapping } from '../core/survey/mapping.ts';
import { periodAsked } from '../core/time/period.ts';
import { readStamp } from '../core/time/working-time.ts';
import type { MappingFile } from './binding.ts';
import type { Order, Settled } from './dates.ts';
import type { Column } from './dialects/dialect.ts';
import { encodingOf } from './encoding.ts';
import { find } from './find-column.ts';
import { type Layout, type Survey, textOf } from './open.ts';
import { stampReader } from './stamp-pattern.ts';

/** Distinct texts of a column that are looked at. */
const MOST = 5_000;
const TIME_ALONE = /^\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?$/iu;
const CALLED_DAY = /date|day|дата|день|datum|fecha|jour|data|tarih|日|날짜|tanggal|تاريخ/iu;

/** Throws a UserError where dates can be read in two orders. Only mappings with time stamps are looked at. */
export async function settled(
  file: MappingFile,
  { layout, sample }: Pick<Survey, 'layout' | 'sample'>,
  by: readonly string[] | null = null,
): Promise<{ readonly file: MappingFile; readonly notes: readonly Message[] }> {
  const spans = [...file.mapping.criteria].filter(([, { until }]) => until !== null);
  const periods = (by ?? file.mapping.by)
    .flatMap((said) => [said, ...said.split(',')])
    .flatMap((name) => periodAsked(name)?.of ?? []);
  if (spans.length === 0 && periods.length === 0) return { file, notes: [] };
  const textsOf = textsIn(layout, file, sample());
  const areStamps = (texts: readonly string[]) => texts.every((text) => readStamp(text) !== null);
  const at = (ref: ColumnRef | null | undefined): Column | null => {
    const found = ref && find(ref, layout.columns);
    return found && 'column' in found ? found.column : null;
  };
  const notes = new Map<string, Message>();
  const criteria = new Map(file.mapping.criteria);
  let dates: typeof import('./dates.ts') | null = null;
  /** An order settled by one column is that of the file. */
  let order: Order | null = file.mapping.dates?.order ?? null;
  const settle = async (column: Column, texts: readonly string[]): Promise<string | null> => {
    if (texts.length === 0 || (areStamps(texts) && !file.mapping.dates?.pattern)) return null;
    dates ??= await import('./dates.ts');
    const said = file.mapping.dates ?? null;
    const once = dates.settleDates(texts, said);
    const found: Settled =
      once.state === 'ambiguous' && order !== null
        ? dates.settleDates(texts, { pattern: null, zone: null, ...said, order })
        : once;
    if (found.state === 'ambiguous') throw ambiguous(layout, column, found.example);
    if (found.state !== 'settled') return null;
    // What reads in one order only by its day says so for the others.
    if (found.order !== null && /^(?:d.M.y|M.d.y)/.test(found.pattern ?? '')) order ??= found.order;
    return found.pattern;
  };
  const both = (...columns: readonly (Column | null)[]) => [
    ...new Set(columns.flatMap((column) => (column ? textsOf(column) : []))),
  ];
  for (const [id, mapped] of spans) {
    const [from, to] = [at(mapped.delivery), at(mapped.until)];
    if (!from || !to) continue;
    let { days } = mapped;
    const texts = both(from, to);
    if (
      !days?.some((day) => day !== null) &&
      texts.length > 0 &&
      texts.every((text) => TIME_ALONE.test(text))
    ) {
      const day = await dayColumn(layout.columns, textsOf);
      if (day) {
        const ref: ColumnRef = { by: 'position', position: day.index + 1 };
        days = [ref, ref];
        notes.set(`day ${day.index}`, { code: 'survey.day-column', args: { header: excerpt(day.header) } });
      }
    }
    const [fromDay, toDay] = [at(days?.[0]), at(days?.[1])];
    const stamps = [fromDay ?? toDay ?? from, toDay ?? fromDay ?? to] as const;
    const whole = both(...stamps);
    // Two columns of one tool are written alike, and settle each other's order.
    const together = await settle(stamps[0], whole);
    const patterns: CriterionMapping['patterns'] =
      together !== null || areStamps(whole)
        ? [together, together]
        : [await settle(stamps[0], textsOf(stamps[0])), await settle(stamps[1], textsOf(stamps[1]))];
    criteria.set(id, { ...mapped, ...(days ? { days } : {}), patterns });
  }
  const patterns = new Map<string, string | null>();
  for (const name of new Set(periods)) {
    const column = at(file.mapping.fields.get(name) ?? { by: 'header', header: name, occurrence: null });
    if (!column) continue;
    const texts = textsOf(column);
    const pattern = await settle(column, texts);
    const read = (pattern === null ? null : stampReader(pattern)) ?? readStamp;
    if (texts.length > 0 && !texts.some((text) => read(text) !== null))
      throw new UserError(
        'period-of-no-date',
        { file: layout.name, header: excerpt(column.header), example: excerpt(texts[0]!) },
        { hint: { code: 'say-dates' } },
      );
    patterns.set(name, pattern);
  }
  return {
    file: { ...file, mapping: { ...file.mapping, criteria, periods: patterns } },
    notes: [...notes.values()],
  };
}

/** The one column of days; of several, the one that is called so. */
async function dayColumn(
  columns: readonly Column[],
  textsOf: (column: Column) => readonly string[],
): Promise<Column | null> {
  const { settleDates } = await import('./dates.ts');
  const days = columns.filter((column) => {
    const texts = textsOf(column);
    if (texts.length === 0 || !texts.every((text) => /\d/.test(text) && !/\d:\d/.test(text))) return false;
    const found = settleDates(texts, null);
    return found.state === 'ambiguous' || (found.state === 'settled' && found.pattern !== 'serial');
  });
  const called = days.filter(({ header }) => CALLED_DAY.test(header));
  return days.length === 1 ? days[0]! : called.length === 1 ? called[0]! : null;
}

function textsIn(
  { encoding, blanks }: Layout,
  { mapping }: MappingFile,
  rows: readonly { readonly cells: readonly string[] }[],
): (column: Column) => readonly string[] {
  const codec = encodingOf(encoding.name);
  const none = new Set(
    [...Object.values(blanks), ...Object.values(mapping.blanks)].flatMap((texts) =>
      (texts ?? []).map(normalized),
    ),
  );
  const known = new Map<Column, readonly string[]>();
  return (column) => {
    let texts = known.get(column);
    if (!texts) {
      const raw = new Set<string>();
      for (const { cells } of rows) {
        raw.add(cells[column.index] ?? '');
        if (raw.size > MOST) break;
      }
      texts = [...new Set([...raw].map((cell) => clean(textOf(cell, codec))))].filter(
        (text) => text !== '' && !none.has(normalized(text)),
      );
      known.set(column, texts);
    }
    return texts;
  };
}

const ambiguous = ({ name }: Layout, { header }: Column, example: string): UserError =>
  new UserError(
    'dates-ambiguous',
    { file: name, header: excerpt(header), example: excerpt(example) },
    { hint: { code: 'say-dates' } },
  );
