// Surveys that tables hold, too, and that are not just answers: rows that sum up the others, responses that were broken off, respondents
// who answered twice, months to group by, importance beside. An engine has to tell of them what svc tells of a file.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodingOf } from '../../../src/survey/encoding.ts';
import { openSurvey, textOf } from '../../../src/survey/open.ts';
import { fixture, inChunks } from '../helpers.ts';
import type { DrawnSurvey } from './drawn.ts';

export interface Scene extends Omit<DrawnSurvey, 'profiles'> {
  readonly name: string;
  /** What an address has to say beside the table. */
  readonly address: string;
  /** Whether an engine has to number the rows of each respondent. */
  readonly isNumbered?: boolean;
}

const STANDARD = `format: svc.standard/1
id: desk
version: "1.0.0"
title: { en: Desk }
source: { author: Nobody, title: Nothing }
sections:
  - id: talk
    title: { en: Talk }
    criteria:
      - { id: polite, text: { en: "Polite?" }, answer: { kind: scale, min: 1, max: 7 } }
      - { id: quick, text: { en: "Quick?" }, answer: { kind: scale, min: 1, max: 7 } }
      - { id: clear, text: { en: "Clear?" }, answer: { kind: scale, min: 1, max: 7 } }
`;
const CRITERIA = ['polite', 'quick', 'clear'];
const mapping = (more: string, own = '') => `format: svc.mapping/1
standard: desk
criteria:
${CRITERIA.map((id) => `  ${id}: { expectation: ${id} should, delivery: ${id} is${own.replaceAll('ID', id)} }`).join('\n')}
${more}`;
const ASKED = CRITERIA.flatMap((id) => [`${id} should`, `${id} is`]);
const answer = (k: number) => ASKED.map((_, c) => String(1 + ((k * (c + 3) + c * c) % 7)));
const table = (leading: readonly string[], of: (k: number) => readonly string[], many = 24) => ({
  header: [...leading, ...ASKED],
  rows: Array.from({ length: many }, (_, k) => [...of(k), ...answer(k)]),
});
const scene = (
  name: string,
  { header, rows }: Pick<Scene, 'header' | 'rows'>,
  more: Partial<Pick<Scene, 'standard' | 'mapping' | 'options' | 'address' | 'isNumbered'>> = {},
): Scene => ({
  ...{ name, header, rows, standard: STANDARD, mapping: mapping(''), options: [], address: '' },
  ...more,
});

const towns = ['North', 'South', 'Media'];
const plain = table(['town'], (k) => [towns[k % 2]!]);
const sums = (said: string, of = '104') => [said, ...ASKED.map(() => of)];
const twice = table(['who', 'at'], (k) => [`r${k % 20}`, String(100 + k)]);
const byTown = { options: ['--by', 'town', '--min-n', '1'] };

/** A respondent, a town, a weight, and answers: what the query calls the other way round, or something else. */
const OWN_NAMES = [
  ['id', 'text', 'n', 'e0', 'd0', 's0'],
  ['own_weight', 'g0', 'state', 'd1', 'd2', 'e1'],
  ['times', 'value', 'g0', 'd0', 'e0', 'p0'],
  ['k', 'source', 'weight', 'expected', 'delivered', 'steps'],
  ['answers', 'kind', 'own_weight', 't0', 'o', 'z'],
  ['said', 'of', 'out', 'code', 'pairs', 'gap'],
] as const;
const namedMapping = ([who, town, weight, ...asked]: readonly string[]): string => {
  const columns = [...asked, ...ASKED.slice(asked.length)];
  return [
    'format: svc.mapping/1',
    'standard: desk',
    'criteria:',
    ...CRITERIA.map(
      (id, c) => `  ${id}: { expectation: "${columns[2 * c]}", delivery: "${columns[2 * c + 1]}" }`,
    ),
    `respondent: "${who}"`,
    'duplicates: keep',
    `weight: "${weight}"`,
    `fields: { "${town}": "${town}" }`,
    `drop: [{ column: "${town}", is: [nowhere], reason: other }]`,
  ].join('\n');
};

