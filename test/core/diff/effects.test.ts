// What scores feel of a change, act by act: each of these is one change between two versions, and what is said of it.

import { describe, expect, it } from 'vitest';
import { deltasOf } from '../../../src/core/diff/delta.ts';
import { type Companion, effectsOf } from '../../../src/core/diff/effects.ts';
import type { Criterion, Section, Standard } from '../../../src/core/standard/standard.ts';
import { type MadeCriterion, type MadeSection, made } from '../made.ts';

const one = (more: MadeCriterion = {}): MadeCriterion => ({ expect: 4, ...more });
/** Sections by the weights of their criteria. */
const of = (...sections: readonly (readonly number[] | MadeSection)[]): Standard =>
  made(
    sections.map((section) =>
      'criteria' in section ? section : { criteria: section.map((weight) => one({ weight })) },
    ),
  ).standard;
const edited = (standard: Standard, id: string, more: Partial<Criterion>): Standard => ({
  ...standard,
  sections: standard.sections.map((section) => ({
    ...section,
    criteria: section.criteria.map((criterion) =>
      criterion.id === id ? { ...criterion, ...more } : criterion,
    ),
  })),
});
const weighted = (standard: Standard, ...weights: readonly number[]): Standard => ({
  ...standard,
  sections: standard.sections.map(
    (section, s): Section => ({ ...section, weight: weights[s] ?? section.weight }),
  ),
});
const flat = (standard: Standard): Standard => ({ ...standard, aggregation: 'flat' });
const less = (standard: Standard, id: string): Standard => ({
  ...standard,
  sections: standard.sections
    .filter((section) => section.id !== id)
    .map((section) => ({
      ...section,
      criteria: section.criteria.filter((criterion) => criterion.id !== id),
    })),
});
const profile = (criteria: Readonly<Record<string, number>>, more: object = {}): Companion =>
  ({
    ...{ format: 'svc.profile/1', id: 'hurried', title: { en: 'Hurried' } },
    criteria: new Map(Object.entries(criteria).map(([id, weight]) => [id, { expect: null, weight }])),
    ...more,
  }) as unknown as Companion;
const persona = (criteria: readonly Criterion[]): Companion =>
  ({
    format: 'svc.persona/1',
    id: 'deaf',
    title: {},
    role: {},
    lines: [],
    watch: [],
    criteria,
  }) as unknown as Companion;

function felt(old: Standard, now: Standard, companions: readonly Companion[] = []): string[] {
  return effectsOf(old, now, deltasOf(old, now), companions).map(({ delta: { fact, event }, effect }) => {
    const args = effect && Object.values(effect.args).join(' ');
    return `${fact} ${event}: ${effect ? `${effect.level} ${effect.code} ${args}`.trim() : 'as the rule says'}`;
  });
}

const TEXT = { answer: { kind: 'text' } } as const;
const words = { criteria: [{ ...TEXT, expect: null }, one()] };

