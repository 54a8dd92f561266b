// A comparison as a page to hand over: which way the whole went, what got better and worse, the course of the waves, every change
// with its interval.

import type { ChangeOutcome, Compared, Comparison } from '../../core/shapes/comparison.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import { type Axis, gapAxis, tickLabels } from '../html/axis.ts';
import { documentOf, type Part } from '../html/document.ts';
import { spark, trend } from '../html/figures.ts';
import { type Mark, markOf } from '../html/marks.ts';
import { type Markup, html as markup, NOTHING } from '../html/markup.ts';
import { gapBar } from '../html/rows.ts';
import type { TextReporter } from '../reporter.ts';
import {
  byOutcome,
  changeWords,
  hasSteps,
  headline,
  interval,
  MARK_OF,
  nameOf,
  notes,
  OUTCOMES,
  overallSentence,
  rowsOf,
  signed,
} from './sentences.ts';

export const html: TextReporter<Comparison> = (comparison, { speaker, theme = null }) => {
  const { standard, waves } = comparison;
  const title = inLanguage(standard.title, speaker.language) || standard.id;
  const firm = theme?.name ? [theme.name] : [];
  const parts = [
    moved(comparison, speaker),
    course(comparison, speaker),
    changes(comparison, speaker),
    trends(comparison, speaker),
    method(comparison, speaker),
  ];
  return documentOf(
    {
      title: [...firm, title].join(' · '),
      about: [...firm, title],
      facts: [waves.map(({ name }) => name).join(' → '), `${standard.id} ${standard.version}`],
      verdict: top(comparison, speaker),
      parts: parts.filter((part) => part !== null),
      theme,
    },
    speaker,
  );
};

const markFor = (outcome: ChangeOutcome | null): Mark => (outcome === null ? 'none' : MARK_OF[outcome]);
const nameOfOutcome = (outcome: ChangeOutcome | null, { say }: Speaker): string =>
  say(`compare.outcome.${outcome ?? 'none'}`);

function top(comparison: Comparison, speaker: Speaker): Markup {
  const { say, number } = speaker;
  const { overall, criteria, method: how } = comparison;
  const mark = markFor(overall.outcome);
  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    own: criteria.filter((one) => one.outcome === outcome),
  }));
  const runs = counts.filter(({ own }) => own.length > 0);
  const { change } = overall;
  return markup`<div class="verdict"><div class="say"><p class="stamp ${mark}">${markOf(mark)} ${nameOfOutcome(overall.outcome, speaker)}</p>
<h1>${headline(comparison, speaker)}</h1>
<p class="lede">${overallSentence(comparison, speaker)}</p>
<p class="sure"><b>${say('page.sure')}</b> ${say(`compare.sure.${how}${comparison.by === 'respondent' ? '.respondent' : ''}`)}</p></div>
<div class="figure"><p class="big"><span>${signed(change.mean, speaker)}</span> <small>${say('compare.big')}</small></p>${change.ci95 ? markup`<p class="int">${say('page.ci', { interval: interval(change.ci95, speaker) })}</p>` : NOTHING}
<dl class="facts">${counts.map(({ outcome, own }) => markup`<div><dt>${nameOfOutcome(outcome, speaker)}</dt><dd>${number(own.length, 0)}</dd></div>`)}</dl></div></div>
<div class="tiles" role="group" aria-label="${say('page.tiles')}">${runs.map(
    ({ outcome, own }) =>
      markup`<div class="run ${MARK_OF[outcome]}"><div class="marks">${own.map((one) => markup`<a href="#c-${one.id}" title="${nameOf(one, speaker)}: ${signed(one.change.mean, speaker)}">${markOf(MARK_OF[outcome])}<span class="sr">${nameOf(one, speaker)}</span></a>`)}</div><div class="lbl"><b>${own.length}</b> ${nameOfOutcome(outcome, speaker)}</div></div>`,
  )}</div>`;
}

