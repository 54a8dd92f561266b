// What `npm run bench` times still runs: its commands, on a few rows. What else it times is TypeScript, which the checker holds.

import { expect, it } from 'vitest';
import { run } from '../world.ts';
import { features } from './score.js';

it.each(features(300))('$name is a survey that svc scores', async ({ argv }) => {
  const { stdout, stderr, exitCode } = await run(argv.slice(2));
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout).overall.n).toBeGreaterThan(90);
});
