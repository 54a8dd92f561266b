// --fix mends what is beyond doubt, and touches no byte beside it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipOf } from '../../../src/core/suggest.ts';
import { fixBytes } from '../../../src/load/lint/fix.ts';
import { SCHEMAS } from '../../../src/load/schemas/index.ts';
import { lintedText } from './linting.ts';

async function fixed(text: string | Uint8Array): Promise<{ text: string; bytes: Uint8Array; count: number }> {
  const before = typeof text === 'string' ? Buffer.from(text) : text;
  const { bytes, count } = fixBytes(before, await lintedText(before));
  return { text: Buffer.from(bytes).toString('utf8'), bytes, count };
}

const GOOD = `# yaml-language-server: $schema=../dist/schemas/standard.schema.json
# Ours, by  two spaces.
format:   svc.standard/1
id: shop   # the old one
version: "1.10.0" # quoted, as it should be
title: { en: 'Shop',   ru: "Магазин 🛒" }
aggregation:
  nested
sections:

  - id: visit
    title:
      { en: Visit, ru: Визит }
    criteria:
      - id: greeting
        text: { en: Were you greeted?, ru: Поздоровались ли с вами? }
        guide:
          en: >-
            wieght: this is text,
            version: 1.10
          ru: |
            Ни слова.
        answer: { kind: yes-no }
        expect: yes
        weight: 2 # two
      - { id: wait, text: { en: How long did you wait?, ru: Сколько вы ждали? }, answer: { kind: duration, better: lower, points: { 0s: 100, 10m: 0 } } }
`;

/** A fault, and what stands in its place once it is mended. */
const FAULTS: readonly (readonly [good: string, bad: string])[] = [
  ['version: "1.10.0"', 'version: 1.10'],
  ['weight: 2', 'wieght: 2'],
  ["title: { en: 'Shop'", "titel: { en: 'Shop'"],
  ['aggregation:\n  nested', 'aggregation:\n  nestd'],
  ['better: lower', 'better: lowr'],
  ['expect: yes', 'expects: yes'],
  ['sections:', 'section:'],
  ['criteria:', 'Criteria:'],
];

