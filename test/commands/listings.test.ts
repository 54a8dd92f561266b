// What lists print as JSON is what their published schemas say.

import { describe, expect, it } from 'vitest';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { validatorOf } from '../schema.ts';
import { run } from '../world.ts';

describe('a listing as JSON', () => {
  it.each([
    ['standards', ['standards']],
    ['rules', ['explain']],
    ['rules', ['explain', 'duplicate-id']],
    ['formulas', ['score', '--formulas']],
  ] as const)('%s: svc %j is valid by its schema', async (kind, argv) => {
    const { exitCode, stdout } = await run([...argv, '--format', 'json']);
    const printed = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(printed[kind].length).toBeGreaterThan(0);
    expect(validatorOf(SCHEMAS[kind])(printed)).toEqual([]);
    expect(validatorOf(SCHEMAS[kind])({ ...printed, [kind]: [{}] })).not.toEqual([]);
  });
});
