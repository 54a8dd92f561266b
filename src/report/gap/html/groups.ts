// Groups: sites as a forest, each with its interval against the whole; where each falls short as a heat map; waves as a course
// over time. Groups that are not shown say why.

import type { GroupReport } from '../../../core/assess/gap-report.ts';
import { tickLabels } from '../../html/axis.ts';
import type { Part } from '../../html/document.ts';
import { trend } from '../../html/figures.ts';
import { markOf } from '../../html/marks.ts';
import { html, type Markup, NOTHING } from '../../html/markup.ts';
import { forestRow } from '../../html/rows.ts';
import { isOverTime } from '../grid.ts';
import { groupBy, groupName, hiddenCells, whyHidden } from '../sentences.ts';
import { heat } from './heat.ts';
import { markOfCriterion, nameOfMark, type View } from './view.ts';

/** Above so many sites, rows are filtered by name and only the first stand open. */
const MANY_SITES = 30;
/** Half of them from either end. */
const OPEN_SITES = 20;
export interface Group {
  readonly group: GroupReport;
  readonly name: string;
}

export function groups(view: View): Part | null {
  const { report } = view;
  if (report.groups.length === 0 || !report.overall) return null;
  const named = report.groups.map((group) => ({ group, name: groupName(group.key, report, view.speaker) }));
  return isOverTime(report) ? waves(named, view) : sites(named, view);
}

const isShown = ({ group }: Group): boolean => !group.suppressed && group.overall?.points.gap != null;

function sites(named: readonly Group[], view: View): Part {
  const { report, write, speaker, axis } = view;
  const ranked = new Map((report.ranking?.sites ?? []).map((site) => [JSON.stringify(site.key), site]));
  const siteOf = ({ group }: Group) => ranked.get(JSON.stringify(group.key)) ?? null;
  const meanOf = (one: Group) => siteOf(one)?.mean ?? one.group.overall!.points.gap!;
  const shown = named.filter(isShown).sort((a, b) => meanOf(b) - meanOf(a));
  const hidden = named.filter((one) => !isShown(one));
  const isLong = shown.length > MANY_SITES;
  const largest = Math.max(1, ...shown.map(({ group }) => group.overall!.n));
  const whole = { gap: report.overall!.points.gap ?? 0, ci95: report.overall!.points.ci95 };
  const tick = (value: number) => speaker.number(value, 0, { sign: true });
  const hasRanks = ranked.size > 0;
  const head = html`<tr role="row"><th role="columnheader" scope="col" class="q">${write.say('page.group')}</th><th role="columnheader" scope="col" class="n">n</th><th role="columnheader" scope="col" class="gapc"><svg class="c ax" aria-hidden="true" focusable="false">${tickLabels(axis, tick)}<text x="0" y="17" class="start side">← ${write.say('page.less')}</text><text x="100%" y="17" class="end side">${write.say('page.more-than')} →</text></svg><span class="sr">${write.say('page.gap-chart')}</span></th><th role="columnheader" scope="col" class="g">${write.say('report.gap')}<small>${write.say('page.in-points-ci')}</small></th>${hasRanks ? html`<th role="columnheader" scope="col" class="rk">${write.say('page.rank')}<small>${write.say('page.rank-range')}</small></th>` : NOTHING}<th role="columnheader" scope="col" class="st">${write.say(hasRanks ? 'page.against-rest' : 'page.verdict')}</th></tr>`;
  const row = (one: Group, i: number) => {
    const { group, name } = one;
    const { n, points } = group.overall!;
    const site = siteOf(one);
    const mark = markOfCriterion(group.overall!);
    const state = site ? site.outcome : 'same';
    const colour = state === 'better' ? 'met' : state === 'worse' ? 'unmet' : 'flat';
    const [mean, ci95] = site ? [site.mean, site.ci95] : [points.gap!, points.ci95];
    const words = site
      ? html`${markOf(state === 'better' ? 'exceeding' : state === 'worse' ? 'unmet' : 'unclear')} ${write.say(`page.site.${state}`)}`
      : html`${markOf(mark)} ${nameOfMark(mark, view)}`;
    return html`<tr role="row" class="s-${state}${isLong && i >= OPEN_SITES / 2 && i < shown.length - OPEN_SITES / 2 ? ' late' : ''}" data-v="${site ? state : mark}"><th role="rowheader" scope="row" class="q"><span class="t">${name}</span></th><td role="cell" class="n">${speaker.number(n, 0)}</td><td role="cell" class="gapc">${forestRow({ mean, ci95, unshrunk: site ? points.gap : null, mark: colour, radius: 3 + 4 * Math.sqrt(n / largest) }, whole, axis)}</td><td role="cell" class="g"><b>${write.gap(mean)}</b>${ci95 ? html`<small>${write.interval(ci95)}</small>` : NOTHING}</td>${hasRanks ? html`<td role="cell" class="rk">${site ? ranksOf(site.ranks, speaker.number) : ''}</td>` : NOTHING}<td role="cell" class="st">${words}</td></tr>`;
  };
  const lost = ({ group, name }: Group) =>
    html`<tr role="row" class="hid${isLong ? ' late' : ''}"><th role="rowheader" scope="row" class="q"><span class="t">${name}</span></th><td role="cell" class="n"></td><td role="cell" class="gapc" colspan="${hasRanks ? 4 : 3}"><span>${whyHidden(group, report, write)}</span></td></tr>`;
  const find = isLong
    ? html`<div class="tools" data-for="forest" hidden><label>${write.say('page.find')} <input type="search" class="find"></label><output class="sr" data-said></output></div>`
    : NOTHING;
  const more = isLong
    ? html`<button type="button" class="more" hidden data-more="forest" data-most="${OPEN_SITES}">${write.say('page.more', { count: shown.length + hidden.length - OPEN_SITES })}</button>`
    : NOTHING;
  return {
    id: 'sites',
    label: groupBy(report, speaker),
    heading: headingOf(shown, view),
    note: write.say(hasRanks ? 'page.sites.note.shrunk' : 'page.sites.note'),
    body: html`${find}<table role="table" id="forest" class="forest"><caption class="sr">${write.say('page.sites.caption')}</caption><thead role="rowgroup">${head}</thead><tbody role="rowgroup">${shown.map(row)}${hidden.map(lost)}</tbody></table>${more}${hiddenNote(view)}${heat([...hidden.filter(({ group }) => group.criteria.length > 0), ...shown], view)}`,
  };
}

