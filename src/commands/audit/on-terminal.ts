// An audit with a person: begun or taken up again, walked, reported. However the auditor leaves, the terminal is given back
// and the command to go on is said.

import type { Session } from '../../core/answers/response.ts';
import { EXIT, type Message, UserError } from '../../core/errors.ts';
import type { Assignment } from '../../core/shapes/assignment.ts';
import { shellWord } from '../../core/shell-word.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Walk } from '../../core/walk/walk.ts';
import {
  deliveryQuestions,
  expectationQuestions,
  isSettled,
  runningWatches,
  startWalk,
} from '../../core/walk/walk.ts';
import { wantsColor } from '../../env.ts';
import {
  completions,
  fileNamed,
  forgetRemoved,
  removeEvidence,
  restoreEvidence,
  takeEvidence,
} from '../../io/evidence.ts';
import { removeSession } from '../../io/sessions.ts';
import type { Briefing } from '../../terminal/briefing.ts';
import { Interrupted } from '../../terminal/interrupted.ts';
import { openPrompter } from '../../terminal/open.ts';
import type { Prompter } from '../../terminal/prompter.ts';
import { type Files, walkThrough } from '../../terminal/walk.ts';
import type { Speaker } from '../../words/index.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { assignmentOf } from './assignment.ts';
import { beginAudit } from './begin.ts';
import type { AuditOptions } from './options.ts';
import { type Audit, reportAudit, saveAudit, saveCopy } from './parts.ts';
import { begunBefore, resumeAudit } from './resume.ts';

export const auditOnTerminal = (
  name: string | undefined,
  options: AuditOptions,
  shell: Shell,
): Promise<number> =>
  withAuditor(name, options, shell, async (prompter, opened) => {
    const { env, speaker } = shell;
    const begun =
      options.assignment && options.resume === undefined
        ? await begunBefore(options.assignment.id, prompter, shell)
        : undefined;
    const resume = options.resume ?? begun;
    const audit =
      resume === undefined
        ? await beginAudit(name, options, prompter, shell)
        : await resumeAudit(name, { ...options, resume }, prompter, shell);
    opened(audit);
    const walk = startWalk(audit.scheme, audit.session, options.askExpectations);
    const assignment = options.assignment ?? (await assignmentOf(audit, shell));
    const before = briefing(audit, walk, assignment, shell);
    if (audit.resumed) prompter.tell(speaker.say('walk.resumed', { count: settledIn(audit.session) }));
    else await prompter.brief(before);
    const finished = await walkThrough(walk, {
      prompter,
      speaker,
      briefing: before,
      quick: options.quick === true || isSet(env.variables.SVC_QUICK),
      now: env.now,
      save: (session, how) => saveAudit(audit, session, how),
      saveCopy: (session) => saveCopy(audit, session),
      files: filesFor(audit, shell),
    });
    prompter.close();
    return reportAudit(finished.scheme, finished.session, audit.file, options, shell);
  });

/** Does something with a person at the terminal, who may leave at any moment: then the way back is told, and nothing is lost. */
export async function withAuditor(
  name: string | undefined,
  options: AuditOptions,
  shell: Shell,
  act: (prompter: Prompter, opened: (audit: Audit) => void) => Promise<number>,
): Promise<number> {
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
    return await act(prompter, (opened) => {
      audit = opened;
    });
  } catch (error) {
    prompter.close();
    const isLeft = error instanceof Interrupted;
    const left = audit as Audit | null;
    if (left?.savedTo)
      env.stderr.write(`${speaker.say('walk.changed.left', { file: shown(left.savedTo, shell) })}\n`);
    // Also when a full disk, say, ends it, the answers before are safe.
    if (isLeft || left?.session.finished === null)
      env.stderr.write(`${await farewell(name, left, options, shell)}\n`);
    if (!isLeft) throw error;
    return error.by === 'SIGTERM' || error.by === 'SIGHUP' ? EXIT.terminated : EXIT.interrupted;
  } finally {
    const left = audit as Audit | null;
    if (left) await forgetRemoved(left.file);
    await left?.unlock();
    // Only now may a signal end the program as it likes: a closed terminal sends its own after the end of input.
    stopListening();
  }
}

