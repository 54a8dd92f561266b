// What the build leaves for starting: files that are read at once, wherever they lie.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../world.ts';

const copy = mkdtempSync(join(tmpdir(), 'svc-copy-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the built program', () => {
  it('is ASCII, which is read at once', () => {
    const files = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.cjs'),
    );
    expect(files).toContain('main.cjs');
    for (const name of files)
      expect(readFileSync(join(ROOT, 'dist', name)).some((byte) => byte > 0x7f)).toBe(false);
  });

  it('runs the same from a folder that it was copied to', () => {
    for (const folder of ['bin', 'dist', 'standards'])
      cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
    const said = (root: string) => {
      const argv = [join(root, 'bin/svc.js'), 'show', 'speed', '--lang', 'ru', '--format', 'json'];
      const { stdout, stderr, status } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
      return { stdout, stderr, status };
    };
    const here = said(ROOT);
    expect(here).toMatchObject({ status: 0, stderr: '' });
    expect(said(copy)).toEqual(here);
  });

  it('counts a large survey in two threads as it does in one', () => {
    const survey = join(copy, 'large.csv');
    writeFileSync(
      survey,
      `Satisfaction with the help,Visit\n${`5,${'x'.repeat(60)}\n2,${'y'.repeat(60)}\n`.repeat(270_000)}`,
    );
    writeFileSync(
      join(copy, 'standard.yaml'),
      'format: svc.standard/1\nid: help\nversion: 1.0.0\ntitle: { en: Help }\nsections:\n' +
        '  - { id: all, title: { en: All }, criteria: [{ id: help, text: { en: Help }, expect: 4, answer: { kind: scale, min: 1, max: 5 } }] }\n',
    );
    writeFileSync(
      join(copy, 'map.yaml'),
      'format: svc.mapping/1\nstandard: help\ncriteria: { help: { delivery: Satisfaction with the help } }\n',
    );
    const argv = [join(ROOT, 'bin/svc.js'), 'score', '--standard', 'standard.yaml', '--map', 'map.yaml'];
    const said = (file: string, input: Buffer | null, ...watched: string[]) => {
      const options = { cwd: copy, input: input ?? '', maxBuffer: 1e9 };
      const all = [...watched, ...argv, file, '--quiet', '--format', 'json'];
      const { stdout, status } = spawnSync(process.execPath, all, options);
      return { status, criteria: JSON.parse(String(stdout)).criteria };
    };
    // What a thread did is told by its profile.
    const both = said('large.csv', null, '--cpu-prof', `--cpu-prof-dir=${join(copy, 'profiles')}`);
    const profiles = readdirSync(join(copy, 'profiles')).map((name) =>
      readFileSync(join(copy, 'profiles', name), 'utf8'),
    );
    expect(profiles.filter((profile) => profile.includes('takenElsewhere'))).toHaveLength(1);
    expect(both).toMatchObject({ status: 0, criteria: [{ n: 540_000 }] });
    expect(said('-', readFileSync(survey))).toEqual(both);
  });
});
