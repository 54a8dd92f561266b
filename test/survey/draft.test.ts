// Which columns of a survey become criteria, what of them is doubted, and what is said of those that do not.

import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/survey/draft.ts';
import { draftOf } from '../../src/survey/draft/draft.ts';
import { sampleOf } from '../../src/survey/sample.ts';
import { inChunks, UNTOLD } from './helpers.ts';
import { drawn, STYLES, tableOf } from './questionnaires.ts';

/** Columns by their headers, each with answers that come in turn, forty rows of them; after a number of other rows, where it says so. */
async function drafted(columns: Readonly<Record<string, readonly (string | number)[]>>, rows = 40) {
  const body = Array.from({ length: rows }, (_, row) =>
    Object.values(columns).map((answers) => answers[row % answers.length]!),
  );
  return draftedFrom(tableOf(Object.keys(columns), body));
}

async function draftedFrom(table: string) {
  const sample = await sampleOf([{ bytes: inChunks(table), options: UNTOLD }]);
  return draftOf(sample, 'made').draft;
}

/** A line a criterion: what it asks, on what, what would be enough, and what of that is doubted. */
const told = async (...of: Parameters<typeof drafted>): Promise<string[]> => linesOf(await drafted(...of));

function linesOf({ sections, left, doubts }: Draft): string[] {
  return [
    ...sections.flatMap(({ id: section, title, criteria }) =>
      criteria.map(({ id, text, answer, expect: level, summary, columns, doubts: own }) =>
        [
          `${title === null ? `(${section})` : `${section} “${title.en ?? title.ru}”`}`,
          `${id} “${Object.values(text).join(' | ')}”`,
          answer.kind === 'scale'
            ? `${answer.min}–${answer.max}${answer.reversed ? ' turned' : ''}`
            : answer.kind,
          `${level ?? 'asked'}${summary ? ` ${summary}` : ''}`,
          columns.join('+'),
          Object.entries(own)
            .map(([line, { code }]) => `${line}: ${code.replace('draft.', '')}`)
            .join(', '),
        ].join('; '),
      ),
    ),
    ...left.map(
      ({ column, header, reason: { code, args } }) =>
        `${column} ${header}: ${code.replace('draft.', '')}${args?.texts ? ` ${args.texts}` : ''}`,
    ),
    ...doubts.map(({ code, args }) => `${code.replace('draft.', '')} ${args?.count ?? ''}`.trim()),
  ];
}

const SATISFIED = ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'];

const OFTEN = ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'];
const ASKED = 'expect: expect';

