// What the build leaves for starting: files that are read at once, wherever they lie.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
});
