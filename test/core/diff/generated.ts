// Generated standards, profiles and personas, and edits of them: small alphabets, so that ids, words and texts collide.

import fc from 'fast-check';
import type { Answer } from '../../../src/core/answers/index.ts';
import type { WrittenProfile } from '../../../src/core/diff/facts.ts';
import type { Criterion, Named, Persona, Section, Standard } from '../../../src/core/standard/standard.ts';
import { DEFAULT_POLICY } from '../../../src/core/standard/standard.ts';
import type { Text } from '../../../src/core/standard/text.ts';

const WORDS = [
  'did',
  'the',
  'staff',
  'greet',
  'not',
  'you',
  'wait',
  'in',
  'queue',
  '3',
  '5',
  'minutes',
  'polite',
  'impolite',
];
const СЛОВА = [
  'вы',
  'долго',
  'ждали',
  'в',
  'очереди',
  'не',
  'вас',
  'сотрудник',
  'вежливо',
  'невежливо',
  '3',
  '5',
];

const sentence = (words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 }).map((some) => `${some.join(' ')}?`);
export const text: fc.Arbitrary<Text> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ en: sentence(WORDS), ru: sentence(СЛОВА) }) },
  { weight: 1, arbitrary: fc.record({ en: sentence(WORDS) }) },
  { weight: 1, arbitrary: fc.record({ ru: sentence(СЛОВА) }) },
);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });
const weight = fc.constantFrom(0, 1, 2, 5);

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const named = (ids: readonly string[]): fc.Arbitrary<Named[]> =>
  fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), title: text }), {
    selector: ({ id }) => id,
    maxLength: 3,
  });

const curve = fc
  .uniqueArray(fc.constantFrom(0, 60, 120, 180, 600), { minLength: 2, maxLength: 4 })
  .chain((values) =>
    fc
      .array(fc.constantFrom(0, 25, 50, 100), { minLength: values.length, maxLength: values.length })
      .map((points) => {
        const falling = [...points].sort((x, y) => y - x);
        return [...values].sort((x, y) => x - y).map((value, i) => ({ value, points: falling[i]! }));
      }),
  );

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    kind: fc.constant('scale' as const),
    min: fc.constant(1),
    max: fc.constantFrom(5, 7),
    step: fc.constantFrom(1, 2),
    labels: fc
      .uniqueArray(fc.record({ value: fc.constantFrom(1, 3, 5), text }), {
        selector: ({ value }) => value,
        maxLength: 3,
      })
      .map((labels) => labels.sort((x, y) => x.value - y.value)),
    reversed: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('yes-no' as const), reversed: fc.boolean() }),
  fc.record({
    kind: fc.constant('choice' as const),
    options: fc.uniqueArray(
      fc.record({ id: fc.constantFrom('now', 'soon', 'never'), text, points: fc.constantFrom(0, 50, 100) }),
      {
        selector: ({ id }) => id,
        minLength: 2,
      },
    ),
  }),
  fc.record(
    {
      kind: fc.constantFrom('duration' as const, 'money' as const, 'count' as const),
      better: fc.constant('lower' as const),
      points: curve,
      currency: fc.constantFrom('RUB', 'EUR'),
      unit: text,
    },
    { requiredKeys: ['kind', 'better', 'points'] },
  ),
  fc.constant({ kind: 'text' as const }),
);

function expectOf(of: Answer, seed: number): number | null {
  switch (of.kind) {
    case 'scale':
      return of.min + of.step * (seed % 3);
    case 'yes-no':
      return seed % 2;
    case 'choice':
      return seed % of.options.length;
    case 'text':
      return null;
    default:
      return seed % 2 === 0 ? 60 : 600;
  }
}

const criterion = (section: string): fc.Arbitrary<Omit<Criterion, 'id'>> =>
  fc
    .record({
      text,
      guide: maybe(text),
      rationale: maybe(text),
      name: maybe(text),
      answer,
      seed: fc.nat(5),
      weight,
      critical: fc.boolean(),
      optional: fc.boolean(),
      touchpoint: maybe(fc.constantFrom('door', 'desk')),
      when: fc.uniqueArray(
        fc.record({
          field: fc.constantFrom('channel', 'a', 'b'),
          values: fc.uniqueArray(fc.constantFrom('x', 'y'), { minLength: 1 }),
        }),
        { selector: ({ field }) => field, maxLength: 2 },
      ),
      formerly: fc.uniqueArray(fc.constantFrom(...IDS, 'old', 'older'), { maxLength: 2 }),
    })
    .map(({ guide, rationale, name, touchpoint, seed, ...rest }) => ({
      ...rest,
      section,
      expect: expectOf(rest.answer, seed),
      ...(guide ? { guide } : {}),
      ...(rationale ? { rationale } : {}),
      ...(name ? { name } : {}),
      ...(touchpoint ? { touchpoint } : {}),
    }));

