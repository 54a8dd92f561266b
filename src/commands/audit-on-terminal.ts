// An audit with a person: chooses what is to be audited, keeps the session safe from the first question on, walks, reports.
// However the auditor leaves, the terminal is given back and the command to go on is said.

import { resolve } from 'node:path';
import { EXIT, UserError } from '../core/errors.ts';
import type { Evidence, Session } from '../core/response.ts';
import { type Scheme, schemeOf } from '../core/scheme.ts';
import type { Persona, Profile, Standard } from '../core/standard.ts';
import { criteriaOf } from '../core/standard.ts';
import { inLanguage } from '../core/text.ts';
import type { Walk } from '../core/walk.ts';
import { deliveryQuestions, expectationQuestions, isSettled, startWalk } from '../core/walk.ts';
import { wantsColor } from '../env.ts';
import { fileExists, lockSession, newSessionFile, saveSession, sessionFiles, takeEvidence } from '../io/sessions.ts';
import { shippedIds } from '../io/shipped.ts';
import { loadSessionHead, writeSession } from '../load/session.ts';
import { Interrupted } from '../terminal/interrupted.ts';
import { openPrompter } from '../terminal/open.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { walkThrough } from '../terminal/walk.ts';
import type { AuditOptions } from './audit.ts';
import type { Untold } from './audit-parts.ts';
import { factsFromFlags, reportAudit, shownPath, untoldFacts, withFacts } from './audit-parts.ts';
import type { Shell } from './command.ts';
import { openPersona, openProfile, openSession, openSessionHead, openStandard, readText } from './inputs.ts';

/** An audit that is on: its session is locked and on disk. */
interface Audit {
  readonly file: string;
  readonly scheme: Scheme;
  readonly persona: Persona | null;
  session: Session;
  readonly resumed: boolean;
  unlock(): Promise<void>;
}

export async function auditOnTerminal(name: string | undefined, options: AuditOptions, shell: Shell): Promise<number> {
  const { env, speaker } = shell;
  const stopping = new AbortController();
  const stopListening = env.onSignal((signal) => stopping.abort(new Interrupted(signal)));
  const prompter = await openPrompter(env, speaker, {
    accessible: options.accessible === true || isSet(env.variables.ACCESSIBLE),
    color: wantsColor(env, options.color, env.stderr),
    signal: stopping.signal,
  });
  let audit: Audit | null = null;
  try {
    const going =
      options.resume === undefined
        ? await beginAudit(name, options, prompter, shell)
        : await resumeAudit(name, options, prompter, shell);
    audit = going;
    const walk = startWalk(going.scheme, going.session, options.askExpectations);
    if (going.resumed) prompter.tell(speaker.say('walk.resumed', { count: settledIn(going.session) }));
    else await prompter.brief(briefing(going, walk, shell));
    const finished = await walkThrough(walk, {
      prompter,
      speaker,
      now: env.now,
      save: (session) => save(going, session),
      attach: (path, copy) => attach(going, path, copy, shell),
    });
    prompter.close();
    return await reportAudit(finished.scheme, finished.session, going.file, options, shell);
  } catch (error) {
    prompter.close();
    if (!(error instanceof Interrupted)) throw error;
    env.stderr.write(`${farewell(name, audit, options, shell)}\n`);
    return error.by === 'SIGTERM' || error.by === 'SIGHUP' ? EXIT.terminated : EXIT.interrupted;
  } finally {
    stopListening();
    await audit?.unlock();
  }
}

const isSet = (variable: string | undefined): boolean => variable !== undefined && !['', '0', 'false'].includes(variable);

async function save(audit: Audit, session: Session): Promise<void> {
  await saveSession(audit.file, writeSession(session, audit.scheme.standard, audit.persona));
  audit.session = session;
}

async function attach({ file }: Audit, path: string, copy: boolean, { env }: Shell) {
  try {
    const home = env.variables.HOME ?? env.variables.USERPROFILE;
    return (await takeEvidence(file, path, { cwd: env.cwd, home, copy })) satisfies Evidence;
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, args: error.args };
    throw error;
  }
}

