// The saved audits that a diff scores by both versions: those of the standard that changed, or of the profile.

import { resolve } from 'node:path';
import type { Audit } from '../core/diff/impact.ts';
import type { Finding } from '../core/errors.ts';
import { UserError } from '../core/errors.ts';
import type { Persona, Profile, Standard } from '../core/standard.ts';
import { isFolder, yamlFilesIn } from '../io/yaml-files.ts';
import { formatNamed } from '../load/diffable.ts';
import { hasErrors } from '../load/findings.ts';
import { loadProfile } from '../load/profile.ts';
import type { SessionHead } from '../load/session.ts';
import { loadSession, loadSessionHead } from '../load/session.ts';
import type { Shell } from './command.ts';
import type { Version } from './diff-sources.ts';
import { shown } from './diff-sources.ts';
import { accept, openPersona, openProfile, openStandard, readText } from './inputs.ts';

/** What every session in a folder says of itself. Other YAML files are left out. */
export async function openHeads(input: string, shell: Shell): Promise<SessionHead[]> {
  const path = resolve(shell.env.cwd, input);
  const heads: SessionHead[] = [];
  const findings: Finding[] = [];
  for (const file of (await isFolder(path)) ? await yamlFilesIn(path) : [path]) {
    const text = await readText(file);
    if (formatNamed(text) !== 'session') continue;
    const loaded = loadSessionHead(text, file);
    if (loaded.value) heads.push(loaded.value);
    else findings.push(...loaded.findings);
  }
  if (findings.length > 0)
    throw new UserError(
      'bad-inputs',
      { count: new Set(findings.map(({ file }) => file)).size },
      { findings },
    );
  return heads;
}

/** The audits of a changed standard. Of neither version, they are read by the old one, or told to be left out. */
export async function auditsOfStandard(
  heads: readonly SessionHead[],
  old: Standard,
  now: Standard,
  shell: Shell,
): Promise<Audit[]> {
  const audits: Audit[] = [];
  const skipped: string[] = [];
  for (const head of heads) {
    const made = head.standard;
    if (made && made.id !== old.id && made.id !== now.id) continue;
    const isNew =
      made !== null && (made.id !== old.id || (made.version === now.version && made.version !== old.version));
    const standard = isNew ? now : old;
    const loaded = loadSession(head, standard, await personaOf(head, shell));
    const isOfNeither =
      made !== null && made.version !== null && ![old.version, now.version].includes(made.version);
    if (isOfNeither && hasErrors(loaded.findings)) {
      skipped.push(shown(head.yaml.file, shell));
      continue;
    }
    audits.push({
      file: shown(head.yaml.file, shell),
      session: accept(loaded, head.yaml.file, shell),
      madeBy: isNew ? 'new' : 'old',
      profile: head.profile === null ? null : await openProfile(head.profile, standard, shell),
    });
  }
  if (skipped.length > 0)
    shell.note(shell.speaker.say('diff.impact.skipped', { count: skipped.length, list: skipped.join(', ') }));
  return audits;
}

/** The audits made for a changed profile, by their standards. */
export async function auditsOfProfile(
  heads: readonly SessionHead[],
  { old, new: now }: { readonly old: Version; readonly new: Version },
  shell: Shell,
): Promise<{ readonly standard: Standard; readonly audits: readonly Audit[] }[]> {
  const byStandard = new Map<string, Audit[]>();
  const standards = new Map<string, Standard>();
  for (const head of heads) {
    if (head.profile !== old.file.id || !head.standard) continue;
    const { id } = head.standard;
    const standard = standards.get(id) ?? (await openStandard(id, shell));
    standards.set(id, standard);
    const profileOf = ({ text, name }: Version): Profile =>
      accept(loadProfile(text, name, standard), name, shell);
    const audits = byStandard.get(id) ?? [];
    byStandard.set(id, audits);
    audits.push({
      file: shown(head.yaml.file, shell),
      session: accept(loadSession(head, standard, await personaOf(head, shell)), head.yaml.file, shell),
      madeBy: 'old',
      profile: profileOf(old),
      otherProfile: profileOf(now),
    });
  }
  return [...byStandard].map(([id, audits]) => ({ standard: standards.get(id)!, audits }));
}

const personaOf = async ({ persona }: SessionHead, shell: Shell): Promise<Persona | null> =>
  persona === null ? null : openPersona(persona, shell);
