// svc diff in repositories as people have them: composites in subfolders, submodules, shallow clones, bases that moved on,
// ids that are taken. The answer is right, or the command ends with 3; never is what could not be read “new, and safe”.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { type Repository, repository } from '../repository.ts';
import { loadShipped } from '../shipped.ts';
import { ROOT, run } from '../world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

interface Parts {
  readonly id?: string;
  readonly version?: string;
  readonly weight?: number;
  readonly question?: string;
}
const part = ({
  id = 'till',
  version = '1.0.0',
  weight = 1,
  question = 'Was the floor clean?',
}: Parts = {}) =>
  `format: svc.standard/1
id: ${id}
version: "${version}"
title: { en: Till, ru: Касса }
sections:
  - id: ${id}-hall
    title: { en: Hall, ru: Зал }
    criteria:
      - id: ${id}-floor
        text: { en: '${question}' }
        answer: { kind: yes-no }
        expect: yes
        weight: ${weight}
      - { id: ${id}-speed, text: { en: How long did it take? }, answer: { kind: duration, better: lower, points: { 0s: 100, 5m: 0 } }, expect: 1m }
`;
/** Of the shipped standard that the composites include. */
const SPEED = loadShipped('speed').value!.version;
const whole = (...includes: readonly string[]) =>
  `format: svc.standard/1\nid: shop\nversion: "1.0.0"\ntitle: { en: Shop, ru: Лавка }\ninclude:\n${includes.map((name) => `  - { standard: ${name}, version: "${name === 'speed' ? SPEED : '1.0.0'}" }\n`).join('')}`;

/** Blanks and Cyrillic in every path. */
const FOLDER = 'наши стандарты';
const SHOP = `${FOLDER}/лавка 1/shop.yaml`;
const TILL = `${FOLDER}/части/till part.yaml`;

let repo: Repository;
const opened: Repository[] = [];
const made = (clone: readonly string[] = []): Repository => {
  const one = repository(clone);
  opened.push(one);
  return one;
};
afterAll(() => {
  for (const one of opened) one.remove();
});

const diff = (args: readonly string[], cwd = repo.folder) => run(['diff', ...args], { cwd });
/** What is told of every file: rules, and the level of each. */
async function told(args: readonly string[], cwd = repo.folder) {
  const { exitCode, stdout, stderr } = await diff([...args, '--format', 'json', '--fail-on', 'safe'], cwd);
  if (exitCode > 1) return { exitCode, stdout, stderr };
  const diffs: readonly {
    old: { id: string } | null;
    new: { id: string } | null;
    changes: readonly { rule: string; level: string }[];
  }[] = JSON.parse(stdout).diffs;
  return Object.fromEntries(
    diffs.map(({ old, new: now, changes }) => [
      `${old?.id ?? '—'} → ${now?.id ?? '—'}`,
      changes.map(({ rule, level }) => `${rule} ${level}`).join(', '),
    ]),
  );
}
const refused = { exitCode: 3, stdout: '' };

beforeAll(() => {
  repo = made();
  repo.write(TILL, part());
  repo.write(SHOP, whole('../части/till part.yaml', 'speed'));
  repo.write(`${FOLDER}/.svc.yaml`, 'diff: { rules: { question-opposite: look } }\n');
  repo.write('other/own.yaml', part({ id: 'own' }));
  repo.commit('Base');
  repo.git('tag', 'v1');
});

