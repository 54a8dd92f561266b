// The top of the page: the verdict in a sentence, how sure it is, the one big number, and a mark for every criterion.

import type { OverallReport } from '../../../core/assess/gap-report.ts';
import { balance, strip } from '../../html/figures.ts';
import { type Mark, markOf } from '../../html/marks.ts';
import { html, type Markup, NOTHING } from '../../html/markup.ts';
import { calledOf } from '../../values.ts';
import { countsOnly } from '../sentences.ts';
import { type Item, markOfCriterion, nameOfMark, type View, withMark } from './view.ts';

export function verdict(view: View): Markup {
  const { report, write } = view;
  const { overall } = report;
  const mark: Mark = overall ? markOfCriterion(overall) : 'none';
  const stamp = overall?.verdict
    ? html`<p class="stamp ${mark}">${markOf(mark)} ${write.say(`page.verdict.${overall.verdict}`)}${overall.exchange ? html` <span>${write.say(`page.exchange.${overall.exchange}`)}</span>` : NOTHING}</p>`
    : NOTHING;
  const figure = overall && overall.points.gap !== null ? figureOf(overall, view) : NOTHING;
  return html`<div class="verdict"><div class="say">${stamp}
<h1>${headlineOf(view)}</h1>
${paragraph('lede', ledeOf(view))}
${sureOf(view)}</div>${figure}</div>
${tiles(view)}`;
}

const paragraph = (name: string, text: string): Markup =>
  text === '' ? NOTHING : html`<p class="${name}">${text}</p>`;

/** What was found, for every verdict; filled from the figures. */
export function headlineOf(view: View): string {
  const { report, kind, write } = view;
  const { overall, groups } = report;
  if (!overall && groups.length > 0) return write.say('page.h1.apart', { count: groups.length });
  if (countsOnly(report)) return write.say('page.h1.counts');
  if (!overall?.verdict) return write.say('page.h1.none');
  const short = withMark(view, 'unmet').length;
  const over = withMark(view, 'exceeding').length;
  if (overall.verdict === 'failed') {
    const failed = report.criteria.filter(({ verdict }) => verdict === 'failed');
    if (failed.length === 1)
      return write.say('page.h1.failed-one', { name: calledOf(failed[0]!, view.speaker) });
    return write.say('page.h1.failed', { count: failed.length });
  }
  if (kind === 'survey') {
    const ends =
      overall.verdict === 'met' && overall.exchange === 'exceeding' ? 'exceeding' : overall.verdict;
    return write.say(`page.h1.survey.${ends}`);
  }
  if (overall.verdict === 'unclear') return write.say('page.h1.survey.unclear');
  if (overall.verdict === 'met')
    return over > 0 ? write.say('page.h1.visit.exceeding', { count: over }) : write.say('page.h1.visit.met');
  const unmet = write.say('page.h1.visit.unmet', { count: short });
  return over > 0
    ? write.say('page.h1.visit.but', { unmet, over: write.say('page.h1.visit.over', { count: over }) })
    : unmet;
}

/** How many criteria ended how; no more than what is known. */
function ledeOf(view: View): string {
  const { report, items, isSampled, write } = view;
  const { overall, policy } = report;
  if (!overall?.verdict || countsOnly(report)) return '';
  const counts = {
    all: items.filter(({ criterion }) => criterion.weight > 0).length,
    short: withMark(view, 'unmet').length,
    met: withMark(view, 'met').length,
    over: withMark(view, 'exceeding').length,
    unclear: withMark(view, 'unclear').length,
  };
  const tolerance = write.say('report.points-of', { count: policy.tolerance });
  const sentence = write.say(
    `page.lede.${isSampled ? 'survey' : 'visit'}${counts.short === 0 ? '.none' : ''}`,
    {
      count: counts.short,
      ...counts,
      held: counts.met + counts.over,
      tolerance,
    },
  );
  const pays = !isSampled && counts.short > 0 && counts.over > 0 ? ` ${write.say('page.lede.pays')}` : '';
  return sentence + pays;
}

