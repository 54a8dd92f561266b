// One reader of keys for the whole of an audit. Keys wait in a queue until somebody asks for them, so that what is typed
// between two questions, or ahead of them, is never lost.

import { emitKeypressEvents, type Interface } from 'node:readline';
import { PassThrough, type Readable } from 'node:stream';
import { Interrupted } from './interrupted.ts';

export interface Key {
  /** `enter`, `up`, `backspace`, …; for a character that has no other name, the character. */
  readonly name: string;
  /** What the key types; empty for keys that type nothing. */
  readonly text: string;
  readonly ctrl: boolean;
  /** With Alt, or right after Esc. */
  readonly meta: boolean;
  /** From a paste: text, whatever it looks like. */
  readonly pasted: boolean;
  /** The bytes that the terminal sent. */
  readonly sequence: string;
}

export interface Waiting {
  /** Gives up after so many milliseconds. */
  readonly atMost?: number;
  readonly signal?: AbortSignal;
}

export interface Keyboard {
  /** The next key; null when the wait is over or something happened (`nudge`). Throws Interrupted on Ctrl-C, Ctrl-D, the end of input, or a signal. */
  next(waiting?: Waiting): Promise<Key | null>;
  /** Whether keys are waiting. */
  pending(): boolean;
  /** Leaves the terminal to another program until it is done. */
  suspend<T>(during: () => Promise<T>): Promise<T>;
  /** Ends the present wait without a key: the window was resized. */
  nudge(): void;
  /** Puts a question of another library to the auditor: it gets the keys one by one, and what it leaves stays in the queue. */
  lend<T>(ask: (input: Readable, signal: AbortSignal) => Promise<T>): Promise<T>;
  close(): void;
}

interface Source extends Readable {
  setRawMode?(mode: boolean): unknown;
}

