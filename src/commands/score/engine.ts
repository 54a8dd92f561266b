// A survey that an engine keeps: opened to be read, ended by whoever ends svc, and its first rows as a file, so that it is
// understood as that file would be.

import { usageError } from '../../core/errors.ts';
import { DIALECTS } from '../../core/sql/dialect.ts';
import type { Engine } from '../../core/sql/engine.ts';
import { openEngine } from '../../io/engines/index.ts';
import type { EngineSource } from '../../io/engines/source.ts';
import { removeTemporaries } from '../../io/inputs.ts';
import type { Shell } from '../shared/command.ts';
import type { SurveyInput } from '../shared/surveys.ts';
import type { ScoreCommandOptions } from './options.ts';

/** What is about files, and has no meaning here. */
const OF_FILES = ['rows', 'rejects', 'sheet', 'encoding', 'delimiter', 'headerRows'] as const;

/** Gives `act` the survey; whatever stops svc stops what the engine is doing for it, too. */
export async function withEngine<T>(
  source: EngineSource,
  options: ScoreCommandOptions,
  { env }: Shell,
  act: (input: SurveyInput) => Promise<T>,
): Promise<T> {
  const unfit = OF_FILES.find((option) => options[option] !== undefined);
  if (unfit)
    throw usageError('engine-option', { option: `--${unfit === 'headerRows' ? 'header-rows' : unfit}` });
  const cancels: (() => void)[] = [];
  let ending: Parameters<typeof env.die>[0] | null = null;
  const stop = env.onSignal((signal) => {
    ending = signal;
    for (const cancel of cancels) cancel();
    removeTemporaries();
    // The engine is told, and has a moment to hear it.
    setTimeout(() => env.die(signal), 500);
  });
  let engine: Engine | null = null;
  try {
    engine = await openEngine(source, {
      name: source.name,
      root: env.root,
      cwd: env.cwd,
      variables: env.variables,
      timeout: source.timeout * 1000,
      onCancel: (cancel) => void cancels.push(cancel),
    });
    return await act(await inputOf(engine, source.order));
  } catch (error) {
    // What was cut short has nothing to say; the signal ends it.
    if (ending !== null) return await new Promise<never>(() => {});
    throw error;
  } finally {
    stop();
    await engine?.close();
  }
}

const SAMPLE = 12;

async function inputOf(engine: Engine, order: string | null): Promise<SurveyInput> {
  const { name } = engine;
  const sample = await sampleOf(engine);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield sample;
  }
  return {
    name,
    file: name,
    path: null,
    facts: new Map(),
    bytes,
    release: () => {},
    engine: { engine, order },
  };
}

/** The header and the first rows, as a file would have them. */
async function sampleOf(engine: Engine): Promise<Buffer> {
  const sql = DIALECTS[engine.dialect];
  const columns = await engine.columns();
  const cells = columns.map(({ name }, k) => `${sql.asText(`source.${sql.identifier(name)}`)} AS c${k}`);
  const rows = await engine.rows(
    `SELECT ${cells.join(', ')} FROM ${engine.source} AS source LIMIT ${SAMPLE}`,
  );
  const line = (row: readonly (string | null)[]) => `${row.map(quoted).join(',')}\n`;
  return Buffer.from([columns.map(({ name }) => name), ...rows].map(line).join(''));
}

const quoted = (cell: string | null): string => `"${(cell ?? '').replaceAll('"', '""')}"`;
