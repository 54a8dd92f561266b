// Lint meets every file there can be, most of all half-written ones: it never throws, and every finding has a place and a
// sentence.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleNamed } from '../../../src/load/lint/rules.ts';
import { speaker } from '../../speaker.ts';
import { ROOT } from '../../world.ts';
import { lintedText } from './linting.ts';

const GOOD = [
  'standards/speed.yaml',
  'standards/predictability.yaml',
  'standards/profiles/portrait.yaml',
  'standards/personas/rude.yaml',
  'fixtures/good/every-kind.yaml',
  'fixtures/good/mapping.yaml',
  'fixtures/good/session.yaml',
  'fixtures/lint/unreachable-when/bad.yaml',
  'fixtures/lint/weight-without-effect/bad.yaml',
].map((path) => readFileSync(join(ROOT, path), 'utf8'));

/** A long campaign: DAMAGED=1000 npx vitest run test/load/lint/never-throws.test.ts. */
const { DAMAGED: MANY } = process.env;

const SNIPPETS = [
  '# svc-disable-next-line double-question -- x\n',
  '# svc-disable-next-line\n',
  'lint: { double-question: off, x: error }\n',
  'lint: []\n',
  'sections: []\n',
  'criteria: {}\n',
  '        when: { __proto__: [yes] }\n',
  '        weight: 7\n',
  '        optional: true\n',
  '{ en: a and b?, ru: а и б? }',
  '[',
  '}',
  '"',
  '\t',
  '\u0000',
  '&a ',
  '*a',
];

const { knows, say } = speaker('en');

describe('lint', () => {
  it('never throws, however a good file is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...GOOD),
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(60), fc.constantFrom('', ...SNIPPETS)),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        fc.boolean(),
        async (good, cuts, atLine) => {
          let text = good;
          for (const [where, length, snippet] of cuts) {
            const rough = Math.floor(where * text.length);
            const at = atLine ? text.lastIndexOf('\n', rough) + 1 : rough;
            text = text.slice(0, at) + snippet + text.slice(atLine ? at : at + length);
          }
          for (const { rule, code, args, line, column, endLine, endColumn } of await lintedText(text)) {
            expect(ruleNamed(rule), rule).toBeDefined();
            expect(knows(`finding.${code}`), code).toBe(true);
            expect(say(`finding.${code}`, args)).not.toMatch(/\{(?:name|id|value|key|words|rule)\}/);
            expect(Math.min(line, column, endLine, endColumn)).toBeGreaterThanOrEqual(1);
            expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
          }
        },
      ),
      { numRuns: MANY ? Number(MANY) : 60 },
    );
  });

  it('finds the same in the same file', async () => {
    for (const text of GOOD) expect(await lintedText(text)).toEqual(await lintedText(text));
  });
});
