// Files that reach svc through a command: it ends with 0 to 3, and what it prints holds nothing that a terminal or a CI service
// would obey, whatever stands in the file.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import type { Env } from '../../src/env.ts';
import { main } from '../../src/main.ts';
import { zipOf } from '../survey/zip.ts';
import { mutated } from './mutate.ts';
import type { Saved, Target } from './targets.ts';

export interface Around {
  readonly root: string;
  readonly folder: string;
  readonly made: { readonly survey: Buffer; readonly worth: string; readonly theme: string };
  readonly half: Target['mutate'];
  readonly saved: () => Promise<Saved>;
}

/** One that takes a damaged file `in.…` in a folder of its own; without a name of the file, at standard input. */
interface Taking {
  readonly name: string;
  readonly share?: number;
  readonly as?: string;
  readonly seeds: Target['seeds'];
  /** In turn. */
  readonly argv: readonly (readonly string[])[];
  readonly beside?: () => Promise<Readonly<Record<string, Buffer | string>>>;
  readonly mutate?: Target['mutate'];
  readonly isLarge?: boolean;
}

export function commandsIn({ root, folder, made, half, saved }: Around): readonly Target[] {
  const file = (name: string) => join(root, name);
  const bytes = (...names: string[]) => names.map((name) => readFileSync(file(name)));
  const DESK = file('fixtures/forms/repair-desk.yaml');
  const CHECK = ['--standard', file('fixtures/check/standard.yaml')];
  const COUNTER = ['--standard', file('fixtures/surveys/counter/standard.yaml')];
  const MAPPED = [...COUNTER, '--map', file('fixtures/surveys/counter/by-header.yaml')];
  const sessions = () => bytes('fixtures/check/clean/a.yaml', 'fixtures/check/clean/b.yaml');
  const standards = () =>
    bytes('standards/speed.yaml', 'standards/servqual.yaml', 'fixtures/forms/repair-desk.yaml');
  const other = (name: string) => async () => ({ [name]: sessions()[1]! });
  const report = async () => (await saved()).report;
  const counts = async () => (await saved()).counts;

  const takings: readonly Taking[] = [
    {
      ...{ name: 'counts judged', as: 'in.csv', seeds: counts },
      argv: [['score', '--counts', 'in.csv', ...COUNTER, '--by', 'branch', '--min-n', '1']],
    },
    {
      ...{ name: 'counts merged', as: 'in.csv', seeds: counts },
      beside: async () => ({ 'other.csv': (await saved()).counts[0]! }),
      argv: [['merge', 'other.csv', 'in.csv']],
    },
    {
      ...{ name: 'parquet', as: 'in.parquet', seeds: async () => (await saved()).parquet, isLarge: true },
      argv: [
        ['score', '--counts', 'in.parquet', ...COUNTER],
        ['score', 'in.parquet', ...MAPPED],
      ],
    },
    {
      ...{ name: 'surveys in a zip', as: 'in.zip', mutate: half },
      seeds: () => [
        zipOf({ 'a/spring.csv': made.survey, 'autumn.csv': made.survey }),
        zipOf({ 'a.csv': made.survey }),
      ],
      argv: [['score', 'in.zip', ...MAPPED, '--by', 'wave']],
    },
    {
      ...{ name: 'survey in a report', share: 0.5, as: 'in.csv', seeds: () => [made.survey] },
      argv: [['score', 'in.csv', ...MAPPED, '--by', 'branch', '--min-n', '1', '--allow-unread', '--ipa']],
    },
    {
      ...{ name: 'survey to draft', as: 'in.csv' },
      seeds: () => [made.survey, ...bytes('fixtures/surveys/three-levels/survey.csv')],
      argv: [['draft', 'in.csv', '--into', 'out', '--force']],
    },
    {
      name: 'survey to propose',
      as: 'in.csv',
      seeds: () => [made.survey],
      argv: [['map', 'in.csv', ...COUNTER]],
    },
    {
      ...{ name: 'paper', seeds: () => SHEETS.map((codes) => Buffer.from(codes)) },
      argv: [['audit', DESK, '--from-paper']],
    },
    {
      ...{ name: 'answers', as: 'in.yaml' },
      seeds: () => [1, 2, 3].flatMap((i) => bytes(`fixtures/forms/answers/${i}.yaml`)),
      argv: [['audit', DESK, '--answers', 'in.yaml']],
    },
    {
      ...{ name: 'table of visits', as: 'in.csv', seeds: () => [Buffer.from(VISITS)] },
      argv: [['assign', 'in.csv', '--standard', 'speed', '--into', 'out']],
    },
    {
      ...{ name: 'audit to check', as: 'in.yaml', seeds: sessions, beside: other('other.yaml') },
      argv: [['check', 'in.yaml', 'other.yaml', ...CHECK]],
    },
    {
      ...{ name: 'audit to compare', as: 'in.yaml', seeds: sessions, beside: other('other.yaml') },
      argv: [
        ['compare', 'other.yaml', 'in.yaml', ...CHECK],
        ['agree', 'other.yaml', 'in.yaml', ...CHECK],
      ],
    },
    {
      ...{ name: 'audit to pack', as: 'in.yaml', seeds: sessions },
      argv: [['pack', 'in.yaml', ...CHECK, '--into', 'out.zip']],
    },
    {
      ...{ name: 'archive of audits', as: 'in.zip', seeds: async () => (await saved()).pack, mutate: half },
      argv: [
        ['report', 'in.zip'],
        ['check', 'in.zip'],
      ],
    },
    {
      ...{ name: 'wave', as: 'in.json', seeds: report },
      beside: async () => ({ 'other.json': (await saved()).report[0]! }),
      argv: [['compare', 'other.json', 'in.json']],
    },
    { name: 'report shown', as: 'in.json', seeds: report, argv: [['report', 'in.json', '--format', 'html']] },
    {
      ...{ name: 'plan checked', as: 'in.yaml', seeds: async () => (await saved()).plan },
      beside: async () => ({ 'other.json': (await saved()).report[0]! }),
      argv: [['plan', 'in.yaml', '--check', 'other.json']],
    },
    {
      ...{ name: 'worth in a plan', as: 'in.yaml', seeds: () => [Buffer.from(made.worth)] },
      beside: async () => ({ 'other.json': (await saved()).report[0]! }),
      argv: [['plan', 'other.json', '--worth', 'in.yaml']],
    },
    {
      ...{
        name: 'theme of a page',
        as: 'in.yaml',
        seeds: () => [Buffer.from(made.theme.replace('logo.svg', 'l.svg'))],
      },
      beside: async () => ({ 'other.json': (await saved()).report[0]!, 'l.svg': LOGO }),
      argv: [['report', 'other.json', '--theme', 'in.yaml', '--format', 'html']],
    },
    {
      ...{ name: 'logo', as: 'in.svg', seeds: () => [Buffer.from(LOGO)] },
      beside: async () => ({
        'other.json': (await saved()).report[0]!,
        'theme.yaml': made.theme.replace('logo.svg', 'in.svg'),
      }),
      argv: [['report', 'other.json', '--theme', 'theme.yaml', '--format', 'html']],
    },
    { name: 'standard shown', share: 0.5, as: 'in.yaml', seeds: standards, argv: [['show', 'in.yaml']] },
    {
      ...{ name: 'profile shown', as: 'in.yaml' },
      seeds: () => bytes('standards/profiles/portrait.yaml', 'standards/personas/rude.yaml'),
      argv: [
        ['show', 'in.yaml'],
        ['lint', 'in.yaml'],
      ],
    },
    {
      ...{ name: 'standard fielded', as: 'in.yaml', seeds: standards },
      argv: ['html', 'paper', 'xlsform', 'surveyjs', 'limesurvey', 'qualtrics', 'google-forms'].map((to) => [
        ...['form', 'in.yaml', '--to', to, '-o', 'out'],
      ]),
    },
    { name: 'file linted', share: 0.5, as: 'in.yaml', seeds: standards, argv: [['lint', 'in.yaml']] },
    { name: 'file mended', as: 'in.yaml', seeds: standards, argv: [['lint', 'in.yaml', '--fix']] },
    {
      ...{ name: 'version compared', share: 0.5, as: 'in.yaml', seeds: standards },
      beside: async () => ({ 'other.yaml': standards()[0]! }),
      argv: [['diff', 'other.yaml', 'in.yaml']],
    },
  ];

  return takings.map(
    ({ name, share = 0.25, as, seeds, argv, beside, mutate = mutated, isLarge = false }): Target => {
      let files: Promise<Readonly<Record<string, Buffer | string>>> | null = null;
      let turn = 0;
      return {
        ...{ name, share, seeds, mutate, isLarge },
        async read(input) {
          const cwd = join(folder, 'cwd');
          rmSync(cwd, { recursive: true, force: true });
          mkdirSync(cwd, { recursive: true });
          files ??= beside?.() ?? Promise.resolve({});
          for (const [other, content] of Object.entries(await files))
            writeFileSync(join(cwd, other), content);
          if (as !== undefined) writeFileSync(join(cwd, as), input);
          for (const one of isAll(argv) ? argv : [argv[turn++ % argv.length]!])
            await ranWell(one, { root, cwd, stdin: as === undefined ? input : null });
        },
      };
    },
  );
}

