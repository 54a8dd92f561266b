// svc init: what it lays down is sound, teaches, and never covers what was there.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { run } from '../world.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'svc-init-'));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const svc = (...argv: string[]) => run(argv, { cwd });
const read = (path: string) => readFile(join(cwd, path), 'utf8');

const ANSWERS = `fields: { channel: visit }
responses:
  greeting: { delivery: yes }
  warmth: { delivery: 5 }
  wait: { delivery: 2m }
  outcome: { delivery: solved }
  charged-right: { delivery: yes }
`;

describe.each(['en', 'ru'])('svc init (%s)', (language) => {
  it('lays down files that lint clean', async () => {
    expect(await svc('init', '--lang', language)).toMatchObject({ exitCode: 0, stderr: '' });
    const { stdout, exitCode } = await svc('lint', '--max-warnings', '0', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ files: 4, findings: [] });
    expect(exitCode).toBe(0);
  });

  it('lays down a standard that can be audited, by itself and by the profile', async () => {
    await svc('init', '--lang', language);
    await writeFile(join(cwd, 'answers.yaml'), ANSWERS);
    const audit = (...more: string[]) =>
      svc('audit', 'standards/our-service.yaml', '--answers', 'answers.yaml', '--format', 'json', ...more);
    const plain = await audit();
    expect(plain).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(plain.stdout)).toMatchObject({ overall: { verdict: 'met' } });
    const regular = await audit('--profile', 'standards/profiles/regulars.yaml');
    expect(JSON.parse(regular.stdout)).toMatchObject({ overall: { verdict: 'unmet' } });
  });

  it('lays down a mapping that a survey can be scored by', async () => {
    await svc('init', '--lang', language);
    const { stdout, stderr, exitCode } = await svc(
      ...['score', 'surveys/our-survey.csv', '--standard', 'standards/our-service.yaml'],
      ...['--map', 'standards/mappings/our-survey.yaml', '--format', 'json'],
    );
    expect(exitCode, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ receipt: { read: 24, used: 24, rejected: 0 } });
  });

  it('lays down a survey that a standard can be drafted from, and data in the language of whoever asked', async () => {
    await svc('init', '--lang', language);
    const { stderr, exitCode } = await svc('draft', 'surveys/our-survey.csv', '--into', 'drafted');
    expect(exitCode, stderr).toBe(0);
    const { sections } = parse(await read('drafted/our-survey.yaml'));
    // The pair is one criterion; minutes have no points that a file could tell.
    expect(sections[0].criteria.map(({ answer }: { answer: { kind: string } }) => answer.kind)).toEqual([
      'yes-no',
      'scale',
    ]);
    for (const path of ['visits/example.yaml', 'surveys/our-survey.csv'])
      expect(/[а-яё]/i.test((await read(path)).replace(/#.*/g, ''))).toBe(language === 'ru');
  });

  it('comments in the language of whoever asked, within the line', async () => {
    await svc('init', '--lang', language);
    const text = await read('standards/our-service.yaml');
    expect(text).not.toContain('{{');
    expect(text.split('\n').filter((line) => line.includes('#') && line.length > 100)).toEqual([]);
    expect(/# .*[а-яё]/i.test(text)).toBe(language === 'ru');
  });
});

describe('svc init', () => {
  it('writes schemas where editor settings and modelines point', async () => {
    await svc('init');
    const settings = JSON.parse(await read('.vscode/settings.json')) as {
      'yaml.schemas': Record<string, string[]>;
    };
    for (const path of Object.keys(settings['yaml.schemas']))
      expect(JSON.parse(await read(path))).toHaveProperty('$schema');
    for (const folder of ['standards', 'standards/profiles', 'standards/mappings'])
      for (const name of (await readdir(join(cwd, folder))).filter((one) => one.endsWith('.yaml'))) {
        const [, path] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(await read(`${folder}/${name}`))!;
        expect(existsSync(join(cwd, folder, path!)), `${folder}/${name}`).toBe(true);
      }
  });

  it('writes a workflow that runs what is locked, and fetches nothing by name', async () => {
    const { stdout } = await svc('init');
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(stdout).toContain(`npm install --save-dev --save-exact svc-audit@${version}\n`);
    const { jobs } = parse(await read('.github/workflows/service-standards.yml'));
    const commands = jobs.standards.steps.flatMap(({ run: command }: { run?: string }) => command ?? []);
    expect(commands.slice(0, 2)).toEqual([
      'npm ci --ignore-scripts',
      'npx --no svc lint standards --max-warnings 0 --format github',
    ]);
    for (const command of commands.slice(1)) expect(command).toMatch(/^npx --no svc /);
  });

  it.each([['standards/our-service.yaml', 'visits/example.yaml', 'unmet']])(
    'lays down a visit and a survey that come to a report',
    async (standard, visit, verdict) => {
      await svc('init');
      const audit = await svc('audit', standard, '--answers', visit, '--format', 'json');
      expect(JSON.parse(audit.stdout)).toMatchObject({ overall: { verdict } });
      const score = await svc(
        ...['score', 'surveys/our-survey.csv', '--map', 'standards/mappings/our-survey.yaml'],
        ...['--by', 'site', '--format', 'json'],
      );
      expect([score.exitCode, score.stderr]).toEqual([0, expect.not.stringContaining('error')]);
      expect(JSON.parse(score.stdout)).toMatchObject({
        receipt: { read: 24, used: 24, rejected: 0 },
        groups: [{ suppressed: false }, { suppressed: false }],
      });
    },
  );

  it('gates by the version: a change of any level that is raised for passes', async () => {
    await svc('init');
    const { jobs } = parse(await read('.github/workflows/service-standards.yml'));
    expect(jobs.standards.steps.at(-1).run).toContain('--fail-on version');
    expect(jobs.standards.defaults).toBeUndefined();
  });

  it('writes the workflow at the root of the repository, where GitHub reads it, for the folder it is about', async () => {
    execFileSync('git', ['init', '-q', cwd]);
    const { stdout, exitCode } = await svc('init', 'new/my shop');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('../../.github/workflows/service-standards.yml');
    const { jobs } = parse(await read('.github/workflows/service-standards.yml'));
    expect(jobs.standards.defaults).toEqual({ run: { 'working-directory': 'new/my shop' } });
    expect(existsSync(join(cwd, 'new/my shop/.github'))).toBe(false);
  });

  it('tells the editor waivers and nested folders from standards', async () => {
    await svc('init');
    const schemas = JSON.parse(await read('.vscode/settings.json'))['yaml.schemas'];
    expect(schemas['./.svc/schemas/standard.schema.json']).toEqual([
      'standards/**/*.yaml',
      '!**/profiles/**',
      '!**/personas/**',
      '!**/mappings/**',
      '!**/*waivers*.yaml',
      '!**/.svc.yaml',
    ]);
    expect(schemas['./.svc/schemas/waivers.schema.json']).toEqual(['standards/**/*waivers*.yaml']);
  });

  it('sets up a folder that is not there yet', async () => {
    const { stdout } = await svc('init', 'new/shop');
    expect(stdout).toContain('cd new/shop');
    expect(existsSync(join(cwd, 'new/shop/standards/our-service.yaml'))).toBe(true);
  });

  it('writes nothing where one of the files is there, and says which', async () => {
    await writeFile(join(cwd, '.svc.yaml'), 'lint: {}\n');
    const { exitCode, stdout, stderr } = await svc('init');
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toContain('.svc.yaml');
    expect(stderr).toContain('--force');
    expect(await readdir(cwd)).toEqual(['.svc.yaml']);
  });

  it('overwrites with --force', async () => {
    await writeFile(join(cwd, '.svc.yaml'), 'lint: {}\n');
    expect(await svc('init', '--force')).toMatchObject({ exitCode: 0 });
    expect(await read('.svc.yaml')).toContain('format: svc.config/1');
  });

  it('does not take a file for a folder', async () => {
    await mkdir(join(cwd, 'a'));
    await writeFile(join(cwd, 'a/file'), '');
    expect(await svc('init', 'a/file')).toMatchObject({ exitCode: 3 });
    expect(await svc('init', 'a/file/deeper')).toMatchObject({ exitCode: 3 });
  });
});
