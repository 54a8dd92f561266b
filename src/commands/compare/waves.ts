// What a wave may be given as: a saved report, audits, a survey with its mapping, or the tally of one. Each becomes a report by the
// standard that all waves are scored by, and the gaps of its sites or respondents where it knows them.

import { extname, parse, resolve } from 'node:path';
import { OVERALL, type Units, type Wave } from '../../core/comparison/comparison.ts';
import { comparability } from '../../core/diff/comparability.ts';
import { reportOfTally } from '../../core/diff/survey-impact.ts';
import { UserError, usageError } from '../../core/errors.ts';
import type { ComparisonWarning } from '../../core/shapes/comparison.ts';
import type { GapReport } from '../../core/shapes/gap-report.ts';
import { type Scheme, schemeOf } from '../../core/standard/scheme.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { reportOfSessions } from '../../core/tally/session-tally.ts';
import { readBytes } from '../../io/files.ts';
import { isFolder, yamlFilesIn } from '../../io/yaml-files.ts';
import { formatNamed } from '../../load/diffable.ts';
import { loadTally, tallyOf } from '../../load/tally.ts';
import type { Lost } from '../../survey/lost.ts';
import type { UsedRow } from '../../survey/row-counter.ts';
import { openPool } from '../report/pooled-sessions.ts';
import { openSavedReport } from '../report/run.ts';
import { locateMapping, standardOf } from '../score/near.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { accept, openStandard, readText, textOf } from '../shared/inputs.ts';
import { surveyInputs } from '../shared/surveys.ts';
import type { CompareOptions } from './options.ts';

/** A wave as it was given. */
export interface Given {
  readonly input: string;
  readonly name: string;
  readonly kind: 'report' | 'audits' | 'survey' | 'tally';
  /** Of a survey, its mapping; null where it lies beside it. */
  readonly map: string | null;
}

export interface Opened extends Wave {
  readonly given: Given;
  /** Criteria too much of which could not be read. */
  readonly lost: readonly Lost[];
}

const MOST_BYTES = 500_000_000;
/** Within so many bytes a file says what it is. */
const BEGINNING = 65_536;

/** What the waves are. Mappings are given once for all surveys, or one for each, in order. */
export async function waveKinds(
  inputs: readonly string[],
  { names, map: maps = [] }: CompareOptions,
  shell: Shell,
): Promise<Given[]> {
  const kinds: Given['kind'][] = [];
  for (const input of inputs) kinds.push(await kindOf(input, shell));
  const surveys = kinds.filter((kind) => kind === 'survey').length;
  if (maps.length > 1 && maps.length !== surveys)
    throw usageError('compare-maps', { count: maps.length, surveys });
  const [only] = maps;
  let next = 0;
  return inputs.map((input, i) => {
    const kind = kinds[i]!;
    const map = kind === 'survey' ? ((maps.length > 1 ? maps[next++] : only) ?? null) : null;
    return { input, kind, map, name: names?.[i] ?? nameOf(input) };
  });
}

async function kindOf(input: string, { env }: Shell): Promise<Given['kind']> {
  if (input === '-') return 'report';
  const path = resolve(env.cwd, input);
  const extension = extname(input).toLowerCase();
  if (extension === '.json') {
    const bytes = await readBytes(path, MOST_BYTES);
    return formatNamed(new TextDecoder().decode(bytes.subarray(0, BEGINNING))) === 'tally'
      ? 'tally'
      : 'report';
  }
  if (extension === '.yaml' || extension === '.yml') return 'audits';
  if (extension === '.zip') {
    const { isPacked } = await import('../../io/archive.ts');
    return (await isPacked(path)) ? 'audits' : 'survey';
  }
  // A folder of exports is a survey in several files.
  return (await isFolder(path)) && (await yamlFilesIn(path)).length > 0 ? 'audits' : 'survey';
}

/** `2026-spring.json`, `audits/2026-spring/` → 2026-spring. */
const nameOf = (input: string): string =>
  parse(input.replace(/[\\/]+$/, '').replace(/\.gz$/i, '')).name || input;

/** The id or path of the standard by which all waves are scored; null where the waves say it themselves. */
export async function standardFor(
  given: readonly Given[],
  { standard }: CompareOptions,
  shell: Shell,
): Promise<Standard | null> {
  if (standard !== undefined) return openStandard(standard, shell);
  const last = given.findLast(({ kind }) => kind === 'survey' || kind === 'tally');
  if (!last) return null;
  if (last.kind === 'tally') {
    const { value } = await openTally(last.input, shell);
    return openStandard(value!.standard.id, shell);
  }
  const located =
    last.map === null
      ? await locateMapping(await surveyInputs([last.input], shell), {}, shell)
      : { file: resolve(shell.env.cwd, last.map) };
  // Without a standard to look for, none found is an error of its own.
  const { file } = located!;
  return standardOf(await readText(file), file, {}, shell);
}

