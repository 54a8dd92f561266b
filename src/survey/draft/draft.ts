// Drafts a standard from a survey: which of its columns are judgements, on what scale, which belong together as expected and
// delivered, and in which blocks they stand. What the file does not say is marked, not made up.

import { kindOf } from '../../core/answers/index.ts';
import { readNumber } from '../../core/answers/kind.ts';
import { type Message, UserError } from '../../core/errors.ts';
import { clean, LANGUAGES, type Language, normalized } from '../../core/standard/text.ts';
import type { Draft, DraftCriterion, DraftSection, LeftOut } from '../../core/survey/draft.ts';
import { readDuration } from '../../core/time/duration.ts';
import type { Column } from '../dialects/dialect.ts';
import { isDrawn } from '../numbered.ts';
import type { Profile } from '../propose/columns.ts';
import { roleOfHeader } from '../propose/markers.ts';
import { findPairing, onePair, type Pair, type Pairing } from '../propose/pairing.ts';
import { answerCode, blankOf, isStep, yesOrNo } from '../propose/texts.ts';
import { declaredWeight, weightIn } from '../propose/weight.ts';
import { tellingWords } from '../propose/wording.ts';
import type { Sample } from '../sample.ts';
import { type Asked, askedIn, asksFacts, inLanguages, isOfTool, latin } from './headers.ts';
import { type DraftScale, scaleOf } from './scale.ts';

/** The columns that a criterion was drafted from. */
export interface DraftedColumns {
  readonly expectation: Column | null;
  readonly delivery: Column;
  readonly pairConfidence: number | null;
}

export interface Drafted {
  readonly draft: Draft;
  /** By id of the criterion. */
  readonly columns: ReadonlyMap<string, DraftedColumns>;
  readonly pairing: Pairing | null;
}

/** A column that could be a judgement. */
interface Candidate extends Asked {
  readonly profile: Profile;
}
interface Rated extends Candidate {
  readonly scale: DraftScale;
}

/** The share of a column's answers that have to look like those to a rating. */
const LOOKS_RATED = 0.8;
const RATES =
  /rat(?:e|ing)\b|score|satisf|quality|happy|оцен|балл|удовл|довол|качеств|\bnps\b|\bcsat\b|\bces\b|bewert|zufried|puntua|satisfac|\bnota?\b|ocena|puan|评|만족|満足/iu;

/** Throws a UserError where nothing in the file can be told for a rating. */
export function draftOf({ layout, table }: Sample, id: string): Drafted {
  const { columns, profiles } = table;
  const ofTool = new Set(
    [layout.identity, layout.unfinished?.column, ...layout.unwanted.map(({ column }) => column)].flatMap(
      (column) => column?.index ?? [],
    ),
  );
  const weight = weightIn(table, ofTool, declaredWeight(layout));
  if (weight) ofTool.add(weight.column.index);
  const own = columns.filter((column) => !ofTool.has(column.index) && !isOfTool(column));
  const blanks = new Set(Object.values(layout.blanks).flatMap((texts) => (texts ?? []).map(normalized)));
  const answers = own.map((column) => withoutTexts(profiles[column.index]!, blanks));
  const likely = answers.filter(looksRated);
  const asked = askedIn(
    likely.map(({ column }) => column),
    table.asked,
  ).map((one, i): Candidate => ({ ...one, profile: likely[i]! }));
  const rated = scaled(asked, pairingIn(asked)?.pairs ?? []);
  const byIndex = new Map(rated.map((one) => [one.column.index, one]));
  const pairing = pairingOf(rated);
  const pairs = pairing?.pairs ?? [];
  const paired = new Set(pairs.flatMap(({ expectation, delivery }) => [expectation.index, delivery.index]));
  const singles = rated.filter(
    (one) => !paired.has(one.column.index) && !isSupplement(one, rated) && isJudgement(one, rated),
  );
  const questions = [
    ...pairs.map((pair) => ofPair(pair, byIndex)),
    ...onceEach(singles).map((one): Question => ({ ...one, expectation: null, pairConfidence: null })),
  ].sort((a, b) => a.column.index - b.column.index);
  if (questions.length === 0)
    throw new UserError(
      'draft-nothing-found',
      { file: layout.name },
      { hint: { code: 'draft-nothing-found' } },
    );
  const ids = idsOf(questions);
  const drafted = new Map<string, DraftedColumns>();
  const criteria = questions.map((question, i) => {
    const criterion = criterionOf(question, pairing, ids[i]!);
    drafted.set(criterion.id, {
      expectation: question.expectation?.column ?? null,
      delivery: question.column,
      pairConfidence: question.pairConfidence,
    });
    return { criterion, block: question.block };
  });
  const used = new Set(questions.flatMap((one) => [one.column.index, one.expectation?.column.index]));
  const draft: Draft = {
    id,
    survey: layout.name,
    languages: languagesOf(criteria.map(({ criterion }) => criterion)),
    sections: sectionsOf(criteria, new Set(ids)),
    left: own.flatMap((column) => (used.has(column.index) ? [] : leftOut(column, profiles, byIndex))),
    doubts: doubtsOf(
      criteria.map(({ criterion }) => criterion),
      questions,
    ),
  };
  return { draft, columns: drafted, pairing };
}

