// Where each group falls short, as a heat map: by section where there are several, and by criterion. Coloured only where the
// verdict is known, so that noise makes no pattern.

import type { CriterionReport, GroupReport } from '../../../core/assess/gap-report.ts';
import { html, type Markup, NOTHING } from '../../html/markup.ts';
import { markOfCriterion, nameOfMark, type View } from './view.ts';

/** Fewer groups need no heat map. */
const LEAST = 4;
/** So many criteria stand beside each other with their names across; of more the sections come first. */
const MOST_ACROSS = 12;
/** Above so many groups rows are filtered by name, and only the first stand open. */
const MANY = 30;
const OPEN = 20;
/** Columns that paper has room for. */
const ON_PAPER = 30;
/** Points short that get a darker cell. */
const STEPS = [5, 10, 20, 30] as const;

interface Named {
  readonly group: GroupReport;
  readonly name: string;
}
type Unit = Pick<CriterionReport, 'id' | 'verdict' | 'exchange' | 'points'>;
interface Units {
  readonly sections: readonly Unit[];
  readonly criteria: readonly Unit[];
}
interface Columns {
  readonly of: keyof Units;
  readonly names: readonly { readonly id: string; readonly name: string }[];
}

/** `shown`: the best first. */
export function heat(shown: readonly Named[], view: View): Markup {
  const { report, write, items } = view;
  if (shown.length < LEAST) return NOTHING;
  const sections: Columns = {
    of: 'sections',
    names: report.sections
      .filter(({ points }) => points.gap !== null)
      .map(({ id, title }) => ({ id, name: write.name(title) })),
  };
  const criteria: Columns = {
    of: 'criteria',
    names: items
      .toSorted((a, b) => a.position - b.position)
      .map(({ criterion, name }) => ({ id: criterion.id, name })),
  };
  if (criteria.names.length < 2) return NOTHING;
  if (criteria.names.length <= MOST_ACROSS || sections.names.length < 2)
    return html`${headed(criteria, shown, view)}${map(criteria, shown, view)}`;
  const isWide = criteria.names.length > ON_PAPER;
  return html`${headed(sections, shown, view)}${map(sections, shown, view)}<details open class="fold${isWide ? ' screen' : ''}"><summary>${write.say('page.heat.criteria')}</summary>${map(criteria, shown, view)}</details>`;
}

/** How much of it cannot be told yet, and what the colours mean. */
function headed(columns: Columns, shown: readonly Named[], { report, write }: View): Markup {
  const marks = [report, ...shown.map(({ group }) => group)].flatMap((of: Units) =>
    of[columns.of].filter(({ points }) => points.gap !== null).map(markOfCriterion),
  );
  const open = marks.filter((mark) => mark === 'unclear').length;
  const keys = [
    ['h1', 'page.heat.5'],
    ['h2', 'page.heat.10'],
    ['h3', 'page.heat.20'],
    ['h4', 'page.heat.30'],
    ['p1', 'page.heat.met'],
    ['p2', 'page.heat.exceeded'],
    ...(open > 0 ? [['hu', 'page.heat.unclear']] : []),
  ] as const;
  const heading =
    open > 0 ? write.say('page.heat.open', { count: open, all: marks.length }) : write.say('page.heat.title');
  return html`<h3 class="sub">${heading}</h3><p class="key heatkey">${keys.map(([name, word]) => html`<span><i class="sw ${name!}"></i>${write.say(word!)}</span>`)}</p>`;
}

function map({ of, names }: Columns, shown: readonly Named[], view: View): Markup {
  const { report, write, speaker } = view;
  const id = `heat-${of}`;
  const isLong = shown.length > MANY;
  const isUpright = names.length > MOST_ACROSS;
  const cell = (unit: Unit | undefined): Markup => {
    const gap = unit?.points.gap ?? null;
    if (!unit || gap === null) return html`<td><span>·</span></td>`;
    const mark = markOfCriterion(unit);
    const step = STEPS.filter((from) => -gap >= from).length;
    const colour = { unmet: `h${Math.max(1, step)}`, met: 'p1', exceeding: 'p2', unclear: 'hu', none: 'hu' }[
      mark
    ];
    return html`<td class="${colour}"><span>${write.whole(gap)}<span class="sr">, ${nameOfMark(mark, view)}</span></span></td>`;
  };
  const line = (name: string, n: number | null, units: Units, isWhole: boolean, i = 0) => {
    const own = new Map(units[of].map((unit) => [unit.id, unit]));
    const kind = isWhole ? html` class="all"` : isLong && i >= OPEN ? html` class="late"` : NOTHING;
    return html`<tr${kind}><th scope="row">${name}</th><td class="n">${speaker.number(n, 0)}</td>${names.map((one) => cell(own.get(one.id)))}</tr>`;
  };
  const find = isLong
    ? html`<div class="tools" data-for="${id}" hidden><label>${write.say('page.find')} <input type="search" class="find"></label><output class="sr" data-said></output></div>`
    : NOTHING;
  const more = isLong
    ? html`<button type="button" class="more" hidden data-more="${id}" data-most="${OPEN}">${write.say('page.more', { count: shown.length - OPEN })}</button>`
    : NOTHING;
  const caption = write.say('page.heat.caption');
  const head = html`<tr><th scope="col">${write.say('page.group')}</th><th scope="col" class="n">n</th>${names.map(({ name }) => html`<th scope="col"><span>${name}</span></th>`)}</tr>`;
  return html`${find}<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table id="${id}" class="heat${isUpright ? ' up' : ''}"><caption class="sr">${caption}</caption><thead>${head}${line(write.say('page.whole'), report.overall!.n, report, true)}</thead><tbody>${shown.toReversed().map(({ group, name }, i) => line(name, group.overall?.n ?? null, group, false, i))}</tbody></table></div>${more}`;
}
