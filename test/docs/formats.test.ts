// docs/formats.md is what the schemas say. SVC_UPDATE=1 npx vitest run test/docs/formats.test.ts writes it anew.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../world.ts';
import { formatsPage } from './formats.ts';

const FILE = join(ROOT, 'docs/formats.md');

it('docs/formats.md is made from the schemas', () => {
  if (process.env.SVC_UPDATE) writeFileSync(FILE, formatsPage());
  expect(readFileSync(FILE, 'utf8')).toBe(formatsPage());
});
