// Reads what `svc report` is given, and pools it.

import { extname, resolve } from 'node:path';
import { anonymised } from '../../core/assess/anonymise.ts';
import { driversOf } from '../../core/assess/drivers.ts';
import type { Drivers, GapReport } from '../../core/assess/gap-report.ts';
import { didYouMean, UserError, usageError } from '../../core/errors.ts';
import { schemeOf } from '../../core/standard/scheme.ts';
import { nearest } from '../../core/suggest.ts';
import {
  groupingsOf,
  hiddenAnswers,
  reportByProfile,
  reportOfSessions,
} from '../../core/tally/session-tally.ts';
import { readBytes, readStream } from '../../io/files.ts';
import { reporterOf } from '../../report/index.ts';
import type { Shell } from '../shared/command.ts';
import { gate } from '../shared/gate.ts';
import { type HandOverOptions, handOver } from '../shared/hand-over.ts';
import { accept, textOf } from '../shared/inputs.ts';
import type { FailingVerdict } from '../shared/options.ts';
import type { Includable, Pool } from './pooled-sessions.ts';

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
  readonly include?: readonly Includable[];
  readonly approvedOnly?: boolean;
}

export async function runReport(
  names: readonly string[],
  options: ReportOptions,
  shell: Shell,
): Promise<number> {
  const results = names.some(isSavedReport)
    ? [await withDrivers(await reopened(names, options, shell), options, shell)]
    : await pooled(names, options, shell);
  const [only, ...others] = results;
  if (others.length === 0) await handOver(only!, options, shell);
  else await giveEach(results, options, shell);
  return Math.max(...results.map((result) => gate(result, options, shell)));
}

/** Reports of several standards, one after the other; only what is read as text can hold more than one. */
async function giveEach(reports: readonly GapReport[], options: ReportOptions, shell: Shell): Promise<void> {
  const { format } = shell;
  const personOf = (number: number) => shell.speaker.say('report.person', { number });
  const shown = options.anonymise ? reports.map((report) => anonymised(report, personOf)) : reports;
  if (options.open) throw usageError('open-needs-page', { format });
  if (format === 'json') {
    const { forJson } = await import('../../text/escape.ts');
    await shell.data(`${forJson({ format: 'svc.gap-reports/1', reports: shown })}\n`);
    return;
  }
  if (format !== 'terminal' && format !== 'markdown') {
    const ids = reports.map(({ standard }) => standard.id).join(', ');
    throw usageError('several-standards', { format, ids }, { code: 'one-standard' });
  }
  const reporter = await reporterOf('gap-report', format);
  await shell.data(shown.map((report) => reporter(report, shell)).join('\n'));
}

/** A saved report as it is, or the report of audits. */
export async function openReport(
  names: readonly string[],
  options: ReportOptions,
  shell: Shell,
): Promise<GapReport> {
  return names.some(isSavedReport)
    ? withDrivers(await reopened(names, options, shell), options, shell)
    : alone(await pooled(names, options, shell));
}

/** Where one report is needed, audits by several standards cannot be told together. */
function alone(reports: readonly GapReport[]): GapReport {
  const [only, ...others] = reports;
  if (others.length === 0) return only!;
  const ids = reports.map(({ standard }) => standard.id).join(', ');
  throw usageError('one-standard-only', { ids }, { code: 'give-standard' });
}

export const isSavedReport = (name: string): boolean =>
  name === '-' || extname(name).toLowerCase() === '.json';

/** A saved report is finished: it can be shown anew, but not pooled, grouped or held to other expectations. */
async function reopened(names: readonly string[], options: ReportOptions, shell: Shell): Promise<GapReport> {
  if (names.length > 1) throw usageError('saved-report-alone');
  for (const [name, flag] of [
    ['standard', '--standard'],
    ['was', '--was'],
    ['profile', '--profile'],
    ['by', '--by'],
    ['minN', '--min-n'],
    ['sampled', '--sampled'],
  ] as const)
    if (options[name] !== undefined) throw usageError('saved-report-option', { option: flag });
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

async function pooled(
  names: readonly string[],
  options: ReportOptions,
  shell: Shell,
): Promise<readonly GapReport[]> {
  const { openPools } = await import('./pooled-sessions.ts');
  const { by = [] } = options;
  const reports: GapReport[] = [];
  for (const pool of await openPools(names, { ...options, byProfile: by.includes('profile') }, shell))
    reports.push(await reportOf(pool, options, shell));
  return reports;
}

async function reportOf(pool: Pool, options: ReportOptions, shell: Shell): Promise<GapReport> {
  const { by = [] } = options;
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
  const warned =
    pool.warnings.length === 0 ? result : { ...result, warnings: [...pool.warnings, ...result.warnings] };
  return withLeftOut(warned, pool.leftOut);
}

/** The receipt counts and names what was read and not pooled. */
function withLeftOut(report: GapReport, leftOut: Pool['leftOut']): GapReport {
  if (leftOut.length === 0) return report;
  const { receipt } = report;
  const dropped = (['unfinished', 'duplicate', 'not-approved'] as const).flatMap((reason) => {
    const files = leftOut.filter((one) => one.reason === reason).map(({ file }) => file);
    return files.length > 0 ? [{ reason, count: files.length, files }] : [];
  });
  return {
    ...report,
    receipt: {
      ...receipt,
      read: receipt.read + leftOut.length,
      dropped: [...receipt.dropped, ...dropped],
    },
  };
}

/** Why customers chose the firm: from a saved gap report, or from the sessions of such a survey. */
export async function openDrivers(name: string, shell: Shell): Promise<Drivers> {
  const report = isSavedReport(name)
    ? await reopened([name], {}, shell)
    : alone(await pooled([name], {}, shell));
  const drivers = driversOf(report);
  if (drivers) return drivers;
  const hint = { code: 'give-drivers' };
  throw new UserError('no-drivers', { file: name, id: report.standard.id }, { hint });
}

function unknownGrouping(name: string, known: readonly string[], standard: string): UserError {
  if (name === 'touchpoint') return usageError('no-touchpoints', { id: standard });
  const near = nearest(name, known);
  return usageError('unknown-grouping', { name, known: known.join(', ') }, didYouMean(near));
}
