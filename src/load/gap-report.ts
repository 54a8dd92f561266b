// A saved gap report, read back as `--format json` wrote it: held against its published schema, and against itself.

import type { GapReport } from '../core/assess/gap-report.ts';
import type { Complain, Loaded } from './loaded.ts';
import { loadSaved } from './saved.ts';
import { validate } from './validators/gap-report.generated.js';
import { useValidator } from './validators/index.ts';
import type { Path } from './yaml.ts';

useValidator('gap-report', validate);

/** Never throws. Reports of many groups are larger than anything people write, so that their size has no limit here. */
export const loadGapReport = (text: string, file: string): Loaded<GapReport> =>
  loadSaved('gap-report', text, file, checkFigures);

/** Rounding of sums; figures are points, 0 to 100. */
const CLOSE = 1e-6;

/** What does not add up was not written by svc, or not left as it was written. */
function checkFigures(report: GapReport, complain: Complain): void {
  const say = (path: Path, code: string) => complain(path, { rule: 'report', code });
  const { receipt } = report;
  const dropped = receipt.dropped.reduce((sum, { count }) => sum + count, 0);
  if (receipt.read !== receipt.used + receipt.rejected + dropped) say(['receipt'], 'report-receipt');
  const sections = new Set(report.sections.map(({ id }) => id));
  const seen = new Set<string>();
  report.criteria.forEach(({ id, section }, i) => {
    if (!sections.has(section)) say(['criteria', i, 'section'], 'report-section');
    if (seen.has(id)) say(['criteria', i, 'id'], 'report-twice');
    seen.add(id);
  });
  checkUnits(report, [], say);
  for (const [i, group] of report.groups.entries()) checkUnits(group, ['groups', i], say);
}

type Unit = Pick<GapReport['criteria'][number], 'points' | 'coverage'>;
type Units = Pick<GapReport, 'overall' | 'sections' | 'criteria'>;

function checkUnits(
  { overall, sections, criteria }: Units,
  at: Path,
  say: (path: Path, code: string) => void,
): void {
  const units: (readonly [Path, Unit | null])[] = [
    [[...at, 'overall'], overall],
    ...sections.map((unit, i) => [[...at, 'sections', i], unit] as const),
    ...criteria.map((unit, i) => [[...at, 'criteria', i], unit] as const),
  ];
  for (const [path, unit] of units) {
    if (!unit) continue;
    const { expectation, delivery, gap, ci95 } = unit.points;
    for (const [name, points] of [
      ['expectation', expectation],
      ['delivery', delivery],
    ] as const)
      if (points !== null && (points < -CLOSE || points > 100 + CLOSE))
        say([...path, 'points', name], 'report-points');
    if (
      expectation !== null &&
      delivery !== null &&
      gap !== null &&
      Math.abs(delivery - expectation - gap) > CLOSE
    )
      say([...path, 'points', 'gap'], 'report-gap');
    if (ci95 && ci95[0] > ci95[1]) say([...path, 'points', 'ci95'], 'report-interval');
    if (unit.coverage !== null && unit.coverage > 1 + CLOSE) say([...path, 'coverage'], 'report-coverage');
  }
}
