// Feeds a reader with damaged files, and keeps those that lead it where none has been before, to be damaged further (as AFL
// does: Zalewski, 2014). Where it has been is asked of V8 itself, which counts the blocks of code that were run.

import { Session } from 'node:inspector/promises';
import { UserError } from '../../src/core/errors.ts';
import { mostMemory } from './memory.js';
import { randomFrom } from './random.ts';
import type { Target } from './targets.ts';

export interface Fault {
  readonly target: string;
  readonly what: 'crash' | 'slow' | 'memory';
  readonly said: string;
  readonly bytes: Buffer;
}

/** Measures what memory an input takes, in bytes: the most that svc had of it since `begin`, by itself. */
export interface Meter {
  begin(): void;
  most(): number;
  /** Throws away what earlier inputs have left. */
  clear(): void;
  /** The same of a process that reads this input and nothing else. */
  alone(bytes: Buffer): Promise<number>;
}

/** Seconds of processor that an input may take. */
const allowed = (size: number): number => Math.max(1, size / 100_000);

/** What is wrong with how a target takes this input; null where nothing is. Without a meter its memory is not looked at. */
export async function faultOf(target: Target, bytes: Buffer, meter?: Meter): Promise<Fault | null> {
  meter?.begin();
  const begun = process.cpuUsage();
  try {
    await target.read(bytes);
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode > 3)
      return { target: target.name, what: 'crash', said: String((error as Error)?.stack ?? error), bytes };
  }
  const { user, system } = process.cpuUsage(begun);
  const took = (user + system) / 1e6;
  if (took > allowed(bytes.length))
    return {
      target: target.name,
      what: 'slow',
      said: `${took.toFixed(1)} s for ${bytes.length} bytes`,
      bytes,
    };
  const most = meter && !target.isLarge ? await memoryOf(target, bytes, meter) : 0;
  return most > mostMemory(bytes.length)
    ? {
        ...{ target: target.name, what: 'memory', bytes },
        said: `${(most / 1e6).toFixed(0)} MB for ${bytes.length} bytes`,
      }
    : null;
}

/** What is left of other inputs counts too, so that what seems too much is read again: with that thrown away, and then alone. */
async function memoryOf(target: Target, bytes: Buffer, meter: Meter): Promise<number> {
  const most = mostMemory(bytes.length);
  if (meter.most() <= most) return meter.most();
  meter.clear();
  meter.begin();
  await (async () => target.read(bytes))().catch(() => {});
  return meter.most() <= most ? meter.most() : meter.alone(bytes);
}

/** Inputs between two looks at where they have led. */
const BATCH = 100;
/** To look costs five times what reading does: only one input in so many is looked after. */
const GUIDED = 10;
/** Files kept at most, and how large they may grow. */
const CORPUS = 600;
const LARGEST = 60_000;

export interface Looked {
  readonly inputs: number;
  readonly faults: readonly Fault[];
  /** Blocks of code that were run. */
  readonly blocks: number;
  readonly corpus: number;
}

export interface Looking {
  readonly inputs: number;
  readonly seed: number;
  /** The file whose blocks of code are looked at. */
  readonly script: string;
  readonly meter: Meter | undefined;
}

/** `before` hears of each input before it is read. */
export async function fuzz(
  target: Target,
  { inputs, seed, script, meter }: Looking,
  before: (bytes: Buffer, done: number) => void,
): Promise<Looked> {
  const random = randomFrom(seed);
  const where = await blocksOf(script);
  const seeds = await target.seeds();
  const corpus = [...seeds];
  const faults = new Map<string, Fault>();
  const read = async (bytes: Buffer, done: number) => {
    before(bytes, done);
    const fault = await faultOf(target, bytes, meter);
    // One of each kind is enough.
    if (fault)
      faults.set(fault.what + fault.said.split('\n').slice(0, 3).join('').replace(/\d+/g, '0'), fault);
  };
  for (const bytes of corpus) await read(bytes, 0);
  await where.anew();
  const next = () => target.mutate(random.of(corpus), corpus, random).subarray(0, LARGEST);
  const guided = Math.ceil(inputs / GUIDED);
  for (let done = 0; done < guided; ) {
    const batch: Buffer[] = [];
    for (; batch.length < BATCH && done < guided; done++) {
      const bytes = next();
      batch.push(bytes);
      await read(bytes, done);
    }
    if (!(await where.anew())) continue;
    // One of these it was: each again, since only what leads on is worth keeping. What depends on the order is lost.
    where.forget();
    for (const bytes of batch) {
      await read(bytes, done);
      if (!(await where.anew())) continue;
      if (corpus.length < CORPUS) corpus.push(bytes);
      else corpus[seeds.length + random.below(CORPUS - seeds.length)] = bytes;
    }
  }
  await where.stop();
  for (let done = guided; done < inputs; done++) await read(next(), done);
  return { inputs, faults: [...faults.values()], blocks: where.size(), corpus: corpus.length };
}

/** Which blocks of a script have been run. */
async function blocksOf(script: string) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  let last = new Set<string>();
  const seen = new Set<string>();
  return {
    /** Whether blocks have been run, since it was asked last, that never were before. */
    async anew(): Promise<boolean> {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const before = seen.size;
      last = new Set();
      for (const { url, functions } of result) {
        if (!url.endsWith(script)) continue;
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges) {
            const block = `${startOffset}-${endOffset}`;
            if (count === 0 || seen.has(block)) continue;
            seen.add(block);
            last.add(block);
          }
      }
      return seen.size > before;
    },
    forget() {
      for (const block of last) seen.delete(block);
    },
    size: () => seen.size,
    stop: () => session.post('Profiler.stopPreciseCoverage'),
  };
}
