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
    ['a time of day to the second', cell('A1', 0.4270023, ' s="4"'), '10:14:53'],
    ['a date and a time to the second', cell('A1', 46082.4270023, ' s="1"'), '2026-03-01 10:14:53'],
    ['a duration to the second', cell('A1', 1.2610532407407, ' s="2"'), '30:15:55'],
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
    ['nothing behind it', `${cell('A1', 1)}<c r="B1" s="1"/><c r="D1"><v></v></c>`, '1'],
    ['an empty text', '<c r="A1" t="inlineStr"><is/></c><c r="B1"><v>1</v></c>', ',1'],
    ['a text with quotes', text('A1', 'say "ah"'), '"say ""ah"""'],
    ['a text with a comma', text('A1', 'a,b'), '"a,b"'],
    ['a text with white space before it', text('A1', ' a'), '" a"'],
    ['a text with white space behind it', text('A1', 'a '), '"a "'],
    ['a text in pieces of XML', text('A1', 'a<![CDATA[<b>]]>c'), 'a<b>c'],
    ['a number below nothing in the format of a date', cell('A1', -1.5, ' s="1"'), '-1.5'],
    ['the last day of all', cell('A1', 2_958_465, ' s="1"'), '9999-12-31'],
    ['a day after the last', cell('A1', 2_958_467, ' s="1"'), '2958467'],
    ['more digits than a number keeps', cell('A1', 1234567890123456), '1234567890123460'],
    ['in a column of three letters', cell('AAB1', 1), `${','.repeat(703)}1`],
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
  it.each([
    ...[9, 10].map((id) => [id, '4608300%'] as const),
    ...[14, 22, 27, 36, 45, 47, 50, 58].map((id) => [id, '2026-03-02'] as const),
    ...[0, 8, 11, 13, 23, 26, 37, 44, 48, 49, 59].map((id) => [id, '46083'] as const),
    [46, '1105992:00:00'] as const,
  ])('shows a number in the built-in format %i as %s', async (id, expected) => {
    const styles = `<styleSheet><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="${id}"/></cellXfs><cellStyles><xf numFmtId="9"/></cellStyles></styleSheet>`;
    const book = workbook(row(1, cell('A1', 46083, ' s="1"')), '', { 'xl/styles.xml': styles });
    expect(await textOf(book)).toBe(`${expected}\n`);
  });

  it('may have prefixes before its elements, and be in UTF-16', async () => {
    const rows = `<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>ä</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row>`;
    const sheet = `<x:worksheet xmlns:x="urn:x"><x:sheetData>${rows}</x:sheetData><x:mergeCells><x:mergeCell  ref = 'A1:A2' /></x:mergeCells></x:worksheet>`;
    expect(await textOf(workbook('', '', { 'xl/worksheets/sheet1.xml': sheet }))).toBe('ä,\nä,1\n');
    const wide = Buffer.from(`\ufeff${sheet.replace(/<x:mergeCells>.*<.x:mergeCells>/, '')}`, 'utf16le');
    const parts = { ...workbookParts(''), 'xl/worksheets/sheet1.xml': wide };
    expect(await textOf(zipOf(parts))).toBe('ä,\n,1\n');
  });

  it('may have very many shared texts, and long ones', async () => {
    const texts = Array.from({ length: 2500 }, (_, i) => `${i}${'ж'.repeat(i % 2 === 0 ? 0 : 900)}`);
    const strings = `<sst>${texts.map((one) => `<si><t>${one}</t></si>`).join('')}</sst>`;
    const rows = texts.map((_, i) => row(i + 1, cell(`A${i + 1}`, texts.length - 1 - i, ' t="s"'))).join('');
    const said = await textOf(workbook(rows, '', { 'xl/strings.xml': strings }));
    expect(said).toBe(`${[...texts].reverse().join('\n')}\n`);
  });

  it('is as wide as the widest of its first twenty rows', async () => {
    const wide = (at: number, width: number) =>
      row(at, ...Array.from({ length: width }, (_, i) => cell(`${'ABCD'[i]}${at}`, i)));
    const rows = Array.from({ length: 22 }, (_, i) => wide(i + 1, i === 19 ? 3 : i === 20 ? 4 : 1)).join('');
    const lines = (await textOf(workbook(rows))).trimEnd().split('\n');
    expect(lines.map((line) => line.split(',').length)).toEqual([...Array(20).fill(3), 4, 3]);
  });

  it('takes several merged cells, each from where it begins to where it ends', async () => {
    const rows =
      row(1, text('A1', 'a'), text('B1', 'b')) +
      row(2, text('C2', 'c')) +
      row(3, cell('E3', 1)) +
      row(4, text('B4', 'own'), cell('E4', 2)) +
      row(5, cell('E5', 3));
    const merged = ['A3:A9', 'C2:D3', 'F4:G5', 'B1:B4', 'A1:A1']
      .map((ref) => `<mergeCell ref="${ref}"/>`)
      .join('');
    expect(await textOf(workbook(rows, `<mergeCells>${merged}</mergeCells>`))).toBe(
      'a,b,,,\n,b,c,c,\n,b,c,c,1\n,own,,,2\n,,,,3\n',
    );
  });

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

