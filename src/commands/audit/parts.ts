// What both ways of auditing share: facts from flags, the standard as a session remembers it, and the report at the end.

import { dirname, relative, resolve } from 'node:path';
import type { Session } from '../../core/answers/response.ts';
import { UserError, usageError } from '../../core/errors.ts';
import type { Scheme } from '../../core/standard/scheme.ts';
import type { Persona, Standard } from '../../core/standard/standard.ts';
import { reportOfSessions } from '../../core/tally/session-tally.ts';
import { writeSession } from '../../core/walk/written-session.ts';
import { fileExists, saveSession, sessionText } from '../../io/sessions.ts';
import { locate, shippedFile } from '../../io/shipped.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { gate } from '../shared/gate.ts';
import { handOver } from '../shared/hand-over.ts';
import type { AuditOptions } from './options.ts';

/** An audit that is on: its session is locked and on disk. */
export interface Audit {
  readonly file: string;
  readonly scheme: Scheme;
  readonly persona: Persona | null;
  /** As it was saved last. */
  session: Session;
  /** What lies on the disk as far as this audit knows: what it read or wrote last; null before there is anything. */
  written: string | null;
  /** Where the answers went instead, if somebody else's are in the file. */
  savedTo?: string;
  readonly resumed: boolean;
  unlock(): Promise<void>;
}

/**
 * Throws `session-changed` where somebody has written to the file since: nothing of theirs is lost unless they say so. With `keepTheirs`
 * their text goes into a file beside it first.
 */
export async function saveAudit(
  audit: Audit,
  session: Session,
  { keepTheirs = false }: { readonly keepTheirs?: boolean } = {},
): Promise<void> {
  const text = writeSession(session, audit.scheme.standard, audit.persona);
  const there = await sessionText(audit.file);
  if (there !== null && there !== audit.written) {
    if (!keepTheirs) throw new UserError('session-changed', { file: audit.file });
    await saveSession(`${audit.file}.edited`, there);
  }
  await saveSession(audit.file, text);
  audit.written = text;
  audit.session = session;
}

/** Leaves the file as somebody has made it; what this audit would have written goes beside it. */
export async function saveCopy(audit: Audit, session: Session): Promise<void> {
  audit.savedTo = `${audit.file}.walked`;
  await saveSession(audit.savedTo, writeSession(session, audit.scheme.standard, audit.persona));
}

/**
 * The standard as a session remembers it; one that is not shipped with the way to its file, so that it is found again
 * wherever both are taken together.
 */
export async function standardMade(
  { id, version, digest }: Standard,
  name: string | undefined,
  session: string,
  { env }: Shell,
): Promise<Session['standard']> {
  const file = await locate(env.root, env.cwd, 'standards', name ?? id);
  const isShipped = file === (await shippedFile(env.root, id));
  return {
    id,
    version,
    digest,
    ...(isShipped ? {} : { file: relative(dirname(session), file).replaceAll('\\', '/') }),
  };
}

/** Where a session says its standard lies: a shipped id, or the file it names. */
export async function standardNamed(
  named: { readonly id: string; readonly file?: string },
  session: string,
): Promise<string> {
  if (named.file === undefined) return named.id;
  const file = resolve(dirname(session), named.file);
  return (await fileExists(file)) ? file : named.id;
}

/** NAME=VALUE flags as facts; a value that the standard does not know would silently hide questions. */
export function factsFromFlags(flags: readonly string[], { fields }: Standard): Map<string, string> {
  const facts = new Map<string, string>();
  for (const flag of flags) {
    const [, name, value] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/s.exec(flag) ?? [];
    if (name === undefined || value === undefined) throw usageError('audit-field', { value: flag });
    const known = fields.find(({ id }) => id === name)?.values.map(({ id }) => id) ?? [];
    if (known.length > 0 && !known.includes(value))
      throw usageError('audit-field-value', { name, value, choices: known.join(', ') });
    facts.set(name, value);
  }
  return facts;
}

/** Prints the gap report of a finished audit; returns the exit code. */
export async function reportAudit(
  scheme: Scheme,
  session: Session,
  file: string | null,
  options: AuditOptions,
  shell: Shell,
): Promise<number> {
  const saidAs = file === null ? null : shown(file, shell);
  const result = reportOfSessions(scheme, [{ file: saidAs, session }], {
    journey: scheme.standard.touchpoints.length > 0,
  });
  const saved = () => saidAs !== null && shell.note(shell.speaker.say('audit.saved', { file: saidAs }));
  if (result.receipt.used === 0) {
    saved();
    throw new UserError('audit-nothing-answered');
  }
  await handOver(result, options, shell);
  saved();
  return gate(result, options, shell);
}
