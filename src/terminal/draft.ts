// An answer in the making: what is picked or typed so far, and the stopwatch. Nothing is picked until the auditor picks it.

import { isRunning, STOPPED, type Stopwatch, toggle, wholeSeconds } from '../core/walk/stopwatch.ts';
import type { Speaker } from '../words/index.ts';
import type { Entry } from './entry.ts';
import type { Key } from './keyboard.ts';
import { EMPTY, edit, type Line, lineOf } from './line.ts';

export interface Draft {
  readonly line: Line;
  /** Position among the options; null until the auditor moves or types. */
  readonly picked: number | null;
  readonly watch: Stopwatch;
  /** The line is what the stopwatch showed, untouched since. */
  readonly fromWatch: boolean;
}

export const BLANK_DRAFT: Draft = { line: EMPTY, picked: null, watch: STOPPED, fromWatch: false };

export type Drafted =
  | { readonly draft: Draft }
  | { readonly value: number }
  | { readonly words: string }
  /** Enter on something that is no answer; nothing at all when `typed` is empty. */
  | { readonly unread: string };

/** Whether letters are commands here, since nothing that they could belong to has been begun. */
export function takesCommands(draft: Draft, entry: Entry): boolean {
  return entry.by === 'picking' || (entry.by === 'typing' && (draft.line.text === '' || draft.fromWatch));
}

/** The answer that a draft has come to without Enter: a pick that no further key could turn into another. */
export function quickAnswer({ line, picked }: Draft, entry: Entry): number | null {
  if (entry.by !== 'picking' || picked === null || line.text === '') return null;
  const option = entry.options[picked]!;
  const isWhole = [option.key, ...option.aliases].includes(line.text);
  const mayGrow = entry.options.some(({ key, aliases }) =>
    [key, ...aliases].some((name) => name !== line.text && name.startsWith(line.text)),
  );
  return isWhole && !mayGrow ? option.value : null;
}

/** What a key makes of a draft; null when it means nothing to it. */
export function draftKey(
  draft: Draft,
  entry: Entry,
  key: Key,
  now: number,
  speaker: Speaker,
): Drafted | null {
  switch (entry.by) {
    case 'picking':
      return pick(draft, entry.options, key);
    case 'typing':
      return type(draft, entry, key, now, speaker);
    case 'writing': {
      if (key.name === 'enter' && !key.meta) {
        const words = draft.line.text.trim();
        return words === '' ? { unread: '' } : { words };
      }
      const line = edit(draft.line, key, true);
      return line && { draft: { ...draft, line } };
    }
  }
}

function pick(draft: Draft, options: Extract<Entry, { by: 'picking' }>['options'], key: Key): Drafted | null {
  const last = options.length - 1;
  const at = (picked: number): Drafted => ({ draft: { ...draft, picked, line: EMPTY } });
  switch (key.name) {
    case 'enter':
      return draft.picked === null ? { unread: '' } : { value: options[draft.picked]!.value };
    case 'up':
      return at(draft.picked === null ? last : Math.max(0, draft.picked - 1));
    case 'down':
      return at(draft.picked === null ? 0 : Math.min(last, draft.picked + 1));
    case 'home':
      return at(0);
    case 'end':
      return at(last);
  }
  if (key.text === '' || key.pasted) return null;
  const character = key.text.toLowerCase().replace(',', '.').replace('−', '-');
  // 1 picks the first point of 0 to 10, and 0 after it the last: what is typed may grow, or begin anew.
  for (const typed of [draft.line.text + character, character]) {
    const fits = (name: string) => name.startsWith(typed);
    if (!options.some((option) => [option.key, ...option.aliases].some(fits))) continue;
    const exact = options.findIndex((option) => option.key === typed || option.aliases.includes(typed));
    return { draft: { ...draft, line: lineOf(typed), picked: exact >= 0 ? exact : draft.picked } };
  }
  return null;
}

function type(
  draft: Draft,
  entry: Extract<Entry, { by: 'typing' }>,
  key: Key,
  now: number,
  speaker: Speaker,
): Drafted | null {
  const untouched = draft.line.text === '' || draft.fromWatch;
  const stop = (): Drafted => {
    const watch = toggle(draft.watch, now);
    return {
      draft: { ...draft, watch, line: lineOf(speaker.duration(wholeSeconds(watch, now))), fromWatch: true },
    };
  };
  if (entry.stopwatch && untouched && key.name === 'space')
    return isRunning(draft.watch)
      ? stop()
      : { draft: { ...draft, watch: toggle(draft.watch, now), line: EMPTY, fromWatch: false } };
  if (key.name === 'enter') {
    const typed = draft.line.text.trim();
    if (typed === '' && isRunning(draft.watch)) return stop();
    const value = typed === '' ? null : entry.read(typed);
    return value === null ? { unread: typed } : { value };
  }
  // What the stopwatch showed can be cut down or typed over; once it has been, the stopwatch starts from nothing again.
  const line = edit(draft.fromWatch && key.text !== '' ? EMPTY : draft.line, key);
  if (!line) return null;
  const touched = line.text !== draft.line.text;
  return {
    draft: {
      ...draft,
      line,
      fromWatch: draft.fromWatch && !touched,
      watch: touched && !isRunning(draft.watch) ? STOPPED : draft.watch,
    },
  };
}
