// The outcomes that the shared pairs ask for in their README, where they are at hand.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diff } from '../../../src/core/diff/diff.ts';
import { loadDiffable } from '../../../src/load/diffable.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/cases/diff');
const names = existsSync(FOLDER) ? readdirSync(FOLDER).sort() : [];

interface Asked {
  /** Any of them will do. */
  readonly levels: readonly string[] | null;
  readonly isFault: boolean | null;
  readonly isOne: boolean;
}

/** What has to come out, as the README of a pair says it. */
function askedBy(readme: string): Asked {
  const asks = /(?:MUST|Right):([\s\S]*)$/.exec(readme)?.[1] ?? /See ([\w-]+)\./.exec(readme)?.[0] ?? '';
  const see = /See ([\w-]+)\./.exec(asks)?.[1];
  if (see) return askedBy(readFileSync(join(FOLDER, see, 'README'), 'utf8'));
  const levels = (['breaking', 'rebase', 'safe'] as const).filter((level) =>
    new RegExp(`(?<!never "|defines? )\\b${level}\\b`).test(asks.split(/(?:Seen|svc):/)[0]!),
  );
  const isGate = /--fail-on|gate that opens|exit 1/.test(asks);
  return {
    levels: isGate ? null : [...levels, ...(/asks? a human/.test(asks) ? ['look'] : [])],
    isFault: isGate ? !/opens here/.test(asks) : null,
    isOne: /one finding/.test(asks),
  };
}

function result(name: string) {
  const open = (file: string) => {
    const path = join(FOLDER, name, file);
    const { value, findings } = loadDiffable(readFileSync(path, 'utf8'), path);
    expect(findings).toEqual([]);
    return value;
  };
  return diff(open('old.yaml'), open('new.yaml'));
}

describe.skipIf(names.length === 0)('a shared pair (skipped where ../shared/cases is not there)', () => {
  it.each(names.filter((name) => !name.includes('renamed')))('%s comes out as its README says', (name) => {
    const readme = ['README', 'README.md'].map((file) => join(FOLDER, name, file)).find(existsSync)!;
    const { levels, isFault, isOne } = askedBy(readFileSync(readme, 'utf8'));
    const { level, faults, changes } = result(name);
    if (levels !== null) {
      expect(levels).not.toEqual([]);
      expect(levels).toContain(level);
    }
    if (isFault !== null) expect(faults.length > 0).toBe(isFault);
    if (isOne) expect(changes).toHaveLength(1);
  });

  it('a renamed option is safe once the rename is declared, and breaking until then', () => {
    const folder = join(FOLDER, 'diff-option-renamed');
    const [old, now] = ['old.yaml', 'new.yaml'].map((file) => readFileSync(join(folder, file), 'utf8'));
    const between = (a: string, b: string) => diff(loadDiffable(a, 'a').value, loadDiffable(b, 'b').value);
    const [from, to] = [/id: red/.test(old!) ? 'red' : 'cash', /id: red/.test(now!) ? 'red' : 'cash'];
    const declared = now!.replace(`id: ${to},`, `id: ${to}, formerly: ${from},`);
    expect(between(old!, now!)).toMatchObject({
      level: 'breaking',
      suggestions: [{ old: from, new: to, of: 'option', similarity: 1 }],
    });
    const { level, changes } = between(old!, declared);
    expect(level).toBe('safe');
    expect(changes.map(({ rule }) => rule)).toEqual(['option-renamed']);
  });
});
