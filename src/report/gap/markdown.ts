// The gap report as a page for a pull request or a letter: the same words and figures as on the terminal, in tables.

import type {
  CriterionReport,
  GapReport,
  OverallReport,
  SectionReport,
} from '../../core/assess/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forMarkdown } from '../../text/escape.ts';
import { markdownTable } from '../../text/markdown.ts';
import type { Speaker } from '../../words/index.ts';
import type { TextReporter } from '../reporter.ts';
import { pairOf, saySource, withUnit } from '../values.ts';
import { type GridRow, gridOf } from './grid.ts';
import { channelName, incidentSentences, monthName } from './incidents.ts';
import {
  asksReasons,
  directionOfStep,
  driversSentence,
  reasons,
  interval as shareInterval,
  silences,
  summaryLine,
} from './insights.ts';
import { importanceOf, ipaView, performanceOf } from './ipa.ts';
import { outlined, type Renderers, type Segment } from './outline.ts';
import {
  blanks,
  circumstances,
  countsOnly,
  DIRECTIONS,
  designSentence,
  directionOf,
  evidence,
  groupBy,
  groupName,
  headline,
  hiddenCells,
  isMixed,
  isNorm,
  leftOut,
  MARKS,
  notes,
  priorities,
  receipt,
  settles,
  shownOfShortfall,
  warnings,
  wasted,
  whyBlank,
  whyHidden,
} from './sentences.ts';
import { ZONE_HEADS, zoneRows } from './zone.ts';

interface Page {
  readonly report: GapReport;
  /** Set where the report is one of the segments of another. */
  readonly segment: Segment | null;
  readonly speaker: Speaker;
  readonly sample: boolean;
}

export const markdown: TextReporter<GapReport> = (raw, { speaker }) => {
  const pageOf = (report: GapReport, segment: Segment | null): Page => {
    const sample = (report.overall?.n ?? 0) > 1 || report.criteria.some(({ n }) => n > 1);
    return { report, segment, speaker, sample };
  };
  const parts = outlined(escapeTexts(raw, forMarkdown), pageOf, RENDERERS);
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
};

const RENDERERS: Renderers<Page, string[]> = {
  title,
  verdict: ({ report, speaker }) => {
    const { exchange, verdict } = headline(report, speaker);
    return [`**${exchange}.** ${verdict}`];
  },
  source: ({ report, segment, speaker }) => {
    const { source } = report.standard;
    if (!source || segment) return [];
    return [saySource(source, speaker)];
  },
  figures: (page) => {
    const { report } = page;
    return report.overall && !countsOnly(report) ? figures(report.overall, page) : [];
  },
  priorities: (page) => listed('report.priorities', priorities, page, true),
  wasted: (page) => listed('report.wasted-title', wasted, page),
  silent: (page) => listed('report.silent-title', silences, page),
  journey,
  sections: (page) => (countsOnly(page.report) ? [] : sections(page)),
  criteria: (page) =>
    page.report.sections.flatMap((section, i) => [...(i === 0 ? [] : ['']), ...criteriaOf(section, page)]),
  zone: zones,
  importance,
  drivers,
  incidents,
  groups,
  evidence: (page) => listed('report.evidence', evidence, page),
  // They stand with the criteria.
  numbers: () => [],
  cautions: ({ report, speaker }) =>
    titled(
      speaker.say('report.cautions'),
      warnings(report, speaker).map((line) => `- ⚠ ${line}`),
    ),
  receipt: read,
};

function title({ report, segment, speaker }: Page): string[] {
  if (segment) return [`# ${groupName(segment.key, segment.whole, speaker)}`];
  const { standard } = report;
  const facts = [`${standard.id} ${standard.version}`, ...circumstances(report, speaker)].join(' · ');
  return [`# ${inLanguage(standard.title, speaker.language)}`, '', facts];
}

