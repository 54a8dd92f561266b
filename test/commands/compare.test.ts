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
    mkdirSync(join(folder, wave), { recursive: true });
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

  describe('surveys', () => {
    const MAPPING = `format: svc.mapping/1
standard: cafe
respondent: id
criteria:
  greeting: { expectation: E1, delivery: D1 }
  tidy: { expectation: E2, delivery: D2 }
`;
    const table = (ids: readonly number[], delivered: (id: number) => readonly [number, number]) =>
      ['id,E1,D1,E2,D2', ...ids.map((id) => `r${id},5,${delivered(id)[0]},4,${delivered(id)[1]}`)].join('\n');
    const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
    const line = 'compare w1.csv w2.csv --standard cafe.yaml --map map.yaml';

    beforeAll(() => {
      const later = STANDARD.replace('1.0.0', '1.1.0')
        .replace('id: greeting', 'id: welcome-words, formerly: greeting')
        .replace(
          'answer: { kind: scale, min: 1, max: 5 }, expect: 4 }',
          'answer: { kind: scale, min: 1, max: 5 }, expect: 4, weight: 3 }',
        );
      writeFileSync(join(folder, 'cafe-2.yaml'), later);
      writeFileSync(
        join(folder, 'cafe-3.yaml'),
        STANDARD.replace('1.0.0', '2.0.0').replaceAll('max: 5', 'max: 7'),
      );
      writeFileSync(join(folder, 'map.yaml'), MAPPING);
      writeFileSync(join(folder, 'map-2.yaml'), MAPPING.replace('greeting:', 'welcome-words:'));
      writeFileSync(
        join(folder, 'w1.csv'),
        table(upTo(12), (id) => [1 + (id % 4), 3]),
      );
      // Twelve of before, of whom every third is one step better and the rest as before; and two who are new.
      writeFileSync(
        join(folder, 'w2.csv'),
        table(upTo(14), (id) => [1 + (id % 4) + Number(id % 3 === 0), 4]),
      );
      writeFileSync(
        join(folder, 'others.csv'),
        table(
          upTo(12).map((id) => (id < 3 ? id : id + 100)),
          (id) => [2 + (id % 3), 4],
        ),
      );
    });

    it('hold each respondent against himself where the mapping tells who is who', async () => {
      const { stdout, exitCode } = await svc(`${line} --format json`);
      expect(exitCode).toBe(0);
      const found = JSON.parse(stdout) as Comparison;
      expect(validates('comparison', found)).toEqual([]);
      expect(found).toMatchObject({ method: 'paired', by: 'respondent', warnings: [] });
      const [greeting] = found.criteria;
      // Four of twelve are 25 points better: mean 25/3, deviation 25·√(8/33), t = mean ÷ (deviation/√12).
      const sd = 25 * Math.sqrt(8 / 33);
      expect(greeting!.change.pairs).toBe(12);
      expect(greeting!.change.mean).toBeCloseTo(25 / 3, 9);
      expect(greeting!.change.t).toBeCloseTo(25 / 3 / (sd / Math.sqrt(12)), 9);
      expect(greeting!.change.df).toBe(11);
      expect(found.overall.change.pairs).toBe(12);
      expect(found.waves.map(({ used }) => used)).toEqual([12, 14]);
    });

    it('are two samples where few are in both, or nobody is to be paired', async () => {
      const few = await svc('compare w1.csv others.csv --standard cafe.yaml --map map.yaml --format json');
      expect(JSON.parse(few.stdout)).toMatchObject({
        method: 'welch',
        warnings: [{ code: 'compare-few-pairs', args: { count: 2, of: 12 } }],
      });
      writeFileSync(
        join(folder, 'strangers.csv'),
        table([101, 102, 103], () => [3, 4]),
      );
      const none = await svc(
        'compare w1.csv strangers.csv --standard cafe.yaml --map map.yaml --format json',
      );
      expect(JSON.parse(none.stdout)).toMatchObject({
        method: 'welch',
        warnings: [{ code: 'compare-no-pairs' }],
      });
      const apart = JSON.parse((await svc(`${line} --unpaired --format json`)).stdout) as Comparison;
      const [{ change }] = apart.criteria as [Comparison['criteria'][number]];
      expect(apart).toMatchObject({ method: 'welch', by: null });
      const [a, b] = [
        upTo(12).map((id) => 1 + (id % 4)),
        upTo(14).map((id) => 1 + (id % 4) + Number(id % 3 === 0)),
      ];
      const mean = (x: readonly number[]) => x.reduce((sum, one) => sum + one, 0) / x.length;
      const error = (x: readonly number[]) =>
        x.reduce((sum, one) => sum + (one - mean(x)) ** 2, 0) / (x.length - 1) / x.length;
      expect(change.mean).toBeCloseTo(25 * (mean(b) - mean(a)), 9);
      expect(change.t).toBeCloseTo((mean(b) - mean(a)) / Math.sqrt(error(a) + error(b)), 9);
    });

    it('are scored by the later version, where answers can be', async () => {
      const both = 'compare w1.csv w2.csv --map map.yaml --map map-2.yaml --was cafe.yaml --format json';
      const { stdout, stderr, exitCode } = await svc(`${both} --standard cafe-2.yaml`);
      expect(exitCode).toBe(0);
      expect(stderr).toContain('scored anew by 1.1.0');
      const found = JSON.parse(stdout) as Comparison;
      expect(found.standard.version).toBe('1.1.0');
      expect(found.waves.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
      expect(found.criteria[0]).toMatchObject({ id: 'welcome-words', change: { pairs: 12 } });
      const broken = await svc('compare w1.csv w2.csv --map map.yaml --was cafe.yaml --standard cafe-3.yaml');
      expect(broken.exitCode).toBe(3);
      expect(broken.stderr).toContain('scale-range-changed');
    });

    it('may be given as their tallies, saved reports never scored anew', async () => {
      for (const [wave, standard, map] of [
        ['w1', 'cafe.yaml', 'map.yaml'],
        ['w2', 'cafe-2.yaml', 'map-2.yaml'],
      ])
        await svc(
          `score ${wave}.csv --standard ${standard} --map ${map} --tally ${wave}-tally.json --format json -o ${wave}-report.json`,
        );
      const { stdout, exitCode } = await svc(
        'compare w1-tally.json w2-tally.json --standard cafe-2.yaml --was cafe.yaml --format json',
      );
      expect(exitCode).toBe(0);
      const found = JSON.parse(stdout) as Comparison;
      expect(validates('comparison', found)).toEqual([]);
      expect(found.warnings).toEqual([
        { code: 'compare-tally', args: { file: 'w1-tally.json, w2-tally.json' } },
      ]);
      const apart = JSON.parse((await svc(`${line} --unpaired --format json`)).stdout) as Comparison;
      expect(found.criteria.map(({ change }) => change.t)).toEqual(
        apart.criteria.map(({ change }) => change.t),
      );
      const saved = await svc('compare w1-report.json w2-report.json --standard cafe-2.yaml --was cafe.yaml');
      expect(saved.exitCode).toBe(3);
      expect(saved.stderr).toContain('saved report');
    });

    it('need a mapping each, or one for all', async () => {
      expect((await svc('compare w1.csv w2.csv --standard cafe.yaml')).exitCode).toBe(2);
      expect((await svc(`${line} --map map-2.yaml --map map.yaml`)).exitCode).toBe(2);
    });
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
