// svc compare BEFORE AFTER [...]: what changed between waves of one standard.

import type { SvcCommand } from '../shared/command.ts';
import { declareHandOver, type HandOverOptions } from '../shared/hand-over.ts';
import { columnNames } from '../shared/options.ts';
import type { CompareOptions } from './options.ts';

export const compare: SvcCommand<CompareOptions & HandOverOptions> = {
  name: 'compare',
  gives: ['comparison'],
  declare(command, speaker) {
    const { say } = speaker;
    command
      .argument('<wave...>', say('argument.compare'))
      .option('--standard <standard>', say('option.report-standard'))
      .option('--map <file>', say('option.compare-map'), gathered)
      .option('--was <standard>', say('option.compare-was'), gathered)
      .option('--profile <profile>', say('option.report-profile'))
      .option('--names <names>', say('option.compare-names'), columnNames)
      .option('--pair-by <fact>', say('option.compare-pair-by'))
      .option('--unpaired', say('option.compare-unpaired'))
      .option('--allow-unread', say('option.score-allow-unread'));
    declareHandOver(command, speaker, false);
  },
  async run([waves], options, shell) {
    const { runCompare } = await import('./run.ts');
    return runCompare(waves as string[], options, shell);
  },
};

/** An option that may be given more than once. */
const gathered = (value: string, before: readonly string[] = []): string[] => [...before, value];