/** What is shown to have moved, the widest first. */
function moved(comparison: Comparison, speaker: Speaker): Part | null {
  const { say } = speaker;
  const lists = (['worse', 'better'] as const)
    .map((outcome) => ({ outcome, own: byOutcome(comparison, outcome) }))
    .filter(({ own }) => own.length > 0);
  if (lists.length === 0) return null;
  const count = (outcome: ChangeOutcome) => lists.find((one) => one.outcome === outcome)?.own.length ?? 0;
  return {
    id: 'moved',
    label: say('compare.moved'),
    heading: movedHeading(count('better'), count('worse'), speaker),
    note: say('compare.moved.note'),
    body: markup`${lists.map(
      ({ outcome, own }) =>
        markup`${lists.length > 1 ? markup`<h3 class="sub">${say(`compare.${outcome}`, { count: own.length })}</h3>` : NOTHING}<ol class="mindl">${own.map((one) => markup`<li><b><a href="#c-${one.id}">${nameOf(one, speaker)}</a></b> ${changeWords(one.change, speaker)}</li>`)}</ol>`,
    )}`,
  };
}

function course({ waves, overall }: Comparison, speaker: Speaker): Part | null {
  const { say, number } = speaker;
  const points = overall.waves.flatMap(({ expectation, delivery, gap, ci95 }, i) =>
    expectation === null || delivery === null
      ? []
      : [{ name: waves[i]!.name, expectation, delivery, gap: signed(gap, speaker), ci95 }],
  );
  if (points.length < 2) return null;
  const [first, last] = [points[0]!, points.at(-1)!];
  const rows = overall.waves.map((standing, i) => {
    const step = i === 0 ? null : overall.steps[i - 1]!;
    return markup`<tr><th scope="row">${waves[i]!.name}</th><td>${number(standing.n, 0)}</td><td>${number(standing.expectation, 1)}</td><td>${number(standing.delivery, 1)}</td><td>${signed(standing.gap, speaker)}</td><td>${interval(standing.ci95, speaker)}</td><td>${step ? signed(step.change.mean, speaker) : '·'}</td><td>${step ? interval(step.change.ci95, speaker) : '·'}</td><td class="l">${step ? markup`${markOf(markFor(step.outcome))} ${nameOfOutcome(step.outcome, speaker)}` : '·'}</td></tr>`;
  });
  const head = [
    'page.wave',
    'report.n',
    'page.expected',
    'page.delivered',
    'report.gap',
    'report.ci',
    'compare.change',
    'report.ci',
  ];
  return {
    id: 'waves',
    label: say('compare.waves'),
    heading: say('compare.waves.heading', {
      delivery: signed(last.delivery - first.delivery, speaker),
      expectation: signed(last.expectation - first.expectation, speaker),
    }),
    note: say('compare.waves.note'),
    body: markup`${trend(points, {
      expected: say('page.expected'),
      delivered: say('page.delivered'),
      sentence: say('page.waves.sentence', { count: waves.length }),
      number: (value) => number(value, 0),
    })}<div class="scroll" tabindex="0" role="region" aria-label="${say('compare.waves')}"><table class="num waves"><thead><tr>${head.map((word) => markup`<th scope="col">${say(word)}</th>`)}<th scope="col" class="l">${say('compare.shown')}</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  };
}

/** Every change as a bar from zero: to the left it got worse. */
function changes(comparison: Comparison, speaker: Speaker): Part {
  const { say } = speaker;
  const rows = rowsOf(comparison, speaker)
    .filter(({ of }) => of.change.mean !== null)
    .sort((a, b) =>
      a.kind === 'criterion' && b.kind === 'criterion' ? a.of.change.mean! - b.of.change.mean! : 0,
    );
  const axis = gapAxis(rows.flatMap(({ of: { change } }) => [change.mean!, ...(change.ci95 ?? [])]));
  const tick = (value: number) => speaker.number(value, 0, { sign: true });
  const head = markup`<tr role="row"><th role="columnheader" scope="col" class="q">${say('report.criterion')}</th><th role="columnheader" scope="col" class="gapc"><svg class="c ax" aria-hidden="true" focusable="false">${tickLabels(axis, tick)}<text x="0" y="17" class="start side">← ${say('compare.outcome.worse')}</text><text x="100%" y="17" class="end side">${say('compare.outcome.better')} →</text></svg><span class="sr">${say('compare.change')}</span></th><th role="columnheader" scope="col" class="g">${say('compare.change')}<small>${say('page.in-points-ci')}</small></th><th role="columnheader" scope="col" class="ow">${say('compare.before-after')}</th><th role="columnheader" scope="col" class="gain">${say('report.holm')}</th></tr>`;
  return {
    id: 'criteria',
    label: say('compare.changes'),
    heading: changesHeading(comparison, speaker),
    note: say('compare.changes.note'),
    body: markup`<table role="table" id="ledger" class="ledger v c"><caption class="sr">${say('compare.changes')}</caption><thead role="rowgroup">${head}</thead><tbody role="rowgroup">${rows.map(({ name, id, kind, of }) => row({ name, id, kind, of }, axis, speaker))}</tbody></table>`,
  };
}

function row(
  { name, id, kind, of }: { name: string; id: string; kind: string; of: Compared },
  axis: Axis,
  speaker: Speaker,
): Markup {
  const { change, before, after, outcome } = of;
  const mark = markFor(outcome);
  const bar = gapBar({ gap: change.mean!, ci95: change.ci95, mark, tolerance: null }, axis);
  const p = change.pHolm;
  const place = kind === 'criterion' ? `c-${id}` : `${kind}-${id}`;
  const text = kind === 'criterion' ? name : markup`<b>${name}</b>`;
  return markup`<tr role="row" id="${place}" data-v="${mark}"><th role="rowheader" scope="row" class="q">${markOf(mark, nameOfOutcome(outcome, speaker))}<span class="t">${text}</span></th><td role="cell" class="gapc">${bar}</td><td role="cell" class="g"><b>${signed(change.mean, speaker)}</b>${change.ci95 ? markup`<small>${interval(change.ci95, speaker)}</small>` : NOTHING}</td><td role="cell" class="ow">${signed(before.gap, speaker)} → ${signed(after.gap, speaker)}</td><td role="cell" class="gain" data-l="p ">${p === null ? '·' : p < 0.001 ? `< ${speaker.number(0.001, 3)}` : speaker.number(p, 3)}</td></tr>`;
}

/** How many moved, and which way. */
function movedHeading(better: number, worse: number, { say }: Speaker): string {
  const words = {
    better: say('compare.better', { count: better }),
    worse: say('compare.worse', { count: worse }),
  };
  if (better > 0 && worse > 0) return say('compare.moved.both', words);
  return say(better > 0 ? 'compare.moved.better' : 'compare.moved.worse', words);
}

function changesHeading(comparison: Comparison, speaker: Speaker): string {
  const { say } = speaker;
  const [most] = comparison.criteria
    .filter(({ outcome }) => outcome === 'better' || outcome === 'worse')
    .sort((a, b) => Math.abs(b.change.mean!) - Math.abs(a.change.mean!));
  return most
    ? say('compare.changes.most', { name: nameOf(most, speaker), points: signed(most.change.mean, speaker) })
    : say('compare.changes.heading');
}

/** Of more than two waves, the gap of everything in each: a line and its figures. */
function trends(comparison: Comparison, speaker: Speaker): Part | null {
  const { say } = speaker;
  const { waves } = comparison;
  if (!hasSteps(comparison)) return null;
  const rows = rowsOf(comparison, speaker).filter(({ of }) => of.waves.some(({ gap }) => gap !== null));
  const gaps = rows.flatMap(({ of }) => of.waves.flatMap(({ gap }) => (gap === null ? [] : [gap])));
  const axis = gapAxis(gaps);
  return {
    id: 'trends',
    label: say('compare.course'),
    heading: say('compare.trends.heading', { count: waves.length }),
    note: say('compare.trends.note', { low: signed(axis.low, speaker), high: signed(axis.high, speaker) }),
    body: markup`<div class="scroll" tabindex="0" role="region" aria-label="${say('compare.course')}"><table class="num waves"><thead><tr><th scope="col">${say('report.criterion')}</th><th scope="col"><span class="sr">${say('compare.course')}</span></th>${waves.map(({ name }) => markup`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows.map(
      ({ name, kind, of }) =>
        markup`<tr><th scope="row">${kind === 'criterion' ? name : markup`<b>${name}</b>`}</th><td class="spark">${spark(
          of.waves.map(({ gap }) => gap),
          axis.low,
          axis.high,
          markFor(of.outcome),
        )}</td>${of.waves.map(({ gap }) => markup`<td>${signed(gap, speaker)}</td>`)}</tr>`,
    )}</tbody></table></div>`,
  };
}

function method(comparison: Comparison, speaker: Speaker): Part {
  const { say } = speaker;
  return {
    id: 'method',
    label: say('page.method'),
    heading: say('compare.method.heading'),
    body: markup`<ol class="mindl">${notes(comparison, speaker).map((note) => markup`<li>${note}</li>`)}</ol>`,
  };
}
