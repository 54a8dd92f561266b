import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../../../src/core/diff/diff.ts';
import { fingerprintOf } from '../../../src/core/diff/fingerprint.ts';
import { canonical } from '../../../src/core/diff/json.ts';
import { made } from '../made.ts';

/** The hash as its authors wrote it down. */
function reference(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++)
    for (const byte of [text.charCodeAt(i) & 0xff, text.charCodeAt(i) >>> 8])
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}

describe('a fingerprint', () => {
  it('is FNV-1a of the canonical data', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fingerprintOf(text)).toBe(reference(canonical(text)));
      }),
    );
  });

  it('does not depend on the order of keys', () => {
    expect(fingerprintOf({ a: 1, b: [2, { c: 3, d: null }] })).toBe(
      fingerprintOf({ b: [2, { d: null, c: 3 }], a: 1 }),
    );
  });

  const standard = (weight: number, first = 's1') => {
    const { standard: of } = made([{ criteria: [{}, { weight }] }, { criteria: [{}] }]);
    const sections = first === 's1' ? of.sections : of.sections.toReversed();
    return { ...of, sections };
  };

  it('of a change stays when other things change around it', () => {
    const [alone] = diff(standard(1), standard(2)).changes;
    const among = diff(standard(1), standard(2, 's2')).changes.find(
      ({ rule }) => rule === 'criterion-weight-changed',
    );
    expect(among!.fingerprint).toBe(alone!.fingerprint);
  });

  it('of a change is another for another value, rule, criterion or standard', () => {
    const [two] = diff(standard(1), standard(2)).changes;
    const [three] = diff(standard(1), standard(3)).changes;
    const [back] = diff(standard(2), standard(1)).changes;
    const [other] = diff({ ...standard(1), id: 'other' }, { ...standard(2), id: 'other' }).changes;
    expect(new Set([two, three, back, other].map((change) => change!.fingerprint)).size).toBe(4);
  });
});
