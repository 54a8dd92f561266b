// The end of the page: what to mind before relying on it, every number behind the charts, what went in and how it was worked out.

import type { CriterionReport, GroupReport, SectionReport } from '../../../core/assess/gap-report.ts';
import { wordsIn } from '../../../core/standard/text.ts';
import type { Part } from '../../html/document.ts';
import { markOf } from '../../html/marks.ts';
import { html, type Markup, NOTHING } from '../../html/markup.ts';
import { calledOf, pairOf } from '../../values.ts';
import { blanks, groupName, warnings } from '../sentences.ts';
import { markOfCriterion, nameOfMark, type View } from './view.ts';

export function cautions({ report, speaker, write }: View): Part | null {
  const said = warnings(report, speaker);
  if (said.length === 0) return null;
  return {
    id: 'mind',
    label: write.say('page.mind'),
    heading: write.say('page.mind.heading', { count: said.length }),
    body: html`<ol class="mindl">${said.map((one) => html`<li>${one}</li>`)}</ol>`,
  };
}

/** Every figure of the whole in tables, collapsed where the script runs; of groups n, gap, interval and verdict. */
export function numbers(view: View): Part {
  const { report, write, kind } = view;
  return {
    id: 'numbers',
    label: write.say('page.numbers'),
    heading: write.say('page.numbers.heading'),
    note: write.say(kind === 'visit' ? 'page.numbers.note.visit' : 'page.numbers.note'),
    body: html`${collapsible(write.say('page.criteria'), criterionTable(view))}${
      report.sections.length > 1 ? collapsible(write.say('report.sections'), sectionTable(view)) : NOTHING
    }${report.groups.length > 0 && report.overall ? collapsible(write.say('page.groups'), groupTable(view)) : NOTHING}`,
  };
}

const collapsible = (name: string, content: Markup): Markup =>
  html`<details open class="fold"><summary>${name}</summary><div class="scroll" tabindex="0" role="region" aria-label="${name}">${content}</div></details>`;

interface Column<T> {
  readonly head: string;
  readonly cell: (of: T) => string | Markup;
  readonly isText?: boolean;
  /** Answers in their own words may be long. */
  readonly isOwn?: boolean;
}

function tableOf<T>(first: Column<T>, columns: readonly Column<T>[], rows: readonly T[], kind = ''): Markup {
  const side = ({ isText, isOwn }: Column<T>) =>
    isText ? html` class="l"` : isOwn ? html` class="o"` : NOTHING;
  return html`<table class="num${kind}"><thead><tr><th scope="col">${first.head}</th>${columns.map((column) => html`<th scope="col"${side(column)}>${column.head}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr><th scope="row">${first.cell(row)}</th>${columns.map((column) => html`<td${side(column)}>${column.cell(row)}</td>`)}</tr>`)}</tbody></table>`;
}

type Unit = Pick<CriterionReport, 'n' | 'points' | 'verdict' | 'exchange'>;

function verdictColumn<T extends Unit>(view: View): Column<T> {
  return {
    head: view.write.say('page.verdict'),
    isText: true,
    cell: (unit) => {
      const mark = markOfCriterion(unit);
      return html`${markOf(mark)} ${nameOfMark(mark, view)}`;
    },
  };
}

function criterionTable(view: View): Markup {
  const { report, write, speaker, kind } = view;
  const { say } = write;
  const { percent, number } = speaker;
  const own = (criterion: CriterionReport, side: 'expected' | 'delivered') => {
    const pair = pairOf(criterion, speaker);
    const sd = (side === 'expected' ? criterion.expectation : criterion.delivery).sd;
    return html`${pair?.[side] ?? '·'}${sd === null ? NOTHING : html`<small>${number(sd)}</small>`}`;
  };
  const many: Column<CriterionReport>[] = [
    { head: say('report.ci'), cell: ({ points }) => write.interval(points.ci95) },
    { head: 'd_z', cell: ({ points }) => (points.dz === null ? '·' : number(points.dz)) },
    { head: say('report.holm'), cell: ({ points }) => write.p(points.pHolm) },
    { head: say('page.less-share'), cell: ({ shares }) => percent(shares.unmet) },
    { head: say('page.as-much'), cell: ({ shares }) => percent(shares.met) },
    { head: say('page.more-share'), cell: ({ shares }) => percent(shares.exceeded) },
  ];
  const columns: Column<CriterionReport>[] = [
    { head: 'n', cell: ({ n }) => number(n, 0) },
    { head: say('page.expected'), isOwn: true, cell: (criterion) => own(criterion, 'expected') },
    { head: say('page.delivered'), isOwn: true, cell: (criterion) => own(criterion, 'delivered') },
    { head: say('report.gap'), cell: ({ points }) => write.gap(points.gap) },
    ...(kind === 'visit' ? [] : many),
    { head: say('page.share'), cell: ({ share }) => percent(share, 1) },
    {
      head: say('page.adds'),
      cell: ({ contribution }) => (contribution === null ? '·' : number(contribution, 2, { sign: true })),
    },
    verdictColumn(view),
  ];
  const first = { head: say('report.criterion'), cell: (one: CriterionReport) => calledOf(one, speaker) };
  return tableOf(first, columns, report.criteria, ' full');
}

