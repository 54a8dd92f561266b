// What a reporter of diffs is: it reads the review and nothing else, and gives text.

import type { DiffReview } from '../../core/diff/review.ts';
import type { ReporterOptions } from '../gap/reporter.ts';

/** Pure: the same review gives the same bytes. The text ends with a line break. */
export type DiffReporter = (review: DiffReview, options: ReporterOptions) => string;
