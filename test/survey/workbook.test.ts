// Sheets of workbooks: what each cell says, and that no workbook takes more than its bytes are worth.

import { describe, expect, it } from 'vitest';
import { placesOf } from '../../src/survey/peek.ts';
import { numberText, writtenFormat } from '../../src/survey/workbook/cells.ts';
import { readWorkbook } from '../../src/survey/workbook/workbook.ts';
import { workbook, workbookParts, zipOf } from './zip.ts';

/** Of the bits of a workbook, every so many are turned. */
const STEP = Number(process.env.SVC_FUZZ_BITS ?? 97);

async function textOf(bytes: Buffer, sheet: string | null = null): Promise<string> {
  const { bytes: lines } = await readWorkbook(placesOf(bytes), 'book.xlsx', sheet);
  const chunks: Uint8Array[] = [];
  for await (const chunk of lines) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;
const cell = (place: string, value: string | number, more = '') =>
  `<c r="${place}"${more}><v>${value}</v></c>`;
const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('a cell', () => {
  it.each([
    ['a number, to 15 digits', cell('A1', 0.1 + 0.2), '0.3'],
    ['a shared text', cell('A1', 0, ' t="s"'), 'one'],
    ['a text in runs, without its reading aid', cell('A1', 1, ' t="s"'), 'two'],
    ['a text with escaped line breaks', cell('A1', 2, ' t="s"'), '"a\nb"'],
    ['a truth', cell('A1', 1, ' t="b"'), 'TRUE'],
    ['a date', cell('A1', 46082, ' s="1"'), '2026-03-01'],
    ['a date and a time', cell('A1', 46082.5, ' s="1"'), '2026-03-01 12:00:00'],
    ['a time of day', cell('A1', 0.25, ' s="4"'), '06:00:00'],
    ['a duration longer than a day', cell('A1', 1.25, ' s="2"'), '30:00:00'],
    ['a percentage', cell('A1', 0.85, ' s="3"'), '85%'],
    ['a date in words of the format', cell('A1', '2026-03-01T00:00:00', ' t="d"'), '2026-03-01'],
    ['a time in words of the format', cell('A1', '2026-03-01T10:05:07', ' t="d"'), '2026-03-01 10:05:07'],
    ['one without seconds', cell('A1', '2026-03-01T10:05', ' t="d"'), '2026-03-01 10:05'],
    ['one with more than seconds', cell('A1', '2026-03-01T10:05:07.250Z', ' t="d"'), '2026-03-01 10:05:07'],
    ['a midnight to the millisecond', cell('A1', '2026-03-01T00:00:00.000Z', ' t="d"'), '2026-03-01'],
    ['an error, as it is shown', cell('A1', '#N/A', ' t="e"'), '#N/A'],
    ['a formula that somebody calculated', '<c r="A1"><f>1+1</f><v>2</v></c>', '2'],
    ['a formula that came to no text', '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c>', ',1'],
    ['a formula that nobody calculated', '<c r="A1"><f>1+1</f></c>', '=1+1'],
    ['a formula that nobody calculated, with an empty value', '<c r="A1"><f>1+1</f><v/></c>', '=1+1'],
    ['without its place', '<c><v>1</v></c><c><v>2</v></c>', '1,2'],
    ['behind one that says its place', `${cell('B1', 1)}<c><v>2</v></c>`, ',1,2'],
    [
      'a text without its reading aid',
      '<c r="A1" t="inlineStr"><is><t>o</t><rPh sb="0" eb="1"><t>no</t></rPh><t>ne</t></is></c>',
      'one',
    ],
    ['a truth that is none', cell('A1', 0, ' t="b"'), 'FALSE'],
    ['the result of a formula, with what it escapes', cell('A1', 'a_x000A_b', ' t="str"'), '"a\nb"'],
    ['nothing, with a style', '<c r="A1" s="1"/><c r="B1"><v>1</v></c>', ',1'],
  ])('%s', async (_, cells, expected) => {
    expect(await textOf(workbook(row(1, cells)))).toBe(`${expected}\n`);
  });

  it('counts days from 1904 where the workbook does', () => {
    expect(numberText(0, 'date', 1904)).toBe('00:00:00');
    expect(numberText(44_620, 'date', 1904)).toBe('2026-03-01');
    // Day 60 is a 29 February that never was.
    expect([1, 59, 60, 61].map((day) => numberText(day, 'date', 1900))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-28',
      '1900-03-01',
    ]);
  });

  it.each([
    ['General', 'general'],
    ['0.00', 'general'],
    ['0.0%', 'percent'],
    ['[$-419]d mmm yyyy;@', 'date'],
    ['[h]:mm:ss', 'duration'],
    ['0" days"', 'general'],
    ['[Red]0', 'general'],
    ['#,##0\\ "₽"', 'general'],
  ])('in the format %s is shown as %s', (code, expected) => {
    expect(writtenFormat(code)).toBe(expected);
  });
});

