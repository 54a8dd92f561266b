// Each recipe of CONTRIBUTING, done: a small part of each sort, made up, put into a copy of the tree. It touches the files that
// the recipe names and no others, works, and what is left out of it is noticed. SVC_RECIPES=1 runs its tests, too, and leaves each
// file out by itself.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../world.ts';

/** What is written into a file: the whole of it, or of one that is there, what stands there afterwards. */
type Edit = string | ((before: string) => string);
type Part = Readonly<Record<string, Edit>>;

/** By the test that holds it. */
const WRITTEN_ANEW: Edit = (text) => text;

type Change = Exclude<Edit, string>;
/** Puts lines before the first one that begins so. */
const put =
  (start: string, lines: string): Change =>
  (text) => {
    const all = text.split('\n');
    const at = all.findIndex((line) => line.trimStart().startsWith(start));
    expect(at, `a line that begins ${start}`).toBeGreaterThanOrEqual(0);
    return all.toSpliced(at, 0, lines).join('\n');
  };
const both =
  (...[first, second]: readonly [Change, Change]): Change =>
  (text) =>
    second(first(text));

const criterion = (answer: string, expected: string) =>
  `      - { id: warm, text: { en: Was it warm?, ru: Было ли тепло? }, answer: ${answer}, expect: ${expected} }`;
const standard = (id: string, ...criteria: readonly string[]): string =>
  [
    'format: svc.standard/1',
    `id: ${id}`,
    'version: "1.0.0"',
    'title: { en: Tea house, ru: Чайная }',
    'source: { author: { en: Nobody, ru: Никто }, title: { en: Made up, ru: Выдумано } }',
    'sections:',
    '  - id: cup',
    '    title: { en: Cup, ru: Чашка }',
    '    criteria:',
    ...criteria,
    '',
  ].join('\n');

const row = (line: string) => put("'yes-no':", line);

const copy = mkdtempSync(join(tmpdir(), 'svc-recipes-'));
const inCopy = (file: string): string => readFileSync(join(copy, file), 'utf8');

