// svc diff on two standards of 2,000 criteria, beside what the yaml package alone needs to parse both. Medians of several
// runs in one process; a ratio says more than seconds do on a machine that others use too.

import { parse } from 'yaml';
import { diff } from '../../src/core/diff/diff.ts';
import { type ReviewInput, review } from '../../src/core/diff/review.ts';
import { loadDiffable, placeOfAddress } from '../../src/load/diffable.ts';
import { reporterOf } from '../../src/report/index.ts';
import { speakerFor } from '../../src/words/index.ts';
import { median } from './timing.js';

const CRITERIA = 2_000;
const IN_SECTION = 40;
const RUNS = 9;

/** Realistic in size and shape; every tenth criterion differs between the versions, in one way of ten. */
function standardOf(version: string): string {
  const edited = version !== '1.0.0';
  const criteria = Array.from({ length: CRITERIA }, (_, i) =>
    criterion(i, edited && i % 10 === 0 ? i / 10 : -1),
  );
  const sections: string[] = [];
  for (let from = 0; from < CRITERIA; from += IN_SECTION)
    sections.push(
      `  - id: section-${from}\n    title: { en: Part ${from}, ru: Часть ${from} }\n    weight: 1\n    criteria:\n${criteria.slice(from, from + IN_SECTION).join('')}`,
    );
  return `format: svc.standard/1\nid: large\nversion: "${version}"\ntitle: { en: Large, ru: Большой }\nsections:\n${sections.join('')}`;
}

function criterion(i: number, edit: number): string {
  const kind = edit < 0 ? -1 : edit % 10;
  const id = kind === 0 ? `renamed-${i}` : `criterion-${i}`;
  const en =
    kind === 1
      ? `Was aisle ${i} lit well enough to read every label?`
      : `Did the staff at desk ${i} answer your question without sending you to another desk?`;
  const ru =
    kind === 2
      ? `Сразу ли сотрудник за столом ${i} ответил на ваш вопрос, никуда вас не отправив?`
      : `Ответил ли сотрудник за столом ${i} на ваш вопрос, не отправив вас к другому?`;
  const answer = kind === 3 ? '{ kind: scale, min: 1, max: 7 }' : '{ kind: scale, min: 1, max: 5 }';
  const guide =
    kind === 4
      ? 'Ask the same question at every desk and write down who answered it.'
      : 'Ask one question at every desk and note who answered it, and after how long.';
  return `      - id: ${id}
        text:
          en: ${en}
          ru: ${ru}
        guide:
          en: >-
            ${guide} If nobody could answer, rate 1 and say so in the note. A referral to a web page
            counts as no answer; a promise to call back counts as half of one.
          ru: >-
            Задайте один вопрос за каждым столом и запишите, кто ответил и через сколько времени. Если не
            смог никто, поставьте 1 и укажите это в примечании. Ссылка на сайт ответом не считается.
        answer: ${answer}
        expect: ${kind === 5 ? 3 : 4}
        weight: ${kind === 6 ? 2 : 1}
${kind === 7 ? '        critical: true\n' : ''}${kind === 0 ? `        formerly: criterion-${i}\n` : ''}`;
}

async function time(work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return median(taken);
}

export async function run(): Promise<void> {
  const [old, now] = [standardOf('1.0.0'), standardOf('2.0.0')];
  const report = await reporterOf('diff', 'terminal');
  const options = { speaker: await speakerFor('en'), color: false, width: 80 };
  const parsing = await time(() => [parse(old), parse(now)]);
  const load = () => ({ old: loadDiffable(old, 'old.yaml'), new: loadDiffable(now, 'new.yaml') });
  const loading = await time(load);
  const loaded = load();
  if (!loaded.old.value || !loaded.new.value)
    throw new Error(JSON.stringify([...loaded.old.findings, ...loaded.new.findings].slice(0, 3)));
  const [before, after] = [loaded.old.value, loaded.new.value];
  const diffing = await time(() => diff(before, after));
  const reporting = await time(() => {
    const input: ReviewInput = {
      diff: diff(before, after),
      oldName: 'old.yaml',
      newName: 'new.yaml',
      locate: (side, address) => placeOfAddress(loaded[side].yaml, address),
      impact: null,
    };
    const gate = { failOn: ['never'], failOnMoves: null } as const;
    return report(review([input], { gate, today: '2026-01-01' }), options);
  });
  console.log('\nsvc diff, beside yaml parsing both files');
  const said = (name: string, ms: number) =>
    console.log(`  ${name.padEnd(44)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / parsing).toFixed(2)}× yaml`);
  said(`yaml parses both (2 × ${CRITERIA} criteria)`, parsing);
  said('svc reads both, with places and checks', loading);
  said('diff and judgement', diffing);
  said('diff, places and terminal report', reporting);
  said('all of svc diff', loading + reporting);
}