describe('a composite in a subfolder', () => {
  const CHANGED = {
    'shop → shop': 'criterion-weight-changed rebase',
    'till → till': 'criterion-weight-changed rebase',
  };

  beforeAll(() => {
    repo.git('checkout', '--quiet', '-b', 'composite', 'v1');
    repo.write(TILL, part({ weight: 3 }));
    repo.commit('Another weight in the part');
  });

  it('is compared with what it included at the base, from any working directory', async () => {
    expect(await told(['--base', 'v1', FOLDER])).toEqual(CHANGED);
    expect(await told(['--base', 'v1', '.'], join(repo.folder, FOLDER))).toEqual(CHANGED);
    expect(await told(['--base', 'v1', '..'], join(repo.folder, FOLDER, 'части'))).toEqual(CHANGED);
    expect(await told(['--base', 'v1', '--head', 'composite', FOLDER])).toEqual(CHANGED);
  });

  it('alone is compared with all that it includes, wherever that lies', async () => {
    const alone = { 'shop → shop': 'criterion-weight-changed rebase' };
    expect(await told(['--base', 'v1', SHOP])).toEqual(alone);
    expect(await told(['--base', 'v1', 'shop.yaml'], join(repo.folder, FOLDER, 'лавка 1'))).toEqual(alone);
    const single = await diff([`v1:${SHOP}`, SHOP, '--format', 'json']);
    expect(JSON.parse(single.stdout).changes.map(({ rule }: { rule: string }) => rule)).toEqual([
      'criterion-weight-changed',
    ]);
    const inside = await diff(
      ['v1:./shop.yaml', 'shop.yaml', '--format', 'json'],
      join(repo.folder, FOLDER, 'лавка 1'),
    );
    expect(JSON.parse(inside.stdout).level).toBe('rebase');
  });

  it('that misses at the base, or now, what it includes ends the command', async () => {
    repo.git('checkout', '--quiet', '-b', 'missing', 'v1');
    repo.write(SHOP, whole('../части/till part.yaml', '../части/later.yaml'));
    repo.commit('An include that is not there');
    repo.write(`${FOLDER}/части/later.yaml`, part({ id: 'later' }));
    const then = await diff(['--base', 'missing', FOLDER]);
    expect(then).toMatchObject(refused);
    expect(then.stderr).toContain(`missing:${SHOP}`);
    expect(then.stderr).toContain('later.yaml');
    const now = await diff(['--base', 'v1', '--head', 'missing', FOLDER]);
    expect(now).toMatchObject(refused);
    repo.git('clean', '--quiet', '-fd');
    repo.git('checkout', '--quiet', 'composite');
  });

  it('that includes by a name that is shipped and a file beside it, too, ends the command', async () => {
    repo.git('checkout', '--quiet', '-b', 'shadow', 'v1');
    repo.write(`${FOLDER}/лавка 1/speed.yaml`, part({ id: 'quick' }));
    expect(await diff(['--base', 'v1', SHOP])).toMatchObject(refused);
    repo.commit('A file called as a shipped standard');
    expect(await diff(['--base', 'shadow', SHOP])).toMatchObject(refused);
    repo.git('checkout', '--quiet', 'composite');
  });
});

describe('levels of rules', () => {
  it('are those of the folder that a file lies in, whatever else is compared', async () => {
    repo.git('checkout', '--quiet', '-b', 'levels', 'v1');
    repo.write(TILL, part({ question: 'Was the floor dirty?' }));
    repo.write('other/own.yaml', part({ id: 'own', question: 'Was the floor dirty?' }));
    expect(await told(['--base', 'v1', TILL, 'other'])).toEqual({
      'till → till': 'question-opposite look',
      'own → own': 'question-opposite breaking',
    });
    expect(await told(['--base', 'v1', 'other', TILL])).toMatchObject({
      'own → own': 'question-opposite breaking',
    });
    repo.git('checkout', '--quiet', '.');
  });
});

