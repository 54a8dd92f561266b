// svc audit STANDARD --from-paper: a sheet keyed in, code after code; at a terminal as many at a time as one likes, out of a
// pipe all at once.

import { resolve } from 'node:path';
import { newSession, type Session } from '../../core/answers/response.ts';
import { type Message, UserError, usageError } from '../../core/errors.ts';
import type { Asked, Code, SheetItem } from '../../core/form/sheet.ts';
import {
  codesIn,
  isOpen,
  keyComment,
  keyedAt,
  keyIn,
  pickCodes,
  sheetCode,
  sheetItems,
} from '../../core/form/sheet.ts';
import { type Scheme, schemeOf } from '../../core/standard/scheme.ts';
import { askedOf, type Standard } from '../../core/standard/standard.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { withFacts } from '../../core/walk/facts.ts';
import { deliveryQuestions, isSettled, startWalk, step, type Walk } from '../../core/walk/walk.ts';
import { instantOf } from '../../env.ts';
import { within } from '../../io/inputs.ts';
import { fileExists, lockSession, newSessionFile } from '../../io/sessions.ts';
import { keyedExample, sayWithUnit } from '../../report/values.ts';
import { onLatinKeyboard } from '../../terminal/commands.ts';
import { Interrupted } from '../../terminal/interrupted.ts';
import type { Prompter } from '../../terminal/prompter.ts';
import { forTerminal } from '../../text/escape.ts';
import { wrap } from '../../text/layout.ts';
import type { Speaker } from '../../words/index.ts';
import type { Shell } from '../shared/command.ts';
import { openProfile, openStandard } from '../shared/inputs.ts';
import { openPersonaFor, personasFor, profilesFor } from './inputs.ts';
import { withAuditor } from './on-terminal.ts';
import type { AuditOptions } from './options.ts';
import { type Audit, factsFromFlags, reportAudit, saveAudit, standardMade } from './parts.ts';

/** A sheet half keyed in. */
interface Keying {
  readonly walk: Walk;
  /** Of the items, the next one. */
  readonly at: number;
  readonly day: string | null;
  /** `hh:mm`. */
  readonly from: string | null;
  readonly to: string | null;
  /** The answer that a comment belongs to. */
  readonly last: Asked | null;
}

export async function auditFromPaper(
  name: string | undefined,
  options: AuditOptions,
  shell: Shell,
): Promise<number> {
  if (name === undefined) throw usageError('audit-no-standard', {}, { code: 'audit-standard' });
  const standard = await openStandard(name, shell);
  return shell.interactive
    ? withAuditor(name, options, shell, (prompter, opened) =>
        atTerminal(name, standard, options, shell, prompter, opened),
      )
    : fromPipe(name, standard, options, shell);
}

async function fromPipe(
  name: string,
  standard: Standard,
  options: AuditOptions,
  shell: Shell,
): Promise<number> {
  const { env, speaker } = shell;
  if (env.stdin.isTTY) throw usageError('survey-from-terminal');
  const chunks: Buffer[] = [];
  for await (const chunk of within<Buffer>(env.stdin, speaker.say('report.stdin'))) chunks.push(chunk);
  const [code, ...codes] = codesIn(Buffer.concat(chunks).toString('utf8'));
  const sheet = await sheetOf(code?.text ?? '', standard, options, shell);
  const items = sheetItems(sheet.scheme, sheet.askAll);
  const begun = beginning(await beginSession(name, sheet, options, null, shell), sheet);
  const keyed = keyAll(begun, items, codes, instantOf(env.now()), speaker);
  if ('fault' in keyed)
    throw new UserError('paper-code', {
      item: itemWords(items[keyed.keying.at], speaker),
      fault: keyed.fault,
    });
  const { keying, rest } = keyed;
  if (rest.length > 0)
    throw new UserError('paper-too-many', { rest: rest.map(({ text }) => text).join(' ') });
  if (keying.at < items.length)
    throw new UserError('paper-too-few', { item: itemWords(items[keying.at], speaker) });
  const session = finished(keying, shell);
  if (options.session === undefined) return reportAudit(sheet.scheme, session, null, options, shell);
  const audit = await takePlace(name, sheet, session, options, shell);
  try {
    await saveAudit(audit, audit.session);
    return await reportAudit(sheet.scheme, audit.session, audit.file, options, shell);
  } finally {
    await audit.unlock();
  }
}

