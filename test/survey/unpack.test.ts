// Surveys inside something else: compressed, or in a sheet of a workbook.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openSurvey } from '../../src/survey/open.ts';
import { type Places, placesOf } from '../../src/survey/peek.ts';
import { zippedSurveys } from '../../src/survey/zipped.ts';
import { fixture, inChunks, mappingFrom, schemeFrom, score } from './helpers.ts';
import { zipOf } from './zip.ts';

const scheme = schemeFrom('counter/standard.yaml');
const mapping = mappingFrom('counter/by-position.yaml', scheme);

const OPTIONS = {
  ...{ file: 'survey', name: 'survey' },
  ...{ encoding: null, delimiter: null, dialect: null, headerRows: null },
};

async function opened(bytes: Uint8Array, sheet: string | null = null) {
  const survey = await openSurvey(inChunks(bytes), { ...OPTIONS, sheet });
  const rows = [];
  for await (const row of survey.rows) rows.push(row);
  return { ...survey, rows };
}

it('a survey that has places reads the same, whatever pieces it comes in', async () => {
  for (const name of ['counter/utf-8-mark.csv', 'counter/utf-16.csv', 'workbook/counter.csv.gz']) {
    const bytes = readFileSync(fixture(name));
    const read = async (chunk: number, places?: Places) => {
      const options = { ...OPTIONS, ...(places ? { places } : {}) };
      const survey = await openSurvey(inChunks(bytes, chunk), options);
      const rows = [];
      for await (const row of survey.rows) rows.push(row.cells);
      return { rows, layout: survey.layout, start: survey.start };
    };
    const whole = await read(bytes.length);
    expect(whole.rows.length).toBeGreaterThan(3);
    for (const chunk of [1, 2, 5, 64]) {
      expect(await read(chunk)).toEqual(whole);
      expect(await read(chunk, placesOf(bytes))).toEqual(whole);
    }
  }
});

describe('an archive', () => {
  it('has its surveys in order, and nothing that is hidden or something else', async () => {
    const names = [
      'e.CSV',
      '.hidden.csv',
      'a/.b.csv',
      '__MACOSX/c.csv',
      'x/__MACOSX/c.csv',
      'c.xlsm',
      'd.txt',
    ];
    const others = [
      'f.pdf',
      'g.csv.gz',
      'h.csv.bak',
      'i/j.zsav',
      'csv',
      'b.tab',
      'not__MACOSX/k.tsv',
      'l.m.csv',
    ];
    const zip = zipOf(Object.fromEntries([...names, ...others].map((name) => [name, `in ${name}`])));
    const found = (await zippedSurveys(placesOf(zip), 'all.zip'))!;
    expect(found.map(({ path }) => path)).toEqual([
      ...['b.tab', 'c.xlsm', 'd.txt', 'e.CSV', 'g.csv.gz', 'i/j.zsav', 'l.m.csv', 'not__MACOSX/k.tsv'],
    ]);
    const parts = [];
    for await (const part of found[1]!.bytes()) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe('in c.xlsm');
    expect(await zippedSurveys(placesOf(zipOf({ '[Content_Types].xml': '' })), 'book.xlsx')).toBeNull();
  });

  it('that is damaged says which part, where that is known', async () => {
    const zip = zipOf({ 'a.csv': 'x'.repeat(100) });
    const spoilt = Buffer.from(zip);
    spoilt.writeUInt32LE(7, spoilt.lastIndexOf('PK\x01\x02') + 16);
    const [one] = (await zippedSurveys(placesOf(spoilt), 'all.zip'))!;
    const reading = async () => {
      for await (const _ of one!.bytes());
    };
    await expect(reading()).rejects.toMatchObject({
      code: 'survey-broken-zip',
      args: { file: 'all.zip', part: 'a.csv' },
    });
    await expect(zippedSurveys(placesOf(zip.subarray(9)), 'all.zip')).rejects.toMatchObject({
      code: 'survey-broken-zip',
    });
    await expect(zippedSurveys(placesOf(Buffer.from('PK')), 'all.zip')).rejects.toMatchObject({
      code: 'survey-broken-zip',
      args: { file: 'all.zip', part: '' },
    });
  });
});

describe('a compressed survey', () => {
  it.each([1, 7, 65_536])('counts as the file inside it, in chunks of %i', async (chunk) => {
    const [packed, plain] = await Promise.all([
      score(readFileSync(fixture('workbook/counter.csv.gz')), { scheme, mapping }, chunk),
      score(readFileSync(fixture('counter/utf-8.csv')), { scheme, mapping }),
    ]);
    expect(packed.tally).toEqual(plain.tally);
    expect(packed.layout.container).toEqual({ kind: 'gzip' });
  });

  it('may be in any encoding', async () => {
    const { layout } = await opened(gzipSync(readFileSync(fixture('counter/utf-16.csv'))));
    expect(layout.encoding.name).toBe('utf-16le');
  });

  it('that ends too early is refused, not half counted', async () => {
    const whole = readFileSync(fixture('workbook/counter.csv.gz'));
    await expect(opened(whole.subarray(0, whole.length - 12))).rejects.toMatchObject({
      code: 'survey-broken-gz',
    });
    await expect(opened(whole.subarray(0, 12))).rejects.toMatchObject({ code: 'survey-broken-gz' });
  });
});

describe('a workbook', () => {
  const bytes = readFileSync(fixture('workbook/two-sheets.xlsx'));

  it('gives its first sheet that holds anything, dates and numbers as text', async () => {
    const { layout, rows } = await opened(bytes);
    expect(layout.container).toEqual({ kind: 'workbook', sheet: 'Answers', others: ['Read me', 'Other'] });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['2026-03-01', 'North', '5', '5', '4', '4', '3', '4', 'TRUE', 'Thanks, "all" good'],
      ['2026-03-02 12:00:00', 'South', '5', '4', '5', '5', '4', '3', 'FALSE', '0.3'],
      ['2026-03-03', 'North', '4', '5', '5', '3', '', '4', '', 'two\nlines'],
    ]);
    // The sheet's own row numbers, an empty row among them.
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  it.each(['Other', 'other', '3'])('gives the sheet asked for: %s', async (sheet) => {
    expect((await opened(bytes, sheet)).rows.map(({ cells }) => cells)).toEqual([['1']]);
  });

  it('has no other sheets', async () => {
    await expect(opened(bytes, 'Answer')).rejects.toMatchObject({
      code: 'unknown-sheet',
      exitCode: 2,
      hint: { code: 'did-you-mean', args: { name: 'Answers' } },
    });
  });

  it('is none where the archive holds something else', async () => {
    await expect(opened(bytes.subarray(0, 400))).rejects.toMatchObject({ code: 'workbook-damaged' });
  });

  it('is what --sheet is for', async () => {
    await expect(opened(readFileSync(fixture('counter/utf-8.csv')), '1')).rejects.toMatchObject({
      code: 'no-workbook',
      exitCode: 2,
    });
  });
});
