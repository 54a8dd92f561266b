// A shipped standard with all that it includes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Standard } from '../src/core/standard/standard.ts';
import type { Loaded } from '../src/load/loaded.ts';
import { finishStandard, loadStandardHead } from '../src/load/standard.ts';
import { ROOT } from './world.ts';

export function loadShipped(id: string): Loaded<Standard> {
  const path = `standards/${id}.yaml`;
  const head = loadStandardHead(readFileSync(join(ROOT, path), 'utf8'), path);
  if (!head.value) return { ...head, value: null };
  const included = head.value.includes.map((name) => {
    const { value } = loadShipped(name);
    if (!value) throw new Error(`${path} includes ${name}, which has faults`);
    return [name, { standard: value }] as const;
  });
  return finishStandard(head.value, new Map(included));
}
