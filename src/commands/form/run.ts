// Gathers what a form is made of, and writes it.

import { basename } from 'node:path';
import { EXIT, usageError } from '../../core/errors.ts';
import type { Form } from '../../core/form/form.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { locate, shippedFile } from '../../io/shipped.ts';
import { FORMS } from '../../report/form/index.ts';
import { openPersonaFor, personasFor, profilesFor } from '../audit/inputs.ts';
import type { Shell } from '../shared/command.ts';
import { openProfile, openStandard, readText } from '../shared/inputs.ts';
import { saysOf } from '../shared/says.ts';
import type { FormOptions } from './options.ts';

export async function runForm(name: string, options: FormOptions, shell: Shell): Promise<number> {
  const { to, profile: profiles = [], persona: personas = [] } = options;
  if (to !== 'html' && (profiles.length > 1 || personas.length > 1))
    throw usageError('form-one-profile', {}, { code: 'form-one' });
  if (personas.length > 0 && to !== 'html' && to !== 'paper') throw usageError('form-no-persona');
  const standard = await openStandard(name, shell);
  const isOffered = to === 'html';
  const form: Form = {
    standard,
    profiles:
      profiles.length > 0 || !isOffered
        ? await Promise.all(profiles.map((one) => openProfile(one, standard, shell)))
        : await profilesFor(standard, shell),
    personas:
      personas.length > 0 || !isOffered
        ? await Promise.all(personas.map((one) => openPersonaFor(one, standard, shell)))
        : // Roles are for shoppers; a survey of customers has none.
          standard.shelf?.respondent === 'shopper'
          ? await personasFor(standard, shell)
          : [],
    askExpectations: options.askExpectations ?? false,
    hideExpectations: options.hideExpectations ?? standard.hide?.includes('expectations') ?? false,
    own: await ownFile(name, standard, shell),
  };
  const { write } = await FORMS[to]();
  const written = write(form, shell.speaker, await saysOf());
  await shell.data(typeof written === 'string' ? written : Promise.resolve(written));
  return EXIT.done;
}

/** A standard that is not shipped, as its file has it. */
async function ownFile(name: string, standard: Standard, { env }: Shell): Promise<Form['own']> {
  const file = await locate(env.root, env.cwd, 'standards', name);
  return file === shippedFile(env.root, standard.id)
    ? null
    : { name: basename(file), text: await readText(file) };
}