describe('a sheet', () => {
  it('keeps its own row numbers, and pads the first rows to one width', async () => {
    const rows = row(1, cell('A1', 1), cell('C1', 3)) + row(4, cell('B4', 2));
    expect(await textOf(workbook(rows))).toBe('1,,3\n\n\n,2,\n');
  });

  it('counts rows that do not say their number', async () => {
    expect(
      await textOf(workbook(`<row>${cell('A1', 1)}</row>${row(3, cell('A3', 3))}<row><c><v>4</v></c></row>`)),
    ).toBe('1\n\n3\n4\n');
  });

  it('fills merged cells, but makes no rows of them', async () => {
    const rows =
      row(1, text('A1', 'North'), cell('B1', 1)) + row(2, cell('B2', 2)) + row(3) + row(5, cell('B5', 3));
    const merged = '<mergeCells count="1"><mergeCell ref="A1:A5"/></mergeCells>';
    expect(await textOf(workbook(rows, merged))).toBe('North,1\nNorth,2\n\n\nNorth,3\n');
  });

  it('may say sheetData> in a text', async () => {
    const rows = row(1, text('A1', 'x&lt;/sheetData>sheetData>')) + row(2, text('B2', 'y'));
    const merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>';
    expect(await textOf(workbook(rows, merged))).toBe(
      'x</sheetData>sheetData>,\nx</sheetData>sheetData>,y\n',
    );
  });
});

