// docs/coverage.md names what is on the shelf: every criterion, section, profile and persona in it is there.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../world.ts';

interface Answer {
  readonly kind: string;
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly unknown[];
}

interface Written {
  readonly id: string;
  readonly sections?: readonly {
    readonly id: string;
    readonly criteria: readonly { readonly id: string; readonly answer: Answer }[];
  }[];
}

const SHELF = readdirSync(join(ROOT, 'standards'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(join(ROOT, 'standards', name), 'utf8')) as Written);
const NAMES = new Set(
  SHELF.flatMap(({ id, sections = [] }) =>
    sections.flatMap((section) => [
      `${id}/${section.id}`,
      ...section.criteria.map((criterion) => `${id}.${criterion.id}`),
    ]),
  ),
);
const rows = readFileSync(join(ROOT, 'docs/coverage.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| Source'));

describe('docs/coverage.md', () => {
  it('says of each line where it is asked', () => {
    expect(rows.length).toBeGreaterThan(80);
    for (const row of rows) expect(row.match(/`[^`]+`/g), row).not.toBeNull();
  });

  it('names only what is on the shelf', () => {
    const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
    const there = (name: string) =>
      NAMES.has(name) ||
      (/^(profiles|personas)\//.test(name) && existsSync(join(ROOT, 'standards', `${name}.yaml`)));
    expect(named.filter((name) => !there(name))).toEqual([]);
  });
});

interface Scenes {
  readonly rate: Readonly<Record<string, readonly string[]>>;
  readonly scenes: readonly { readonly id: string; readonly standard: string; readonly text: string }[];
}

describe('the scenes to rate', () => {
  const { rate, scenes } = parse(readFileSync(join(ROOT, 'fixtures/scenes/scenes.yaml'), 'utf8')) as Scenes;
  const key = readFileSync(join(ROOT, 'fixtures/scenes/key.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',') as [scene: string, criterion: string, answer: string]);

  it('are forty, by criteria of three standards on the shelf', () => {
    expect(scenes).toHaveLength(40);
    expect(Object.keys(rate)).toHaveLength(3);
    const rated = Object.entries(rate).flatMap(([standard, ids]) => ids.map((id) => `${standard}.${id}`));
    expect(rated.filter((name) => !NAMES.has(name))).toEqual([]);
    expect(key.map(([scene, criterion]) => `${scene},${criterion}`)).toEqual(
      scenes.flatMap(({ id, standard }) => rate[standard]!.map((criterion) => `${id},${criterion}`)),
    );
  });

  it.each(Object.values(rate).flat())('leave no answer to %s out and favour none', (criterion) => {
    const right = key.filter(([, id]) => id === criterion).map(([, , answer]) => answer);
    const counts = [...new Set(right)].map((answer) => right.filter((one) => one === answer).length);
    if (right.every((answer) => answer === 'yes' || answer === 'no')) {
      expect(counts).toHaveLength(2);
      expect(Math.min(...counts) / right.length).toBeGreaterThanOrEqual(1 / 3);
      return;
    }
    const { answer } = SHELF.flatMap(({ sections = [] }) => sections.flatMap((one) => one.criteria)).find(
      ({ id }) => id === criterion,
    )!;
    if (answer.kind === 'scale') expect(counts).toHaveLength(answer.max! - answer.min! + 1);
    if (answer.kind === 'choice') expect(counts).toHaveLength(answer.options!.length);
    if (answer.kind !== 'count') expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...counts) / right.length).toBeLessThanOrEqual(1 / 3);
  });

  it('become a table of agreement from two sheets', () => {
    const path = join(ROOT, 'fixtures/scenes/key.csv');
    const folder = mkdtempSync(join(tmpdir(), 'svc-sheet-'));
    try {
      const other = join(folder, 'other.csv');
      writeFileSync(
        other,
        readFileSync(path, 'utf8').replace('b1,others-see-sum,no', 'b1,others-see-sum,yes'),
      );
      const argv = ['test/scenes/run.js', path, other];
      const table = execFileSync(process.execPath, argv, { cwd: ROOT, encoding: 'utf8' });
      expect(table).toContain('| `bank-branch.others-see-sum` | 13 | 92 % | 0.84 ');
      expect(table).toContain('| `bank-branch.bank-courtesy` | 13 | 100 % | 1.00 (1.00 to 1.00) |');
      expect(table).toContain('| 13, 12 |');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
