// What is to be shown at each place of the walk, in the language of the auditor, before anybody decides how it looks.

import { isInWords } from '../core/answers/index.ts';
import type { Response, Unsent } from '../core/answers/response.ts';
import { type Lacking, lackingOf } from '../core/check/requirement.ts';
import type { SchemeCriterion } from '../core/standard/scheme.ts';
import { askedOf } from '../core/standard/standard.ts';
import { inLanguage } from '../core/standard/text.ts';
import { STOPPED, type Stopwatch } from '../core/walk/stopwatch.ts';
import type { Walk } from '../core/walk/walk.ts';
import { deliveryQuestions, expectationQuestions, isSettled, runningWatches } from '../core/walk/walk.ts';
import { forTerminal } from '../text/escape.ts';
import type { Speaker } from '../words/index.ts';
import type { Briefing } from './briefing.ts';
import { type Entry, entryOf, type ShownGap, showGap, showValue, withoutStopwatch } from './entry.ts';

export interface Question {
  readonly id: string;
  readonly pass: 'expectation' | 'delivery';
  /** The audit: standard and site. */
  readonly heading: string;
  readonly section: string;
  /** What the section is about, at its first question; else empty. */
  readonly preface: string;
  readonly number: number;
  readonly of: number;
  readonly text: string;
  readonly guide: string;
  readonly critical: boolean;
  readonly entry: Entry;
  /** The expectation and whose it is; null in the pass that asks for it, and for what is not scored. */
  readonly expected: string | null;
  /** Whether the expectation can be changed here. */
  readonly scored: boolean;
  /** The answer there is already, in words; and as a value, where it is one. */
  readonly given: { readonly text: string; readonly value: number | null; readonly words: string } | null;
  readonly note: string;
  /** Names of files. */
  readonly evidence: readonly string[];
  /** How the last answer reads, so that it is seen to have arrived. */
  readonly before: { readonly text: string; readonly answer: string } | null;
  /** When this sitting began, in milliseconds of the clock. */
  readonly since: number;
  readonly watch: Stopwatch;
  /** Texts that were being typed here. */
  readonly unsent: Unsent;
  /** Stopwatches that run at other questions. */
  readonly running: readonly { readonly text: string; readonly watch: Stopwatch }[];
  /** Why the question matters; empty where nobody said. */
  readonly rationale: string;
  /** What was read before the start, to be read again. */
  readonly briefing: Briefing;
  /** A pick is the answer, without Enter. */
  readonly quick: boolean;
  /** What the answer has to come with and has not yet: its field is opened. */
  readonly wanted: 'note' | 'evidence' | null;
  /** Formats a typed value back: what it was understood as. */
  preview(value: number): string;
}

/** What is the same at every question of a sitting. */
export interface Sitting {
  /** When it began, in milliseconds of the clock. */
  readonly since: number;
  readonly briefing: Briefing;
  readonly quick: boolean;
  /** What the answer given here has to come with. */
  readonly wanted: readonly Lacking[];
}

export interface Threshold {
  readonly heading: string;
  readonly asked: number;
  readonly questions: number;
}

export interface ReviewRow {
  readonly id: string;
  readonly number: number;
  readonly section: string;
  readonly text: string;
  readonly answer: string;
  readonly state: 'answered' | 'blank' | 'open';
  readonly gap: ShownGap | null;
  readonly hasNote: boolean;
  readonly evidence: number;
  /** What the answer has to come with and does not, in words; empty where nothing is missing. */
  readonly lacking: string;
}

export interface Review {
  readonly heading: string;
  readonly rows: readonly ReviewRow[];
  readonly answered: number;
  readonly blank: number;
  /** Without answer; they count as skipped when the audit is finished so. */
  readonly open: number;
  /** Answered, but with no expectation to hold the answer against. */
  readonly unexpected: number;
  readonly last: string | null;
  /** Questions whose stopwatch still runs, and whose comment was begun and not saved. */
  readonly running: readonly string[];
  readonly unsaved: number;
}

