// What to close first and what that may be worth, by a firm's own figures; at the next wave, what of it worked.

import { describe, expect, it } from 'vitest';
import { checkOf, planOf, worthOf } from '../../src/core/plan/plan.ts';
import { made, reported } from './made.ts';

const shares = (unmet: number | null) => ({ shares: { unmet, met: null, exceeded: null } }) as never;
const LEAVE = { customers: 1000, margin: 40, leave: { letDown: 0.3, others: 0.1 } };

describe('the worth of a shortfall', () => {
  it('is what those let down take with them when they leave', () => {
    expect(worthOf(shares(0.5), LEAVE)).toEqual({ organic: expect.closeTo(500 * 0.2 * 40, 9), induced: 0 });
    expect(worthOf(shares(0), LEAVE)).toEqual({ organic: 0, induced: 0 });
    expect(worthOf(shares(null), LEAVE)).toBeNull();
  });

  it('counts rarer visits and fewer recommendations with it, and paid extras apart', () => {
    const worth = {
      ...LEAVE,
      visits: { letDown: 4, others: 6, margin: 5 },
      advise: { letDown: 0.02, others: 0.1 },
      extras: { letDown: 0.1, others: 0.25, margin: 15 },
    };
    // Who stays are 0.7 of those let down: 500 × (0.2 × 40 + 0.7 × 2 × 5 + 0.08 × 40), and 500 × 0.7 × 0.15 × 15.
    expect(worthOf(shares(0.5), worth)).toEqual({
      organic: expect.closeTo(9100, 9),
      induced: expect.closeTo(787.5, 9),
    });
  });
});

const YES_NO = { kind: 'yes-no', reversed: false } as const;
/** The second weighs as much as the first and the third; the last weighs nothing. */
const FOUR = made([{ criteria: [1, 2, 1, 0].map((weight) => ({ answer: YES_NO, expect: 1, weight })) }]);
/** Of a hundred, so many let down in each, and all of them in the last. */
const wave = (...down: number[]) =>
  reported(
    FOUR,
    Array.from({ length: 100 }, (_, i) => ({
      said: [...down, 100].map((many) => [null, i < many ? 0 : 1] as const),
    })),
    'sampled',
  );

describe('a plan', () => {
  const first = wave(30, 40, 3);
  const notes = ['a', 'b', 'c', 'd', 'e', 'f'].map((text) => ({ text }));
  const report = {
    ...first,
    criteria: first.criteria.map((one) => (one.id === 's1c2' ? { ...one, notes } : one)),
    sessions: [['a1', 'b1'], ['a2']].map((names) => ({
      evidence: names.map((name) => ({ criterion: name[0] === 'a' ? 's1c1' : 's1c2', file: `${name}.jpg` })),
    })),
  } as unknown as typeof first;

  it('has an action for each criterion that falls short and weighs, the most to gain first', () => {
    const { actions, overall } = planOf(first, null, { most: 9, worth: null, notes: [] });
    expect(overall).toBeCloseTo(-28.25, 9);
    expect(actions.map(({ criterion, gain, shown, before }) => [criterion, gain, shown, before.gap])).toEqual(
      [
        ['s1c2', 20, true, -40],
        ['s1c1', 7.5, true, -30],
        ['s1c3', 0.75, false, -3],
      ],
    );
    expect(actions.map(({ worth, organic, induced }) => [worth, organic, induced])).toEqual(
      [0, 1, 2].map(() => [null, null, null]),
    );
  });

  it('says of each what was said and seen, how to mend it, and what it is worth; no more of them than are asked for', () => {
    const guided = {
      ...FOUR.standard,
      sections: FOUR.standard.sections.map((section) => ({
        ...section,
        criteria: section.criteria.map((one, i) => (i === 0 ? { ...one, guide: { en: 'Smile.' } } : one)),
      })),
    };
    const plan = planOf(report, guided, { most: 2, worth: LEAVE, notes: ['Reckoned so.'] });
    const money = (organic: number) => ({
      ...{ worth: expect.closeTo(organic, 9), organic: expect.closeTo(organic, 9), induced: 0 },
      ...{ action: '', owner: '', due: '' },
    });
    expect(plan).toEqual({
      format: 'svc.plan/1',
      standard: { id: 'made', version: '1.0.0', digest: 'sha256:0' },
      overall: expect.closeTo(-28.25, 9),
      notes: ['Reckoned so.'],
      actions: [
        {
          ...{ criterion: 's1c2', question: { en: 'Criterion 2' }, gain: 20, shown: true },
          before: { n: 100, gap: -40, se: expect.closeTo(4.92365963917331, 9), df: 99 },
          ...{ said: ['a', 'b', 'c', 'd', 'e'], evidence: ['b1.jpg'] },
          ...money(3200),
        },
        {
          ...{ criterion: 's1c1', question: { en: 'Criterion 1' }, gain: 7.5, shown: true },
          before: { n: 100, gap: -30, se: expect.closeTo(4.605661864718383, 9), df: 99 },
          ...{ said: [], evidence: ['a1.jpg', 'a2.jpg'], remedy: { en: 'Smile.' } },
          ...money(2400),
        },
      ],
    });
  });

  it('is checked at the next wave by the larger p of R’s t.test, after Holm', () => {
    const plan = planOf(first, null, { most: 9, worth: null, notes: [] });
    const done = { action: 'Two at the door', owner: 'Ann', due: '2026-06-01' };
    const { question: _, ...gone } = { ...plan.actions[0]!, criterion: 'gone' };
    const actions = [...plan.actions.map((one) => ({ ...one, ...done })), gone];
    const check = checkOf({ ...plan, actions }, wave(5, 70, 2));
    expect([check.format, check.standard]).toEqual(['svc.plan-check/1', plan.standard]);
    const near = (value: number) => expect.closeTo(value, 9);
    const row = (c: number, before: number, after: number, ci95: number[], pHolm: number) => ({
      ...{ criterion: `s1c${c}`, question: { en: `Criterion ${c}` }, ...done },
      ...{ before, after, change: after - before, ci95: ci95.map(near), pHolm: near(pHolm) },
    });
    expect(check.actions).toEqual([
      {
        ...row(2, -40, -70, [-43.29570248632092, -16.70429751367908], 2.8728622402890074e-5),
        ...{ outcome: 'worse', verdict: 'unmet' },
      },
      {
        ...row(1, -30, -5, [14.918003219915445, 35.08199678008455], 7.692056511391687e-6),
        ...{ outcome: 'better', verdict: 'unclear' },
      },
      {
        ...row(3, -3, -2, [-3.374810804035155, 5.374810804035155], 0.6525940392612763),
        ...{ outcome: 'unclear', verdict: 'unclear' },
      },
      {
        ...{ criterion: 'gone', question: { en: 'gone' }, action: '', owner: '', due: '', before: -40 },
        ...{ after: null, change: null, ci95: null, pHolm: null, outcome: null, verdict: null },
      },
    ]);
  });
});
