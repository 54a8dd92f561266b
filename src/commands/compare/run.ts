// Opens the waves to compare and holds them against each other. What svc diff calls breaking is refused; what it would have scored
// anew is scored anew, but for a saved report, which cannot be.

import { comparisonOf } from '../../core/comparison/comparison.ts';
import { comparability } from '../../core/diff/comparability.ts';
import { EXIT, UserError, usageError } from '../../core/errors.ts';
import { noteLost } from '../score/run.ts';
import type { Shell } from '../shared/command.ts';
import { type HandOverOptions, handOverOf } from '../shared/hand-over.ts';
import type { CompareOptions } from './options.ts';
import { type Opened, openWave, standardFor, versionWith, waveKinds } from './waves.ts';

export async function runCompare(
  inputs: readonly string[],
  options: CompareOptions & HandOverOptions,
  shell: Shell,
): Promise<number> {
  if (inputs.length < 2) throw usageError('compare-one');
  const { names, unpaired = false } = options;
  if (names && names.length !== inputs.length)
    throw usageError('compare-names', { count: names.length, waves: inputs.length });
  const given = await waveKinds(inputs, options, shell);
  const standard = await standardFor(given, options, shell);
  const waves: Opened[] = [];
  for (const [i, one] of given.entries())
    waves.push(await openWave(one, standard, { place: i, isLast: i === given.length - 1 }, options, shell));
  await refuseIncomparable(waves, options, shell);
  const compared = unpaired ? waves.map((wave) => ({ ...wave, units: null })) : waves;
  const hasSurvey = given.some(({ kind }) => kind === 'survey');
  const by = options.pairBy ?? (hasSurvey ? 'respondent' : 'site');
  await handOverOf('comparison', comparisonOf(compared, by), options, shell);
  const isLost = waves.map(({ lost }) => noteLost(lost, options, shell));
  return isLost.includes(true) ? EXIT.gate : EXIT.done;
}

/** All waves must be scored by what the last is scored by, or by what is comparable with it. */
async function refuseIncomparable(
  waves: readonly Opened[],
  options: CompareOptions,
  shell: Shell,
): Promise<void> {
  const target = waves.at(-1)!.report.standard;
  const ids = [...new Set(waves.map(({ report }) => report.standard.id))];
  if (ids.length > 1) throw new UserError('compare-other-standards', { list: ids.join(', ') });
  for (const { report, given } of waves) {
    const { id, version, digest } = report.standard;
    if (digest === target.digest) continue;
    const [old, now] = await Promise.all([
      versionWith(digest, [options.standard ?? id, ...(options.was ?? [])], shell),
      versionWith(target.digest, [options.standard ?? id, ...(options.was ?? [])], shell),
    ]);
    if (!old || !now)
      throw new UserError(
        'compare-version-unknown',
        { file: given.input, id, version },
        { hint: { code: 'compare-was' } },
      );
    const { level, changes } = comparability(old, now);
    const list = changes
      .map(({ rule, criterion }) => (criterion === null ? rule : `${rule} (${criterion})`))
      .join(', ');
    const args = { id, old: version, new: target.version, count: changes.length, list };
    if (level === 'breaking') throw new UserError('compare-breaking', args);
    if (level === 'rebase')
      throw new UserError(
        'compare-saved-rescore',
        { file: given.input, ...args },
        { hint: { code: 'compare-sessions' } },
      );
  }
}