function listed(
  name: string,
  sentences: (report: GapReport, speaker: Speaker) => readonly string[],
  { report, speaker }: Page,
  numbered = false,
): string[] {
  const items = sentences(report, speaker).map((line, i) => `${numbered ? `${i + 1}.` : '-'} ${line}`);
  return titled(speaker.say(name), items);
}

/** The path in one line, then its stops. */
function journey({ report, speaker }: Page): string[] {
  if (report.journey.length === 0) return [];
  const { say, number, language } = speaker;
  const path = report.journey.map(
    (step) => `${MARKS[directionOfStep(step, report)]} ${inLanguage(step.title, language)}`,
  );
  const rows = report.journey.map((step) => [
    MARKS[directionOfStep(step, report)],
    inLanguage(step.title, language),
    number(step.criteria.length, 0),
    signed(step.gap, speaker),
    number(step.shortfall, 1),
    number(step.surplus, 1),
  ]);
  const head = ['touchpoint', 'criteria', 'gap', 'shortfall', 'surplus'].map((name) => say(`report.${name}`));
  return titled(say('report.journey'), [
    path.join(' → '),
    '',
    ...markdownTable(['', ...head], rows, ['', '', 'right', 'right', 'right', 'right']),
  ]);
}

/** Each reason with its share, and what that means for the service. */
function drivers({ report, speaker }: Page): string[] {
  if (!report.drivers) return [];
  const { say, number, percent, language } = speaker;
  const said = driversSentence(report.drivers, speaker);
  const rows = reasons(report.drivers).map(({ text, count, share, ci95 }) => [
    inLanguage(text, language),
    number(count, 0),
    percent(share),
    shareInterval(ci95, speaker),
  ]);
  const head = ['reason', 'n', 'share', 'ci'].map((name) => say(`report.${name}`));
  const listing = asksReasons(report)
    ? []
    : [...markdownTable(head, rows, ['', 'right', 'right', 'right']), ''];
  return titled(say('report.drivers-title'), [...listing, said]);
}

/** Incidents by month and channel, and what else a log of them tells. */
function incidents({ report, speaker }: Page): string[] {
  const log = report.incidents;
  if (!log) return [];
  const { say, number } = speaker;
  const rows = log.months.map(({ month, count, channels }) => [
    monthName(month, speaker),
    ...log.channels.map(({ channel }) =>
      number(channels.find((one) => one.channel === channel)?.count ?? 0, 0),
    ),
    number(count, 0),
  ]);
  const head = [
    say('incidents.month'),
    ...log.channels.map((one) => channelName(one, speaker)),
    say('incidents.total'),
  ];
  return titled(say('incidents.title'), [
    ...markdownTable(head, rows, ['', ...head.slice(1).map(() => 'right' as const)]),
    '',
    ...incidentSentences(log, speaker).map((sentence) => `- ${sentence}`),
  ]);
}

function figures(overall: OverallReport, { report, speaker, sample }: Page): string[] {
  const { say, number, percent } = speaker;
  const { points, score } = overall;
  const rows: [string, string, string][] = [
    [say('report.score'), number(score, 1), score === points.delivery ? say('report.of-100') : adjusted()],
    [say(isNorm(report) ? 'report.norm' : 'report.expected'), number(points.expectation, 1), ''],
  ];
  if (sample) rows.push([say('report.gap'), signed(points.gap, speaker), interval(points.ci95, speaker)]);
  if (sample && overall.gap.mean !== null)
    rows.push([
      say('report.gap-of-scale'),
      signed(overall.gap.mean, speaker, 2),
      interval(overall.gap.ci95, speaker, 2),
    ]);
  const design = designSentence(overall.weighted, speaker);
  if (design !== '') rows.push(['', '', design]);
  rows.push(
    [say('report.shortfall'), number(overall.shortfall, 1), shownOfShortfall(overall, speaker)],
    [
      say('report.surplus'),
      number(overall.surplus, 1),
      isMixed(overall, report) ? say('report.net-mixed') : '',
    ],
    [say('report.coverage'), percent(overall.coverage), say('report.coverage-of')],
  );
  if (overall.leftOut > 0)
    rows.push([say('report.left-out'), number(overall.leftOut, 0), leftOut(overall, report, speaker)]);
  if (sample) rows.push([say('report.n'), number(overall.n, 0), '']);
  return markdownTable(['', say('report.points'), ''], rows, ['', 'right', '']);

  function adjusted(): string {
    const policy = report.policy.onCriticalFailure === 'zero' ? 'zero' : 'cap';
    return say(`report.score-${policy}`, { delivered: number(points.delivery, 1) });
  }
}

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
  return titled(
    say('report.sections'),
    markdownTable(names, rows, ['', ...names.slice(1).map(() => 'right')]),
  );
}

