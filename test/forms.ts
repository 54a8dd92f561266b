// The standard and the answers that tests of forms field, fill in and score; and the figures that have to be the same.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Session } from '../src/core/answers/response.ts';
import type { GapReport } from '../src/core/assess/gap-report.ts';
import type { Standard } from '../src/core/standard/standard.ts';
import { loadSession, loadSessionHead } from '../src/load/session.ts';
import { loadStandard } from '../src/load/standard.ts';
import { ROOT } from './world.ts';

export const REPAIR_DESK = join(ROOT, 'fixtures/forms/repair-desk.yaml');
export const ANSWERS = [1, 2, 3] as const;
const pathOf = (number: number) => join(ROOT, `fixtures/forms/answers/${number}.yaml`);

export const repairDesk: Standard = loadStandard(readFileSync(REPAIR_DESK, 'utf8'), 'repair-desk.yaml')
  .value!;

export interface Raw {
  readonly expectation?: unknown;
  readonly delivery?: unknown;
  readonly blank?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly announced?: boolean;
}

/** The answers as they are written. */
export const answersFile = (number: number): { readonly responses: Readonly<Record<string, Raw>> } =>
  parse(readFileSync(pathOf(number), 'utf8'));

/** The same as they are read. */
export const sessionOf = (number: number): Session =>
  loadSession(loadSessionHead(readFileSync(pathOf(number), 'utf8'), `${number}.yaml`).value!, repairDesk)
    .value!;

/** All that was reckoned of answers, without where these came from. */
export const figures = ({ overall, sections, criteria, priorities }: GapReport) => ({
  overall,
  sections,
  criteria,
  priorities,
});
