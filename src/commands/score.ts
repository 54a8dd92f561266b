// svc score SURVEY.csv: the gap report of a survey, by a mapping that says which columns are what.

import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { EXIT, UserError } from '../core/errors.ts';
import type { Scheme } from '../core/scheme.ts';
import type { Profile, Standard } from '../core/standard.ts';
import type { ReportFormat } from '../report/index.ts';
import { REPORT_FORMATS, REPORTERS } from '../report/index.ts';
import type { MappingFile } from '../survey/binding.ts';
import type { SurveyScore } from '../survey/score.ts';
import type { Segments } from '../survey/segments.ts';
import type { CommonOptions, Shell, SvcCommand } from './command.ts';
import { atLeastOne, columnNames, pointsUpTo100 } from './options.ts';
import { gate, openDrivers } from './report.ts';
import type { AsideOptions } from './score-asides.ts';
import { declareAsides, wishesOf } from './score-asides.ts';
import type { SurveyBytes } from './survey-bytes.ts';

interface ScoreCommandOptions extends AsideOptions {
  readonly standard?: string;
  readonly map?: string;
  readonly by?: readonly string[];
  readonly profile?: string;
  readonly profileBy?: string;
  readonly drivers?: string;
  readonly dialect?: string;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly minN?: number;
  readonly failUnder?: number;
  readonly rows?: string;
  readonly rejects?: string;
  readonly tally?: string;
  readonly formulas?: boolean;
}

export const score: SvcCommand<ScoreCommandOptions> = {
  name: 'score',
  formats: REPORT_FORMATS,
  declare(command, speaker) {
    const { say } = speaker;
    command
      .argument('[survey]', say('argument.survey'))
      .option('--standard <standard>', say('option.score-standard'))
      .option('--map <file>', say('option.score-map'))
      .option('--by <columns>', say('option.score-by'), listed)
      .option('--profile <profile>', say('option.score-profile'))
      .option('--profile-by <column>', say('option.score-profile-by'))
      .option('--drivers <file>', say('option.report-drivers'))
      .option('--dialect <name>', say('option.score-dialect'))
      .option('--sheet <name>', say('option.survey-sheet'))
      .option('--encoding <name>', say('option.score-encoding'))
      .option('--delimiter <character>', say('option.score-delimiter'))
      .option('--min-n <n>', say('option.score-min-n'), atLeastOne)
      .option('--fail-under <points>', say('option.report-fail-under'), pointsUpTo100)
      .option('--rows <file>', say('option.score-rows'))
      .option('--rejects <file>', say('option.score-rejects'))
      .option('--tally <file>', say('option.score-tally'))
      .option('--formulas', say('option.score-formulas'));
    declareAsides(command, speaker);
  },
  async run([survey], options, shell) {
    if (options.formulas) return tellFormulas(shell);
    if (survey === undefined) throw new UserError('no-survey', {}, { exitCode: EXIT.usage });
    const { openSurveyBytes } = await import('./survey-bytes.ts');
    const { env } = shell;
    const bytes = survey === '-' ? null : openSurveyBytes(resolve(env.cwd, survey as string), env.root);
    try {
      return await scoreAndReport(survey as string, bytes, options, shell);
    } finally {
      bytes?.close();
    }
  },
};

async function tellFormulas(shell: Shell): Promise<number> {
  const { FORMULA_REPORTERS } = await import('../report/formulas-written.ts');
  await shell.data(FORMULA_REPORTERS[shell.format as ReportFormat](shell));
  return EXIT.done;
}

async function scoreAndReport(
  survey: string,
  bytes: SurveyBytes | null,
  options: ScoreCommandOptions & CommonOptions,
  shell: Shell,
): Promise<number> {
  const { assess, assessProfiles } = await import('../core/assess.ts');
  const { refuseUnusable } = await import('../survey/score.ts');
  const plan = await openPlan(options, shell);
  const scored = await scoreFile(survey, bytes, plan, options, shell);
  refuseUnusable(scored);
  await tell(scored, options, shell);
  const { tally, receipt, by, log, silent, segments, beside } = scored;
  if (options.tally !== undefined) await keepTally(options.tally, scored, plan, shell);
  const drivers = options.drivers === undefined ? null : await openDrivers(options.drivers, shell);
  const context = { receipt, by, log, silent, drivers, beside, journey: plan.journey };
  const result =
    segments.length > 0 ? assessProfiles(segments, context) : assess(tally, plan.scheme, context);
  const reporter = await REPORTERS[shell.format as ReportFormat]();
  await shell.data(reporter(result, shell));
  return gate(result, options.failUnder, shell);
}

