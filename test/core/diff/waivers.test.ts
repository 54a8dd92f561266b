import { describe, expect, it } from 'vitest';
import { diff } from '../../../src/core/diff/diff.ts';
import type { FailOn } from '../../../src/core/diff/levels.ts';
import { type ReviewInput, review, widestOf } from '../../../src/core/diff/review.ts';
import { type Waiver, waive } from '../../../src/core/diff/waivers.ts';
import { type Spot, START } from '../../../src/core/errors.ts';
import type { AuditImpact, Impact } from '../../../src/core/shapes/diff.ts';
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

describe('a reviewed file', () => {
  const { standard: old } = made([{ criteria: [{}, {}] }]);
  const [first, second] = old.sections[0]!.criteria;
  const only = (...criteria: (typeof first)[]) => ({
    ...{ ...old, version: '2.0.0' },
    sections: [{ ...old.sections[0]!, criteria: criteria.map((one) => one!) }],
  });
  /** Old files know lines below 100, new ones those from 100; what is not there is somewhere around. */
  const input = (now: typeof old, more: Partial<ReviewInput> = {}): ReviewInput => ({
    ...{ diff: diff(old, now), oldName: 'old.yaml', newName: 'new.yaml', impact: null },
    locate: (side, address) => ({
      ...{ line: (side === 'old' ? 0 : 100) + address.length, column: 2, endLine: 9, endColumn: 9 },
      isExact: side === 'old' || !address.includes('s1c2'),
    }),
    ...more,
  });
  const one = (now: typeof old, more: Partial<ReviewInput> = {}) =>
    review([input(now, more)], { gate: gateAt(), today: TODAY }).files[0]!;

  it('shows a change where it is in the new file, or around where it was', () => {
    const removed = one(only(first)).changes[0]!;
    const at = removed.at.old!.length;
    expect(removed.places).toEqual({ old: { line: at, column: 2, endLine: 9, endColumn: 9 }, new: null });
    expect(removed.anchor).toEqual({ file: 'new.yaml', line: 100 + at, column: 2, endLine: 9, endColumn: 9 });
    // The file of a commit lies elsewhere than it is called; one that is gone lies where it was.
    const named = (paths: ReviewInput['paths']) => one(only(first), { paths: paths! }).changes[0]!.anchor;
    expect(named({ old: 'a/old.yaml', new: 'a/new.yaml' })).toMatchObject({
      file: 'a/new.yaml',
      line: 100 + at,
    });
    expect(named({ old: 'a/old.yaml', new: null })).toMatchObject({ file: 'a/old.yaml', line: at });
    const nowhere = one(only(first), { locate: () => null, paths: { old: null, new: 'a/new.yaml' } });
    expect(nowhere.changes[0]!.anchor).toEqual({ file: 'a/new.yaml', ...START });
    expect(
      one(only(first), { locate: () => null, paths: { old: null, new: null } }).changes[0]!.anchor.file,
    ).toBe('');
  });

  it('shows a text in the language that changed, and a fault of the version at the version', () => {
    const worded = one({ ...only(first, { ...second!, text: { en: 'Another' } }), version: '1.0.0' });
    const { at, places, anchor } = worded.changes[0]!;
    expect(places.old!.line).toBe(at.old!.length + 1);
    expect(anchor.line).toBe(100 + at.new!.length + 1);
    expect(worded.faults[0]!.anchor).toMatchObject({ file: 'new.yaml', line: 101 });
  });

  it('stands in the order of names; of a folder only those that differ', () => {
    const files = [
      input(only(first), { newName: 'b' }),
      input(old, { newName: 'c' }),
      input(only(second), { newName: null, oldName: 'a' }),
    ];
    const names = (base: string | null) => {
      const { files: some, compared } = review(files, { base, gate: gateAt(), today: TODAY });
      return [compared, ...some.map(({ newName, oldName }) => newName ?? oldName)];
    };
    expect(names('HEAD')).toEqual([3, 'a', 'b']);
    expect(names(null)).toEqual([3, 'a', 'b', 'c']);
  });

  it('closes the gate by scores that moved by more than they may, or turned', () => {
    const audit = (before: number | null, after: number | null, flipped = false) =>
      ({ before: { score: before }, after: { score: after }, flipped }) as AuditImpact;
    const closed = (audits: readonly AuditImpact[], most: number | null, ...failOn: FailOn[]) =>
      review([input(old, { impact: { audits } as unknown as Impact })], {
        ...{ gate: { failOn, failOnMoves: most }, today: TODAY },
      }).closedBy;
    expect(closed([audit(50, 52)], 2)).toEqual([]);
    expect(closed([audit(52, 50)], 1.9)).toEqual(['moves']);
    expect(closed([audit(50, 99)], null)).toEqual([]);
    expect(closed([audit(null, null)], 0)).toEqual([]);
    expect(closed([audit(null, 3)], 100)).toEqual(['moves']);
    expect(closed([audit(3, null)], 100)).toEqual(['moves']);
    expect(closed([audit(1, 1), audit(1, 1, true)], null, 'verdict-turns')).toEqual(['verdict-turns']);
    expect(closed([audit(1, 1)], null, 'verdict-turns')).toEqual([]);
  });

  it('has faults of waivers where these stand, if that is known', () => {
    const faulty = (locateWaiver?: () => Spot) =>
      review([input(old)], {
        ...{ gate: gateAt(), today: TODAY, waivers: [waiver()] },
        ...(locateWaiver ? { locateWaiver } : {}),
      }).waiverFaults[0]!.anchor;
    expect(faulty()).toEqual({ file: '', ...START });
    expect(faulty(() => ({ file: 'waivers.yaml', ...START, line: 3 }))).toMatchObject({ line: 3 });
  });

  it('tells the least grave level that a gate closes at', () => {
    const widest = (...failOn: FailOn[]) => widestOf(gateAt(...failOn));
    expect([widest('breaking'), widest('breaking', 'rebase'), widest('version'), widest()]).toEqual([
      ...['breaking', 'rebase', null, null],
    ]);
  });
});
