// svc assign TABLE.csv: many assignments from a table of sites, shoppers and windows.

import type { SvcCommand } from '../shared/command.ts';
import type { AssignOptions } from './run.ts';

export const assign: SvcCommand<AssignOptions> = {
  name: 'assign',
  gives: [],
  declare(command, { say }) {
    command
      .argument('<table>', say('argument.assign-table'))
      .option('--standard <standard>', say('option.assign-standard'))
      .option('--profile <profile>', say('option.assign-profile'))
      .option('--persona <persona>', say('option.assign-persona'))
      .option('--wave <wave>', say('option.assign-wave'))
      .option('--into <folder>', say('option.assign-into'));
  },
  async run([table], options, shell) {
    const { runAssign } = await import('./run.ts');
    return runAssign(table as string, options, shell);
  },
};
