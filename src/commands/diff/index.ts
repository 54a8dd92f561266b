// svc diff OLD NEW: what a new version of a standard does to the scores; with --base, of whole folders.

import { dirname, resolve } from 'node:path';
import { type DiffLevel, FAIL_ON, type FailOn } from '../../core/diff/levels.ts';
import type { DiffReview, Gate, ReviewInput, ReviewOptions } from '../../core/diff/review.ts';
import { EXIT, UserError, usageError } from '../../core/errors.ts';
import type { Impact } from '../../core/shapes/diff.ts';
import type { Shell, SvcCommand } from '../shared/command.ts';
import { give } from '../shared/give.ts';
import { pointsUpTo100 } from '../shared/options.ts';
import type { Places } from '../shared/places.ts';
import type { CompanionFile } from './companions.ts';
import type { Saved } from './sessions.ts';
import type { Folders } from './sources.ts';

interface DiffOptions {
  readonly base?: string;
  readonly head?: string;
  readonly sessions?: string;
  readonly profiles?: string;
  readonly waivers?: string;
  readonly waiversFromBase?: boolean;
  readonly failOn: readonly FailOn[];
  readonly failOnMoves?: number;
}

export const diff: SvcCommand<DiffOptions> = {
  name: 'diff',
  gives: ['diff'],
  declare(command, { say }) {
    command
      .argument('[old]', say('argument.diff-old'))
      .argument('[new...]', say('argument.diff-new'))
      .option('--base <ref>', say('option.diff-base'))
      .option('--head <ref>', say('option.diff-head'))
      .option('--sessions <dir>', say('option.diff-sessions'))
      .option('--profiles <dir>', say('option.diff-profiles'))
      .option('--waivers <file>', say('option.diff-waivers'))
      .option('--waivers-from-base', say('option.diff-waivers-from-base'))
      .option('--fail-on <what>', say('option.diff-fail-on'), gatePlaces, ['breaking'])
      .option('--fail-on-moves <points>', say('option.diff-fail-on-moves'), pointsUpTo100);
  },
  async run([first, rest], options, shell) {
    const gate = { failOn: options.failOn, failOnMoves: options.failOnMoves ?? null };
    refuseUseless(options, gate);
    const names = [first, ...((rest as string[] | undefined) ?? [])].filter(
      (name) => typeof name === 'string',
    );
    const result = await told(shell, () => reviewOf(names, options, gate, shell));
    await give('diff', result, shell);
    noteGate(result, shell);
    return result.failed ? EXIT.gate : EXIT.done;
  },
};

/** `breaking,version`: where the gate closes. */
function gatePlaces(value: string): readonly FailOn[] {
  const places = value.split(',').map((place) => place.trim());
  const isGate = places.every((place) => (FAIL_ON as readonly string[]).includes(place));
  if (!isGate || (places.includes('never') && places.length > 1))
    throw usageError('fail-on', { value, choices: FAIL_ON.join(', ') });
  return [...new Set(places)] as FailOn[];
}

/** An option without which another says nothing. */
function refuseUseless({ base, head, sessions, waivers, waiversFromBase }: DiffOptions, gate: Gate): void {
  const usage = (code: string, option: string) => usageError(code, { option }, { code });
  if (sessions === undefined && gate.failOnMoves !== null)
    throw usage('diff-needs-sessions', '--fail-on-moves');
  if (sessions === undefined && gate.failOn.includes('verdict-turns'))
    throw usage('diff-needs-sessions', '--fail-on verdict-turns');
  if (base === undefined && head !== undefined) throw usage('diff-needs-base', '--head');
  if (base === undefined && waiversFromBase) throw usage('diff-needs-base', '--waivers-from-base');
  if (waivers === undefined && waiversFromBase) throw usage('diff-needs-waivers', '--waivers-from-base');
}

