// What `svc explain` shows of a rule is true: its bad example breaks this rule and no other, its good example none.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/errors.ts';
import { wholeExample } from '../../../src/load/lint/examples.ts';
import type { RuleId } from '../../../src/load/lint/rules.ts';
import { RULE_IDS, RULES } from '../../../src/load/lint/rules.ts';
import { checkSessionStandard, loadSession, loadSessionHead } from '../../../src/load/session.ts';
import { speaker } from '../../speaker.ts';
import { exampleStandard, lintedExample } from './linting.ts';

/** The answers of a session are read when it is used: only then is there a standard to read them by. */
function asUsed(text: string): readonly Finding[] {
  const { value: head, findings } = loadSessionHead(text, 'session.yaml');
  if (!head) return findings;
  const other = checkSessionStandard(head, exampleStandard);
  return other ? [other] : loadSession(head, exampleStandard).findings;
}

async function findingsOf(id: RuleId, which: 'bad' | 'good'): Promise<readonly Finding[]> {
  const { example } = RULES[id];
  const shown = example[which];
  return example.of === 'session' ? asUsed(wholeExample(example, shown)) : lintedExample(example, shown);
}

describe.each(RULE_IDS)('%s', (id) => {
  it('is broken by its bad example, which breaks no other rule', async () => {
    const findings = await findingsOf(id, 'bad');
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual([id]);
  });

  it('is kept by its good example, and so are all others', async () => {
    expect(await findingsOf(id, 'good')).toEqual([]);
  });

  it.each(['en', 'ru'] as const)('is explained (%s)', (language) => {
    const { knows } = speaker(language);
    expect(knows(`rule.${id}`)).toBe(true);
    expect(knows(`explain.${id}`)).toBe(true);
  });
});
