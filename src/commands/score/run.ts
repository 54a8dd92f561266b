// Scores a survey: opens the standard, the mapping and the file, counts, judges, writes.

import { resolve } from 'node:path';
import type { Drivers, GapReport, Warning } from '../../core/assess/gap-report.ts';
import { mappingCarriedOver } from '../../core/diff/carry.ts';
import { EXIT, UserError, usageError } from '../../core/errors.ts';
import { FIRST_NUMBER, shortCodes } from '../../core/form/names.ts';
import { type Scheme, schemeOf } from '../../core/standard/scheme.ts';
import type { Profile, Standard } from '../../core/standard/standard.ts';
import { normalized } from '../../core/standard/text.ts';
import { strataOf } from '../../core/tally/design.ts';
import { savedTally } from '../../core/tally/saved-tally.ts';
import { asUserError, writeAtomic } from '../../io/files.ts';
import { whileReading } from '../../io/inputs.ts';
import { shippedIds } from '../../io/shipped.ts';
import { loadMapping } from '../../load/mapping.ts';
import type { MappingFile } from '../../survey/binding.ts';
import { type Lost, lostIn, refuseLost, unreadWarnings } from '../../survey/lost.ts';
import type { UsedRow } from '../../survey/row-counter.ts';
import { type OpenableFile, refuseUnusable, type SurveyScore, scoreFiles } from '../../survey/score.ts';
import type { Segments } from '../../survey/segments.ts';
import { speltTwice } from '../../survey/spelling.ts';
import type { Shell } from '../shared/command.ts';
import { gate } from '../shared/gate.ts';
import { handOver } from '../shared/hand-over.ts';
import { accept, noteFindings, openProfile, openStandard, readText } from '../shared/inputs.ts';
import { columnNames } from '../shared/options.ts';
import { progressOf } from '../shared/progress.ts';
import type { SurveyInput } from '../shared/surveys.ts';
import { openRowFiles } from './files.ts';
import { locateMapping, standardOf } from './near.ts';
import type { ScoreCommandOptions, SurveyOptions } from './options.ts';
import { wishesOf } from './supplement.ts';
import { openSurveyBytes, type SurveyBytes } from './survey-bytes.ts';

export async function scoreAndReport(
  files: readonly SurveyInput[],
  first: SurveyBytes | null,
  options: ScoreCommandOptions,
  shell: Shell,
): Promise<number> {
  if (options.rows !== undefined && options.minN !== undefined) throw usageError('rows-with-min-n');
  const { plan, scored, report, lost } = await judgedSurvey(files, first, options, shell);
  if (options.tally !== undefined) await keepTally(options.tally, scored, plan, shell);
  await handOver(report, options, shell);
  if (report.groups.some(({ suppressed, hidden }) => suppressed || hidden.length > 0))
    shell.note(shell.speaker.say('survey.several-reports'));
  const gated = gate(report, options, shell);
  return noteLost(lost, options, shell) ? EXIT.gate : gated;
}

/** Whether criteria without a figure, which are told, are to end the run with 1. */
export function noteLost(
  lost: readonly Lost[],
  { allowUnread = false }: Pick<SurveyOptions, 'allowUnread'>,
  { note, speaker: { say, number } }: Shell,
): boolean {
  if (allowUnread) return false;
  for (const { id, count, share } of lost)
    note(say('survey.criterion-unread', { id, count, share: number(100 * share, 1) }));
  return lost.length > 0;
}

/** A survey that was scored and judged. */
export interface JudgedSurvey {
  readonly plan: Plan;
  readonly scored: SurveyScore;
  readonly report: GapReport;
  /** Criteria too much of which is unread. */
  readonly lost: readonly Lost[];
}

/** For whoever wants more of a survey than its report. */
export interface SurveyWishes {
  /** What to score by, where that is settled already. */
  readonly standard?: Standard;
  /** The version of the standard that the mapping was written for, if not the one to score by. */
  readonly madeBy?: Standard;
  /** Hears of every row used, where the mapping tells respondents apart; made anew where the survey is read again. */
  readonly listener?: (scheme: Scheme) => (row: UsedRow) => void;
}

