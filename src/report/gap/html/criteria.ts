// Every criterion in one list, most to gain first: its gap with the interval, expectation beside delivery, what meeting it would
// add; the comments of a visit; and after them what was not answered.

import { scaleOf } from '../../../core/answers/index.ts';
import { type Axis, levelAxis, tickLabels } from '../../html/axis.ts';
import type { Part } from '../../html/document.ts';
import { type Mark, markOf } from '../../html/marks.ts';
import { html, type Markup, NOTHING, percent } from '../../html/markup.ts';
import { dumbbell, gapBar } from '../../html/rows.ts';
import { pairOf } from '../../values.ts';
import { summaryLine } from '../insights.ts';
import { notes, whyBlank } from '../sentences.ts';
import { filesOf } from './evidence.ts';
import { fromTo, inWords } from './first.ts';
import { type Item, nameOfMark, type View, withMark } from './view.ts';

/** Of a long list so many rows stand open, the rest behind a button. */
const MOST_ROWS = 20;
const LONG = 30;

export function criteria(view: View): Part | null {
  const { items, rest, write, kind, report } = view;
  if (items.length + rest.length === 0) return null;
  const isVisit = kind === 'visit';
  const levels = levelsOf(view);
  const head = html`<tr role="row"><th role="columnheader" scope="col" class="q">${write.say(isVisit ? 'page.criterion-comment' : 'report.criterion')}</th><th role="columnheader" scope="col" class="gapc">${gapHead(view)}<span class="sr">${write.say('page.gap-chart')}</span></th><th role="columnheader" scope="col" class="g">${write.say('report.gap')}<small>${write.say(isVisit ? 'page.in-points' : 'page.in-points-ci')}</small></th>${
    isVisit
      ? html`<th role="columnheader" scope="col" class="ow">${write.say('page.expected-delivered')}</th>`
      : html`<th role="columnheader" scope="col" class="dbc"><svg class="c ax" aria-hidden="true" focusable="false">${tickLabels(levels.axis, levels.tick)}</svg><span class="over">${write.say(levels.isShared ? 'page.key.levels' : 'page.key.points')}</span></th>`
  }<th role="columnheader" scope="col" class="gain">${write.say('page.gain')}<small>${write.say('page.gain-to')}</small></th></tr>`;
  const table = html`<table role="table" id="ledger" class="ledger${isVisit ? ' v' : ''}"><caption class="sr">${write.say('page.criteria')}</caption><thead role="rowgroup">${head}</thead><tbody role="rowgroup">${items.map((item) => row(item, levels, view))}</tbody>${blankRows(view)}</table>`;
  const more =
    items.length > LONG
      ? html`<button type="button" class="more" hidden data-more="ledger" data-most="${MOST_ROWS}">${write.say('page.more', { count: items.length - MOST_ROWS })}</button>`
      : NOTHING;
  return {
    id: 'criteria',
    label: write.say('page.criteria'),
    heading: headingOf(view),
    note: write.say(
      isVisit
        ? 'page.criteria.note.visit'
        : view.isSampled
          ? 'page.criteria.note'
          : 'page.criteria.note.visits',
      {
        n: view.speaker.number(report.overall?.n ?? null, 0),
      },
    ),
    body: html`${items.length > 1 ? tools(view) : NOTHING}${key(view, levels.isShared)}${table}${more}`,
  };
}

function headingOf(view: View): string {
  const { items, write } = view;
  const worst = withMark(view, 'unmet').toSorted(
    (a, b) => a.criterion.points.gap! - b.criterion.points.gap!,
  )[0];
  if (worst)
    return write.say('page.criteria.worst', {
      name: worst.name,
      points: write.points(-worst.criterion.points.gap!),
    });
  if (items.length === 0) return write.say('page.criteria.none');
  return write.say(withMark(view, 'unclear').length > 0 ? 'page.criteria.unclear' : 'page.criteria.met');
}

interface Levels {
  readonly axis: Axis;
  readonly isShared: boolean;
  readonly tick: (value: number) => string;
}

