// Reads what `svc report` is given, and pools it.

import { extname, resolve } from 'node:path';
import { driversOf } from '../../core/assess/drivers.ts';
import type { Drivers, GapReport } from '../../core/assess/gap-report.ts';
import { EXIT, UserError } from '../../core/errors.ts';
import { schemeOf } from '../../core/standard/scheme.ts';
import { nearest } from '../../core/suggest.ts';
import {
  groupingsOf,
  hiddenAnswers,
  reportByProfile,
  reportOfSessions,
} from '../../core/tally/session-tally.ts';
import { readBytes, readStream } from '../../io/files.ts';
import type { Shell } from '../shared/command.ts';
import { gate } from '../shared/gate.ts';
import type { HandOverOptions } from '../shared/hand-over.ts';
import { handOver } from '../shared/hand-over.ts';
import { accept, textOf } from '../shared/inputs.ts';
import type { FailingVerdict } from '../shared/options.ts';

export interface ReportOptions extends HandOverOptions {
  readonly standard?: string;
  readonly was?: readonly string[];
  readonly profile?: string;
  readonly by?: readonly string[];
  readonly minN?: number;
  readonly drivers?: string;
  readonly failUnder?: number;
  readonly failOn?: readonly FailingVerdict[];
  /** The audits stand for more than themselves. */
  readonly sampled?: boolean;
}

export async function runReport(
  names: readonly string[],
  options: ReportOptions,
  shell: Shell,
): Promise<number> {
  const result = await openReport(names, options, shell);
  await handOver(result, options, shell);
  return gate(result, options, shell);
}

/** A saved report as it is, or the report of audits. */
export async function openReport(
  names: readonly string[],
  options: ReportOptions,
  shell: Shell,
): Promise<GapReport> {
  return names.some(isSavedReport)
    ? withDrivers(await reopened(names, options, shell), options, shell)
    : pooled(names, options, shell);
}

export const isSavedReport = (name: string): boolean =>
  name === '-' || extname(name).toLowerCase() === '.json';

/** A saved report is finished: it can be shown anew, but not pooled, grouped or held to other expectations. */
async function reopened(names: readonly string[], options: ReportOptions, shell: Shell): Promise<GapReport> {
  if (names.length > 1) throw new UserError('saved-report-alone', {}, { exitCode: EXIT.usage });
  for (const [name, flag] of [
    ['standard', '--standard'],
    ['was', '--was'],
    ['profile', '--profile'],
    ['by', '--by'],
    ['minN', '--min-n'],
    ['sampled', '--sampled'],
  ] as const)
    if (options[name] !== undefined)
      throw new UserError('saved-report-option', { option: flag }, { exitCode: EXIT.usage });
  return openSavedReport(names[0]!, shell);
}

export async function openSavedReport(name: string, shell: Shell): Promise<GapReport> {
  const { loadGapReport } = await import('../../load/gap-report.ts');
  const file = name === '-' ? shell.speaker.say('report.stdin') : resolve(shell.env.cwd, name);
  const bytes =
    name === '-' ? await readStream(shell.env.stdin, MOST_BYTES, file) : await readBytes(file, MOST_BYTES);
  return accept(loadGapReport(decoded(bytes) ?? textOf(bytes, file), file), file, shell);
}

async function withDrivers(report: GapReport, { drivers }: ReportOptions, shell: Shell): Promise<GapReport> {
  return drivers === undefined ? report : { ...report, drivers: await openDrivers(drivers, shell) };
}

/** A report may be larger than what people write; only where it is no UTF-8 is it told what is wrong with it. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A report of thousands of groups fits in this. */
const MOST_BYTES = 500_000_000;

async function pooled(names: readonly string[], options: ReportOptions, shell: Shell): Promise<GapReport> {
  const { openPool } = await import('./pooled-sessions.ts');
  const { by = [] } = options;
  const pool = await openPool(names, { ...options, byProfile: by.includes('profile') }, shell);
  const { standard, persona, sessions } = pool;
  const schemes = new Map(
    [...pool.profiles].map(([id, profile]) => [id, schemeOf(standard, profile, persona)]),
  );
  const [scheme] = [...schemes.values()];
  const own = sessions.flatMap(({ session }) => [...session.fields.keys()]);
  const known = [...new Set([...groupingsOf(scheme!), ...own])];
  for (const name of by) if (!known.includes(name)) throw unknownGrouping(name, known, standard.id);
  const hidden = sessions.reduce((total, { session }) => total + hiddenAnswers(scheme!, session).length, 0);
  if (hidden > 0) shell.note(shell.speaker.say('report.hidden-answers', { count: hidden }));
  const drivers = options.drivers === undefined ? null : await openDrivers(options.drivers, shell);
  const basis = options.sampled ? ('sampled' as const) : ('observed' as const);
  const settings = { by, drivers, basis, ...(options.minN === undefined ? {} : { minimumN: options.minN }) };
  const result =
    schemes.size > 1
      ? reportByProfile(schemes, sessions, settings)
      : reportOfSessions(scheme!, sessions, settings);
  if (result.receipt.used === 0) throw new UserError('nothing-answered', { count: result.receipt.read });
  return pool.warnings.length === 0
    ? result
    : { ...result, warnings: [...pool.warnings, ...result.warnings] };
}

/** Why customers chose the firm: from a saved gap report, or from the sessions of such a survey. */
export async function openDrivers(name: string, shell: Shell): Promise<Drivers> {
  const report = isSavedReport(name) ? await reopened([name], {}, shell) : await pooled([name], {}, shell);
  const drivers = driversOf(report);
  if (drivers) return drivers;
  const hint = { code: 'give-drivers' };
  throw new UserError('no-drivers', { file: name, id: report.standard.id }, { hint });
}

function unknownGrouping(name: string, known: readonly string[], standard: string): UserError {
  if (name === 'touchpoint')
    return new UserError('no-touchpoints', { id: standard }, { exitCode: EXIT.usage });
  const near = nearest(name, known);
  return new UserError(
    'unknown-grouping',
    { name, known: known.join(', ') },
    { exitCode: EXIT.usage, ...(near ? { hint: { code: 'did-you-mean', args: { name: near } } } : {}) },
  );
}