/**
 * Scores and judges a survey, and tells what there is to tell of its reading. `first` is the first of its files, if that has been
 * opened before.
 */
export async function judgedSurvey(
  files: readonly SurveyInput[],
  first: SurveyBytes | null,
  options: SurveyOptions,
  shell: Shell,
  wishes: SurveyWishes = {},
): Promise<JudgedSurvey> {
  const plan = await openPlan(files, options, shell, wishes);
  // Not needed to count: it is loaded while the other thread is waited for.
  const judging = import('../../core/assess/assess.ts');
  const drivers = await driversFor(options, shell);
  const judged = async (scored: SurveyScore, warnings: readonly Warning[] = []): Promise<GapReport> => {
    const { tally, receipt, by, log, silent, segments, supplements } = scored;
    const basis = options.census ? ('observed' as const) : ('sampled' as const);
    const context = {
      ...{ receipt, basis, by, log, silent, drivers, supplements, warnings },
      journey: plan.journey,
    };
    const { assess, assessProfiles } = await judging;
    return segments.length > 0 ? assessProfiles(segments, context) : assess(tally, plan.scheme, context);
  };
  const scoreAll = (withheld: ReadonlySet<string>, accepted: (scored: SurveyScore) => Promise<boolean>) =>
    scoreInputs(files, first, plan, options, shell, withheld, accepted);
  const isAllowed = options.allowUnread ?? false;
  let lost: readonly Lost[] = [];
  // Which row of a respondent is the last is known when all have been read.
  if (plan.mapping.mapping.duplicates === 'last' && !files[0]!.engine) {
    const all = await scoreAll(new Set(), async () => false);
    plan.lastOf = all.lastOf ?? undefined;
  }
  let scored = await scoreAll(new Set(), async (one) => {
    if (one.unread.size === 0) return true;
    lost = lostIn(one, await judged(one));
    return lost.length === 0 || isAllowed;
  });
  if (lost.length > 0 && !isAllowed) {
    const { unread, issues, moreIssues, receipt } = scored;
    refuseUnusable(scored);
    // Nothing of those criteria is used: what is left of their answers would pass for all of them.
    const rest = await scoreAll(new Set(lost.map(({ id }) => id)), async () => true);
    const told = receipt.unread ? { unread: receipt.unread } : {};
    scored = { ...rest, unread, issues, moreIssues, receipt: { ...rest.receipt, ...told } };
    refuseLost(scored, lost, files[0]!.name);
  }
  refuseUnusable(scored);
  refuseLonely(scored);
  await tell(scored, options, shell);
  const warnings = [...unreadWarnings(scored, lost, isAllowed), ...speltTwice(scored.by, keysOf(scored))];
  return { plan, scored, lost, report: await judged(scored, warnings) };
}

/** Of the groups; those of a segment stand behind the name of its profile. */
const keysOf = ({ tally, segments }: SurveyScore): readonly (readonly string[])[] =>
  [
    ...tally.map(({ key }) => key),
    ...segments.flatMap((one) => one.tally.map(({ key }) => ['', ...key])),
  ].filter(({ length }) => length > 0);

/** A stratum of one cluster tells nothing of its spread, nor then does the whole. */
export function refuseLonely({ supplements }: SurveyScore): void {
  const design = supplements?.tallies.find(({ key }) => key.length === 0)?.weighted;
  const lonely = design && strataOf(design.overall).find(({ clusters }) => clusters === 1);
  if (lonely && design.overall.size > 1)
    throw new UserError(
      'lonely-stratum',
      { stratum: lonely.stratum },
      { exitCode: EXIT.input, hint: { code: 'lonely-stratum' } },
    );
}

