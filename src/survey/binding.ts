// A mapping held against a header: which column is what, or findings at the mapping's own lines; and for each column a
// reader that turns the text of a cell into a value or a blank.

import type { Finding, Message, Place } from '../core/errors.ts';
import { compareFindings, didYouMean, excerpt, findingAt } from '../core/errors.ts';
import type { Scheme, SchemeCriterion } from '../core/standard/scheme.ts';
import { clean, normalized } from '../core/standard/text.ts';
import { nearest } from '../core/suggest.ts';
import type { ColumnRef, CriterionMapping, Mapping } from '../core/survey/mapping.ts';
import { type Period, periodAsked, periodOf } from '../core/time/period.ts';
import { readStamp } from '../core/time/working-time.ts';
import type { CellReader, SpanReader } from './cell.ts';
import { answerReader, spanReader, withheldReader, yesNoReader } from './cell.ts';
import type { Column } from './dialects/dialect.ts';
import { find, type Missing } from './find-column.ts';
import { stampReader } from './stamp-pattern.ts';
import type {
  BoundSupplement,
  DesignPart,
  ImportanceColumn,
  SupplementColumn,
  SupplementWishes,
} from './supplement.ts';
import { boundSupplement, DESIGN, importanceReader, NO_WISHES, weightReader } from './supplement.ts';

/** A mapping, the file it came from, and where in it things stand. */
export interface MappingFile {
  readonly mapping: Mapping;
  readonly file: string;
  /** What to call it in a sentence. */
  readonly name: string;
  place(path: readonly (string | number)[], of?: 'value' | 'key'): Place;
  /** Of a mapping that is made of the columns there are: what it comes to; null where none of them is known. */
  forColumns?(columns: readonly Column[]): MappingFile | null;
}

export interface BoundColumn {
  readonly column: Column;
  readonly read: CellReader;
}

export interface BoundCriterion {
  /** In the scheme. */
  readonly position: number;
  readonly expectation: BoundColumn | null;
  readonly delivery: BoundColumn;
  /** Where the delivery is the time between two stamps: the column of the second, `delivery` being that of the first. */
  readonly until: BoundSpan | null;
  /** Reads 1 where the customer was told of an over-delivery, 0 where not. */
  readonly announced: BoundColumn | null;
}

export interface BoundSpan {
  readonly column: Column;
  readonly read: SpanReader;
  /** Of the days of the two stamps, where these stand apart. */
  readonly days: readonly [Column, Column] | null;
  readonly paused: Column | null;
}

export interface BoundField {
  readonly name: string;
  readonly column: Column;
}

/** What rows are grouped by. */
export interface BoundGroup {
  readonly name: string;
  /** Null where it is the same in all rows of the file: then `fact` says it. */
  readonly column: Column | null;
  readonly fact: string | null;
  /** What the cells are put together by, where not by their own texts; null leaves these as they are. */
  readonly read: ((text: string) => string) | null;
}

/** What to group by, as it was said, and what is known of every row of the file but its cells. */
export interface GroupsAsked {
  /** Names of the mapping's fields or headers, periods of them, or facts; null leaves it to the mapping. */
  readonly by: readonly string[] | null;
  readonly facts: ReadonlyMap<string, string>;
}

export interface Binding {
  /** In the order of the scheme; criteria that the survey did not ask are left out. */
  readonly criteria: readonly BoundCriterion[];
  readonly drop: readonly {
    readonly column: Column;
    readonly is: ReadonlySet<string>;
    readonly reason: string;
  }[];
  readonly fields: readonly BoundField[];
  readonly by: readonly BoundGroup[];
  /** The column that the mapping says tells respondents apart. */
  readonly respondent: Column | null;
  /** Where the profile of a row stands; null where one is for all. */
  readonly profile: BoundField | null;
  /** What is to be read of a supplement; null where nothing is. */
  readonly supplement: BoundSupplement | null;
  readonly warnings: readonly Finding[];
  readonly notes: readonly Message[];
}

export type Bound = { readonly binding: Binding } | { readonly findings: readonly Finding[] };

