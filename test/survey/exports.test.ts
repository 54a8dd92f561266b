// What survey tools really write, read as plain tables: encodings, delimiters, rows and their lines.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSurvey } from '../../src/survey/open.ts';
import { DATA, inChunks } from './helpers.ts';

const FOLDER = join(DATA, 'exports');
const present = existsSync(FOLDER);
const title = present ? 'an export' : 'an export (skipped: ../shared/data/exports is not there)';

async function opened(name: string) {
  const file = join(FOLDER, name);
  const survey = await openSurvey(inChunks(readFileSync(file)), {
    file,
    name,
    encoding: null,
    delimiter: null,
    dialect: null,
    headerRows: null,
  });
  const rows = [];
  for await (const row of survey.rows) rows.push(row);
  return { ...survey, rows };
}

describe.skipIf(!present)(title, () => {
  it.each([
    ['qualtrics-sample.csv', 'content', ',', 20, 3, 4],
    ['qualtrics-legacy-sample.csv', 'mark', ',', 16, 2, 3],
    ['surveymonkey-starwars.csv', 'guess', ',', 38, 1187, 1188],
    ['limesurvey-models.csv', 'mark', ';', 38, 46, 47],
    ['typeform-like-cantera.csv', 'content', ',', 112, 61, 87],
    ['safetyculture-audit.csv', 'content', ',', 37, 49, 57],
  ])(
    '%s is UTF-8 (%s) with %j, %i columns and %i rows below the first, the last on line %i',
    async (name, by, delimiter, width, count, last) => {
      const { layout, rows } = await opened(name);
      expect([layout.encoding.name, layout.encoding.by, layout.shape.delimiter]).toEqual([
        'utf-8',
        by,
        delimiter,
      ]);
      expect([layout.columns.length, rows.length, rows.at(-1)!.line]).toEqual([width, count, last]);
      expect(rows.filter(({ cells }) => cells.length !== width)).toEqual([]);
    },
  );

  it('with two bytes that are not UTF-8 in its header says where, and keeps its rows', async () => {
    const { issues, rows } = await opened('surveymonkey-starwars.csv');
    expect(issues).toMatchObject([
      { code: 'undecodable-header', level: 'warning', line: 1, column: 642, args: { byte: '8C' } },
    ]);
    expect(rows).toHaveLength(1187);
  });
});
