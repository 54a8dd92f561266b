// svc score SURVEY.csv: the gap report of a survey, by a mapping that says which columns are what.

import { resolve } from 'node:path';
import { EXIT, UserError } from '../core/errors.ts';
import type { Scheme } from '../core/scheme.ts';
import type { ReportFormat } from '../report/index.ts';
import { REPORT_FORMATS, REPORTERS } from '../report/index.ts';
import type { MappingFile } from '../survey/binding.ts';
import type { SurveyScore } from '../survey/score.ts';
import type { Shell, SvcCommand } from './command.ts';
import { atLeastOne, columnNames, pointsUpTo100 } from './options.ts';
import { gate } from './report.ts';

interface ScoreCommandOptions {
  readonly standard?: string;
  readonly map?: string;
  readonly by?: readonly string[];
  readonly profile?: string;
  readonly dialect?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly minN?: number;
  readonly failUnder?: number;
  readonly rows?: string;
  readonly rejects?: string;
}

export const score: SvcCommand<ScoreCommandOptions> = {
  name: 'score',
  formats: REPORT_FORMATS,
  declare(command, { say }) {
    command
      .argument('<survey>', say('argument.survey'))
      .option('--standard <standard>', say('option.score-standard'))
      .option('--map <file>', say('option.score-map'))
      .option('--by <columns>', say('option.score-by'), listed)
      .option('--profile <profile>', say('option.score-profile'))
      .option('--dialect <name>', say('option.score-dialect'))
      .option('--encoding <name>', say('option.score-encoding'))
      .option('--delimiter <character>', say('option.score-delimiter'))
      .option('--min-n <n>', say('option.score-min-n'), atLeastOne)
      .option('--fail-under <points>', say('option.report-fail-under'), pointsUpTo100)
      .option('--rows <file>', say('option.score-rows'))
      .option('--rejects <file>', say('option.score-rejects'));
  },
  async run([survey], options, shell) {
    const { assess } = await import('../core/assess.ts');
    const { refuseUnusable } = await import('../survey/score.ts');
    const { scheme, mapping } = await openScheme(options, shell);
    const scored = await scoreFile(survey as string, scheme, mapping, options, shell);
    refuseUnusable(scored);
    await tell(scored, options, shell);
    const { tally, receipt, by } = scored;
    const result = assess(tally, scheme, { receipt, by });
    const reporter = await REPORTERS[shell.format as ReportFormat]();
    await shell.data(reporter(result, shell));
    return gate(result, options.failUnder, shell);
  },
};

/** A header may hold commas: what is one column is left whole until the columns are known. */
function listed(value: string, before: readonly string[] = []): readonly string[] {
  columnNames(value);
  return [...before, value];
}

async function openScheme(
  options: ScoreCommandOptions,
  shell: Shell,
): Promise<{ scheme: Scheme; mapping: MappingFile }> {
  if (options.map === undefined)
    throw new UserError('no-mapping', {}, { exitCode: EXIT.usage, hint: { code: 'write-mapping' } });
  const { accept, openProfile, openStandard, readText } = await import('./inputs.ts');
  const { loadMapping } = await import('../load/mapping.ts');
  const { schemeOf } = await import('../core/scheme.ts');
  const file = resolve(shell.env.cwd, options.map);
  const text = await readText(file);
  const named =
    options.standard ?? accept(loadMapping(text, file), file, { ...shell, note: () => {} }).standard;
  if (named === null) throw new UserError('no-standard', {}, { exitCode: EXIT.usage });
  const standard = await openStandard(named, shell);
  const loaded = loadMapping(text, file, standard);
  const mapping = { mapping: accept(loaded, file, shell), file, name: options.map, place: loaded.yaml.place };
  const profile = options.profile === undefined ? null : await openProfile(options.profile, standard, shell);
  const scheme = schemeOf(standard, profile);
  const policy = { ...scheme.policy, minimumN: options.minN ?? scheme.policy.minimumN };
  return { scheme: { ...scheme, policy }, mapping };
}

/** Scores the survey, and writes the files beside the report; they appear only where all of it was read. */
async function scoreFile(
  name: string,
  scheme: Scheme,
  mapping: MappingFile,
  options: ScoreCommandOptions,
  shell: Shell,
): Promise<SurveyScore> {
  const { scoreSurvey } = await import('../survey/score.ts');
  const { openSideFiles } = await import('./score-files.ts');
  const isStdin = name === '-';
  const stdin = shell.speaker.say('report.stdin');
  const file = isStdin ? stdin : resolve(shell.env.cwd, name);
  const source = await openSource(name, file, shell);
  const sides = await openSideFiles(
    { rows: options.rows, rejects: options.rejects },
    [file, mapping.file],
    scheme,
    shell,
  );
  try {
    const scored = await scoreSurvey(source, {
      file,
      name: isStdin ? stdin : name,
      scheme,
      mapping,
      by: options.by ?? null,
      encoding: options.encoding ?? null,
      delimiter: options.delimiter ?? null,
      dialect: options.dialect ?? null,
      ...sides.listeners,
    });
    await sides.commit();
    return scored;
  } finally {
    await sides.abandon();
  }
}

async function openSource(name: string, file: string, { env }: Shell): Promise<AsyncIterable<Uint8Array>> {
  if (name === '-') {
    if (env.stdin.isTTY) throw new UserError('survey-from-terminal', {}, { exitCode: EXIT.usage });
    return env.stdin;
  }
  const { openBytes } = await import('../io/spool.ts');
  return openBytes(file);
}

async function tell(scored: SurveyScore, options: ScoreCommandOptions, shell: Shell): Promise<void> {
  const { noteFindings } = await import('./inputs.ts');
  const { say } = shell.speaker;
  for (const { code, args } of scored.notes) shell.note(say(code, args));
  noteFindings(scored.issues, shell);
  if (scored.moreIssues > 0) shell.note(say('survey.more-issues', { count: scored.moreIssues }));
  const { used, rejected } = scored.receipt;
  if (options.rows !== undefined) shell.note(say('survey.rows-written', { count: used, file: options.rows }));
  if (options.rejects !== undefined)
    shell.note(say('survey.rejects-written', { count: rejected, file: options.rejects }));
}
