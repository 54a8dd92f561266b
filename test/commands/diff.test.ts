// svc diff from the command line: where versions come from, what is said of them, and with which exit code.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { type Repository, repository } from '../repository.ts';
import { validatorOf } from '../schema.ts';
import { ROOT, run, type World } from '../world.ts';

interface Parts {
  readonly version?: string;
  readonly weight?: number;
  readonly question?: string;
  readonly more?: string;
  readonly id?: string;
}
const kiosk = ({
  version = '1.0.0',
  weight = 0,
  question = 'Were you given a receipt?',
  more = '',
  id = 'kiosk',
}: Parts = {}) =>
  `format: svc.standard/1
id: ${id}
version: "${version}"
title: { en: Kiosk, ru: Киоск }
sections:
  - id: till
    title: { en: Till, ru: Касса }
    criteria:
      - id: receipt
        text: { en: '${question}', ru: Выдали ли вам чек? }
        answer: { kind: yes-no }
        expect: yes
        weight: ${weight}
      - id: speed
        text: { en: How long did it take?, ru: Сколько это заняло? }
        answer: { kind: duration, better: lower, points: { 0s: 100, 5m: 0 } }
        expect: 1m
${more}`;

let folder: string;
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return name;
};
const diff = (args: readonly string[], world: World = {}) =>
  run(['diff', ...args], { cwd: folder, ...world });
