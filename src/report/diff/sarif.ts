// A diff for code scanning (SARIF 2.1.0, OASIS): a result a change, known again by its fingerprint.

import type { DiffReview, ReviewedChange } from '../../core/diff/review.ts';
import { RULES } from '../../core/diff/rules.ts';
import type { Spot } from '../../core/errors.ts';
import type { Speaker } from '../../words/index.ts';
import { type SarifLevel, type SarifResult, type SarifRule, sarifLog } from '../ci/sarif.ts';
import type { TextReporter } from '../reporter.ts';
import { faultOf, messageOf, sayChange } from './sentences.ts';

const LEVELS = { breaking: 'error', rebase: 'warning', look: 'warning', safe: 'note' } as const;
const FAULTS = [
  'version-not-raised',
  'version-raised-too-little',
  'version-went-down',
  'waiver-expired',
  'waiver-unused',
  'waiver-for-another',
] as const;

export const sarif: TextReporter<DiffReview> = (review, { speaker }) => {
  const result = (
    rule: string,
    level: SarifLevel,
    text: string,
    spot: Spot,
    fingerprint: string,
    waiver: ReviewedChange['waiver'],
  ): SarifResult => ({
    rule,
    level,
    text,
    spot,
    fingerprint: { name: 'svcDiff/v1', value: fingerprint },
    ...(waiver ? { accepted: `${waiver.owner}: ${waiver.reason} (${waiver.expires})` } : {}),
  });
  const results = [
    ...review.files.flatMap(({ changes, faults }) => [
      ...faults.map((fault) =>
        result(fault.rule, 'error', faultOf(fault, speaker), fault.anchor, fault.fingerprint, fault.waiver),
      ),
      ...changes.map((change) => {
        const { why } = sayChange(change, speaker);
        const text = [`${messageOf(change, speaker)}.`, why].filter((part) => part !== '').join(' ');
        return result(
          change.rule,
          LEVELS[change.level],
          text,
          change.anchor,
          change.fingerprint,
          change.waiver,
        );
      }),
    ]),
    ...review.waiverFaults.map((fault) =>
      result(fault.rule, fault.level, faultOf(fault, speaker), fault.anchor, fault.waiver.fingerprint, null),
    ),
  ];
  return sarifLog('svc diff', rulesOf(speaker), results);
};

function rulesOf({ say, knows }: Speaker): SarifRule[] {
  return [
    ...RULES.map(({ id, level }) => ({
      id,
      level: LEVELS[level],
      short: say(`change.${id}`),
      full: knows(`why.${id}`) ? say(`why.${id}`) : say(`diff.meaning.${level}`),
      help: say(`diff.meaning.${level}`),
    })),
    ...FAULTS.map((id) => ({
      id,
      level: id === 'waiver-unused' ? ('warning' as const) : ('error' as const),
      short: say(`fault.${id}`),
    })),
  ];
}