describe('a criterion is drafted', () => {
  it.each<[string, Parameters<typeof drafted>[0], readonly string[]]>([
    [
      'from words of a known set, of which only the expectation is doubted',
      { 'How satisfied with staff?': SATISFIED, 'How satisfied with prices?': SATISFIED.slice(1) },
      [
        `(questions); satisfied-staff “How satisfied with staff?”; 1–5; 4; 1; ${ASKED}`,
        `(questions); satisfied-prices “How satisfied with prices?”; 1–5; 4; 2; ${ASKED}`,
      ],
    ],
    [
      'from yes and no',
      { 'Were you greeted?': ['Yes', 'No'] },
      ['(questions); greeted “Were you greeted?”; yes-no; yes; 1; expect: yes-no'],
    ],
    [
      'from numbers with others beside them',
      { Foo: [1, 2, 3, 4, 5], Bar: [5, 4, 3, 2, 1] },
      [
        `(questions); foo “Foo”; 1–5; 4; 1; answer: numbers, ${ASKED}`,
        `(questions); bar “Bar”; 1–5; 4; 2; answer: numbers, ${ASKED}`,
      ],
    ],
    [
      'from numbers up to seven and up to ten, which have a scale each',
      { Bar: [2, 9, 10], Baz: [1, 2, 8], Foo: [1, 4, 7], Moo: [1, 2, 3] },
      [
        `(questions); bar “Bar”; 1–10; 8; 1; answer: numbers, ${ASKED}`,
        `(questions); baz “Baz”; 1–10; 8; 2; answer: numbers, ${ASKED}`,
        `(questions); foo “Foo”; 1–7; 6; 3; answer: numbers, ${ASKED}`,
        `(questions); moo “Moo”; 1–7; 6; 4; answer: numbers, ${ASKED}`,
      ],
    ],
    [
      'from numbers of which the header says that they rate',
      { 'Rating of the room': [1, 2, 3, 4, 5] },
      [`(questions); rating-room “Rating of the room”; 1–5; 4; 1; answer: numbers, ${ASKED}`],
    ],
    [
      'from numbers of which the header says the range, which is no doubt then',
      { 'Room, 1-7': [1, 2, 3, 4, 5] },
      [`(questions); room-1-7 “Room, 1-7”; 1–7; 6; 1; ${ASKED}`],
    ],
    [
      'from numbers up to ten of whether one would recommend, which starts from nought',
      { 'Would you recommend us?': [1, 3, 9, 10] },
      [`(questions); recommend-us “Would you recommend us?”; 0–10; 8 nps; 1; ${ASKED}`],
    ],
    [
      'from lower numbers of that, which is no such scale',
      { 'Would you recommend us?': [1, 2, 5] },
      [`(questions); recommend-us “Would you recommend us?”; 1–5; 4; 1; answer: numbers, ${ASKED}`],
    ],
    [
      'from how often, where that is asked of more than one thing',
      { 'How often is the hall clean?': OFTEN, 'How often is the yard clean?': OFTEN },
      [
        `(questions); often-hall-clean “How often is the hall clean?”; 1–5; 4; 1; ${ASKED}`,
        `(questions); often-yard-clean “How often is the yard clean?”; 1–5; 4; 2; ${ASKED}`,
      ],
    ],
    [
      'from what compares with what was expected, which lies in the middle then',
      {
        'Was it as expected?': [
          ...['Much worse than expected', 'Worse than expected', 'As expected', 'Better than expected'],
          'Much better than expected',
        ],
      },
      ['(questions); expected “Was it as expected?”; 1–5; 3; 1; '],
    ],
    [
      'from codes of answers, whose order is doubted',
      { Greeting: ['A1', 'A2', 'A5'], Parting: ['A2', 'A1', 'A5'], Talk: ['A2', 'A1', 'A5'] },
      [
        `(questions); greeting “Greeting”; 1–5; 4; 1; answer: codes, ${ASKED}`,
        `(questions); parting “Parting”; 1–5; 4; 2; answer: codes, ${ASKED}`,
        `(questions); talk “Talk”; 1–5; 4; 3; answer: codes, ${ASKED}`,
      ],
    ],
    [
      'from stars and from what is of five',
      { Greeting: ['★★★', '★★★★★'], Parting: ['4/5', '3/5'] },
      [
        `(questions); greeting “Greeting”; 1–5; 4; 1; answer: stars, ${ASKED}`,
        `(questions); parting “Parting”; 1–5; 4; 2; answer: stars, ${ASKED}`,
      ],
    ],
    [
      'under its block, with the scale of all of that',
      {
        ...{ 'Rate [Food]': SATISFIED, 'Rate [Drinks]': SATISFIED.slice(0, 3) },
        ...{ 'Look [Hall]': [1, 2, 3, 4, 5], 'Look [Yard]': [1, 1, 1] },
      },
      [
        `rate “Rate”; food “Food”; 1–5; 4; 1; ${ASKED}`,
        `rate “Rate”; drinks “Drinks”; 1–5; 4; 2; ${ASKED}`,
        `look “Look”; hall “Hall”; 1–5; 4; 3; answer: numbers, ${ASKED}`,
        `look “Look”; yard “Yard”; 1–5; 4; 4; answer: numbers, ${ASKED}`,
      ],
    ],
    [
      'of two sides, of which the one is what was expected',
      {
        ...{ 'Politeness (expected)': [5, 4, 3], 'Politeness (received)': [1, 2, 5] },
        ...{ 'Speed (expected)': [5, 4, 3], 'Speed (received)': [1, 2, 5] },
      },
      [
        '(questions); politeness “Politeness”; 1–5; asked; 1+2; answer: numbers',
        '(questions); speed “Speed”; 1–5; asked; 3+4; answer: numbers',
      ],
    ],
    [
      'of two sides, of which the one is how important it is: nothing is said to be expected',
      {
        ...{ 'Politeness (importance)': [5, 4, 3], 'Politeness (satisfaction)': [1, 2, 5] },
        ...{ 'Speed (importance)': [5, 4, 3], 'Speed (satisfaction)': [1, 2, 5] },
      },
      [
        `(questions); politeness “Politeness”; 1–5; 4; 1+2; answer: numbers, ${ASKED}`,
        `(questions); speed “Speed”; 1–5; 4; 3+4; answer: numbers, ${ASKED}`,
      ],
    ],
    [
      'by its code, where there is no more, and that is doubted',
      { E1: [5, 4, 3], E2: [5, 4, 3], P1: [1, 2, 5], P2: [1, 2, 5] },
      [
        '(questions); p1 “P1”; 1–5; asked; 1+3; text: code, answer: numbers',
        '(questions); p2 “P2”; 1–5; asked; 2+4; text: code, answer: numbers',
      ],
    ],
    [
      'turned round, with the end that is good, where words run so',
      {
        Staff: [
          '1 - Very satisfied',
          '2 - Satisfied',
          '3 - Neutral',
          '4 - Dissatisfied',
          '5 - Very dissatisfied',
        ],
      },
      [`(questions); staff “Staff”; 1–5 turned; 2; 1; answer: turned, ${ASKED}`],
    ],
    [
      'whichever way unknown words run, which is doubted',
      { Staff: ['1 - Mauve', '2', '3', '4', '5 - Teal'] },
      [`(questions); staff “Staff”; 1–5; 4; 1; answer: direction, ${ASKED}`],
    ],
    [
      'once, where a number of the same question stands beside its words',
      { 'How satisfied?': SATISFIED, 'How satisfied? ': SATISFIED },
      [`(questions); satisfied “How satisfied?”; 1–5; 4; 1; ${ASKED}`],
    ],
    ...[
      'How important is it to you?',
      'What is the minimum level?',
      'Were you told in advance?',
      'What do you expect?',
    ].map((header): [string, Parameters<typeof drafted>[0], readonly string[]] => [
      `without what stands beside a block: ${header}`,
      { 'Rate [Food]': [1, 2, 3, 4, 5], 'Rate [Drinks]': [1, 2, 5], [header]: [5, 1, 3] },
      [
        `rate “Rate”; food “Food”; 1–5; 4; 1; answer: numbers, ${ASKED}`,
        `rate “Rate”; drinks “Drinks”; 1–5; 4; 2; answer: numbers, ${ASKED}`,
        `3 ${header}: left-numbers`,
      ],
    ]),
    [
      'in both languages, where the file says it in both',
      {
        'Скорость / Speed': ['Хорошо / Good', 'Плохо / Bad', 'Отлично / Excellent'],
        'Цена (price)': ['Хорошо / Good', 'Плохо / Bad', 'Отлично / Excellent'],
      },
      [
        `(questions); skorost-speed “Скорость | Speed”; 1–5; 4; 1; answer: steps-unseen, ${ASKED}`,
        `(questions); tsena-price “Цена | Price”; 1–5; 4; 2; answer: steps-unseen, ${ASKED}`,
      ],
    ],
    [
      'from what people judge, not from weights and what tools add',
      {
        weight: [0.5, 1.5],
        'Response ID': [1, 2, 3],
        _note: [1, 2, 3],
        Status: ['complete'],
        Staff: SATISFIED,
      },
      [`(questions); staff “Staff”; 1–5; 4; 5; ${ASKED}`],
    ],
  ])('%s', async (_, columns, expected) => {
    const lines = await told(columns);
    const guessed = expected.filter((line) => /expect: /.test(line) || / 3; 1; $/.test(line)).length;
    expect(lines).toEqual([...expected, ...(guessed > 0 ? [`expectations ${guessed}`] : [])]);
  });

  it('by the place of its column, where its header has no letters for an id', async () => {
    const { sections } = await drafted({
      x: ['a', 'b'],
      '깨끗합니까?': ['Yes', 'No'],
      '만족?': ['Yes', 'No'],
    });
    expect(sections.flatMap(({ criteria }) => criteria.map(({ id }) => id))).toEqual([
      'question-2',
      'question-3',
    ]);
  });

  it('in languages that a standard does not know, which is said', async () => {
    const of = async (...questions: readonly string[]) => {
      const { doubts, languages } = await drafted(
        Object.fromEntries(questions.map((one) => [one, ['Yes', 'No']])),
      );
      return [languages.join('+'), doubts.some(({ code }) => code === 'draft.foreign')];
    };
    expect(await of('Is it clean?')).toEqual(['en', false]);
    expect(await of('В зале чисто?', 'Есть ли свет?', 'Is it clean?')).toEqual(['ru', false]);
    expect(await of('В зале чисто?', 'Is it clean?')).toEqual(['en', false]);
    expect(await of('Is it clean?', '¿Está limpio?')).toEqual(['en', true]);
    expect(await of('Чи світло тут є?', 'Є світло?')).toEqual(['ru', true]);
    expect(await of('깨끗합니까?')).toEqual(['en', true]);
  });
});

