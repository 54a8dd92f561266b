// Rows of one answer each, in a file of which only the beginning fits in memory.

import { describe, expect, it } from 'vitest';
import { readRows } from '../../src/survey/csv.ts';
import { long } from '../../src/survey/dialects/long.ts';
import { gather, Scattered } from '../../src/survey/gather.ts';
import { inChunks } from './helpers.ts';

const HEADER = ['who', 'criterion', 'delivery'];

/** Gathers lines of `who,criterion,delivery`, holding so many bytes of them. */
async function gathered(lines: readonly string[], most: number) {
  const bytes = inChunks(lines.map((line) => `${line}\n`).join('')) as AsyncGenerator<Buffer>;
  const rows = readRows(bytes, { delimiter: ',', lineEnd: '\n', firstLine: 2 });
  const names = long.columns([HEADER]);
  const itemised = { ...long.itemised!([HEADER]), respondent: 0, shared: [0] };
  const found = await gather(rows, names, itemised, (cell) => cell, most);
  const all = [];
  for await (const row of found.rows) all.push(row);
  return { columns: found.columns.map(({ header }) => header), rows: all, notes: found.notes() };
}

const LINES = ['a,x,1', 'a,y,2', 'b,y,3', 'b,x,4', 'c,z,5', 'c,x,6', 'd,z,7', 'd,"z, z",8'];
/** Bytes of a plain line. */
const SIX = 6;

describe('rows of one answer each', () => {
  it('come to the same columns and rows wherever the end of the memory falls, but for items that come later', async () => {
    const whole = await gathered(LINES, 1_000);
    expect(whole.columns).toEqual(['who', 'x [delivery]', 'y [delivery]', 'z [delivery]', 'z, z [delivery]']);
    expect(whole.rows.map(({ cells }) => cells)).toEqual([
      ['a', '1', '2', '', ''],
      ['b', '4', '3', '', ''],
      ['c', '6', '', '5', ''],
      ['d', '', '', '7', '8'],
    ]);
    expect(whole.notes).toEqual([]);
    for (let most = 2 * SIX; most <= 60; most++) {
      const some = await gathered(LINES, most);
      expect(some.rows.map(({ cells }) => cells)).toEqual(
        whole.rows.map(({ cells }) => cells.slice(0, some.columns.length)),
      );
      expect(some.rows.map(({ line, end, bytes }) => [line, end, bytes])).toEqual(
        whole.rows.map(({ line, end, bytes }) => [line, end, bytes]),
      );
    }
  });

  it('name the items that come later, with the line and how many answers are lost', async () => {
    const { columns, notes } = await gathered(LINES, 3 * SIX);
    expect(columns).toEqual(['who', 'x [delivery]', 'y [delivery]']);
    expect(notes).toEqual([
      { code: 'survey.item-late', args: { count: 2, name: 'z', line: 6 } },
      { code: 'survey.item-late', args: { count: 1, name: 'z, z', line: 9 } },
      { code: 'survey.items-late', args: { count: 3, megabytes: 0 } },
    ]);
  });

  it('name only the first few of very many', async () => {
    const lines = ['a,x,1', 'a,y,1', ...Array.from({ length: 40 }, (_, i) => `b,item ${i},1`)];
    const { notes } = await gathered(lines, SIX);
    expect(notes).toHaveLength(6);
    expect(notes.at(-1)).toEqual({ code: 'survey.items-late', args: { count: 40, megabytes: 0 } });
  });

  it('are put in order where all fit, whatever cells hold', async () => {
    const { rows } = await gathered(['a,x,1', 'b,x,2', 'a,y,"3\u0000,"'], 1_000);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', '1', '3\u0000,'],
      ['b', '2', ''],
    ]);
  });

  it.each([
    ['come back in what is held', ['a,x,1', 'b,x,1', 'a,y,1', 'c,x,1', 'c,y,1'], 4 * SIX, 'a', 4],
    ['come back later', ['a,x,1', 'a,y,1', 'b,x,1', 'c,x,1', 'a,z,1'], 2 * SIX, 'a', 6],
    [
      'have one row each, since the file is ordered by item',
      ['a,x,1', 'b,x,1', 'c,x,1', 'a,y,1'],
      SIX,
      'b',
      3,
    ],
  ])('are refused in a large file where respondents %s', async (_, lines, most, respondent, line) => {
    const error = await gathered(lines, most).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Scattered);
    expect([error.respondent, error.row.line]).toEqual([respondent, line]);
  });
});