/** What binding gathers as it goes. */
interface Ledger {
  readonly file: MappingFile;
  readonly columns: readonly Column[];
  readonly findings: Finding[];
  readonly warnings: Finding[];
  readonly importance: ImportanceColumn[];
  readonly minimum: SupplementColumn[];
}
type Path = readonly (string | number)[];

/**
 * Every fault is found, not only the first. The mapping was loaded with the scheme's standard. Without `profileBy`, the column of
 * profiles is that of the mapping. A name given on the command line that is not there comes back as `unknown`.
 */
export function bind(
  file: MappingFile,
  scheme: Scheme,
  columns: readonly Column[],
  { by, facts }: GroupsAsked,
  profileBy: string | null = null,
  wishes: SupplementWishes = NO_WISHES,
): Bound | { readonly unknown: string; readonly hint: Message | undefined } {
  const { mapping } = file;
  const ledger: Ledger = { file, columns, findings: [], warnings: [], importance: [], minimum: [] };
  const criteria = boundCriteria(scheme, ledger);
  const fields = [...mapping.fields].flatMap(([name, ref]): BoundField[] => {
    const column = columnOf(ref, ['fields', name], ledger);
    return column ? [{ name, column }] : [];
  });
  const drop = mapping.drop.flatMap((rule, i): Binding['drop'][number][] => {
    const column = columnOf(rule.column, ['drop', i, 'column'], ledger);
    return column ? [{ column, is: new Set(rule.is.map(normalized)), reason: rule.reason }] : [];
  });
  const respondent = respondentColumn(ledger);
  const grouping = groupFinder(fields, facts, ledger);
  const groups = by === null ? mappedGroups(grouping, ledger) : askedGroups(by, fields, grouping);
  const profile = profileBy === null ? mappedProfile(ledger) : groupNamed(profileBy, fields, columns);
  if (ledger.findings.length > 0) return { findings: ledger.findings.sort(compareFindings) };
  if ('unknown' in groups) return groups;
  if (profile && !('column' in profile)) return { unknown: profileBy!, hint: profile.issue.hint };
  const design = designColumns(wishes, fields, ledger);
  if (ledger.findings.length > 0) return { findings: ledger.findings.sort(compareFindings) };
  if ('unknown' in design) return design;
  const { weight, cluster, strata } = design;
  return {
    binding: {
      criteria,
      drop,
      fields,
      by: groups,
      respondent,
      profile,
      supplement: boundSupplement(
        scheme,
        ledger.importance,
        ledger.minimum,
        { weight: weight && { column: weight, read: weightReader(mapping) }, cluster, strata },
        wishes,
      ),
      warnings: ledger.warnings,
      notes: notesOf(criteria, scheme),
    },
  };
}

/** The columns of the design: as the command line names them, else as the mapping does. */
function designColumns(
  wishes: SupplementWishes,
  fields: readonly BoundField[],
  ledger: Ledger,
): Record<DesignPart, Column | null> | { readonly unknown: string; readonly hint: Message | undefined } {
  const found: Record<DesignPart, Column | null> = { weight: null, cluster: null, strata: null };
  for (const part of DESIGN) {
    const said = wishes[part];
    const ref = ledger.file.mapping[part];
    if (said !== null) {
      const named = groupNamed(said, fields, ledger.columns);
      if (!('column' in named)) return { unknown: said, hint: named.issue.hint };
      found[part] = named.column;
    } else if (ref) found[part] = columnOf(ref, [part], ledger);
  }
  return found;
}

function mappedProfile(ledger: Ledger): BoundField | null {
  const { profile } = ledger.file.mapping;
  if (profile === null) return null;
  // Written as a header alone, it has no path below it; its place is the same.
  const column = columnOf(profile.column, ['profile'], ledger);
  return column && { name: 'profile', column };
}

function columnOf(ref: ColumnRef, path: Path, { file, columns, findings }: Ledger): Column | null {
  const found = find(ref, columns);
  if ('column' in found) return found.column;
  findings.push(findingAt(file.file, file.place(path), { rule: 'mapped-column', ...found.issue }));
  return null;
}