async function reviewOf(
  names: readonly string[],
  options: DiffOptions,
  gate: Gate,
  shell: Shell,
): Promise<DiffReview> {
  const { base } = options;
  const { pairs, commit } = await openPairs(names, options, shell);
  const { companionsOf } = await import('./companions.ts');
  const companions = await companionsOf(pairs, options.profiles, shell);
  const saved = options.sessions === undefined ? null : await openSaved(options.sessions, companions, shell);
  const settingsOf = await settingsFinder(options.waiversFromBase ? commit : null, shell);
  const { placer } = await import('../shared/places.ts');
  const place = await placer(shell);
  const inputs: ReviewInput[] = [];
  for (const pair of pairs)
    inputs.push(
      await reviewInput(
        pair,
        { saved, companions, settings: await settingsOf((pair.new ?? pair.old)!.path), place },
        shell,
      ),
    );
  const { review } = await import('../../core/diff/review.ts');
  return review(inputs, {
    base: base ?? null,
    gate,
    today: shell.env.now().toISOString().slice(0, 10),
    ...(options.waivers === undefined
      ? {}
      : await openWaivers(
          options.waivers,
          { commit, isFromBase: options.waiversFromBase === true },
          place,
          shell,
        )),
  });
}

async function openPairs(
  names: readonly string[],
  { base, head }: DiffOptions,
  shell: Shell,
): Promise<Folders> {
  const { openFolders, openVersions } = await import('./sources.ts');
  if (base !== undefined) return openFolders(names.length === 0 ? ['.'] : names, base, head ?? null, shell);
  const [old, now, ...more] = names;
  const wrong = (code: string, args = {}) => usageError(code, args, { code: 'diff-two-names' });
  if (old === undefined) throw wrong('diff-no-names');
  if (now === undefined) throw wrong('diff-one-name', { name: old });
  if (more.length > 0) throw wrong('diff-many-names', { names: names.join(', ') });
  return { pairs: [await openVersions(old, now, shell)], commit: '' };
}

async function openSaved(input: string, companions: readonly CompanionFile[], shell: Shell): Promise<Saved> {
  const sessions = await import('./sessions.ts');
  return sessions.openSaved(input, companions, shell);
}

interface Around {
  readonly saved: Saved | null;
  readonly companions: readonly CompanionFile[];
  readonly settings: Readonly<Record<string, DiffLevel>>;
  readonly place: Places;
}

async function reviewInput(
  pair: Folders['pairs'][number],
  { saved, companions, settings, place }: Around,
  shell: Shell,
): Promise<ReviewInput> {
  const { diff: differ } = await import('../../core/diff/diff.ts');
  const { placeOfAddress } = await import('../../load/diffable.ts');
  const { old, new: now } = pair;
  return {
    diff: differ(old?.file ?? null, now?.file ?? null, {
      companions: companions.map(({ companion }) => companion),
      settings,
      path: place.always((now ?? old)!.path),
    }),
    oldName: old?.name ?? null,
    newName: now?.name ?? null,
    paths: { old: old && place.shown(old.path), new: now && place.shown(now.path) },
    locate(side, address) {
      const version = pair[side];
      return version && placeOfAddress(version.yaml, address);
    },
    impact: saved && (await impactOn(pair, saved, shell)),
  };
}

/** Null where there is nothing to score by: a file that came or went, or one that no score is made by. */
async function impactOn(
  { old, new: now }: Folders['pairs'][number],
  saved: Saved,
  shell: Shell,
): Promise<Impact | null> {
  if (!old || !now || now.file.format === 'svc.mapping/1') return null;
  const { impactOfCompanion, impactOfStandard } = await import('./sessions.ts');
  if (old.file.format === 'svc.standard/1' && now.file.format === 'svc.standard/1')
    return impactOfStandard(saved, old.file, now.file, shell);
  return impactOfCompanion(saved, { old, new: now }, shell);
}

