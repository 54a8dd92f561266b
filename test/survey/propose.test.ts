// What svc map proposes: which columns are what, how sure, and what cells mean.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnRef } from '../../src/core/mapping.ts';
import type { Proposal } from '../../src/core/proposal.ts';
import type { Standard } from '../../src/core/standard.ts';
import { find } from '../../src/survey/binding.ts';
import { openSurvey } from '../../src/survey/open.ts';
import { familiesOf, roleOf } from '../../src/survey/propose/markers.ts';
import { blankOf, codesOf, levelOf } from '../../src/survey/propose/texts.ts';
import { likeness } from '../../src/survey/propose/wording.ts';
import { proposeMapping } from '../../src/survey/propose.ts';
import { DATA, fixture, inChunks, mappingFrom, schemeFrom, standardOf } from './helpers.ts';

const counter = schemeFrom('counter/standard.yaml').standard;
const OPTIONS = {
  file: 'survey.csv',
  name: 'survey.csv',
  encoding: null,
  delimiter: null,
  dialect: null,
  headerRows: null,
};
const proposal = (bytes: Uint8Array | string, standard: Standard = counter): Promise<Proposal> =>
  proposeMapping(inChunks(bytes), standard, OPTIONS);
const fromFixture = (name: string) => proposal(readFileSync(fixture(name)));
const columnsOf = ({ criteria }: Proposal) =>
  criteria.map(({ id, expectation, delivery, importance }) => [
    id,
    expectation?.column ?? null,
    delivery.column,
    importance?.column ?? null,
  ]);

const KIOSK = join(DATA, 'kiosk/kiosk.csv');
const present = existsSync(KIOSK);

describe.skipIf(!present)(
  present ? 'on the kiosk survey' : 'on the kiosk survey (skipped: ../shared/data/kiosk is not there)',
  () => {
    const scheme = schemeFrom('kiosk/standard.yaml');

    it('proposes all 24 pairs right, column by column, and keeps the later blocks apart', async () => {
      const bytes = readFileSync(KIOSK);
      const { layout } = await openSurvey(inChunks(bytes), OPTIONS);
      const at = (ref: ColumnRef | null): number => {
        const found = ref && find(ref, layout.columns);
        return found && 'column' in found ? found.column.index : -1;
      };
      const { criteria, ...rest } = await proposal(bytes, scheme.standard);
      const { mapping } = mappingFrom('kiosk/mapping.yaml', scheme);
      expect(
        criteria.map(({ id, expectation, delivery }) => [id, at(expectation!.ref), at(delivery.ref)]),
      ).toEqual([...mapping.criteria].map(([id, one]) => [id, at(one.expectation), at(one.delivery)]));
      // The third block asks how important each is; its twin asks for satisfaction.
      expect(
        criteria.every(({ importance }) => importance!.header.endsWith('중요하다고 생각하십니까?')),
      ).toBe(true);
      expect(
        criteria.map(
          ({ importance, delivery }) => importance!.header.split('-')[0] === delivery.header.split('-')[0],
        ),
      ).not.toContain(false);
      expect(rest.markers).toEqual({
        expectation: '기대 설문',
        delivery: '인지 설문',
        importance: '중요하다고 생각하십니까?',
      });
      expect(rest.missing).toEqual([]);
      expect(rest.fields.map(({ column }) => column.column)).toEqual([1, 2, 3]);
    });

    it('is sure of the pairs, and says that it went by order', async () => {
      const { criteria, doubts } = await proposal(readFileSync(KIOSK), scheme.standard);
      expect(Math.min(...criteria.map(({ pairConfidence }) => pairConfidence!))).toBeGreaterThan(0.8);
      expect([...new Set(criteria.map(({ confidence }) => confidence))]).toEqual([0.7]);
      expect(doubts).toEqual([{ code: 'map.wording-foreign', args: { count: 24, criteria: 24 } }]);
    });
  },
);

