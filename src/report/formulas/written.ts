// The formulas on the terminal, as a page of the docs, as JSON and as a table.

import type { ListedFormula } from '../../core/shapes/listings.ts';
import { inLanguage, type Text } from '../../core/standard/text.ts';
import { csvRow, RFC_4180 } from '../../text/csv.ts';
import { forJson } from '../../text/escape.ts';
import { headed, padEnd, paragraph, widthOf, wrap } from '../../text/layout.ts';
import { styleFor } from '../../text/style.ts';
import type { TextReporter } from '../reporter.ts';
import { type Formula, SYMBOLS, UNITS } from './formulas.ts';

type FormulasReporter = TextReporter<readonly Formula[]>;

const unitOf = ({ unit }: Formula): Text => UNITS[unit];
const symbolsOf = ({ where }: Formula): readonly { symbol: string; text: Text }[] =>
  where.map((symbol) => ({ symbol, text: SYMBOLS[symbol] }));

export const terminal: FormulasReporter = (all, { speaker, color, width }) => {
  const { say, language } = speaker;
  const style = styleFor(color);
  const parts = all.map((one) => {
    const symbols = symbolsOf(one);
    const room = Math.max(0, ...symbols.map(({ symbol }) => widthOf(symbol)));
    const faint = (text: string, margin: number) =>
      wrap(text, width - margin - 1).map((line) => ' '.repeat(margin) + style.faint(line));
    return [
      ...headed(inLanguage(one.name, language), one.figure, width, style),
      ...paragraph(one.formula, width, 3),
      ...symbols.flatMap(({ symbol, text }) =>
        wrap(inLanguage(text, language), width - room - 8).map((line, i) =>
          style.faint(`     ${padEnd(i === 0 ? symbol : '', room)}  ${line}`),
        ),
      ),
      ...(one.note ? faint(inLanguage(one.note, language), 3) : []),
      ...faint(`${inLanguage(unitOf(one), language)}${one.source === null ? '' : ` · ${one.source}`}`, 3),
    ].join('\n');
  });
  return `${[` ${style.strong(say('formulas.title'))}`, ...paragraph(say('formulas.intro'), width)].join('\n')}\n\n${parts.join('\n\n')}\n`;
};

export const markdown: FormulasReporter = (all, { speaker }) => {
  const { say, language } = speaker;
  const parts = all.map((one) => [
    `## ${inLanguage(one.name, language)}`,
    '',
    '```text',
    one.formula,
    '```',
    '',
    ...symbolsOf(one).map(({ symbol, text }) => `- \`${symbol}\`: ${inLanguage(text, language)}`),
    ...(one.where.length > 0 ? [''] : []),
    ...(one.note ? [inLanguage(one.note, language), ''] : []),
    `${say('formulas.figure')}: \`${one.figure}\`. ${say('formulas.unit')}: ${inLanguage(unitOf(one), language)}.${one.source === null ? '' : ` ${say('formulas.source')}: ${one.source}.`}`,
  ]);
  return `# ${say('formulas.title')}\n\n${say('formulas.intro')}\n\n${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

export const json: FormulasReporter = (all) => {
  const formulas = all.map(
    ({ where: _, note = null, ...one }, i): ListedFormula => ({
      ...one,
      unit: unitOf(all[i]!),
      note,
      symbols: symbolsOf(all[i]!),
    }),
  );
  return `${forJson({ format: 'svc.formulas/1', formulas })}\n`;
};

export const csv: FormulasReporter = (all, { speaker, csv: style = RFC_4180 }) => {
  const { language } = speaker;
  const rows = all.map((one) => [
    one.figure,
    inLanguage(one.name, language),
    one.formula,
    symbolsOf(one)
      .map(({ symbol, text }) => `${symbol}: ${inLanguage(text, language)}`)
      .join('; '),
    inLanguage(unitOf(one), language),
    one.source,
  ]);
  const head = ['figure', 'name', 'formula', 'symbols', 'unit', 'source'];
  return style.mark + [head, ...rows, []].map((cells) => csvRow(cells, style)).join('\r\n');
};
