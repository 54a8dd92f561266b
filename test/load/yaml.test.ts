import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, MAX_BYTES } from '../../src/load/decode.ts';
import { readYaml } from '../../src/load/yaml.ts';

const codes = (text: string) => readYaml(text, 'x.yaml').findings.map(({ code }) => code);
const data = (text: string) => readYaml(text, 'x.yaml').data;

describe('readYaml', () => {
  it('reads YAML 1.2: yes is a word, keys are words, a version is what was written', () => {
    expect(data('a: yes\n1: { 1.50: off }\nb: 1.0.0\nc: ~\nd: [1, 2.5, true, "x"]')).toEqual({
      a: 'yes',
      1: { '1.50': 'off' },
      b: '1.0.0',
      c: null,
      d: [1, 2.5, true, 'x'],
    });
  });

  it('places values and keys, and what is missing at the nearest thing around it', () => {
    const { place } = readYaml('a:\n  - b: one\n    c: "two"\n', 'x.yaml');
    expect(place(['a', 0, 'c'])).toEqual({ line: 3, column: 8, endLine: 3, endColumn: 13 });
    expect(place(['a', '0', 'c'], 'key')).toEqual({ line: 3, column: 5, endLine: 3, endColumn: 6 });
    expect(place(['a', 0, 'd', 'e'])).toEqual(place(['a', 0]));
    expect(place(['z'])).toEqual({ line: 1, column: 1, endLine: 4, endColumn: 1 });
  });

  it('counts columns as editors do, past a byte order mark and letters of two units', () => {
    expect(readYaml('\ufeffa: 😀\nb: [😀, c]', 'x.yaml').place(['b', 1])).toEqual({
      line: 2,
      column: 9,
      endLine: 2,
      endColumn: 10,
    });
    expect(readYaml('\ufeffa: 1', 'x.yaml').place(['a'])).toEqual({
      line: 1,
      column: 4,
      endLine: 1,
      endColumn: 5,
    });
  });

  it('keeps the order of keys and the spelling of scalars', () => {
    const { keysAt, writtenAt } = readYaml('curve: { 10: 1, 2: 2, a: 1.10, b: "1.10" }', 'x.yaml');
    expect(keysAt(['curve'])).toEqual(['10', '2', 'a', 'b']);
    expect(keysAt(['curve', 'a'])).toEqual([]);
    expect(keysAt(['nowhere'])).toEqual([]);
    expect(writtenAt(['curve', 'a'])).toBe('1.10');
    expect(writtenAt(['curve', 'b'])).toBe('1.10');
    expect(writtenAt(['curve'])).toBeUndefined();
  });

  it('follows aliases to what they stand for, places included', () => {
    const { data: read, place, keysAt } = readYaml('a: &x { k: [1, 2] }\nb: *x\n', 'x.yaml');
    expect(read).toEqual({ a: { k: [1, 2] }, b: { k: [1, 2] } });
    expect(place(['b'])).toEqual({ line: 2, column: 4, endLine: 2, endColumn: 6 });
    expect(place(['b', 'k', 1])).toEqual(place(['a', 'k', 1]));
    expect(keysAt(['b'])).toEqual(['k']);
  });

  it('takes the nearest anchor before an alias where a name is used twice', () => {
    expect(data('a: &x 1\nb: *x\nc: &x 2\nd: *x')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it('holds a key named __proto__ like any other', () => {
    expect(Object.keys(data('__proto__: { a: 1 }') as object)).toEqual(['__proto__']);
  });

  it.each([
    ['lists', '['],
    ['mappings', '{a: '],
    ['closed lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['list items', '- '],
    ['explicit keys', '? '],
    ['lists of pairs', '[a: '],
  ])('refuses %s nested without end, without running out of stack', (_, part) => {
    expect(codes(part.length > 100 ? part : part.repeat(200_000))).toEqual(['too-deep']);
  });

  it('takes 60 levels and refuses 70, told or reached through aliases', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(codes(nested(60))).toEqual([]);
    expect(codes(nested(70))).toEqual(['too-deep']);
    const chain = ['a0: &a0 []', ...Array.from({ length: 70 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`)];
    expect(codes(chain.slice(0, 60).join('\n'))).toEqual([]);
    expect(codes(chain.join('\n'))).toContain('too-deep');
  });

  it('refuses more values than any file of ours has', () => {
    expect(codes('- 1\n'.repeat(60_000))).toEqual(['too-many-values']);
    expect(codes('# x\n'.repeat(600_000))).toEqual(['too-many-values']);
  });

  it('refuses text larger than any file of ours before reading it', () => {
    expect(codes(`a: "${'x'.repeat(MAX_BYTES)}"`)).toEqual(['file-too-large']);
  });

  it('finds a repeated key among many in no time', () => {
    const many = Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`);
    expect(codes([...many, 'k7: 2'].join('\n'))).toEqual(['duplicate-key']);
  });

  it('never throws and always gives data or findings, whatever the text', () => {
    const bits = [
      'a',
      ': ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '\n',
      ' ',
      '  ',
      '\t',
      '"',
      "'",
      '|',
      '>',
      '&a',
      '*a',
      '!!x',
      '?',
      '#',
      '%',
      '---',
      '\\',
      '0',
      '\u0000',
      'й',
      '\ud800',
    ];
    const yamlish = fc.array(fc.constantFrom(...bits), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), yamlish), (text) => {
        const { data: read, findings, place, keysAt, writtenAt } = readYaml(text, 'x.yaml');
        expect(findings.length > 0).toBe(read === null);
        for (const { line, column, endLine, endColumn } of findings) {
          expect(Math.min(line, column, endLine, endColumn)).toBeGreaterThan(0);
          expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
        }
        place(['a', 0]);
        keysAt(['a']);
        writtenAt(['a']);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('decodeText', () => {
  const bytes = (...parts: (string | readonly number[])[]) =>
    Uint8Array.from(
      parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
    );
  const decoded = (input: Uint8Array) => {
    const { text, findings } = decodeText(input, 'x.yaml');
    return text ?? findings.map(({ code, line, column }) => ({ code, line, column }));
  };

  it('reads UTF-8 with its mark or without, and UTF-16 with its mark', () => {
    expect(decoded(bytes('ёж'))).toBe('ёж');
    expect(decoded(bytes([0xef, 0xbb, 0xbf], 'ёж'))).toBe('ёж');
    expect(decoded(bytes([0xff, 0xfe, 0x51, 0x04, 0x36, 0x04]))).toBe('ёж');
    expect(decoded(bytes([0xfe, 0xff, 0x04, 0x51, 0x04, 0x36]))).toBe('ёж');
  });

  it('says where the first byte is that is not UTF-8', () => {
    expect(decoded(bytes('a: 1\nb: ё', [0xff], ' c'))).toEqual([{ code: 'not-utf8', line: 2, column: 5 }]);
  });

  it('tells a binary file from a text in another encoding', () => {
    expect(decoded(bytes('PNG', [0x00, 0xff, 0x00]))).toEqual([{ code: 'binary-file', line: 1, column: 1 }]);
  });

  it('refuses what is too large before decoding it', () => {
    expect(decoded(new Uint8Array(MAX_BYTES + 1))).toEqual([{ code: 'file-too-large', line: 1, column: 1 }]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array(), (input) => void decodeText(input, 'x.yaml')));
  });
});
