// A question on the screen: what a key makes of it, and how it looks. Pure, so that every key can be tried without a terminal.

import type { Unsent } from '../core/answers/response.ts';
import { isRunning, wholeSeconds } from '../core/walk/stopwatch.ts';
import { cut, padStart, widthOf } from '../text/layout.ts';
import type { Speaker } from '../words/index.ts';
import { type Command, commandOf, LETTERS, onRussianKeyboard } from './commands.ts';
import { BLANK_DRAFT, type Draft, draftKey, quickAnswer, takesCommands } from './draft.ts';
import { type Entry, withoutStopwatch } from './entry.ts';
import type { Foot, KeyHint, Look, Screen } from './frame.ts';
import { between, block, field, frame, keyLines, progressBar } from './frame.ts';
import type { Key } from './keyboard.ts';
import { EMPTY, edit, type Line, lineOf } from './line.ts';
import type { Reply } from './prompter.ts';
import type { Question } from './question.ts';

type Overlay =
  | { readonly over: 'note' | 'reason' | 'evidence'; readonly line: Line }
  | { readonly over: 'copy'; readonly path: string }
  | { readonly over: 'expectation'; readonly draft: Draft }
  | { readonly over: 'help' | 'briefing' };

export interface QuestionState {
  readonly draft: Draft;
  readonly overlay: Overlay | null;
  /** Whether the guide is open. */
  readonly guide: boolean;
  readonly scroll: number | null;
  /** Esc was pressed while something was being typed: the next letter is a command. */
  readonly escaped: boolean;
  readonly message: string;
  /** Texts whose field was closed before they were entered. */
  readonly unsent: Unsent;
  /** Asked once more, since a stopwatch runs. */
  readonly leaving: boolean;
}

export interface Pressed {
  readonly state: QuestionState;
  readonly reply?: Reply;
  /** What only the outside can do: complete or look at a path, hand a text to the editor. */
  readonly needs?: 'completion' | 'look' | 'editor';
}

/** A stopwatch that runs on another question. */
export interface OtherWatch {
  readonly text: string;
  readonly seconds: number;
}

/** The draft that a question begins with: what was answered before, and nothing where nothing was. */
export function firstDraft(question: Question, speaker: Speaker): Draft {
  const { entry, given, watch, unsent, pass } = question;
  if (entry.by === 'picking') {
    const picked = given?.value == null ? -1 : entry.options.findIndex(({ value }) => value === given.value);
    return { ...BLANK_DRAFT, picked: picked < 0 ? null : picked };
  }
  const typed = pass === 'expectation' ? unsent.expectation : unsent.answer;
  if (typed !== undefined) return { ...BLANK_DRAFT, watch, line: lineOf(typed) };
  if (entry.by === 'writing') return given ? { ...BLANK_DRAFT, line: lineOf(given.words) } : BLANK_DRAFT;
  if (!entry.stopwatch || watch.started === null) return BLANK_DRAFT;
  if (isRunning(watch)) return { ...BLANK_DRAFT, watch };
  // A watch that was stopped and not answered with waits for Enter; once answered, the next run begins anew.
  if (given !== null) return BLANK_DRAFT;
  return { ...BLANK_DRAFT, watch, line: lineOf(speaker.duration(wholeSeconds(watch, 0))), fromWatch: true };
}

export function firstState(question: Question, speaker: Speaker, guide = false, message = ''): QuestionState {
  return {
    draft: firstDraft(question, speaker),
    overlay:
      question.wanted === 'note'
        ? { over: 'note', line: lineOf(question.unsent.note ?? question.note) }
        : question.wanted && { over: 'evidence', line: EMPTY },
    guide,
    scroll: null,
    escaped: false,
    message,
    unsent: question.unsent,
    leaving: false,
  };
}