async function openWaivers(
  name: string,
  { commit, isFromBase }: { readonly commit: string; readonly isFromBase: boolean },
  place: Places,
  shell: Shell,
): Promise<Pick<ReviewOptions, 'waivers' | 'merged' | 'locateWaiver'>> {
  const { accept, readText, textOf } = await import('../shared/inputs.ts');
  const { shown } = await import('../shared/faults.ts');
  const { loadWaivers } = await import('../../load/waivers.ts');
  const file = resolve(shell.env.cwd, name);
  const inBase = commit === '' ? null : await fileInBase(file, commit, shell);
  // A base that has no waivers yet has waived nothing.
  if (isFromBase && inBase === null) return {};
  const before = inBase && loadWaivers(textOf(inBase, file), file);
  const loaded = before && isFromBase ? before : loadWaivers(await readText(file), file);
  return {
    waivers: accept(loaded, file, shell),
    merged: new Set((before?.value ?? []).map(({ fingerprint }) => fingerprint)),
    locateWaiver: ({ fingerprint }) => ({
      file: place.shown(shown(file, shell)),
      ...loaded.yaml.place(['waivers', fingerprint], 'key'),
    }),
  };
}

async function fileInBase(file: string, commit: string, shell: Shell): Promise<Uint8Array | null> {
  const { filesOf, pathFromRoot, repositoryOf } = await import('../../io/git.ts');
  const { cwd } = shell.env;
  const path = pathFromRoot(await repositoryOf(cwd), cwd, file);
  return (await filesOf(cwd, [`${commit}:${path}`]))[0] ?? null;
}

/**
 * Levels by rule from the .svc.yaml nearest to a file, so that several folders are each judged by their own; as it was in the
 * base, where waivers are, too.
 */
async function settingsFinder(
  commit: string | null,
  shell: Shell,
): Promise<(path: string) => Promise<Readonly<Record<string, DiffLevel>>>> {
  const { configFinder } = await import('../shared/settings.ts');
  const { accept, readText, textOf } = await import('../shared/inputs.ts');
  const { loadConfig } = await import('../../load/config.ts');
  const { cwd } = shell.env;
  const configOf = configFinder();
  const known = new Map<string, Promise<Readonly<Record<string, DiffLevel>>>>();
  const levelsIn = async (file: string): Promise<Readonly<Record<string, DiffLevel>>> => {
    const inBase = commit === null ? null : await fileInBase(file, commit, shell);
    if (commit !== null && inBase === null) return {};
    return accept(loadConfig(inBase ? textOf(inBase, file) : await readText(file), file), file, shell).levels;
  };
  return async (path) => {
    const file = await configOf(dirname(resolve(cwd, path)));
    if (file === null) return {};
    const levels = known.get(file) ?? levelsIn(file);
    known.set(file, levels);
    return levels;
  };
}

/** What makes a file unusable is shown beside its line, too, before the command ends. */
async function told<T>(shell: Shell, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof UserError) || shell.format !== 'github' || error.findings.length === 0)
      throw error;
    const { placer } = await import('../shared/places.ts');
    const place = await placer(shell);
    const { shown } = await import('../shared/faults.ts');
    const findings = error.findings.map((finding) => ({
      ...finding,
      file: place.shown(shown(finding.file, shell)),
    }));
    await give('lint', { findings, files: [], fixed: 0, sources: new Map() }, shell);
    throw error;
  }
}

function noteGate({ gate, closedBy, failed }: DiffReview, { note, speaker: { say } }: Shell): void {
  const isNever = gate.failOn.includes('never') && gate.failOnMoves === null;
  if (isNever) return;
  const by = closedBy.map((place) => (place === 'moves' ? say('diff.gate.moves') : place)).join(', ');
  const places = gate.failOn.join(',');
  const closed = by === places ? 'diff.gate.failed' : 'diff.gate.failed-by';
  note(say(failed ? closed : 'diff.gate.passed', { gate: places, by }));
}
