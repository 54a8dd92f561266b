// Where nothing is, little is found: a short run of the simulation that docs/benchmarks.md tells of (`npm run bench -- waves`).

import { describe, expect, it } from 'vitest';
import { FIVE, SCALE, schemeFor } from '../../bench/truth.ts';
import { anyFound, anyFoundOf, anyRanked, mostlyBest, often } from '../../bench/waves.ts';

describe('of draws without any difference', () => {
  const few = schemeFor(SCALE, 3);
  // At a true rate of 5 %, ten of 60 or more come up once in 1,000.
  it('few call one of 20 sites better or worse, also where each has few answers', () => {
    expect(often(1, anyRanked(few, 5), 60)).toBeLessThan(10 / 60);
  });

  it('few find one where a small wave or site is held against many answers, most of them the best', () => {
    expect(often(4, anyFoundOf(schemeFor(FIVE, 20), 10, 200, mostlyBest), 60)).toBeLessThan(10 / 60);
    expect(often(5, anyRanked(schemeFor(FIVE, 1), 10, mostlyBest), 60)).toBeLessThan(10 / 60);
  });

  it('few find a change between waves, paired or not', () => {
    for (const isPaired of [false, true])
      expect(often(2, anyFound(few, 10, isPaired), 60)).toBeLessThan(10 / 60);
    expect(often(3, anyFound(few, 60, true, 8, 'whole'), 20)).toBeGreaterThan(0.5);
  });
});
