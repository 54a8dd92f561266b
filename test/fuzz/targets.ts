// Everything that reads a file from outside, as something that takes bytes: it gives a value or findings, or refuses with a
// UserError. Anything else that it does is a fault.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createJimp } from '@jimp/core';
import jpeg from '@jimp/js-jpeg';
import png from '@jimp/js-png';
import { assess } from '../../src/core/assess/assess.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import type { Standard } from '../../src/core/standard/standard.ts';
import { reportOfSessions } from '../../src/core/tally/session-tally.ts';
import { inspectPacked, unpackInto } from '../../src/io/archive.ts';
import { smallPicture } from '../../src/io/pictures.ts';
import { loadAssignment } from '../../src/load/assignment.ts';
import { loadConfig } from '../../src/load/config.ts';
import { readCounts } from '../../src/load/counts.ts';
import { decodeText } from '../../src/load/decode.ts';
import { loadWholeDiffable } from '../../src/load/diffable.ts';
import { loadGapReport } from '../../src/load/gap-report.ts';
import { loadMapping } from '../../src/load/mapping.ts';
import { loadPersona } from '../../src/load/persona.ts';
import { loadPlan } from '../../src/load/plan.ts';
import { loadProfile } from '../../src/load/profile.ts';
import { checkSessionStandard, loadSession, loadSessionHead } from '../../src/load/session.ts';
import { loadStandard } from '../../src/load/standard.ts';
import { loadTally, tallyOf } from '../../src/load/tally.ts';
import { loadTheme } from '../../src/load/theme.ts';
import { loadWaivers } from '../../src/load/waivers.ts';
import { loadWorth } from '../../src/load/worth.ts';
import { placesOf } from '../../src/survey/peek.ts';
import { proposeMapping } from '../../src/survey/propose.ts';
import { scoreSurvey } from '../../src/survey/score.ts';
import { scoreCounts } from '../../src/survey/sql/score-counts.ts';
import { workbook } from '../survey/zip.ts';
import { commandsIn } from './commands.ts';
import { mutated, repacked } from './mutate.ts';
import type { Random } from './random.ts';

export interface Target {
  readonly name: string;
  /** Its part of the inputs: what most comes through gets most. */
  readonly share: number;
  /** Good files, to be damaged. */
  seeds(): readonly Buffer[] | Promise<readonly Buffer[]>;
  /** What an engine takes that is no part of svc is not measured. */
  readonly isLarge?: boolean;
  mutate(file: Buffer, others: readonly Buffer[], random: Random): Buffer;
  /** Waited for; whatever it throws but a UserError is a fault. */
  read(bytes: Buffer): unknown;
}

