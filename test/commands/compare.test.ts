// Waves compared, raters held against each other, plans made and checked: as their user would, from files.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../src/core/shapes/agreement.ts';
import type { Comparison } from '../../src/core/shapes/comparison.ts';
import type { PlanCheck } from '../../src/core/shapes/plan.ts';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { surveyReport } from '../report/fixtures.ts';
import { validatorOf } from '../schema.ts';
import { run } from '../world.ts';

const validates = (kind: keyof typeof SCHEMAS, data: unknown) => validatorOf(SCHEMAS[kind])(data);
const folder = mkdtempSync(join(tmpdir(), 'svc-compare-'));
const STANDARD = `format: svc.standard/1
id: cafe
version: "1.0.0"
title: { en: Café }
sections:
  - id: welcome
    title: { en: Welcome }
    criteria:
      - { id: greeting, text: { en: How were you greeted? }, answer: { kind: scale, min: 1, max: 5 }, expect: 4 }
      - { id: tidy, text: { en: How tidy was it? }, answer: { kind: scale, min: 1, max: 5 }, expect: 4 }
`;
const sheet = (site: string, auditor: string, greeting: number, tidy: number) =>
  `format: svc.session/1\nstandard: { id: cafe, version: "1.0.0" }\nsite: ${site}\nauditor: ${auditor}\nfinished: 2026-11-01T10:00:00Z\nresponses:\n  greeting: { delivery: ${greeting} }\n  tidy: { delivery: ${tidy} }\n`;
const svc = (line: string) => run(line.split(' '), { cwd: folder });

beforeAll(() => {
  writeFileSync(join(folder, 'cafe.yaml'), STANDARD);
  for (const [wave, auditor, shift] of [
    ['spring', 'Anna', 0],
    ['autumn', 'Boris', 1],
  ] as const) {
    mkdirSync(join(folder, wave));
    for (let i = 1; i <= 8; i++)
      writeFileSync(
        join(folder, wave, `${i}.yaml`),
        sheet(`S${i}`, auditor, 1 + (i % 3) + shift, 3 + ((i * shift) % 2)),
      );
  }
  writeFileSync(join(folder, 'before.json'), JSON.stringify(surveyReport()));
  writeFileSync(join(folder, 'after.json'), JSON.stringify(surveyReport(1)));
});

describe('svc compare', () => {
  it('holds each site against itself where sites are the same', async () => {
    const { stdout, exitCode } = await svc('compare spring autumn --standard cafe.yaml --format json');
    expect(exitCode).toBe(0);
    const found = JSON.parse(stdout) as Comparison;
    expect(validates('comparison', found)).toEqual([]);
    expect(found).toMatchObject({ method: 'paired', by: 'site' });
    const [greeting, tidy] = found.criteria;
    // Every greeting is one step of four better: 25 points, without spread, so that nothing can be tested.
    expect(greeting!.change).toMatchObject({ mean: 25, ci95: null, pairs: 8 });
    // Half the sites are one step better: 12.5 points, t = 12.5 / (13.363 / √8) = 2.6458 with 7 degrees of freedom.
    expect(tidy!.change.mean).toBeCloseTo(12.5, 9);
    expect(tidy!.change.t).toBeCloseTo(2.6457513110645907, 9);
    expect(tidy!.change.df).toBe(7);
  });

  it('takes saved reports as samples, and tells what got better in every format', async () => {
    const { stdout } = await svc('compare before.json after.json --format json');
    const found = JSON.parse(stdout) as Comparison;
    expect(validates('comparison', found)).toEqual([]);
    expect(found.method).toBe('welch');
    expect(found.overall.outcome).toBe('better');
    for (const format of ['terminal', 'markdown', 'csv', 'html'])
      for (const lang of ['en', 'ru']) {
        const told = await svc(`compare before.json after.json --format ${format} --lang ${lang}`);
        expect(told.exitCode, format).toBe(0);
        expect(told.stdout).not.toMatch(/undefined|NaN|\bcompare\.\w/);
      }
  });

  it('takes two waves or more, of one standard', async () => {
    expect((await svc('compare before.json')).exitCode).toBe(2);
    expect((await svc('compare before.json spring --standard cafe.yaml')).exitCode).toBe(3);
  });
});

describe('svc agree', () => {
  it('finds who is milder, and the guides that need work', async () => {
    const { stdout, exitCode } = await svc('agree spring autumn --standard cafe.yaml --format json');
    expect(exitCode).toBe(0);
    const found = JSON.parse(stdout) as Agreement;
    expect(validates('agreement', found)).toEqual([]);
    expect(found.raters).toEqual(['Anna', 'Boris']);
    expect(found.pairs).toBe(8);
    expect(found.overall.bias!.value).toBeCloseTo((25 + 12.5) / 2, 9);
    expect(found.criteria.map(({ id, same }) => [id, same!.value])).toEqual([
      ['greeting', 0],
      ['tidy', 0.5],
    ]);
    for (const format of ['terminal', 'markdown'])
      expect(
        (await svc(`agree spring autumn --standard cafe.yaml --format ${format} --lang ru`)).exitCode,
      ).toBe(0);
  });

  it('says what it takes where nothing can be matched', async () => {
    const { exitCode, stderr } = await svc('agree spring autumn --standard cafe.yaml --match channel');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('--match');
  });
});

describe('svc plan', () => {
  it('writes what to close first, and tells at the next wave what worked', async () => {
    const made = await svc('plan before.json -o plan.yaml');
    expect(made.exitCode).toBe(0);
    const text = readFileSync(join(folder, 'plan.yaml'), 'utf8');
    expect(text).toContain('format: "svc.plan/1"');
    const { stdout, exitCode } = await svc('plan plan.yaml --check after.json --format json');
    expect(exitCode).toBe(0);
    const check = JSON.parse(stdout) as PlanCheck;
    expect(validates('plan-check', check)).toEqual([]);
    expect(check.actions.length).toBeGreaterThan(0);
    expect(new Set(check.actions.map(({ outcome }) => outcome))).toEqual(new Set(['better']));
    expect((await svc('plan before.json --format markdown --lang ru')).stdout).toContain('# План');
  });
});
