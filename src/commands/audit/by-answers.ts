// An audit whose answers are in a file: nothing is asked, and what is missing is listed.

import { resolve } from 'node:path';
import type { Session } from '../../core/answers/response.ts';
import { excerpt, type Finding, findingAt, UserError, usageError } from '../../core/errors.ts';
import { type Scheme, schemeOf } from '../../core/standard/scheme.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { untoldFacts, withFacts } from '../../core/walk/facts.ts';
import { missingAnswers } from '../../core/walk/walk.ts';
import { writeSession } from '../../core/walk/written-session.ts';
import { instantOf } from '../../env.ts';
import { fileExists, lockSession, saveSession } from '../../io/sessions.ts';
import type { SessionHead } from '../../load/session.ts';
import type { Speaker } from '../../words/index.ts';
import type { Shell } from '../shared/command.ts';
import { openProfile, openStandard } from '../shared/inputs.ts';
import { openPersonaFor, openSession, openSessionHead } from './inputs.ts';
import type { AuditOptions } from './options.ts';
import { factsFromFlags, reportAudit, standardMade, standardNamed } from './parts.ts';

export async function auditByAnswers(
  name: string | undefined,
  options: AuditOptions,
  shell: Shell,
): Promise<number> {
  const { env, speaker } = shell;
  const file = resolve(env.cwd, options.answers ?? (options.resume as string));
  const head = await openSessionHead(file, shell);
  const id = name ?? (head.standard ? await standardNamed(head.standard, file) : undefined);
  if (id === undefined) throw usageError('audit-no-standard', {}, { code: 'audit-standard' });
  const standard = await openStandard(id, shell);
  const personaName = options.persona ?? head.persona;
  const persona = personaName === null ? null : await openPersonaFor(personaName, standard, shell);
  const told = openSession(head, standard, persona, shell);
  const profileName = options.profile ?? head.profile;
  const profile = profileName === null ? null : await openProfile(profileName, standard, shell);
  const answers: Session = withFacts(
    {
      ...told,
      standard: { id: standard.id, version: standard.version, digest: standard.digest },
      site: options.site ?? told.site,
      auditor: options.auditor ?? told.auditor,
      source: options.source ?? told.source,
      profile: profile?.id ?? null,
      persona: persona?.id ?? null,
    },
    factsFromFlags(options.field ?? [], standard),
  );
  const scheme = schemeOf(standard, profile, persona);
  refuseMissing(head, scheme, answers, speaker);
  const target = options.session ?? (options.resume as string | undefined);
  if (target === undefined) return reportAudit(scheme, answers, null, options, shell);
  const saved = resolve(env.cwd, target);
  if (options.resume === undefined && (await fileExists(saved)))
    throw new UserError(
      'session-exists',
      { file: target },
      { hint: { code: 'session-exists', args: { file: target } } },
    );
  const unlock = await lockSession(saved, env.pid);
  try {
    const now = instantOf(env.now());
    const made = await standardMade(standard, id, saved, shell);
    const session = {
      ...answers,
      standard: made,
      started: answers.started ?? now,
      finished: answers.finished ?? now,
    };
    await saveSession(saved, writeSession(session, standard, persona));
    return await reportAudit(scheme, session, saved, options, shell);
  } finally {
    await unlock();
  }
}

/** All that is missing at once, each with its question, so that the file can be completed in one go. */
function refuseMissing(head: SessionHead, scheme: Scheme, session: Session, speaker: Speaker): void {
  const { yaml } = head;
  const needed = untoldFacts(scheme, session).filter(({ read }) => read.length > 0);
  const findings: Finding[] = needed.map(({ field: { id, values }, read }) =>
    findingAt(yaml.file, yaml.place(['fields'], 'key'), {
      rule: 'fact-missing',
      code: 'fact-missing',
      args: { name: id, choices: (values.length > 0 ? values.map((value) => value.id) : read).join(', ') },
      hint: { code: 'fact-missing', args: { name: id } },
    }),
  );
  for (const { criterion, what } of missingAnswers(scheme, session))
    findings.push(
      findingAt(yaml.file, yaml.place(['responses', criterion.id], 'key'), {
        rule: `${what}-missing`,
        code: `${what}-missing`,
        args: { id: criterion.id, text: excerpt(inLanguage(criterion.source.text, speaker.language)) },
      }),
    );
  if (findings.length > 0)
    throw new UserError(
      'answers-missing',
      { count: findings.length },
      { findings, hint: { code: 'answers-missing' } },
    );
}
