// Files that commands read, by shipped id or path: faults stop the command with their places, warnings are noted.

import { relative } from 'node:path';
import type { Finding } from '../core/errors.ts';
import { UserError } from '../core/errors.ts';
import type { Session } from '../core/response.ts';
import type { Persona, Profile, Standard } from '../core/standard.ts';
import { readBytes } from '../io/files.ts';
import { locate } from '../io/shipped.ts';
import { decodeText, MAX_BYTES } from '../load/decode.ts';
import type { Loaded } from '../load/loaded.ts';
import { loadPersona } from '../load/persona.ts';
import { loadProfile } from '../load/profile.ts';
import type { SessionHead } from '../load/session.ts';
import { checkSessionStandard, loadSession, loadSessionHead } from '../load/session.ts';
import { loadStandard } from '../load/standard.ts';
import type { Shell } from './command.ts';
import { describeFinding } from './faults.ts';

export async function openStandard(nameOrPath: string, shell: Shell): Promise<Standard> {
  const file = await locate(shell.env.root, shell.env.cwd, 'standards', nameOrPath);
  return accept(loadStandard(await readText(file), file), file, shell);
}

export async function openProfile(nameOrPath: string, standard: Standard, shell: Shell): Promise<Profile> {
  const file = await locate(shell.env.root, shell.env.cwd, 'profiles', nameOrPath);
  return accept(loadProfile(await readText(file), file, standard), file, shell);
}

export async function openPersona(nameOrPath: string, shell: Shell): Promise<Persona> {
  const file = await locate(shell.env.root, shell.env.cwd, 'personas', nameOrPath);
  return accept(loadPersona(await readText(file), file), file, shell);
}

/** What a session says of itself: which standard, profile and persona its answers need before they can be read. */
export async function openSessionHead(file: string, shell: Shell): Promise<SessionHead> {
  return accept(loadSessionHead(await readText(file), file), file, shell);
}

/** The answers of a session. Refuses one that was made with another standard or another version of it. */
export function openSession(
  head: SessionHead,
  standard: Standard,
  persona: Persona | null,
  shell: Shell,
): Session {
  const { file } = head.yaml;
  const other = checkSessionStandard(head, standard);
  if (other) throw new UserError('bad-input', { file }, { findings: [other] });
  return accept(loadSession(head, standard, persona), file, shell);
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

/** A file as its user would name it: from the current folder, with slashes on every system. */
export function shown(file: string, { env }: Shell): string {
  const short = relative(env.cwd, file);
  return short === '' || short.startsWith('..') ? file : short.replaceAll('\\', '/');
}

export function noteFindings(findings: readonly Finding[], { speaker, note, env }: Shell): void {
  for (const finding of findings) note(describeFinding(finding, speaker, false, env.cwd).join('\n'));
}
