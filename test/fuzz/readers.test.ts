// Every reader, fed with files damaged by chance: `npm run fuzz` does it long, and guided; here each has a few.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../world.ts';
import { faultOf } from './loop.ts';
import { isMeasured } from './memory.js';
import { randomFrom } from './random.ts';
import { targetsIn } from './targets.ts';

const folder = mkdtempSync(join(tmpdir(), 'svc-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('whatever lies in a file', () => {
  const session = new Session();
  beforeAll(async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  });

  it.each(targetsIn(ROOT, join(folder, 'in')))(
    'is read, found fault with or refused: $name',
    async (target) => {
      const seeds = await target.seeds();
      for (const seed of seeds.slice(0, 6)) expect((await faultOf(target, seed))?.said).toBeUndefined();
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), async (seed, which) => {
          const bytes = target.mutate(seeds[which % seeds.length]!, seeds, randomFrom(seed + 1));
          expect((await faultOf(target, bytes))?.said).toBeUndefined();
        }),
        { numRuns: 8 },
      );
    },
  );

  it('comes through a function that is fed here', async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    await session.post('Profiler.stopPreciseCoverage');
    const called = new Set(
      result
        .filter(({ url }) => url.includes('/src/'))
        .flatMap(({ functions }) => functions)
        .flatMap(({ functionName, ranges }) => (ranges.some(({ count }) => count > 0) ? functionName : [])),
    );
    expect(readers().filter((name) => !called.has(name) && !ELSEWHERE.has(name))).toEqual([]);
    expect(called.has('loadTheme')).toBe(true);
  });
});

/** Functions of svc that read what comes from outside, by their names. */
function readers(): string[] {
  const found: string[] = [];
  for (const room of ['load', 'survey', 'io'])
    for (const file of readdirSync(join(ROOT, 'src', room), { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.ts'))
        for (const [, name] of readFileSync(join(ROOT, 'src', room, file), 'utf8').matchAll(
          /^export (?:async )?(?:function\*? |const )((?:load|read|open|inspect|unpack(?!ed\b)|zipped|csvOf|decode)\w*)/gm,
        ))
          found.push(name!);
  expect(found.length).toBeGreaterThan(30);
  return found;
}

/** What reads no file: other programs, servers, and a stream that nobody looks into. */
const ELSEWHERE = new Set(['openFile', 'openClickhouse', 'openPostgres', 'readStream']);

it.skipIf(!isMeasured)('memory is measured, of buffers as well as of objects (skipped but on Linux)', () => {
  const script = `
    import { forgetPeak, mostMemory, ownMemory, peak } from ${JSON.stringify(join(import.meta.dirname, 'memory.js'))};
    const own = ownMemory();
    const isTooMuch = (act) => { globalThis.gc(); forgetPeak(); act(); return peak() - own > mostMemory(1000); };
    console.log(
      isTooMuch(() => Buffer.alloc(1000)),
      isTooMuch(() => Buffer.alloc(120_000_000, 1)),
      isTooMuch(() => Array.from({ length: 3_000_000 }, (_, i) => [i, i])),
    );`;
  const argv = ['--expose-gc', '--input-type=module', '--eval', script];
  expect(execFileSync(process.execPath, argv, { encoding: 'utf8' })).toBe('false true true\n');
});