/** What is left out of groups that are shown, group by group. */
function hiddenNote({ report, speaker, write }: View): Markup {
  const said = hiddenCells(report, speaker);
  if (said.length === 0) return NOTHING;
  return html`<h3 class="sub">${write.say('report.hidden-cells')}</h3><ul class="hidl">${said.map((one) => html`<li>${one}</li>`)}</ul>`;
}

const ranksOf = ([low, high]: readonly [number, number], number: View['speaker']['number']): string =>
  low === high ? number(low, 0) : `${number(low, 0)}–${number(high, 0)}`;

function headingOf(shown: readonly Group[], { report, write, speaker }: View): string {
  const { ranking } = report;
  const hidden = report.groups.length - shown.length;
  if (!ranking && shown.length === 1 && hidden > 0)
    return write.say('page.sites.only', { name: shown[0]!.name, count: hidden });
  if (!ranking) return write.say('page.sites.heading', { count: shown.length });
  const nameOf = (key: Readonly<Record<string, string>>) => groupName(key, report, speaker);
  const of = (outcome: 'better' | 'worse') => ranking.sites.filter((site) => site.outcome === outcome);
  const [better, worse] = [of('better'), of('worse')];
  const same = ranking.sites.length - better.length - worse.length;
  if (better.length + worse.length === 0)
    return write.say('page.sites.same', { count: ranking.sites.length });
  if (better.length === 1 && worse.length === 1)
    return write.say('page.sites.two', {
      better: nameOf(better[0]!.key),
      worse: nameOf(worse[0]!.key),
      count: same,
    });
  if (better.length + worse.length === 1) {
    const [one] = [...better, ...worse];
    return write.say(better.length > 0 ? 'page.sites.one-better' : 'page.sites.one-worse', {
      name: nameOf(one!.key),
      count: same,
    });
  }
  return write.say('page.sites.some', { better: better.length, worse: worse.length, count: same });
}

/** In the order of time: expectation and delivery as two lines, and the figures of each wave. */
function waves(named: readonly Group[], view: View): Part {
  const { report, write, speaker } = view;
  const shown = named.filter(isShown);
  const points = shown.map(({ group, name }) => ({
    name,
    expectation: group.overall!.points.expectation!,
    delivery: group.overall!.points.delivery!,
    gap: write.gap(group.overall!.points.gap),
    ci95: group.overall!.points.ci95,
  }));
  const number = (value: number) => speaker.number(value, 0);
  const head = [
    'page.wave',
    'report.n',
    'page.expected',
    'page.delivered',
    'report.gap',
    'report.ci',
    'page.verdict',
  ];
  const rows = named.map((one) => {
    const { group, name } = one;
    if (!isShown(one))
      return html`<tr><th scope="row">${name}</th><td class="l" colspan="6">${whyHidden(group, report, write)}</td></tr>`;
    const { n, points: own } = group.overall!;
    const mark = markOfCriterion(group.overall!);
    return html`<tr><th scope="row">${name}</th><td>${speaker.number(n, 0)}</td><td>${write.points(own.expectation)}</td><td>${write.points(own.delivery)}</td><td>${write.gap(own.gap)}</td><td>${write.interval(own.ci95)}</td><td class="l">${markOf(mark)} ${nameOfMark(mark, view)}</td></tr>`;
  });
  const chart =
    points.length < 2
      ? NOTHING
      : trend(points, {
          expected: write.say('page.expected'),
          delivered: write.say('page.delivered'),
          sentence: write.say('page.waves.sentence', { count: points.length }),
          number,
        });
  return {
    id: 'waves',
    label: groupBy(report, speaker),
    heading: write.say('page.waves.heading', { count: shown.length }),
    note: write.say('page.waves.note'),
    body: html`${chart}<div class="scroll" tabindex="0" role="region" aria-label="${groupBy(report, speaker)}"><table class="num waves"><thead><tr>${head.map((word, i) => html`<th scope="col"${i === 6 ? html` class="l"` : NOTHING}>${write.say(word)}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>${hiddenNote(view)}`,
  };
}
