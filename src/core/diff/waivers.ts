// Waivers: changes that somebody answers for, until a day. A waiver lifts the gate for one change and alters nothing else.

import type { Args, Level } from '../errors.ts';

export interface Waiver {
  readonly fingerprint: string;
  readonly owner: string;
  /** Who agreed to it; left out where nobody had to. */
  readonly approver?: string | null;
  readonly reason: string;
  /** The last day it holds, YYYY-MM-DD. */
  readonly expires: string;
  /** For the reader; where given, the change must be of this rule or about this criterion. */
  readonly rule: string | null;
  readonly criterion: string | null;
}

/** Whatever a waiver may be for. */
export interface Waivable {
  readonly rule: string;
  readonly fingerprint: string;
  readonly criterion?: string | null;
}

export interface WaiverFault {
  readonly rule: 'waiver-expired' | 'waiver-unused' | 'waiver-for-another';
  readonly level: Level;
  readonly waiver: Waiver;
  readonly args: Args;
}

export interface Waived {
  /** By fingerprint. */
  readonly waivers: ReadonlyMap<string, Waiver>;
  /** In the order of the waivers. */
  readonly faults: readonly WaiverFault[];
}

/**
 * `today` is YYYY-MM-DD. An expired waiver that a change still leans on is an error; one that nothing needs any more, like
 * one that nothing needed, is a warning. Nothing is said of one that was in the base already (`merged`): its change is there, too.
 */
export function waive(
  changes: readonly Waivable[],
  waivers: readonly Waiver[],
  today: string,
  merged: ReadonlySet<string> = new Set(),
): Waived {
  const byFingerprint = new Map(changes.map((change) => [change.fingerprint, change]));
  const holding = new Map<string, Waiver>();
  const faults: WaiverFault[] = [];
  for (const waiver of waivers) {
    const { fingerprint, owner, expires, rule, criterion } = waiver;
    const change = byFingerprint.get(fingerprint);
    const fault = (of: WaiverFault['rule'], level: Level, args: Args = {}) =>
      faults.push({ rule: of, level, waiver, args: { fingerprint, owner, expires, ...args } });
    if (
      change &&
      ((rule ?? change.rule) !== change.rule || (criterion ?? change.criterion) !== change.criterion)
    )
      fault('waiver-for-another', 'error', { rule: change.rule, criterion: change.criterion ?? '—' });
    else if (!change && merged.has(fingerprint)) continue;
    else if (expires < today) fault('waiver-expired', change ? 'error' : 'warning');
    else if (!change) fault('waiver-unused', 'warning');
    else holding.set(fingerprint, waiver);
  }
  return { waivers: holding, faults };
}
