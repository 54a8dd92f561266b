// What a report tells beyond gaps: the journey, the zone of tolerance, why customers choose the firm, incidents by month and
// channel, over-delivery in silence, and talk time against satisfaction.

import { kindOf, scaleOf } from '../../../core/answers/index.ts';
import { rounded } from '../../../words/speaker.ts';
import { gapAxis, levelAxis, tickLabels } from '../../html/axis.ts';
import type { Part } from '../../html/document.ts';
import { cloud } from '../../html/figures.ts';
import { type Mark, markOf } from '../../html/marks.ts';
import { html, type Markup, NOTHING } from '../../html/markup.ts';
import { countBar, gapBar, PARTS, partsBar, zoneRow } from '../../html/rows.ts';
import { calledOf } from '../../values.ts';
import { channelName, incidentSentences, monthName } from '../incidents.ts';
import { directionOfStep, driversSentence, reasons, silences } from '../insights.ts';
import { groupName, wasted } from '../sentences.ts';
import { ZONE_HEADS, zoneRows } from '../zone.ts';
import { nameOfMark, type View } from './view.ts';

const DIRECTION: Readonly<Record<string, Mark>> = {
  short: 'unmet',
  level: 'met',
  over: 'exceeding',
  none: 'none',
};

/** A table of figures, the first column being the heads of its rows. */
function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="num"><thead><tr>${head.map((word) => html`<th scope="col">${word}</th>`)}</tr></thead><tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** The touchpoints in the order they are met. */
export function journey(view: View): Part | null {
  const { report, write, speaker } = view;
  if (report.journey.length === 0) return null;
  const steps = report.journey.map((step) => ({
    step,
    mark: DIRECTION[directionOfStep(step, report)]!,
    name: write.name(step.title),
  }));
  const firstShort = steps.find(({ mark }) => mark === 'unmet');
  const axis = gapAxis(report.journey.flatMap(({ gap }) => (gap === null ? [] : [gap])));
  const tick = (value: number) => speaker.number(value, 0, { sign: true });
  const head = html`<tr><th scope="col">${say('report.touchpoint')}</th><th scope="col" class="gapc"><svg class="c ax" aria-hidden="true" focusable="false">${tickLabels(axis, tick)}<text x="0" y="15" class="start side">← ${say('page.less')}</text><text x="100%" y="15" class="end side">${say('page.more-than')} →</text></svg><span class="sr">${say('page.gap-chart')}</span></th>${(['gap', 'shortfall', 'surplus', 'criteria'] as const).map((word) => html`<th scope="col">${say(`report.${word}`)}</th>`)}</tr>`;
  const rows = steps.map(({ step, name, mark }) => {
    const bar =
      step.gap === null
        ? NOTHING
        : gapBar({ gap: step.gap, ci95: null, mark, tolerance: report.policy.tolerance }, axis);
    return html`<tr><th scope="row">${markOf(mark, nameOfMark(mark, view))}${name}</th><td class="gapc">${bar}</td><td>${write.gap(step.gap)}</td><td>${write.points(step.shortfall)}</td><td>${write.points(step.surplus)}</td><td>${speaker.number(step.criteria.length, 0)}</td></tr>`;
  });
  return {
    id: 'journey',
    label: say('report.journey'),
    heading: firstShort ? say('page.journey.short', { name: firstShort.name }) : say('page.journey.met'),
    body: html`<div class="scroll" tabindex="0" role="region" aria-label="${say('report.journey')}"><table class="num path"><thead>${head}</thead><tbody>${rows}</tbody></table></div>`,
  };
  function say(code: string, args = {}): string {
    return write.say(code, args);
  }
}

