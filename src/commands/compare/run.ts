// Opens the waves to compare: saved reports as they are, audits scored by the standard of the last wave. What svc diff calls
// breaking is refused; what it would have scored anew is scored anew, but for a saved report, which cannot be.

import { parse } from 'node:path';
import type { UnitGaps, Wave } from '../../core/comparison/comparison.ts';
import { comparisonOf } from '../../core/comparison/comparison.ts';
import { comparability } from '../../core/diff/comparability.ts';
import { EXIT, UserError } from '../../core/errors.ts';
import type { GapReport } from '../../core/shapes/gap-report.ts';
import { schemeOf } from '../../core/standard/scheme.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { reportOfSessions } from '../../core/tally/session-tally.ts';
import { openPool } from '../report/pooled-sessions.ts';
import { isSavedReport, openSavedReport } from '../report/run.ts';
import type { Shell } from '../shared/command.ts';
import type { HandOverOptions } from '../shared/hand-over.ts';
import { handOverOf } from '../shared/hand-over.ts';
import { openStandard } from '../shared/inputs.ts';

export interface CompareOptions {
  readonly standard?: string;
  readonly was?: readonly string[];
  readonly profile?: string;
  readonly names?: readonly string[];
  readonly pairBy?: string;
  readonly unpaired?: boolean;
}

export async function runCompare(
  inputs: readonly string[],
  options: CompareOptions & HandOverOptions,
  shell: Shell,
): Promise<number> {
  if (inputs.length < 2) throw new UserError('compare-one', {}, { exitCode: EXIT.usage });
  const { names, pairBy = 'site', unpaired = false } = options;
  if (names && names.length !== inputs.length)
    throw new UserError(
      'compare-names',
      { count: names.length, waves: inputs.length },
      { exitCode: EXIT.usage },
    );
  const waves: Wave[] = [];
  for (const [i, input] of inputs.entries()) {
    const wave = isSavedReport(input)
      ? { report: await openSavedReport(input, shell), units: null }
      : await openAudits(input, pairBy, options, shell);
    waves.push({ ...wave, name: names?.[i] ?? nameOf(input) });
  }
  await refuseIncomparable(waves, inputs, options, shell);
  const compared = unpaired ? waves.map((wave) => ({ ...wave, units: null })) : waves;
  await handOverOf('comparison', comparisonOf(compared, pairBy), options, shell);
  return EXIT.done;
}

/** `2026-spring.json`, `audits/2026-spring/` → 2026-spring. */
const nameOf = (input: string): string => parse(input.replace(/[\\/]+$/, '')).name || input;

async function openAudits(
  input: string,
  pairBy: string,
  { standard, was, profile }: CompareOptions,
  shell: Shell,
): Promise<Omit<Wave, 'name'>> {
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
  return { report, units: unitsOf(report, pairBy) };
}

/** Gaps by site; null where some audit does not say which it is of. */
function unitsOf({ groups }: GapReport, pairBy: string): Wave['units'] {
  if (groups.length === 0 || groups.some(({ key }) => (key[pairBy] ?? '') === '')) return null;
  return new Map(
    groups.map(({ key, overall, sections, criteria }) => {
      const gaps: [string, number][] = [...sections, ...criteria].flatMap(({ id, points }) =>
        points.gap === null ? [] : [[id, points.gap]],
      );
      const whole: [string, number][] =
        overall && overall.points.gap !== null ? [['overall', overall.points.gap]] : [];
      return [key[pairBy]!, new Map([...gaps, ...whole]) as UnitGaps];
    }),
  );
}

/** All waves must be scored by what the last is scored by, or by what is comparable with it. */
async function refuseIncomparable(
  waves: readonly Wave[],
  inputs: readonly string[],
  options: CompareOptions,
  shell: Shell,
): Promise<void> {
  const target = waves.at(-1)!.report.standard;
  const ids = [...new Set(waves.map(({ report }) => report.standard.id))];
  if (ids.length > 1) throw new UserError('compare-other-standards', { list: ids.join(', ') });
  for (const [i, { report }] of waves.entries()) {
    const { id, version, digest } = report.standard;
    if (digest === target.digest) continue;
    const [old, now] = await Promise.all([
      versionWith(digest, options.was ?? [], shell),
      versionWith(target.digest, [options.standard ?? id, ...(options.was ?? [])], shell),
    ]);
    if (!old || !now)
      throw new UserError(
        'compare-version-unknown',
        { file: inputs[i]!, id, version },
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
        { file: inputs[i]!, ...args },
        { hint: { code: 'compare-sessions' } },
      );
  }
}

/** The version of the standard with this digest, among those named; null where none is it. */
async function versionWith(digest: string, names: readonly string[], shell: Shell): Promise<Standard | null> {
  const { openVersion } = await import('../diff/sources.ts');
  for (const name of names) {
    const standard = name.includes(':')
      ? ((await openVersion(name, shell)).file as Standard)
      : await openStandard(name, shell);
    if (standard.digest === digest) return standard;
  }
  return null;
}
