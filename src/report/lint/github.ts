// Findings as annotations of GitHub Actions; nothing where there are none.

import type { LintReport } from '../../core/lint-report.ts';
import { annotationLines } from '../ci/github.ts';
import type { TextReporter } from '../reporter.ts';
import { hintOf, messageOf } from './sentences.ts';

export const github: TextReporter<LintReport> = ({ findings }, { speaker }) =>
  annotationLines(
    findings.map((finding) => ({
      command: finding.level,
      spot: finding,
      title: finding.rule,
      text: [messageOf(finding, speaker), hintOf(finding, speaker)].filter((part) => part !== '').join('\n'),
    })),
  );
