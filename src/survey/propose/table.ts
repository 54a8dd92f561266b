// What the parts of a proposal look at: the columns of a survey with the texts in them, and how alike a question in a header
// is to a criterion.

import { type Answer, isDichotomous, isInWords } from '../../core/answers/index.ts';
import type { Message } from '../../core/errors.ts';
import type { Criterion } from '../../core/standard/standard.ts';
import { normalized } from '../../core/standard/text.ts';
import type { CsvRow } from '../csv.ts';
import type { Column } from '../dialects/dialect.ts';
import { bareReader, fitness, type Profile } from './columns.ts';
import { tickIn } from './ticks.ts';
import { likeness, words } from './wording.ts';

/** A column whose cells could answer a criterion to this share may be about it. */
export const FITS = 0.8;
export const LEAST_ALIKE = 0.35;

export interface Table {
  readonly columns: readonly Column[];
  /** By position of the column. */
  readonly profiles: readonly Profile[];
  readonly rows: readonly CsvRow[];
  readonly decode: (cell: string) => string;
  /** What was asked in a column: its header; where others are called the same, or it has none, the longest of its names. */
  readonly asked: (column: Column) => string;
  /** The share of a column's cells that could be this answer. */
  readonly fits: (profile: Profile, answer: Answer) => number;
}

export function tableOf(
  columns: readonly Column[],
  profiles: readonly Profile[],
  rows: readonly CsvRow[],
  decode: (cell: string) => string,
): Table {
  return { columns, profiles, rows, decode, asked: askedIn(columns), fits: fitter(profiles, rows.length) };
}

/** What was found of one criterion, columns not yet named. */
export interface Found {
  readonly criterion: Criterion;
  readonly expectation: Column | null;
  readonly delivery: Column;
  /** The column of the second stamp, where `delivery` is that of the first. */
  readonly until: Column | null;
  readonly confidence: number;
  readonly pairConfidence: number | null;
  readonly reason: Message;
}

export const inCriteriaOrder = (found: readonly Found[], criteria: readonly Criterion[]): Found[] =>
  [...found].sort((a, b) => criteria.indexOf(a.criterion) - criteria.indexOf(b.criterion));

function askedIn(columns: readonly Column[]): Table['asked'] {
  const times = new Map<string, number>();
  for (const { header } of columns) times.set(header, (times.get(header) ?? 0) + 1);
  // A number at the end only says that the question comes again.
  const isNumberOf = (name: string, header: string) =>
    header !== '' && name.startsWith(header) && /^\d$/.test(name.slice(header.length));
  return ({ header, names }) =>
    header.trim() !== '' && times.get(header) === 1
      ? header
      : names.reduce(
          (longest, name) => (name.length > longest.length && !isNumberOf(name, header) ? name : longest),
          header,
        );
}

function fitter(profiles: readonly Profile[], rows: number): Table['fits'] {
  const known = new Map<string, Map<number, number>>();
  const readers = new Map<string, ReturnType<typeof bareReader>>();
  return (profile, answer) => {
    if (isInWords(answer)) return 0;
    const key = JSON.stringify(answer);
    const byColumn = known.get(key) ?? new Map<number, number>();
    known.set(key, byColumn);
    const reader = readers.get(key) ?? bareReader(answer);
    readers.set(key, reader);
    const { index } = profile.column;
    if (!byColumn.has(index)) {
      const isTicked = isDichotomous(answer) && tickIn(profiles[index]!, rows) !== null;
      byColumn.set(index, isTicked ? 1 : fitness(profiles[index]!, answer, reader));
    }
    return byColumn.get(index)!;
  };
}

/** A question that goes on where the criterion's own words end asks about it, if nothing else is more alike. */
const BEGINS_ALIKE = 0.85;

const wordingsOf = ({ id, text, ask, formerly }: Criterion): readonly string[] => [
  ...[text, ask?.expectation, ask?.delivery].flatMap((asked) => Object.values(asked ?? {})),
  ...[id, ...formerly].map((one) => one.replaceAll('-', ' ')),
];

/** How alike a question and a criterion are, in whichever language, or by the criterion's id. */
export const alike = (texts: readonly string[], criterion: Criterion): number =>
  nearestOf(texts, wordingsOf(criterion));

/** How alike the most alike of two sets of wordings are; 0 where there is none. */
export const nearestOf = (texts: readonly string[], wordings: readonly string[]): number =>
  Math.max(
    0,
    ...texts.flatMap((asked) =>
      wordings.map((wording) =>
        Math.max(likeness(asked, wording), beginsWith(asked, wording) ? BEGINS_ALIKE : 0),
      ),
    ),
  );

function beginsWith(asked: string, wording: string): boolean {
  const [all, first] = [words(asked), words(wording)];
  return first.length >= 3 && all.length > first.length && first.every((word, i) => all[i] === word);
}

/** The one column that is called exactly as a criterion, its text in a language or its id; by criterion. */
export function namesakes(
  criteria: readonly Criterion[],
  columns: readonly Column[],
): ReadonlyMap<Criterion, Column> {
  const called = new Map<string, Set<Column>>();
  for (const column of columns)
    for (const name of column.names) {
      const key = wordingKey(name);
      if (key !== '') called.set(key, (called.get(key) ?? new Set()).add(column));
    }
  const found = criteria.flatMap((criterion) => {
    const mine = new Set(
      [...Object.values(criterion.text), criterion.id, ...criterion.formerly].flatMap((name) => [
        ...(called.get(wordingKey(name ?? '')) ?? []),
      ]),
    );
    return mine.size === 1 ? [[criterion, [...mine][0]!] as const] : [];
  });
  // A column that two criteria are called as is neither's.
  return new Map(found.filter(([, column]) => found.filter(([, other]) => other === column).length === 1));
}

const wordingKey = (text: string): string => normalized(text).replace(/[\s.:;,!?…*]+$/u, '');

export interface Link {
  readonly at: number;
  readonly criterion: number;
  readonly likeness: number;
  /** How much it leads over the next best. */
  readonly lead: number;
}

/** One to one, the most alike first. */
export function linked(likenesses: readonly (readonly number[])[], least: number): Link[] {
  const all = likenesses
    .flatMap((row, at) => row.map((value, criterion) => ({ at, criterion, likeness: value })))
    .filter((link) => link.likeness >= least)
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at || a.criterion - b.criterion);
  const [takenAt, takenCriteria] = [new Set<number>(), new Set<number>()];
  return all.flatMap((link) => {
    if (takenAt.has(link.at) || takenCriteria.has(link.criterion)) return [];
    takenAt.add(link.at);
    takenCriteria.add(link.criterion);
    const others = [
      ...likenesses[link.at]!.filter((_, criterion) => criterion !== link.criterion),
      ...likenesses.flatMap((row, at) => (at === link.at ? [] : [row[link.criterion]!])),
    ];
    return [{ ...link, lead: link.likeness - Math.max(0, ...others) }];
  });
}

export const rounded = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 100) / 100;
