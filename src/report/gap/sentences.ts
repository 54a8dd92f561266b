// What a gap report says in words, the same in every format that people read. Texts of the report go through as they
// are: a reporter escapes the whole report before it asks.

import { isInWords, isScored } from '../../core/answers/index.ts';
import type {
  CriterionReport,
  Exchange,
  Figures,
  GapReport,
  OverallReport,
  Verdict,
  Warning,
} from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { isOver } from '../../core/tally/tally.ts';
import type { Speaker } from '../../words/index.ts';
import type { Mark } from '../html/marks.ts';
import { calledOf, pairOf, withUnit } from '../values.ts';

/** The worst gaps get a sentence each. */
const WORST = 3;
/** Names in one sentence; the rest are counted. */
const NAMES = 3;

export interface Headline {
  readonly exchange: string;
  readonly verdict: string;
}

/** The result before any number: what kind of exchange it was, and which expectations decided that. */
export function headline(report: GapReport, speaker: Speaker): Headline {
  const { overall, groups, policy } = report;
  const { say } = speaker;
  if (!overall && groups.length > 0)
    return { exchange: say('exchange.apart'), verdict: say('verdict.apart', { count: groups.length }) };
  if (countsOnly(report)) return { exchange: say('exchange.counts'), verdict: say('verdict.counts') };
  if (!overall?.exchange || !overall.verdict) {
    const tooLittle = (overall?.leftOut ?? 0) > 0;
    const least = speaker.percent(policy.minimumAnswered);
    return {
      exchange: say('exchange.none'),
      verdict: tooLittle ? say('verdict.too-little', { least }) : say('verdict.none'),
    };
  }
  return {
    exchange: say(exchangeWord(overall.exchange, report)),
    verdict: verdictSentence(overall, overall.verdict, report, speaker),
  };
}

/** An exchange falls short of what was expected or, where nobody said what that was, of what the standard promises. */
const exchangeWord = (exchange: Exchange, report: GapReport): string =>
  exchange === 'unequal' && isNorm(report) ? 'exchange.unequal.norm' : `exchange.${exchange}`;

function verdictSentence(
  overall: OverallReport,
  verdict: Verdict,
  { criteria, policy }: GapReport,
  speaker: Speaker,
): string {
  const { say, number } = speaker;
  const judged = criteria.filter(
    ({ weight, critical, verdict: one }) => one !== null && (weight > 0 || critical),
  );
  const are = (...verdicts: readonly Verdict[]) =>
    judged.filter(({ verdict: one }) => one !== null && verdicts.includes(one));
  const failed = are('failed');
  const open = are('unclear').length;
  const args = {
    tolerance: say('report.points-of', { count: policy.tolerance }),
    short: are('unmet', 'failed').length,
    met: are('met').length,
    open,
    count: verdict === 'failed' ? failed.length : judged.length,
    names: names(
      failed.map((one) => quoted(calledOf(one, speaker), speaker)),
      speaker,
    ),
  };
  const norm = isNorm({ criteria }) ? '.norm' : '';
  if (policy.basis === 'observed') return say(`verdict.${verdict}${verdict === 'failed' ? '' : norm}`, args);
  const { ci95, gap } = overall.points;
  const settles = overall.answersToSettle;
  return [
    say(`verdict.sampled.${verdict}`, args),
    ...(verdict !== 'unclear' && verdict !== 'met' && open > 0
      ? [say('verdict.sampled.open', { count: open })]
      : []),
    ...(verdict === 'unclear' && ci95
      ? [
          say('verdict.sampled.gap', {
            gap: number(gap, 1, { sign: true }),
            low: number(ci95[0], 1),
            high: number(ci95[1], 1),
          }),
        ]
      : []),
    ...(verdict === 'unclear' && settles !== null
      ? [say('verdict.sampled.settles', { count: settles, n: number(settles, 0) })]
      : []),
  ].join(' ');
}

