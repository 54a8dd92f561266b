// svc report on audits of several versions: pooled where that is fair, refused by name where it is not.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../world.ts';

const standard = (version: string, weight: number, max: number) => `format: svc.standard/1
id: desk
version: "${version}"
title: { en: Desk, ru: Стойка }
aggregation: flat
sections:
  - id: desk
    title: { en: Desk, ru: Стойка }
    weight: 1
    criteria:
      - { id: greeting, text: { en: Were you greeted?, ru: С вами поздоровались? }, weight: ${weight}, expect: yes, answer: { kind: yes-no } }
      - { id: care, text: { en: How was the care?, ru: Как о вас позаботились? }, weight: 1, expect: 3, answer: { kind: scale, min: 1, max: ${max} } }
`;
const session = (version: string, greeting: string) => `format: svc.session/1
standard: { id: desk, version: "${version}" }
responses:
  greeting: { delivery: ${greeting} }
  care: { delivery: 3 }
`;

interface Warned {
  readonly code: string;
  readonly args: Readonly<Record<string, unknown>>;
}

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'svc-versions-'));
  const files = {
    'now.yaml': standard('2.0.0', 3, 5),
    'weights.yaml': standard('1.0.0', 1, 5),
    'scale.yaml': standard('0.9.0', 3, 4),
    'a.yaml': session('1.0.0', 'no'),
    'b.yaml': session('2.0.0', 'yes'),
    'c.yaml': session('0.9.0', 'yes'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const report = (...args: string[]) =>
  run(['report', '--standard', 'now.yaml', '--format', 'json', ...args], { cwd });

describe('svc report on several versions of a standard', () => {
  it('scores older audits anew across a rebase change, and says so', async () => {
    const { exitCode, stdout, stderr } = await report('a.yaml', 'b.yaml', '--was', 'weights.yaml');
    expect(exitCode).toBe(0);
    const { overall, receipt } = JSON.parse(stdout);
    expect(receipt.used).toBe(2);
    // Greeting weighs 3 of 4 now: (0 · 3 + 50) / 4 and (100 · 3 + 50) / 4.
    expect(overall.points.delivery).toBeCloseTo((12.5 + 87.5) / 2, 9);
    expect(stderr).toContain('criterion-weight-changed (greeting)');
  });

  it('refuses to pool across a breaking change, and says which', async () => {
    const { exitCode, stdout, stderr } = await report('b.yaml', 'c.yaml', '--was', 'scale.yaml');
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toContain('scale-range-changed (care)');
  });

  it('pools across wording that only a person can judge, and warns of it in the report itself', async () => {
    writeFileSync(
      join(cwd, 'worded.yaml'),
      standard('1.9.0', 3, 5).replace('Were you greeted?', 'Were you really greeted?'),
    );
    writeFileSync(join(cwd, 'd.yaml'), session('1.9.0', 'yes'));
    const { exitCode, stdout } = await report('b.yaml', 'd.yaml', '--was', 'worded.yaml');
    expect(exitCode).toBe(0);
    const { warnings, receipt } = JSON.parse(stdout);
    expect(receipt.used).toBe(2);
    expect(warnings.map(({ code, args }: Warned) => [code, args.list])).toContainEqual([
      'pooled-versions',
      'wording-changed-in-one-language (greeting)',
    ]);
  });

  it('finds the weight of the profile that audits are judged by, though the standard scaled all of its own', async () => {
    const scaled = standard('1.8.0', 3, 5)
      .replace('weight: 3,', 'weight: 6,')
      .replace(/weight: 1, expect: 3/, 'weight: 2, expect: 3');
    writeFileSync(join(cwd, 'scaled.yaml'), scaled);
    writeFileSync(join(cwd, 'e.yaml'), session('1.8.0', 'yes'));
    writeFileSync(
      join(cwd, 'hurried.yaml'),
      'format: svc.profile/1\nid: hurried\ntitle: { en: Hurried, ru: Торопливые }\ncriteria:\n  care: { weight: 4 }\n',
    );
    const plain = await report('b.yaml', 'e.yaml', '--was', 'scaled.yaml');
    const felt = await report('b.yaml', 'e.yaml', '--was', 'scaled.yaml', '--profile', 'hurried.yaml');
    expect([plain.exitCode, felt.exitCode]).toEqual([0, 0]);
    expect(plain.stderr).not.toContain('weights-rescaled');
    expect(felt.stderr).toContain('weights-rescaled');
  });

  it('reads answers and facts under the names that options, fields and their values had', async () => {
    const named = (
      version: string,
      [field, value, option]: readonly string[],
      formerly: readonly string[],
    ) => `format: svc.standard/1
id: till
version: "${version}"
title: { en: Till, ru: Касса }
fields:
  ${field}:
    title: { en: Where?, ru: Где? }
    values: { ${value}: { en: Hall, ru: Зал${formerly[1] ?? ''} }, yard: { en: Yard, ru: Двор } }${formerly[0] ?? ''}
sections:
  - id: till
    title: { en: Till, ru: Касса }
    criteria:
      - id: paid
        text: { en: How was it paid?, ru: Как заплатили? }
        when: { ${field}: [${value}] }
        expect: ${option}
        answer: { kind: choice, options: [{ id: ${option}, text: { en: In cash, ru: Наличными }, points: 50${formerly[2] ?? ''} }, { id: card, text: { en: By card, ru: Картой }, points: 100 }] }
`;
    writeFileSync(join(cwd, 'till-1.yaml'), named('1.0.0', ['place', 'hall', 'red'], []));
    const former = ['\n    formerly: place', ', formerly: hall', ', formerly: red'];
    writeFileSync(join(cwd, 'till-2.yaml'), named('1.0.1', ['spot', 'room', 'cash'], former));
    const visit = (version: string, field: string, value: string, option: string) =>
      `format: svc.session/1\nstandard: { id: till, version: "${version}" }\nfields: { ${field}: ${value} }\nresponses: { paid: { delivery: ${option} } }\n`;
    writeFileSync(join(cwd, 'till-a.yaml'), visit('1.0.0', 'place', 'hall', 'red'));
    writeFileSync(join(cwd, 'till-b.yaml'), visit('1.0.1', 'spot', 'room', 'cash'));
    const { exitCode, stdout, stderr } = await run(
      [
        'report',
        'till-a.yaml',
        'till-b.yaml',
        '--standard',
        'till-2.yaml',
        '--was',
        'till-1.yaml',
        '--by',
        'spot',
        '--format',
        'json',
      ],
      { cwd },
    );
    expect([exitCode, stderr]).toEqual([0, '']);
    const { overall, warnings, groups } = JSON.parse(stdout);
    expect(overall.points.delivery).toBe(50);
    expect(overall.n).toBe(2);
    expect(groups.map(({ key }: { key: unknown }) => key)).toEqual([{ spot: 'room' }]);
    expect(warnings.map(({ code }: Warned) => code)).not.toContain('pooled-versions');
  });

  it('names the way out where an audit is of a version that nobody gave', async () => {
    const { exitCode, stderr } = await report('a.yaml', 'b.yaml');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('--was');
  });
});