/** Headers of which a reader would make more than a draft does: sides by a letter alone, by an unmarked other side, by half a question. */
const NOT_YET = /(?:^|[\s([])[EMDPI](?:$|[:)\]\s])|_What| - $|^received\b/;

// The snapshot of its own context, for the campaign of mutants knows no other.
it.for(Object.keys(STYLES))(
  'the draft of tables told apart by %s is as it was looked through',
  async (style, { expect }) => {
    const told: string[] = [];
    for (let seed = 9; seed <= 14; seed++) {
      const { header, rows } = drawn(style, seed);
      if (header.some((one) => NOT_YET.test(one))) continue;
      const lines = await draftedFrom(tableOf(header, rows)).then(linesOf, ({ code }) => [code]);
      told.push(`# ${header.join(' | ')}`, `# ${rows[0]!.join(' | ')}`, ...lines, '');
    }
    await expect(told.join('\n')).toMatchFileSnapshot(`expected/drafted/${style.replace(' ', '-')}.txt`);
  },
);

describe('a column is left out', () => {
  it.each<[string, Parameters<typeof drafted>[0][string], string | null]>([
    ['with durations', ['5 min', '10 min', '12 min'], 'left-durations'],
    ['with few words of no set', ['red', 'blue'], 'left-words red | blue'],
    ['with more words than are told', [...'abcdefg'], 'left-words a | b | c | d | e | f | …'],
    ['with as many as are told', [...'abcdef'], 'left-words a | b | c | d | e | f'],
    ['with twelve words', [...'abcdefghijkl'], 'left-words a | b | c | d | e | f | …'],
    ['with many words', [...'abcdefghijklm'], 'left-text'],
    ['with long ones', ['x', 'y'.repeat(81)], 'left-text'],
    ['with ones not so long', ['x', 'y'.repeat(80)], `left-words x | ${'y'.repeat(80)}`],
    ['with words that another one has, too', ['meh', 'wow', 'ugh'], 'left-order meh | wow | ugh'],
    [
      'with words of which another has half',
      ['meh', 'wow', 'red', 'blue'],
      'left-order meh | wow | red | blue',
    ],
    ['with words of which another has fewer', ['meh', 'wow', ...'red'], 'left-words meh | wow | r | e | d'],
    ['with one that another has', ['meh', 'red'], 'left-words meh | red'],
    ['with numbers that no scale has', [3, 400, 1200], 'left-numbers'],
    ['with numbers alone that could be a scale', [1, 2, 3, 4, 5], 'left-numbers'],
    [
      'with one number of a scale among words that are none',
      [1, 'red', 'blue', 'red'],
      'left-words 1 | red | blue',
    ],
    ['with dates, of which nobody would ask', ['2024-01-02', '2024-01-03'], null],
    ['with times, nor of these', ['12:40', '9:05'], null],
    ['with its own name, as an option is written, nor of these', ['Subject', ''], null],
    ['with nothing, nor of this', [''], null],
    ['with words for no answer, nor of these', ['n/a', ''], null],
  ])('%s', async (_, cells, reason) => {
    const lines = await told({
      Good: SATISFIED,
      Subject: cells,
      City: ['Riga', 'Rome'],
      Other: ['wow', 'meh', 'tja'],
    });
    const own = lines.find((line) => /^2 Subject/.test(line)) ?? null;
    expect(own).toBe(reason && `2 Subject: ${reason}`);
    // Facts are not asked for.
    expect(lines.some((line) => line.includes('City'))).toBe(false);
  });

  it('with how often, importance or too many strange words, where it stands alone', async () => {
    await expect(told({ 'How often do they smile?': OFTEN })).rejects.toThrow('draft-nothing-found');
    await expect(told({ Foo: [1, 2, 3, 4, 5] })).rejects.toThrow('draft-nothing-found');
    await expect(told({ Room: [...SATISFIED, 'purple', 'green'] })).rejects.toThrow('draft-nothing-found');
    expect(await told({ Room: [...SATISFIED, ...SATISFIED, 'purple'] })).toEqual([
      `(questions); room “Room”; 1–5; 4; 1; ${ASKED}`,
      'expectations 1',
    ]);
  });
});

