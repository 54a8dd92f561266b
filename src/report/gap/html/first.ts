// What to do first: the three criteria whose meeting would add most, of those that are known to fall short.

import { scaleOf } from '../../../core/answers/index.ts';
import type { CriterionReport } from '../../../core/assess/gap-report.ts';
import { levelAxis } from '../../html/axis.ts';
import type { Part } from '../../html/document.ts';
import { html, type Markup, NOTHING } from '../../html/markup.ts';
import { dumbbell } from '../../html/rows.ts';
import { type Pair, pairOf } from '../../values.ts';
import { pictureOf } from './evidence.ts';
import { type Item, type View, type Writer, withMark } from './view.ts';

const MOST = 3;

export function first(view: View): Part | null {
  const { report, write, isSampled } = view;
  const chosen = withMark(view, 'unmet')
    .filter(({ gain }) => gain !== null)
    .slice(0, MOST);
  const shortfall = report.overall?.shortfall ?? null;
  if (chosen.length === 0 || shortfall === null) return null;
  const held = chosen.reduce((sum, { gain }) => sum + gain!, 0);
  return {
    id: 'first',
    label: write.say('page.first'),
    heading: write.say(held >= shortfall - 0.05 ? 'page.first.all' : 'page.first.heading', {
      count: chosen.length,
      held: write.points(held),
      shortfall: write.points(shortfall),
    }),
    note: write.say(isSampled ? 'page.first.note.shown' : 'page.first.note'),
    body: html`<ol class="acts">${chosen.map((item, i) => act(item, i + 1, view))}</ol>`,
  };
}

function act(item: Item, rank: number, view: View): Markup {
  const { write, speaker, report } = view;
  const { criterion, name, section, gain } = item;
  const { points, shares, n } = criterion;
  const note = criterion.notes[0];
  const evidence =
    n > 1
      ? html`<p class="ev">${write.say('page.first.shares', { short: speaker.number(100 * (shares.unmet ?? 0), 0) })} ${write.say('page.gap-of', { gap: write.gap(points.gap), interval: points.ci95 ? write.say('page.ci', { interval: write.interval(points.ci95) }) : '' })}</p>`
      : NOTHING;
  const picture = pictureOf(criterion.id, report, view);
  return html`<li><span class="no">${rank}</span><div><p class="sec">${section}</p><h3><a href="#c-${criterion.id}">${name}</a></h3>${levels(item, view)}${note ? html`<blockquote>${note.text}</blockquote>` : NOTHING}${picture}<p class="gain"><b>${write.gap(gain)}</b> ${write.say('page.first.gain')}</p>${evidence}</div></li>`;
}

/** A small chart where a mean lies between answers; the answers themselves where there is one. */
function levels({ criterion }: Item, view: View): Markup {
  const { speaker, write } = view;
  const pair = pairOf(criterion, speaker);
  const { points, n } = criterion;
  if (!pair) return NOTHING;
  if (n === 1) return html`<p class="own">${fromTo(inWords(criterion, pair, write), write.say)}</p>`;
  const unit = pair.unit === '' ? '' : ` ${pair.unit}`;
  const axis = levelAxis(0, 100);
  return html`<div class="mini">${dumbbell({ expectation: points.expectation!, delivery: points.delivery!, mark: 'unmet', words: null }, axis)}</div><p class="ed"><span>${write.say('page.delivered')} <b>${pair.delivered}</b></span><span>${write.say('page.expected')} <b>${pair.expected}</b>${unit}</span></p>`;
}

/** Single ratings with the words of their steps: 4 of 5: nearly everything. */
export function inWords(
  { answer, expectation, delivery }: CriterionReport,
  pair: Pair,
  { name }: Pick<Writer, 'name'>,
): Pair {
  const scale = scaleOf(answer);
  if (!scale) return pair;
  const word = (value: number | null, text: string) => {
    const label = name(scale.labels.find((one) => one.value === value)?.text);
    const rating = `${text} ${pair.unit}`.trim();
    return label === '' ? rating : `${rating}: ${label}`;
  };
  return {
    expected: word(expectation.mean, pair.expected),
    delivered: word(delivery.mean, pair.delivered),
    unit: '',
  };
}

export function fromTo({ expected, delivered, unit }: Pair, say: Writer['say']): Markup {
  const after = unit === '' ? '' : ` ${unit}`;
  if (expected === delivered)
    return html`<span class="oe">${say('page.as-expected')}</span><b class="od">${delivered}${after}</b>`;
  return html`<span class="oe">${say('page.expected')} ${expected}${after}</span><b class="od"><span class="ar" aria-hidden="true">→</span><span class="sr">${say('page.delivered')}</span> ${delivered}${after}</b>`;
}
