// svc changelog, on histories that were made for it.

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deltasOf } from '../../src/core/diff/delta.ts';
import type { Diffable } from '../../src/core/diff/facts.ts';
import { loadDiffable } from '../../src/load/diffable.ts';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { sumOf } from '../core/diff/sum.ts';
import { importHistory, type Repository, repository } from '../repository.ts';
import { validatorOf } from '../schema.ts';
import { run } from '../world.ts';
import { generatedHistory } from './history.ts';

// Histories and generated pairs take their time where a machine has much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let repo: Repository;
const changelog = (...args: string[]) => run(['changelog', ...args], { cwd: repo.folder });

interface Listed {
  readonly releases: readonly {
    readonly version: string | null;
    readonly entries: readonly {
      readonly commit: { readonly subject: string };
      readonly changes: readonly { readonly rule: string; readonly criterion: string | null }[];
    }[];
  }[];
  readonly total: { readonly level: string; readonly changes: number };
}
/** Oldest first. */
const changesIn = ({ releases }: Listed) =>
  releases
    .flatMap(({ entries }) => entries)
    .toReversed()
    .map(({ commit, changes }) => [
      commit.subject,
      ...changes.map(({ rule, criterion }) => `${rule} ${criterion ?? ''}`.trim()),
    ]);

