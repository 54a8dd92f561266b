// A mapping held against a header: which column is what, or findings at the mapping's own lines; and for each column a
// reader that turns the text of a cell into a value or a blank.

import type { Finding, Message } from '../core/errors.ts';
import type { ColumnRef, Mapping } from '../core/mapping.ts';
import type { Scheme } from '../core/scheme.ts';
import { nearest } from '../core/suggest.ts';
import type { CellReader } from './cell.ts';
import { answerReader, fold } from './cell.ts';
import type { Column } from './dialects/dialect.ts';
import type { Place } from './issues.ts';
import { excerpt, issueAt } from './issues.ts';

/** A mapping, the file it came from, and where in it things stand. */
export interface MappingFile {
  readonly mapping: Mapping;
  readonly file: string;
  /** What to call it in a sentence. */
  readonly name: string;
  place(path: readonly (string | number)[], of?: 'value' | 'key'): Place;
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
}

export interface BoundField {
  readonly name: string;
  readonly column: Column;
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
  readonly by: readonly BoundField[];
  readonly warnings: readonly Finding[];
  readonly notes: readonly Message[];
}

export type Bound = { readonly binding: Binding } | { readonly findings: readonly Finding[] };

/**
 * Every fault is found, not only the first. The mapping was loaded with the scheme's standard. `by` are names of the mapping's fields or headers; null leaves it to the
 * mapping. A name given on the command line that is not there comes back as `unknown`.
 */
export function bind(
  file: MappingFile,
  scheme: Scheme,
  columns: readonly Column[],
  by: readonly string[] | null,
): Bound | { readonly unknown: string; readonly hint: Message | undefined } {
  const { mapping } = file;
  const findings: Finding[] = [];
  const warnings: Finding[] = [];
  const complain = (
    path: readonly (string | number)[],
    issue: Omit<Parameters<typeof issueAt>[2], 'rule'> & { rule?: string },
    of: 'value' | 'key' = 'value',
  ) => {
    findings.push(issueAt(file.file, file.place(path, of), { rule: issue.rule ?? issue.code, ...issue }));
  };
  const columnOf = (ref: ColumnRef, path: readonly (string | number)[]): Column | null => {
    const found = find(ref, columns);
    if ('column' in found) return found.column;
    complain(path, { rule: 'mapped-column', ...found.issue });
    return null;
  };

  const positions = new Map(scheme.criteria.map(({ id }, i) => [id, i]));
  const criteria: BoundCriterion[] = [];
  const used = new Map<number, ColumnRef>();
  let importances = 0;
  for (const [id, mapped] of mapping.criteria) {
    const path = ['criteria', id] as const;
    const position = positions.get(id);
    if (position === undefined) throw new Error(`the mapping was not loaded with its standard: ${id}`);
    const criterion = scheme.criteria[position]!;
    if (!mapped.expectation && criterion.scored && criterion.expect === null)
      complain(
        path,
        { code: 'expectation-nowhere', args: { id }, hint: { code: 'give-expectation' } },
        'key',
      );
    const delivery = columnOf(mapped.delivery, [...path, 'delivery']);
    const expectation = mapped.expectation && columnOf(mapped.expectation, [...path, 'expectation']);
    if (mapped.importance && columnOf(mapped.importance, [...path, 'importance'])) importances++;
    for (const [side, column, ref] of [
      ['expectation', expectation, mapped.expectation],
      ['delivery', delivery, mapped.delivery],
    ] as const) {
      if (!column || !ref) continue;
      const before = used.get(column.index);
      // Where both are written the same, the loader has said so.
      if (before && JSON.stringify(before) !== JSON.stringify(ref))
        warnings.push(
          issueAt(file.file, file.place([...path, side]), {
            rule: 'mapped-column',
            level: 'warning',
            code: 'column-used-twice',
            args: { column: column.index + 1, header: excerpt(column.header) },
          }),
        );
      used.set(column.index, ref);
    }
    if (!delivery) continue;
    const read = answerReader(criterion, mapped, mapping);
    criteria.push({
      position,
      delivery: { column: delivery, read },
      expectation: expectation && { column: expectation, read },
    });
  }

  const fields: BoundField[] = [];
  for (const [name, ref] of mapping.fields) {
    const column = columnOf(ref, ['fields', name]);
    if (column) fields.push({ name, column });
  }
  const drop: Binding['drop'][number][] = [];
  for (const [i, rule] of mapping.drop.entries()) {
    const column = columnOf(rule.column, ['drop', i, 'column']);
    if (column) drop.push({ column, is: new Set(rule.is.map(fold)), reason: rule.reason });
  }
  const groupOf = (name: string): BoundField | Missing => {
    const field = fields.find((one) => one.name === name);
    if (field) return field;
    const found = find({ by: 'header', header: name, occurrence: null }, columns);
    return 'column' in found ? { name, column: found.column } : found;
  };
  const groups: BoundField[] = [];
  for (const [i, said] of (by ?? mapping.by).entries()) {
    const whole = groupOf(said);
    // A header may hold commas; only what is none is a list.
    const names = by === null || 'column' in whole ? [said] : said.split(',').map((name) => name.trim());
    for (const name of names) {
      const found = groupOf(name);
      if ('name' in found) {
        if (!groups.some((group) => group.name === found.name)) groups.push(found);
      } else if (mapping.fields.has(name)) continue;
      else if (by === null) complain(['by', i], { rule: 'mapped-column', ...found.issue });
      else if (findings.length === 0)
        return { unknown: name, hint: groupHint(name, found.issue.hint, fields) };
    }
  }
  if (findings.length > 0) return { findings };

  criteria.sort((a, b) => a.position - b.position);
  const asked = new Set(criteria.map(({ position }) => position));
  const notAsked = scheme.criteria.filter(({ scored }, i) => scored && !asked.has(i)).map(({ id }) => id);
  const notes: Message[] = [
    ...(notAsked.length > 0
      ? [{ code: 'survey.not-mapped', args: { count: notAsked.length, criteria: notAsked.join(', ') } }]
      : []),
    ...(importances > 0 ? [{ code: 'survey.importance-unused', args: { count: importances } }] : []),
  ];
  return { binding: { criteria, drop, fields, by: groups, warnings, notes } };
}