describe('a proposal', () => {
  it.each([
    ['qualtrics/labels.csv', [7, 10], [8, 11], [9, 12]],
    ['qualtrics-legacy/values.csv', [7, 10], [8, 11], [9, 12]],
    ['surveymonkey/blocks.csv', [6, 9], [7, 10], [8, 11]],
    ['google-forms/matrix.csv', [2, 5], [3, 6], [4, 7]],
    ['google-forms/russian.csv', [2, 5], [3, 6], [4, 7]],
    ['limesurvey/codes.csv', [5, 8], [6, 9], [7, 10]],
    ['limesurvey/texts.csv', [5, 8], [6, 9], [7, 10]],
    ['limesurvey/codes-and-texts.csv', [5, 8], [6, 9], [7, 10]],
    ['limesurvey/edited.csv', [1, 4], [2, 5], [3, 6]],
    ['typeform/answers.csv', [2, 5], [3, 6], [4, 7]],
    ['typeform/titled.csv', [2, 5], [3, 6], [4, 7]],
    ['kobotoolbox/tagged.csv', [3, 6], [4, 7], [5, 8]],
    ['long/by-criterion.csv', [3, 4], [5, 6], [7, 8]],
    ['long/russian.csv', [2, 3], [4, 5], [6, 7]],
    ['plain/one-is-best.csv', [2, 5], [3, 6], [4, 7]],
    ['plain/important-satisfied.csv', [2, 5], [3, 6], [4, 7]],
    ['plain/codes.csv', [3, 6], [4, 7], [5, 8]],
    ['workbook/two-sheets.xlsx', [3, 6], [4, 7], [5, 8]],
    ['counter/utf-8.csv', [2, 3], [4, 5], [6, 7]],
  ])('on %s pairs columns with criteria', async (name, politeness, help, cleanliness) => {
    expect(columnsOf(await fromFixture(name))).toEqual([
      ['politeness', ...politeness, null],
      ['help', ...help, null],
      ['cleanliness', ...cleanliness, null],
    ]);
  });

  it.each(['plain/delivered-only.csv', 'safetyculture/two-audits.csv'])(
    'on %s finds deliveries alone, and asks for expectations',
    async (name) => {
      const { criteria, doubts } = await fromFixture(name);
      expect(criteria.map(({ expectation }) => expectation)).toEqual([null, null, null]);
      expect(doubts).toEqual([{ code: 'map.no-expectations', args: { count: 3 } }]);
    },
  );

  it('takes importance for what is expected where nothing else is asked, and is unsure of it', async () => {
    const { criteria, doubts } = await fromFixture('plain/important-satisfied.csv');
    expect(criteria.map(({ pairConfidence }) => pairConfidence)).toEqual([0.6, 0.6, 0.6]);
    expect(doubts).toEqual([{ code: 'map.importance-as-expectation' }]);
  });

  it('sees that 1 is the best, and that 0 and 99 are no ratings', async () => {
    const { criteria, blanks, unread } = await fromFixture('plain/one-is-best.csv');
    expect(criteria.map(({ reversed }) => reversed?.reason.code)).toEqual([
      'map.reversed-by-words',
      'map.reversed-by-words',
      'map.reversed-by-words',
    ]);
    expect(blanks.map(({ text, blank, count }) => [text, blank, count])).toEqual([
      ['0', 'not-applicable', 1],
      ['99', 'dont-know', 1],
    ]);
    expect(unread).toEqual([]);
  });

  it('sees an item that goes down where the others go up', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const up = 1 + (i % 5);
      return [5, 5, 5, up, 6 - up, Math.min(5, up + (i % 2))].join(',');
    });
    const text = `E1,E2,E3,P1,P2,P3\n${rows.join('\n')}\n`;
    const { criteria } = await proposal(text);
    expect(criteria.map(({ id, reversed }) => [id, reversed?.reason.code ?? null])).toEqual([
      ['politeness', null],
      ['help', 'map.reversed-by-others'],
      ['cleanliness', null],
    ]);
  });

  it('turns words into codes, leaves unused steps unused, and tells blanks from words', async () => {
    const { labels, blanks } = await fromFixture('google-forms/russian.csv');
    expect(labels.map(({ text, value }) => [text, value])).toEqual([
      ['Хорошо', 4],
      ['Плохо', 2],
    ]);
    expect(blanks.map(({ text, blank }) => [text, blank])).toEqual([['Затрудняюсь ответить', 'dont-know']]);
  });

  it('proposes to leave unfinished responses out, and leaves it to the reader', async () => {
    const { drop } = await fromFixture('qualtrics/labels.csv');
    expect(drop).toMatchObject([{ column: { column: 5, header: 'Finished' }, is: ['False'], count: 1 }]);
  });

  it('is the same whatever the order of criteria in the headers', async () => {
    const text =
      'Clean hall (expected),Polite staff (expected),Clean hall (received),Polite staff (received)\n5,4,3,2\n4,5,2,3\n';
    expect(columnsOf(await proposal(text))).toEqual([
      ['politeness', 2, 4, null],
      ['cleanliness', 1, 3, null],
    ]);
  });

  it('names columns of one name by occurrence', async () => {
    const text = 'The staff are polite.,The staff are polite.\n5,4\n4,5\n';
    const { criteria } = await proposal(text);
    expect(criteria[0]!.delivery.ref).toEqual({
      by: 'header',
      header: 'The staff are polite.',
      occurrence: 1,
    });
  });

  it('finds nothing in a table about something else', async () => {
    expect((await proposal('Name,City\nAnn,Oslo\nBob,Rome\n')).criteria).toEqual([]);
  });

  it('is made of any table without stumbling, and by names that mean its columns', async () => {
    const header = fc.constantFrom(
      'E1',
      'E2',
      'P1',
      'P2',
      'Expected: a',
      'Delivered: a',
      'x [a]',
      'y [a]',
      '',
      'polite staff',
      'q, "r"',
    );
    const cell = fc.constantFrom('1', '5', '0', '99', 'Good', 'n/a', '', '4 - Good', 'x');
    const table = fc
      .integer({ min: 1, max: 6 })
      .chain((width) =>
        fc.tuple(
          fc.array(header, { minLength: width, maxLength: width }),
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(table, async ([names, rows]) => {
        const text = [names, ...rows]
          .map((cells) => `${cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\n`)
          .join('');
        const { layout } = await openSurvey(inChunks(text), OPTIONS);
        for (const { delivery, expectation } of (await proposal(text)).criteria)
          for (const one of [delivery, expectation]) {
            if (!one) continue;
            const found = find(one.ref, layout.columns);
            expect('column' in found && found.column.index + 1).toBe(one.column);
          }
      }),
      { numRuns: 150 },
    );
  });

  it('needs at least one row', async () => {
    await expect(proposal('Name,City\n')).rejects.toMatchObject({ code: 'survey-unusable' });
  });

  it('matches in order, unsure, where there are more pairs than criteria', async () => {
    const standard = standardOf(
      readFileSync(fixture('counter/standard.yaml'), 'utf8').replace(/ {2}- id: place[\s\S]*$/, ''),
    );
    const { criteria, doubts } = await proposal(readFileSync(fixture('plain/codes.csv')), standard);
    expect(criteria.map(({ delivery, confidence }) => [delivery.column, confidence])).toEqual([
      [6, 0.35],
      [7, 0.35],
    ]);
    expect(doubts).toEqual([{ code: 'map.wording-foreign-uneven', args: { count: 3, criteria: 2 } }]);
  });
});

