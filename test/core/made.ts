// Standards, respondents and tallies for the tests of the arithmetic: a few by hand, any number by chance.

import fc from 'fast-check';
import type { Answer } from '../../src/core/answers/index.ts';
import { BLANKS } from '../../src/core/answers/response.ts';
import { assess } from '../../src/core/assess/assess.ts';
import type { Basis, GapReport } from '../../src/core/assess/gap-report.ts';
import { type Scheme, schemeOf } from '../../src/core/standard/scheme.ts';
import type { Criterion, Policy, Section, Standard } from '../../src/core/standard/standard.ts';
import { DEFAULT_POLICY } from '../../src/core/standard/standard.ts';
import { counterFor, type TallyPart } from '../../src/core/tally/counter.ts';
import { type Answers, emptyAnswers, type Tally } from '../../src/core/tally/tally.ts';

export const SCALE: Answer = { kind: 'scale', min: 1, max: 7, step: 1, labels: [], reversed: false };

export interface MadeCriterion {
  readonly answer?: Answer;
  readonly weight?: number;
  readonly expect?: number | null;
  readonly critical?: boolean;
  readonly optional?: boolean;
}
export interface MadeSection {
  readonly weight?: number;
  readonly criteria: readonly MadeCriterion[];
}

/** Sections s1, s2, … of criteria s1c1, s1c2, … */
export function made(
  sections: readonly MadeSection[],
  more: Partial<Omit<Standard, 'policy'>> & { policy?: Partial<Policy> } = {},
): Scheme {
  const standard: Standard = {
    format: 'svc.standard/1',
    id: 'made',
    version: '1.0.0',
    digest: 'sha256:0',
    title: { en: 'Made' },
    aggregation: 'nested',
    onCriticalFailure: 'fail',
    touchpoints: [],
    fields: [],
    sections: sections.map(
      ({ weight = 1, criteria }, s): Section => ({
        id: `s${s + 1}`,
        title: { en: `Section ${s + 1}` },
        weight,
        criteria: criteria.map(
          (
            { answer = SCALE, weight = 1, expect = null, critical = false, optional = false },
            c,
          ): Criterion => ({
            id: `s${s + 1}c${c + 1}`,
            section: `s${s + 1}`,
            text: { en: `Criterion ${c + 1}` },
            answer,
            expect,
            weight,
            critical,
            optional,
            when: [],
            formerly: [],
          }),
        ),
      }),
    ),
    ...more,
    policy: { ...DEFAULT_POLICY, ...more.policy },
  };
  return schemeOf(standard);
}

/** A pair, a delivery without expectation (null), or a blank by name. */
export type Said = readonly [expectation: number | null, delivery: number] | (typeof BLANKS)[number];
export interface Respondent {
  readonly key?: readonly string[];
  readonly said: readonly Said[];
}

export function answersOf(scheme: Scheme, said: readonly Said[]): Answers {
  const answers = emptyAnswers(scheme);
  said.forEach((one, i) => {
    if (typeof one === 'string') answers.blank[i] = BLANKS.indexOf(one);
    else {
      answers.expectation[i] = one[0] ?? Number.NaN;
      answers.delivery[i] = one[1];
    }
  });
  return answers;
}

/** The cells of one respondent, for counting by hand. */
export function cellsOf(
  scheme: Scheme,
  counter: ReturnType<typeof counterFor>,
  said: readonly Said[],
): Int32Array {
  const cells = new Int32Array(scheme.criteria.length);
  counter.cellsOf(answersOf(scheme, said), cells);
  return cells;
}

/** Everyone into the whole, and those with a key into their group as well. */
export function counted(scheme: Scheme, respondents: readonly Respondent[]): TallyPart {
  const counter = counterFor(scheme);
  counter.group([]);
  for (const { key = [], said } of respondents) {
    const cells = cellsOf(scheme, counter, said);
    counter.add(counter.group([]), cells);
    if (key.length > 0) counter.add(counter.group(key), cells);
  }
  return counter.part();
}

