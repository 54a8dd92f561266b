// Importance against satisfaction as a map with its four quadrants, and the lists that say the same in words.

import type { IpaCriterion } from '../../../core/shapes/gap-report.ts';
import { QUADRANTS, type Quadrant } from '../../../core/shapes/names.ts';
import type { Part } from '../../html/document.ts';
import { importanceMap, type MapPlan } from '../../html/figures.ts';
import { html, type Markup } from '../../html/markup.ts';
import { importanceOf, ipaView, performanceOf } from '../ipa.ts';
import type { Item, View } from './view.ts';

/** Above so many points the lists are collapsed but the first. */
const MANY = 40;

export function importance(view: View): Part | null {
  const { report, speaker, write, items } = view;
  const { ipa } = report;
  const words = ipaView(report, speaker);
  if (!ipa || !words || ipa.criteria.length === 0) return null;
  const itemOf = new Map(items.map((item) => [item.criterion.id, item]));
  const placed = ipa.criteria.flatMap((one) => {
    const item = itemOf.get(one.criterion);
    return item ? [{ one, item }] : [];
  });
  const first = placed.filter(({ one }) => one.quadrant === 'concentrate').length;
  const isOpen = (one: IpaCriterion) => ipa.otherRules.some(({ changed }) => changed.includes(one.criterion));
  const say = (one: IpaCriterion) =>
    `${write.say('ipa.importance')} ${importanceOf(one, ipa, speaker)}, ${write.say('ipa.performance')} ${performanceOf(one, ipa, speaker)}`;
  const plan: MapPlan = {
    points: placed.map(({ one, item }) => ({
      id: one.criterion,
      number: item.rank,
      name: item.name,
      importance: one.importance,
      performance: one.performance,
      isFirst: one.quadrant === 'concentrate',
      isOpen: isOpen(one),
      title: `${item.text} ${say(one)}`,
    })),
    cross: ipa.crosshair,
    names: Object.fromEntries(
      QUADRANTS.map((quadrant) => [quadrant, write.say(`page.quadrant.${quadrant}`)]),
    ) as Record<Quadrant, string>,
    axes: { importance: write.say('ipa.importance'), performance: write.say('ipa.performance') },
    number: (value, decimals) => speaker.number(value, decimals),
    sentence: write.say('page.map.sentence'),
  };
  return {
    id: 'map',
    label: write.say('page.map'),
    heading: write.say(first === 0 ? 'page.map.none' : 'page.map.heading', { count: first }),
    note: `${words.intro} ${write.say('page.map.note')}`,
    body: html`<div class="ipawrap"><div>${importanceMap(plan, true)}${importanceMap(plan, false)}</div><div class="lists">${QUADRANTS.map((quadrant) => list(quadrant, placed, view))}${words.notes.map((note) => html`<p class="note">${note}</p>`)}</div></div>`,
  };
}

function list(
  quadrant: Quadrant,
  placed: readonly { readonly one: IpaCriterion; readonly item: Item }[],
  { write }: View,
): Markup {
  const own = placed
    .filter(({ one }) => one.quadrant === quadrant)
    .sort((a, b) => b.one.importance - a.one.importance || a.item.rank - b.item.rank);
  if (own.length === 0) return html``;
  const isFirst = quadrant === 'concentrate';
  const rows = html`<ol>${own.map(({ item }) => html`<li data-c="${item.criterion.id}"><span class="no">${item.rank}</span><a href="#c-${item.criterion.id}">${item.name}</a></li>`)}</ol>`;
  const title = html`${write.say(`page.quadrant.${quadrant}`)} <small>${write.say(`page.quadrant.${quadrant}.why`)}</small>`;
  return placed.length > MANY && !isFirst
    ? html`<details open class="fold ql"><summary>${title}</summary>${rows}</details>`
    : html`<div class="ql${isFirst ? ' first' : ''}"><h3>${title}</h3>${rows}</div>`;
}
