// What lint found, written for people, for CI and for programs: in no format can a file's text do more than be read.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/errors.ts';
import type { LintReport } from '../../src/core/lint-report.ts';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { type FormatOf, formatsOf, reporterOf } from '../../src/report/index.ts';
import { frameOf } from '../../src/report/lint/frame.ts';
import { forFrame } from '../../src/text/escape.ts';
import { widthOf } from '../../src/text/layout.ts';
import { validatorOf } from '../schema.ts';
import { speaker } from '../speaker.ts';
import { HOSTILE } from './fixtures.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'unknown-key',
  level: 'error',
  code: 'unknown-key',
  args: { key: 'wieght' },
  file: 'a.yaml',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 9,
  hint: { code: 'did-you-mean', args: { name: 'weight' } },
  fix: { was: 'wieght', becomes: 'weight' },
  ...more,
});
const report = (findings: readonly Finding[], more: Partial<LintReport> = {}): LintReport => ({
  files: ['a.yaml', 'b.yaml'],
  findings,
  fixed: 0,
  sources: new Map([['a.yaml', '- id: x\n  wieght: 2 # two\n']]),
  ...more,
});
const written = async (format: FormatOf<'lint'>, of: LintReport, color = false) =>
  (await reporterOf('lint', format))(of, { speaker: speaker('en'), color, width: 80 });

const WARNING = finding({
  level: 'warning',
  rule: 'double-question',
  code: 'double-question',
  args: { words: 'a and b' },
  hint: undefined as never,
});

describe('on a terminal', () => {
  it('a finding is shown like a compiler shows it', async () => {
    expect(await written('terminal', report([finding()]))).toBe(`a.yaml:2:3  error  unknown-key
  there is no key “wieght” here
  2 |   wieght: 2 # two
    |   ^^^^^^
  Did you mean weight?

1 error in 2 files
svc lint --fix mends 1 of them
svc explain RULE tells more of a rule
`);
  });

  it('colour adds nothing but colour', async () => {
    const colored = await written('terminal', report([finding(), WARNING]), true);
    expect(colored).toContain('\u001b[31m');
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(
      await written('terminal', report([finding(), WARNING])),
    );
  });

  it('tells what --fix has mended', async () => {
    expect(await written('terminal', report([], { fixed: 2 }))).toBe('2 faults mended\n2 files, no faults\n');
  });
});

describe('a code frame', () => {
  const plain = { mark: (text: string) => text, faint: (text: string) => text };
  const frame = (line: string, column: number, endColumn: number, width = 80, more = {}) =>
    frameOf({ line: 1, column, endLine: 1, endColumn, ...more }, [line], width, plain);

  it('marks what takes two columns with two', () => {
    expect(frame('title: { ru: "日本" } # x', 15, 17)).toEqual([
      '  1 | title: { ru: "日本" } # x',
      '    |               ^^^^',
    ]);
  });

  it('marks to the end of the line what goes on after it', () => {
    expect(frame('text: >-  ', 7, 5, 80, { endLine: 3 })).toEqual(['  1 | text: >-  ', '    |       ^^']);
  });

  it('marks one column where there is nothing to mark', () => {
    expect(frame('a:', 3, 3)).toEqual(['  1 | a:', '    |   ^']);
  });

  it.each([30, 60, 80])('keeps a long line within %i columns, the place in sight', (width) => {
    const line = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
    const [code, marks] = frame(line, 501, 505, width) as [string, string];
    expect(widthOf(code)).toBeLessThanOrEqual(width);
    expect(code.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
  });

  it('is left out where the place is in no line', () => {
    expect(frameOf({ line: 9, column: 1, endLine: 9, endColumn: 2 }, ['a'], 80, plain)).toEqual([]);
    expect(frame('   ', 1, 2)).toEqual([]);
  });

  it.each(HOSTILE)('shows %j without obeying it, every character in its place', (text) => {
    const shown = forFrame(text);
    expect(shown.length).toBe(text.length);
    expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('for CI', () => {
  it('GitHub gets a line a finding, and nothing where there is none', async () => {
    expect(await written('github', report([finding(), WARNING]))).toBe(
      '::error file=a.yaml,line=2,endLine=2,col=3,endColumn=9,title=unknown-key::there is no key “wieght” here%0ADid you mean weight?\n' +
        '::warning file=a.yaml,line=2,endLine=2,col=3,endColumn=9,title=double-question::this asks two things at once: “a and b”\n',
    );
    expect(await written('github', report([]))).toBe('');
  });

  it('GitLab gets an issue a finding, each under a fingerprint of its own', async () => {
    const issues = JSON.parse(await written('gitlab', report([finding(), WARNING, finding({ line: 9 })])));
    expect(issues.map(({ fingerprint: _, ...rest }: { fingerprint: string }) => rest).slice(0, 2)).toEqual([
      {
        description: 'there is no key “wieght” here — Did you mean weight?',
        check_name: 'unknown-key',
        severity: 'critical',
        location: { path: 'a.yaml', lines: { begin: 2 } },
      },
      {
        description: 'this asks two things at once: “a and b”',
        check_name: 'double-question',
        severity: 'minor',
        location: { path: 'a.yaml', lines: { begin: 2 } },
      },
    ]);
    const prints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(prints[2]).toBe(`${prints[0]}-2`);
    expect(JSON.parse(await written('gitlab', report([])))).toEqual([]);
  });

  it('JUnit gets a suite a file; only errors fail', async () => {
    const xml = await written('junit', report([finding(), WARNING]));
    expect(xml).toContain('<testsuites name="svc lint" tests="3" failures="1" errors="0"');
    expect(xml).toContain('<testsuite name="a.yaml" tests="2" failures="1"');
    expect(xml).toContain('<testcase name="no faults" classname="b.yaml.none" time="0"/>');
  });

  it('code scanning gets rules, places and levels', async () => {
    const { version, runs } = JSON.parse(await written('sarif', report([finding(), WARNING])));
    expect(version).toBe('2.1.0');
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'double-question',
      'unknown-key',
    ]);
    expect(runs[0].results[0]).toEqual({
      ruleId: 'unknown-key',
      ruleIndex: 1,
      level: 'error',
      message: { text: 'there is no key “wieght” here — Did you mean weight?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a.yaml' },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 },
          },
        },
      ],
    });
  });
});

describe('a hostile file', () => {
  const hostile = HOSTILE.map((text, i) =>
    finding({
      args: { key: text },
      file: `${i}-${text}.yaml`,
      hint: { code: 'did-you-mean', args: { name: text } },
    }),
  );
  const evil = report(hostile, {
    files: hostile.map(({ file }) => file),
    sources: new Map(hostile.map(({ file }, i) => [file, `\n  ${HOSTILE[i]!.replaceAll('\n', ' ')}\n`])),
  });

  it.each(formatsOf('lint'))('does nothing to %s', async (format) => {
    const text = await written(format, evil);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    if (format === 'github') expect(text.trimEnd().split('\n')).toHaveLength(hostile.length);
    if (format === 'junit') expect(text).not.toContain('<script>');
    if (format === 'json') expect(validatorOf(SCHEMAS.lint)(JSON.parse(text))).toEqual([]);
  });
});