describe('weights', () => {
  it('that all of a section grow alike move no share', () => {
    expect(felt(of([1, 2], [1]), of([2, 4], [1]))).toEqual(['weights.scale changed: safe same-shares']);
    expect(felt(of([1, 2], [1]), of([2, 5], [1]))).toEqual([
      ...Array(2).fill('criterion.weight changed: as the rule says'),
    ]);
    expect(felt(of([0, 2], [1]), of([0, 4], [1]))).toEqual(['criterion.weight changed: safe same-shares']);
    expect(felt(of([0, 2]), of([1, 2]))).toEqual(['criterion.weight changed: as the rule says']);
    expect(felt(of([1, 2]), of([0, 2]))).toEqual(['criterion.weight changed: as the rule says']);
    expect(felt(of([3]), of([7]))).toEqual(['criterion.weight changed: safe same-shares']);
  });

  it('that all criteria grow alike by move none where they are added up flat, those of one section do', () => {
    expect(felt(flat(of([1, 2], [3])), flat(of([2, 4], [6])))).toEqual([
      'weights.scale changed: safe same-shares',
    ]);
    expect(felt(flat(of([1, 2], [3])), flat(of([2, 4], [3])))).toEqual([
      ...Array(2).fill('criterion.weight changed: as the rule says'),
    ]);
  });

  it('of sections likewise', () => {
    const two = of([1], [1]);
    expect(felt(weighted(two, 1, 2), weighted(two, 2, 4))).toEqual([
      'weights.scale changed: safe same-shares',
    ]);
    expect(felt(weighted(two, 1, 2), weighted(two, 2, 2))).toEqual([
      'section.weight changed: as the rule says',
    ]);
    expect(felt(weighted(flat(two), 1, 2), weighted(flat(two), 2, 2))).toEqual([
      'section.weight changed: safe flat',
    ]);
    // Nothing in it counts.
    const idle = of([1], [0]);
    expect(felt(weighted(idle, 1, 1), weighted(idle, 1, 2))).toEqual([
      'section.weight changed: safe same-shares',
    ]);
    expect(felt(weighted(of([1], [0], [1]), 1, 1, 1), weighted(of([1], [0], [1]), 1, 2, 3))).toEqual([
      'section.weight changed: safe weightless',
      'section.weight changed: as the rule says',
    ]);
  });

  it('among which somebody has his own are felt by him', () => {
    const [old, now] = [of([1, 2]), of([2, 4])];
    const by = 'weights.scale changed: rebase felt-by hurried';
    expect(felt(old, now, [profile({ s1c1: 3 })])).toEqual([by]);
    expect(felt(old, now, [profile({ s1c1: 3 }, { standard: 'made' })])).toEqual([by]);
    for (const other of [profile({ s1c1: 3 }, { standard: 'other' }), profile({ elsewhere: 3 })])
      expect(felt(old, now, [other])).toEqual(['weights.scale changed: safe same-shares']);
    expect(felt(old, now, [profile({ s1c1: 3, s1c2: 1 })])).toEqual([
      'weights.scale changed: safe same-shares',
    ]);
    expect(felt(of([3]), of([6]), [profile({ s1c1: 3 })])).toEqual([
      'criterion.weight changed: safe same-shares',
    ]);
  });

  it('of several sections that each grow alike are one act, felt by whoever has his own in any', () => {
    const [old, now] = [of([1, 2], [1, 2]), of([2, 4], [3, 6])];
    expect(felt(old, now)).toEqual(['weights.scale changed: safe same-shares']);
    const [b, a] = [profile({ s1c1: 3 }, { id: 'b' }), profile({ s2c2: 9 }, { id: 'a' })];
    expect(felt(old, now, [b, a])).toEqual(['weights.scale changed: rebase felt-by a, b']);
    // One delta of two weights stays what it is.
    expect(felt(of([0, 2]), of([0, 4]), [profile({ s1c1: 1 })])).toEqual([
      'criterion.weight changed: rebase felt-by hurried',
    ]);
    expect(felt(of([1, 2], [1, 2]), of([2, 4], [3, 5]))).toEqual([
      'weights.scale changed: safe same-shares',
      ...Array(2).fill('criterion.weight changed: as the rule says'),
    ]);
    const { delta } = effectsOf(old, now, deltasOf(old, now), [])[0]!;
    const places = ['s1/criteria/s1c1', 's1/criteria/s1c2', 's2/criteria/s2c1', 's2/criteria/s2c2'];
    const weights = (...all: readonly number[]) =>
      Object.fromEntries(places.map((place, i) => [`sections/${place}`, all[i]]));
    expect([delta.before, delta.after]).toEqual([weights(1, 2, 1, 2), weights(2, 4, 3, 6)]);
  });

  it('beside which a persona brings its own are felt by it where it shares in them', () => {
    const brought = persona(
      made([{ criteria: [one()] }]).standard.sections[0]!.criteria.map((c) => ({
        ...c,
        id: 'ramp',
        section: 'deaf',
      })),
    );
    const two = of([1, 2], [1]);
    expect(felt(two, of([2, 4], [1]), [brought])).toEqual(['weights.scale changed: safe same-shares']);
    expect(felt(weighted(two, 1, 2), weighted(two, 2, 4), [brought])).toEqual([
      'weights.scale changed: rebase felt-by deaf',
    ]);
    expect(felt(flat(of([1, 2])), flat(of([2, 4])), [brought])).toEqual([
      'weights.scale changed: rebase felt-by deaf',
    ]);
    expect(felt(flat(of([1, 2])), flat(of([2, 4])), [persona([])])).toEqual([
      'weights.scale changed: safe same-shares',
    ]);
  });
});

