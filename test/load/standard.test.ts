import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStandard } from '../../src/load/standard.ts';
import { FIXTURES } from './reading.ts';

const text = readFileSync(join(FIXTURES, 'good/every-kind.yaml'), 'utf8');
const digestOf = (yaml: string) => loadStandard(yaml, 'x.yaml').value!.digest;

describe('loadStandard', () => {
  it('reads every key and every answer kind', () => {
    const { value, findings } = loadStandard(text, 'every-kind.yaml');
    expect(findings).toEqual([]);
    const plain = { weight: 1, critical: false, optional: false, when: [], formerly: [] };
    expect(value).toEqual({
      format: 'svc.standard/1',
      id: 'every-kind',
      version: '2.1.0',
      digest: 'sha256:72f4655e29f655ffa856906528cdf62ecbe98e5e639a799218edc62fea2c8fd3',
      title: { en: 'Every kind', ru: 'Все виды' },
      description: { en: 'For trying out', ru: 'Для проб' },
      source: {
        author: { en: 'A. Writer', ru: 'А. Писатель' },
        title: 'On kinds',
        part: 'Chapter 1',
        year: 1999,
      },
      aggregation: 'flat',
      onCriticalFailure: 'cap',
      policy: {
        tolerance: 2.5,
        minimumAnswered: 0.5,
        minimumN: 3,
        minimumInference: 5,
        criminalShortfall: 50,
        criticalCap: 40,
      },
      touchpoints: [
        { id: 'door', title: { en: 'Door', ru: 'Вход' } },
        { id: 'counter', title: { en: 'Counter', ru: 'Прилавок' } },
      ],
      fields: [
        {
          id: 'channel',
          title: { en: 'Channel', ru: 'Канал' },
          values: [
            { id: 'phone', title: { en: 'By phone', ru: 'По телефону' } },
            { id: 'branch', title: { en: 'At a branch', ru: 'В отделении' } },
          ],
        },
        { id: 'weather', title: { en: 'Weather' }, values: [] },
      ],
      sections: [
        {
          id: 'felt',
          title: { en: 'Felt', ru: 'Ощущения' },
          guide: { en: 'What you felt' },
          weight: 2,
          criteria: [
            {
              ...plain,
              id: 'comfort',
              section: 'felt',
              text: { en: 'How comfortable was it?', ru: 'Насколько было удобно?' },
              name: { en: 'Comfort', ru: 'Удобство' },
              ask: {
                expectation: { en: 'How comfortable should it be?', ru: 'Насколько должно быть удобно?' },
              },
              guide: { en: 'Sit down first.' },
              answer: {
                kind: 'scale',
                min: 1,
                max: 7,
                step: 1,
                labels: [
                  { value: 1, text: { en: 'Poor', ru: 'Плохо' } },
                  { value: 7, text: { en: 'Superb' } },
                ],
                reversed: false,
              },
              expect: 5,
              weight: 3,
              rationale: { en: 'It matters.' },
              critical: true,
              touchpoint: 'counter',
              formerly: ['ease', 'softness'],
            },
            {
              ...plain,
              id: 'greeted',
              section: 'felt',
              text: { en: 'Were you greeted?' },
              answer: { kind: 'yes-no', reversed: false },
              expect: 1,
              touchpoint: 'door',
            },
            {
              ...plain,
              id: 'noise',
              section: 'felt',
              text: { en: 'How loud was it?' },
              answer: { kind: 'scale', min: 0, max: 1, step: 0.25, labels: [], reversed: true },
              expect: null,
              formerly: ['din'],
            },
          ],
        },
        {
          id: 'measured',
          title: { en: 'Measured' },
          weight: 1,
          criteria: [
            {
              ...plain,
              id: 'wait',
              section: 'measured',
              text: { en: 'How long did you wait?' },
              answer: {
                kind: 'duration',
                better: 'lower',
                points: [
                  { value: 0, points: 100 },
                  { value: 90, points: 70 },
                  { value: 600, points: 0 },
                ],
              },
              expect: 60,
              when: [
                { field: 'channel', values: ['branch'] },
                { field: 'greeted', values: ['yes'] },
              ],
            },
            {
              ...plain,
              id: 'price',
              section: 'measured',
              text: { en: 'What did it cost?' },
              answer: {
                kind: 'money',
                better: 'lower',
                points: [
                  { value: 0, points: 100 },
                  { value: 99.5, points: 50 },
                  { value: 500, points: 0 },
                ],
                currency: 'RUB',
              },
              expect: 100,
              optional: true,
            },
            {
              ...plain,
              id: 'samples',
              section: 'measured',
              text: { en: 'How many samples were offered?' },
              answer: {
                kind: 'count',
                better: 'higher',
                points: [
                  { value: 0, points: 0 },
                  { value: 3, points: 100 },
                ],
                unit: { en: 'samples' },
              },
              expect: 1,
              when: [
                { field: 'wait', values: ['1m 30s'] },
                { field: 'customer', values: ['external'] },
                { field: 'weather', values: ['sunny', '5'] },
              ],
            },
            {
              ...plain,
              id: 'in-stock',
              section: 'measured',
              text: { en: 'How much of the list was in stock?' },
              answer: {
                kind: 'percent',
                better: 'higher',
                points: [
                  { value: 0, points: 0 },
                  { value: 100, points: 100 },
                ],
              },
              expect: 95,
            },
            {
              ...plain,
              id: 'remedy',
              section: 'measured',
              text: { en: 'What was done about the fault?' },
              answer: {
                kind: 'choice',
                options: [
                  { id: 'replaced', text: { en: 'Replaced' }, points: 100 },
                  { id: 'nothing', text: { en: 'Nothing' }, points: 0 },
                ],
              },
              expect: 0,
            },
            {
              ...plain,
              id: 'came-from',
              section: 'measured',
              text: { en: 'Where did you come from?' },
              answer: {
                kind: 'choice',
                options: [
                  { id: 'home', text: { en: 'Home' }, points: null },
                  { id: 'work', text: { en: 'Work' }, points: null },
                ],
              },
              expect: null,
            },
            {
              ...plain,
              id: 'impression',
              section: 'measured',
              text: { en: 'Anything else?' },
              answer: { kind: 'text' },
              expect: null,
              weight: 0,
            },
          ],
        },
      ],
    });
  });

  it('gives a standard that has warnings only', () => {
    const file = join(FIXTURES, 'bad/standard/no-weight.yaml');
    const { value, findings } = loadStandard(readFileSync(file, 'utf8'), file);
    expect(findings.map(({ level }) => level)).toEqual(['warning']);
    expect(value?.id).toBe('shop');
  });

  it('leads from a criterion to its place in the file', () => {
    const { yaml } = loadStandard(text, 'every-kind.yaml');
    expect(yaml.place(['sections', 1, 'criteria', 0, 'expect'])).toEqual({
      line: 61,
      column: 17,
      endLine: 61,
      endColumn: 19,
    });
  });
});