/** What the tool writes for an answer that was not given is none. */
function withoutTexts({ column, texts, complete }: Profile, blanks: ReadonlySet<string>): Profile {
  const kept = new Map([...texts].filter(([text]) => !blanks.has(normalized(text))));
  return { column, texts: kept, complete, filled: [...kept.values()].reduce((sum, count) => sum + count, 0) };
}

function looksRated({ column, texts, filled, complete }: Profile): boolean {
  if (filled === 0 || !complete || asksFacts(column.names.join(' '))) return false;
  let [like, blank] = [0, 0];
  for (const [text, count] of texts) {
    const number = readNumber(clean(text));
    if (number === null && blankOf(text)) blank += count;
    else if (number !== null || isStep(text) || yesOrNo(text) || answerCode(text) !== null || isDrawn(text))
      like += count;
    else if (/^\D{0,3}\d{1,2}\b|\b\d{1,2}\D{0,2}$/u.test(clean(text)) && text.length <= 80) like += count;
  }
  return like > 0 && like + blank >= LOOKS_RATED * filled;
}

/** Columns of one block, of the same words, or two sides of one question are answered on one scale. */
function scaled(asked: readonly Candidate[], pairs: readonly Pair[]): Rated[] {
  const groups: Candidate[][] = [];
  const wordsOf = ({ profile }: Candidate) =>
    [...profile.texts.keys()].filter(
      (text) => readNumber(clean(text)) === null && !blankOf(text) && !yesOrNo(text),
    );
  const isNumeric = (one: Candidate) =>
    wordsOf(one).length === 0 && ![...one.profile.texts.keys()].some(yesOrNo);
  const top = ({ profile }: Candidate) =>
    Math.max(
      ...[...profile.texts.keys()].map((text) => readNumber(clean(text)) ?? 0).filter((value) => value <= 10),
    );
  const sideOf = new Map(
    pairs.flatMap(({ expectation: { index: a }, delivery: { index: b } }) => [
      [a, b],
      [b, a],
    ]),
  );
  const belongs = (one: Candidate, group: readonly Candidate[]): boolean => {
    const last = group.at(-1)!;
    // Two sides of one question, even where only one of them was ever answered at an end that has a word.
    if (group.some(({ column }) => sideOf.get(column.index) === one.column.index)) return true;
    if (isNumeric(one) !== isNumeric(last)) return false;
    if (one.block !== null && group.some(({ block }) => block === one.block)) return true;
    if (!isNumeric(one)) {
      const words = new Set(wordsOf(one));
      return words.size > 0 && group.some((other) => wordsOf(other).some((word) => words.has(word)));
    }
    // Numbers without a block, with those beside them.
    return (
      one.block === last.block &&
      one.column.index === last.column.index + 1 &&
      String(one.ranges) === String(last.ranges) &&
      one.recommends === last.recommends &&
      top(one) > 7 === top(last) > 7
    );
  };
  for (const one of asked) {
    const own = groups.filter((some) => belongs(one, some));
    for (const group of own) groups.splice(groups.indexOf(group), 1);
    groups.push([...own.flat(), one]);
  }
  return groups.flatMap((group): Rated[] => {
    // Whether one would recommend is asked from 0 to 10 wherever it goes beyond 7.
    const usual: readonly (readonly [number, number])[] =
      group.every(({ recommends }) => recommends) && top(group[0]!) > 7 ? [[0, 10]] : [];
    const together = scaleOf(textsOf(group), [...group.flatMap(({ ranges }) => ranges), ...usual]);
    if (together) return group.map((one) => ({ ...one, scale: together }));
    return group.flatMap((one) => {
      // The rows of a block have one scale or none.
      const scale = group.length > 1 && one.block === null ? scaleOf(textsOf([one]), one.ranges) : null;
      return scale ? [{ ...one, scale }] : [];
    });
  });
}