describe('a base', () => {
  beforeAll(() => {
    repo.git('checkout', '--quiet', '-b', 'main-line', 'v1');
    repo.write('other/own.yaml', part({ id: 'own', version: '2.0.0', question: 'Was the roof clean?' }));
    repo.commit('The main line goes on');
    repo.git('checkout', '--quiet', '-b', 'feature', 'v1');
    repo.write(TILL, part({ weight: 2 }));
    repo.commit('A change of ours');
  });

  it('that is a branch which moved on since is where the two parted; any other commit is itself', async () => {
    const ours = {
      'till → till': 'criterion-weight-changed rebase',
      'shop → shop': 'criterion-weight-changed rebase',
    };
    expect(await told(['--base', 'main-line', FOLDER, 'other'])).toEqual(ours);
    const sha = repo.git('rev-parse', 'main-line').trim();
    expect(await told(['--base', sha, FOLDER, 'other'])).toMatchObject({
      ...ours,
      'own → own': expect.any(String),
    });
  });

  it('that has nothing in common with this history, is a range, or nothing, is refused', async () => {
    repo.git('checkout', '--quiet', '--orphan', 'alone');
    repo.commit('Another beginning');
    expect(await diff(['--base', 'main-line', 'other'])).toMatchObject(refused);
    repo.git('checkout', '--quiet', 'feature');
    for (const name of ['', 'v1..feature', 'v1...feature'])
      expect(await diff(['--base', name, 'other'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  describe('file', () => {
    const BROKEN: Readonly<Record<string, string | Buffer>> = {
      'that does not parse': part().replace('sections:', 'sections: ['),
      'with marks of a conflict': `<<<<<<< ours\n${part()}=======\n${part({ weight: 2 })}>>>>>>> theirs\n`,
      'that is a pointer of Git LFS':
        'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
      'that is empty': '',
      'that is no UTF-8': Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41]),
      'of which the format is misspelled': part().replace('svc.standard/1', 'svc.standart/1'),
    };
    const names = Object.keys(BROKEN);
    const fileOf = (name: string) => `files/${names.indexOf(name)}.yaml`;
    const write = (textOf: (name: string) => string | Buffer) => {
      mkdirSync(join(repo.folder, 'files'), { recursive: true });
      for (const name of names) writeFileSync(join(repo.folder, fileOf(name)), textOf(name));
    };

    beforeAll(() => {
      repo.git('checkout', '--quiet', '-B', 'whole', 'v1');
      write((name) => part({ id: `file-${names.indexOf(name)}` }));
      repo.commit('Whole');
      repo.git('checkout', '--quiet', '-B', 'broken');
      write((name) => BROKEN[name]!);
      repo.commit('Broken');
    });
    afterAll(() => repo.git('checkout', '--quiet', '-f', 'feature'));

    it.each(names)('%s is never taken for a missing one, at the base or now', async (name) => {
      expect(await diff(['--base', 'whole', fileOf(name)])).toMatchObject(refused);
      expect(await diff(['--base', 'broken', '--head', 'whole', fileOf(name)])).toMatchObject(refused);
    });
  });

  it('in which the file is a link that leads nowhere ends the command', async () => {
    repo.git('checkout', '--quiet', '-B', 'linked', 'v1');
    rmSync(join(repo.folder, 'other/own.yaml'));
    symlinkSync('../nowhere.yaml', join(repo.folder, 'other/own.yaml'));
    repo.commit('A link');
    rmSync(join(repo.folder, 'other/own.yaml'));
    repo.write('other/own.yaml', part({ id: 'own' }));
    expect(await diff(['--base', 'linked', 'other'])).toMatchObject(refused);
    repo.git('checkout', '--quiet', '-f', 'feature');
  });
});

describe('a new file', () => {
  beforeAll(() => repo.git('checkout', '--quiet', '-f', '-B', 'new', 'v1'));
  const added = async (file: string, text: string, ...paths: readonly string[]) => {
    repo.write(file, text);
    const result = await told(['--base', 'v1', ...paths]);
    repo.git('clean', '--quiet', '-fd');
    return result;
  };

  it('under an id of its own is safe', async () => {
    expect(await added('other/new.yaml', part({ id: 'new' }), 'other')).toEqual({
      '— → new': 'standard-added safe',
    });
  });

  it('under the id of something shipped, or of another file compared, ends the command', async () => {
    expect(await added('other/new.yaml', part({ id: 'speed' }), 'other')).toMatchObject(refused);
    expect(await added('other/new.yaml', part({ id: 'own' }), 'other')).toMatchObject(refused);
    const profile =
      'format: svc.profile/1\nid: premium-grocery\ntitle: { en: Rich }\ncriteria: { own-floor: { weight: 2 } }\n';
    expect(await added('other/rich.yaml', profile, 'other')).toMatchObject(refused);
  });

  it('that lies elsewhere in the repository under its id is compared with that', async () => {
    expect(await added('third/till.yaml', part({ weight: 5 }), 'third')).toEqual({
      'till → till': 'criterion-weight-changed rebase',
    });
    repo.git('mv', 'other/own.yaml', 'own.yaml');
    expect(await told(['--base', 'v1', 'own.yaml'])).toEqual({});
    repo.git('reset', '--quiet', '--hard');
  });

  it('takes no id by a change of id either', async () => {
    repo.write('other/own.yaml', part({ id: 'speed' }));
    expect(await diff(['--base', 'v1', 'other'])).toMatchObject(refused);
    repo.git('checkout', '--quiet', '.');
  });

  it('of another kind under an old name is one that went and one that came', async () => {
    repo.write(
      'other/own.yaml',
      'format: svc.profile/1\nid: own\ntitle: { en: Own }\ncriteria: { own-floor: { weight: 2 } }\n',
    );
    expect(await told(['--base', 'v1', 'other'])).toEqual({
      'own → —': 'standard-removed breaking',
      '— → own': 'profile-added safe',
    });
    repo.git('checkout', '--quiet', '.');
  });
});

describe('a submodule', () => {
  let inner: Repository;
  let outer: Repository;
  const allowing = ['-c', 'protocol.file.allow=always'];

  beforeAll(() => {
    inner = made();
    inner.write('inner.yaml', part({ id: 'inner' }));
    inner.commit('Inner');
    outer = made();
    outer.write('standards/own.yaml', part({ id: 'own' }));
    outer.git(...allowing, 'submodule', '--quiet', 'add', inner.folder, 'standards/sub');
    outer.commit('Outer');
    outer.git('tag', 'v1');
  });

  it('at the same commit has not changed, and is left out', async () => {
    outer.write('standards/own.yaml', part({ id: 'own', version: '1.1.0', weight: 2 }));
    expect(await told(['--base', 'v1', 'standards'], outer.folder)).toEqual({
      'own → own': 'criterion-weight-changed rebase',
    });
    outer.git('checkout', '--quiet', '.');
  });

  it('at another commit, changed in place, or new, ends the command', async () => {
    writeFileSync(join(outer.folder, 'standards/sub/inner.yaml'), part({ id: 'inner', weight: 2 }));
    expect(await diff(['--base', 'v1', 'standards'], outer.folder)).toMatchObject(refused);
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    outer.git('-C', 'standards/sub', ...identity, 'commit', '--quiet', '-am', 'Changed');
    const moved = await diff(['--base', 'v1', 'standards'], outer.folder);
    expect(moved).toMatchObject(refused);
    expect(moved.stderr).toContain('standards/sub');
    outer.commit('Submodule moved');
    expect(await diff(['--base', 'v1', '--head', 'HEAD', 'standards'], outer.folder)).toMatchObject(refused);
    expect(await diff(['--base', 'v1', 'standards/sub/inner.yaml'], outer.folder)).toMatchObject(refused);
  });

  it('whose file a standard includes ends the command: the base does not hold it', async () => {
    outer.write('shop/shop.yaml', whole('../standards/sub/inner.yaml'));
    outer.commit('A composite of a submodule');
    expect(await diff(['--base', 'HEAD', 'shop'], outer.folder)).toMatchObject(refused);
  });
});

describe('a shallow clone', () => {
  const clone = (...more: readonly string[]) =>
    made(['--depth=1', '--branch', 'feature', ...more, `file://${repo.folder}`]);

  it('without the base says how to fetch it; with it, compares', async () => {
    const shallow = clone();
    const sha = repo.git('rev-parse', 'v1').trim();
    const missing = await diff(['--base', sha, FOLDER], shallow.folder);
    expect(missing).toMatchObject(refused);
    const command = /^hint: Fetch it: (.*)$/m.exec(missing.stderr)![1]!;
    execFileSync('sh', ['-c', command], { cwd: shallow.folder, stdio: 'ignore' });
    expect(await told(['--base', sha, FOLDER], shallow.folder)).toMatchObject({
      'till → till': 'criterion-weight-changed rebase',
    });
  });

  it('that knows the branch but not where the two parted ends the command', async () => {
    const shallow = clone('--no-single-branch');
    const { stderr, ...rest } = await diff(['--base', 'origin/main-line', FOLDER], shallow.folder);
    expect(rest).toEqual(refused);
    expect(stderr).toContain('git fetch --unshallow');
  });

  it('outside of any repository there is no base', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'svc-outside-'));
    mkdirSync(join(outside, 'standards'));
    writeFileSync(join(outside, 'standards/till.yaml'), part());
    expect(await diff(['--base', 'v1', 'standards'], outside)).toMatchObject(refused);
    expect(await diff(['--base', 'v1', outside])).toMatchObject(refused);
    rmSync(outside, { recursive: true });
  });
});

