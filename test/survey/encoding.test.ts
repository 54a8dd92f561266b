// Bytes to characters: what is recognised, what is refused, and that nothing is lost on the way.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { UserError } from '../../src/core/errors.ts';
import type { EncodingName } from '../../src/survey/encoding.ts';
import {
  asBytes,
  asWritten,
  encodingNamed,
  encodingOf,
  findEncoding,
  prepared,
} from '../../src/survey/encoding.ts';
import { senseOf } from '../../src/survey/sense.ts';
import { fixture, inChunks } from './helpers.ts';

const found = (bytes: Buffer, whole = true) => findEncoding('survey.csv', bytes, whole, null);
const file = (name: string) => readFileSync(fixture(`counter/${name}`));

describe('the encoding of a survey', () => {
  it.each([
    ['utf-8.csv', 'utf-8', 'content'],
    ['utf-8-mark.csv', 'utf-8', 'mark'],
    ['utf-16.csv', 'utf-16le', 'mark'],
    ['utf-16be.csv', 'utf-16be', 'mark'],
    ['utf-16-no-mark.csv', 'utf-16le', 'guess'],
    ['windows-1251.csv', 'windows-1251', 'guess'],
    ['windows-1252.csv', 'windows-1252', 'guess'],
    ['cp949.csv', 'euc-kr', 'guess'],
    ['bad-byte.csv', 'utf-8', 'guess'],
    ['ragged.csv', 'utf-8', 'content'],
  ])('of %s is %s, known by %s', async (name, encoding, by) => {
    const { name: actual, by: how } = await found(file(name));
    expect([actual, how]).toEqual([encoding, by]);
  });

  it('stays UTF-8 where nothing but two stray bytes speaks against it', async () => {
    const bytes = Buffer.from('Name,Familiar with the Expanded Universe?\x8c\xe6,Rating\na,b,1\n', 'latin1');
    expect((await found(bytes)).name).toBe('utf-8');
  });

  it('is UTF-8 where the last character is merely cut off at the end of the peek', async () => {
    const bytes = Buffer.from('Привет');
    expect(await found(bytes.subarray(0, bytes.length - 1), false)).toEqual({
      name: 'utf-8',
      by: 'content',
      mark: 0,
    });
    expect((await found(bytes.subarray(0, bytes.length - 1), true)).by).toBe('guess');
    for (const last of ['é', '€', '😀', '\u0080'])
      for (let left = 1; left < Buffer.byteLength(last); left++) {
        const cut = Buffer.from(`naïve ${last}`).subarray(0, 7 + left);
        expect((await found(cut, false)).by).toBe('content');
      }
    // More than is left of a character says something.
    const two = Buffer.concat([Buffer.from('naïve '), Buffer.from([0x80, 0x80])]);
    expect((await found(two, false)).by).not.toBe('content');
  });

  it.each([
    [
      'Спасибо. ДОЛГО ждал; №5 «Центр»',
      'windows-1251',
      [0xd1, 0xef, 0xe0, 0xf1, 0xe8, 0xe1, 0xee, 0x2e, 0x20, 0xc4, 0xce, 0xcb, 0xc3, 0xce],
    ],
    [
      'Größe, naïve, señor, façade',
      'windows-1252',
      [...Buffer.from('Größe, naïve, señor, façade', 'latin1')],
    ],
  ])('of “%s” is told by its words', async (_, encoding, bytes) => {
    expect((await found(Buffer.from(bytes))).name).toBe(encoding);
  });

  it.each([
    ['windows-1250', 'Bardzo miła obsługa, świetna jakość'],
    ['windows-1250', 'Příliš žluťoučký kůň'],
    ['windows-1254', 'Çok güzeldi, teşekkürler'],
    ['windows-1253', 'Πολύ καλή εξυπηρέτηση'],
    ['windows-1255', 'שירות מצוין'],
    ['windows-1256', 'خدمة ممتازة'],
    ['windows-1257', 'Labai geras aptarnavimas, ačiū už pagalbą'],
    ['koi8-r', 'Очень вежливое обслуживание'],
    ['ibm866', 'Очень вежливое обслуживание'],
    ['gb18030', '服务非常好，谢谢大家'],
    ['big5', '服務非常好，謝謝大家'],
    ['shift_jis', 'とても親切でした。'],
    ['euc-jp', 'とても親切でした。'],
    ['euc-kr', '매우 친절했습니다'],
    ['windows-874', 'บริการดีมาก'],
  ])('is found to be %s by “%s”', async (name, text) => {
    const bytes = iconv.encode(`1,"${text}"\n2,"${text}"\n`, name);
    expect((await found(bytes)).name).toBe(name);
  });

  it('is not guessed where nothing fits', async () => {
    const noise = Buffer.from(Array.from({ length: 400 }, (_, i) => (i % 2 ? 0x81 + ((i * 37) % 31) : 0x2c)));
    const error = await failure(() => found(noise));
    expect([error.code, error.hint?.code]).toEqual(['encoding-unclear', 'say-encoding']);
  });

  it.each([
    ['xlsx', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['gz', [0x1f, 0x8b, 0x08, 0x00]],
    ['binary', [0x41, 0x2c, 0x00, 0x00, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x00]],
  ])('is not sought in what is no text (%s)', async (kind, bytes) => {
    expect((await failure(() => found(Buffer.from(bytes)))).hint).toEqual({ code: `survey-${kind}` });
  });

  it('is what the user says, and a byte order mark of it is no text', async () => {
    const asked = (bytes: Buffer, name: EncodingName) => findEncoding('survey.csv', bytes, true, name);
    expect(await asked(file('windows-1251.csv'), 'koi8-r')).toEqual({ name: 'koi8-r', by: 'asked', mark: 0 });
    expect(await asked(file('utf-8-mark.csv'), 'utf-8')).toEqual({ name: 'utf-8', by: 'asked', mark: 3 });
    expect(await asked(file('utf-16be.csv'), 'utf-16le')).toEqual({ name: 'utf-16be', by: 'asked', mark: 2 });
  });

  it.each([
    ['CP949', 'euc-kr'],
    ['latin1', 'windows-1252'],
    [' UTF8 ', 'utf-8'],
    ['cp1251', 'windows-1251'],
    ['utf-16', 'utf-16le'],
    ['Shift_JIS', 'shift_jis'],
    ['GB18030', 'gb18030'],
    ['Big5', 'big5'],
    ['cp1250', 'cp1250'],
    ['windows-1258', 'windows-1258'],
    ['KOI8-U', 'koi8-u'],
    ['x-mac-cyrillic', 'x-mac-cyrillic'],
    ['macintosh', 'macintosh'],
    ['iso-8859-15', 'iso-8859-15'],
    ['EUC-JP', 'euc-jp'],
  ])('may be said as %s', async (label, name) => {
    expect(await encodingNamed(label)).toBe(name);
  });

  const SAID = {
    uk: 'Персонал був ввічливий|Так|Ні|Скоріше ні|Їжа|Південь|Цілком згоден|Задовільно|Черга|Київ|не знаю|ЩЕ Є'.split(
      '|',
    ),
    ru: 'Персонал вежлив|Да|Нет|Скорее нет|Еда|Юг|Полностью согласен|Удовлетворительно|Очередь|Казань|не знаю|ЕЩЁ'.split(
      '|',
    ),
  };
  it('of a few rows is found, or told with doubt and a sample: nothing is taken for another script in silence', async () => {
    const cell = (language: 'uk' | 'ru') => fc.constantFrom(...SAID[language]);
    const file = fc
      .constantFrom(
        ['uk', 'koi8-u'],
        ['uk', 'windows-1251'],
        ['ru', 'koi8-r'],
        ['ru', 'windows-1251'],
        ['ru', 'ibm866'],
      )
      .chain(([language, encoding]) =>
        fc.record({
          encoding: fc.constant(encoding!),
          rows: fc.array(fc.array(cell(language as 'uk' | 'ru'), { minLength: 2, maxLength: 3 }), {
            minLength: 4,
            maxLength: 12,
          }),
        }),
      );
    await fc.assert(
      fc.asyncProperty(file, async ({ encoding, rows }) => {
        const text = rows.map((row, i) => `${i},${row.join(',')}`).join('\n');
        const found = await findEncoding('survey.csv', iconv.encode(text, encoding), true, null);
        const decoded = encodingOf(await prepared(found.name)).decode(iconv.encode(text, encoding));
        expect(found.by === 'doubt' || decoded === text, `${found.name} for ${encoding}: ${text}`).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('that nobody knows is wrong usage, with the nearest that is known', async () => {
    const error = await failure(() => encodingNamed('windows-1215'));
    expect([error.code, error.exitCode, error.hint]).toEqual([
      'unknown-encoding',
      2,
      { code: 'did-you-mean', args: { name: 'windows-1251' } },
    ]);
  });
});

describe('a table of characters', () => {
  it.each([
    ['windows-1252', [0x80, 0x92, 0xe9, 0xff], '€’éÿ'],
    ['windows-1251', [0xa8, 0xb8, 0xb9, 0xff], 'Ёё№я'],
    ['koi8-r', [0xf0, 0xd2, 0xc9], 'При'],
    ['ibm866', [0x8f, 0xe0, 0xa8], 'При'],
    // 서울; then syllables that only CP949 has: 똠, 펲, 뷁; the first and the last of them; the euro.
    ['euc-kr', [0xbc, 0xad, 0xbf, 0xef], '서울'],
    ['euc-kr', [0x8c, 0x63, 0xbc, 0x84, 0x94, 0xee], '똠펲뷁'],
    ['euc-kr', [0x81, 0x41, 0xc6, 0x52, 0xa2, 0xe6], '갂힣€'],
  ] as const)('of %s has what the platform lacks', async (name, bytes, text) => {
    const encoding = encodingOf(await prepared(name));
    expect([encoding.invalidAt(Buffer.from(bytes)), encoding.decode(Buffer.from(bytes))]).toEqual([-1, text]);
  });

  it.each([
    ['windows-1252', [0x41, 0x81], 1],
    ['windows-1251', [0x98], 0],
    ['euc-kr', [0xb0, 0xa1, 0xff, 0x41], 2],
    ['euc-kr', [0x41, 0xb0], 1],
    ['euc-kr', [0xc9, 0xa1], 0],
    ['utf-8', [0x41, 0xed, 0xa0, 0x80], 1],
    ['utf-8', [0xc3, 0xa9, 0xc3], 2],
    ['utf-8', [0xf4, 0x90, 0x80, 0x80], 0],
    ['utf-8', [0xc0, 0xaf], 0],
  ] as const)('of %s says where a byte means nothing (%j)', async (name, bytes, at) => {
    expect(encodingOf(await prepared(name)).invalidAt(Buffer.from(bytes))).toBe(at);
  });

  it('agrees with the platform on what is well-formed UTF-8', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }).map((text) => new Uint8Array(Buffer.from(text))),
    );
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 3 }), (parts) => {
        const all = Buffer.concat(parts);
        const at = encodingOf('utf-8').invalidAt(all);
        const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        if (at < 0) expect(fatal.decode(all)).toBe(encodingOf('utf-8').decode(all));
        else {
          expect(() => fatal.decode(all)).toThrow();
          expect(() => fatal.decode(all.subarray(0, at))).not.toThrow();
        }
      }),
    );
  });
});

