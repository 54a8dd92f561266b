// What shapes an audit, from the command line: profiles by row, personas, the journey, who answers, how it is known, why
// customers choose the firm, and what they were not told of.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { loadGapReport } from '../../src/load/gap-report.ts';
import { ROOT, run } from '../world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-shapes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The report, which fits its schema. */
async function reportOf(...argv: string[]): Promise<GapReport> {
  const { exitCode, stdout, stderr } = await run([...argv, '--format', 'json']);
  expect(exitCode, stderr).toBe(0);
  const { value, findings } = loadGapReport(stdout, 'report.json');
  expect(findings).toEqual([]);
  return value!;
}

const SEGMENTS = ['score', 'fixtures/segments/survey.csv', '--map', 'fixtures/segments/mapping.yaml'];
const JOURNEY = 'fixtures/journey/visit.yaml';
const persona = (name: string) => `fixtures/personas/${name}.yaml`;

describe('a survey of several segments', () => {
  it('judges each by its own profile, has no whole, and drops rows of no known one', async () => {
    const report = await reportOf(...SEGMENTS);
    expect(report.receipt).toEqual({
      read: 12,
      used: 10,
      rejected: 0,
      dropped: [{ reason: 'unknown-profile', count: 2 }],
    });
    expect([report.overall, report.profile, report.criteria]).toEqual([null, null, []]);
    expect(report.groups.map(({ key, profile, overall }) => [key, profile!.id, overall!.exchange])).toEqual([
      [{ profile: 'budget-grocery' }, 'budget-grocery', 'unequal'],
      [{ profile: 'premium-grocery' }, 'premium-grocery', 'unclear'],
    ]);
    expect(report.groups.map(({ wasted }) => wasted.map(({ criterion }) => criterion))).toEqual([
      ['cleanliness', 'light'],
      ['price'],
    ]);
  });

  it('gives each segment the figures that its rows alone have under its profile', async () => {
    const lines = readFileSync(join(ROOT, 'fixtures/segments/survey.csv'), 'utf8').split('\n');
    const own = lines.filter((line, i) => i === 0 || line.startsWith('premium')).join('\n');
    writeFileSync(join(folder, 'premium.csv'), `${own}\n`);
    const map = readFileSync(join(ROOT, 'fixtures/segments/mapping.yaml'), 'utf8');
    writeFileSync(join(folder, 'map.yaml'), map.slice(0, map.indexOf('profile:')));
    const premium = await reportOf(
      'score',
      join(folder, 'premium.csv'),
      '--map',
      join(folder, 'map.yaml'),
      '--profile',
      'premium-grocery',
    );
    const part = (await reportOf(...SEGMENTS)).groups[1]!;
    // p is adjusted over the groups together, whichever these are.
    const alone = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value, (key, one) =>
          ['pHolm', 'pBH', 'unmetHolm', 'answersToSettle', 'distribution'].includes(key) ? null : one,
        ),
      );
    for (const name of ['overall', 'sections', 'criteria', 'priorities', 'wasted', 'warnings'] as const)
      expect(alone(part[name]), name).toEqual(alone(premium[name]));
  });

  it('takes the column from --profile-by, and ids of profiles as they stand', async () => {
    const csv = readFileSync(join(ROOT, 'fixtures/segments/survey.csv'), 'utf8');
    writeFileSync(
      join(folder, 'survey.csv'),
      csv.replaceAll(/^(budget|premium),/gm, '$1-grocery,').replace('Segment', 'Kind'),
    );
    const map = readFileSync(join(ROOT, 'fixtures/segments/mapping.yaml'), 'utf8');
    writeFileSync(join(folder, 'map.yaml'), map.slice(0, map.indexOf('profile:')));
    const argv = ['score', join(folder, 'survey.csv'), '--map', join(folder, 'map.yaml')];
    const by = await reportOf(...argv, '--profile-by', 'Kind');
    expect(by.groups).toEqual((await reportOf(...SEGMENTS)).groups);
    const missing = await run([...argv, '--profile-by', 'Kinds']);
    expect([missing.exitCode, missing.stderr]).toEqual([2, expect.stringContaining('Kinds')]);
    const both = await run([...argv, '--profile-by', 'Kind', '--profile', 'budget-grocery']);
    expect(both.exitCode).toBe(2);
  });

  it('groups further by who answers, internal or external, in either language', async () => {
    const report = await reportOf(...SEGMENTS, '--by', 'customer', '--min-n', '1');
    expect(report.groups.map(({ key, overall }) => [...Object.values(key), overall!.n])).toEqual([
      ['budget-grocery', 'external', 4],
      ['budget-grocery', 'internal', 1],
      ['premium-grocery', 'external', 4],
      ['premium-grocery', 'internal', 1],
    ]);
  });

  it('writes the rows used with the profile of each and the gaps under it', async () => {
    await run([...SEGMENTS, '--rows', join(folder, 'rows.csv')]);
    const [head, first, ...rest] = readFileSync(join(folder, 'rows.csv'), 'utf8').trim().split('\n');
    expect(head!.split(',').slice(0, 2)).toEqual(['line', 'profile']);
    expect(first!.split(',').slice(0, 2)).toEqual(['2', 'budget-grocery']);
    expect(rest.at(-1)!.split(',').slice(0, 2)).toEqual(['11', 'premium-grocery']);
  });

  it.each(['en', 'ru'])('is read part by part (%s)', async (lang) => {
    for (const format of ['terminal', 'markdown', 'csv']) {
      const { stdout } = await run([...SEGMENTS, '--format', format, '--lang', lang]);
      expect(stdout).not.toMatch(/\{\w+\}|undefined|NaN|\breport\.\w|\bverdict\.\w/);
      expect(stdout).toContain(
        format === 'csv' ? 'premium-grocery' : lang === 'en' ? 'Premium shop customers' : 'премиального',
      );
    }
  });
});

