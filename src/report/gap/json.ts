// The gap report as it is: every figure in full.

import type { GapReport } from '../../core/assess/gap-report.ts';
import { jsonPieces } from '../../text/escape.ts';
import type { Reporter } from '../reporter.ts';

export const json: Reporter<GapReport, Generator<Uint8Array | string, void>> = function* (report) {
  yield* jsonPieces(report);
  yield '\n';
};
