// --fail-under and --fail-on: a gap report as a gate in a pipeline.

import type { GapReport, OverallReport } from '../../core/assess/gap-report.ts';
import { EXIT } from '../../core/errors.ts';
import type { Shell } from './command.ts';
import type { FailingVerdict } from './options.ts';

export interface Gates {
  readonly failUnder?: number | undefined;
  readonly failOn?: readonly FailingVerdict[];
}

/** Exit 1, with reasons, where the score is below what was asked or the verdict is one that is not to pass. */
export function gate(result: GapReport, { failUnder, failOn = [] }: Gates, shell: Shell): number {
  const isOpen = [passesScore(result, failUnder, shell), passesVerdict(result, failOn, shell)];
  return isOpen.every((one) => one) ? EXIT.done : EXIT.gate;
}

/** No score is below everything. */
function passesScore({ overall }: GapReport, failUnder: number | undefined, shell: Shell): boolean {
  if (failUnder === undefined) return true;
  const { say, number } = shell.speaker;
  const score = overall?.score ?? null;
  // A score is a quotient of sums: one that is short of the limit by a rounding of its last bits is at it.
  if (score !== null && score >= failUnder - 1e-9) return true;
  // With as many decimals as it takes to tell the one from the other.
  const decimals = [1, 2, 3, 6, 9].find(
    (many) => score === null || number(score, many) !== number(failUnder, many),
  );
  const limit = number(failUnder, Number.isInteger(failUnder) ? 0 : decimalsOf(failUnder));
  shell.note(
    say(score === null ? 'report.no-score' : 'report.under', { score: number(score, decimals), limit }),
  );
  return false;
}

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;

/** Of several segments each has to pass. No verdict shows nothing, so that it does not pass. */
function passesVerdict(
  { overall, groups }: GapReport,
  failOn: readonly FailingVerdict[],
  { note, speaker }: Shell,
): boolean {
  if (failOn.length === 0 || failOn.includes('never')) return true;
  const judged: readonly (OverallReport | null)[] = overall
    ? [overall]
    : groups.map((group) => group.overall);
  const verdicts = judged.map((one) => one?.verdict ?? null);
  // Whoever minds what is unmet minds what is failed.
  const fails = (verdict: (typeof verdicts)[number]) =>
    verdict === null || failOn.some((one) => one === verdict || (one === 'unmet' && verdict === 'failed'));
  const first = verdicts.find(fails);
  if (first === undefined) return true;
  note(first === null ? speaker.say('report.no-verdict') : speaker.say(`report.fails.${first}`));
  return false;
}
