// What a level promises, held to re-scored audits over random edits: safe moves no score, whatever moves one is a rebase at
// least, and after a rebase an audit that was answered whole still has its score. Wordings are a matter of people.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import { isShown, newSession, type Response, type Session } from '../../../src/core/answers/response.ts';
import { diff } from '../../../src/core/diff/diff.ts';
import { impactOf } from '../../../src/core/diff/impact.ts';
import { byGravity } from '../../../src/core/diff/levels.ts';
import type { AuditImpact } from '../../../src/core/shapes/diff.ts';
import type { Criterion, Section, Standard } from '../../../src/core/standard/standard.ts';
import { criteriaOf, DEFAULT_POLICY } from '../../../src/core/standard/standard.ts';

// Generated pairs take their time where a machine has much else to do.
vi.setConfig({ testTimeout: 600_000 });

/** A long campaign: EDITS=1000 npx vitest run test/core/diff/effects.property.test.ts. */
const { EDITS: MANY } = process.env;
const RUNS = MANY === undefined ? { numRuns: 60, seed: 16 } : { numRuns: Number(MANY) };

const ANSWERS: readonly Answer[] = [
  { kind: 'scale', min: 1, max: 5, step: 1, labels: [], reversed: false },
  { kind: 'yes-no', reversed: false },
  {
    kind: 'choice',
    options: [
      { id: 'no', text: { en: 'No' }, points: 0 },
      { id: 'half', text: { en: 'Half' }, points: 40 },
      { id: 'all', text: { en: 'All' }, points: 100 },
    ],
  },
  {
    kind: 'duration',
    better: 'lower',
    points: [
      { value: 0, points: 100 },
      { value: 300, points: 50 },
      { value: 900, points: 0 },
    ],
  },
  { kind: 'text' },
];
const weight = fc.constantFrom(0, 1, 1, 2, 5);

/** Some valid answer of the kind, by any number. */
function valid(answer: Answer, seed: number): number {
  switch (answer.kind) {
    case 'scale':
      return answer.min + (seed % (answer.max - answer.min + 1));
    case 'yes-no':
      return seed % 2;
    case 'choice':
      return seed % answer.options.length;
    case 'text':
      return 0;
    default:
      return (seed * 75) % 1200;
  }
}

const criterion: fc.Arbitrary<Omit<Criterion, 'id' | 'section'>> = fc
  .record({
    answer: fc.constantFrom(...ANSWERS),
    seed: fc.option(fc.nat(15), { nil: null, freq: 4 }),
    weight,
    critical: fc.nat(5).map((n) => n === 0),
    optional: fc.nat(5).map((n) => n === 0),
    when: fc.constantFrom([], [], [], [{ field: 'channel', values: ['x'] }]),
  })
  .map(({ seed, ...rest }) => ({
    text: { en: 'Was it so?' },
    formerly: [],
    ...rest,
    expect: seed === null || rest.answer.kind === 'text' ? null : valid(rest.answer, seed),
  }));

