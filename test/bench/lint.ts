// svc lint on a standard of 2,000 criteria, beside what the yaml package alone needs to parse it. Medians of several runs in
// one process, the two by turns; a ratio says more than seconds do on a machine that others use too.

import { LineCounter, parseDocument } from 'yaml';
import type { FindIncluded } from '../../src/load/composite.ts';
import { lint } from '../../src/load/lint/lint.ts';
import { openForLint } from '../../src/load/lint/open.ts';
import { median } from './timing.js';

const CRITERIA = 2_000;
const IN_SECTION = 20;
const RUNS = 11;
/** What a lint may cost, in parses. */
const MOST = 2;

/** As people write them: both languages, a guide, three kinds of answer. */
function standardOf(criteria: number): string {
  const sections: string[] = [];
  for (let from = 0; from < criteria; from += IN_SECTION) {
    const own = Array.from({ length: Math.min(IN_SECTION, criteria - from) }, (_, i) => criterion(from + i));
    sections.push(
      `  - id: section-${from}\n    title: { en: Part ${from}, ru: Часть ${from} }\n    weight: 2\n    criteria:\n${own.join('')}`,
    );
  }
  return `format: svc.standard/1\nid: large\nversion: "1.0.0"\ntitle: { en: Large, ru: Большой }\nsections:\n${sections.join('')}`;
}

const ANSWERS = [
  'answer: { kind: duration, better: lower, points: { 0s: 100, 3m: 70, 10m: 30, 30m: 0 } }\n        expect: 3m',
  'answer: { kind: yes-no }\n        expect: yes',
  `answer:
          kind: scale
          min: 1
          max: 5
          labels:
            1: { en: rude in return, ru: нагрубил в ответ }
            3: { en: correct but cold, ru: "корректен, но холоден" }
            5: { en: polite to the end, ru: вежлив до конца }
        expect: 3`,
];

const criterion = (i: number): string => `      - id: criterion-${i}
        text:
          en: How long did you stand in queue number ${i}?
          ru: Сколько времени вы простояли в очереди номер ${i}?
        guide:
          en: >-
            Start the stopwatch when you join the queue or take a ticket. Stop it when a member of
            staff turns to you. If there was no queue, enter zero.
          ru: >-
            Включите секундомер, когда встанете в очередь или возьмёте талон, и остановите, когда
            сотрудник займётся вами. Если очереди не было, запишите ноль.
        ${ANSWERS[i % ANSWERS.length]}
        weight: ${1 + (i % 3)}
`;

/** Every question asks two things and lacks its translation: some thousand findings. */
const faulty = (text: string): string =>
  text
    .replaceAll('How long did you stand in', 'Was it clean and quiet at')
    .replace(/^ {10}ru: Сколько.*\n/gm, '');

const NOTHING_SHIPPED = { standards: new Map(), standardIds: [], profiles: [], personas: [] };

async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function measure(name: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const find: FindIncluded = async () => ({ fault: { code: 'include-missing' } });
  const linted = async () =>
    lint([{ ...(await openForLint(bytes, 'large.yaml', find)), settings: {} }], NOTHING_SHIPPED);
  const parses: number[] = [];
  const lints: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    parses.push(await timed(() => parseDocument(text, { lineCounter: new LineCounter() })));
    lints.push(await timed(linted));
  }
  const row = (what: string, ms: number) =>
    console.log(
      `  ${what.padEnd(34)} ${(ms / 1000).toFixed(3).padStart(8)} s  ${(ms / median(parses)).toFixed(2).padStart(6)}× yaml`,
    );
  console.log(
    `\nLint of ${CRITERIA.toLocaleString('en')} criteria, ${name}: ${(await linted()).length} findings (median of ${RUNS})`,
  );
  row('yaml: parseDocument', median(parses));
  row(`svc lint (under ${MOST}×)`, median(lints));
}

export async function run(): Promise<void> {
  const text = standardOf(CRITERIA);
  await measure('clean', text);
  await measure('faulty', faulty(text));
}
