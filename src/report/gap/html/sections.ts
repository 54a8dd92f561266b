// Sections: expectation beside delivery, the gap, and the answers themselves where all stand on one scale.

import type { SectionReport } from '../../../core/assess/gap-report.ts';
import { type Axis, levelAxis, tickLabels } from '../../html/axis.ts';
import type { Part } from '../../html/document.ts';
import { markOf } from '../../html/marks.ts';
import { html, type Markup, NOTHING } from '../../html/markup.ts';
import { answerBar, dumbbell, halvesOf, shadesOf } from '../../html/rows.ts';
import { type Answers, answersOf } from './answers.ts';
import { type Item, markOfCriterion, nameOfMark, type View } from './view.ts';

export function sections(view: View): Part | null {
  const { report, write } = view;
  const shown = report.sections.filter(({ points }) => points.gap !== null);
  if (shown.length < 2) return null;
  const rows = [...shown].sort((a, b) => a.points.gap! - b.points.gap!);
  const isVisit = view.kind === 'visit';
  const hasIntervals = shown.some(({ points }) => points.ci95 !== null);
  const answers = isVisit ? null : answersOf(view);
  const shared = answers?.scale ?? null;
  const axis = shared ? levelAxis(shared.min, shared.max) : levelAxis(0, 100);
  const number = (value: number) => view.speaker.number(value, shared ? 2 : 0);
  const word = (tick: number) => view.speaker.number(tick, Number.isInteger(tick) ? 0 : 1);
  const head = html`<tr role="row"><th role="columnheader" scope="col" class="q">${write.say('report.section')}</th><th role="columnheader" scope="col" class="dbc"><svg class="c ax" aria-hidden="true" focusable="false">${tickLabels(axis, word)}</svg><span class="over">${write.say(shared ? 'page.key.levels' : 'page.key.points')}</span></th><th role="columnheader" scope="col" class="g">${write.say('report.gap')}<small>${write.say(isVisit ? 'page.in-points' : 'page.in-points-ci')}</small></th>${
    answers
      ? html`<th role="columnheader" scope="col" class="spc">${ramp(answers)}</th>`
      : html`<th role="columnheader" scope="col" class="mk">${write.say('page.its-criteria')}</th><th role="columnheader" scope="col" class="gain">${write.say('page.weight')}</th>`
  }</tr>`;
  return {
    id: 'sections',
    label: write.say(answers ? 'page.sections.answers' : 'report.sections'),
    heading: headingOf(rows, view),
    note: write.say(answers ? 'page.sections.note.answers' : 'page.sections.note'),
    body: html`<table role="table" class="secs${answers ? '' : hasIntervals ? ' v i' : ' v'}"><caption class="sr">${write.say('report.sections')}</caption><thead role="rowgroup">${head}</thead><tbody role="rowgroup">${rows.map((section) => row(section, { view, axis, answers, number, isShared: shared !== null }))}</tbody></table>`,
  };
}

function headingOf(rows: readonly SectionReport[], { write }: View): string {
  const unmet = rows.filter(({ verdict }) => verdict === 'unmet' || verdict === 'failed');
  const met = rows.filter(({ verdict }) => verdict === 'met');
  const nameOf = ({ title }: SectionReport) => write.name(title);
  if (unmet.length === 0)
    return write.say(met.length === rows.length ? 'page.sections.met' : 'page.sections.unclear');
  const [worst] = unmet;
  if (unmet.length > 1 && met.length === 1)
    return write.say('page.sections.only', { name: nameOf(worst!), met: nameOf(met[0]!) });
  return write.say('page.sections.worst', { name: nameOf(worst!) });
}

interface Columns {
  readonly view: View;
  readonly axis: Axis;
  readonly answers: Answers | null;
  readonly number: (value: number) => string;
  readonly isShared: boolean;
}

function row(section: SectionReport, { view, axis, answers, number, isShared }: Columns): Markup {
  const { write, items, speaker } = view;
  const { points, expectation, delivery } = section;
  const mark = markOfCriterion(section);
  const [e, d] =
    isShared && expectation.mean !== null && delivery.mean !== null
      ? [expectation.mean, delivery.mean]
      : [points.expectation!, points.delivery!];
  const said = write.say('page.levels', { expected: number(e), delivered: number(d) });
  const own = items.filter(({ criterion }) => criterion.section === section.id);
  const last = answers
    ? html`<td role="cell" class="spc">${spread(section.id, answers, view)}</td>`
    : html`<td role="cell" class="mk">${own.map((item) => link(item, view))}</td><td role="cell" class="gain">${speaker.percent(section.share)}</td>`;
  return html`<tr role="row"><th role="rowheader" scope="row" class="q">${markOf(mark, nameOfMark(mark, view))}<span class="t">${write.name(section.title)}</span></th><td role="cell" class="dbc">${dumbbell({ expectation: e, delivery: d, mark, words: [number(e), number(d)] }, axis)}<span class="sr">${said}</span></td><td role="cell" class="g"><b>${write.gap(points.gap)}</b>${points.ci95 ? html`<small>${write.interval(points.ci95)}</small>` : NOTHING}</td>${last}</tr>`;
}

const link = ({ criterion, mark, name }: Item, view: View): Markup =>
  html`<a href="#c-${criterion.id}" title="${name}">${markOf(mark)}<span class="sr">${name}: ${nameOfMark(mark, view)}</span></a>`;

/** The colours of the steps, with the words of the ends where the scale has them. */
function ramp({ steps, ends }: Answers): Markup {
  const shades = shadesOf(steps);
  return html`<span class="ramp"><span>${ends[0]}</span><svg aria-hidden="true" focusable="false">${shades.map((shade, i) => html`<rect class="a${shade}" x="${(98 / steps) * i}" width="${98 / steps}" height="12" y="0"/>`)}</svg><span>${ends[1]}</span></span>`;
}

/** Expected over delivered, both halved by the same line. */
function spread(section: string, answers: Answers, { write, speaker }: View): Markup {
  const own = answers.bySection.get(section);
  if (!own) return NOTHING;
  const bars = (['expectation', 'delivery'] as const).map((side) => {
    const { left, right } = halvesOf(own[side]);
    const ends = [speaker.percent(left), speaker.percent(right)] as const;
    return { side, bar: answerBar(own[side], answers.span, ends), ends };
  });
  const names = { expectation: write.say('page.expected'), delivery: write.say('page.delivered') };
  const said = bars.map(({ side, ends }) => `${names[side]} ${ends[0]} / ${ends[1]}`).join(', ');
  return html`${bars.map(({ side, bar }) => html`<div class="pair"><span>${names[side]}</span>${bar}</div>`)}<span class="sr">${write.say('page.halves')}: ${said}</span>`;
}
