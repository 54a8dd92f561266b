// System files of SPSS: what their dictionaries say reaches the cells, whatever cases are packed in, and damage is told.

import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
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
    const made = (isBig: boolean, page: number, encoding: string) => {
      const { real } = writing({ isBig });
      const labels = [
        [1, 'Плохо'],
        [2, 'Хорошо'],
      ] as const;
      return systemFile([{ name: 'MOOD', label: 'Настроение', format: 5, labels }], {
        ...{ isBig, page, encoding, more: [[13, 1, Buffer.from('MOOD=mood')]], cases: real(1, 2) },
      });
    };
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

interface Made {
  readonly name: string;
  /** Bytes of a text; 0 or none for a number. */
  readonly width?: number;
  readonly label?: string;
  readonly format?: number;
  readonly labels?: readonly (readonly [number | string, string])[];
  /** SPSS's count of them: negative where the first two are a range. */
  readonly missing?: readonly [code: number, ...values: (number | string)[]];
}
interface MadeFile {
  readonly isBig?: boolean;
  readonly page?: number;
  readonly encoding?: string;
  readonly compression?: number;
  readonly weight?: number;
  /** Further records: a subtype, the size of an element, and the bytes. */
  readonly more?: readonly (readonly [subtype: number, size: number, data: Buffer])[];
  readonly cases: Buffer;
}

const writing = ({ isBig = false, encoding = 'utf-8' }: Partial<MadeFile> = {}) => {
  const int = (...values: number[]) => {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [i, value] of values.entries())
      if (isBig) bytes.writeInt32BE(value, 4 * i);
      else bytes.writeInt32LE(value, 4 * i);
    return bytes;
  };
  const real = (...values: number[]) => {
    const bytes = Buffer.alloc(8 * values.length);
    for (const [i, value] of values.entries())
      if (isBig) bytes.writeDoubleBE(value, 8 * i);
      else bytes.writeDoubleLE(value, 8 * i);
    return bytes;
  };
  const text = (value: string) => iconv.encode(value, encoding);
  const padded = (bytes: Buffer, to: number) =>
    Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to, 0x20)]);
  const worded = (value: string) => Buffer.concat([int(text(value).length), text(value)]);
  const place = (value: number | string) =>
    typeof value === 'number' ? real(value) : padded(text(value.padEnd(1)), 8);
  return { int, real, text, padded, worded, place };
};

/** A system file of such variables, its cases as they are. */
function systemFile(variables: readonly Made[], file: MadeFile): Buffer {
  const { int, real, text, padded, place } = writing(file);
  const placesOf = ({ width = 0 }: Made) => Math.max(1, Math.ceil(width / 8));
  const records = variables.flatMap((one) => {
    const { name, width = 0, label, format = 5, missing = [0] } = one;
    const [code, ...values] = missing;
    const said = text(label ?? '');
    return [
      int(2, width, label === undefined ? 0 : 1, code, (format << 16) | 0x800, (format << 16) | 0x800),
      Buffer.from(name.padEnd(8)),
      ...(label === undefined ? [] : [int(said.length), padded(said, 4)]),
      ...values.map(place),
      ...Array.from({ length: placesOf(one) - 1 }, () =>
        Buffer.concat([int(2, -1, 0, 0, 0, 0), Buffer.from(' '.repeat(8))]),
      ),
    ];
  });
  const labels = variables.flatMap((one, i) => {
    if (!one.labels) return [];
    const before = variables.slice(0, i).reduce((sum, other) => sum + placesOf(other), 0);
    return [
      int(3, one.labels.length),
      ...one.labels.map(([value, said]) =>
        Buffer.concat([
          place(value),
          padded(Buffer.concat([Buffer.from([text(said).length]), text(said)]), 8),
        ]),
      ),
      int(4, 1, before + 1),
    ];
  });
  const all = variables.reduce((sum, one) => sum + placesOf(one), 0);
  return Buffer.concat([
    Buffer.from(`$FL2${'@(#) SPSS DATA FILE'.padEnd(60)}`),
    ...[int(2, all, file.compression ?? 0, file.weight ?? 0, 2), real(100), Buffer.alloc(84, 0x20)],
    ...[...records, ...labels],
    ...(file.page === undefined
      ? []
      : [int(7, 3, 4, 8), int(1, 0, 0, 0, 1, 1, file.isBig ? 1 : 2, file.page)]),
    ...(file.more ?? []).map(([subtype, size, data]) =>
      Buffer.concat([int(7, subtype, size, data.length / size), data]),
    ),
    ...[int(999, 0), file.cases],
  ]);
}

