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
    const { stdout, exitCode } = await explain('missing-translation');
    expect(exitCode).toBe(0);
    expect(stdout).toBe(` missing-translation  warning
 every text is there in all languages of the file

 The languages of a file are those of its title. Where a text lacks one of
 them, a reader of that language gets the other in the middle of the questions.

 Bad
   - id: clean
     text: { en: Was it clean? }
     answer: { kind: yes-no }

 Good
   - id: clean
     text: { en: Was it clean?, ru: Было ли чисто? }
     answer: { kind: yes-no }

 To set it to error, warning or off: \`lint: { missing-translation: off }\` in a
 standard, or \`lint: { rules: { missing-translation: off } }\` in .svc.yaml for
 a folder. For one line, above it: \`# svc-disable-next-line missing-translation
 -- why\`.
`);
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
