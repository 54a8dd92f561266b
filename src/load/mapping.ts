// A mapping from its text: which columns of a survey are what. The columns themselves are sought in survey/; here every
// reference must make sense, and every criterion, field and label must belong to the standard where that is known.

import { kindOf } from '../core/answers/index.ts';
import type { Blank } from '../core/answers/response.ts';
import { excerpt } from '../core/errors.ts';
import type { RawColumn, RawCriterionMapping, RawMapping, RawStamp } from '../core/shapes/mapping.ts';
import { type Criterion, criteriaOf, type Standard } from '../core/standard/standard.ts';
import type {
  BlankTexts,
  ColumnRef,
  CriterionMapping,
  DateLayout,
  DropRule,
  Labels,
  LongLayout,
  Mapping,
} from '../core/survey/mapping.ts';
import { patternOf } from '../core/survey/pattern.ts';
import { isTimeZone } from '../core/time/working-time.ts';
import { unreadable } from './criteria.ts';
import { type Complain, type Loaded, load } from './loaded.ts';
import { checkStandard, unknownCriterion } from './profile.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/mapping.generated.js';
import type { Path, YamlFile } from './yaml.ts';

useValidator('mapping', validate);

/**
 * Never throws; `value` is null where any finding is an error. Without the standard, criteria and labels are taken at
 * their word.
 */
export function loadMapping(text: string, file: string, standard: Standard | null = null): Loaded<Mapping> {
  return load('mapping', text, file, (raw, complain, yaml) => build(raw, standard, complain, yaml));
}

function build(raw: RawMapping, standard: Standard | null, complain: Complain, yaml: YamlFile): Mapping {
  const reader = { complain, yaml };
  if (standard) checkStandard(raw.standard, standard, complain);
  const known = standard && new Map(criteriaOf(standard).map((criterion) => [criterion.id, criterion]));
  const labels = labelsOf(raw.labels, ['labels'], reader);
  const blanks = blanksOf(raw.blanks, raw.labels, ['blanks'], reader);
  const criteria = new Map<string, CriterionMapping>();
  for (const id of yaml.keysAt(['criteria'])) {
    const path = ['criteria', id];
    const criterion = known?.get(id);
    if (known && standard && !criterion) unknownCriterion(id, [...known.keys()], standard, complain);
    criteria.set(id, criterionOf(raw.criteria[id]!, criterion, path, reader));
  }
  if (known)
    checkLabels(
      labels,
      [...criteria.keys()].flatMap((id) => known.get(id) ?? []),
      complain,
    );
  checkUses(criteria, complain, yaml);
  return {
    format: 'svc.mapping/1',
    standard: raw.standard ?? null,
    dialect: raw.dialect ?? null,
    encoding: raw.encoding ?? null,
    delimiter: raw.delimiter ?? null,
    decimal: raw.decimal ?? null,
    headerRows: raw.headerRows ?? null,
    criteria,
    labels,
    blanks,
    importanceScale: importanceScaleOf(raw, complain),
    fields: fieldsOf(raw, reader),
    weight: designOf(raw, 'weight', reader),
    cluster: designOf(raw, 'cluster', reader),
    strata: designOf(raw, 'strata', reader),
    profile: profileOf(raw, reader),
    by: raw.by ?? [],
    ...(raw.others === undefined ? {} : { others: raw.others }),
    ...(raw.respondent === undefined ? {} : { respondent: columnOf(raw.respondent, ['respondent'], reader) }),
    ...(raw.duplicates === undefined ? {} : { duplicates: raw.duplicates }),
    ...(raw.layout === undefined ? {} : { layout: layoutOf(raw.layout, reader) }),
    ...(raw.dates === undefined ? {} : { dates: datesOf(raw.dates, complain) }),
    drop: (raw.drop ?? []).map(
      ({ column, is, reason }, i): DropRule => ({
        column: columnOf(column, ['drop', i, 'column'], reader),
        is: is.map((_, j) => yaml.writtenAt(['drop', i, 'is', j])!),
        reason,
      }),
    ),
  };
}

function layoutOf(layout: NonNullable<RawMapping['layout']>, reader: Reader): LongLayout {
  const at = (name: 'respondent' | 'item' | 'answer' | 'expectation') =>
    columnOf(layout[name]!, ['layout', name], reader);
  return {
    respondent: at('respondent'),
    item: at('item'),
    answer: at('answer'),
    expectation: layout.expectation === undefined ? null : at('expectation'),
  };
}