/** `folder` is for files that something reads by name. */
export function targetsIn(root: string, folder: string): readonly Target[] {
  const fixtures = join(root, 'fixtures');
  const bytes = (...names: string[]) => names.map((name) => readFileSync(join(root, name)));
  const inFolder = (name: string, ending = '.yaml') =>
    readdirSync(join(root, name))
      .filter((file) => file.endsWith(ending))
      .map((file) => readFileSync(join(root, name, file)));
  const standardIn = (file: Buffer): Standard => loadStandard(file.toString(), 'standard.yaml').value!;
  const [everyKindBytes, counterBytes] = bytes(
    'fixtures/good/every-kind.yaml',
    'fixtures/surveys/counter/standard.yaml',
  ) as [Buffer, Buffer];
  const everyKind = standardIn(everyKindBytes);
  const counter = schemeOf(standardIn(counterBytes));

  /** Of a text: how it is loaded, and what is done with it afterwards. */
  const text = (
    name: string,
    share: number,
    seeds: Target['seeds'],
    load: (said: string) => unknown,
  ): Target => ({
    ...{ name, share, seeds, mutate: mutated },
    read(file) {
      const { text: said } = decodeText(file, 'x.yaml');
      return said === null ? null : load(said);
    },
  });
  const mappingFile = (said: string) => {
    const { value, yaml } = loadMapping(said, 'mapping.yaml', counter.standard);
    return value === null
      ? null
      : { mapping: value, file: 'mapping.yaml', name: 'mapping.yaml', place: yaml.place };
  };
  const byHeader = mappingFile(readFileSync(join(fixtures, 'surveys/counter/by-header.yaml'), 'utf8'))!;
  async function* chunks(file: Buffer) {
    for (let at = 0; at < file.length; at += 700) yield file.subarray(at, at + 700);
  }
  const opening = {
    file: 'survey.csv',
    name: 'survey.csv',
    encoding: null,
    delimiter: null,
    dialect: null,
    headerRows: null,
  };
  const scored = async (file: Buffer, mapping = byHeader) => {
    const more = { ...opening, scheme: counter, mapping, by: ['branch'] };
    const isStream = file.length % 2 === 0;
    const { readAt } = placesOf(file);
    const { tally, receipt, by } = await scoreSurvey(chunks(file), {
      ...more,
      ...(isStream ? {} : { bytes: { size: file.length, readAt, elsewhere: null } }),
    });
    return assess(tally, counter, { receipt, by });
  };
  const surveys = () => [
    SURVEY,
    ...readdirSync(join(fixtures, 'surveys'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.csv'))
      .map((name) => readFileSync(join(fixtures, 'surveys', name))),
  ];
  const workbooks = () => [
    ...bytes('fixtures/surveys/workbook/two-sheets.xlsx'),
    workbookOf(SURVEY.toString()),
  ];
  const systemFiles = () =>
    bytes(...['codes.sav', 'plain.sav', 'packed.zsav'].map((name) => `fixtures/surveys/spss/${name}`));
  const bySystemFile = mappingFile(SYSTEM_MAPPING)!;
  const saved = savedIn(root, join(folder, '../saved'));
  const half = (file: Buffer, others: readonly Buffer[], random: Random) =>
    random.below(4) ? repacked(file, others, random) : mutated(file, others, random);
  const asFile = (name: string, file: Buffer) => {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, name);
    writeFileSync(path, file);
    return path;
  };

  return [
    text(
      ...(['standard', 4] as const),
      () => [
        ...inFolder('standards').filter(({ length }) => length < 12_000),
        ...bytes('standards/incident-handling.yaml', 'standards/contact-centre.yaml'),
        everyKindBytes,
      ],
      (said) => {
        const { value } = loadStandard(said, 'x.yaml');
        return value && schemeOf(value);
      },
    ),
    text(
      'standard of parts',
      2,
      () => bytes('standards/bank-branch.yaml', 'standards/sous.yaml'),
      (said) =>
        loadWholeDiffable(said, 'x.yaml', async (name) => ({
          text: name === 'own' ? said : readFileSync(join(root, 'standards/speed.yaml'), 'utf8'),
          file: name,
        })),
    ),
    text(
      'profile',
      3,
      () => inFolder('standards/profiles'),
      (said) => loadProfile(said, 'x.yaml', everyKind),
    ),
    text(
      'persona',
      3,
      () => inFolder('standards/personas'),
      (said) => loadPersona(said, 'x.yaml'),
    ),
    text(
      ...(['mapping', 4] as const),
      () => bytes('fixtures/good/mapping.yaml', 'standards/mappings/incident-handling.yaml'),
      (said) => loadMapping(said, 'x.yaml', everyKind),
    ),
    text(
      ...(['mapping in use', 3] as const),
      () =>
        bytes(
          'fixtures/surveys/counter/by-header.yaml',
          'fixtures/surveys/counter/by-position.yaml',
          'fixtures/surveys/counter/labels.yaml',
        ),
      (said) => {
        const mapping = mappingFile(said);
        return mapping && scored(SURVEY, mapping);
      },
    ),
    text(
      'session',
      5,
      () => bytes('fixtures/good/session.yaml'),
      (said) => {
        const { value: head } = loadSessionHead(said, 'x.yaml');
        if (!head || checkSessionStandard(head, everyKind)) return null;
        const { value } = loadSession(head, everyKind);
        return value && reportOfSessions(schemeOf(everyKind), [{ session: value, file: 'x.yaml' }]);
      },
    ),
    text(
      ...(['assignment', 2] as const),
      () => bytes('fixtures/check/clean/task.yaml', 'fixtures/check/over-budget/task.yaml'),
      (said) => loadAssignment(said, 'x.yaml'),
    ),
    text(
      'waivers',
      2,
      () => [Buffer.from(WAIVERS)],
      (said) => loadWaivers(said, 'x.yaml'),
    ),
    text(
      'config',
      2,
      () => [Buffer.from(CONFIG)],
      (said) => loadConfig(said, 'x.yaml'),
    ),
    text(
      'theme',
      2,
      () => [Buffer.from(THEME)],
      (said) => loadTheme(said, 'x.yaml'),
    ),
    text(
      'worth',
      2,
      () => [Buffer.from(WORTH)],
      (said) => loadWorth(said, 'x.yaml'),
    ),
    text(
      'plan',
      2,
      async () => (await saved()).plan,
      (said) => loadPlan(said, 'x.yaml'),
    ),
    text(
      'gap report',
      1,
      async () => (await saved()).report,
      (said) => loadGapReport(said, 'x.json'),
    ),
    text(
      'tally',
      4,
      async () => (await saved()).tally,
      (said) => {
        const loaded = loadTally(said, 'x.json');
        return loaded.value && tallyOf(loaded, counter.standard);
      },
    ),
    text(
      'counts',
      4,
      async () => (await saved()).counts,
      (said) => {
        const counts = readCounts(said, 'x.csv');
        const isOurs = counts.about.standard.digest === counter.standard.digest;
        return isOurs && scoreCounts(counts, counter, 'x.csv');
      },
    ),
    { name: 'survey', share: 6, seeds: surveys, mutate: mutated, read: (file) => scored(file) },
    {
      ...{ name: 'survey to map', share: 1, seeds: surveys, mutate: mutated },
      read: (file) => proposeMapping(chunks(file), counter.standard, opening),
    },
    { name: 'workbook', share: 6, seeds: workbooks, mutate: half, read: (file) => scored(file) },
    {
      ...{ name: 'system file', share: 5, seeds: systemFiles, mutate: mutated },
      read: (file) => scored(file, bySystemFile),
    },
    { name: 'records', share: 3, seeds: () => RECORDS, mutate: mutated, read: (file) => scored(file) },
    {
      ...{ name: 'gzip', share: 3, seeds: () => [SURVEY] },
      mutate: (file, others, random) =>
        random.below(2)
          ? gzipSync(mutated(random.of(others), others, random))
          : mutated(gzipSync(SURVEY), [file], random),
      read: (file) => scored(file),
    },
    {
      ...{ name: 'archive', share: 1, seeds: async () => (await saved()).pack, mutate: half },
      async read(file) {
        const packed = await inspectPacked(asFile('in.zip', file));
        const into = join(folder, 'out');
        rmSync(into, { recursive: true, force: true });
        await unpackInto(packed, into);
      },
    },
    {
      ...{ name: 'picture', share: 2, seeds: pictures, mutate: mutated },
      read: (file) => smallPicture(asFile('picture', file), null),
    },
    ...commandsIn({ root, folder, made: { survey: SURVEY, worth: WORTH, theme: THEME }, half, saved }),
  ];
}

const SURVEY =
  Buffer.from(`Branch,Politeness: expected,Politeness: met,Help: expected,Help: met,Cleanliness: expected,Cleanliness: met,Note
North,5,4,4,4,5,3,"said ""hello"", left"
North,5,5,4,3,,4,
South,4,4,5,5,5,2,ждали
South,5,3,,4,4,4,
`);

/** The same as a workbook, with its texts written in every way there is, a merged cell, an error and a formula. */
function workbookOf(csv: string): Buffer {
  const letter = (i: number) => String.fromCharCode(65 + i);
  const rows = csv
    .trim()
    .split('\n')
    .map((line, r) => {
      const cells = line
        .split(',')
        .slice(0, 7)
        .map((value, c) => {
          const place = `${letter(c)}${r + 1}`;
          if (/^\d+$/.test(value)) return `<c r="${place}"><v>${value}</v></c>`;
          return `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
        });
      return `<row r="${r + 1}">${cells.join('')}</row>`;
    });
  rows.push(
    '<row r="6"><c r="B6" t="e"><v>#N/A</v></c><c r="C6"><f>1+1</f><v>2</v></c><c r="D6" s="1"><v>45000</v></c><c r="E6" t="s"><v>0</v></c></row>',
  );
  return workbook(rows.join(''), '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>');
}

const WAIVERS = `format: svc.waivers/1
waivers:
  746ca96ba20a6a80: { owner: Anna, approver: Boris, reason: Agreed, expires: 2999-12-31, rule: critical-set, criterion: a }
`;
const CONFIG = `format: svc.config/1
lint: { rules: { missing-translation: error, double-question: off } }
diff: { rules: { guide-changed: rebase, question-reworded: safe } }
`;
const THEME =
  'format: svc.theme/1\nname: Firm\nlogo: logo.svg\ncolour: { light: "#1A4D8F", dark: "#AACCEE" }\n';
const WORTH =
  'format: svc.worth/1\ncustomers: 1200\nmargin: 40.5\ncurrency: EUR\nleave: { letDown: 0.3, others: 0.1 }\n';

/** The same as records, as tools keep them: a list, a list in an object, one a line. */
const RECORDS = (() => {
  const [names = [], ...rows] = SURVEY.toString()
    .trim()
    .split('\n')
    .map((line) => line.split(',').slice(0, 7));
  const records = rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]])));
  return [
    JSON.stringify(records),
    JSON.stringify({
      count: 4,
      results: records.map((one, i) => ({ ...one, meta: { id: i, tags: ['a', 1] } })),
    }),
    records.map((one) => JSON.stringify(one)).join('\n'),
  ].map((text) => Buffer.from(text));
})();

const SYSTEM_MAPPING = `format: svc.mapping/1
standard: counter
criteria:
  politeness: { expectation: e1, delivery: p1 }
  help: { expectation: e2, delivery: p2 }
  cleanliness: { expectation: e3, delivery: p3 }
fields: { branch: branch }
weight: w
`;

export interface Saved {
  readonly tally: readonly Buffer[];
  readonly report: readonly Buffer[];
  readonly plan: readonly Buffer[];
  readonly pack: readonly Buffer[];
  /** CSV, and JSON lines. */
  readonly counts: readonly Buffer[];
  readonly parquet: readonly Buffer[];
}

/** What svc itself writes, to be damaged: written once into a folder that all readers share. */
function savedIn(root: string, folder: string): () => Promise<Saved> {
  const read = (...names: string[]) => names.map((name) => readFileSync(join(folder, name)));
  let written: Promise<void> | null = null;
  return async () => {
    written ??= existsSync(join(folder, 'survey.parquet')) ? Promise.resolve() : writeSaved(root, folder);
    await written;
    return {
      ...{ tally: read('tally.json'), report: read('report.json'), plan: read('plan.yaml') },
      ...{ pack: read('pack.zip'), counts: read('counts.csv', 'counts.jsonl') },
      parquet: read('counts.parquet', 'survey.parquet'),
    };
  };
}

async function writeSaved(root: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => join(folder, name);
  const svc = (...argv: string[]): string => {
    const script = join(root, 'bin/svc.js');
    const { status, stderr, stdout } = spawnSync(process.execPath, [script, ...argv], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const counter = join(root, 'fixtures/surveys/counter');
  const how = ['--standard', join(counter, 'standard.yaml'), '--map', join(counter, 'by-header.yaml')];
  writeFileSync(file('survey.csv'), SURVEY);
  svc(
    ...['score', file('survey.csv'), ...how, '--by', 'branch', '--min-n', '1', '--census'],
    ...['--tally', file('tally.json'), '--format', 'json', '--output', file('report.json')],
  );
  svc('plan', file('report.json'), '--output', file('plan.yaml'));
  const check = join(root, 'fixtures/check');
  svc(
    ...['pack', join(check, 'clean'), '--standard', join(check, 'standard.yaml')],
    ...['--into', file('pack.zip'), '--quiet'],
  );
  const query = svc('sql', ...how, '--by', 'branch', '--from', 'answers');
  const { writeCounts } = (await import(
    pathToFileURL(join(root, 'test/fuzz/counts.js')).href
  )) as typeof import('./counts.js');
  await writeCounts(
    query,
    file('survey.csv'),
    ['csv', 'jsonl', 'parquet'].map((form) => file(`counts.${form}`)),
  );
  await writeCounts('SELECT * FROM answers', file('survey.csv'), [file('survey.parquet')]);
}

async function pictures(): Promise<Buffer[]> {
  const Jimp = createJimp({ formats: [jpeg, png] });
  const picture = new Jimp({ width: 12, height: 9, color: 0x3366ccff });
  return [await picture.getBuffer('image/png'), await picture.getBuffer('image/jpeg')];
}
