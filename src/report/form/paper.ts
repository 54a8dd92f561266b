// A sheet of paper (A4): boxes with the code that is keyed in for each, lines to write on, who to be. Prints in black.

import { pointName } from '../../core/answers/scale.ts';
import type { Form } from '../../core/form/form.ts';
import { pickCodes, type SheetItem, sheetCode, sheetItems } from '../../core/form/sheet.ts';
import { type SchemeCriterion, schemeOf } from '../../core/standard/scheme.ts';
import { askedOf, type Persona, type Standard } from '../../core/standard/standard.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import { policyOf } from '../html/document.ts';
import { html, type Markup, NOTHING } from '../html/markup.ts';
import { conditions } from '../standard/questions.ts';
import { lineLabelOf, sayAnswer, saySource, sayWithUnit } from '../values.ts';
import { STYLE } from './paper-style.ts';
import type { FormWriter } from './writer.ts';

export const write: FormWriter = (form, speaker) => {
  const { say, language } = speaker;
  const { standard } = form;
  const scheme = schemeOf(standard, form.profiles[0] ?? null, form.personas[0] ?? null);
  const items = sheetItems(scheme, form.askExpectations);
  const code = sheetCode(scheme, form.askExpectations);
  const title = inLanguage(standard.title, language);
  const own = items.flatMap((item) => (item.is === 'fact' ? [item] : []));
  const asked = new Set(items.flatMap((item) => (item.is === 'expectation' ? [item.criterion.id] : [])));
  const sections = scheme.standard.sections.map((section, i) => {
    const criteria = scheme.criteria.flatMap((criterion, position) =>
      criterion.section === i ? [{ criterion, number: position + 1 }] : [],
    );
    return html`
<section><h2>${inLanguage(section.title, language)}</h2>${section.guide ? html`<p class="guide">${inLanguage(section.guide, language)}</p>` : NOTHING}
<ol>${criteria.map(({ criterion, number }) => questionOf(criterion, number, asked.has(criterion.id), form, speaker))}</ol></section>`;
  });
  const head = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(STYLE, '', "'none'")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${code}</title>
<style>`;
  const body = html`
<header><div><h1>${title}</h1><p>${standard.id} ${standard.version}${standard.source ? ` · ${saySource(standard.source, speaker)}` : ''}</p></div>
<p class="code"><span>${say('paper.sheet')}</span> <b>${code}</b></p></header>
<main>
<div class="visit">${line(say('start.site'))}${line(say('start.auditor'))}${line(say('paper.day'))}${line(say('paper.from'))}${line(say('paper.to'))}</div>
${own.map(({ untold: { field, read } }) =>
  factOf(
    inLanguage(field.title, language) || field.id,
    field.values.map(({ title: one }) => inLanguage(one, language)),
    read,
  ),
)}
${form.personas[0] ? personaOf(form.personas[0], speaker) : NOTHING}
${form.profiles[0] ? html`<p class="guide">${say('brief.profile', { profile: inLanguage(form.profiles[0].title, language) })}</p>` : NOTHING}
<p class="key">${say(asked.size > 0 ? 'paper.how-expected' : 'paper.how')}</p>
${sections}
</main>
<footer><p>${say('paper.keying', { command: `svc audit ${standard.id} --from-paper`, code })}</p><p>${say('paper.codes')}</p></footer>
`;
  return `${head.markup}${STYLE}</style>\n</head>\n<body>${body.markup}</body>\n</html>\n`;
};

const line = (label: string): Markup =>
  html`<p class="blank"><span>${label.replace(/[?:]$/, '')}</span><i></i></p>`;

const box = (code: string, words: string): Markup =>
  html`<span class="pick"><b>${code}</b>${words === '' ? NOTHING : html`<span>${words}</span>`}</span>`;

function factOf(title: string, values: readonly string[], read: readonly string[]): Markup {
  const hint = read.length > 0 && values.length === 0 ? ` (${read.join(', ')}, …)` : '';
  return values.length > 0
    ? html`<p class="fact"><span>${title}</span>${values.map((value, i) => box(String(i + 1), value))}</p>`
    : line(`${title}${hint}`);
}

function personaOf({ title, role, lines, watch }: Persona, { say, language }: Speaker): Markup {
  return html`<aside><h2>${say('brief.persona', { persona: inLanguage(title, language) })}</h2><p>${inLanguage(role, language)}</p>
${lines.length > 0 ? html`<ul>${lines.map((one) => html`<li>${say('form.line', { line: inLanguage(one, language) })}</li>`)}</ul>` : NOTHING}
${watch.length > 0 ? html`<p class="watch">${say('phone.watch-for')}: ${watch.map((one) => inLanguage(one, language)).join(' · ')}</p>` : NOTHING}</aside>`;
}

function questionOf(
  criterion: SchemeCriterion,
  number: number,
  isAsked: boolean,
  { standard, hideExpectations }: Form,
  speaker: Speaker,
): Markup {
  const { say, language } = speaker;
  const { source, answer, scored, expect } = criterion;
  const text = inLanguage(askedOf(source, 'delivery'), language);
  const before = inLanguage(askedOf(source, 'expectation'), language);
  const when = conditions(source, standard, speaker);
  const facts = [
    ...when,
    ...(scored && expect !== null && !isAsked && !hideExpectations
      ? [say('show.expected', { value: sayWithUnit(expect, answer, speaker) })]
      : []),
    ...requiredOf(source, speaker),
  ];
  const sides: readonly SheetItem['is'][] = isAsked ? ['expectation', 'delivery'] : ['delivery'];
  return html`
<li class="${criterion.critical ? 'critical' : 'plain'}"><span class="no">${number}</span><div class="q"><p class="text">${text}${criterion.critical ? html` <em>${say('walk.critical')}</em>` : NOTHING}</p>
${source.guide ? html`<p class="guide">${inLanguage(source.guide, language)}</p>` : NOTHING}
${facts.length > 0 ? html`<p class="when">${facts.join(' · ')}</p>` : NOTHING}
${sides.map((side) => html`<div class="side">${isAsked ? html`<span class="which">${say(side === 'expectation' ? 'paper.expected' : 'paper.delivered')}</span>` : NOTHING}${side === 'expectation' && before !== text ? html`<span class="own">${before}</span>` : NOTHING}${answerOf(criterion, side === 'delivery', speaker)}</div>`)}
${source.announce && scored ? html`<div class="side"><span class="which">${say('paper.announced')}</span><div class="answer row"><div class="picks">${box('1', say('value.yes'))}${box('2', say('value.no'))}</div></div></div>` : NOTHING}
<p class="note"><span>${say('field.note')}</span><i></i></p></div></li>`;
}

function requiredOf(
  { require }: Standard['sections'][number]['criteria'][number],
  { say }: Speaker,
): string[] {
  if (!require) return [];
  const wanted = [
    ...(require.comment ? [say('phone.a-comment')] : []),
    ...Object.values(require.evidence ?? {}).flatMap((kinds) =>
      kinds.map((kind) => say(`evidence-kind.${kind}`)),
    ),
  ];
  return [say('paper.required', { list: [...new Set(wanted)].join(', ') })];
}

/** Boxes to tick with their codes, or a line to write on; beside a delivery, why there is none. */
function answerOf(criterion: SchemeCriterion, isDelivery: boolean, speaker: Speaker): Markup {
  const { answer, kind } = criterion;
  const { say, language } = speaker;
  const picks = pickCodes(criterion);
  const scale = kind.scale(answer);
  const words = (value: number): string => {
    if (!scale) return sayAnswer(value, answer, speaker);
    const own = scale.labels.some((label) => label.value === value);
    const name = own ? pointName(value, scale, language) : null;
    return name ? say(name.code, name.args) : '';
  };
  const given = picks
    ? picks.map(({ value, code }) => box(code, words(value)))
    : html`<span class="fill ${kind.inWords ? 'long' : kind.between && isDelivery ? 'wide' : 'short'}"></span><span class="unit">${lineLabelOf(answer, speaker)}</span>`;
  const blanks = isDelivery ? html`<span class="blanks">${box('?', '')}${box('x', '')}</span>` : NOTHING;
  return html`<div class="answer ${kind.options(answer) ? 'list' : 'row'}"><div class="picks">${given}</div>${blanks}</div>`;
}