/** The counts of the whole survey, so that `svc diff` can judge them by another version of the standard. */
async function keepTally(
  name: string,
  { tally, segments }: SurveyScore,
  { scheme }: Plan,
  { env }: Shell,
): Promise<void> {
  const whole = tally.find(({ key }) => key.length === 0);
  if (segments.length > 0 || !whole) throw new UserError('tally-with-profiles', {}, { exitCode: EXIT.usage });
  const { savedTally } = await import('../core/saved-tally.ts');
  const { writeAtomic } = await import('../io/files.ts');
  await writeAtomic(resolve(env.cwd, name), `${JSON.stringify(savedTally(whole, scheme))}\n`);
}

/** A header may hold commas: what is one column is left whole until the columns are known. */
function listed(value: string, before: readonly string[] = []): readonly string[] {
  columnNames(value);
  return [...before, value];
}

interface Plan {
  readonly scheme: Scheme;
  readonly mapping: MappingFile;
  /** Null where one profile, or none, is for all rows. */
  readonly segments: Segments | null;
  /** What to group by but for the touchpoint, which is no column. */
  readonly by: readonly string[] | null;
  readonly journey: boolean;
}

/** The mapping asked for, or the shipped one of the standard: a log has columns of its own. */
async function locateMapping(
  { map, standard }: ScoreCommandOptions,
  { env, note, speaker }: Shell,
): Promise<{ readonly file: string; readonly name: string }> {
  if (map !== undefined) return { file: resolve(env.cwd, map), name: map };
  const { locate, shippedIds } = await import('../io/shipped.ts');
  if (standard === undefined || !(await shippedIds(env.root, 'mappings')).includes(standard))
    throw new UserError('no-mapping', {}, { exitCode: EXIT.usage, hint: { code: 'write-mapping' } });
  note(speaker.say('survey.shipped-mapping', { id: standard }));
  return { file: await locate(env.root, env.cwd, 'mappings', standard), name: `${standard}.yaml` };
}

async function openPlan(options: ScoreCommandOptions, shell: Shell): Promise<Plan> {
  const { file, name } = await locateMapping(options, shell);
  const { accept, openProfile, openStandard, readText } = await import('./inputs.ts');
  const { loadMapping } = await import('../load/mapping.ts');
  const { schemeOf } = await import('../core/scheme.ts');
  const text = await readText(file);
  const named =
    options.standard ?? accept(loadMapping(text, file), file, { ...shell, note: () => {} }).standard;
  if (named === null) throw new UserError('no-standard', {}, { exitCode: EXIT.usage });
  const standard = await openStandard(named, shell);
  const loaded = loadMapping(text, file, standard);
  const mapping = { mapping: accept(loaded, file, shell), file, name, place: loaded.yaml.place };
  const profile = options.profile === undefined ? null : await openProfile(options.profile, standard, shell);
  const { policy } = standard;
  const policed = (one: Scheme): Scheme => ({
    ...one,
    policy: { ...policy, minimumN: options.minN ?? policy.minimumN },
  });
  const bare = policed(schemeOf(standard, profile));
  const isColumn = options.profileBy !== undefined || mapping.mapping.profile !== null;
  if (isColumn && profile !== null && options.profileBy !== undefined)
    throw new UserError('one-or-many-profiles', {}, { exitCode: EXIT.usage });
  // One profile asked for on the command line is for all rows, whatever the mapping says.
  const segments = isColumn && profile === null ? await segmentsOf(mapping, standard, policed, shell) : null;
  const isOwn = mapping.mapping.fields.has('touchpoint');
  const names = options.by?.flatMap((one) =>
    columnNames(one).includes('touchpoint') ? columnNames(one) : [one],
  );
  const journey = !isOwn && (names?.includes('touchpoint') ?? false);
  if (journey && standard.touchpoints.length === 0)
    throw new UserError('no-touchpoints', { id: standard.id }, { exitCode: EXIT.usage });
  return {
    scheme: segments ? expectingAny(bare, [...segments.schemes.values()]) : bare,
    mapping,
    segments,
    by: names ? names.filter((one) => isOwn || one !== 'touchpoint') : null,
    journey,
  };
}

