// Findings as a Code Quality report of GitLab: a widget of the merge request, and marks beside the lines.

import { fingerprintOf } from '../../core/diff/fingerprint.ts';
import type { LintReport } from '../../core/lint-report.ts';
import { codeQuality } from '../ci/gitlab.ts';
import type { TextReporter } from '../reporter.ts';
import { hintOf, messageOf } from './sentences.ts';

export const gitlab: TextReporter<LintReport> = ({ findings }, { speaker }) =>
  codeQuality(
    findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.level === 'error' ? 'critical' : 'minor',
      text: [messageOf(finding, speaker), hintOf(finding, speaker)].filter((part) => part !== '').join(' — '),
      spot: finding,
      // Without the line: what stands above it may grow.
      fingerprint: fingerprintOf([
        finding.file,
        finding.rule,
        finding.code,
        Object.entries(finding.args ?? {}).map(([name, value]) => `${name}=${value}`),
      ]),
    })),
  );