export const SCENES: readonly Scene[] = [
  scene('sums at the end, that can be read as answers', {
    ...plain,
    rows: [...plain.rows, sums('Итого', '7')],
  }),
  scene(
    'sums at the end, in the column that is grouped by',
    { ...plain, rows: [...plain.rows, sums('TOTAL:'), sums('Average', '4')] },
    byTown,
  ),
  scene('a sum in the midst, that cannot be read', {
    ...plain,
    rows: [...plain.rows.slice(0, 9), sums('Subtotal'), ...plain.rows.slice(9)],
  }),
  scene(
    'a town called like a sum',
    table(['town'], (k) => [towns[k % 3]!], 31),
    byTown,
  ),
  scene('responses that were broken off', {
    ...table(['Status', 'Finished'], (k) => ['IP Address', k % 5 === 0 ? 'False' : 'True']),
  }),
  ...OWN_NAMES.map((names) =>
    scene(
      `columns called ${names.join(', ')}, as the query calls its own`,
      {
        header: [...names, ...ASKED.slice(names.length - 3)],
        rows: plain.rows.map((_, k) => [`r${k % 20}`, towns[k % 2]!, String(1 + (k % 3)), ...answer(k)]),
      },
      {
        mapping: namedMapping(names),
        options: ['--by', names[1], '--min-n', '1'],
      },
    ),
  ),
  ...(['keep', 'first', 'last', 'refuse'] as const).map((duplicates) =>
    scene(`respondents who stand there twice, of whom the mapping says ${duplicates}`, twice, {
      mapping: mapping(`respondent: who\nduplicates: ${duplicates}\n`),
      address: '&order=at',
      isNumbered: duplicates === 'first' || duplicates === 'last',
    }),
  ),
  ...['weight: w\ncluster: psu\nstrata: area', 'cluster: psu', 'strata: area\nweight: w'].map((design) =>
    scene(
      `a last row of each that counts by ${design.replaceAll('\n', ', ')}`,
      table(
        ['who', 'at', 'w', 'psu', 'area'],
        (k) => [
          ...[`r${k % 27}`, String(100 + k), ['1.5', '2', '0', '3', '0,25', ''][k % 6]!],
          ...[k % 11 === 0 ? '' : `psu ${k % 4}`, k % 13 === 0 ? ' ' : ['north', 'south'][k % 2]!],
        ],
        36,
      ),
      {
        mapping: mapping(`respondent: who\nduplicates: last\n${design}\n`),
        ...{ address: '&order=at', isNumbered: true, options: ['--min-n', '1', '--allow-unread'] },
      },
    ),
  ),
  scene(
    'a question that nobody answered',
    table(['wait should', 'wait is'], () => ['', '']),
    {
      standard: `${STANDARD}      - { id: wait, text: { en: "How long?" }, answer: { kind: duration, better: lower, points: { 0s: 100, 10m: 0 } } }\n`,
      mapping: mapping('').replace(
        'criteria:',
        'criteria:\n  wait: { expectation: wait should, delivery: wait is }',
      ),
    },
  ),
  ...['ratings above and below nothing, and of many texts', 'ratings above and below nothing, and many'].map(
    (name) =>
      scene(
        name,
        table(
          ['wait', 'mood should', 'mood is'],
          (k) => [
            `${(k * 7) % 150} min`,
            ...[k, k + 2].map((one) => (one % 9 === 0 ? '' : String((one % 7) - 3))),
          ],
          200,
        ),
        {
          standard: `${STANDARD}      - { id: mood, text: { en: "Mood?" }, answer: { kind: scale, min: -3, max: 3 } }
      - { id: wait, text: { en: "How long?" }, answer: { kind: duration, better: lower, points: { 0s: 100, 150m: 0 } }, expect: 20m }
`,
          mapping: mapping('').replace(
            'criteria:',
            'criteria:\n  mood: { expectation: mood should, delivery: mood is }\n  wait: { delivery: wait }',
          ),
        },
      ),
  ),
  scene(
    'months to group by',
    table(['on'], (k) => [`2026-0${1 + (k % 3)}-1${k % 9}`]),
    {
      mapping: mapping('fields: { on: on }\n'),
      options: ['--by', 'month(on)', '--min-n', '1'],
    },
  ),
  scene(
    'importance that was asked for',
    (() => {
      const own = table(['town'], (k) => [towns[k % 2]!]);
      return {
        header: [...own.header, ...CRITERIA.map((id) => `${id} matters`)],
        rows: own.rows.map((row, k) => [
          ...row,
          ...CRITERIA.map((_, c) => ((k + c) % 11 === 0 ? '' : String(1 + ((k * 5 + c) % 7)))),
        ]),
      };
    })(),
    { mapping: mapping('', ', importance: ID matters'), ...byTown },
  ),
];

/** Each file that tools of surveys write, as the table that it would be. */
export async function fixtureTables(): Promise<
  readonly (Pick<Scene, 'header' | 'rows'> & { readonly name: string })[]
> {
  const folder = fixture('');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv') && !name.includes('expected-'))
    .sort();
  const tables = [];
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    const one = await tableOf(name, bytes).catch(() => null);
    if (one) tables.push(one);
  }
  return tables;
}

/** Null where no table could hold it: columns without a name of their own, or none. */
export async function tableOf(
  name: string,
  bytes: Buffer,
  called = (header: string, _k: number): string => header,
) {
  const asked = { encoding: null, delimiter: null, dialect: null, headerRows: null };
  const survey = await openSurvey(inChunks(bytes), { file: name, name, ...asked });
  const { columns, encoding } = survey.layout;
  const header = columns.map((column, k) => called(column.header, k));
  const isTold = header.every((one) => one !== '' && Buffer.byteLength(one) < 60);
  if (!isTold || new Set(header.map((one) => one.toLowerCase())).size < header.length) return null;
  const rows: string[][] = [];
  for await (const { cells } of survey.rows)
    rows.push(header.map((_, k) => textOf(cells[k] ?? '', encodingOf(encoding.name))));
  return rows.length === 0 ? null : { name, header, rows };
}