const changesOf = (stdout: string): string[] =>
  JSON.parse(stdout).changes.map(({ rule, criterion }: { rule: string; criterion: string | null }) =>
    `${rule} ${criterion ?? ''}`.trim(),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-diff-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('two files', () => {
  it('are compared by meaning: old and new side by side in 80 columns', async () => {
    file('old.yaml', kiosk());
    const question = 'Were you handed a receipt, without asking?';
    file('new.yaml', kiosk({ version: '1.0.1', weight: 2, question, more: '        critical: true\n' }));
    const { stdout, stderr, exitCode } = await diff(['old.yaml', 'new.yaml']);
    expect(stdout).toBe(` kiosk  1.0.0 → 1.0.1                                                   new.yaml
 Scores can be compared once saved answers are scored again by the new version.
 3 changes: 2 rebase, 1 to look at
 ✗ Version raised too little: 1.0.0 → 1.0.1 is a patch step, the changes need
   minor · fingerprint 443b9212a23272ce

 Rebase: comparable after scoring saved answers again
 ↻ Weight changed: criterion receipt, 0 → 2
   It takes another share of its section, and its neighbours with it.
   criterion-weight-changed · new.yaml:13:17 · fingerprint bfef414922b9d4b7
 ↻ Criterion made critical: criterion speed
   Falling short here now fails the whole audit.
   critical-set · new.yaml:18:19 · fingerprint d8bf54089a36869b

 Look: a person has to tell whether scores stay comparable
 ? Wording changed in one language only: criterion receipt, English only, 67%
   alike
   One language changed and the other did not: a translation put right, or
   another question to those who read it? A person has to tell.
   Old (English)                         │ New (English)
   Were you [-given-] a receipt?         │ Were you {+handed+} a receipt{+,
                                         │ without asking+}?
   wording-changed-in-one-language · new.yaml:10:21 · fingerprint
   477e3d05cc4fcbf4
`);
    expect(stderr).toBe('The gate --fail-on breaking is open.\n');
    expect(exitCode).toBe(0);
  });

  it('that mean the same differ in nothing', async () => {
    file('old.yaml', kiosk());
    file(
      'new.yaml',
      `# a comment\n${kiosk().replace('answer: { kind: yes-no }', 'answer:\n          kind: yes-no')}`,
    );
    expect(await diff(['old.yaml', 'new.yaml'])).toEqual({
      exitCode: 0,
      stdout:
        ' kiosk  1.0.0                                                           new.yaml\n Nothing changed in meaning.\n',
      stderr: 'The gate --fail-on breaking is open.\n',
    });
  });

  it('as JSON fit the published schema, with both places of a change', async () => {
    file('old.yaml', kiosk());
    file('new.yaml', `\n${kiosk({ weight: 2 })}`);
    const { stdout, exitCode } = await diff([
      'old.yaml',
      'new.yaml',
      '--format',
      'json',
      '--fail-on',
      'rebase',
    ]);
    const data = JSON.parse(stdout);
    expect(validatorOf(SCHEMAS.diff)(data)).toEqual([]);
    expect(exitCode).toBe(1);
    expect(data).toMatchObject({
      format: 'svc.diff/1',
      kind: 'standard',
      old: { id: 'kiosk', version: '1.0.0', file: 'old.yaml' },
      new: { id: 'kiosk', version: '1.0.0', file: 'new.yaml' },
      level: 'rebase',
      requiredBump: 'minor',
      declaredBump: 'none',
      failed: true,
      findings: [
        { rule: 'version-not-raised', level: 'error', at: { file: 'new.yaml', line: 4, column: 10 } },
      ],
      impact: null,
    });
    expect(data.changes).toEqual([
      {
        rule: 'criterion-weight-changed',
        level: 'rebase',
        criterion: 'receipt',
        path: 'sections/till/criteria/receipt/weight',
        before: 0,
        after: 2,
        similarity: null,
        message: 'Weight changed: criterion receipt, 0 → 2',
        why: 'It takes another share of its section, and its neighbours with it.',
        at: { old: { line: 13, column: 17 }, new: { line: 14, column: 17 } },
        fingerprint: 'bfef414922b9d4b7',
        waived: false,
        waiver: null,
      },
    ]);
  });

  it('are told in Russian with the same fingerprints', async () => {
    file('old.yaml', kiosk());
    file('new.yaml', kiosk({ weight: 2 }));
    const { stdout } = await diff(['old.yaml', 'new.yaml', '--format', 'json', '--lang', 'ru']);
    expect(JSON.parse(stdout).changes[0]).toMatchObject({
      message: 'Другой вес: критерий receipt, 0 → 2',
      fingerprint: 'bfef414922b9d4b7',
    });
  });

  it.each([
    ['breaking', 0],
    ['rebase', 1],
    ['safe', 1],
    ['never', 0],
  ])('that differ in a weight end under --fail-on %s with %i', async (level, exitCode) => {
    file('old.yaml', kiosk());
    file('new.yaml', kiosk({ version: '1.1.0', weight: 2 }));
    expect((await diff(['old.yaml', 'new.yaml', '--fail-on', level])).exitCode).toBe(exitCode);
  });

  it('may be profiles, or personas, but not one of each', async () => {
    const profile = (level: string) =>
      `format: svc.profile/1\nid: rich\ntitle: { en: Rich }\ncriteria: { speed: { expect: ${level} } }\n`;
    file('old.yaml', profile('3m'));
    file('same.yaml', profile('180s'));
    file('new.yaml', profile('2m'));
    expect(changesOf((await diff(['old.yaml', 'same.yaml', '--format', 'json'])).stdout)).toEqual([]);
    expect(changesOf((await diff(['old.yaml', 'new.yaml', '--format', 'json'])).stdout)).toEqual([
      'profile-expectation-changed speed',
    ]);
    file('kiosk.yaml', kiosk());
    expect(await diff(['old.yaml', 'kiosk.yaml'])).toMatchObject({
      exitCode: 3,
      stderr: 'error: a profile cannot be compared with a standard\n',
    });
  });

  it('that cannot be read end the command with their faults', async () => {
    file('old.yaml', kiosk());
    file('new.yaml', kiosk().replace('kind: yes-no', 'kind: yes-or-no'));
    const { exitCode, stdout, stderr } = await diff(['old.yaml', 'new.yaml']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('new.yaml:11:25');
    expect(await diff(['old.yaml', 'missing.yaml'])).toMatchObject({ exitCode: 3 });
  });

  it('have to be two', async () => {
    file('old.yaml', kiosk());
    expect(await diff([])).toMatchObject({ exitCode: 2, stdout: '' });
    expect((await diff(['old.yaml'])).stderr).toBe(
      'error: there is nothing to compare old.yaml with\nhint: Give two versions, or one with --base REF.\n',
    );
    expect(await diff(['old.yaml', 'old.yaml', 'old.yaml'])).toMatchObject({ exitCode: 2 });
    expect(await diff(['-', '-'])).toMatchObject({ exitCode: 2 });
    expect(await diff(['old.yaml', 'old.yaml', '--fail-on', 'major'])).toMatchObject({ exitCode: 2 });
  });
});

describe('an undeclared rename', () => {
  it('is suggested beside what it looks like: one criterion gone, one come', async () => {
    file('old.yaml', kiosk());
    file('new.yaml', kiosk({ version: '2.0.0' }).replace('id: receipt', 'id: paper'));
    const { stdout } = await diff(['old.yaml', 'new.yaml']);
    expect(stdout).toContain(
      ' Renamed, perhaps?\n ? paper looks like receipt under another id (100% alike). If it is, declare\n   it: formerly: receipt\n',
    );
    const json = JSON.parse((await diff(['old.yaml', 'new.yaml', '--format', 'json'])).stdout);
    expect(json.suggestions).toEqual([
      { old: 'receipt', new: 'paper', similarity: 1, of: 'criterion', within: null },
    ]);
    expect(json.changes.map(({ rule }: { rule: string }) => rule)).toEqual([
      'criterion-removed',
      'criterion-added',
    ]);
  });
});

describe('a version', () => {
  it('may come from standard input, or be shipped', async () => {
    const { stdout } = await diff(['speed', '-', '--format', 'json'], { stdin: kiosk() });
    expect(JSON.parse(stdout)).toMatchObject({
      old: { id: 'speed' },
      new: { id: 'kiosk', file: '-' },
      level: 'breaking',
    });
    const profiles = await diff([
      'premium-grocery',
      'budget-grocery',
      '--format',
      'json',
      '--fail-on',
      'never',
    ]);
    expect(JSON.parse(profiles.stdout)).toMatchObject({ kind: 'profile', level: 'breaking' });
    expect(await diff(['sped', 'speed'])).toMatchObject({ exitCode: 3 });
  });
});

describe('git', () => {
  let repo: Repository;
  const inRepo = (args: readonly string[], cwd = repo.folder) => run(['diff', ...args], { cwd });

  beforeAll(() => {
    repo = repository();
    repo.write('standards/kiosk.yaml', kiosk());
    repo.write('standards/old-name.yaml', kiosk({ id: 'moved' }));
    repo.write('standards/gone.yaml', kiosk({ id: 'gone' }));
    repo.write('standards/same.yaml', kiosk({ id: 'same' }));
    repo.write('broken/broken.yaml', 'format: svc.standard/1\nid: broken\n');
    repo.write('standards/notes.yaml', 'just: notes\n');
    repo.write('standards/.hidden/kiosk.yaml', kiosk());
    repo.commit('First');
    repo.git('tag', 'v1.0.0');
    repo.write('standards/kiosk.yaml', kiosk({ version: '1.1.0', weight: 1 }));
    repo.commit('Second');
    repo.git('rm', '--quiet', 'standards/gone.yaml');
    repo.git('mv', 'standards/old-name.yaml', 'standards/new-name.yaml');
    repo.write('standards/new-name.yaml', kiosk({ id: 'moved', version: '1.1.0', weight: 3 }));
    repo.write('broken/broken.yaml', kiosk({ id: 'broken' }));
    repo.write('standards/added.yaml', kiosk({ id: 'added' }));
    repo.write(
      'standards/profiles/new.yaml',
      'format: svc.profile/1\nid: new\ntitle: { en: New }\ncriteria: { speed: { weight: 0 } }\n',
    );
    repo.commit('Third');
  });
  afterAll(() => repo.remove());

  it('gives a file as it was in a commit, from the root or from here', async () => {
    const rules = async (...args: string[]) =>
      changesOf((await inRepo([...args, '--format', 'json'])).stdout);
    expect(await rules('v1.0.0:standards/kiosk.yaml', 'standards/kiosk.yaml')).toEqual([
      'criterion-weight-changed receipt',
    ]);
    expect(await rules('HEAD:standards/kiosk.yaml', 'HEAD~2:standards/kiosk.yaml')).toEqual([
      'criterion-weight-changed receipt',
    ]);
    const inside = await inRepo(
      ['v1.0.0:./kiosk.yaml', 'kiosk.yaml', '--format', 'json'],
      join(repo.folder, 'standards'),
    );
    expect(changesOf(inside.stdout)).toEqual(['criterion-weight-changed receipt']);
  });

  it('gives a file as it is staged', async () => {
    repo.write('standards/kiosk.yaml', kiosk({ version: '1.2.0', weight: 4 }));
    repo.git('add', '--all');
    repo.write('standards/kiosk.yaml', 'not staged');
    const { stdout } = await inRepo([
      'HEAD:standards/kiosk.yaml',
      ':standards/kiosk.yaml',
      '--format',
      'json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      new: { version: '1.2.0' },
      changes: [{ before: 1, after: 4 }],
    });
    repo.git('reset', '--quiet', '--hard', 'HEAD');
  });

  it('is never handed a ref that is an option', async () => {
    for (const name of ['--output=/tmp/x:a.yaml', '-x:a.yaml'])
      expect(await inRepo(['--', name, 'standards/kiosk.yaml'])).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: `error: a ref cannot begin with a hyphen: ${name.split(':')[0]}\n`,
      });
    expect(await inRepo(['--base=-x', 'standards'])).toMatchObject({ exitCode: 2 });
  });

  it('says which file a commit does not have, and where it may be meant', async () => {
    expect(
      (await inRepo(['HEAD:kiosk.yaml', 'standards/kiosk.yaml'], join(repo.folder, 'standards'))).stderr,
    ).toBe(
      'error: there is no file kiosk.yaml in HEAD\n' +
        'hint: Paths in git begin at the root of the repository; from this folder it is HEAD:./kiosk.yaml\n',
    );
  });

  it('that is not here is said', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'svc-nogit-'));
    writeFileSync(join(outside, 'kiosk.yaml'), kiosk());
    const { exitCode, stderr } = await inRepo(['HEAD:kiosk.yaml', 'kiosk.yaml'], outside);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: `error: ${outside} is not in a git repository\n`,
    });
    rmSync(outside, { recursive: true });
  });

  describe('in a checkout that lacks the commit', () => {
    /** A clone as a CI service makes it: one branch, one commit. Runs what the hint says, and then the same command again. */
    async function fetchedAsTold(ref: string, clone: readonly string[]): Promise<string> {
      const checkout = repository([...clone, `file://${repo.folder}`]);
      try {
        const args = [
          `${ref}:standards/kiosk.yaml`,
          'standards/kiosk.yaml',
          '--fail-on',
          'never',
          '--format',
          'json',
        ];
        const before = await inRepo(args, checkout.folder);
        expect(before).toMatchObject({ exitCode: 3, stdout: '' });
        expect(before.stderr).toContain(`error: there is no commit ${ref} in this repository\n`);
        const command = /^hint: Fetch it: (.*)$/m.exec(before.stderr)![1]!;
        execFileSync('sh', ['-c', command], { cwd: checkout.folder, stdio: 'ignore' });
        expect((await inRepo(args, checkout.folder)).exitCode).toBe(0);
        return command;
      } finally {
        checkout.remove();
      }
    }

    beforeAll(() => repo.git('branch', 'release', 'HEAD~1'));

    it.each([
      ['release', 'git fetch --depth=1 origin release:release'],
      ['origin/release', 'git fetch --depth=1 origin +refs/heads/release:refs/remotes/origin/release'],
      ['v1.0.0', 'git fetch --depth=1 origin tag v1.0.0'],
    ])('the exact command that fetches %s is printed, and works', async (ref, command) => {
      expect(await fetchedAsTold(ref, ['--depth=1', '--no-tags'])).toBe(command);
    });

    it('the same for a whole hash and for the parents of a commit', async () => {
      const sha = repo.git('rev-parse', 'release').trim();
      expect(await fetchedAsTold(sha, ['--depth=1'])).toBe(`git fetch --depth=1 origin ${sha}`);
      expect(await fetchedAsTold('HEAD~2', ['--depth=1'])).toBe('git fetch --unshallow origin');
    });

    it('a whole clone is not made shallow', async () => {
      expect(await fetchedAsTold('release', ['--single-branch'])).toBe('git fetch origin release:release');
    });

    it('a branch that is here under the name of its remote is named', async () => {
      const checkout = repository([`file://${repo.folder}`]);
      const { stderr } = await inRepo(
        ['release:standards/kiosk.yaml', 'standards/kiosk.yaml'],
        checkout.folder,
      );
      expect(stderr).toContain('hint: Did you mean origin/release?');
      checkout.remove();
    });

    it('a command that is printed cannot be made to do anything else', async () => {
      const checkout = repository([`file://${repo.folder}`]);
      const { stderr } = await inRepo(
        ["x'; touch owned #:standards/kiosk.yaml", 'standards/kiosk.yaml'],
        checkout.folder,
      );
      const command = /^hint: Fetch it: (.*)$/m.exec(stderr)![1]!;
      expect(() => execFileSync('sh', ['-c', command], { cwd: checkout.folder, stdio: 'ignore' })).toThrow();
      expect(() => execFileSync('test', ['-e', join(checkout.folder, 'owned')])).toThrow();
      checkout.remove();
    });
  });

  it('follows a composite standard into what it includes, as that was in the commit', async () => {
    const shop = repository();
    const composite = (pinned: string) =>
      `format: svc.standard/1\nid: shop\nversion: "1.0.0"\ntitle: { en: Shop, ru: Лавка }\ninclude:\n  - { standard: kiosk.yaml, version: "${pinned}" }\n`;
    shop.write('standards/kiosk.yaml', kiosk());
    shop.write('standards/shop.yaml', composite('1.0.0'));
    shop.commit('First');
    shop.write('standards/kiosk.yaml', kiosk({ version: '1.1.0', weight: 2 }));
    shop.write('standards/shop.yaml', composite('1.1.0'));
    const { stdout, exitCode, stderr } = await inRepo(
      ['--base', 'HEAD', 'standards/shop.yaml', '--format', 'json'],
      shop.folder,
    );
    expect({ stderr, exitCode }).toEqual({ stderr: 'The gate --fail-on breaking is open.\n', exitCode: 0 });
    expect(JSON.parse(stdout).diffs).toMatchObject([
      {
        new: { id: 'shop' },
        changes: [{ rule: 'criterion-weight-changed', before: 0, after: 2 }],
        findings: [{ rule: 'version-not-raised' }],
      },
    ]);
    shop.remove();
  });

  describe('--base', () => {
    const folderDiff = async (...args: string[]) => {
      const { stdout, ...rest } = await inRepo(['--base', 'v1.0.0', '--format', 'json', ...args]);
      return { ...rest, data: JSON.parse(stdout) };
    };

    it('compares a folder: what changed, came, went and moved; nothing that is no standard', async () => {
      const { data, stderr, exitCode } = await folderDiff('standards');
      expect(validatorOf(SCHEMAS['diff-folder'])(data)).toEqual([]);
      expect(data).toMatchObject({ base: 'v1.0.0', compared: 6, level: 'breaking', failed: true });
      expect(
        data.diffs.map(
          ({
            old,
            new: now,
            changes,
          }: {
            old: { file: string } | null;
            new: { file: string } | null;
            changes: { rule: string }[];
          }) => [old?.file, now?.file, ...changes.map(({ rule }) => rule)],
        ),
      ).toEqual([
        [undefined, 'standards/added.yaml', 'standard-added'],
        ['v1.0.0:standards/kiosk.yaml', 'standards/kiosk.yaml', 'criterion-weight-changed'],
        ['v1.0.0:standards/old-name.yaml', 'standards/new-name.yaml', 'criterion-weight-changed'],
        [undefined, 'standards/profiles/new.yaml', 'profile-added'],
        ['v1.0.0:standards/gone.yaml', undefined, 'standard-removed'],
      ]);
      expect(stderr).toBe('The gate --fail-on breaking is closed.\n');
      expect(exitCode).toBe(1);
    });

    it('compares single files, from any folder', async () => {
      const { data } = await folderDiff('standards/kiosk.yaml');
      expect(data).toMatchObject({ compared: 1, level: 'rebase', failed: false });
      const inside = await inRepo(
        ['--base', 'v1.0.0', '--format', 'json', 'kiosk.yaml', 'same.yaml'],
        join(repo.folder, 'standards'),
      );
      expect(JSON.parse(inside.stdout)).toMatchObject({
        compared: 2,
        diffs: [{ new: { file: 'kiosk.yaml' } }],
      });
    });

    it('compares a folder beside this one', async () => {
      const beside = await inRepo(
        ['--base', 'v1.0.0', '--format', 'json', '../same.yaml', '../kiosk.yaml'],
        join(repo.folder, 'standards/profiles'),
      );
      expect(JSON.parse(beside.stdout)).toMatchObject({
        compared: 2,
        diffs: [{ old: { id: 'kiosk' }, new: { id: 'kiosk' } }],
      });
    });

    it('ends where the base cannot be read: what nobody could read is not new', async () => {
      const { exitCode, stderr, stdout } = await inRepo(['--base', 'v1.0.0', 'broken']);
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
      expect(stderr).toContain('v1.0.0:broken/broken.yaml:1:1');
    });

    it('of the same commit says that nothing changed', async () => {
      expect(await inRepo(['--base', 'HEAD', 'standards'])).toEqual({
        exitCode: 0,
        stdout: ' 5 files compared with HEAD\n Nothing changed in meaning.\n',
        stderr: 'The gate --fail-on breaking is open.\n',
      });
    });

    it('refuses what is broken now, and what is not there', async () => {
      repo.write('standards/kiosk.yaml', kiosk().replace('kind: yes-no', 'kind: perhaps'));
      const broken = await inRepo(['--base', 'HEAD', 'standards']);
      repo.git('checkout', '--quiet', '.');
      expect(broken).toMatchObject({ exitCode: 3, stdout: '' });
      expect(broken.stderr).toContain('standards/kiosk.yaml:11:25');
      expect(await inRepo(['--base', 'HEAD', 'no-such-folder'])).toMatchObject({ exitCode: 3 });
      expect(await inRepo(['--base', 'HEAD', 'standards/notes.yaml'])).toMatchObject({ exitCode: 3 });
      expect(await inRepo(['--base', 'HEAD', 'v1.0.0:standards/kiosk.yaml'])).toMatchObject({ exitCode: 2 });
      expect(await inRepo(['--base', 'nope', 'standards'])).toMatchObject({ exitCode: 3 });
    });
  });
});

