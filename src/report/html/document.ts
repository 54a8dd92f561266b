// One page as one file: nothing is fetched, nothing but our own style and script may run (by their digests), so that it can be
// opened from a letter, printed, and kept.

import { createHash } from 'node:crypto';
import type { Speaker } from '../../words/index.ts';
import { SYMBOLS } from './marks.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { brandOf, styleOf, type Theme } from './theme.ts';

/** A part of a page: reached from the list at the top by its id. Its heading states what was found. */
export interface Part {
  readonly id: string;
  /** In the list of parts, and over the heading. */
  readonly label: string;
  readonly heading: string;
  /** How to read it. */
  readonly note?: string | Markup;
  readonly body: Markup;
}

export interface Page {
  readonly title: string;
  /** What stands left and right over the verdict. */
  readonly about: readonly string[];
  readonly facts: readonly string[];
  readonly verdict: Markup;
  readonly parts: readonly Part[];
  readonly theme?: Theme | null;
}

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only this style and this script, pictures from these sources, and nothing from a network. */
export const policyOf = (style: string, script: string, pictures: string): string =>
  [
    "default-src 'none'",
    `style-src ${digest(style)}`,
    `script-src ${digest(script)}`,
    `img-src ${pictures}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The whole file. Ends with a line break. */
export function documentOf(page: Page, { say, language }: Speaker): string {
  const { title, about, facts, verdict, parts, theme = null } = page;
  const style = STYLE + styleOf(theme);
  const policy = policyOf(style, SCRIPT, 'data:');
  const [first] = parts;
  const body = html`<body>
${first ? html`<a class="skip" href="#${first.id}">${say('page.skip', { part: first.label })}</a>` : NOTHING}
${SYMBOLS}
<header class="hero">${brandOf(theme)}<div class="mast"><p>${about.map((one, i) => (i === 0 ? html`<b>${one}</b>` : html`<span>${one}</span>`))}</p><p>${facts.map((one) => html`<span>${one}</span>`)}</p></div>
${verdict}</header>
<nav aria-label="${say('page.parts')}"><ul>${parts.map(({ id, label }) => html`<li><a href="#${id}">${label}</a></li>`)}</ul></nav>
<main>${parts.map(partOf)}</main>
<footer><p>${say('page.foot')}</p></footer>
`;
  const head = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>`;
  // Style and script are ours, whole and unescaped: their digests are of these very letters.
  return `${head.markup}${style}</style>\n</head>\n${body.markup}<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}

function partOf({ id, label, heading, note, body }: Part): Markup {
  return html`
<section id="${id}" class="part" aria-labelledby="h-${id}"><div class="head"><div><p class="kick">${label}</p><h2 id="h-${id}">${heading}</h2></div>${note ? html`<div class="note">${note}</div>` : NOTHING}</div>${body}</section>`;
}
