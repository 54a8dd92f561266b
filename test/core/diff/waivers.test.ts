import { describe, expect, it } from 'vitest';
import { diff } from '../../../src/core/diff/diff.ts';
import type { FailOn } from '../../../src/core/diff/levels.ts';
import { review } from '../../../src/core/diff/review.ts';
import type { Waiver } from '../../../src/core/diff/waivers.ts';
import { waive } from '../../../src/core/diff/waivers.ts';
import { made } from '../made.ts';

const TODAY = '2026-03-05';
const change = { rule: 'criterion-removed', fingerprint: '00000000000000aa', criterion: 'toilets' };
const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  fingerprint: change.fingerprint,
  owner: 'Anna',
  reason: 'The toilets are closed for good.',
  expires: '2026-03-05',
  rule: null,
  criterion: null,
  ...more,
});
const faults = (waivers: readonly Waiver[]) =>
  waive([change], waivers, TODAY).faults.map(({ rule, level }) => `${level} ${rule}`);

describe('a waiver', () => {
  it('holds up to and including its last day', () => {
    expect(waive([change], [waiver()], TODAY).waivers.get(change.fingerprint)?.owner).toBe('Anna');
    expect(faults([waiver()])).toEqual([]);
  });

  it('that has expired holds no longer, and is an error while the change is there', () => {
    const expired = waiver({ expires: '2026-03-04' });
    expect(waive([change], [expired], TODAY).waivers.size).toBe(0);
    expect(faults([expired])).toEqual(['error waiver-expired']);
  });

  it('that nothing needs is worth a warning, expired or not', () => {
    const unused = { fingerprint: '00000000000000bb' };
    expect(faults([waiver(unused), waiver({ ...unused, expires: '2020-01-01' })])).toEqual([
      'warning waiver-unused',
      'warning waiver-expired',
    ]);
  });

  it('that names another rule or criterion is for another change', () => {
    expect(faults([waiver({ rule: 'criterion-removed', criterion: 'toilets' })])).toEqual([]);
    expect(faults([waiver({ rule: 'curve-changed' })])).toEqual(['error waiver-for-another']);
    expect(faults([waiver({ criterion: 'greeting' })])).toEqual(['error waiver-for-another']);
  });
});

const BREAKING = { answer: { kind: 'text' as const }, expect: null };
const gateAt = (...failOn: FailOn[]) => ({ failOn, failOnMoves: null });

describe('the gate', () => {
  const { standard: old } = made([{ criteria: [{}, {}] }]);
  const now = (more: object, version = '2.0.0') => {
    const [first, second] = old.sections[0]!.criteria;
    return {
      ...old,
      version,
      sections: [{ ...old.sections[0]!, criteria: [{ ...first!, ...more }, second!] }],
    };
  };
  const reviewed = (file: typeof old, failOn: FailOn, waivers: readonly Waiver[] = []) => {
    const input = { diff: diff(old, file), oldName: 'o', newName: 'n', locate: () => null, impact: null };
    return review([input], { gate: { failOn: [failOn], failOnMoves: null }, waivers, today: TODAY });
  };
  const failed = (...args: Parameters<typeof reviewed>) => reviewed(...args).failed;
  const closedBy = (file: typeof old, ...failOn: FailOn[]) => {
    const input = { diff: diff(old, file), oldName: 'o', newName: 'n', locate: () => null, impact: null };
    return review([input], { gate: gateAt(...failOn), today: TODAY }).closedBy;
  };

  it('at the version lets a breaking change pass that raises it enough, and no other', () => {
    expect(closedBy(now(BREAKING, '2.0.0'), 'version')).toEqual([]);
    expect(closedBy(now(BREAKING, '1.9.0'), 'version')).toEqual(['version']);
    expect(closedBy(now({ weight: 2 }, '1.0.0'), 'breaking', 'version')).toEqual(['version']);
    expect(closedBy(now({ weight: 2 }, '0.9.0'), 'breaking')).toEqual(['breaking']);
  });

  it('at look is closed for what a person has to tell, and not by what is safe', () => {
    expect(closedBy(now({ guide: { en: 'Look.' } }), 'look')).toEqual(['look']);
    expect(closedBy({ ...old, title: { en: 'Other' } }, 'look')).toEqual([]);
  });

  it('closes at the level asked for and above it', () => {
    const rebase = now({ weight: 2 });
    expect(failed(rebase, 'breaking')).toBe(false);
    expect(failed(rebase, 'rebase')).toBe(true);
    expect(failed(rebase, 'safe')).toBe(true);
    expect(failed(now(BREAKING), 'rebase')).toBe(true);
  });

  it('never closes where it may not', () => {
    expect(failed(now(BREAKING, '1.0.0'), 'never')).toBe(false);
  });

  it('is open where nothing changed', () => {
    expect(failed(now({}), 'safe')).toBe(false);
  });

  it('opens for a change that is waived, whose level stays what it is', () => {
    const breaking = now(BREAKING);
    const [found] = diff(old, breaking).changes;
    const result = reviewed(breaking, 'breaking', [waiver({ fingerprint: found!.fingerprint })]);
    expect(result.failed).toBe(false);
    expect(result.level).toBe('breaking');
    expect(result.files[0]!.requiredBump).toBe('major');
    expect(result.files[0]!.changes[0]!.waiver?.owner).toBe('Anna');
  });

  it('stays closed for a version that hides a waived change, until that is waived, too', () => {
    const hidden = now(BREAKING, '1.0.1');
    const { changes, faults: versionFaults } = diff(old, hidden);
    const first = waiver({ fingerprint: changes[0]!.fingerprint });
    const second = waiver({ fingerprint: versionFaults[0]!.fingerprint });
    expect(failed(hidden, 'breaking', [first])).toBe(true);
    expect(failed(hidden, 'breaking', [first, second])).toBe(false);
  });

  it('does not close for a version that hides only what is below its level', () => {
    const wording = now({ guide: { en: 'Look closely.' } }, '1.0.0');
    expect(diff(old, wording).faults.map(({ rule }) => rule)).toEqual(['version-not-raised']);
    expect(failed(wording, 'breaking')).toBe(false);
    expect(failed(wording, 'safe')).toBe(true);
  });
});

describe('a version', () => {
  const { standard } = made([{ criteria: [{}] }]);
  const faultsOf = (old: string, now: string, title = 'Made') =>
    diff({ ...standard, version: old }, { ...standard, version: now, title: { en: title } }).faults.map(
      ({ rule }) => rule,
    );

  it('may go up without a change', () => {
    expect(faultsOf('1.0.0', '2.0.0')).toEqual([]);
  });

  it('may not go down, change or no change', () => {
    expect(faultsOf('1.1.0', '1.0.0')).toEqual(['version-went-down']);
    expect(faultsOf('1.1.0', '1.0.0', 'Other')).toEqual(['version-went-down']);
  });

  it('has to go up with a change', () => {
    expect(faultsOf('1.0.0', '1.0.0', 'Other')).toEqual(['version-not-raised']);
    expect(faultsOf('1.0.0', '1.0.1', 'Other')).toEqual([]);
  });

  it('of another standard is not held against this one', () => {
    const other = { ...standard, id: 'other', version: '0.1.0' };
    expect(diff(standard, other)).toMatchObject({ level: 'breaking', faults: [], declaredBump: 'none' });
  });
});
