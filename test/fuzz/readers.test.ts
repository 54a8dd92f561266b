// Every reader, fed with files damaged by chance: `npm run fuzz` does it long, and guided; here each has a few.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../world.ts';
import { faultOf } from './loop.ts';
import { randomFrom } from './random.ts';
import { targetsIn } from './targets.ts';

const folder = mkdtempSync(join(tmpdir(), 'svc-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('whatever lies in a file', () => {
  it.each(targetsIn(ROOT, join(folder, 'in')))(
    'is read, found fault with or refused: $name',
    async (target) => {
      const seeds = await target.seeds();
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), async (seed, which) => {
          const bytes = target.mutate(seeds[which % seeds.length]!, seeds, randomFrom(seed + 1));
          expect((await faultOf(target, bytes))?.said).toBeUndefined();
        }),
        { numRuns: 40 },
      );
    },
  );
});
