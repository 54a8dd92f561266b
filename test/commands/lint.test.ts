// svc lint from argv to exit code: which files, which findings, which number.

import { chmod, lstat, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { validatorOf } from '../schema.ts';
import { ROOT, run } from '../world.ts';

const GOOD = `format: svc.standard/1
id: shop
version: "1.0.0"
title: { en: Shop, ru: Магазин }
sections:
  - id: visit
    title: { en: Visit, ru: Визит }
    criteria:
      - id: greeting
        text: { en: Were you greeted?, ru: Поздоровались ли с вами? }
        answer: { kind: yes-no }
`;
const WARNED = GOOD.replace('Were you greeted?', 'Were you greeted and served?').replace(
  'id: shop',
  'id: bar',
);
const BROKEN = GOOD.replace('"1.0.0"', '1.10');

const faultsOf = validatorOf(SCHEMAS.lint);

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'svc-lint-'));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

async function lay(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(cwd, path)), { recursive: true });
    await writeFile(join(cwd, path), text);
  }
}
const lint = (...argv: string[]) => run(['lint', ...argv], { cwd });
async function found(...argv: string[]) {
  const { stdout, exitCode, stderr } = await lint(...argv, '--format', 'json');
  if (stdout === '') throw new Error(stderr);
  const report = JSON.parse(stdout);
  expect(faultsOf(report)).toEqual([]);
  return { ...report, exitCode };
}

describe('the shipped files', () => {
  it('lint clean, warnings and all', async () => {
    const { stdout, exitCode } = await run(['lint', 'standards', '--max-warnings', '0', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 0, warnings: 0, findings: [] });
    expect(JSON.parse(stdout).files).toBeGreaterThan(25);
    expect(exitCode).toBe(0);
  });
});