describe('UTF-16', () => {
  const gathered = async (bytes: Uint8Array, name: EncodingName, chunk: number) => {
    const parts: Buffer[] = [];
    for await (const part of asBytes(inChunks(bytes, chunk) as AsyncIterable<Buffer>, name)) parts.push(part);
    return Buffer.concat(parts);
  };

  it('comes out as the UTF-8 of the same text, wherever it is cut', async () => {
    const text = 'Ответ 😀 \u{10ffff}\n';
    for (const chunk of [1, 2, 3, 5, 64]) {
      const little = Buffer.from(text, 'utf16le');
      expect((await gathered(little, 'utf-16le', chunk)).toString('utf8')).toBe(text);
      expect((await gathered(Buffer.from(little).swap16(), 'utf-16be', chunk)).toString('utf8')).toBe(text);
    }
  });

  it('with half a pair in it comes out as bytes that do not decode', async () => {
    const bytes = Buffer.from('a\ud800b', 'utf16le');
    const narrow = await gathered(bytes, 'utf-16le', 64);
    expect(encodingOf('utf-16le').invalidAt(narrow)).toBe(1);
  });

  it('is handed back byte for byte, half pairs included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }),
        fc.constantFrom('utf-16le' as const, 'utf-16be' as const),
        fc.integer({ min: 1, max: 9 }),
        async (units, name, chunk) => {
          const bytes = Buffer.from(Uint16Array.from(units).buffer);
          expect(asWritten(await gathered(bytes, name, chunk), name)).toEqual(bytes);
        },
      ),
    );
  });
});