/** The profiles that the mapping gives to texts, and under their own ids the shipped ones of the standard. */
async function segmentsOf(
  { mapping }: MappingFile,
  standard: Standard,
  policed: (scheme: Scheme) => Scheme,
  shell: Shell,
): Promise<Segments> {
  const { openProfile } = await import('./inputs.ts');
  const { shippedIds } = await import('../io/shipped.ts');
  const { schemeOf } = await import('../core/scheme.ts');
  const { fold } = await import('../survey/cell.ts');
  const schemes = new Map<string, Scheme>();
  const values = new Map<string, string>();
  const add = (text: string, profile: Profile) => {
    if (!schemes.has(profile.id)) schemes.set(profile.id, policed(schemeOf(standard, profile)));
    values.set(fold(text), profile.id);
  };
  for (const id of await shippedIds(shell.env.root, 'profiles')) {
    const profile = await openProfile(id, standard, shell).catch((error) => {
      // A profile of another standard is none of these segments.
      if (error instanceof UserError) return null;
      throw error;
    });
    if (profile?.standard === standard.id) add(id, profile);
  }
  for (const [text, name] of mapping.profile?.values ?? [])
    add(text, await openProfile(name, standard, shell));
  if (schemes.size === 0)
    throw new UserError('no-profiles', { id: standard.id }, { hint: { code: 'give-profiles' } });
  return { schemes, values };
}

/** For reading rows: an expectation is missing only where no profile has one either. */
const expectingAny = (scheme: Scheme, others: readonly Scheme[]): Scheme => ({
  ...scheme,
  criteria: scheme.criteria.map((criterion, i) => ({
    ...criterion,
    expect:
      criterion.expect ??
      others.map((other) => other.criteria[i]!.expect).find((one) => one !== null) ??
      null,
  })),
});

/** Scores the survey, and writes the files beside the report; they appear only where all of it was read. */
async function scoreFile(
  said: string,
  bytes: SurveyBytes | null,
  { scheme, mapping, segments, by }: Plan,
  options: ScoreCommandOptions,
  shell: Shell,
): Promise<SurveyScore> {
  const { asUserError } = await import('../io/files.ts');
  const { openBytes } = await import('../io/spool.ts');
  const { scoreSurvey } = await import('../survey/score.ts');
  const { openSideFiles } = await import('./score-files.ts');
  const { env, speaker } = shell;
  const asides = wishesOf(options, scheme, mapping.mapping, segments !== null);
  const isStdin = said === '-';
  if (isStdin && env.stdin.isTTY) throw new UserError('survey-from-terminal', {}, { exitCode: EXIT.usage });
  const name = isStdin ? speaker.say('report.stdin') : said;
  const file = isStdin ? name : resolve(env.cwd, said);
  const sides = await openSideFiles(options, [file, mapping.file], scheme, shell);
  const source: Readable = isStdin ? env.stdin : openBytes(file);
  try {
    const scored = await scoreSurvey(source, {
      file,
      name,
      scheme,
      mapping,
      by,
      segments,
      profileBy: options.profileBy ?? null,
      encoding: options.encoding ?? null,
      delimiter: options.delimiter ?? null,
      dialect: options.dialect ?? null,
      sheet: options.sheet ?? null,
      asides,
      bytes,
      ...sides.listeners,
    });
    await sides.commit();
    return scored;
  } catch (error) {
    throw asUserError(error, name);
  } finally {
    // Whoever still writes into the pipe is not waited for.
    source.destroy();
    await sides.abandon();
  }
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