describe('svc lint', () => {
  it('ends with 0 where nothing is wrong', async () => {
    await lay({ 'shop.yaml': GOOD });
    expect(await lint('shop.yaml')).toMatchObject({ exitCode: 0, stdout: '1 file, no faults\n', stderr: '' });
  });

  it('ends with 1 on an error', async () => {
    await lay({ 'shop.yaml': BROKEN });
    const { exitCode, findings } = await found('shop.yaml');
    expect(exitCode).toBe(1);
    expect(findings).toEqual([
      {
        rule: 'unquoted-version',
        level: 'error',
        file: 'shop.yaml',
        line: 3,
        column: 10,
        endLine: 3,
        endColumn: 14,
        message: 'the version 1.10 is a number, so that 1.10 would become 1.1',
        hint: 'Put it in quotes: "1.10.0".',
        fixable: true,
      },
    ]);
  });

  it('ends with 0 on warnings, unless there are more than are allowed', async () => {
    await lay({ 'bar.yaml': WARNED });
    expect(await lint('bar.yaml')).toMatchObject({ exitCode: 0 });
    expect(await lint('bar.yaml', '--max-warnings', '1')).toMatchObject({ exitCode: 0 });
    const { exitCode, stderr } = await lint('bar.yaml', '--max-warnings', '0');
    expect([exitCode, stderr]).toEqual([1, '1 warning, and at most 0 allowed\n']);
  });

  it('ends with 2 on wrong usage', async () => {
    expect(await lint('--max-warnings', 'many')).toMatchObject({ exitCode: 2 });
    expect(await lint('--format', 'csv')).toMatchObject({ exitCode: 2 });
  });

  it('ends with 3 where a file cannot be read, or nothing is there to lint', async () => {
    await lay({ 'other.yaml': 'kind: Deployment\n' });
    expect(await lint('missing.yaml')).toMatchObject({ exitCode: 3, stdout: '' });
    expect(await lint('.')).toMatchObject({ exitCode: 3, stdout: '' });
  });

  it.skipIf(process.getuid?.() === 0)('ends with 3 where a file in a folder may not be read', async () => {
    await lay({ 'shop.yaml': GOOD });
    await chmod(join(cwd, 'shop.yaml'), 0);
    expect(await lint('.')).toMatchObject({ exitCode: 3 });
  });

  it('takes standards/ where no path is named, else the folder it stands in', async () => {
    await lay({ 'bar.yaml': WARNED, 'deep/er/shop.yml': GOOD });
    expect(await found()).toMatchObject({ files: 2, warnings: 1 });
    await lay({ 'standards/shop.yaml': GOOD });
    expect(await found()).toMatchObject({ files: 1, warnings: 0 });
  });

  it('takes from a folder what says that it is ours, and a named file in any case', async () => {
    await lay({ 'shop.yaml': GOOD, 'values.yaml': 'replicas: 2\n', '.hidden/bar.yaml': WARNED });
    expect(await found('.')).toMatchObject({ files: 1 });
    const { findings } = await found('values.yaml');
    expect(findings.map(({ rule }: { rule: string }) => rule)).toContain('missing-key');
  });

  it('knows an answers file by its responses', async () => {
    await lay({ 'answers.yaml': 'responses: { greeting: { delivery: yes } }\n' });
    expect(await found('answers.yaml')).toMatchObject({ findings: [] });
  });

  it('takes a misspelt format for the nearest one', async () => {
    await lay({ 'regulars.yaml': 'format: svc.profil/1\nid: regulars\n' });
    expect(await found('.')).toMatchObject({
      findings: [{ rule: 'wrong-format', message: expect.stringContaining('svc.profile/1') }],
    });
  });

  it('sees that a file in another encoding is ours, and says so', async () => {
    await writeFile(
      join(cwd, 'shop.yaml'),
      Buffer.concat([Buffer.from(`${GOOD}# `), Buffer.from([0xcf, 0xf0])]),
    );
    expect(await found('.')).toMatchObject({ findings: [{ rule: 'not-utf8', line: 12, column: 3 }] });
  });

  it('finds the standard of a profile among the files and on the shelf', async () => {
    const profile = (standard: string, id: string) =>
      `format: svc.profile/1\nid: regulars\ntitle: { en: Regulars, ru: Свои }\nstandard: ${standard}\ncriteria: { ${id}: { weight: 2 } }\n`;
    await lay({ 'shop.yaml': GOOD, 'regulars.yaml': profile('shop', 'greting') });
    expect(await found('.')).toMatchObject({
      findings: [
        { rule: 'unknown-criterion', file: 'regulars.yaml', line: 5, hint: 'Did you mean greeting?' },
      ],
    });
    await lay({ 'regulars.yaml': profile('taxi', 'arrival') });
    expect(await found('regulars.yaml')).toMatchObject({ findings: [] });
    await lay({ 'regulars.yaml': profile('shop', 'greeting') });
    expect(await found('regulars.yaml')).toMatchObject({ findings: [{ rule: 'dangling-reference' }] });
  });

  it('takes a standard that is broken for one that is there', async () => {
    await lay({
      'shop.yaml': BROKEN,
      'regulars.yaml':
        'format: svc.profile/1\nid: regulars\ntitle: { en: Regulars, ru: Свои }\nstandard: shop\ncriteria: { x: { weight: 2 } }\n',
    });
    expect(await found('.')).toMatchObject({ findings: [{ rule: 'unquoted-version' }] });
  });

  it('reads the nearest .svc.yaml above each file, and checks it', async () => {
    await lay({
      '.svc.yaml': 'lint: { rules: { double-question: error } }\n',
      'lenient/.svc.yaml': 'lint: { rules: { double-question: off, doubel-question: off } }\n',
      'bar.yaml': WARNED,
      'lenient/deep/bar.yaml': WARNED,
    });
    expect(await found('.')).toMatchObject({
      files: 4,
      findings: [
        { rule: 'double-question', level: 'error', file: 'bar.yaml' },
        { rule: 'unknown-rule', file: 'lenient/.svc.yaml', line: 1, column: 40 },
      ],
    });
  });

  it('mends on disk what is beyond doubt, and tells of the rest', async () => {
    const both = BROKEN.replace('answer:', 'answr:').replace(
      'Were you greeted?',
      'Were you greeted and served?',
    );
    await lay({ 'shop.yaml': both });
    await chmod(join(cwd, 'shop.yaml'), 0o640);
    await symlink('shop.yaml', join(cwd, 'link.yaml'));
    expect(await found('--fix', 'link.yaml')).toMatchObject({
      fixed: 2,
      exitCode: 0,
      findings: [{ rule: 'double-question' }],
    });
    expect(await readFile(join(cwd, 'shop.yaml'), 'utf8')).toBe(
      both.replace('1.10', '"1.10.0"').replace('answr:', 'answer:'),
    );
    expect((await lstat(join(cwd, 'link.yaml'))).isSymbolicLink()).toBe(true);
    expect((await stat(join(cwd, 'shop.yaml'))).mode & 0o777).toBe(0o640);
  });

  it('leaves alone what is told to be off', async () => {
    const plain = GOOD.replace('"1.0.0"', '1.0.0');
    await lay({ 'shop.yaml': plain, '.svc.yaml': 'lint: { rules: { unquoted-version: off } }\n' });
    expect(await found('--fix', 'shop.yaml')).toMatchObject({ fixed: 0, findings: [] });
    expect(await readFile(join(cwd, 'shop.yaml'), 'utf8')).toBe(plain);
  });

  it('speaks Russian where asked', async () => {
    await lay({ 'shop.yaml': BROKEN });
    const { stdout } = await lint('shop.yaml', '--lang', 'ru');
    expect(stdout).toBe(`shop.yaml:3:10  ошибка  unquoted-version
  версия 1.10 записана числом, а так 1.10 превратится в 1.1
  3 | version: 1.10
    |          ^^^^
  Возьмите в кавычки: "1.10.0".

1 ошибка в 1 файле
svc lint --fix исправит 1 из них
о правиле подробнее: svc explain ПРАВИЛО
`);
  });

  it('needs nothing of the package but what is shipped', async () => {
    const { exitCode } = await run(['lint', join(ROOT, 'standards/speed.yaml')], { cwd: '/' });
    expect(exitCode).toBe(0);
  });
});
