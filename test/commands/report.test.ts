import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, run } from '../world.ts';

const TAXI = 'fixtures/worked-cases/taxi';
const VISIT = 'fixtures/worked-cases/grocery/visit.yaml';

const session = (site: string, arrival: string, more = ''): string => `format: svc.session/1
standard: { id: taxi, version: "1.0.1" }
site: ${site}
${more}responses:
  arrival: { expectation: 5m, delivery: ${arrival} }
  price: { delivery: 100 }
  car: { delivery: 3 }
`;

let folder: string;
const write = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svc-report-'));
  await write('by/a.yaml', session('North', '5m'));
  await write('by/b.yaml', session('South', '20m'));
  await write('by/c.yaml', session('North', '5m', 'fields: { weather: rain }\n'));
});
afterAll(() => rm(folder, { recursive: true }));

const data = async (...argv: string[]) => {
  const { stdout, stderr, exitCode } = await run(['report', ...argv, '--format', 'json']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout);
};
const refused = async (...argv: string[]): Promise<Outcome> => {
  const outcome = await run(['report', ...argv]);
  expect(outcome.stdout).toBe('');
  return outcome;
};

describe('svc report on worked cases', () => {
  it.each([
    [1, 'met', 'equal', 0, 0, 0],
    [2, 'unmet', 'unequal', 35, 7.5, -27.5],
    [3, 'unmet', 'unequal', 28, 7.5, -20.5],
    [4, 'met', 'exceeding', 0, 7.5, 7.5],
  ])('comes out as told: taxi, case %i', async (n, verdict, exchange, shortfall, surplus, net) => {
    const { overall, receipt, profile } = await data(`${TAXI}/case-${n}.yaml`);
    expect(overall).toMatchObject({ verdict, exchange });
    expect(overall.shortfall).toBeCloseTo(shortfall, 12);
    expect(overall.surplus).toBeCloseTo(surplus, 12);
    expect(overall.net).toBeCloseTo(net, 12);
    expect(receipt).toEqual({ read: 1, used: 1, rejected: 0, dropped: [] });
    expect(profile.id).toBe('economy-taxi');
  });

  it('judges one visit by the profile asked for: the same shop fails one segment and serves the other', async () => {
    const budget = await data(VISIT, '--profile', 'budget-grocery');
    expect(budget.overall).toMatchObject({ verdict: 'unmet', exchange: 'unequal' });
    expect(budget.overall.shortfall).toBeCloseTo(15.625, 12);
    expect(budget.wasted.map(({ criterion }: { criterion: string }) => criterion)).toEqual([
      'night-hours',
      'rare-food',
      'dietary-food',
      'cleanliness',
      'light',
    ]);
    const premium = await data(VISIT, '--profile', 'premium-grocery');
    expect(premium.overall).toMatchObject({ verdict: 'met', exchange: 'equal', shortfall: 0 });
    expect(premium.wasted).toEqual([{ criterion: 'price', surplus: 25 }]);
  });
});

