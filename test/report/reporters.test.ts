// What every reporter owes, held against all of them: a new format has to say here how it is checked.

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { outlined, PARTS, type Renderers } from '../../src/report/gap/outline.ts';
import { type FormatOf, formatsOf, REPORTERS, type ResultKind, reporterOf } from '../../src/report/index.ts';
import { piecesOf } from '../../src/report/reporter.ts';
import { forMarkdown } from '../../src/text/escape.ts';
import { widthOf } from '../../src/text/layout.ts';
import { speaker } from '../speaker.ts';
import { hostileReport, REPORTS } from './fixtures.ts';

const LANGUAGES = ['en', 'ru'] as const;
const options = (language: 'en' | 'ru', color = false) => ({ speaker: speaker(language), color, width: 80 });

const HTML_TAGS = new Set(
  'a b blockquote body button caption circle code dd defs details div dl dt fieldset figcaption figure footer g h1 h2 h3 head header html i img input label legend li line main meta nav ol option output p path pattern q rect script section select small span style summary svg symbol table tbody td text th thead title tr tspan ul use'.split(
    ' ',
  ),
);

/** Formats that are text; the others are held in office.test.ts. */
type TextFormat = Exclude<FormatOf<'gap-report'>, 'xlsx' | 'docx'>;

/** What must hold of a text whoever wrote the words in it. */
function isTable(text: string): void {
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/);
  const [head, ...rows] = parse(text, { relaxColumnCount: false }) as string[][];
  expect(new Set(head).size).toBe(head!.length);
  const isNumber = (cell: string) => /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell);
  expect(rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell) && !isNumber(cell))).toEqual([]);
}

const SOUND: Readonly<Record<TextFormat, (text: string) => void>> = {
  terminal(text) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  },
  json(text) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(JSON.parse(text)).toHaveProperty('format', 'svc.gap-report/1');
  },
  markdown(text) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(text.replaceAll('<br>', '')).not.toMatch(/[<>](?!\u00a0|\s\d)/);
    let columns = 0;
    const broken = text.split('\n').filter((line) => {
      const isRow = line.startsWith('| ');
      const found = [...line.matchAll(/(?<!\\)\|/g)].length;
      const wanted = isRow ? columns || found : 0;
      columns = isRow ? found : 0;
      return found !== wanted;
    });
    expect(broken).toEqual([]);
  },
  html(text) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    // Our own tags and no others; no way to run or fetch anything.
    const tags = new Set([...text.matchAll(/<([a-z0-9]+)/gi)].map(([, name]) => name!.toLowerCase()));
    expect([...tags].filter((name) => !HTML_TAGS.has(name))).toEqual([]);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text.replace(/<script>[\s\S]*<\/script>/, '')).not.toMatch(
      /<[^>]*\s(?:(?:on\w+|style)=|src="(?!data:))/i,
    );
    expect(text).toContain('default-src &#39;none&#39;');
  },
  csv: isTable,
  tidy: isTable,
};

const wholeOf = (written: string | Generator<Uint8Array | string>): string =>
  typeof written === 'string'
    ? written
    : Buffer.concat([...written].map((piece) => Buffer.from(piece as string))).toString();

const TEXT_FORMATS = formatsOf('gap-report').filter((format): format is TextFormat => format in SOUND);

describe.each(TEXT_FORMATS)('the %s reporter', (format) => {
  it.each(LANGUAGES)('is sound on hostile words (%s)', async (language) => {
    const report = await reporterOf('gap-report', format);
    SOUND[format](wholeOf(report(hostileReport(), options(language))));
  });

  it.each(Object.keys(REPORTS))('is sound on %s', async (name) => {
    const report = await reporterOf('gap-report', format);
    for (const language of LANGUAGES) SOUND[format](wholeOf(report(REPORTS[name]!(), options(language))));
  });

  it('gives the same bytes for the same report, ends with a line break and leaves no word unsaid', async () => {
    const report = await reporterOf('gap-report', format);
    for (const language of LANGUAGES) {
      const text = wholeOf(report(REPORTS['taxi, pooled']!(), options(language)));
      expect(text).toBe(wholeOf(report(REPORTS['taxi, pooled']!(), options(language))));
      expect(text.endsWith('\n')).toBe(true);
      expect(text).not.toMatch(/\{\w+\}|undefined|NaN|\breport\.\w|\bverdict\.\w|\bwarning\.\w/);
    }
  });
});