export async function openWave(
  given: Given,
  standard: Standard | null,
  { place, isLast }: { readonly place: number; readonly isLast: boolean },
  options: CompareOptions,
  shell: Shell,
): Promise<Opened> {
  const { input, name, kind } = given;
  const nothing = { given, name, units: null, warnings: [], lost: [] };
  switch (kind) {
    case 'report':
      return { ...nothing, report: await openSavedReport(input, shell) };
    case 'tally':
      return { ...nothing, ...(await openTallyWave(given, standard!, options, shell)) };
    case 'audits':
      return { ...nothing, ...(await openAudits(input, options, shell)) };
    case 'survey': {
      const madeBy = isLast ? null : await versionAsked(place, standard!, options, shell);
      return { ...nothing, ...(await openSurvey(given, standard!, madeBy, options, shell)) };
    }
  }
}

async function openAudits(
  input: string,
  { standard, was, profile, pairBy = 'site' }: CompareOptions,
  shell: Shell,
): Promise<Pick<Wave, 'report' | 'units' | 'warnings'>> {
  const pool = await openPool(
    [input],
    {
      ...(standard === undefined ? {} : { standard }),
      ...(was === undefined ? {} : { was }),
      ...(profile === undefined ? {} : { profile }),
    },
    shell,
  );
  const [own = null] = pool.profiles.values();
  const scheme = schemeOf(pool.standard, own, pool.persona);
  const report = reportOfSessions(scheme, pool.sessions, { by: [pairBy], minimumN: 1 });
  if (report.receipt.used === 0) throw new UserError('nothing-answered', { count: report.receipt.read });
  return {
    report,
    units: groupsAsUnits(report, pairBy),
    warnings: pool.warnings.map(({ code, args }) => ({ code, args })),
  };
}

/** Gaps by site; null where some do not say which they are of. */
function groupsAsUnits({ groups, sections, criteria }: GapReport, pairBy: string): Units | null {
  if (groups.length === 0 || groups.some(({ key }) => (key[pairBy] ?? '') === '')) return null;
  const units = groups.map(
    (group) =>
      new Map(
        [{ id: OVERALL, points: group.overall?.points }, ...group.sections, ...group.criteria].map(
          ({ id, points }) => [id, points?.gap ?? Number.NaN],
        ),
      ),
  );
  const ids = [OVERALL, ...[...sections, ...criteria].map(({ id }) => id)];
  return {
    places: new Map(groups.map(({ key }, place) => [key[pairBy]!, place])),
    gaps: new Map(ids.map((id) => [id, units.map((gaps) => gaps.get(id) ?? Number.NaN)])),
  };
}

async function openTally(input: string, { env }: Shell) {
  const file = resolve(env.cwd, input);
  const loaded = loadTally(textOf(await readBytes(file, MOST_BYTES), file), file);
  if (loaded.value === null) throw new UserError('bad-input', { file }, { findings: loaded.findings });
  return loaded;
}

/** Counts are judged anew, by whatever version is comparable. Who answered what together they do not tell. */
async function openTallyWave(
  { input }: Given,
  standard: Standard,
  { was = [] }: CompareOptions,
  shell: Shell,
): Promise<Pick<Wave, 'report' | 'warnings' | 'madeBy'>> {
  const loaded = await openTally(input, shell);
  const { id, version, digest } = loaded.value!.standard;
  if (id !== standard.id) throw new UserError('compare-other-standards', { list: `${id}, ${standard.id}` });
  const own = digest === standard.digest ? standard : await versionWith(digest, was, shell);
  if (!own)
    throw new UserError(
      'compare-version-unknown',
      { file: input, id, version },
      { hint: { code: 'compare-was' } },
    );
  const looks = rescorable(own, standard, shell);
  const lost: string[] = [];
  const tally = accept(tallyOf(loaded, own), loaded.yaml.file, shell);
  const report = reportOfTally(tally, own, standard, (criterion) => lost.push(criterion));
  const warnings: ComparisonWarning[] = [
    { code: 'compare-tally', args: { file: shown(resolve(shell.env.cwd, input), shell) } },
    ...looks,
    ...(lost.length > 0 ? [{ code: 'compare-tally-lost', args: { list: lost.join(', ') } }] : []),
  ];
  return { report, warnings, madeBy: version };
}

/**
 * Which version of the standard the mapping of an earlier survey was written for: with one --was that one; with one for each earlier
 * wave, that of its place.
 */
async function versionAsked(
  place: number,
  standard: Standard,
  { was = [] }: CompareOptions,
  shell: Shell,
): Promise<Standard | null> {
  const name = was.length === 1 ? was[0] : was[place];
  if (name === undefined) return null;
  const old = await versionNamed(name, shell);
  if (old.id !== standard.id) throw new UserError('was-other-standard', { name, id: standard.id });
  return old;
}

