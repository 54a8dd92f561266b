// The findings as data, with their sentences.

import { ofLevel } from '../../core/errors.ts';
import type { LintReport } from '../../core/lint-report.ts';
import type { LintData } from '../../core/shapes/lint.ts';
import { forJson } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';
import { hintOf, messageOf } from './sentences.ts';

export const json: TextReporter<LintReport> = ({ files, findings, fixed }, { speaker }) =>
  `${forJson({
    format: 'svc.lint/1',
    files: files.length,
    errors: ofLevel(findings, 'error'),
    warnings: ofLevel(findings, 'warning'),
    fixed,
    findings: findings.map((finding) => {
      const { rule, level, file, line, column, endLine, endColumn } = finding;
      return {
        rule,
        level,
        file,
        line,
        column,
        endLine,
        endColumn,
        message: messageOf(finding, speaker),
        hint: hintOf(finding, speaker) || null,
        fixable: finding.fix !== undefined,
      };
    }),
  } satisfies LintData)}\n`;