const UTF = { page: 65001 };
const { int, real, text, worded, place } = writing();
/** The lines of the cases. */
const casesOf = async (
  variables: readonly Made[],
  cases: readonly (readonly (number | string)[])[],
  more: Partial<MadeFile> = {},
) => {
  const bytes = Buffer.concat(cases.flatMap((one) => one.map(place)));
  const { text: said } = await read(systemFile(variables, { ...UTF, ...more, cases: bytes }));
  return said.split('\n').slice(2, -1);
};

describe('a value', () => {
  it('is written as its format shows it', async () => {
    const seconds = (iso: string) => (Date.parse(`${iso}Z`) - Date.UTC(1582, 9, 14)) / 1000;
    const shown = async (format: number, value: number) =>
      (await casesOf([{ name: 'X', format }], [[value]]))[0];
    for (const date of [20, 23, 24, 28, 29, 30, 38, 39])
      expect(await shown(date, seconds('2024-02-29T00:00:00'))).toBe('2024-02-29');
    for (const stamp of [22, 41])
      expect(await shown(stamp, seconds('2024-02-29T13:05:09'))).toBe('2024-02-29 13:05:09');
    for (const time of [21, 25, 40]) {
      expect(await shown(time, 3723)).toBe('01:02:03');
      expect(await shown(time, -3723.5)).toBe('-01:02:03');
      expect(await shown(time, 360_000)).toBe('100:00:00');
    }
    expect([await shown(5, 1.25), await shown(5, -3), await shown(20, 1e300)]).toEqual([
      '1.25',
      '-3',
      '1e+300',
    ]);
  });

  it('is nothing where it is the least number, or blank', async () => {
    expect(await casesOf([{ name: 'X' }, { name: 'T', width: 8 }], [[-Number.MAX_VALUE, ' ']])).toEqual([
      ',',
    ]);
    expect(await casesOf([{ name: 'X' }, { name: 'T', width: 4 }], [[Number.NaN, 'abcdefgh']])).toEqual([
      ',abcd',
    ]);
  });

  it('is quoted where a comma, a quote or white space at its ends would be lost', async () => {
    const labels = (said: string) => [[1, said]] as const;
    const cell = async (said: string) => (await casesOf([{ name: 'X', labels: labels(said) }], [[1]]))[0];
    expect([await cell('a,b'), await cell('a"b'), await cell('a\nb'), await cell('a b')]).toEqual([
      ...['"a,b"', '"a""b"', 'a b', 'a b'],
    ]);
  });

  it('with labels has its number before them where these are steps, unless they have it themselves', async () => {
    const cells = (labels: Made['labels'], more: Partial<MadeFile> = {}) =>
      casesOf([{ name: 'X', labels: labels! }], [[1], [2]], more);
    expect(
      await cells([
        [1, 'Bad'],
        [2, 'Good'],
      ]),
    ).toEqual(['1 - Bad', '2 - Good']);
    expect(
      await cells([
        [1, '1 bad'],
        [2, ' -2 good'],
      ]),
    ).toEqual(['1', '2'].map((n, i) => [`${n} bad`, '-2 good'][i]));
    expect(
      await cells([
        [1, 'Yes'],
        [2, 'No'],
      ]),
    ).toEqual(['Yes', 'No']);
    expect(
      await cells([
        [1, 'Riga'],
        [2, 'Rome'],
      ]),
    ).toEqual(['Riga', 'Rome']);
    expect(await cells([[1, 'Bad']])).toEqual(['Bad', '2']);
    // What is measured says so itself; two numbers a variable, or three.
    for (const [measure, expected] of [
      [1, ['Riga', 'Rome']],
      [2, ['1 - Riga', '2 - Rome']],
      [3, ['1 - Riga', '2 - Rome']],
      [9, ['Riga', 'Rome']],
    ] as const)
      for (const record of [int(measure, 8, 0), int(measure, 8)])
        expect(
          await cells(
            [
              [1, 'Riga'],
              [2, 'Rome'],
            ],
            { more: [[11, 4, record]] },
          ),
        ).toEqual(expected);
    expect(
      await cells(
        [
          [1, 'Riga'],
          [2, 'Rome'],
        ],
        { more: [[11, 8, Buffer.concat([int(3, 8)])]] },
      ),
    ).toEqual(['Riga', 'Rome']);
    expect(
      await casesOf(
        [
          {
            name: 'T',
            width: 8,
            labels: [
              ['a', 'Bad'],
              ['b', 'Good'],
            ],
          },
        ],
        [['a'], ['b'], ['c']],
      ),
    ).toEqual(['Bad', 'Good', 'c']);
  });
});