const isSet = (variable: string | undefined): boolean =>
  variable !== undefined && !['', '0', 'false'].includes(variable);

/** The files of this machine as evidence; what is wrong with one is told, not thrown. */
function filesFor({ file }: Audit, { env }: Shell): Files {
  const around = { cwd: env.cwd, home: env.variables.HOME ?? env.variables.USERPROFILE };
  const told = async <T>(work: Promise<T>): Promise<T | Message> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof UserError) return { code: error.code, args: error.args };
      throw error;
    }
  };
  return {
    take: (path, copy, tell, signal) => told(takeEvidence(file, path, { ...around, copy, tell, signal })),
    drop: (evidence) => removeEvidence(file, evidence),
    bringBack: (evidence) => restoreEvidence(file, evidence),
    async look(path) {
      const found = await told(fileNamed(path, around));
      return typeof found === 'string' ? null : found;
    },
    complete: (typed) => completions(typed, around),
  };
}

/** Seconds that a question takes, beside what it has to wait for. */
const PER_QUESTION = 40;

function briefing(
  { scheme, persona }: Audit,
  walk: Walk,
  assignment: Assignment | undefined,
  { speaker }: Shell,
): Briefing {
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
      ...assignmentLines(assignment, speaker),
      '',
      ...(standard.shelf?.respondent === 'shopper' ? [say('brief.ethics')] : []),
      say('brief.saved'),
    ],
  };
}

function assignmentLines(assignment: Assignment | undefined, { say, language }: Speaker): string[] {
  if (!assignment) return [];
  const { legend, window, budget, evidence } = assignment;
  const lines = [
    ...(legend ? [inLanguage(legend, language)] : []),
    ...(window
      ? [
          say('brief.window', {
            from: window.from ?? '…',
            to: window.to ?? '…',
            hours: window.hours ?? '',
          }).trim(),
        ]
      : []),
    ...(budget ? [say('brief.budget', { amount: budget.amount, currency: budget.currency })] : []),
    ...(evidence && evidence.length > 0
      ? [say('brief.evidence', { list: evidence.map((kind) => say(`evidence-kind.${kind}`)).join(', ') })]
      : []),
  ];
  return ['', say('brief.assignment', { id: assignment.id }), ...lines];
}

const settledIn = ({ responses }: Session): number => [...responses.values()].filter(isSettled).length;

/** Nothing was said, typed or timed: nobody would miss it. */
const isEmpty = ({ responses, drafts, watches }: Session): boolean =>
  responses.size === 0 && (drafts?.size ?? 0) === 0 && (watches?.size ?? 0) === 0;

/** Where the answers are, and the very command that goes on with them. */
async function farewell(
  name: string | undefined,
  audit: Audit | null,
  options: AuditOptions,
  shell: Shell,
): Promise<string> {
  const { speaker } = shell;
  if (audit === null) return speaker.say('audit.left-nothing');
  const { scheme, session } = audit;
  if (isEmpty(session)) {
    await removeSession(audit.file);
    return speaker.say('audit.left-nothing');
  }
  const running = runningWatches({ scheme, session }).map(({ source }) =>
    inLanguage(source.text, speaker.language),
  );
  const file = shown(audit.file, shell);
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
  return [
    ...(running.length > 0
      ? [speaker.say('audit.left-running', { count: running.length, text: running.join('; ') })]
      : []),
    speaker.say('audit.left', { answered: settledIn(session), of }),
    `  ${words.map(quoted).join(' ')}`,
  ].join('\n');
}

const quoted = (word: string): string => shellWord(word, process.platform);