describe('on a history of 200 commits', () => {
  const history = generatedHistory(200);

  beforeAll(() => {
    repo = repository();
    importHistory(repo, 'standards/shop.yaml', history);
  });
  afterAll(() => repo.remove());

  it('every change is named once, with the commit that made it', async () => {
    const { exitCode, stdout, stderr } = await changelog('standards/shop.yaml', '--format', 'json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const listed = JSON.parse(stdout) as Listed;
    expect(validatorOf(SCHEMAS.changelog)(listed)).toEqual([]);
    expect(changesIn(listed)).toEqual([
      ['Commit 0', 'standard-added'],
      ...history
        .slice(1)
        .flatMap(({ subject, expected }) => (expected.length > 0 ? [[subject, ...expected]] : [])),
    ]);
  });

  it('the sum of all steps is the direct difference of first and last', async () => {
    const files = history.map(({ text }) => loadDiffable(text, 'shop.yaml').value as Diffable);
    const steps = files.slice(1).map((file, i) => deltasOf(files[i]!, file));
    const direct = sumOf([deltasOf(files[0]!, files.at(-1)!)]);
    expect(direct.length).toBeGreaterThan(50);
    expect(sumOf(steps)).toEqual(direct);
  });

  it('a range begins with the changes after its first commit', async () => {
    const { stdout } = await changelog('standards/shop.yaml', 'main~3..main', '--format', 'json');
    const expected = history
      .slice(-3)
      .flatMap(({ subject, expected: of }) => (of.length > 0 ? [[subject, ...of]] : []));
    expect(changesIn(JSON.parse(stdout))).toEqual(expected);
  });
});

describe('on a short history', () => {
  const text = (version: string, weight: number, more = '') => `format: svc.standard/1
id: kiosk
version: "${version}"
title: { en: Kiosk, ru: Киоск }
sections:
  - id: till
    title: { en: Till, ru: Касса }
    criteria:
      - id: receipt
        text: { en: Were you given a receipt?, ru: Выдали ли вам чек? }
        answer: { kind: yes-no }
        expect: yes
        weight: ${weight}
${more}`;

  beforeAll(() => {
    repo = repository();
    repo.write('old.yaml', text('1.0.0', 1));
    repo.commit('Begin');
    repo.write('old.yaml', text('1.0.0', 2));
    repo.commit('Weigh the receipt: `2` | <b>heavily</b> ☃');
    repo.git('mv', 'old.yaml', 'kiosk.yaml');
    repo.commit('Move it');
    repo.write('kiosk.yaml', 'sections: [');
    repo.commit('Break it');
    repo.write('kiosk.yaml', text('2.0.0', 2, '        critical: true\n'));
    repo.commit('Make it critical');
    repo.write(
      'kiosk.yaml',
      text('2.0.0', 2, '        critical: true\n        rationale: { en: Law., ru: Закон. }\n'),
    );
    repo.commit('Say why');
  });
  afterAll(() => repo.remove());

  it('commits stand under the version their changes went out with, through renames and broken commits', async () => {
    const { stdout } = await changelog('kiosk.yaml');
    expect(stdout).toBe(
      [
        ' Changelog of Kiosk',
        ' 6 commits, 1.0.0 → 2.0.0',
        ' From first to last: Scores can be compared once saved answers are scored again',
        ' by the new version.',
        '',
        ' Without a version of its own',
        ` ${sha('HEAD')} 2026-03-05 Say why`,
        '   · Rationale added: criterion receipt',
        '',
        ' 2.0.0 · 2026-03-05',
        ` ${sha('HEAD~1')} 2026-03-05 Make it critical`,
        '   ↻ Criterion made critical: criterion receipt',
        ` ${sha('HEAD~2')} 2026-03-05 Break it`,
        '   ? could not be read in this commit, so that its changes are told with the',
        '     next one',
        ` ${sha('HEAD~4')} 2026-03-05 Weigh the receipt: \`2\` | <b>heavily</b> ☃`,
        '   · Weight changed: criterion receipt, 1 → 2',
        '',
        ' 1.0.0 · 2026-03-05',
        ` ${sha('HEAD~5')} 2026-03-05 Begin`,
        '   · New standard',
        '',
      ].join('\n'),
    );
  });
  const sha = (ref: string) => repo.git('rev-parse', ref).slice(0, 7);

  it('markdown is a page of versions', async () => {
    const { stdout } = await changelog('kiosk.yaml', 'HEAD~4..', '--format', 'markdown', '--lang', 'ru');
    expect(stdout).toBe(`# История изменений: Киоск

4 коммита, 1.0.0 → 2.0.0. От первого до последнего: **Оценки можно сравнивать, если пересчитать сохранённые ответы по новой версии.**

## Без собственной версии

- Добавлено обоснование: критерий receipt (\`${sha('HEAD')}\`)

## 2.0.0 · 2026-03-05

- **с пересчётом** · Критерий стал стоп-критерием: критерий receipt (\`${sha('HEAD~1')}\`)
- в этом коммите файл не читается, его изменения названы вместе со следующими (\`${sha('HEAD~2')}\`)
`);
  });

  it('a file that no commit changed is said, as is a ref that is not there', async () => {
    expect(await changelog('missing.yaml')).toMatchObject({
      exitCode: 3,
      stdout: '',
      stderr: 'error: no commit of that range changed missing.yaml\n',
    });
    expect((await changelog('kiosk.yaml', 'nope..HEAD')).stderr).toContain('there is no commit nope');
    expect(await changelog('kiosk.yaml', '--upload-pack=x')).toMatchObject({ exitCode: 2 });
    expect(await changelog('kiosk.yaml', '--', '-x..HEAD')).toMatchObject({ exitCode: 2 });
  });
});

describe('on a folder', () => {
  const profile = (weight: number) =>
    `format: svc.profile/1\nid: rich\ntitle: { en: Rich, ru: Богатые }\ncriteria: { receipt: { weight: ${weight} } }\n`;
  const mapping = (column: string) =>
    `format: svc.mapping/1\nstandard: kiosk\ncriteria: { receipt: { delivery: "${column}" } }\n`;

  beforeAll(() => {
    repo = repository();
    repo.write('о стандартах/profiles/rich.yaml', profile(1));
    repo.write('о стандартах/map.yaml', mapping('Q1'));
    repo.write('о стандартах/gone.yaml', profile(1).replace('id: rich', 'id: gone'));
    repo.write('о стандартах/notes.yaml', 'just: notes\n');
    repo.commit('Begin');
    repo.write('о стандартах/profiles/rich.yaml', profile(2));
    repo.write('о стандартах/map.yaml', mapping('Q2'));
    repo.commit('Weigh and move');
    repo.git('rm', '--quiet', 'о стандартах/gone.yaml');
    // Another kind of file under the same name.
    repo.write('о стандартах/map.yaml', profile(3).replace('id: rich', 'id: other'));
    repo.commit('Delete one, replace another');
  });
  afterAll(() => repo.remove());

  it('every file has a history of its own, those that are gone, too', async () => {
    const { stdout, exitCode } = await changelog('о стандартах', '--format', 'json');
    const data = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(validatorOf(SCHEMAS['changelog-folder'])(data)).toEqual([]);
    expect(
      Object.fromEntries(
        data.files.map((file: Listed & { file: string }) => [
          file.file,
          changesIn(file).flatMap(([, ...rules]) => rules),
        ]),
      ),
    ).toEqual({
      'о стандартах/gone.yaml': ['profile-added', 'profile-removed'],
      'о стандартах/map.yaml': ['mapping-added', 'column-changed receipt', 'profile-added'],
      'о стандартах/profiles/rich.yaml': ['profile-added', 'profile-weight-changed receipt'],
    });
  });

  it('from another working directory, of a range, as pages', async () => {
    const inside = (...args: string[]) =>
      run(['changelog', ...args], { cwd: `${repo.folder}/о стандартах/profiles` });
    const { stdout } = await inside('..', 'HEAD~2..HEAD~1', '--format', 'markdown');
    expect(stdout.match(/^# .*\n\n.*$/gm)).toEqual([
      '# Changelog of kiosk\n\n../map.yaml',
      '# Changelog of Rich\n\nrich.yaml',
    ]);
    expect((await inside('.')).stdout).toContain(' Changelog of Rich\n rich.yaml\n');
  });
});
