// What is written as YAML is read back as it was, by a reader that is not ours.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlOf } from '../../../src/core/standard/yaml.ts';

describe('a file of plain data', () => {
  it('is written as a person would', () => {
    const data = {
      format: 'svc.session/1',
      site: 'Садовая, 14',
      on: true,
      count: 3,
      none: {},
      nothing: [],
      list: ['a b', ['c', 'd'], { e: 1, f: { g: 2 } }, []],
      deep: { er: { still: 'x' } },
    };
    expect(yamlOf(data)).toBe(
      [
        'format: svc.session/1',
        'site: Садовая, 14',
        'on: true',
        'count: 3',
        'none: {}',
        'nothing: []',
        'list:',
        '  - a b',
        '  - - c',
        '    - d',
        '  - e: 1',
        '    f:',
        '      g: 2',
        '  - []',
        'deep:',
        '  er:',
        '    still: x',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['true', '"true"'],
    ['NULL', '"NULL"'],
    ['12', '"12"'],
    ['1.5e3', '"1.5e3"'],
    ['0x1f', '"0x1f"'],
    ['0o17', '"0o17"'],
    ['1a', '1a'],
    ['truest', 'truest'],
    ['a: b', '"a: b"'],
    ['- a', '"- a"'],
    ['a ', '"a "'],
    ['', '""'],
    ['a "b"', '"a \\"b\\""'],
    ['a\nb', '"a\\nb"'],
    ['\u0085', '"\\u0085"'],
    ['\ufeffx', '"\\ufeffx"'],
    ['50 % – (so)', '50 % – (so)'],
    ['a#b', '"a#b"'],
  ])('writes the text %j as %s', (text, written) => {
    expect(yamlOf({ text })).toBe(`text: ${written}\n`);
    expect(parse(yamlOf({ text }))).toEqual({ text });
  });

  it('is read back, whatever it is', () => {
    const scalar = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string(), fc.integer(), fc.boolean());
    const { plain } = fc.letrec((tie) => ({
      plain: fc.oneof(
        { maxDepth: 3 },
        scalar,
        fc.array(tie('plain'), { maxLength: 3 }),
        fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 5 }), tie('plain'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), plain, { maxKeys: 4 }), (data) => {
        const written = JSON.parse(JSON.stringify(data).replaceAll('__proto__', 'proto'));
        expect(parse(yamlOf(written))).toEqual(written);
      }),
      { numRuns: 100 },
    );
  });
});
