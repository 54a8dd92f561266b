// The slips of newcomers: what is said of them says what to write, and --fix writes just that.

import { describe, expect, it } from 'vitest';
import { fixBytes } from '../../../src/load/lint/fix.ts';
import { lintedText } from './linting.ts';

const GOOD = `format: svc.standard/1
id: cafe
version: "1.0.0"
title: { en: Cafe, ru: Кафе }
sections:
  - id: till
    title:
      en: "Till: where you pay"
      ru: "Касса #1"
    criteria:
      - id: receipt
        text: { en: "Were you given a receipt, as you should be?", ru: Дали ли вам чек? }
        answer: { kind: yes-no }
        expect: yes
  - id: hall
    title: { en: Hall, ru: Зал }
    criteria:
      - id: clean
        text: { en: Was it clean?, ru: Было ли чисто? }
        answer:
          kind: scale
          min: 1
          max: 5
        expect: 4
`;

/** What stands in place of the good lines. */
const SLIPS: Readonly<Record<string, readonly (readonly [good: string, bad: string])[]>> = {
  'yaml-indent': [
    ['        answer: { kind: yes-no }', '         answer: { kind: yes-no }'],
    ['        answer: { kind: yes-no }', '       answer: { kind: yes-no }'],
    ['    title: { en: Hall', '   title: { en: Hall'],
    ['      - id: receipt\n        text:', '      - id: receipt\n      text:'],
    [
      '      en: "Till: where you pay"\n      ru: "Касса #1"',
      '    en: "Till: where you pay"\n    ru: "Касса #1"',
    ],
    [
      '          kind: scale\n          min: 1\n          max: 5',
      '        kind: scale\n        min: 1\n        max: 5',
    ],
    ['  - id: hall\n', '   - id: hall\n'],
    ['title: { en: Cafe', ' title: { en: Cafe'],
  ],
  'yaml-tab': [
    ['    title: { en: Hall', '\ttitle: { en: Hall'],
    ['        expect: yes\n', '\t\texpect: yes\n'],
  ],
  'yaml-odd-space': [
    ['title: { en: Cafe', 'title:\u00a0{ en: Cafe'],
    ['    title: { en: Hall', '\u00a0\u00a0\u00a0\u00a0title: { en: Hall'],
    ['  - id: hall', '  -\u2003id: hall'],
    ['kind: yes-no }', 'kind:\u00a0yes-no\u00a0}'],
  ],
  'yaml-curly-quote': [
    ['version: "1.0.0"', 'version: “1.0.0”'],
    ['"Were you given a receipt, as you should be?"', '“Were you given a receipt, as you should be?”'],
  ],
  'yaml-two-colons': [['"Till: where you pay"', 'Till: where you pay']],
  'yaml-comma': [
    ['"Were you given a receipt, as you should be?"', 'Were you given a receipt, as you should be?'],
  ],
  'cut-text': [['"Касса #1"', 'Касса #1']],
  'bad-version': [['version: "1.0.0"', 'version: 1.0']],
};

const rows = Object.entries(SLIPS).flatMap(([code, pairs]) =>
  pairs.map(([good, bad]) => [code, bad, good] as const),
);

/** As often as --fix looks again. */
async function mended(text: string): Promise<{ text: string; rounds: number }> {
  let bytes: Uint8Array = Buffer.from(text);
  for (let rounds = 0; ; rounds++) {
    const { bytes: next, count } = fixBytes(bytes, await lintedText(bytes));
    if (count === 0) return { text: Buffer.from(bytes).toString('utf8'), rounds };
    bytes = next;
  }
}

describe('a slip', () => {
  it('is none in the good file', async () => {
    expect(await lintedText(Buffer.from(GOOD))).toEqual([]);
  });

  it.each(rows)('%s: %j is written %j', async (code, bad, good) => {
    expect(GOOD).toContain(good);
    const text = GOOD.replace(good, bad);
    const [finding] = await lintedText(Buffer.from(text));
    if (code !== 'bad-version') expect(finding!.code).toBe(code);
    expect(finding!.fix).toBeDefined();
    // At its place stands what the fix expects.
    const at =
      text
        .split('\n')
        .slice(0, finding!.line - 1)
        .join('\n').length +
      (finding!.line > 1 ? 1 : 0) +
      finding!.column -
      1;
    expect(text.slice(at, at + finding!.fix!.was.length)).toBe(finding!.fix!.was);
    expect((await mended(text)).text).toBe(GOOD);
  });

  it('after another is told when that is mended', async () => {
    const text = GOOD.replace('"Till: where you pay"', 'Till: where you pay')
      .replace('        answer: { kind: yes-no }', '         answer: { kind: yes-no }')
      .replace('    title: { en: Hall', '\ttitle: { en: Hall')
      .replaceAll('\n', '\n');
    const result = await mended(text);
    expect(result.text).toBe(GOOD);
    expect(result.rounds).toBeGreaterThan(1);
  });

  it('in a file with Windows line ends, or a byte order mark, is mended, too', async () => {
    const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    const text = GOOD.replace('    title: { en: Hall', '   title: { en: Hall');
    expect((await mended(windows(text))).text).toBe(windows(GOOD));
  });

  it('that could be put right in two ways is told, and left', async () => {
    // Whether “weight” is of the criterion or of the section, nobody can tell.
    const text = GOOD.replace('        expect: yes\n', '        expect: yes\n     weight: 2\n');
    const [finding] = await lintedText(Buffer.from(text));
    expect([finding!.rule, finding!.fix]).toEqual(['yaml-syntax', undefined]);
  });

  it('does not stand in a comment, a quotation or a block of text', async () => {
    const text = GOOD.replace('"Касса #1"', '|\n        Касса #1\n        “так”')
      .replace('en: Hall', 'en: Hall # the large one')
      .replace('en: Cafe', 'en: Cafe “Luna” by the sea');
    const findings = await lintedText(Buffer.from(text));
    expect(findings.map(({ code }) => code)).not.toContain('cut-text');
    expect(findings.map(({ code }) => code)).not.toContain('curly-quotes');
  });

  it.each([
    ['31.12.2026', '2026-12-31'],
    ['2026/12/31', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['5/6/2026', null],
  ])('of a date: %s is written %s', async (bad, good) => {
    const waivers = (expires: string) =>
      `format: svc.waivers/1\nwaivers:\n  746ca96ba20a6a80: { owner: Anna, reason: Agreed, expires: ${expires} }\n`;
    const { text } = await mended(waivers(bad));
    expect(text).toBe(waivers(good ?? bad));
  });
});