describe('a marker', () => {
  it.each([
    ['What do you expect', 'expectation'],
    ['E', 'expectation'],
    ['Каким должно быть', 'expectation'],
    ['기대 설문', 'expectation'],
    ['delivered', 'delivery'],
    ['Как было на деле', 'delivery'],
    ['인지 설문', 'delivery'],
    ['Насколько это важно', 'importance'],
    ['Насколько вы довольны', 'satisfaction'],
    ['Branch', null],
  ])('%s says %s', (marker, role) => {
    expect(roleOf(marker)).toBe(role);
  });

  it('is found wherever it stands in the headers', () => {
    const headers = ['Expected: speed', 'Expected: price', 'Delivered: speed', 'Delivered: price'];
    const families = familiesOf(headers.map((text, index) => ({ index, text })));
    expect(
      families
        .filter(({ role }) => role !== null)
        .map(({ marker, members }) => [marker, members.map(({ stem }) => stem)]),
    ).toEqual([
      ['Expected', ['speed', 'price']],
      ['Delivered', ['speed', 'price']],
    ]);
  });
});

describe('words in cells', () => {
  it.each([
    ['Strongly disagree', -3],
    ['Disagree', -2],
    ['Somewhat disagree', -1],
    ['Neither agree nor disagree', 0],
    ['Somewhat agree', 1],
    ['Agree', 2],
    ['Completely satisfied', 3],
    ['Not at all important', -3],
    ['Полностью согласен', 3],
    ['Скорее не согласен', -1],
    ['Ни да ни нет', 0],
    ['Stimme gar nicht zu', -3],
    ['Stimme eher zu', 1],
    ['Yes', null],
    ['Queue ticket', null],
  ])('%s is at %j', (text, level) => {
    expect(levelOf(text)).toBe(level);
  });

  const scale = (min: number, max: number, reversed = false) =>
    ({ kind: 'scale', min, max, step: 1, labels: [], reversed }) as const;
  const codes = (texts: string[], answer: ReturnType<typeof scale>) => {
    const found = codesOf(texts, answer);
    return found && texts.map((text) => found.codes.get(text));
  };
  const AGREE = ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'];

  it('fill a scale of five, stay apart on one of seven, and run down a reversed one', () => {
    expect(codes(AGREE, scale(1, 5))).toEqual([1, 2, 3, 4, 5]);
    expect(codes(AGREE, scale(1, 7))).toEqual([1, 2, 4, 6, 7]);
    expect(codes(AGREE, scale(1, 5, true))).toEqual([5, 4, 3, 2, 1]);
    expect(codes(['Agree', 'Disagree'], scale(1, 5))).toEqual([4, 2]);
  });

  it('do not fit a scale that has no place for them', () => {
    expect(codes(AGREE, scale(1, 4))).toBeNull();
    expect(codes(['Agree', 'Somewhat agree'], scale(1, 5))).toBeNull();
    expect(codes(['Agree', 'Purple'], scale(1, 5))).toBeNull();
  });

  it.each([
    ['N/A', 'not-applicable'],
    ['Unfamiliar (N/A)', 'not-applicable'],
    ['Не применимо', 'not-applicable'],
    ["Don't know", 'dont-know'],
    ['Затрудняюсь ответить', 'dont-know'],
    ['Keine Angabe', 'skipped'],
    ['—', 'skipped'],
    ['0', 'not-applicable'],
    ['-99', 'skipped'],
    ['Good', undefined],
  ])('%s is the blank %s', (text, blank) => {
    expect(blankOf(text)?.blank).toBe(blank);
  });
});

describe('likeness', () => {
  it('is 1 for the same words and 0 for none in common', () => {
    expect(likeness('The staff are polite.', 'the staff are POLITE')).toBe(1);
    expect(likeness('Speed', '속도')).toBe(0);
  });

  it('sees through endings', () => {
    expect(likeness('Вежливость сотрудников', 'Сотрудники вежливы')).toBeGreaterThan(0.5);
  });
});