describe('audits of several profiles', () => {
  const visits = () =>
    (['budget-grocery', 'premium-grocery'] as const).map((profile) => {
      const file = join(folder, `${profile}.yaml`);
      const visit = readFileSync(join(ROOT, 'fixtures/worked-cases/grocery/visit.yaml'), 'utf8');
      writeFileSync(file, visit.replace('responses:', `profile: ${profile}\nresponses:`));
      return file;
    });

  it('are refused together, with the way out, or judged each by its own', async () => {
    const refused = await run(['report', ...visits()]);
    expect([refused.exitCode, refused.stderr]).toEqual([3, expect.stringContaining('--by profile')]);
    const report = await reportOf('report', ...visits(), '--by', 'profile');
    expect(report.groups.map(({ key, overall }) => [key.profile, overall!.exchange])).toEqual([
      ['budget-grocery', 'unequal'],
      ['premium-grocery', 'equal'],
    ]);
    expect(report.groups.every(({ wasted }) => wasted.length > 0)).toBe(true);
    expect(report.sessions).toHaveLength(2);
  });
});

describe('a persona', () => {
  it('adds its criteria as a section of its own, in the report and in the saved session', async () => {
    const saved = join(folder, 'saved.yaml');
    const report = await reportOf('audit', '--answers', persona('rude'), '--session', saved);
    expect(report.persona?.id).toBe('rude');
    expect(report.sections.map(({ id }) => id)).toEqual(['waiting', 'service', 'reaction', 'rude']);
    expect(report.sections.at(-1)!.verdict).toBe('unmet');
    expect(report.overall!.verdict).toBe('unmet');
    expect(readFileSync(saved, 'utf8')).toContain('rude-polite:\n    delivery: 1');
    expect((await reportOf('report', saved)).sections).toEqual(report.sections);
  });

  it('misses its answers as the standard does', async () => {
    const file = join(folder, 'rude.yaml');
    writeFileSync(
      file,
      readFileSync(join(ROOT, persona('nobody')), 'utf8').replace('responses', 'persona: rude\nresponses'),
    );
    const { exitCode, stderr } = await run(['audit', '--answers', file]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('rude-polite');
  });

  it('pooled with other roles leaves only what all were asked, and says so', async () => {
    const report = await reportOf(
      'report',
      persona('rude'),
      persona('offended'),
      persona('nobody'),
      '--by',
      'persona',
    );
    expect(report.persona).toBeNull();
    expect(report.sections.map(({ id }) => id)).toEqual(['waiting', 'service', 'reaction']);
    expect(report.warnings[0]).toEqual({ code: 'personas-pooled', of: null, args: { count: 6 } });
    expect(report.groups.map(({ key }) => key.persona)).toEqual(['', 'let-down', 'rude']);
  });

  it('that shares an id with the standard is refused', async () => {
    const role = readFileSync(join(ROOT, 'standards/personas/rude.yaml'), 'utf8');
    writeFileSync(join(folder, 'role.yaml'), role.replace('id: rude-polite', 'id: queue-time'));
    const argv = ['audit', 'speed', '--answers', persona('nobody'), '--persona', join(folder, 'role.yaml')];
    const { exitCode, stderr } = await run(argv);
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining('queue-time')]);
  });
});

