// Workbooks and documents: whole, sound on hostile words, the same bytes for the same report; and, where LibreOffice is there,
// opened by it with the figures of the JSON.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx } from '../../src/report/gap/docx.ts';
import { xlsx } from '../../src/report/gap/xlsx.ts';
import { speaker } from '../speaker.ts';
import { hostileReport, REPORTS, surveyReport } from './fixtures.ts';

const options = { speaker: speaker('en'), color: false, width: 80 };
const FORMATS = { xlsx, docx } as const;
const partsOf = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)] as const);
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
    const chart = parts.find(([path]) => /charts\/chart1\.xml$/.test(path))?.[1];
    expect(chart).toContain('<c:barChart>');
    expect(parts.some(([, xml]) => /descr="Bars from zero/.test(xml))).toBe(true);
  });
});

describe('a workbook', () => {
  it('keeps headings in sight, filters its lists, and reckons gaps by formula', async () => {
    const parts = new Map(partsOf(await xlsx(surveyReport(), options)));
    const sheet = parts.get('xl/worksheets/sheet2.xml')!;
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('<autoFilter ref="A1:');
    expect(sheet).toMatch(/<f>F\d+-E\d+<\/f><v>-?\d/);
  });
});

describe.skipIf(OFFICE === undefined)('in LibreOffice', () => {
  it('a workbook has the figures of the JSON', { timeout: 120_000 }, async () => {
    const report = surveyReport();
    const folder = mkdtempSync(join(tmpdir(), 'svc-office-'));
    writeFileSync(join(folder, 'report.xlsx'), await xlsx(report, options));
    // The sheet of criteria is the second.
    execFileSync(
      OFFICE!,
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2',
        '--outdir',
        folder,
        join(folder, 'report.xlsx'),
      ],
      { stdio: 'ignore' },
    );
    const file = ['report-Criteria.csv', 'report.csv'].map((name) => join(folder, name)).find(existsSync)!;
    const [, ...rows] = parse(readFileSync(file, 'utf8')) as string[][];
    const gaps = rows.map((row) => Number(row[6]));
    const scored = report.criteria;
    expect(gaps).toHaveLength(scored.length);
    scored.forEach(({ points }, i) => {
      if (points.gap !== null) expect(gaps[i]).toBeCloseTo(points.gap, 6);
    });
  });

  it('a document becomes a PDF', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'svc-office-'));
    writeFileSync(join(folder, 'report.docx'), await docx(surveyReport(), options));
    execFileSync(
      OFFICE!,
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'report.docx'),
      ],
      { stdio: 'ignore' },
    );
    expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
