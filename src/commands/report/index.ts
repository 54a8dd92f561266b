// svc report INPUT...: the gap report of saved audits, pooled; or a saved gap report in another format.

import { usageError } from '../../core/errors.ts';
import type { SvcCommand } from '../shared/command.ts';
import { declareHandOver } from '../shared/hand-over.ts';
import { atLeastOne, columnNames, failingVerdicts, pointsUpTo100 } from '../shared/options.ts';
import type { Includable } from './pooled-sessions.ts';
import type { ReportOptions } from './run.ts';

const includedKinds = (value: string): Includable[] =>
  columnNames(value).map((name) => {
    if (name === 'unfinished' || name === 'duplicates') return name;
    throw usageError('option-include', { value: name });
  });

export const report: SvcCommand<ReportOptions> = {
  name: 'report',
  gives: ['gap-report'],
  declare(command, speaker) {
    const { say } = speaker;
    command
      .argument('<input...>', say('argument.report-input'))
      .option('--standard <standard>', say('option.report-standard'))
      .option(
        '--was <standard>',
        say('option.report-was'),
        (name: string, before: readonly string[] = []) => [...before, name],
      )
      .option('--profile <profile>', say('option.report-profile'))
      .option('--by <columns>', say('option.report-by'), columnNames)
      .option('--min-n <n>', say('option.report-min-n'), atLeastOne)
      .option('--drivers <file>', say('option.report-drivers'))
      .option('--fail-under <points>', say('option.report-fail-under'), pointsUpTo100)
      .option('--fail-on <verdicts>', say('option.fail-on'), failingVerdicts)
      .option('--sampled', say('option.report-sampled'))
      .option('--include <kinds>', say('option.report-include'), includedKinds)
      .option('--approved-only', say('option.report-approved-only'));
    declareHandOver(command, speaker);
  },
  async run([inputs], options, shell) {
    const { runReport } = await import('./run.ts');
    return runReport(inputs as string[], options, shell);
  },
};
