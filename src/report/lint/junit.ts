// Findings as test results: a suite a file, a case a finding. Warnings are told of and do not fail.

import type { Finding } from '../../core/errors.ts';
import type { LintReport } from '../../core/lint-report.ts';
import type { Speaker } from '../../words/index.ts';
import { type Case, junitXml } from '../ci/junit.ts';
import type { TextReporter } from '../reporter.ts';
import { hintOf, messageOf } from './sentences.ts';

export const junit: TextReporter<LintReport> = ({ files, findings }, { speaker }) => {
  const others = findings.map(({ file }) => file).filter((file) => !files.includes(file));
  return junitXml(
    'svc lint',
    [...files, ...new Set(others)].map((file) => {
      const cases = findings.filter((finding) => finding.file === file).map((one) => caseOf(one, speaker));
      return { name: file, cases: cases.length > 0 ? cases : [passed(speaker)] };
    }),
  );
};

function caseOf(finding: Finding, speaker: Speaker): Case {
  const { rule, level, file, line, column } = finding;
  const text = [`${level}: ${file}:${line}:${column}`, hintOf(finding, speaker)];
  return {
    name: messageOf(finding, speaker),
    rule,
    fails: level === 'error',
    waived: '',
    text: text.filter((part) => part !== '').join('\n'),
  };
}

const passed = ({ say }: Speaker): Case => ({
  name: say('lint.no-findings'),
  rule: 'none',
  fails: false,
  waived: '',
  text: '',
});
