// A pair of files for every rule: fixtures/diff/<rule>/{old,new}.yaml and what they must give. A file that is missing is a
// file that is not there.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diff } from '../../../src/core/diff/diff.ts';
import type { Diffable } from '../../../src/core/diff/facts.ts';
import { RULES } from '../../../src/core/diff/rules.ts';
import { loadDiffable } from '../../../src/load/diffable.ts';

const FOLDER = resolve(import.meta.dirname, '../../../fixtures/diff');
const FAULTS = ['version-not-raised', 'version-raised-too-little', 'version-went-down'];
const names = readdirSync(FOLDER).sort();

function opened(file: string): Diffable | null {
  if (!existsSync(file)) return null;
  const { value, findings } = loadDiffable(readFileSync(file, 'utf8'), file);
  expect(findings, file).toEqual([]);
  return value;
}

function outcome(name: string) {
  const result = diff(opened(join(FOLDER, name, 'old.yaml')), opened(join(FOLDER, name, 'new.yaml')));
  const { level, requiredBump, declaredBump, suggestions } = result;
  return {
    level,
    requiredBump,
    declaredBump,
    changes: result.changes.map(({ rule, level: of, criterion, at }) => ({
      rule,
      level: of,
      criterion,
      path: (at.new ?? at.old)!.join('/'),
    })),
    faults: result.faults.map(({ rule }) => rule),
    suggestions: suggestions.map((rename) => `${rename.old} → ${rename.new}`),
  };
}

const fileOf = (name: string, file: string) => opened(join(FOLDER, name, file));
/** All that is said of each change, in a line; a digest stands for the end of a long one. */
const told = (...[old, now]: Parameters<typeof diff>): string[] => {
  const { changes, level, requiredBump, declaredBump, suggestions, faults } = diff(old, now);
  const said = (key: string, part: unknown) => {
    if (key === 'fingerprint' || key === 'fact' || part === null) return undefined;
    const { old, new: now } = Object(part);
    return key === 'at'
      ? [...new Set([old, now].flatMap((path) => path?.join('/') ?? []))].join(' → ')
      : part;
  };
  const lines = [...changes, ...suggestions, ...faults].map((one) => JSON.stringify(one, said));
  const shortened = lines.map((line) =>
    line.length < 160
      ? line
      : `${line.slice(0, 90)}… ${createHash('sha256').update(line).digest('hex').slice(0, 12)}`,
  );
  return [[level, requiredBump, declaredBump].join(' '), ...shortened];
};

describe('fixtures/diff', () => {
  it('holds a pair for every rule, and none besides', () => {
    expect(names).toEqual([...RULES.map(({ id }) => id), ...FAULTS].sort());
  });

  it.each(names)('%s gives what is expected of it', (name) => {
    const expected = JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8'));
    expect(outcome(name)).toEqual(expected);
    const found = [...expected.changes.map(({ rule }: { rule: string }) => rule), ...expected.faults];
    expect(found).toContain(name);
  });

  it('tell of each pair, both ways, what they told', async ({ expect }) => {
    const all = names.flatMap((name) => {
      const [old, now] = [fileOf(name, 'old.yaml'), fileOf(name, 'new.yaml')];
      return [`# ${name}`, ...told(old, now), '# and back', ...told(now, old), ''];
    });
    await expect(all.join('\n')).toMatchFileSnapshot('expected/fixtures.txt');
  });

  it('tell of files that have little in common what they told', async ({ expect }) => {
    const files = names.flatMap((name) => fileOf(name, 'new.yaml') ?? []);
    const all = files.flatMap((file, i) => {
      const next = files.slice(i + 1).find(({ format }) => format === file.format);
      return next ? [`# ${file.id} → ${next.id}`, ...told(file, next), ''] : [];
    });
    await expect(all.join('\n')).toMatchFileSnapshot('expected/mixed.txt');
  });
});