function textsOf(group: readonly Candidate[]): Map<string, number> {
  const texts = new Map<string, number>();
  for (const { profile } of group)
    for (const [text, count] of profile.texts) texts.set(text, count + (texts.get(text) ?? 0));
  return texts;
}

/** The two sides, where headers say which is which, or every question comes exactly twice. */
function pairingIn(asked: readonly Candidate[]): Pairing | null {
  const headers = asked.map(({ column, whole }) => ({ index: column.index, text: whole }));
  const found = findPairing(headers, Math.max(2, Math.floor(headers.length / 2)));
  return !found || (found.by === 'order' && found.repeats !== 2) ? onePair(headers) : found;
}

/** The same of columns that have a scale: two sides are rated on one. */
function pairingOf(rated: readonly Rated[]): Pairing | null {
  const found = pairingIn(rated);
  if (!found) return null;
  const scaleAt = new Map(rated.map(({ column, scale }) => [column.index, JSON.stringify(scale.answer)]));
  const pairs = found.pairs.filter(
    ({ expectation, delivery }) =>
      found.by === 'importance' || scaleAt.get(expectation.index) === scaleAt.get(delivery.index),
  );
  return pairs.length >= Math.max(1, found.pairs.length / 2) ? { ...found, pairs } : null;
}

/** A supplement to a judgement: how important it is, the least accepted, whether it was announced. */
function isSupplement({ column, whole, scale, block }: Rated, all: readonly Rated[]): boolean {
  const role = roleOfHeader(whole);
  if (scale.theme === 'importance') return true;
  return (
    (role === 'importance' || role === 'minimum' || role === 'announced' || role === 'expectation') &&
    all.some((other) => other.column !== column && other.block !== block)
  );
}

/** Numbers alone may count or code anything: a block, a range or the header has to speak for them. */
function isJudgement(one: Rated, all: readonly Rated[]): boolean {
  const { scale, whole: header } = one;
  // How often somebody comes says nothing of how they were served.
  if (scale.theme === 'frequency' && one.block === null)
    return all.some((other) => other !== one && other.scale === scale);
  if (!scale.isBare) return true;
  const neighbours = all.filter((other) => other.scale === scale).length;
  return (
    neighbours >= 2 ||
    one.ranges.length > 0 ||
    one.recommends ||
    RATES.test(header) ||
    roleOfHeader(header) !== null
  );
}

/** The same question twice is a rating and what was made of it, such as its score: the first is what was answered. */
const onceEach = (singles: readonly Rated[]): Rated[] =>
  singles.filter(
    (one, i) =>
      !singles.slice(0, i).some((other) => other.question === one.question && other.block === one.block),
  );

