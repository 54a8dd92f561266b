// What a cell says.

import { describe, expect, it } from 'vitest';
import { BLANKS } from '../../src/core/answers/response.ts';
import type { ScaleAnswer } from '../../src/core/answers/scale.ts';
import { type SchemeCriterion, schemeOf } from '../../src/core/standard/scheme.ts';
import { clean, normalized } from '../../src/core/standard/text.ts';
import type { CriterionMapping } from '../../src/core/survey/mapping.ts';
import { answerReader, type SpanTexts, spanReader } from '../../src/survey/cell.ts';
import { isDrawn, numberIn } from '../../src/survey/numbered.ts';
import { standardOf } from './helpers.ts';

const SCALE: ScaleAnswer = {
  kind: 'scale',
  min: 1,
  max: 7,
  step: 1,
  labels: [{ value: 7, text: { en: 'Strongly agree', ru: 'Полностью согласен' } }],
  reversed: false,
};
const blanks = (some: Partial<Record<(typeof BLANKS)[number], string[]>> = {}) => ({
  'not-shown': [],
  skipped: [],
  'dont-know': [],
  'not-applicable': [],
  ...some,
});
const mapped = (some: Partial<CriterionMapping> = {}): CriterionMapping => ({
  expectation: null,
  delivery: { by: 'position', position: 1 },
  until: null,
  importance: null,
  minimum: null,
  announced: null,
  labels: new Map(),
  blanks: blanks(),
  reversed: false,
  ...some,
});

function criterionOf(answer: string): SchemeCriterion {
  const standard = standardOf(
    `format: svc.standard/1\nid: s\nversion: "1.0.0"\ntitle: { en: S }\nsections:\n  - id: a\n    title: { en: A }\n    criteria:\n      - id: c\n        text: { en: C }\n        answer: ${answer}\n`,
  );
  return schemeOf(standard).criteria[0]!;
}
const scale = { ...criterionOf('{ kind: scale, min: 1, max: 7 }'), answer: SCALE };

const reading = (
  text: string,
  criterion: SchemeCriterion = scale,
  one: Partial<CriterionMapping> = {},
  all: {
    labels?: Map<string, number | string>;
    blanks?: ReturnType<typeof blanks>;
    decimal?: '.' | ',';
  } = {},
) => {
  const read = answerReader(criterion, mapped(one), {
    labels: all.labels ?? new Map(),
    blanks: all.blanks ?? blanks(),
    decimal: all.decimal ?? null,
  });
  const said = read(text);
  return said.state === 'value' ? said.value : said.state === 'blank' ? BLANKS[said.blank] : said.state;
};

