// svc report on audits of several versions: pooled where that is fair, refused by name where it is not.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../world.ts';

const standard = (version: string, weight: number, max: number) => `format: svc.standard/1
id: desk
version: "${version}"
title: { en: Desk, ru: Стойка }
aggregation: flat
sections:
  - id: desk
    title: { en: Desk, ru: Стойка }
    weight: 1
    criteria:
      - { id: greeting, text: { en: Were you greeted?, ru: С вами поздоровались? }, weight: ${weight}, expect: yes, answer: { kind: yes-no } }
      - { id: care, text: { en: How was the care?, ru: Как о вас позаботились? }, weight: 1, expect: 3, answer: { kind: scale, min: 1, max: ${max} } }
`;
const session = (version: string, greeting: string) => `format: svc.session/1
standard: { id: desk, version: "${version}" }
responses:
  greeting: { delivery: ${greeting} }
  care: { delivery: 3 }
`;

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'svc-versions-'));
  const files = {
    'now.yaml': standard('2.0.0', 3, 5),
    'weights.yaml': standard('1.0.0', 1, 5),
    'scale.yaml': standard('0.9.0', 3, 4),
    'a.yaml': session('1.0.0', 'no'),
    'b.yaml': session('2.0.0', 'yes'),
    'c.yaml': session('0.9.0', 'yes'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const report = (...args: string[]) =>
  run(['report', '--standard', 'now.yaml', '--format', 'json', ...args], { cwd });

describe('svc report on several versions of a standard', () => {
  it('scores older audits anew across a rebase change, and says so', async () => {
    const { exitCode, stdout, stderr } = await report('a.yaml', 'b.yaml', '--was', 'weights.yaml');
    expect(exitCode).toBe(0);
    const { overall, receipt } = JSON.parse(stdout);
    expect(receipt.used).toBe(2);
    // Greeting weighs 3 of 4 now: (0 · 3 + 50) / 4 and (100 · 3 + 50) / 4.
    expect(overall.points.delivery).toBeCloseTo((12.5 + 87.5) / 2, 9);
    expect(stderr).toContain('criterion-weight-changed (greeting)');
  });

  it('refuses to pool across a breaking change, and says which', async () => {
    const { exitCode, stdout, stderr } = await report('b.yaml', 'c.yaml', '--was', 'scale.yaml');
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toContain('scale-range-changed (care)');
  });

  it('names the way out where an audit is of a version that nobody gave', async () => {
    const { exitCode, stderr } = await report('a.yaml', 'b.yaml');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('--was');
  });
});
