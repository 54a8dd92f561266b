// What a gap report tells beyond gaps, in words: summaries of a criterion, over-delivery in silence, the journey, and
// why customers choose the firm.

import type { CriterionReport, Drivers, GapReport, Step } from '../../core/assess/gap-report.ts';
import type { Summary } from '../../core/shapes/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { isOver } from '../../core/tally/tally.ts';
import type { Speaker } from '../../words/index.ts';
import { type Direction, quoted, titled } from './sentences.ts';

const SUMMARY_NAMES: Readonly<Record<Summary['kind'], string>> = {
  nps: 'NPS',
  enps: 'eNPS',
  csat: 'CSAT',
  ces: 'CES',
};

/** The summary of a criterion in one line; empty where the standard asks for none or nobody answered. */
export function summaryLine({ summary }: CriterionReport, speaker: Speaker): string {
  if (!summary || summary.value === null) return '';
  const { say, number, percent } = speaker;
  const { kind, n, se, ci95, parts } = summary;
  const isNet = kind === 'nps' || kind === 'enps';
  const write = (value: number) =>
    kind === 'csat' ? percent(value / 100, 1) : number(value, kind === 'ces' ? 2 : 1, { sign: isNet });
  const figures = [
    ...(ci95 ? [say('summary.interval', { low: write(ci95[0]), high: write(ci95[1]) })] : []),
    ...(se === null ? [] : [say('summary.se', { se: kind === 'csat' ? percent(se / 100, 1) : number(se) })]),
    say('report.respondents', { n: number(n, 0) }),
    ...parts.map(({ id, count }) => say(`summary.${id}`, { n: number(count, 0) })),
  ];
  return `${SUMMARY_NAMES[kind]} ${write(summary.value)} (${figures.join('; ')})`;
}

/** Over-delivery of which customers were not told, one sentence a criterion. */
export function silences(report: GapReport, speaker: Speaker): string[] {
  return report.silent.flatMap(({ criterion: id, count, of, surplus }) => {
    const criterion = report.criteria.find((one) => one.id === id);
    if (!criterion) return [];
    return speaker.say(of > 1 ? 'report.silent-of-many' : 'report.silent', {
      what: titled(criterion, speaker),
      surplus: speaker.number(surplus, 1),
      n: count,
      of,
    });
  });
}

/** Which way a stop of the journey leans: short as soon as any of its criteria is. */
export function directionOfStep(
  { verdict, surplus }: Pick<Step, 'verdict' | 'surplus'>,
  { policy }: GapReport,
): Direction {
  if (verdict === null) return 'none';
  if (verdict !== 'met') return verdict === 'unclear' ? 'unclear' : 'short';
  return policy.basis === 'observed' && isOver(surplus ?? 0, policy.tolerance) ? 'over' : 'level';
}

/** Reasons, most often named first; equally often in the order of the question. */
export function reasons({ options }: Drivers): Drivers['options'] {
  return [...options].sort((a, b) => b.count - a.count);
}

export function interval(ci95: readonly [number, number] | null, { percent }: Speaker): string {
  return ci95 ? `${percent(ci95[0])} … ${percent(ci95[1])}` : '—';
}

/** What the share of service among the reasons means for whoever wants to raise it. */
export function driversSentence(drivers: Drivers, speaker: Speaker): string {
  const { say, percent, number, language } = speaker;
  const { service, even, n, decides, options } = drivers;
  const first = reasons(drivers).find(({ id }) => id !== 'service');
  return say(`drivers.${decides}`, {
    share: percent(service.share),
    low: percent(service.ci95[0]),
    high: percent(service.ci95[1]),
    n: number(n, 0),
    even: percent(even),
    reasons: options.length,
    first: quoted(inLanguage(first?.text, language), speaker),
    firstShare: percent(first?.share ?? null),
  });
}

/** Whether the reasons were asked in this very report, where they stand among the criteria. */
export const asksReasons = ({ drivers, standard, criteria }: GapReport): boolean =>
  drivers !== null &&
  drivers.standard.id === standard.id &&
  criteria.some(({ id }) => id === drivers.criterion);