describe('a policy', () => {
  const fails = (
    standard: Standard,
    onCriticalFailure: Standard['onCriticalFailure'],
    criticalCap = 50,
  ): Standard => ({
    ...{ ...standard, onCriticalFailure },
    policy: { ...standard.policy, criticalCap },
  });
  const critical = of({ criteria: [one({ critical: true })] });

  it('for what is critical is felt only where something is', () => {
    expect(felt(fails(of([1]), 'fail'), fails(of([1]), 'zero'))).toEqual([
      'standard.failure-policy changed: safe nothing-critical',
    ]);
    expect(felt(fails(critical, 'fail'), fails(critical, 'zero'))).toEqual([
      'standard.failure-policy changed: as the rule says',
    ]);
    const idle = of({ criteria: [{ ...TEXT, critical: true, expect: null }, one()] });
    expect(felt(fails(idle, 'fail'), fails(idle, 'zero'))).toEqual([
      'standard.failure-policy changed: safe nothing-critical',
    ]);
    const ramp = persona(critical.sections[0]!.criteria.map((c) => ({ ...c, id: 'ramp', section: 'deaf' })));
    expect(felt(fails(of([1]), 'fail'), fails(of([1]), 'zero'), [ramp])).toEqual([
      'standard.failure-policy changed: as the rule says',
    ]);
  });

  it('for what is critical is felt where something is in either version', () => {
    for (const [old, now] of [
      [of([1]), critical],
      [critical, of([1])],
    ] as const) {
      expect(felt(fails(old, 'fail'), fails(now, 'zero'))).toContain(
        'standard.failure-policy changed: as the rule says',
      );
      expect(felt(fails(old, 'cap', 50), fails(now, 'cap', 20))).toContain(
        'policy.critical-cap changed: as the rule says',
      );
      expect(felt(fails(old, 'fail', 50), fails(now, 'cap', 20))).toContain(
        'policy.critical-cap changed: safe no-cap',
      );
    }
  });

  it('of a cap is felt only where both versions cap', () => {
    const capped = (standard: Standard, cap: number) => fails(standard, 'cap', cap);
    expect(felt(capped(critical, 50), capped(critical, 20))).toEqual([
      'policy.critical-cap changed: as the rule says',
    ]);
    expect(felt(capped(of([1]), 50), capped(of([1]), 20))).toEqual([
      'policy.critical-cap changed: safe nothing-critical',
    ]);
    expect(felt(fails(critical, 'fail', 50), fails(critical, 'fail', 20))).toEqual([
      'policy.critical-cap changed: safe no-cap',
    ]);
    expect(felt(capped(critical, 50), fails(critical, 'fail', 20))).toContain(
      'policy.critical-cap changed: safe no-cap',
    );
  });

  it('of aggregation is felt where more than one section is added up', () => {
    const both = (standard: Standard, companions: readonly Companion[] = []) =>
      felt(standard, flat(standard), companions);
    const safe = ['standard.aggregation changed: safe one-section'];
    const not = ['standard.aggregation changed: as the rule says'];
    expect(both(of([1, 2]))).toEqual(safe);
    expect(both(of([1, 2], [1]))).toEqual(not);
    expect(both(of([1, 2], [0]))).toEqual(safe);
    expect(both(weighted(of([1, 2], [0]), 1, 0))).toEqual(safe);
    // Without a say when nested, with one when flat.
    expect(both(weighted(of([1, 2], [1]), 1, 0))).toEqual(not);
    expect(both(of([1, 2]), [profile({ s1c1: 2 })])).toEqual(not);
    expect(
      both(of([1, 2]), [persona(of([1]).sections[0]!.criteria.map((c) => ({ ...c, id: 'ramp' })))]),
    ).toEqual(not);
  });
});

