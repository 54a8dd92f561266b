// What survey tests share: standards and mappings from text, surveys from bytes in memory.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { assess } from '../../src/core/assess/assess.ts';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { type Scheme, schemeOf } from '../../src/core/standard/scheme.ts';
import type { Standard } from '../../src/core/standard/standard.ts';
import { loadMapping } from '../../src/load/mapping.ts';
import { loadStandard } from '../../src/load/standard.ts';
import type { MappingFile } from '../../src/survey/binding.ts';
import { type ScoreOptions, type SurveyScore, scoreFiles, scoreSurvey } from '../../src/survey/score.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
export const DATA = resolve(ROOT, '../shared/data');
export const fixture = (name: string): string => resolve(ROOT, 'fixtures/surveys', name);

export function standardOf(text: string): Standard {
  const { value, findings } = loadStandard(text, 'standard.yaml');
  if (!value) throw new Error(JSON.stringify(findings));
  return value;
}

export function mappingOf(text: string, scheme: Scheme, file = 'mapping.yaml'): MappingFile {
  const { value, findings, yaml } = loadMapping(text, file, scheme.standard);
  if (!value) throw new Error(JSON.stringify(findings));
  return { mapping: value, file, name: file, place: yaml.place };
}

export const schemeFrom = (name: string): Scheme => schemeOf(standardOf(readFileSync(fixture(name), 'utf8')));
export const mappingFrom = (name: string, scheme: Scheme): MappingFile =>
  mappingOf(readFileSync(fixture(name), 'utf8'), scheme, name);

/** The bytes in pieces of a given size, as a stream would bring them. */
export async function* inChunks(bytes: Uint8Array | string, size = 65_536): AsyncGenerator<Uint8Array> {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

/** A file of which nothing is said. */
export const UNTOLD = {
  ...{ file: 'survey.csv', name: 'survey.csv' },
  ...{ encoding: null, delimiter: null, dialect: null, headerRows: null },
};

export const score = (
  bytes: Uint8Array | string,
  options: Omit<ScoreOptions, 'file' | 'name'>,
  chunk?: number,
): Promise<SurveyScore> =>
  scoreSurvey(inChunks(bytes, chunk), { file: '/surveys/survey.csv', name: 'survey.csv', ...options });

/** Several files as one survey. */
export const scoreTogether = (
  files: readonly string[],
  options: Omit<ScoreOptions, 'file' | 'name'>,
): Promise<SurveyScore> =>
  scoreFiles(
    files.map((text, i) => ({
      ...{ file: `/surveys/${i}.csv`, name: `${i}.csv` },
      open: () => ({ source: inChunks(text), bytes: null, close() {} }),
    })),
    options,
  );

export const reportOf = ({ tally, receipt, by }: SurveyScore, scheme: Scheme): GapReport =>
  assess(tally, scheme, { receipt, by });

/** What to group by, where nothing is known of the file beside its cells. */
export const asked = (by: readonly string[] | null) => ({ by, facts: new Map<string, string>() });