async function beginAudit(
  name: string | undefined,
  options: AuditOptions,
  prompter: Prompter,
  shell: Shell,
): Promise<Audit> {
  const { env, speaker } = shell;
  const chosen = options.session === undefined ? null : resolve(env.cwd, options.session);
  if (chosen !== null && (await fileExists(chosen)))
    throw new UserError(
      'session-exists',
      { file: options.session! },
      { hint: { code: 'session-exists', args: { file: options.session! } } },
    );
  const standard = name === undefined ? await chooseStandard(prompter, shell) : await openStandard(name, shell);
  const told = factsFromFlags(options.field ?? [], standard);
  const profile = await chooseProfile(options, standard, prompter, shell);
  const persona = await choosePersona(name, options, prompter, shell);
  const site = options.site ?? (await prompter.ask({ message: speaker.say('start.site') }));
  const auditor =
    options.auditor ??
    (await prompter.ask({ message: speaker.say('start.auditor'), preset: await lastAuditor(shell) }));
  const scheme = schemeOf(standard, profile);
  const { id, version, digest } = standard;
  let session: Session = withFacts(
    {
      format: 'svc.session/1',
      standard: { id, version, digest },
      site: site.trim() || null,
      auditor: auditor.trim() || null,
      profile: profile?.id ?? null,
      persona: persona?.id ?? null,
      language: speaker.language,
      customer: null,
      fields: new Map(),
      started: env.now().toISOString(),
      finished: null,
      responses: new Map(),
    },
    told,
  );
  for (const untold of untoldFacts(scheme, session)) {
    const value = await askFact(untold, prompter, shell);
    if (value !== '') session = withFacts(session, new Map([[untold.field.id, value]]));
  }
  const file = chosen ?? newSessionFile(env.cwd, env.now(), id, session.site);
  const audit: Audit = {
    file,
    scheme,
    persona,
    session,
    resumed: false,
    unlock: await lockSession(file, env.pid),
  };
  await save(audit, session);
  return audit;
}

