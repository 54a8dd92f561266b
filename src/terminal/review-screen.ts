// The review on the screen: every answer with its gap, any of them to be taken up again, and the end of the audit.

import { cut, padEnd, padStart, widthOf } from '../text/layout.ts';
import type { Speaker } from '../words/index.ts';
import { commandOf, onLatinKeyboard } from './commands.ts';
import { block, frame, type KeyHint, keyLines, type Look, type Screen } from './frame.ts';
import type { Key } from './keyboard.ts';
import type { Reply } from './prompter.ts';
import type { Review, ReviewRow } from './question.ts';

export interface ReviewState {
  /** Position among the rows; null until the auditor moves. */
  readonly picked: number | null;
  readonly typed: string;
  /** Asked once more, since there are open questions. */
  readonly confirming: boolean;
  readonly message: string;
  /** Asked once more before quitting, since a stopwatch runs. */
  readonly leaving: boolean;
}

/** What an auditor should know before finishing, in sentences. */
export function doubtsOf({ rows, open, running, unsaved }: Review, { say }: Speaker): string[] {
  const lacking = rows.filter((row) => row.lacking !== '');
  const list = lacking.map((row) => `${row.number}: ${row.lacking}`).join('; ');
  return [
    ...(lacking.length > 0 ? [say('review.lacking', { count: lacking.length, list })] : []),
    ...(running.length > 0
      ? [say('review.running', { count: running.length, text: running.join('; ') })]
      : []),
    ...(unsaved > 0 ? [say('review.unsaved', { count: unsaved })] : []),
    ...(open > 0 ? [say('review.open', { count: open })] : []),
    ...(open === 0 && (running.length > 0 || unsaved > 0 || lacking.length > 0)
      ? [say('review.finish-so')]
      : []),
  ];
}

export function firstReview({ rows, last }: Review): ReviewState {
  const picked = rows.findIndex(({ id }) => id === last);
  return { picked: picked < 0 ? null : picked, typed: '', confirming: false, message: '', leaving: false };
}

const PAGE = 10;

export function pressReview(
  state: ReviewState,
  key: Key,
  review: Review,
  speaker: Speaker,
): { state: ReviewState; reply?: Reply } {
  const { say } = speaker;
  const { rows } = review;
  const calm: ReviewState = { ...state, message: '', typed: '', confirming: false, leaving: false };
  const to = (picked: number) => ({
    state: { ...calm, picked: Math.max(0, Math.min(rows.length - 1, picked)) },
  });
  const doubts = doubtsOf(review, speaker);
  const finish = () =>
    doubts.length > 0 && !state.confirming
      ? { state: { ...calm, confirming: true, message: doubts.join(' ') } }
      : { state: calm, reply: { does: 'finish' } as const };
  if (state.confirming && key.name === 'enter') return finish();
  switch (key.name) {
    case 'up':
      return to(state.picked === null ? rows.length - 1 : state.picked - 1);
    case 'down':
      return to(state.picked === null ? 0 : state.picked + 1);
    case 'pageup':
      return to((state.picked ?? 0) - PAGE);
    case 'pagedown':
      return to((state.picked ?? 0) + PAGE);
    case 'home':
      return to(0);
    case 'end':
      return to(rows.length - 1);
    case 'enter': {
      const row = state.picked === null ? undefined : rows[state.picked];
      // What is still open is answered on the way through; an answer that is changed leads back here.
      if (row)
        return {
          state: calm,
          reply: { does: 'go', criterion: row.id, ...(row.state === 'open' ? { stays: true } : {}) },
        };
      return { state: { ...calm, message: say('review.pick-first') } };
    }
    case 'escape':
      if (state.confirming || review.last === null) return { state: { ...calm, picked: null } };
      return { state: calm, reply: { does: 'go', criterion: review.last, stays: true } };
  }
  if (/^\d$/.test(key.text)) {
    for (const typed of [state.typed + key.text, key.text]) {
      const picked = rows.findIndex(({ number }) => String(number) === typed);
      if (picked >= 0) return { state: { ...calm, picked, typed } };
    }
    return { state: calm };
  }
  if (key.text !== '' && !key.pasted && onLatinKeyboard(key.text) === 'f') return finish();
  switch (commandOf(key)) {
    case 'back':
      return { state: calm, reply: { does: 'back' } };
    case 'undo':
      return { state: calm, reply: { does: 'undo' } };
    case 'quit':
      return review.running.length > 0 && !state.leaving
        ? { state: { ...calm, leaving: true, message: say('walk.quit-running') } }
        : { state: calm, reply: { does: 'quit' } };
    default:
      return { state: calm };
  }
}

