// What svc map proposes: which columns are what, how sure, and what cells mean.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/core/shapes/map.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { criteriaOf, type Standard } from '../../src/core/standard/standard.ts';
import type { ColumnRef } from '../../src/core/survey/mapping.ts';
import { loadMapping } from '../../src/load/mapping.ts';
import { find } from '../../src/survey/find-column.ts';
import { openSurvey } from '../../src/survey/open.ts';
import { profileOf } from '../../src/survey/propose/columns.ts';
import { hinted } from '../../src/survey/propose/hints.ts';
import { familiesOf, matches, roleOf } from '../../src/survey/propose/markers.ts';
import type { NamedProfile } from '../../src/survey/propose/segments.ts';
import { namesakes, nearestOf, tableOf as proposalTable } from '../../src/survey/propose/table.ts';
import { blankOf, codesOf } from '../../src/survey/propose/texts.ts';
import { likeness } from '../../src/survey/propose/wording.ts';
import { proposeMapping } from '../../src/survey/propose.ts';
import {
  DATA,
  fixture,
  inChunks,
  mappingFrom,
  mappingOf,
  ROOT,
  schemeFrom,
  standardOf,
  UNTOLD,
} from './helpers.ts';
import { drawn, STYLES, tableOf } from './questionnaires.ts';

const counter = schemeFrom('counter/standard.yaml').standard;
const proposal = (bytes: Uint8Array | string, standard: Standard = counter): Promise<Proposal> =>
  proposeMapping(inChunks(bytes), standard, UNTOLD);
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
      const { layout } = await openSurvey(inChunks(bytes), UNTOLD);
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
        minimum: null,
        importance: '중요하다고 생각하십니까?',
        announced: null,
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

/** A line for each thing proposed: columns by their place, nothing of what is not there. */
const lines = ({ format, standard, survey, ...rest }: Proposal) =>
  Object.entries(rest).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => {
      const said = JSON.stringify(one, (_, part) =>
        part?.ref ? part.column : part === null || part.length === 0 ? undefined : part,
      );
      return said === undefined ? [] : [`${key} ${said}`];
    }),
  );
const EXPORTS = globSync('**/*.{csv,xlsx,sav,zsav,json,txt,tsv}', { cwd: fixture('') }).sort();

const DRAWN_STANDARD = standardOf(`format: svc.standard/1
id: drawn
version: "1.0.0"
title: { en: Drawn }
fields:
  site: { title: { en: Site, ru: Точка }, values: { north: { en: North, ru: Север }, south: { en: South, ru: Юг } } }
  day: { title: { en: Day of the visit } }
sections:
  - id: all
    title: { en: All }
    criteria:
      - id: politeness
        text: { en: The staff are polite., ru: Сотрудники вежливы. }
        answer: { kind: scale, min: 1, max: 5, labels: { 1: { en: Very poor, ru: Очень плохо }, 5: { en: Very good, ru: Очень хорошо } } }
      - { id: help, text: { en: The staff solve my problem., ru: Сотрудники решают мой вопрос. }, answer: { kind: scale, min: 1, max: 5 } }
      - { id: noise, text: { en: It was loud in the hall., ru: В зале было шумно. }, answer: { kind: scale, min: 1, max: 5, reversed: true } }
      - { id: return, text: { en: I would come again., ru: Я приду ещё раз. }, answer: { kind: scale, min: 0, max: 10 }, expect: 8 }
      - { id: receipt, text: { en: A receipt was given., ru: Чек выдали. }, answer: { kind: yes-no }, expect: yes }
      - { id: wait, text: { en: Time from order to delivery, ru: Время от заказа до доставки }, answer: { kind: elapsed, better: lower, points: { 0h: 100, 9h: 0 } }, expect: 2h }
      - { id: remarks, text: { en: What else do you want to say?, ru: Что ещё вы хотите сказать? }, answer: { kind: text } }
`);
const DRAWN_PROFILES = (['Hurried guests', 'Regular guests'] as const).map(
  (en, i): NamedProfile => ({
    name: `profiles/${i}.yaml`,
    profile: {
      format: 'svc.profile/1',
      id: en.toLowerCase().replace(' ', '-'),
      title: { en },
      criteria: new Map(),
    },
  }),
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

  it('tells the sides of a pair worded apart by their own words, wherever the columns stand', async () => {
    const standard = standardOf(`
format: svc.standard/1
id: pairs
version: "1.0.0"
title: { en: Pairs }
sections:
  - id: reliability
    title: { en: Reliability }
    criteria:
      - id: promises
        text: { en: Promises kept }
        ask:
          expectation: { en: "When excellent banks promise to do something by a certain time, they will do so." }
          delivery: { en: "When the bank promises to do something by a certain time, it does so." }
        answer: { kind: scale, min: 1, max: 7 }
      - id: interest
        text: { en: Interest in problems }
        ask:
          expectation: { en: "Excellent banks will show a sincere interest in solving a problem." }
          delivery: { en: "The bank shows a sincere interest in solving your problem." }
        answer: { kind: scale, min: 1, max: 7 }
`);
    const [promised, kept, shown, solved] = standard.sections[0]!.criteria.flatMap(({ ask }) => [
      ask!.expectation!.en!,
      ask!.delivery!.en!,
    ]) as [string, string, string, string];
    const text = tableOf(
      [solved, promised, shown, kept],
      [
        [5, 7, 6, 4],
        [3, 6, 7, 2],
      ],
    );
    const { criteria } = await proposal(text, standard);
    expect(
      criteria.map(({ id, expectation, delivery }) => [id, expectation?.column, delivery.column]),
    ).toEqual([
      ['promises', 2, 4],
      ['interest', 3, 1],
    ]);
    // As sure as the side that is less alike.
    const reworded = tableOf(
      [`${solved} Really.`, promised, shown, `${kept} Truly, and always so`],
      [[5, 7, 6, 4]],
    );
    const sure = (await proposal(reworded, standard)).criteria.map(({ confidence, pairConfidence }) => [
      confidence,
      pairConfidence,
    ]);
    expect(sure).toEqual([
      [1, 1],
      [0.93, 1],
    ]);
  });

  // The snapshot of its own context, for the campaign of mutants knows no other.
  it('of each export is as it was looked through', async ({ expect }) => {
    const told: string[] = [];
    for (const name of EXPORTS) {
      const found = await fromFixture(name).then(lines, ({ code }) => [code]);
      told.push(`# ${name}`, ...found, '');
    }
    await expect(told.join('\n')).toMatchFileSnapshot('expected/proposals.txt');
  });

  it.for(Object.keys(STYLES))(
    'of tables told apart by %s is as it was looked through',
    async (style, { expect }) => {
      const told: string[] = [];
      for (let seed = 1; seed <= 8; seed++) {
        const { header, rows } = drawn(style, seed);
        const found = await proposeMapping(inChunks(tableOf(header, rows)), DRAWN_STANDARD, UNTOLD, {
          known: null,
          profiles: DRAWN_PROFILES,
        }).then(lines, ({ code }) => [code]);
        told.push(`# ${header.join(' | ')}`, `# ${rows[0]!.join(' | ')}`, ...found, '');
      }
      await expect(told.join('\n')).toMatchFileSnapshot(`expected/drawn/${style.replace(' ', '-')}.txt`);
    },
  );

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
        const { layout } = await openSurvey(inChunks(text), UNTOLD);
        const proposed = await proposal(text).catch((error: unknown) => {
          // A lone cell above one row of words is a title above a heading, under which nobody has answered.
          expect([names.filter((one) => one !== '').length < 2, rows.length]).toEqual([true, 1]);
          expect(error).toMatchObject({ code: 'survey-unusable' });
        });
        for (const { delivery, expectation } of proposed?.criteria ?? [])
          for (const one of [delivery, expectation]) {
            if (!one) continue;
            const found = find(one.ref, layout.columns);
            expect('column' in found && found.column.index + 1).toBe(one.column);
          }
      }),
      {
        numRuns: 150,
        examples: [[[['E1', '', '', ''], [['1', '1', '1', '1']]]]],
      },
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

