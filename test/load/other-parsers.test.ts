// What is shipped, and what the commands write, means the same to other parsers: PyYAML knows YAML 1.1, in which yes is true, a
// day is a date, 10:30 is a number in base 60 and 012 one in base 8.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/load/yaml.ts';
import { ROOT, run } from '../world.ts';

const SCRIPT = `
import datetime, json, sys, yaml
def plain(value):
    if isinstance(value, dict): return [[plain(key), plain(inner)] for key, inner in value.items()]
    if isinstance(value, list): return [plain(inner) for inner in value]
    if isinstance(value, bool): return {'bool': value}
    if isinstance(value, (datetime.date, datetime.datetime)): return {'date': value.isoformat()}
    return value
for name in sys.stdin.read().split('\\n'):
    try:
        print(json.dumps(plain(yaml.safe_load(open(name, encoding='utf8')))))
    except yaml.YAMLError as error:
        print(json.dumps({'error': str(error)}))
`;
const hasPyYaml = spawnSync('python3', ['-c', 'import yaml']).status === 0;

const WORDS = { true: /^(?:true|yes|on)$/i, false: /^(?:false|no|off)$/i };

/** Where the two differ in what somebody meant: [path, ours, theirs]. */
function differences(ours: unknown, theirs: unknown, path = ''): unknown[] {
  if (typeof ours === 'object' && ours !== null && !Array.isArray(ours)) {
    // JSON has no other keys than texts.
    const entries = Object.entries(ours);
    const pairs = new Map(
      (Array.isArray(theirs) ? theirs : []).map(([key, inner]) => [keyOf(key), inner] as const),
    );
    if (!Array.isArray(theirs) || pairs.size !== entries.length) return [[path, ours, theirs]];
    return entries.flatMap(([key, inner]) => differences(inner, pairs.get(keyOf(key)), `${path}/${key}`));
  }
  if (Array.isArray(ours)) {
    if (!Array.isArray(theirs) || theirs.length !== ours.length) return [[path, ours, theirs]];
    return ours.flatMap((inner, i) => differences(inner, theirs[i], `${path}/${i}`));
  }
  return textOf(theirs) === textOf(ours) ? [] : [[path, ours, theirs]];
}

/** A number is a key by its digits. */
const keyOf = (key: unknown): string => (typeof key === 'number' ? String(key) : textOf(key));

/** As a text: a yes is a yes however it is spelled, and a day is a day. */
function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const { bool, date } = value as { bool?: boolean; date?: string };
    if (bool !== undefined) return String(bool);
    return instantOf(date ?? JSON.stringify(value));
  }
  const text = String(value);
  if (WORDS.true.test(text)) return 'true';
  if (WORDS.false.test(text)) return 'false';
  return typeof value === 'number' ? `number ${value}` : instantOf(text);
}

const instantOf = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}T/.test(text)
    ? new Date(/[Z+]|-\d\d:\d\d$/.test(text.slice(11)) ? text : `${text}Z`).toISOString()
    : text;

function compared(files: readonly string[]): unknown[] {
  const { stdout, stderr } = spawnSync('python3', ['-c', SCRIPT], {
    input: files.join('\n'),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  expect(stderr).toBe('');
  return stdout
    .trim()
    .split('\n')
    .flatMap((line, i) => {
      const { data, findings } = readYaml(readFileSync(files[i]!, 'utf8'), files[i]!);
      const found = findings.length > 0 ? findings : differences(data, JSON.parse(line));
      return found.length > 0 ? [[files[i], ...found]] : [];
    });
}

const yamlIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));

describe.skipIf(!hasPyYaml)('in PyYAML (skipped where python3 has no yaml)', () => {
  it('what is shipped means the same', () => {
    const shipped = yamlIn(resolve(ROOT, 'standards'));
    expect(shipped.length).toBeGreaterThan(50);
    expect(compared([...shipped, resolve(ROOT, 'action.yml')])).toEqual([]);
  });

  it('what the commands write means the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'svc-yaml-'));
    const svc = async (...argv: string[]) => {
      const { exitCode, stdout, stderr } = await run(argv, { cwd: folder });
      expect([argv[0], exitCode < 2, exitCode < 2 ? '' : stderr]).toEqual([argv[0], true, '']);
      return stdout;
    };
    try {
      mkdirSync(join(folder, 'out'));
      await svc('init', 'ours');
      await svc('init', 'ours-ru', '--lang', 'ru');
      writeFileSync(
        join(folder, 'sites.csv'),
        'site;auditor;from;to;visits;budget;currency;field:channel\n"12:30; on";No;2026-03-01;2026-03-07;2;012;RUB;branch\n',
      );
      await svc('assign', 'sites.csv', '--standard', 'speed', '--wave', 'spring');
      writeFileSync(
        join(folder, 'survey.csv'),
        'ID,"How clean was it? # yes: no","Was it good?",Comment\n1,Strongly agree,yes,"null"\n2,Agree,no,"2026-01-05"\n3,Disagree,yes,off\n4,Strongly disagree,no,~\n5,Agree,yes,"- a"\n',
      );
      await svc('draft', 'survey.csv', '--into', 'drafted');
      const [standard] = yamlIn(join(folder, 'drafted')).filter((name) =>
        readFileSync(name, 'utf8').includes('svc.standard/1'),
      );
      writeFileSync(join(folder, 'out/map.yaml'), await svc('map', 'survey.csv', '--standard', standard!));
      writeFileSync(
        join(folder, 'answers.yaml'),
        'format: svc.session/1\nsite: "12:30"\nauditor: "no"\nresponses:\n  queue-time: { delivery: 7m 30s, note: "yes: #1" }\n' +
          ['service-time', 'announced-overrun', 'notice-time', 'reaction-time']
            .map((id) => `  ${id}: { blank: skipped }\n`)
            .join(''),
      );
      await svc('audit', 'speed', '--answers', 'answers.yaml', '--session', 'out/session.yaml');
      writeFileSync(join(folder, 'out/plan.yaml'), await svc('plan', 'out/session.yaml', '--format', 'yaml'));
      const written = yamlIn(folder);
      expect(written.length).toBeGreaterThan(10);
      expect(compared(written)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