describe('what is declared to be no answer', () => {
  const of = async (
    missing: NonNullable<Made['missing']>,
    values: readonly (number | string)[],
    labels: Made['labels'] = [],
  ) =>
    casesOf(
      [{ name: 'X', ...(typeof values[0] === 'string' ? { width: 8 } : {}), missing, labels: labels! }],
      values.map((one) => [one]),
    );

  it('is single values, a range, or both', async () => {
    expect(await of([2, 8, 9], [7, 8, 9, 10])).toEqual(['7', '[8]', '[9]', '10']);
    expect(await of([-2, 8, 10], [7, 8, 9, 10, 11])).toEqual([
      '7',
      '[missing]',
      '[missing]',
      '[missing]',
      '11',
    ]);
    expect(await of([-3, 8, 10, 99], [8, 11, 99])).toEqual(['[missing]', '11', '[99]']);
    expect(await of([1, 'z'], ['z', 'a'])).toEqual(['[z]', 'a']);
    // Two values are no range, and a range is no two values.
    expect(await of([2, 8, 10], [8, 9, 10])).toEqual(['[8]', '9', '[10]']);
    // Texts of more than eight bytes have theirs in another place.
    const long = await casesOf([{ name: 'T', width: 16, missing: [1, 'zz'] }], [['zz'.padEnd(16)]]);
    expect(long).toEqual(['zz']);
  });

  it('is called by its label, which says what it means', async () => {
    expect(await of([2, 8, 9], [8, 9], [[8, "Don't know"]])).toEqual(["[Don't know]", '[9]']);
    expect(await of([-2, 8, 10], [8, 9], [[8, 'Refused']])).toEqual(['[Refused]', '[missing]']);
    const labels = [
      [8, "Don't know"],
      [9, 'Not applicable'],
      [7, 'Seven'],
    ] as const;
    const file = systemFile(
      [
        { name: 'X', missing: [3, 8, 9, 10], labels },
        { name: 'R', missing: [-2, 1, 2], labels: [[2, 'Refused']] },
        { name: 'T', width: 8, missing: [1, 'zz'] },
      ],
      { ...UTF, cases: Buffer.alloc(0) },
    );
    expect((await read(file)).blanks).toEqual({
      'not-shown': [],
      skipped: ['[missing]', '[10]', '[Refused]', '[zz]'],
      'dont-know': ["[Don't know]"],
      'not-applicable': ['[Not applicable]'],
    });
  });

  it('is no step beside those that are', async () => {
    expect(
      await of(
        [1, 9],
        [1, 2, 9],
        [
          [1, 'Bad'],
          [2, 'Good'],
          [9, 'Teal'],
        ],
      ),
    ).toEqual(['1 - Bad', '2 - Good', '[Teal]']);
  });
});

