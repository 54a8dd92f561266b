// svc audit TASK.yaml: an assignment says what flags would, so that the shopper is asked nothing that is known.

import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Assignment } from '../../core/shapes/assignment.ts';
import { instantOf } from '../../env.ts';
import { ASSIGNMENT_FOLDER, fileExists } from '../../io/sessions.ts';
import { loadAssignment, looksLikeAssignment } from '../../load/assignment.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { accept, readText } from '../shared/inputs.ts';
import type { AuditOptions } from './options.ts';
import type { Audit } from './parts.ts';

/** The standard and the options of an assignment; those that were given, where it is none. Flags win over what it says. */
export async function byAssignment(
  name: string | undefined,
  options: AuditOptions,
  shell: Shell,
): Promise<{ name: string | undefined; options: AuditOptions }> {
  const { env, speaker } = shell;
  if (name === undefined || !/\.ya?ml$/i.test(name)) return { name, options };
  const file = resolve(env.cwd, name);
  if (!(await fileExists(file))) return { name, options };
  const text = await readText(file);
  if (!looksLikeAssignment(text)) return { name, options };
  const assignment: Assignment = accept(loadAssignment(text, file), file, shell);
  warnOfWindow(assignment, shell);
  const { standard, profile, persona, site, auditor, fields, hide } = assignment;
  const facts = Object.entries(fields ?? {}).map(([key, value]) => `${key}=${value}`);
  const named = (value: string) =>
    /[\\/]|\.ya?ml$/i.test(value) ? relative(env.cwd, resolve(dirname(file), value)) : value;
  if (options.auditor !== undefined && auditor !== undefined && options.auditor !== auditor)
    throw new UserError('assigned-to-another', { file: shown(file, shell), auditor, given: options.auditor });
  shell.note(speaker.say('audit.assignment', { id: assignment.id }));
  return {
    name: named(standard),
    options: {
      ...(profile === undefined ? {} : { profile: named(profile) }),
      ...(persona === undefined ? {} : { persona: named(persona) }),
      ...(site === undefined ? {} : { site }),
      ...(auditor === undefined ? {} : { auditor }),
      ...options,
      ...(facts.length > 0 ? { field: [...facts, ...(options.field ?? [])] } : {}),
      ...(hide?.includes('expectations') ? { hideExpectations: true } : {}),
      assignment,
    },
  };
}

/** The assignment of an audit that is taken up again, to be read once more, where it lies in one of its usual places. */
export async function assignmentOf(
  { file, session: { assignment: id } }: Audit,
  { env }: Shell,
): Promise<Assignment | undefined> {
  if (id === undefined || !isFileName(id)) return undefined;
  for (const folder of [env.cwd, join(env.cwd, ASSIGNMENT_FOLDER), dirname(file)]) {
    const place = join(folder, `${id}.yaml`);
    const found = loadAssignment(await readText(place).catch(() => ''), place).value;
    if (found?.id === id) return found;
  }
  return undefined;
}

const isFileName = (id: string): boolean => !/[\\/:]|^\.+$/.test(id);

/** A visit outside its window can still be made; the reviewer will see it. */
function warnOfWindow({ window }: Assignment, { env, speaker, note }: Shell): void {
  const today = instantOf(env.now()).slice(0, 10);
  const { from, to } = window ?? {};
  if ((from !== undefined && today < from) || (to !== undefined && today > to))
    note(speaker.say('audit.outside-window', { today, from: from ?? '…', to: to ?? '…' }));
}
