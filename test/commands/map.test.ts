// svc map, from the command line to a mapping that loads, lints and scores.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../../src/commands/map/on-terminal.ts';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import type { Proposal } from '../../src/core/shapes/map.ts';
import type { Standard } from '../../src/core/standard/standard.ts';
import { loadMapping } from '../../src/load/mapping.ts';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { loadStandard } from '../../src/load/standard.ts';
import { yaml } from '../../src/report/map/yaml.ts';
import { proposeMapping } from '../../src/survey/propose.ts';
import type { Choice, Prompter } from '../../src/terminal/prompter.ts';
import { validatorOf } from '../schema.ts';
import { speaker } from '../speaker.ts';
import { ROOT, run } from '../world.ts';

const SURVEYS = 'fixtures/surveys';
const STANDARD = `${SURVEYS}/counter/standard.yaml`;
const mapped = (survey: string, ...more: string[]) =>
  run(['map', survey === '-' ? survey : `${SURVEYS}/${survey}`, '--standard', STANDARD, ...more]);
const standardIn = (file: string): Standard =>
  loadStandard(readFileSync(resolve(ROOT, file), 'utf8'), file).value!;
const counter = standardIn(STANDARD);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-map-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const EVERY = [
  'qualtrics/labels.csv',
  'qualtrics-legacy/values.csv',
  'surveymonkey/blocks.csv',
  'google-forms/matrix.csv',
  'google-forms/russian.csv',
  'limesurvey/codes.csv',
  'limesurvey/codes-and-texts.csv',
  'limesurvey/edited.csv',
  'typeform/titled.csv',
  'kobotoolbox/tagged.csv',
  'safetyculture/two-audits.csv',
  'long/russian.csv',
  'plain/one-is-best.csv',
  'plain/important-satisfied.csv',
  'workbook/two-sheets.xlsx',
  'counter/windows-1251.csv',
  'counter/utf-16.csv',
];