describe('a workbook of several sheets', () => {
  const sheets = ['Notes', 'Wave 1', '03', 'Chart'];
  const relation = (i: number, type: string, target: string, more = '') =>
    `<Relationship Id="r${i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${more}/>`;
  const book = zipOf({
    '_rels/.rels': `<Relationships>${relation(1, 'officeDocument', 'deep/book.xml')}</Relationships>`,
    'deep/book.xml': `<workbook xmlns:q="urn:q"><workbookPr date1904="on"/><sheets>${sheets.map((name, i) => `<sheet name="${name}" q:id="r${i + 1}"/>`).join('')}</sheets></workbook>`,
    'deep/_rels/book.xml.rels': `<Relationships>${[
      ...['../a.xml', '/b.xml', 'c.xml'].map((target, i) => relation(i + 1, 'worksheet', target)),
      relation(1, 'worksheet', 'http://elsewhere.example/', ' TargetMode="External"'),
      relation(4, 'chartsheet', 'd.xml'),
      relation(5, 'styles', 'styles.xml'),
    ].join('')}</Relationships>`,
    'deep/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    'a.xml': '<worksheet><sheetData><row r="3"/></sheetData></worksheet>',
    'b.xml': `<worksheet><sheetData>${row(1, cell('A1', 44_621))}</sheetData></worksheet>`,
    'deep/c.xml': `<worksheet><sheetData>${row(1, cell('A1', 0.5))}</sheetData></worksheet>`,
  });

  it('gives the first that holds anything, or the one that is named or numbered', async () => {
    const { container } = await readWorkbook(placesOf(book), 'book.xlsx', null);
    expect(container).toEqual({ kind: 'workbook', sheet: 'Wave 1', others: ['Notes', '03'] });
    for (const wanted of [null, 'Wave 1', 'wave 1', '2'])
      expect(await textOf(book, wanted)).toBe('2026-03-02\n');
    for (const wanted of ['3', '03']) expect(await textOf(book, wanted)).toBe('12:00:00\n');
    for (const wanted of ['Notes', '1']) expect(await textOf(book, wanted)).toBe('');
  });

  it.each([
    ['4', undefined],
    ['0', '03'],
    ['02', '03'],
    ['2.0', undefined],
    ['wave 2', 'Wave 1'],
    ['', undefined],
  ])('has none called %j, though perhaps %j', async (name, near) => {
    await expect(textOf(book, name)).rejects.toMatchObject({
      ...{ code: 'unknown-sheet', exitCode: 2 },
      args: { name, names: 'Notes, Wave 1, 03', file: 'book.xlsx' },
      hint: near && { args: { name: near } },
    });
  });

  it('has to have one, with its texts where it refers to any', async () => {
    const parts = workbookParts(row(1, cell('A1', 7, ' t="s"')));
    const none = { ...parts, 'xl/workbook.xml': '<workbook><sheets/></workbook>' };
    await expect(textOf(zipOf(none))).rejects.toMatchObject({ code: 'workbook-not-a-workbook' });
    const lost = { ...parts, 'xl/workbook.xml': '<workbook><sheets><sheet/></sheets></workbook>' };
    await expect(textOf(zipOf(lost))).rejects.toMatchObject({
      code: 'workbook-sheet-lost',
      args: { sheet: '' },
    });
    const nameless = parts['xl/workbook.xml']!.replace('name="S"', '');
    const { container } = await readWorkbook(
      placesOf(zipOf({ ...workbookParts(''), 'xl/workbook.xml': nameless })),
      ...(['book.xlsx', null] as const),
    );
    expect(container).toEqual({ kind: 'workbook', sheet: '', others: [] });
    const relations = 'xl/_rels/workbook.xml.rels';
    const bare = { ...parts, [relations]: parts[relations]!.replace(/<Relationship Id="r3".*?>/, '') };
    await expect(textOf(zipOf(bare))).rejects.toMatchObject({
      code: 'workbook-text-missing',
      args: { index: 7 },
    });
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
    expect(await broken(row(1_048_576, cell('A1048576', 1)))).toBe(`${'\n'.repeat(1_048_575)}1\n`);
  });

  it.each([
    ['A0:B1', 'A0'],
    ['A1:A1048577', 'A1048577'],
    ['A:A9', 'A'],
    ['1:9', '1'],
    ['A1 :A2', 'A1 '],
    ['a1:a2', 'a1'],
    ['AAAA1:B2', 'AAAA1'],
    ['A1:XFE1', 'XFE1'],
    [':A1', ''],
    ['A1:A2-', 'A2-'],
  ])('because cells are merged that are none: %s', async (ref, cell) => {
    await expect(broken('', `<mergeCell ref="${ref}"/>`)).rejects.toMatchObject({
      code: 'workbook-no-such-cell',
      args: { cell },
    });
  });

  it('because a cell is called as none is, though its figures would come to its row', async () => {
    await expect(broken(row(11, cell('A;', 1)))).rejects.toMatchObject({ args: { cell: 'A;' } });
    await expect(broken(row(88, cell('A9.', 1)))).rejects.toMatchObject({ args: { cell: 'A9.' } });
  });

  it('because its bytes end, or point, where nothing is', async () => {
    const whole = workbook(row(1, cell('A1', 1)));
    // The last part of the directory is the sheet.
    const entry = whole.lastIndexOf('PK\x01\x02');
    const changed = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(whole);
      change(bytes);
      return textOf(bytes).catch(({ code, hint }) => `${code}, ${hint.code}`);
    };
    expect(await changed(() => {})).toBe('1\n');
    expect(await changed((bytes) => bytes.writeUInt32LE(bytes.length - 9, entry + 42))).toBe(
      'workbook-cut-short, survey-xlsx',
    );
    expect(await changed((bytes) => bytes.writeUInt16LE(1, entry + 8))).toBe(
      'workbook-part-encrypted, survey-xlsx',
    );
    expect(await changed((bytes) => bytes.writeUInt32LE(7, entry + 16))).toBe(
      'workbook-part-damaged, survey-xlsx',
    );
    expect(await changed((bytes) => bytes.fill(0, entry))).toBe('workbook-damaged, survey-xlsx');
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

  it('because a part of it is there twice, or is no text', async () => {
    const two = workbook('', '', { 'xl/stringy.xml': '<sst/>' });
    for (let at = two.indexOf('stringy'); at >= 0; at = two.indexOf('stringy')) two.write('strings', at);
    await expect(textOf(two)).rejects.toMatchObject({
      code: 'workbook-part-twice',
      args: { part: 'xl/strings.xml' },
    });
    const [before, after] = workbookParts(row(1, text('A1', '|')))['xl/worksheets/sheet1.xml']!.split('|');
    const sheet = Buffer.concat([Buffer.from(before!), Buffer.from([0xe9]), Buffer.from(after!)]);
    await expect(
      textOf(zipOf({ ...workbookParts(''), 'xl/worksheets/sheet1.xml': sheet })),
    ).rejects.toMatchObject({ code: 'workbook-damaged' });
  });

  it('because it unpacks to far more than it is', async () => {
    const sheet = `<worksheet><sheetData>${row(1, text('A1', ' '.repeat(20_000_000)))}</sheetData></worksheet>`;
    await expect(broken('', '', { 'xl/worksheets/sheet1.xml': sheet })).rejects.toMatchObject({
      code: 'workbook-part-swells',
      args: { part: 'xl/worksheets/sheet1.xml', size: sheet.length },
    });
    // Much, but of much.
    const noise = Array.from({ length: 40_000 }, (_, i) => ((i * 2_654_435_761) % 2 ** 32).toString(36)).join(
      '',
    );
    const much = workbook(row(1, text('A1', noise)));
    much.writeUInt32LE(17 * 1024 * 1024, much.lastIndexOf('PK\x01\x02') + 24);
    await expect(textOf(much)).rejects.toMatchObject({ code: 'workbook-damaged' });
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