export async function driversFor({ drivers }: SurveyOptions, shell: Shell): Promise<Drivers | null> {
  if (drivers === undefined) return null;
  const { openDrivers } = await import('../report/run.ts');
  return openDrivers(drivers, shell);
}

/** The counts of the whole survey, so that `svc diff` can judge them by another version of the standard. */
async function keepTally(
  name: string,
  { tally, segments }: SurveyScore,
  { scheme }: Plan,
  { env }: Shell,
): Promise<void> {
  const whole = tally.find(({ key }) => key.length === 0);
  if (segments.length > 0 || !whole) throw usageError('tally-with-profiles');
  await writeAtomic(resolve(env.cwd, name), `${JSON.stringify(savedTally(whole, scheme))}\n`);
}

export interface Plan {
  lastOf?: ReadonlyMap<number, number> | undefined;
  readonly scheme: Scheme;
  readonly mapping: MappingFile;
  /** Null where one profile, or none, is for all rows. */
  readonly segments: Segments | null;
  /** What to group by but for the touchpoint, which is no column. */
  readonly by: readonly string[] | null;
  readonly journey: boolean;
  readonly listener?: SurveyWishes['listener'];
}

async function openPlan(
  files: readonly SurveyInput[],
  options: SurveyOptions,
  shell: Shell,
  wishes: SurveyWishes,
): Promise<Plan> {
  const { listener } = wishes;
  const { standard, mapping } = await openMapping(files, options, shell, wishes);
  const profile = options.profile === undefined ? null : await openProfile(options.profile, standard, shell);
  const { policy } = standard;
  const policed = (one: Scheme): Scheme => ({
    ...one,
    policy: { ...policy, minimumN: options.minN ?? policy.minimumN },
  });
  const bare = policed(schemeOf(standard, profile));
  const isColumn = options.profileBy !== undefined || mapping.mapping.profile !== null;
  if (isColumn && profile !== null && options.profileBy !== undefined)
    throw usageError('one-or-many-profiles');
  // One profile asked for on the command line is for all rows, whatever the mapping says.
  const segments = isColumn && profile === null ? await segmentsOf(mapping, standard, policed, shell) : null;
  const isOwn = mapping.mapping.fields.has('touchpoint');
  const names = options.by?.flatMap((one) =>
    columnNames(one).includes('touchpoint') ? columnNames(one) : [one],
  );
  const journey = !isOwn && (names?.includes('touchpoint') ?? false);
  if (journey && standard.touchpoints.length === 0) throw usageError('no-touchpoints', { id: standard.id });
  return {
    scheme: segments ? expectingAny(bare, [...segments.schemes.values()]) : bare,
    mapping,
    segments,
    by: names ? names.filter((one) => isOwn || one !== 'touchpoint') : null,
    journey,
    ...(listener && (mapping.mapping.respondent || mapping.mapping.layout) ? { listener } : {}),
  };
}

/** The mapping and its standard; without a mapping, what the names of a form say (see `svc form`). */
async function openMapping(
  files: readonly SurveyInput[],
  options: SurveyOptions,
  shell: Shell,
  { standard: settled, madeBy }: SurveyWishes,
): Promise<{ readonly standard: Standard; readonly mapping: MappingFile }> {
  const located = await locateMapping(files, options, shell);
  if (located === null) {
    const standard = settled ?? (await openStandard(options.standard!, shell));
    const { formMapping } = await import('../../survey/form-mapping.ts');
    const { saysOf } = await import('../shared/says.ts');
    const named = withFormCodes(madeBy ?? standard);
    return { standard: named, mapping: formMapping(schemeOf(named), await saysOf(), files[0]!.name) };
  }
  const { file, name } = located;
  const text = await readText(file);
  const standard = settled ?? (await standardOf(text, file, options, shell));
  const loaded = loadMapping(text, file, madeBy ?? standard);
  const accepted = accept(loaded, file, shell);
  return {
    standard,
    mapping: {
      mapping: madeBy ? mappingCarriedOver(accepted, madeBy, standard) : accepted,
      file,
      name,
      place: loaded.yaml.place,
    },
  };
}

