// One standard as a checklist to read: every question with its guide, its answers and what they are worth.

import type { Criterion, Standard } from '../../core/standard/standard.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forTerminal } from '../../text/escape.ts';
import { headed, joined, paragraph, wrap } from '../../text/layout.ts';
import { type Style, styleFor } from '../../text/style.ts';
import type { ReporterOptions, TextReporter } from '../reporter.ts';
import { saySource } from '../values.ts';
import { answerLine, askedApart, facts } from './questions.ts';

export const terminal: TextReporter<Standard> = (raw, options) => {
  const standard = escapeTexts(raw, forTerminal);
  const { speaker, width } = options;
  const style = styleFor(options.color);
  const say = (text: Standard['title'] | undefined) => inLanguage(text, speaker.language);
  let number = 0;
  const lines = [
    ...headed(say(standard.title), `${standard.id} ${standard.version}`, width, style),
    ...paragraph(say(standard.description), width),
    ...(standard.source ? paragraph(saySource(standard.source, speaker), width).map(style.faint) : []),
  ];
  for (const section of standard.sections) {
    lines.push('', ...paragraph(say(section.title), width).map(style.strong));
    lines.push(...paragraph(say(section.guide), width));
    for (const criterion of section.criteria)
      lines.push('', ...question(criterion, ++number, standard, options, style));
  }
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};

function question(
  criterion: Criterion,
  number: number,
  standard: Standard,
  { speaker, width }: ReporterOptions,
  style: Style,
): string[] {
  const { language, say } = speaker;
  const lead = `${String(number).padStart(2)}. `;
  const indent = lead.length + 1;
  const critical = criterion.critical ? ` (${say('report.critical')})` : '';
  const [first, ...rest] = wrap(inLanguage(criterion.text, language) + critical, width - indent - 1);
  const { how, answers } = answerLine(criterion, speaker);
  const separated = answers.length > 0 ? `${how}: ${joined(answers)}` : how;
  return [
    ` ${lead}${style.strong(first!)}`,
    ...rest.map((line) => ' '.repeat(indent) + style.strong(line)),
    ...askedApart(criterion, speaker).flatMap((line) => paragraph(line, width, indent)),
    ...paragraph(inLanguage(criterion.guide, language), width, indent),
    ...paragraph(separated, width, indent).map(style.over),
    ...paragraph(joined(facts(criterion, standard, speaker)), width, indent).map(style.faint),
    ...paragraph(inLanguage(criterion.rationale, language), width, indent).map(style.faint),
  ];
}
