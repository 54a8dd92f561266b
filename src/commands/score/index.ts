// svc score SURVEY.csv: the gap report of a survey, by a mapping that says which columns are what.

import { resolve } from 'node:path';
import { EXIT, usageError } from '../../core/errors.ts';
import { CROSSHAIRS } from '../../core/shapes/names.ts';
import { engineSource } from '../../io/engines/source.ts';
import type { Shell, SvcCommand } from '../shared/command.ts';
import { give } from '../shared/give.ts';
import { declareHandOver } from '../shared/hand-over.ts';
import { atLeastOne, choice, columnNames, failingVerdicts, pointsUpTo100 } from '../shared/options.ts';
import type { ScoreCommandOptions } from './options.ts';

export const score: SvcCommand<ScoreCommandOptions> = {
  name: 'score',
  gives: ['gap-report', 'formulas'],
  declare(command, speaker) {
    const { say } = speaker;
    command
      .argument('[survey...]', say('argument.surveys'))
      .option('--standard <standard>', say('option.score-standard'))
      .option('--map <file>', say('option.score-map'))
      .option('--by <columns>', say('option.score-by'), listed)
      .option('--profile <profile>', say('option.score-profile'))
      .option('--profile-by <column>', say('option.score-profile-by'))
      .option('--drivers <file>', say('option.report-drivers'))
      .option('--dialect <name>', say('option.score-dialect'))
      .option('--sheet <name>', say('option.survey-sheet'))
      .option('--header-rows <n>', say('option.header-rows'), atLeastOne)
      .option('--encoding <name>', say('option.score-encoding'))
      .option('--delimiter <character>', say('option.score-delimiter'))
      .option('--min-n <n>', say('option.score-min-n'), atLeastOne)
      .option('--fail-under <points>', say('option.report-fail-under'), pointsUpTo100)
      .option('--fail-on <verdicts>', say('option.fail-on'), failingVerdicts)
      .option('--census', say('option.score-census'))
      .option('--rows <file>', say('option.score-rows'))
      .option('--rejects <file>', say('option.score-rejects'))
      .option('--allow-unread', say('option.score-allow-unread'))
      .option('--tally <file>', say('option.score-tally'))
      .option('--counts <file>', say('option.score-counts'))
      .option('--formulas', say('option.score-formulas'))
      .option('--weight <column>', say('option.score-weight'))
      .option('--cluster <column>', say('option.score-cluster'))
      .option('--strata <column>', say('option.score-strata'))
      .option('--ipa', say('option.score-ipa'))
      .option('--importance <source>', say('option.score-importance'))
      .addOption(choice('--crosshair <rule>', say('option.score-crosshair'), CROSSHAIRS));
    declareHandOver(command, speaker);
  },
  async run([surveys], options, shell) {
    if (options.formulas) return tellFormulas(shell);
    const [survey, ...more] = (surveys ?? []) as string[];
    if (options.counts !== undefined) {
      if (survey !== undefined) throw usageError('counts-and-survey');
      const { judgeCounts } = await import('./counts.ts');
      return judgeCounts(options.counts, options, shell);
    }
    if (survey === undefined) throw usageError('no-survey');
    // Before all that follows is loaded: a second thread takes as long to wake.
    const { openSurveyBytes } = await import('./survey-bytes.ts');
    const { env } = shell;
    const engine = engineSource(survey, env.cwd);
    if (engine !== null) {
      if (more.length > 0) throw usageError('engine-alone');
      const { withEngine } = await import('./engine.ts');
      const { scoreAndReport } = await import('./run.ts');
      return withEngine(engine, options, shell, (input) => scoreAndReport([input], null, options, shell));
    }
    const isFile = survey !== '-' && more.length === 0 && !/\.zip$/i.test(survey);
    const bytes = isFile ? openSurveyBytes(resolve(env.cwd, survey), env.root) : null;
    try {
      const { surveyInputs } = await import('../shared/surveys.ts');
      const { scoreAndReport } = await import('./run.ts');
      return await scoreAndReport(await surveyInputs([survey, ...more], shell), bytes, options, shell);
    } finally {
      bytes?.close();
    }
  },
};

async function tellFormulas(shell: Shell): Promise<number> {
  const { FORMULAS } = await import('../../report/formulas/formulas.ts');
  await give('formulas', FORMULAS, shell);
  return EXIT.done;
}

/** A header may hold commas: what is one column is left whole until the columns are known. */
function listed(value: string, before: readonly string[] = []): readonly string[] {
  columnNames(value);
  return [...before, value];
}
