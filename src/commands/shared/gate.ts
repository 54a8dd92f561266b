// --fail-under: a gap report as a gate in a pipeline.

import type { GapReport } from '../../core/assess/gap-report.ts';
import { EXIT } from '../../core/errors.ts';
import type { Shell } from './command.ts';

/** Exit 1, with a reason, where the overall score is below what was asked; no score is below everything. */
export function gate(result: GapReport, failUnder: number | undefined, shell: Shell): number {
  if (failUnder === undefined) return EXIT.done;
  const { say, number } = shell.speaker;
  const score = result.overall?.score ?? null;
  // A score is a quotient of sums: one that is short of the limit by a rounding of its last bits is at it.
  if (score !== null && score >= failUnder - 1e-9) return EXIT.done;
  const limit = number(failUnder, Number.isInteger(failUnder) ? 0 : 1);
  shell.note(say(score === null ? 'report.no-score' : 'report.under', { score: number(score, 1), limit }));
  return EXIT.gate;
}
