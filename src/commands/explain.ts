// svc explain [RULE]: what a rule of lint wants and why, with a bad and a good example; or what a change of diff means.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean, EXIT, type UserError, usageError } from '../core/errors.ts';
import type { Explanation } from '../core/shapes/listings.ts';
import type { Env } from '../env.ts';
import type { Example } from '../load/lint/examples.ts';
import type { Speaker } from '../words/index.ts';
import type { SvcCommand } from './shared/command.ts';
import { give } from './shared/give.ts';

export const explain: SvcCommand = {
  name: 'explain',
  gives: ['rules'],
  declare(command, { say }) {
    command.argument('[rule]', say('argument.explain-rule'));
  },
  async run([rule], _options, shell) {
    const all = await explanations(shell.speaker, shell.env);
    const wanted = typeof rule === 'string' ? all.filter((one) => one.rule === rule) : all;
    if (wanted.length === 0) throw await unknownRule(rule as string, all);
    await give('rules', { rules: wanted, whole: typeof rule === 'string' }, shell);
    return EXIT.done;
  },
};

async function unknownRule(name: string, all: readonly Explanation[]): Promise<UserError> {
  const { nearest } = await import('../core/suggest.ts');
  const near = nearest(
    name,
    all.map(({ rule }) => rule),
  );
  const hint = didYouMean(near) ?? { code: 'all-rules' };
  return usageError('unknown-rule', { name }, hint);
}

/** What is found only where answers are used: of an answers file, of the rows of a survey. */
const AT_USE = [
  'fact-missing',
  'answer-missing',
  'expectation-missing',
  'expectation-nowhere',
  'mapped-column',
  'no-rows',
  'ragged-row',
  'undecodable',
  'respondent-scattered',
] as const;

/** What diff finds beside the changes themselves: of versions and of waivers. */
const OUTSIDE_CHANGES = {
  'version-not-raised': 'error',
  'version-raised-too-little': 'error',
  'version-went-down': 'error',
  'waiver-expired': 'error',
  'waiver-unused': 'warning',
  'waiver-for-another': 'error',
} as const;

/** Every rule that a finding or a change can name. */
export async function explanations(
  { say, knows }: Speaker,
  { root }: Pick<Env, 'root'>,
): Promise<Explanation[]> {
  const examples: Readonly<Record<string, Example | undefined>> = JSON.parse(
    readFileSync(join(root, 'dist', 'examples.json'), 'utf8'),
  );
  const { RULE_IDS, RULES } = await import('../load/lint/rules.ts');
  const { CHECK_RULES } = await import('../core/check/check.ts');
  const { RULES: DIFF_RULES } = await import('../core/diff/rules.ts');
  const unillustrated = (rule: string, of: Explanation['of'], level: Explanation['level']): Explanation => ({
    rule,
    of,
    level,
    settable: false,
    summary: say(`rule.${rule}`),
    why: say(`explain.${rule}`),
    bad: null,
    good: null,
    before: null,
    after: null,
  });
  return [
    ...RULE_IDS.map((rule): Explanation => {
      const { refuses, level } = RULES[rule];
      return {
        rule,
        of: 'lint',
        level: refuses ? 'error' : (level ?? 'error'),
        settable: level !== undefined,
        summary: say(`rule.${rule}`),
        why: say(`explain.${rule}`),
        bad: examples[rule]?.bad ?? null,
        good: examples[rule]?.good ?? null,
        before: null,
        after: null,
      };
    }),
    ...AT_USE.map((rule) => unillustrated(rule, 'use', 'error')),
    ...Object.entries(CHECK_RULES).map(([rule, level]) => unillustrated(rule, 'check', level)),
    ...Object.entries(OUTSIDE_CHANGES).map(([rule, level]) => unillustrated(rule, 'diff', level)),
    ...DIFF_RULES.map(
      ({ id, level }): Explanation => ({
        rule: id,
        of: 'diff',
        level,
        settable: false,
        summary: say(`change.${id}`),
        why: knows(`why.${id}`) ? say(`why.${id}`) : say(`diff.meaning.${level}`),
        bad: null,
        good: null,
        before: examples[id]?.bad ?? null,
        after: examples[id]?.good ?? null,
      }),
    ),
  ];
}
