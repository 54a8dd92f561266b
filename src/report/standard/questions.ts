// A criterion in words: how it is answered, what each answer is worth, what is expected and how much it weighs.

import type { ElapsedAnswer } from '../../core/answers/elapsed.ts';
import type { Answer, AnswerKindName, AnswerOf } from '../../core/answers/index.ts';
import { isScored, kindOf } from '../../core/answers/index.ts';
import type { MeasuredAnswer } from '../../core/answers/measured.ts';
import { pointName, pointsOf } from '../../core/answers/scale.ts';
import type { Criterion, Standard } from '../../core/standard/standard.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import { sayAnswer, sayWithUnit, unitOf, withUnit } from '../values.ts';

export interface AnswerLine {
  /** How it is answered, where the answers themselves do not say it. */
  readonly how: string;
  /** The answers there are, or knots of the curve, with what they are worth. */
  readonly answers: readonly string[];
  /** What may be ticked; nothing where it is written. */
  readonly boxes: readonly string[];
}

/** Boxes to tick for a scale; a finer one is written as a number. */
const MOST_BOXES = 21;

type Line<A> = (answer: A, speaker: Speaker) => AnswerLine;

const worth = (text: string, points: number, { say, number }: Speaker): string =>
  say('show.worth', { text, points: number(points, 0) });

/** What is written, with what it earns. */
const curve =
  <A extends MeasuredAnswer | ElapsedAnswer>(how: (answer: A, speaker: Speaker) => string): Line<A> =>
  (answer, speaker) => ({
    how: how(answer, speaker),
    answers: answer.points.map(({ value, points }) =>
      worth(sayAnswer(value, answer, speaker), points, speaker),
    ),
    boxes: [],
  });
const amount = curve<MeasuredAnswer>((answer, speaker) =>
  withUnit(speaker.say(`show.${answer.kind}-${answer.better}`), unitOf(answer, speaker)),
);

/** How each kind is answered. A kind without its row here does not compile. */
const KINDS: { readonly [kind in AnswerKindName]: Line<AnswerOf<kind>> } = {
  scale: (answer, speaker) => {
    const { min, max, labels, reversed } = answer;
    const point = (value: number) => {
      const name = pointName(value, answer, speaker.language);
      const code = speaker.number(value, Number.isInteger(value) ? 0 : 2);
      return name ? `${code}\u00a0${speaker.say(name.code, name.args)}` : code;
    };
    return {
      how: speaker.say(reversed ? 'show.scale-reversed' : 'show.scale', { min, max }),
      answers: labels.map(({ value }) => point(value)),
      // A point without words is named only where somebody may tick it.
      boxes: pointsOf(answer, MOST_BOXES).map(point),
    };
  },
  'yes-no': ({ reversed }, { say }) => ({
    how: say(reversed ? 'show.yes-no-reversed' : 'show.yes-no'),
    answers: [],
    boxes: [say('value.yes'), say('value.no')],
  }),
  choice: ({ options }, speaker) => {
    const answers = options.map(({ text, points }) => {
      const words = inLanguage(text, speaker.language);
      return points === null ? words : worth(words, points, speaker);
    });
    return { how: speaker.say('show.choice'), answers, boxes: answers };
  },
  duration: amount,
  money: amount,
  count: amount,
  percent: amount,
  elapsed: curve(({ calendar, better }, { say }) =>
    say(`show.${calendar ? 'working' : 'elapsed'}-${better}`, { calendar: calendar?.id ?? '' }),
  ),
  text: (_, { say }) => ({ how: say('show.text'), answers: [], boxes: [] }),
};

export const answerLine = ({ answer }: Criterion, speaker: Speaker): AnswerLine =>
  (KINDS[answer.kind] as Line<Answer>)(answer, speaker);

/** The questions of the two sides, where they are worded apart. */
export const askedApart = (criterion: Criterion, { say, language }: Speaker): string[] =>
  (['expectation', 'delivery'] as const).flatMap((side) =>
    criterion.ask?.[side]
      ? [say(`show.ask-${side}`, { question: inLanguage(criterion.ask[side], language) })]
      : [],
  );

/** What is expected, how much it weighs, where and when it is met. */
export function facts(criterion: Criterion, standard: Standard, speaker: Speaker): string[] {
  const { say, percent, language } = speaker;
  const { answer, expect } = criterion;
  const scored = isScored(answer);
  const touchpoint = standard.touchpoints.find(({ id }) => id === criterion.touchpoint);
  return [
    ...(expect === null
      ? []
      : [
          say('show.expected', {
            value: sayWithUnit(expect, answer, speaker),
          }),
        ]),
    ...(scored ? [say('show.share', { share: percent(shareOf(criterion, standard)) })] : []),
    ...(criterion.optional ? [say('show.optional')] : []),
    ...(touchpoint ? [inLanguage(touchpoint.title, language)] : []),
    ...conditions(criterion, standard, speaker),
  ];
}

/** When it is asked; empty where always. */
export const conditions = (criterion: Criterion, standard: Standard, speaker: Speaker): string[] =>
  criterion.when.map(({ field, values }) =>
    speaker.say('show.when', {
      field: fieldName(field, standard, speaker),
      values: valueNames(field, values, standard, speaker),
    }),
  );

/** The share of the score when everything is answered. */
function shareOf(criterion: Criterion, { sections, aggregation }: Standard): number {
  const weigh = (criteria: readonly Criterion[]) =>
    criteria.reduce((total, { answer, weight }) => total + (isScored(answer) ? weight : 0), 0);
  const of = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  if (aggregation === 'flat')
    return of(criterion.weight, weigh(sections.flatMap(({ criteria }) => criteria)));
  const section = sections.find(({ id }) => id === criterion.section)!;
  const total = sections.reduce((sum, { weight, criteria }) => sum + (weigh(criteria) > 0 ? weight : 0), 0);
  return of(section.weight, total) * of(criterion.weight, weigh(section.criteria));
}

function fieldName(field: string, standard: Standard, { say, knows, language }: Speaker): string {
  const known = standard.fields.find(({ id }) => id === field)?.title;
  const earlier = standard.sections.flatMap(({ criteria }) => criteria).find(({ id }) => id === field)?.text;
  const words = inLanguage(known ?? earlier, language);
  return words || (knows(`report.by.${field}`) ? say(`report.by.${field}`) : field);
}

function valueNames(field: string, values: readonly string[], standard: Standard, speaker: Speaker): string {
  const known = standard.fields.find(({ id }) => id === field)?.values ?? [];
  const answer = standard.sections.flatMap(({ criteria }) => criteria).find(({ id }) => id === field)?.answer;
  const named = (value: string): string => {
    const title = inLanguage(known.find(({ id }) => id === value)?.title, speaker.language);
    const read = title === '' && answer ? kindOf(answer).read(value, answer) : null;
    return read?.ok && answer ? sayAnswer(read.value, answer, speaker) : title || value;
  };
  return values.map(named).join(', ');
}