describe('under --fail-on version', () => {
  const COMMANDS = {
    // What the pages tell people to run, word for word.
    gitlab: (
      parse(
        /```yaml\n(# \.gitlab-ci\.yml\n[\s\S]*?)```/.exec(
          readFileSync(join(ROOT, 'docs/ci.md'), 'utf8'),
        )![1]!,
      ) as {
        'svc-diff': { script: readonly string[] };
      }
    )['svc-diff'].script,
    action: (
      parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
        runs: { steps: readonly { id?: string; run: string }[] };
      }
    ).runs.steps,
  };
  let project: Repository;
  /** npx that runs the svc of this tree. */
  let bin: string;

  beforeAll(() => {
    bin = mkdtempSync(join(tmpdir(), 'svc-npx-'));
    writeFileSync(
      join(bin, 'npx'),
      `#!/bin/sh\nwhile [ "$1" != svc ]; do shift; done\nshift\nexec node '${join(ROOT, 'bin/svc.js')}' "$@"\n`,
      { mode: 0o755 },
    );
    project = made();
    project.write('standards/till.yaml', part());
    project.write('standards/waivers.yaml', 'format: svc.waivers/1\nwaivers: {}\n');
    project.commit('Base');
    project.git('branch', 'target');
  });
  afterAll(() => rmSync(bin, { recursive: true }));

  /** A pull request as a CI service checks it out: merged into a target that has gone on. */
  const pullRequest = (name: string, parts: Parts) => {
    project.git('checkout', '--quiet', '-B', name, 'main');
    project.write('standards/till.yaml', part(parts));
    project.commit(name);
    project.git('checkout', '--quiet', '-B', `${name}-merged`, 'target');
    project.git('merge', '--quiet', '--no-ff', '-m', 'Merge', name);
  };
  const shell = (script: string, variables: Readonly<Record<string, string>>) => {
    try {
      const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, SVC_LANG: 'en', ...variables };
      return {
        status: 0,
        out: execFileSync('bash', ['-e', '-c', script], {
          cwd: project.folder,
          env,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { status, out: stdout };
    }
  };
  const REBASE = { weight: 4 };
  const BREAKING = { question: 'Was the floor dirty?' };

  it.each([
    ['a breaking change with a major step', { ...BREAKING, version: '2.0.0' }, 0],
    ['a breaking change with a minor step', { ...BREAKING, version: '1.1.0' }, 1],
    ['a breaking change without any', BREAKING, 1],
    ['a rebase with a minor step', { ...REBASE, version: '1.1.0' }, 0],
    ['a rebase with a patch', { ...REBASE, version: '1.0.1' }, 1],
    ['a rebase that goes down', { ...REBASE, version: '0.9.0' }, 1],
    ['a look with a patch', { question: 'Was the whole hall’s floor clean?', version: '1.0.1' }, 1],
    ['another spelling with a patch', { question: 'Was the floor clean ?', version: '1.0.1' }, 0],
    ['another spelling without one', { question: 'Was the floor clean ?' }, 1],
  ])('%s', async (_, parts, exitCode) => {
    project.write('old.yaml', part());
    project.write('new.yaml', part(parts));
    const result = await diff(['old.yaml', 'new.yaml', '--fail-on', 'version'], project.folder);
    project.git('clean', '--quiet', '-fd');
    expect(result.exitCode).toBe(exitCode);
  });

  it.each([
    [{ ...BREAKING, version: '2.0.0' }, 0],
    [BREAKING, 1],
  ])('the commands for GitLab end alike (%j: %i)', (parts, status) => {
    pullRequest('request', parts);
    const base = project.git('merge-base', 'request', 'target').trim();
    const script = COMMANDS.gitlab.filter((line) => /^svc\b/.test(line)).join('\n');
    expect(shell(script, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base }).status).toBe(status);
    const [found] = JSON.parse(readFileSync(join(project.folder, 'svc-diff.json'), 'utf8'));
    expect(found.location.path).toBe('standards/till.yaml');
    project.git('clean', '--quiet', '-fd');
  });

  it.each([
    [{ ...BREAKING, version: '2.0.0' }, '0'],
    [BREAKING, '1'],
  ])('the action compares with the first parent of the merge, and ends alike (%j: %s)', (parts, gate) => {
    project.git('checkout', '--quiet', 'target');
    project.write('standards/other.yaml', part({ id: 'other' }));
    project.commit('The target goes on');
    pullRequest('request', parts);
    const output = join(bin, 'output');
    writeFileSync(output, '');
    const variables = {
      ...{ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(bin, 'summary'), FOLDER: bin },
      ...{ GIVEN: '', BASE: '', PULL_REQUEST: '7', DEFAULT_BRANCH: 'target' },
      ...{
        PATHS: ' standards \n',
        FAIL_ON: 'version',
        WAIVERS: 'standards/waivers.yaml',
        WAIVERS_FROM_BASE: 'true',
      },
      ...{ SESSIONS: '', SARIF_FILE: '', SVC: join(ROOT, 'bin/svc.js') },
    };
    const step = (id: string) => COMMANDS.action.find((one) => one.id === id)!.run;
    expect(shell(step('base'), variables).status).toBe(0);
    const sha = /^sha=(.*)$/m.exec(readFileSync(output, 'utf8'))![1]!;
    expect(sha).toBe(project.git('rev-parse', 'HEAD^1').trim());
    const { status, out } = shell(step('compare'), { ...variables, BASE: sha });
    expect(status).toBe(0);
    expect(readFileSync(output, 'utf8')).toContain(`gate=${gate}\nlevel=breaking\n`);
    expect(out).toContain('file=standards/till.yaml');
    expect(readFileSync(join(bin, 'summary'), 'utf8')).not.toContain('other');
    project.git('checkout', '--quiet', 'target');
    project.git('reset', '--quiet', '--hard', 'main');
  });
});
