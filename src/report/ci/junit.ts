// Test results in JUnit's XML: a suite a file, a case a result.

import { forXml } from '../../text/escape.ts';

export interface Case {
  readonly name: string;
  readonly rule: string;
  readonly fails: boolean;
  /** Why it does not count; empty where it does. */
  readonly waived: string;
  readonly text: string;
}

export interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** The text ends with a line break. */
export function junitXml(name: string, suites: readonly Suite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${forXml(name)}" ${totals(all)}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite name="${forXml(suite.name)}" ${totals(suite.cases)}>`,
      ...suite.cases.flatMap((one) => caseLines(one, suite.name)),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ].join('\n')}\n`;
}

function totals(cases: readonly Case[]): string {
  const failures = cases.filter(({ fails }) => fails).length;
  const skipped = cases.filter(({ waived }) => waived !== '').length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;
}

function caseLines({ name, rule, fails, waived, text }: Case, suite: string): string[] {
  const open = `    <testcase name="${forXml(name)}" classname="${forXml(`${suite}.${rule}`)}" time="0"`;
  if (waived !== '') return [`${open}>`, `      <skipped message="${forXml(waived)}"/>`, '    </testcase>'];
  if (fails)
    return [
      `${open}>`,
      `      <failure message="${forXml(name)}" type="${forXml(rule)}">${forXml(text)}</failure>`,
      '    </testcase>',
    ];
  if (text === '') return [`${open}/>`];
  return [`${open}>`, `      <system-out>${forXml(text)}</system-out>`, '    </testcase>'];
}
