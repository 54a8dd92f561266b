// What a reporter of lint is: it reads the lint report and nothing else, and gives text.

import type { Finding } from '../../core/errors.ts';
import type { LintReport } from '../../core/lint-report.ts';
import type { Speaker } from '../../words/index.ts';
import type { ReporterOptions } from '../gap/reporter.ts';

/** Pure: the same report gives the same bytes. */
export type LintReporter = (report: LintReport, options: ReporterOptions) => string;

export const messageOf = ({ code, args }: Finding, { say }: Speaker): string => say(`finding.${code}`, args);

export const hintOf = ({ hint }: Finding, { say }: Speaker): string =>
  hint ? say(`hint.${hint.code}`, hint.args) : '';
