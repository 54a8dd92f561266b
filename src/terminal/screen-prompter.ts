// The prompter that draws: one panel, redrawn in place, driven key by key.

import { isRunning } from '../core/walk/stopwatch.ts';
import type { Env } from '../env.ts';
import { forTerminal } from '../text/escape.ts';
import { styleFor } from '../text/style.ts';
import type { Speaker } from '../words/index.ts';
import { commandOf } from './commands.ts';
import type { Look, Screen } from './frame.ts';
import { block, frame, glyphsFor, keyLines, textWidth } from './frame.ts';
import { openInquiry } from './inquiry.ts';
import { Interrupted } from './interrupted.ts';
import type { Key, Keyboard } from './keyboard.ts';
import { openKeyboard } from './keyboard.ts';
import { lineOf } from './line.ts';
import { openPanel } from './panel.ts';
import type { Briefing, Prompter, Reply } from './prompter.ts';
import type { Question } from './question.ts';
import type { OtherWatch, QuestionState } from './question-screen.ts';
import { drawQuestion, firstDraft, pressKey, secondsOf, ticks } from './question-screen.ts';
import { drawReview, firstReview, pressReview } from './review-screen.ts';

const BRACKETED_PASTE = { on: '\u001b[?2004h', off: '\u001b[?2004l' };
/** How often a clock is looked at, in milliseconds: one that counts seconds, and one that counts minutes. */
const TICK = 200;
const IDLE = 10_000;

/** What is remembered of a question that was left and may be come back to. */
interface Kept {
  readonly state: QuestionState;
  readonly text: string;
}

