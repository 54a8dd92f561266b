// What the build leaves for starting: V8's compiled form of its files, and the same program without them.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../world.ts';

interface Load {
  readonly compiledOf: (file: string) => string;
  readonly load: (name: string, listener: (file: string, script: Script) => void) => unknown;
}

const { compiledOf, load } = createRequire(import.meta.url)('../../bin/load.js') as Load;
const copy = mkdtempSync(join(tmpdir(), 'svc-copy-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const said = (root: string, ...argv: string[]) =>
  spawnSync(process.execPath, [join(root, 'bin/svc.js'), ...argv], { encoding: 'utf8' });

describe('the built program', () => {
  it('is compiled for the V8 that built it, file by file', () => {
    const sources: string[] = [];
    load('main.cjs', (file) => sources.push(file));
    const start = sources.map(compiledOf);
    expect(start.length).toBeGreaterThan(1);
    for (const [i, path] of start.entries()) {
      const source = readFileSync(sources[i]!, 'latin1');
      const cachedData = readFileSync(path);
      const script = new Script(`(function (exports, require, module) {${source}\n})`, { cachedData });
      expect(script.cachedDataRejected).toBe(false);
    }
  });

  it('runs the same where nothing is compiled, and where what is compiled does not fit', () => {
    for (const folder of ['bin', 'dist', 'standards'])
      cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
    const show = ['show', 'speed', '--lang', 'ru', '--format', 'json'];
    const { stdout, status } = said(ROOT, ...show);
    expect(status).toBe(0);
    const compiled = join(copy, 'dist/compiled');
    for (const name of readdirSync(compiled, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.bin')) cpSync(join(ROOT, 'package.json'), join(compiled, name));
    expect(said(copy, ...show)).toMatchObject({ stdout, status, stderr: '' });
    rmSync(compiled, { recursive: true });
    expect(said(copy, ...show)).toMatchObject({ stdout, status, stderr: '' });
  });
});
