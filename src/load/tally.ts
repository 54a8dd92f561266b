// The tally of a survey, read back as `svc score --tally` wrote it: held against its published schema, against itself, and
// against the standard that it is judged by.

import { type Answer, kindOf } from '../core/answers/index.ts';
import { onGrid } from '../core/answers/kind.ts';
import type { SavedCriterion, SavedTally } from '../core/shapes/tally.ts';
import { type Criterion, criteriaOf, type Standard } from '../core/standard/standard.ts';
import { built, type Complain, type Loaded } from './loaded.ts';
import { loadSaved } from './saved.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/tally.generated.js';

useValidator('tally', validate);

/** Never throws. */
export const loadTally = (text: string, file: string): Loaded<SavedTally> =>
  loadSaved('tally', text, file, checkCounts);

/** The same tally, where every count in it can be one of this standard's. */
export const tallyOf = ({ value, yaml }: Loaded<SavedTally>, standard: Standard): Loaded<SavedTally> =>
  built(yaml, (complain) => {
    const known = new Map(criteriaOf(standard).map((criterion) => [criterion.id, criterion]));
    value?.criteria.forEach((tallied, i) => {
      const criterion = known.get(tallied.id);
      if (criterion) checkLevels(tallied, criterion, i, complain);
      else
        complain(['criteria', i, 'id'], {
          rule: 'tally',
          code: 'unknown-criterion',
          args: { standard: standard.id, id: tallied.id },
        });
    });
    return value!;
  });

/** Nobody answers a criterion twice, and whoever was not counted answered nothing. */
function checkCounts({ respondents, criteria }: SavedTally, complain: Complain): void {
  const seen = new Set<string>();
  criteria.forEach(({ id, pairs, blanks, expectationFilled }, i) => {
    const at = ['criteria', i] as const;
    if (seen.has(id)) complain([...at, 'id'], { rule: 'tally', code: 'tally-twice', args: { id } });
    seen.add(id);
    const paired = pairs.reduce((sum, [, , count]) => sum + count, 0);
    const total = paired + blanks.reduce((sum, count) => sum + count, 0);
    if (total > respondents)
      complain([...at, 'pairs'], {
        rule: 'tally',
        code: 'tally-too-many',
        args: { id, count: total, respondents },
      });
    if (expectationFilled > paired)
      complain([...at, 'expectationFilled'], {
        rule: 'tally',
        code: 'tally-filled',
        args: { id, filled: expectationFilled, count: paired },
      });
    pairs.forEach(([expectation, delivery], k) => {
      const [before] = pairs.slice(k - 1, k);
      const isNext =
        k === 0 ||
        !before ||
        (before[0] ?? -Infinity) < (expectation ?? -Infinity) ||
        (before[0] === expectation && before[1] < delivery);
      if (!isNext) complain([...at, 'pairs', k], { rule: 'tally', code: 'tally-order', args: { id } });
    });
  });
}

function checkLevels(
  { id, pairs }: SavedCriterion,
  criterion: Criterion,
  i: number,
  complain: Complain,
): void {
  const { answer } = criterion;
  const isScored = kindOf(answer).scored(answer);
  const faultOf = (level: number | null, side: number): string | null => {
    if (side === 0 && (level !== null) !== isScored) return `tally-expectation-${isScored}`;
    return level === null || fits(level, answer) ? null : 'tally-level';
  };
  pairs.forEach(([expectation, delivery], k) => {
    [expectation, delivery].forEach((level, side) => {
      const code = faultOf(level, side);
      if (code === null) return;
      const args = { id, level: String(level), kind: answer.kind };
      complain(['criteria', i, 'pairs', k, side], { rule: 'tally', code, args });
    });
  });
}

/** Whether an answer of this kind can come to this number: what can be written of it is read again. */
function fits(level: number, answer: Answer): boolean {
  if (onGrid(level) !== level) return false;
  const kind = kindOf(answer);
  const values = kind.scale(answer) ? null : kind.values(answer);
  if (values) return values.includes(level);
  return kind.read(kind.write(level, answer), answer).ok;
}
