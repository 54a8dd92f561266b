// svc as a library gives what the command line prints, and its types say what it is.

import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type * as Types from '../dist/library.d.ts';
import { ROOT, run } from './world.ts';

const library = (await import('../dist/library.mjs' as string)) as typeof Types;
const COUNTER = join(ROOT, 'fixtures/surveys/three-levels');
const text = (name: string) => readFileSync(join(COUNTER, name), 'utf8');

async function opened() {
  const { value: standard } = await library.loadStandard(text('standard.yaml'));
  const { value: mapping } = await library.loadMapping(text('mapping.yaml'), standard!);
  return { standard: standard!, mapping: mapping! };
}

describe('the library', () => {
  it('scores a survey as the command line does', async () => {
    const options = await opened();
    const scored = await library.scoreSurvey(() => createReadStream(join(COUNTER, 'survey.csv')), options);
    const report = library.assess(scored);
    const argv = ['--standard', join(COUNTER, 'standard.yaml'), '--map', join(COUNTER, 'mapping.yaml')];
    const { stdout } = await run(['score', join(COUNTER, 'survey.csv'), ...argv, '--format', 'json']);
    expect(JSON.parse(JSON.stringify(report))).toEqual(JSON.parse(stdout));
    expect(report.receipt.read).toBe(scored.receipt.read);
    expect(report.overall!.n).toBeGreaterThan(0);
  });

  it('judges audits as the command line does', async () => {
    const answers = join(ROOT, 'fixtures/answers/speed.yaml');
    const { value: standard } = await library.loadStandard(
      readFileSync(join(ROOT, 'standards/speed.yaml'), 'utf8'),
    );
    const { value: session } = await library.loadSession(readFileSync(answers, 'utf8'), standard!);
    const { stdout } = await run(['audit', 'speed', '--answers', answers, '--format', 'json']);
    expect(library.assessSessions(standard!, [session!]).overall).toEqual(JSON.parse(stdout).overall);
  });

  it('says in words what is wrong with a file, and where', async () => {
    const { value, findings } = await library.loadStandard('format: svc.standard/1\nid: [', {
      file: 'a.yaml',
    });
    expect(value).toBeNull();
    expect(findings[0]).toMatchObject({ level: 'error', file: 'a.yaml', line: 2 });
    expect(findings[0]!.message).toMatch(/ /);
  });

  it('refuses a survey with an error that has words and places', async () => {
    const options = await opened();
    const refused = library.scoreSurvey('a,b\n1,2\n', options);
    await expect(refused).rejects.toThrow(library.SvcError);
    await expect(refused).rejects.toMatchObject({
      message: expect.stringContaining('mapping.yaml'),
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'mapped-column', line: 7 })]),
    });
  });

  it('is the same for those who require it', () => {
    const required = createRequire(import.meta.url)('../dist/library.cjs') as typeof Types;
    expect(Object.keys(required).sort()).toEqual(Object.keys(library).sort());
  });
});
