// A diff as annotations of GitHub Actions: one line a change, shown beside the line of the file.

import type { Spot } from '../../core/diff/review.ts';
import { forWorkflowCommand } from '../escape.ts';
import type { DiffReporter } from './reporter.ts';
import { faultOf, sayChange, waivedBy } from './sentences.ts';

type Command = 'error' | 'warning' | 'notice';
const COMMANDS = { breaking: 'error', rebase: 'warning', safe: 'notice' } as const;

export const github: DiffReporter = ({ files, waiverFaults }, { speaker }) => {
  const { say } = speaker;
  const lines = [
    ...files.flatMap(({ changes, faults }) => [
      ...faults.map((fault) =>
        annotation(
          fault.waiver ? 'notice' : 'error',
          fault.anchor,
          say(`fault.${fault.rule}`),
          faultOf(fault, speaker),
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
  return lines.length === 0
    ? `${annotation('notice', null, 'svc diff', say('diff.no-difference'))}\n`
    : `${lines.join('\n')}\n`;
};

function annotation(command: Command, spot: Spot | null, title: string, text: string): string {
  const place = spot && spot.file !== '' ? { file: spot.file, line: spot.line, endLine: spot.endLine } : {};
  // Columns mean something to GitHub only within one line.
  const columns =
    spot && spot.file !== '' && spot.line === spot.endLine
      ? { col: spot.column, endColumn: spot.endColumn }
      : {};
  const properties = Object.entries({ ...place, ...columns, title })
    .map(([name, value]) => `${name}=${forWorkflowCommand(String(value), 'property')}`)
    .join(',');
  return `::${command} ${properties}::${forWorkflowCommand(text, 'message')}`;
}