function datesOf(raw: NonNullable<RawMapping['dates']>, complain: Complain): DateLayout {
  const { order, pattern, zone } = { order: null, pattern: null, zone: null, ...raw };
  if (zone !== null && !isTimeZone(zone))
    complain(['dates', 'zone'], { rule: 'bad-calendar', code: 'bad-time-zone', args: { value: zone } });
  return { order, pattern, zone };
}

/** `customer:` is the field of that name, told apart because every survey may have it. */
function fieldsOf({ fields, customer }: RawMapping, reader: Reader): Mapping['fields'] {
  const named = new Map(
    reader.yaml
      .keysAt(['fields'])
      .map((name) => [name, columnOf(fields![name]!, ['fields', name], reader)] as const),
  );
  if (customer !== undefined) named.set('customer', columnOf(customer, ['customer'], reader));
  return named;
}

function designOf(raw: RawMapping, part: 'weight' | 'cluster' | 'strata', reader: Reader): ColumnRef | null {
  const column = raw[part];
  return column === undefined ? null : columnOf(column, [part], reader);
}

function profileOf({ profile }: RawMapping, reader: Reader): Mapping['profile'] {
  if (profile === undefined) return null;
  if (typeof profile === 'string')
    return { column: columnOf(profile, ['profile'], reader), values: new Map() };
  return {
    column: columnOf(profile.column, ['profile', 'column'], reader),
    values: new Map(reader.yaml.keysAt(['profile', 'values']).map((text) => [text, profile.values![text]!])),
  };
}

function importanceScaleOf({ importanceScale }: RawMapping, complain: Complain): Mapping['importanceScale'] {
  if (importanceScale === undefined) return null;
  const { min, max } = importanceScale;
  if (min >= max)
    complain(['importanceScale', 'max'], { rule: 'scale-range', code: 'scale-order', args: { min, max } });
  return { min, max };
}

interface Reader {
  readonly complain: Complain;
  readonly yaml: YamlFile;
}

function criterionOf(
  raw: RawCriterionMapping,
  criterion: Criterion | undefined,
  path: Path,
  reader: Reader,
): CriterionMapping {
  const { complain } = reader;
  const labels = labelsOf(raw.labels, [...path, 'labels'], reader);
  if (criterion)
    for (const [text, value] of labels) {
      const read = kindOf(criterion.answer).read(value, criterion.answer);
      if (!read.ok) complain([...path, 'labels', text], unreadable(read.problem));
    }
  if (raw.reversed && criterion && !kindOf(criterion.answer).line(criterion.answer))
    complain([...path, 'reversed'], {
      rule: 'reversed',
      code: 'reversed-without-scale',
      args: { id: criterion.id, kind: criterion.answer.kind },
    });
  const column = (name: 'expectation' | 'importance' | 'minimum' | 'announced') =>
    raw[name] === undefined ? null : columnOf(raw[name], [...path, name], reader);
  return {
    expectation: column('expectation'),
    ...deliveryOf(raw.delivery, criterion, [...path, 'delivery'], reader),
    importance: column('importance'),
    minimum: column('minimum'),
    announced: column('announced'),
    labels,
    blanks: blanksOf(raw.blanks, raw.labels, [...path, 'blanks'], reader),
    reversed: raw.reversed ?? false,
    ...(raw.others === undefined ? {} : { others: raw.others }),
  };
}

function deliveryOf(
  raw: RawCriterionMapping['delivery'],
  criterion: Criterion | undefined,
  path: Path,
  reader: Reader,
): Pick<CriterionMapping, 'delivery' | 'until' | 'days' | 'paused'> {
  if (typeof raw === 'string' || !('from' in raw || 'to' in raw))
    return { delivery: columnOf(raw, path, reader), until: null };
  const { from = '', to = '', paused } = raw;
  const keys = Object.keys(raw).filter((key) => key !== 'paused');
  const isBoth = keys.length === 2 && 'from' in raw && 'to' in raw;
  if (!isBoth) reader.complain(path, { rule: 'column', code: 'column-from-and-to' });
  else if (criterion && !kindOf(criterion.answer).between)
    reader.complain(path, {
      rule: 'column',
      code: 'column-times',
      args: { id: criterion.id, kind: criterion.answer.kind },
    });
  const [begin, end] = [stampOf(from, [...path, 'from'], reader), stampOf(to, [...path, 'to'], reader)];
  return {
    delivery: begin.time,
    until: end.time,
    days: [begin.date, end.date],
    paused: paused === undefined ? null : columnOf(paused, [...path, 'paused'], reader),
  };
}

