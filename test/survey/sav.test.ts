// System files of SPSS: what their dictionaries say reaches the cells, whatever cases are packed in, and damage is told.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { readSav } from '../../src/survey/sav/sav.ts';
import { fixture, inChunks } from './helpers.ts';

const bytesOf = (name: string) => readFileSync(fixture(`spss/${name}`));

async function read(bytes: Uint8Array, encoding: string | null = null, chunk = 1000) {
  const { bytes: lines, container, blanks } = await readSav(inChunks(bytes, chunk), 'survey.sav', encoding);
  const parts: Uint8Array[] = [];
  for await (const part of lines) parts.push(part);
  return { text: Buffer.concat(parts).toString('utf8'), container, blanks };
}

describe('a system file', () => {
  it.each(['codes.sav', 'plain.sav', 'packed.zsav'])(
    'of %s reads the same, in chunks of any size',
    async (name) => {
      const { text, container, blanks } = await read(bytesOf(name));
      expect(text.split('\n').slice(0, 4)).toEqual([
        'id,e1,e2,e3,p1,p2,p3,branch,seen,visits,remark,w',
        'id,Expected: the staff are polite.,Expected: the staff solve my problem.,Expected: the hall is clean.,Found: the staff are polite.,Found: the staff solve my problem.,Found: the hall is clean.,Which branch was it?,seen,visits,remark,w',
        '101,5 - Very good,5 - Very good,4 - Good,4 - Good,3 - Fair,4 - Good,North,2026-03-01 10:05:00,3,Всё хорошо: быстро и вежливо,1.25',
        '102,5 - Very good,4 - Good,5 - Very good,5 - Very good,4 - Good,[Not applicable],South,2026-03-02 11:00:30,[missing],,0.75',
      ]);
      expect(text.split('\n')[4]).toMatch(
        /^103,4 - Good,5 - Very good,5 - Very good,3 - Fair,\[Don't know\],,North,.*,1,"Ждать пришлось долго, .* осталось ждать",1$/,
      );
      expect(container).toEqual({ kind: 'sav', weight: 'w' });
      expect(blanks).toMatchObject({
        skipped: ['[missing]'],
        'dont-know': ["[Don't know]"],
        'not-applicable': ['[Not applicable]'],
      });
      for (const chunk of [1, 7, 8, 333]) expect((await read(bytesOf(name), null, chunk)).text).toBe(text);
    },
  );

  it('is read in the order of bytes and the code page that it was written in', async () => {
    const made = (isBig: boolean, page: number, encoding: string) => systemFile(isBig, page, encoding);
    const wanted = 'mood\nНастроение\n1 - Плохо\n2 - Хорошо\n';
    for (const isBig of [false, true])
      for (const [page, encoding] of [
        [1251, 'windows-1251'],
        [65001, 'utf-8'],
        [20866, 'koi8-r'],
      ] as const)
        if (page !== 20866) expect((await read(made(isBig, page, encoding))).text).toBe(wanted);
        else expect((await read(made(isBig, page, encoding), 'koi8-r')).text).toBe(wanted);
  });

  it('that breaks off, or was damaged, is refused in words, and never read as something else', async () => {
    const whole = bytesOf('codes.sav');
    const text = (await read(whole)).text;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        const found = await read(whole.subarray(0, length)).catch((error: unknown) => error);
        if (found instanceof UserError) expect(found.code).toMatch(/^sav-/);
        // The mark of the end may be missing.
        else expect((found as { text: string }).text.startsWith(text.slice(0, 100))).toBe(true);
      }),
      { numRuns: 60 },
    );
    for (const name of ['codes.sav', 'packed.zsav'])
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, by) => {
          const bytes = Buffer.from(bytesOf(name));
          const place = at % bytes.length;
          bytes[place] = (bytes[place]! + by) % 256;
          const found = await read(bytes).catch((error: unknown) => error);
          if (found instanceof Error) expect(found).toBeInstanceOf(UserError);
        }),
        { numRuns: 150 },
      );
  });
});

/** One variable of two labelled values, two cases, uncompressed. */
function systemFile(isBig: boolean, page: number, encoding: string): Buffer {
  const int = (...values: number[]) => {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [i, value] of values.entries())
      if (isBig) bytes.writeInt32BE(value, 4 * i);
      else bytes.writeInt32LE(value, 4 * i);
    return bytes;
  };
  const real = (value: number) => {
    const bytes = Buffer.alloc(8);
    if (isBig) bytes.writeDoubleBE(value);
    else bytes.writeDoubleLE(value);
    return bytes;
  };
  const text = (value: string) => iconv.encode(value, encoding);
  const padded = (bytes: Buffer, to: number) =>
    Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to, 0x20)]);
  const label = (value: number, said: string) => {
    const bytes = text(said);
    return Buffer.concat([real(value), padded(Buffer.concat([Buffer.from([bytes.length]), bytes]), 8)]);
  };
  const title = text('Настроение');
  return Buffer.concat([
    Buffer.from(`$FL2${'@(#) SPSS DATA FILE'.padEnd(60)}`),
    ...[int(2, 1, 0, 0, 2), real(100), Buffer.from(`${'01 Mar 26'}${'10:00:00'}${' '.repeat(67)}`)],
    ...[int(2, 0, 1, 0, 0x050800, 0x050800), Buffer.from('MOOD    '), int(title.length), padded(title, 4)],
    ...[int(3, 2), label(1, 'Плохо'), label(2, 'Хорошо'), int(4, 1, 1)],
    ...[int(7, 3, 4, 8), int(1, 0, 0, 0, 1, 1, isBig ? 1 : 2, page)],
    ...[int(7, 13, 1, 9), Buffer.from('MOOD=mood')],
    ...[int(999, 0), real(1), real(2)],
  ]);
}
