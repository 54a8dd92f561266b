// svc plan REPORT: what to close first, as a file to fill in; with --check, what of a plan worked by the next report.

import type { SvcCommand } from '../shared/command.ts';
import { atLeastOne } from '../shared/options.ts';
import type { PlanCommandOptions } from './run.ts';

export const plan: SvcCommand<PlanCommandOptions> = {
  name: 'plan',
  gives: ['plan', 'plan-check'],
  declare(command, { say }) {
    command
      .argument('<input...>', say('argument.plan'))
      .option('--standard <standard>', say('option.report-standard'))
      .option('--profile <profile>', say('option.report-profile'))
      .option('--most <n>', say('option.plan-most'), atLeastOne)
      .option('--worth <file>', say('option.plan-worth'))
      .option('--check <report>', say('option.plan-check'));
  },
  async run([inputs], options, shell) {
    const { runPlan } = await import('./run.ts');
    return runPlan(inputs as string[], options, shell);
  },
};