function stampOf(
  raw: RawStamp,
  path: Path,
  reader: Reader,
): { readonly time: ColumnRef; readonly date: ColumnRef | null } {
  if (typeof raw === 'string' || !('date' in raw || 'time' in raw))
    return { time: columnOf(raw, path, reader), date: null };
  const { date, time } = raw;
  if (date === undefined || time === undefined || Object.keys(raw).length !== 2)
    reader.complain(path, { rule: 'column', code: 'column-date-and-time' });
  return {
    time: columnOf(time ?? '', [...path, 'time'], reader),
    date: date === undefined ? null : columnOf(date, [...path, 'date'], reader),
  };
}

function columnOf(raw: RawColumn, path: Path, { complain }: Reader): ColumnRef {
  if (typeof raw === 'string') return { by: 'header', header: raw, occurrence: null };
  const { header, column, pattern, occurrence = null } = raw;
  const ways = [header, column, pattern].filter((way) => way !== undefined).length;
  if (ways !== 1) complain(path, { rule: 'column', code: 'column-one-way' });
  if (column !== undefined) {
    if (occurrence !== null)
      complain([...path, 'occurrence'], { rule: 'column', code: 'column-occurrence' }, 'key');
    return { by: 'position', position: column };
  }
  if (pattern === undefined) return { by: 'header', header: header ?? '', occurrence };
  if (!patternOf(pattern)) complain([...path, 'pattern'], { rule: 'column', code: 'column-pattern' });
  return { by: 'pattern', pattern, occurrence };
}

/** `true` and `false` are words here: whoever labels an answer with them means yes and no. */
function labelsOf(raw: RawMapping['labels'], path: Path, { yaml }: Reader): Labels {
  const labels = new Map<string, number | string>();
  for (const text of raw ? yaml.keysAt(path) : []) {
    const value = raw![text]!;
    labels.set(text, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value);
  }
  return labels;
}

function blanksOf(
  raw: RawMapping['blanks'],
  labels: RawMapping['labels'],
  path: Path,
  reader: Reader,
): BlankTexts {
  const { complain, yaml } = reader;
  const seen = new Map<string, Path>();
  const textsOf = (blank: Blank) =>
    (raw?.[blank] ?? []).map((_, i) => {
      const at = [...path, blank, i];
      const text = yaml.writtenAt(at)!;
      const before = seen.get(text);
      if (before)
        complain(at, {
          rule: 'cell-text',
          code: 'blank-twice',
          args: { text: excerpt(text), line: yaml.place(before).line },
        });
      else if (labels && Object.hasOwn(labels, text))
        complain(at, { rule: 'cell-text', code: 'blank-and-label', args: { text: excerpt(text) } });
      seen.set(text, before ?? at);
      return text;
    });
  return {
    'not-shown': textsOf('not-shown'),
    skipped: textsOf('skipped'),
    'dont-know': textsOf('dont-know'),
    'not-applicable': textsOf('not-applicable'),
  };
}

/** A label for all criteria must be an answer to one of them at least. */
function checkLabels(labels: Labels, criteria: readonly Criterion[], complain: Complain): void {
  if (criteria.length === 0) return;
  for (const [text, value] of labels) {
    const problems = criteria.map(({ answer }) => kindOf(answer).read(value, answer));
    const first = problems[0]!;
    if (!first.ok && problems.every(({ ok }) => !ok)) complain(['labels', text], unreadable(first.problem));
  }
}

/** Two criteria read from one column: nearly always a slip of copying. */
function checkUses(
  criteria: ReadonlyMap<string, CriterionMapping>,
  complain: Complain,
  yaml: YamlFile,
): void {
  const used = new Map<string, Path>();
  for (const [id, mapping] of criteria)
    for (const side of ['expectation', 'delivery'] as const) {
      const column = mapping[side];
      // A deadline runs from a stamp that others run from too, and options of one question have labels of their own.
      if (!column || mapping.until || mapping.labels.size > 0) continue;
      const path = ['criteria', id, side];
      const name = JSON.stringify(column);
      const before = used.get(name);
      if (before)
        complain(path, {
          rule: 'column',
          code: 'column-twice',
          level: 'warning',
          args: { line: yaml.place(before).line },
        });
      else used.set(name, path);
    }
}