/** Whether the standard counts answers and scores none, so that there is no gap to tell of. */
export function countsOnly({ criteria }: Pick<GapReport, 'criteria'>): boolean {
  return criteria.some(({ n }) => n > 0) && criteria.every(({ answer }) => !isScored(answer));
}

/** Whether all is held against the standard's norm: nobody, and no profile, said what was expected. */
export function isNorm({ criteria }: Pick<GapReport, 'criteria'>): boolean {
  const judged = criteria.filter(({ expectationFrom }) => expectationFrom !== null);
  return judged.length > 0 && judged.every(({ expectationFrom }) => expectationFrom === 'standard');
}

/** What the survey's design makes of its respondents; nothing where it has none. */
export function designSentence(weighted: Figures['weighted'], { say, number }: Speaker): string {
  if (!weighted || weighted.n === 0) return '';
  return say('weighted.design', {
    n: number(weighted.n, 0),
    effective: number(weighted.effectiveN, 1),
    clusters: number(weighted.clusters, 0),
    strata: number(weighted.strata, 0),
  });
}

/** Whether the surplus is large enough for a reader to set it against the shortfall. */
export function isMixed(
  { shortfall, surplus }: Pick<OverallReport, 'shortfall' | 'surplus'>,
  { policy }: GapReport,
): boolean {
  return (shortfall ?? 0) > 0 && isOver(surplus ?? 0, policy.tolerance);
}

/** How much of the shortfall is shown, where not all of it is; else nothing. */
export function shownOfShortfall(
  { shortfall, shortfallShown }: OverallReport,
  { say, number }: Speaker,
): string {
  if (shortfall === null || shortfallShown === null || shortfallShown >= shortfall) return '';
  return say('report.shortfall-shown', { shown: number(shortfallShown, 1) });
}

/** Respondents without an overall figure, and why; nothing where there are none. */
export function leftOut(
  { leftOut: count }: OverallReport,
  { policy }: GapReport,
  { say, percent }: Speaker,
): string {
  return count === 0 ? '' : say('report.left-out-why', { least: percent(policy.minimumAnswered) });
}

/** With how many answers a criterion that is unclear would probably be settled; nothing for others. */
export function settles({ verdict, answersToSettle, n }: CriterionReport, { say, number }: Speaker): string {
  if (verdict !== 'unclear') return '';
  return answersToSettle === null
    ? say('report.unclear', { count: n, n: number(n, 0) })
    : say('report.unclear-until', { count: n, n: number(n, 0), answers: number(answersToSettle, 0) });
}

/** Where, who, when: of one audit its facts, of several how many there are. */
export function circumstances(
  { sessions, profile, persona: role, standard }: GapReport,
  speaker: Speaker,
): string[] {
  const { say, language } = speaker;
  const days = sessions
    .map(({ finished, started }) => (finished ?? started ?? '').slice(0, 10))
    .filter((day) => day !== '')
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  const when = first === undefined ? [] : [first === last ? first : `${first} – ${last}`];
  const whose = profile ? [inLanguage(profile.title, language)] : [];
  const played = role ? [inLanguage(role.title, language)] : [];
  if (sessions.length === 0) return whose;
  if (sessions.length > 1) {
    const sites = new Set(sessions.map(({ site }) => site).filter((site) => site !== null));
    const places = sites.size > 1 ? [say('report.sites', { count: sites.size })] : [...sites];
    return [say('report.audits', { count: sessions.length }), ...places, ...played, ...when, ...whose];
  }
  const { site, auditor, persona, fields } = sessions[0]!;
  const visit = Object.entries(fields).map(([field, value]) => factName(field, value, standard, speaker));
  const known = [site, auditor, played[0] ?? persona, ...visit].filter(
    (fact) => fact !== null && fact !== '',
  );
  return [...(known as string[]), ...when, ...whose];
}

