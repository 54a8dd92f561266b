// What was saved and is scored by both versions of a diff: the audits of a standard that changed, or of a profile or a
// persona, and the tallies of surveys.

import { resolve } from 'node:path';
import { type Audit, impactFrom, impactOf } from '../../core/diff/impact.ts';
import { surveyImpact } from '../../core/diff/survey-impact.ts';
import { type Finding, hasErrors, UserError } from '../../core/errors.ts';
import type { Impact } from '../../core/shapes/diff.ts';
import type { SavedTally } from '../../core/shapes/tally.ts';
import type { Persona, Profile, Standard } from '../../core/standard/standard.ts';
import { readBytes } from '../../io/files.ts';
import { filesIn, isFolder } from '../../io/yaml-files.ts';
import { formatNamed } from '../../load/diffable.ts';
import type { Loaded } from '../../load/loaded.ts';
import { loadProfile } from '../../load/profile.ts';
import { loadSession, loadSessionHead, type SessionHead } from '../../load/session.ts';
import { loadTally, tallyOf } from '../../load/tally.ts';
import { openPersona } from '../audit/inputs.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { accept, openProfile, openStandard, textOf } from '../shared/inputs.ts';
import type { CompanionFile } from './companions.ts';
import type { Version } from './sources.ts';

/** What lies in a folder to be scored by both versions. */
export interface Saved {
  /** What every session says of itself. */
  readonly heads: readonly SessionHead[];
  readonly tallies: readonly Loaded<SavedTally>[];
  /** Profiles and personas by which audits may have been made, beside those that are shipped. */
  readonly companions: readonly CompanionFile[];
}

const MOST_BYTES = 500_000_000;
/** Bytes within which a file says what it is, after whatever comments. */
const BEGINNING = 65_536;

/** Sessions, and the tallies of surveys; other files are left out. */
export async function openSaved(
  input: string,
  companions: readonly CompanionFile[],
  shell: Shell,
): Promise<Saved> {
  const path = resolve(shell.env.cwd, input);
  const files = (await isFolder(path)) ? await filesIn(path, /\.(?:ya?ml|json)$/i) : [path];
  const heads: SessionHead[] = [];
  const tallies: Loaded<SavedTally>[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    // Of reports and the like, which may be large, no more is read than what they are.
    const bytes = await readBytes(file, MOST_BYTES);
    const format = formatNamed(new TextDecoder().decode(bytes.subarray(0, BEGINNING)));
    if (format === 'session') {
      const loaded = loadSessionHead(textOf(bytes, file), file);
      keep(loaded, (head) => heads.push(head));
    } else if (format === 'tally') {
      const loaded = loadTally(new TextDecoder().decode(bytes), file);
      keep(loaded, () => tallies.push(loaded));
    }
  }
  if (findings.length > 0)
    throw new UserError(
      'bad-inputs',
      { count: new Set(findings.map(({ file }) => file)).size },
      { findings },
    );
  return { heads, tallies, companions };

  function keep<T>(loaded: Pick<Loaded<T>, 'value' | 'findings'>, take: (value: T) => void): void {
    if (loaded.value === null) findings.push(...loaded.findings);
    else take(loaded.value);
  }
}

/** What a new version of a standard does to everything saved by it. */
export async function impactOfStandard(
  saved: Saved,
  old: Standard,
  now: Standard,
  shell: Shell,
): Promise<Impact> {
  const audits = impactOf(old, now, await auditsOf(saved, old, now, shell));
  const surveys = saved.tallies.flatMap((loaded) => {
    const { id, version } = loaded.value!.standard;
    if (id !== old.id && id !== now.id) return [];
    const by = madeBy(id, version, old, now);
    const { file } = loaded.yaml;
    const tally = accept(tallyOf(loaded, by === 'old' ? old : now), file, shell);
    return [surveyImpact({ file: shown(file, shell), tally, madeBy: by }, old, now)];
  });
  return impactFrom([...audits.audits, ...surveys]);
}

