// What is timed or counted: a number, and a curve that says what each value is worth.

import type { Unit } from '../standard/text.ts';
import { formatDuration, readDuration } from '../time/duration.ts';
import type { AnswerKind, AnswerProblem, Curve, JsonSchema, KeysAt } from './kind.ts';
import { kindKey, NOT_OTHERWISE, readNumber, UNIT_SCHEMA } from './kind.ts';

export type MeasuredKind = 'duration' | 'money' | 'count' | 'percent';
export interface MeasuredAnswer {
  readonly kind: MeasuredKind;
  readonly better: 'lower' | 'higher';
  readonly points: Curve;
  readonly currency?: string;
  readonly unit?: Unit;
  /** The least and the most that can be; other answers are refused. Left out: no limit but that of the kind. */
  readonly min?: number;
  readonly max?: number;
}

/** Points of a value on a curve: linear between the knots, clamped outside them. */
export function pointsOnCurve(value: number, curve: Curve): number {
  const first = curve[0]!;
  if (value <= first.value) return first.points;
  for (let i = 1; i < curve.length; i++) {
    const high = curve[i]!;
    if (value <= high.value) {
      const low = curve[i - 1]!;
      return low.points + ((value - low.value) * (high.points - low.points)) / (high.value - low.value);
    }
  }
  return curve[curve.length - 1]!.points;
}

/** Reads the `points:` mapping of a measured kind: ascending values, points that follow `better`. */
export function buildCurve(
  written: Readonly<Record<string, unknown>>,
  keysAt: KeysAt,
  read: (input: unknown) => number | null,
): { curve: Curve; problems: AnswerProblem[] } {
  const points = written.points as Readonly<Record<string, number>>;
  const lowerIsBetter = written.better === 'lower';
  const curve: { value: number; points: number }[] = [];
  const problems: AnswerProblem[] = [];
  let before: string | undefined;
  for (const key of keysAt(['points'])) {
    const worth = points[key]!;
    const value = read(key);
    const last = curve.at(-1);
    if (value === null) {
      problems.push({
        path: ['points', key],
        rule: 'curve-value',
        code: 'curve-value',
        args: { value: key },
      });
      continue;
    }
    if (last && value <= last.value)
      problems.push({
        path: ['points', key],
        rule: 'curve-order',
        code: 'curve-order',
        args: { value: key, before: before! },
      });
    else if (last && (lowerIsBetter ? worth > last.points : worth < last.points))
      problems.push({
        path: ['points', key],
        rule: 'curve-not-monotonic',
        code: lowerIsBetter ? 'curve-rises' : 'curve-falls',
        args: { value: key, before: before!, points: worth, last: last.points },
      });
    curve.push({ value, points: worth });
    before = key;
  }
  return { curve, problems };
}

/**
 * A curve as a mapping in ascending order. An object puts keys that look like whole numbers first, so that where one key
 * has decimals all are written with them.
 */
export function writtenCurve(knots: Curve, write: (value: number) => string | number): object {
  const whole = knots.every(({ value }) => Number.isInteger(value));
  const key = (value: string | number): string =>
    typeof value === 'string' || whole || !Number.isInteger(value) ? String(value) : value.toFixed(1);
  return Object.fromEntries(knots.map(({ value, points }) => [key(write(value)), points]));
}

function measured<Kind extends MeasuredKind>(
  kind: Kind,
  measures: AnswerKind<MeasuredAnswer>['measures'],
  title: string,
  extra: Readonly<Record<string, JsonSchema>>,
  read: (input: unknown) => number | null,
  write: (value: number) => string | number,
): AnswerKind<MeasuredAnswer> {
  return {
    ...NOT_OTHERWISE,
    kind,
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'better', 'points'],
      properties: {
        kind: kindKey(kind, title),
        better: { enum: ['lower', 'higher'], description: 'Which direction is better for the customer.' },
        points: {
          type: 'object',
          minProperties: 2,
          description:
            'The curve: value → points from 0 to 100, values ascending; linear between, clamped outside.',
          additionalProperties: { type: 'number', minimum: 0, maximum: 100 },
        },
        ...extra,
      },
    },
    build(written, keysAt) {
      const { curve, problems } = buildCurve(written, keysAt, read);
      const { min, max } = written as { min?: number; max?: number };
      if (min !== undefined && max !== undefined && min > max)
        problems.push({ path: ['max'], rule: 'out-of-range', code: 'limits', args: { min, max } });
      if (problems.length > 0) return { problems };
      return {
        answer: {
          kind,
          better: written.better as 'lower' | 'higher',
          points: curve,
          ...(written.currency === undefined ? {} : { currency: written.currency as string }),
          ...(written.unit === undefined ? {} : { unit: written.unit as Unit }),
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max }),
        },
      };
    },
    written: (answer) => ({ ...answer, points: writtenCurve(answer.points, write) }),
    measures,
    curve: ({ points }) => points,
    scored: () => true,
    read(input, { min, max }) {
      const value = read(input);
      const args = { value: String(input) };
      if (value === null) return { ok: false, problem: { code: `not-a-${kind}`, args } };
      if (min !== undefined && value < min)
        return { ok: false, problem: { code: 'below-limit', args: { ...args, limit: write(min) } } };
      if (max !== undefined && value > max)
        return { ok: false, problem: { code: 'above-limit', args: { ...args, limit: write(max) } } };
      return { ok: true, value };
    },
    write,
    points: (value, answer) => pointsOnCurve(value, answer.points),
    gap: (expectation, delivery, { better }) =>
      better === 'lower' ? expectation - delivery : delivery - expectation,
    pointsGap: (expectation, delivery, answer) =>
      pointsOnCurve(delivery, answer.points) - pointsOnCurve(expectation, answer.points),
  };
}

/** The least and the most that an answer can be. */
const LIMITS = {
  min: { type: 'number', description: 'The least that can be; a lower answer is refused.' },
  max: { type: 'number', description: 'The most that can be; a higher answer is refused.' },
};

const same = (value: number): number => value;
const atLeastZero = (value: number | null): number | null => (value === null || value < 0 ? null : value);

export const duration = measured(
  'duration',
  'time',
  'A length of time, written 90s, 4m 30s or 0:04:30.',
  {},
  readDuration,
  formatDuration,
);

export const money = measured(
  'money',
  'money',
  'An amount of money.',
  {
    currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217 code, such as RUB or EUR.' },
    ...LIMITS,
  },
  (input) => readNumber(typeof input === 'string' ? input.replace(/[₽$€£¥]|руб\.?|[A-Z]{3}/giu, '') : input),
  same,
);

export const count = measured(
  'count',
  'things',
  'A number of things.',
  { unit: UNIT_SCHEMA, ...LIMITS },
  (input) => {
    const value = atLeastZero(readNumber(input));
    return value === null || !Number.isInteger(value) ? null : value;
  },
  same,
);

export const percent = measured(
  'percent',
  'percent',
  'A share in per cent, 0 to 100 (more where more is possible; `max: 100` where it is not).',
  LIMITS,
  (input) => atLeastZero(readNumber(typeof input === 'string' ? input.replace(/\s*%\s*$/, '') : input)),
  same,
);
