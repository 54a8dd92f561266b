// Findings as a compiler shows them: where, what, the line with the place marked under it, and what to do.

import { type Finding, ofLevel } from '../../core/errors.ts';
import type { LintReport } from '../../core/lint-report.ts';
import { forTerminal } from '../../text/escape.ts';
import { wrap } from '../../text/layout.ts';
import { type Style, styleFor } from '../../text/style.ts';
import type { Speaker } from '../../words/index.ts';
import type { ReporterOptions, TextReporter } from '../reporter.ts';
import { frameOf } from './frame.ts';
import { hintOf, messageOf } from './sentences.ts';

export const terminal: TextReporter<LintReport> = (report, options) => {
  const style = styleFor(options.color);
  const lines = linesBy(report.sources);
  const parts = report.findings.map((finding) =>
    shown(finding, lines(finding.file), options, style).join('\n'),
  );
  return `${[...parts, summary(report, options.speaker, style).join('\n')].join('\n\n')}\n`;
};

/** Splits a text into its lines once, when they are first asked for. */
function linesBy(sources: ReadonlyMap<string, string>): (file: string) => readonly string[] {
  const split = new Map<string, readonly string[]>();
  return (file) => {
    const known = split.get(file) ?? (sources.get(file) ?? '').split('\n');
    split.set(file, known);
    return known;
  };
}

function shown(
  finding: Finding,
  lines: readonly string[],
  { speaker, width }: ReporterOptions,
  style: Style,
): string[] {
  const isError = finding.level === 'error';
  const level = isError ? style.bad(speaker.say('error')) : style.careful(speaker.say('warning'));
  const place = `${forTerminal(finding.file)}:${finding.line}:${finding.column}`;
  const mark = isError ? style.bad : style.careful;
  const hint = hintOf(finding, speaker);
  return [
    `${style.strong(place)}  ${level}  ${style.faint(finding.rule)}`,
    ...wrap(forTerminal(messageOf(finding, speaker)), width - 2).map((line) => `  ${line}`),
    ...frameOf(finding, lines, width, { mark, faint: style.faint }),
    ...(hint === '' ? [] : wrap(forTerminal(hint), width - 2).map((line) => `  ${line}`)),
  ];
}

function summary({ files, findings, fixed }: LintReport, { say }: Speaker, style: Style): string[] {
  const mended = fixed > 0 ? [style.good(say('lint.fixed', { count: fixed }))] : [];
  if (findings.length === 0) return [...mended, style.good(say('lint.clean', { count: files.length }))];
  const errors = ofLevel(findings, 'error');
  const warnings = ofLevel(findings, 'warning');
  const fixable = findings.filter(({ fix }) => fix).length;
  const counts = [
    ...(errors > 0 ? [style.bad(say('lint.errors', { count: errors }))] : []),
    ...(warnings > 0 ? [style.careful(say('lint.warnings', { count: warnings }))] : []),
  ];
  return [
    ...mended,
    `${counts.join(', ')} ${say('lint.files', { count: files.length })}`,
    ...(fixable > 0 ? [say('lint.fixable', { count: fixable })] : []),
    style.faint(say('lint.explain')),
  ];
}
