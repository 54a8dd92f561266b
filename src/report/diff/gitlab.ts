// A diff as a Code Quality report of GitLab: a widget of the merge request, and marks beside the lines.

import type { DiffReview } from '../../core/diff/review.ts';
import { codeQuality, type Issue } from '../ci/gitlab.ts';
import type { TextReporter } from '../reporter.ts';
import { faultOf, messageOf, sayChange, waivedBy } from './sentences.ts';

const SEVERITIES = { breaking: 'critical', rebase: 'major', look: 'minor', safe: 'info' } as const;

export const gitlab: TextReporter<DiffReview> = ({ files, waiverFaults }, { speaker }) => {
  const told = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');
  return codeQuality([
    ...files.flatMap(({ changes, faults }) => [
      ...faults.map(
        (fault): Issue => ({
          rule: fault.rule,
          severity: fault.waiver ? 'info' : 'critical',
          text: told(faultOf(fault, speaker), waivedBy(fault.waiver, speaker)),
          spot: fault.anchor,
          fingerprint: fault.fingerprint,
        }),
      ),
      ...changes.map((change): Issue => {
        const { why } = sayChange(change, speaker);
        return {
          rule: change.rule,
          severity: change.waiver ? 'info' : SEVERITIES[change.level],
          text: told(`${messageOf(change, speaker)}.`, why, waivedBy(change.waiver, speaker)),
          spot: change.anchor,
          fingerprint: change.fingerprint,
        };
      }),
    ]),
    ...waiverFaults.map(
      (fault): Issue => ({
        rule: fault.rule,
        severity: fault.level === 'error' ? 'critical' : 'minor',
        text: faultOf(fault, speaker),
        spot: fault.anchor,
        fingerprint: `${fault.waiver.fingerprint}-${fault.rule}`,
      }),
    ),
  ]);
};
