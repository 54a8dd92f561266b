// docs/ci.md and action.yml do what they say: their own shell steps are run, on a repository made for it.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Installed, installed } from '../installed.ts';
import { parseXml } from '../report/diff/xml.ts';
import { type Repository, repository } from '../repository.ts';
import { ROOT } from '../world.ts';

const DOCS = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');

const README = ['README.md', 'docs/README.ru.md']
  .filter((name) => existsSync(join(ROOT, name)))
  .map((name) => readFileSync(join(ROOT, name), 'utf8'));
/** What is installed or locked, a version, or, in a fresh clone, its own program. */
const SAFE = /^npx --no\b|@\d+\.\d+\.\d+|^npx svc audit customer-expectations/;

/** The block of the page that begins with the comment `# FILE` (after a shebang). */
function block(file: string): string {
  const blocks = [...DOCS.matchAll(/```.+\n([\s\S]*?)```/g)].map(([, text]) => text!);
  const found = blocks.find((text) => text.replace(/^#!.*\n/, '').startsWith(`# ${file}\n`));
  expect(found, file).toBeDefined();
  return found!;
}

const kiosk = (version: string, more = '') => `format: svc.standard/1
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
${more}`;
const CRITICAL = '        critical: true\n';
/** Answers of another kind: no score of the one is a score of the other. */
const ofAnotherKind = (version: string): string =>
  kiosk(version)
    .replace('answer: { kind: yes-no }', 'answer: { kind: scale, min: 1, max: 5 }')
    .replace('expect: yes', 'expect: 4');

let tools: Installed;
let origin: Repository;
let checkout: Repository;
let base: string;

beforeAll(() => {
  tools = installed();
});
afterAll(() => tools.remove());

beforeEach(() => {
  origin = repository();
  origin.write('standards/kiosk.yaml', kiosk('1.0.0'));
  origin.write('README.md', 'Standards.\n');
  base = origin.commit('First');
  origin.git('checkout', '--quiet', '-b', 'change');
});
afterEach(() => {
  origin.remove();
  checkout?.remove();
});

/** The branch as a CI service checks it out: one commit, and nothing else of the history. */
function pushed(text: string): Repository {
  origin.write('standards/kiosk.yaml', text);
  origin.commit('Second');
  checkout = repository(['--depth=1', '--branch=change', `file://${origin.folder}`]);
  return checkout;
}

function shell(script: string, variables: Readonly<Record<string, string>>, cwd: string = checkout.folder) {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    {
      cwd,
      env: { ...process.env, PATH: `${tools.bin}:${process.env.PATH}`, LC_ALL: 'C', ...variables },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
  readonly 'working-directory'?: string;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}
const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;

/** Runs the steps of action.yml as GitHub does, until one fails. */
function runAction(inputs: Readonly<Record<string, string>>, event: Readonly<Record<string, string>> = {}) {
  const temp = mkdtempSync(join(tmpdir(), 'svc-runner-'));
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
  const values: Record<string, string> = {
    'runner.temp': temp,
    'github.action_path': ROOT.replace(/\/$/, ''),
    ...event,
  };
  for (const [name, { default: value = '' }] of Object.entries(ACTION.inputs))
    values[`inputs.${name}`] = inputs[name] ?? value;
  const filled = (text: string) =>
    text.replace(
      /\$\{\{\s*(.*?)\s*\}\}/g,
      (_, expression: string) =>
        expression
          .split('||')
          .map((part) => values[part.trim()] ?? '')
          .find((value) => value !== '') ?? '',
    );
  writeFileSync(files.GITHUB_STEP_SUMMARY, '');
  let stdout = '';
  let stderr = '';
  let failed: string | null = null;
  for (const step of ACTION.runs.steps) {
    writeFileSync(files.GITHUB_OUTPUT, '');
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]),
    );
    const ran = shell(
      step.run,
      { ...files, ...env },
      resolve(checkout.folder, filled(step['working-directory'] ?? '.')),
    );
    stdout += ran.stdout;
    stderr += ran.stderr;
    for (const line of readFileSync(files.GITHUB_OUTPUT, 'utf8').split('\n')) {
      const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
      if (name) values[`steps.${step.id}.outputs.${name}`] = value!;
    }
    if (ran.status !== 0) {
      failed = step.name;
      break;
    }
  }
  const outputs = Object.fromEntries(
    Object.entries(ACTION.outputs).map(([name, { value }]) => [name, filled(value)]),
  );
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
  const report = outputs.report ? readFileSync(outputs.report, 'utf8') : '';
  rmSync(temp, { recursive: true });
  return { failed, stdout, stderr, outputs, summary, report };
}
const pullRequest = () => ({
  'github.event.pull_request.base.sha': base,
  'github.event.pull_request.number': '7',
});

