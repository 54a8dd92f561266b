// Everything that reads a file from outside, as something that takes bytes: it gives a value or findings, or refuses with a
// UserError. Anything else that it does is a fault.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
import { decodeText } from '../../src/load/decode.ts';
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
import { workbook } from '../survey/zip.ts';
import { mutated, repacked } from './mutate.ts';
import type { Random } from './random.ts';

export interface Target {
  readonly name: string;
  readonly seeds: readonly Buffer[];
  mutate(file: Buffer, others: readonly Buffer[], random: Random): Buffer;
  /** Waited for; whatever it throws but a UserError is a fault. */
  read(bytes: Buffer): unknown;
}

/** `folder` is for files that something reads by name. */
export async function targetsIn(root: string, folder: string): Promise<readonly Target[]> {
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
  const text = (name: string, seeds: readonly Buffer[], load: (said: string) => unknown): Target => ({
    name,
    seeds,
    mutate: mutated,
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
  const surveys = [
    SURVEY,
    ...readdirSync(join(fixtures, 'surveys'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.csv'))
      .map((name) => readFileSync(join(fixtures, 'surveys', name))),
  ];
  const workbooks = [...bytes('fixtures/surveys/workbook/two-sheets.xlsx'), workbookOf(SURVEY.toString())];
  const saved = savedIn(root, join(folder, 'seeds'));
  const half = (file: Buffer, others: readonly Buffer[], random: Random) =>
    random.below(4) ? repacked(file, others, random) : mutated(file, others, random);
  const asFile = (name: string, file: Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, file);
    return path;
  };
  let unpacked = 0;

  return [
    text(
      'standard',
      [...inFolder('standards').filter(({ length }) => length < 12_000), everyKindBytes],
      (said) => {
        const { value } = loadStandard(said, 'x.yaml');
        return value && schemeOf(value);
      },
    ),
    text('profile', inFolder('standards/profiles'), (said) => loadProfile(said, 'x.yaml', everyKind)),
    text('persona', inFolder('standards/personas'), (said) => loadPersona(said, 'x.yaml')),
    text(
      'mapping',
      bytes('fixtures/good/mapping.yaml', 'standards/mappings/incident-handling.yaml'),
      (said) => loadMapping(said, 'x.yaml', everyKind),
    ),
    text(
      'mapping in use',
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
    text('session', bytes('fixtures/good/session.yaml'), (said) => {
      const { value: head } = loadSessionHead(said, 'x.yaml');
      if (!head || checkSessionStandard(head, everyKind)) return null;
      const { value } = loadSession(head, everyKind);
      return value && reportOfSessions(schemeOf(everyKind), [{ session: value, file: 'x.yaml' }]);
    }),
    text(
      'assignment',
      bytes('fixtures/check/clean/task.yaml', 'fixtures/check/over-budget/task.yaml'),
      (said) => loadAssignment(said, 'x.yaml'),
    ),
    text('waivers', [Buffer.from(WAIVERS)], (said) => loadWaivers(said, 'x.yaml')),
    text('config', [Buffer.from(CONFIG)], (said) => loadConfig(said, 'x.yaml')),
    text('theme', [Buffer.from(THEME)], (said) => loadTheme(said, 'x.yaml')),
    text('worth', [Buffer.from(WORTH)], (said) => loadWorth(said, 'x.yaml')),
    text('plan', saved.plan, (said) => loadPlan(said, 'x.yaml')),
    text('gap report', saved.report, (said) => loadGapReport(said, 'x.json')),
    text('tally', saved.tally, (said) => {
      const loaded = loadTally(said, 'x.json');
      return loaded.value && tallyOf(loaded, counter.standard);
    }),
    { name: 'survey', seeds: surveys, mutate: mutated, read: (file) => scored(file) },
    {
      name: 'survey to map',
      seeds: surveys,
      mutate: mutated,
      read: (file) => proposeMapping(chunks(file), counter.standard, opening),
    },
    { name: 'workbook', seeds: workbooks, mutate: half, read: (file) => scored(file) },
    {
      name: 'gzip',
      seeds: [SURVEY],
      mutate: (file, others, random) =>
        random.below(2)
          ? gzipSync(mutated(random.of(surveys), others, random))
          : mutated(gzipSync(SURVEY), [file], random),
      read: (file) => scored(file),
    },
    {
      name: 'archive',
      seeds: saved.pack,
      mutate: half,
      async read(file) {
        const packed = await inspectPacked(asFile('in.zip', file));
        await unpackInto(packed, join(folder, `out-${unpacked++}`));
      },
    },
    {
      name: 'picture',
      seeds: await pictures(),
      mutate: mutated,
      read: (file) => smallPicture(asFile('picture', file), null),
    },
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

/** What svc itself writes, to be damaged. */
function savedIn(root: string, folder: string) {
  mkdirSync(folder, { recursive: true });
  const svc = (...argv: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin/svc.js'), ...argv], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  };
  const surveys = join(root, 'fixtures/surveys/counter');
  const file = (name: string) => join(folder, name);
  writeFileSync(file('survey.csv'), SURVEY);
  svc(
    ...['score', file('survey.csv'), '--standard', join(surveys, 'standard.yaml')],
    ...['--map', join(surveys, 'by-header.yaml'), '--by', 'branch', '--min-n', '1', '--census'],
    ...['--tally', file('tally.json'), '--format', 'json', '--output', file('report.json')],
  );
  svc('plan', file('report.json'), '--output', file('plan.yaml'));
  svc(
    'pack',
    join(root, 'fixtures/check/clean'),
    '--standard',
    join(root, 'fixtures/check/standard.yaml'),
    '--into',
    file('pack.zip'),
    '--quiet',
  );
  const read = (name: string) => [readFileSync(file(name))];
  return {
    tally: read('tally.json'),
    report: read('report.json'),
    plan: read('plan.yaml'),
    pack: read('pack.zip'),
  };
}

async function pictures(): Promise<Buffer[]> {
  const Jimp = createJimp({ formats: [jpeg, png] });
  const picture = new Jimp({ width: 12, height: 9, color: 0x3366ccff });
  return [await picture.getBuffer('image/png'), await picture.getBuffer('image/jpeg')];
}
