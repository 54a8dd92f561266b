/// <reference lib="dom" />
// Each form goes through the tool that fields it, is filled in there under the tool's own conditions and limits, and what comes
// out is scored with no mapping: the figures are those of the same answers in files. A tool that is not here is passed over, and
// said to be: pyxform needs Python (PYXFORM: a folder to find it in), Enketo's transformation xsltproc, ODK's engine Chromium, the check of
// LimeSurvey's patterns PHP.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { shippedIds } from '../../src/io/shipped.ts';
import { CHROMIUM, launch } from '../browser.ts';
import { ANSWERS, bare, csv, expected, figures, questions, REPAIR_DESK, written } from '../forms.ts';
import { ROOT, run } from '../world.ts';

const folder = mkdtempSync(join(tmpdir(), 'svc-form-tools-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const require = createRequire(import.meta.url);
const modules = join(import.meta.dirname, 'node_modules');
const PYTHON = process.env.PYTHON ?? 'python3';
const python = { ...process.env, PYTHONPATH: process.env.PYXFORM ?? '' };
const has = (command: string, ...args: string[]) => spawnSync(command, args, { env: python }).status === 0;
const hasPyxform = has(PYTHON, '-c', 'import pyxform.xls2xform');
const hasPhp = has('php', '--version');

const CONVERT = `
import pathlib, sys
from pyxform.xls2xform import convert
warnings = []
result = convert(xlsform=pathlib.Path(sys.argv[1]), warnings=warnings, validate=False)
pathlib.Path(sys.argv[2]).write_text(result.xform)
print("\\n".join(warnings))
`;

/** The XForm that pyxform makes of a standard, and what it warns of. */
async function xformOf(standard: string, name: string): Promise<{ file: string; warnings: string }> {
  const [book, file] = [join(folder, `${name}.xlsx`), join(folder, `${name}.xml`)];
  await run(['form', standard, '--to', 'xlsform', '--output', book]);
  const warnings = execFileSync(PYTHON, ['-c', CONVERT, book, file], { env: python, encoding: 'utf8' });
  return { file, warnings };
}

async function scored(name: string, content: string): Promise<GapReport> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const told = await run(['score', file, '--standard', REPAIR_DESK, '--census', '--format', 'json']);
  return JSON.parse(told.stdout) as GapReport;
}

const given = (number: number): ReadonlyMap<string, string> =>
  new Map(questions.map((question) => [question.name, written(question, number, 'value')]));

describe.skipIf(!hasPyxform)('XLSForm', () => {
  it('is taken by pyxform without a warning but for the size of photos, for every standard on the shelf', async () => {
    for (const id of [...(await shippedIds(ROOT, 'standards')), REPAIR_DESK]) {
      const { warnings } = await xformOf(id, 'shelf');
      expect(warnings.replace(/.*max-pixels.*/g, '').trim(), id).toBe('');
    }
  });

  it.skipIf(CHROMIUM === undefined)(
    'goes through Enketo’s transformation, every question and every language',
    async () => {
      const { file } = await xformOf(REPAIR_DESK, 'enketo');
      const { page, close } = await pageWith('enketo-transformer/dist/enketo-transformer/web/transformer.js');
      try {
        const { form, model } = await page.evaluate(
          // biome-ignore lint/suspicious/noExplicitAny: Enketo has put itself there
          (xform) => (window as any).tool.transform({ xform, theme: 'plain' }),
          readFileSync(file, 'utf8'),
        );
        for (const { name, text } of questions) {
          expect(form).toContain(`/${name}"`);
          expect(form).toContain(text.ru!);
          expect(model).toContain(`<${name}`);
        }
      } finally {
        await close();
      }
    },
  );

  it.skipIf(CHROMIUM === undefined)(
    'is filled in by ODK’s own engine, and scored from what it hands over',
    async () => {
      const { file } = await xformOf(REPAIR_DESK, 'odk');
      const { page, close } = await pageWith('@getodk/xforms-engine/dist/index.js');
      try {
        const rows: Map<string, string>[] = [];
        for (const number of ANSWERS) {
          // Moments as ODK writes them, with the offset of the phone.
          const answers = [...given(number)].flatMap(([name, value]) => {
            if (value === '') return [];
            return [[name, /^\d{4}-.*T/.test(value) ? `${value}:00.000+02:00` : value] as const];
          });
          const { instance, refused, limits } = await page.evaluate(fillIn, {
            xform: readFileSync(file, 'utf8'),
            answers,
          });
          expect(refused).toEqual([]);
          expect(limits).toEqual({ '-4': false, '6000': false, '12,5': true, '?': true });
          rows.push(flat(instance));
        }
        const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
        const cells = rows.map((row) => names.map((name) => row.get(name) ?? ''));
        const report = await scored('odk.csv', csv([names, ...cells]));
        expect(report.receipt).toMatchObject({ read: 3, used: 3 });
        expect(bare(figures(report))).toEqual(bare(expected));
      } finally {
        await close();
      }
    },
  );
});

/** A page in which a tool stands at `window.tool`. */
async function pageWith(module: string): Promise<{ page: Page; close(): Promise<void> }> {
  const code = readFileSync(join(modules, module));
  const browser = await launch();
  const page = await browser.newPage();
  const host =
    '<!doctype html><title>Tool</title><script type="module">import * as tool from "/tool.js"; window.tool = tool</script>';
  await page.route('https://forms.test/**', (route) =>
    route.fulfill(
      route.request().url().endsWith('.js')
        ? { body: code, contentType: 'text/javascript' }
        : { body: host, contentType: 'text/html' },
    ),
  );
  await page.goto('https://forms.test/');
  await page.waitForFunction(() => 'tool' in window);
  return { page, close: () => browser.close() };
}

interface Filled {
  readonly instance: string;
  /** What the form's own constraints say no to. */
  readonly refused: readonly string[];
  readonly limits: Readonly<Record<string, boolean>>;
}

/** In the browser: the answers as a person gives them, question by question, where the form shows them. */
async function fillIn({
  xform,
  answers,
}: {
  xform: string;
  answers: readonly (readonly [string, string])[];
}): Promise<Filled> {
  // biome-ignore lint/suspicious/noExplicitAny: the engine has put itself there
  const { createInstance } = (window as any).tool;
  const { root } = await createInstance(xform, {
    form: { fetchFormAttachment: async () => new Response('') },
  });
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const nodes = new Map<string, any>();
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const walk = (node: any) => {
    nodes.set(node.currentState.reference.split('/').at(-1), node);
    for (const child of node.currentState.children ?? []) walk(child);
  };
  walk(root);
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const set = (node: any, value: string) =>
    node.nodeType === 'select' ? node.selectValue(value) : node.setValue(value);
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const isFine = (node: any): boolean => node.validationState.violation === null;
  const price = nodes.get('delivery_price');
  const limits: Record<string, boolean> = {};
  for (const value of ['-4', '6000', '12,5', '?']) {
    set(price, value);
    limits[value] = isFine(price);
  }
  set(price, '');
  const refused: string[] = [];
  for (const [name, value] of answers) {
    const node = nodes.get(name);
    if (!node.currentState.relevant) {
      refused.push(`${name} is not shown`);
      continue;
    }
    set(node, value);
    if (!isFine(node)) refused.push(`${name}: ${value}`);
  }
  const payload = await root.prepareInstancePayload();
  const [data] = payload.data;
  const instance = await (data.get('xml_submission_file') as File).text();
  return { instance, refused, limits };
}

/** As ODK Central writes a submission: groups before names, with a dash. */
function flat(instance: string): Map<string, string> {
  const row = new Map<string, string>();
  const path: string[] = [];
  for (const [, close, name, empty, text] of instance.matchAll(/<(\/)?([\w:]+)[^>]*?(\/)?>([^<]*)/g)) {
    if (close) path.pop();
    else if (!empty) path.push(name!);
    const value = text!.trim();
    if (!close && (value !== '' || empty)) {
      const names = empty ? [...path, name!] : path;
      row.set(
        names.slice(1).join('-'),
        value.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      );
    }
  }
  return row;
}

interface Question {
  readonly isVisible: boolean;
  validate(fireCallback: boolean): boolean;
}
interface Survey {
  readonly data: object;
  readonly jsonErrors: unknown;
  locale: string;
  readonly title: string;
  setValue(name: string, value: unknown): void;
  clearValue(name: string): void;
  getQuestionByName(name: string): Question;
  doComplete(): boolean;
}

describe('SurveyJS', () => {
  it('makes a survey of the form, and scores what its own model gives', async () => {
    const { Model } = require('survey-core') as { Model: new (json: unknown) => Survey };
    const json = JSON.parse((await run(['form', REPAIR_DESK, '--to', 'surveyjs'])).stdout) as unknown;
    const records = ANSWERS.map((number) => {
      const survey = new Model(json);
      expect(survey.jsonErrors ?? []).toEqual([]);
      for (const [name, value] of given(number)) {
        if (value === '') continue;
        const question = survey.getQuestionByName(name);
        expect(question.isVisible, `${name} of ${number}`).toBe(true);
        survey.setValue(name, value);
        expect(question.validate(false), `${name}: ${value}`).toBe(true);
      }
      expect(survey.doComplete()).toBe(true);
      return survey.data;
    });
    const report = await scored('surveyjs.json', JSON.stringify(records));
    expect(report.receipt).toMatchObject({ read: 3, used: 3 });
    expect(bare(figures(report))).toEqual(bare(expected));
  });

  it('holds to conditions, limits and languages', async () => {
    const { Model } = require('survey-core') as { Model: new (json: unknown) => Survey };
    const json = JSON.parse((await run(['form', REPAIR_DESK, '--to', 'surveyjs'])).stdout) as unknown;
    const survey = new Model(json);
    const at = (name: string) => survey.getQuestionByName(name);
    expect(at('delivery_queue_time').isVisible).toBe(false);
    survey.setValue('visit_channel', 'branch');
    expect(at('delivery_queue_time').isVisible).toBe(true);
    for (const [name, value, isFine] of [
      ['delivery_queue_time', '12', false],
      ['delivery_queue_time', '4 мин 30 с', true],
      ['delivery_price', '-4', false],
      ['delivery_price', '6000', false],
      ['delivery_price', '55,5', true],
      ['delivery_faults_left', '1.5', false],
      ['delivery_faults_left', '?', true],
    ] as const) {
      survey.setValue(name, value);
      expect(at(name).validate(false), value).toBe(isFine);
    }
    survey.setValue('delivery_receipt', 'yes');
    survey.setValue('delivery_receipt_words', 'in-part');
    survey.setValue('delivery_receipt', 'no');
    expect(survey.data).not.toHaveProperty('delivery_receipt_words');
    survey.locale = 'ru';
    expect(survey.title).toBe('Стойка ремонта');
  });
});

describe.skipIf(!hasPhp)('LimeSurvey', () => {
  it('reads every cell as it was meant, and PHP takes every pattern', async () => {
    const file = join(folder, 'lime.txt');
    writeFileSync(file, (await run(['form', REPAIR_DESK, '--to', 'limesurvey'])).stdout);
    const READ = `
$file = fopen($argv[1], 'r'); fread($file, 3); $head = fgetcsv($file, 0, "\\t", '"'); $rows = [];
while (($row = fgetcsv($file, 0, "\\t", '"')) !== false) {
  $row = array_combine($head, array_pad($row, count($head), ''));
  if ($row['validation'] !== '') $row['taken'] = array_map(fn($text) => preg_match($row['validation'], $text), ['12m 30s', '55,5', '3', '?', 'soon']);
  $rows[] = $row;
}
echo json_encode($rows);`;
    const rows = JSON.parse(execFileSync('php', ['-r', READ, '--', file], { encoding: 'utf8' })) as {
      class: string;
      name: string;
      relevance: string;
      taken?: number[];
    }[];
    const taken = (name: string) => rows.find((row) => row.name === name)?.taken;
    expect(taken('DqueueTime')).toEqual([1, 0, 0, 1, 0]);
    expect(taken('Dprice')).toEqual([0, 1, 1, 1, 0]);
    expect(taken('DfaultsLeft')).toEqual([0, 0, 1, 1, 0]);
    expect(rows.filter((row) => row.class === 'Q').length).toBe(2 * questions.length);
    expect(rows.find(({ name }) => name === 'DreceiptWords')?.relevance).toBe('Dreceipt.NAOK == "Y"');
  });
});