export function openScreenPrompter(
  env: Env,
  speaker: Speaker,
  color: boolean,
  signal: AbortSignal,
): Prompter {
  const { stderr: output } = env;
  const style = styleFor(color);
  const glyphs = glyphsFor(env);
  const keyboard: Keyboard = openKeyboard(env.stdin, signal);
  const panel = openPanel(output);
  const inquiry = openInquiry(keyboard, output, style, speaker);
  const kept = new Map<string, Kept>();
  let guide = false;
  let message = '';
  /** The path of the last file named, and whether it is to be asked for again. */
  let path = { typed: '', again: false };
  /** Whether the panel stands right below what others wrote, from which a line has to part it. */
  let isBelow = true;
  const onResize = () => keyboard.nudge();
  output.on('resize', onResize);

  let hasBegun = false;
  /** Before the first screen: until then nothing is to be seen on the terminal. */
  const begin = () => {
    if (!hasBegun) output.write(BRACKETED_PASTE.on);
    hasBegun = true;
  };

  /** For a question that is not drawn on the panel; the panel goes on below it. */
  const makeRoom = () => {
    begin();
    panel.clear();
    isBelow = true;
  };

  const look = (): Look => ({ style, glyphs, width: textWidth(panel.columns), rows: panel.rows });

  /** Shows a state until a key ends it. What is typed ahead is taken in before anything is drawn. */
  const run = async <State, Result>(
    first: State,
    draw: (state: State) => Screen,
    press: (state: State, key: Key, top: number) => { state: State; result?: Result },
    wait: (state: State) => number,
  ): Promise<Result> => {
    let state = first;
    begin();
    if (isBelow) output.write('\n');
    isBelow = false;
    let top = 0;
    for (;;) {
      if (!keyboard.pending()) {
        const screen = draw(state);
        panel.draw(screen.lines, screen.cursor);
        top = screen.top;
      }
      const key = await keyboard.next({ atMost: wait(state) });
      if (key === null) continue;
      const pressed = press(state, key, top);
      state = pressed.state;
      if (pressed.result !== undefined) return pressed.result;
    }
  };

  const otherWatches = (but: string, now: number): OtherWatch[] =>
    [...kept].flatMap(([name, { state, text }]) =>
      name !== but && isRunning(state.draft.watch) ? [{ text, seconds: secondsOf(state.draft, now) }] : [],
    );

  /** A page to be read; Enter goes on. */
  const page = (
    title: string,
    paragraphs: readonly string[],
    next: string,
    extra: readonly [string, string][],
  ) =>
    run<{ scroll: number }, Key>(
      { scroll: 0 },
      ({ scroll }) => {
        const now = look();
        const body = paragraphs.flatMap((text) =>
          text === '' ? [''] : block(text, text.startsWith('•') ? 2 : 0, now.width),
        );
        const keys = keyLines([['Enter', next], ...extra, ['q', speaker.say('key.quit')]], now);
        return frame(
          [style.strong(title), ''],
          body,
          { lines: ['', ...keys], cursor: { row: keys.length, column: 0 } },
          { focus: 0, scroll, look: now },
        );
      },
      (state, key, top) => {
        if (key.name === 'pagedown' || key.name === 'down') return { state: { scroll: top + 5 } };
        if (key.name === 'pageup' || key.name === 'up') return { state: { scroll: Math.max(0, top - 5) } };
        return { state, result: key };
      },
      () => IDLE,
    );

  const question = async (asked: Question): Promise<Reply> => {
    const name = `${asked.pass} ${asked.id}`;
    const before = kept.get(name)?.state;
    const opening: QuestionState = {
      draft: before?.draft ?? firstDraft(asked),
      overlay: path.again ? { over: 'evidence', line: lineOf(path.typed) } : null,
      guide,
      scroll: null,
      escaped: false,
      message,
    };
    message = '';
    path = { typed: '', again: false };
    const clock = () => env.now().getTime();
    const others = () => otherWatches(name, clock());
    const remember = (state: QuestionState) => kept.set(name, { state, text: asked.text });
    const reply = await run<QuestionState, Reply>(
      opening,
      (state) => drawQuestion(asked, state, look(), speaker, clock(), others()),
      (state, key, top) => {
        const pressed = pressKey(state, key, { question: asked, speaker, now: clock(), top });
        guide = pressed.state.guide;
        remember(pressed.state);
        return { state: pressed.state, ...(pressed.reply ? { result: pressed.reply } : {}) };
      },
      (state) => (ticks(state) || others().length > 0 ? TICK : IDLE),
    );
    if (reply.does === 'attach-file') path = { typed: reply.path, again: false };
    const settles = reply.does === 'answer' || reply.does === 'tell' || reply.does === 'blank';
    // A stopwatch that runs while the auditor skips ahead goes on running; everything else begins anew next time.
    const goesOn = isRunning(kept.get(name)?.state.draft.watch ?? { gathered: 0, since: null });
    if (reply.does === 'answer' || (settles && !goesOn)) kept.delete(name);
    return reply;
  };

  return {
    choose(choice) {
      makeRoom();
      return inquiry.choose(choice);
    },
    ask(field) {
      makeRoom();
      return inquiry.ask(field);
    },
    async brief({ title, paragraphs }: Briefing) {
      for (;;) {
        const key = await page(
          forTerminal(title),
          [...paragraphs.map(forTerminal), speaker.say('brief.keys')],
          speaker.say('key.start-walk'),
          [],
        );
        if (key.name === 'enter') return;
        if (commandOf(key) === 'quit') throw new Interrupted('quit');
      }
    },
    question,
    async threshold({ heading, asked, questions }) {
      for (;;) {
        const key = await page(
          heading,
          [
            speaker.say('threshold.asked', { count: asked }),
            '',
            speaker.say('threshold.go', { count: questions }),
          ],
          speaker.say('key.begin'),
          [['b', speaker.say('key.back')]],
        );
        if (key.name === 'enter') return { does: 'begin' };
        if (key.name === 'left' || commandOf(key) === 'back') return { does: 'back' };
        if (commandOf(key) === 'quit') return { does: 'quit' };
      }
    },
    review(review) {
      const opening = { ...firstReview(review), message };
      message = '';
      return run(
        opening,
        (state) => drawReview(review, state, look(), speaker),
        (state, key) => {
          const { state: next, reply } = pressReview(state, key, review, speaker);
          return { state: next, ...(reply ? { result: reply } : {}) };
        },
        () => IDLE,
      );
    },
    tell(sentence) {
      message = sentence;
    },
    refuse(sentence) {
      message = sentence;
      path = { ...path, again: true };
    },
    close() {
      panel.clear();
      output.off('resize', onResize);
      if (hasBegun) output.write(BRACKETED_PASTE.off);
      hasBegun = false;
      keyboard.close();
    },
  };
}
