// What the cells of the columns proposed say that the standard's answers do not: words of a scale, blanks, and several
// options where one is asked for. What means the same everywhere is listed for all criteria, the rest for its own.

import { type Answer, isDichotomous, isInWords, kindOf, scaleOf } from '../../core/answers/index.ts';
import { readNumber, type Scale } from '../../core/answers/kind.ts';
import { excerpt, type Message } from '../../core/errors.ts';
import type { Proposal, ProposedBlank, ProposedLabel } from '../../core/shapes/map.ts';
import type { Criterion } from '../../core/standard/standard.ts';
import { normalized } from '../../core/standard/text.ts';
import type { Column } from '../dialects/dialect.ts';
import { isDrawn } from '../numbered.ts';
import { bareReader } from './columns.ts';
import type { Table } from './table.ts';
import { answerCode, blankOf, type Codes, codesOf, isStep, yesOrNo } from './texts.ts';

/** A column, the answer that its cells should be, and the id of the criterion that it is read for. */
export interface Read {
  readonly column: Column;
  readonly answer: Answer;
  readonly criterion: string;
  /** Whether its numbers run the other way than the standard's scale. */
  readonly isTurned: boolean;
}

export interface Listed {
  readonly labels: readonly ProposedLabel[];
  readonly blanks: readonly ProposedBlank[];
}

export interface Texts extends Listed, Pick<Proposal, 'unread'> {
  /** By id, what means something else for other criteria. */
  readonly own: ReadonlyMap<string, Listed>;
  readonly doubts: readonly Message[];
}

/** Distinct texts that are told of. */
const MOST_UNREAD = 30;

/** Columns of one answer whose words are those of one scale. */
interface Group {
  readonly answer: Answer;
  readonly criteria: Set<string>;
  /** What cannot be read by the answer itself, and how often. */
  readonly texts: Map<string, number>;
  /** The standard's own labels that were met. */
  readonly labels: Set<string>;
  readonly numbers: Set<number>;
  /** Numbers that nobody would write so by hand, for a person to look at. */
  readonly drawn: Map<string, { readonly value: number; readonly count: number }>;
}

/** `criteria` are those that were found. */
export function textsOf(
  reads: readonly Read[],
  criteria: readonly Criterion[],
  { profiles }: Table,
  dialectBlanks: readonly string[],
): Texts {
  const known = new Set(dialectBlanks.map(normalized));
  const several = new Map<Column, number>();
  const groups: Group[] = [];
  /** Texts that some answer reads. */
  const read = new Set<string>();
  for (const { column, answer, criterion, isTurned } of reads) {
    const reader = bareReader(answer, isTurned);
    const group: Group = {
      answer,
      criteria: new Set([criterion]),
      texts: new Map(),
      labels: new Set(),
      numbers: new Set(),
      drawn: new Map(),
    };
    for (const [text, count] of profiles[column.index]!.texts) {
      const reading = reader(text);
      if (reading.state === 'value') {
        if (scaleOf(answer)) noteRead(group, text, reading.value, count);
        if (!isInWords(answer) && !group.drawn.has(text)) read.add(text);
      }
      if (reading.state !== 'unreadable' || known.has(normalized(text))) continue;
      if (reading.problem?.code === 'several-options')
        several.set(column, (several.get(column) ?? 0) + count);
      else group.texts.set(text, count);
    }
    join(groups, group);
  }
  const all: Listing = { labels: new Map(), blanks: new Map() };
  const own = new Map<string, Listing>();
  const unread = new Map<string, number>();
  const note = (text: string, count: number) => unread.set(text, (unread.get(text) ?? 0) + count);
  const meanings = groups.map((group) => ({ group, ...meaningsIn(group) }));
  const readers = (ids: ReadonlySet<string>, value: number | string) =>
    criteria.filter(({ id, answer }) => ids.has(id) && kindOf(answer).read(value, answer).ok);
  const every = new Set(criteria.map(({ id }) => id));
  for (const { group, labels, blanks } of meanings) {
    // On a scale of other steps the same word would be another step, where it is said one day.
    const asked = scaleOf(group.answer);
    const isOneScale = criteria.every(({ id, answer }) => {
      const scale = scaleOf(answer);
      return (
        !scale ||
        group.criteria.has(id) ||
        !asked ||
        (scale.min === asked.min && scale.max === asked.max && scale.step === asked.step)
      );
    });
    const isSame = ({ text, value }: ProposedLabel) =>
      isOneScale &&
      !read.has(text) &&
      meanings.every((other) =>
        // What has no meaning there must not get that of here.
        other.group.texts.has(text) || other.labels.has(text)
          ? other.labels.get(text)?.value === value
          : true,
      );
    for (const label of labels.values()) {
      // A label must be an answer to a criterion that it is listed for, even where it is one on the scale of importance.
      const can = readers(isSame(label) ? every : group.criteria, label.value);
      const listings = isSame(label) && can.length > 0 ? [all] : can.map(({ id }) => ownOf(id, own));
      add(
        listings.map((listing) => listing.labels),
        label,
      );
      if (listings.length === 0) note(label.text, label.count);
    }
    for (const blank of blanks.values())
      add(
        (read.has(blank.text) ? [...group.criteria].map((id) => ownOf(id, own)) : [all]).map(
          (listing) => listing.blanks,
        ),
        blank,
      );
    for (const [text, count] of group.texts) if (!labels.has(text) && !blanks.has(text)) note(text, count);
  }
  return {
    ...listed(all),
    own: new Map([...own].map(([id, listing]) => [id, listed(listing)])),
    unread: [...unread]
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count || byText(a, b))
      .slice(0, MOST_UNREAD),
    doubts: [...several].map(([column, count]) => ({
      code: 'map.several-options',
      args: { count, header: excerpt(column.header) },
    })),
  };
}