/** The gaps that cost most, beyond tolerance and, of a sample, shown to be, one sentence each: what, how far short, what meeting it is worth. */
export function priorities(report: GapReport, speaker: Speaker): string[] {
  const isShown = new Set(
    report.criteria.filter(({ verdict }) => verdict === 'unmet' || verdict === 'failed').map(({ id }) => id),
  );
  const short = report.priorities.filter(({ criterion }) => isShown.has(criterion));
  return short.slice(0, WORST).flatMap(({ criterion: id, shortfall, gain }) => {
    const criterion = report.criteria.find((one) => one.id === id);
    if (!criterion) return [];
    const pair = pairOf(criterion, speaker);
    const inWords = criterion.options.length > 0 && criterion.n === 1;
    const cited = (value: string) => (inWords ? quoted(value, speaker) : value);
    const norm = criterion.expectationFrom === 'standard' ? '.norm' : '';
    return speaker.say(`${criterion.n > 1 ? 'report.priority-of-many' : 'report.priority'}${norm}`, {
      what: titled(criterion, speaker),
      expected: cited(pair?.expected ?? '—'),
      delivered: withUnit(cited(pair?.delivered ?? '—'), pair?.unit ?? ''),
      shortfall: speaker.number(shortfall, 1),
      gain: speaker.number(gain, 1),
    });
  });
}

/** Surplus where this segment gives no weight. */
export function wasted(report: GapReport, speaker: Speaker): string[] {
  return report.wasted.flatMap(({ criterion: id, surplus }) => {
    const criterion = report.criteria.find((one) => one.id === id);
    if (!criterion) return [];
    return speaker.say('report.wasted', {
      what: titled(criterion, speaker),
      surplus: speaker.number(surplus, 1),
    });
  });
}

const BLANK_COUNTS = ['notShown', 'skipped', 'dontKnow', 'notApplicable'] as const;

/** Answers that are missing, by kind; empty when none is. */
export function blanks({ criteria }: GapReport, speaker: Speaker): string {
  const parts = BLANK_COUNTS.map((kind) => ({
    kind,
    count: criteria.reduce((total, criterion) => total + criterion.blanks[kind], 0),
  })).filter(({ count }) => count > 0);
  return parts
    .map(({ kind, count }) => countLine(speaker.say(`report.blank.${kind}`), count, speaker))
    .join(', ');
}

/** Why a criterion has no figures, in few words. */
export function whyBlank({ blanks: counts, n, answer }: CriterionReport, { say }: Speaker): string {
  if (n > 0) return isInWords(answer) ? say('report.in-words') : say('report.not-scored');
  const kinds = BLANK_COUNTS.filter((kind) => counts[kind] > 0);
  return say(kinds.length === 1 ? `report.blank.${kinds[0]}` : 'report.blank.none');
}

/** What was read and what was used of it: nothing is lost unseen. */
export function receipt(
  { receipt: { read, used, rejected, dropped, leftOut: left }, sections }: GapReport,
  speaker: Speaker,
): string {
  const { say, knows } = speaker;
  const parts = [countLine(say('report.read'), read, speaker), countLine(say('report.used'), used, speaker)];
  if (rejected > 0) parts.push(countLine(say('report.rejected'), rejected, speaker));
  for (const { reason, count } of dropped)
    parts.push(countLine(knows(`dropped.${reason}`) ? say(`dropped.${reason}`) : reason, count, speaker));
  for (const { of, count } of left ?? []) {
    const title = sections.find(({ id }) => id === of)?.title;
    const what =
      of === 'overall'
        ? say('report.left-out-overall')
        : say('report.left-out-section', {
            section: quoted(inLanguage(title, speaker.language) || of, speaker),
          });
    parts.push(countLine(what, count, speaker));
  }
  return parts.join(', ');
}

const countLine = (what: string, count: number, { number }: Speaker): string =>
  `${what}:\u00a0${number(count, 0)}`;

