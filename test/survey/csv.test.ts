// Rows from bytes: their cells, their lines, their bytes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvShape } from '../../src/survey/csv.ts';
import {
  CsvBroken,
  cellsIn,
  columnIn,
  firstRows,
  LONGEST_ROW,
  placeIn,
  readRows,
  recordIn,
} from '../../src/survey/csv.ts';
import { encodingOf } from '../../src/survey/encoding.ts';
import { inChunks } from './helpers.ts';

const SHAPE: CsvShape = { delimiter: ',', lineEnd: '\n', firstLine: 1 };
const utf8 = encodingOf('utf-8');

async function rowsOf(text: string | Uint8Array, shape = SHAPE, chunk = 7) {
  const rows = [];
  for await (const row of readRows(inChunks(text, chunk) as AsyncIterable<Buffer>, shape)) rows.push(row);
  return rows;
}
const linesAndCells = async (text: string, shape = SHAPE) =>
  (await rowsOf(text, shape)).map(({ line, cells }) => [line, ...cells]);

describe('a row', () => {
  it('begins on the line where it stands, blank lines and breaks inside cells counted', async () => {
    expect(await linesAndCells('a,b\r\n\r\n1,"x\r\ny"\r\n\n\n3,4')).toEqual([
      [1, 'a', 'b'],
      [3, '1', 'x\r\ny'],
      [7, '3', '4'],
    ]);
  });

  it('ends at CR alone where the file knows nothing else', async () => {
    expect(await linesAndCells('a,b\r1,"x\ny"\r\r3,4\r', { ...SHAPE, lineEnd: '\r' })).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'x\ny'],
      [4, '3', '4'],
    ]);
  });

  it('keeps quotes that quote nothing', async () => {
    expect(await linesAndCells('5" screen,"say ""hi""","a"b\n')).toEqual([
      [1, '5" screen', 'say "hi"', '"a"b'],
    ]);
  });

  it('keeps empty cells, and is more than a blank line', async () => {
    expect(await linesAndCells(',\n""\n\n')).toEqual([
      [1, '', ''],
      [2, ''],
    ]);
  });

  it('has its own bytes', async () => {
    const rows = await rowsOf('a,b\r\n\n"é",2\r\nlast,3');
    expect(rows.map(({ bytes }) => bytes.toString('utf8'))).toEqual(['a,b\r\n', '"é",2\r\n', 'last,3']);
    const odd = await rowsOf('a\n\rb\n\r\n\r\r\nc\n');
    expect(odd.map(({ line, bytes }) => [line, bytes.toString()])).toEqual([
      [1, 'a\n'],
      [2, '\rb\n'],
      [5, 'c\n'],
    ]);
  });
});

describe('a quote that is never closed', () => {
  it('is told where it opened', async () => {
    const text = 'a,b\n1,2\n3,"two\nlines","four\n5,6\n';
    const broken = await rowsOf(text).catch((error: unknown) => error);
    expect(broken).toBeInstanceOf(CsvBroken);
    const { code, row, offset } = broken as CsvBroken;
    expect(code).toBe('unclosed-quote');
    expect(placeIn(row, offset, SHAPE, utf8)).toEqual({ line: 4, column: 8 });
  });

  it('does not fill the memory', async () => {
    const text = `a,b\n1,"${'x\n'.repeat(LONGEST_ROW / 2 + 10)}`;
    const broken = (await rowsOf(text, SHAPE, 65_536).catch((error: unknown) => error)) as CsvBroken;
    expect([broken.code, broken.offset]).toEqual(['unclosed-quote', 2]);
    const endless = (await rowsOf(`a,b\n${'x'.repeat(LONGEST_ROW + 10)}`, SHAPE, 65_536).catch(
      (error: unknown) => error,
    )) as CsvBroken;
    expect([endless.code, endless.row.line]).toEqual(['row-too-long', 2]);
  });
});

describe('rows of any text', () => {
  const text = fc
    .array(fc.constantFrom('a', '1', ',', '"', '""', '\n', '\r\n', '\r', ';', 'é', ' '), { maxLength: 60 })
    .map((parts) => parts.join(''));

  it('give back the bytes of the file, but for blank lines, in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), async (content, chunk) => {
        const rows = await rowsOf(content, SHAPE, chunk).catch((error: unknown) => {
          if (error instanceof CsvBroken) return null;
          throw error;
        });
        if (!rows) return;
        const bytes = Buffer.from(content);
        let at = 0;
        for (const row of rows) {
          const found = bytes.indexOf(row.bytes, at);
          expect(bytes.subarray(at, found).toString()).toMatch(/^[\r\n ]*$/);
          const before = bytes.subarray(0, found).toString('latin1');
          expect(row.line).toBe(before.split('\n').length);
          at = found + row.bytes.length;
        }
        expect(bytes.subarray(at).toString()).toMatch(/^[\r\n ]*$/);
      }),
      { numRuns: 500 },
    );
  });

  it('have their cells where cellsIn says', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const rows = await rowsOf(content).catch(() => []);
        for (const row of rows) {
          const { starts, open } = cellsIn(row.bytes, SHAPE);
          expect([starts.length, open]).toEqual([row.cells.length, null]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are the same read one by one, whatever ends their lines', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('\n', '\r'), async (content, lineEnd) => {
        const shape = { ...SHAPE, lineEnd } as const;
        for (const { bytes, cells } of await rowsOf(content, shape).catch(() => []))
          expect(recordIn(bytes, shape)).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });
});

