// A diff as annotations of GitHub Actions: one line a change, shown beside the line of the file.

import type { DiffReview } from '../../core/diff/review.ts';
import { type Annotation, annotationLines } from '../ci/github.ts';
import type { TextReporter } from '../reporter.ts';
import { faultOf, sayChange, waivedBy } from './sentences.ts';

const COMMANDS = { breaking: 'error', rebase: 'warning', look: 'warning', safe: 'notice' } as const;

export const github: TextReporter<DiffReview> = ({ files, waiverFaults }, { speaker }) => {
  const { say } = speaker;
  const annotations = [
    ...files.flatMap(({ changes, faults }) => [
      ...faults.map((fault) =>
        annotation(
          fault.waiver ? 'notice' : 'error',
          fault.anchor,
          say(`fault.${fault.rule}`),
          [
            faultOf(fault, speaker),
            waivedBy(fault.waiver, speaker),
            say('diff.fingerprint', { fingerprint: fault.fingerprint }),
          ]
            .filter((part) => part !== '')
            .join('\n'),
        ),
      ),
      ...changes.map((change) => {
        const { title, subject, detail, why } = sayChange(change, speaker);
        const what = [subject, detail].filter((part) => part !== '').join(', ');
        const waived = waivedBy(change.waiver, speaker);
        const rule = `${change.rule} · ${say('diff.fingerprint', { fingerprint: change.fingerprint })}`;
        const text = [what, why, waived, rule].filter((part) => part !== '').join('\n');
        return annotation(change.waiver ? 'notice' : COMMANDS[change.level], change.anchor, title, text);
      }),
    ]),
    ...waiverFaults.map((fault) =>
      annotation(fault.level, fault.anchor, say(`fault.${fault.rule}`), faultOf(fault, speaker)),
    ),
  ];
  return annotationLines(
    annotations.length === 0
      ? [annotation('notice', null, 'svc diff', say('diff.no-difference'))]
      : annotations,
  );
};

const annotation = (
  command: Annotation['command'],
  spot: Annotation['spot'],
  title: string,
  text: string,
): Annotation => ({ command, spot, title, text });