describe('a workbook that cannot be trusted', () => {
  const broken = (rows: string, after = '', more = {}) => textOf(workbook(rows, after, more));
  it.each<[string, string, object]>([
    ['no-such-cell', row(1, cell('ZZZZZZZ99999999999', 1)), { cell: 'ZZZZZZZ99999999999' }],
    ['no-such-cell', row(1, cell('XFE1', 1)), { cell: 'XFE1' }],
    ['no-such-cell', row(1, cell('A2', 1)), { cell: 'A2' }],
    ['no-such-cell', row(1, cell(`A${'1'.repeat(40)}`, 1)), { cell: `A${'1'.repeat(29)}` }],
    ['no-such-cell', row(1, cell('A1', 1, ' t="x"')), { cell: 'A1' }],
    ['no-such-cell', row(1, cell('A1', 1, ' s="5"')), { cell: 'A1' }],
    ['no-such-cell', row(1, '<c t="x"/>'), { cell: '' }],
    ['row-order', row(2) + row(1), { row: '1', before: 2 }],
    ['row-order', row(2) + row(2), { row: '2', before: 2 }],
    ['row-order', row(1.5), { row: '1.5', before: 0 }],
    ['row-order', row(1_048_577), { row: '1048577', before: 0 }],
    ['no-number', row(3, cell('A3', 'five'.repeat(9))), { text: 'five'.repeat(9).slice(0, 30), row: 3 }],
    ['text-missing', row(1, cell('A1', 3, ' t="s"')), {}],
    ['text-missing', row(1, cell('A1', '1.5', ' t="s"')), {}],
    ['no-such-element', '<wow r="1"/>', { name: 'wow', row: 0 }],
    ['no-such-element', row(2, '<c r="A2"><w/></c>'), { name: 'w', row: 2 }],
    ['damaged', '<row r="1"><c r="A1"><v>1</w></c></row>', {}],
    ['text-too-long', row(1, text('A1', 'x'.repeat(5_000_000))), {}],
  ])('is refused, and where: %s', async (reason, rows, args) => {
    await expect(broken(rows)).rejects.toMatchObject({ code: `workbook-${reason}`, exitCode: 3, args });
  });

  it('but for a row and a column that are the last there can be', async () => {
    expect(await broken(row(1, cell('XFD1', 1)))).toBe(`${','.repeat(16_383)}1\n`);
    expect(await broken(row(1, cell('A1', 0.5, ' s="4"')))).toBe('12:00:00\n');
  });

  it('because a sheet is not where it should be', async () => {
    const parts = workbookParts('');
    const { 'xl/worksheets/sheet1.xml': _, ...without } = parts;
    await expect(textOf(zipOf(without))).rejects.toMatchObject({ code: 'workbook-part-missing' });
    const relations = parts['xl/_rels/workbook.xml.rels']!.replace(
      'relationships/worksheet',
      'relationship/worksheet',
    );
    await expect(broken('', '', { 'xl/_rels/workbook.xml.rels': relations })).rejects.toMatchObject({
      code: 'workbook-sheet-lost',
      args: { sheet: 'S' },
    });
  });

  it('because a document type could hold a bomb of entities', async () => {
    const sheet = `<!DOCTYPE x [<!ENTITY a "b">]>${workbookParts('')['xl/worksheets/sheet1.xml']}`;
    await expect(broken('', '', { 'xl/worksheets/sheet1.xml': sheet })).rejects.toMatchObject({
      code: 'workbook-not-a-sheet',
    });
  });

  it('because it unpacks to far more than it is', async () => {
    const sheet = `<worksheet><sheetData>${row(1, text('A1', ' '.repeat(20_000_000)))}</sheetData></worksheet>`;
    await expect(broken('', '', { 'xl/worksheets/sheet1.xml': sheet })).rejects.toMatchObject({
      code: 'workbook-part-swells',
    });
  });

  it('because few bytes would take many cells', async () => {
    const far = Array.from({ length: 200 }, (_, i) => row(i + 1, cell(`XFD${i + 1}`, 1))).join('');
    await expect(broken(far)).rejects.toMatchObject({ code: 'workbook-too-wide' });
    const rows = Array.from({ length: 200 }, (_, i) => row(i + 1, cell(`A${i + 1}`, i + 1))).join('');
    const merged = '<mergeCells><mergeCell ref="A1:XFD200"/></mergeCells>';
    await expect(broken(rows, merged)).rejects.toMatchObject({ code: 'workbook-too-wide' });
  });

  it('because any one bit of it is another, or it reads the same', async () => {
    const rows =
      row(1, text('A1', 'Branch'), cell('B1', 0, ' t="s"')) +
      row(2, cell('A2', 5), cell('B2', 46082, ' s="1"'));
    const bytes = workbook(rows);
    const whole = await textOf(bytes);
    for (let bit = 0; bit < bytes.length * 8; bit += STEP) {
      const mutated = Buffer.from(bytes);
      mutated[bit >> 3]! ^= 1 << (bit & 7);
      const said = await textOf(mutated).catch((error) => error);
      if (typeof said === 'string') expect(said, `bit ${bit}`).toBe(whole);
      else expect(said, `bit ${bit}`).toMatchObject({ name: 'UserError', exitCode: 3 });
    }
  });
});