/** The old version, unless it says that it is of the new one. */
const madeBy = (id: string, version: string | null, old: Standard, now: Standard): 'old' | 'new' =>
  id !== old.id || (version === now.version && version !== old.version) ? 'new' : 'old';

/** The audits of a changed standard. Of neither version, they are read by the old one, or told to be left out. */
async function auditsOf(
  { heads, companions }: Saved,
  old: Standard,
  now: Standard,
  shell: Shell,
): Promise<Audit[]> {
  const audits: Audit[] = [];
  const skipped: string[] = [];
  for (const head of heads) {
    const made = head.standard;
    if (made && made.id !== old.id && made.id !== now.id) continue;
    const by = made ? madeBy(made.id, made.version, old, now) : 'old';
    const standard = by === 'new' ? now : old;
    const persona = await personaOf(head, companions, shell);
    const loaded = loadSession(head, standard, persona);
    const isOfNeither =
      made !== null && made.version !== null && ![old.version, now.version].includes(made.version);
    if (isOfNeither && hasErrors(loaded.findings)) {
      skipped.push(shown(head.yaml.file, shell));
      continue;
    }
    audits.push({
      file: shown(head.yaml.file, shell),
      session: accept(loaded, head.yaml.file, shell),
      madeBy: by,
      profile: await profileOf(head.profile, standard, companions, shell),
      persona,
    });
  }
  if (skipped.length > 0)
    shell.note(shell.speaker.say('diff.impact.skipped', { count: skipped.length, list: skipped.join(', ') }));
  return audits;
}

/** What a changed profile or persona does to the audits that were made with it, each by its own standard. */
export async function impactOfCompanion(
  { heads, companions }: Saved,
  { old, new: now }: { readonly old: Version; readonly new: Version },
  shell: Shell,
): Promise<Impact> {
  const isProfile = old.file.format === 'svc.profile/1';
  const standards = new Map<string, Standard>();
  const impacts: Impact[] = [];
  for (const head of heads) {
    const named = isProfile ? head.profile : head.persona;
    if (named !== old.file.id || !head.standard) continue;
    const { id } = head.standard;
    const standard = standards.get(id) ?? (await openStandard(id, shell));
    standards.set(id, standard);
    const profileIn = ({ text, name }: Version): Profile =>
      accept(loadProfile(text, name, standard), name, shell);
    const [was, is] = isProfile ? [null, null] : [old.file as Persona, now.file as Persona];
    const persona = isProfile ? await personaOf(head, companions, shell) : was;
    const ownProfile = isProfile ? null : await profileOf(head.profile, standard, companions, shell);
    const [profile, otherProfile] = isProfile ? [profileIn(old), profileIn(now)] : [ownProfile, ownProfile];
    const audit: Audit = {
      file: shown(head.yaml.file, shell),
      session: accept(loadSession(head, standard, persona), head.yaml.file, shell),
      madeBy: 'old',
      profile,
      otherProfile,
      persona,
      otherPersona: isProfile ? persona : is,
    };
    impacts.push(impactOf(standard, standard, [audit]));
  }
  return impactFrom(impacts.flatMap(({ audits }) => audits));
}

/** A profile by its id: of those beside the standard or named, the last that is still there; else a shipped one or a path. */
async function profileOf(
  name: string | null,
  standard: Standard,
  companions: readonly CompanionFile[],
  shell: Shell,
): Promise<Profile | null> {
  if (name === null) return null;
  const own = companions.findLast(
    ({ companion }) => companion.format === 'svc.profile/1' && companion.id === name,
  );
  if (own) return accept(loadProfile(own.text, own.file, standard), own.file, shell);
  return openProfile(name, standard, shell);
}

async function personaOf(
  { persona }: SessionHead,
  companions: readonly CompanionFile[],
  shell: Shell,
): Promise<Persona | null> {
  if (persona === null) return null;
  for (const { companion } of companions.toReversed())
    if (companion.format === 'svc.persona/1' && companion.id === persona) return companion;
  return openPersona(persona, shell);
}
