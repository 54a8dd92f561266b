// The prompter that draws: one panel, redrawn in place, driven key by key.

import type { Env } from '../env.ts';
import { forTerminal } from '../text/escape.ts';
import { styleFor } from '../text/style.ts';
import type { Speaker } from '../words/index.ts';
import type { Briefing } from './briefing.ts';
import { commandOf } from './commands.ts';
import { inEditor } from './editor.ts';
import type { Look, Screen } from './frame.ts';
import { block, frame, glyphsFor, keyLines, progressBar, textWidth } from './frame.ts';
import { openInquiry } from './inquiry.ts';
import { Interrupted } from './interrupted.ts';
import { type Key, type Keyboard, openKeyboard } from './keyboard.ts';
import { lineOf } from './line.ts';
import { openPanel } from './panel.ts';
import type { Aids, Prompter, Reply } from './prompter.ts';
import type { Question } from './question.ts';
import type { QuestionState } from './question-screen.ts';
import { drawQuestion, firstState, pressKey, ticks, unsentOf } from './question-screen.ts';
import { drawReview, firstReview, pressReview } from './review-screen.ts';

const BRACKETED_PASTE = { on: '\u001b[?2004h', off: '\u001b[?2004l' };
/** How often a clock is looked at, in milliseconds: one that counts seconds, and one that counts minutes. */
const TICK = 200;
const IDLE = 10_000;
/** What is done within so many milliseconds is not worth a picture of its progress. */
const FLASH = 300;

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
  /** What is picked at questions that were left without an answer: a comment, say, comes before Enter. */
  const picks = new Map<string, number | null>();
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
    press: (state: State, key: Key, top: number) => { state: State; result?: Result; later?: Promise<State> },
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
      state = pressed.later ? await pressed.later : pressed.state;
      if (pressed.result !== undefined) return pressed.result;
    }
  };

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

  const clock = () => env.now().getTime();

  /** Hands the text being typed to the auditor's own editor. */
  const edited = async (state: QuestionState): Promise<QuestionState> => {
    const { overlay, draft } = state;
    const line = overlay && 'line' in overlay ? overlay.line : draft.line;
    makeRoom();
    const text = await keyboard.suspend(() => inEditor(line.text, env));
    output.write('\n');
    if (text === null) return { ...state, message: speaker.say('walk.no-editor') };
    return overlay && 'line' in overlay
      ? { ...state, overlay: { ...overlay, line: lineOf(text) } }
      : { ...state, draft: { ...draft, line: lineOf(text) } };
  };

  /** What the keys of a question need from outside: the files of this machine, or an editor. */
  const outside = async (
    needs: 'completion' | 'look' | 'editor',
    state: QuestionState,
    aids: Aids,
  ): Promise<QuestionState> => {
    if (needs === 'editor') return edited(state);
    const { overlay } = state;
    if (overlay?.over !== 'evidence') return state;
    const typed = overlay.line.text;
    if (needs === 'look') {
      const fault = await aids.look(typed.trim());
      return fault
        ? { ...state, message: speaker.say(`error.${fault.code}`, fault.args) }
        : { ...state, overlay: { over: 'copy', path: typed.trim() } };
    }
    const found = await aids.complete(typed);
    const [first] = found;
    if (first === undefined) return { ...state, message: speaker.say('walk.no-such-path') };
    const common = found.reduce((start, path) => {
      let same = 0;
      while (same < start.length && start[same] === path[same]) same++;
      return start.slice(0, same);
    }, first);
    const names = found.map((path) => forTerminal(path.replace(/.*\/(?=.)/, ''))).join('  ');
    return {
      ...state,
      overlay: { ...overlay, line: lineOf(common.length > typed.length ? common : typed) },
      message: found.length > 1 ? names : '',
    };
  };

  const question = async (asked: Question, aids: Aids): Promise<Reply> => {
    const name = `${asked.pass} ${asked.id}`;
    const first = firstState(asked, speaker, guide, message);
    const picked = picks.get(name) ?? first.draft.picked;
    const start = { ...first, draft: { ...first.draft, picked } };
    const opening: QuestionState = path.again
      ? { ...start, overlay: { over: 'evidence', line: lineOf(path.typed) } }
      : start;
    message = '';
    path = { typed: '', again: false };
    const kept = (state: QuestionState) => {
      guide = state.guide;
      picks.set(name, state.draft.picked);
      aids.keep({ watch: state.draft.watch, unsent: unsentOf(asked, state) });
      return state;
    };
    const reply = await run<QuestionState, Reply>(
      opening,
      (state) => drawQuestion(asked, state, look(), speaker, clock()),
      (state, key, top) => {
        const pressed = pressKey(state, key, { question: asked, speaker, now: clock(), top });
        kept(pressed.state);
        return {
          state: pressed.state,
          ...(pressed.reply ? { result: pressed.reply } : {}),
          ...(pressed.needs ? { later: outside(pressed.needs, pressed.state, aids).then(kept) } : {}),
        };
      },
      (state) => (ticks(state, asked) ? TICK : IDLE),
    );
    if (reply.does === 'answer' || reply.does === 'blank' || reply.does === 'undo') picks.delete(name);
    if (reply.does === 'attach-file') path = { typed: reply.path, again: false };
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
    async during(what, work) {
      const stopping = new AbortController();
      let share = 0;
      const done = work((now) => {
        share = now;
        keyboard.nudge();
      }, stopping.signal);
      let isDone = false;
      done
        .catch(() => {})
        .finally(() => {
          isDone = true;
          keyboard.nudge();
        });
      // What is quick is done before anybody could read of it.
      const began = clock();
      try {
        while (!isDone) {
          if (clock() - began > FLASH) {
            const now = look();
            const lines = [
              block(what, 0, now.width).join(' '),
              `${progressBar(share, Math.min(40, now.width - 8), now)} ${Math.floor(share * 100)} %`,
              '',
              ...keyLines([['Esc', speaker.say('key.cancel')]], now),
            ];
            panel.draw(lines, { row: lines.length - 1, column: 0 });
          }
          const key = await keyboard.next({ atMost: TICK });
          if (key?.name === 'escape') stopping.abort();
        }
        return await done;
      } catch (error) {
        stopping.abort();
        await done.catch(() => {});
        if (error instanceof Interrupted || !stopping.signal.aborted) throw error;
        return null;
      }
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
