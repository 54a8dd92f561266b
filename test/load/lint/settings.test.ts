// How strict lint is: .svc.yaml says it for a folder, a standard for itself; what makes a file unusable nobody can change.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/errors.ts';
import { loadStandard } from '../../../src/load/standard.ts';
import { linted, lintedText } from './linting.ts';

const standard = (head = '') => `format: svc.standard/1
id: shop
version: "1.0.0"
title: { en: Shop, ru: Магазин }
${head}sections:
  - id: visit
    title: { en: Visit, ru: Визит }
    criteria:
      - id: comfort
        text: { en: Was it clean and quiet?, ru: Было ли чисто? }
        answer: { kind: yes-no }
`;
const seen = (findings: readonly Finding[]) => findings.map(({ rule, level }) => `${level} ${rule}`);

describe('the level of a rule', () => {
  it('is the rule’s own unless somebody says otherwise', async () => {
    expect(seen(await lintedText(standard()))).toEqual(['warning double-question']);
  });

  it('is what .svc.yaml says', async () => {
    expect(seen(await lintedText(standard(), { 'double-question': 'error' }))).toEqual([
      'error double-question',
    ]);
    expect(await lintedText(standard(), { 'double-question': 'off' })).toEqual([]);
  });

  it('is what the standard says of itself, whatever .svc.yaml says', async () => {
    const strict = standard('lint: { double-question: error }\n');
    expect(seen(await lintedText(strict, { 'double-question': 'off' }))).toEqual(['error double-question']);
    const lenient = standard('lint: { double-question: off }\n');
    expect(await lintedText(lenient, { 'double-question': 'error' })).toEqual([]);
  });

  it('can be set for what a reader only warns of', async () => {
    const text = standard().replace('yes-no }', 'yes-no }\n        weight: 0');
    expect(seen(await lintedText(text, { 'double-question': 'off' }))).toEqual(['warning no-weight']);
    expect(await lintedText(text, { 'double-question': 'off', 'no-weight': 'off' })).toEqual([]);
  });

  it('stays an error where the file cannot be used', async () => {
    const text = standard().replace('"1.0.0"', '1.10');
    expect(seen(await lintedText(text, { 'unquoted-version': 'off' }))).toEqual(['error unquoted-version']);
    const plain = standard('lint: { double-question: off }\n').replace('"1.0.0"', '1.0.0');
    expect(seen(await lintedText(plain))).toEqual(['warning unquoted-version']);
    expect(await lintedText(plain, { 'unquoted-version': 'off' })).toEqual([]);
  });

  it('can be set only of rules that there are, in .svc.yaml as well', async () => {
    const text =
      'lint:\n  rules:\n    duoble-question: off\n    yaml-syntax: warning\n    leading-question: off\n';
    expect(await linted({ 'shop/.svc.yaml': text })).toMatchObject([
      {
        rule: 'unknown-rule',
        code: 'unknown-rule',
        line: 3,
        column: 5,
        hint: { args: { name: 'double-question' } },
      },
      { rule: 'unknown-rule', code: 'rule-refuses', line: 4, column: 5 },
    ]);
  });

  it('is one of three words', async () => {
    const findings = await linted({ '.svc.yaml': 'lint: { rules: { double-question: on } }' });
    expect(findings).toMatchObject([{ rule: 'unknown-value', args: { choices: 'error, warning, off' } }]);
  });

  it('is no part of what the standard asks: its digest stays', () => {
    const digest = (text: string) => loadStandard(text, 'x.yaml').value!.digest;
    expect(digest(standard('lint: { double-question: off }\n'))).toBe(digest(standard()));
  });
});

describe('the languages of a file', () => {
  it('are those of its title', async () => {
    const text = standard().replace(/title: \{ en: Shop, ru: Магазин \}/, 'title: { en: Shop }');
    const findings = await lintedText(text.replace(', ru: Было ли чисто?', '').replace(', ru: Визит', ''));
    expect(seen(findings)).toEqual(['warning double-question']);
  });

  it('are those of half of its texts, where the title was forgotten', async () => {
    const text = standard('lint: { double-question: off }\n').replace('Shop, ru: Магазин', 'Shop');
    expect(await lintedText(text)).toMatchObject([{ rule: 'missing-translation', line: 4, column: 1 }]);
  });
});