describe('a cell of a scale', () => {
  it.each([
    ['4', 4],
    [' 4.0 ', 4],
    ['4,0', 4],
    ['"4"', 4],
    ['strongly  AGREE', 7],
    ['полностью согласен', 7],
    ['4 - Very impressive', 4],
    ['4 – Хорошо', 4],
    ['4. Good', 4],
    ['4) Good', 4],
    ['7 (extremely)', 7],
    ['7 = «да»', 7],
    ['', 'skipped'],
    [' \u00a0', 'skipped'],
    ['8', 'unreadable'],
    ['0', 'unreadable'],
    ['4.5', 'unreadable'],
    ['4-5', 'unreadable'],
    ['4 - 5', 'unreadable'],
    ['4 stars', 'unreadable'],
    ['1 (strongly agree)', 'unreadable'],
    ['7 (strongly agree)', 7],
    ['9 - Good', 'unreadable'],
    ['Agree', 'unreadable'],
    ['N/A', 'unreadable'],
  ])('%j reads as %s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });

  it('is what the mapping says it is, its own list before the list for all, blanks before labels', () => {
    const all = {
      labels: new Map<string, number | string>([
        ['good', 6],
        ['top', 9],
        ['4', 1],
      ]),
      blanks: blanks({ 'not-applicable': ['0', 'n/a'], 'dont-know': ['dk'] }),
    };
    const one = {
      labels: new Map([
        ['0', 1],
        ['meh', 3],
      ]),
      blanks: blanks({ 'not-shown': ['n/a', ''] }),
    };
    const read = (text: string) => reading(text, scale, one, all);
    expect(['GOOD', 'n/a', '0', 'meh', 'DK', '', '4', 'top'].map(read)).toEqual([
      6,
      'not-shown',
      1,
      3,
      'dont-know',
      'not-shown',
      1,
      'unreadable',
    ]);
  });

  it('turned round by the mapping turns numbers, not words', () => {
    const read = (text: string) => reading(text, scale, { reversed: true, labels: new Map([['fine', 6]]) });
    expect(['1', '7', '2 - Good', 'Strongly agree', 'fine', ''].map(read)).toEqual([
      7,
      1,
      6,
      7,
      6,
      'skipped',
    ]);
  });
});

describe('the number beside words', () => {
  const on = (min: number, max: number, step = 1) => ({ min, max, step, labels: [], reversed: false });
  const numbered = (text: string, of = on(0, 10)) => {
    const found = numberIn(text, of);
    return found && `${found.value}: ${found.words}`;
  };

  it.each([
    // Before the words, parted from them.
    ['4 - Very impressive', '4: Very impressive'],
    ['4 — «Да»', '4: Да»'],
    ['+4: fine', '4: fine'],
    ['4,5 = best', null],
    ['7.Agree', '7: Agree'],
    ['1 (not at all)', '1: not at all'],
    ['1 [not at all]', '1: not at all'],
    ['4) Good', '4: Good'],
    ['4] Good', '4: Good'],
    ['4 - 5', null],
    ['12345 - many', null],
    // In brackets before them.
    ['(4) Very impressive', '4: Very impressive'],
    ['[ 4 ] - good', '4: good'],
    ['(4): good', '4: good'],
    ['(4)', null],
    // After them.
    ['Very impressive (4)', '4: Very impressive'],
    ['Very impressive [4]', '4: Very impressive'],
    ['Very impressive - 4', '4: Very impressive'],
    ['Very impressive=4', '4: Very impressive'],
    ['Very impressive: 4', '4: Very impressive'],
    ['sub-4', null],
    ['2 of them (4)', null],
    // Nothing parts them: the words have to be known.
    ['Very satisfied 7', '7: Very satisfied'],
    ['7 Very satisfied', '7: Very satisfied'],
    ['Table 7', null],
    ['7 tables', null],
    // Of a whole.
    ['4/10', '4: '],
    ['4 / 10 (good)', '4: good'],
    ['4 of 10 - good', '4: good'],
    ['4 out of 10', '4: '],
    ['4 из 10', '4: '],
    ['4 von 10', '4: '],
    ['4 sur 10', '4: '],
    ['4 of 5', null],
    ['4.5/10', null],
    // The number goes on, or compares.
    ['3 (or 4)', null],
    ['3 - or more', null],
    ['3) oder vier', null],
    ['3 - Oriental', '3: Oriental'],
    ['less than (5)', null],
    ['больше чем: 5', null],
    ['mehr als - 5', null],
    ['about: 5', null],
    ['roundabout: 5', '5: roundabout'],
    // On lines of their own.
    ['Good\n4', '4: Good'],
    ['4\r\nGood', '4: Good'],
    ['4<br>Good', '4: Good'],
    ['Good<BR />\n\n4', '4: Good'],
    ['Good\nVery\n4', null],
    ['3\n4', null],
    ['Good\nBad', null],
    ['Good\n12345', null],
    // Beyond the scale, or between its steps.
    ['11 - Good', null],
    ['-1 - Good', null],
  ])('of %j is %j', (text, expected) => {
    expect(numbered(text)).toBe(expected);
  });

  it('may be between whole ones where the scale has such steps', () => {
    expect(numbered('4,5 = best', on(0, 10, 0.5))).toBe('4.5: best');
    expect(numbered('4.25 = best', on(0, 10, 0.5))).toBeNull();
    expect(numbered('best\n4,5', on(0, 10, 0.5))).toBe('4.5: best');
    expect(numbered('4.5\nbest', on(0, 10, 0.5))).toBe('4.5: best');
    expect(numbered('2 - so', on(1, 5, 2))).toBeNull();
    expect(numbered('3 - so', on(1, 5, 2))).toBe('3: so');
    expect(numbered('1 - so', on(1, 5))).toBe('1: so');
    expect(numbered('5 - so', on(1, 5))).toBe('5: so');
  });

  it('stands beside a label of the scale as beside a known word', () => {
    const labelled = { ...on(0, 10), labels: [{ value: 7, text: { en: 'Teal', ru: 'Бирюза' } }] };
    for (const text of ['teal 7', '7  TEAL', 'бирюза 7']) expect(numberIn(text, labelled)?.value).toBe(7);
    expect(numberIn('mauve 7', labelled)).toBeNull();
  });

  it.each([
    ...['star', 'stars', 'Sterne', 'étoiles', 'estrellas', 'stelle', 'gwiazdki', 'sterren', 'yıldız'],
    ...['звезда', 'звёзды', 'звезд', 'звёздочки', 'зірки', '星', '별', 'نجوم', 'bintang'],
  ])('is of five where it counts %s', (unit) => {
    expect(numbered(`4 ${unit}`, on(1, 5))).toBe('4: ');
    expect(numbered(`4 ${unit}`)).toBeNull();
  });

  it.each([
    ...[
      'points',
      'pts.',
      'балл',
      'баллов',
      'очков',
      'бали',
      'Punkte',
      'puan',
      'punti',
      'punkty',
      '점',
      'poin',
    ],
  ])('may be of any scale where it counts %s', (unit) => {
    expect(numbered(`4 ${unit}`)).toBe('4: ');
    expect(numbered(`4-${unit}`)).toBe('4: ');
    expect(numbered(`4 more ${unit}`)).toBeNull();
  });

  it('is told by stars, all of which are to be seen or are five', () => {
    expect(numbered('★★★', on(1, 5))).toBe('3: ');
    expect(numbered('⭐️ ⭐️', on(1, 5))).toBe('2: ');
    expect(numbered('★★★☆☆', on(1, 5))).toBe('3: ');
    expect(numbered('★★★☆', on(1, 4))).toBe('3: ');
    expect(numbered('★★★☆', on(1, 5))).toBeNull();
    expect(numbered('★★★', on(1, 4))).toBeNull();
    expect(numbered('☆☆☆☆☆', on(0, 5))).toBe('0: ');
    expect(numbered('☆☆☆☆☆', on(1, 5))).toBeNull();
    expect(numbered('★ good', on(1, 5))).toBeNull();
    expect(['★', '★☆', '☆'].map(isDrawn)).toEqual([true, true, true]);
    expect(['☆★', 'a★', '★a', 'a☆', '☆a', ''].map(isDrawn)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a cell of another kind', () => {
  const kinds = {
    yesNo: criterionOf('{ kind: yes-no }'),
    choice: criterionOf(
      '{ kind: choice, options: [{ id: bus, text: { en: By bus }, points: 10 }, { id: car, text: { en: By car }, points: 0 }] }',
    ),
    duration: criterionOf('{ kind: duration, better: lower, points: { 0s: 100, 10m: 0 } }'),
    money: criterionOf('{ kind: money, better: lower, points: { 0: 100, 5000: 0 } }'),
    text: criterionOf('{ kind: text }'),
  };

  it.each([
    ['yesNo', 'Да', 1],
    ['yesNo', 'FALSE', 0],
    ['choice', 'by car', 1],
    ['choice', 'by train', 'unreadable'],
    ['duration', '4m 30s', 270],
    ['duration', '0:04:30', 270],
    ['money', '1 200,50 ₽', 1200.5],
    ['money', '1,200', 'unreadable'],
    ['text', 'too slow', 0],
    ['text', ' ', 'skipped'],
  ] as const)('%s: %j reads as %s', (kind, text, expected) => {
    expect(reading(text, kinds[kind])).toBe(expected);
  });

  it('has the decimal mark that the mapping says', () => {
    expect(reading('1,200', kinds.money, {}, { decimal: '.' })).toBe(1200);
    expect(reading('1.200', kinds.money, {}, { decimal: ',' })).toBe(1200);
    expect(reading('1.200,5', kinds.money, {}, { decimal: ',' })).toBe(1200.5);
    expect(reading('1,200', kinds.money, {}, { decimal: ',' })).toBe(1.2);
    expect(reading('1,200,300', kinds.money, {}, { decimal: '.' })).toBe(1_200_300);
    expect(reading('1,200,300.5', kinds.money, {}, { decimal: '.' })).toBe(1_200_300.5);
    expect(reading('1.200.300,5', kinds.money, {}, { decimal: ',' })).toBe(1_200_300.5);
    expect(reading('0.250', kinds.money, {}, { decimal: ',' })).toBe(0.25);
  });

  it('may be a label that means a word', () => {
    expect(reading('1', kinds.choice, { labels: new Map([['1', 'car']]) })).toBe(1);
  });
});

describe('the time between two cells', () => {
  const elapsed = criterionOf('{ kind: elapsed, better: lower, points: { 0h: 100, 100h: 0 } }');
  const between = (
    texts: Partial<SpanTexts>,
    {
      one = {},
      dates = null,
      criterion = elapsed,
    }: {
      one?: Partial<CriterionMapping>;
      dates?: Parameters<typeof spanReader>[2]['dates'];
      criterion?: SchemeCriterion;
    } = {},
  ) => {
    const all = blanks({ 'dont-know': ['?', 'n/a'] });
    const read = spanReader(criterion, mapped(one), { blanks: all, dates });
    const said = read({
      from: '2026-03-02 10:00',
      to: '2026-03-02 15:30',
      days: null,
      paused: '',
      ...texts,
    });
    if (said.state === 'value') return said.value / 3600;
    return said.state === 'blank' ? BLANKS[said.blank] : (said.problem?.code ?? said.state);
  };

  it('is less by the time on hold, however that is written', () => {
    expect(['', '?', '1:30', '01:30:00', '0:00:36', '90 min'].map((paused) => between({ paused }))).toEqual([
      5.5, 5.5, 4, 4, 5.49, 4,
    ]);
    expect(['0:90', '00:90:00', '0:00:90', '90', '1h 30m'].map((paused) => between({ paused }))).toEqual([
      4, 4, 5.475, 5.475, 4,
    ]);
    for (const paused of ['long', '1:30:', '1:30:0x'])
      expect([paused, between({ paused })]).toEqual([paused, 'not-a-hold']);
  });

  it('minds a change of the clock where the zone is known, and stamps that say their own', () => {
    const night = { from: '2026-03-29 01:00', to: '2026-03-29 04:00' };
    const berlin = { order: null, pattern: null, zone: 'Europe/Berlin' };
    expect(between(night)).toBe(3);
    expect(between(night, { dates: berlin })).toBe(2);
    const told = { from: '2026-03-29T01:00+00:00', to: '2026-03-29T04:00+00:00' };
    expect(between(told, { dates: berlin })).toBe(3);
  });

  it('is open while a stamp is missing; its criterion’s own blanks go before those for all', () => {
    const own = { one: { blanks: blanks({ 'not-applicable': ['n/a'] }) } };
    expect([between({ to: '' }), between({ from: ' ' }), between({ from: '', to: '?' })]).toEqual([
      'skipped',
      'skipped',
      'dont-know',
    ]);
    expect([between({ to: 'N/A' }), between({ to: 'N/A' }, own)]).toEqual(['dont-know', 'not-applicable']);
  });

  it('of times of day begins on the one day and ends on the other; on one day it may pass midnight', () => {
    const on = (from: string, to: string, first = '2026-03-02', last = first) =>
      between(
        { from, to, days: [first, last] },
        { dates: { order: null, pattern: 'yyyy-MM-dd', zone: null } },
      );
    expect(on('9:05', '10.35')).toBe(1.5);
    expect(on('11:45:00 pm', '12:15 a.m.')).toBe(0.5);
    expect(on('12:30 PM', '1:30 pm')).toBe(1);
    expect(on('11:00 am', '1:30 pm')).toBe(2.5);
    expect(on('12:15 am', '12:15 pm')).toBe(12);
    expect(on('09:00:30', '09:01:06.5')).toBe(0.01);
    expect(on('10:00', '09:00', '2026-03-02', '2026-03-03')).toBe(23);
    expect(on('10:00', '24:00')).toBe(14);
    expect(on('10:00', '09:00', '2026-03-03', '2026-03-02')).toBe('ends-before-beginning');
    for (const wrong of ['25:00', '10:60', '10:00:60', 'noon', '10'])
      expect(on('09:00', wrong)).toBe('not-a-time-stamp');
    expect(on('09:00', '10:00', 'Monday')).toBe('not-a-time-stamp');
  });

  it('is read by the pattern of its own columns, else by that for all', () => {
    const dates = { order: null, pattern: 'dd/MM/yyyy HH:mm', zone: null };
    const texts = { from: '02/03/2026 10:00', to: '03/03/2026 10:00' };
    expect(between(texts, { dates })).toBe(24);
    const patterns = ['MM/dd/yyyy HH:mm', 'MM/dd/yyyy HH:mm'] as const;
    expect(between(texts, { dates, one: { patterns } })).toBe(24 * 29 - 24);
  });

  it('is no answer to another kind of question', () => {
    expect(between({}, { criterion: scale })).toBe('unreadable');
  });
});

describe('texts', () => {
  it('are compared without white space in runs, case, composition or quotes around them', () => {
    expect(normalized(' "Cafe\u0301  au\nLait" ')).toBe('café au lait');
    expect(clean('  A \t b ')).toBe('A b');
  });
});
