// Every convention of every survey tool: recognised by content, header rows understood, respondents counted and scored.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { listed } from '../../src/core/tally/tally.ts';
import { DIALECTS, dialectNamed } from '../../src/survey/dialects/index.ts';
import { openSurvey } from '../../src/survey/open.ts';
import { ROOT } from '../world.ts';
import { fixture, inChunks, mappingOf, schemeFrom, score } from './helpers.ts';

const scheme = schemeFrom('counter/standard.yaml');
const bytesOf = (name: string) => readFileSync(fixture(name));

async function opened(bytes: Uint8Array | string, dialect: string | null = null) {
  const survey = await openSurvey(inChunks(bytes), {
    file: 'survey.csv',
    name: 'survey.csv',
    encoding: null,
    delimiter: null,
    dialect,
    headerRows: null,
  });
  const rows = [];
  for await (const row of survey.rows) rows.push(row);
  return { ...survey, rows };
}

/** File, how sure of it, header rows, respondents, and the column that tells unfinished responses. */
const FILES = [
  ['qualtrics/labels.csv', 1, 3, 4, 'Finished'],
  ['qualtrics/values.csv', 1, 3, 4, 'Finished'],
  ['qualtrics-legacy/values.csv', 0.98, 2, 2, 'Finished'],
  ['surveymonkey/blocks.csv', 0.97, 2, 3, 'End Date'],
  ['google-forms/matrix.csv', 0.95, 1, 3, null],
  ['google-forms/russian.csv', 0.95, 1, 3, null],
  ['limesurvey/codes.csv', 0.97, 1, 3, 'submitdate'],
  ['limesurvey/texts.csv', 0.97, 1, 3, 'Date submitted'],
  ['limesurvey/codes-and-texts.csv', 0.97, 1, 3, 'Date submitted'],
  ['limesurvey/edited.csv', 0.4, 2, 3, null],
  ['typeform/answers.csv', 0.98, 1, 2, 'Submit Date (UTC)'],
  ['typeform/titled.csv', 0.85, 2, 2, null],
  ['kobotoolbox/plain.csv', 0.97, 1, 2, null],
  ['kobotoolbox/tagged.csv', 0.97, 2, 2, null],
  ['microsoft-forms/likert.csv', 0.97, 1, 3, 'Completion time'],
  ['microsoft-forms/russian.csv', 0.97, 1, 3, 'Время выполнения'],
  ['jotform/matrix.csv', 0.95, 1, 3, null],
  ['alchemer/grid.csv', 0.97, 1, 4, 'Status'],
  ['spss/codes.sav', 1, 2, 3, null],
  ['spss/plain.sav', 1, 2, 3, null],
  ['spss/packed.zsav', 1, 2, 3, null],
  ['safetyculture/two-audits.csv', 0.99, 1, 2, null],
  ['long/by-respondent.csv', 0.9, 1, 3, null],
  ['long/by-criterion.csv', 0.9, 1, 3, null],
  ['long/russian.csv', 0.9, 1, 3, null],
  ['plain/one-is-best.csv', 0.1, 1, 3, null],
] as const;

/** A file each, beside those that all of them share. */
const WRITTEN = readdirSync(join(ROOT, 'src/survey/dialects'))
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => !['dialect', 'header', 'index'].includes(name));

const EXPORT = /\.(?:csv|z?sav)$/;