/** What a scale reads by itself: a number, a label of its own, or a number drawn in stars. */
function noteRead({ numbers, labels, drawn }: Group, text: string, value: number, count: number): void {
  if (readNumber(text) !== null) numbers.add(value);
  else if (isDrawn(text)) drawn.set(text, { value, count });
  else if (!/\p{N}/u.test(text)) labels.add(text);
}

/** Adds a column to those of the same answer that share a word with it, which become one group. */
function join(groups: Group[], one: Group): void {
  const key = JSON.stringify(one.answer);
  const words = [...one.texts.keys(), ...one.drawn.keys()].filter((text) => !blankOf(text));
  const same = groups.filter(
    ({ answer, texts, drawn }) =>
      JSON.stringify(answer) === key && words.some((word) => texts.has(word) || drawn.has(word)),
  );
  for (const group of same) {
    groups.splice(groups.indexOf(group), 1);
    for (const id of group.criteria) one.criteria.add(id);
    for (const label of group.labels) one.labels.add(label);
    for (const number of group.numbers) one.numbers.add(number);
    for (const [text, count] of group.texts) one.texts.set(text, count + (one.texts.get(text) ?? 0));
    for (const [text, { value, count }] of group.drawn)
      one.drawn.set(text, { value, count: count + (one.drawn.get(text)?.count ?? 0) });
  }
  groups.push(one);
}

function meaningsIn({ answer, texts, labels: own, numbers, drawn }: Group): Listing {
  const blanks = new Map<string, ProposedBlank>();
  const labels = new Map<string, ProposedLabel>();
  for (const [text, count] of texts) {
    const blank = blankOf(text);
    if (blank) blanks.set(text, { text, count, ...blank });
  }
  for (const [text, { value, count }] of drawn) labels.set(text, { text, count, value, confidence: DRAWN });
  const words = [...texts.keys()].filter((text) => !blanks.has(text));
  const scale = scaleOf(answer);
  const codes = scale && meant(words, scale, [...own], [...numbers]);
  for (const text of words) {
    const said = isDichotomous(answer) ? yesOrNo(text) : null;
    const value = said ?? codes?.codes.get(text);
    if (value !== undefined)
      labels.set(text, { text, count: texts.get(text)!, value, confidence: said ? 0.9 : codes!.confidence });
  }
  return { labels, blanks };
}

/** Stars say what they say, if they are of as many as the scale has. */
const DRAWN = 0.7;

/** What words are: a set, the codes of a survey tool, or numbers with words that are not known. */
function meant(
  words: readonly string[],
  answer: Scale,
  labels: readonly string[],
  numbers: readonly number[],
): Codes | null {
  const steps = words.filter(isStep);
  const known = codesOf(steps.length > 0 ? words : [], answer, { labels, numbers });
  if (known) return known;
  const coded = words.map((word) => answerCode(word) ?? trailing(word));
  const { min, max, step } = answer;
  const values = words.map((word, i) =>
    coded[i] === null ? null : answerCode(word) === null ? coded[i]! : min + (coded[i]! - 1) * step,
  );
  const fits = values.every((value) => value !== null && value >= min && value <= max);
  if (words.length === 0 || !fits || new Set(values).size < words.length) return null;
  return { codes: new Map(words.map((word, i) => [word, values[i]!])), confidence: 0.6 };
}

/** `Would surely return 7`. */
const trailing = (text: string): number | null => {
  const [, first, last] = /^(?:(\d{1,3})\s+\P{N}+|\P{N}+\s(\d{1,3}))$/u.exec(text) ?? [];
  const number = first ?? last;
  return number === undefined ? null : Number(number);
};

interface Listing {
  readonly labels: Map<string, ProposedLabel>;
  readonly blanks: Map<string, ProposedBlank>;
}

function ownOf(id: string, own: Map<string, Listing>): Listing {
  const listing = own.get(id) ?? { labels: new Map(), blanks: new Map() };
  own.set(id, listing);
  return listing;
}

/** Adds one to lists, with how often it stood before. */
function add<T extends { readonly text: string; readonly count: number }>(
  lists: readonly Map<string, T>[],
  one: T,
): void {
  for (const list of lists)
    list.set(one.text, { ...one, count: one.count + (list.get(one.text)?.count ?? 0) });
}

const byText = <T extends { readonly text: string }>(a: T, b: T) => (a.text < b.text ? -1 : 1);

const listed = ({ labels, blanks }: Listing): Listed => ({
  labels: [...labels.values()].sort((a, b) => rank(b) - rank(a) || byText(a, b)),
  blanks: [...blanks.values()].sort(byText),
});

/** The highest first; words stand behind numbers. */
const rank = ({ value }: ProposedLabel): number =>
  typeof value === 'number' ? value : Number.MIN_SAFE_INTEGER;
