// One standard as a checklist to print: boxes to tick, lines to write on.

import type { Criterion, Standard } from '../../core/standard/standard.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forMarkdown } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import type { TextReporter } from '../reporter.ts';
import { saySource } from '../values.ts';
import { answerLine, askedApart, facts } from './questions.ts';

const BLANK = '\\_\\_\\_\\_\\_\\_\\_\\_';
const BOX = '☐';

export const markdown: TextReporter<Standard> = (raw, { speaker }) => {
  const standard = escapeTexts(raw, forMarkdown);
  const { say, language } = speaker;
  const { source, description, id, version } = standard;
  let number = 0;
  const asked = ['report.by.site', 'report.by.auditor', 'show.date'].map((code) => capital(say(code)));
  const own = standard.fields.map(
    ({ title, values }) =>
      `${inLanguage(title, language)}: ${boxes(values.map((value) => inLanguage(value.title, language)))}`,
  );
  const parts = [
    `# ${inLanguage(standard.title, language)}`,
    ...(description ? [inLanguage(description, language)] : []),
    [`${id} ${version}`, ...(source ? [saySource(source, speaker)] : [])].join(' · '),
    [...asked.map((name) => `${name}: ${BLANK}`), ...own].map((line) => `- ${line}`).join('\n'),
    ...standard.sections.flatMap((section) => [
      `## ${inLanguage(section.title, language)}`,
      ...(section.guide ? [inLanguage(section.guide, language)] : []),
      ...section.criteria.map((criterion) => question(criterion, ++number, standard, speaker)),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
};

function question(criterion: Criterion, number: number, standard: Standard, speaker: Speaker): string {
  const { say, language } = speaker;
  const critical = criterion.critical ? ` (${say('report.critical')})` : '';
  const { how, answers, boxes: choices } = answerLine(criterion, speaker);
  const said = choices.length > 0 ? boxes(choices) : `${BLANK} · ${[how, ...answers].join(' · ')}`;
  const lines = [
    `${number}. **${inLanguage(criterion.text, language)}**${critical}`,
    ...askedApart(criterion, speaker),
    inLanguage(criterion.guide, language),
    `${say('report.expected')}: ${[BLANK, ...facts(criterion, standard, speaker)].join(' · ')}`,
    `${say('report.delivered')}: ${said}`,
    `${say('show.note')}: ${BLANK}${BLANK}${BLANK}`,
  ];
  return lines.filter((line) => line !== '').join('<br>\n   ');
}

const boxes = (choices: readonly string[]): string =>
  choices.length === 0 ? BLANK : choices.map((choice) => `${BOX} ${choice}`).join(' · ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
