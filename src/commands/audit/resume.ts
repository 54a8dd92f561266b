// An audit taken up again: by name, or the newest that is unfinished; refused where its answers would no longer mean the same.

import { resolve } from 'node:path';
import type { Session } from '../../core/answers/response.ts';
import { UserError, usageError } from '../../core/errors.ts';
import { schemeOf } from '../../core/standard/scheme.ts';
import { reopened } from '../../core/walk/walk.ts';
import { instantOf } from '../../env.ts';
import { fileExists, lockSession, SESSION_FOLDER, sessionFiles, sessionText } from '../../io/sessions.ts';
import { loadSessionHead } from '../../load/session.ts';
import type { Prompter } from '../../terminal/prompter.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { openProfile, openStandard, readText } from '../shared/inputs.ts';
import { openPersonaFor, openSession, openSessionHead } from './inputs.ts';
import type { AuditOptions } from './options.ts';
import { type Audit, saveAudit, standardNamed } from './parts.ts';

/** Opens a session that was left, by its name or as the newest that is unfinished. */
export async function resumeAudit(
  name: string | undefined,
  options: AuditOptions,
  prompter: Prompter,
  shell: Shell,
): Promise<Audit> {
  const { env } = shell;
  const named = typeof options.resume === 'string' ? options.resume : options.session;
  const file = named === undefined ? await chooseUnfinished(name, prompter, shell) : resolve(env.cwd, named);
  if (!(await fileExists(file))) throw new UserError('file-missing', { file });
  const unlock = await lockSession(file, env.pid);
  try {
    const written = await sessionText(file);
    const head = await openSessionHead(file, shell);
    if (head.finished !== null && options.reopen === undefined)
      throw new UserError(
        'session-finished',
        { file: shown(file, shell), day: head.finished.slice(0, 10) },
        { hint: { code: 'session-finished', args: { file: shown(file, shell) } } },
      );
    const id = name ?? (head.standard ? await standardNamed(head.standard, file) : undefined);
    if (id === undefined) throw usageError('audit-no-standard', {}, { code: 'audit-standard' });
    const standard = await openStandard(id, shell).catch((error) => {
      if (name !== undefined || !(error instanceof UserError) || error.code !== 'unknown-standards')
        throw error;
      const args = { file: shown(file, shell) };
      throw new UserError(
        'session-standard-unknown',
        { ...args, id: head.standard?.id ?? id },
        { hint: { code: 'audit-give-standard', args } },
      );
    });
    const personaName = options.persona ?? head.persona;
    const persona = personaName === null ? null : await openPersonaFor(personaName, standard, shell);
    const profileName = options.profile ?? head.profile;
    const profile = profileName === null ? null : await openProfile(profileName, standard, shell);
    refuseOther(file, head.profile, profile?.id ?? null, shell);
    refuseOther(file, head.persona, persona?.id ?? null, shell);
    const session = openSession(head, standard, persona, shell);
    const audit: Audit = {
      file,
      scheme: schemeOf(standard, profile, persona),
      persona,
      session: {
        ...session,
        source: options.source ?? session.source,
        ...(options.hideExpectations ? { hidden: ['expectations'] as const } : {}),
      },
      written,
      resumed: true,
      unlock,
    };
    if (session.finished !== null)
      await saveAudit(audit, await openAgain(audit.session, options, prompter, shell));
    return audit;
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A finished audit is opened again only with a name and a reason, which stay in it. */
async function openAgain(
  session: Session,
  { reopen, auditor }: AuditOptions,
  prompter: Prompter,
  { env, speaker }: Shell,
): Promise<Session> {
  const by =
    auditor ??
    (await prompter.ask({ message: speaker.say('start.reopen-by'), preset: session.auditor ?? '' }));
  const why =
    typeof reopen === 'string' ? reopen : await prompter.ask({ message: speaker.say('start.reopen-why') });
  if (why.trim() === '') throw usageError('reopen-why');
  return reopened(session, by.trim() || null, why.trim(), instantOf(env.now()));
}

/** Answers given under one role or to one segment's expectations are not carried over to another. */
function refuseOther(file: string, made: string | null, given: string | null, shell: Shell): void {
  if (made === given) return;
  const args = { file: shown(file, shell), made: made ?? '—', given: given ?? '—' };
  throw new UserError('session-other-profile', args);
}

interface Unfinished {
  readonly file: string;
  readonly standard: string | null;
  readonly assignment: string | null;
  readonly site: string | null;
  readonly answered: number;
  readonly started: string | null;
}

/** The audits of the folder that somebody left, the newest first. */
async function unfinishedAudits({ env }: Shell): Promise<Unfinished[]> {
  const unfinished: Unfinished[] = [];
  for (const file of await sessionFiles(env.cwd)) {
    const { value: head, yaml } = loadSessionHead(await readText(file).catch(() => ''), file);
    if (head === null || head.finished !== null) continue;
    const { site, started, assignment, responses } = yaml.data as {
      site?: string;
      started?: string;
      assignment?: string;
      responses: Readonly<Record<string, { delivery?: unknown; blank?: unknown } | null>>;
    };
    const answered = Object.values(responses).filter(
      (one) => one?.delivery !== undefined || one?.blank !== undefined,
    );
    unfinished.push({
      file,
      standard: head.standard?.id ?? null,
      assignment: assignment ?? null,
      site: site ?? null,
      answered: answered.length,
      started: started ?? null,
    });
  }
  return unfinished;
}

/** Those of the standard that was named, if it was; the newest first. */
async function chooseUnfinished(
  standard: string | undefined,
  prompter: Prompter,
  shell: Shell,
): Promise<string> {
  const { say } = shell.speaker;
  const unfinished = (await unfinishedAudits(shell)).filter(
    (one) => !isId(standard) || one.standard === null || one.standard === standard,
  );
  const [newest, ...others] = unfinished;
  if (!newest)
    throw new UserError(
      'nothing-to-resume',
      { folder: SESSION_FOLDER },
      { hint: { code: 'nothing-to-resume' } },
    );
  if (others.length === 0) return newest.file;
  const options = unfinished.map(({ file, standard: id, site, answered, started }) => ({
    value: file,
    name: say('start.unfinished', {
      standard: id ?? '—',
      site: site ?? say('start.no-site'),
      answered,
      written: started === null ? '—' : localTime(new Date(started)),
    }),
  }));
  return prompter.choose({ message: say('start.resume'), options });
}

/** The audit of an assignment that was begun and left, if the auditor wants to go on with it. */
export async function begunBefore(
  assignment: string,
  prompter: Prompter,
  shell: Shell,
): Promise<string | undefined> {
  const { say } = shell.speaker;
  const begun = (await unfinishedAudits(shell)).find((one) => one.assignment === assignment);
  if (!begun) return undefined;
  return prompter.choose<string | undefined>({
    message: say('start.begun', { id: assignment, count: begun.answered }),
    options: [
      { value: begun.file, name: say('start.go-on') },
      { value: undefined, name: say('start.anew') },
    ],
  });
}

/** A path does not say what id is in its file. */
const isId = (standard: string | undefined): boolean =>
  standard !== undefined && /^[a-z\d-]+$/.test(standard);

/** `2026-03-05 10:20`, as the clock on the wall had it. */
function localTime(time: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
