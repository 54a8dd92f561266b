// What an engine is asked of a survey, statement by statement, and what it cannot count: an engine that gives what it is told to give.

import { describe, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { EngineName } from '../../../src/core/sql/dialect.ts';
import type { Engine, EngineRow, WholeRange } from '../../../src/core/sql/engine.ts';
import { schemeOf } from '../../../src/core/standard/scheme.ts';
import { speaker } from '../../speaker.ts';
import { mappingOf, score, standardOf } from '../helpers.ts';

const { say } = speaker('en');
const scheme = schemeOf(
  standardOf(`format: svc.standard/1
id: desk
version: "1.0.0"
title: { en: Desk }
sections:
  - id: talk
    title: { en: Talk }
    criteria:
      - { id: polite, text: { en: "Polite?" }, answer: { kind: scale, min: 1, max: 3 }, expect: 2 }
      - { id: wait, text: { en: "How long?" }, answer: { kind: elapsed, better: lower, points: { 0h: 100, 9h: 0 } }, expect: 2h }
`),
);

interface Case {
  readonly mapping: string;
  readonly header?: string;
  readonly dialect?: EngineName;
  readonly order?: string;
  readonly numbersRows?: boolean;
  readonly whole?: readonly string[];
  readonly ranges?: Readonly<Record<string, WholeRange>>;
  readonly parts?: readonly string[];
  /** What comes back for a statement that holds the words; nothing for all others. */
  readonly gives?: readonly (readonly [string, readonly EngineRow[]])[];
}

/** What the engine was asked, and what was said in the end. */
async function asked(one: Case): Promise<string[]> {
  const header = one.header ?? 'who,town,at,q';
  const said: string[] = [];
  const give = async (sql: string) => {
    said.push(sql);
    return one.gives?.find(([words]) => sql.includes(words))?.[1] ?? [];
  };
  const engine: Engine = {
    ...{ dialect: one.dialect ?? 'postgres', name: 'the table t', source: 't', wholes: null, keep: null },
    numbersRows: one.numbersRows ?? true,
    columns: async () =>
      header.split(',').map((name) => ({ name, isWhole: one.whole?.includes(name) ?? false })),
    ranges: async () => new Map(Object.entries(one.ranges ?? {})),
    rows: give,
    parts: async () => one.parts ?? null,
    close: async () => {},
  };
  const mapping = mappingOf(`format: svc.mapping/1\nstandard: desk\n${one.mapping}`, scheme);
  const heard: string[] = [];
  try {
    const { receipt, tally } = await score(`${header}\n${header.replace(/[^,]+/g, '2')}\n`, {
      ...{ scheme, mapping, engine: { engine, order: one.order ?? null } },
      onProgress: (done, total) => void heard.push(`${done} of ${total}`),
    });
    const { read, used, rejected } = receipt;
    said.push(`read ${read}, used ${used}, rejected ${rejected}, groups ${tally.length}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hint = error.hint ? ` (${say(`hint.${error.hint.code}`, error.hint.args ?? {})})` : '';
    said.push(`${error.exitCode}: ${say(`error.${error.code}`, error.args)}${hint}`);
  }
  return [...said, ...heard];
}

const Q = 'criteria: { polite: { delivery: q } }';

describe('an engine cannot count', () => {
  it.for<[string, Case, string]>([
    [
      'the time between two stamps',
      { mapping: 'criteria: { wait: { delivery: { from: at, to: town } } }' },
      '2: the time between two stamps (wait) cannot be counted by an engine: it is read row by row (Export the rows as CSV and score that: the figures are the same.)',
    ],
    [
      'least accepted levels',
      { mapping: 'criteria: { polite: { delivery: q, minimum: at } }' },
      '2: least accepted levels (`minimum`) cannot be counted by an engine (Export the rows as CSV and score that: the figures are the same.)',
    ],
    [
      'one row of each respondent without an order',
      { mapping: `${Q}\nrespondent: who\nduplicates: last` },
      '2: the mapping lets one row of each respondent count (“who”), but the rows of the table t have no order of their own (Name a column by which they come one after another: …&order=submitted_at.)',
    ],
    [
      'one row of each respondent where it cannot number them',
      { mapping: `${Q}\nrespondent: who\nduplicates: first`, order: 'at', numbersRows: false },
      '2: the mapping lets one row of each respondent count, but this server cannot number the rows of a respondent: the table t (Export the rows as CSV and score that: the figures are the same.)',
    ],
    [
      'rows of which none is the first',
      {
        ...{ mapping: `${Q}\nrespondent: who\nduplicates: first`, order: 'at' },
        gives: [['HAVING', [['r7']]]],
      },
      '2: the rows of the respondent “r7” have the same “at”, so that none of them is the first (Name a column by which they come one after another: …&order=submitted_at.)',
    ],
    [
      'respondents who stand there twice, where the mapping refuses them',
      { mapping: `${Q}\nrespondent: who\nduplicates: refuse`, gives: [['HAVING', [['r8']]]] },
      '3: respondent r8 stands in the file more than once, by the column “who”',
    ],
    [
      'more texts than can be matched',
      {
        mapping: Q,
        gives: [['DISTINCT', Array.from({ length: 100_001 }, (_, k) => ['0', `text ${k}`])]],
      },
      '3: the column “q” holds more than 100,000 different texts, too many to be matched (Export the rows as CSV and score that: the figures are the same.)',
    ],
  ])('%s', async ([, one, last], { expect }) => {
    expect((await asked(one)).at(-1)).toBe(last);
  });
});

/** All columns at once: what comes of each is told by its number among those that are asked. */
const texts = (...of: readonly (readonly string[])[]): NonNullable<Case['gives']> => [
  ['DISTINCT', of.flatMap((own, k) => own.map((text) => [String(k), text]))],
];
const RANGE: WholeRange = { least: 1, greatest: 3, hasEmpty: true };
const CASES: Readonly<Record<string, Case>> = {
  'the texts of a column, then the counts of what they mean': {
    mapping: Q,
    gives: texts(['1', '3', '', 'x']),
  },
  'the same of ClickHouse': { mapping: Q, gives: texts(['1', '3', '', 'x']), dialect: 'clickhouse' },
  'no texts of whole numbers whose range is known': { mapping: Q, whole: ['q'], ranges: { q: RANGE } },
  'those of whole numbers that are too far apart': {
    ...{ mapping: Q, whole: ['q'], ranges: { q: { ...RANGE, greatest: 33 } } },
    gives: texts(['1', '2', '33']),
  },
  'those of whole numbers that cannot all be read': {
    ...{ mapping: Q, whole: ['q'], ranges: { q: { ...RANGE, greatest: 4 } } },
    gives: texts(['1', '4']),
  },
  'those of a range that is no column of whole numbers': {
    ...{ mapping: Q, ranges: { q: RANGE } },
    gives: texts(['1']),
  },
  'those of a column that says something else, too': {
    ...{
      mapping: `${Q}\ndrop: [{ column: q, is: ["3"], reason: three }]`,
      whole: ['q'],
      ranges: { q: RANGE },
    },
    gives: texts(['1', '3']),
  },
  'no texts of fields by which nobody asks': {
    ...{ mapping: `${Q}\nfields: { town: town, at: at }\nby: [town]` },
    gives: texts(['1', '2'], ['North', 'South']),
  },
  'how often respondents are there, but for rows that are left out': {
    mapping: `${Q}\nrespondent: who\ndrop: [{ column: town, is: [nowhere, Nobody], reason: other }]`,
    gives: [...texts(['1'], ['nowhere', 'North']), ['count(*) - count', [['3']]]],
  },
  'which row of a respondent is the last': {
    ...{ mapping: `${Q}\nrespondent: who\nduplicates: last`, order: 'at' },
    gives: texts(['1', '2']),
  },
  'how many rows sum up others, where one says so': {
    mapping: `${Q}\nrespondent: who`,
    gives: [['IN (', [['1', 'Total']]], ...texts(['1', '2']), ['count(*)', [['2']]]],
  },
  'and what they say, where they are many': {
    mapping: Q,
    gives: [['IN (', [['0', 'Итого']]], ...texts(['1', '2']), ['count(*)', [['2000']]]],
  },
  'which responses were broken off': {
    ...{ mapping: Q, header: 'ID,Start time,Completion time,q' },
    gives: texts(['1', '2'], ['', '2026-03-02 10:00', ' ']),
  },
  'nothing of that where all came to their end': {
    ...{ mapping: Q, header: 'ID,Start time,Completion time,q' },
    gives: texts(['1', '2'], ['2026-03-02 10:00']),
  },
  'part after part': {
    ...{ mapping: Q, parts: ['k < 5', 'k >= 5', 'k IS NULL'] },
    gives: texts(['1']),
  },
};

/** Of the query that counts, which is held elsewhere, how it reads the rows; of words for sums that there are some. */
const inShort = (sql: string): string => {
  const [, read] =
    /^(?:WITH|CREATE).*?(SELECT\s(?:(?!SELECT).)*?\sFROM t AS source[^\n]*?)\) AS/s.exec(sql) ?? [];
  return (read ? `… ${read.replace(/\s+/g, ' ')} …` : sql).replace(/'total', .*?'\)/g, '…)');
};

it('an engine is asked for texts first, and for what they come to', async ({ expect }) => {
  const told: string[] = [];
  for (const [title, one] of Object.entries(CASES))
    told.push(`-- ${title}`, ...(await asked(one)).map(inShort), '');
  await expect(told.join('\n')).toMatchFileSnapshot('../expected/asked.sql');
});
