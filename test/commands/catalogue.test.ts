// The list of standards that the build keeps says what the standards say: a build that is older than they are shows here.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogueOf } from '../../src/commands/shared/catalogue.ts';
import { ROOT } from '../world.ts';

it('tells of every shipped standard what its file tells now', async () => {
  const kept = JSON.parse(readFileSync(join(ROOT, 'dist/standards.json'), 'utf8'));
  expect(kept).toEqual(JSON.parse(JSON.stringify(await catalogueOf(ROOT))));
});