describe('the registry', () => {
  it('says which formats there are where a result has not the one that was asked for', async () => {
    const asked = reporterOf('standards', 'csv' as 'json');
    await expect(asked).rejects.toMatchObject({
      code: 'format-not-for-this',
      exitCode: 2,
      args: { format: 'csv', formats: 'terminal, json' },
    });
  });

  it.each(Object.keys(REPORTERS) as ResultKind[])('holds a file for every format of %s', async (kind) => {
    for (const format of formatsOf(kind)) expect(await reporterOf(kind, format)).toBeTypeOf('function');
  });

  it('takes text, bytes and either in pieces', async () => {
    function* pieces() {
      yield 'a';
      yield new Uint8Array([98]);
    }
    async function* later() {
      yield* pieces();
    }
    const given = ['ab', new Uint8Array([97, 98]), pieces(), later(), Promise.resolve('ab')];
    const read = given.map(async (written) => {
      const found: Buffer[] = [];
      for await (const piece of piecesOf(written)) found.push(Buffer.from(piece as string));
      return Buffer.concat(found).toString();
    });
    expect(await Promise.all(read)).toEqual(['ab', 'ab', 'ab', 'ab', 'ab']);
  });
});

describe('the outline', () => {
  const TITLES = ['report.priorities', 'report.wasted-title', 'report.drivers-title', 'ipa.title'];

  it.each(['terminal', 'markdown'] as const)('is told in its order on %s', async (format) => {
    const report = await reporterOf('gap-report', format);
    for (const name of Object.keys(REPORTS)) {
      const text = report(REPORTS[name]!(), options('en'));
      const { say } = speaker('en');
      const places = [...TITLES, 'report.receipt'].map((key) => text.indexOf(say(key)));
      const told = places.filter((place) => place >= 0);
      expect(told, name).toEqual([...told].sort((a, b) => a - b));
      expect(told.length, name).toBeGreaterThan(0);
    }
  });

  it('has the parts of each segment after the groups, and what was read once, last', () => {
    const one = REPORTS['grocery, budget']!();
    const group = { ...one, key: { profile: 'budget' }, suppressed: false, hidden: [] };
    const hidden = { ...group, key: { profile: 'few' }, suppressed: true, overall: null };
    const report = { ...one, overall: null, sections: [], criteria: [], groups: [group, hidden] };
    const told = outlined(
      report,
      (_, segment) => segment?.key.profile ?? 'whole',
      Object.fromEntries(PARTS.map((part) => [part, (of: string) => `${of}/${part}`])) as Renderers<
        string,
        string
      >,
    );
    const at = (name: string) => told.indexOf(name);
    expect(told).toHaveLength(2 * PARTS.length);
    expect(at('budget/title')).toBe(at('whole/groups') + 1);
    expect(told.at(-1)).toBe('whole/receipt');
  });
});

describe('colour', () => {
  it('adds nothing but colour', async () => {
    const terminal = await reporterOf('gap-report', 'terminal');
    for (const report of [hostileReport(), REPORTS['taxi, pooled']!(), REPORTS['golden-rules']!()]) {
      const plain = terminal(report, options('ru'));
      const colored = terminal(report, options('ru', true));
      expect(colored).not.toBe(plain);
      const uncolored = colored.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '');
      expect(uncolored).toBe(plain);
    }
  });

  it('is left out of everything but the terminal', async () => {
    for (const format of ['markdown', 'csv', 'json'] as const) {
      const report = await reporterOf('gap-report', format);
      const plain = wholeOf(report(REPORTS.speed!(), options('en')));
      expect(wholeOf(report(REPORTS.speed!(), options('en', true)))).toBe(plain);
    }
  });
});

describe('json', () => {
  it('is the report itself', async () => {
    const json = await reporterOf('gap-report', 'json');
    const report = hostileReport();
    expect(JSON.parse(wholeOf(json(report, options('en'))))).toEqual(report);
  });
});

describe('markdown', () => {
  it('shows hostile words as they were written', async () => {
    const markdown = await reporterOf('gap-report', 'markdown');
    const text = markdown(hostileReport(), options('en'));
    expect(text).toContain(
      forMarkdown('| a | b | <script>alert(1)</script> `code` ]]> **bold** [link](javascript:x)'),
    );
  });
});
