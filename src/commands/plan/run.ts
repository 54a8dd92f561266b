// Makes a plan from a report or from audits, or holds a plan against the next ones.

import { resolve } from 'node:path';
import { EXIT, UserError, usageError } from '../../core/errors.ts';
import { checkOf, planOf } from '../../core/plan/plan.ts';
import type { GapReport } from '../../core/shapes/gap-report.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { shippedIds } from '../../io/shipped.ts';
import { loadPlan } from '../../load/plan.ts';
import { loadWorth } from '../../load/worth.ts';
import { openReport } from '../report/run.ts';
import type { Shell } from '../shared/command.ts';
import { give } from '../shared/give.ts';
import { accept, openStandard, readText } from '../shared/inputs.ts';

export interface PlanCommandOptions {
  readonly standard?: string;
  readonly profile?: string;
  readonly most?: number;
  readonly worth?: string;
  /** The next report; then the input is the plan. */
  readonly check?: string;
}

const MOST = 10;

export async function runPlan(
  inputs: readonly string[],
  { standard, profile, most = MOST, worth, check }: PlanCommandOptions,
  shell: Shell,
): Promise<number> {
  const sources = {
    ...(standard === undefined ? {} : { standard }),
    ...(profile === undefined ? {} : { profile }),
  };
  if (check !== undefined) {
    if (inputs.length !== 1) throw usageError('plan-check-one');
    const file = resolve(shell.env.cwd, inputs[0]!);
    const plan = accept(loadPlan(await readText(file), file), file, shell);
    const report = await openReport([check], sources, shell);
    if (report.standard.id !== plan.standard.id)
      throw new UserError('plan-other-standard', { plan: plan.standard.id, report: report.standard.id });
    if (report.standard.digest !== plan.standard.digest)
      shell.note(
        shell.speaker.say('plan.other-version', { old: plan.standard.version, new: report.standard.version }),
      );
    await give('plan-check', checkOf(plan, report), formatFor(shell));
    return EXIT.done;
  }
  const report = await openReport(inputs, sources, shell);
  const figures = worth === undefined ? null : await openWorth(worth, shell);
  const notes = figures ? figures.notes : [];
  const plan = planOf(report, await guidesFor(report, standard, shell), {
    most,
    worth: figures?.worth ?? null,
    notes,
  });
  if (plan.actions.length === 0) shell.note(shell.speaker.say('plan.nothing'));
  await give('plan', plan, shell);
  return EXIT.done;
}

/** Without a word a plan is written as YAML, of which there is none here. */
const formatFor = (shell: Shell): Shell =>
  shell.format === 'yaml' ? { ...shell, format: 'terminal' } : shell;

async function openWorth(name: string, shell: Shell) {
  const file = resolve(shell.env.cwd, name);
  const { currency, ...worth } = accept(loadWorth(await readText(file), file), file, shell);
  const { number, percent, say } = shell.speaker;
  const money = (value: number) => `${number(value, 2)}${currency === null ? '' : `\u00a0${currency}`}`;
  const { customers, margin, leave, visits, advise, extras } = worth;
  const both = (of: typeof leave, written: (value: number) => string) => ({
    letDown: written(of.letDown),
    others: written(of.others),
  });
  const share = (value: number) => percent(value, 1);
  const times = (value: number) => number(value, 2);
  const alsoWorth = [
    ...(visits ? [say('plan.worth-visits', { ...both(visits, times), margin: money(visits.margin) })] : []),
    ...(advise ? [say('plan.worth-advise', both(advise, times))] : []),
    ...(extras ? [say('plan.worth-extras', { ...both(extras, share), margin: money(extras.margin) })] : []),
  ];
  const note = say('plan.worth-note', {
    customers: number(customers, 0),
    margin: money(margin),
    ...both(leave, share),
  });
  return {
    worth,
    notes: [
      note,
      ...(alsoWorth.length > 0 ? [say('plan.worth-besides', { list: alsoWorth.join('; ') })] : []),
    ],
  };
}

/** The standard of the report, for its guides: the one named, else the shipped one of that id if it is the very same. */
async function guidesFor(
  report: GapReport,
  named: string | undefined,
  shell: Shell,
): Promise<Standard | null> {
  const { id, digest } = report.standard;
  if (named !== undefined) return openStandard(named, shell);
  if (!(await shippedIds(shell.env.root, 'standards')).includes(id)) return null;
  const standard = await openStandard(id, shell);
  return standard.digest === digest ? standard : null;
}
