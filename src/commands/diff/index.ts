// svc diff OLD NEW: what a new version of a standard does to the scores; with --base, of whole folders.

import { resolve } from 'node:path';
import type { Impact } from '../../core/diff/impact.ts';
import type { FailOn } from '../../core/diff/levels.ts';
import { FAIL_ON } from '../../core/diff/levels.ts';
import type { ReviewInput, ReviewOptions } from '../../core/diff/review.ts';
import { EXIT, UserError } from '../../core/errors.ts';
import type { Shell, SvcCommand } from '../shared/command.ts';
import { give } from '../shared/give.ts';
import { choice } from '../shared/options.ts';
import type { Saved } from './sessions.ts';
import type { VersionPair } from './sources.ts';

interface DiffOptions {
  readonly base?: string;
  readonly sessions?: string;
  readonly waivers?: string;
  readonly failOn: FailOn;
}

export const diff: SvcCommand<DiffOptions> = {
  name: 'diff',
  gives: ['diff'],
  declare(command, { say }) {
    command
      .argument('[old]', say('argument.diff-old'))
      .argument('[new...]', say('argument.diff-new'))
      .option('--base <ref>', say('option.diff-base'))
      .option('--sessions <dir>', say('option.diff-sessions'))
      .option('--waivers <file>', say('option.diff-waivers'))
      .addOption(choice('--fail-on <level>', say('option.diff-fail-on'), FAIL_ON).default('breaking'));
  },
  async run([first, rest], options, shell) {
    const { base, failOn } = options;
    const names = [first, ...((rest as string[] | undefined) ?? [])].filter(
      (name) => typeof name === 'string',
    );
    const pairs = await openPairs(names, base, shell);
    const saved = options.sessions === undefined ? null : await openSaved(options.sessions, shell);
    const inputs: ReviewInput[] = [];
    for (const pair of pairs) inputs.push(await reviewInput(pair, saved, shell));
    const { review } = await import('../../core/diff/review.ts');
    const result = review(inputs, {
      base: base ?? null,
      failOn,
      today: shell.env.now().toISOString().slice(0, 10),
      ...(options.waivers === undefined ? {} : await openWaivers(options.waivers, shell)),
    });
    await give('diff', result, shell);
    if (failOn !== 'never')
      shell.note(
        shell.speaker.say(result.failed ? 'diff.gate.failed' : 'diff.gate.passed', { level: failOn }),
      );
    return result.failed ? EXIT.gate : EXIT.done;
  },
};

async function openPairs(
  names: readonly string[],
  base: string | undefined,
  shell: Shell,
): Promise<VersionPair[]> {
  const { openFolders, openVersions } = await import('./sources.ts');
  if (base !== undefined) return openFolders(names.length === 0 ? ['.'] : names, base, shell);
  const [old, now, ...more] = names;
  const wrong = (code: string, args = {}) =>
    new UserError(code, args, { exitCode: EXIT.usage, hint: { code: 'diff-two-names' } });
  if (old === undefined) throw wrong('diff-no-names');
  if (now === undefined) throw wrong('diff-one-name', { name: old });
  if (more.length > 0) throw wrong('diff-many-names', { names: names.join(', ') });
  return [await openVersions(old, now, shell)];
}

async function openSaved(input: string, shell: Shell): Promise<Saved> {
  const sessions = await import('./sessions.ts');
  return sessions.openSaved(input, shell);
}

async function reviewInput(pair: VersionPair, saved: Saved | null, shell: Shell): Promise<ReviewInput> {
  const { diff: differ } = await import('../../core/diff/diff.ts');
  const { placeOfAddress } = await import('../../load/diffable.ts');
  const { old, new: now } = pair;
  return {
    diff: differ(old?.file ?? null, now?.file ?? null),
    oldName: old?.name ?? null,
    newName: now?.name ?? null,
    paths: { old: old?.path ?? null, new: now?.path ?? null },
    locate(side, address) {
      const version = pair[side];
      return version && placeOfAddress(version.yaml, address);
    },
    impact: saved && (await impactOn(pair, saved, shell)),
  };
}

/** Null where there is nothing to score by: a file that came or went. */
async function impactOn({ old, new: now }: VersionPair, saved: Saved, shell: Shell): Promise<Impact | null> {
  if (!old || !now) return null;
  const { impactOfCompanion, impactOfStandard } = await import('./sessions.ts');
  if (old.file.format === 'svc.standard/1' && now.file.format === 'svc.standard/1')
    return impactOfStandard(saved, old.file, now.file, shell);
  return impactOfCompanion(saved, { old, new: now }, shell);
}

async function openWaivers(
  name: string,
  shell: Shell,
): Promise<Pick<ReviewOptions, 'waivers' | 'locateWaiver'>> {
  const { accept, readText } = await import('../shared/inputs.ts');
  const { shown } = await import('./sources.ts');
  const { loadWaivers } = await import('../../load/waivers.ts');
  const file = resolve(shell.env.cwd, name);
  const loaded = loadWaivers(await readText(file), file);
  return {
    waivers: accept(loaded, file, shell),
    locateWaiver: ({ fingerprint }) => ({
      file: shown(file, shell),
      ...loaded.yaml.place(['waivers', fingerprint], 'key'),
    }),
  };
}