describe('svc report on several audits', () => {
  it('pools a folder, however deep, and names the audits from the current folder', async () => {
    const { sessions, overall, receipt } = await data(TAXI);
    expect(sessions.map(({ file }: { file: string }) => file)).toEqual(
      [1, 2, 3, 4].map((n) => `${TAXI}/case-${n}.yaml`),
    );
    expect(overall.n).toBe(4);
    expect(receipt.used).toBe(4);
  });

  it('counts a file once, however often it is named', async () => {
    expect((await data(TAXI, `${TAXI}/case-1.yaml`, TAXI)).receipt.read).toBe(4);
  });

  it('gives the same bytes whatever the order on disk', async () => {
    const [once, twice] = await Promise.all([run(['report', TAXI]), run(['report', TAXI])]);
    expect(once.stdout).toBe(twice.stdout);
  });

  it('groups by a fact of the visit', async () => {
    const { groups } = await data(join(folder, 'by'), '--by', 'site');
    expect(groups.map(({ key, overall }: never) => [key, (overall as { n: number }).n])).toEqual([
      [{ site: 'North' }, 2],
      [{ site: 'South' }, 1],
    ]);
    const weather = await data(join(folder, 'by'), '--by', 'weather,site');
    expect(weather.groups.map(({ key }: { key: object }) => key)).toEqual([
      { weather: '', site: 'North' },
      { weather: '', site: 'South' },
      { weather: 'rain', site: 'North' },
    ]);
  });

  it('suppresses small groups only when asked to', async () => {
    const { groups, policy } = await data(join(folder, 'by'), '--by', 'site', '--min-n', '2');
    expect(policy.minimumN).toBe(2);
    expect(groups.every(({ suppressed }: { suppressed: boolean }) => suppressed)).toBe(true);
  });

  it('leaves out what is no audit in a folder, and says so', async () => {
    await write('mixed/audit.yaml', session('North', '5m'));
    await write('mixed/profile.yaml', 'format: svc.profile/1\nid: x\n');
    const { stdout, stderr, exitCode } = await run(['report', join(folder, 'mixed')]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(' Receipt       read:\u00a01, used:\u00a01');
    expect(stderr).toContain('Left out 1 file that is not a saved audit');
  });

  it('drops an audit without answers and counts it', async () => {
    await write('empty/a.yaml', session('North', '5m'));
    await write('empty/b.yaml', 'format: svc.session/1\nstandard: { id: taxi }\nresponses: {}\n');
    const { receipt, sessions } = await data(join(folder, 'empty'));
    expect(receipt).toEqual({ read: 2, used: 1, rejected: 0, dropped: [{ reason: 'no-answers', count: 1 }] });
    expect(sessions).toHaveLength(1);
  });
});

describe('svc report refuses', () => {
  it.each([
    [['nowhere.yaml'], 3, 'error: there is no file nowhere.yaml\n'],
    [['standards/profiles'], 3, 'there are no saved audits in standards/profiles'],
    [['standards/speed.yaml'], 3, 'standards/speed.yaml'],
    [['fixtures/answers/speed.yaml', '--standard', 'taxi'], 3, 'error: 1 audit was not made with taxi 1.0.1'],
    [[TAXI, '--by', 'sitee'], 2, 'hint: Did you mean site?'],
    [[TAXI, '--by', 'site,'], 2, 'error: site, is not a list of names'],
    [[TAXI, '--min-n', '0'], 2, 'error: 0 is not a whole number from 1 up'],
    [[TAXI, '--fail-under', '101'], 2, 'error: 101 is not a number of points from 0 to 100'],
    [[TAXI, '--profile', 'economy-taksi'], 3, 'hint: Did you mean economy-taxi?'],
    [[TAXI, '--profile', 'budget-grocery'], 3, 'other-standard'],
    [[], 2, 'the argument'],
    [['report.json', TAXI], 2, 'a saved gap report cannot be pooled'],
    [['-', '--by', 'site'], 2, '--by has nothing to work on'],
  ])('%j with exit %i', async (argv, exitCode, said) => {
    const outcome = await refused(...argv);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stderr).toContain(said);
  });

  it('audits for different profiles, unless told which to judge by', async () => {
    await write('profiles/a.yaml', session('North', '5m', 'profile: economy-taxi\n'));
    await write('profiles/b.yaml', session('South', '5m'));
    const { exitCode, stderr } = await refused(join(folder, 'profiles'));
    expect(exitCode).toBe(3);
    expect(stderr).toContain('error: the audits were made for different profiles: economy-taxi, none');
    expect((await data(join(folder, 'profiles'), '--profile', 'economy-taxi')).receipt.used).toBe(2);
  });

  it('an audit by a standard that is not shipped, unless told where it is', async () => {
    const own = (await run(['show', 'taxi', '--format', 'json'])).stdout.replace(
      '"id": "taxi"',
      '"id": "own-taxi"',
    );
    const standard = await write('own/own-taxi.standard.json', own);
    const audit = await write('own/audit.yaml', session('North', '5m').replace('id: taxi', 'id: own-taxi'));
    const { exitCode, stderr } = await refused(audit);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('was made with the standard own-taxi, which is not a shipped one');
    expect(stderr).toContain('hint: Give it with --standard PATH.');
    expect((await data(audit, '--standard', standard)).standard.id).toBe('own-taxi');
  });

  it('an answers file that names no standard, unless told which', async () => {
    const audit = await write('bare.yaml', 'responses: { arrival: { delivery: 5m } }\n');
    expect((await refused(audit)).exitCode).toBe(2);
    expect((await data(audit, '--standard', 'taxi')).receipt.used).toBe(1);
  });

  it('audits in which nothing was answered', async () => {
    const audit = await write('nothing.yaml', 'standard: { id: taxi }\nresponses: {}\n');
    const { exitCode, stderr } = await refused(audit);
    expect(exitCode).toBe(3);
    expect(stderr).toBe('error: the 1 audit read has no answer to count\n');
  });

  it('with the faults of all files at once', async () => {
    const a = await write('faulty/a.yaml', session('North', 'soon'));
    await write('faulty/b.yaml', session('South', '5m').replace('car:', 'cat:'));
    const { exitCode, stderr } = await refused(join(a, '..'));
    expect(exitCode).toBe(3);
    expect(stderr).toContain('error: 2 files cannot be used');
    expect(stderr).toMatch(/a\.yaml:5:\d+/);
    expect(stderr).toMatch(/b\.yaml:7:3 .*\n\s+Did you mean car\?/);
  });
});