/** What can be offered of a list: what cannot be opened is left out. */
async function openAll<T>(ids: readonly string[], openOne: (id: string) => Promise<T>): Promise<T[]> {
  const opened: T[] = [];
  for (const id of ids)
    try {
      opened.push(await openOne(id));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  return opened;
}

async function chooseStandard(prompter: Prompter, shell: Shell): Promise<Standard> {
  const { env, speaker } = shell;
  const standards = await openAll(await shippedIds(env.root, 'standards'), (id) => openStandard(id, shell));
  return prompter.choose({
    message: speaker.say('start.standard'),
    options: standards.map((standard) => ({
      value: standard,
      name: `${inLanguage(standard.title, speaker.language)} (${standard.id}, ${speaker.say('start.questions', { count: criteriaOf(standard).length })})`,
      description: inLanguage(standard.description, speaker.language),
    })),
  });
}

async function chooseProfile(
  { profile }: AuditOptions,
  standard: Standard,
  prompter: Prompter,
  shell: Shell,
): Promise<Profile | null> {
  const { env, speaker } = shell;
  if (profile !== undefined) return openProfile(profile, standard, shell);
  const ids = await shippedIds(env.root, 'profiles');
  // A profile of another standard is refused when it is opened.
  const profiles = (await openAll(ids, (id) => openProfile(id, standard, shell))).filter(
    (one) => one.standard === standard.id,
  );
  if (profiles.length === 0) return null;
  return prompter.choose<Profile | null>({
    message: speaker.say('start.profile'),
    options: [
      { value: null, name: speaker.say('start.no-profile') },
      ...profiles.map((one) => ({
        value: one,
        name: inLanguage(one.title, speaker.language),
        description: inLanguage(one.description, speaker.language),
      })),
    ],
  });
}

/** Only who chooses everything by hand is offered a role: who names the standard wants to get on. */
async function choosePersona(
  standardName: string | undefined,
  { persona }: AuditOptions,
  prompter: Prompter,
  shell: Shell,
): Promise<Persona | null> {
  const { env, speaker } = shell;
  if (persona !== undefined) return openPersona(persona, shell);
  if (standardName !== undefined) return null;
  const personas = await openAll(await shippedIds(env.root, 'personas'), (id) => openPersona(id, shell));
  if (personas.length === 0) return null;
  return prompter.choose<Persona | null>({
    message: speaker.say('start.persona'),
    options: [
      { value: null, name: speaker.say('start.no-persona') },
      ...personas.map((one) => ({ value: one, name: inLanguage(one.title, speaker.language) })),
    ],
  });
}

function askFact({ field, read }: Untold, prompter: Prompter, { speaker }: Shell): Promise<string> {
  const { language, say } = speaker;
  const name = inLanguage(field.title, language);
  if (field.values.length === 0)
    return prompter.ask({
      message: read.length === 0 ? say('start.field', { name }) : say('start.field-such-as', { name, values: read.join(', ') }),
    });
  return prompter.choose({
    message: say('start.field', { name }),
    options: field.values.map(({ id, title }) => ({ value: id, name: inLanguage(title, language) })),
  });
}

/** Who audited last in this folder most likely audits now. */
async function lastAuditor({ env }: Shell): Promise<string> {
  const [newest] = await sessionFiles(env.cwd);
  if (newest === undefined) return '';
  const { yaml } = loadSessionHead(await readText(newest).catch(() => ''), newest);
  const { auditor } = (yaml.data ?? {}) as { auditor?: unknown };
  return typeof auditor === 'string' ? auditor : '';
}

async function resumeAudit(
  name: string | undefined,
  options: AuditOptions,
  prompter: Prompter,
  shell: Shell,
): Promise<Audit> {
  const { env } = shell;
  const named = typeof options.resume === 'string' ? options.resume : options.session;
  const file = named === undefined ? await chooseUnfinished(prompter, shell) : resolve(env.cwd, named);
  if (!(await fileExists(file))) throw new UserError('file-missing', { file });
  const unlock = await lockSession(file, env.pid);
  try {
    const head = await openSessionHead(file, shell);
    if (head.finished !== null)
      throw new UserError(
        'session-finished',
        { file: shownPath(file, shell), day: head.finished.slice(0, 10) },
        { hint: { code: 'session-finished', args: { file: shownPath(file, shell) } } },
      );
    const id = name ?? head.standard?.id;
    if (id === undefined)
      throw new UserError('audit-no-standard', {}, { exitCode: EXIT.usage, hint: { code: 'audit-standard' } });
    const standard = await openStandard(id, shell).catch((error) => {
      if (name !== undefined || !(error instanceof UserError) || error.code !== 'unknown-standards') throw error;
      const args = { file: shownPath(file, shell) };
      throw new UserError('session-standard-unknown', { ...args, id }, { hint: { code: 'audit-give-standard', args } });
    });
    const personaName = options.persona ?? head.persona;
    const persona = personaName === null ? null : await openPersona(personaName, shell);
    const profileName = options.profile ?? head.profile;
    const profile = profileName === null ? null : await openProfile(profileName, standard, shell);
    refuseOther(file, head.profile, profile?.id ?? null, shell);
    refuseOther(file, head.persona, persona?.id ?? null, shell);
    const session = openSession(head, standard, persona, shell);
    return { file, scheme: schemeOf(standard, profile), persona, session, resumed: true, unlock };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Answers given under one role or to one segment's expectations are not carried over to another. */
function refuseOther(file: string, made: string | null, given: string | null, shell: Shell): void {
  if (made === given) return;
  const args = { file: shownPath(file, shell), made: made ?? '—', given: given ?? '—' };
  throw new UserError('session-other-profile', args);
}

async function chooseUnfinished(prompter: Prompter, shell: Shell): Promise<string> {
  const { env, speaker } = shell;
  const unfinished: { value: string; name: string }[] = [];
  for (const file of await sessionFiles(env.cwd)) {
    const { value: head, yaml } = loadSessionHead(await readText(file).catch(() => ''), file);
    if (head === null || head.finished !== null) continue;
    const { site, started, responses } = yaml.data as {
      site?: string;
      started?: string;
      responses: Readonly<Record<string, { delivery?: unknown; blank?: unknown } | null>>;
    };
    const answered = Object.values(responses).filter((one) => one?.delivery !== undefined || one?.blank !== undefined);
    unfinished.push({
      value: file,
      name: speaker.say('start.unfinished', {
        standard: head.standard?.id ?? '—',
        site: site ?? speaker.say('start.no-site'),
        answered: answered.length,
        written: started === undefined ? '—' : localTime(new Date(started)),
      }),
    });
  }
  const [newest, ...others] = unfinished;
  if (!newest)
    throw new UserError('nothing-to-resume', { folder: 'svc-sessions' }, { hint: { code: 'nothing-to-resume' } });
  if (others.length === 0) return newest.value;
  return prompter.choose({ message: speaker.say('start.resume'), options: unfinished });
}

/** `2026-03-05 10:20`, as the clock on the wall had it. */
function localTime(time: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** Seconds that a question takes, beside what it has to wait for. */
const PER_QUESTION = 40;

function briefing({ scheme, persona }: Audit, walk: Walk, { speaker }: Shell) {
  const { say, language } = speaker;
  const { standard, profile } = scheme;
  const questions = deliveryQuestions(walk).length;
  const asked = expectationQuestions(walk).length;
  const minutes = Math.max(1, Math.round((questions * PER_QUESTION) / 60));
  const role = persona
    ? [
        '',
        say('brief.persona', { persona: inLanguage(persona.title, language) }),
        inLanguage(persona.role, language),
        ...persona.lines.map((line) => say('brief.line', { line: inLanguage(line, language) })),
        ...persona.watch.map((watch) => say('brief.watch', { watch: inLanguage(watch, language) })),
      ]
    : [];
  return {
    title: inLanguage(standard.title, language),
    paragraphs: [
      inLanguage(standard.description, language),
      '',
      say('brief.size', { count: questions, minutes }),
      ...(profile ? [say('brief.profile', { profile: inLanguage(profile.title, language) })] : []),
      ...(asked > 0 ? [say('brief.expectations', { count: asked })] : []),
      ...role,
      '',
      say('brief.saved'),
    ],
  };
}

const settledIn = ({ responses }: Session): number => [...responses.values()].filter(isSettled).length;

/** Where the answers are, and the very command that goes on with them. */
function farewell(
  name: string | undefined,
  audit: Audit | null,
  options: AuditOptions,
  shell: Shell,
): string {
  const { speaker } = shell;
  if (audit === null) return speaker.say('audit.left-nothing');
  const { scheme, session } = audit;
  const file = shownPath(audit.file, shell);
  const words = ['svc', 'audit'];
  // Shipped ids stand in the session; a path does not, and has to be said again.
  const flags = { profile: options.profile, persona: options.persona };
  if (name !== undefined && name !== scheme.standard.id) words.push(name);
  words.push('--resume', file);
  for (const [flag, value] of Object.entries(flags))
    if (value !== undefined && value !== session[flag as keyof typeof flags]) words.push(`--${flag}`, value);
  // Once one has been asked, the session itself shows that all are to be.
  if (options.askExpectations && session.responses.size === 0) words.push('--ask-expectations');
  if (options.accessible) words.push('--accessible');
  if (options.lang !== undefined) words.push('--lang', options.lang);
  const of = deliveryQuestions({ scheme, session }).length;
  return `${speaker.say('audit.left', { answered: settledIn(session), of })}\n  ${words.map(quoted).join(' ')}`;
}

/** As a shell reads it back; letters of any script need no quotes. */
const quoted = (word: string): string =>
  /^[\p{L}\p{N}@%+=:,./_-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
