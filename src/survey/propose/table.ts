// What the parts of a proposal look at: the columns of a survey with the texts in them, and how alike a question in a header
// is to a criterion.

import type { Answer } from '../../core/answers/kind.ts';
import type { Message } from '../../core/errors.ts';
import type { Criterion } from '../../core/standard/standard.ts';
import type { CsvRow } from '../csv.ts';
import type { Column } from '../dialects/dialect.ts';
import type { Profile } from './columns.ts';
import { fitness, plainReader } from './columns.ts';
import { tickIn } from './ticks.ts';
import { likeness } from './wording.ts';

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
  return ({ header, names }) =>
    header.trim() !== '' && times.get(header) === 1
      ? header
      : names.reduce((longest, name) => (name.length > longest.length ? name : longest), header);
}

function fitter(profiles: readonly Profile[], rows: number): Table['fits'] {
  const known = new Map<string, Map<number, number>>();
  const readers = new Map<string, ReturnType<typeof plainReader>>();
  return (profile, answer) => {
    if (answer.kind === 'text') return 0;
    const key = JSON.stringify(answer);
    const byColumn = known.get(key) ?? new Map<number, number>();
    known.set(key, byColumn);
    const reader = readers.get(key) ?? plainReader(answer);
    readers.set(key, reader);
    const { index } = profile.column;
    if (!byColumn.has(index)) {
      const isTicked = answer.kind === 'yes-no' && tickIn(profiles[index]!, rows) !== null;
      byColumn.set(index, isTicked ? 1 : fitness(profiles[index]!, answer, reader));
    }
    return byColumn.get(index)!;
  };
}

/** How alike a question and a criterion are, in whichever language, or by the criterion's id. */
export function alike(texts: readonly string[], { id, text, ask, formerly }: Criterion): number {
  const wordings = [
    ...[text, ask?.expectation, ask?.delivery].flatMap((asked) => Object.values(asked ?? {})),
    ...[id, ...formerly].map((one) => one.replaceAll('-', ' ')),
  ];
  return nearestOf(texts, wordings);
}

/** How alike the most alike of two sets of wordings are; 0 where there is none. */
export const nearestOf = (texts: readonly string[], wordings: readonly string[]): number =>
  Math.max(0, ...texts.flatMap((asked) => wordings.map((wording) => likeness(asked, wording))));

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