async function failure(act: () => Promise<unknown>): Promise<UserError> {
  try {
    await act();
  } catch (error) {
    return error as UserError;
  }
  throw new Error('it did not fail');
}

describe('the sense of a text', () => {
  const sense = (text: string, encoding: string) => Math.round(1000 * senseOf(text, encoding)) / 1000;

  it.each([
    // Nothing beyond ASCII tells nothing.
    ['', 'windows-1252', 0],
    ['plain', 'windows-1252', 0],
    // Words of one language.
    ['schöner Tag', 'windows-1252', 1],
    ['Schön', 'windows-1252', 1],
    ['SCHÖN', 'windows-1252', 1],
    ['schÖn', 'windows-1252', 0],
    ['déjà schön', 'windows-1252', 0.9],
    ['schön þú', 'windows-1252', 1],
    ['łódź', 'windows-1250', 1],
    ['łódź', 'iso-8859-2', 1],
    ['łódź', 'windows-1252', 0],
    ['łódź český', 'windows-1250', 0.6],
    ['šķirne', 'windows-1257', 1],
    ['teşekkür', 'windows-1254', 1],
    ['déjà', 'macintosh', 1],
    ['déjà', 'ibm850', 1],
    ['ééééé', 'windows-1252', 0],
    ['aééé', 'windows-1252', 1],
    // A letter that is a word of its own is few letters.
    ['à', 'windows-1252', 0.3],
    ['à Paris', 'windows-1252', 0.3],
    ['ß', 'windows-1252', 0],
    ['à tôt', 'windows-1252', 0.65],
    // Signs stand between words; an apostrophe within one as well.
    ['“so”', 'windows-1252', 1],
    ['it’s', 'windows-1252', 1],
    ['a€b', 'windows-1252', 0],
    ['a €b', 'windows-1252', 1],
    ['a€ b', 'windows-1252', 1],
    ['¤', 'windows-1252', 0],
    // Cyrillic of one case, of letters that are common.
    ['спасибо', 'windows-1251', 1],
    ['Спасибо', 'koi8-r', 1],
    ['СПАСИБО', 'ibm866', 1],
    ['сПАСИБО', 'windows-1251', 0],
    ['щэюыж', 'windows-1251', 0.5],
    ['щэюыо', 'windows-1251', 0.7],
    ['да', 'windows-1251', 0.7],
    ['И', 'windows-1251', 0.09],
    ['и', 'windows-1251', 0.09],
    ['Щ', 'windows-1251', 0],
    ['спасибо ¤', 'windows-1251', 0.875],
    // Other scripts.
    ['καλά', 'windows-1253', 1],
    ['καλά', 'windows-1255', 0],
    ['שלום', 'windows-1255', 1],
    ['مرحبا', 'windows-1256', 1],
    ['สวย', 'windows-874', 1],
    ['안녕', 'euc-kr', 1],
    ['안녕', 'shift_jis', 0],
    // Japanese without kana is no prose.
    ['とても良い', 'shift_jis', 1],
    ['とても良い', 'euc-jp', 1],
    ['良好', 'shift_jis', 0.6],
    // Characters that prose is made of.
    ['很好', 'gb18030', 1],
    ['齉好', 'gb18030', 0.25],
    ['很好', 'big5', 1],
    ['好', 'unheard-of', 0],
  ])('%j in %s is %d', (text, encoding, expected) => {
    expect(sense(text, encoding)).toBe(expected);
  });
});
