// Files that commands read, by shipped id or path: faults stop the command with their places, warnings are noted.

import { dirname } from 'node:path';
import { type Finding, UserError } from '../../core/errors.ts';
import type { Profile, Standard } from '../../core/standard/standard.ts';
import type { Env } from '../../env.ts';
import { readBytes } from '../../io/files.ts';
import { locate } from '../../io/shipped.ts';
import { type FindIncluded, loadComposite } from '../../load/composite.ts';
import { decodeText, MAX_BYTES } from '../../load/decode.ts';
import type { Loaded } from '../../load/loaded.ts';
import { loadProfile, loadProfileHead } from '../../load/profile.ts';
import type { Shell } from './command.ts';
import { describeFinding } from './faults.ts';

export async function openStandard(nameOrPath: string, shell: Shell): Promise<Standard> {
  const file = await locate(shell.env.root, shell.env.cwd, 'standards', nameOrPath);
  return accept(await loadStandardFile(file, await readText(file), shell.env), file, shell);
}

/** A standard with all that it includes: shipped ids, and paths from the file that includes them. */
export function loadStandardFile(
  file: string,
  text: string,
  env: Pick<Env, 'root'>,
): Promise<Loaded<Standard>> {
  return loadComposite(text, file, findIncluded(env));
}

export const findIncluded =
  ({ root }: Pick<Env, 'root'>): FindIncluded =>
  async (name, from) => {
    // A name that leads to another machine would send a password's hash there (Windows).
    if (/^[\\/]{2}/.test(name)) return { fault: { code: 'include-elsewhere', args: { name } } };
    try {
      const found = await locate(root, dirname(from), 'standards', name);
      return { file: found, text: await readText(found) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { fault: { code: 'include-missing', args: { name }, hint: error.hint } };
    }
  };

export async function openProfile(nameOrPath: string, standard: Standard, shell: Shell): Promise<Profile> {
  const file = await locate(shell.env.root, shell.env.cwd, 'profiles', nameOrPath);
  return accept(loadProfile(await readText(file), file, standard), file, shell);
}

/** A profile with the standard that it names; without one, what can be said of it alone. */
export async function openProfileAlone(
  nameOrPath: string,
  shell: Shell,
): Promise<{ readonly profile: Profile; readonly standard: Standard | null }> {
  const file = await locate(shell.env.root, shell.env.cwd, 'profiles', nameOrPath);
  const text = await readText(file);
  const head = accept(loadProfileHead(text, file), file, shell);
  if (head.standard === undefined)
    return { profile: { format: 'svc.profile/1', ...head, criteria: new Map() }, standard: null };
  const standard = await openStandard(head.standard, shell);
  return { profile: accept(loadProfile(text, file, standard), file, shell), standard };
}

/** The text of a file that people write; bytes that are no text are a finding. */
export async function readText(file: string): Promise<string> {
  return textOf(await readBytes(file, MAX_BYTES), file);
}

export function textOf(bytes: Uint8Array, file: string): string {
  const { text, findings } = decodeText(bytes, file);
  if (text === null) throw new UserError('bad-input', { file }, { findings });
  return text;
}

/** What was loaded; or, where anything in it is an error, the end of the command. */
export function accept<T>(
  { value, findings }: Pick<Loaded<T>, 'value' | 'findings'>,
  file: string,
  shell: Shell,
): T {
  if (value === null) throw new UserError('bad-input', { file }, { findings });
  noteFindings(findings, shell);
  return value;
}

export function noteFindings(findings: readonly Finding[], { speaker, note, env }: Shell): void {
  for (const finding of findings) note(describeFinding(finding, speaker, false, env.cwd).join('\n'));
}
