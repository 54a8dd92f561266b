// Whatever stands in a file from outside (a standard, a profile, a visit, a survey, a mapping, a saved report, a theme) or in its name
// does nothing in what is written of it, whatever the format: each sink is fed from each source.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatsOf, type ResultKind } from '../../src/report/index.ts';
import { partsOf } from '../fuzz/mutate.ts';
import { parseXml } from '../report/diff/xml.ts';
import { run } from '../world.ts';

/** Words that some reader of some sink would obey. */
const EVIL =
  '::error::x ##vso[task.x] ##[group]y @team #123 GH-1 !4 https://evil.example www.evil.example <script>alert(1)</script> <img src=x onerror=y> ]]> | a | `b` =1+1';
/** The same, as cells and names of files may hold it: with what terminals obey. */
const WILD = `\u001b[2J\u001b]0;t\u0007\u202e\u009b31m${EVIL}\n::error::z\r##[group]q`;
const FORMULA = '=HYPERLINK("https://evil.example")';

const quoted = JSON.stringify(EVIL);
const STANDARD = `format: svc.standard/1
id: shop
version: "1.0.0"
title: { en: ${quoted} }
description: { en: ${quoted} }
source: { author: ${quoted}, title: ${quoted} }
sections:
  - id: s
    title: { en: ${quoted} }
    criteria:
      - { id: a, text: { en: ${quoted} }, guide: { en: ${quoted} }, answer: { kind: scale, min: 1, max: 5, labels: { 1: { en: ${quoted} }, 5: { en: ${quoted} } } }, expect: 4 }
      - { id: b, text: { en: ${JSON.stringify(FORMULA)} }, answer: { kind: text }, optional: true }
`;
const CHANGED = STANDARD.replace('max: 5,', 'max: 7,').replace('1.0.0', '1.0.1').replaceAll('@team', '@crew');
const PROFILE = `format: svc.profile/1
id: p
title: { en: ${quoted} }
standard: shop
criteria: { a: { expect: 5, weight: 2 } }
`;
const VISIT = `format: svc.session/1
standard: { id: shop, version: "1.0.0" }
site: ${quoted}
auditor: ${JSON.stringify(FORMULA)}
responses:
  a: { expectation: 5, delivery: 2, note: ${quoted} }
  b: { delivery: ${quoted} }
`;
const MAPPING = `format: svc.mapping/1
standard: shop
criteria: { a: { expectation: want, delivery: got } }
fields: { branch: ${quoted} }
`;
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const SURVEY = `${cell(EVIL)},want,got\n${[WILD, FORMULA, '@team']
  .flatMap((group) => [`${cell(group)},5,3`, `${cell(group)},4,2`, `${cell(group)},4,${cell(WILD)}`])
  .join('\n')}\n`;

