// The page for a phone: one file that needs no network and sends nothing anywhere.

import { packed } from '../../core/form/phone.ts';
import { inLanguage, LANGUAGES } from '../../core/standard/text.ts';
import { wordsOf } from '../../words/index.ts';
import { policyOf } from '../html/document.ts';
import { html } from '../html/markup.ts';
import { SCRIPT } from './page.generated.js';
import { STYLE } from './page-style.ts';
import type { FormWriter } from './writer.ts';

/** What the page says: its own words, and of the rest what answers and the walk need. */
const SAID =
  /^(?:phone|entry|expected|answer|announced|value|point|time|evidence-kind)\.|^brief\.(?:size|profile|expectations|persona|ethics)$|^start\.(?:site|no-site|auditor|profile|no-profile|persona|no-persona|reopen-why)$|^walk\.(?:why|position|critical|expectations|what-expected|still-running)$|^threshold\.asked$|^review\.running$|^field\.(?:note|reason)$|^form\.line$|^finding\.(?:not-(?:on-scale|yes-no|an-option|a-(?:duration|money|count|percent|time-stamp)|an-elapsed)|(?:below|above)-limit|ends-before-beginning|offset-on-one|elapsed-too-long|working-days)$/;

export const write: FormWriter = async (form, { language }) => {
  const { title } = form.standard;
  // A standard in one language is asked in it.
  const spoken = LANGUAGES.filter((one) => title[one] !== undefined);
  const first = spoken.includes(language) ? language : spoken[0]!;
  const words = [first, ...spoken.filter((one) => one !== first)].map(async (one) => {
    const said = Object.entries(await wordsOf(one)).filter(([code]) => SAID.test(code));
    return [one, Object.fromEntries(said)] as const;
  });
  // Nothing in it can end the element that it stands in.
  const data = JSON.stringify(packed(form, await Promise.all(words)))
    .replaceAll('<', '\\u003c')
    .replace(/[\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
  const head = html`<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(STYLE, SCRIPT, 'data: blob:')}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${inLanguage(title, first)}</title>
<style>`;
  return `${head.markup}${STYLE}</style>
</head>
<body>
<header></header>
<main></main>
<footer hidden></footer>
<script type="application/json" id="form">${data}</script>
<script type="module">${SCRIPT}</script>
</body>
</html>
`;
};
