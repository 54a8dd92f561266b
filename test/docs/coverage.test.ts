// docs/coverage.md names what is on the shelf: every criterion, section, profile and persona in it is there.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../world.ts';

interface Written {
  readonly id: string;
  readonly sections?: readonly {
    readonly id: string;
    readonly criteria: readonly { readonly id: string }[];
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

describe('the scenes to rate', () => {
  it('are forty, by criteria of the shelf', () => {
    const { scenes } = parse(readFileSync(join(ROOT, 'fixtures/scenes/scenes.yaml'), 'utf8')) as {
      readonly scenes: readonly { readonly standard: string; readonly rate: readonly string[] }[];
    };
    expect(scenes).toHaveLength(40);
    const rated = scenes.flatMap(({ standard, rate }) => rate.map((id) => `${standard}.${id}`));
    expect(rated.filter((name) => !NAMES.has(name))).toEqual([]);
  });
});