interface RawKey {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/** Ctrl-C or Ctrl-D, be it right after Esc. */
const LEAVING = /^\u001b?[\u0003\u0004]$/;

/**
 * Text that a terminal without bracketed paste sends all at once: a line of three words or more. What is typed ahead while
 * the disk is slow are answers, single characters and words with Enter between them.
 */
export const isBurst = (chunk: string): boolean =>
  !chunk.includes('\u001b') &&
  chunk
    .split(/[\r\n]/)
    .some((line) => (line.match(/\p{L}+/gu)?.length ?? 0) >= 3 && (line.match(/\s+/g)?.length ?? 0) >= 2);

/** How long after Esc, in milliseconds, a key may be the rest of one sequence: less than a hand needs, more than a network. */
const ESCAPE_TIME = 50;

export function openKeyboard(stdin: Source, signal: AbortSignal): Keyboard {
  const queue: (Key | Interrupted)[] = [];
  let wake = () => {};
  let pasting = false;
  /** Characters of a burst that are still to come, and the Enter at its end, which is a key. */
  let burst = 0;
  let last: string | undefined;
  const onData = (chunk: Buffer | string) => {
    const text = String(chunk);
    burst = !pasting && isBurst(text) ? [...text.replace(/[\r\n]$/, '')].length : 0;
  };
  const push = (item: Key | Interrupted) => {
    queue.push(item);
    wake();
  };
  const onKeypress = (text: string | undefined, raw: RawKey) => {
    if (raw.name === 'paste-start' || raw.name === 'paste-end') {
      pasting = raw.name === 'paste-start';
      return;
    }
    const isLeaving = !pasting && LEAVING.test(raw.sequence ?? '');
    // A line end of Windows is one line end.
    const isEcho = raw.name === 'enter' && last === 'return';
    last = raw.name;
    const isText = pasting || burst > 0;
    burst = Math.max(0, burst - 1);
    if (isText && isEcho) return;
    push(isLeaving ? new Interrupted('key') : keyOf(text, raw, isText));
  };
  const onEnd = () => push(new Interrupted('closed'));
  const onAbort = () => wake();

  stdin.prependListener('data', onData);
  emitKeypressEvents(stdin, { escapeCodeTimeout: ESCAPE_TIME } as unknown as Interface);
  stdin.setRawMode?.(true);
  stdin.on('keypress', onKeypress).on('end', onEnd).on('close', onEnd).on('error', onEnd);
  signal.addEventListener('abort', onAbort);
  stdin.resume();

  const next: Keyboard['next'] = async ({ atMost, signal: giveUp } = {}) => {
    if (queue.length === 0 && !signal.aborted && !giveUp?.aborted)
      await new Promise<void>((resolve) => {
        const timer = atMost === undefined ? undefined : setTimeout(() => wake(), atMost);
        wake = () => {
          clearTimeout(timer);
          // One signal outlasts many waits: a listener that stays behind would pile up on it.
          giveUp?.removeEventListener('abort', wake);
          resolve();
        };
        giveUp?.addEventListener('abort', wake);
      });
    wake = () => {};
    if (signal.aborted) throw signal.reason;
    if (giveUp?.aborted) return null;
    const item = queue.shift();
    if (item instanceof Interrupted) throw item;
    return item ?? null;
  };

  return {
    next,
    pending: () => queue.length > 0,
    nudge: () => wake(),
    async suspend(during) {
      stdin.setRawMode?.(false);
      stdin.pause();
      try {
        return await during();
      } finally {
        stdin.setRawMode?.(true);
        stdin.resume();
      }
    },
    lend: (ask) => lend(next, ask),
    close() {
      stdin.off('data', onData);
      stdin.off('keypress', onKeypress).off('end', onEnd).off('close', onEnd).off('error', onEnd);
      // A terminal that goes away while the program ends is no news.
      stdin.on('error', () => {});
      signal.removeEventListener('abort', onAbort);
      try {
        stdin.setRawMode?.(false);
      } catch {
        // the terminal is gone, and its modes with it
      }
      stdin.pause();
    },
  };
}

async function lend<T>(
  next: Keyboard['next'],
  ask: (input: Readable, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const input = new PassThrough();
  const answered = new AbortController();
  const cancelled = new AbortController();
  const answer = ask(input, cancelled.signal).finally(() => answered.abort());
  // It is awaited below on every path; until then a rejection must not count as unhandled.
  answer.catch(() => {});
  try {
    while (!answered.signal.aborted) {
      const key = await next({ signal: answered.signal });
      if (key === null) continue;
      input.write(key.sequence);
      // A key that ends the question does so within a few turns; the next one must wait for that.
      for (let turn = 0; turn < 5 && !answered.signal.aborted; turn++) await new Promise(setImmediate);
    }
  } catch (error) {
    cancelled.abort(error);
    await answer.catch(() => {});
    throw error;
  } finally {
    input.end();
  }
  return answer;
}

function keyOf(
  text: string | undefined,
  { name, sequence = '', ctrl = false, meta = false }: RawKey,
  pasted: boolean,
): Key {
  if (pasted) {
    const typed =
      text === undefined || /^[\u0000-\u001f\u007f]/.test(text)
        ? /^(return|enter)$/.test(name ?? '')
          ? '\n'
          : name === 'tab'
            ? ' '
            : ''
        : text;
    return { name: 'paste', text: typed, ctrl: false, meta: false, pasted, sequence: typed };
  }
  // Node names letters of ASCII only; Alt with any other letter comes as Esc and the letter.
  const after = sequence.startsWith('\u001b') && [...sequence].length === 2 ? sequence.slice(1) : '';
  const printable = text !== undefined && !ctrl && !meta && !/^[\u0000-\u001f\u007f]/.test(text) ? text : '';
  return {
    name:
      name === 'return'
        ? 'enter'
        : printable === ' '
          ? 'space'
          : (name ?? (after.toLowerCase() || printable)),
    text: printable,
    ctrl,
    meta: name !== 'escape' && (meta || (after !== '' && text === undefined)),
    pasted,
    sequence,
  };
}
