// A standard as it is scored: with a role's criteria in it, and as one profile's customers see it.

import { describe, expect, it } from 'vitest';
import { personaClash, schemeOf, withPersona } from '../../../src/core/standard/scheme.ts';
import type { Persona, Profile } from '../../../src/core/standard/standard.ts';
import { made } from '../made.ts';

const { standard } = made([{ weight: 3, criteria: [{}, { expect: 4, weight: 2 }] }, { criteria: [{}] }]);
const [first] = standard.sections[0]!.criteria;
const persona = (id: string, ...criteria: string[]): Persona => ({
  ...{ format: 'svc.persona/1', id, title: { en: id }, role: { en: '' }, lines: [], watch: [] },
  criteria: criteria.map((one) => ({ ...first!, id: one, section: id })),
});

describe('a role', () => {
  it('joins a standard as one more section, of weight 1', () => {
    const { sections, criteria } = schemeOf(standard, null, persona('hurried', 'calm', 'quick'));
    expect(sections.map(({ id, weight, from, to }) => [id, weight, from, to])).toEqual([
      ['s1', 3, 0, 2],
      ['s2', 1, 2, 3],
      ['hurried', 1, 3, 5],
    ]);
    expect(criteria.map(({ id, section }) => [id, section]).slice(2)).toEqual([
      ['s2c1', 1],
      ['calm', 2],
      ['quick', 2],
    ]);
  });

  it('that asks nothing leaves the standard as it is', () => {
    expect(withPersona(standard, persona('silent'))).toBe(standard);
  });

  it('clashes by the id of any criterion, or by that of any section', () => {
    expect(personaClash(standard, persona('hurried', 'calm'))).toBeNull();
    expect(personaClash(standard, persona('hurried', 'calm', 's2c1'))).toBe('s2c1');
    expect(personaClash(standard, persona('s1', 'calm'))).toBe('s1');
    expect(personaClash(standard, persona('s2', 'calm'))).toBe('s2');
  });
});

describe('a profile', () => {
  const profile = (id: string, own: { expect: number | null; weight: number | null }): Profile => ({
    ...{ format: 'svc.profile/1', id: 'p', title: { en: 'P' } },
    criteria: new Map([[id, own]]),
  });
  const seen = (by: Profile | null, i: number) => {
    const { expect: level, weight } = schemeOf(standard, by).criteria[i]!;
    return [level, weight];
  };

  it('weighs and expects in its own way what it names, and the rest as the standard says', () => {
    expect(seen(null, 1)).toEqual([4, 2]);
    expect(seen(profile('s1c2', { expect: 6, weight: 0 }), 1)).toEqual([6, 0]);
    expect(seen(profile('s1c2', { expect: 6, weight: null }), 1)).toEqual([6, 2]);
    expect(seen(profile('s1c2', { expect: null, weight: 5 }), 1)).toEqual([4, 5]);
    expect(seen(profile('s1c1', { expect: 6, weight: 5 }), 1)).toEqual([4, 2]);
  });

  it('gives no weight and no expectation to what is not scored', () => {
    const { standard: worded } = made([{ criteria: [{ answer: { kind: 'text' }, weight: 3, expect: 1 }] }]);
    const { criteria } = schemeOf(worded, profile('s1c1', { expect: 2, weight: 9 }));
    expect(criteria[0]).toMatchObject({ scored: false, weight: 0, expect: null });
  });
});