/** A criterion to be: the column delivered, and what it was held against. */
interface Question extends Rated {
  readonly expectation: Rated | null;
  readonly pairConfidence: number | null;
}

function ofPair({ expectation, delivery, confidence }: Pair, byIndex: ReadonlyMap<number, Rated>): Question {
  const rated = byIndex.get(delivery.index)!;
  // Where only the other side is marked, the whole header is what remains.
  if (clean(delivery.stem) === clean(delivery.text))
    return { ...rated, expectation: byIndex.get(expectation.index)!, pairConfidence: confidence };
  const isOwnTitle = rated.block !== null && (rated.block === delivery.stem || delivery.number !== null);
  const stem = clean(delivery.stem);
  const isCode = /^\d*$/.test(stem);
  return {
    ...rated,
    question: isCode ? clean(delivery.text) : stem,
    isCode: isCode || rated.isCode,
    block: isOwnTitle ? null : rated.block,
    expectation: byIndex.get(expectation.index)!,
    pairConfidence: confidence,
  };
}

function criterionOf(question: Question, pairing: Pairing | null, id: string): DraftCriterion {
  const { scale, column, expectation, recommends } = question;
  // A header may have nothing to be read.
  const asked = clean(question.question) || `#${column.index + 1}`;
  const isCode = question.isCode || asked !== clean(question.question);
  const { answer } = scale;
  const isAsked = expectation !== null && pairing?.by !== 'importance';
  const rated = kindOf(answer).scale(answer);
  const isNps = recommends && rated?.min === 0 && rated.max === 10;
  // What compares with expectation says itself where that lies.
  const isCompared = scale.theme === 'comparison' && rated !== null && (rated.max - rated.min) % 2 === 0;
  const expect =
    rated === null
      ? 'yes'
      : isCompared
        ? (rated.min + rated.max) / 2
        : goodEnough(rated.min, rated.max, rated.reversed);
  return {
    id,
    text: inLanguages(asked),
    answer,
    expect: isAsked ? null : expect,
    summary: isNps ? 'nps' : null,
    columns: [...(expectation ? [expectation.column.index + 1] : []), column.index + 1],
    doubts: {
      ...(isCode ? { text: { code: 'draft.code' } } : {}),
      ...(scale.doubt && rated ? { answer: scale.doubt } : {}),
      ...(isAsked || isCompared
        ? {}
        : { expect: scale.doubt && !rated ? scale.doubt : { code: 'draft.expect' } }),
    },
  };
}

/** The step nearest to 75 points; of two as near, the better one. */
function goodEnough(min: number, max: number, reversed: boolean): number {
  const steps = Array.from({ length: max - min + 1 }, (_, i) => i);
  const points = (step: number) => (100 * step) / (max - min);
  const best = steps.reduce((a, b) => (Math.abs(points(b) - 75) <= Math.abs(points(a) - 75) ? b : a));
  return reversed ? max - best : min + best;
}

/** Words of an id. */
const MOST_WORDS = 4;

/**
 * Of the first words that tell. Questions that begin alike are told apart by the words that not all of them have, and by numbers
 * only where there are none.
 */
function idsOf(questions: readonly Question[]): string[] {
  const told = questions.map(({ question, isCode }) =>
    isCode
      ? [latin(question)]
      : latin(tellingWords(question).join(' '))
          .split('-')
          .filter((word) => word !== ''),
  );
  const idIn = (words: readonly string[]) => words.slice(0, MOST_WORDS).join('-');
  const alike = new Map<string, string[][]>();
  for (const words of told) alike.set(idIn(words), [...(alike.get(idIn(words)) ?? []), words]);
  const taken = new Set<string>();
  return told.map((words, i) => {
    const others = alike.get(idIn(words))!;
    const own = words.filter((word) => !others.every((other) => other.includes(word)));
    const wanted = idIn(own) || idIn(words) || `question-${questions[i]!.column.index + 1}`;
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
    taken.add(id);
    return id;
  });
}