export function headingOf({ scheme, session }: Walk, speaker: Speaker): string {
  const title = inLanguage(scheme.standard.title, speaker.language);
  return [title, session.site ?? '']
    .filter((part) => part !== '')
    .map(forTerminal)
    .join(' · ');
}

/** The question on at a place of the walk. `previous` is the criterion that was answered just before. */
export function questionOf(
  walk: Walk,
  id: string,
  pass: Question['pass'],
  { since, briefing, quick, wanted }: Sitting,
  previous: string | null,
  speaker: Speaker,
): Question {
  const { scheme, session } = walk;
  const { language } = speaker;
  const questions = pass === 'expectation' ? expectationQuestions(walk) : deliveryQuestions(walk);
  const position = questions.findIndex((question) => question.id === id);
  const criterion = questions[position]!;
  const response = session.responses.get(id);
  const section = scheme.standard.sections[criterion.section];
  return {
    id,
    pass,
    heading: headingOf(walk, speaker),
    section: forTerminal(inLanguage(section?.title, language)),
    preface:
      questions[position - 1]?.section === criterion.section
        ? ''
        : forTerminal(inLanguage(section?.guide, language)),
    number: position + 1,
    of: questions.length,
    text: forTerminal(inLanguage(askedOf(criterion.source, pass), language)),
    guide: forTerminal(inLanguage(criterion.source.guide, language)),
    critical: criterion.critical,
    entry:
      pass === 'expectation'
        ? withoutStopwatch(entryOf(criterion.answer, speaker))
        : entryOf(criterion.answer, speaker),
    expected:
      pass === 'expectation' || !criterion.scored || hidesExpectations(walk)
        ? null
        : expectedOf(walk, criterion, speaker),
    scored: criterion.scored,
    given:
      pass === 'expectation'
        ? givenExpectation(criterion, response, speaker)
        : givenDelivery(criterion, response, speaker),
    note: inLines(response?.extra?.note ?? ''),
    evidence: (response?.extra?.evidence ?? []).map(({ file }) => nameOf(file)),
    before: previous === null ? null : echo(walk, previous, pass, speaker),
    since,
    watch: session.watches?.get(id) ?? STOPPED,
    unsent: session.drafts?.get(id) ?? {},
    running: runningWatches(walk)
      .filter((other) => other.id !== id)
      .map((other) => ({ text: textOf(other, speaker), watch: session.watches!.get(other.id)! })),
    briefing,
    quick,
    wanted: wanted[0] ? (wanted[0].what === 'comment' ? 'note' : 'evidence') : null,
    rationale: forTerminal(inLanguage(criterion.source.rationale, language)),
    preview: (value) => forTerminal(showValue(value, criterion.answer, speaker)),
  };
}

/** What is lacking, in words. */
export const kindsOf = (lacking: readonly Lacking[], { say }: Speaker): string =>
  lacking.map(({ what }) => say(`evidence-kind.${what}`)).join(', ');

export function thresholdOf(walk: Walk, speaker: Speaker): Threshold {
  const asked = expectationQuestions(walk).filter(
    ({ id }) => (walk.session.responses.get(id)?.expectation ?? null) !== null,
  );
  return {
    heading: headingOf(walk, speaker),
    asked: asked.length,
    questions: deliveryQuestions(walk).length,
  };
}

