// Sessions and personas that commands read: beside them, what inputs.ts reads for every command.

import type { Session } from '../../core/answers/response.ts';
import { UserError } from '../../core/errors.ts';
import { personaClash } from '../../core/standard/scheme.ts';
import type { Persona, Profile, Standard } from '../../core/standard/standard.ts';
import { locate, shippedIds } from '../../io/shipped.ts';
import { loadPersona } from '../../load/persona.ts';
import { checkSessionStandard, loadSession, loadSessionHead, type SessionHead } from '../../load/session.ts';
import type { Shell } from '../shared/command.ts';
import { accept, openProfile, readText } from '../shared/inputs.ts';

export async function openPersona(nameOrPath: string, shell: Shell): Promise<Persona> {
  const file = await locate(shell.env.root, shell.env.cwd, 'personas', nameOrPath);
  return accept(loadPersona(await readText(file), file), file, shell);
}

/** A persona whose criteria can join those of the standard: none of its ids means something else there. */
export async function openPersonaFor(nameOrPath: string, standard: Standard, shell: Shell): Promise<Persona> {
  const persona = await openPersona(nameOrPath, shell);
  const id = personaClash(standard, persona);
  if (id !== null) throw new UserError('persona-clash', { persona: persona.id, standard: standard.id, id });
  return persona;
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

/** The shipped profiles of a standard; one of another standard is refused when it is opened. */
export async function profilesFor(standard: Standard, shell: Shell): Promise<Profile[]> {
  const ids = await shippedIds(shell.env.root, 'profiles');
  const profiles = await Promise.all(ids.map((id) => openOr(openProfile(id, standard, shell))));
  return profiles.filter((one): one is Profile => one?.standard === standard.id);
}

/** The shipped personas whose criteria can join those of a standard. */
export async function personasFor(standard: Standard, shell: Shell): Promise<Persona[]> {
  const ids = await shippedIds(shell.env.root, 'personas');
  const personas = await Promise.all(ids.map((id) => openOr(openPersonaFor(id, standard, shell))));
  return personas.filter((one) => one !== null);
}

const openOr = <T>(opening: Promise<T>): Promise<T | null> =>
  opening.catch((error) => {
    if (error instanceof UserError) return null;
    throw error;
  });
