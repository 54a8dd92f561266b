// A diff as its readers get it: with places in the files, with waivers applied, and with the gate's answer. One review may
// hold many files. Every reporter reads this and nothing else.

import { compareText, type Place, type Spot, START } from '../errors.ts';
import type { AuditImpact, Impact } from '../shapes/diff.ts';
import { type Diff, levelOf, type VersionFault } from './diff.ts';
import type { Address } from './facts.ts';
import type { Change } from './judge.ts';
import { byGravity, type DiffLevel, type FailOn, LEVELS } from './levels.ts';
import { type Waiver, type WaiverFault, waive } from './waivers.ts';

export interface ReviewedChange extends Change {
  /** Null on the side that does not have it. */
  readonly places: { readonly old: Place | null; readonly new: Place | null };
  /** Where to show it to somebody who reads the new file: there, or around where it was. */
  readonly anchor: Spot;
  readonly waiver: Waiver | null;
}

export interface ReviewedFault extends VersionFault {
  readonly anchor: Spot;
  readonly waiver: Waiver | null;
}

export interface FileReview extends Omit<Diff, 'changes' | 'faults'> {
  /** As the user would name them; null where there was no such file. */
  readonly oldName: string | null;
  readonly newName: string | null;
  readonly changes: readonly ReviewedChange[];
  readonly faults: readonly ReviewedFault[];
  /** Null where no audits were given. */
  readonly impact: Impact | null;
}

export interface DiffReview {
  /** What a whole folder was compared with; null for two files. */
  readonly base: string | null;
  /** Files that differ in meaning, in order of their names; of two files compared, always that one. */
  readonly files: readonly FileReview[];
  /** How many files were compared. */
  readonly compared: number;
  readonly level: DiffLevel | 'none';
  readonly waiverFaults: readonly (WaiverFault & { readonly anchor: Spot })[];
  readonly gate: Gate;
  /** What closed the gate, in the order of the gate; empty where it is open. */
  readonly closedBy: readonly (FailOn | 'moves')[];
  readonly failed: boolean;
}

/** Where a gate closes: at any of these. */
export interface Gate {
  /** A level closes at itself or a graver one, unless waived; `version` where it says too little, whatever the levels. */
  readonly failOn: readonly FailOn[];
  /** Points by which the score of a saved audit may move and no more; null: any. */
  readonly failOnMoves: number | null;
}

export interface ReviewInput {
  readonly diff: Diff;
  /** As the user would name them; null where there is no such file. */
  readonly oldName: string | null;
  readonly newName: string | null;
  /** Where the files lie, where that is not their name: a file of a commit is called REF:path. */
  readonly paths?: { readonly old: string | null; readonly new: string | null };
  /** The place of an address in one of the files; the nearest thing around it where it is not there. */
  readonly locate: (side: 'old' | 'new', address: Address) => (Place & { readonly isExact: boolean }) | null;
  readonly impact: Impact | null;
}

export interface ReviewOptions {
  readonly base?: string | null;
  readonly gate: Gate;
  readonly waivers?: readonly Waiver[];
  /** Fingerprints that were waived in the base already. */
  readonly merged?: ReadonlySet<string>;
  readonly locateWaiver?: (waiver: Waiver) => Spot;
  /** YYYY-MM-DD. */
  readonly today: string;
}

export function review(inputs: readonly ReviewInput[], options: ReviewOptions): DiffReview {
  const { base = null, gate, waivers = [], merged, locateWaiver, today } = options;
  const everything = inputs.flatMap(({ diff }) => [...diff.changes, ...diff.faults]);
  const waived = waive(everything, waivers, today, merged);
  const files = inputs
    .filter(({ diff }) => base === null || diff.changes.length + diff.faults.length > 0)
    .map((input) => fileReview(input, waived.waivers))
    .sort((a, b) => compareText(a.newName ?? a.oldName ?? '', b.newName ?? b.oldName ?? ''));
  const closedBy = closing(files, gate);
  return {
    base,
    files,
    compared: inputs.length,
    level: levelOf(files.flatMap(({ changes }) => changes)),
    waiverFaults: waived.faults.map((fault) => ({
      ...fault,
      anchor: locateWaiver?.(fault.waiver) ?? { file: '', ...START },
    })),
    gate,
    closedBy,
    failed: closedBy.length > 0,
  };
}

function closing(files: readonly FileReview[], { failOn, failOnMoves }: Gate): DiffReview['closedBy'] {
  const faults = files.flatMap((file) => file.faults).filter(({ waiver }) => waiver === null);
  const open = [
    ...files.flatMap(({ changes }) => changes).filter(({ waiver }) => waiver === null),
    ...faults,
  ];
  const audits = files.flatMap(({ impact }) => impact?.audits ?? []);
  const closes = (at: FailOn): boolean => {
    if (at === 'never') return false;
    if (at === 'version') return faults.length > 0;
    if (at === 'verdict-turns') return audits.some(({ flipped }) => flipped);
    return open.some(({ level }) => byGravity(level, at) <= 0);
  };
  const moved = failOnMoves !== null && audits.some((audit) => moveOf(audit) > failOnMoves + 1e-9);
  return [...failOn.filter(closes), ...(moved ? (['moves'] as const) : [])];
}

/** By how many points a score moved; without end where there is none any more, or one where there was none. */
export function moveOf({ before, after }: AuditImpact): number {
  if (before.score === null && after.score === null) return 0;
  if (before.score === null || after.score === null) return Number.POSITIVE_INFINITY;
  return Math.abs(after.score - before.score);
}

/** The least grave of the levels that the gate closes at; null where it closes at none. */
export const widestOf = ({ failOn }: Gate): DiffLevel | null =>
  LEVELS.findLast((level) => (failOn as readonly string[]).includes(level)) ?? null;

function fileReview(
  { diff, oldName, newName, paths = { old: oldName, new: newName }, locate, impact }: ReviewInput,
  waivers: ReadonlyMap<string, Waiver>,
): FileReview {
  const exact = (side: 'old' | 'new', address: Address | null): Place | null => {
    const found = address && locate(side, address);
    return found?.isExact ? spanOf(found) : null;
  };
  const anchored = (address: Address): Spot => {
    const there = locate('new', address);
    if (there && paths.new !== null) return { file: paths.new, ...spanOf(there) };
    return { file: paths.old ?? paths.new ?? '', ...spanOf(locate('old', address) ?? START) };
  };
  return {
    ...diff,
    oldName,
    newName,
    changes: diff.changes.map((change) => ({
      ...change,
      places: { old: exact('old', narrowed(change, 'old')), new: exact('new', narrowed(change, 'new')) },
      anchor: anchored(narrowed(change, 'new') ?? narrowed(change, 'old') ?? []),
      waiver: waivers.get(change.fingerprint) ?? null,
    })),
    faults: diff.faults.map((fault) => ({
      ...fault,
      anchor: anchored(['version']),
      waiver: waivers.get(fault.fingerprint) ?? null,
    })),
    impact,
  };
}

/** Of a text, the language that changed. */
function narrowed({ at, wording }: Change, side: 'old' | 'new'): Address | null {
  const address = at[side];
  const language = wording?.changed[0];
  return address && language ? [...address, language] : address;
}

const spanOf = ({ line, column, endLine, endColumn }: Place): Place => ({ line, column, endLine, endColumn });