describe('svc map', () => {
  it.each(EVERY.flatMap((survey) => (['en', 'ru'] as const).map((lang) => [survey, lang] as const)))(
    'proposes a mapping for %s that loads without a finding (%s)',
    async (survey, lang) => {
      const { exitCode, stdout } = await mapped(survey, '--lang', lang);
      expect(exitCode).toBe(0);
      const { value, findings } = loadMapping(stdout, 'mapping.yaml', counter);
      expect(findings).toEqual([]);
      expect([...value!.criteria.keys()]).toEqual(['politeness', 'help', 'cleanliness']);
      expect(stdout).not.toMatch(/\{\w+\}(?!.*:)|undefined|null/);
    },
  );

  it.each(EVERY.filter((survey) => survey !== 'safetyculture/two-audits.csv'))(
    'proposes a mapping for %s by which it is scored, no row rejected',
    async (survey) => {
      const file = join(folder, 'mapping.yaml');
      await mapped(survey, '-o', file);
      const { exitCode, stdout, stderr } = await run([
        'score',
        `${SURVEYS}/${survey}`,
        '--standard',
        STANDARD,
        '--map',
        file,
        '--format',
        'json',
      ]);
      expect(stderr).not.toMatch(/error/);
      expect(exitCode).toBe(0);
      const { receipt } = JSON.parse(stdout) as GapReport;
      expect(receipt.rejected).toBe(0);
      expect(receipt.used).toBeGreaterThanOrEqual(2);
    },
  );

  it('writes what it read, what it is sure of, and marks what it is not', async () => {
    const { stdout, stderr } = await mapped('plain/codes.csv');
    expect(
      stdout,
    ).toBe(`# Proposed by svc map: fixtures/surveys/plain/codes.csv by the standard counter 1.0.0. Look through it, put right what is marked “unsure”.
# Read as utf-8, delimiter “,”; columns: 8, rows looked at: 2. A number behind a line says how sure it is, from 0 to 1.
# In the headers, “E” marks what is expected, “P” marks what is delivered.
# unsure: the headers cannot be compared with the wording of the standard; 3 pairs and 3 criteria were matched in order
format: svc.mapping/1
standard: counter
criteria:
  politeness: # unsure (0.70): question 1, in order
    expectation: "E1"
    delivery: "P1"
  help: # unsure (0.70): question 2, in order
    expectation: "E2"
    delivery: "P2"
  cleanliness: # unsure (0.70): question 3, in order
    expectation: "E3"
    delivery: "P3"
fields:
  branch: "branch" # 1.00: 2 values
`);
    expect(stderr).toBe('3 criteria of 3 found.\n3 are unsure: look for “unsure” in the file.\n');
  });

  const THREE = `${SURVEYS}/three-levels`;
  const scored = async (survey: string, standard: string, mapping: string, ...more: string[]) => {
    const { stdout } = await run([
      'score',
      survey,
      '--standard',
      standard,
      '--map',
      mapping,
      '--format',
      'json',
      '--quiet',
      ...more,
    ]);
    return JSON.parse(stdout) as GapReport;
  };

  it('proposes for three levels a mapping that scores as the one by hand, weights and importance as well', async () => {
    const file = join(folder, 'three.yaml');
    const standard = `${THREE}/standard.yaml`;
    await run(['map', `${THREE}/survey.csv`, '--standard', standard, '-o', file]);
    expect(readFileSync(file, 'utf8')).toContain(
      'importanceScale: { min: 1, max: 5 } # unsure (0.70): the scale that importance seems to be rated on\n',
    );
    const [proposed, byHand] = await Promise.all(
      [file, `${THREE}/mapping.yaml`].map((mapping) =>
        scored(`${THREE}/survey.csv`, standard, mapping, '--weight', 'weight'),
      ),
    );
    expect(proposed).toEqual(byHand);
    expect(proposed!.criteria.map(({ zone }) => zone !== null)).toEqual(Array(6).fill(true));
  });

  it('proposes for a Russian survey of three levels a mapping that loads, and tells the zone of tolerance', async () => {
    const file = join(folder, 'russian.yaml');
    const standard = `${THREE}/standard.yaml`;
    await run(['map', `${THREE}/russian.csv`, '--standard', standard, '--lang', 'ru', '-o', file]);
    const text = readFileSync(file, 'utf8');
    expect(loadMapping(text, file, standardIn(standard)).findings).toEqual([]);
    expect(text).toContain(`  polite: # 1,00: по формулировке
    expectation: "Желаемый уровень [Со мной вежливы]"
    minimum: "Минимально приемлемый уровень [Со мной вежливы]"
    delivery: "Каким он был на деле [Со мной вежливы]"
    importance: "Насколько это важно? [Со мной вежливы]"
    announced: "Вас предупредили заранее? [Со мной вежливы]"
`);
    expect(
      text,
    ).toContain(`importanceScale: { min: 1, max: 10 } # не уверен (0,70): по этой шкале, похоже, оценивали важность
blanks:
  dont-know:
    - "Затрудняюсь ответить" # 0,90: 15 раз
fields:
  customer: "Тип клиента" # 0,90: 2 значения
  otdelenie: "Отделение" # 0,75: 2 значения
  weight: "Вес" # 0,95: сколько весит каждый респондент; учитывается с svc score … --weight weight
`);
    expect(text).toContain('decimal: "," # как в числах вроде 0,5\n');
    const report = await scored(
      `${THREE}/russian.csv`,
      standard,
      file,
      '--weight',
      'weight',
      '--by',
      'customer',
    );
    expect(report.receipt).toEqual({
      read: 40,
      used: 40,
      rejected: 0,
      dropped: [],
      leftOut: [{ of: 'place', count: 3 }],
    });
    expect(report.groups.map(({ key }) => key)).toEqual([{ customer: 'external' }, { customer: 'internal' }]);
  });

  it('proposes for a log what the shipped mapping says, and scores it as that does', async () => {
    const log = 'fixtures/incidents/log.csv';
    const file = join(folder, 'log.yaml');
    await run(['map', log, '--standard', 'incident-handling', '-o', file]);
    expect(readFileSync(file, 'utf8')).toContain(
      '  closing-reported: # 0.95: as in the mapping that comes with the standard\n    delivery: { from: "closed", to: "close reported" }\n',
    );
    expect(await scored(log, 'incident-handling', file)).toEqual(
      await scored(log, 'incident-handling', 'standards/mappings/incident-handling.yaml'),
    );
  });

  it('proposes the segments of shipped profiles, and of profiles beside the standard', async () => {
    const survey = join(folder, 'shop.csv');
    const question = 'Сколько из десяти самых нужных товаров было на полках?';
    const rows = ['budget-grocery', 'Покупатели магазина эконом-класса', 'premium-grocery'];
    writeFileSync(survey, `Сегмент,${question}\n${rows.map((text, i) => `${text},${7 + i}\n`).join('')}`);
    const shipped = await run(['map', survey, '--standard', 'grocery', '--lang', 'ru']);
    expect(shipped.stdout).toContain(`# Каждая строка оценивается по профилю своего сегмента:
profile:
  column: "Сегмент"
  values:
    "budget-grocery": "budget-grocery" # 1,00: 1 раз
`);
    writeFileSync(join(folder, 'counter.yaml'), readFileSync(join(ROOT, STANDARD)));
    writeFileSync(
      join(folder, 'regulars.yaml'),
      'format: svc.profile/1\nid: regulars\ntitle: { en: Regulars, ru: Постоянные }\nstandard: counter\ncriteria: { help: { expect: 5 } }\n',
    );
    writeFileSync(join(folder, 'broken.yaml'), 'format: svc.profile/1\nid: [\n');
    writeFileSync(survey, 'Segment,The staff solve my problem.\nRegulars,4\nPassers-by,3\n');
    const own = await run(['map', survey, '--standard', join(folder, 'counter.yaml')], { cwd: folder });
    expect(
      own.stdout,
    ).toContain(`# unsure: are these segments (0.60)? Then take the marks off these lines, and each row is judged by its own profile:
# profile:
#   column: "Segment"
#   values:
#     # “Passers-by”, 1 time: no profile fits; such a row is dropped
#     "Regulars": "regulars.yaml" # 1.00: 1 time
`);
    expect(own.stderr).toBe('1 criterion of 3 found.\n1 is unsure: look for “unsure” in the file.\n');
    const taken = own.stdout.replace(/^# (profile:| {2})/gm, '$1');
    const { value, findings } = loadMapping(taken, 'mapping.yaml', counter);
    expect(findings).toEqual([]);
    expect(value!.profile!.values).toEqual(new Map([['Regulars', 'regulars.yaml']]));
  });

  it('proposes what a tick means, and the words of one criterion', async () => {
    const standard = join(folder, 'ticks.yaml');
    writeFileSync(
      standard,
      `format: svc.standard/1
id: ticks
version: "1.0.0"
title: { en: Ticks }
sections:
  - id: all
    title: { en: All }
    criteria:
      - { id: ticket, text: { en: Queue ticket }, answer: { kind: yes-no }, expect: yes }
      - { id: speed, text: { en: Speed }, answer: { kind: scale, min: 1, max: 5 }, expect: 4 }
      - { id: price, text: { en: Price }, answer: { kind: scale, min: 0, max: 10 }, expect: 4 }
`,
    );
    const survey = join(folder, 'ticks.csv');
    const rows = ['Queue ticket,Good,9', ',Bad,1', 'Queue ticket,0,0', ',4,9'];
    writeFileSync(survey, `Queue ticket,Speed,Price\n${rows.join('\n')}\n`);
    const mapping = join(folder, 'mapping.yaml');
    const { stdout } = await run(['map', survey, '--standard', standard]);
    writeFileSync(mapping, stdout);
    expect(stdout).toContain(`criteria:
  ticket: # 1.00: by wording
    delivery: "Queue ticket"
    labels:
      "Queue ticket": "yes" # 0.90
      "": "no" # unsure (0.60): an empty cell, where others are ticked; is it a no?
  speed: # 1.00: by wording
    delivery: "Speed"
    labels:
      "Good": 4 # unsure (0.60)
      "Bad": 2 # unsure (0.60)
    blanks:
      not-applicable:
        - "0" # unsure (0.60): 1 time
  price: # 1.00: by wording
    delivery: "Price"
`);
    expect(loadMapping(stdout, mapping, standardIn(standard)).findings).toEqual([]);
    const { criteria } = await scored(survey, standard, mapping);
    expect(criteria.map(({ id, delivery, blanks }) => [id, delivery.mean, blanks.notApplicable])).toEqual([
      ['ticket', 0.5, 0],
      ['speed', 10 / 3, 1],
      ['price', 4.75, 0],
    ]);
  });

  it('writes data that fits its schema', async () => {
    const wrongIn = validatorOf(SCHEMAS.map);
    for (const survey of EVERY)
      expect(wrongIn(JSON.parse((await mapped(survey, '--format', 'json')).stdout)), survey).toEqual([]);
    for (const [survey, standard] of [
      [`${THREE}/russian.csv`, `${THREE}/standard.yaml`],
      ['fixtures/incidents/log.csv', 'incident-handling'],
    ] as const) {
      const { stdout } = await run(['map', survey, '--standard', standard, '--format', 'json']);
      expect(wrongIn(JSON.parse(stdout)), survey).toEqual([]);
    }
  });

  it('reads standard input, compressed as well', async () => {
    const stdin = readFileSync(join(ROOT, SURVEYS, 'workbook/counter.csv.gz'));
    const { stdout } = await run(['map', '-', '--standard', STANDARD, '--format', 'json'], { stdin });
    expect((JSON.parse(stdout) as Proposal).criteria).toHaveLength(3);
  });

  it('writes a mapping that loads without a finding whatever stands in the survey', async () => {
    const standard = join(folder, 'mixed.yaml');
    writeFileSync(
      standard,
      `format: svc.standard/1
id: mixed
version: "1.0.0"
title: { en: Mixed }
sections:
  - id: all
    title: { en: All }
    criteria:
      - { id: speed, text: { en: Speed }, answer: { kind: scale, min: 1, max: 5 } }
      - { id: price, text: { en: Price }, answer: { kind: scale, min: 0, max: 10, reversed: true } }
      - { id: ticket, text: { en: Ticket }, answer: { kind: yes-no } }
      - { id: reply, text: { en: Reply }, answer: { kind: elapsed, better: lower, points: { 0s: 100, 3h: 0 } } }
      - { id: words, text: { en: Words }, answer: { kind: text } }
      - id: way
        text: { en: Way }
        answer: { kind: choice, options: [ { id: a, text: { en: A }, points: 1 }, { id: b, text: { en: "B, c" }, points: 2 } ] }
`,
    );
    const criteria = standardIn(standard);
    const item = fc.constantFrom(
      'Speed',
      'Price',
      'Ticket',
      'Way',
      'Words',
      'Reply',
      '1',
      '2',
      'weight',
      'segment',
    );
    const side = fc.constantFrom(
      'expected',
      'delivered',
      'minimum',
      'importance',
      'announced',
      'M',
      'D',
      'P',
    );
    const header = fc.oneof(
      fc.tuple(item, side).map(([one, other]) => `${one} (${other})`),
      fc.tuple(item, side).map(([one, other]) => `${other} [${one}]`),
      fc.tuple(item, side).map(([one, other]) => `${other}${one}`),
      item,
    );
    const cell = fc.constantFrom(
      ...[
        '1',
        '5',
        '0',
        '9',
        '10',
        '99',
        '',
        'yes',
        'no',
        'Ja',
        'n/a',
        'Good',
        'Very good',
        'Agree',
        'A',
        'B, c',
      ],
      ...[
        'A; B, c',
        'Ticket',
        'x',
        '0,5',
        '1,234',
        '2026-03-02 10:00',
        '2026-03-02 12:00',
        '4 - Good',
        '#: \'"{}',
      ],
    );
    const table = fc
      .integer({ min: 1, max: 9 })
      .chain((width) =>
        fc.tuple(
          fc.array(header, { minLength: width, maxLength: width }),
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(table, async ([names, rows]) => {
        const text = [names, ...rows]
          .map((cells) => `${cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\n`)
          .join('');
        const source = (async function* () {
          yield Buffer.from(text);
        })();
        const options = {
          file: 's',
          name: 's',
          encoding: null,
          delimiter: null,
          dialect: null,
          headerRows: null,
        };
        const proposal = await proposeMapping(source, criteria, options);
        fc.pre(proposal.criteria.length > 0);
        const written = yaml(proposal, { speaker: speaker('ru'), color: false, width: 80 });
        const { findings } = loadMapping(written, 'mapping.yaml', criteria);
        expect(findings).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps to one line whatever a header holds', async () => {
    const file = join(folder, 'odd.csv');
    writeFileSync(
      file,
      'Branch,"The staff\nare polite. (expected) # x: \u2028","The staff\nare polite. (perceived) \u001b[31m{a: b}"\nN,5,4\nS,4,5\n',
    );
    const { stdout } = await run(['map', file, '--standard', STANDARD]);
    const { findings, value } = loadMapping(stdout, 'mapping.yaml', counter);
    expect(findings).toEqual([]);
    expect([...value!.criteria.keys()]).toEqual(['politeness']);
    expect(stdout).not.toContain('\u001b');
  });

  it('says what it needs, and where nothing fits', async () => {
    expect(await run(['map', `${SURVEYS}/plain/codes.csv`])).toMatchObject({ exitCode: 2, stdout: '' });
    const file = join(folder, 'other.csv');
    writeFileSync(file, 'Name,City\nAnn,Oslo\n');
    const nothing = await run(['map', file, '--standard', STANDARD]);
    expect(nothing).toMatchObject({ exitCode: 3, stdout: '' });
    expect(nothing.stderr).toContain('no column of');
    expect((await run(['map', 'missing.csv', '--standard', STANDARD])).exitCode).toBe(3);
  });

  const kiosk = resolve(ROOT, '../shared/data/kiosk/kiosk.csv');
  it.skipIf(!existsSync(kiosk))(
    'proposes a mapping for the kiosk survey that scores as the one by hand',
    async () => {
      const file = join(folder, 'kiosk.yaml');
      await run(['map', kiosk, '--standard', `${SURVEYS}/kiosk/standard.yaml`, '-o', file]);
      const scored = async (mapping: string) => {
        const { stdout } = await run([
          'score',
          kiosk,
          '--standard',
          `${SURVEYS}/kiosk/standard.yaml`,
          '--map',
          mapping,
          '--format',
          'json',
        ]);
        return (JSON.parse(stdout) as GapReport).criteria.map(({ id, n, gap }) => [id, n, gap.mean]);
      };
      expect(await scored(file)).toEqual(await scored(`${SURVEYS}/kiosk/mapping.yaml`));
    },
  );
});

/** A person who answers by rule. */
function person(answer: (choice: Choice<unknown>) => number): { prompter: Prompter; asked: string[] } {
  const asked: string[] = [];
  const prompter = {
    choose: async (choice: Choice<unknown>) => {
      asked.push(choice.message);
      return choice.options[answer(choice)]!.value;
    },
  } as unknown as Prompter;
  return { prompter, asked };
}

describe('on a terminal, what is unsure', () => {
  const proposalOf = async (survey: string, standard = STANDARD): Promise<Proposal> =>
    JSON.parse(
      (await run(['map', `${SURVEYS}/${survey}`, '--standard', standard, '--format', 'json'])).stdout,
    );
  const words = speaker('en');
  /** A survey of which nothing is in doubt. */
  const SURE = 'kobotoolbox/tagged.csv';
  /** What is answered, by what is asked: the first option where nothing is said of it. */
  const answering = async (
    proposal: Proposal,
    answers: readonly (readonly [RegExp, number])[] = [],
    standard = counter,
  ) => {
    const { prompter, asked } = person(
      ({ message }) => answers.find(([question]) => question.test(message))?.[1] ?? 0,
    );
    return { proposal: await settled(proposal, standard, prompter, words), asked };
  };
  const from = async (text: string, standard = STANDARD): Promise<Proposal> => {
    const file = join(folder, 'asked.csv');
    writeFileSync(file, text);
    return JSON.parse((await run(['map', file, '--standard', standard, '--format', 'json'])).stdout);
  };

  it('and was matched in order is asked once, and kept', async () => {
    const { prompter, asked } = person(() => 0);
    const { criteria, doubts } = await settled(await proposalOf('plain/codes.csv'), counter, prompter, words);
    expect(asked).toEqual(['3 pairs were matched in order, the first as politeness: “P1”. Is that right?']);
    expect(criteria.map(({ confidence }) => confidence)).toEqual([1, 1, 1]);
    expect(doubts).toEqual([]);
  });

  it('may be asked one by one, and left out', async () => {
    const { prompter, asked } = person(({ options }) => options.length - 1);
    const { criteria, missing } = await settled(
      await proposalOf('plain/codes.csv'),
      counter,
      prompter,
      words,
    );
    expect(asked).toHaveLength(4);
    expect([criteria, missing]).toEqual([[], ['politeness', 'help', 'cleanliness']]);
  });

  it('and was matched by wording is asked by itself', async () => {
    const { prompter, asked } = person(() => 0);
    const { criteria } = await settled(await proposalOf('limesurvey/codes.csv'), counter, prompter, words);
    expect(asked).toEqual(['Which column is help? The staff solve my problem.']);
    expect(criteria[1]).toMatchObject({ id: 'help', confidence: 1, delivery: { column: 9 } });
  });

  it('is nothing where it is sure of everything', async () => {
    expect((await answering(await proposalOf(SURE))).asked).toEqual([]);
  });

  const ITEMS = ['The staff are polite.', 'The staff solve my problem.', 'The hall is clean.'];
  const REPEATED = `${[...ITEMS, ...ITEMS].join(',')}\n5,5,5,1,2,3\n4,4,4,2,3,1\n`;

  it('and the same headers: which of them is the expectation', async () => {
    const { proposal, asked } = await answering(await from(REPEATED), [[/which variant/, 1]]);
    expect(asked).toEqual([
      'Nothing in the headers says which variant of a question is the expectation: “column 1: The staff are polite.” or “column 4: The staff are polite.”?',
    ]);
    expect(proposal.doubts).toEqual([]);
    expect(
      proposal.criteria.map(({ expectation, delivery, pairConfidence }) => [
        expectation!.column,
        delivery.column,
        pairConfidence,
      ]),
    ).toEqual([
      [4, 1, 1],
      [5, 2, 1],
      [6, 3, 1],
    ]);
  });

  it.each([
    ['importance', 'plain/important-satisfied.csv', 0, [2, null]],
    ['importance', 'plain/important-satisfied.csv', 1, [null, 2]],
  ] as const)(
    'and %s of %s for an expectation: may stand for it or not (%i)',
    async (role, survey, answer, expected) => {
      const { proposal, asked } = await answering(await proposalOf(survey), [[/stand for/, answer]]);
      expect(asked).toHaveLength(1);
      const { expectation, [role]: beside } = proposal.criteria[0]!;
      expect([expectation?.column ?? null, beside?.column ?? null]).toEqual(expected);
      expect(proposal.doubts.map(({ code }) => code)).toEqual(answer === 0 ? [] : ['map.no-expectations']);
    },
  );

  it('and the least accepted alone: may be kept as the least', async () => {
    const header = ['Acceptable', 'Actual'].flatMap((level) => ITEMS.map((item) => `${level}: ${item}`));
    const { proposal } = await answering(await from(`${header.join(',')}\n3,3,3,4,4,4\n`), [
      [/stand for/, 1],
    ]);
    expect(proposal.criteria.map(({ minimum, expectation }) => [minimum!.column, expectation])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    expect(proposal.markers).toMatchObject({ minimum: 'Acceptable', expectation: null });
  });

  it.each([0, 1])('and the scale of importance is asked once (%i)', async (answer) => {
    const standard = `${SURVEYS}/three-levels/standard.yaml`;
    const found = await proposalOf('three-levels/survey.csv', standard);
    const { proposal, asked } = await answering(found, [[/rated/, answer]], standardIn(standard));
    expect(asked).toEqual(['Importance seems to be rated from 1 to 5. Is that right?']);
    expect(proposal.importanceScale).toEqual(answer === 0 ? { min: 1, max: 5, confidence: 1 } : null);
  });

  const unsureBeside = async (role: 'minimum' | 'announced'): Promise<Proposal> => {
    const found = await proposalOf(SURE);
    const column = { ...found.criteria[0]!.delivery, confidence: 0.5 };
    return { ...found, criteria: found.criteria.map((one) => ({ ...one, [role]: column })) };
  };
  it.each(['minimum', 'announced'] as const)(
    'and a column of the %s is asked once for all, and may be none',
    async (role) => {
      const kept = await answering(await unsureBeside(role));
      expect(kept.asked).toHaveLength(1);
      expect(kept.proposal.criteria.map((one) => one[role]!.confidence)).toEqual([1, 1, 1]);
      const left = await answering(await unsureBeside(role), [[/./, 1]]);
      expect(left.proposal.criteria.map((one) => one[role])).toEqual([null, null, null]);
    },
  );

  it('and deadlines between the same stamps are asked once', async () => {
    const file = join(ROOT, 'standards/incident-handling.yaml');
    const incidents = standardIn('standards/incident-handling.yaml');
    const log = 'Поступило,Передал магазин\n2026-03-02 10:00,2026-03-02 12:00\n';
    const found = await from(log, file);
    const unsure = { ...found, criteria: found.criteria.map((one) => ({ ...one, confidence: 0.6 })) };
    const { proposal, asked } = await answering(unsure, [[/./, 1]], incidents);
    expect(asked.filter((question) => question.includes('the time from'))).toHaveLength(1);
    expect(asked[0]).toMatch(
      /^\d+ criteria, the first passed-on-shop, are taken for the time from “Поступило” to “Передал магазин”/,
    );
    expect(proposal.criteria).toEqual([]);
    expect(proposal.missing).toHaveLength(15);
  });

  it('and what a blank means is asked, and it may be no blank', async () => {
    const { proposal, asked } = await answering(await proposalOf('plain/one-is-best.csv'), [
      [/“0”/, 4],
      [/“99”/, 1],
    ]);
    expect(asked).toEqual([
      '“0” stands 1 time where a rating should be. What does it mean?',
      '“99” stands 1 time where a rating should be. What does it mean?',
    ]);
    expect(proposal.blanks).toMatchObject([{ text: '99', blank: 'not-shown', confidence: 1 }]);
    expect(proposal.unread).toEqual([{ text: '0', count: 1 }]);
  });

  it('and words for steps are asked together, and may be none', async () => {
    const sure = await proposalOf('google-forms/russian.csv');
    expect((await answering(sure)).asked).toEqual([]);
    const found = { ...sure, labels: sure.labels.map((label) => ({ ...label, confidence: 0.6 })) };
    const kept = await answering(found);
    expect(kept.asked).toEqual([
      '2 words are taken for steps of the scale: Хорошо = 4, Плохо = 2. Is that right?',
    ]);
    expect(kept.proposal.labels.map(({ confidence }) => confidence)).toEqual([1, 1]);
    const left = await answering(found, [[/./, 1]]);
    expect(left.proposal.labels).toEqual([]);
    expect(left.proposal.unread.map(({ text }) => text)).toEqual(['Хорошо', 'Плохо']);
  });

  it('and a scale that runs the other way is asked', async () => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      [5, 5, 5, 1 + (i % 5), 5 - (i % 5), 1 + (i % 5)].join(','),
    );
    const found = await from(`E1,E2,E3,P1,P2,P3\n${rows.join('\n')}\n`);
    const { proposal, asked } = await answering(found, [[/other way/, 1]]);
    expect(asked.at(-1)).toBe(
      'The numbers of help seem to run the other way: it goes down where the others go up (r −1). Turn them?',
    );
    expect(proposal.criteria.map(({ reversed }) => reversed)).toEqual([null, null, null]);
  });

  it('and fields, weights and segments are asked one by one', async () => {
    const found = await proposalOf(SURE);
    const column = found.criteria[0]!.delivery;
    const unsure: Proposal = {
      ...found,
      fields: [{ name: 'branch', column, values: 2, strange: ['West'], confidence: 0.6 }],
      weight: { column, confidence: 0.4 },
      profile: {
        column,
        confidence: 0.5,
        values: [
          { text: 'A', profile: 'a', count: 1, confidence: 0.5 },
          { text: 'B', profile: null, count: 1, confidence: 0 },
        ],
      },
    };
    const kept = await answering(unsure);
    expect(kept.asked).toEqual([
      `Is “${column.header}” the field branch?`,
      `Does “${column.header}” say how much each respondent counts?`,
      `Is each row to be judged by the profile that “${column.header}” names (A → a, B → —)?`,
    ]);
    expect([
      kept.proposal.fields[0]!.confidence,
      kept.proposal.weight!.confidence,
      kept.proposal.profile!.confidence,
    ]).toEqual([1, 1, 1]);
    const left = await answering(unsure, [[/./, 1]]);
    expect([left.proposal.fields, left.proposal.weight, left.proposal.profile]).toEqual([[], null, null]);
  });

  it('and pairs in doubt are asked together, then one by one', async () => {
    const found = await proposalOf(SURE);
    const unsure = { ...found, criteria: found.criteria.map((one) => ({ ...one, pairConfidence: 0.6 })) };
    expect((await answering(unsure)).asked).toHaveLength(1);
    const { proposal, asked } = await answering(unsure, [[/3 pairs|polite/, 1]]);
    expect(asked).toHaveLength(4);
    expect(proposal.criteria.map(({ expectation }) => expectation?.column ?? null)).toEqual([null, 4, 5]);
  });

  it('and what an empty cell means among ticks is asked once', async () => {
    const found = await proposalOf(SURE);
    const tick = { text: '', count: 2, value: 'no', confidence: 0.6 };
    const unsure = { ...found, criteria: found.criteria.map((one) => ({ ...one, labels: [tick] })) };
    const { proposal, asked } = await answering(unsure, [[/mean no/, 1]]);
    expect(asked).toHaveLength(1);
    expect(proposal.criteria.flatMap(({ labels }) => labels)).toEqual([]);
    const kept = await answering(unsure);
    expect(kept.proposal.criteria.map(({ labels }) => labels[0]!.confidence)).toEqual([1, 1, 1]);
  });
});