const section = (
  id: string,
): fc.Arbitrary<Omit<Section, 'criteria'> & { criteria: Omit<Criterion, 'id'>[] }> =>
  fc
    .record({
      title: text,
      guide: maybe(text),
      weight,
      criteria: fc.array(criterion(id), { minLength: 1, maxLength: 3 }),
    })
    .map(({ guide, ...rest }) => ({ id, ...rest, ...(guide ? { guide } : {}) }));

export const standard: fc.Arbitrary<Standard> = fc
  .record({
    version: fc.constantFrom('0.1.0', '1.0.0', '1.0.1', '1.1.0', '2.0.0-rc.1', '2.0.0'),
    title: text,
    description: maybe(text),
    source: maybe(fc.record({ author: fc.constantFrom('A', 'B'), title: fc.constant('T') })),
    aggregation: fc.constantFrom('nested' as const, 'flat' as const),
    onCriticalFailure: fc.constantFrom('fail' as const, 'zero' as const, 'cap' as const),
    policy: fc.record({
      tolerance: fc.constantFrom(5, 10),
      minimumAnswered: fc.constantFrom(0.5, 0.6),
      minimumN: fc.constantFrom(5, 6),
      criminalShortfall: fc.constantFrom(50, 40),
      criticalCap: fc.constantFrom(50, 30),
    }),
    touchpoints: named(['door', 'desk', 'till']),
    fields: fc.uniqueArray(
      fc.record({ id: fc.constantFrom('channel', 'size'), title: text, values: named(['x', 'y', 'z']) }),
      {
        selector: ({ id }) => id,
      },
    ),
    ids: fc.shuffledSubarray(IDS, { minLength: IDS.length }),
    sections: fc
      .uniqueArray(fc.constantFrom('one', 'two', 'three', 'four'), { minLength: 1, maxLength: 3 })
      .chain((ids) => fc.tuple(...ids.map(section))),
  })
  .map(({ ids, description, source, sections, ...rest }) => {
    let next = 0;
    return {
      format: 'svc.standard/1' as const,
      id: 'generated',
      digest: `sha256:${ids.join('')}`,
      ...rest,
      policy: { ...DEFAULT_POLICY, ...rest.policy },
      ...(description ? { description } : {}),
      ...(source ? { source } : {}),
      sections: sections.map((one) => ({
        ...one,
        criteria: one.criteria.map((inner) => ({ ...inner, id: ids[next++ % ids.length]! })),
      })),
    };
  })
  .filter(
    ({ sections }) => sections.reduce((total, { criteria }) => total + criteria.length, 0) <= IDS.length,
  );

/** The second of a pair is either unrelated to the first or shares most of its criteria with it. */
export const pairOfStandards: fc.Arbitrary<readonly [Standard, Standard]> = fc.oneof(
  fc.tuple(standard, standard),
  fc
    .tuple(standard, standard, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
    .map(([old, other, keep]) => {
      const known = new Map(old.sections.flatMap(({ criteria }) => criteria).map((one) => [one.id, one]));
      let i = 0;
      return [
        old,
        {
          ...other,
          sections: other.sections.map((one) => ({
            ...one,
            criteria: one.criteria.map((inner) => {
              const was = known.get(inner.id);
              return keep[i++ % 8] && was ? { ...was, weight: inner.weight, section: one.id } : inner;
            }),
          })),
        },
      ] as const;
    }),
);

export const profile: fc.Arbitrary<WrittenProfile> = fc
  .record({
    id: fc.constantFrom('rich', 'poor'),
    title: text,
    description: maybe(text),
    standard: maybe(fc.constantFrom('kiosk', 'speed')),
    criteria: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...IDS),
        fc.record({
          expect: fc.constantFrom(null, 3, 4, '3m', '180s', 'yes'),
          weight: fc.constantFrom(null, 0, 1),
        }),
      ),
      { selector: ([id]) => id },
    ),
  })
  .map(({ description, standard: of, criteria, ...rest }) => ({
    format: 'svc.profile/1' as const,
    ...rest,
    ...(description ? { description } : {}),
    ...(of ? { standard: of } : {}),
    criteria: new Map(criteria),
  }));

/** Few, so that two personas share some and one says some twice. */
const line = fc.constantFrom<Text>({ en: 'Hello.' }, { en: 'Hurry up!' }, { en: 'Well?', ru: 'Ну?' });

export const persona: fc.Arbitrary<Persona> = fc
  .record({
    id: fc.constantFrom('rude', 'shy'),
    title: text,
    role: text,
    lines: fc.array(line, { maxLength: 4 }),
    watch: fc.array(line, { maxLength: 3 }),
    ids: fc.shuffledSubarray(IDS, { minLength: IDS.length }),
    criteria: fc.array(criterion('persona'), { maxLength: 3 }),
  })
  .map(({ ids, criteria, ...rest }) => ({
    format: 'svc.persona/1' as const,
    ...rest,
    criteria: criteria.map((one, i) => ({ ...one, id: ids[i]! })),
  }));
