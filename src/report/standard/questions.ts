// A criterion in words: how it is answered, what each answer is worth, what is expected and how much it weighs.

import { isScored, kindOf } from '../../core/answers/index.ts';
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
}

/** Boxes to tick for a scale; a finer one is written as a number. */
const MOST_BOXES = 21;

export function answerLine({ answer }: Criterion, speaker: Speaker, tickable = false): AnswerLine {
  const { say, number } = speaker;
  const worth = (text: string, points: number) => say('show.worth', { text, points: number(points, 0) });
  switch (answer.kind) {
    case 'scale': {
      // A point without words is named only where somebody may tick it.
      const labels = (tickable ? pointsOf(answer, MOST_BOXES) : answer.labels.map(({ value }) => value)).map(
        (value) => {
          const name = pointName(value, answer, speaker.language);
          const code = number(value, Number.isInteger(value) ? 0 : 2);
          return name ? `${code}\u00a0${say(name.code, name.args)}` : code;
        },
      );
      const how = say(answer.reversed ? 'show.scale-reversed' : 'show.scale', {
        min: answer.min,
        max: answer.max,
      });
      return { how, answers: labels };
    }
    case 'yes-no':
      return { how: say(answer.reversed ? 'show.yes-no-reversed' : 'show.yes-no'), answers: [] };
    case 'choice':
      return {
        how: say('show.choice'),
        answers: answer.options.map(({ text, points }) => {
          const words = inLanguage(text, speaker.language);
          return points === null ? words : worth(words, points);
        }),
      };
    case 'text':
      return { how: say('show.text'), answers: [] };
    case 'elapsed':
      return {
        how: say(`show.${answer.calendar ? 'working' : 'elapsed'}-${answer.better}`, {
          calendar: answer.calendar?.id ?? '',
        }),
        answers: answer.points.map(({ value, points }) => worth(sayAnswer(value, answer, speaker), points)),
      };
    default:
      return {
        how: withUnit(say(`show.${answer.kind}-${answer.better}`), unitOf(answer, speaker)),
        answers: answer.points.map(({ value, points }) => worth(sayAnswer(value, answer, speaker), points)),
      };
  }
}

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