export function drawReview(review: Review, state: ReviewState, look: Look, speaker: Speaker): Screen {
  const { style, width } = look;
  const { say } = speaker;
  const head = [
    style.faint(cut(review.heading, width)),
    `${style.strong(say('review.title'))}  ${cut(summary(review, speaker), width - widthOf(say('review.title')) - 2)}`,
  ];
  const { body, focus } = bodyOf(review, state, look);
  const lines = [''];
  if (review.unexpected > 0 && state.message === '')
    lines.push(...block(say('review.unexpected', { count: review.unexpected }), 0, width).map(style.careful));
  if (state.message !== '') lines.push(...block(state.message, 0, width).map(style.careful));
  const hints: KeyHint[] = state.confirming
    ? [
        ['Enter', say('key.finish-so')],
        ['Esc', say('key.cancel')],
      ]
    : [
        ['f', say('key.finish')],
        [`${look.glyphs.up}${look.glyphs.down} 1–${review.rows.length}`, say('key.pick')],
        ['Enter', say('key.change')],
        ['b', say('key.back')],
        ['u', say('key.undo')],
        ['q', say('key.quit')],
      ];
  lines.push(...keyLines(hints, look));
  return frame(
    head,
    body,
    { lines, cursor: { row: lines.length - 1, column: 0 } },
    { focus, scroll: null, look },
  );
}

export function summary({ answered, blank, open }: Review, { say }: Speaker): string {
  const parts = [say('review.answered', { count: answered })];
  if (blank > 0) parts.push(say('review.blank', { count: blank }));
  if (open > 0) parts.push(say('review.unanswered', { count: open }));
  return parts.join(' · ');
}

/** Columns of the answer and of the gap; the question takes what is left. */
const columnsOf = (width: number) => (width < 72 ? { answer: 14, gap: 10 } : { answer: 22, gap: 16 });

function bodyOf({ rows }: Review, { picked }: ReviewState, look: Look): { body: string[]; focus: number } {
  const { style, width, glyphs } = look;
  const body: string[] = [];
  let focus = 0;
  let section: string | null = null;
  const columns = columnsOf(width);
  const room = Math.max(12, width - 8 - columns.answer - columns.gap - 4);
  rows.forEach((row, i) => {
    if (row.section !== section) body.push(style.faint(row.section));
    section = row.section;
    if (i === picked) focus = body.length;
    const front = `${i === picked ? glyphs.pointer : ' '} ${padStart(String(row.number), 3)} ${glyphs[row.state]} `;
    const marks = `${row.hasNote ? ' *' : ''}${row.evidence > 0 ? ' +' : ''}${row.lacking === '' ? '' : ' !'}`;
    const text = padEnd(cut(row.text, room - widthOf(marks)) + marks, room);
    const answer = padEnd(cut(row.answer, columns.answer), columns.answer);
    const line = `${front}${text}  ${row.state === 'open' ? style.careful(answer) : answer}  ${gapOf(row, columns.gap, look)}`;
    body.push(i === picked ? style.strong(line) : line);
  });
  return { body, focus };
}

function gapOf({ gap }: ReviewRow, width: number, { style, glyphs }: Look): string {
  if (gap === null) return '';
  const text = cut(`${glyphs[gap.lean]} ${gap.text}`.trimEnd(), width);
  return gap.lean === 'short' ? style.bad(text) : gap.lean === 'over' ? style.over(text) : style.faint(text);
}