/** One sentence a code; what it is about is listed in it. */
export function warnings(report: GapReport, speaker: Speaker): string[] {
  const isNews = ({ code }: Warning) => code !== 'nothing-scored' || !countsOnly(report);
  const codes = [...new Set(report.warnings.filter(isNews).map(({ code }) => code))];
  return codes.flatMap((code) => {
    const same = report.warnings.filter((warning) => warning.code === code);
    const about = same.filter(({ of }) => of !== null).map((warning) => subject(warning, report, speaker));
    if (about.length > 0)
      return speaker.say(`warning.${code}`, { count: about.length, list: names(about, speaker) });
    return same.map(({ args }) => speaker.say(`warning.${code}`, written(args, speaker)));
  });
}

/** The criterion or section of a warning by name, with the figure that it is about. */
function subject({ of, args }: Warning, { criteria, sections }: GapReport, speaker: Speaker): string {
  const criterion = criteria.find(({ id }) => id === of);
  const section = sections.find(({ id }) => id === of);
  const name = criterion ? calledOf(criterion, speaker) : inLanguage(section?.title, speaker.language) || of!;
  const figure = args.alpha ?? args.reliability ?? args.correlation;
  if (typeof args.share === 'number') return `${quoted(name, speaker)} (${speaker.percent(args.share)})`;
  return quoted(name, speaker) + (typeof figure === 'number' ? ` (${speaker.number(figure)})` : '');
}

const SHARES: readonly string[] = ['share', 'coverage', 'least', 'most'];

/** Shares as per cent; counts as they are. */
function written(args: Warning['args'], speaker: Speaker): Warning['args'] {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'number' && SHARES.includes(name) ? speaker.percent(value) : value,
    ]),
  );
}

function names(list: readonly string[], { say }: Speaker): string {
  const named = list.slice(0, NAMES).join(', ');
  return list.length > NAMES ? say('report.and-more', { list: named, n: list.length - NAMES }) : named;
}

export const quoted = (text: string, { say }: Speaker): string => say('report.quoted', { text });

/** What a criterion is called, as a sentence before others: a question ends itself. */
export function titled(criterion: Pick<CriterionReport, 'id' | 'name' | 'text'>, speaker: Speaker): string {
  const called = calledOf(criterion, speaker);
  return `${quoted(called, speaker)}${/[.?!…]$/.test(called) ? '' : '.'}`;
}

/** Notes of auditors; where they were at several places, or are several, with where or who it is from. */
export function notes({ sessions }: GapReport, criterion: CriterionReport): string[] {
  const told = (['site', 'auditor'] as const).find(
    (who) => new Set(sessions.map((one) => one[who])).size > 1,
  );
  return criterion.notes.map(({ session, text }) => {
    const from = told && sessions[session]?.[told];
    return from ? `${from}: ${text}` : text;
  });
}

/** Files of evidence: which, of what, and the digest by which the original is known. */
export function evidence({ sessions, criteria }: GapReport, speaker: Speaker): string[] {
  const isPool = sessions.length > 1;
  return sessions.flatMap(({ site, evidence: files }) =>
    files.map(({ criterion, file, sha256 }) => {
      const of = criteria.find(({ id }) => id === criterion);
      const facts = [file, of ? calledOf(of, speaker) : criterion, ...(isPool && site ? [site] : [])];
      return [...facts, ...(sha256 === null ? [] : [`${sha256.slice(0, 4)}…${sha256.slice(-4)}`])].join(
        ' · ',
      );
    }),
  );
}

export type Direction = 'short' | 'unclear' | 'level' | 'over' | 'none';

/** What marks on pages say, as the terminal and Markdown say it. */
export const DIRECTIONS: Readonly<Record<Mark, Direction>> = {
  unmet: 'short',
  unclear: 'unclear',
  met: 'level',
  exceeding: 'over',
  none: 'none',
};

/** Which way a gap leans once the tolerance is allowed for; of a sample only as far as that is shown. */
export function directionOf({ verdict, exchange }: Pick<Figures, 'verdict' | 'exchange'>): Direction {
  switch (verdict) {
    case null:
      return 'none';
    case 'unclear':
      return 'unclear';
    case 'met':
      return exchange === 'exceeding' ? 'over' : 'level';
    default:
      return 'short';
  }
}