describe('--sessions', () => {
  const session = (name: string, receipt: string, version = '1.0.0', more = '') =>
    file(
      `sessions/${name}.yaml`,
      `format: svc.session/1\nstandard: { id: kiosk, version: "${version}" }\nsite: ${name}\n${more}responses:\n  receipt: { delivery: ${receipt} }\n  speed: { delivery: 1m }\n`,
    );

  beforeEach(() => {
    file('old.yaml', kiosk());
    file('new.yaml', kiosk({ version: '1.1.0', weight: 2 }));
    for (let i = 0; i < 9; i++) session(`visit-${i}`, 'yes');
    session('visit-9', 'no');
    file('sessions/notes.yaml', 'just: notes\n');
  });

  it('tell which of ten audits turns, and which criterion does it; exit 1 under --fail-on rebase', async () => {
    const { exitCode, stdout } = await diff([
      'old.yaml',
      'new.yaml',
      '--sessions',
      'sessions',
      '--fail-on',
      'rebase',
      '--format',
      'json',
    ]);
    const data = JSON.parse(stdout);
    expect(exitCode).toBe(1);
    expect(validatorOf(SCHEMAS.diff)(data)).toEqual([]);
    expect(data.impact).toMatchObject({
      sessions: 10,
      flipped: 1,
      criteria: [{ criterion: 'receipt', flips: 1 }],
    });
    expect(data.impact.audits.filter(({ flipped }: { flipped: boolean }) => flipped)).toMatchObject([
      {
        file: 'sessions/visit-9.yaml',
        before: { verdict: 'met', exchange: 'equal', score: 80 },
        after: { verdict: 'unmet', exchange: 'criminal' },
        causes: [{ criterion: 'receipt' }],
      },
    ]);
  });

  it('are shown under the changes, those that turn first', async () => {
    const { stdout } = await diff(['old.yaml', 'new.yaml', '--sessions', 'sessions']);
    expect(stdout).toContain(` Effect on saved audits
 10 audits scored by both versions; the scores of 10 move; the result of 1
 turns
 ✗ sessions/visit-9.yaml
   Score 80.0 → 26.7 · Verdict met → unmet · Exchange equal → criminal
   by receipt (share 0% → 67%, gap −100.0)
 · sessions/visit-0.yaml
`);
  });

  it('that the new version made are scored by both, too; those of another standard are left out', async () => {
    session('visit-8', 'no', '1.1.0');
    file(
      'sessions/other.yaml',
      'format: svc.session/1\nstandard: { id: speed, version: "1.0.1" }\nresponses: {}\n',
    );
    const { stdout } = await diff(['old.yaml', 'new.yaml', '--sessions', 'sessions', '--format', 'json']);
    expect(JSON.parse(stdout).impact).toMatchObject({ sessions: 10, flipped: 2 });
  });

  it('of a third version are left out where the old one cannot read them, which is said', async () => {
    file(
      'sessions/older.yaml',
      'format: svc.session/1\nstandard: { id: kiosk, version: "0.9.0" }\nresponses:\n  smile: { delivery: yes }\n',
    );
    const { stdout, stderr } = await diff([
      'old.yaml',
      'new.yaml',
      '--sessions',
      'sessions',
      '--format',
      'json',
    ]);
    expect(JSON.parse(stdout).impact.sessions).toBe(10);
    expect(stderr).toContain(
      '1 audit was made by neither version and could not be read by the old one: sessions/older.yaml\n',
    );
  });

  it('that cannot be read end the command', async () => {
    session('visit-0', 'perhaps');
    expect(await diff(['old.yaml', 'new.yaml', '--sessions', 'sessions'])).toMatchObject({
      exitCode: 3,
      stdout: '',
    });
    expect(await diff(['old.yaml', 'new.yaml', '--sessions', 'nowhere'])).toMatchObject({ exitCode: 3 });
  });

  it('that are not there are said, not passed over', async () => {
    mkdirSync(join(folder, 'empty'));
    const { stdout } = await diff(['old.yaml', 'new.yaml', '--sessions', 'empty']);
    expect(stdout).toContain(' No saved audits of this standard were found.\n');
  });

  it('show what a changed profile does to the audits that were made for it', async () => {
    const profile = (level: string) =>
      `format: svc.profile/1\nid: hasty\ntitle: { en: Hasty }\nstandard: speed\ncriteria: { queue-time: { expect: ${level} } }\n`;
    file('was.yaml', profile('5m'));
    file('is.yaml', profile('0s'));
    for (const [name, of] of [
      ['a', 'hasty'],
      ['b', 'calm'],
    ])
      file(
        `hurried/${name}.yaml`,
        `format: svc.session/1\nstandard: { id: speed }\nprofile: ${of}\nresponses:\n  queue-time: { delivery: 5m }\n  service-time: { delivery: 1m }\n  reaction-time: { delivery: 1m }\n`,
      );
    const { stdout } = await diff(['was.yaml', 'is.yaml', '--sessions', 'hurried', '--format', 'json']);
    expect(JSON.parse(stdout).impact).toMatchObject({
      sessions: 1,
      flipped: 1,
      criteria: [{ criterion: 'queue-time', flips: 1 }],
    });
  });
});

