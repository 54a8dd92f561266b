// Gathers what a form is made of, and writes it.

import { basename } from 'node:path';
import { EXIT, UserError } from '../../core/errors.ts';
import type { Form } from '../../core/form/form.ts';
import type { Persona, Profile, Standard } from '../../core/standard/standard.ts';
import { locate, shippedFile, shippedIds } from '../../io/shipped.ts';
import { FORMS } from '../../report/form/index.ts';
import { openPersonaFor } from '../audit/inputs.ts';
import type { Shell } from '../shared/command.ts';
import { openProfile, openStandard, readText } from '../shared/inputs.ts';
import type { FormOptions } from './options.ts';

export async function runForm(name: string, options: FormOptions, shell: Shell): Promise<number> {
  const { to, profile: profiles = [], persona: personas = [] } = options;
  if (to !== 'html' && (profiles.length > 1 || personas.length > 1))
    throw new UserError('form-one-profile', {}, { exitCode: EXIT.usage, hint: { code: 'form-one' } });
  const standard = await openStandard(name, shell);
  const isOffered = to === 'html';
  const form: Form = {
    standard,
    profiles:
      profiles.length > 0 || !isOffered
        ? await Promise.all(profiles.map((one) => openProfile(one, standard, shell)))
        : await shippedProfiles(standard, shell),
    personas:
      personas.length > 0 || !isOffered
        ? await Promise.all(personas.map((one) => openPersonaFor(one, standard, shell)))
        : await shippedPersonas(standard, shell),
    askExpectations: options.askExpectations ?? false,
    hideExpectations: options.hideExpectations ?? standard.hide?.includes('expectations') ?? false,
    own: await ownFile(name, standard, shell),
  };
  const { write } = await FORMS[to]();
  await shell.data(write(form, shell.speaker));
  return EXIT.done;
}

/** A standard that is not shipped, as its file has it. */
async function ownFile(name: string, standard: Standard, { env }: Shell): Promise<Form['own']> {
  const file = await locate(env.root, env.cwd, 'standards', name);
  return file === shippedFile(env.root, standard.id)
    ? null
    : { name: basename(file), text: await readText(file) };
}

/** What the terminal would offer too: a profile of another standard is refused when it is opened. */
async function shippedProfiles(standard: Standard, shell: Shell): Promise<Profile[]> {
  const ids = await shippedIds(shell.env.root, 'profiles');
  const profiles = await Promise.all(ids.map((id) => openOr(openProfile(id, standard, shell))));
  return profiles.filter((one): one is Profile => one?.standard === standard.id);
}

/** Roles are for shoppers; a survey of customers has none. */
async function shippedPersonas(standard: Standard, shell: Shell): Promise<Persona[]> {
  if (standard.shelf?.respondent !== 'shopper') return [];
  const ids = await shippedIds(shell.env.root, 'personas');
  const personas = await Promise.all(ids.map((id) => openOr(openPersonaFor(id, standard, shell))));
  return personas.filter((one) => one !== null);
}

const openOr = <T>(opening: Promise<T>): Promise<T | null> =>
  opening.catch((error) => {
    if (error instanceof UserError) return null;
    throw error;
  });
