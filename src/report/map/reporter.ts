// What a reporter of proposed mappings is.

import type { Proposal } from '../../core/survey/proposal.ts';
import type { ReporterOptions } from '../gap/reporter.ts';

/** Pure: the same proposal gives the same bytes. The text ends with a line break. */
export type MapReporter = (proposal: Proposal, options: ReporterOptions) => string;