describe('a survey', () => {
  beforeEach(() => {
    file('old.yaml', kiosk());
    file('new.yaml', kiosk({ version: '1.1.0', weight: 2 }));
    file('survey.csv', `got receipt,took\n${'yes,1m\n'.repeat(30)}${'no,1m\n'.repeat(70)}`);
    file(
      'map.yaml',
      'format: svc.mapping/1\ncriteria:\n  receipt: { delivery: got receipt }\n  speed: { delivery: took }\n',
    );
  });
  const score = (...args: string[]) =>
    run(['score', 'survey.csv', '--standard', 'old.yaml', '--map', 'map.yaml', ...args], { cwd: folder });

  it('of which svc score --tally kept the counts is judged by both versions, as audits are', async () => {
    mkdirSync(join(folder, 'saved'));
    expect(
      await score('--tally', 'saved/q3.json', '--format', 'json', '-o', 'saved/report.json'),
    ).toMatchObject({ exitCode: 0 });
    const json = await diff(['old.yaml', 'new.yaml', '--sessions', 'saved', '--format', 'json']);
    expect(validatorOf(SCHEMAS.diff)(JSON.parse(json.stdout))).toEqual([]);
    expect(JSON.parse(json.stdout).impact).toMatchObject({
      sessions: 1,
      flipped: 1,
      criteria: [{ criterion: 'receipt', flips: 1 }],
      audits: [
        { file: 'saved/q3.json', respondents: 100, before: { verdict: 'met' }, after: { verdict: 'unmet' } },
      ],
    });
    const { stdout } = await diff(['old.yaml', 'new.yaml', '--sessions', 'saved']);
    expect(stdout).toContain(' ✗ saved/q3.json (n = 100)\n');
  });

  it('whose tally is broken ends the command', async () => {
    file('saved/q3.json', '{ "format": "svc.tally/1", "respondents": -1 }');
    expect(await diff(['old.yaml', 'new.yaml', '--sessions', 'saved'])).toMatchObject({
      exitCode: 3,
      stdout: '',
    });
  });
});

