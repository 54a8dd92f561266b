// A pair of files for every rule: fixtures/diff/<rule>/{old,new}.yaml and what they must give. A file that is missing is a
// file that is not there.

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
});