/** The scale itself where all criteria share one; else points. */
function levelsOf({ items, speaker }: View): Levels {
  const scales = items.map(({ criterion }) => scaleOf(criterion.answer));
  const [first] = scales;
  const isShared = !!first && scales.every((one) => one?.min === first.min && one?.max === first.max);
  const tick = (value: number) => speaker.number(value, Number.isInteger(value) ? 0 : 1);
  return { axis: isShared ? levelAxis(first.min, first.max) : levelAxis(0, 100), isShared, tick };
}

function gapHead({ axis, write, report, speaker }: View): Markup {
  const tick = (value: number) => speaker.number(value, 0, { sign: true });
  const band = percent(axis.at(-report.policy.tolerance));
  return html`<svg class="c ax" aria-hidden="true" focusable="false">${tickLabels(axis, tick)}<text x="0" y="17" class="start side">← ${write.say('page.less')}</text><text x="100%" y="17" class="end side">${write.say('page.more-than')} →</text><text x="${band}" y="100%" dy="-22" class="end tolt">${write.say('page.tolerance')}</text><line class="tolline" x1="${band}" x2="${band}" y1="100%" y2="100%" transform="translate(0,-30)"/></svg>`;
}

/** Sorting and filtering, for whoever lets the page run its script. */
function tools(view: View): Markup {
  const { items, write } = view;
  const counts = (['unmet', 'unclear', 'met', 'exceeding'] as const)
    .map((mark) => ({ mark, count: withMark(view, mark).length }))
    .filter(({ count }) => count > 0);
  const chip = (mark: Mark | '', label: Markup | string) =>
    html`<label class="chip"><input type="radio" name="f-ledger" value="${mark}"${mark === '' ? html` checked` : NOTHING}>${mark === '' ? NOTHING : markOf(mark)}<span>${label}</span></label>`;
  return html`<div class="tools" data-for="ledger" hidden><label>${write.say('page.sort')} <select data-sort><option value="rank">${write.say('page.sort.gain')}</option><option value="gap">${write.say('page.sort.gap')}</option><option value="sec">${write.say('page.sort.order')}</option></select></label><fieldset><legend class="sr">${write.say('page.show')}</legend>${chip('', write.say('page.all', { count: items.length }))}${counts.map(({ mark, count }) => chip(mark, `${nameOfMark(mark, view)} ${count}`))}</fieldset><output class="sr" data-said></output></div>`;
}

function key(view: View, isShared: boolean): Markup {
  const { write, kind } = view;
  if (kind === 'visit') return NOTHING;
  const hasUnclear = withMark(view, 'unclear').length > 0;
  return html`<p class="key"><span><svg class="k" aria-hidden="true"><line class="ci unmet" x1="1" x2="33" y1="8" y2="8"/><circle class="dot unmet" cx="17" cy="8" r="4.5"/></svg>${write.say('page.key.gap')}</span>${
    hasUnclear
      ? html`<span><svg class="k" aria-hidden="true"><rect class="bar unclear" x="1" y="1" width="32" height="14"/><circle class="dot unclear" cx="17" cy="8" r="4.5"/></svg>${write.say('page.key.unclear')}</span>`
      : NOTHING
  }<span><svg class="k" aria-hidden="true"><line class="bell unmet" x1="6" x2="28" y1="8" y2="8"/><circle class="dot unmet" cx="6" cy="8" r="4.5"/><circle class="exp" cx="28" cy="8" r="4.5"/></svg>${write.say(isShared ? 'page.key.levels-long' : 'page.key.points-long')}</span></p>`;
}

function row(item: Item, levels: Levels, view: View): Markup {
  const { write, report, axis } = view;
  const { criterion, rank, position, mark, gain } = item;
  const { points, id } = criterion;
  const bar = gapBar({ gap: points.gap!, ci95: points.ci95, mark, tolerance: report.policy.tolerance }, axis);
  return html`<tr role="row" id="c-${id}" data-v="${mark}" data-rank="${rank}" data-gap="${points.gap!}" data-sec="${position}"><th role="rowheader" scope="row" class="q"><span class="no">${rank}</span>${markOf(mark, nameOfMark(mark, view))}<span class="t">${asked(item)}${criterion.critical ? html` <span class="crit">${write.say('report.critical')}</span>` : NOTHING}<small>${under(item, view)}</small>${comments(item, view)}</span></th><td role="cell" class="gapc">${bar}</td><td role="cell" class="g"><b>${write.gap(points.gap)}</b>${points.ci95 ? html`<small>${write.interval(points.ci95)}</small>` : NOTHING}</td>${levelCell(item, levels, view)}<td role="cell" class="gain" data-l="${gain === null ? '' : write.say('page.gain')} ">${gain === null ? '·' : gain < 0.05 ? '0' : write.gap(gain)}</td></tr>`;
}

