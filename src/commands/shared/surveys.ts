// What a command that reads a survey was given: one file, several, folders, patterns or archives, all of them one survey.

import { closeSync, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { compareText, UserError, usageError } from '../../core/errors.ts';
import type { EngineSurvey } from '../../core/sql/engine.ts';
import { asUserError, bytesOf } from '../../io/files.ts';
import { statInput, within } from '../../io/inputs.ts';
import { filesIn } from '../../io/yaml-files.ts';
import type { Places } from '../../survey/peek.ts';
import { wavesOf } from '../../survey/waves.ts';
import type { Shell } from './command.ts';

/** One file of a survey. */
export interface SurveyInput {
  /** What to call it in a sentence, and where its findings are. */
  readonly name: string;
  readonly file: string;
  /** The file on the disk that holds it and nothing else; null where there is none. */
  readonly path: string | null;
  /** What every row of it can be grouped by. */
  readonly facts: ReadonlyMap<string, string>;
  /** Its bytes from the first, as often as they are asked for. */
  bytes(): AsyncIterable<Uint8Array>;
  /** What counts its rows where they lie; its bytes are then but a sample. */
  readonly engine?: EngineSurvey;
  /** Whoever still writes into a pipe is not waited for. */
  release(): void;
}

const HIDDEN = /(?:^|[\\/])\.[^\\/]/;

/** At least one, in order of their names; throws a UserError where there is nothing to read. */
export async function surveyInputs(said: readonly string[], shell: Shell): Promise<SurveyInput[]> {
  if (said.includes('-')) {
    if (said.length > 1) throw usageError('stdin-among-files');
    return [stdinInput(shell)];
  }
  const found: Omit<SurveyInput, 'facts'>[] = [];
  for (const name of said) found.push(...(await inputsOf(name, shell)));
  const once = [...new Map(found.map((one) => [one.file, one])).values()];
  const names = shortNames(once.map(({ file }) => file.replaceAll('\\', '/')));
  const waves = wavesOf(names);
  return once.map((one, i) => ({
    ...one,
    facts: new Map([
      ['file', names[i]!],
      ['wave', waves[i]!],
    ]),
  }));
}

async function inputsOf(said: string, { env }: Shell): Promise<Omit<SurveyInput, 'facts'>[]> {
  const path = resolve(env.cwd, said);
  const stats = await stat(path).catch(() => null);
  if (stats?.isDirectory()) {
    const { SURVEY_FILE } = await import('../../survey/zipped.ts');
    const files = await filesIn(path, new RegExp(`${SURVEY_FILE.source}|\\.zip$`, 'i'));
    if (files.length === 0) throw new UserError('no-survey-in', { name: said });
    return (await Promise.all(files.map((file) => inputsIn(file, named(file, said, path))))).flat();
  }
  if (!stats && /[*?[{]/.test(said)) {
    const { glob } = await import('tinyglobby');
    const files = await glob(said.replaceAll('\\', '/'), {
      cwd: env.cwd,
      absolute: true,
      expandDirectories: false,
    });
    if (files.length === 0) throw new UserError('no-survey-matches', { name: said });
    const sorted = files.filter((file) => !HIDDEN.test(relative(env.cwd, file))).sort(compareText);
    return (await Promise.all(sorted.map((file) => inputsIn(file, relative(env.cwd, file))))).flat();
  }
  return inputsIn(path, said);
}

const named = (file: string, said: string, path: string): string =>
  `${said.replace(/[\\/]+$/, '')}/${relative(path, file).replaceAll('\\', '/')}`;

async function inputsIn(file: string, name: string): Promise<Omit<SurveyInput, 'facts'>[]> {
  const whole = { name, file, path: file, bytes: () => within(bytesOf(file), name), release: () => {} };
  if (!/\.zip$/i.test(file)) return [whole];
  const { zippedSurveys } = await import('../../survey/zipped.ts');
  const places = placesOf(file, name);
  const inside = await zippedSurveys(places, name).finally(() => places.close());
  if (inside === null) return [whole];
  if (inside.length === 0) throw new UserError('no-survey-in', { name });
  return inside.map(({ path }) => ({
    ...{ name: `${name}/${path}`, file: `${file}/${path}`, path: null, release: () => {} },
    bytes: () => within(partOf(file, name, path), `${name}/${path}`),
  }));
}

/** The archive is opened for as long as a part of it is read. */
async function* partOf(file: string, name: string, path: string): AsyncGenerator<Uint8Array> {
  const { zippedSurveys } = await import('../../survey/zipped.ts');
  const places = placesOf(file, name);
  try {
    const inside = (await zippedSurveys(places, name)) ?? [];
    yield* inside.find((one) => one.path === path)!.bytes();
  } finally {
    places.close();
  }
}

function placesOf(file: string, name: string): Places & { close(): void } {
  try {
    const { size } = statInput(file);
    const fd = openSync(file, 'r');
    return {
      size,
      readAt: (into, offset, length, position) => readSync(fd, into, offset, length, position),
      close: () => closeSync(fd),
    };
  } catch (error) {
    throw asUserError(error, name);
  }
}

/** Paths without the folder that all of them lie in. */
function shortNames(files: readonly string[]): string[] {
  const folders = files.map((file) => dirname(file).split('/'));
  let shared = 0;
  while (folders.every((one) => one[shared] !== undefined && one[shared] === folders[0]![shared])) shared++;
  return files.map((file) => file.split('/').slice(shared).join('/'));
}

/** Of standard input so much is kept, so that it can be read again where a criterion has to be left out. */
const KEPT_OF_STDIN = 256 * 1024 * 1024;

function stdinInput({ env, speaker }: Shell): SurveyInput {
  if (env.stdin.isTTY) throw usageError('survey-from-terminal');
  const name = speaker.say('report.stdin');
  const kept: Uint8Array[] = [];
  let size = 0;
  let isRead = false;
  async function* keeping(): AsyncGenerator<Uint8Array> {
    for await (const chunk of within<Buffer>(env.stdin, name)) {
      size += chunk.length;
      if (size <= KEPT_OF_STDIN) kept.push(Uint8Array.from(chunk));
      yield chunk;
    }
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    if (size > KEPT_OF_STDIN) throw usageError('stdin-once', { file: name }, { code: 'stdin-once' });
    yield* kept;
  }
  return {
    name,
    file: name,
    path: null,
    facts: new Map([
      ['file', name],
      ['wave', name],
    ]),
    bytes: () => {
      const source = isRead ? again() : keeping();
      isRead = true;
      return source;
    },
    release: () => env.stdin.destroy(),
  };
}
