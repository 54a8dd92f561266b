// The diff of two versions of a file: its changes, how grave they are together, and whether the version says so.

import { optionsOf } from '../answers/index.ts';
import type { Args } from '../errors.ts';
import type { LikelyRename } from '../shapes/diff.ts';
import type { Standard } from '../standard/standard.ts';
import type { Text } from '../standard/text.ts';
import { deltasOf, fileDelta } from './delta.ts';
import { type Companion, effectsOf } from './effects.ts';
import { type Diffable, type DiffableKind, kindOfFile } from './facts.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type Change, judge } from './judge.ts';
import { type DiffLevel, LEVELS } from './levels.ts';
import { likelyRenames, likelyRenamesIn, pairCriteria, pairMembers } from './pairing.ts';
import { type Bump, compareVersions, declaredBump, isEnough, parseVersion, requiredBump } from './version.ts';

export interface Diff {
  readonly kind: DiffableKind;
  /** Null where there was no such file. */
  readonly old: Identity | null;
  readonly new: Identity | null;
  /** Of the gravest change, waived or not: a waiver accepts a change, it does not undo it. */
  readonly level: DiffLevel | 'none';
  readonly requiredBump: Bump;
  readonly declaredBump: Bump;
  readonly changes: readonly Change[];
  /** Removed and added criteria (sections, options, …) that look like one; the author may declare it with `formerly`. */
  readonly suggestions: readonly LikelyRename[];
  /** What is wrong with the version. */
  readonly faults: readonly VersionFault[];
}

export interface DiffOptions {
  readonly companions?: readonly Companion[];
  /** Levels by rule, where a folder judges otherwise than the rules do. */
  readonly settings?: Readonly<Record<string, DiffLevel>>;
  /** Where the file lies, the same on every machine: two files may hold the same id. Part of every fingerprint. */
  readonly path?: string | null;
}

export interface Identity {
  readonly id: string;
  /** Null where a file has none: profiles, personas and mappings. */
  readonly version: string | null;
}

/** `rule` names the sentence, too. */
export interface VersionFault {
  readonly rule: 'version-not-raised' | 'version-raised-too-little' | 'version-went-down';
  /** Of the change that the version hides; breaking where it went down. */
  readonly level: DiffLevel;
  readonly args: Args;
  readonly fingerprint: string;
}

/**
 * Both files must be of one kind; null stands for a file that is not there. `companions` are the profiles and personas that
 * shape the scores of a standard: what only they feel is not safe.
 */
export function diff(
  old: Diffable | null,
  now: Diffable | null,
  { companions = [], settings = {}, path = null }: DiffOptions = {},
): Diff {
  const some = now ?? old;
  if (!some) throw new TypeError('nothing to compare');
  const deltas = old && now ? deltasOf(old, now) : [fileDelta(some, now ? 'added' : 'removed')];
  const felt =
    old?.format === 'svc.standard/1' && now?.format === 'svc.standard/1'
      ? effectsOf(old, now, deltas, companions)
      : deltas.map((delta) => ({ delta, effect: null }));
  const file = path === null ? some.id : `${path} ${some.id}`;
  const changes = judge(felt, file, settings);
  const level = levelOf(changes);
  const versions = old && now ? versionsOf(old, now) : null;
  const declared = versions ? declaredBump(versions.old, versions.new) : 'none';
  return {
    kind: kindOfFile(some),
    old: old && identityOf(old),
    new: now && identityOf(now),
    level,
    requiredBump: old && now && 'version' in now ? requiredBump(level) : 'none',
    declaredBump: declared,
    changes,
    suggestions: old && now ? suggestionsOf(old, now) : [],
    faults: versions ? faultsOf(level, declared, versions, file) : [],
  };
}

export const levelOf = (changes: readonly { readonly level: DiffLevel }[]): DiffLevel | 'none' =>
  LEVELS.find((level) => changes.some((change) => change.level === level)) ?? 'none';

const identityOf = (file: Diffable): Identity => ({
  id: file.id,
  version: 'version' in file ? file.version : null,
});

/** Of one standard only: another one counts its versions from anywhere. */
function versionsOf(old: Diffable, now: Diffable) {
  if (!('version' in old && 'version' in now) || old.id !== now.id) return null;
  const [before, after] = [parseVersion(old.version), parseVersion(now.version)];
  return before && after
    ? { old: before, new: after, written: { old: old.version, new: now.version } }
    : null;
}

function faultsOf(
  level: DiffLevel | 'none',
  declared: Bump,
  versions: NonNullable<ReturnType<typeof versionsOf>>,
  file: string,
): VersionFault[] {
  const { written } = versions;
  const required = requiredBump(level);
  const fault = (rule: VersionFault['rule'], args: Args): VersionFault[] => [
    {
      rule,
      // A version that goes down names what is new by a name that is taken, whatever changed.
      level: rule === 'version-went-down' ? 'breaking' : level === 'none' ? 'safe' : level,
      args: { ...written, ...args },
      fingerprint: fingerprintOf([file, rule, { ...written, ...args }]),
    },
  ];
  const order = compareVersions(versions.new, versions.old);
  if (order < 0) return fault('version-went-down', {});
  if (isEnough(declared, required)) return [];
  return order === 0
    ? fault('version-not-raised', { required })
    : fault('version-raised-too-little', { required, declared });
}

function suggestionsOf(old: Diffable, now: Diffable): LikelyRename[] {
  const criteria = (file: Diffable) =>
    'sections' in file
      ? file.sections.flatMap((section) => section.criteria)
      : 'role' in file
        ? file.criteria
        : [];
  const pairing = pairCriteria(criteria(old), criteria(now));
  return [
    ...likelyRenames(pairing),
    ...pairing.pairs.flatMap((pair) => {
      const [was, is] = [optionsOf(pair.old.answer) ?? [], optionsOf(pair.new.answer) ?? []];
      return likelyRenamesIn(was, is, ({ text }) => text, 'option', pair.new.id);
    }),
    ...(old.format === 'svc.standard/1' && now.format === 'svc.standard/1' ? named(old, now) : []),
  ];
}

function named(old: Standard, now: Standard): LikelyRename[] {
  const titleOf = ({ title }: { readonly title: Text }) => title;
  return [
    ...likelyRenamesIn(old.sections, now.sections, titleOf, 'section', null),
    ...likelyRenamesIn(old.fields, now.fields, titleOf, 'field', null),
    ...pairMembers(old.fields, now.fields).pairs.flatMap((pair) =>
      likelyRenamesIn(pair.old.values, pair.new.values, titleOf, 'value', pair.new.id),
    ),
    ...likelyRenamesIn(old.touchpoints, now.touchpoints, titleOf, 'touchpoint', null),
  ];
}