const standard: fc.Arbitrary<Standard> = fc
  .record({
    aggregation: fc.constantFrom('nested' as const, 'flat' as const),
    onCriticalFailure: fc.constantFrom('fail' as const, 'zero' as const, 'cap' as const),
    sections: fc.array(fc.record({ weight, criteria: fc.array(criterion, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ sections, ...rest }) => ({
    format: 'svc.standard/1' as const,
    id: 'edited',
    version: '1.0.0',
    digest: 'sha256:0',
    title: { en: 'Edited' },
    ...rest,
    policy: DEFAULT_POLICY,
    touchpoints: [],
    fields: [
      {
        id: 'channel',
        title: { en: 'Channel' },
        values: [
          { id: 'x', title: { en: 'X' } },
          { id: 'y', title: { en: 'Y' } },
        ],
      },
    ],
    sections: sections.map((section, s) => ({
      id: `s${s}`,
      title: { en: `Section ${s}` },
      weight: section.weight,
      criteria: section.criteria.map((one, c) => ({ ...one, id: `s${s}c${c}`, section: `s${s}` })),
    })),
  }));

/** Draws from the dice of one edit. */
interface Dice {
  readonly s: number;
  readonly c: number;
  readonly n: number;
  readonly more: Omit<Criterion, 'id' | 'section'>;
}
type Edit = (standard: Standard, dice: Dice) => Standard;

const inSection = (of: Standard, { s }: Dice, edit: (section: Section) => Section | null): Standard => ({
  ...of,
  sections: of.sections.flatMap((section, i) => {
    const edited = i === s % of.sections.length ? edit(section) : section;
    return edited ? [edited] : [];
  }),
});
const inCriterion = (of: Standard, dice: Dice, edit: (criterion: Criterion) => Criterion | null): Standard =>
  inSection(of, dice, (section) => ({
    ...section,
    criteria: section.criteria.flatMap((one, i) => {
      const edited = i === dice.c % section.criteria.length ? edit(one) : one;
      return edited ? [edited] : [];
    }),
  }));
const weights = [0, 1, 2, 3, 40];
const pick = <T>(of: readonly T[], { n }: Dice): T => of[n % of.length]!;

/** One act of an author each; what they leave is a valid standard. */
const EDITS: Readonly<Record<string, Edit>> = {
  'weight of a criterion': (of, dice) =>
    inCriterion(of, dice, (one) => ({ ...one, weight: pick(weights, dice) })),
  'weight of a section': (of, dice) =>
    inSection(of, dice, (one) => ({ ...one, weight: pick(weights, dice) })),
  'all weights': (of, dice) => ({
    ...of,
    sections: of.sections.map((section) => ({
      ...section,
      criteria: section.criteria.map((one) => ({ ...one, weight: one.weight * (2 + (dice.n % 3)) })),
    })),
  }),
  'all section weights': (of, dice) => ({
    ...of,
    sections: of.sections.map((section) => ({ ...section, weight: section.weight * (2 + (dice.n % 3)) })),
  }),
  critical: (of, dice) => inCriterion(of, dice, (one) => ({ ...one, critical: !one.critical })),
  optional: (of, dice) => inCriterion(of, dice, (one) => ({ ...one, optional: !one.optional })),
  expectation: (of, dice) =>
    inCriterion(of, dice, (one) =>
      one.answer.kind === 'text'
        ? one
        : { ...one, expect: dice.n % 4 === 0 ? null : valid(one.answer, dice.n) },
    ),
  condition: (of, dice) =>
    inCriterion(of, dice, (one) => ({
      ...one,
      when: one.when.length > 0 ? [] : [{ field: 'channel', values: [pick(['x', 'y'], dice)] }],
    })),
  'worth of an answer': (of, dice) =>
    inCriterion(of, dice, (one) => {
      const { answer } = one;
      if (answer.kind === 'choice')
        return {
          ...one,
          answer: {
            ...answer,
            options: answer.options.map((option, i) =>
              i === dice.n % 3 ? { ...option, points: (dice.n * 10) % 110 } : option,
            ),
          },
        };
      if (answer.kind === 'duration')
        return {
          ...one,
          answer: {
            ...answer,
            points: answer.points.map((knot, i) =>
              i === 1 ? { ...knot, points: (dice.n * 5) % 105 } : knot,
            ),
          },
        };
      return one;
    }),
  'an option more': (of, dice) =>
    inCriterion(of, dice, (one) =>
      one.answer.kind === 'choice'
        ? {
            ...one,
            answer: {
              ...one.answer,
              options: [{ id: 'other', text: { en: 'Other' }, points: 20 }, ...one.answer.options],
            },
          }
        : one,
    ),
  'an option renamed': (of, dice) =>
    inCriterion(of, dice, (one) =>
      one.answer.kind === 'choice'
        ? {
            ...one,
            answer: {
              ...one.answer,
              options: one.answer.options.map((option, i) =>
                i === dice.n % 3 ? { ...option, id: 'renamed', formerly: [option.id] } : option,
              ),
            },
          }
        : one,
    ),
  'a criterion renamed': (of, dice) =>
    inCriterion(of, dice, (one) => ({ ...one, id: 'renamed', formerly: [one.id] })),
  'a section renamed': (of, dice) =>
    inSection(of, dice, (one) => ({
      ...one,
      id: 'renamed',
      formerly: [one.id],
      criteria: one.criteria.map((inner) => ({ ...inner, section: 'renamed' })),
    })),
  'a criterion more': (of, dice) =>
    inSection(of, dice, (section) => ({
      ...section,
      criteria: [...section.criteria, { ...dice.more, id: 'new', section: section.id }],
    })),
  'a criterion less': (of, dice) =>
    inSection(of, dice, (section) => {
      const criteria = section.criteria.filter((_, i) => i !== dice.c % section.criteria.length);
      return criteria.length > 0 ? { ...section, criteria } : section;
    }),
  'a section more': (of, dice) => ({
    ...of,
    sections: [
      ...of.sections,
      {
        id: 'new',
        title: { en: 'New' },
        weight: pick(weights, dice),
        criteria: [{ ...dice.more, id: 'new', section: 'new' }],
      },
    ],
  }),
  'a section less': (of, dice) => (of.sections.length > 1 ? inSection(of, dice, () => null) : of),
  'another order': (of) => ({ ...of, sections: [...of.sections].reverse() }),
  aggregation: (of) => ({ ...of, aggregation: of.aggregation === 'flat' ? 'nested' : 'flat' }),
  'failure policy': (of, dice) => ({
    ...of,
    onCriticalFailure: pick(['fail', 'zero', 'cap'] as const, dice),
  }),
  policy: (of, dice) => ({
    ...of,
    policy: {
      ...of.policy,
      ...pick(
        [
          { tolerance: 10 },
          { minimumAnswered: 0.9 },
          { criticalCap: 20 },
          { criminalShortfall: 20 },
          { minimumN: 9 },
        ],
        dice,
      ),
    },
  }),
};

const dice: fc.Arbitrary<Dice> = fc.record({ s: fc.nat(5), c: fc.nat(5), n: fc.nat(40), more: criterion });
const edits = fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), dice), {
  minLength: 1,
  maxLength: 2,
});