describe('a dictionary', () => {
  const head = async (
    variables: readonly Made[],
    more: MadeFile['more'] = [],
    rest: Partial<MadeFile> = {},
  ) =>
    (await read(systemFile(variables, { ...UTF, more, ...rest, cases: Buffer.alloc(0) }))).text
      .split('\n')
      .slice(0, 2);

  it('calls variables by their long names, and asks by their labels', async () => {
    const two = [
      { name: 'A', label: 'How was it?' },
      { name: 'B', label: '' },
    ];
    expect(await head(two)).toEqual(['A,B', 'How was it?,B']);
    expect(await head(two, [[13, 1, text('A=alpha\tB=beta')]])).toEqual(['alpha,beta', 'How was it?,beta']);
    expect(await head(two, [[13, 1, text('A = alpha \0\t B=beta')]])).toEqual([
      'alpha,beta',
      'How was it?,beta',
    ]);
    expect(await head(two, [[13, 1, text('odd\tB=beta=x')]])).toEqual(['A,beta=x', 'How was it?,beta=x']);
  });

  it('says who is weighted by, by the place in a case', async () => {
    const weight = async (at: number) =>
      (
        await read(
          systemFile([{ name: 'T', width: 9 }, { name: 'W' }], {
            ...UTF,
            weight: at,
            cases: Buffer.alloc(0),
          }),
        )
      ).container;
    expect(await weight(3)).toMatchObject({ weight: 'W' });
    expect(await weight(0)).toMatchObject({ weight: null });
    expect(await weight(2)).toMatchObject({ weight: null });
  });

  it('puts long texts together of their pieces', async () => {
    const long = `${'a'.repeat(255)}${'b'.repeat(45)}`;
    const pieces = [{ name: 'LONG', width: 255 }, { name: 'LONG1', width: 48 }, { name: 'X' }];
    const cases = Buffer.concat([
      text(long.slice(0, 255)),
      text(' '),
      text(long.slice(255).padEnd(48)),
      real(7),
    ]);
    const said = (record: string, bytes = cases) =>
      read(systemFile(pieces, { ...UTF, more: [[14, 1, text(record)]], cases: bytes }));
    expect((await said('LONG=00300\0\t')).text).toBe(`LONG,X\nLONG,X\n${long},7\n`);
    expect((await said('LONG=00255\0\t')).text.split('\n')[0]).toBe('LONG,LONG1,X');
  });

  it('has labels of long texts in a record of their own, and what is no answer among them', async () => {
    const made = { name: 'TEXT', width: 16 };
    const labels = Buffer.concat([
      worded('TEXT'),
      int(16, 2),
      worded('red'.padEnd(16)),
      worded('Rot'),
      worded('blue'.padEnd(16)),
      worded('Blau'),
    ]);
    const other = Buffer.concat([worded('ELSE'), int(16, 1), worded('red'), worded('Not this')]);
    const missing = Buffer.concat([worded('TEXT'), Buffer.from([1]), int(8), text('none    ')]);
    const cells = (more: MadeFile['more']) =>
      casesOf([made], [['red'.padEnd(16)], ['none'.padEnd(16)]], { more: more! });
    expect(await cells([[21, 1, Buffer.concat([labels, other])]])).toEqual(['Rot', 'none']);
    expect(await cells([[22, 1, missing]])).toEqual(['red', '[none]']);
    for (const [subtype, record] of [
      [21, labels],
      [22, missing],
    ] as const)
      for (const length of [2, 5, record.length - 1])
        await expect(cells([[subtype, 1, record.subarray(0, length)]])).rejects.toMatchObject({
          code: 'sav-impossible',
        });
  });

  it('may say its encoding, by name or by the code page of the machine', async () => {
    const named = async (encoding: string, more: MadeFile['more'], page?: number) =>
      (await head([{ name: 'A', label: 'Да' }], more, { encoding, page: page as never }))[1];
    expect(await named('koi8-r', [[20, 1, Buffer.from('koi8-r\0')]])).toBe('Да');
    expect(await named('koi8-r', [[20, 1, Buffer.from('koi8-r')]], 1251)).toBe('Да');
    expect(await named('windows-1251', [], 1251)).toBe('Да');
    expect(await named('utf-8', [], 2)).toBe('Да');
    // Without any word for it, the commonest of its time.
    expect(await named('utf-8', [])).toBe('Ð”Ð°');
    // What the machine says of itself breaks off before that.
    expect(await named('utf-8', [[3, 4, int(1, 0, 0, 0)]])).toBe('Ð”Ð°');
    for (const page of [436, 65_536, -1]) expect(await named('utf-8', [], page)).toBe('Ð”Ð°');
    expect(await named('ibm866', [], 866)).toBe('Да');
  });

  it('may hold documents, and records that nothing is known of', async () => {
    const plain = systemFile([{ name: 'A' }], { ...UTF, more: [[99, 3, Buffer.alloc(9)]], cases: real(1) });
    const at = plain.indexOf(int(7, 3, 4, 8));
    const noted = Buffer.concat([
      plain.subarray(0, at),
      int(6, 2),
      Buffer.alloc(160, 0x20),
      plain.subarray(at),
    ]);
    expect((await read(noted)).text).toBe('A\nA\n1\n');
  });

  it('that says what cannot be is refused', async () => {
    const good = systemFile([{ name: 'A', labels: [[1, 'x']] }], { ...UTF, cases: real(1) });
    const spoilt = async (at: number, bytes: Buffer) => {
      const file = Buffer.from(good);
      bytes.copy(file, at);
      return read(file).then(
        () => 'read',
        ({ code }) => code,
      );
    };
    expect(await spoilt(0, Buffer.from('$FL3'))).toBe('read');
    expect(await spoilt(0, Buffer.from('$FL4'))).toBe('sav-not-a-sav');
    expect(await spoilt(64, int(3))).toBe('read');
    expect(await spoilt(64, int(4))).toBe('sav-not-a-sav');
    expect(await spoilt(72, int(3))).toBe('sav-impossible');
    expect(await spoilt(176, int(5))).toBe('sav-impossible');
    expect(await spoilt(176, int(999))).toBe('sav-impossible');
    expect(await spoilt(good.indexOf(int(4, 1, 1)), int(5))).toBe('sav-impossible');
    expect(await spoilt(good.indexOf(int(7, 3, 4, 8)), int(7, 3, -4, 8))).toBe('sav-impossible');
  });
});