/** Facts of a visit come back by their ids, by what they are called, or by the codes and numbers of a form. */
const withFormCodes = (standard: Standard): Standard => ({
  ...standard,
  fields: standard.fields.map((field) => {
    const codes = shortCodes(field.values.map(({ id }) => id));
    return {
      ...field,
      values: field.values.map((value, i) => ({
        ...value,
        formerly: [...(value.formerly ?? []), codes.get(value.id)!, String(FIRST_NUMBER + i)],
      })),
    };
  }),
});

/** The profiles that the mapping gives to texts, and under their own ids the shipped ones of the standard. */
async function segmentsOf(
  { mapping }: MappingFile,
  standard: Standard,
  policed: (scheme: Scheme) => Scheme,
  shell: Shell,
): Promise<Segments> {
  const schemes = new Map<string, Scheme>();
  const values = new Map<string, string>();
  const add = (text: string, profile: Profile) => {
    if (!schemes.has(profile.id)) schemes.set(profile.id, policed(schemeOf(standard, profile)));
    values.set(normalized(text), profile.id);
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

/**
 * Scores the files of the survey, and writes those beside the report; they appear only where all of it was read, and what it came to
 * is accepted.
 */
async function scoreInputs(
  files: readonly SurveyInput[],
  first: SurveyBytes | null,
  { scheme, mapping, segments, by, lastOf, listener }: Plan,
  options: SurveyOptions,
  shell: Shell,
  withheld: ReadonlySet<string>,
  accepted: (scored: SurveyScore) => Promise<boolean>,
): Promise<SurveyScore> {
  const { name } = files[0]!;
  const supplement = wishesOf(options, scheme, mapping.mapping, segments !== null);
  const rowFiles = await openRowFiles(options, scheme, mapping.mapping, files.length > 1, shell);
  let progress = progressOf(name, shell);
  const openable = files.map((input, i): OpenableFile => {
    const { file, facts, path, engine = null } = input;
    return {
      ...{ file, name: input.name, facts, engine },
      open() {
        const own = i === 0 && first ? null : path === null ? null : openSurveyBytes(path, shell.env.root);
        progress.end();
        progress = progressOf(input.name, shell);
        return { source: input.bytes(), bytes: i === 0 && first ? first : own, close: () => own?.close() };
      },
    };
  });
  try {
    const scored = await whileReading(name, () =>
      scoreFiles(openable, {
        scheme,
        mapping,
        by,
        segments,
        profileBy: options.profileBy ?? null,
        encoding: options.encoding ?? null,
        delimiter: options.delimiter ?? null,
        dialect: options.dialect ?? null,
        sheet: options.sheet ?? null,
        supplement,
        withheld,
        lastOf,
        headerRows: options.headerRows ?? null,
        onProgress: (done, total) => progress.at(done, total),
        ...rowFiles.listeners,
        ...(listener ? { onUsed: listener(scheme) } : {}),
      }),
    );
    if (await accepted(scored)) await rowFiles.commit();
    return scored;
  } catch (error) {
    throw asUserError(error, name);
  } finally {
    progress.end();
    for (const file of files) file.release();
    await rowFiles.abandon();
  }
}

async function tell(scored: SurveyScore, options: SurveyOptions, shell: Shell): Promise<void> {
  const { say } = shell.speaker;
  for (const { code, args, file } of scored.notes)
    shell.note(file === undefined ? say(code, args) : say('survey.of-file', { file, said: say(code, args) }));
  noteFindings(scored.issues, shell);
  if (scored.moreIssues > 0) shell.note(say('survey.more-issues', { count: scored.moreIssues }));
  const { used, rejected } = scored.receipt;
  if (options.rows !== undefined) shell.note(say('survey.rows-written', { count: used, file: options.rows }));
  if (options.rejects !== undefined)
    shell.note(say('survey.rejects-written', { count: rejected, file: options.rejects }));
}