/** From the least that is accepted to what is desired, and what was perceived. */
export function zone(view: View): Part | null {
  const { report, speaker, write } = view;
  const rows = zoneRows(report, speaker);
  if (rows.length === 0) return null;
  const zones = report.criteria.flatMap((criterion) =>
    criterion.zone && criterion.zone.n > 0 ? [{ criterion, zone: criterion.zone }] : [],
  );
  const scales = zones.map(({ criterion }) => scaleOf(criterion.answer));
  const [shared] = scales;
  const axis =
    shared && scales.every((one) => one?.min === shared.min && one?.max === shared.max)
      ? levelAxis(shared.min, shared.max)
      : null;
  const below = zones.filter(({ zone: { adequacy } }) => (adequacy.ci95?.[1] ?? 0) < 0).length;
  const chart = axis
    ? html`<table role="table" class="secs bars"><caption class="sr">${write.say('zone.title')}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="q">${write.say('report.criterion')}</th><th role="columnheader" scope="col" class="dbc"><svg class="c ax" aria-hidden="true" focusable="false">${tickLabels(axis, (tick) => speaker.number(tick, 0))}</svg></th></tr></thead><tbody role="rowgroup">${zones.map(
        ({ criterion, zone: one }) => {
          const mark: Mark =
            (one.adequacy.mean ?? 0) < 0 ? 'unmet' : (one.superiority.mean ?? 0) > 0 ? 'exceeding' : 'met';
          const drawn =
            one.minimum === null || one.desired === null || one.perceived === null
              ? NOTHING
              : zoneRow({ minimum: one.minimum, desired: one.desired, perceived: one.perceived }, mark, axis);
          const said = write.say('page.zone.levels', {
            minimum: speaker.number(one.minimum),
            desired: speaker.number(one.desired),
            perceived: speaker.number(one.perceived),
          });
          return html`<tr role="row"><th role="rowheader" scope="row" class="q"><span class="t">${write.name(criterion.text)}</span></th><td role="cell" class="dbc zonec">${drawn}<span class="sr">${said}</span></td></tr>`;
        },
      )}</tbody></table>`
    : NOTHING;
  return {
    id: 'zone',
    label: write.say('zone.title'),
    heading: write.say(below > 0 ? 'page.zone.below' : 'page.zone.inside', { count: below }),
    note: write.say('zone.note'),
    body: html`${chart}${table(
      write.say('zone.title'),
      [write.say('report.criterion'), ...ZONE_HEADS.map((word) => write.say(word))],
      rows.map(({ text, cells }) => [text, ...cells]),
    )}`,
  };
}

export function drivers(view: View): Part | null {
  const { report, speaker, write } = view;
  if (!report.drivers) return null;
  const sorted = reasons(report.drivers);
  const largest = Math.max(...sorted.map(({ count }) => count));
  return {
    id: 'drivers',
    label: write.say('report.drivers-title'),
    heading: write.say('page.drivers.heading', { share: speaker.percent(report.drivers.service.share) }),
    note: driversSentence(report.drivers, speaker),
    body: html`<table class="num bars"><caption class="sr">${write.say('report.drivers-title')}</caption><thead><tr><th scope="col">${write.say('report.reason')}</th><th scope="col"><span class="sr">${write.say('page.share')}</span></th><th scope="col">n</th><th scope="col">${write.say('page.share')}</th><th scope="col">${write.say('report.ci')}</th></tr></thead><tbody>${sorted.map(
      ({ text, count, share, ci95 }) =>
        html`<tr><th scope="row">${write.name(text)}</th><td class="barc">${countBar(count, largest)}</td><td>${speaker.number(count, 0)}</td><td>${speaker.percent(share)}</td><td>${write.say('page.interval', { low: speaker.percent(ci95[0]), high: speaker.percent(ci95[1]) })}</td></tr>`,
    )}</tbody></table>`,
  };
}