it('each variable has its own measure, in three numbers or in two', async () => {
  const labels = [
    [1, 'Riga'],
    [2, 'Rome'],
  ] as const;
  const three = ['A', 'B', 'C'].map((name) => ({ name, labels }));
  const measured = (...numbers: number[]) =>
    casesOf(three.slice(0, numbers.length > 6 ? 3 : 2), [[1, 2, 1].slice(0, numbers.length > 6 ? 3 : 2)], {
      more: [[11, 4, int(...numbers)]],
    });
  expect(await measured(1, 8, 0, 2, 8, 0, 3, 1, 1)).toEqual(['Riga,2 - Rome,1 - Riga']);
  expect(await measured(3, 1, 1, 1, 3, 3)).toEqual(['1 - Riga,Rome']);
  expect(await measured(3, 1, 1, 3)).toEqual(['1 - Riga,Rome']);
  expect(await measured(1, 3, 2, 1)).toEqual(['Riga,2 - Rome']);
  expect(await measured(0, 3, 4, 3)).toEqual(['Riga,Rome']);
});

describe('cases packed by zlib', () => {
  const variables = [{ name: 'A' }];
  const empty = systemFile(variables, { ...UTF, compression: 2, cases: Buffer.alloc(0) });
  const long = (...values: number[]) => {
    const bytes = Buffer.alloc(8 * values.length);
    for (const [i, value] of values.entries()) bytes.writeBigInt64LE(BigInt(value), 8 * i);
    return bytes;
  };
  /** Blocks of codes behind each other, and the list of them; `change` says what the list has instead. */
  const packed = (blocks: readonly (readonly number[])[], change: Change = () => ({})) => {
    const parts = blocks.map((codes) => deflateSync(Buffer.from(codes)));
    const start = empty.length + 24;
    const places = parts.map((_, i) => parts.slice(0, i).reduce((sum, { length }) => sum + length, start));
    const at = parts.reduce((sum, { length }) => sum + length, start);
    const list: Listed = {
      ...{ at, length: 24 + 24 * parts.length, count: parts.length },
      blocks: parts.map(({ length }, i) => [places[i]!, blocks[i]!.length, length]),
    };
    const listed = { ...list, ...change(list) };
    return Buffer.concat([
      ...[empty, long(empty.length, listed.at, listed.length), ...parts],
      ...[long(-100, 0), int(4_190_208, listed.count)],
      ...listed.blocks.flatMap(([place, whole, size]) => [long(0, place), int(whole, size)]),
    ]);
  };
  interface Listed {
    at: number;
    length: number;
    count: number;
    blocks: [place: number, whole: number, size: number][];
  }
  type Change = (list: Listed) => Partial<Listed>;
  const inBlock =
    (i: number, field: 0 | 1 | 2, value: (before: number) => number): Change =>
    ({ blocks }) => ({
      blocks: blocks.map((one, k) => (k === i ? one.with(field, value(one[field])) : one) as typeof one),
    });
  const cases = (file: Buffer) =>
    read(file).then(
      ({ text: said }) => said.split('\n').slice(2, -1).join(' '),
      ({ name, code }) => (name === 'UserError' ? code : name),
    );
  const two = [
    [101, 102, 103, 104, 105, 106, 107, 108],
    [109, 110, 252, 0, 0, 0, 0, 0],
  ];

  it('are those of all blocks in their order', async () => {
    expect(await cases(packed(two))).toBe('1 2 3 4 5 6 7 8 9 10');
    expect(await cases(packed(two, ({ blocks }) => ({ blocks: blocks.toReversed() })))).toBe('9 10');
    expect(await cases(packed([]))).toBe('');
  });

  it.each<[string, string, Change]>([
    ['cut-short', 'begins before the blocks', () => ({ at: empty.length + 23 })],
    ['cut-short', 'is shorter than its head', () => ({ length: 23 })],
    ['cut-short', 'is longer than the file', ({ length }) => ({ length: length + 1 })],
    ['cut-short', 'begins later', ({ at }) => ({ at: at + 1 })],
    ['impossible', 'has more blocks than room', ({ length }) => ({ length: length - 1 })],
    ['impossible', 'has one block more', ({ count }) => ({ count: count + 1 })],
    ['impossible', 'has less blocks than none', () => ({ count: -1 })],
    ['impossible', 'has a block in its head', inBlock(1, 0, () => empty.length + 23)],
    ['impossible', 'has a block that runs into it', inBlock(1, 2, (n) => n + 1)],
    ['impossible', 'has a block of less than nothing', inBlock(0, 2, () => -1)],
    ['impossible', 'unpacks to less than nothing', inBlock(0, 1, () => -1)],
    ['impossible', 'unpacks to too much', inBlock(0, 1, () => 2 ** 26 + 1)],
    ['damaged', 'unpacks to more than it says', inBlock(0, 1, () => 7)],
    ['damaged', 'unpacks to something', inBlock(0, 1, () => 0)],
    ['damaged', 'ends within a block', inBlock(0, 2, (n) => n - 5)],
    ['damaged', 'has a block elsewhere', inBlock(0, 0, (n) => n + 1)],
  ])('are refused as %s where their list %s', async (reason, _, change) => {
    expect(await cases(packed(two, change))).toBe(`sav-${reason}`);
  });

  it('may say as much as there is, and end where the file does', async () => {
    expect(
      await cases(
        packed(
          two,
          inBlock(0, 1, () => 2 ** 26),
        ),
      ),
    ).toBe('1 2 3 4 5 6 7 8 9 10');
    for (const length of [0, 8, 23, 24, 60])
      expect(await cases(packed(two).subarray(0, empty.length + length))).toBe('sav-cut-short');
  });
});