/** The tally of what several counters have counted. */
export function tallyOf(scheme: Scheme, parts: readonly TallyPart[]): Tally {
  const counter = counterFor(scheme);
  for (const part of parts) counter.absorb(part);
  return counter.tally();
}

/** The whole, then the groups, as a survey is tallied. */
export const tallied = (scheme: Scheme, respondents: readonly Respondent[]): Tally =>
  tallyOf(scheme, [counted(scheme, respondents)]);

export const reported = (scheme: Scheme, respondents: readonly Respondent[], basis?: Basis): GapReport =>
  judged(scheme, tallied(scheme, respondents), basis);

export const judged = (scheme: Scheme, tally: Tally, basis: Basis = 'observed'): GapReport =>
  assess(tally, scheme, { receipt: { read: 0, used: 0, rejected: 0, dropped: [] }, by: ['group'], basis });

/** Answer kinds of every shape, and how to draw a value of each; `better` says which of two values earns more. */
const KINDS: readonly { readonly answer: Answer; readonly value: fc.Arbitrary<number> }[] = [
  { answer: SCALE, value: fc.integer({ min: 1, max: 7 }) },
  {
    answer: { kind: 'scale', min: 0, max: 10, step: 0.5, labels: [], reversed: true },
    value: fc.integer({ min: 0, max: 20 }).map((n) => n / 2),
  },
  { answer: { kind: 'yes-no', reversed: false }, value: fc.integer({ min: 0, max: 1 }) },
  {
    answer: {
      kind: 'choice',
      options: [10, 100, 0, 33.3].map((points, i) => ({ id: `o${i}`, text: { en: `Option ${i}` }, points })),
    },
    value: fc.integer({ min: 0, max: 3 }),
  },
  {
    answer: {
      kind: 'duration',
      better: 'lower',
      points: [
        { value: 0, points: 100 },
        { value: 180, points: 70 },
        { value: 1800, points: 0 },
      ],
    },
    value: fc.integer({ min: 0, max: 3_000_000 }).map((n) => n / 1000),
  },
  {
    answer: {
      kind: 'count',
      better: 'higher',
      points: [
        { value: 0, points: 5 },
        { value: 7, points: 95 },
      ],
    },
    value: fc.integer({ min: 0, max: 9 }),
  },
];

export const kindAndValues = fc
  .constantFrom(...KINDS)
  .chain(({ answer, value }) => fc.tuple(fc.constant(answer), value, value, value));

const valuesOf = (answer: Answer) => KINDS.find((kind) => kind.answer === answer)!.value;
const weight = fc.constantFrom(0, 0.1, 0.2, 0.3, 1, 2, 3, 7.5);

const madeCriterion = fc.record({
  answer: fc.constantFrom(...KINDS.map(({ answer }) => answer)),
  weight,
  critical: fc.boolean(),
  optional: fc.boolean(),
});

export const madeScheme: fc.Arbitrary<readonly MadeSection[]> = fc.array(
  fc.record({ weight, criteria: fc.array(madeCriterion, { minLength: 1, maxLength: 4 }) }),
  { minLength: 1, maxLength: 3 },
);
export const aggregation = fc.constantFrom('nested' as const, 'flat' as const);

/** Respondents who answer by the kinds of these sections, blanks of each sort among them. */
export function respondentsOf(
  sections: readonly MadeSection[],
  size: { minLength?: number; maxLength?: number } = { maxLength: 12 },
  expectations: 'asked' | 'asked or not' = 'asked',
): fc.Arbitrary<readonly Respondent[]> {
  const said = sections.flatMap(({ criteria }) =>
    criteria.map(({ answer = SCALE }): fc.Arbitrary<Said> => {
      const value = valuesOf(answer);
      const expectation = expectations === 'asked' ? value : fc.option(value, { nil: null });
      return fc.oneof(
        { weight: 5, arbitrary: fc.tuple(expectation, value) },
        { weight: 1, arbitrary: fc.constantFrom(...BLANKS) },
      );
    }),
  );
  const key = fc.constantFrom(['a'], ['b'], ['c']);
  return fc.array(fc.record({ key, said: fc.tuple(...said) }), size);
}
