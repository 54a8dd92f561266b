// Whatever lies in a file, a loader answers with a value or with findings: never with neither, never with a crash.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMapping } from '../../src/load/mapping.ts';
import { loadSession, loadSessionHead } from '../../src/load/session.ts';
import { loadStandard } from '../../src/load/standard.ts';
import { everyKind, FIXTURES, type Kind, READERS } from './reading.ts';

const good = {
  standard: readFileSync(join(FIXTURES, 'good/every-kind.yaml'), 'utf8'),
  session: readFileSync(join(FIXTURES, 'good/session.yaml'), 'utf8'),
  mapping: readFileSync(join(FIXTURES, 'good/mapping.yaml'), 'utf8'),
} as const;

const pieces = [
  '',
  '0',
  '-1',
  'x',
  '[]',
  '{}',
  '~',
  'yes',
  '"',
  ': ',
  '\n',
  '  ',
  '- ',
  '&a ',
  '*a',
  '__proto__',
  'constructor',
  '1e999',
  '99999999999',
  '"1"',
  'ё',
];

/** A good file with a few slices replaced by something else. */
const mutated = (text: string) =>
  fc
    .array(fc.record({ at: fc.nat(text.length), length: fc.nat(12), piece: fc.constantFrom(...pieces) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) =>
      changes.reduce((now, { at, length, piece }) => now.slice(0, at) + piece + now.slice(at + length), text),
    );

/** A good file with one line left out, doubled or moved. */
const shuffled = (text: string) => {
  const lines = text.split('\n');
  return fc
    .tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1), fc.boolean())
    .map(([from, to, keep]) => {
      const rest = keep ? [...lines] : lines.filter((_, i) => i !== from);
      rest.splice(to, 0, lines[from]!);
      return rest.join('\n');
    });
};

/** JSON of any shape under the keys that a file has: past the parser, up to the schemas and what comes after them. */
const shaped = (format: string) =>
  fc
    .record(
      {
        format: fc.constant(format),
        id: fc.constantFrom('a', 1),
        version: fc.constantFrom('1.0.0', 1.1),
        title: fc.constantFrom({ en: 'x' }, {}),
        standard: fc.constantFrom('every-kind', { id: 'every-kind' }, 3),
        sections: fc.jsonValue(),
        criteria: fc.jsonValue(),
        responses: fc.dictionary(
          fc.constantFrom('comfort', 'wait', 'remedy', 'impression', '__proto__'),
          fc.jsonValue(),
        ),
        labels: fc.jsonValue(),
        blanks: fc.jsonValue(),
      },
      { requiredKeys: ['format'] },
    )
    .map((value) => JSON.stringify(value));

describe('a loader', () => {
  it.each(Object.keys(READERS) as Kind[])('of kind %s never throws', (kind) => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), shaped(`svc.${kind}/1`)), (text) => {
        READERS[kind](text, 'x.yaml');
      }),
      { numRuns: 400 },
    );
  });

  it('of standards gives a value exactly where nothing is an error, however a good one is damaged', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(good.standard), shuffled(good.standard)), (text) => {
        const { value, findings } = loadStandard(text, 'x.yaml');
        expect(value === null).toBe(findings.some(({ level }) => level === 'error'));
      }),
      { numRuns: 300 },
    );
  });

  it('of sessions does so too', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(good.session), shuffled(good.session)), (text) => {
        const head = loadSessionHead(text, 'x.yaml');
        const { value, findings } = head.value ? loadSession(head.value, everyKind) : head;
        expect(value === null).toBe(findings.some(({ level }) => level === 'error'));
      }),
      { numRuns: 300 },
    );
  });

  it('of mappings does so too', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(good.mapping), shuffled(good.mapping)), (text) => {
        const { value, findings } = loadMapping(text, 'x.yaml', everyKind);
        expect(value === null).toBe(findings.some(({ level }) => level === 'error'));
      }),
      { numRuns: 300 },
    );
  });
});
