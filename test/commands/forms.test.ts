// A standard fielded by survey tools: each form is filled in by a program as its tool writes its export, and scored with no mapping at
// all; the figures are those of the same answers in files. `npm run forms` holds the forms against the tools themselves.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { LENGTH_PATTERN } from '../../src/core/form/entry.ts';
import { type FormQuestion, formGroups } from '../../src/core/form/questions.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { readDuration } from '../../src/core/time/duration.ts';
import { shippedIds } from '../../src/io/shipped.ts';
import { placesOf } from '../../src/survey/peek.ts';
import { readWorkbook } from '../../src/survey/workbook/workbook.ts';
import { answers, bare, csv, expected, figures, groups, questions, REPAIR_DESK, says } from '../forms.ts';
import { loadShipped } from '../shipped.ts';
import { ROOT, run } from '../world.ts';

const folder = mkdtempSync(join(tmpdir(), 'svc-forms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function scored(name: string, content: string | Uint8Array, ...more: string[]) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const told = await run(['score', file, '--standard', REPAIR_DESK, '--census', '--format', 'json', ...more]);
  expect(told.stderr).not.toMatch(/error/);
  return JSON.parse(told.stdout) as GapReport;
}

const expectSame = (report: GapReport) => {
  expect(report.receipt).toMatchObject({ read: 3, used: 3 });
  expect(bare(figures(report))).toEqual(bare(expected));
};

const grouped = (mark: string): string[] =>
  groups.flatMap(({ id, questions: asked }) =>
    asked.map(({ name }) => `group_${id.replaceAll('-', '_')}${mark}${name}`),
  );

const cto = (): string => {
  const rows = answers('value').map((cells, i) => [...cells, `uuid:${i}`]);
  return csv([[...questions.map(({ name }) => name), 'KEY'], ...rows]);
};

describe('an export of a form needs no mapping', () => {
  it('from ODK Central', async () => {
    const rows = answers('value').map((cells, i) => ['2026-03-05T10:00:00Z', ...cells, `uuid:${i}`]);
    expectSame(await scored('odk.csv', csv([['SubmissionDate', ...grouped('-'), 'KEY'], ...rows])));
  });

  it('from KoboToolbox, with names or with the questions and options of either language', async () => {
    const tail = (i: number) => [String(i), `uuid-${i}`, '2026-03-05T10:00:00', '', String(i)];
    const last = ['_id', '_uuid', '_submission_time', '_validation_status', '_index'];
    for (const mark of ['/', ''] as const) {
      const head = mark === '' ? questions.map(({ name }) => name) : grouped(mark);
      const rows = answers('value').map((cells, i) => [...cells, ...tail(i)]);
      expectSame(await scored('kobo.csv', csv([[...head, ...last], ...rows], ';')));
    }
    for (const language of ['en', 'ru'] as const) {
      const head = groups.flatMap(({ title, questions: asked }) =>
        asked.map(({ text }) => `${title[language]}/${text[language]}`),
      );
      const rows = answers(language).map((cells, i) => [...cells, ...tail(i)]);
      expectSame(await scored('kobo-labels.csv', csv([[...head, ...last], ...rows], ';')));
    }
  });

  it('from SurveyCTO', async () => {
    expectSame(await scored('cto.csv', cto()));
  });

  it('from SurveyJS, as JSON and as CSV', async () => {
    const records = answers('value').map((cells) =>
      Object.fromEntries(questions.flatMap(({ name }, i) => (cells[i] === '' ? [] : [[name, cells[i]]]))),
    );
    expectSame(await scored('surveyjs.json', JSON.stringify(records)));
    expectSame(await scored('lines.json', records.map((one) => JSON.stringify(one)).join('\n')));
    expectSame(await scored('surveyjs.csv', csv([questions.map(({ text }) => text.en!), ...answers('en')])));
  });

  it('from LimeSurvey, with codes or with whole answers, by code or by question', async () => {
    const first = ['id', 'submitdate', 'lastpage', 'startlanguage', 'seed'];
    const row = (cells: readonly string[], i: number) => [
      String(i),
      '2026-03-05 10:00:00',
      '4',
      'en',
      '1',
      ...cells,
    ];
    const codes = questions.map(({ short }) => short);
    expectSame(await scored('lime-codes.csv', csv([[...first, ...codes], ...answers('code').map(row)])));
    const full = questions.map(({ short, text }) => `${short}. ${text.ru}`);
    expectSame(await scored('lime-full.csv', csv([[...first, ...full], ...answers('ru').map(row)], ';')));
  });

  it('from Qualtrics, with numbers or with words', async () => {
    const head = (more: readonly string[]) => [
      'StartDate',
      'EndDate',
      'Status',
      'Progress',
      'Finished',
      'ResponseId',
      ...more,
    ];
    for (const style of ['number', 'en'] as const) {
      const rows = [
        head(questions.map(({ name }) => name)),
        head(questions.map(({ text }) => text.en!)),
        head(questions.map((_, i) => `QID${i}`)).map((one) => JSON.stringify({ ImportId: one })),
        ...answers(style).map((cells, i) => [
          '2026-03-05 10:00',
          '2026-03-05 10:20',
          'IP Address',
          '100',
          'True',
          `R_${i}`,
          ...cells,
        ]),
      ];
      expectSame(await scored('qualtrics.csv', csv(rows)));
    }
  });

  it('from Google Forms, which knows questions only', async () => {
    for (const language of ['en', 'ru'] as const) {
      const rows = answers(language).map((cells) => ['2026/03/05 10:00:00 AM GMT+2', ...cells]);
      expectSame(
        await scored(
          'google.csv',
          csv([['Timestamp', ...questions.map(({ text }) => text[language]!)], ...rows]),
        ),
      );
    }
  });

  it('groups by what the form asked of the visit', async () => {
    const file = join(folder, 'visits.csv');
    writeFileSync(file, cto());
    const { stdout } = await run([
      ...['score', file, '--standard', REPAIR_DESK, '--census', '--by', 'site', '--min-n', '1'],
      ...['--format', 'json'],
    ]);
    const keys = (JSON.parse(stdout) as GapReport).groups.map(({ key }) => key.site).sort();
    expect(keys).toEqual(['Harbour', 'Main street']);
  });

  it('is refused with what to do where no column is known', async () => {
    const file = join(folder, 'other.csv');
    writeFileSync(file, 'a,b\n1,2\n');
    const { exitCode, stderr } = await run(['score', file, '--standard', REPAIR_DESK]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('svc map');
  });
});

describe('JSON', () => {
  it.each([
    ['broken', '[{"a": 1},\n {"a": ]', ':2:8: this is no JSON'],
    ['without respondents', '[]', 'no list of respondents'],
  ])('that is %s is refused', async (_, text, fault) => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, text);
    const { exitCode, stderr } = await run(['score', file, '--standard', REPAIR_DESK]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(fault);
  });
});

describe('names', () => {
  it('are allowed everywhere, and no two of a standard are alike', async () => {
    for (const id of await shippedIds(ROOT, 'standards')) {
      const standard = loadShipped(id).value!;
      const all = formGroups(schemeOf(standard), true, says).flatMap((group) => group.questions);
      for (const { name, short, entry } of all) {
        expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(short).toMatch(/^[A-Z][A-Za-z0-9]{0,19}$/);
        if (entry.by === 'picking')
          for (const { code } of entry.options) expect(code).toMatch(/^[A-Za-z0-9]{1,5}$/);
        if (entry.by === 'picking')
          expect(new Set(entry.options.map(({ code }) => code.toLowerCase())).size).toBe(
            entry.options.length,
          );
      }
      const alike = (key: (question: FormQuestion) => string) => new Set(all.map(key)).size;
      expect(alike(({ name }) => name)).toBe(all.length);
      expect(alike(({ short }) => short.toLowerCase())).toBe(all.length);
      expect(alike(({ text }) => String(text.en ?? text.ru))).toBe(all.length);
    }
  });

  it('ask for lengths of time that svc reads', () => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(${LENGTH_PATTERN})$`)), (typed) => {
        fc.pre(typed.length < 20);
        expect(readDuration(typed)).not.toBeNull();
      }),
    );
  });
});

const form = async (to: string, ...more: string[]) =>
  (await run(['form', REPAIR_DESK, '--to', to, ...more])).stdout;

async function sheet(file: string, name: string): Promise<string> {
  const { bytes } = await readWorkbook(placesOf(readFileSync(file)), file, name);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

describe('svc form', () => {
  it('--to xlsform writes questions with conditions, limits and media in both languages', async () => {
    const file = join(folder, 'form.xlsx');
    await run(['form', REPAIR_DESK, '--to', 'xlsform', '-o', file]);
    const survey = await sheet(file, 'survey');
    expect(survey).toContain('Насколько вежлив был приёмщик?');
    expect(survey).toContain("{visit_channel} = 'branch'");
    expect(survey).toMatch(/image,evidence_receipt/);
    expect(survey).toContain('<= 5000');
    expect(survey).toMatch(/begin_group,group_expectations/);
    expect(await sheet(file, 'choices')).toContain(
      'list_delivery_receipt_words,in-part,Part of it,Часть этого',
    );
    expect(await sheet(file, 'settings')).toContain('repair_desk,1.2.0,English (en)');
  });

  it('--to surveyjs writes a page for each group, with conditions and validators', async () => {
    const survey = JSON.parse(await form('surveyjs', '--lang', 'ru')) as {
      locale: string;
      pages: { name: string; elements: { name: string; visibleIf?: string; title: { ru: string } }[] }[];
    };
    expect(survey.locale).toBe('ru');
    expect(survey.pages.map(({ name }) => name)).toEqual([
      'page_visit',
      'page_expectations',
      'page_desk',
      'page_repair',
    ]);
    const element = survey.pages
      .flatMap(({ elements }) => elements)
      .find(({ name }) => name === 'delivery_receipt_words');
    expect(element?.visibleIf).toBe("{delivery_receipt} anyof ['yes']");
  });

  it('--to limesurvey writes the same rows in each language', async () => {
    const rows = (await form('limesurvey')).split('\n').map((line) => line.split('\t'));
    const of = (language: string) =>
      rows.filter((cells) => cells[8] === language && /^(G|Q|A)$/.test(cells[2]!));
    const shape = (cells: readonly string[]) => [
      cells[0],
      cells[2],
      cells[3],
      /^[GS]/.test(cells[2]!) ? '' : cells[4],
      cells[5],
    ];
    expect(of('ru').map(shape)).toEqual(of('en').map(shape));
    expect(rows.find((cells) => cells[4] === 'DqueueTime')?.[5]).toMatch(
      /^"Vchannel\.NAOK == ""[a-z0-9]{1,5}"""$/,
    );
  });

  it('--to qualtrics names every question and numbers every choice', async () => {
    const text = await form('qualtrics');
    expect(text).toMatch(/^\[\[AdvancedFormat\]\]/);
    expect(text).toContain('[[ID:delivery_receipt]]');
    expect(text).toContain('[[Choice:101]]\nyes');
    expect(text).toContain('Only where Did you get a receipt? yes.');
  });

  it('--to google-forms writes a script that makes every question', async () => {
    const made: string[] = [];
    const item = (): object =>
      new Proxy(
        {},
        {
          get: (_, call) => (value: unknown) => {
            if (call === 'setTitle') made.push(String(value));
            return item();
          },
        },
      );
    const FormApp = new Proxy({}, { get: () => () => item() });
    runInNewContext(`${await form('google-forms', '--lang', 'ru')}; createForm()`, {
      FormApp,
      Logger: { log: () => {} },
    });
    const files = questions.filter(({ entry }) => entry.by === 'file').length;
    const pages = groups.length;
    expect(made.length).toBe(questions.length - files + pages);
    expect(made).toContain('Насколько вежлив был приёмщик?');
  });

  const HOSTILE =
    "a\"b'c\tline\nnext [[Question:MC]] {TOKEN} $\u007bx} </script><!-- \\ \u2028 <b>zz</b> '); evil() //";
  const hostile = (): string => {
    const file = join(folder, 'hostile.yaml');
    const text = JSON.stringify({ en: HOSTILE, ru: HOSTILE });
    writeFileSync(
      file,
      `format: svc.standard/1
id: hostile
version: "1.0.0"
title: ${text}
sections:
  - id: one
    title: ${text}
    guide: ${text}
    criteria:
      - id: first
        text: ${text}
        guide: ${text}
        answer: { kind: choice, options: [{ id: a, text: ${text}, points: 100 }, { id: b, text: { en: b }, points: 0 }] }
        expect: a
      - id: second
        text: ${text}
        answer: { kind: yes-no }
        expect: yes
        when: { first: [a] }
`,
    );
    return file;
  };
  const hostileForm = async (to: string) => {
    const { exitCode, stdout, stderr } = await run(['form', hostile(), '--to', to]);
    expect([exitCode, stderr]).toEqual([0, '']);
    return stdout;
  };

  it('lets no words of others become markup, code or structure', async () => {
    const page = await hostileForm('html');
    expect(page.match(/<\/script>/g)?.length).toBe(2);
    const data = /<script type="application\/json" id="form">(.*)<\/script>/.exec(page)![1]!;
    expect((JSON.parse(data) as { standard: { title: { en: string } } }).standard.title.en).toBe(HOSTILE);
    expect(await hostileForm('paper')).not.toMatch(/<\/?script|<b>zz/);
    const lime = (await hostileForm('limesurvey')).replace(/\n$/, '').split('\n');
    const width = lime[0]!.split('\t').length;
    for (const line of lime) expect(line.replace(/"[^"]*(?:""[^"]*)*"/g, '').split('\t').length).toBe(width);
    expect(lime.join()).not.toMatch(/\{TOKEN\}|<b>/);
    const qualtrics = await hostileForm('qualtrics');
    expect(qualtrics.match(/\[\[Question:MC/g)?.length).toBe(2);
    expect(qualtrics).not.toContain('<b>');
    for (const to of ['qualtrics', 'xlsform'] as const) {
      const file = join(folder, `hostile.${to}`);
      await run(['form', hostile(), '--to', to, '--output', file]);
      const text = to === 'qualtrics' ? readFileSync(file, 'utf8') : await sheet(file, 'survey');
      // Both would fill in what stands between such braces.
      expect(text).not.toContain('$\u007bx}');
    }
    const survey = JSON.parse(await hostileForm('surveyjs')) as { title: { default: string } };
    expect(survey.title.default).toBe(HOSTILE);
    const evil = () => {
      throw new Error('ran');
    };
    const item = (): object => new Proxy({}, { get: () => () => item() });
    const FormApp = new Proxy({}, { get: () => () => item() });
    const script = await hostileForm('google-forms');
    runInNewContext(`${script}; createForm()`, { FormApp, Logger: { log: () => {} }, evil });
  });

  it('--to html carries every sentence that the page says, in both languages', async () => {
    const page = await form('html');
    const data = /<script type="application\/json" id="form">(.*)<\/script>/.exec(page)![1]!;
    const { words } = JSON.parse(data) as { words: [string, Record<string, unknown>][] };
    const files = readdirSync(join(ROOT, 'src/page')).filter((name) => name.endsWith('.ts'));
    const said = files.flatMap((name) => {
      const code = readFileSync(join(ROOT, 'src/page', name), 'utf8');
      return [...code.matchAll(/\bsay\(\s*'([\w.-]+)'/g)].map(([, one]) => one!);
    });
    expect(said.length).toBeGreaterThan(60);
    for (const [, known] of words) expect(said.filter((one) => !(one in known))).toEqual([]);
  });

  it('takes one profile and no role where a survey tool asks', async () => {
    const persona = await run(['form', 'speed', '--to', 'surveyjs', '--persona', 'rude']);
    expect(persona.exitCode).toBe(2);
    const two = await run([
      'form',
      'grocery',
      '--to',
      'paper',
      '--profile',
      'premium-grocery',
      '--profile',
      'budget-grocery',
    ]);
    expect(two.exitCode).toBe(2);
    expect((await run(['form', 'speed'])).exitCode).toBe(2);
  });
});