function session(of: Standard, seeds: readonly number[], isWhole: boolean): Session {
  const fields = new Map([['channel', seeds[0]! % 2 === 0 ? 'x' : 'y']]);
  const known = new Map(criteriaOf(of).map((one) => [one.id, one]));
  const responses = new Map<string, Response>();
  criteriaOf(of).forEach((one, i) => {
    const seed = seeds[i % seeds.length]! + i;
    if (!isShown(one, fields, responses, known)) return;
    if (!isWhole && seed % 3 === 0) return;
    const isAsked = one.expect === null || seed % 5 === 0;
    responses.set(one.id, {
      state: 'answered',
      expectation: isAsked && one.answer.kind !== 'text' ? valid(one.answer, seed + 1) : null,
      delivery: valid(one.answer, seed),
    });
  });
  const standard = { id: of.id, version: of.version, digest: of.digest };
  return newSession(standard, { fields, responses });
}

const near = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-9);
const moves = ({ before, after, flipped }: AuditImpact): boolean =>
  flipped ||
  !near(before.score, after.score) ||
  !near(before.net, after.net) ||
  !near(before.shortfall, after.shortfall) ||
  !near(before.surplus, after.surplus);

describe('after a random edit', () => {
  it('what is safe moves nothing, what moves is a rebase at least, and a rebase leaves whole audits their scores', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        standard,
        edits,
        fc.array(fc.array(fc.nat(30), { minLength: 3, maxLength: 9 }), { minLength: 4, maxLength: 4 }),
        (old, acts, seeds) => {
          const now = acts.reduce((of, [name, drawn]) => EDITS[name]!(of, drawn), old);
          // The same id twice is no standard.
          const ids = [...criteriaOf(now).map(({ id }) => id), ...now.sections.map(({ id }) => `${id}/`)];
          fc.pre(new Set(ids).size === ids.length);
          const sessions = seeds.map((drawn, i) => session(old, drawn, i < 3));
          const { level, changes } = diff(old, now);
          const { audits } = impactOf(
            old,
            now,
            sessions.map((one, i) => ({
              file: String(i),
              session: one,
              madeBy: 'old' as const,
              profile: null,
            })),
          );
          const told = () =>
            `${acts.map(([name]) => name)}: ${changes.map((one) => `${one.rule} ${one.level}`)}`;
          seen.add(level);
          const moved = audits.filter(moves);
          if (moved.length > 0)
            expect(level !== 'none' && byGravity(level, 'rebase') <= 0, told()).toBe(true);
          if (level === 'rebase')
            for (const { before, after } of audits.slice(0, 3))
              if (before.score !== null) expect(after.score, told()).not.toBeNull();
        },
      ),
      RUNS,
    );
    // Every kind of outcome has to have come up for the promise to mean anything.
    expect([...seen].sort()).toEqual(['breaking', 'none', 'rebase', 'safe']);
  });
});
