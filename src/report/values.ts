// Answers as people say them: 7 min 30 s, yes, 4 (of 5), the words of an option. One answer as it was given; the mean
// of several with the decimals it deserves.

import type { Answer } from '../core/answers/index.ts';
import type { CriterionReport } from '../core/assess/gap-report.ts';
import type { Forms, Source, Text } from '../core/standard/text.ts';
import { inLanguage, unitText, wordsIn } from '../core/standard/text.ts';
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
  if (answer.kind === 'choice') {
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
  if (n === 1 && answer.kind === 'count') {
    const said = (value: number | null) => (value === null ? '—' : counted(value, answer, speaker));
    return {
      expected: said(expectation.mean),
      delivered: said(delivery.mean),
      unit: formsOf(answer, speaker) ? '' : unitOf(answer, speaker),
    };
  }
  const say = n === 1 ? sayAnswer : sayMean;
  return {
    expected: expectation.mean === null ? '—' : say(expectation.mean, answer, speaker),
    delivered: delivery.mean === null ? '—' : say(delivery.mean, answer, speaker),
    unit: answer.kind === 'yes-no' && n > 1 ? speaker.say('value.yes') : unitOf(answer, speaker),
  };
}

/** One answer, without its unit. */
export function sayAnswer(value: number, answer: Answer, speaker: Speaker): string {
  const number = (decimals: number) => speaker.number(value, Number.isInteger(value) ? 0 : decimals);
  switch (answer.kind) {
    case 'yes-no':
      return speaker.say(value === 1 ? 'value.yes' : 'value.no');
    case 'choice':
      return inLanguage(answer.options[value]?.text, speaker.language) || '—';
    case 'percent':
      return speaker.percent(value / 100, Number.isInteger(value) ? 0 : 1);
    case 'scale':
      return number(2);
    case 'count':
      return number(1);
    case 'duration':
    case 'elapsed':
    case 'money':
    case 'text':
      return sayMean(value, answer, speaker);
  }
}

/** The mean of several answers, without its unit. */
function sayMean(mean: number, answer: Answer, speaker: Speaker): string {
  switch (answer.kind) {
    case 'yes-no':
      return speaker.percent(mean);
    case 'duration':
    case 'elapsed':
      return time(mean, speaker);
    case 'money':
      return speaker.money(mean, answer.currency);
    case 'percent':
      return speaker.percent(mean / 100, 1);
    case 'count':
      return speaker.number(mean, 1);
    case 'scale':
    case 'choice':
    case 'text':
      return speaker.number(mean);
  }
}

/** What answers are counted in, where they do not say it themselves. */
export function unitOf(answer: Answer, speaker: Speaker): string {
  if (answer.kind === 'scale') return speaker.say('value.of-scale', { max: answer.max });
  return answer.kind === 'count' && answer.unit ? inLanguage(unitText(answer.unit), speaker.language) : '';
}

/** The forms of what is counted; null where it is in words that follow no number. */
function formsOf(answer: Answer, { language }: Speaker): Forms | null {
  if (answer.kind !== 'count') return null;
  const own = answer.unit?.[language] ?? answer.unit?.en ?? answer.unit?.ru;
  return typeof own === 'object' ? own : null;
}

/** A count with its unit where that has forms: 2 papers; without it elsewhere. */
function counted(value: number, answer: Answer, speaker: Speaker): string {
  const figure = sayAnswer(value, answer, speaker);
  const forms = formsOf(answer, speaker);
  return forms ? speaker.counted(value, figure, forms) : figure;
}

/** One answer with what it is counted in: 2 papers, 4 (of 5), 7 min. */
export const sayWithUnit = (value: number, answer: Answer, speaker: Speaker): string =>
  formsOf(answer, speaker)
    ? counted(value, answer, speaker)
    : withUnit(sayAnswer(value, answer, speaker), unitOf(answer, speaker));

export const withUnit = (text: string, unit: string): string => (unit === '' ? text : `${text} (${unit})`);

/** To the second, to a tenth of it under ten; in one piece, so that no line breaks within. */
function time(seconds: number, speaker: Speaker): string {
  return speaker.duration(rounded(seconds, Math.abs(seconds) < 10 ? 1 : 0)).replaceAll(' ', '\u00a0');
}
