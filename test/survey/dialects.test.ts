// Every convention of every survey tool: recognised by content, header rows understood, respondents counted and scored.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { listed } from '../../src/core/tally/tally.ts';
import { DIALECTS, dialectNamed } from '../../src/survey/dialects/index.ts';
import { openSurvey } from '../../src/survey/open.ts';
import { ROOT } from '../world.ts';
import { fixture, inChunks, mappingOf, schemeFrom, score } from './helpers.ts';

const scheme = schemeFrom('counter/standard.yaml');
const bytesOf = (name: string) => readFileSync(fixture(name));

async function opened(bytes: Uint8Array | string, dialect: string | null = null) {
  const survey = await openSurvey(inChunks(bytes), {
    file: 'survey.csv',
    name: 'survey.csv',
    encoding: null,
    delimiter: null,
    dialect,
    headerRows: null,
  });
  const rows = [];
  for await (const row of survey.rows) rows.push(row);
  return { ...survey, rows };
}

/** File, how sure of it, header rows, respondents, and the column that tells unfinished responses. */
const FILES = [
  ['qualtrics/labels.csv', 1, 3, 4, 'Finished'],
  ['qualtrics/values.csv', 1, 3, 4, 'Finished'],
  ['qualtrics-legacy/values.csv', 0.98, 2, 2, 'Finished'],
  ['surveymonkey/blocks.csv', 0.97, 2, 3, 'End Date'],
  ['google-forms/matrix.csv', 0.95, 1, 3, null],
  ['google-forms/russian.csv', 0.95, 1, 3, null],
  ['limesurvey/codes.csv', 0.97, 1, 3, 'submitdate'],
  ['limesurvey/texts.csv', 0.97, 1, 3, 'Date submitted'],
  ['limesurvey/codes-and-texts.csv', 0.97, 1, 3, 'Date submitted'],
  ['limesurvey/edited.csv', 0.4, 2, 3, null],
  ['typeform/answers.csv', 0.98, 1, 2, 'Submit Date (UTC)'],
  ['typeform/titled.csv', 0.85, 2, 2, null],
  ['kobotoolbox/plain.csv', 0.97, 1, 2, null],
  ['kobotoolbox/tagged.csv', 0.97, 2, 2, null],
  ['microsoft-forms/likert.csv', 0.97, 1, 3, 'Completion time'],
  ['microsoft-forms/russian.csv', 0.97, 1, 3, 'Время выполнения'],
  ['jotform/matrix.csv', 0.95, 1, 3, null],
  ['alchemer/grid.csv', 0.97, 1, 4, 'Status'],
  ['spss/codes.sav', 1, 2, 3, null],
  ['spss/plain.sav', 1, 2, 3, null],
  ['spss/packed.zsav', 1, 2, 3, null],
  ['safetyculture/two-audits.csv', 0.99, 1, 2, null],
  ['long/by-respondent.csv', 0.9, 1, 3, null],
  ['long/by-criterion.csv', 0.9, 1, 3, null],
  ['long/russian.csv', 0.9, 1, 3, null],
  ['plain/one-is-best.csv', 0.1, 1, 3, null],
] as const;

/** A file each, beside those that all of them share. */
const WRITTEN = readdirSync(join(ROOT, 'src/survey/dialects'))
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => !['dialect', 'header', 'index'].includes(name));

const EXPORT = /\.(?:csv|z?sav)$/;

