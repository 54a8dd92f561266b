// Answers as people say them: 7 min 30 s, yes, 4 (of 5), the words of an option. One answer as it was given; the mean
// of several with the decimals it deserves.

import type { Answer, AnswerKindName, AnswerOf } from '../core/answers/index.ts';
import type { Scale } from '../core/answers/kind.ts';
import type { CriterionReport } from '../core/assess/gap-report.ts';
import { type Forms, inLanguage, type Source, type Text, unitText, wordsIn } from '../core/standard/text.ts';
import type { Speaker } from '../words/index.ts';
import { rounded } from '../words/speaker.ts';

export interface Pair {
  readonly expected: string;
  readonly delivered: string;
  /** What both are counted in, for after them in brackets; empty where the values say it themselves. */
  readonly unit: string;
}

/** The work behind a standard or a profile. */
export const saySource = ({ author, title }: Source, { say, language }: Speaker): string =>
  say('report.source', { author: wordsIn(author, language), title: wordsIn(title, language) });

/** What headlines, labels and tables call a criterion: its short name; without one the question. */
export const calledOf = (
  { id, name, text }: { readonly id: string; readonly name: Text | null; readonly text: Text },
  { language }: Pick<Speaker, 'language'>,
): string =>
  inLanguage(name ?? undefined, language) ||
  // In quotes and before commas a full stop would be in the way.
  inLanguage(text, language)
    .replace(/(?<!\.)\.$/, '')
    .trim() ||
  id;

/** Expectation and delivery in the answer's own units; in points where options have no mean. Null without answers. */
export function pairOf(criterion: CriterionReport, speaker: Speaker): Pair | null {
  const { answer, n, expectation, delivery, points, options } = criterion;
  if (n === 0 || points.gap === null) return null;
  if (options.length > 0) {
    if (n > 1)
      return {
        expected: speaker.number(points.expectation, 1),
        delivered: speaker.number(points.delivery, 1),
        unit: speaker.say('value.points'),
      };
    const words = (which: 'expected' | 'count') =>
      inLanguage(options.find((option) => option[which] > 0)?.text, speaker.language) || '—';
    return { expected: words('expected'), delivered: words('count'), unit: '' };
  }
  const { mean, meanUnit = unitOf } = saidOf(answer);
  const say = n > 1 ? mean : formsOf(answer, speaker) ? sayWithUnit : sayAnswer;
  const unit = n > 1 ? meanUnit : formsOf(answer, speaker) ? () => '' : unitOf;
  return {
    expected: expectation.mean === null ? '—' : say(expectation.mean, answer, speaker),
    delivered: delivery.mean === null ? '—' : say(delivery.mean, answer, speaker),
    unit: unit(answer, speaker),
  };
}

interface Said<A> {
  /** One answer, without its unit; as `mean` where left out. */
  one?(value: number, answer: A, speaker: Speaker): string;
  /** The mean of several, without its unit. */
  mean(mean: number, answer: A, speaker: Speaker): string;
  /** What answers are counted in, where they do not say it themselves. */
  unit?(answer: A, speaker: Speaker): string;
  /** The same of a mean, where that is counted in something else. */
  meanUnit?(answer: A, speaker: Speaker): string;
  /** Beside a line to write on; the unit where left out. */
  lineLabel?(answer: A, speaker: Speaker): string;
  /** How it is keyed in from paper, by an example. */
  keyed(answer: A, speaker: Speaker): string;
}

const decimals = (value: number, most: number): number => (Number.isInteger(value) ? 0 : most);
const timed = (lineLabel: string): Said<Answer> => ({
  mean: (mean, _, speaker) => time(mean, speaker),
  lineLabel: (_, { say }) => say(lineLabel),
  keyed: () => '4m30s',
});

/** How answers of each kind are said. A kind without its row here does not compile. */
const KINDS: { readonly [kind in AnswerKindName]: Said<AnswerOf<kind>> } = {
  scale: {
    one: (value, _, { number }) => number(value, decimals(value, 2)),
    mean: (mean, _, { number }) => number(mean),
    unit: ({ max }, { say }) => say('value.of-scale', { max }),
    lineLabel: range,
    keyed: range,
  },
  'yes-no': {
    one: (value, _, { say }) => say(value === 1 ? 'value.yes' : 'value.no'),
    mean: (mean, _, { percent }) => percent(mean),
    meanUnit: (_, { say }) => say('value.yes'),
    keyed: () => '1',
  },
  choice: {
    one: (value, { options }, { language }) => inLanguage(options[value]?.text, language) || '—',
    mean: (mean, _, { number }) => number(mean),
    keyed: () => '1',
  },
  duration: timed('paper.time'),
  elapsed: timed('paper.elapsed'),
  money: {
    mean: (mean, { currency }, { money }) => money(mean, currency),
    lineLabel: ({ currency = '' }) => currency,
    keyed: ({ currency = '0.00' }) => currency,
  },
  count: {
    one: (value, _, { number }) => number(value, decimals(value, 1)),
    mean: (mean, _, { number }) => number(mean, 1),
    unit: ({ unit }, { language }) => (unit ? inLanguage(unitText(unit), language) : ''),
    keyed: () => '0, 1, 2…',
  },
  percent: {
    one: (value, _, { percent }) => percent(value / 100, decimals(value, 1)),
    mean: (mean, _, { percent }) => percent(mean / 100, 1),
    lineLabel: () => '%',
    keyed: () => '%',
  },
  text: { mean: (mean, _, { number }) => number(mean), keyed: (_, { say }) => say('paper.code-text') },
};

const saidOf = ({ kind }: Answer) => KINDS[kind] as Said<Answer>;

/** One answer, without its unit. */
export function sayAnswer(value: number, answer: Answer, speaker: Speaker): string {
  const { one, mean } = saidOf(answer);
  return (one ?? mean)(value, answer, speaker);
}

/** What answers are counted in, where they do not say it themselves. */
export const unitOf = (answer: Answer, speaker: Speaker): string =>
  saidOf(answer).unit?.(answer, speaker) ?? '';

/** What stands beside a line to write an answer on. */
export const lineLabelOf = (answer: Answer, speaker: Speaker): string =>
  (saidOf(answer).lineLabel ?? unitOf)(answer, speaker);

/** How an answer is keyed in from paper. */
export const keyedExample = (answer: Answer, speaker: Speaker): string =>
  saidOf(answer).keyed(answer, speaker);

function range({ min, max }: Scale): string {
  return `${min}–${max}`;
}

/** The forms of what is counted; null where it is in words that follow no number. */
function formsOf(answer: Answer, { language }: Speaker): Forms | null {
  if (!('unit' in answer)) return null;
  const own = answer.unit?.[language] ?? answer.unit?.en ?? answer.unit?.ru;
  return typeof own === 'object' ? own : null;
}

/** One answer with what it is counted in: 2 papers, 4 (of 5), 7 min. */
export function sayWithUnit(value: number, answer: Answer, speaker: Speaker): string {
  const figure = sayAnswer(value, answer, speaker);
  const forms = formsOf(answer, speaker);
  return forms ? speaker.inNumberForm(value, figure, forms) : withUnit(figure, unitOf(answer, speaker));
}

export const withUnit = (text: string, unit: string): string => (unit === '' ? text : `${text} (${unit})`);

/** To the second, to a tenth of it under ten; in one piece, so that no line breaks within. */
function time(seconds: number, speaker: Speaker): string {
  return speaker.duration(rounded(seconds, Math.abs(seconds) < 10 ? 1 : 0)).replaceAll(' ', '\u00a0');
}