describe('the action', () => {
  it('fails on a breaking change, annotates its line, sums it up and says its level', () => {
    pushed(ofAnotherKind('2.0.0'));
    const { failed, stdout, outputs, summary, report } = runAction({}, pullRequest());
    expect(failed).toBe('Open or close the gate');
    expect(stdout).toContain('::error file=standards/kiosk.yaml,line=11,endLine=11,');
    expect(outputs.level).toBe('breaking');
    expect(summary).toContain('**Scores by the two versions cannot be compared.**');
    expect(report).toBe(summary);
  });

  it('passes on a rewording, unless told to fail on it; in the language asked for', () => {
    pushed(
      kiosk('1.0.1')
        .replace('Were you given a receipt?', 'Were you given any receipt?')
        .replace('вам чек', 'вам кассовый чек'),
    );
    expect(runAction({ language: 'ru' }, pullRequest())).toMatchObject({
      failed: null,
      outputs: { level: 'look' },
    });
    const strict = runAction({ language: 'ru', 'fail-on': 'look' }, pullRequest());
    expect(strict.failed).toBe('Open or close the gate');
    expect(strict.summary).toContain(
      '**Можно ли сравнивать оценки как есть, программа не скажет: решать человеку.**',
    );
  });

  it('takes waivers, and writes SARIF where asked to', () => {
    pushed(kiosk('2.0.0', CRITICAL));
    const { stdout } = shell(
      `git fetch --quiet --depth=1 origin ${base}; svc diff --base ${base} --format json --fail-on never standards`,
      {},
    );
    const { fingerprint } = JSON.parse(stdout).diffs[0].changes[0];
    checkout.write(
      'waivers.yaml',
      `format: svc.waivers/1\nwaivers:\n  ${fingerprint}: { owner: Anna, reason: Agreed, expires: 2999-12-31, rule: critical-set }\n`,
    );
    expect(
      runAction({ waivers: 'waivers.yaml', 'sarif-file': 'out.sarif' }, pullRequest()).failed,
    ).toBeNull();
    const [{ results }] = JSON.parse(readFileSync(join(checkout.folder, 'out.sarif'), 'utf8')).runs;
    expect(results).toMatchObject([{ ruleId: 'critical-set', suppressions: [{ status: 'accepted' }] }]);
  });

  it('scores saved audits', () => {
    origin.write(
      'audits/one.yaml',
      'format: svc.session/1\nstandard: { id: kiosk, version: "1.0.0" }\nresponses:\n  receipt: { delivery: no }\n',
    );
    pushed(kiosk('2.0.0', CRITICAL));
    expect(runAction({ sessions: 'audits' }, pullRequest()).summary).toContain('| ⚠️ audits/one.yaml |');
  });

  it('compares with the default branch where nothing else is said', () => {
    pushed(ofAnotherKind('2.0.0'));
    const event = { 'github.event.before': '0'.repeat(40), 'github.event.repository.default_branch': 'main' };
    expect(runAction({}, event).outputs.level).toBe('breaking');
  });

  it('comments on the pull request where asked to', () => {
    pushed(kiosk('2.0.0', CRITICAL));
    const said = join(checkout.folder, 'said');
    writeFileSync(join(tools.bin, 'gh'), `#!/bin/sh\necho "$@" > "${said}"\n`, { mode: 0o755 });
    runAction({ comment: 'true' }, pullRequest());
    expect(readFileSync(said, 'utf8')).toMatch(
      /^pr comment 7 --edit-last --create-if-none --body-file .*svc-diff\.md\n$/,
    );
  });

  it('is not led astray by what stands in its inputs', () => {
    pushed(kiosk('2.0.0', CRITICAL));
    const { failed } = runAction(
      { base: '--upload-pack=touch owned', paths: '$(touch owned) --output=owned' },
      {},
    );
    expect(failed).toBe('Find what to compare with');
    expect(runAction({ paths: '$(touch owned) --output=owned' }, pullRequest()).failed).toBe(
      'Compare the standards',
    );
    expect(() => readFileSync(join(checkout.folder, 'owned'))).toThrow();
  });

  it('has the inputs and outputs that the page tells of', () => {
    for (const name of [...Object.keys(ACTION.inputs), ...Object.keys(ACTION.outputs)])
      expect(DOCS).toContain(`\`${name}\``);
    const workflow = parse(block('.github/workflows/standards.yml')) as {
      jobs: { diff: { steps: { with?: object }[] } };
    };
    const given = workflow.jobs.diff.steps.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((name) => !(name in ACTION.inputs))).toEqual([]);
  });
});