let folder: string;
const NAME = WILD.replaceAll('/', '∕').slice(0, 100);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'svc-sinks-'));
  mkdirSync(join(folder, NAME));
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
  file('shop.yaml', STANDARD);
  file('changed.yaml', CHANGED);
  file(`${NAME}/standard.yaml`, STANDARD.replace('id: shop', 'id: [').replace('sections', 'sektions'));
  file('profile.yaml', PROFILE);
  file('visit.yaml', VISIT);
  file('mapping.yaml', MAPPING);
  file('survey.csv', SURVEY);
  file('theme.yaml', `format: svc.theme/1\nname: ${quoted}\n`);
  for (const name of ['before', 'after'])
    await run([...SCORE, '--format', 'json', '--output', `${name}.json`], { cwd: folder });
  await run(['plan', 'before.json', '--output', 'plan.yaml'], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCORE = [
  ...['score', 'survey.csv', '--standard', 'shop.yaml', '--map', 'mapping.yaml'],
  ...['--by', 'branch', '--min-n', '1', '--allow-unread', '--census'],
];
/** What a command gives, and how to ask for it. */
const COMMANDS: readonly (readonly [ResultKind, readonly string[]])[] = [
  ['gap-report', SCORE],
  [
    'gap-report',
    ['report', 'visit.yaml', '--standard', 'shop.yaml', '--profile', 'profile.yaml', '--by', 'site'],
  ],
  ['gap-report', ['report', 'before.json']],
  ['gap-report', ['audit', 'shop.yaml', '--answers', 'visit.yaml']],
  ['comparison', ['compare', 'before.json', 'after.json']],
  ['agreement', ['agree', 'visit.yaml', 'visit.yaml', '--standard', 'shop.yaml']],
  ['plan', ['plan', 'before.json']],
  ['plan-check', ['plan', 'plan.yaml', '--check', 'after.json']],
  ['standard', ['show', 'shop.yaml']],
  ['diff', ['diff', 'shop.yaml', 'changed.yaml', '--fail-on', 'never']],
  ['lint', ['lint', '.']],
  ['map', ['map', 'survey.csv', '--standard', 'shop.yaml', '--no-input']],
];

/** Lines on a terminal or in the log of a CI service. */
function isQuiet(text: string): void {
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  for (const line of text.split('\n')) {
    expect(line).not.toMatch(/^\s*::(error|warning|notice|group|set-|add-|stop)/);
    expect(line).not.toMatch(/##\w*\[/);
  }
}

const SINKS: Record<string, (bytes: Buffer) => void> = {
  terminal: (bytes) => isQuiet(bytes.toString()),
  markdown(bytes) {
    const text = bytes.toString();
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    expect(text).not.toMatch(/<script|<img|@team|@crew|#123|GH-1\b|https:\/\/evil|www\.evil/);
  },
  json(bytes) {
    JSON.parse(bytes.toString());
    expect(bytes.toString().replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  },
  csv: isTable,
  tidy: isTable,
  html(bytes) {
    const text = bytes.toString();
    expect(text).not.toMatch(/<script>alert|<img src=x|[\u001b\u202e]/);
    expect(text.match(/<script/g)?.length ?? 0).toBeLessThan(2);
    expect(text).not.toMatch(/(?:href|src)="(?:https?:)?\/\/evil/);
  },
  xlsx: isOffice,
  docx: isOffice,
  junit: (bytes) => void parseXml(bytes.toString()),
  sarif: (bytes) => expect(JSON.parse(bytes.toString()).version).toBe('2.1.0'),
  gitlab: (bytes) => expect(JSON.parse(bytes.toString())).toBeInstanceOf(Array),
  github(bytes) {
    for (const line of bytes
      .toString()
      .split('\n')
      .filter((one) => one.trimStart().startsWith('::')))
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^,:]*,/);
    expect(bytes.toString()).not.toMatch(/##\w*\[|[\u001b\u202e\r]/);
  },
  yaml: (bytes) => expect(bytes.toString().replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u),
};

/** Cells that no spreadsheet takes for a formula. */
function isTable(bytes: Buffer): void {
  const rows = parse(bytes, { relaxColumnCount: false }) as string[][];
  const cells = rows.flat();
  expect(cells.filter((one) => /^\s*[=+\-@]/.test(one) && !/^[+-]?[\d.]+(e[+-]?\d+)?$/.test(one))).toEqual(
    [],
  );
  expect(bytes.toString()).not.toMatch(/[\u001b\u009b\u0007\u202e]/);
}

/** Every part is sound XML, no cell is a formula of theirs, nothing leads outside. */
function isOffice(bytes: Buffer): void {
  const parts = Object.entries(partsOf(bytes));
  expect(parts.length).toBeGreaterThan(4);
  for (const [name, part] of parts) {
    // A chart has the workbook of its figures with it.
    if (name.endsWith('.xlsx')) {
      isOffice(part);
      continue;
    }
    const text = part.toString();
    if (/\.(xml|rels)$/.test(name)) expect(() => new SaxesParser().write(text).close(), name).not.toThrow();
    expect(text, name).not.toMatch(/<f>[^<]*HYPERLINK|TargetMode="External"|[\u001b\u202e]/);
  }
}

describe.each(COMMANDS)('%s of %j', (kind, argv) => {
  it.each<string>(formatsOf(kind))('does nothing as %s', async (format) => {
    const output = join(folder, 'written');
    // What svc plan --check writes for a terminal has no name to ask for it by.
    const asked = kind === 'plan-check' && format === 'terminal' ? [] : ['--format', format];
    const { exitCode, stderr } = await run([...argv, ...asked, '--output', output], { cwd: folder });
    expect([0, 1], stderr).toContain(exitCode);
    isQuiet(stderr);
    const sink = SINKS[format];
    expect(sink, `a format without a check: ${format}`).toBeDefined();
    sink!(readFileSync(output));
  });
});
