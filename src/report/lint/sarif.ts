// Findings for code scanning. Only rules that were broken are described: what others are there, `svc explain` tells.

import { compareText } from '../../core/errors.ts';
import type { LintReport } from '../../core/lint-report.ts';
import type { Speaker } from '../../words/index.ts';
import { type SarifRule, sarifLog } from '../ci/sarif.ts';
import type { TextReporter } from '../reporter.ts';
import { hintOf, messageOf } from './sentences.ts';

export const sarif: TextReporter<LintReport> = ({ findings }, { speaker }) => {
  const levels = new Map(findings.map(({ rule, level }) => [rule, level]));
  const rules = [...levels]
    .sort(([a], [b]) => compareText(a, b))
    .map(([id, level]) => ruleOf(id, level, speaker));
  return sarifLog(
    'svc lint',
    rules,
    findings.map((finding) => ({
      rule: finding.rule,
      level: finding.level,
      text: [messageOf(finding, speaker), hintOf(finding, speaker)].filter((part) => part !== '').join(' — '),
      spot: finding,
    })),
  );
};

const ruleOf = (id: string, level: SarifRule['level'], { say }: Speaker): SarifRule => ({
  id,
  level,
  short: say(`rule.${id}`),
  full: say(`explain.${id}`),
  help: say(`explain.${id}`),
});