function sureOf(view: View): Markup {
  const { report, kind, isSampled, write, speaker } = view;
  const { overall, policy, warnings } = report;
  if (!overall?.verdict) return NOTHING;
  const sentences: string[] = [];
  if (!isSampled) {
    sentences.push(
      kind === 'visit'
        ? write.say('page.sure.visit')
        : write.say('page.sure.visits', { count: report.receipt.used }),
      write.say('page.sure.coverage', { share: speaker.percent(overall.coverage) }),
    );
  } else if (overall.verdict === 'met')
    sentences.push(
      write.say('page.sure.met', { tolerance: write.say('report.points-of', { count: policy.tolerance }) }),
    );
  else if (overall.verdict === 'unclear') {
    const open = withMark(view, 'unclear');
    sentences.push(
      write.say('page.sure.unclear', {
        count: open.length,
        all: view.items.length,
      }),
    );
    if (overall.points.ci95)
      sentences.push(write.say('page.sure.interval', { interval: write.interval(overall.points.ci95) }));
    const needed = Math.max(0, ...open.map(({ criterion }) => criterion.answersToSettle ?? 0));
    if (needed > overall.n)
      sentences.push(write.say('page.sure.needed', { count: needed, n: speaker.number(needed, 0) }));
  } else {
    sentences.push(write.say('page.sure.unmet'));
    if (overall.shortfallShown !== null && overall.shortfall !== null)
      sentences.push(
        write.say('page.sure.shown', {
          shortfall: write.points(overall.shortfall),
          shown: write.points(overall.shortfallShown),
        }),
      );
  }
  const cautions = new Set(warnings.map(({ code }) => code)).size;
  return html`<p class="sure"><b>${write.say('page.sure')}</b> ${sentences.join(' ')}${cautions > 0 ? html` <a href="#mind">${write.say('page.sure.cautions', { count: cautions })}</a>` : NOTHING}</p>`;
}

function figureOf(overall: OverallReport, view: View): Markup {
  const { kind, write, speaker, isSampled } = view;
  const { points, shortfall, surplus, score } = overall;
  const say = write.say;
  const isVisit = kind !== 'survey' || !isSampled;
  const big = isVisit
    ? html`<p class="big"><span>${write.points(score)}</span> <small>${say(score === points.delivery ? 'page.big.visit' : 'page.big.capped', { expected: write.points(points.expectation), delivered: write.points(points.delivery) })}</small></p>`
    : html`<p class="big"><span>${write.gap(points.gap)}</span> <small>${say('page.big.survey')}</small></p>${points.ci95 ? html`<p class="int">${say('page.ci', { interval: write.interval(points.ci95) })}</p>` : NOTHING}`;
  const chart = isVisit
    ? balance(
        { value: shortfall ?? 0, text: write.gap(-(shortfall ?? 0)), name: say('page.shortfall') },
        { value: surplus ?? 0, text: write.gap(surplus ?? 0), name: say('page.surplus') },
        { value: points.gap!, text: write.gap(points.gap), name: say('page.together') },
        say('page.balance', {
          shortfall: write.points(shortfall),
          surplus: write.points(surplus),
          gap: write.gap(points.gap),
        }),
      )
    : strip(
        { value: points.expectation!, text: write.points(points.expectation), name: say('page.expected') },
        { value: points.delivery!, text: write.points(points.delivery), name: say('page.delivered') },
        points.ci95,
        markOfCriterion(overall),
        say('page.strip', {
          expected: write.points(points.expectation),
          delivered: write.points(points.delivery),
        }),
      );
  const facts: [string, string][] = isVisit
    ? (['unmet', 'met', 'exceeding'] as const)
        .map((mark): [string, string] => [
          nameOfMark(mark, view),
          speaker.number(withMark(view, mark).length, 0),
        ])
        .concat([[say('page.mark.none'), speaker.number(view.rest.length, 0)]])
    : [
        [say('report.shortfall'), write.points(shortfall)],
        [say('report.surplus'), write.points(surplus)],
        [say('page.answers'), speaker.number(overall.n, 0)],
        [say('report.coverage'), speaker.percent(overall.coverage)],
      ];
  return html`<div class="figure">${big}
${chart}
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></div>`;
}

const ORDER: readonly Mark[] = ['unmet', 'unclear', 'met', 'exceeding', 'none'];

/** One mark a criterion, the worst first, each leading to its row. */
function tiles(view: View): Markup {
  const { items, rest, write } = view;
  const runs = ORDER.map((mark) => ({
    mark,
    own:
      mark === 'none'
        ? rest.filter(({ criterion }) => criterion.points.gap === null)
        : items.filter((item) => item.mark === mark),
  })).filter(({ own }) => own.length > 0);
  if (runs.length === 0) return NOTHING;
  const link = ({ criterion, mark, name }: Item) =>
    html`<a href="#c-${criterion.id}" title="${name}: ${write.gap(criterion.points.gap)}">${markOf(mark)}<span class="sr">${name}</span></a>`;
  return html`<div class="tiles" role="group" aria-label="${write.say('page.tiles')}">${runs.map(
    ({ mark, own }) =>
      html`<div class="run ${mark}"><div class="marks">${own.map(link)}</div><div class="lbl"><b>${own.length}</b> ${nameOfMark(mark, view)}</div></div>`,
  )}</div>`;
}