async function atTerminal(
  name: string,
  standard: Standard,
  options: AuditOptions,
  shell: Shell,
  prompter: Prompter,
  opened: (audit: Audit) => void,
): Promise<number> {
  const { env, speaker } = shell;
  const { say } = speaker;
  const typed = await prompter.ask({ message: say('paper.sheet-code') });
  const sheet = await sheetOf(typed.trim(), standard, options, shell);
  const session = await beginSession(name, sheet, options, prompter, shell);
  const audit = await takePlace(name, sheet, session, options, shell);
  opened(audit);
  const items = sheetItems(sheet.scheme, sheet.askAll);
  let keying = passed(beginning(audit.session, sheet), items);
  const past: Keying[] = [];
  const tell = (text: string) => {
    for (const line of text === '' ? [] : wrap(forTerminal(text), shell.width - 3))
      env.stderr.write(`  ${line}\n`);
  };
  tell(say('paper.help'));
  for (;;) {
    const item = items[keying.at];
    const line = (
      await prompter.ask({ message: item ? promptFor(item, speaker) : finishWords(keying, speaker) })
    ).trim();
    const command = onLatinKeyboard(line);
    if (command === 'q') throw new Interrupted('quit');
    if (command === 'b') {
      keying = past.pop() ?? keying;
      continue;
    }
    if (!item) break;
    if (line === '') {
      tell(say('paper.help'));
      continue;
    }
    const before = keying;
    const keyed = keyAll(keying, items, codesIn(line), instantOf(env.now()), speaker);
    keying = keyed.keying;
    if (keying.at > before.at) past.push(before);
    const entered = items.slice(before.at, keying.at).filter((one) => isOpen(one, keying.walk));
    tell(entered.flatMap((one) => ('criterion' in one ? [echo(one, keying, speaker)] : [])).join(' · '));
    if ('fault' in keyed) tell(keyed.fault);
    if (keying.walk.session !== audit.session) await saveAudit(audit, keying.walk.session);
  }
  await saveAudit(audit, finished(keying, shell));
  prompter.close();
  return reportAudit(audit.scheme, audit.session, audit.file, options, shell);
}

interface Sheet {
  readonly scheme: Scheme;
  readonly askAll: boolean;
}

/** The sheet of a code, among those that can be printed of the standard as it is now. */
async function sheetOf(
  code: string,
  standard: Standard,
  options: AuditOptions,
  shell: Shell,
): Promise<Sheet> {
  const profiles =
    options.profile === undefined
      ? [null, ...(await profilesFor(standard, shell))]
      : [await openProfile(options.profile, standard, shell)];
  const personas =
    options.persona === undefined
      ? [null, ...(await personasFor(standard, shell))]
      : [await openPersonaFor(options.persona, standard, shell)];
  const wanted = code.toUpperCase();
  for (const profile of profiles)
    for (const persona of personas)
      for (const askAll of [false, true]) {
        const scheme = schemeOf(standard, profile, persona);
        if (sheetCode(scheme, askAll) === wanted) return { scheme, askAll };
      }
  throw new UserError(
    'paper-other-sheet',
    { code, standard: standard.id, version: standard.version },
    { hint: { code: 'paper-other-sheet' } },
  );
}