async function openSurvey(
  given: Given,
  standard: Standard,
  madeBy: Standard | null,
  { standard: named, profile, pairBy, unpaired = false, allowUnread = false }: CompareOptions,
  shell: Shell,
): Promise<Pick<Opened, 'report' | 'units' | 'warnings' | 'lost' | 'madeBy'>> {
  const { map } = given;
  const looks = madeBy ? rescorable(madeBy, standard, shell) : [];
  const { openSurveyBytes } = await import('../score/survey-bytes.ts');
  const { judgedSurvey } = await import('../score/run.ts');
  const { env } = shell;
  const bytes = openSurveyBytes(resolve(env.cwd, given.input), env.root);
  const isByField = pairBy !== undefined && pairBy !== RESPONDENT;
  let gathered: ReturnType<typeof respondentGaps> | null = null;
  const listener = (scheme: Scheme) => {
    gathered = respondentGaps(scheme);
    return gathered.add;
  };
  try {
    const { report, scored, plan, lost } = await judgedSurvey(
      await surveyInputs([given.input], shell),
      bytes,
      {
        ...(map === null ? {} : { map }),
        allowUnread,
        ...(named === undefined ? {} : { standard: named }),
        ...(profile === undefined ? {} : { profile }),
        by: isByField ? [pairBy] : [],
        minN: 1,
      },
      shell,
      {
        standard,
        ...(madeBy ? { madeBy } : {}),
        ...(isByField || unpaired ? {} : { listener }),
      },
    );
    if (plan.segments) throw usageError('compare-many-profiles', { file: given.input });
    const hasDesign = scored.supplements?.tallies.some(({ weighted }) => weighted !== null) ?? false;
    const units = isByField ? groupsAsUnits(report, pairBy) : gathered && (gathered as Gathered).units();
    return {
      report,
      lost,
      ...(madeBy ? { madeBy: madeBy.version } : {}),
      units: hasDesign ? null : units,
      warnings: [...looks, ...(hasDesign && units ? [{ code: 'compare-weighted', args: {} }] : [])],
    };
  } finally {
    bytes?.close();
  }
}

const RESPONDENT = 'respondent';
type Gathered = ReturnType<typeof respondentGaps>;

/** The gaps of each respondent, column by column; of one who stands there more than once, the means. */
function respondentGaps({ criteria, sections }: Scheme) {
  const scored = criteria.flatMap((criterion, i) => (criterion.scored ? [{ ...criterion, i }] : []));
  const ids = [OVERALL, ...sections.map(({ id }) => id), ...scored.map(({ id }) => id)];
  const places = new Map<string, number>();
  let sums = ids.map(() => new Float64Array(1024));
  let counts = ids.map(() => new Uint32Array(1024));
  const note = (column: number, place: number, gap: number) => {
    if (Number.isNaN(gap)) return;
    sums[column]![place]! += gap;
    counts[column]![place]! += 1;
  };
  const placeOf = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    const place = places.size;
    if (place === sums[0]!.length) {
      sums = sums.map((old) => grown(old, new Float64Array(2 * old.length)));
      counts = counts.map((old) => grown(old, new Uint32Array(2 * old.length)));
    }
    places.set(name, place);
    return place;
  };
  return {
    add({ respondent, answers, points }: UsedRow): void {
      if (respondent === '') return;
      const place = placeOf(respondent);
      note(0, place, points.overall.delivery - points.overall.expectation);
      points.sections.forEach(({ expectation, delivery }, s) => {
        note(1 + s, place, delivery - expectation);
      });
      scored.forEach(({ i, kind, answer, expect }, k) => {
        const asked = answers.expectation[i]!;
        const expectation = Number.isNaN(asked) ? (expect ?? Number.NaN) : asked;
        const delivery = answers.delivery[i]!;
        if (Number.isNaN(expectation) || Number.isNaN(delivery)) return;
        note(1 + sections.length + k, place, kind.pointsGap(expectation, delivery, answer));
      });
    },
    /** Null where nobody is named. */
    units(): Units | null {
      if (places.size === 0) return null;
      const means = sums.map((column, k) =>
        column.subarray(0, places.size).map((sum, place) => sum / counts[k]![place]!),
      );
      return { places, gaps: new Map(ids.map((id, k) => [id, means[k]!])) };
    },
  };
}

function grown<T extends Float64Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** Refuses what svc diff calls breaking; notes what is scored anew; what only a person can judge comes back as a warning. */
function rescorable(old: Standard, now: Standard, { note, speaker }: Shell): ComparisonWarning[] {
  const { level, changes, looks } = comparability(old, now);
  const told = (of: typeof changes) => ({
    id: now.id,
    old: old.version,
    new: now.version,
    count: of.length,
    list: of.map(({ rule, criterion }) => (criterion === null ? rule : `${rule} (${criterion})`)).join(', '),
  });
  if (level === 'breaking') throw new UserError('compare-breaking', told(changes));
  if (level === 'rebase') note(speaker.say('report.rescored', told(changes)));
  return looks.length === 0 ? [] : [{ code: 'pooled-versions', args: told(looks) }];
}

/** The version of the standard with this digest, among those named; null where none is it. */
export async function versionWith(
  digest: string,
  names: readonly string[],
  shell: Shell,
): Promise<Standard | null> {
  for (const name of names) {
    const standard = await versionNamed(name, shell);
    if (standard.digest === digest) return standard;
  }
  return null;
}

async function versionNamed(name: string, shell: Shell): Promise<Standard> {
  if (!name.includes(':')) return openStandard(name, shell);
  const { openVersion } = await import('../diff/sources.ts');
  return (await openVersion(name, shell)).file as Standard;
}