const findSupplement = ({ criteria }: Proposal) =>
  criteria.map(({ expectation, minimum, delivery, importance, announced }) =>
    [expectation, minimum, delivery, importance, announced].map((one) => one?.column ?? null),
  );
/** Ratings that use the whole of a scale from 1. */
const ratings = (count: number, columns: number, most = 5) =>
  Array.from({ length: count }, (_, row) =>
    Array.from({ length: columns }, (_, column) => 1 + ((row * 3 + column * 2) % most)),
  );

describe('three levels', () => {
  const ITEMS = ['The staff are polite', 'The staff solve my problem', 'The hall is clean'];
  const RUSSIAN = ['Сотрудники вежливы', 'Сотрудники решают мой вопрос', 'В зале чисто'];
  it.each([
    [
      'blocks',
      ['Minimum service level', 'Desired service level', 'Perceived performance'].flatMap((level) =>
        ITEMS.map((item) => `${level} [${item}]`),
      ),
    ],
    [
      'Russian blocks',
      ['Минимально приемлемый уровень', 'Желаемый уровень', 'Фактический уровень'].flatMap((level) =>
        RUSSIAN.map((item) => `${level} [${item}]`),
      ),
    ],
    [
      'prefixes',
      ['Least you would accept', 'What you would like (ideal)', 'What you got in fact'].flatMap((level) =>
        ITEMS.map((item) => `${level}: ${item}`),
      ),
    ],
    [
      'suffixes',
      ['adequate', 'desired', 'perceived'].flatMap((level) => ITEMS.map((item) => `${item} - ${level}`)),
    ],
    [
      'Russian brackets',
      ['минимум', 'ожидание', 'получено'].flatMap((level) => RUSSIAN.map((item) => `${item} (${level})`)),
    ],
    [
      'codes of three letters',
      ['min', 'des', 'per'].flatMap((level) => [1, 2, 3].map((i) => `${level}${i}`)),
    ],
    ['letters', ['M', 'D', 'P'].flatMap((level) => [1, 2, 3].map((i) => `${level}_${i}`))],
    ['Russian letters', ['М', 'Ж', 'В'].flatMap((level) => [1, 2, 3].map((i) => `${level}${i}`))],
  ])('in %s are told apart', async (_, header) => {
    expect(findSupplement(await proposal(tableOf(header, ratings(6, 9))))).toEqual([
      [4, 1, 7, null, null],
      [5, 2, 8, null, null],
      [6, 3, 9, null, null],
    ]);
  });

  it('may stand side by side, with importance on a scale of its own', async () => {
    const header = ITEMS.flatMap((item) =>
      ['minimum', 'desired', 'perceived', 'importance'].map((level) => `${item} (${level})`),
    );
    const rows = ratings(12, 12).map((row) => row.map((cell, i) => (i % 4 === 3 ? cell * 2 : cell)));
    const found = await proposal(tableOf(header, rows));
    expect(findSupplement(found)).toEqual([
      [2, 1, 3, 4, null],
      [6, 5, 7, 8, null],
      [10, 9, 11, 12, null],
    ]);
    expect(found.criteria.every(({ minimum }) => minimum!.confidence === 1)).toBe(true);
    expect(found.markers).toMatchObject({ minimum: 'minimum', importance: 'importance' });
    expect(found.importanceScale).toEqual({ min: 1, max: 10, confidence: 0.7 });
  });

  it('of which only the least is asked let it stand for what is expected, unsure', async () => {
    const header = ['Acceptable level', 'Actual level'].flatMap((level) =>
      ITEMS.map((item) => `${level} [${item}]`),
    );
    const { criteria, doubts } = await proposal(tableOf(header, ratings(4, 6)));
    expect(criteria.map(({ expectation, minimum }) => [expectation!.column, minimum])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    expect(doubts).toEqual([{ code: 'map.minimum-as-expectation' }]);
  });

  it('are found in rows of one answer each', async () => {
    const items = ['Сотрудники вежливы', 'В зале чисто'];
    const rows = [1, 2, 3].flatMap((id) => items.map((item) => [id, item, 2, 5, 1 + id]));
    const found = await proposal(
      tableOf(['Респондент', 'Критерий', 'Минимум', 'Желаемое', 'Восприятие'], rows),
    );
    expect(
      found.criteria.map(({ id, minimum, expectation, delivery }) => [
        id,
        ...[minimum, expectation, delivery].map((one) => one!.header),
      ]),
    ).toEqual([
      ['politeness', ...['Минимум', 'Желаемое', 'Восприятие'].map((side) => `Сотрудники вежливы [${side}]`)],
      ['cleanliness', ...['Минимум', 'Желаемое', 'Восприятие'].map((side) => `В зале чисто [${side}]`)],
    ]);
  });

  it('are no more than two where a courteous staff is praised as such', () => {
    expect(roleOf('Предупредительность сотрудников')).toBeNull();
    expect(roleOf('Вас предупредили заранее?')).toBe('announced');
    expect(roleOf('The least that you expect')).toBe('minimum');
  });
});

describe('importance', () => {
  const header = ['E1', 'E2', 'E3', 'P1', 'P2', 'P3', 'I1', 'I2', 'I3'];
  const scaleOf = async (importance: readonly (string | number)[], standard = counter) => {
    const rows = importance.map((cell) => [5, 4, 5, 4, 5, 3, cell, cell, cell]);
    const { criteria, importanceScale, labels, blanks } = await proposal(tableOf(header, rows), standard);
    expect(criteria.map((one) => one.importance?.column)).toEqual([7, 8, 9]);
    return { scale: importanceScale, labels, blanks };
  };

  it('is rated on the scale of the answers where its ratings are', async () => {
    expect((await scaleOf([1, 2, 3, 4, 5])).scale).toBeNull();
    // So few need not have used the top.
    expect((await scaleOf([1, 2, 3])).scale).toBeNull();
    // 0 rather says that it does not apply.
    expect(await scaleOf([5, 4, 0])).toMatchObject({
      scale: null,
      blanks: [{ text: '0', blank: 'not-applicable' }],
    });
  });

  it('is rated on another where its ratings are higher, or never high', async () => {
    expect((await scaleOf([7, 3, 1])).scale).toEqual({ min: 1, max: 7, confidence: 0.5 });
    expect((await scaleOf([0, 10, 8])).scale).toEqual({ min: 0, max: 10, confidence: 0.5 });
    const three = Array.from({ length: 12 }, (_, i) => 1 + (i % 3));
    expect((await scaleOf(three)).scale).toEqual({ min: 1, max: 3, confidence: 0.7 });
  });

  it('in words takes the steps of the scale', async () => {
    const words = ['Not important', 'Neutral', 'Important', 'Very important', 'Not at all important'];
    const { scale, labels } = await scaleOf(words);
    expect(scale).toBeNull();
    expect(labels.map(({ text, value }) => [text, value])).toEqual([
      ['Very important', 5],
      ['Important', 4],
      ['Neutral', 3],
      ['Not important', 2],
      ['Not at all important', 1],
    ]);
  });

  it('in words of no use to the answers is told of, and is none without any scale', async () => {
    const standard = standardOf(
      readFileSync(fixture('counter/standard.yaml'), 'utf8')
        .replace(/&rating\n(?: {10}.*\n)+/, '{ kind: yes-no }\n')
        .replaceAll('*rating', '{ kind: yes-no }'),
    );
    const rows = (cell: string | number) => [['yes', 'no', 'yes', 'no', 'yes', 'no', cell, cell, cell]];
    const words = await proposal(tableOf(header, rows('Very important')), standard);
    expect(words.importanceScale).toEqual({ min: 1, max: 5, confidence: 0.5 });
    expect([words.labels, words.unread]).toEqual([[], [{ text: 'Very important', count: 3 }]]);
    expect(words.criteria.flatMap(({ labels }) => labels)).toEqual([]);
    const zeros = await proposal(tableOf(header, rows(0)), standard);
    expect(zeros.criteria.map(({ importance }) => importance)).toEqual([null, null, null]);
  });

  it('does not stand for what is expected where the standard says that', async () => {
    const expecting = standardOf(
      readFileSync(fixture('counter/standard.yaml'), 'utf8')
        .replaceAll(/answer: \*rating/g, '$&\n        expect: 4')
        .replace(/( +)(5: \{ en: Very good.*)/, '$1$2\n        expect: 4'),
    );
    const { criteria, doubts } = await proposal(
      readFileSync(fixture('plain/important-satisfied.csv')),
      expecting,
    );
    expect(findSupplement({ criteria } as Proposal)).toEqual([
      [null, null, 5, 2, null],
      [null, null, 6, 3, null],
      [null, null, 7, 4, null],
    ]);
    expect(doubts).toEqual([{ code: 'map.importance-apart' }]);
  });
});

describe('beside the criteria', () => {
  const header = ['The staff are polite. (expected)', 'The hall is clean. (expected)'];
  const both = [...header, ...header.map((text) => text.replace('expected', 'perceived'))];
  const withColumn = (name: string, cells: readonly (string | number)[]) =>
    proposal(
      tableOf(
        [...both, name],
        cells.map((cell, i) => [5, 4, 1 + (i % 5), 3, cell]),
      ),
    );

  it.each([
    ['weight', [0.8, 1.2, 1.1], 0.94],
    ['Вес', ['0,812', '1,204', '1,090'], 0.94],
    ['survey wt', [1520.5, 1833, 990], 0.45],
    ['How much does your parcel weigh, by its weight label?', [1, 1, 1], null],
    ['weight class', ['light', 'heavy', 'light'], null],
  ])('%s is a column of weights', async (name, cells, confidence) => {
    const { weight } = await withColumn(name, cells);
    expect(weight && [weight.column.column, weight.confidence]).toEqual(confidence && [5, confidence]);
  });

  it('a decimal comma is said where it could group thousands', async () => {
    expect((await withColumn('Вес', ['0,812', '1,204', '1,090'])).decimal).toBe(',');
    expect((await withColumn('Вес', ['0,81', '1,2', '0,99'])).decimal).toBeNull();
    expect((await withColumn('Вес', ['1,204', '1,090', '1,002'])).decimal).toBeNull();
  });

  it('who answers is the field of customers, by its values', async () => {
    const { fields } = await withColumn('Тип', ['внутренний', 'внешний', 'Внешний клиент']);
    expect(fields).toMatchObject([{ name: 'customer', column: { column: 5 }, confidence: 0.9 }]);
  });

  it('a field of the standard is told by its values as well, and strange values are told of', async () => {
    const standard = standardOf(
      readFileSync(fixture('counter/standard.yaml'), 'utf8').replace(
        'Отделение } }',
        'Отделение }, values: { north: { en: North, ru: Север }, south: { en: South, ru: Юг } } }',
      ),
    );
    const rows = (cells: readonly string[]) => cells.map((cell, i) => [5, 4, 1 + (i % 5), 3, cell]);
    const known = await proposal(tableOf([...both, 'X'], rows(['Север', 'Юг', 'юг'])), standard);
    expect(known.fields).toMatchObject([{ name: 'branch', strange: [], confidence: 0.95 }]);
    const strange = await proposal(tableOf([...both, 'X'], rows(['North', 'south', 'Юг', 'West'])), standard);
    expect(strange.fields).toMatchObject([{ name: 'branch', strange: ['West'], confidence: 0.6 }]);
  });

  it('a column to group by is called by what its header says', async () => {
    const cells = Array.from({ length: 12 }, (_, i) => (i % 2 ? 'а' : 'б'));
    expect((await withColumn('Какой это был филиал?', cells)).fields[0]!.name).toBe('kakoy-filial');
    expect((await withColumn('成人', cells)).fields[0]!.name).toBe('column-5');
  });

  const segment = (id: string, en: string, ru: string): NamedProfile => ({
    name: `segments/${id}.yaml`,
    profile: {
      format: 'svc.profile/1',
      id,
      title: { en, ru },
      criteria: new Map([['cleanliness', { expect: 4, weight: null }]]),
    },
  });
  const segments = [
    segment('premium-grocery', 'Premium shop customers', 'Покупатели премиума'),
    segment('budget-grocery', 'Budget shop customers', 'Покупатели эконом-класса'),
  ];
  const inSegments = (name: string, cells: readonly string[]) =>
    proposeMapping(
      inChunks(
        tableOf(
          ['The hall is clean.', name],
          cells.map((cell, i) => [1 + (i % 5), cell]),
        ),
      ),
      counter,
      UNTOLD,
      { known: null, profiles: segments },
    );

  it('segments are told by the ids and titles of profiles', async () => {
    const { profile, doubts } = await inSegments('Сегмент', [
      'budget-grocery',
      'Покупатели премиума',
      'budget-grocery',
    ]);
    expect(profile).toMatchObject({ column: { column: 2 }, confidence: 0.95 });
    expect(profile!.values.map(({ text, profile: name, count }) => [text, name, count])).toEqual([
      ['budget-grocery', 'segments/budget-grocery.yaml', 2],
      ['Покупатели премиума', 'segments/premium-grocery.yaml', 1],
    ]);
    // What is expected, the profiles say.
    expect(doubts).toEqual([]);
  });

  it('segments that fit in part are unsure, and a text without a profile is told of', async () => {
    const { profile } = await inSegments('Segment', ['premium', 'budget', 'other', 'other']);
    expect(profile!.confidence).toBeLessThan(0.75);
    expect(profile!.values.map(({ text, profile: name }) => [text, name])).toEqual([
      ['other', null],
      ['budget', 'segments/budget-grocery.yaml'],
      ['premium', 'segments/premium-grocery.yaml'],
    ]);
    expect((await inSegments('Shop', ['premium', 'deluxe', 'deluxe'])).profile).toBeNull();
  });

  it('of two that are as good the first is meant: weights, alternatives', async () => {
    const rows = ['0.9', '1.1', '1'].map((cell, i) => [1 + i, 2 + i, 3 + i, cell, cell]);
    const table = tableOf(['Hall', 'Hall', 'Clean place', 'weight', 'weight'], rows);
    const { weight, criteria } = await proposal(table);
    expect(weight!.column.column).toBe(4);
    expect(criteria.map(({ alternatives }) => alternatives.map(({ column }) => column))).toEqual([[2, 3]]);
  });

  it('whether it was announced is a column of yes and no, by its variant or by its wording', async () => {
    const block = await proposal(
      tableOf(
        [
          ...both,
          'Were you told in advance? [The staff are polite.]',
          'Were you told in advance? [The hall is clean.]',
        ],
        [
          [5, 4, 3, 4, 'yes', 'no'],
          [4, 5, 4, 4, 'no', 'no'],
        ],
      ),
    );
    expect(findSupplement(block).map((columns) => columns.at(-1))).toEqual([5, 6]);
    const alone = await withColumn('Вас предупредили, что в зале чисто?', ['да', 'нет', 'да']);
    expect(findSupplement(alone).map((columns) => columns.at(-1))).toEqual([null, 5]);
  });
});

describe('the time between two stamps', () => {
  const incidents = standardOf(readFileSync(join(ROOT, 'standards/incident-handling.yaml'), 'utf8'));
  const known = loadMapping(
    readFileSync(join(ROOT, 'standards/mappings/incident-handling.yaml'), 'utf8'),
    'mapping.yaml',
    incidents,
  ).value!;
  const log = readFileSync(join(ROOT, 'fixtures/incidents/log.csv'), 'utf8');
  const RUSSIAN =
    'Дата поступления,Подразделение,Канал,Тема обращения,Передано в клиентскую службу,Дата закрытия,Сообщено о закрытии,Причина,Все документы приложены,Есть объяснение подразделения,Указан номер претензии,Фамилия читается,Скан читается,Ответили без напоминаний,Вызван ответственный';
  const spansIn = ({ criteria }: Proposal) =>
    new Map(
      criteria.flatMap(({ id, delivery, until }) => (until ? [[id, [delivery.header, until.header]]] : [])),
    );

  it('is found where the columns are called as in the mapping that comes with the standard', async () => {
    const found = await proposeMapping(inChunks(log), incidents, UNTOLD, { known, profiles: [] });
    expect(found.missing).toEqual([]);
    expect(new Set(found.criteria.map(({ reason }) => reason.code))).toEqual(new Set(['map.by-shipped']));
    expect(spansIn(found).get('closing-reported')).toEqual(['closed', 'close reported']);
    expect(found.fields.map(({ name }) => name)).toEqual([...known.fields.keys()]);
  });

  it('is found by headers and by the order of the times in any other log', async () => {
    const text = log.replace(/^.*\n/, `${RUSSIAN}\n`);
    const found = await proposeMapping(inChunks(text), incidents, UNTOLD, { known, profiles: [] });
    const spans = spansIn(found);
    expect(spans.size).toBe(8);
    expect(spans.get('passed-on-shop')).toEqual(['Дата поступления', 'Передано в клиентскую службу']);
    expect(spans.get('passed-on-other')).toEqual(['Дата поступления', 'Передано в клиентскую службу']);
    expect(spans.get('closing-reported')).toEqual(['Дата закрытия', 'Сообщено о закрытии']);
    expect(found.fields.map(({ name, column }) => [name, column.header])).toEqual([
      ['department', 'Подразделение'],
      ['channel', 'Канал'],
      ['type', 'Тема обращения'],
      ['received', 'Дата поступления'],
      ['closed', 'Дата закрытия'],
      ['cause', 'Причина'],
    ]);
  });

  it('is none where times run backwards, or nothing is a stamp', async () => {
    const header = 'Passed on to Customer Service,Received,Shop passed on\n';
    for (const row of ['2026-03-02 10:00,2026-03-02 12:00,x\n', '3 hours,4 hours,x\n'])
      expect(spansIn(await proposal(header + row, incidents)).has('passed-on-shop')).toBe(false);
  });
});

describe('the mapping that comes with a standard', () => {
  const STANDARD = standardOf(`format: svc.standard/1
id: hints
version: "1.0.0"
title: { en: Hints }
sections:
  - id: all
    title: { en: All }
    criteria:
${['one', 'two', 'three', 'wait']
  .map(
    (id) =>
      `      - { id: ${id}, text: { en: ${id} }, answer: ${id === 'wait' ? '{ kind: elapsed, better: lower, points: { 0h: 100, 9h: 0 } }' : '{ kind: yes-no }'} }\n`,
  )
  .join('')}`);
  const known = mappingOf(
    `format: svc.mapping/1
standard: hints
fields: { site: site, day: day }
criteria:
  one: { delivery: one }
  two: { delivery: two, expectation: two-expected }
  three: { delivery: three }
  wait: { delivery: { from: came, to: went } }
`,
    schemeOf(STANDARD),
  ).mapping;
  const among = (headers: string, criteria = criteriaOf(STANDARD)) => {
    const columns = headers.split(' ').map((header, index) => ({ index, header, names: [header] }));
    const { found, fields } = hinted(known, criteria, columns);
    return {
      found: found.map(({ criterion, expectation, delivery, until, pairConfidence }) => [
        criterion.id,
        ...[expectation, delivery, until].map((column) => column?.header ?? null),
        pairConfidence,
      ]),
      fields: [...fields.keys()],
    };
  };

  it('is meant by columns that are called as in it, those of a pair being sure to be one', () => {
    expect(among('went site three came two-expected two day one')).toEqual({
      found: [
        ['one', null, 'one', null, null],
        ['two', 'two-expected', 'two', null, 0.95],
        ['three', null, 'three', null, null],
        ['wait', null, 'came', 'went', null],
      ],
      fields: ['site', 'day'],
    });
  });

  it('is not meant for a criterion of which a column is missing, nor for one that the standard has not', () => {
    const ids = (...of: Parameters<typeof among>) => among(...of).found.map(([id]) => id);
    expect(ids('one two three came day')).toEqual(['one', 'three']);
    expect(ids('one two-expected went three')).toEqual(['one', 'three']);
    const others = criteriaOf(STANDARD).filter(({ id }) => id !== 'three');
    expect(ids('one two two-expected three came went', others)).toEqual(['one', 'two', 'wait']);
    expect(among('one three day').fields).toEqual(['day']);
  });

  it('is another survey’s where less than half of its criteria are there', () => {
    expect(among('one site day')).toEqual({ found: [], fields: [] });
  });
});

describe('columns of options', () => {
  const standard = standardOf(`
format: svc.standard/1
id: options
version: "1.0.0"
title: { en: Options }
sections:
  - id: all
    title: { en: All }
    criteria:
      - { id: ticket, text: { en: Queue ticket used }, answer: { kind: yes-no }, expect: yes }
      - { id: toilets, text: { en: "Toilets, cloakroom used" }, answer: { kind: yes-no }, expect: yes }
      - id: channel
        text: { en: Which channels did you use? }
        answer: { kind: choice, options: [ { id: phone, text: { en: Phone }, points: 100 }, { id: desk, text: { en: "Desk, counter" }, points: 0 } ] }
        expect: phone
      - { id: remarks, text: { en: What else do you want to say? }, answer: { kind: text } }
`);

  it('hold a tick or nothing, and nothing may be a no', async () => {
    const { criteria } = await proposal(
      tableOf(
        ['Used [Queue ticket]', 'Used [Toilets, cloakroom]'],
        [
          ['Queue ticket', ''],
          ['', 'x'],
          ['Queue ticket', ''],
        ],
      ),
      standard,
    );
    expect(criteria.map(({ id, labels }) => [id, labels])).toEqual([
      [
        'ticket',
        [
          { text: 'Queue ticket', count: 2, value: 'yes', confidence: 0.9 },
          { text: '', count: 1, value: 'no', confidence: 0.6 },
        ],
      ],
      [
        'toilets',
        [
          { text: 'x', count: 1, value: 'yes', confidence: 0.9 },
          { text: '', count: 2, value: 'no', confidence: 0.6 },
        ],
      ],
    ]);
  });

  it('with several of them in a cell are found for a choice, and told of', async () => {
    const { criteria, doubts, unread } = await proposal(
      tableOf(['Which channels did you use?'], [['Phone; Desk, counter'], ['Desk, counter'], ['Phone']]),
      standard,
    );
    expect(criteria.map(({ id }) => id)).toEqual(['channel']);
    expect(doubts).toEqual([
      { code: 'map.several-options', args: { count: 1, header: 'Which channels did you use?' } },
    ]);
    expect(unread).toEqual([]);
  });

  it('are found for a choice by the question alone where half of the answers are strange', async () => {
    const { criteria, unread } = await proposal(
      tableOf(['Which channels did you use?'], [['Phone'], ['Pigeon'], ['Desk, counter'], ['Smoke']]),
      standard,
    );
    expect(criteria).toMatchObject([{ id: 'channel' }]);
    expect(unread.map(({ text }) => text)).toEqual(['Pigeon', 'Smoke']);
  });

  it('and answers in words are found where the question is the same', async () => {
    const { criteria } = await proposal(
      tableOf(
        ['What else do you want to say?', 'Used [Queue ticket]'],
        [
          ['All fine', 'Ja'],
          ['', 'Nein'],
        ],
      ),
      standard,
    );
    expect(criteria.map(({ id, delivery }) => [id, delivery.column])).toEqual([
      ['ticket', 2],
      ['remarks', 1],
    ]);
  });
});

describe('what means one thing here and another there', () => {
  const standard = standardOf(`
format: svc.standard/1
id: mixed
version: "1.0.0"
title: { en: Mixed }
sections:
  - id: all
    title: { en: All }
    criteria:
      - { id: speed, text: { en: Speed of the counter }, answer: { kind: scale, min: 1, max: 5 }, expect: 4 }
      - { id: price, text: { en: Price of the ticket }, answer: { kind: scale, min: 0, max: 10 }, expect: 4 }
      - { id: calls, text: { en: How often a call is lost }, answer: { kind: scale, min: 1, max: 5 }, expect: 4 }
`);

  it('may be a number behind words that nobody knows, as far as the scale has it', async () => {
    const words = ['Mauve 0', 'Teal 3', '7 Ochre', 'Plum 10'];
    const proposed = async (...cells: readonly string[]) => {
      const { criteria, labels } = await proposal(
        tableOf(
          ['Price of the ticket'],
          cells.map((word) => [word]),
        ),
        standard,
      );
      return [...labels, ...criteria.flatMap((one) => one.labels)].map(({ text, value }) => [text, value]);
    };
    expect((await proposed(...words)).sort()).toEqual([
      ['7 Ochre', 7],
      ['Mauve 0', 0],
      ['Plum 10', 10],
      ['Teal 3', 3],
    ]);
    expect(await proposed(...words, 'Umber 11')).toEqual([]);
    expect(await proposed(...words, 'Umber 3')).toEqual([]);
  });

  it('is listed for each criterion by itself', async () => {
    const agree = ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'];
    const rows = agree.map((word) => [word, word, 'n/a']);
    const { labels, criteria, blanks } = await proposal(
      tableOf(
        ['Speed of the counter', 'Price of the ticket', 'How often a call is lost'],
        [...rows, ['0', '0', 'Often'], ['1', '9', 'Rarely']],
      ),
      standard,
    );
    expect(labels).toEqual([]);
    const own = new Map(criteria.map((one) => [one.id, one]));
    expect(own.get('speed')!.labels.map(({ value }) => value)).toEqual([5, 4, 3, 2, 1]);
    // No set has eleven steps: what five words mean there is for a person to say.
    expect(own.get('price')!.labels).toEqual([]);
    expect(own.get('calls')!.labels.map(({ text, value }) => [text, value])).toEqual([
      ['Often', 4],
      ['Rarely', 2],
    ]);
    // 0 is an answer to the price.
    expect(own.get('speed')!.blanks.map(({ text }) => text)).toEqual(['0']);
    expect(blanks.map(({ text }) => text)).toEqual(['n/a']);
  });
});

describe('the same headers again', () => {
  const items = ['The staff are polite.', 'The staff solve my problem.', 'The hall is clean.'];

  it('are pairs in the order of the columns, unsure which is expected', async () => {
    const found = await proposal(tableOf([...items, ...items], ratings(4, 6)));
    expect(columnsOf(found)).toEqual([
      ['politeness', 1, 4, null],
      ['help', 2, 5, null],
      ['cleanliness', 3, 6, null],
    ]);
    expect(found.criteria.map(({ pairConfidence }) => pairConfidence)).toEqual([0.6, 0.6, 0.6]);
    expect(found.doubts).toEqual([{ code: 'map.sides-by-order' }]);
  });

  it('are said to be more where they come three times', async () => {
    const { doubts } = await proposal(tableOf([...items, ...items, ...items], ratings(4, 9)));
    expect(doubts).toEqual([{ code: 'map.sides-by-order' }, { code: 'map.repeats', args: { count: 3 } }]);
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

describe('letters', () => {
  const roles = (...headers: readonly string[]) =>
    familiesOf(headers.map((text, index) => ({ index, text })))
      .filter(({ kind }) => kind.startsWith('code'))
      .map(({ marker, role }) => `${marker} ${role}`)
      .sort();

  it.each<[string, readonly string[]]>([
    ['E1 E2 P1 P2', ['E expectation', 'P delivery']],
    ['E1 E2 E3', ['E null']],
    ['E1 E2 P1 P2 P3', ['E null', 'P null']],
    ['E1 E2 P2 P3', ['E null', 'P null']],
    ['E1 E2 X1 X2', ['E null', 'X null']],
    ['1E 2E P1 P2', ['E null', 'P null']],
    ['Q1E Q2E Q1P Q2P', ['E expectation', 'P delivery']],
    ['M1 M2 D1 D2 P1 P2', ['D expectation', 'M minimum', 'P delivery']],
    ['M1 M2 D1 D2', ['D null', 'M null']],
    ['Ж1 Ж2 В1 В2 М1 М2', ['В delivery', 'Ж expectation', 'М minimum']],
    ['EXP1 EXP2 Q1 Q2', ['EXP expectation', 'Q null']],
  ])('of %s say %j', (headers, expected) => {
    expect(roles(...headers.split(' '))).toEqual(expected);
  });
});

describe('two families', () => {
  const sides = (a: readonly string[], b: readonly string[]) => {
    const [one, other] = familiesOf(
      [...a.map((text) => `Expected: ${text}`), ...b.map((text) => `Received: ${text}`)].map(
        (text, index) => ({
          index,
          text,
        }),
      ),
    ).filter(({ role }) => role !== null);
    return matches(one!, other!).map(({ a, b, likeness }) => `${a.index} ${b.index} ${likeness.toFixed(2)}`);
  };

  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      'by the number of the question',
      ['1. Speed', '2. Price'],
      ['2. Price', '1. Speed'],
      ['0 3 1.00', '1 2 1.00'],
    ],
    [
      'where the wordings speak against it by these',
      ['1. Speed', '2. Price'],
      ['1. Price', '2. Speed'],
      ['0 3 0.63', '1 2 0.63'],
    ],
    [
      'as far as both have it',
      ['1. Speed', '2. Price', '3. Care'],
      ['3. Care', '1. Speed'],
      ['0 4 1.00', '2 3 1.00'],
    ],
    [
      'by wording, the likest first',
      ['Speed of work', 'Speed'],
      ['Speed', 'Speed of the work'],
      ['0 3 0.94', '1 2 1.00'],
    ],
    ['not at all where they have nothing in common', ['Speed', 'Price'], ['Care', 'Noise'], []],
  ])('are matched %s', (_, a, b, expected) => {
    expect(sides(a, b)).toEqual(expected);
  });
});

describe('words in cells', () => {
  const scale = (min: number, max: number, reversed = false, step = 1) =>
    ({ kind: 'scale', min, max, step, labels: [], reversed }) as const;
  const codes = (texts: string[], answer: ReturnType<typeof scale>) => {
    const found = codesOf(texts, answer);
    return found && texts.map((text) => found.codes.get(text));
  };
  const AGREE = ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'];

  it('are codes where a set of as many steps has them all, whichever way the points run', () => {
    expect(codes(AGREE, scale(1, 5))).toEqual([1, 2, 3, 4, 5]);
    expect(codes(AGREE, scale(1, 5, true))).toEqual([1, 2, 3, 4, 5]);
    expect(codes(AGREE, scale(1, 7))).toBeNull();
    expect(codes(AGREE, scale(0, 100, false, 25))).toEqual([0, 25, 50, 75, 100]);
    expect(codes(AGREE, scale(1, 3, false, 0.5))).toEqual([1, 1.5, 2, 2.5, 3]);
    expect(codes(['Good', 'Bad'], scale(1, 5))).toEqual([4, 2]);
    expect(codesOf(['Good', 'Bad'], scale(1, 5))?.confidence).toBeLessThan(0.75);
  });

  it('are one step each where there are as many as steps', () => {
    const often = ['gar nicht', 'selten', 'eher selten', 'eher häufig', 'sehr häufig'];
    expect(codes(often, scale(1, 5))).toEqual([1, 2, 3, 4, 5]);
    expect(codes(['Poor', 'Fair', 'Good', 'Excellent'], scale(1, 4))).toEqual([1, 2, 3, 4]);
  });

  it('are the ends of a scale where numbers stand between them', () => {
    const ends = (words: readonly string[], numbers: readonly number[]) => {
      const found = codesOf(words, scale(1, 5), { labels: [], numbers });
      return found && [words.map((word) => found.codes.get(word)), found.confidence >= 0.75];
    };
    const [low, high] = ['Extremely dissatisfied', 'Extremely satisfied'];
    expect(ends([low, high], [2, 3, 4])).toEqual([[1, 5], true]);
    expect(ends([high, low], [2])).toEqual([[5, 1], true]);
    expect(ends([high], [2, 4])).toEqual([[5], false]);
    expect(ends(['Dissatisfied', high], [2, 3])).not.toEqual([[1, 5], true]);
  });

  it('have no codes where no set has them all, or where sets do not agree', () => {
    expect(codes(AGREE, scale(1, 4))).toBeNull();
    expect(codes(['Agree', 'Purple'], scale(1, 5))).toBeNull();
    // The third of five with SurveyMonkey, the fourth with Qualtrics.
    expect(codes(['Somewhat satisfied', 'Very satisfied'], scale(1, 5))).toBeNull();
    // Praise on a scale whose low end is the good one.
    expect(codes(['Very satisfied', 'Satisfied', 'Neutral'], scale(1, 5, true))).toBeNull();
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
    ['-1', 'skipped'],
    ['-9', 'skipped'],
    ['?', 'skipped'],
    ['...', 'skipped'],
    ['77', 'dont-know'],
    ['998', 'dont-know'],
    ['I am afraid I don’t know that', 'dont-know'],
    ['They said: not applicable here', 'not-applicable'],
    ['Good', undefined],
    ['00', undefined],
    ['-10', undefined],
    ['-999 1', undefined],
    ['7', undefined],
    ['80', undefined],
    ['1999', undefined],
    ['-a-', undefined],
    ['No', undefined],
    ['', undefined],
    [`${'So it was said at length that '.repeat(3)}I don’t know`, undefined],
  ])('%s is the blank %s', (text, blank) => {
    expect(blankOf(text)?.blank).toBe(blank);
  });
});

describe('a column', () => {
  const profile = (...cells: readonly string[]) =>
    profileOf(
      { index: 1, header: 'b', names: ['b'] },
      cells.map((cell, line) => ({ line, cells: ['a', cell], bytes: Buffer.alloc(0), end: 0 })),
      (cell) => cell,
    );

  it('has its texts and how often, but for blanks, whatever white space is around them', () => {
    const { texts, filled, complete } = profile('x', ' x', '', ' ', 'X', 'x', '\u00a0');
    expect([...texts]).toEqual([
      ['x', 3],
      ['X', 1],
    ]);
    expect([filled, complete]).toEqual([4, true]);
  });

  it('has the first 300 of very many, all of them counted', () => {
    const many = Array.from({ length: 300 }, (_, k) => `t${k}`);
    expect(profile(...many, ...many)).toMatchObject({ filled: 600, complete: true });
    const more = profile(...many, 'new', 't0', 'new', 'other');
    expect([more.texts.size, more.texts.get('t0'), more.texts.has('new')]).toEqual([300, 2, false]);
    expect([more.filled, more.complete]).toEqual([304, false]);
  });
});

describe('what is asked in a column', () => {
  const named = (...all: string[][]) =>
    all.map(([header = '', ...names], index) => ({ index, header, names: [header, ...names] }));
  const asked = (...all: string[][]) => {
    const columns = named(...all);
    const table = proposalTable(columns, [], [], (cell) => cell);
    return columns.map((column) => table.asked(column));
  };

  it('is its header, or where that is not its own the longest of its names', () => {
    expect(asked(['Speed', 'How quick were they?'], ['Care', 'c'])).toEqual(['Speed', 'Care']);
    expect(asked(['Rate', 'Rate [speed]'], ['Rate', 'Rate [care of it]'])).toEqual([
      'Rate [speed]',
      'Rate [care of it]',
    ]);
    expect(asked(['', 'q1', 'How was it?'], [' ', 'x'])).toEqual(['How was it?', ' ']);
    // Two columns of one name are numbered, which says nothing of what they ask.
    expect(asked(['Rate', 'Rate2'], ['Rate', 'Rate22'])).toEqual(['Rate', 'Rate22']);
    expect(asked(['', '2'], ['', 'b'])).toEqual(['2', 'b']);
  });

  it('is about a criterion that it begins with, from three words on', () => {
    const words = 'staff greeted me at once and asked with a smile what had brought me here today';
    const near = (wording: string) => nearestOf([words], [wording]);
    expect(near('Staff greeted me')).toBe(0.85);
    expect(near('Staff greeted')).toBeLessThan(0.85);
    expect(near('greeted me at')).toBeLessThan(0.85);
    expect(near(words)).toBe(1);
    expect(nearestOf([], ['a'])).toBe(0);
    expect(nearestOf(['nothing of it', words], ['unheard', 'Staff greeted me'])).toBe(0.85);
  });

  it('is a criterion of the same name, where no other column has that', () => {
    const criteria = criteriaOf(
      standardOf(`format: svc.standard/1
id: names
version: "1.0.0"
title: { en: Names }
sections:
  - id: all
    title: { en: All }
    criteria:
      - { id: speed, formerly: pace, text: { en: They were quick }, answer: { kind: yes-no }, expect: yes }
      - { id: care, text: { en: They took care, ru: "Они старались" }, answer: { kind: yes-no }, expect: yes }
`),
    );
    const found = (...all: string[][]) =>
      [...namesakes(criteria, named(...all))].map(([{ id }, { index }]) => `${id} ${index}`);
    expect(found(['x'], ['SPEED'], ['они старались'])).toEqual(['speed 1', 'care 2']);
    expect(found(['pace'], ['q', 'They took care'])).toEqual(['speed 0', 'care 1']);
    expect(found(['pace'], ['speed'], ['care'])).toEqual(['care 2']);
    expect(found([''], ['speedy'])).toEqual([]);
  });
});

describe('likeness', () => {
  it('is 1 for the same words and 0 for none in common', () => {
    expect(likeness('The staff are polite.', 'the staff are POLITE')).toBe(1);
    expect(likeness('Speed', '속도')).toBe(0);
    expect(likeness('Clean hall?', '(clean) hall!')).toBe(1);
    expect(likeness('Ёлка', 'елка')).toBe(1);
  });

  it('counts each word, and each pair of letters, once', () => {
    expect(likeness('hall', 'hall hall')).toBeCloseTo(0.6 * (2 / 3) + 0.4 * (6 / 11), 10);
    expect(likeness('aaaa', 'aa')).toBeCloseTo(0.4 * (2 / 4), 10);
    // Words that every question has are none of its own.
    expect(likeness('How was it?', 'How was it?')).toBeCloseTo(0.4, 10);
    expect(likeness('', 'hall')).toBe(0);
    expect(likeness('a', 'a')).toBe(0);
  });

  it('takes words for the same from four letters and three fifths of the longer on', () => {
    const same = (a: string, b: string) => likeness(a, b) >= 0.6;
    expect([same('wait', 'waits'), same('wai', 'wait'), same('waiting', 'waitresses')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([same('polite', 'politeness'), same('polit', 'politeness')]).toEqual([true, false]);
  });

  it('sees through endings', () => {
    expect(likeness('Вежливость сотрудников', 'Сотрудники вежливы')).toBeGreaterThan(0.5);
  });
});