describe('on GitLab', () => {
  const job = (
    parse(block('.gitlab-ci.yml')) as {
      'svc-diff': { script: readonly string[]; artifacts: { reports: { junit: string } } };
    }
  )['svc-diff'];
  const runJob = () => shell(job.script.join('\n'), { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });

  it('the job fails on a breaking change without its version, which is a failed test', () => {
    pushed(ofAnotherKind('1.0.1'));
    expect(runJob().status).toBe(1);
    const suites = parseXml(readFileSync(join(checkout.folder, job.artifacts.reports.junit), 'utf8'));
    // What an answer is, what was expected in its own units, and the version that says too little.
    expect(suites.attributes).toMatchObject({ tests: '3' });
    expect(suites.children[0]!.children.map(({ attributes }) => attributes.name)).toContainEqual(
      expect.stringMatching(/^Kind of answer changed/),
    );
  });

  it('the job passes where nothing changed in meaning', () => {
    pushed(`# A comment.\n${kiosk('1.0.0')}`);
    expect(runJob().status).toBe(0);
  });
});

describe('before a commit', () => {
  const commit = () =>
    spawnSync(
      'git',
      ['-c', 'user.name=Anna', '-c', 'user.email=anna@example.org', 'commit', '--quiet', '-am', 'Change'],
      {
        cwd: checkout.folder,
        env: { ...process.env, PATH: `${tools.bin}:${process.env.PATH}` },
        encoding: 'utf8',
      },
    );
  const hook = () => {
    mkdirSync(join(checkout.folder, '.git/hooks'), { recursive: true });
    writeFileSync(join(checkout.folder, '.git/hooks/pre-commit'), block('.git/hooks/pre-commit'), {
      mode: 0o755,
    });
  };

  it('the hook of git stops a change that needs re-scoring, and lets wording pass', () => {
    pushed(kiosk('1.0.0'));
    hook();
    checkout.write('standards/kiosk.yaml', kiosk('1.1.0', CRITICAL));
    const stopped = commit();
    expect(stopped.status).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain('Criterion made critical: criterion receipt');
    checkout.write('standards/kiosk.yaml', kiosk('1.0.1', '        guide: { en: Look., ru: Посмотрите. }\n'));
    expect(commit().status).toBe(0);
  });

  it('the hook lets the first commit of all pass', () => {
    checkout = repository();
    checkout.write('standards/kiosk.yaml', kiosk('1.0.0'));
    checkout.git('add', '--all');
    hook();
    expect(commit().status).toBe(0);
  });

  it('pre-commit is told a command that does the same', () => {
    const { repos } = parse(block('.pre-commit-config.yaml')) as {
      repos: { hooks: { entry: string; pass_filenames: boolean }[] }[];
    };
    const [{ entry, pass_filenames: passes }] = repos[0]!.hooks as [
      { entry: string; pass_filenames: boolean },
    ];
    expect(passes).toBe(false);
    pushed(kiosk('1.0.0'));
    expect(shell(entry, {}).status).toBe(0);
    checkout.write('standards/kiosk.yaml', kiosk('1.1.0', CRITICAL));
    expect(shell(entry, {}).status).toBe(1);
  });
});

it('no command that we give to a CI service fetches a program by its bare name', () => {
  const texts = [DOCS, readFileSync(join(ROOT, 'action.yml'), 'utf8'), ...README];
  const commands = texts.flatMap(
    (text) => text.match(/(?:npx|npm (?:install|i|exec)|pnpm dlx|bunx) [^\n`]*/g) ?? [],
  );
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) expect(command).toMatch(SAFE);
});

describe('the page', () => {
  it('shows waivers that are read as they stand', () => {
    pushed(kiosk('1.0.0'));
    writeFileSync(join(checkout.folder, 'waivers.yaml'), block('standards/waivers.yaml'));
    const { status, stdout } = shell(
      'svc diff HEAD:standards/kiosk.yaml standards/kiosk.yaml --waivers waivers.yaml',
      {},
    );
    expect(status).toBe(0);
    expect(stdout).toContain('Waiver 746ca96ba20a6a80 of Anna Petrova is not used');
  });

  it('names exit codes and levels that exist', () => {
    pushed(kiosk('1.0.0'));
    expect(shell('svc diff --base HEAD nothing-here || exit $?', {}).status).toBe(3);
    expect(shell('svc diff --fail-on major || exit $?', {}).status).toBe(2);
  });
});
