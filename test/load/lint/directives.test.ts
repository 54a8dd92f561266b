// `# svc-disable-next-line rule -- reason` silences a finding of the next line, and is itself held to account.

import { describe, expect, it } from 'vitest';
import { lintedText } from './linting.ts';

const standard = (criterion: string, more = '') => `format: svc.standard/1
id: shop
version: "1.0.0"
title: { en: Shop, ru: Магазин }
${more}sections:
  - id: visit
    title: { en: Visit, ru: Визит }
    criteria:
${criterion}`;

const DOUBLE = '        text: { en: Was it clean and quiet?, ru: Было ли чисто и тихо? }';
const REST = '        answer: { kind: yes-no }\n';
const about = (...before: string[]) => standard(['      - id: comfort', ...before, DOUBLE, REST].join('\n'));
const rulesOf = async (text: string) => (await lintedText(text)).map(({ rule }) => rule);

describe('a directive', () => {
  it('silences the rules it names, in both languages', async () => {
    expect(await rulesOf(about())).toEqual(['double-question', 'double-question']);
    expect(await rulesOf(about('        # svc-disable-next-line double-question -- since 1998'))).toEqual([]);
  });

  it('may name several rules', async () => {
    const text = about('        # svc-disable-next-line double-question, leading-question -- since 1998');
    expect(await lintedText(text)).toMatchObject([
      { rule: 'unused-disable', args: { name: 'leading-question' }, line: 10, column: 50 },
    ]);
  });

  it('reaches over comments and blank lines to the next line of substance', async () => {
    const text = about(
      '        # svc-disable-next-line double-question -- since 1998',
      '',
      '        # and nobody minds',
    );
    expect(await rulesOf(text)).toEqual([]);
  });

  it('reaches no further than one line', async () => {
    const text = standard(
      [
        '      # svc-disable-next-line double-question -- too early',
        '      - id: comfort',
        DOUBLE,
        REST,
      ].join('\n'),
    );
    expect(await rulesOf(text)).toEqual(['unused-disable', 'double-question', 'double-question']);
  });

  it('counts without a reason, which is owed', async () => {
    const text = about('        # svc-disable-next-line double-question');
    expect(await rulesOf(text)).toEqual(['disable-without-reason']);
  });

  it('cannot silence what keeps the file from being used', async () => {
    const text = standard(
      [
        '      - id: comfort',
        DOUBLE,
        '        # svc-disable-next-line unknown-key -- we like it',
        '        colour: red',
        REST,
      ].join('\n'),
    );
    expect(await lintedText(text)).toMatchObject([
      { rule: 'unknown-rule', code: 'rule-refuses', args: { name: 'unknown-key' } },
      { rule: 'unknown-key', line: 12 },
    ]);
  });

  it('is not called unused while the rules have not been asked', async () => {
    const text = about(
      '        # svc-disable-next-line leading-question -- since 1998',
      '        colour: red',
    );
    expect(await rulesOf(text)).toEqual(['unknown-key']);
  });

  it('is a comment, not text that looks like one', async () => {
    const text = standard(
      [
        '      - id: comfort',
        '        text:',
        '          en: >-',
        '            # svc-disable-next-line double-question -- this is said, not meant',
        '            Was it clean and quiet?',
        '          ru: "# svc-disable-next-line x"',
        REST,
      ].join('\n'),
    );
    expect(await rulesOf(text)).toEqual(['double-question', 'wrong-language']);
  });

  it('keeps its place after a byte order mark and CRLF', async () => {
    const text = `\ufeff${about('        # svc-disable-next-line leading-question -- not needed').replaceAll('\n', '\r\n')}`;
    expect(await lintedText(text)).toMatchObject([
      { rule: 'unused-disable', line: 10, column: 33, endColumn: 49 },
      { rule: 'double-question', line: 11 },
      { rule: 'double-question', line: 11 },
    ]);
  });
});