function sectionsOf(
  criteria: readonly { readonly criterion: DraftCriterion; readonly block: string | null }[],
  ids: ReadonlySet<string>,
): DraftSection[] {
  const taken = new Set(ids);
  const byBlock = new Map<string | null, DraftCriterion[]>();
  for (const { criterion, block } of criteria) byBlock.set(block, [...(byBlock.get(block) ?? []), criterion]);
  return [...byBlock].map(([block, some]): DraftSection => {
    const told = block === null ? '' : latin(tellingWords(block).slice(0, 3).join(' '));
    const wanted = told || 'questions';
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
    taken.add(id);
    return {
      id,
      title: block === null || clean(block) === '' ? null : inLanguages(block),
      criteria: some,
    };
  });
}

function languagesOf(criteria: readonly DraftCriterion[]): Language[] {
  const having = (language: Language) => criteria.filter(({ text }) => text[language] !== undefined).length;
  const found = LANGUAGES.filter((language) => having(language) * 2 > criteria.length);
  return found.length > 0 ? found : ['en'];
}

const MOST_TOLD = 6;

/** Why nothing was drafted from a column that is neither a fact nor empty; empty where nobody would ask. */
function leftOut(column: Column, profiles: readonly Profile[], rated: ReadonlyMap<number, Rated>): LeftOut[] {
  const { texts, filled, complete } = profiles[column.index]!;
  if (filled === 0 || asksFacts(column.names.join(' ')) || isOption(column, texts) || isDated(texts))
    return [];
  const at = { column: column.index + 1, header: column.header };
  const known = rated.get(column.index);
  if (known) return known.scale.isBare ? [{ ...at, reason: { code: 'draft.left-numbers' } }] : [];
  const words = [...texts.keys()].filter((text) => !blankOf(text));
  if (words.length === 0) return [];
  const isNumbers = words.every((text) => readNumber(clean(text)) !== null);
  if (isNumbers) return [{ ...at, reason: { code: 'draft.left-numbers' } }];
  if (words.every((text) => readNumber(clean(text)) === null && readDuration(text) !== null))
    return [{ ...at, reason: { code: 'draft.left-durations' } }];
  if (!complete || words.length > 12 || words.some((text) => text.length > 80))
    return [{ ...at, reason: { code: 'draft.left-text' } }];
  // Words that another column has, too, for the most part, are answers on one scale.
  const isShared = profiles.some((other) => {
    const shared = words.filter((text) => other.texts.has(text)).length;
    return other.column !== column && shared >= 2 && shared * 2 >= words.length;
  });
  const told = words.slice(0, MOST_TOLD).join(' | ');
  return [
    {
      ...at,
      reason: {
        code: isShared ? 'draft.left-order' : 'draft.left-words',
        args: { texts: words.length > MOST_TOLD ? `${told} | …` : told },
      },
    },
  ];
}

/** An option of a multiple choice, which holds its own name. */
const isOption = ({ names }: Column, texts: Profile['texts']): boolean =>
  names.some((name) => texts.has(clean(name)));
const isDated = (texts: Profile['texts']): boolean =>
  [...texts.keys()].every((text) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)|^\d{1,2}:\d{2}/.test(text));

function doubtsOf(criteria: readonly DraftCriterion[], questions: readonly Question[]): Message[] {
  const guessed = criteria.filter(({ expect }) => expect !== null).length;
  const isForeign = questions.some(({ question }) =>
    /[^\p{Script=Latin}\p{Script=Cyrillic}\p{N}\p{P}\p{S}\s]|[À-žїєґ]/u.test(question),
  );
  return [
    ...(guessed > 0 ? [{ code: 'draft.expectations', args: { count: guessed } }] : []),
    ...(isForeign ? [{ code: 'draft.foreign' }] : []),
  ];
}