function criteriaOf(section: SectionReport, page: Page): string[] {
  const { report, speaker, sample } = page;
  const { say } = speaker;
  const criteria = report.criteria.filter((criterion) => criterion.section === section.id);
  const head = [
    'criterion',
    isNorm(report) ? 'norm' : 'expected',
    'delivered',
    'gap',
    ...(sample ? ['ci', 'n', 'holm', 'dz'] : []),
    'share',
  ];
  const alignment = ['', '', '', '', ...head.slice(3).map(() => 'right')];
  const rows = criteria.map((criterion) => row(criterion, page));
  return titled(inLanguage(section.title, speaker.language), [
    ...markdownTable(['', ...head.map((name) => say(`report.${name}`))], rows, alignment),
    ...pooledNotes(criteria, page),
  ]);
}

function row(criterion: CriterionReport, { report, speaker, sample }: Page): string[] {
  const { say, number, percent } = speaker;
  const { points, critical } = criterion;
  const words = [
    inLanguage(criterion.text, speaker.language) + (critical ? ` **(${say('report.critical')})**` : ''),
  ];
  const said = isPool(report) ? [] : notes(report, criterion).map((note) => `› ${note}`);
  const summed = summaryLine(criterion, speaker);
  const unclear = settles(criterion, speaker);
  const text = [
    ...words,
    ...(summed === '' ? [] : [`**${summed}**`]),
    ...(unclear === '' ? [] : [`*${unclear}*`]),
    ...said,
  ].join('<br>');
  const pair = pairOf(criterion, speaker);
  const chosen = criterion.options
    .filter(({ count }) => count > 0)
    .map(
      (option) =>
        inLanguage(option.text, speaker.language) +
        (criterion.n > 1
          ? ` (${speaker.number(option.count, 0)}; ${percent(option.share)}, ${shareInterval(option.ci95, speaker)})`
          : ''),
    );
  const delivered = chosen.length > 0 ? chosen.join('<br>') : whyBlank(criterion, speaker);
  return [
    MARKS[directionOf(criterion)],
    text,
    pair ? withUnit(pair.expected, pair.unit) : '',
    pair ? withUnit(pair.delivered, pair.unit) : delivered,
    signed(points.gap, speaker),
    ...(sample
      ? [
          interval(points.ci95, speaker),
          number(criterion.n, 0),
          probability(points.pHolm, speaker),
          number(points.dz),
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
      ? [groupName(key, report, speaker), '', '', '', whyHidden({ suppressed }, report, speaker)]
      : [
          groupName(key, report, speaker),
          number(overall.n, 0),
          signed(overall.points.gap, speaker),
          interval(overall.points.ci95, speaker),
          overall.exchange ? say(`exchange.${overall.exchange}.short`) : '—',
        ],
  );
  const head = ['n', 'gap', 'ci', 'exchange'].map((name) => say(`report.${name}`));
  const left = hiddenCells(report, speaker).map((line) => `- ${line}`);
  return titled(groupBy(report, speaker), [
    ...markdownTable(['', ...head], rows, ['', 'right', 'right', 'right', '']),
    ...(left.length > 0 ? ['', ...left] : []),
  ]).concat(grid(report, speaker));
}

/** Groups beside each other, or criteria, whichever are fewer; of many, in tables one below the other. */
const MOST_COLUMNS = 12;

/** Groups × criteria: the gap of each in each, with the mark of its verdict. */
function grid(report: GapReport, speaker: Speaker): string[] {
  const all = gridOf(report, speaker);
  if (!all || all.groups.length < 2 || all.criteria.length < 2) return [];
  const rows = [all.whole, ...all.groups];
  const isTurned = rows.length > Math.max(MOST_COLUMNS, all.criteria.length);
  const cell = ({ gap, mark }: GridRow['cells'][number]) =>
    gap === null ? '·' : `${signed(gap, speaker)} ${MARKS[DIRECTIONS[mark]]}`;
  const columns = isTurned
    ? all.criteria.map(({ name }, k) => ({ name, cells: rows.map(({ cells }) => cell(cells[k]!)) }))
    : rows.map(({ name, cells }) => ({ name, cells: cells.map(cell) }));
  const names = (isTurned ? rows : all.criteria).map(({ name }) => name);
  const blocks: string[][] = [];
  for (let from = 0; from < columns.length; from += MOST_COLUMNS) {
    const block = columns.slice(from, from + MOST_COLUMNS);
    blocks.push(
      markdownTable(
        ['', ...block.map(({ name }) => name)],
        names.map((name, k) => [name, ...block.map(({ cells }) => cells[k]!)]),
        ['', ...block.map(() => 'right')],
      ),
    );
  }
  return ['', `### ${speaker.say('office.heat')}`, ...blocks.flatMap((block) => ['', ...block])];
}

function zones({ report, speaker }: Page): string[] {
  const rows = zoneRows(report, speaker);
  if (rows.length === 0) return [];
  const { say } = speaker;
  const head = [say('report.criterion'), ...ZONE_HEADS.map((key) => say(key))];
  const alignment = ['', ...ZONE_HEADS.map(() => 'right')];
  return [
    ...titled(
      say('zone.title'),
      markdownTable(
        head,
        rows.map(({ text, cells }) => [text, ...cells]),
        alignment,
      ),
    ),
    '',
    say('zone.note'),
  ];
}

function importance({ report, speaker }: Page): string[] {
  const view = ipaView(report, speaker);
  if (!report.ipa || !view) return [];
  const { say } = speaker;
  const rows = view.quadrants.flatMap(({ name, rows: own }) =>
    own.map((row) => [
      String(row.number),
      row.text,
      importanceOf(row, report.ipa!, speaker),
      performanceOf(row, report.ipa!, speaker),
      name,
    ]),
  );
  const head = ['', say('report.criterion'), say('ipa.importance'), say('ipa.performance'), ''];
  return [
    `## ${say('ipa.title')}`,
    '',
    view.intro,
    '',
    '```text',
    ...view.chart(78).map((line) => line.trimEnd()),
    '```',
    '',
    ...markdownTable(head, rows, ['right', '', 'right', 'right', '']),
    '',
    ...view.notes.map((note) => `- ${note}`),
  ];
}

/** What was read, and which answers are missing; of a segment only these. */
function read({ report, segment, speaker }: Page): string[] {
  const missing = blanks(report, speaker);
  const lines = [
    ...(segment ? [] : [receipt(report, speaker)]),
    ...(missing === '' ? [] : [`${speaker.say('report.blanks')}: ${missing}`]),
  ];
  return titled(
    speaker.say('report.receipt'),
    lines.map((line) => `- ${line}`),
  );
}

function titled(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${name}`, '', ...lines];
}

const signed = (value: number | null, { number }: Speaker, decimals = 1): string =>
  number(value, decimals, { sign: true });

function interval(ci95: readonly [number, number] | null, { number }: Speaker, decimals = 1): string {
  return ci95 ? `${number(ci95[0], decimals)} … ${number(ci95[1], decimals)}` : '—';
}

function probability(p: number | null, { number }: Speaker): string {
  return p !== null && p < 0.001 ? `< ${number(0.001, 3)}` : number(p, 3);
}