/** Every text that stands at the question and has not been entered. */
export function unsentOf(
  { entry, pass, given, note }: Question,
  { draft, overlay, unsent }: QuestionState,
): Unsent {
  const own = pass === 'expectation' ? 'expectation' : 'answer';
  const typed =
    entry.by === 'picking' || draft.fromWatch || draft.line.text === (given?.words ?? '')
      ? ''
      : draft.line.text;
  const texts: Record<string, string> = { ...unsent, [own]: typed };
  if (overlay?.over === 'note') texts.note = overlay.line.text === note ? '' : overlay.line.text;
  if (overlay?.over === 'reason') texts.reason = overlay.line.text;
  if (overlay?.over === 'expectation') texts.expectation = overlay.draft.line.text;
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

const SCROLL = 5;

/** What a key is pressed at. */
export interface At {
  readonly question: Question;
  readonly speaker: Speaker;
  /** Milliseconds of the clock. */
  readonly now: number;
  /** The first row of the body in sight. */
  readonly top: number;
}

export function pressKey(state: QuestionState, key: Key, at: At): Pressed {
  const { question, speaker, now, top } = at;
  const calm: QuestionState = { ...state, message: '', escaped: false, leaving: false };
  if (key.name === 'pageup' || key.name === 'pagedown') {
    const by = key.name === 'pageup' ? -SCROLL : SCROLL;
    return { state: { ...calm, scroll: Math.max(0, top + by) } };
  }
  if (state.overlay) return pressOver(calm, state.overlay, key, at);
  const { draft } = state;
  const { entry } = question;
  // A pasted text where nothing is being written can only be meant as a comment; as keys it would answer and skip.
  if (key.pasted && entry.by === 'picking' && key.text.trim() !== '') {
    const written = state.unsent.note ?? question.note;
    const line = edit(lineOf(written === '' ? '' : `${written}\n`), key, true)!;
    return { state: { ...calm, overlay: { over: 'note', line }, scroll: null } };
  }
  const open = takesCommands(draft, entry);
  // While something is being typed, Alt works on its words; Esc and then a letter is the way to a command.
  const isTyping = entry.by !== 'picking' && draft.line.text !== '' && !draft.fromWatch;
  const asked = (key.meta && !isTyping) || state.escaped;
  const command = asked || (open && !isAnswerKey(draft, entry, key, now, speaker)) ? commandOf(key) : null;
  if (command === 'quit' && !state.leaving && (isRunning(draft.watch) || question.running.length > 0))
    return { state: { ...calm, leaving: true, message: speaker.say('walk.quit-running') } };
  if (command) return act(calm, command, question, speaker);
  if (key.name === 'f1') return act(calm, 'help', question, speaker);
  if (key.ctrl && key.name === 'o' && entry.by === 'writing') return { state: calm, needs: 'editor' };
  if (open && key.name === 'left') return { state: calm, reply: { does: 'back' } };
  if (open && key.name === 'right') return { state: calm, reply: { does: 'forward' } };
  if (key.name === 'escape')
    return { state: open ? { ...calm, guide: false, scroll: null } : { ...calm, escaped: true } };
  const drafted = draftKey(draft, entry, key, now, speaker);
  if (drafted === null) {
    const lost = key.text !== '' && key.text !== ' ' && open;
    return { state: lost ? { ...calm, message: speaker.say('walk.no-such-key', { key: key.text }) } : calm };
  }
  if ('draft' in drafted) {
    const next = { ...calm, draft: drafted.draft, scroll: null };
    const value = question.quick && key.text !== '' ? quickAnswer(drafted.draft, entry) : null;
    if (value === null) return { state: next };
    return question.given?.value === value
      ? { state: next, reply: { does: 'forward' } }
      : { state: next, reply: { does: 'answer', value } };
  }
  const isKept =
    'value' in drafted
      ? question.given?.value === drafted.value && entry.by === 'picking'
      : 'words' in drafted
        ? question.given?.words === drafted.words
        : drafted.unread === '' && question.given !== null;
  if (isKept) return { state: calm, reply: { does: 'forward' } };
  if ('value' in drafted) return { state: calm, reply: { does: 'answer', value: drafted.value } };
  if ('words' in drafted) return { state: calm, reply: { does: 'tell', words: drafted.words } };
  return { state: { ...calm, message: unreadable(drafted.unread, entry, speaker) } };
}

/** In yes and no, letters answer before they command. */
function isAnswerKey(draft: Draft, entry: Entry, key: Key, now: number, speaker: Speaker): boolean {
  return entry.by === 'picking' && key.text !== '' && draftKey(draft, entry, key, now, speaker) !== null;
}

function unreadable(typed: string, entry: Entry, { say }: Speaker): string {
  if (entry.by === 'picking') return say('walk.pick-first');
  if (entry.by === 'writing') return say('walk.write-first');
  return typed === '' ? entry.hint : entry.complain(typed);
}

function act(state: QuestionState, command: Command, question: Question, { say }: Speaker): Pressed {
  const over = (overlay: Overlay): Pressed => ({ state: { ...state, overlay, scroll: null } });
  const only = (message: string): Pressed => ({ state: { ...state, message } });
  const before = question.pass === 'expectation';
  switch (command) {
    case 'guide':
      if (question.guide === '') return only(say('walk.no-guide'));
      return { state: { ...state, guide: !state.guide, scroll: null } };
    case 'note':
      return over({ over: 'note', line: lineOf(state.unsent.note ?? question.note) });
    case 'evidence':
      return before ? only(say('walk.not-yet')) : over({ over: 'evidence', line: EMPTY });
    case 'not-applicable':
      return before
        ? only(say('walk.not-yet'))
        : over({ over: 'reason', line: lineOf(state.unsent.reason ?? '') });
    case 'expectation':
      if (before || !question.scored) return only(say('walk.no-expectation'));
      return over({
        over: 'expectation',
        draft: { ...BLANK_DRAFT, line: lineOf(state.unsent.expectation ?? '') },
      });
    case 'briefing':
      return over({ over: 'briefing' });
    case 'undo':
      return { state, reply: { does: 'undo' } };
    case 'review':
      return before ? only(say('walk.not-yet')) : { state, reply: { does: 'review' } };
    case 'help':
      return over({ over: 'help' });
    case 'back':
      return { state, reply: { does: 'back' } };
    case 'skip':
      return { state, reply: { does: 'blank', blank: 'skipped' } };
    case 'dont-know':
      return { state, reply: { does: 'blank', blank: 'dont-know' } };
    case 'quit':
      return { state, reply: { does: 'quit' } };
  }
}

function pressOver(
  state: QuestionState,
  overlay: Overlay,
  key: Key,
  { question, speaker, now }: At,
): Pressed {
  const { say } = speaker;
  // Closed is not thrown away: what was typed waits until its field is opened again.
  const closed: QuestionState = { ...state, overlay: null, scroll: null, unsent: unsentOf(question, state) };
  /** Closed with its text entered. */
  const without = (name: keyof Unsent): QuestionState => {
    const { [name]: _, ...unsent } = closed.unsent;
    return { ...closed, unsent };
  };
  if (key.name === 'escape') return { state: closed };
  switch (overlay.over) {
    case 'help':
    case 'briefing':
      return { state: closed };
    case 'copy': {
      const command = commandOf(key);
      if (key.name === 'enter')
        return { state: closed, reply: { does: 'attach-file', path: overlay.path, copy: true } };
      if (command === 'review')
        return { state: closed, reply: { does: 'attach-file', path: overlay.path, copy: false } };
      return { state };
    }
    case 'expectation': {
      const drafted = draftKey(overlay.draft, withoutStopwatch(question.entry), key, now, speaker);
      if (drafted === null) return { state };
      if ('draft' in drafted) return { state: { ...state, overlay: { ...overlay, draft: drafted.draft } } };
      if ('value' in drafted)
        return { state: without('expectation'), reply: { does: 'expect', value: drafted.value } };
      return {
        state: {
          ...state,
          message: unreadable('unread' in drafted ? drafted.unread : '', question.entry, speaker),
        },
      };
    }
    default: {
      const isText = overlay.over === 'note' || overlay.over === 'reason';
      if (key.ctrl && key.name === 'o' && isText) return { state, needs: 'editor' };
      if (key.name === 'tab' && overlay.over === 'evidence') return { state, needs: 'completion' };
      if (key.name !== 'enter' || (key.meta && isText)) {
        const line = edit(overlay.line, key, isText);
        return { state: line ? { ...state, overlay: { ...overlay, line } } : state };
      }
      const typed = overlay.line.text.trim();
      if (overlay.over === 'note')
        return typed === question.note
          ? { state: without('note') }
          : { state: without('note'), reply: { does: 'note', text: typed } };
      if (overlay.over === 'reason')
        return typed === ''
          ? { state: { ...state, message: say('walk.reason-first') } }
          : { state: without('reason'), reply: { does: 'blank', blank: 'not-applicable', reason: typed } };
      if (typed === '') return { state: closed };
      const removed = /^[-−]\s*(\d+)$/.exec(typed);
      if (removed) {
        const position = Number(removed[1]) - 1;
        return position in question.evidence
          ? { state: closed, reply: { does: 'detach', position } }
          : { state: { ...state, message: say('walk.no-such-evidence', { number: position + 1 }) } };
      }
      return { state, needs: 'look' };
    }
  }
}

export function drawQuestion(
  question: Question,
  state: QuestionState,
  look: Look,
  speaker: Speaker,
  now: number,
): Screen {
  const others: readonly OtherWatch[] = question.running.map(({ text, watch }) => ({
    text,
    seconds: wholeSeconds(watch, now),
  }));
  // Whatever lies over the answer, its stopwatch stays in sight.
  const covered = state.overlay !== null && isRunning(state.draft.watch);
  const running = covered
    ? [{ text: question.text, seconds: secondsOf(state.draft, now) }, ...others]
    : others;
  const head = headOf(question, look, speaker, now, running);
  const { body, focus } =
    state.overlay?.over === 'help'
      ? helpOf(question, look, speaker)
      : state.overlay?.over === 'briefing'
        ? briefingOf(question, look, speaker)
        : bodyOf(question, state, look, speaker);
  return frame(head, body, footOf(question, state, look, speaker, now), {
    focus,
    scroll: state.scroll,
    look,
  });
}

function headOf(
  { heading, section, number, of, since, pass, critical, before }: Question,
  look: Look,
  speaker: Speaker,
  now: number,
  others: readonly OtherWatch[],
): string[] {
  const { style, width, glyphs } = look;
  const { say } = speaker;
  const minutes = Math.max(0, Math.floor((now - since) / 60000));
  const clock = speaker.duration(minutes * 60);
  const time = minutes === 0 ? say('walk.under-a-minute') : clock;
  const place = pass === 'expectation' ? say('walk.expectations') : section;
  const count = say('walk.position', { number, of });
  const mark = critical ? say('walk.critical') : '';
  const label = cut(place, Math.max(10, width - widthOf(count) - widthOf(mark) - 20));
  const rest = width - widthOf(label) - widthOf(count) - 4 - (mark === '' ? 0 : widthOf(mark) + 2);
  const lines = [
    style.faint(between(heading, time, width)),
    `${style.strong(label)}  ${count}  ${progressBar((number - 1) / of, rest, look)}${mark === '' ? '' : `  ${style.careful(mark)}`}`,
  ];
  for (const { text, seconds } of others)
    lines.push(
      style.careful(
        cut(`${glyphs.running} ${clockOf(seconds)} ${say('walk.still-running', { text })}`, width),
      ),
    );
  if (before !== null) {
    // The answer is what has to be seen; of its question, as much as fits before it.
    const answer = cut(before.answer, Math.floor(width / 2));
    lines.push(style.faint(`${glyphs.tick} ${cut(before.text, width - widthOf(answer) - 4)}  ${answer}`));
  }
  return lines;
}

function bodyOf(
  question: Question,
  state: QuestionState,
  look: Look,
  { say }: Speaker,
): { body: string[]; focus: number } {
  const { style, width, glyphs } = look;
  const body = [''];
  if (question.preface !== '') body.push(...block(question.preface, 0, width).map(style.faint), '');
  if (question.pass === 'expectation')
    body.push(...block(say('walk.what-expected'), 0, width).map(style.careful));
  body.push(...block(question.text, 0, width).map(style.strong));
  if (question.expected !== null) body.push(...block(question.expected, 0, width));
  if (state.guide && question.guide !== '')
    body.push('', ...block(question.guide, 2, width - 2).map(style.faint));
  body.push('');
  if (state.overlay?.over === 'evidence') {
    question.evidence.forEach((file, i) => {
      body.push(`  ${i + 1}  ${cut(file, width - 5)}`);
    });
    if (question.evidence.length > 0) body.push('');
    return { body, focus: body.length };
  }
  const { entry } = question;
  // What is to be typed, in which unit, is known before anything is typed.
  if (entry.by === 'typing') body.push(...block(entry.hint, 0, width).map(style.faint), '');
  if (entry.by !== 'picking') return { body, focus: 0 };
  const picked = (state.overlay?.over === 'expectation' ? state.overlay.draft : state.draft).picked;
  const widest = Math.max(...entry.options.map(({ key }) => key.length));
  let focus = 0;
  entry.options.forEach(({ key, label }, i) => {
    const isPicked = i === picked;
    if (isPicked) focus = body.length;
    const lines = block(label, 0, width - widest - 6);
    lines.forEach((line, row) => {
      const front =
        row === 0 ? `${isPicked ? glyphs.pointer : ' '} ${padStart(key, widest)}  ` : ' '.repeat(widest + 4);
      body.push(isPicked ? style.over(` ${front}${line}`) : ` ${front}${line}`);
    });
  });
  body.push('');
  return { body, focus };
}

function helpOf(
  { entry }: Question,
  { style, width }: Look,
  { say, language }: Speaker,
): { body: string[]; focus: number } {
  const body = ['', style.strong(say('help.title')), ''];
  if (entry.by === 'typing' && entry.stopwatch) body.push(...block(say('help.stopwatch'), 2, width));
  for (const command of Object.keys(LETTERS) as Command[]) {
    const [letter] = LETTERS[command];
    const other = language === 'ru' ? onRussianKeyboard(letter) : '';
    const key = other === '' ? letter : `${letter} ${other}`;
    const [first = '', ...rest] = block(say(`help.${command}`), 0, width - 9);
    body.push(`  ${style.strong(key.padEnd(5))}  ${first}`, ...rest.map((line) => ' '.repeat(9) + line));
  }
  body.push('', ...block(say('help.typing'), 2, width), '');
  return { body, focus: 0 };
}

/** Why it matters and what was read before the start: the role, its lines, the assignment. */
function briefingOf(
  { rationale, briefing }: Question,
  { style, width }: Look,
  { say }: Speaker,
): { body: string[]; focus: number } {
  const paragraph = (text: string) => (text === '' ? [''] : block(text, text.startsWith('•') ? 2 : 0, width));
  const why = rationale === '' ? [] : ['', ...block(say('walk.why', { why: rationale }), 0, width)];
  return {
    body: [...why, '', style.strong(briefing.title), ...briefing.paragraphs.flatMap(paragraph), ''],
    focus: 0,
  };
}

function footOf(question: Question, state: QuestionState, look: Look, speaker: Speaker, now: number): Foot {
  const { style, width } = look;
  const { say } = speaker;
  const typed = inputOf(question, state, look, speaker, now);
  const lines = [...typed.lines];
  if (state.overlay === null) {
    if (question.given !== null)
      lines.push(style.faint(cut(say('walk.given', { answer: question.given.text }), width)));
    if (question.note !== '')
      lines.push(style.faint(cut(say('walk.note', { note: question.note.replaceAll('\n', ' ⏎ ') }), width)));
    const begun = state.unsent.note ?? state.unsent.reason;
    if (begun !== undefined)
      lines.push(
        style.careful(
          cut(
            say(state.unsent.note === undefined ? 'walk.unsaved-reason' : 'walk.unsaved', {
              text: begun.replaceAll('\n', ' ⏎ '),
            }),
            width,
          ),
        ),
      );
    if (question.evidence.length > 0)
      lines.push(style.faint(cut(say('walk.evidence', { files: question.evidence.join(', ') }), width)));
  }
  lines.push('');
  if (state.message !== '') lines.push(...block(state.message, 0, width).map(style.careful));
  const keys = keyLines(hintsOf(question, state, speaker), look);
  // In a low window the question matters more than the keys that the help lists anyway.
  lines.push(
    ...(keys.length > 1 && look.rows < 18
      ? keyLines(
          [
            ['?', say('key.help')],
            ['q', say('key.quit')],
          ],
          look,
        )
      : keys),
  );
  return { lines, cursor: typed.cursor };
}

function inputOf(
  question: Question,
  { overlay, draft }: QuestionState,
  look: Look,
  speaker: Speaker,
  now: number,
): Foot {
  const { say } = speaker;
  switch (overlay?.over) {
    case 'note':
      return field(say('field.note'), overlay.line, '', look);
    case 'reason':
      return field(say('field.reason'), overlay.line, '', look);
    case 'evidence':
      return field(say('field.evidence'), overlay.line, '', look);
    case 'copy':
      return field(say('field.evidence'), lineOf(overlay.path), '', look);
    case 'help':
    case 'briefing':
      return { lines: [], cursor: { row: 0, column: 0 } };
    case 'expectation':
      return answerField(say('field.expected'), overlay.draft, question, look, speaker, now);
    default: {
      const label = say(question.pass === 'expectation' ? 'field.expected' : 'field.answer');
      return answerField(label, draft, question, look, speaker, now);
    }
  }
}

function answerField(
  label: string,
  draft: Draft,
  { entry, preview }: Question,
  look: Look,
  speaker: Speaker,
  now: number,
): Foot {
  if (entry.by === 'picking') {
    const option = draft.picked === null ? undefined : entry.options[draft.picked];
    return field(
      label,
      lineOf(option ? cut(option.label || option.key, look.width - widthOf(label) - 2) : ''),
      '',
      look,
    );
  }
  if (isRunning(draft.watch) && draft.line.text === '') {
    const running = `${look.glyphs.running} ${clockOf(wholeSeconds(draft.watch, now))}`;
    return {
      lines: [
        `${look.style.strong(label)} ${look.style.careful(running)}  ${look.style.faint(speaker.say('walk.running'))}`,
      ],
      cursor: { row: 0, column: widthOf(label) + 1 + widthOf(running) },
    };
  }
  const value = entry.by === 'typing' && !draft.fromWatch ? entry.read(draft.line.text.trim()) : null;
  const meaning = value === null ? '' : `= ${preview(value)}`;
  return field(label, draft.line, draft.fromWatch ? speaker.say('walk.stopped') : meaning, look);
}

function hintsOf(
  { entry, pass, scored, guide }: Question,
  { overlay, draft, escaped }: QuestionState,
  { say }: Speaker,
): KeyHint[] {
  const enter: KeyHint = ['Enter', say('key.answer')];
  const cancel: KeyHint = ['Esc', say('key.cancel')];
  switch (overlay?.over) {
    case 'note':
    case 'reason':
      return [
        ['Enter', say('key.save')],
        ['Alt+Enter', say('key.new-line')],
        ['Ctrl+O', say('key.editor')],
        ['Esc', say('key.put-aside')],
      ];
    case 'evidence':
      return [['Enter', say('key.attach')], ['Tab', say('key.complete')], ['−1', say('key.detach')], cancel];
    case 'copy':
      return [['Enter', say('key.copy')], ['r', say('key.refer')], cancel];
    case 'expectation':
      return [['Enter', say('key.save')], cancel];
    case 'help':
    case 'briefing':
      return [[say('key.any'), say('key.close')]];
  }
  const hints: KeyHint[] = [enter];
  if (entry.by === 'typing' && entry.stopwatch && takesCommands(draft, entry))
    hints.push([say('key.space'), say(isRunning(draft.watch) ? 'key.stop' : 'key.start')]);
  if (!takesCommands(draft, entry) && !escaped) return [...hints, ['Esc', say('key.then-letter')]];
  if (guide !== '') hints.push(['g', say('key.guide')]);
  hints.push(['c', say('key.note')]);
  if (pass === 'delivery') hints.push(['e', say('key.evidence')]);
  if (pass === 'delivery' && scored) hints.push(['=', say('key.expectation')]);
  hints.push(['b', say('key.back')], ['s', say('key.skip')]);
  if (pass === 'delivery')
    hints.push(['d', say('key.dont-know')], ['x', say('key.not-applicable')], ['r', say('key.review')]);
  hints.push(['u', say('key.undo')], ['i', say('key.briefing')]);
  hints.push(['?', say('key.help')], ['q', say('key.quit')]);
  return hints;
}

/** 0:04:30, as a stopwatch shows it. */
export function clockOf(seconds: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Whether the screen has to be drawn anew each second. */
export const ticks = ({ draft }: QuestionState, { running }: Question): boolean =>
  isRunning(draft.watch) || running.length > 0;

export const secondsOf = (draft: Draft, now: number): number => wholeSeconds(draft.watch, now);