const didYouMean = (name: string | undefined): Message | undefined =>
  name === undefined ? undefined : { code: 'did-you-mean', args: { name: excerpt(name) } };

function groupHint(
  name: string,
  hint: Message | undefined,
  fields: readonly BoundField[],
): Message | undefined {
  const near = nearest(
    name,
    fields.map((field) => field.name),
  );
  return near === undefined ? hint : didYouMean(near);
}

interface Missing {
  readonly issue: Message & { readonly hint?: Message | undefined };
}
type Search = { readonly column: Column } | Missing;

/** White space in runs, and letters in composed form, as a person copying a header would leave them. */
const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** The one column that a reference means. A header matches exactly, or else but for white space. */
export function find(ref: ColumnRef, columns: readonly Column[]): Search {
  if (ref.by === 'position') {
    const column = columns[ref.position - 1];
    return column
      ? { column }
      : { issue: { code: 'position-outside', args: { position: ref.position, columns: columns.length } } };
  }
  const matching = ref.by === 'header' ? withHeader(ref.header, columns) : withPattern(ref.pattern, columns);
  const name = excerpt(ref.by === 'header' ? ref.header : ref.pattern);
  if (matching.length === 0) {
    const near =
      ref.by === 'header'
        ? nearest(
            tidy(ref.header),
            columns.flatMap(({ names }) => names.map(tidy)),
          )
        : undefined;
    return { issue: { code: `${ref.by}-missing`, args: { name }, hint: didYouMean(near) } };
  }
  if (ref.occurrence !== null) {
    const column = matching[ref.occurrence - 1];
    return column
      ? { column }
      : {
          issue: {
            code: 'occurrence-outside',
            args: { name, occurrence: ref.occurrence, count: matching.length },
          },
        };
  }
  if (matching.length === 1) return { column: matching[0]! };
  const first = matching.slice(0, 3).map(({ index, header }) => `${index + 1}: ${excerpt(header)}`);
  return {
    issue: {
      code: `${ref.by}-ambiguous`,
      args: { name, count: matching.length, columns: first.join('; ') + (matching.length > 3 ? '; …' : '') },
      hint: { code: `${ref.by}-ambiguous` },
    },
  };
}

function withHeader(header: string, columns: readonly Column[]): Column[] {
  const exact = columns.filter(({ names }) => names.includes(header));
  if (exact.length > 0) return exact;
  const wanted = tidy(header);
  return columns.filter(({ names }) => names.some((name) => tidy(name) === wanted));
}

function withPattern(pattern: string, columns: readonly Column[]): Column[] {
  const expression = new RegExp(pattern, 'isu');
  return columns.filter(({ names }) =>
    names.some((name) => expression.test(name) || expression.test(tidy(name))),
  );
}
