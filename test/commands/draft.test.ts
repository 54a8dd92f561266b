// svc draft: from a survey alone to two files that lint finds nothing in and that score at once.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadMapping } from '../../src/load/mapping.ts';
import { loadStandard } from '../../src/load/standard.ts';
import { ROOT, run } from '../world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-draft-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SURVEYS = join(ROOT, 'fixtures/surveys');
const inFolder = (...argv: string[]) => run(argv, { cwd: folder });

/** Writes a table as CSV, and drafts from it. */
async function drafted(header: readonly string[], rows: readonly (readonly string[])[], ...more: string[]) {
  const quoted = (cells: readonly string[]) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  writeFileSync(join(folder, 'survey.csv'), `${[header, ...rows].map(quoted).join('\n')}\n`);
  const outcome = await inFolder('draft', 'survey.csv', ...more);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  if (outcome.exitCode !== 0) return { ...outcome, text: '', standard: null!, mapping: null! };
  const text = read('survey.yaml');
  const standard = loadStandard(text, 'survey.yaml').value!;
  return { ...outcome, text, standard, mapping: loadMapping(read('survey.map.yaml'), 'm', standard).value! };
}
const criteriaIn = ({ standard }: Awaited<ReturnType<typeof drafted>>) =>
  standard.sections.flatMap(({ criteria }) => criteria);

/** As many rows as answers of the first question, others in turn. */
const rowsOf = (...questions: readonly (readonly string[])[]): string[][] =>
  Array.from({ length: 40 }, (_, row) => questions.map((answers) => answers[row % answers.length]!));

const EXPORTS = [
  ['qualtrics/labels.csv', 3],
  ['qualtrics/values.csv', 3],
  ['qualtrics-legacy/values.csv', 3],
  ['surveymonkey/blocks.csv', 3],
  ['google-forms/matrix.csv', 3],
  ['google-forms/russian.csv', 3],
  ['limesurvey/codes.csv', 3],
  ['limesurvey/codes-and-texts.csv', 3],
  ['limesurvey/edited.csv', 3],
  ['typeform/answers.csv', 3],
  ['typeform/titled.csv', 3],
  ['kobotoolbox/tagged.csv', 3],
  ['microsoft-forms/likert.csv', 3],
  ['microsoft-forms/russian.csv', 3],
  ['jotform/matrix.csv', 3],
  ['alchemer/grid.csv', 3],
  ['spss/codes.sav', 3],
  ['spss/packed.zsav', 3],
  ['safetyculture/two-audits.csv', 3],
  ['long/by-criterion.csv', 3],
  ['long/russian.csv', 3],
  ['plain/one-is-best.csv', 3],
  ['workbook/two-sheets.xlsx', 4],
] as const;