/** Incidents by month and channel: a bar a month, a column a channel. */
export function incidents(view: View): Part | null {
  const { report, speaker, write } = view;
  const log = report.incidents;
  if (!log) return null;
  const [first, ...others] = incidentSentences(log, speaker);
  const largest = Math.max(1, ...log.months.map(({ count }) => count));
  const countOf = (channels: (typeof log)['channels'], channel: string | null) =>
    channels.find((one) => one.channel === channel)?.count ?? 0;
  const barOf = (count: number, channels: (typeof log)['channels']) =>
    log.channels.length < 2
      ? countBar(count, largest)
      : partsBar(
          log.channels.map(({ channel }) => countOf(channels, channel)),
          largest,
        );
  return {
    id: 'incidents',
    label: write.say('incidents.title'),
    heading: write.say('incidents.count', { count: log.count }),
    note: first ?? '',
    body: html`<div class="scroll" tabindex="0" role="region" aria-label="${write.say('incidents.title')}"><table class="num bars"><thead><tr><th scope="col">${write.say('incidents.month')}</th><th scope="col"><span class="sr">${write.say('incidents.title')}</span></th><th scope="col">${write.say('incidents.total')}</th>${log.channels.map((channel, i) => html`<th scope="col">${log.channels.length < 2 ? NOTHING : html`<i class="sw k${Math.min(i + 1, PARTS)}"></i>`}${channelName(channel, speaker)}</th>`)}</tr></thead><tbody>${log.months.map(
      ({ month, count, channels }) =>
        html`<tr><th scope="row">${monthName(month, speaker)}</th><td class="barc">${barOf(count, channels)}</td><td>${speaker.number(count, 0)}</td>${log.channels.map(({ channel }) => html`<td>${speaker.number(channels.find((one) => one.channel === channel)?.count ?? 0, 0)}</td>`)}</tr>`,
    )}</tbody></table></div>${others.length === 0 ? NOTHING : html`<ul class="mindl">${others.map((one) => html`<li>${one}</li>`)}</ul>`}`,
  };
}

/** Surplus that earns nothing: customers were not told of it, or do not value it. */
export function unearned(view: View): Part | null {
  const { report, speaker, write } = view;
  const silent = silences(report, speaker);
  const unvalued = wasted(report, speaker);
  if (silent.length + unvalued.length === 0) return null;
  return {
    id: 'unearned',
    label: write.say('page.unearned'),
    heading: write.say('page.unearned.heading', { count: silent.length + unvalued.length }),
    body: html`${list(silent.length === 0 ? '' : write.say('report.silent-title'), silent)}${list(unvalued.length === 0 ? '' : write.say('report.wasted-title'), unvalued)}`,
  };
}

const list = (title: string, lines: readonly string[]): Markup =>
  lines.length === 0
    ? NOTHING
    : html`<h3 class="sub">${title}</h3><ol class="mindl">${lines.map((line) => html`<li>${line}</li>`)}</ol>`;

/** Contact centres: how long a talk lasts against how content callers are, a point a group. */
export function talkTime(view: View): Part | null {
  const { report, speaker, write } = view;
  const shown = report.groups.filter(({ suppressed }) => !suppressed);
  const talk = report.criteria.find(
    ({ id, answer }) => kindOf(answer).measures === 'time' && /(^|-)(talk|handling|call)-time$/.test(id),
  );
  const content =
    report.criteria.find(({ summary }) => summary !== null && summary.kind !== 'ces') ??
    report.criteria.find(({ id, answer }) => scaleOf(answer) && /(^|-)satisfaction$/.test(id));
  if (!talk || !content || shown.length < 3) return null;
  const decimals = content.summary ? 0 : 1;
  const points = shown.flatMap((group) => {
    const of = (id: string) => group.criteria.find((one) => one.id === id);
    const [called, rated] = [of(talk.id), of(content.id)];
    const x = called?.delivery.mean ?? null;
    const y = (content.summary ? rated?.summary?.value : rated?.delivery.mean) ?? null;
    return x === null || y === null ? [] : [{ x, y, name: groupName(group.key, report, speaker) }];
  });
  if (points.length < 3) return null;
  const [talkName, contentName] = [calledOf(talk, speaker), calledOf(content, speaker)];
  return {
    id: 'talk',
    label: write.say('page.talk'),
    heading: write.say('page.talk.heading'),
    note: write.say('page.talk.note'),
    body: html`${cloud(points, {
      x: talkName,
      y: contentName,
      sentence: write.say('page.talk.sentence', { x: talkName, y: contentName }),
      xTick: (value) => speaker.duration(value),
      yTick: (value) => speaker.number(value, decimals),
    })}${table(
      write.say('page.talk'),
      [write.say('page.group'), talkName, contentName],
      points.map(({ x, y, name }) => [name, speaker.duration(rounded(x)), speaker.number(y, decimals + 1)]),
    )}`,
  };
}