describe('svc report --fail-under', () => {
  it('exits 1 and says why when the score is below', async () => {
    const { exitCode, stdout, stderr } = await run(['report', `${TAXI}/case-2.yaml`, '--fail-under', '47.5']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Unequal exchange');
    expect(stderr).toBe('The score of 47.0 is below 47.5.\n');
  });

  it('exits 0 when the score is reached exactly', async () => {
    const { exitCode, stderr } = await run(['report', `${TAXI}/case-2.yaml`, '--fail-under', '47']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('a saved gap report', () => {
  it('is shown in another format, from a file or from standard input', async () => {
    const direct = await run(['report', TAXI, '--lang', 'ru']);
    const saved = await run(['report', TAXI, '--format', 'json']);
    const file = await write('saved.json', saved.stdout);
    expect((await run(['report', file, '--lang', 'ru'])).stdout).toBe(direct.stdout);
    expect((await run(['report', '-', '--lang', 'ru'], { stdin: saved.stdout })).stdout).toBe(direct.stdout);
    expect((await run(['report', file, '--format', 'json'])).stdout).toBe(saved.stdout);
  });

  it('is held to --fail-under', async () => {
    const saved = await run(['report', `${TAXI}/case-2.yaml`, '--format', 'json']);
    expect((await run(['report', '-', '--fail-under', '50'], { stdin: saved.stdout })).exitCode).toBe(1);
  });

  it('that is none is refused with its place', async () => {
    const { exitCode, stderr } = await run(['report', '-'], { stdin: '{"format": "svc.gap-report/1"}' });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('standard input:1:2');
  });
});

describe('svc report in every format', () => {
  it.each(['terminal', 'markdown', 'csv', 'json'])('writes %s to a file with --output', async (format) => {
    const output = join(folder, `out.${format}`);
    const direct = await run(['report', TAXI, '--format', format]);
    const { exitCode, stdout } = await run(['report', TAXI, '--format', format, '-o', output]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(output, 'utf8')).toBe(direct.stdout);
  });

  it('speaks Russian when the locale does', async () => {
    const { stdout } = await run(['report', `${TAXI}/case-2.yaml`], { variables: { LANG: 'ru_RU.UTF-8' } });
    expect(stdout).toContain('▌ Неравный обмен: клиент получил меньше, чем ждал');
  });

  it('colours only when asked, and never into a pipe by itself', async () => {
    const plain = await run(['report', `${TAXI}/case-2.yaml`]);
    expect(plain.stdout).not.toContain('\u001b');
    const colored = await run(['report', `${TAXI}/case-2.yaml`, '--color', 'always']);
    expect(colored.stdout).toContain('\u001b[31m');
  });
});
