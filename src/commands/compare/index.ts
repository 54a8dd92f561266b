// svc compare BEFORE AFTER [...]: what changed between waves of one standard.

import type { SvcCommand } from '../shared/command.ts';
import type { HandOverOptions } from '../shared/hand-over.ts';
import { declareHandOver } from '../shared/hand-over.ts';
import { columnNames } from '../shared/options.ts';
import type { CompareOptions } from './run.ts';

export const compare: SvcCommand<CompareOptions & HandOverOptions> = {
  name: 'compare',
  gives: ['comparison'],
  declare(command, speaker) {
    const { say } = speaker;
    command
      .argument('<wave...>', say('argument.compare'))
      .option('--standard <standard>', say('option.report-standard'))
      .option(
        '--was <standard>',
        say('option.compare-was'),
        (name: string, before: readonly string[] = []) => [...before, name],
      )
      .option('--profile <profile>', say('option.report-profile'))
      .option('--names <names>', say('option.compare-names'), columnNames)
      .option('--pair-by <fact>', say('option.compare-pair-by'))
      .option('--unpaired', say('option.compare-unpaired'));
    declareHandOver(command, speaker, false);
  },
  async run([waves], options, shell) {
    const { runCompare } = await import('./run.ts');
    return runCompare(waves as string[], options, shell);
  },
};
