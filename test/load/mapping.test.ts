import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadMapping } from '../../src/load/mapping.ts';
import { everyKind, FIXTURES } from './reading.ts';

const text = readFileSync(join(FIXTURES, 'good/mapping.yaml'), 'utf8');

describe('loadMapping', () => {
  it('reads every key, cell texts as they were written', () => {
    const none = { 'not-shown': [], skipped: [], 'dont-know': [], 'not-applicable': [] };
    const plain = {
      expectation: null,
      until: null,
      importance: null,
      minimum: null,
      announced: null,
      labels: new Map(),
      blanks: none,
      reversed: false,
    };
    expect(loadMapping(text, 'mapping.yaml', everyKind)).toMatchObject({ findings: [] });
    expect(loadMapping(text, 'mapping.yaml').value).toEqual({
      format: 'svc.mapping/1',
      standard: 'every-kind',
      dialect: 'google-forms',
      encoding: 'windows-1251',
      delimiter: ';',
      decimal: ',',
      headerRows: 2,
      criteria: new Map<string, unknown>([
        [
          'comfort',
          {
            expectation: { by: 'header', header: 'Comfort, expected', occurrence: null },
            delivery: { by: 'header', header: 'Comfort', occurrence: 2 },
            until: null,
            importance: { by: 'position', position: 7 },
            minimum: { by: 'header', header: 'Comfort at least', occurrence: null },
            announced: null,
            labels: new Map([
              ['Superb!', 7],
              ['Awful', 1],
            ]),
            blanks: { ...none, 'dont-know': ['no idea'], skipped: ['-1'] },
            reversed: true,
          },
        ],
        ['greeted', { ...plain, delivery: { by: 'pattern', pattern: '^greet(ed|ing)', occurrence: 1 } }],
        ['remedy', { ...plain, delivery: { by: 'position', position: 3 } }],
      ]),
      labels: new Map<string, unknown>([
        ['Yes, warmly', 'yes'],
        ['No', 'no'],
        ['1', 'replaced'],
        ['2', 'nothing'],
        ['Great', 6],
      ]),
      blanks: {
        ...none,
        'not-applicable': ['0', 'N/A'],
        'not-shown': ['{no answer}'],
        'dont-know': ['99.0'],
      },
      fields: new Map([
        ['site', { by: 'header', header: 'Branch', occurrence: null }],
        ['channel', { by: 'position', position: 2 }],
      ]),
      importanceScale: { min: 1, max: 5 },
      weight: null,
      cluster: null,
      strata: null,
      profile: null,
      by: ['site', 'Gender'],
      drop: [
        {
          column: { by: 'header', header: 'Finished', occurrence: null },
          is: ['0', 'false', 'False'],
          reason: 'not-finished',
        },
      ],
    });
  });

  it('takes criteria at their word where the standard is not known', () => {
    const { value, findings } = loadMapping(
      'format: svc.mapping/1\ncriteria: { anything: { delivery: A, labels: { a: b } } }',
      'x.yaml',
    );
    expect(findings).toEqual([]);
    expect([...value!.criteria.keys()]).toEqual(['anything']);
  });

  it('keeps the order of criteria, numbers among them too', () => {
    const { value } = loadMapping(
      'format: svc.mapping/1\ncriteria: { b: { delivery: B }, 2: { delivery: C }, 1: { delivery: D } }',
      'x.yaml',
    );
    expect([...value!.criteria.keys()]).toEqual(['b', '2', '1']);
  });
});
