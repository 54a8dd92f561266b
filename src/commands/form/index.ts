// svc form STANDARD --to KIND: a standard as something to be filled in elsewhere; what comes back needs no mapping.

import { FORM_KINDS } from '../../report/form/index.ts';
import type { SvcCommand } from '../shared/command.ts';
import { choice } from '../shared/options.ts';
import type { FormOptions } from './options.ts';

export const form: SvcCommand<FormOptions> = {
  name: 'form',
  gives: [],
  declare(command, { say }) {
    command
      .argument('<standard>', say('argument.form-standard'))
      .addOption(choice('--to <kind>', say('option.form-to'), FORM_KINDS).makeOptionMandatory())
      .option('--profile <profile>', say('option.form-profile'), gather)
      .option('--persona <persona>', say('option.form-persona'), gather)
      .option('--ask-expectations', say('option.form-ask-expectations'))
      .option('--hide-expectations', say('option.form-hide-expectations'));
  },
  async run([standard], options, shell) {
    const { runForm } = await import('./run.ts');
    return runForm(standard as string, options, shell);
  },
};

const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