/** In the order in which they are put in; a language says what the others have brought. */
const PARTS: Readonly<Record<string, Part>> = {
  'A standard': { 'standards/tea-house.yaml': standard('tea-house', criterion('{ kind: yes-no }', 'yes')) },

  'A reporter': {
    'src/report/gap/tsv.ts': `// The gap of each criterion, between tabs.

import type { GapReport } from '../../core/assess/gap-report.ts';
import type { TextReporter } from '../reporter.ts';

export const tsv: TextReporter<GapReport> = ({ criteria }) =>
  criteria.map(({ id, points }) => \`\${id}\\t\${points.gap}\\n\`).join('');
`,
    'src/report/index.ts': both(
      put("| 'yaml';", "  | 'tsv'"),
      put("tidy: () => import('./gap/tidy.ts')", "    tsv: () => import('./gap/tsv.ts'),"),
    ),
    'test/report/reporters.test.ts': put('html(text) {', '  tsv: (text) => expect(text).toMatch(/\\t/),'),
  },

  'A dialect': {
    'src/survey/dialects/tea-form.ts': `// Tea Form: a row of headers, of which the first is the cup.

import type { Dialect } from './dialect.ts';
import { oneRow } from './header.ts';

export const teaForm: Dialect = {
  id: 'tea-form',
  recognise: ([first = []]) => (first[0] === 'Cup no.' ? 1 : 0),
  headerRows: () => 1,
  columns: oneRow,
};
`,
    'src/survey/dialects/index.ts': both(
      put('import { typeform }', "import { teaForm } from './tea-form.ts';"),
      put('typeform,', '  teaForm,'),
    ),
    'fixtures/surveys/tea-form/cups.csv':
      'Cup no.,Was it warm? (expected),Was it warm?\n1,yes,no\n2,yes,yes\n',
  },

  'An answer kind': {
    'src/core/answers/cups.ts': `// Cups of so many: the more the better.

import { kindKey, NOT_OTHERWISE, readNumber, type AnswerKind } from './kind.ts';

export interface CupsAnswer {
  readonly kind: 'cups';
  readonly of: number;
}

export const cups: AnswerKind<CupsAnswer> = {
  ...NOT_OTHERWISE,
  kind: 'cups',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'of'],
    properties: {
      kind: kindKey('cups', 'Cups of so many.'),
      of: { type: 'integer', minimum: 2, description: 'How many there are.' },
    },
  },
  build: (written) => ({ answer: { kind: 'cups', of: written.of as number } }),
  written: (answer) => answer,
  scale: ({ of }) => ({ min: 0, max: of, step: 1, labels: [], reversed: false }),
  scored: () => true,
  read(input, { of }) {
    const value = readNumber(input);
    return value !== null && Number.isInteger(value) && value >= 0 && value <= of
      ? { ok: true, value }
      : { ok: false, problem: { code: 'not-on-scale', args: { value: String(input), min: 0, max: of, step: 1 } } };
  },
  write: (value) => value,
  points: (value, { of }) => (value * 100) / of,
  gap: (expectation, delivery) => delivery - expectation,
  pointsGap: (expectation, delivery, { of }) => ((delivery - expectation) * 100) / of,
  line: ({ of }) => ({ unit: 'scale', low: 0, high: of, reversed: false }),
  values: ({ of }) => Array.from({ length: of + 1 }, (_, value) => value),
};
`,
    'src/core/answers/index.ts': both(
      put('import { elapsed }', "import { cups } from './cups.ts';"),
      row('  cups,'),
    ),
    'src/core/diff/answers.ts': row(
      `  cups: {
    json: ({ of }) => ({ of }),
    differ: (note, at, old, now) => value(note, 'scale.range', under(at, 'of'), old.of, now.of),
  },`,
    ),
    'src/core/form/entry.ts': row(
      "  cups: { entry: ({ of }) => ({ by: 'typing', what: 'whole', min: 0, max: of }), hint: () => '' },",
    ),
    'src/core/shapes/gap-report.ts': row(
      "    cups: whole({ kind: kindKey('cups'), of: number('How many there are.') }, 'Cups.'),",
    ),
    'src/report/values.ts': row(
      "  cups: { one: (value) => 'u'.repeat(value), mean: (mean, _, { number }) => number(mean), keyed: () => '3' },",
    ),
    'src/report/standard/questions.ts': row(
      "  cups: ({ of }, { say }) => ({ how: say('show.scale', { min: 0, max: of }), answers: [], boxes: [] }),",
    ),
    'src/terminal/entry.ts': row(
      "  cups: { entry: (answer, speaker) => typing(answer, speaker, '0, 1, 2'), show: (value) => 'u'.repeat(value) },",
    ),
    'src/page/answer.ts': row("  cups: { control: typed, hint: () => '0, 1, 2' },"),
    'docs/formats.md': WRITTEN_ANEW,
  },

  'A lint rule': {
    'src/load/lint/slips.ts': (text) => `${text}
export const coldCup: Checks = {
  criterion({ written, path }, say) {
    if (written.id === 'cold') say([...path, 'id'], { code: 'cold-cup', args: { id: written.id } });
  },
};
`,
    'src/load/lint/rules.ts': both(
      (text) => text.replace('import { curlyQuotes,', 'import { coldCup, curlyQuotes,'),
      put("'cut-text': row(", "  'cold-cup': row('warning', coldCup),"),
    ),
    ...Object.fromEntries(
      [
        ['en', 'a cup is warm', 'Nobody wants it.', 'the cup is {id}'],
        ['ru', 'чашка тёплая', 'Такая никому не нужна.', 'чашка: {id}'],
      ].map(([language, rule, why, finding]) => [
        `src/words/${language}/lint.ts`,
        put(
          "'rule.cut-text':",
          `  'rule.cold-cup': '${rule}',\n  'explain.cold-cup': '${why}',\n  'finding.cold-cup': '${finding}',`,
        ),
      ]),
    ),
    'fixtures/lint/cold-cup/bad.yaml': standard(
      'cold',
      criterion('{ kind: yes-no }', 'yes').replace('id: warm', 'id: cold'),
    ),
    'fixtures/lint/cold-cup/good.yaml': standard('cold', criterion('{ kind: yes-no }', 'yes')),
    'fixtures/lint/cold-cup/expected.json': `${JSON.stringify([
      {
        rule: 'cold-cup',
        level: 'warning',
        code: 'cold-cup',
        args: { id: 'cold' },
        file: 'bad.yaml',
        line: 10,
        column: 15,
        endLine: 10,
        endColumn: 19,
      },
    ])}\n`,
  },

  'A diff rule': {
    'src/core/diff/rules.ts': put(
      "...changed('tolerance-changed'",
      "  ...changed('tolerance-of-nothing', 'rebase', ['policy.tolerance'], ({ before, after }) => before === 0 || after === 0),",
    ),
    ...Object.fromEntries(
      [
        ['en', 'No tolerance any more, or some again', 'Each shortfall counts, or not.'],
        ['ru', 'Допуска больше нет, или он снова есть', 'Любая нехватка считается, или нет.'],
      ].map(([language, change, why]) => [
        `src/words/${language}/diff.ts`,
        put(
          "'change.tolerance-changed':",
          `  'change.tolerance-of-nothing': '${change}',\n  'why.tolerance-of-nothing': '${why}',`,
        ),
      ]),
    ),
    ...Object.fromEntries(
      [
        ['old', '1.0.0', 5],
        ['new', '1.1.0', 0],
      ].map(([name, version, tolerance]) => [
        `fixtures/diff/tolerance-of-nothing/${name}.yaml`,
        standard('cup', criterion('{ kind: yes-no }', 'yes'))
          .replace('1.0.0', String(version))
          .replace('sections:', `policy: { tolerance: ${tolerance} }\nsections:`),
      ]),
    ),
    'fixtures/diff/tolerance-of-nothing/expected.json': `${JSON.stringify({
      level: 'rebase',
      requiredBump: 'minor',
      declaredBump: 'minor',
      changes: [{ rule: 'tolerance-of-nothing', level: 'rebase', criterion: null, path: 'policy/tolerance' }],
      faults: [],
      suggestions: [],
    })}\n`,
  },

  'A language': {
    'src/core/standard/text.ts': (text) =>
      text.replace("['en', 'ru'] as const", "['en', 'ru', 'eo'] as const"),
    'src/words/index.ts': put('ru: async', "  eo: async () => (await import('./eo/index.ts')).eo,"),
    ...Object.fromEntries(
      readdirSync(join(ROOT, 'src/words/en')).map((name) => [
        `src/words/eo/${name}`,
        () =>
          inCopy(`src/words/en/${name}`)
            .replace('export const en: Words', 'export const eo: Words')
            .replace("'show one standard'", "'montri normon'"),
      ]),
    ),
    'src/core/diff/lexicon/eo.ts': "export { en as eo } from './en.ts';\n",
    'src/core/diff/lexicon/index.ts': both(
      put('import type { Lexicon }', "import { eo } from './eo.ts';"),
      (text) => text.replace('{ en, ru }', '{ en, eo, ru }'),
    ),
    'docs/formats.md': WRITTEN_ANEW,
    'src/load/lint/questions/eo.ts': "export { en as eo } from './en.ts';\n",
    'src/load/lint/questions/index.ts': both(
      put('import type { QuestionReader }', "import { eo } from './eo.ts';"),
      (text) => text.replace('{ en, ru }', '{ en, eo, ru }'),
    ),
  },
};