/** The 95 % interval around a gap, in points, as `±4.1`; empty without one. Beyond 100 it excludes nothing. */
export function margin({ gap, ci95 }: Figures['points'], { number }: Speaker): string {
  if (!ci95 || gap === null) return '';
  // It may be cut off on one side, where no gap can be.
  const half = Math.max(gap - ci95[0], ci95[1] - gap);
  return half > 100 ? `±>${number(100, 0)}` : `±${number(half, 1)}`;
}

export const MARKS: Readonly<Record<Direction, string>> = {
  short: '✗',
  unclear: '?',
  level: '✓',
  over: '▲',
  none: '·',
};

/** What the groups are: by site, by site and channel. */
export function groupBy({ groups, standard }: GapReport, { say, knows, language }: Speaker): string {
  const columns = Object.keys(groups[0]?.key ?? {});
  const named = columns.map((name) => {
    const own = inLanguage(standard.fields.find(({ id }) => id === name)?.title, language);
    return own || (knows(`report.by.${name}`) ? say(`report.by.${name}`) : name);
  });
  return say('report.groups', { by: named.join(', ') });
}

/** What is left out of the groups that are shown, and what is left out to protect it. */
export function hiddenCells(report: GapReport, speaker: Speaker): string[] {
  const { criteria, sections, groups, policy } = report;
  const titled = (id: string): string => {
    const criterion = criteria.find((one) => one.id === id);
    const section = sections.find((one) => one.id === id);
    if (id === 'overall') return speaker.say('report.gap').toLowerCase();
    const name = criterion ? calledOf(criterion, speaker) : inLanguage(section?.title, speaker.language);
    return quoted(name || id, speaker);
  };
  return groups.flatMap(({ key, hidden }) => {
    if (hidden.length === 0) return [];
    const few = hidden.filter(({ why }) => why === 'few').map(({ of }) => of);
    const protectedOnes = [...new Set(hidden.flatMap((one) => one.protects ?? []))];
    const parts = [
      ...(few.length > 0
        ? [speaker.say('report.hidden', { few: few.map(titled).join(', '), minimum: policy.minimumN })]
        : []),
      ...protectedOnes.map((id) => {
        const others = hidden.filter((one) => one.protects === id).map(({ of }) => titled(of));
        return speaker.say(few.includes(id) ? 'report.hidden-protects' : 'report.hidden-elsewhere', {
          protected: titled(id),
          others: others.join(', '),
        });
      }),
    ];
    return `${groupName(key, report, speaker)}: ${parts.join('; ')}.`;
  });
}

/** Why a group stands without its figure: it is too small, or others in it would be given away. */
export const whyHidden = (
  { suppressed }: Pick<GapReport['groups'][number], 'suppressed'>,
  { policy }: Pick<GapReport, 'policy'>,
  { say }: Pick<Speaker, 'say'>,
): string =>
  suppressed ? say('report.suppressed', { minimum: policy.minimumN }) : say('report.hidden-overall');

/** The key of a group as one line. */
export function groupName(
  key: Readonly<Record<string, string>>,
  { standard, groups }: GapReport,
  speaker: Speaker,
): string {
  const segment = (value: string) =>
    inLanguage(groups.find(({ profile }) => profile?.id === value)?.profile?.title, speaker.language);
  return Object.entries(key)
    .map(([field, value]) =>
      value === ''
        ? speaker.say('report.no-value')
        : (field === 'profile' && segment(value)) || factName(field, value, standard, speaker),
    )
    .join(' · ');
}

/** Facts that every session may have, whose values are ours. */
const COMMON = new Set(['customer', 'source']);

/** A value of a field by its name in the standard; what the standard does not know, as it is. */
function factName(
  field: string,
  value: string,
  { fields }: GapReport['standard'],
  { language, knows, say }: Speaker,
): string {
  const known = fields.find(({ id }) => id === field)?.values.find(({ id }) => id === value);
  const common = `${field}.${value}`;
  return inLanguage(known?.title, language) || (COMMON.has(field) && knows(common) ? say(common) : value);
}