describe('svc draft', () => {
  it.each(
    EXPORTS.flatMap(([name, count]) => (['en', 'ru'] as const).map((lang) => [name, count, lang] as const)),
  )('of %s finds %i criteria, lints clean and scores (%s)', async (name, count, lang) => {
    cpSync(join(SURVEYS, name), join(folder, basename(name)));
    const made = await inFolder('draft', basename(name), '--id', 'mine', '--lang', lang);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    const standard = loadStandard(readFileSync(join(folder, 'mine.yaml'), 'utf8'), 'mine.yaml').value!;
    expect(standard.sections.flatMap(({ criteria }) => criteria)).toHaveLength(count);
    expect(await inFolder('lint', '.')).toMatchObject({ exitCode: 0, stderr: '' });
    const scored = await inFolder(
      ...['score', basename(name), '--standard', 'mine.yaml', '--map', 'mine.map.yaml'],
      ...['--allow-unread', '--format', 'json'],
    );
    expect(scored.exitCode).toBe(0);
    expect(JSON.parse(scored.stdout).criteria.every(({ n }: { n: number }) => n > 0)).toBe(true);
  });

  it('takes scales from whole sets of words, their ends from the set where nobody chose them', async () => {
    const words = ['Agree', 'Strongly agree', 'Neither agree nor disagree', 'Disagree'];
    const found = await drafted(
      ['Please rate [The hall is clean]', 'Please rate [Staff are polite]', 'Any comments?'],
      rowsOf(words, words.toReversed(), ['Fine by me, thank you very much for asking', 'no complaints']),
    );
    const [first] = criteriaIn(found);
    expect(criteriaIn(found).map(({ text }) => text)).toEqual([
      { en: 'The hall is clean' },
      { en: 'Staff are polite' },
    ]);
    expect(first!.answer).toMatchObject({ kind: 'scale', min: 1, max: 5 });
    expect(first!.answer.kind === 'scale' && first!.answer.labels.map(({ text }) => text.en)).toEqual([
      'Strongly disagree',
      'Disagree',
      'Neither agree nor disagree',
      'Agree',
      'Strongly agree',
    ]);
    expect(first!.expect).toBe(4);
    expect(found.text).toContain('# unsure: 1 of 5 steps was met by nobody');
    expect(found.standard.sections.map(({ title }) => title)).toEqual([{ en: 'Please rate' }]);
  });

  it('keeps both languages where the file has both, in headers and in cells', async () => {
    const words = ['Согласен / Agree', 'Не согласен / Disagree', 'Полностью согласен / Strongly agree'];
    const more = ['Нейтрально / Neutral', 'Полностью не согласен / Strongly disagree'];
    const found = await drafted(
      ['Сотрудники вежливы / Staff are polite', 'В зале чисто / The hall is clean'],
      rowsOf([...words, ...more], [...more, ...words]),
    );
    expect(criteriaIn(found).map(({ text }) => text)).toEqual([
      { en: 'Staff are polite', ru: 'Сотрудники вежливы' },
      { en: 'The hall is clean', ru: 'В зале чисто' },
    ]);
    const { answer } = criteriaIn(found)[0]!;
    expect(
      answer.kind === 'scale' && answer.labels.map(({ value, text }) => [value, text.en, text.ru]),
    ).toEqual([
      [1, 'Strongly disagree', 'Полностью не согласен'],
      [2, 'Disagree', 'Не согласен'],
      [3, 'Neutral', 'Нейтрально'],
      [4, 'Agree', 'Согласен'],
      [5, 'Strongly agree', 'Полностью согласен'],
    ]);
    expect(Object.keys(found.standard.title).sort()).toEqual(['en', 'ru']);
    expect((await inFolder('lint', '.')).exitCode).toBe(0);
    const { stdout } = await inFolder(
      ...['score', 'survey.csv', '--standard', 'survey.yaml', '--map', 'survey.map.yaml', '--format', 'json'],
    );
    expect(JSON.parse(stdout).criteria[0]).toMatchObject({ n: 40, delivery: { mean: 3 } });
  });

  it('pairs what was expected with what was delivered, and leaves expect out of those', async () => {
    const found = await drafted(
      ['E1', 'E2', 'P1', 'P2'],
      rowsOf(['7', '6', '5'], ['7', '7', '6'], ['1', '3', '5', '7'], ['2', '4', '6', '7']),
    );
    expect([...found.mapping.criteria.values()].map(({ expectation }) => expectation)).toEqual([
      { by: 'header', header: 'E1', occurrence: null },
      { by: 'header', header: 'E2', occurrence: null },
    ]);
    expect(
      criteriaIn(found).map(({ expect: level, answer }) => [level, answer.kind === 'scale' && answer.max]),
    ).toEqual([
      [null, 7],
      [null, 7],
    ]);
    expect(found.text.match(/# unsure: the file has a code only/g)).toHaveLength(2);
  });

  it('says of numbers what it made of them, and takes facts for groups, not for ratings', async () => {
    const found = await drafted(
      [
        'Age',
        'Gender',
        'How likely are you to recommend us? (0-10)',
        'Politeness',
        'Speed',
        'Visits this year',
      ],
      rowsOf(
        ['34', '51', '28'],
        ['f', 'm'],
        ['10', '9', '3', '0'],
        ['1', '5', '4'],
        ['5', '2', '1'],
        ['1', '2', '4'],
      ),
    );
    expect(criteriaIn(found).map(({ id, summary }) => [id, summary ?? null])).toEqual([
      ['likely-recommend-us-0', 'nps'],
      ['politeness', null],
      ['speed', null],
    ]);
    expect(found.text).toContain('# unsure: numbers without words: is 5 the best?');
    expect([...found.mapping.fields.keys()]).toContain('gender');
  });

  it('never orders words that it does not know: they are told of', async () => {
    const found = await drafted(
      ['Food [taste]', 'Food [looks]', 'Overall, how satisfied were you?'],
      rowsOf(['meh', 'wow', 'ok-ish'], ['wow', 'meh', 'ok-ish'], ['Satisfied', 'Very satisfied', 'Neutral']),
    );
    expect(criteriaIn(found)).toHaveLength(1);
    expect(found.text).toMatch(/Food \[taste\]: the same words.*meh \| wow \| ok-ish/);
  });

  it('tells of a question in words of no known set, even where it could serve as a group', async () => {
    const found = await drafted(
      ['How clean was it?', 'How satisfied were you?', 'Branch'],
      rowsOf(['Spotless', 'Clean', 'Dirty'], ['Satisfied', 'Very satisfied', 'Neutral'], ['North', 'South']),
    );
    expect(found.text).toMatch(
      /How clean was it\?: words of no known set of answers: Spotless \| Clean \| Dirty/,
    );
    expect(found.text).not.toContain('Branch');
  });

  it('takes sums and means below the answers for none', async () => {
    const found = await drafted(
      ['Branch', 'Were you greeted?', 'Would you recommend us? (0-10)'],
      [...rowsOf(['North', 'South'], ['Yes', 'No'], ['10', '7', '3']), ['Total', '20', '6.7']],
    );
    expect(criteriaIn(found).map(({ answer }) => answer.kind)).toEqual(['yes-no', 'scale']);
  });

  it('takes no set whose missing step may be the word that is strange to it', async () => {
    const words = ['Agree', 'Neither agree nor disagree', 'Disagree', 'Strongly disagree', 'Hell yes'];
    const found = await drafted(
      ['Rate [Food]', 'Rate [Drinks]', 'How satisfied were you with the place?'],
      rowsOf(words, words.slice(0, 4), ['Satisfied', 'Very satisfied', 'Neutral']),
    );
    expect(criteriaIn(found).map(({ id }) => id)).toEqual(['satisfied-place']);
    expect(found.text).toContain('Hell yes');
  });

  it('turns the scale where the low end is the good one, and marks it', async () => {
    const words = [
      '1 - Very satisfied',
      '2 - Satisfied',
      '3 - Neutral',
      '4 - Dissatisfied',
      '5 - Very dissatisfied',
    ];
    const found = await drafted(['How satisfied are you with the staff?'], rowsOf(words));
    expect(criteriaIn(found)[0]!.answer).toMatchObject({ min: 1, max: 5, reversed: true });
    expect(criteriaIn(found)[0]!.expect).toBe(2);
    expect(found.text).toContain('# unsure: the words run from good to bad');
  });

  it('pairs one question alone, too, by the brackets of its sides', async () => {
    const made = await drafted(
      ['Магазин', 'Вежливость (ждали)', 'Вежливость (получили)', 'Долго ли вы ждали?'],
      rowsOf(['А', 'Б'], ['1', '3', '5'], ['5', '2', '4'], ['Да', 'Нет']),
    );
    expect(criteriaIn(made).map(({ id }) => id)).toEqual(['vezhlivost', 'dolgo-li-zhdali']);
    expect(made.mapping.criteria.get('vezhlivost')).toMatchObject({
      expectation: { header: 'Вежливость (ждали)' },
      delivery: { header: 'Вежливость (получили)' },
    });
  });

  it('names questions by the words in which they differ, and numbers only those that do not', async () => {
    const questions = [
      ...['¿Qué tan satisfecho está con la limpieza?', '¿Qué tan satisfecho está con la atención?'],
      ...['¿Qué tan satisfecho está con el precio?', '¿Qué tan satisfecho está, en general?'],
      ...['Speed (1-5)', 'Speed, 1-5'],
    ];
    const made = await drafted(
      questions,
      rowsOf(...questions.map((_, i) => ['1', '3', '5'].map((n) => String(((Number(n) + i) % 5) + 1)))),
    );
    expect(criteriaIn(made).map(({ id }) => id)).toEqual([
      ...['con-la-limpieza', 'con-la-atencion', 'con-el-precio', 'en-general'],
      ...['speed-1-5', 'speed-1-5-2'],
    ]);
  });

  it('loads whatever headers and files are called: by numbers, words of YAML, nothing', async () => {
    const rows = rowsOf(['1', '3', '5'], ['2', '4', '5'], ['1', '2', '5'], ['1', '2', '4']);
    await drafted(['7', 'true', '', '1e5'], rows);
    for (const id of ['2024', 'true', 'null', 'no', '1e3']) {
      const { exitCode, stderr } = await inFolder('draft', 'survey.csv', '--id', id, '--into', 'in');
      expect([exitCode, stderr], id).toEqual([0, '']);
      expect(loadStandard(readFileSync(join(folder, `in/${id}.yaml`), 'utf8'), id).value?.id).toBe(id);
      const scored = await inFolder('score', 'survey.csv', '--map', `in/${id}.map.yaml`);
      expect([scored.exitCode, scored.stderr.includes('error')]).toEqual([0, false]);
    }
  });

  it('writes over nothing unless told, and says what it could not find', async () => {
    await drafted(['Speed (1-5)', 'Care (1-5)'], rowsOf(['1', '5'], ['4', '2']));
    expect(await inFolder('draft', 'survey.csv')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('survey.yaml'),
    });
    expect((await inFolder('draft', 'survey.csv', '--force')).exitCode).toBe(0);
    expect((await inFolder('draft', 'survey.csv', '--id', 'Two Words')).exitCode).toBe(2);
    writeFileSync(join(folder, 'names.csv'), 'Name,City\nAnn,Riga\nBob,Minsk\n');
    const none = await inFolder('draft', 'names.csv');
    expect([none.exitCode, existsSync(join(folder, 'names.yaml'))]).toEqual([3, false]);
    expect(readdirSync(folder).sort()).toEqual(['names.csv', 'survey.csv', 'survey.map.yaml', 'survey.yaml']);
  });
});