describe('the journey', () => {
  it('is read stop by stop, in its order', async () => {
    const { journey, groups } = await reportOf('report', JOURNEY, '--by', 'touchpoint');
    expect(
      journey.map(({ touchpoint, verdict, criteria }) => [touchpoint, verdict, criteria.length]),
    ).toEqual([
      ['reception', 'met', 3],
      ['credit-department', 'unmet', 4],
      ['sales-manager', 'met', 3],
      ['insurance', 'met', 3],
      ['sale-with-extras', 'unmet', 3],
    ]);
    expect(groups).toEqual([]);
    const [, credit] = journey;
    expect(credit!.gap).toBeCloseTo(credit!.surplus! - credit!.shortfall!, 12);
    expect(credit!.points.delivery! - credit!.points.expectation!).toBeCloseTo(credit!.gap!, 9);
  });

  it('is left out where it is not asked for, and refused where there is none', async () => {
    expect((await reportOf('report', JOURNEY)).journey).toEqual([]);
    const { exitCode, stderr } = await run(['report', persona('nobody'), '--by', 'touchpoint']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('touchpoints')]);
  });

  it('is a path on the page', async () => {
    const { stdout } = await run(['report', JOURNEY, '--by', 'touchpoint', '--format', 'markdown']);
    expect(stdout).toContain(
      '▲ Reception → ✗ Credit department → ✓ Sales manager → ✓ Insurance → ✗ Handing over, with extras',
    );
    const terminal = await run(['report', JOURNEY, '--by', 'touchpoint']);
    expect(terminal.stdout).toContain(' │ 4 criteria · Shortfall 15.4');
    const csv = await run(['report', JOURNEY, '--by', 'touchpoint', '--format', 'csv']);
    expect(csv.stdout).toMatch(/touchpoint,insurance,/);
  });
});

describe('the source of the answers', () => {
  it('splits the report by response: each source has only its own', async () => {
    const { groups, overall } = await reportOf('report', JOURNEY, '--by', 'source');
    const answered = groups.map(({ key, criteria }) => [
      key.source,
      criteria.filter(({ n }) => n > 0).map(({ id }) => id),
    ]);
    expect(answered.slice(1)).toEqual([
      ['recording', ['insurance-exclusions', 'insurance-voluntary']],
      ['statistics', ['credit-decision', 'insurance-paperwork']],
    ]);
    expect(answered[0]).toEqual(['mystery-shopper', expect.objectContaining({ length: 12 })]);
    expect(groups.map((group) => group.overall!.coverage)).toEqual([1, 1, 1]);
    expect(overall!.coverage).toBe(1);
  });

  it('is said once for all of an audit, and kept', async () => {
    const saved = join(folder, 'saved.yaml');
    await run(['audit', '--answers', persona('nobody'), '--source', 'recording', '--session', saved]);
    expect(readFileSync(saved, 'utf8')).toContain('source: recording');
    const { groups } = await reportOf('report', saved, '--by', 'source');
    expect(groups.map(({ key }) => key)).toEqual([{ source: 'recording' }]);
    expect((await run(['audit', '--answers', persona('nobody'), '--source', 'rumour'])).exitCode).toBe(2);
  });

  it('and who answers can be grouped by together', async () => {
    const { groups } = await reportOf('report', JOURNEY, '--by', 'customer,source');
    expect(groups.map(({ key }) => key)).toContainEqual({ customer: 'external', source: 'statistics' });
  });
});

describe('why customers choose the firm', () => {
  const REASONS = ['score', 'fixtures/drivers/survey.csv', '--map', 'fixtures/drivers/mapping.yaml'];

  it('is told in shares, and where service decides little raising it earns little', async () => {
    const { drivers } = await reportOf(...REASONS);
    expect(drivers).toMatchObject({ criterion: 'main-reason', n: 85, decides: 'little', even: 1 / 7 });
    const { stdout } = await run(REASONS);
    expect(stdout).toContain('Shares of answers');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Only 5% chose the firm for its service (95% CI 2% … 11%, n = 85).',
    );
    expect(stdout).not.toContain('no score');
  });

  it('is known to another report that is given it', async () => {
    const saved = join(folder, 'reasons.json');
    await run([...REASONS, '--format', 'json', '-o', saved]);
    const report = await reportOf('report', JOURNEY, '--drivers', saved);
    expect(report.drivers!.standard.id).toBe('choice-drivers');
    const { stdout } = await run(['report', JOURNEY, '--drivers', saved, '--lang', 'ru']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Сервис здесь редко решает выбор');
    const wrong = await run(['report', JOURNEY, '--drivers', JOURNEY]);
    expect([wrong.exitCode, wrong.stderr]).toEqual([3, expect.stringContaining('does not say why')]);
  });
});