async function beginSession(
  name: string,
  { scheme }: Sheet,
  options: AuditOptions,
  prompter: Prompter | null,
  shell: Shell,
): Promise<Session> {
  const { speaker, env } = shell;
  const { standard, profile, persona } = scheme;
  const site = options.site ?? (await prompter?.ask({ message: speaker.say('start.site') })) ?? '';
  const auditor = options.auditor ?? (await prompter?.ask({ message: speaker.say('start.auditor') })) ?? '';
  return withFacts(
    newSession(await standardMade(standard, name, resolve(env.cwd, options.session ?? 'x'), shell), {
      site: site.trim() || null,
      auditor: auditor.trim() || null,
      profile: profile?.id ?? null,
      persona: persona?.id ?? null,
      language: speaker.language,
      source: options.source ?? null,
      started: instantOf(env.now()),
    }),
    factsFromFlags(options.field ?? [], standard),
  );
}

/** A file of its own for the session, which nobody else has open. */
async function takePlace(
  name: string,
  { scheme }: Sheet,
  session: Session,
  options: AuditOptions,
  shell: Shell,
): Promise<Audit> {
  const { env } = shell;
  const file =
    options.session === undefined
      ? newSessionFile(env.cwd, env.now(), scheme.standard.id, session.site)
      : resolve(env.cwd, options.session);
  if (await fileExists(file))
    throw new UserError(
      'session-exists',
      { file: options.session! },
      { hint: { code: 'session-exists', args: { file: options.session! } } },
    );
  const standard = await standardMade(scheme.standard, name, file, shell);
  return {
    file,
    scheme,
    persona: scheme.persona,
    session: { ...session, standard },
    written: null,
    resumed: false,
    unlock: await lockSession(file, env.pid),
  };
}

const beginning = (session: Session, { scheme, askAll }: Sheet): Keying => ({
  walk: startWalk(scheme, session, askAll),
  at: 0,
  day: null,
  from: null,
  to: null,
  last: null,
});

/** Past what nobody has to key in. */
function passed(keying: Keying, items: readonly SheetItem[]): Keying {
  let { at } = keying;
  while (items[at] && !isOpen(items[at]!, keying.walk)) at++;
  return { ...keying, at };
}

/** As many codes as can be read; where one cannot, all before it stand. */
function keyAll(
  start: Keying,
  items: readonly SheetItem[],
  codes: readonly Code[],
  at: string,
  { say }: Speaker,
): { keying: Keying; rest: readonly Code[] } | { keying: Keying; fault: string } {
  let keying = passed(start, items);
  let rest = codes;
  while (rest.length > 0) {
    const [first] = rest;
    if (first!.comment && keying.last) {
      keying = { ...keying, walk: keyComment(keying.walk, keying.last, first!.text, at) };
      rest = rest.slice(1);
      continue;
    }
    const item = items[keying.at];
    if (!item) break;
    const keyed = keyOne(keying, item, rest, passed({ ...keying, at: keying.at + 1 }, items), items, at);
    if ('problem' in keyed)
      return { keying, fault: say(`finding.${keyed.problem.code}`, keyed.problem.args) };
    keying = passed(keyed.keying, items);
    rest = rest.slice(keyed.used);
  }
  return { keying, rest };
}

function keyOne(
  keying: Keying,
  item: SheetItem,
  codes: readonly Code[],
  following: Keying,
  items: readonly SheetItem[],
  at: string,
): { keying: Keying; used: number } | { problem: Message } {
  if ('criterion' in item || item.is === 'fact') {
    const keyed = keyIn(keying.walk, item, codes, items[following.at], at);
    if ('problem' in keyed) return keyed;
    const last = 'criterion' in item ? item : keying.last;
    return { keying: { ...keying, walk: keyed.walk, at: keying.at + 1, last }, used: keyed.used };
  }
  const { text, comment } = codes[0]!;
  if (comment) return { problem: { code: 'paper-comment-early', args: { text } } };
  const next = { ...keying, at: keying.at + 1 };
  if (/^[-–−]$/.test(text)) return { keying: next, used: 1 };
  if (item.is === 'day') {
    const day = dayOf(text);
    return day === null
      ? { problem: { code: 'paper-day', args: { text } } }
      : { keying: { ...next, day }, used: 1 };
  }
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59)
    return { problem: { code: 'paper-time', args: { text } } };
  return { keying: { ...next, [item.is]: `${hour.padStart(2, '0')}:${minute}` }, used: 1 };
}

function dayOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const [, d, m, y] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const said = year
    ? `${year}-${month}-${day}`
    : y
      ? `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`
      : '';
  const date = new Date(`${said}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== said ? null : said;
}

/** The session as it came back: when the visit was is what the sheet says, not when it was keyed in. */
function finished({ walk, day, from, to }: Keying, { env }: Shell): Session {
  const now = instantOf(env.now());
  const { session } = step({ ...walk, place: { at: 'review', last: null } }, { does: 'finish' }, now);
  const moment = (time: string | null): string | null =>
    day === null ? null : time === null ? day : instantOf(new Date(`${day}T${time}:00`));
  return {
    ...session,
    started: moment(from) ?? session.started,
    finished: moment(to) ?? moment(from) ?? now,
    // Nobody knows when each answer was given.
    responses: new Map(
      [...session.responses].map(([id, response]) => {
        const { at: _, ...extra } = response.extra ?? {};
        const { extra: __, ...bare } = response;
        return [id, Object.keys(extra).length > 0 ? { ...response, extra } : bare] as const;
      }),
    ),
  };
}

function promptFor(item: SheetItem, speaker: Speaker): string {
  const { say, language } = speaker;
  if (item.is === 'fact') {
    const { id, title, values } = item.untold.field;
    const name = inLanguage(title, language) || id;
    const choices = values.map((value, i) => `${i + 1} ${inLanguage(value.title, language)}`).join(', ');
    return choices === '' ? say('paper.item.fact', { name }) : say('paper.item.fact-of', { name, choices });
  }
  if (!('criterion' in item)) return say(`paper.item.${item.is}`);
  const { criterion, number, is } = item;
  if (is === 'announced')
    return say('paper.item.announced', { number, yes: say('value.yes'), no: say('value.no') });
  const text = inLanguage(askedOf(criterion.source, is), language);
  return say(`paper.item.${is}`, { number, text, codes: codesOf(item, speaker) });
}

function codesOf({ criterion }: Asked, speaker: Speaker): string {
  const { answer, kind } = criterion;
  const picks = kind.scale(answer) ? null : pickCodes(criterion);
  if (picks)
    return picks.map(({ value, code }) => `${code} ${sayWithUnit(value, answer, speaker)}`).join(', ');
  return keyedExample(answer, speaker);
}

function echo(item: Asked, { walk }: Keying, speaker: Speaker): string {
  const response = keyedAt(item, walk);
  const { answer } = item.criterion;
  if (item.is === 'announced') {
    const told = response?.extra?.announced;
    const said = told === undefined ? 'answer.no-expectation' : told ? 'value.yes' : 'value.no';
    return speaker.say('paper.understood', { number: item.number, answer: speaker.say(said) });
  }
  const value =
    item.is === 'expectation'
      ? response?.expectation
      : response?.state === 'answered'
        ? response.delivery
        : null;
  const words =
    item.is === 'delivery' && response?.state === 'blank'
      ? speaker.say(`answer.${response.blank}`)
      : value === null || value === undefined
        ? speaker.say('answer.no-expectation')
        : item.criterion.kind.inWords
          ? (response?.extra?.text ?? '')
          : sayWithUnit(value, answer, speaker);
  return speaker.say('paper.understood', { number: item.number, answer: words });
}

function finishWords({ walk }: Keying, { say }: Speaker): string {
  const questions = deliveryQuestions(walk);
  const answered = questions.filter(({ id }) => isSettled(walk.session.responses.get(id))).length;
  return say('paper.finish', { answered, of: questions.length });
}

const itemWords = (item: SheetItem | undefined, speaker: Speaker): string =>
  item === undefined ? '' : promptFor(item, speaker).replace(/:$/, '');
