// A survey that was fielded with `svc form` says itself what its columns are: by the names that the form gave its questions, in
// whatever way the tool wrote them, or by the questions themselves.

import { kindOf } from '../core/answers/index.ts';
import { BLANKS } from '../core/answers/response.ts';
import type { Says } from '../core/form/entry.ts';
import { FIRST_NUMBER, type Part } from '../core/form/names.ts';
import { type FormQuestion, formGroups } from '../core/form/questions.ts';
import type { Scheme } from '../core/standard/scheme.ts';
import { clean, normalized } from '../core/standard/text.ts';
import type { BlankTexts, ColumnRef, CriterionMapping, Mapping } from '../core/survey/mapping.ts';
import type { MappingFile } from './binding.ts';
import type { Column } from './dialects/dialect.ts';

/** The mapping of what a form by this scheme asks. Its columns are known when a survey is opened (`forColumns`). */
export function formMapping(scheme: Scheme, says: Says, name: string): MappingFile {
  const questions = formGroups(scheme, true, says).flatMap((group) => group.questions);
  const place = () => ({ line: 1, column: 1, endLine: 1, endColumn: 1 });
  const file = { file: name, name, place };
  const empty = { ...EMPTY, standard: scheme.standard.id, labels: YES_NO };
  return {
    ...file,
    mapping: empty,
    forColumns: (columns) => {
      const found = columnsOf(questions, columns);
      const criteria = criteriaOf(scheme, questions, found);
      return criteria.size === 0
        ? null
        : { ...file, mapping: { ...empty, criteria, fields: fieldsOf(found) } };
    },
  };
}

const NO_BLANKS: BlankTexts = { 'not-shown': [], skipped: [], 'dont-know': [], 'not-applicable': [] };

/** For questions that are no criteria: whether something was told. */
const YES_NO: Mapping['labels'] = new Map([
  ['Y', 'yes'],
  ['N', 'no'],
  [String(FIRST_NUMBER), 'yes'],
  [String(FIRST_NUMBER + 1), 'no'],
]);

const EMPTY: Mapping = {
  format: 'svc.mapping/1',
  standard: null,
  dialect: null,
  encoding: null,
  delimiter: null,
  decimal: null,
  headerRows: null,
  criteria: new Map(),
  labels: new Map(),
  blanks: NO_BLANKS,
  importanceScale: null,
  fields: new Map(),
  weight: null,
  cluster: null,
  strata: null,
  profile: null,
  by: [],
  drop: [],
};

type Found = ReadonlyMap<FormQuestion, Column>;

/** What tools write before a name: the groups that a question is in. */
const tails = (text: string): string[] => [
  text,
  ...['/', '-', ':', '.'].flatMap((mark) => text.split(mark).at(-1)!),
];

function columnsOf(questions: readonly FormQuestion[], columns: readonly Column[]): Found {
  const byName = new Map<string, FormQuestion>();
  const byText = new Map<string, FormQuestion>();
  for (const question of questions) {
    for (const name of [question.name, question.short]) byName.set(name.toLowerCase(), question);
    for (const text of Object.values(question.text)) byText.set(normalized(clean(text)), question);
  }
  const found = new Map<FormQuestion, Column>();
  const take = (question: FormQuestion | undefined, column: Column): boolean => {
    if (question && !found.has(question)) found.set(question, column);
    return question !== undefined;
  };
  for (const column of columns) {
    const names = column.names.map((name) => name.trim().toLowerCase());
    if (names.some((name) => tails(name).some((tail) => take(byName.get(tail), column)))) continue;
    const texts = column.names.map((name) => normalized(clean(name)));
    if (texts.some((text) => take(byText.get(text), column))) continue;
    // Groups have titles, too, and these stand before the question.
    const [, under] = [...byText].find(([text]) => texts.some((one) => one.endsWith(`/${text}`))) ?? [];
    take(under, column);
  }
  return found;
}

const positionOf = (column: Column): ColumnRef => ({ by: 'position', position: column.index + 1 });

function criteriaOf(
  scheme: Scheme,
  questions: readonly FormQuestion[],
  found: Found,
): Map<string, CriterionMapping> {
  const criteria = new Map<string, CriterionMapping>();
  for (const { id, kind, scored } of scheme.criteria) {
    const at = (part: Part): FormQuestion | undefined =>
      questions.find(({ of }) => 'criterion' in of && of.criterion === id && of.part === part);
    const column = (part: Part): ColumnRef | null => {
      const question = at(part);
      const own = question && found.get(question);
      return own ? positionOf(own) : null;
    };
    const main = at('delivery') ?? at('from');
    const delivery = column('delivery') ?? column('from');
    const until = column('to');
    if (!main || !delivery || (kind.between && !until)) continue;
    criteria.set(id, {
      expectation: scored ? column('expectation') : null,
      delivery,
      until,
      importance: null,
      minimum: null,
      announced: column('announced'),
      ...meaningsOf(main, scheme, id),
      reversed: false,
    });
  }
  return criteria;
}

/** What tools write for an option: its name, its code, its number, its label. */
function meaningsOf(
  { entry }: FormQuestion,
  scheme: Scheme,
  id: string,
): Pick<CriterionMapping, 'labels' | 'blanks'> {
  if (entry.by !== 'picking')
    return { labels: new Map(), blanks: { ...NO_BLANKS, 'dont-know': ['?'], 'not-applicable': ['x', 'х'] } };
  const { answer } = scheme.criteria.find((criterion) => criterion.id === id)!;
  const labels = new Map<string, string | number>();
  const blanks = Object.fromEntries(BLANKS.map((blank) => [blank, [] as string[]]));
  for (const { value, code, number, label, isBlank } of entry.options) {
    const written = [value, value.replaceAll('-', '_'), code, String(number), ...Object.values(label)];
    if (isBlank) blanks[value]!.push(...written);
    else
      for (const text of written) {
        // Its own reading goes first: a 1 is a 1.
        if (!kindOf(answer).read(text, answer).ok) labels.set(text, value);
      }
  }
  return { labels, blanks: blanks as unknown as BlankTexts };
}

const fieldsOf = (found: Found): Mapping['fields'] =>
  new Map(
    [...found].flatMap(([{ of }, column]) =>
      'field' in of ? [[of.field, positionOf(column)] as const] : [],
    ),
  );