describe('--fix', () => {
  it.each(FAULTS)('gives back %j', async (good, bad) => {
    const { text, count } = await fixed(GOOD.replace(good, bad));
    expect(text).toBe(GOOD);
    expect(count).toBe(1);
  });

  it('leaves every other byte as it was, whatever layout, line ends and encoding', async () => {
    const encodings = {
      utf8: (text: string) => Buffer.from(text),
      marked: (text: string) => Buffer.from(`\ufeff${text}`),
      'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      'utf-16be': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...FAULTS], { minLength: 1 }),
        fc.constantFrom(...Object.values(encodings)),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.constantFrom('# note', '#', '', '   ', '# ключ: значение # 🛒'), { maxLength: 5 }),
        async (faults, encode, newline, notes) => {
          const laidOut = (text: string) =>
            encode(`${notes.join('\n')}${notes.length > 0 ? '\n' : ''}${text}`.replaceAll('\n', newline));
          const bad = faults.reduce((text, [right, wrong]) => text.replace(right, wrong), GOOD);
          let bytes: Uint8Array = laidOut(bad);
          for (let round = 0; round < 10; round++) {
            const next = await fixed(bytes);
            if (next.count === 0) break;
            bytes = next.bytes;
          }
          expect(Buffer.from(bytes).equals(laidOut(GOOD))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does nothing where there is nothing to mend', async () => {
    expect(await fixed(GOOD)).toMatchObject({ text: GOOD, count: 0 });
  });

  it('quotes a text that YAML takes for something else', async () => {
    const session = (site: string) => `format: svc.session/1\nsite: ${site}\nresponses: {}\n`;
    for (const site of ['12', '1.50', 'true', '-3'])
      expect((await fixed(session(site))).text).toBe(session(`"${site}"`));
  });

  it.each([
    ['two letters away', 'aggregation: nestd'.replace('nestd', 'nets')],
    ['a language of two letters', 'description: { es: Tienda }'],
    ['a key that is there already', 'titles: { en: Shop }'],
    ['two keys that mean one', 'descriptio: { en: A, ru: Б }\ndescriptin: { en: A, ru: Б }'],
    ['a version of another kind', 'version: 1e3'],
  ])('lets be %s', async (_, line) => {
    const [key] = line.split(':');
    const text = `${GOOD.replace(new RegExp(`^${key}:.*\\n(?:  nested\\n)?`, 'm'), '')}${line}\n`;
    expect(await lintedText(text)).not.toEqual([]);
    expect(await fixed(text)).toMatchObject({ text, count: 0 });
  });

  it.each([
    ['title: { en: \'Shop\',   ru: "Магазин 🛒" }', 'title: Cafe', 'title: { en: Cafe }'],
    ['title: { en: \'Shop\',   ru: "Магазин 🛒" }', 'title: Кафе на углу', 'title: { ru: Кафе на углу }'],
    ['title: { en: \'Shop\',   ru: "Магазин 🛒" }', 'title: Cafe, bar', 'title: { en: "Cafe, bar" }'],
    ['answer: { kind: yes-no }', 'answer: yes-no', 'answer: { kind: yes-no }'],
  ])('writes a bare word as the mapping that it means', async (good, bad, mended) => {
    const text = GOOD.replace(good, bad);
    const [finding] = await lintedText(text);
    expect(finding).toMatchObject({ rule: 'wrong-type', hint: { code: 'write-so' } });
    expect(await fixed(text)).toMatchObject({ text: GOOD.replace(good, mended), count: 1 });
  });

  it('says what to write for a kind of answer that needs more than its name, and writes nothing', async () => {
    const text = GOOD.replace('answer: { kind: yes-no }', 'answer: scale');
    expect((await lintedText(text))[0]).toMatchObject({
      hint: { code: 'write-so', args: { value: '{ kind: scale, … }' } },
    });
    expect(await fixed(text)).toMatchObject({ text, count: 0 });
  });

  it('writes the format that a file lacks, where its keys leave no doubt of it', async () => {
    const bare = GOOD.replace('format:   svc.standard/1\n', '');
    const { text, count } = await fixed(bare);
    expect(count).toBe(1);
    expect(text).toBe(bare.replace('id: shop', 'format: svc.standard/1\nid: shop'));
    expect((await fixed(text)).count).toBe(0);
    const unclear = 'id: shop\ntitle: { en: Shop }\n';
    expect(await fixed(unclear)).toMatchObject({ text: unclear, count: 0 });
  });

  it('takes a word for one of two only where it can be no other', () => {
    expect(slipOf('lime', ['line', 'weight'])).toBe('line');
    expect(slipOf('Weight', ['weight'])).toBe('weight');
    expect(slipOf('lime', ['line', 'like'])).toBeUndefined();
    expect(slipOf('wieth', ['weight'])).toBeUndefined();
  });

  it('meets no two keys of one mapping that a slip could confuse', () => {
    const confused: string[] = [];
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties } = schema as { properties?: object };
      const keys = Object.keys(properties ?? {}).filter((key) => key.length > 3);
      for (const a of keys) for (const b of keys) if (a < b && oneApart(a, b)) confused.push(`${a} ${b}`);
      for (const inner of Object.values(schema)) walk(inner);
    };
    const { standard, session, profile, persona, mapping, waivers, config } = SCHEMAS;
    walk([standard, session, profile, persona, mapping, waivers, config]);
    expect([...new Set(confused)]).toEqual([]);
  });
});

/** By one letter put in, left out or changed. */
function oneApart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  const at = [...short].findIndex((letter, i) => letter !== long[i]);
  if (at < 0) return true;
  return short.slice(long.length === short.length ? at + 1 : at) === long.slice(at + 1);
}
