// svc agree A B: how far two raters of the same things agree, and which guides need work.

import type { SvcCommand } from '../shared/command.ts';
import { columnNames } from '../shared/options.ts';
import type { AgreeOptions } from './run.ts';

export const agree: SvcCommand<AgreeOptions> = {
  name: 'agree',
  gives: ['agreement'],
  declare(command, { say }) {
    command
      .argument('<first>', say('argument.agree'))
      .argument('<second>', say('argument.agree'))
      .option('--standard <standard>', say('option.report-standard'))
      .option('--match <facts>', say('option.agree-match'), columnNames);
  },
  async run([first, second], options, shell) {
    const { runAgree } = await import('./run.ts');
    return runAgree(first as string, second as string, options, shell);
  },
};