function boundCriteria(scheme: Scheme, ledger: Ledger): BoundCriterion[] {
  const { file, findings } = ledger;
  const positions = new Map(scheme.criteria.map(({ id }, i) => [id, i]));
  const used = new Map<number, ColumnRef>();
  const criteria: BoundCriterion[] = [];
  const readers = new Map<string, CellReader>();
  /** Criteria with the same answers and no words of their own share a reader, so that what it reads is remembered once. */
  const readerOf = (criterion: SchemeCriterion, mapped: CriterionMapping): CellReader => {
    if (mapped.withheld) return withheldReader;
    const make = () => answerReader(criterion, mapped, file.mapping);
    const { labels, blanks, reversed } = mapped;
    if (labels.size > 0 || Object.values(blanks).some((texts) => texts.length > 0)) return make();
    const name = JSON.stringify([criterion.answer, reversed]);
    const read = readers.get(name) ?? make();
    readers.set(name, read);
    return read;
  };
  for (const [id, mapped] of file.mapping.criteria) {
    const position = positions.get(id);
    if (position === undefined) throw new Error(`the mapping was not loaded with its standard: ${id}`);
    const criterion = scheme.criteria[position]!;
    const path = ['criteria', id];
    if (!mapped.expectation && criterion.scored && criterion.expect === null)
      findings.push(
        findingAt(file.file, file.place(path, 'key'), {
          rule: 'expectation-nowhere',
          code: 'expectation-nowhere',
          args: { id },
          hint: { code: 'give-expectation' },
        }),
      );
    const side = (
      name: 'expectation' | 'delivery' | 'importance' | 'minimum' | 'announced',
    ): Column | null => {
      const ref = mapped[name];
      const isSpan = name === 'delivery' && mapped.until !== null;
      const column = ref && columnOf(ref, isSpan ? [...path, name, 'from'] : [...path, name], ledger);
      if (column && !isSpan && (name === 'expectation' || name === 'delivery'))
        noteUse(column, ref, [...path, name], used, ledger);
      return column;
    };
    const [expectation, delivery] = [side('expectation'), side('delivery')];
    const [importance, minimum] = [side('importance'), side('minimum')];
    const announced = side('announced');
    const until = mapped.until && spanOf(criterion, mapped, path, ledger);
    if (!delivery) continue;
    const read = readerOf(criterion, mapped);
    if (minimum) ledger.minimum.push({ position, column: minimum, read });
    if (importance) {
      const rated = importanceReader(criterion, mapped, file.mapping);
      if (rated) ledger.importance.push({ position, column: importance, ...rated });
      else findings.push(withoutScale(id, file));
    }
    criteria.push({
      position,
      delivery: { column: delivery, read },
      until,
      expectation: expectation && { column: expectation, read },
      announced: announced && { column: announced, read: yesNoReader(file.mapping) },
    });
  }
  return criteria.sort((a, b) => a.position - b.position);
}

function spanOf(
  criterion: SchemeCriterion,
  mapped: CriterionMapping,
  path: Path,
  ledger: Ledger,
): BoundSpan | null {
  const at = (ref: ColumnRef | null | undefined, ...key: readonly string[]) =>
    ref ? columnOf(ref, [...path, 'delivery', ...key], ledger) : null;
  const column = at(mapped.until, 'to');
  const days = [at(mapped.days?.[0], 'from', 'date'), at(mapped.days?.[1], 'to', 'date')] as const;
  const day = days[0] ?? days[1];
  return (
    column && {
      column,
      read: mapped.withheld ? withheldReader : spanReader(criterion, mapped, ledger.file.mapping),
      days: day && [days[0] ?? day, days[1] ?? day],
      paused: at(mapped.paused, 'paused'),
    }
  );
}

const withoutScale = (id: string, file: MappingFile): Finding =>
  findingAt(file.file, file.place(['criteria', id, 'importance']), {
    rule: 'mapped-column',
    code: 'importance-without-scale',
    args: { id },
    hint: { code: 'importance-scale' },
  });

