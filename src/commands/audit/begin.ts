// The start of an audit with a person: which standard, whose expectations, where, who.

import { resolve } from 'node:path';
import { EVIDENCE_SOURCES, type EvidenceSource } from '../../core/answers/evidence.ts';
import { newSession, type Session } from '../../core/answers/response.ts';
import { UserError } from '../../core/errors.ts';
import type { Assignment } from '../../core/shapes/assignment.ts';
import { schemeOf } from '../../core/standard/scheme.ts';
import { criteriaOf, type Persona, type Profile, type Standard } from '../../core/standard/standard.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { type Untold, untoldFacts, withFacts } from '../../core/walk/facts.ts';
import { instantOf } from '../../env.ts';
import { fileExists, lockSession, newSessionFile, sessionFiles } from '../../io/sessions.ts';
import { shippedIds } from '../../io/shipped.ts';
import { loadSessionHead } from '../../load/session.ts';
import type { Prompter } from '../../terminal/prompter.ts';
import type { Shell } from '../shared/command.ts';
import { openProfile, openStandard, readText } from '../shared/inputs.ts';
import { openPersonaFor } from './inputs.ts';
import type { AuditOptions } from './options.ts';
import { type Audit, factsFromFlags, standardMade } from './parts.ts';

/** Asks what has not been said, and takes the new session's place on disk. */
export async function beginAudit(
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
  const standard =
    name === undefined ? await chooseStandard(prompter, shell) : await openStandard(name, shell);
  const told = factsFromFlags(options.field ?? [], standard);
  const profile = await chooseProfile(options, standard, prompter, shell);
  const persona = await choosePersona(name, standard, options, prompter, shell);
  const site = options.site ?? (await prompter.ask({ message: speaker.say('start.site') }));
  const auditor =
    options.auditor ??
    (await prompter.ask({ message: speaker.say('start.auditor'), preset: await lastAuditor(shell) }));
  const source = await chooseSource(name, options, prompter, shell);
  const scheme = schemeOf(standard, profile, persona);
  const { id } = standard;
  const file = chosen ?? newSessionFile(env.cwd, env.now(), id, site.trim() || null);
  let session: Session = withFacts(
    newSession(await standardMade(standard, name, file, shell), {
      site: site.trim() || null,
      auditor: auditor.trim() || null,
      profile: profile?.id ?? null,
      persona: persona?.id ?? null,
      language: speaker.language,
      source,
      started: instantOf(env.now()),
      ...(options.hideExpectations || standard.hide?.includes('expectations')
        ? { hidden: ['expectations'] }
        : {}),
      ...carriedOut(options.assignment),
    }),
    told,
  );
  for (const untold of untoldFacts(scheme, session)) {
    const value = await askFact(untold, prompter, shell);
    if (value !== '') session = withFacts(session, new Map([[untold.field.id, value]]));
  }
  // The lock is the first thing on disk, where it shows at once if nothing can be written; the session follows with the first
  // thing that is said.
  return {
    file,
    scheme,
    persona,
    session,
    written: null,
    resumed: false,
    unlock: await lockSession(file, env.pid),
  };
}

/** What a session says of the assignment that it carries out. */
const carriedOut = (assignment: Assignment | undefined): Partial<Session> =>
  assignment === undefined
    ? {}
    : {
        assignment: assignment.id,
        ...(assignment.visit === undefined ? {} : { visit: assignment.visit }),
        ...(assignment.wave === undefined ? {} : { wave: assignment.wave }),
      };

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
      text: [
        ...standard.sections.map(({ title }) => title),
        ...criteriaOf(standard).flatMap(({ text, guide }) => [text, guide]),
        { en: `${standard.source?.author ?? ''} ${standard.source?.title ?? ''}` },
      ]
        .map((text) => Object.values(text ?? {}).join(' '))
        .join(' '),
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
  standard: Standard,
  { persona }: AuditOptions,
  prompter: Prompter,
  shell: Shell,
): Promise<Persona | null> {
  const { env, speaker } = shell;
  if (persona !== undefined) return openPersonaFor(persona, standard, shell);
  if (standardName !== undefined) return null;
  const personas = await openAll(await shippedIds(env.root, 'personas'), (id) =>
    openPersonaFor(id, standard, shell),
  );
  if (personas.length === 0) return null;
  return prompter.choose<Persona | null>({
    message: speaker.say('start.persona'),
    options: [
      { value: null, name: speaker.say('start.no-persona') },
      ...personas.map((one) => ({ value: one, name: inLanguage(one.title, speaker.language) })),
    ],
  });
}

/** How the answers will be known, once for all of them; who names the standard says it with a flag, if at all. */
async function chooseSource(
  standardName: string | undefined,
  { source }: AuditOptions,
  prompter: Prompter,
  { speaker }: Shell,
): Promise<EvidenceSource | null> {
  if (source !== undefined || standardName !== undefined) return source ?? null;
  return prompter.choose<EvidenceSource | null>({
    message: speaker.say('start.source'),
    options: [
      { value: null, name: speaker.say('start.no-source') },
      ...EVIDENCE_SOURCES.map((one) => ({ value: one, name: speaker.say(`source.${one}`) })),
    ],
  });
}

function askFact({ field, read }: Untold, prompter: Prompter, { speaker }: Shell): Promise<string> {
  const { language, say } = speaker;
  const name = inLanguage(field.title, language);
  if (field.values.length === 0)
    return prompter.ask({
      message:
        read.length === 0
          ? say('start.field', { name })
          : say('start.field-such-as', { name, values: read.join(', ') }),
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
