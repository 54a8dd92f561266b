// What a careful reader must know before leaning on a figure. Each warning is a code with arguments; words/ has the sentence.

import type { CriterionReport, OverallReport, Receipt, SectionReport, Warning } from './gap-report.ts';
import type { GroupTally } from './tally.ts';

/** Below this many respondents a mean says little about anyone else. */
const FEW = 30;
/** Nunnally (1978): reliability below which group comparisons are shaky. */
const RELIABLE = 0.7;
/** Terwee et al. (2007): more than 15 % at the end of a scale is a ceiling effect. */
const CEILING = 0.15;
const STRAIGHT = 0.05;
const LOW_COVERAGE = 0.8;

export function warningsOf(
  judged: {
    overall: OverallReport;
    sections: readonly SectionReport[];
    criteria: readonly CriterionReport[];
  },
  whole: GroupTally,
  receipt: Receipt,
): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, of: string | null, args: Warning['args'] = {}) =>
    warnings.push({ code, of, args });
  const { overall, sections, criteria } = judged;
  const n = whole.respondents;
  if (overall.points.gap === null) warn('nothing-scored', null);
  if (receipt.rejected > 0) warn('rejected-rows', null, { count: receipt.rejected });
  for (const criterion of criteria) {
    if (
      criterion.critical &&
      criterion.n === 0 &&
      criterion.blanks.notShown < n &&
      criterion.blanks.notApplicable < n
    )
      warn('critical-unanswered', criterion.id);
    if (criterion.n > 1 && criterion.gap.sd === 0) warn('no-variance', criterion.id);
  }
  if (overall.coverage !== null && overall.coverage < LOW_COVERAGE)
    warn('low-coverage', null, { coverage: overall.coverage });
  if (n < 2) return warnings;
  // What follows is about samples; a single audit is not one.
  if (n < FEW) warn('few-respondents', null, { n });
  for (const section of sections) {
    const { expectation, delivery } = section.alpha;
    if (expectation !== null && expectation < RELIABLE)
      warn('low-alpha-expectation', section.id, { alpha: expectation });
    if (delivery !== null && delivery < RELIABLE) warn('low-alpha-delivery', section.id, { alpha: delivery });
    if (section.reliabilityOfDifference !== null && section.reliabilityOfDifference < RELIABLE)
      warn('low-difference-reliability', section.id, { reliability: section.reliabilityOfDifference });
  }
  const atCeiling = criteria.filter(({ ceiling }) => (ceiling.expectation ?? 0) > CEILING);
  if (atCeiling.length > 0)
    warn('expectation-ceiling', null, { count: atCeiling.length, all: criteria.length });
  const [straightE, straightD] = whole.straightLined;
  if (straightE > STRAIGHT * n) warn('straight-lined-expectation', null, { share: straightE / n });
  if (straightD > STRAIGHT * n) warn('straight-lined-delivery', null, { share: straightD / n });
  const filled = criteria.reduce((total, criterion) => total + criterion.expectationFilled, 0);
  const pairs = criteria.reduce((total, criterion) => total + criterion.n, 0);
  if (filled > 0 && filled < pairs) warn('expectation-filled', null, { count: filled, all: pairs });
  return warnings;
}
