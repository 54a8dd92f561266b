// Findings as annotations of GitHub Actions; nothing where there are none.

import { annotationLines } from '../ci/github.ts';
import type { LintReporter } from './reporter.ts';
import { hintOf, messageOf } from './reporter.ts';

export const github: LintReporter = ({ findings }, { speaker }) =>
  annotationLines(
    findings.map((finding) => ({
      command: finding.level,
      spot: finding,
      title: finding.rule,
      text: [messageOf(finding, speaker), hintOf(finding, speaker)].filter((part) => part !== '').join('\n'),
    })),
  );
