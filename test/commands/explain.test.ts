// svc explain: every rule that a finding or a change can name, one or all, in three formats and two languages.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES as DIFF_RULES } from '../../src/core/diff/rules.ts';
import { RULE_IDS } from '../../src/load/lint/rules.ts';
import { ROOT, run } from '../world.ts';

const explain = (...argv: string[]) => run(['explain', ...argv]);

describe('svc explain', () => {
  it('tells of one rule, with a bad and a good example', async () => {
    const { stdout, exitCode } = await explain('unlabelled-ends');
    expect(exitCode).toBe(0);
    expect(stdout).toBe(` unlabelled-ends  warning
 both ends of a labelled scale have a label

 Auditors read a scale from its ends. Where these have no words, each puts in
 their own.

 Bad
   - id: warmth
     text: { en: How warm was the welcome?, ru: Насколько тепло вас встретили? }
     answer: { kind: scale, min: 1, max: 5, labels: { 3: { en: politely, ru: вежливо } } }

 Good
   - id: warmth
     text: { en: How warm was the welcome?, ru: Насколько тепло вас встретили? }
     answer: { kind: scale, min: 1, max: 5, labels: { 1: { en: coldly, ru: холодно }, 5: { en: warmly, ru: тепло } } }

 To set it to error, warning or off: \`lint: { unlabelled-ends: off }\` in a
 standard, or \`lint: { rules: { unlabelled-ends: off } }\` in .svc.yaml for a
 folder. For one line, above it: \`# svc-disable-next-line unlabelled-ends --
 why\`.
`);
  });

  it('shows what a change of diff looks like', async () => {
    const { stdout } = await explain('curve-changed', '--format', 'json');
    expect(JSON.parse(stdout).rules[0]).toMatchObject({
      bad: null,
      before: expect.stringContaining('3m: 70'),
      after: expect.stringContaining('3m: 50'),
    });
  });

  it.each(['en', 'ru'])('lists all rules (%s)', async (language) => {
    const { stdout } = await explain('--lang', language);
    for (const id of RULE_IDS) expect(stdout).toContain(`\n ${id} `);
  });

  it.each(RULE_IDS)('tells of %s in all formats and both languages', async (id) => {
    for (const language of ['en', 'ru'])
      for (const format of ['terminal', 'markdown', 'json']) {
        const { stdout, exitCode } = await explain(id, '--lang', language, '--format', format);
        expect(exitCode).toBe(0);
        expect(stdout).toContain(id);
        expect(stdout).not.toMatch(/undefined|\{\w+\}|(?:^|[\s_])(?:rule|explain)\./m);
      }
  });

  it('tells of whatever a finding or a change can name', async () => {
    const { stdout } = await explain('--format', 'json');
    const { format, rules } = JSON.parse(stdout) as {
      format: string;
      rules: { rule: string; why: string }[];
    };
    expect(format).toBe('svc.rules/1');
    const explained = rules.map(({ rule }) => rule);
    expect(explained).toEqual([...new Set(explained)]);
    expect(explained).toEqual(expect.arrayContaining(DIFF_RULES.map(({ id }) => id)));
    const src = join(ROOT, 'src');
    for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.ts$/.test(name),
    ))
      for (const [, rule] of readFileSync(join(src, file), 'utf8').matchAll(
        /\brule: '([a-z]+(?:-[a-z]+)+)'/g,
      ))
        expect(explained, file).toContain(rule);
    for (const { rule, why } of rules) expect(why, rule).not.toMatch(/^$|^(why|diff|explain)\./);
  });

  it('says of a control character that it is there, and does not send it', async () => {
    const { stdout } = await explain('not-text');
    expect(stdout).toContain('Ring\ufffd');
    expect(stdout).not.toContain('\u0007');
  });

  it('knows the rule that was probably meant', async () => {
    const { exitCode, stderr } = await explain('duoble-question');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean double-question?');
  });
});
