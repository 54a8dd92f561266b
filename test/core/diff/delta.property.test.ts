// What holds for any two versions: a diff with itself is empty, and a diff turned round is the diff of the versions turned
// round.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { deltasOf } from '../../../src/core/diff/delta.ts';
import { diff } from '../../../src/core/diff/diff.ts';
import type { Delta } from '../../../src/core/diff/facts.ts';
import { canonical } from '../../../src/core/diff/json.ts';
import { RULES } from '../../../src/core/diff/rules.ts';
import { pairOfStandards, persona, profile, standard } from './generated.ts';

// Histories and generated pairs take their time where a machine has much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** More in a long campaign: DIFF_RUNS=2000 npx vitest run test/core/diff. */
const RUNS = { numRuns: Number(process.env.DIFF_RUNS ?? 60) };
const bag = (deltas: readonly Delta[]): string[] =>
  deltas.map((delta) => canonical(delta as unknown as Parameters<typeof canonical>[0])).sort();
const TURNED: Readonly<Record<Delta['event'], Delta['event']>> = {
  added: 'removed',
  removed: 'added',
  changed: 'changed',
  translated: 'untranslated',
  untranslated: 'translated',
};
const turned = ({ fact, event, at, before, after }: Delta): Delta => ({
  ...{ fact, event: TURNED[event], at: { old: at.new, new: at.old }, before: after, after: before },
});
const twins = new Map(RULES.map(({ id, twin }) => [id, twin]));
const anyPair = fc.oneof(pairOfStandards, fc.tuple(profile, profile), fc.tuple(persona, persona));

describe('a diff', () => {
  it('of a file with itself is empty', () => {
    fc.assert(
      fc.property(fc.oneof(standard, profile, persona), (file) => {
        const copy = structuredClone(file);
        const { changes, level, requiredBump, faults, suggestions } = diff(file, copy);
        expect({ changes, level, requiredBump, faults, suggestions }).toEqual({
          changes: [],
          level: 'none',
          requiredBump: 'none',
          faults: [],
          suggestions: [],
        });
      }),
      RUNS,
    );
  });

  it('turned round is the diff of the versions turned round', () => {
    fc.assert(
      fc.property(anyPair, ([old, now]) => {
        expect(bag(deltasOf(old, now).map(turned))).toEqual(bag(deltasOf(now, old)));
      }),
      RUNS,
    );
  });

  it('turned round is judged by the twins of the rules', () => {
    fc.assert(
      fc.property(anyPair, ([old, now]) => {
        const forth = diff(old, now).changes.map(({ rule }) => twins.get(rule));
        const back = diff(now, old).changes.map(({ rule }) => rule);
        expect(forth.sort()).toEqual(back.sort());
      }),
      RUNS,
    );
  });

  it('suggests the same renames both ways round', () => {
    fc.assert(
      fc.property(pairOfStandards, ([old, now]) => {
        const forth = diff(old, now).suggestions.map(({ old: a, new: b }) => [b, a]);
        const back = diff(now, old).suggestions.map(({ old: a, new: b }) => [a, b]);
        expect(forth.sort()).toEqual(back.sort());
      }),
      RUNS,
    );
  });

  it('gives no two changes one fingerprint', () => {
    fc.assert(
      fc.property(pairOfStandards, ([old, now]) => {
        const prints = diff(old, now).changes.map(({ fingerprint }) => fingerprint);
        expect(new Set(prints).size).toBe(prints.length);
      }),
      RUNS,
    );
  });
});
