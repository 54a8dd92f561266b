// What a new version does to a survey of which only the counts were kept.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import { surveyImpact } from '../../../src/core/diff/survey-impact.ts';
import { schemeOf } from '../../../src/core/standard/scheme.ts';
import type { Criterion, Profile, Standard } from '../../../src/core/standard/standard.ts';
import { profileOfTally, savedTally } from '../../../src/core/tally/saved-tally.ts';
import { SCHEMAS } from '../../../src/load/schemas/index.ts';
import { validatorOf } from '../../schema.ts';
import { made, type Respondent, type Said, tallied as tallyOf } from '../made.ts';

const scheme = made([{ criteria: [{ expect: 5 }, { expect: 5, weight: 0 }] }, { criteria: [{ expect: 4 }] }]);
const { standard: old } = scheme;
const changed = (
  edits: Readonly<Record<string, Partial<Criterion>>>,
  more: Partial<Standard> = {},
): Standard => ({
  ...old,
  version: '2.0.0',
  sections: old.sections.map((section) => ({
    ...section,
    criteria: section.criteria.map((one) => ({ ...one, ...edits[one.id] })),
  })),
  ...more,
});
const respondent = (...said: Said[]): Respondent => ({ said });
const tallied = (respondents: readonly Respondent[], by = scheme) => {
  const tally = tallyOf(by, respondents);
  return { tally, saved: savedTally(tally[0]!, by) };
};
const RESPONDENTS = [
  respondent([5, 6], [7, 2], [4, 4]),
  respondent([6, 6], [6, 3], [4, 5]),
  respondent([5, 5], 'skipped', [5, 5]),
];
/** So many that what they say is shown. */
const MANY = Array.from({ length: 40 }, () => RESPONDENTS).flat();

describe('a tally that was kept', () => {
  it('fits its published schema, and holds nobody’s answers together', () => {
    const { saved } = tallied(RESPONDENTS);
    expect(validatorOf(SCHEMAS.tally)(JSON.parse(JSON.stringify(saved)))).toEqual([]);
    expect(saved).toMatchObject({
      respondents: 3,
      criteria: [
        {
          id: 's1c1',
          pairs: [
            [5, 5, 1],
            [5, 6, 1],
            [6, 6, 1],
          ],
          blanks: [0, 0, 0, 0],
          expectationFilled: 0,
        },
        {
          id: 's1c2',
          pairs: [
            [6, 3, 1],
            [7, 2, 1],
          ],
          blanks: [0, 1, 0, 0],
        },
        {
          id: 's2c1',
          pairs: [
            [4, 4, 1],
            [4, 5, 1],
            [5, 5, 1],
          ],
        },
      ],
    });
  });

  it('tells by which profile it was judged', () => {
    const profile: Profile = {
      format: 'svc.profile/1',
      id: 'strict',
      title: { en: 'Strict' },
      criteria: new Map([['s1c1', { expect: 7, weight: null }]]),
    };
    const { saved } = tallied(RESPONDENTS, schemeOf(old, profile));
    expect(profileOfTally(JSON.parse(JSON.stringify(saved)))).toEqual(profile);
    expect(profileOfTally(tallied(RESPONDENTS).saved)).toBeNull();
  });

  it('is judged as the survey was, its overall figures only where no answer is missing', () => {
    const cell = fc.oneof(
      { weight: 9, arbitrary: fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })) },
      { weight: 1, arbitrary: fc.constant('skipped' as const) },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 14 }), (answers) => {
        const { tally, saved } = tallied(answers.map((said) => respondent(...said)));
        const receipt = { read: 1, used: 1, rejected: 0, dropped: [] };
        const { overall } = assess(tally, scheme, { receipt, basis: 'sampled' });
        const { before, after, flipped } = surveyImpact(
          { file: null, tally: saved, madeBy: 'old' },
          old,
          old,
        );
        expect(after).toEqual(before);
        expect(flipped).toBe(false);
        const { verdict, shortfall, surplus, score } = overall!;
        if (verdict !== null) expect(before.verdict).toBe(verdict);
        const isComplete = answers.every((said) => said.every((one, i) => i === 1 || one !== 'skipped'));
        const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));
        if (isComplete)
          expect(before).toMatchObject({
            shortfall: near(shortfall),
            surplus: near(surplus),
            score: near(score),
          });
        else expect(before).toMatchObject({ shortfall: null, surplus: null, net: null, score: null });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a new version', () => {
  const impact = (now: Standard, respondents = MANY) =>
    surveyImpact({ file: 'q3.json', tally: tallied(respondents).saved, madeBy: 'old' }, old, now);

  it('that gives weight to what falls short turns the survey, and is told by which criterion', () => {
    expect(impact(changed({ s1c2: { weight: 2 } }))).toMatchObject({
      file: 'q3.json',
      respondents: 120,
      flipped: true,
      before: { verdict: 'met' },
      after: { verdict: 'unmet' },
      causes: [{ criterion: 's1c2' }],
      lost: [],
    });
  });

  it('that renames a criterion finds its counts', () => {
    const renamed = impact(changed({ s1c1: { id: 'welcome', formerly: ['s1c1'] } }));
    expect(renamed.after).toEqual(renamed.before);
  });

  it('that expects more is held against answers that had no expectation of their own', () => {
    const unasked = MANY.map(() => respondent([null, 5], [null, 5], [null, 4]));
    expect(impact(changed({ s1c1: { expect: 7 } }), unasked)).toMatchObject({
      before: { verdict: 'met' },
      after: { verdict: 'unmet' },
    });
    expect(impact(changed({ s1c1: { expect: 7 } }))).toMatchObject({ flipped: false });
  });

  it('that has no place for answers is told so', () => {
    expect(
      impact(changed({ s2c1: { answer: { kind: 'yes-no', reversed: false }, expect: 1 } })).lost,
    ).toEqual(['s2c1']);
    const without = { ...old, sections: [old.sections[0]!] };
    expect(impact(without).lost).toEqual(['s2c1']);
  });

  it('that made the tally itself is compared the same way round', () => {
    const now = changed({ s1c2: { weight: 2 } });
    const { saved } = tallied(MANY, schemeOf(now));
    expect(surveyImpact({ file: null, tally: saved, madeBy: 'new' }, old, now)).toMatchObject({
      before: { verdict: 'met' },
      after: { verdict: 'unmet' },
    });
  });
});
