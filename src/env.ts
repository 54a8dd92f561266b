// What the outside gives: streams, folder, clock, variables. Everything a command knows of the world comes through here,
// so that tests can hand it a world of their own.

import type { Readable, Writable } from 'node:stream';

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
  onSignal(callback: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => void): () => void;
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
export function languageOf(env: Env, flag: string | undefined): 'en' | 'ru' {
  const { SVC_LANG, LC_ALL, LANG } = env.variables;
  const asked = flag || SVC_LANG || LC_ALL || LANG || 'en';
  return /^ru\b|^ru_/i.test(asked) ? 'ru' : 'en';
}

export function realEnv(process: NodeJS.Process, root: string): Env {
  return {
    argv: process.argv.slice(2),
    cwd: process.cwd(),
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
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      const listeners = signals.map((signal) => {
        const listener = () => callback(signal);
        process.on(signal, listener);
        return () => process.off(signal, listener);
      });
      return () => {
        for (const stop of listeners) stop();
      };
    },
  };
}
