// A diff as test results (JUnit's XML): a suite a file, a case a change. What breaks fails, whatever the gate.

import { byGravity } from '../../core/diff/levels.ts';
import type { DiffReview, FileReview, Gate, ReviewedChange } from '../../core/diff/review.ts';
import { widestOf } from '../../core/diff/review.ts';
import type { Speaker } from '../../words/index.ts';
import { type Case, junitXml } from '../ci/junit.ts';
import type { TextReporter } from '../reporter.ts';
import { faultOf, messageOf, sayChange, waivedBy } from './sentences.ts';

export const junit: TextReporter<DiffReview> = (review, { speaker }) =>
  junitXml('svc diff', [
    ...review.files.map((file) => ({ name: nameOf(file), cases: casesOf(file, review.gate, speaker) })),
    ...(review.waiverFaults.length > 0 ? [{ name: 'waivers', cases: waiverCases(review, speaker) }] : []),
  ]);

const nameOf = (file: FileReview): string => file.newName ?? file.oldName ?? '';

function casesOf(file: FileReview, gate: Gate, speaker: Speaker): Case[] {
  const { say } = speaker;
  const widest = widestOf(gate) ?? 'breaking';
  // What breaks has failed, whatever the gate lets pass; a wider gate fails more.
  const fails = (level: ReviewedChange['level']) => level === 'breaking' || byGravity(level, widest) <= 0;
  const cases = [
    ...file.changes.map((change): Case => {
      const { anchor, waiver, rule, level, fingerprint } = change;
      const { why, rows } = sayChange(change, speaker);
      const oldAndNew = rows.map(({ before, after }) => `${before ?? '—'}\n→ ${after ?? '—'}`);
      return {
        name: messageOf(change, speaker),
        rule,
        fails: waiver === null && fails(level),
        waived: waivedBy(waiver, speaker),
        text: [
          why,
          ...oldAndNew,
          `${anchor.file}:${anchor.line}:${anchor.column}`,
          say('diff.fingerprint', { fingerprint }),
        ]
          .filter((part) => part !== '')
          .join('\n'),
      };
    }),
    ...file.faults.map((fault): Case => {
      const { rule, waiver, anchor, fingerprint } = fault;
      const message = faultOf(fault, speaker);
      const place = `${anchor.file}:${anchor.line}:${anchor.column}`;
      const text = `${place}\n${say('diff.fingerprint', { fingerprint })}`;
      return {
        name: message,
        rule,
        fails: waiver === null,
        waived: waivedBy(waiver, speaker),
        text,
      };
    }),
  ];
  if (cases.length > 0) return cases;
  return [{ name: say('diff.no-difference'), rule: 'none', fails: false, waived: '', text: '' }];
}

function waiverCases({ waiverFaults }: DiffReview, speaker: Speaker): Case[] {
  return waiverFaults.map((fault) => ({
    name: faultOf(fault, speaker),
    rule: fault.rule,
    fails: false,
    waived: '',
    text: `${fault.level}: ${fault.anchor.file}:${fault.anchor.line}:${fault.anchor.column}`,
  }));
}