function sectionTable(view: View): Markup {
  const { report, write, speaker, kind } = view;
  const { say } = write;
  const columns: Column<SectionReport>[] = [
    { head: 'n', cell: ({ n }) => speaker.number(n, 0) },
    { head: say('page.expected'), cell: ({ points }) => write.points(points.expectation) },
    { head: say('page.delivered'), cell: ({ points }) => write.points(points.delivery) },
    { head: say('report.gap'), cell: ({ points }) => write.gap(points.gap) },
    ...(kind === 'visit'
      ? []
      : [{ head: say('report.ci'), cell: ({ points }: SectionReport) => write.interval(points.ci95) }]),
    { head: say('report.shortfall'), cell: ({ shortfall }) => write.points(shortfall) },
    { head: say('report.surplus'), cell: ({ surplus }) => write.points(surplus) },
    { head: say('report.coverage'), cell: ({ coverage }) => speaker.percent(coverage) },
    { head: say('page.share'), cell: ({ share }) => speaker.percent(share, 1) },
    ...(kind === 'visit'
      ? []
      : (['expectation', 'delivery', 'gap'] as const).map(
          (side): Column<SectionReport> => ({
            head: `α ${{ expectation: 'E', delivery: 'D', gap: 'D − E' }[side]}`,
            cell: ({ alpha }) => (alpha[side] === null ? '·' : speaker.number(alpha[side])),
          }),
        )),
    verdictColumn(view),
  ];
  return tableOf(
    { head: say('report.section'), cell: ({ title }: SectionReport) => write.name(title) },
    columns,
    report.sections,
  );
}

function groupTable(view: View): Markup {
  const { report, write, speaker } = view;
  const { say } = write;
  const shown = report.groups.filter(({ overall }) => overall !== null);
  const own = (group: GroupReport) => group.overall!;
  const verdict = verdictColumn<Unit>(view);
  const columns: Column<GroupReport>[] = [
    { head: 'n', cell: (group) => speaker.number(own(group).n, 0) },
    { head: say('report.gap'), cell: (group) => write.gap(own(group).points.gap) },
    { head: say('report.ci'), cell: (group) => write.interval(own(group).points.ci95) },
    { head: verdict.head, isText: true, cell: (group) => verdict.cell(own(group)) },
  ];
  return tableOf(
    { head: say('page.group'), cell: ({ key }: GroupReport) => groupName(key, report, speaker) },
    columns,
    shown,
  );
}

export function method(view: View): Part {
  const { report, write, speaker, kind, isSampled } = view;
  const { say } = write;
  const { receipt, standard, policy, profile } = report;
  const number = (value: number) => speaker.number(value, 0);
  const missing = blanks(report, speaker);
  const source = standard.source;
  const tolerance = say('report.points-of', { count: policy.tolerance });
  const rows: [string, string | Markup][] = [
    [say('page.read'), number(receipt.read)],
    [say('page.used'), number(receipt.used)],
    ...receipt.dropped.map(({ reason, count }): [string, string] => [
      speaker.knows(`dropped.${reason}`) ? say(`dropped.${reason}`) : reason,
      number(count),
    ]),
    [say('page.rejected'), number(receipt.rejected)],
    ...(missing === '' ? [] : [[say('report.blanks'), missing] as [string, string]]),
    [say('page.standard'), `${standard.id} ${standard.version}`],
    [say('page.digest'), html`<code>${standard.digest.slice(0, 23)}…</code>`],
    ...(source
      ? [
          [
            say('page.source'),
            say('page.source-of', {
              author: wordsIn(source.author, speaker.language),
              title: wordsIn(source.title, speaker.language),
            }),
          ] as [string, string],
        ]
      : []),
    ...(profile ? [[say('page.profile'), write.name(profile.title)] as [string, string]] : []),
    [say('page.tolerance-row'), tolerance],
    [say('page.weighing'), say(`page.weighing.${policy.aggregation}`)],
  ];
  const ways = [
    'gap',
    'whole',
    ...(kind === 'visit' ? [] : ['interval']),
    ...(isSampled ? ['short', 'met'] : ['observed']),
    ...(report.ranking ? ['sites'] : []),
    'sums',
    'gain',
  ];
  return {
    id: 'method',
    label: say('page.method'),
    heading: say('page.method.heading'),
    body: html`<div class="two"><div><h3>${say('report.receipt')}</h3><dl class="rec">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></div><div><h3>${say('page.how')}</h3><dl class="how">${ways.map((way) => html`<div><dt>${say(`page.how.${way}`)}</dt><dd>${say(`page.how.${way}.is`, { tolerance })}</dd></div>`)}</dl></div></div>`,
  };
}