describe('eNPS', () => {
  it('stands beside the gap where the standard asks for it', async () => {
    const argv = ['score', 'fixtures/people/survey.csv', '--map', 'fixtures/people/mapping.yaml'];
    const { criteria } = await reportOf(...argv);
    const asked = criteria.filter(({ summary }) => summary !== null);
    expect(asked.map(({ id, summary }) => [id, summary!.kind, summary!.value])).toEqual([
      ['recommend-as-employer', 'enps', 27.5],
    ]);
    expect((await run([...argv, '--lang', 'ru'])).stdout).toMatch(/eNPS \+27,5 \(95.% ДИ/);
    expect((await run([...argv, '--format', 'csv'])).stdout).toMatch(/,enps,40,27\.5,12\.236/);
  });
});

describe('over-delivery that nobody was told of', () => {
  it('is named, and stays in the surplus', async () => {
    const { silent, overall } = await reportOf('audit', '--answers', 'fixtures/silent/visit.yaml');
    expect(silent).toEqual([{ criterion: 'promise-kept', count: 1, of: 1, surplus: 25 }]);
    expect(overall!.surplus).toBeGreaterThan(0);
    const { stdout } = await run(['audit', '--answers', 'fixtures/silent/visit.yaml', '--lang', 'ru']);
    expect(stdout).toContain('Превышение, о котором клиентам не сказали');
  });

  it('is read from a column of a survey too', async () => {
    writeFileSync(join(folder, 'survey.csv'), 'Kept,Told\n5,no\n5,да\n4,\n3,no\n');
    writeFileSync(
      join(folder, 'map.yaml'),
      'format: svc.mapping/1\nstandard: expectation-management\ncriteria:\n  promise-kept: { delivery: Kept, announced: Told }\n',
    );
    const argv = ['score', join(folder, 'survey.csv'), '--map', join(folder, 'map.yaml')];
    expect((await reportOf(...argv)).silent).toEqual([
      { criterion: 'promise-kept', count: 1, of: 2, surplus: 25 },
    ]);
    writeFileSync(join(folder, 'survey.csv'), 'Kept,Told\n5,no\n5,perhaps\n4,\n3,no\n');
    expect((await reportOf(...argv)).receipt).toMatchObject({
      used: 4,
      rejected: 0,
    });
  });
});

describe('the portrait', () => {
  it('is a profile of questions that can be read and printed', async () => {
    const { portrait } = JSON.parse((await run(['show', 'portrait', '--format', 'json'])).stdout) as {
      portrait: { questions: { id: string }[] }[];
    };
    expect(portrait.flatMap(({ questions }) => questions.map(({ id }) => id))).toEqual([
      'age',
      'home',
      'education',
      'work',
      'history',
      'motive',
      'where-they-buy',
      'price-sensitivity',
      'outgoing-contact',
      'media',
      'warranty',
      'speed',
      'queue-length',
      'personal-manager',
      'offers-allowed',
      'range-and-prices',
      'sales-channels',
      'promotion-channels',
      'who-serves',
    ]);
    for (const lang of ['en', 'ru'])
      for (const format of ['terminal', 'markdown']) {
        const { exitCode, stdout } = await run(['show', 'portrait', '--format', format, '--lang', lang]);
        expect(exitCode).toBe(0);
        expect(stdout).toContain(
          lang === 'en' ? 'Do they need a manager of their own?' : 'Нужен ли им личный менеджер?',
        );
      }
  });

  it('is shown with its levels where a profile has them', async () => {
    const { stdout } = await run(['show', 'premium-grocery']);
    expect(stdout).toContain('they expect 1 (of 5) · does not matter to them');
    expect(
      JSON.parse((await run(['show', 'premium-grocery', '--format', 'json'])).stdout).criteria['night-hours'],
    ).toEqual({
      expect: 'yes',
      weight: 2,
    });
  });
});
