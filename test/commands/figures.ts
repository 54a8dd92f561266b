// A report in few lines, so that many can be held to what they were.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { run } from '../world.ts';

/** A line for each part of a report: figures of the whole to nine digits; what else it holds as a digest of the same. */
export function figures(report: object): string[] {
  const rounded = (one: unknown) =>
    JSON.stringify(one, (_, of) => (typeof of === 'number' ? Number(of.toPrecision(9)) : of));
  const digest = (one: unknown) => createHash('sha256').update(rounded(one)).digest('hex').slice(0, 12);
  return Object.entries(report).flatMap(([key, part]) => {
    if (key === 'overall' || key === 'receipt') return [`${key} ${rounded(part)}`];
    const parts = ['sections', 'criteria', 'groups'].includes(key) ? part : null;
    if (parts !== null) return parts.map((one: object, i: number) => `${key} ${i} ${digest(one)}`);
    return part === null ? [] : [`${key} ${digest(part)}`];
  });
}

/** The report of survey.csv by standard.yaml and mapping.yaml, all of which are written into the folder; null where there is none. */
export async function scoredIn(
  folder: string,
  files: Readonly<Record<string, string>>,
  options: readonly string[],
): Promise<{ readonly report: GapReport | null; readonly stderr: string }> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const argv = ['score', 'survey.csv', '--standard', 'standard.yaml', '--map', 'mapping.yaml', ...options];
  const { stdout, stderr } = await run([...argv, '--format', 'json'], { cwd: folder });
  return { report: stdout === '' ? null : JSON.parse(stdout), stderr };
}