describe('a sample of several files', () => {
  const from = async (...tables: readonly string[]) => {
    const { table, strangers } = await sampleOf(
      tables.map((text, i) => ({
        bytes: inChunks(text),
        options: { ...UNTOLD, file: `${i + 1}.csv`, name: `${i + 1}.csv` },
      })),
    );
    return { cells: table.rows.map(({ cells }) => cells.join(' ')), strangers };
  };

  it('has the rows of all that have the columns of the first, wherever they stand', async () => {
    expect(await from('a,b\n1,2\n', 'a,b\n3,4\n')).toEqual({ cells: ['1 2', '3 4'], strangers: [] });
    expect(await from('a,b\n1,2\n', 'b,a\n4,3\n')).toEqual({ cells: ['1 2', '3 4'], strangers: [] });
    expect(await from('a,b\n1,2\n', 'b,c,a\n4,9,3\n')).toEqual({ cells: ['1 2', '3 4'], strangers: [] });
    expect(await from('a,a\n1,2\n', 'a,b\n3,4\n')).toEqual({ cells: ['1 2'], strangers: ['2.csv'] });
    expect(await from('a,b\n1,2\n', 'a,c\n3,4\n', 'b,a\n6,5\n')).toEqual({
      ...{ cells: ['1 2', '5 6'], strangers: ['2.csv'] },
    });
  });

  it('has no sums below the answers, and as many rows of each', async () => {
    expect((await from('Name,b\nx,2\nTotal,2\n')).cells).toEqual(['x 2']);
    const many = `a,b\n${'1,2\n'.repeat(2500)}`;
    expect((await from(many)).cells).toHaveLength(2000);
    expect((await from(many, many)).cells).toHaveLength(2000);
    await expect(from('a,b\n')).rejects.toMatchObject({ code: 'survey-unusable' });
  });
});
