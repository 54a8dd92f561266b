// A rating on a scale of equal steps, such as 1 to 7.

import type { Message } from '../errors.ts';
import { inLanguage, type Language, normalized, type Text } from '../standard/text.ts';
import type { AnswerKind, AnswerProblem, Scale } from './kind.ts';
import { kindKey, NOT_OTHERWISE, onGrid, readNumber, TEXT_SCHEMA } from './kind.ts';

export interface ScaleAnswer extends Scale {
  readonly kind: 'scale';
}

const MAX_STEPS = 1000;

function isOnScale(value: number, answer: Scale): boolean {
  if (value < answer.min || value > answer.max) return false;
  const steps = (value - answer.min) / answer.step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** Further apart than this, two labels say nothing of the points between them. */
const WITHIN = 3;

/**
 * What a point is called: its own label; without one, that it stands between two labelled points, or nearer to one of
 * them. Null where no label is near enough to say.
 */
export function pointName(value: number, { labels, step }: Scale, language: Language): Message | null {
  const words = (text: Text) => inLanguage(text, language);
  const own = labels.find((label) => label.value === value);
  if (own) return { code: 'point.label', args: { label: words(own.text) } };
  const below = labels.findLast((label) => label.value < value);
  const above = labels.find((label) => label.value > value);
  if (!below || !above) return null;
  const under = Math.round((value - below.value) / step);
  const over = Math.round((above.value - value) / step);
  if (under + over > WITHIN) return null;
  if (under === over)
    return { code: 'point.between', args: { below: words(below.text), above: words(above.text) } };
  return { code: 'point.nearer', args: { label: words((under < over ? below : above).text) } };
}

/** Every point of a scale, from the lowest; empty where there are more than `most`. */
export function pointsOf({ min, max, step }: Scale, most: number): number[] {
  const steps = Math.round((max - min) / step) + 1;
  return steps > most ? [] : Array.from({ length: steps }, (_, i) => onGrid(min + i * step)!);
}

export const scale: AnswerKind<ScaleAnswer> = {
  ...NOT_OTHERWISE,
  kind: 'scale',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'min', 'max'],
    properties: {
      kind: kindKey('scale', 'A rating on a scale of equal steps.'),
      min: { type: 'number', description: 'The lowest rating.' },
      max: { type: 'number', description: 'The highest rating.' },
      step: {
        type: 'number',
        exclusiveMinimum: 0,
        default: 1,
        description: 'The distance between two ratings.',
      },
      labels: {
        type: 'object',
        description: 'What a rating means, by its number; the ends at least.',
        additionalProperties: TEXT_SCHEMA,
      },
      reversed: { type: 'boolean', default: false, description: 'True when the low end is the good one.' },
    },
  },
  build(written) {
    const min = written.min as number;
    const max = written.max as number;
    const step = (written.step as number | undefined) ?? 1;
    const problems: AnswerProblem[] = [];
    const answer: ScaleAnswer = {
      kind: 'scale',
      min,
      max,
      step,
      labels: Object.entries((written.labels ?? {}) as Record<string, Text>)
        .map(([value, text]) => ({ value: Number(value), text }))
        .sort((a, b) => a.value - b.value),
      reversed: (written.reversed as boolean | undefined) ?? false,
    };
    if (onGrid(min) !== min || onGrid(max) !== max || onGrid(step) !== step)
      problems.push({ path: [], rule: 'scale-range', code: 'scale-numbers' });
    else if (min >= max)
      problems.push({ path: ['max'], rule: 'scale-range', code: 'scale-order', args: { min, max } });
    else if (!isOnScale(max, { ...answer, step }))
      problems.push({ path: ['step'], rule: 'scale-range', code: 'scale-step', args: { min, max, step } });
    else if ((max - min) / step > MAX_STEPS)
      problems.push({ path: ['step'], rule: 'scale-range', code: 'scale-steps', args: { most: MAX_STEPS } });
    else
      for (const key of Object.keys((written.labels ?? {}) as object)) {
        const value = Number(key);
        if (!Number.isFinite(value) || !isOnScale(value, answer))
          problems.push({
            path: ['labels', key],
            rule: 'scale-labels',
            code: 'scale-label',
            args: { label: key, min, max },
          });
      }
    return problems.length > 0 ? { problems } : { answer };
  },
  written: (answer) => ({
    ...answer,
    labels: Object.fromEntries(answer.labels.map(({ value, text }) => [String(value), text])),
  }),
  scale: (answer) => answer,
  scored: () => true,
  read(input, answer) {
    const value = readNumber(input);
    if (value !== null && isOnScale(value, answer)) return { ok: true, value };
    if (typeof input === 'string') {
      const wanted = normalized(input);
      const label = answer.labels.find(({ text }) =>
        Object.values(text).some((label) => label !== undefined && normalized(label) === wanted),
      );
      if (label) return { ok: true, value: label.value };
    }
    return {
      ok: false,
      problem: {
        code: 'not-on-scale',
        args: { value: String(input), min: answer.min, max: answer.max, step: answer.step },
      },
    };
  },
  write: (value) => value,
  points: (value, { min, max, reversed }) => ((reversed ? max - value : value - min) * 100) / (max - min),
  gap: (expectation, delivery, { reversed }) => (reversed ? expectation - delivery : delivery - expectation),
  pointsGap: (expectation, delivery, { min, max, reversed }) =>
    ((reversed ? expectation - delivery : delivery - expectation) * 100) / (max - min),
  line: ({ min, max, reversed }) => ({ unit: 'scale', low: min, high: max, reversed }),
  values: (answer) => pointsOf(answer, MAX_STEPS + 1),
};