describe('a dialect', () => {
  it.each(FILES)(
    'of %s is recognised (%d): %i header rows, %i respondents',
    async (name, sure, header, count, unfinished) => {
      const survey = await opened(bytesOf(name));
      expect([survey.layout.dialect, survey.layout.confidence]).toEqual([name.split('/')[0], sure]);
      expect([survey.header.length, survey.rows.length]).toEqual([header, count]);
      expect(survey.layout.unfinished?.column.header ?? null).toBe(unfinished);
    },
  );

  it('of Qualtrics knows how many rows are left above the answers', () => {
    const { headerRows, recognise } = dialectNamed('qualtrics')!;
    const names = ['StartDate', 'EndDate', 'Status', 'Progress', 'Q1'];
    const asked = ['Start Date', 'End Date', 'Response Type', 'Progress', 'How was it?'];
    const ids = names.map((name) => `{"ImportId":"${name}"}`);
    const answers = ['2026-03-01 10:00:00', '01.03.2026 10:05', 'IP Address', '100', '4'];
    const rows = typeof headerRows === 'function' ? headerRows : () => headerRows;
    expect([names, asked, ids, answers].map((_, k, all) => rows(all.slice(0, k + 1)))).toEqual([1, 2, 3, 3]);
    expect(rows([names, asked, answers])).toBe(2);
    expect(rows([names, answers, answers])).toBe(1);
    expect(rows([['EndDate'], ['01.03.2026 10:05']])).toBe(1);
    expect(rows([['Q1'], ['4'], ['5']])).toBe(3);
    expect(recognise([names, asked, ids], ',')).toBe(1);
    expect(recognise([names, asked, [...ids.slice(0, 3), 'x', 'y']], ',')).toBe(0.9);
    expect(recognise([names.slice(0, 3), asked], ',')).toBe(0);
  });

  it.each(WRITTEN)('%s has its row', (id) => expect(DIALECTS.map((dialect) => dialect.id)).toContain(id));

  it.each(DIALECTS.map(({ id }) => id))('%s has fixtures of its own, each of which it knows', async (id) => {
    const own = existsSync(fixture(id)) ? readdirSync(fixture(id)).filter((name) => EXPORT.test(name)) : [];
    expect(own.length).toBeGreaterThan(0);
    for (const name of own) {
      const { layout } = await opened(bytesOf(`${id}/${name}`));
      expect([name, layout.dialect]).toEqual([name, id]);
    }
  });

  it.each(FILES)('of %s is the same in chunks of any size', async (name) => {
    const bytes = bytesOf(name);
    const whole = await opened(bytes);
    const survey = await openSurvey(inChunks(bytes, 7), {
      file: 'survey.csv',
      name: 'survey.csv',
      encoding: null,
      delimiter: null,
      dialect: null,
      headerRows: null,
    });
    const rows = [];
    for await (const row of survey.rows) rows.push(row.cells);
    expect(rows).toEqual(whole.rows.map(({ cells }) => cells));
    expect(survey.layout.columns).toEqual(whole.layout.columns);
  });

  it('can be said instead', async () => {
    const { layout, rows } = await opened(bytesOf('long/by-respondent.csv'), 'plain');
    expect([layout.dialect, layout.confidence, rows.length]).toEqual(['plain', 1, 9]);
  });

  it('of rows per answer needs its columns, said or not', async () => {
    for (const dialect of ['long', 'safetyculture'])
      await expect(opened('a,b\n1,2\n', dialect)).rejects.toMatchObject({
        code: 'dialect-unfit',
        exitCode: 2,
      });
  });

  it('of any table says what it says, and never stumbles', () => {
    const cell = fc.constantFrom(
      '',
      '#',
      'Response',
      'Timestamp',
      'ItemType',
      'q [a]',
      'a/b',
      '{"ImportId":"x"}',
      '1',
      'id. x',
      ' ',
    );
    const table = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 4 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';'), (peek, delimiter) => {
        for (const dialect of DIALECTS) {
          const sure = dialect.recognise(peek, delimiter);
          expect(sure).toBeGreaterThanOrEqual(0);
          expect(sure).toBeLessThanOrEqual(1);
          const header = peek.slice(0, dialect.headerRows(peek));
          dialect.columns(header).forEach((column, i) => {
            expect(column.index).toBe(i);
            expect(column.names).toContain(column.header);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that does not exist is refused, with the nearest that does', () => {
    expect(() => dialectNamed('qualtric')).toThrow(UserError);
  });

  it.each(DIALECTS.map((dialect) => [dialect.id, dialect] as const))(
    '%s is sure of nothing in an odd table',
    (id, dialect) => {
      for (const peek of [
        [],
        [[]],
        [['']],
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        [
          ['#', ''],
          ['', ''],
        ],
        [['', ''], ['#']],
      ])
        expect(dialect.recognise(peek, ',')).toBeLessThanOrEqual(id === 'typeform' ? 0.85 : 0.1);
    },
  );
});

const columnsOf = async (name: string) => (await opened(bytesOf(name))).layout.columns;

describe('a column', () => {
  it('of Qualtrics answers to its name, its question and its import id', async () => {
    expect((await columnsOf('qualtrics/values.csv'))[6]).toEqual({
      index: 6,
      header: 'An excellent service counter - The staff are polite.',
      names: ['An excellent service counter - The staff are polite.', 'Q1_1', 'QID1_1'],
    });
  });

  it('of SurveyMonkey is its question with its option, or the question alone', async () => {
    const columns = await columnsOf('surveymonkey/blocks.csv');
    expect(columns[6]!.header).toBe('What do you expect of a service counter? [The staff solve my problem.]');
    expect(columns[12]!.names).toEqual([
      'Which of these did you use? [Toilets, cloakroom]',
      'Toilets, cloakroom',
    ]);
    expect(columns[14]!.header).toBe('Which branch was it?');
  });

  it('of LimeSurvey answers to code, text and both', async () => {
    expect((await columnsOf('limesurvey/codes-and-texts.csv'))[4]!.names).toEqual([
      'What do you expect of a service counter? [The staff are polite.]',
      'exp[polite]. What do you expect of a service counter? [The staff are polite.]',
      'exp[polite]',
    ]);
  });

  it('of KoboToolbox answers to its tag', async () => {
    expect((await columnsOf('kobotoolbox/tagged.csv'))[2]!.names).toEqual([
      'expected/politeness',
      '#exp+polite',
    ]);
  });

  it('of Typeform is called by its option alone, and may come twice', async () => {
    const columns = await columnsOf('typeform/answers.csv');
    expect(columns.filter(({ header }) => header === 'Other').map(({ index }) => index)).toEqual([8, 10]);
  });

  it('of the long form is an item with each of its answers', async () => {
    expect((await columnsOf('long/russian.csv')).map(({ names }) => names)).toEqual([
      ['Респондент'],
      ['Сотрудники вежливы. [Ожидание]', 'Сотрудники вежливы. [expectation]'],
      ['Сотрудники вежливы. [Восприятие]', 'Сотрудники вежливы. [delivery]'],
      ['Сотрудники решают мой вопрос. [Ожидание]', 'Сотрудники решают мой вопрос. [expectation]'],
      ['Сотрудники решают мой вопрос. [Восприятие]', 'Сотрудники решают мой вопрос. [delivery]'],
      ['В зале чисто. [Ожидание]', 'В зале чисто. [expectation]'],
      ['В зале чисто. [Восприятие]', 'В зале чисто. [delivery]'],
    ]);
  });
});

const LONG = mappingOf(
  `
format: svc.mapping/1
criteria:
  politeness: { expectation: "politeness [expectation]", delivery: "politeness [delivery]" }
  help: { expectation: "help [expectation]", delivery: "help [delivery]" }
  cleanliness: { expectation: "cleanliness [expectation]", delivery: "cleanliness [delivery]" }
fields: { branch: branch }
by: [branch]
`,
  scheme,
);

describe('a row for each answer', () => {
  it('makes one respondent of several rows', async () => {
    const { receipt, tally } = await score(bytesOf('long/by-respondent.csv'), { scheme, mapping: LONG });
    expect(receipt).toEqual({ read: 3, used: 3, rejected: 0, dropped: [] });
    expect(tally.map(({ key, respondents }) => [key, respondents])).toEqual([
      [[], 3],
      [['North'], 2],
      [['South'], 1],
    ]);
  });

  it('may be ordered by item as well as by respondent', async () => {
    const [one, other] = await Promise.all(
      ['long/by-respondent.csv', 'long/by-criterion.csv'].map((name) =>
        score(bytesOf(name), { scheme, mapping: LONG }),
      ),
    );
    expect(other!.tally).toEqual(one!.tally);
  });

  const many = (rows: (push: (line: string) => void) => void): string => {
    const lines = ['respondent,branch,criterion,expectation,delivery'];
    rows((line) => lines.push(line));
    return `${lines.join('\n')}\n`;
  };

  it('is read in constant memory where respondents follow one another, however many', async () => {
    const text = many((push) => {
      for (let i = 0; i < 20_000; i++)
        for (const item of ['politeness', 'help', 'cleanliness']) push(`r${i},North,${item},5,4`);
    });
    const { receipt } = await score(text, { scheme, mapping: LONG });
    expect(receipt).toEqual({ read: 20_000, used: 20_000, rejected: 0, dropped: [] });
  });

  it('is put in order where the file begins with one item of very many respondents', async () => {
    const text = many((push) => {
      for (const item of ['politeness', 'help', 'cleanliness'])
        for (let i = 0; i < 6_000; i++) push(`r${i},North,${item},5,4`);
    });
    expect((await score(text, { scheme, mapping: LONG })).receipt.used).toBe(6_000);
  });

  it('puts together a respondent who comes back late, and finds an item that comes late', async () => {
    const text = many((push) => {
      for (let i = 0; i < 4_000; i++)
        for (const item of i === 7 ? ['politeness', 'help'] : ['politeness', 'help', 'x'])
          push(`r${i},North,${item},5,4`);
      push('r7,North,x,5,4');
      push('r3999,North,cleanliness,5,4');
    });
    const { receipt, notes, tally } = await score(text, { scheme, mapping: LONG });
    expect(receipt).toEqual({ read: 4_000, used: 4_000, rejected: 0, dropped: [] });
    const answered = tally[0]!.criteria.map(({ pairs }) => listed(pairs).flatMap(({ counts }) => counts));
    expect(answered.map((counts) => counts.reduce((a, b) => a + b, 0))).toEqual([4_000, 4_000, 1]);
    expect(notes.map(({ code }) => code)).not.toContain('survey.items-late');
  });

  it('that cannot be read is told of at its own line, and its respondent keeps the other answers', async () => {
    const text = many((push) => {
      for (const [id, answer] of [
        ['1', '4'],
        ['2', 'great'],
        ['3', '3'],
        ['4', '5'],
      ])
        for (const item of ['politeness', 'help', 'cleanliness'])
          push(`${id},North,${item},5,${item === 'help' ? answer : 4}`);
    });
    const rejected: number[] = [];
    const { receipt, issues } = await score(text, {
      scheme,
      mapping: LONG,
      onRejected: ({ line }) => void rejected.push(line),
    });
    expect(receipt).toMatchObject({ read: 4, used: 4, rejected: 0 });
    expect(issues).toMatchObject([
      { code: 'unreadable-answer', line: 6, column: 16, args: { value: 'great', header: 'help [delivery]' } },
    ]);
    expect(rejected).toEqual([]);
  });

  it('given twice counts once, and is said', async () => {
    const text = many((push) => {
      for (const answer of ['4', '1']) push(`1,North,politeness,5,${answer}`);
      push('2,North,politeness,5,3');
    });
    const mapping = mappingOf(
      'format: svc.mapping/1\ncriteria: { politeness: { expectation: "politeness [expectation]", delivery: "politeness [delivery]" } }\n',
      scheme,
    );
    const { notes, tally } = await score(text, { scheme, mapping });
    expect(notes).toContainEqual({ code: 'survey.answers-again', args: { count: 1 } });
    expect(tally[0]!.respondents).toBe(2);
  });
});

describe('what cells mean in a dialect', () => {
  const criteria = `
criteria:
  politeness: { expectation: "exp[polite]", delivery: "del[polite]" }
  help: { expectation: "exp[solve]", delivery: "del[solve]" }
  cleanliness: { expectation: "exp[clean]", delivery: "del[clean]" }
`;
  const blanks = async (more: string) => {
    const mapping = mappingOf(`format: svc.mapping/1${criteria}${more}`, scheme);
    const { tally, receipt } = await score(bytesOf('limesurvey/codes.csv'), { scheme, mapping });
    return [tally[0]!.criteria[2]!.blanks, receipt.used];
  };

  it('counts N/A of LimeSurvey as not shown, an empty cell as skipped', async () => {
    expect(await blanks('')).toEqual([[1, 0, 0, 0], 2]);
  });

  it('gives way to the mapping', async () => {
    expect(await blanks('blanks: { not-applicable: [N/A] }\n')).toEqual([[0, 0, 0, 1], 2]);
  });

  it('keeps unfinished responses, says how many, and how to leave them out', async () => {
    const qualtrics = (more: string) =>
      mappingOf(
        `format: svc.mapping/1
criteria:
  politeness: { expectation: Q1_1, delivery: Q2_1 }
  help: { expectation: Q1_2, delivery: Q2_2 }
${more}`,
        scheme,
      );
    const kept = await score(bytesOf('qualtrics/labels.csv'), { scheme, mapping: qualtrics('') });
    expect(kept.receipt.used).toBe(4);
    expect(kept.notes).toContainEqual({
      code: 'survey.unfinished',
      args: {
        count: 1,
        column: 'Finished',
        rule: '{ column: "Finished", is: ["False"], reason: not-finished }',
      },
    });
    const rule = 'drop:\n  - { column: "Finished", is: ["False"], reason: not-finished }\n';
    const left = await score(bytesOf('qualtrics/labels.csv'), { scheme, mapping: qualtrics(rule) });
    expect(left.receipt).toMatchObject({ used: 3, dropped: [{ reason: 'not-finished', count: 1 }] });
    expect(left.notes.map(({ code }) => code)).not.toContain('survey.unfinished');
  });
});

describe('a response of LimeSurvey without the date of its end', () => {
  it('is told of', async () => {
    const file = String(bytesOf('limesurvey/codes.csv'));
    const mapping = mappingOf(
      'format: svc.mapping/1\ncriteria:\n  politeness: { expectation: "exp[polite]", delivery: "del[polite]" }\n',
      scheme,
    );
    const { notes, receipt } = await score(Buffer.from(file.replace('"2026-03-02 10:00:00"', '""')), {
      scheme,
      mapping,
    });
    expect(receipt.used).toBe(2);
    expect(notes).toContainEqual({
      code: 'survey.unfinished',
      args: {
        count: 1,
        column: 'submitdate',
        rule: '{ column: "submitdate", is: [""], reason: not-finished }',
      },
    });
  });
});

describe('an audit of one row per item', () => {
  it('scores what was answered, and no subtotal', async () => {
    const mapping = mappingOf(
      `format: svc.mapping/1
criteria:
  politeness: { expectation: "The staff are polite. [score]", delivery: The staff are polite. }
  help: { expectation: "The staff solve my problem. [score]", delivery: The staff solve my problem. }
fields: { audit: AuditName }
`,
      scheme,
    );
    const { receipt, notes } = await score(bytesOf('safetyculture/two-audits.csv'), { scheme, mapping });
    expect(receipt).toEqual({ read: 2, used: 2, rejected: 0, dropped: [] });
    expect(notes).toContainEqual({ code: 'survey.rows-no-answers', args: { count: 4 } });
  });
});

it('fixtures lie in folders named for their dialect', () => {
  for (const [name] of FILES) expect(existsSync(join(fixture(''), name))).toBe(true);
});