describe('a finding', () => {
  it('cannot be used to write to a terminal what the file likes', () => {
    const { findings } = loadStandard(text.replace('expect: 5', 'expect: "\\e[2J\\u202e"'), 'x.yaml');
    expect(findings.map(({ args }) => args?.value)).toEqual(['\ufffd[2J\ufffd']);
  });

  it('is one of a thousand at most, for a file that could have any number', () => {
    const keys = Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(loadStandard(`${text}${keys}\n`, 'x.yaml').findings.length).toBe(1000);
  });
});

describe('the digest of a standard', () => {
  it('is the same for another layout, other comments and another order of keys', () => {
    const lines = text.split('\n');
    const version = lines.findIndex((line) => line.startsWith('version:'));
    const moved = [lines[version]!, '# a comment', ...lines.filter((_, i) => i !== version), ''].join('\r\n');
    expect(digestOf(moved)).toBe(digestOf(text));
    expect(digestOf(text.replace('"2.1.0"', "'2.1.0'"))).toBe(digestOf(text));
  });

  it('is another for another word', () => {
    expect(digestOf(text.replace('Superb', 'superb'))).not.toBe(digestOf(text));
  });

  it('takes no former id that is in use or claimed twice, of whatever it is', () => {
    const told = (yaml: string) =>
      loadStandard(yaml, 'x.yaml').findings.map(({ code, args }) => [code, args?.id]);
    const of = (points: string, values: string, options: string, sections: string) => `format: svc.standard/1
id: till
version: "1.0.0"
title: { en: Till }
touchpoints: { door: { en: Door }, till: { en: Till${points} } }
fields: { place: { title: { en: Where? }, values: { hall: { en: Hall }, yard: { en: Yard${values} } } } }
sections:
  - id: till
    title: { en: Till }
    criteria:
      - id: paid
        text: { en: How was it paid? }
        answer: { kind: choice, options: [{ id: cash, text: { en: In cash } }, { id: card, text: { en: By card }${options} }] }
  - id: door
    title: { en: Door }${sections}
    criteria: [{ id: open, text: { en: Was it open? }, answer: { kind: yes-no } }]
`;
    expect(told(of('', '', '', ''))).toEqual([]);
    expect(
      told(of(', formerly: desk', ', formerly: [court]', ', formerly: [plastic]', '\n    formerly: gate')),
    ).toEqual([]);
    expect(
      told(of(', formerly: door', ', formerly: hall', ', formerly: cash', '\n    formerly: till')),
    ).toEqual([
      ['formerly-in-use', 'door'],
      ['formerly-in-use', 'hall'],
      ['formerly-in-use', 'cash'],
      ['formerly-in-use', 'till'],
    ]);
    expect(told(of('', '', ', formerly: [plastic, plastic]', ''))).toEqual([['formerly-again', 'plastic']]);
    expect(told(of(', formerly: door }, desk: { formerly: counter', '', '', ''))[0]![0]).toBe('too-few');
  });
});
