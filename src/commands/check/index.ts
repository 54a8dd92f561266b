// svc check PATH...: what an agency's reviewer looks at in audits that came back, and the word that they may be used.

import type { SvcCommand } from '../shared/command.ts';
import { zeroOrMore } from '../shared/options.ts';
import type { CheckOptions } from './run.ts';

export const check: SvcCommand<CheckOptions> = {
  name: 'check',
  gives: ['lint'],
  declare(command, { say }) {
    command
      .argument('<path...>', say('argument.check-path'))
      .option('--standard <standard>', say('option.check-standard'))
      .option('--assignments <path>', say('option.check-assignments'))
      .option('--approve <name>', say('option.check-approve'))
      .option('--max-warnings <n>', say('option.lint-max-warnings'), zeroOrMore);
  },
  async run([paths], options, shell) {
    const { runCheck } = await import('./run.ts');
    return runCheck(paths as string[], options, shell);
  },
};
