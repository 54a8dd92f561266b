// What the outside gives: streams, folder, clock, variables. Everything a command knows of the world comes through here,
// so that tests can hand it a world of their own.

import type { Readable, Writable } from 'node:stream';
import { UserError } from './core/errors.ts';
import { LANGUAGES, type Language } from './core/standard/text.ts';

export interface Env {
  /** Arguments after `node svc`. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** The folder of the package: shipped standards and schemas lie below it. */
  readonly root: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  now(): Date;
  /** Names this process for locks. */
  readonly pid: number;
  /** Calls back on SIGINT, SIGTERM, SIGHUP and the like; returns how to stop listening. */
  onSignal(callback: (signal: Signal) => void): () => void;
  /** Ends the process as the signal would have. */
  die(signal: Signal): void;
  /** Calls back when nothing is left that could go on: whatever is still waited for will never come. */
  onIdle(callback: () => void): () => void;
  /** Calls back with an error that nobody waited for. */
  onStray(callback: (error: unknown) => void): () => void;
}

export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** An instant as ISO 8601, with the day and the hour that the clock on the wall had. */
export function instantOf(date: Date): string {
  const offset = -date.getTimezoneOffset();
  if (offset === 0) return date.toISOString();
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const size = Math.abs(offset);
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

export type ColorChoice = 'auto' | 'always' | 'never';

/** NO_COLOR wins over FORCE_COLOR (no-color.org); then a terminal that is not dumb. */
export function wantsColor(env: Env, choice: ColorChoice, stream: Env['stdout'] = env.stdout): boolean {
  if (choice !== 'auto') return choice === 'always';
  const { NO_COLOR, FORCE_COLOR, TERM } = env.variables;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && TERM !== 'dumb';
}

/** Columns to write in: the terminal's, within reason; 80 for a pipe or a file. */
export function widthOf(env: Env, stream: Env['stdout'] = env.stdout): number {
  const columns = stream.isTTY ? stream.columns : Number(env.variables.COLUMNS);
  return columns && columns >= 40 ? Math.min(columns, 120) : 80;
}

/** `--lang`, then SVC_LANG, then LC_ALL, then LANG; English where none of them names a language we speak. */
export function languageOf(env: Env, flag: string | undefined): Language {
  const { SVC_LANG, LC_ALL, LANG } = env.variables;
  const asked = (flag || SVC_LANG || LC_ALL || LANG || '').toLowerCase();
  return LANGUAGES.find((language) => asked.split(/[^a-z]/)[0] === language) ?? 'en';
}

export function realEnv(process: NodeJS.Process, root: string): Env {
  return {
    argv: process.argv.slice(2),
    // Asked for when it is needed: it may have been deleted.
    get cwd() {
      return folderOf(process);
    },
    root,
    variables: process.env,
    // Opened when somebody reads it.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    pid: process.pid,
    onSignal(callback) {
      const stops = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) =>
        listening(process, signal, () => callback(signal)),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
    die(signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    },
    onIdle: (callback) => listening(process, 'beforeExit', callback),
    onStray(callback) {
      // Whatever else is going on must not keep the process.
      const stop = listening(process, 'uncaughtException', (error: unknown) => {
        callback(error);
        setTimeout(() => process.exit(), LINGER).unref();
      });
      return () => setImmediate(stop);
    },
  };
}

/** Milliseconds for the last words of a process whose state nobody knows. */
const LINGER = 500;

function listening(process: NodeJS.Process, event: string, listener: (value: unknown) => void): () => void {
  process.on(event, listener);
  return () => process.off(event, listener);
}

function folderOf(process: NodeJS.Process): string {
  try {
    return process.cwd();
  } catch {
    throw new UserError('folder-gone');
  }
}