export function reviewOf(walk: Walk, last: string | null, speaker: Speaker): Review {
  const { scheme, session } = walk;
  let unexpected = 0;
  const rows = deliveryQuestions(walk).map((criterion, i): ReviewRow => {
    const response = session.responses.get(criterion.id);
    const expectation = response?.expectation ?? criterion.expect;
    if (response?.state === 'answered' && criterion.scored && expectation === null) unexpected++;
    return {
      id: criterion.id,
      number: i + 1,
      section: forTerminal(inLanguage(scheme.standard.sections[criterion.section]?.title, speaker.language)),
      text: textOf(criterion, speaker),
      answer: answerOf(criterion, response, speaker),
      state: response?.state === 'answered' || response?.state === 'blank' ? response.state : 'open',
      gap:
        response?.state === 'answered' && !hidesExpectations(walk)
          ? showGap(criterion, expectation, response.delivery, scheme.policy.tolerance, speaker)
          : null,
      hasNote: (response?.extra?.note ?? '') !== '',
      evidence: response?.extra?.evidence?.length ?? 0,
      lacking: kindsOf(lackingOf(criterion, response, scheme.policy.tolerance), speaker),
    };
  });
  const count = (state: ReviewRow['state']) => rows.filter((row) => row.state === state).length;
  return {
    heading: headingOf(walk, speaker),
    rows,
    answered: count('answered'),
    blank: count('blank'),
    open: count('open'),
    unexpected,
    last,
    running: runningWatches(walk).map((one) => textOf(one, speaker)),
    unsaved: session.drafts?.size ?? 0,
  };
}

/** Whether the level expected is kept from the auditor, since it draws ratings to itself. */
const hidesExpectations = ({ session }: Walk): boolean => session.hidden?.includes('expectations') === true;

/** Harmless to a terminal, in the lines it was written in. */
const inLines = (text: string): string => text.split('\n').map(forTerminal).join('\n');

/** The folder of evidence is the session's own: the name is enough. */
const nameOf = (file: string): string => forTerminal(file.split('/').at(-1) ?? file);

function textOf({ source }: SchemeCriterion, { language }: Speaker): string {
  return forTerminal(inLanguage(source.text, language));
}

/** What stands as the answer: the value, the words, or why there is none. */
function answerOf(criterion: SchemeCriterion, response: Response | undefined, speaker: Speaker): string {
  if (response === undefined || response.state === 'awaited') return speaker.say('answer.open');
  if (response.state === 'blank') {
    const reason = forTerminal(response.reason ?? '');
    return speaker.say(`answer.${response.blank}`) + (reason === '' ? '' : `: ${reason}`);
  }
  return forTerminal(
    isInWords(criterion.answer)
      ? (response.extra?.text ?? '')
      : showValue(response.delivery, criterion.answer, speaker),
  );
}

function givenDelivery(
  criterion: SchemeCriterion,
  response: Response | undefined,
  speaker: Speaker,
): Question['given'] {
  if (!isSettled(response)) return null;
  return {
    text: answerOf(criterion, response, speaker),
    value: response?.state === 'answered' && !isInWords(criterion.answer) ? response.delivery : null,
    words: response?.extra?.text ?? '',
  };
}

function givenExpectation(
  { answer }: SchemeCriterion,
  response: Response | undefined,
  speaker: Speaker,
): Question['given'] {
  if (response === undefined) return null;
  const value = response.expectation ?? null;
  const text =
    value === null ? speaker.say('answer.no-expectation') : forTerminal(showValue(value, answer, speaker));
  return { text, value, words: '' };
}

function expectedOf(
  { scheme, session }: Walk,
  { id, answer, expect }: SchemeCriterion,
  speaker: Speaker,
): string {
  const asked = session.responses.get(id)?.expectation ?? null;
  const value = asked ?? expect;
  if (value === null) return speaker.say('expected.none');
  const profile = scheme.profile?.criteria.get(id)?.expect ?? null;
  const whose = asked !== null ? 'asked' : profile !== null ? 'profile' : 'standard';
  return speaker.say(`expected.${whose}`, { value: forTerminal(showValue(value, answer, speaker)) });
}

function echo(
  { scheme, session }: Walk,
  id: string,
  pass: Question['pass'],
  speaker: Speaker,
): Question['before'] {
  const criterion = scheme.criteria.find((one) => one.id === id);
  const response = session.responses.get(id);
  if (!criterion || !response) return null;
  const answer =
    pass === 'expectation'
      ? givenExpectation(criterion, response, speaker)?.text
      : answerOf(criterion, response, speaker);
  return { text: textOf(criterion, speaker), answer: answer ?? '' };
}
