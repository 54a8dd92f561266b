// The gap report as a page for a pull request or a letter: the same words and figures as on the terminal, in tables.

import type { CriterionReport, GapReport, OverallReport, SectionReport } from '../core/gap-report.ts';
import { inLanguage } from '../core/text.ts';
import type { Speaker } from '../words/index.ts';
import { escapeTexts, forMarkdown } from './escape.ts';
import type { Reporter } from './reporter.ts';
import {
  blanks,
  circumstances,
  directionOf,
  groupBy,
  groupName,
  headline,
  MARKS,
  notes,
  priorities,
  receipt,
  warnings,
  wasted,
  whyBlank,
} from './sentences.ts';
import { pairOf, withUnit } from './values.ts';

interface Page {
  readonly report: GapReport;
  readonly speaker: Speaker;
  readonly sample: boolean;
}

export const markdown: Reporter = (raw, { speaker }) => {
  const report = escapeTexts(raw, forMarkdown);
  const sample = (report.overall?.n ?? 0) > 1 || report.criteria.some(({ n }) => n > 1);
  const page: Page = { report, speaker, sample };
  const { say } = speaker;
  const parts = [
    top(page),
    report.overall ? figures(report.overall, page) : [],
    titled(
      say('report.priorities'),
      priorities(report, speaker).map((line, i) => `${i + 1}. ${line}`),
    ),
    titled(
      say('report.wasted-title'),
      wasted(report, speaker).map((line) => `- ${line}`),
    ),
    sections(page),
    ...report.sections.map((section) => criteriaOf(section, page)),
    groups(page),
    foot(page),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
};

function top({ report, speaker }: Page): string[] {
  const { standard } = report;
  const { exchange, verdict } = headline(report, speaker);
  const facts = [`${standard.id} ${standard.version}`, ...circumstances(report, speaker)].join(' · ');
  const lines = [
    `# ${inLanguage(standard.title, speaker.language)}`,
    '',
    facts,
    '',
    `**${exchange}.** ${verdict}`,
  ];
  if (!standard.source) return lines;
  const { author, title } = standard.source;
  return [...lines, '', speaker.say('report.source', { author, title })];
}

function figures(overall: OverallReport, { report, speaker, sample }: Page): string[] {
  const { say, number, percent } = speaker;
  const { points, score } = overall;
  const rows: [string, string, string][] = [
    [say('report.score'), number(score, 1), score === points.delivery ? say('report.of-100') : adjusted()],
    [say('report.expected'), number(points.expectation, 1), ''],
  ];
  if (sample) rows.push([say('report.gap'), signed(points.gap, speaker), interval(points.ci95, speaker)]);
  if (sample && overall.gap.mean !== null)
    rows.push([
      say('report.gap-of-scale'),
      signed(overall.gap.mean, speaker, 2),
      interval(overall.gap.ci95, speaker, 2),
    ]);
  rows.push(
    [say('report.shortfall'), number(overall.shortfall, 1), ''],
    [say('report.surplus'), number(overall.surplus, 1), ''],
    [say('report.net'), signed(overall.net, speaker), mixed(overall) ? say('report.net-mixed') : ''],
    [say('report.coverage'), percent(overall.coverage), say('report.coverage-of')],
  );
  if (sample) rows.push([say('report.n'), number(overall.n, 0), '']);
  return table(['', say('report.points'), ''], ['', 'right', ''], rows);

  function adjusted(): string {
    const policy = report.policy.onCriticalFailure === 'zero' ? 'zero' : 'cap';
    return say(`report.score-${policy}`, { delivered: number(points.delivery, 1) });
  }
}

const mixed = ({ shortfall, surplus }: OverallReport): boolean => (shortfall ?? 0) > 0 && (surplus ?? 0) > 0;

function sections({ report, speaker, sample }: Page): string[] {
  if (report.sections.length < 2) return [];
  const { say, number, percent } = speaker;
  const head = ['section', 'gap', ...(sample ? ['ci'] : []), 'shortfall', 'surplus', 'coverage', 'share'];
  const alpha = sample ? ['E', 'D', 'D − E'].map((side) => `α ${side}`) : [];
  const rows = report.sections.map((section) => [
    inLanguage(section.title, speaker.language),
    signed(section.points.gap, speaker),
    ...(sample ? [interval(section.points.ci95, speaker)] : []),
    number(section.shortfall, 1),
    number(section.surplus, 1),
    percent(section.coverage),
    percent(section.share),
    ...(sample
      ? [section.alpha.expectation, section.alpha.delivery, section.alpha.gap].map((a) => number(a))
      : []),
  ]);
  const names = [...head.map((name) => say(`report.${name}`)), ...alpha];
  return titled(say('report.sections'), table(names, ['', ...names.slice(1).map(() => 'right')], rows));
}

function criteriaOf(section: SectionReport, page: Page): string[] {
  const { report, speaker, sample } = page;
  const { say } = speaker;
  const criteria = report.criteria.filter((criterion) => criterion.section === section.id);
  const head = [
    'criterion',
    'expected',
    'delivered',
    'gap',
    ...(sample ? ['ci', 'n', 'holm', 'dz'] : []),
    'share',
  ];
  const sides = ['', '', '', '', ...head.slice(3).map(() => 'right')];
  const rows = criteria.map((criterion) => row(criterion, page));
  return titled(inLanguage(section.title, speaker.language), [
    ...table(['', ...head.map((name) => say(`report.${name}`))], sides, rows),
    ...pooledNotes(criteria, page),
  ]);
}

function row(criterion: CriterionReport, { report, speaker, sample }: Page): string[] {
  const { say, number, percent } = speaker;
  const { points, gap, critical } = criterion;
  const words = [
    inLanguage(criterion.text, speaker.language) + (critical ? ` **(${say('report.critical')})**` : ''),
  ];
  const said = isPool(report) ? [] : notes(report, criterion).map((note) => `› ${note}`);
  const text = [...words, ...said].join('<br>');
  const pair = pairOf(criterion, speaker);
  const chosen = criterion.options
    .filter(({ count }) => count > 0)
    .map(
      (option) => inLanguage(option.text, speaker.language) + (criterion.n > 1 ? ` (${option.count})` : ''),
    );
  const delivered = chosen.length > 0 ? chosen.join('<br>') : whyBlank(criterion, speaker);
  return [
    MARKS[directionOf(points.gap, report)],
    text,
    pair ? withUnit(pair.expected, pair.unit) : '',
    pair ? withUnit(pair.delivered, pair.unit) : delivered,
    signed(points.gap, speaker),
    ...(sample
      ? [
          interval(points.ci95, speaker),
          number(criterion.n, 0),
          probability(gap.pHolm, speaker),
          number(gap.dz),
        ]
      : []),
    points.gap === null ? '' : percent(criterion.share),
  ];
}

const isPool = ({ sessions }: GapReport): boolean => sessions.length > 1;

/** Notes of many audits below the table, where they have room. */
function pooledNotes(criteria: readonly CriterionReport[], { report, speaker }: Page): string[] {
  if (!isPool(report)) return [];
  return criteria.flatMap((criterion) => {
    const said = notes(report, criterion);
    if (said.length === 0) return [];
    return [
      '',
      `**${inLanguage(criterion.text, speaker.language)}**`,
      '',
      ...said.map((note) => `- ${note}`),
    ];
  });
}

function groups({ report, speaker }: Page): string[] {
  if (report.groups.length === 0) return [];
  const { say, number } = speaker;
  const rows = report.groups.map(({ key, suppressed, overall }) =>
    suppressed || !overall
      ? [
          groupName(key, report, speaker),
          '',
          '',
          '',
          say('report.suppressed', { minimum: report.policy.minimumN }),
        ]
      : [
          groupName(key, report, speaker),
          number(overall.n, 0),
          signed(overall.points.gap, speaker),
          interval(overall.points.ci95, speaker),
          overall.exchange ? say(`exchange.${overall.exchange}.short`) : '—',
        ],
  );
  const head = ['n', 'gap', 'ci', 'exchange'].map((name) => say(`report.${name}`));
  return titled(groupBy(report, speaker), table(['', ...head], ['', 'right', 'right', 'right', ''], rows));
}

function foot({ report, speaker }: Page): string[] {
  const { say } = speaker;
  const missing = blanks(report, speaker);
  return [
    ...titled(say('report.receipt'), [`- ${receipt(report, speaker)}`]),
    ...(missing === '' ? [] : [`- ${say('report.blanks')}: ${missing}`]),
    ...warnings(report, speaker).map((line) => `- ⚠ ${line}`),
  ];
}

function titled(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${name}`, '', ...lines];
}

function table(
  head: readonly string[],
  sides: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(sides.map((side) => (side === 'right' ? '--:' : ':--'))), ...rows.map(line)];
}

const signed = (value: number | null, { number }: Speaker, decimals = 1): string =>
  number(value, decimals, { sign: true });

function interval(ci95: readonly [number, number] | null, { number }: Speaker, decimals = 1): string {
  return ci95 ? `${number(ci95[0], decimals)} … ${number(ci95[1], decimals)}` : '—';
}

function probability(p: number | null, { number }: Speaker): string {
  return p !== null && p < 0.001 ? `< ${number(0.001, 3)}` : number(p, 3);
}