it('a case that is not whole is told of', async () => {
  const file = (length: number) =>
    read(systemFile([{ name: 'A' }, { name: 'B' }], { ...UTF, cases: real(1, 2, 3, 4).subarray(0, length) }));
  expect((await file(32)).text).toBe('A,B\nA,B\n1,2\n3,4\n');
  for (const length of [31, 24, 17, 15, 1])
    await expect(file(length)).rejects.toMatchObject({ code: 'sav-cut-short' });
});

describe('cases in codes', () => {
  const packed = (cases: Buffer, isBig = false) =>
    read(systemFile([{ name: 'A' }, { name: 'T', width: 8 }], { ...UTF, isBig, compression: 1, cases })).then(
      ({ text: said }) => said.split('\n').slice(2, -1),
      ({ code }) => code,
    );
  const codes = (...of: number[]) => Buffer.from([...of, ...Array(8).fill(0)].slice(0, 8));

  it('are small numbers less a bias, values as they are, blanks, nothing, and an end', async () => {
    expect(
      await packed(Buffer.concat([codes(105, 254, 255, 253, 1, 254, 252, 99), Buffer.from('eight by')])),
    ).toEqual(['5,', ',eight by', '-99,']);
    expect(await packed(Buffer.concat([codes(253, 254, 0, 0, 251, 254, 0, 252), real(2.5)]))).toEqual([
      '2.5,',
      '151,',
    ]);
    expect(await packed(codes(105, 254), true)).toEqual(['5,']);
    expect(await packed(Buffer.alloc(0))).toEqual([]);
    // They end with the file as well.
    expect(
      await packed(Buffer.concat([codes(105, 254, 106, 254, 107, 254, 108, 254), codes(109, 254)])),
    ).toEqual([...['5,', '6,', '7,', '8,', '9,']]);
  });

  it('that end within a case are cut short', async () => {
    expect(await packed(codes(105, 252))).toBe('sav-cut-short');
    expect(await packed(codes(105))).toBe('sav-cut-short');
    expect(await packed(codes(105, 253))).toBe('sav-cut-short');
  });
});
