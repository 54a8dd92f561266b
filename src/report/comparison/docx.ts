// A comparison as a document for a client: which way the whole went, what got better and worse, every change.

import type { Comparison } from '../../core/shapes/comparison.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forSheet } from '../../text/escape.ts';
import { type Block, documentOf } from '../office/document.ts';
import type { Reporter } from '../reporter.ts';
import { byOutcome, changeWords, headline, nameOf, notes, overallSentence } from './sentences.ts';
import { chartsOf, tablesOf } from './tables.ts';

export const docx: Reporter<Comparison, Promise<Uint8Array>> = async (raw, { speaker }) => {
  const comparison = escapeTexts(raw, forSheet);
  const { say, language } = speaker;
  const { standard, waves } = comparison;
  const tables = tablesOf(comparison, speaker);
  const charts = chartsOf(comparison, tables, speaker);
  const title = inLanguage(standard.title, language) || standard.id;
  const moved = (['worse', 'better'] as const).flatMap((outcome): Block[] => {
    const own = byOutcome(comparison, outcome);
    if (own.length === 0) return [];
    const lines = own.map((one) => `${nameOf(one, speaker)} (${changeWords(one.change, speaker)})`);
    return [
      { as: 'heading', text: say(`compare.${outcome}`, { count: own.length }) },
      { as: 'list', lines },
    ];
  });
  const tabled = (id: string, columns?: readonly number[]): Block[] =>
    tables
      .filter((table) => table.id === id)
      .flatMap((table): Block[] => [
        { as: 'heading', text: table.title },
        { as: 'table', table, ...(columns ? { columns } : {}) },
        ...charts.filter((chart) => chart.table === id).map((chart): Block => ({ as: 'chart', chart })),
      ]);
  const blocks: Block[] = [
    { as: 'title', text: title },
    {
      as: 'paragraph',
      text: [`${standard.id} ${standard.version}`, waves.map(({ name }) => name).join(' → ')].join(' · '),
    },
    {
      as: 'verdict',
      strong: `${headline(comparison, speaker)}.`,
      text: overallSentence(comparison, speaker),
    },
    ...moved,
    ...tabled('waves', [0, 3, 4, 5, 6, 7, 8]),
    ...tabled('changes', [1, 2, 3, 4, 5, 6, 11, 12]),
    ...tabled('course', [1, ...waves.map((_, i) => 2 + i)].slice(0, MOST_COLUMNS)),
    { as: 'heading', text: say('compare.method.heading') },
    { as: 'list', lines: notes(comparison, speaker) },
  ];
  return documentOf(title, blocks, tables, speaker);
};

/** Beside the names, so many waves fit on a page. */
const MOST_COLUMNS = 11;