const CONTRIBUTING = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');

/** The files and folders that a recipe names; `*` stands for any name. */
function namedBy(recipe: string): string[] {
  const text = CONTRIBUTING.split('\n\n').find((paragraph) => paragraph.startsWith(`**${recipe}.**`));
  return [...text!.matchAll(/`([a-z]+\/[^`]*)`/g)].map(([, path]) => path!);
}
const isNamed = (file: string, path: string): boolean =>
  path.endsWith('/')
    ? file.startsWith(path)
    : new RegExp(`^${path.replaceAll('.', '\\.').replace('*', '[^/]+')}$`).test(file);

function edit(file: string, how: Edit): void {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    typeof how === 'string' ? how : how(existsSync(path) ? readFileSync(path, 'utf8') : ''),
  );
}

/** As it was before its part was put in. */
function undo(file: string): void {
  const own = join(ROOT, file);
  if (existsSync(own)) cpSync(own, join(copy, file));
  else rmSync(join(copy, file));
}

/** Runs node in the copy. */
function node(argv: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, ...variables };
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: copy, encoding: 'utf8', env });
  return { status, said: stdout + stderr };
}
const vitest = (argv: readonly string[], variables = {}) =>
  node(['node_modules/vitest/vitest.mjs', 'run', ...argv], variables);

/** The whole of it in one: core, the page for phones and the rest. */
const COMPILED = {
  extends: './tsconfig.json',
  compilerOptions: {
    lib: ['es2023', 'es2024.string', 'dom', 'dom.iterable'],
    incremental: true,
    outDir: 'out',
  },
  include: ['src', 'test/report/reporters.test.ts'],
  exclude: [],
};

/** The files in which the compiler finds fault, and what it says. */
function faults(): Readonly<Record<string, string>> {
  const { said } = node(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.recipes.json']);
  const found: Record<string, string> = {};
  for (const [, file, fault] of said.matchAll(/^(\S+?)\(\d+,\d+\): (.*)$/gm))
    found[file!] = `${found[file!] ?? ''}${fault}`;
  return found;
}

/** Where the compiler stops if they alone are left out. */
const BY_COMPILER: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.keys(PARTS['An answer kind']!)
      .filter((file) => !/^docs|^src\/core\/answers/.test(file))
      .map((file) => [file, 'cups']),
  ),
  'src/words/index.ts': 'eo',
  'src/core/diff/lexicon/index.ts': 'eo',
  'src/load/lint/questions/index.ts': 'eo',
  'test/report/reporters.test.ts': 'tsv',
};

/** The tests that hold the parts, as far as they are about these. */
const NAMED_TESTS = [
  'test/words/parity.test.ts',
  'test/load/lint/fixtures.test.ts',
  'test/core/diff/rules.test.ts',
  'test/core/diff/fixtures.test.ts',
  'test/survey/dialects.test.ts',
  'test/docs/formats.test.ts',
];
const ABOUT =
  'of eo have the keys|cold-cup|show every rule|tolerance-of-nothing|pair for every rule|name for every rule|tea-form|formats.md';

const PATIENCE = 600_000;

beforeAll(() => {
  for (const name of readdirSync(ROOT))
    if (!/^\.git$|^(node_modules|dist|coverage)$/.test(name))
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  writeFileSync(join(copy, 'tsconfig.recipes.json'), JSON.stringify(COMPILED));
  for (const part of Object.values(PARTS)) for (const [file, how] of Object.entries(part)) edit(file, how);
}, PATIENCE);
afterAll(() => rmSync(copy, { recursive: true, force: true }), PATIENCE);

describe.each(Object.entries(PARTS))('%s', (recipe, part) => {
  const named = namedBy(recipe);
  const touched = Object.keys(part);

  it('touches what its recipe names, all of it and nothing else', () => {
    expect(touched.filter((file) => !named.some((path) => isNamed(file, path)))).toEqual([]);
    expect(named.filter((path) => !touched.some((file) => isNamed(file, path)))).toEqual([]);
  });
});

describe('all recipes done', () => {
  it('the compiler takes them', () => expect(faults()).toEqual({}), PATIENCE);

  it(
    'the compiler stops where one of their rows is missing, and nowhere else',
    () => {
      const files = Object.keys(BY_COMPILER);
      const whole = files.map((file) => [file, inCopy(file)] as const);
      try {
        files.forEach(undo);
        const found = faults();
        expect(Object.keys(found).sort()).toEqual(files.sort());
        for (const file of files) expect(found[file]).toContain(BY_COMPILER[file]);
      } finally {
        for (const [file, text] of whole) writeFileSync(join(copy, file), text);
      }
    },
    PATIENCE,
  );

  it('svc does what was put in', works, PATIENCE);

  it.runIf(process.env.SVC_RECIPES)(
    'their tests hold',
    () => {
      const { status, said } = tested();
      expect(status, said).toBe(0);
    },
    PATIENCE,
  );

  const begun = ['docs/formats.md', ...Object.keys(BY_COMPILER)];
  const others = Object.values(PARTS).flatMap((part) =>
    Object.keys(part).filter((file) => !begun.includes(file) && !/eo\/(?!agree)/.test(file)),
  );
  it.runIf(process.env.SVC_RECIPES).each(others)(
    'it is noticed that %s is left out',
    (file) => {
      const whole = inCopy(file);
      undo(file);
      try {
        const isNoticed = Object.keys(faults()).length > 0 || tested().status !== 0;
        if (!isNoticed) expect(works).toThrow();
      } finally {
        writeFileSync(join(copy, file), whole);
      }
    },
    PATIENCE,
  );
});

/** What is written anew is so by its test. */
const tested = () => vitest([...NAMED_TESTS, '-t', ABOUT], { SVC_UPDATE: '1' });

/** What each part is for, by svc as it is built. */
function works(): void {
  expect(node(['build.js'])).toMatchObject({ status: 0 });
  const says = (argv: readonly string[], words: string, variables = {}) =>
    expect(node(['bin/svc.js', ...argv], variables).said).toContain(words);
  const put = (name: string, text: string) => writeFileSync(join(copy, name), text);
  put(
    'map.yaml',
    `format: svc.mapping/1
standard: tea-house
criteria:
  warm: { expectation: Was it warm? (expected), delivery: Was it warm? }
`,
  );
  says(['standards', 'tea'], 'tea-house');
  says(['score', 'fixtures/surveys/tea-form/cups.csv', '--map', 'map.yaml', '--format', 'tsv'], 'warm\t-50');
  put('three.yaml', standard('cups', criterion('{ kind: cups, of: 3 }', '2')));
  put('five.yaml', standard('cups', criterion('{ kind: cups, of: 5 }', '2')));
  says(['show', 'three.yaml'], 'uu');
  says(['form', 'three.yaml', '--to', 'paper'], 'Was it warm');
  says(['diff', 'three.yaml', 'five.yaml', '--format', 'json'], '"scale-range-changed"');
  says(['lint', 'fixtures/lint/cold-cup/bad.yaml'], 'the cup is cold');
  says(['explain', 'cold-cup'], 'Nobody wants it');
  const versions = ['old', 'new'].map((name) => `fixtures/diff/tolerance-of-nothing/${name}.yaml`);
  says(['diff', ...versions], 'No tolerance any more');
  says(['--help'], 'montri normon', { LC_ALL: 'eo_XX.UTF-8' });
}