/** Its short name over the question, where it has one. */
const asked = ({ criterion, name, text }: Item): Markup =>
  criterion.name === null ? html`${text}` : html`<b class="nm">${name}</b><span class="as">${text}</span>`;

/** What stands below the question: its section, how many got less, what would settle it. */
function under({ criterion, section, mark }: Item, { write, speaker, kind }: View): string {
  const facts = [section];
  if (kind !== 'visit' && criterion.n > 1)
    facts.push(write.say('page.got-less', { short: speaker.number(100 * (criterion.shares.unmet ?? 0), 0) }));
  const needed = criterion.answersToSettle;
  if (mark === 'unclear' && needed !== null && needed > criterion.n)
    facts.push(write.say('page.needed', { count: needed, n: speaker.number(needed, 0) }));
  const summary = summaryLine(criterion, speaker);
  if (summary !== '') facts.push(summary);
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** The comments and files of a visit; those of many stand in a part of their own. */
function comments({ criterion }: Item, { report, kind }: View): Markup {
  if (kind !== 'visit') return NOTHING;
  const files = filesOf(criterion.id, report);
  return html`${notes(report, criterion).map((note) => html`<q class="cm">${note}</q>`)}${files.length === 0 ? NOTHING : html`<small class="att">${files.map((file, i) => html`${i > 0 ? ', ' : ''}<a href="#evidence">${file}</a>`)}</small>`}`;
}

function levelCell(
  { criterion, mark }: Item,
  { axis, isShared }: Levels,
  { kind, speaker, write }: View,
): Markup {
  const pair = pairOf(criterion, speaker);
  if (kind === 'visit')
    return html`<td role="cell" class="ow">${pair ? fromTo(inWords(criterion, pair, write), write.say) : NOTHING}</td>`;
  const { points, expectation, delivery } = criterion;
  const own = isShared && expectation.mean !== null && delivery.mean !== null;
  const [e, d] = own ? [expectation.mean!, delivery.mean!] : [points.expectation!, points.delivery!];
  const words = pair ? ([pair.expected, pair.delivered] as const) : null;
  const unit = pair && pair.unit !== '' ? ` ${pair.unit}` : '';
  const said = pair
    ? write.say('page.levels', { expected: pair.expected, delivered: pair.delivered }) + unit
    : '';
  return html`<td role="cell" class="dbc">${dumbbell({ expectation: e, delivery: d, mark, words }, axis)}<span class="sr">${said}</span></td>`;
}

/** What was not answered says why; what is not scored says what was answered. */
function blankRows(view: View): Markup {
  const { rest, write, speaker } = view;
  if (rest.length === 0) return NOTHING;
  const row = (item: Item) => {
    const { criterion, section } = item;
    const chosen = criterion.options
      .filter(({ count }) => count > 0)
      .map(
        (option) =>
          `${write.name(option.text)}${criterion.n > 1 ? ` (${speaker.number(option.count, 0)}; ${speaker.percent(option.share)})` : ''}`,
      );
    const said = chosen.length > 0 ? chosen.join('; ') : whyBlank(criterion, speaker);
    return html`<tr role="row" id="c-${criterion.id}"><th role="rowheader" scope="row" class="q"><span class="no"></span>${markOf('none', nameOfMark('none', view))}<span class="t">${asked(item)}<small>${section}</small>${comments(item, view)}</span></th><td role="cell" colspan="4" class="why">${said}</td></tr>`;
  };
  return html`<tbody role="rowgroup" class="blanks"><tr role="row" class="bh"><th role="rowheader" colspan="5" scope="rowgroup">${write.say('page.blanks')}</th></tr>${rest.map(row)}</tbody>`;
}
