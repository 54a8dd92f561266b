// Findings as a gate in a pipeline: exit 1 on any error, or on more warnings than are allowed.

import { EXIT, ofLevel } from '../../core/errors.ts';
import type { LintReport } from '../../core/lint-report.ts';
import type { Shell } from './command.ts';

export function findingsGate(
  { findings }: LintReport,
  most: number | undefined,
  { note, speaker }: Shell,
): number {
  if (ofLevel(findings, 'error') > 0) return EXIT.gate;
  const count = ofLevel(findings, 'warning');
  if (most === undefined || count <= most) return EXIT.done;
  note(speaker.say('lint.too-many-warnings', { count, most }));
  return EXIT.gate;
}