describe('one column', () => {
  const shape: CsvShape = { delimiter: ',', lineEnd: '\n', firstLine: 1 };

  it('says what it says in whole rows', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', '"', '\n'), maxLength: 5 });
    const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const rows = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.nat(2), (cells, end, column) => {
        const bytes = Buffer.from(cells.map((row) => `${row.map(quoted).join(',')}${end}`).join(''));
        const trimmed = (texts: readonly string[]) => texts.map((one) => one.trim());
        expect(trimmed(columnIn(bytes, true, shape, column)!)).toEqual(
          trimmed(cells.map((row) => row[column]!)),
        );
      }),
    );
  });

  it.each<[string, boolean, number, readonly string[]]>([
    ['a,b\n\n\r\n1,2\n', true, 0, ['a', '1']],
    ['a\n\r\nb\r\n\rc', true, 0, ['a', 'b\r', '\rc']],
    ['a,b\n1\n', true, 1, ['b', '']],
    ['a,b\n1,2', true, 1, ['b', '2']],
    ['a,b\n1,2', false, 1, ['b']],
    ['a,b\n1,2\n', false, 1, ['b', '2']],
    ['"x,""y""",b\nc,d\n"e",f\n', true, 0, ['x,"y"', 'c', 'e']],
    ['"x,""y""",b\nc,d\n"e","f"\n', true, 1, ['b', 'd', 'f']],
    ['"a\nb",c\nd,e\n', true, 1, ['c', 'e']],
    ['"a" x,5" b\n1,2\n', true, 1, ['5" b', '2']],
    ['', true, 0, []],
  ])('of %j (whole: %s), at %i, is %j', (text, whole, column, said) => {
    expect(columnIn(Buffer.from(text), whole, shape, column)).toEqual(said);
  });

  it('is told where lines end in CR alone', () => {
    expect(columnIn(Buffer.from('a,b\r1,2\r"x\ry",z\r'), true, { ...shape, lineEnd: '\r' }, 1)).toEqual([
      ...['b', '2', 'z'],
    ]);
  });

  it('says nothing where a quote stays open', () => {
    expect(columnIn(Buffer.from('a,b\n"c,d\n'), true, shape, 0)).toBeNull();
  });
});

describe('the first rows', () => {
  const piece = fc.constantFrom(...['a', 'é', ',', ';', '"', '""', ' ', '\t', '\n', '\r\n', '\r', '\n\n']);
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const shape = fc.record({
    delimiter: fc.constantFrom(',', ';'),
    lineEnd: fc.constantFrom('\n', '\r'),
    firstLine: fc.constantFrom(1, 2),
  }) as fc.Arbitrary<CsvShape>;

  it('are those that are read, wherever they can be told from the bytes at hand', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.string({ maxLength: 5 }),
        shape,
        fc.boolean(),
        async (start, more, shape, whole) => {
          const bytes = Buffer.from(start);
          const found = firstRows(bytes, whole, shape, 3);
          const all = await rowsOf(whole ? start : start + more, shape).catch(() => null);
          if (found && all) expect(found).toEqual(all.slice(0, 3));
          if (found && !whole) expect(found).toHaveLength(3);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['"a","b"', 'a|b'],
    ['"a, b",c', 'a, b|c'],
    ['"a""b",""', 'a"b|'],
    ['"a"b,c', '"a"b|c'],
    ['"a"b,', '"a"b|'],
    ['"a" ,b', '"a" |b'],
    ['a"b",c', 'a"b"|c'],
    ['a,"b"c,', 'a|"b"c|'],
    ['"",', '|'],
    [',"a"', '|a'],
  ])('of %s are read alike', async (line, cells) => {
    const text = `${line}\n1,2\n3,4\n5,6\n`;
    const found = firstRows(Buffer.from(text), true, SHAPE, 2)!;
    expect(found).toEqual((await rowsOf(text, SHAPE)).slice(0, 2));
    expect(found[0]!.cells.join('|')).toBe(cells);
  });

  it('of a whole file without quotes are always told', () => {
    expect(firstRows(Buffer.from('a,b\n\n1,2'), true, SHAPE, 3)).toMatchObject([
      { line: 1, cells: ['a', 'b'], end: 4 },
      { line: 3, cells: ['1', '2'], end: 8 },
    ]);
  });
});
