// What survey tools really write: recognised by content, header rows understood, respondents counted.

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
    ['qualtrics-sample.csv', 'qualtrics', 'content', ',', 20, 3, 1, 4],
    ['qualtrics-legacy-sample.csv', 'qualtrics-legacy', 'mark', ',', 16, 2, 1, 3],
    ['surveymonkey-starwars.csv', 'surveymonkey', 'guess', ',', 38, 2, 1186, 1188],
    ['limesurvey-models.csv', 'limesurvey', 'mark', ';', 38, 2, 45, 47],
    ['typeform-like-cantera.csv', 'typeform', 'content', ',', 112, 2, 60, 87],
    ['safetyculture-audit.csv', 'safetyculture', 'content', ',', 37, 1, 1, 2],
  ])(
    '%s is %s in UTF-8 (%s) with %j: %i columns, %i header rows, %i respondents, the last from line %i on',
    async (name, dialect, by, delimiter, width, headerRows, count, last) => {
      const { layout, header, rows } = await opened(name);
      expect([layout.dialect, layout.encoding.name, layout.encoding.by, layout.shape.delimiter]).toEqual([
        dialect,
        'utf-8',
        by,
        delimiter,
      ]);
      expect([layout.columnsInFile, header.length, rows.length, rows.at(-1)!.line]).toEqual([
        width,
        headerRows,
        count,
        last,
      ]);
      const inFile = rows.flatMap((row) => row.gathered?.rows ?? [row]);
      expect(inFile.filter(({ cells }) => cells.length !== width)).toEqual([]);
    },
  );

  it('with two bytes that are not UTF-8 in its header says where, and keeps its rows', async () => {
    const { issues, rows } = await opened('surveymonkey-starwars.csv');
    expect(issues).toMatchObject([
      { code: 'undecodable-header', level: 'warning', line: 1, column: 642, args: { byte: '8C' } },
    ]);
    expect(rows).toHaveLength(1186);
  });

  it.each([
    ['qualtrics-sample.csv', 17, 'This is a multiple choice question.', 'Q1'],
    ['qualtrics-legacy-sample.csv', 10, 'This is a multiple choice question.', 'Q1'],
    [
      'surveymonkey-starwars.csv',
      16,
      'Please state whether you view the following characters favorably, unfavorably, or are unfamiliar with him/her. [Luke Skywalker]',
      'Luke Skywalker',
    ],
    [
      'surveymonkey-starwars.csv',
      1,
      'Have you seen any of the 6 films in the Star Wars franchise?',
      'Have you seen any of the 6 films in the Star Wars franchise?',
    ],
    [
      'limesurvey-models.csv',
      1,
      'Welchen fachlichen Hintergrund haben Sie? [Elektrotechnik]',
      'Elektrotechnik',
    ],
    ['typeform-like-cantera.csv', 1, 'macOS', 'What operating system(s) do you use? [macOS]'],
  ])('%s calls column %i what was asked', async (name, index, header, other) => {
    const { layout } = await opened(name);
    expect(layout.columns[index]!.header).toBe(header);
    expect(layout.columns[index]!.names).toContain(other);
  });

  it('of one audit counts its items once: headings and subtotals are no answers', async () => {
    const { layout, rows, notes } = await opened('safetyculture-audit.csv');
    expect(layout.gathered).toBe(true);
    const scores = layout.columns.filter(({ header }) => header.endsWith('[score]'));
    const sum = scores.reduce((total, { index }) => total + Number(rows[0]!.cells[index]), 0);
    // The audit's own total.
    expect(sum).toBe(25);
    expect(rows[0]!.cells[layout.columns.find(({ header }) => header === 'AuditScore')!.index]).toBe('25');
    expect(notes()).toEqual([{ code: 'survey.rows-no-answers', args: { count: 27 } }]);
    expect(layout.columns.map(({ header }) => header)).toContain('Check Box (2)');
  });
});