/** One column read for two things is nearly always a slip. Where both are written the same, the loader has said so. */
function noteUse(
  column: Column,
  ref: ColumnRef,
  path: Path,
  used: Map<number, ColumnRef>,
  { file, warnings }: Ledger,
): void {
  const before = used.get(column.index);
  used.set(column.index, ref);
  if (!before || JSON.stringify(before) === JSON.stringify(ref)) return;
  warnings.push(
    findingAt(file.file, file.place(path), {
      rule: 'mapped-column',
      level: 'warning',
      code: 'column-used-twice',
      args: { column: column.index + 1, header: excerpt(column.header) },
    }),
  );
}

const groupNamed = (
  name: string,
  fields: readonly BoundField[],
  columns: readonly Column[],
): BoundField | Missing => {
  const field = fields.find((one) => one.name === name);
  if (field) return field;
  const found = find({ by: 'header', header: name, occurrence: null }, columns);
  return 'column' in found ? { name, column: found.column } : found;
};

/** Of rows that hold one answer each, the column by which they are put together. */
function respondentColumn(ledger: Ledger): Column | null {
  const { respondent, layout } = ledger.file.mapping;
  if (respondent) return columnOf(respondent, ['respondent'], ledger);
  const found = layout ? find(layout.respondent, ledger.columns) : null;
  return found && 'column' in found ? found.column : null;
}

type GroupFinder = (name: string) => BoundGroup | Missing;

/** A field or a header goes before a fact of that name, and a header that looks like a period before the period. */
function groupFinder(
  fields: readonly BoundField[],
  facts: ReadonlyMap<string, string>,
  { columns, file: { mapping } }: Ledger,
): GroupFinder {
  return (name) => {
    const found = groupNamed(name, fields, columns);
    if ('column' in found) return { ...found, fact: null, read: null };
    const fact = facts.get(name);
    if (fact !== undefined) return { name, column: null, fact, read: null };
    const asked = periodAsked(name);
    if (!asked) return found;
    const of = groupNamed(asked.of, fields, columns);
    if (!('column' in of)) return of;
    return {
      name,
      column: of.column,
      fact: null,
      read: periodReader(asked.period, mapping.periods?.get(asked.of)),
    };
  };
}

/** What cannot be read as a moment is a group of its own. */
export const NO_PERIOD = '?';

function periodReader(period: Period, pattern: string | null | undefined): (text: string) => string {
  const read = (pattern ? stampReader(pattern) : null) ?? readStamp;
  return (text) => {
    const moment = clean(text);
    if (moment === '') return '';
    const stamp = read(moment);
    return stamp ? periodOf(period, stamp.local) : NO_PERIOD;
  };
}

function mappedGroups(find: GroupFinder, { file, findings }: Ledger): BoundGroup[] {
  return file.mapping.by.flatMap((name, i): BoundGroup[] => {
    const found = find(name);
    if ('column' in found) return [found];
    // A field whose column is missing has been told of.
    if (!file.mapping.fields.has(name))
      findings.push(findingAt(file.file, file.place(['by', i]), { rule: 'mapped-column', ...found.issue }));
    return [];
  });
}

/** What stands between commas is a name of its own, unless the whole is one: a header may hold commas. */
function askedGroups(
  by: readonly string[],
  fields: readonly BoundField[],
  find: GroupFinder,
): BoundGroup[] | { readonly unknown: string; readonly hint: Message | undefined } {
  const names = by.flatMap((said) =>
    'column' in find(said) ? [said] : said.split(',').map((name) => name.trim()),
  );
  const groups: BoundGroup[] = [];
  for (const name of new Set(names)) {
    const found = find(name);
    if (!('column' in found)) {
      const near = nearest(
        name,
        fields.map((field) => field.name),
      );
      return { unknown: name, hint: near === undefined ? found.issue.hint : didYouMean(near) };
    }
    groups.push(found);
  }
  return groups;
}

function notesOf(criteria: readonly BoundCriterion[], scheme: Scheme): Message[] {
  const asked = new Set(criteria.map(({ position }) => position));
  const notAsked = scheme.criteria.filter(({ scored }, i) => scored && !asked.has(i)).map(({ id }) => id);
  const notes: Message[] = [];
  if (notAsked.length > 0)
    notes.push({
      code: 'survey.not-mapped',
      args: { count: notAsked.length, criteria: notAsked.join(', ') },
    });
  return notes;
}
