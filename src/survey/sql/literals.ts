// A query without a table at hand: its columns are those that the mapping names, and the texts to be matched those that the mapping
// and the standard write out.

import { type UserError, usageError } from '../../core/errors.ts';
import type { Scheme, SchemeCriterion } from '../../core/standard/scheme.ts';
import type { Text } from '../../core/standard/text.ts';
import type { ColumnRef, Mapping } from '../../core/survey/mapping.ts';
import { possibleAnswers } from '../../core/tally/cells.ts';
import type { Binding } from '../binding.ts';
import type { Column } from '../dialects/dialect.ts';
import { CUSTOMER } from '../respondent.ts';
import type { TextsOf } from './coding.ts';

const refuse = (code: string, args: Record<string, string> = {}): UserError =>
  usageError(code, args, { code: 'sql-direct' });

/** The columns that a mapping names by their headers, and those asked for besides. Throws a UserError where one is named otherwise. */
export function columnsNamed(mapping: Mapping, more: readonly string[]): readonly Column[] {
  const names = new Set<string>();
  const add = (ref: ColumnRef | null | undefined): void => {
    if (!ref) return;
    if (ref.by !== 'header' || ref.occurrence !== null)
      throw refuse('sql-column', { column: ref.by === 'pattern' ? ref.pattern : JSON.stringify(ref) });
    names.add(ref.header);
  };
  for (const one of mapping.criteria.values())
    for (const ref of [one.expectation, one.delivery, one.until, one.importance, one.minimum, one.announced])
      add(ref);
  for (const ref of mapping.fields.values()) add(ref);
  for (const { column } of mapping.drop) add(column);
  for (const ref of [mapping.weight, mapping.cluster, mapping.strata, mapping.respondent]) add(ref);
  add(mapping.profile?.column);
  for (const name of [...mapping.by, ...more]) if (!mapping.fields.has(name)) names.add(name);
  return [...names].map((header, index) => ({ index, header, names: [header] }));
}

const YES_NO = [
  'yes',
  'no',
  'Yes',
  'No',
  'YES',
  'NO',
  'y',
  'n',
  'true',
  'false',
  '1',
  '0',
  'да',
  'нет',
  'Да',
  'Нет',
];

/** What a cell of a criterion may say, as it is written out somewhere. */
function textsFor(criterion: SchemeCriterion, mapping: Mapping): string[] {
  const { answer, kind, id } = criterion;
  const own = mapping.criteria.get(id);
  const said = [
    ...(own?.labels.keys() ?? []),
    ...mapping.labels.keys(),
    ...Object.values(own?.blanks ?? {}).flat(),
    ...Object.values(mapping.blanks).flat(),
    '',
  ];
  if (kind.dichotomous) return [...said, ...YES_NO];
  const options = kind.options(answer);
  const words = (named: readonly { readonly text: Text }[]) =>
    named.flatMap(({ text }) => Object.values(text));
  if (options) return [...said, ...options.map((option) => option.id), ...words(options)];
  const steps = possibleAnswers(criterion);
  if (steps.length === 0) throw refuse('sql-measured', { id });
  return [...said, ...steps.map(String), ...words(kind.scale(answer)?.labels ?? [])];
}

/** The texts of each column; of those that are matched by what they mean, each way in which that is written out. */
export function literalTexts(scheme: Scheme, binding: Binding, mapping: Mapping): TextsOf {
  const texts = new Map<number, Set<string>>();
  const put = ({ index }: Column, some: Iterable<string>): void => {
    const own = texts.get(index) ?? new Set<string>();
    texts.set(index, own);
    for (const one of some) own.add(one);
  };
  for (const { position, delivery, expectation, announced } of binding.criteria) {
    const criterion = scheme.criteria[position]!;
    for (const side of [delivery, expectation])
      if (side)
        put(
          side.column,
          textsFor(criterion, mapping).filter((text) => side.read(text).state !== 'unreadable'),
        );
    if (announced)
      put(
        announced.column,
        [...YES_NO, '', ...mapping.labels.keys(), ...Object.values(mapping.blanks).flat()].filter(
          (text) => announced.read(text).state !== 'unreadable',
        ),
      );
  }
  binding.drop.forEach(({ column }, k) => {
    put(column, mapping.drop[k]!.is);
  });
  const asked = scheme.criteria.flatMap(({ source }) => source.when);
  for (const { name, column } of binding.fields) {
    const values = asked.filter(({ field }) => field === name).flatMap((one) => one.values);
    const known = [...scheme.standard.fields, CUSTOMER].find(({ id }) => id === name);
    put(column, values);
    for (const { id, title } of known?.values ?? [])
      if (values.length > 0) put(column, [id, ...(Object.values(title) as string[])]);
  }
  const { supplement } = binding;
  if (supplement?.weight) put(supplement.weight.column, ['', '0', ...Object.values(mapping.blanks).flat()]);
  for (const column of [supplement?.cluster, supplement?.strata]) if (column) put(column, ['']);
  return ({ index }) => [...(texts.get(index) ?? [])].sort();
}

/** Rows of one profile cannot be told from those of another without the table's own texts. */
export function refuseUnwritten(scheme: Scheme, binding: Binding): void {
  if (binding.profile) throw refuse('sql-profiles');
  if (binding.criteria.some(({ until }) => until !== null))
    throw refuse('sql-measured', {
      id: scheme.criteria[binding.criteria.find(({ until }) => until !== null)!.position]!.id,
    });
  if (
    binding.supplement &&
    (binding.supplement.importance.length > 0 || binding.supplement.minimum.length > 0)
  )
    throw refuse('sql-besides');
}