describe('a criterion', () => {
  it('that has no weight, or is not scored, is not felt', () => {
    const old = of([0, 1]);
    const may = (more: Partial<Criterion>, companions: readonly Companion[] = [], from = old) =>
      felt(from, edited(from, 's1c1', more), companions);
    expect(may({ expect: 5 })).toEqual(['criterion.expect changed: safe weightless']);
    expect(may({ optional: true })).toEqual(['criterion.optional changed: safe weightless']);
    expect(may({ expect: 5 }, [], of([1, 1]))).toEqual(['criterion.expect changed: as the rule says']);
    expect(may({ expect: 5 }, [profile({ s1c1: 1 })])).toEqual([
      'criterion.expect changed: as the rule says',
    ]);
    expect(may({ expect: 5 }, [profile({ s1c1: 0 })])).toEqual(['criterion.expect changed: safe weightless']);
    expect(may({ critical: true })).toEqual(['criterion.critical changed: as the rule says']);
    const read = edited(old, 's1c2', { when: [{ field: 's1c1', values: ['5'] }] });
    expect(may({ expect: 5 }, [], read)).toEqual(['criterion.expect changed: as the rule says']);
    const scale = { kind: 'scale', min: 1, max: 9, step: 1, labels: [], reversed: false } as const;
    expect(may({ answer: scale })).toEqual(['scale.range changed: rebase weightless-reread']);
    expect(may({ text: { en: 'Another' } })).toEqual(['criterion.text changed: as the rule says']);
  });

  it('in words may be worded anew', () => {
    const now = edited(of(words), 's1c1', { text: { en: 'Another' } });
    expect(felt(of(words), now)).toEqual(['criterion.text changed: safe unscored']);
    expect(felt(of(words), edited(of(words), 's1c1', { optional: true }))).toEqual([
      'criterion.optional changed: safe unscored',
    ]);
  });

  it('that comes takes its share, of which older audits know nothing', () => {
    expect(felt(of([1, 1]), of([1, 1, 2]))).toEqual(['criterion added: rebase takes 50 50 50']);
    expect(felt(of([1, 1, 1]), of([1, 1, 1, 1]))).toEqual(['criterion added: rebase takes 25 75 50']);
    expect(felt(of([1, 1], [1]), of([1, 1, 2], [1]))).toEqual(['criterion added: rebase takes 25 75 50']);
    expect(felt(flat(of([1, 1], [2])), flat(of([1, 1, 1], [2])))).toEqual([
      'criterion added: rebase takes 20 80 50',
    ]);
    expect(felt(of([1]), of([1, 0]))).toEqual(['criterion added: safe weightless']);
    expect(felt(of([1]), of({ criteria: [one(), { ...TEXT, expect: null }] }))).toEqual([
      'criterion added: safe unscored',
    ]);
    // What is critical fails on its own, whatever it takes.
    expect(felt(of([1, 1]), of({ criteria: [one(), one(), one({ critical: true })] }))).toEqual([
      'criterion added: as the rule says',
    ]);
  });

  it('that takes too much leaves older audits, or their section, without a score', () => {
    expect(felt(of([1, 1]), of([1, 1, 3]))).toEqual(['criterion added: breaking voids 40 50 s1']);
    expect(felt(of([1, 1], [1]), of([1, 1, 3], [1]))).toEqual([
      'criterion added: breaking voids-section 40 50 s1',
    ]);
    const two = weighted(of([1], [1]), 1, 3);
    expect(felt(less(two, 's2'), two)).toEqual([
      'section added: breaking voids 25 50 s2',
      'criterion added: breaking voids 25 50 s2',
    ]);
    expect(felt(less(of([1], [1]), 's2'), of([1], [1]))).toEqual([
      'section added: rebase takes 50 50 50',
      'criterion added: rebase takes 50 50 50',
    ]);
    // Whoever shares some other way may lose his, where nobody else does.
    expect(felt(of([1, 1]), of([1, 1, 1]), [profile({ s1c1: 0, s1c2: 0.5 })])).toEqual([
      'criterion added: breaking voids 33 50 s1',
    ]);
  });

  it('that depends on more than before leaves unasked what older audits were not asked', () => {
    const shown = (values: readonly string[], weight: number) =>
      edited(of([1, weight]), 's1c2', { when: [{ field: 's1c1', values }] });
    expect(felt(shown(['5'], 3), of([1, 3]))).toEqual(['criterion.when removed: breaking voids 25 50 s1']);
    expect(felt(shown(['5'], 1), of([1, 1]))).toEqual(['criterion.when removed: as the rule says']);
    expect(felt(shown(['5'], 3), shown(['5', '4'], 3))).toEqual([
      'criterion.when changed: breaking voids 25 50 s1',
    ]);
    expect(felt(of([1, 3]), shown(['5'], 3))).toEqual(['criterion.when added: as the rule says']);
  });

  it('without weight may be answered otherwise, but old answers to it have to be read anew', () => {
    const option = (id: string, points: number) => ({ id, text: { en: id }, points });
    const points = (last: number) => [
      { value: 0, points: 100 },
      { value: 60, points: last },
    ];
    const scale = { kind: 'scale', min: 1, max: 7, step: 1, labels: [], reversed: false } as const;
    const paid = { kind: 'money', better: 'lower', points: points(0) } as const;
    const may = (old: Criterion['answer'], now: Criterion['answer'], weight = 0) =>
      felt(
        of({ criteria: [one({ weight, answer: old, expect: null }), one()] }),
        of({ criteria: [one({ weight, answer: now, expect: null }), one()] }),
      );
    const cases: readonly (readonly [Criterion['answer'], Criterion['answer'], string, string])[] = [
      [
        { kind: 'choice', options: [option('a', 0), option('b', 100)] },
        { kind: 'choice', options: [option('a', 0), option('b', 50)] },
        ...(['option.points changed', 'safe weightless'] as const),
      ],
      [
        { kind: 'choice', options: [option('a', 0)] },
        { kind: 'choice', options: [option('a', 0), option('b', 50)] },
        ...(['option added', 'safe weightless'] as const),
      ],
      [
        { kind: 'duration', better: 'lower', points: points(0) },
        { kind: 'duration', better: 'lower', points: points(50) },
        ...(['measure.curve changed', 'safe weightless'] as const),
      ],
      [scale, { kind: 'yes-no', reversed: false }, 'answer.kind changed', 'rebase weightless-reread'],
      [scale, { ...scale, reversed: true }, 'answer.direction changed', 'rebase weightless-reread'],
      [scale, { ...scale, step: 0.5 }, 'scale.step changed', 'rebase weightless-reread'],
      [
        { ...paid, currency: 'EUR' },
        { ...paid, currency: 'USD' },
        ...(['measure.currency changed', 'rebase weightless-reread'] as const),
      ],
    ];
    for (const [old, now, fact, effect] of cases) {
      expect(may(old, now)).toEqual([`${fact}: ${effect}`]);
      expect(may(old, now, 1)).toEqual([`${fact}: as the rule says`]);
    }
  });

  it('without weight may come, go and depend on anything; a section without it, too', () => {
    const channel = { when: [{ field: 'site', values: ['a'] }] };
    expect(felt(of([0, 1]), edited(of([0, 1]), 's1c1', channel))).toEqual([
      'criterion.when added: safe weightless',
    ]);
    expect(felt(of([1, 0]), of([1]))).toEqual(['criterion removed: safe weightless']);
    expect(felt(of({ criteria: [one(), { ...TEXT, expect: null }] }), of([1]))).toEqual([
      'criterion removed: safe unscored',
    ]);
    const idle = weighted(of([1], [1]), 1, 0);
    expect(felt(less(idle, 's2'), idle)).toEqual([
      'section added: safe weightless',
      'criterion added: as the rule says',
    ]);
    expect(felt(less(of([1], [0]), 's2'), of([1], [0]))).toEqual([
      'section added: safe weightless',
      'criterion added: safe weightless',
    ]);
    expect(felt(flat(less(of([1], [1]), 's2')), flat(of([1], [1])))).toEqual([
      'section added: safe flat',
      'criterion added: rebase takes 50 50 50',
    ]);
  });

  it('is blamed for what is lost before what was only changed; what is not felt is never', () => {
    expect(felt(of([1, 1]), of([1, 1, 3, 0]))).toEqual([
      'criterion added: breaking voids 40 50 s1',
      'criterion added: safe weightless',
    ]);
    const open = (...weights: readonly number[]) => edited(of(weights), 's1c1', { expect: null });
    expect(felt(of([3, 1]), open(3, 1))).toEqual(['criterion.expect removed: breaking voids 25 50 s1']);
    expect(felt(of([3, 1]), open(3, 2)).sort()).toEqual([
      'criterion.expect removed: breaking voids 40 50 s1',
      'criterion.weight changed: as the rule says',
    ]);
    expect(felt(of([3, 1]), open(3, 1, 1)).sort()).toEqual([
      'criterion added: breaking voids 20 50 s1',
      'criterion.expect removed: as the rule says',
    ]);
    const strict = (standard: Standard): Standard => ({
      ...standard,
      policy: { ...standard.policy, minimumAnswered: 0.6 },
    });
    expect(felt(of([1, 1]), strict(of([1, 1, 2])))).toEqual([
      'policy.minimum-answered changed: as the rule says',
      'criterion added: breaking voids 50 60 s1',
    ]);
    // Another section keeps its figure, and so does the whole: what happened there is not to blame.
    expect(felt(of([1, 1], [1, 1]), of([1, 1, 3], [1, 1, 1]))).toEqual([
      'criterion added: breaking voids-section 40 50 s1',
      expect.stringMatching(/^criterion added: rebase takes 17 /),
    ]);
  });

  it('that was asked of some visits only is not known of the others', () => {
    const fields = [
      { id: 'channel', title: {}, values: ['x', 'y'].map((id) => ({ id, title: {} })) },
    ] as unknown as Standard['fields'];
    const shown = (field: string, values: readonly string[], weight = 3): Standard => ({
      ...edited(of([1, weight]), 's1c2', { when: [{ field, values }] }),
      fields,
    });
    const always = (weight = 3): Standard => ({ ...of([1, weight]), fields });
    const voids = ['criterion.when removed: breaking voids 25 50 s1'];
    expect(felt(shown('channel', ['x']), always())).toEqual(voids);
    expect(felt(shown('site', ['a', 'b']), always())).toEqual(voids);
    // All that the field can say.
    expect(felt(shown('channel', ['x', 'y']), always())).toEqual([
      'criterion.when removed: as the rule says',
    ]);
    expect(felt(shown('channel', ['x'], 1), always(1))).toEqual(['criterion.when removed: as the rule says']);
    expect(felt(shown('channel', ['x']), shown('channel', ['y']))).toEqual([
      'criterion.when changed: breaking voids 25 50 s1',
    ]);
  });
});