describe('--waivers', () => {
  const NEGATED = '0f1a932a7b2efc07';
  const waivers = (fingerprint: string, more = '') =>
    file(
      'waivers.yaml',
      `format: svc.waivers/1\nwaivers:\n  ${fingerprint}:\n    owner: Anna\n    reason: Agreed with the board\n    expires: 2026-03-05\n${more}`,
    );
  const compared = (...args: string[]) =>
    diff(['old.yaml', 'new.yaml', '--waivers', 'waivers.yaml', ...args]);

  beforeEach(() => {
    file('old.yaml', kiosk());
    file('new.yaml', kiosk({ version: '2.0.0', question: 'Were you not given a receipt?' }));
  });

  it('open the gate for the change they name, and are shown beside it', async () => {
    waivers(NEGATED, '    rule: question-negated\n    criterion: receipt\n');
    const { exitCode, stdout } = await compared();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('waived by Anna until 2026-03-05: Agreed\n   with the board\n');
    expect(stdout).toContain(' Scores by the two versions cannot be compared.\n');
    const json = JSON.parse((await compared('--format', 'json')).stdout);
    expect(json).toMatchObject({ level: 'breaking', failed: false, findings: [] });
    expect(json.changes[0]).toMatchObject({ waived: true, waiver: { owner: 'Anna', expires: '2026-03-05' } });
  });

  it('that have expired, or are of no use, are findings with their place', async () => {
    waivers(NEGATED, `  00000000000000aa: { owner: Boris, reason: Old, expires: 2030-01-01 }\n`);
    const { exitCode, stdout } = await run(
      ['diff', 'old.yaml', 'new.yaml', '--waivers', 'waivers.yaml', '--format', 'json'],
      {
        cwd: folder,
        now: new Date('2026-03-06T00:00:00Z'),
      },
    );
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).findings).toEqual([
      {
        rule: 'waiver-expired',
        level: 'error',
        message: `Waiver ${NEGATED} of Anna expired on 2026-03-05`,
        fingerprint: NEGATED,
        waived: false,
        at: { file: 'waivers.yaml', line: 3, column: 3 },
      },
      {
        rule: 'waiver-unused',
        level: 'warning',
        message: 'Waiver 00000000000000aa of Boris is not used: no such change',
        fingerprint: '00000000000000aa',
        waived: false,
        at: { file: 'waivers.yaml', line: 7, column: 3 },
      },
    ]);
  });

  it.each([
    ['xyz', '', '“xyz” is not a fingerprint'],
    [
      NEGATED,
      '  0000000000000001: { owner: B, reason: R, expires: 2026-02-30 }\n',
      '2026-02-30 is no day of the calendar',
    ],
    [NEGATED, '  0000000000000001: { owner: B, expires: 2026-02-20 }\n', 'reason'],
  ])('are checked (%s)', async (fingerprint, more, message) => {
    waivers(fingerprint, more);
    const { exitCode, stderr } = await compared();
    expect(exitCode).toBe(3);
    expect(stderr).toContain(message);
  });
});

it('the standards that are shipped differ from themselves in nothing', async () => {
  const { stdout, exitCode } = await run(
    ['diff', 'speed', 'standards/speed.yaml', '--format', 'json', '--fail-on', 'safe'],
    { cwd: ROOT },
  );
  expect(JSON.parse(stdout)).toMatchObject({ level: 'none', changes: [], findings: [] });
  expect(exitCode).toBe(0);
});
