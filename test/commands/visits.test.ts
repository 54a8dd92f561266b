// Assignments from a table, and archives that go to and fro.

import { createHash } from 'node:crypto';
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ZipFile } from 'yazl';
import { ROOT, run } from '../world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svc-visits-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const svc = (...argv: string[]) => run(argv, { cwd: folder });

describe('svc assign', () => {
  it('makes a visit of each combination in a row, double visits included', async () => {
    writeFileSync(
      join(folder, 'plan.csv'),
      [
        'site;auditor;from;to;visits;budget;currency;evidence;field:channel',
        '"Sadovaya 14; Nevsky 5";Orlova;2026-03-01;2026-03-07;2;500;RUB;receipt;branch',
        'Mira 1;Белов;"2026-03-01; 2026-03-15";"2026-03-07; 2026-03-21";;;;;',
      ].join('\n'),
    );
    const { exitCode, stdout, stderr } = await svc(
      'assign',
      'plan.csv',
      '--standard',
      'speed',
      '--wave',
      'spring',
    );
    expect([exitCode, stderr.trim()]).toEqual([0, '6 assignments in assignments.']);
    const files = stdout.trim().split('\n');
    expect(files).toHaveLength(6);
    expect(parse(readFileSync(join(folder, files[1]!), 'utf8'))).toEqual({
      format: 'svc.assignment/1',
      id: 'spring-speed-sadovaya-14-orlova-2026-03-01-v2',
      standard: 'speed',
      site: 'Sadovaya 14',
      auditor: 'Orlova',
      wave: 'spring',
      visit: 2,
      window: { from: '2026-03-01', to: '2026-03-07' },
      budget: { amount: 500, currency: 'RUB' },
      evidence: ['receipt'],
      fields: { channel: 'branch' },
    });
    expect(parse(readFileSync(join(folder, files[5]!), 'utf8')).window).toEqual({
      from: '2026-03-15',
      to: '2026-03-21',
    });
    // What is there is never written over.
    expect((await svc('assign', 'plan.csv', '--standard', 'speed', '--wave', 'spring')).exitCode).toBe(3);
  });

  it.each([
    ['site,auditr\nA,B\n', 'Did you mean auditor?'],
    ['site,visits\nA,two\n', 'line 2: “two” is no number of visits'],
    ['site,from,to\nA,2026-03-07,2026-03-01\n', 'before it begins'],
    ['site,budget\nA,500\n', 'no amount with a currency'],
    ['site\n', 'has no rows'],
  ])('refuses %j', async (text, reason) => {
    writeFileSync(join(folder, 'plan.csv'), text);
    const { exitCode, stderr } = await svc('assign', 'plan.csv', '--standard', 'speed');
    expect(exitCode).toBe(3);
    expect(stderr).toContain(reason);
    expect(existsSync(join(folder, 'assignments')) ? readdirSync(join(folder, 'assignments')) : []).toEqual(
      [],
    );
  });
});

describe('svc pack and unpack', () => {
  const clean = join(ROOT, 'fixtures/check/clean');
  const zipOf = async (name: string, files: Readonly<Record<string, string>>, listed = files) => {
    const zip = new ZipFile();
    for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
    const list = Object.entries(listed).map(([path, text]) => ({
      path,
      size: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    }));
    zip.addBuffer(Buffer.from(JSON.stringify({ format: 'svc.pack/1', files: list })), 'svc-pack.json');
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(join(folder, name)));
  };

  it('carry an audit, its evidence and its standard: what comes out is reported alike', async () => {
    cpSync(clean, join(folder, 'clean'), { recursive: true });
    cpSync(join(ROOT, 'fixtures/check/standard.yaml'), join(folder, 'standard.yaml'));
    const packed = await svc('pack', 'clean', '--standard', 'standard.yaml', '--into', 'sent.zip');
    expect([packed.exitCode, packed.stdout]).toEqual([0, 'sent.zip\n']);
    const unpacked = await svc('unpack', 'sent.zip', '--into', 'got');
    expect(unpacked.stdout).toBe('got/sessions/a.yaml\ngot/sessions/b.yaml\n');
    // The standard of one's own is found by the way in the session.
    const after = await svc('report', 'got/sessions', '--format', 'json');
    const before = await svc('report', 'clean', '--standard', 'standard.yaml', '--format', 'json');
    expect(JSON.parse(after.stdout).overall).toEqual(JSON.parse(before.stdout).overall);
    const checked = await svc('check', 'got/sessions', '--assignments', 'clean/task.yaml');
    expect(checked.exitCode).toBe(0);
    // The archive itself is read where folders are, and is called by its own name.
    const direct = await svc('report', 'sent.zip', '--format', 'json');
    expect(JSON.parse(direct.stdout).overall).toEqual(JSON.parse(before.stdout).overall);
    expect(JSON.parse(direct.stdout).sessions.map(({ file }: { file: string }) => file)).toEqual([
      'sent.zip/sessions/a.yaml',
      'sent.zip/sessions/b.yaml',
    ]);
    const reviewed = await svc('check', 'sent.zip', '--assignments', 'clean/task.yaml');
    expect(reviewed.exitCode).toBe(0);
    expect((await svc('check', 'sent.zip', '--approve', 'R.')).exitCode).toBe(3);
    const compared = await svc('compare', 'sent.zip', 'got', '--format', 'json');
    expect(JSON.parse(compared.stdout).overall.change.mean).toBe(0);
    expect(
      readdirSync(tmpdir()).filter(
        (one) => one.startsWith('svc-') && existsSync(join(tmpdir(), one, 'audits')),
      ),
    ).toEqual([]);
    // The same files make the same archive.
    const bytes = readFileSync(join(folder, 'sent.zip'));
    await svc('pack', 'clean', '--standard', 'standard.yaml', '--into', 'again.zip');
    expect(readFileSync(join(folder, 'again.zip')).equals(bytes)).toBe(true);
  });

  it('unpacks nothing of an archive that was changed, holds more than it lists, or lists what it lacks', async () => {
    await zipOf('changed.zip', { 'sessions/a.yaml': 'x' }, { 'sessions/a.yaml': 'y' });
    await zipOf('more.zip', { 'sessions/a.yaml': 'x', 'run.sh': 'x' }, { 'sessions/a.yaml': 'x' });
    await zipOf('less.zip', {}, { 'sessions/a.yaml': 'x' });
    for (const name of ['changed', 'more', 'less']) {
      expect((await svc('unpack', `${name}.zip`)).exitCode, name).toBe(3);
      expect(readdirSync(folder).filter((one) => !one.endsWith('.zip'))).toEqual([]);
    }
  });

  it.each(['../up.txt', '/etc/up', 'a/../../up', 'C:/up', 'a\\..\\up', 'con.txt', 'a/b. ', 'x:y'])(
    'writes nothing for an entry named %j',
    async (hostile) => {
      // A program of its own would not write such a name: the bytes of a harmless one are changed.
      const harmless = 'n'.repeat(Buffer.byteLength(hostile));
      await zipOf('hostile.zip', { [harmless]: 'x' });
      const file = join(folder, 'hostile.zip');
      const bytes = readFileSync(file).toString('latin1').replaceAll(harmless, hostile);
      writeFileSync(file, Buffer.from(bytes, 'latin1'));
      const { exitCode, stderr } = await svc('unpack', 'hostile.zip', '--into', 'inner/out');
      expect(exitCode).toBe(3);
      expect(stderr).not.toContain('bug');
      expect(readdirSync(folder)).toEqual(['hostile.zip']);
    },
  );
});
