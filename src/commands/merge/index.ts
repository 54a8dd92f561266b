// svc merge FILE...: the counts of several parts of a survey (days, regions, shards) as those of the whole.

import type { CommonOptions, SvcCommand } from '../shared/command.ts';

export const merge: SvcCommand<CommonOptions> = {
  name: 'merge',
  gives: [],
  declare(command, { say }) {
    command.argument('<counts...>', say('argument.merge'));
  },
  async run([files], options, shell) {
    const { mergeFiles } = await import('./run.ts');
    return mergeFiles(files as string[], options, shell);
  },
};
