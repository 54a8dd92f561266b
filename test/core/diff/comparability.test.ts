import { describe, expect, it } from 'vitest';
import { comparability } from '../../../src/core/diff/comparability.ts';
import type { Criterion, Standard } from '../../../src/core/standard/standard.ts';
import { made } from '../made.ts';

const { standard: old } = made([{ criteria: [{}, {}] }]);
const now = (more: Partial<Criterion>): Standard => {
  const [first, second] = old.sections[0]!.criteria;
  const section = { ...old.sections[0]!, criteria: [{ ...first!, ...more }, second!] };
  return { ...old, version: '2.0.0', digest: 'sha256:1', sections: [section] };
};

describe('scores by two versions', () => {
  it('of one content are comparable', () => {
    expect(comparability(old, { ...old, version: '1.0.1' })).toEqual({
      level: 'none',
      changes: [],
      looks: [],
    });
    expect(comparability(old, now({}))).toEqual({ level: 'none', changes: [], looks: [] });
  });

  it('that differ in a title are comparable as they are; in wording, a person has to look', () => {
    expect(comparability(old, { ...now({}), title: { en: 'Other' } }).level).toBe('safe');
    expect(comparability(old, now({ guide: { en: 'Look.' } })).level).toBe('look');
  });

  it('that differ in weight are comparable once scored again, and it says what differs', () => {
    const { level, changes } = comparability(old, now({ weight: 2, guide: { en: 'Look.' } }));
    expect(level).toBe('rebase');
    expect(changes.map(({ rule, criterion }) => [rule, criterion])).toEqual([
      ['criterion-weight-changed', 's1c1'],
    ]);
  });

  it('that turn the direction of an answer are not comparable', () => {
    const answer = { kind: 'yes-no', reversed: true } as const;
    const { level, changes } = comparability(old, now({ answer, expect: 1, weight: 2 }));
    expect(level).toBe('breaking');
    expect(changes.map(({ rule }) => rule)).toEqual(['answer-kind-changed']);
  });
});