/** Few ways are all tried on each input. */
const isAll = (argv: readonly unknown[]): boolean => argv.length < 3;

async function ranWell(
  argv: readonly string[],
  { root, cwd, stdin }: { readonly root: string; readonly cwd: string; readonly stdin: Buffer | null },
): Promise<void> {
  const chunks: Buffer[] = [];
  const sink = () =>
    new Writable({
      write(chunk: Buffer, _, done) {
        chunks.push(chunk);
        done();
      },
    });
  const piped = new PassThrough();
  piped.end(stdin ?? undefined);
  const env: Env = {
    ...{ argv, cwd, root, variables: {}, stdin: piped, stdout: sink(), stderr: sink(), pid: process.pid },
    ...{ now: () => new Date('2026-03-05T10:00:00.000Z'), onSignal: () => () => {}, die: () => {} },
    ...{ onIdle: () => () => {}, onStray: () => () => {} },
  };
  const exitCode = await main(env);
  const said = Buffer.concat(chunks).toString();
  if (![0, 1, 2, 3].includes(exitCode)) throw new Error(`exit ${exitCode}: ${said}`);
  const loud = said.split('\n').find((line) => LOUD.test(line));
  if (loud !== undefined) throw new Error(`printed: ${JSON.stringify(loud).slice(0, 300)}`);
}

/** What a terminal or a CI service obeys. */
const LOUD =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\s*::(?:error|warning|notice|group|set-|add-|stop)|##\w*\[/;

/** The sheet of fixtures/forms/repair-desk.yaml, keyed in. */
const SHEETS = [
  '87QV 2026-03-05 10:00 10:45 1 6 7 c"as at home" 12m30s 10m - ? x 1 2 40 "nothing"',
  '87QV - - - 2 5 5 4m30s 5m 1 2 3',
];

const VISITS = `site,auditor,persona,visits,from,to,hours,budget,currency,evidence,field:shift
Sadovaya 14;Nevsky 1,Orlova,rude,2,2026-03-01,2026-03-05,09:00-18:00,1000,RUB,receipt,day
Main street,Smith;Jones,,1,2026-03-01;2026-03-08,2026-03-15,,20.50,EUR,,
`;

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><style>.a{fill:red}</style><path class="a" d="M0 0h10v10z"/></svg>\n';