describe('a dialect', () => {
  it.each(FILES)(
    'of %s is recognised (%d): %i header rows, %i respondents',
    async (name, sure, header, count, unfinished) => {
      const survey = await opened(bytesOf(name));
      expect([survey.layout.dialect, survey.layout.confidence]).toEqual([name.split('/')[0], sure]);
      expect([survey.header.length, survey.rows.length]).toEqual([header, count]);
      expect(survey.layout.unfinished?.column.header ?? null).toBe(unfinished);
    },
  );

  it('of Qualtrics knows how many rows are left above the answers', () => {
    const { headerRows, recognise } = dialectNamed('qualtrics')!;
    const names = ['StartDate', 'EndDate', 'Status', 'Progress', 'Q1'];
    const asked = ['Start Date', 'End Date', 'Response Type', 'Progress', 'How was it?'];
    const ids = names.map((name) => `{"ImportId":"${name}"}`);
    const answers = ['2026-03-01 10:00:00', '01.03.2026 10:05', 'IP Address', '100', '4'];
    const rows = typeof headerRows === 'function' ? headerRows : () => headerRows;
    expect([names, asked, ids, answers].map((_, k, all) => rows(all.slice(0, k + 1)))).toEqual([1, 2, 3, 3]);
    expect(rows([names, asked, answers])).toBe(2);
    expect(rows([names, answers, answers])).toBe(1);
    expect(rows([['EndDate'], ['01.03.2026 10:05']])).toBe(1);
    expect(rows([['Q1'], ['4'], ['5']])).toBe(3);
    expect(recognise([names, asked, ids], ',')).toBe(1);
    expect(recognise([names, asked, [...ids.slice(0, 3), 'x', 'y']], ',')).toBe(0.9);
    expect(recognise([names.slice(0, 3), asked], ',')).toBe(0);
  });

  it.each(WRITTEN)('%s has its row', (id) => expect(DIALECTS.map((dialect) => dialect.id)).toContain(id));

  it.each(DIALECTS.map(({ id }) => id))('%s has fixtures of its own, each of which it knows', async (id) => {
    const own = existsSync(fixture(id)) ? readdirSync(fixture(id)).filter((name) => EXPORT.test(name)) : [];
    expect(own.length).toBeGreaterThan(0);
    for (const name of own) {
      const { layout } = await opened(bytesOf(`${id}/${name}`));
      expect([name, layout.dialect]).toEqual([name, id]);
    }
  });

  it.each(FILES)('of %s is the same in chunks of any size', async (name) => {
    const bytes = bytesOf(name);
    const whole = await opened(bytes);
    const survey = await openSurvey(inChunks(bytes, 7), {
      file: 'survey.csv',
      name: 'survey.csv',
      encoding: null,
      delimiter: null,
      dialect: null,
      headerRows: null,
    });
    const rows = [];
    for await (const row of survey.rows) rows.push(row.cells);
    expect(rows).toEqual(whole.rows.map(({ cells }) => cells));
    expect(survey.layout.columns).toEqual(whole.layout.columns);
  });

  it('can be said instead', async () => {
    const { layout, rows } = await opened(bytesOf('long/by-respondent.csv'), 'plain');
    expect([layout.dialect, layout.confidence, rows.length]).toEqual(['plain', 1, 9]);
  });

  it('of rows per answer needs its columns, said or not', async () => {
    for (const dialect of ['long', 'safetyculture'])
      await expect(opened('a,b\n1,2\n', dialect)).rejects.toMatchObject({
        code: 'dialect-unfit',
        exitCode: 2,
      });
  });

  it('of any table says what it says, and never stumbles', () => {
    const cell = fc.constantFrom(
      '',
      '#',
      'Response',
      'Timestamp',
      'ItemType',
      'q [a]',
      'a/b',
      '{"ImportId":"x"}',
      '1',
      'id. x',
      ' ',
    );
    const table = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 4 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';'), (peek, delimiter) => {
        for (const dialect of DIALECTS) {
          const sure = dialect.recognise(peek, delimiter);
          expect(sure).toBeGreaterThanOrEqual(0);
          expect(sure).toBeLessThanOrEqual(1);
          const header = peek.slice(0, dialect.headerRows(peek));
          dialect.columns(header).forEach((column, i) => {
            expect(column.index).toBe(i);
            expect(column.names).toContain(column.header);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that does not exist is refused, with the nearest that does', () => {
    expect(() => dialectNamed('qualtric')).toThrow(UserError);
  });

  it.each(DIALECTS.map((dialect) => [dialect.id, dialect] as const))(
    '%s is sure of nothing in an odd table',
    (id, dialect) => {
      for (const peek of [
        [],
        [[]],
        [['']],
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        [
          ['#', ''],
          ['', ''],
        ],
        [['', ''], ['#']],
      ])
        expect(dialect.recognise(peek, ',')).toBeLessThanOrEqual(id === 'typeform' ? 0.85 : 0.1);
    },
  );
});

/** The first rows as cells between bars and rows between slashes; how sure, how many header rows, and what columns are called. */
describe('the first rows', () => {
  it.each([
    [
      'qualtrics',
      'StartDate|Status|Progress|Finished / a|b|c|d',
      ',',
      '0.9, 2, a = StartDate | b = Status | c = Progress | d = Finished',
    ],
    [
      'qualtrics',
      'StartDate|Status|Progress|Q1 / a|b|c|d',
      ',',
      '0, 2, a = StartDate | b = Status | c = Progress | d = Q1',
    ],
    ['qualtrics', 'End Date|q / x 2026-03-01|4', ',', '0, 2, x 2026-03-01 = End Date | 4 = q'],
    ['qualtrics', 'start_date|q /  1.3.26|4', ',', '0, 1, start_date | q'],
    ['qualtrics', 'startdate of it|q / x|4', ',', '0, 3, x = startdate of it | 4 = q'],
    ['qualtrics', 'my recordeddate|q / x|4', ',', '0, 3, x = my recordeddate | 4 = q'],
    ['qualtrics', 'recordeddate|q', ',', '0, 1, recordeddate | q'],
    ['qualtrics', 'a|b / c| / {"ImportId":"x"}|{ "ImportId" : "y" }', ',', '1, 3, c = a = x | b = y'],
    ['qualtrics', 'a|b / c| / x {"ImportId":"x"}|{"ImportId":"y"}', ',', '0, 3, c = a | b = y'],
    [
      'qualtrics-legacy',
      'V1|V2|Q1|Q2 / Name|Other|ResponseSet|Ask',
      ',',
      '0.98, 2, Name = V1 | Other = V2 | ResponseSet = Q1 | Ask = Q2',
    ],
    [
      'qualtrics-legacy',
      'V1|V2|V3|Q1 / a|b|c|Response ID',
      ',',
      '0, 2, a = V1 | b = V2 | c = V3 | Response ID = Q1',
    ],
    ['qualtrics-legacy', 'V1|V2 / response id|b', ',', '0.98, 2, response id = V1 | b = V2'],
    ['qualtrics-legacy', 'V1|V2 / Response ID 2|b', ',', '0, 2, Response ID 2 = V1 | b = V2'],
    ['qualtrics-legacy', 'V1|V2 / My Response ID|b', ',', '0, 2, My Response ID = V1 | b = V2'],
    ['qualtrics-legacy', 'V|V2 / ResponseID|b', ',', '0, 2, ResponseID = V | b = V2'],
    ['qualtrics-legacy', 'xV1|V2 / ResponseID|b', ',', '0, 2, ResponseID = xV1 | b = V2'],
    [
      'surveymonkey',
      'Respondent ID|Q1||Q2 / |a|b|Response',
      ',',
      '0.97, 2, Respondent ID | Q1 [a] = a | Q1 [b] = b | Q2',
    ],
    ['surveymonkey', 'RespondentID|Q1|Q2 / |Open-Ended Response|', ',', '0.97, 2, RespondentID | Q1 | Q2'],
    ['surveymonkey', 'Respondent ID|Q1|Q2 / |a|b', ',', '0.3, 2, Respondent ID | Q1 [a] = a | Q2 [b] = b'],
    ['surveymonkey', 'Respondent ID of|Q1|Q2 / |Response|b', ',', '0, 2, Respondent ID of | Q1 | Q2 [b] = b'],
    ['surveymonkey', 'x|Q1|Q2 / |Response| Other (please specify) response ', ',', '0.6, 2, x | Q1 | Q2'],
    ['surveymonkey', 'x|Q1|Q2 / |Response|My Response', ',', '0, 2, x | Q1 | Q2 [My Response] = My Response'],
    [
      'surveymonkey',
      'x|Q1|Q2 / |Response|Response two',
      ',',
      '0, 2, x | Q1 | Q2 [Response two] = Response two',
    ],
    ['surveymonkey', '|Q1|Q2 / |Response|Response', ',', '0, 2,  | Q1 | Q2'],
    ['surveymonkey', 'x|Q1|Q2 / y|Response|Response', ',', '0, 2, x [y] = y | Q1 | Q2'],
    ['google-forms', 'Timestamp|Q / 2024/12/24 11:36:24 PM GMT+5|4', ',', '0.95, 1, Timestamp | Q'],
    ['google-forms', ' ZEITSTEMPEL |Q / 24.12.2024, um 23:36|4', ',', '0.95, 1,  ZEITSTEMPEL  | Q'],
    ['google-forms', 'Timestamp|Q / 24.12.2024 23h|4', ',', '0.5, 1, Timestamp | Q'],
    ['google-forms', 'Timestamp|Q / am 24.12.2024 23:36|4', ',', '0.5, 1, Timestamp | Q'],
    ['google-forms', 'Timestamp|Q', ',', '0.5, 1, Timestamp | Q'],
    ['google-forms', 'Q|Timestamp', ',', '0, 1, Q | Timestamp'],
    ['limesurvey', 'id|submitdate|lastpage|q', ',', '0.97, 1, id | submitdate | lastpage | q'],
    ['limesurvey', 'Response ID|Date submitted|q', ',', '0.8, 1, Response ID | Date submitted | q'],
    [
      'limesurvey',
      'id. Response ID|submitdate. Date submitted|q1. How?',
      ',',
      '0.8, 1, Response ID = id. Response ID = id | Date submitted = submitdate. Date submitted = submitdate | How? = q1. How? = q1',
    ],
    [
      'limesurvey',
      'a|b|c|d|e|f|id|submitdate|lastpage',
      ',',
      '0.8, 1, a | b | c | d | e | f | id | submitdate | lastpage',
    ],
    [
      'limesurvey',
      'a|b|c|d|e|f|g|submitdate|lastpage|id',
      ',',
      '0, 1, a | b | c | d | e | f | g | submitdate | lastpage | id',
    ],
    [
      'limesurvey',
      'a1. One|b[x][y]. Two|c. Three|d. Four|e',
      ',',
      '0.7, 1, One = a1. One = a1 | Two = b[x][y]. Two = b[x][y] | Three = c. Three = c | Four = d. Four = d | e',
    ],
    [
      'limesurvey',
      'a1. One|b. Two|c. Three|d|e',
      ',',
      '0, 1, One = a1. One = a1 | Two = b. Two = b | Three = c. Three = c | d | e',
    ],
    ['limesurvey', '1a. One|a-b. Two|c.Three', ',', '0, 1, 1a. One | a-b. Two | c.Three'],
    ['limesurvey', 'Q|||W / a|b|c|d', ';', '0.4, 2, Q [a] = a | Q [b] = b | Q [c] = c | W [d] = d'],
    ['limesurvey', 'Q|||W / a|b|c|d', ',', '0, 2, Q [a] = a | Q [b] = b | Q [c] = c | W [d] = d'],
    ['limesurvey', 'Q|||W / #|b|c|d', ';', '0, 1, Q |  |  | W'],
    ['limesurvey', '|Q||| / a|b|c|d', ';', '0, 1,  | Q |  |  | '],
    ['limesurvey', 'Q|||W / a||c|d', ';', '0, 1, Q |  |  | W'],
    ['limesurvey', 'Q|W|E|R| / a|b|c|d|e', ';', '0, 1, Q | W | E | R | '],
    ['limesurvey', 'Q|W|E| / a|b|c|d', ';', '0, 1, Q | W | E | '],
    [
      'typeform',
      '#|Q|Start Date (UTC)|Submit Date (UTC)|Network ID / 1|a|b|c|d',
      ',',
      '0.98, 1, # | Q | Start Date (UTC) | Submit Date (UTC) | Network ID',
    ],
    [
      'typeform',
      '#|Q|Submit Date (UTC)|Network ID / 1|a|b|c',
      ',',
      '0.98, 1, # | Q | Submit Date (UTC) | Network ID',
    ],
    ['typeform', '#|Q|Network ID / abcdefgh12345678|a|b', ',', '0.8, 1, # | Q | Network ID'],
    ['typeform', '#|Q / abcdefgh1234567|a', ',', '0.4, 1, # | Q'],
    ['typeform', '#|Q / abcdefgh12345678-|a', ',', '0.4, 1, # | Q'],
    ['typeform', '#|Q / -abcdefgh12345678|a', ',', '0.4, 1, # | Q'],
    ['typeform', '|T||| / #|Q1|Q2?|Q3| ', ',', '0.85, 2, # | Q1 = T [Q1] | Q2? | Q3 = T [Q3] | '],
    ['typeform', 'x|T / #|Q1', ',', '0, 1, x | T'],
    ['typeform', 'a|b / c|d', ',', '0, 1, a | b'],
    [
      'typeform',
      'Q|Start Date (UTC)|Submit Date (UTC)|Network ID / 1|b|c|d',
      ',',
      '0.7, 1, Q | Start Date (UTC) | Submit Date (UTC) | Network ID',
    ],
    ['typeform', 'Q|Submit Date (UTC)|Network ID / 1|b|c', ',', '0, 1, Q | Submit Date (UTC) | Network ID'],
    ['kobotoolbox', 'q|_id|_uuid', ',', '0.7, 1, q | _id | _uuid'],
    ['kobotoolbox', 'q|_id|_uuid', ';', '0.97, 1, q | _id | _uuid'],
    ['kobotoolbox', 'q|_id|_uuid|_index', ',', '0.97, 1, q | _id | _uuid | _index'],
    ['kobotoolbox', 'q|_id', ';', '0, 1, q | _id'],
    ['kobotoolbox', 'q|_id|_uuid|w / #a|||#жук', ',', '0.7, 2, q = #a | _id | _uuid | w = #жук'],
    ['kobotoolbox', 'q|_id|_uuid|w / #a|b||', ',', '0.7, 1, q | _id | _uuid | w'],
    ['kobotoolbox', 'q|_id|_uuid|w / #1|||', ',', '0.7, 1, q | _id | _uuid | w'],
    ['kobotoolbox', 'q|_id|_uuid|w / |||', ',', '0.7, 1, q | _id | _uuid | w'],
    [
      'microsoft-forms',
      'ID|Start time|Completion time|Polite|Polite2|Polite1|Kind2|Polite10|Polite 2',
      ',',
      '0.97, 1, ID | Start time | Completion time | Polite | Polite = Polite2 | Polite1 | Kind2 | Polite10 | Polite = Polite 2',
    ],
    [
      'microsoft-forms',
      'Start  time |COMPLETION TIME|q',
      ',',
      '0.85, 1, Start time = Start  time  | COMPLETION TIME | q',
    ],
    [
      'microsoft-forms',
      'Nr|Start time|Completion time|q',
      ',',
      '0.85, 1, Nr | Start time | Completion time | q',
    ],
    [
      'microsoft-forms',
      'ID|Start time|Email|Completion time',
      ',',
      '0, 1, ID | Start time | Email | Completion time',
    ],
    [
      'microsoft-forms',
      'a|b|Start time|Completion time',
      ',',
      '0.85, 1, a | b | Start time | Completion time',
    ],
    [
      'microsoft-forms',
      'a|b|c|Start time|Completion time',
      ',',
      '0, 1, a | b | c | Start time | Completion time',
    ],
    ['microsoft-forms', 'Completion time|Start time', ',', '0, 1, Completion time | Start time'],
    [
      'microsoft-forms',
      'Ид|Время начала|Время завершения| A  b |A b2|2|22',
      ',',
      '0.97, 1, Ид | Время начала | Время завершения | A b =  A  b  | A b = A b2 | 2 | 22',
    ],
    ['jotform', 'Submission Date|Submission ID|q', ',', '0.95, 1, Submission Date | Submission ID | q'],
    ['jotform', 'Submission_Date|Submission IP', ',', '0.95, 1, Submission_Date | Submission IP'],
    ['jotform', 'submission date|Last Update Date', ',', '0.95, 1, submission date | Last Update Date'],
    ['jotform', 'Submission Date|IP Address', ',', '0.95, 1, Submission Date | IP Address'],
    ['jotform', 'Submission Date|My IP Address', ',', '0.5, 1, Submission Date | My IP Address'],
    ['jotform', 'Submission Date|IP Address of', ',', '0.5, 1, Submission Date | IP Address of'],
    ['jotform', 'Submission Date|Submission ID of', ',', '0.5, 1, Submission Date | Submission ID of'],
    ['jotform', 'Submission Date|My Submission ID', ',', '0.5, 1, Submission Date | My Submission ID'],
    ['jotform', 'Submission Date|My Last Update Date', ',', '0.5, 1, Submission Date | My Last Update Date'],
    ['jotform', 'Submission Date|Last Update Date of', ',', '0.5, 1, Submission Date | Last Update Date of'],
    [
      'jotform',
      'Submission Date|Rate us  >>  Polite|a >> b >> c|>> x|y >>',
      ',',
      '0.95, 1, Submission Date | Rate us [Polite] = Rate us  >>  Polite = Polite | a >> b [c] = a >> b >> c = c | >> x | y >>',
    ],
    ['jotform', 'x|Submission Date|Submission ID', ',', '0, 1, x | Submission Date | Submission ID'],
    [
      'alchemer',
      'Response ID|Time Started|Date Submitted|Status|Polite:Rate us|Kind:Rate us|:Rate us|Fast:|a:b:Grid|c:b:Grid|at 10:30|One:Alone| Late : Rate us',
      ',',
      '0.97, 1, Response ID | Time Started | Date Submitted | Status | Rate us [Polite] = Polite:Rate us = Polite | Rate us [Kind] = Kind:Rate us = Kind | :Rate us | Fast: | b:Grid [a] = a:b:Grid = a | b:Grid [c] = c:b:Grid = c | at 10:30 | One:Alone | Rate us [Late] =  Late : Rate us = Late',
    ],
    [
      'alchemer',
      'Response ID|Time Started|Date Submitted',
      ',',
      '0.8, 1, Response ID | Time Started | Date Submitted',
    ],
    ['alchemer', 'Time Started|Date Submitted|q', ',', '0.3, 1, Time Started | Date Submitted | q'],
    [
      'alchemer',
      'Time Started|Status|Contact ID|Session ID',
      ',',
      '0, 1, Time Started | Status | Contact ID | Session ID',
    ],
    [
      'alchemer',
      'Date Submitted|Status|Contact ID|User Agent',
      ',',
      '0, 1, Date Submitted | Status | Contact ID | User Agent',
    ],
    [
      'safetyculture',
      'ItemType|Label|Response|AuditID|ItemID',
      ',',
      '0.99, 1, ItemType | Label | Response | AuditID | ItemID',
    ],
    ['safetyculture', 'ItemType|Label|Response|AuditID', ',', '0, 1, ItemType | Label | Response | AuditID'],
    ['long', 'id|question|answer / 1|a|4 / 2|b|5 / 3|c|5', ',', '0.05, 1, id | question | answer'],
    ['long', 'id|question|answer / 1|a|4 / 2|a|5 / 3|b|5 / 4|b|4', ',', '0.75, 1, id | question | answer'],
    ['long', 'id|question|answer / 1|a|4 / 2|a|5 / 3|b|5', ',', '0.05, 1, id | question | answer'],
    ['long', 'id|question|answer / 1|a|4 / 1|b|5', ',', '0.75, 1, id | question | answer'],
    ['long', 'id|question|answer / 1|a|4', ',', '0.75, 1, id | question | answer'],
    [
      'long',
      'Respondent_ID|Item ID|Expected|Perceived / 1|a|4|5',
      ',',
      '0.9, 1, Respondent_ID | Item ID | Expected | Perceived',
    ],
    ['long', 'id|answer / 1|a', ',', '0, 1, id | answer'],
    ['plain', 'A| |C / x|y / | z|w', ',', '0.1, 1, A |  | C'],
  ])('for %s: %s, apart by %s', (id, text, delimiter, said) => {
    const peek = text.split(' / ').map((row) => row.split('|'));
    const { recognise, headerRows, columns } = dialectNamed(id);
    const rows = headerRows(peek);
    const called = columns(peek.slice(0, rows)).map(({ names }) => names.join(' = '));
    expect([recognise(peek, delimiter), rows, called.join(' | ')].join(', ')).toBe(said);
  });

  it('of a plain table with several header rows are all of what a column is called', () => {
    const called = dialectNamed('plain').columns([
      ['A', ' ', 'C'],
      ['x', 'y'],
      ['', 'z', 'C', 'w'],
    ]);
    expect(called).toEqual([
      { index: 0, header: 'A x', names: ['A x', 'A', 'x'] },
      { index: 1, header: 'y z', names: ['y z', 'y', 'z'] },
      { index: 2, header: 'C C', names: ['C C', 'C'] },
      { index: 3, header: 'w', names: ['w'] },
    ]);
  });
});

const columnsOf = async (name: string) => (await opened(bytesOf(name))).layout.columns;

describe('a column', () => {
  it('of Qualtrics answers to its name, its question and its import id', async () => {
    expect((await columnsOf('qualtrics/values.csv'))[6]).toEqual({
      index: 6,
      header: 'An excellent service counter - The staff are polite.',
      names: ['An excellent service counter - The staff are polite.', 'Q1_1', 'QID1_1'],
    });
  });

  it('of SurveyMonkey is its question with its option, or the question alone', async () => {
    const columns = await columnsOf('surveymonkey/blocks.csv');
    expect(columns[6]!.header).toBe('What do you expect of a service counter? [The staff solve my problem.]');
    expect(columns[12]!.names).toEqual([
      'Which of these did you use? [Toilets, cloakroom]',
      'Toilets, cloakroom',
    ]);
    expect(columns[14]!.header).toBe('Which branch was it?');
  });

  it('of LimeSurvey answers to code, text and both', async () => {
    expect((await columnsOf('limesurvey/codes-and-texts.csv'))[4]!.names).toEqual([
      'What do you expect of a service counter? [The staff are polite.]',
      'exp[polite]. What do you expect of a service counter? [The staff are polite.]',
      'exp[polite]',
    ]);
  });

  it('of KoboToolbox answers to its tag', async () => {
    expect((await columnsOf('kobotoolbox/tagged.csv'))[2]!.names).toEqual([
      'expected/politeness',
      '#exp+polite',
    ]);
  });

  it('of Typeform is called by its option alone, and may come twice', async () => {
    const columns = await columnsOf('typeform/answers.csv');
    expect(columns.filter(({ header }) => header === 'Other').map(({ index }) => index)).toEqual([8, 10]);
  });

  it('of the long form is an item with each of its answers', async () => {
    expect((await columnsOf('long/russian.csv')).map(({ names }) => names)).toEqual([
      ['Респондент'],
      ['Сотрудники вежливы. [Ожидание]', 'Сотрудники вежливы. [expectation]'],
      ['Сотрудники вежливы. [Восприятие]', 'Сотрудники вежливы. [delivery]'],
      ['Сотрудники решают мой вопрос. [Ожидание]', 'Сотрудники решают мой вопрос. [expectation]'],
      ['Сотрудники решают мой вопрос. [Восприятие]', 'Сотрудники решают мой вопрос. [delivery]'],
      ['В зале чисто. [Ожидание]', 'В зале чисто. [expectation]'],
      ['В зале чисто. [Восприятие]', 'В зале чисто. [delivery]'],
    ]);
  });
});

const LONG = mappingOf(
  `
format: svc.mapping/1
criteria:
  politeness: { expectation: "politeness [expectation]", delivery: "politeness [delivery]" }
  help: { expectation: "help [expectation]", delivery: "help [delivery]" }
  cleanliness: { expectation: "cleanliness [expectation]", delivery: "cleanliness [delivery]" }
fields: { branch: branch }
by: [branch]
`,
  scheme,
);

describe('a row for each answer', () => {
  it('makes one respondent of several rows', async () => {
    const { receipt, tally } = await score(bytesOf('long/by-respondent.csv'), { scheme, mapping: LONG });
    expect(receipt).toEqual({ read: 3, used: 3, rejected: 0, dropped: [] });
    expect(tally.map(({ key, respondents }) => [key, respondents])).toEqual([
      [[], 3],
      [['North'], 2],
      [['South'], 1],
    ]);
  });

  it('may be ordered by item as well as by respondent', async () => {
    const [one, other] = await Promise.all(
      ['long/by-respondent.csv', 'long/by-criterion.csv'].map((name) =>
        score(bytesOf(name), { scheme, mapping: LONG }),
      ),
    );
    expect(other!.tally).toEqual(one!.tally);
  });

  const many = (rows: (push: (line: string) => void) => void): string => {
    const lines = ['respondent,branch,criterion,expectation,delivery'];
    rows((line) => lines.push(line));
    return `${lines.join('\n')}\n`;
  };

  it('is read in constant memory where respondents follow one another, however many', async () => {
    const text = many((push) => {
      for (let i = 0; i < 20_000; i++)
        for (const item of ['politeness', 'help', 'cleanliness']) push(`r${i},North,${item},5,4`);
    });
    const { receipt } = await score(text, { scheme, mapping: LONG });
    expect(receipt).toEqual({ read: 20_000, used: 20_000, rejected: 0, dropped: [] });
  });

  it('is put in order where the file begins with one item of very many respondents', async () => {
    const text = many((push) => {
      for (const item of ['politeness', 'help', 'cleanliness'])
        for (let i = 0; i < 6_000; i++) push(`r${i},North,${item},5,4`);
    });
    expect((await score(text, { scheme, mapping: LONG })).receipt.used).toBe(6_000);
  });

  it('puts together a respondent who comes back late, and finds an item that comes late', async () => {
    const text = many((push) => {
      for (let i = 0; i < 4_000; i++)
        for (const item of i === 7 ? ['politeness', 'help'] : ['politeness', 'help', 'x'])
          push(`r${i},North,${item},5,4`);
      push('r7,North,x,5,4');
      push('r3999,North,cleanliness,5,4');
    });
    const { receipt, notes, tally } = await score(text, { scheme, mapping: LONG });
    expect(receipt).toEqual({ read: 4_000, used: 4_000, rejected: 0, dropped: [] });
    const answered = tally[0]!.criteria.map(({ pairs }) => listed(pairs).flatMap(({ counts }) => counts));
    expect(answered.map((counts) => counts.reduce((a, b) => a + b, 0))).toEqual([4_000, 4_000, 1]);
    expect(notes.map(({ code }) => code)).not.toContain('survey.items-late');
  });

  it('that cannot be read is told of at its own line, and its respondent keeps the other answers', async () => {
    const text = many((push) => {
      for (const [id, answer] of [
        ['1', '4'],
        ['2', 'great'],
        ['3', '3'],
        ['4', '5'],
      ])
        for (const item of ['politeness', 'help', 'cleanliness'])
          push(`${id},North,${item},5,${item === 'help' ? answer : 4}`);
    });
    const rejected: number[] = [];
    const { receipt, issues } = await score(text, {
      scheme,
      mapping: LONG,
      onRejected: ({ line }) => void rejected.push(line),
    });
    expect(receipt).toMatchObject({ read: 4, used: 4, rejected: 0 });
    expect(issues).toMatchObject([
      { code: 'unreadable-answer', line: 6, column: 16, args: { value: 'great', header: 'help [delivery]' } },
    ]);
    expect(rejected).toEqual([]);
  });

  it('given twice counts once, and is said', async () => {
    const text = many((push) => {
      for (const answer of ['4', '1']) push(`1,North,politeness,5,${answer}`);
      push('2,North,politeness,5,3');
    });
    const mapping = mappingOf(
      'format: svc.mapping/1\ncriteria: { politeness: { expectation: "politeness [expectation]", delivery: "politeness [delivery]" } }\n',
      scheme,
    );
    const { notes, tally } = await score(text, { scheme, mapping });
    expect(notes).toContainEqual({ code: 'survey.answers-again', args: { count: 1 } });
    expect(tally[0]!.respondents).toBe(2);
  });
});

describe('what cells mean in a dialect', () => {
  const criteria = `
criteria:
  politeness: { expectation: "exp[polite]", delivery: "del[polite]" }
  help: { expectation: "exp[solve]", delivery: "del[solve]" }
  cleanliness: { expectation: "exp[clean]", delivery: "del[clean]" }
`;
  const blanks = async (more: string) => {
    const mapping = mappingOf(`format: svc.mapping/1${criteria}${more}`, scheme);
    const { tally, receipt } = await score(bytesOf('limesurvey/codes.csv'), { scheme, mapping });
    return [tally[0]!.criteria[2]!.blanks, receipt.used];
  };

  it('counts N/A of LimeSurvey as not shown, an empty cell as skipped', async () => {
    expect(await blanks('')).toEqual([[1, 0, 0, 0], 2]);
  });

  it('gives way to the mapping', async () => {
    expect(await blanks('blanks: { not-applicable: [N/A] }\n')).toEqual([[0, 0, 0, 1], 2]);
  });

  it('keeps unfinished responses, says how many, and how to leave them out', async () => {
    const qualtrics = (more: string) =>
      mappingOf(
        `format: svc.mapping/1
criteria:
  politeness: { expectation: Q1_1, delivery: Q2_1 }
  help: { expectation: Q1_2, delivery: Q2_2 }
${more}`,
        scheme,
      );
    const kept = await score(bytesOf('qualtrics/labels.csv'), { scheme, mapping: qualtrics('') });
    expect(kept.receipt.used).toBe(4);
    expect(kept.notes).toContainEqual({
      code: 'survey.unfinished',
      args: {
        count: 1,
        column: 'Finished',
        rule: '{ column: "Finished", is: ["False"], reason: not-finished }',
      },
    });
    const rule = 'drop:\n  - { column: "Finished", is: ["False"], reason: not-finished }\n';
    const left = await score(bytesOf('qualtrics/labels.csv'), { scheme, mapping: qualtrics(rule) });
    expect(left.receipt).toMatchObject({ used: 3, dropped: [{ reason: 'not-finished', count: 1 }] });
    expect(left.notes.map(({ code }) => code)).not.toContain('survey.unfinished');
  });
});

describe('a response of LimeSurvey without the date of its end', () => {
  it('is told of', async () => {
    const file = String(bytesOf('limesurvey/codes.csv'));
    const mapping = mappingOf(
      'format: svc.mapping/1\ncriteria:\n  politeness: { expectation: "exp[polite]", delivery: "del[polite]" }\n',
      scheme,
    );
    const { notes, receipt } = await score(Buffer.from(file.replace('"2026-03-02 10:00:00"', '""')), {
      scheme,
      mapping,
    });
    expect(receipt.used).toBe(2);
    expect(notes).toContainEqual({
      code: 'survey.unfinished',
      args: {
        count: 1,
        column: 'submitdate',
        rule: '{ column: "submitdate", is: [""], reason: not-finished }',
      },
    });
  });
});

describe('an audit of one row per item', () => {
  it('scores what was answered, and no subtotal', async () => {
    const mapping = mappingOf(
      `format: svc.mapping/1
criteria:
  politeness: { expectation: "The staff are polite. [score]", delivery: The staff are polite. }
  help: { expectation: "The staff solve my problem. [score]", delivery: The staff solve my problem. }
fields: { audit: AuditName }
`,
      scheme,
    );
    const { receipt, notes } = await score(bytesOf('safetyculture/two-audits.csv'), { scheme, mapping });
    expect(receipt).toEqual({ read: 2, used: 2, rejected: 0, dropped: [] });
    expect(notes).toContainEqual({ code: 'survey.rows-no-answers', args: { count: 4 } });
  });
});

describe('the items of an audit', () => {
  const HEADER = 'AuditID|ItemType|Label|Response|ItemScore|ItemID|ParentID|ItemCategory'.split('|');
  const itemsOf = (...rows: string[]) => {
    const { items } = dialectNamed('safetyculture').itemised!([HEADER]);
    return items(rows.map((row) => row.split('|'))).map(
      (item) => item && [...item.names, item.key, ...item.without!].join(' | '),
    );
  };

  it('are its questions, each called under its category and counted where it comes again', () => {
    expect(
      itemsOf(
        '1|question|Clean?|Yes|1|a|r|Hall',
        '1|question| Clean? |No|0|b|r| ',
        '1|question|Clean?|No|0|c|r|Hall',
        '1|list|Clean?|No|0|d|r',
        '1|question||No|0|e|r|Hall',
        '1|Section|Hall||1|r||',
        '1|media|Photo||||r|',
        '1|sectional|Photo||||r|',
      ),
    ).toEqual([
      'Clean? | Hall: Clean? | Hall: Clean?',
      'Clean? | Clean? | Clean?',
      'Clean? (2) | Hall: Clean? (2) | Hall: Clean? (2)',
      'Clean? (2) | Clean? (2) | Clean? (2)',
      null,
      null,
      null,
      'Photo | Photo | Photo',
    ]);
  });

  it('carry no score where it is the subtotal of what is below them, and would count twice', () => {
    const rows = (total: string, own: string) =>
      itemsOf(
        `1|section|Hall||${total}|s||`,
        `1|question|Smart||${own}|q|s|`,
        '1|question|Below 1||2|b1|q|',
        '1|question|Below 2|| |b2|q|',
        '1|question|Below 3||1|b3|q|',
        '1|question|Beside||4|n|s|',
      ).map((item) => item?.endsWith('| 4'));
    const beside = [false, false, false, false];
    expect(rows('7', '3')).toEqual([undefined, true, ...beside]);
    // Both count, or it says something else, or what it stands in says nothing.
    expect(rows('10', '3')).toEqual([undefined, false, ...beside]);
    expect(rows('9', '3')).toEqual([undefined, true, ...beside]);
    expect(rows('7', '2')).toEqual([undefined, false, ...beside]);
    expect(rows('', '3')).toEqual([undefined, false, ...beside]);
    expect(rows('7', ' ')).toEqual([undefined, false, ...beside]);
  });
});

it('fixtures lie in folders named for their dialect', () => {
  for (const [name] of FILES) expect(existsSync(join(fixture(''), name))).toBe(true);
});
