// How often verdicts are right: surveys of which the truth is known, drawn from a fixed seed, counted and judged in memory.
// `npm run bench -- truth` prints the table of docs/benchmarks.md; SVC_SIMULATIONS says how many surveys a row.

import type { Answer } from '../../src/core/answers/index.ts';
import { assess } from '../../src/core/assess/assess.ts';
import { type Scheme, schemeOf } from '../../src/core/standard/scheme.ts';
import { DEFAULT_POLICY } from '../../src/core/standard/standard.ts';
import type { SupplementPlan } from '../../src/core/survey/supplement.ts';
import { emptyRespondent, supplementBook, supplementsOf } from '../../src/core/survey/supplement.ts';
import { counterFor } from '../../src/core/tally/counter.ts';
import { emptyAnswers } from '../../src/core/tally/tally.ts';

const RUNS = Number(process.env.SVC_SIMULATIONS ?? 2000);
const CRITERIA = 20;
const SITES = 20;

export const SCALE: Answer = { kind: 'scale', min: 0, max: 100, step: 1, labels: [], reversed: false };
export const FIVE: Answer = { kind: 'scale', min: 1, max: 5, step: 1, labels: [], reversed: false };
const YES_NO: Answer = { kind: 'yes-no', reversed: false };

export function schemeFor(answer: Answer, criteria: number): Scheme {
  return schemeOf({
    format: 'svc.standard/1',
    id: 'made',
    version: '1.0.0',
    digest: 'sha256:0',
    title: { en: 'Made' },
    aggregation: 'nested',
    onCriticalFailure: 'fail',
    policy: DEFAULT_POLICY,
    touchpoints: [],
    fields: [],
    sections: [
      {
        id: 's',
        title: { en: 'S' },
        weight: 1,
        criteria: Array.from({ length: criteria }, (_, c) => ({
          id: `c${c}`,
          section: 's',
          text: { en: `c${c}` },
          answer,
          expect: null,
          weight: 1,
          critical: false,
          optional: false,
          when: [],
          formerly: [],
        })),
      },
    ],
  });
}

/** Mulberry32, and the normal distribution after Box and Muller. */
export function drawing(seed: number) {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}
type Draw = ReturnType<typeof drawing>;

/** A respondent's expectation and delivery of criterion c. */
export type Pair = (draw: Draw, c: number) => readonly [number, number];

/** On a scale of 0 to 100, gaps of this mean and a deviation of 25, whole by chance, so that the mean stays. */
export const scaled =
  (mean: (c: number) => number): Pair =>
  (draw, c) => {
    const gap = mean(c) + 25 * draw.normal();
    const whole = Math.floor(gap + draw.uniform());
    const kept = Math.max(-100, Math.min(100, whole));
    return kept < 0 ? [100, 100 + kept] : [0, kept];
  };

/** Yes or no: of a hundred so many are let down and so many pleased, the others have what they expected. */
const answered =
  (mean: (c: number) => number, moved = 10): Pair =>
  (draw, c) => {
    const gap = mean(c);
    const all = Math.max(moved, Math.abs(gap));
    const [down, up] = [(all - gap) / 2, (all + gap) / 2];
    const u = 100 * draw.uniform();
    return u < down ? [1, 0] : u < down + up ? [0, 1] : [1, 1];
  };

const WEIGHTED: SupplementPlan = {
  importance: null,
  crosshair: 'means',
  minimum: new Set(),
  weighted: true,
  clustered: false,
};

export function judged(
  scheme: Scheme,
  n: number,
  pair: Pair,
  draw: Draw,
  weight?: (pair: readonly [number, number]) => number,
  sites = 0,
) {
  const counter = counterFor(scheme);
  const groups =
    sites === 0 ? [counter.group([])] : Array.from({ length: sites }, (_, k) => counter.group([`${k}`]));
  const book = weight ? supplementBook(scheme, WEIGHTED, counter) : null;
  const answers = emptyAnswers(scheme);
  const supplement = emptyRespondent(scheme);
  for (let i = 0; i < n; i++) {
    scheme.criteria.forEach((_, c) => {
      const [expectation, delivery] = pair(draw, c);
      answers.expectation[c] = expectation;
      answers.delivery[c] = delivery;
    });
    counter.writeRow(answers);
    if (weight) supplement.sampled.weight = weight([answers.expectation[0]!, answers.delivery[0]!]);
    counter.batch.put(groups[i % groups.length]!);
    book?.wait(supplement);
    counter.batch.end();
  }
  return assess(counter.tally(), scheme, {
    receipt: { read: n, used: n, rejected: 0, dropped: [] },
    basis: 'sampled',
    by: ['site'],
    supplements: book && supplementsOf(scheme, WEIGHTED, [book.tallies()]),
  });
}

type Report = ReturnType<typeof judged>;

function share(
  seed: number,
  scheme: Scheme,
  n: number,
  pair: Pair,
  counts: (report: Report) => number,
  sites = 0,
): number {
  let total = 0;
  for (let k = 0; k < RUNS; k++)
    total += counts(judged(scheme, n, pair, drawing(seed * 1_000_003 + k), undefined, sites));
  return total / RUNS;
}

const isUnmet = ({ overall }: Report): number => (overall!.verdict === 'unmet' ? 1 : 0);
const anySignificant = ({ groups }: Report): number =>
  groups.some(({ criteria }) => criteria.some(({ points }) => points.pHolm !== null && points.pHolm < 0.05))
    ? 1
    : 0;
const isMet = ({ overall }: Report): number => (overall!.verdict === 'met' ? 1 : 0);

export function truth(tell: (line: string) => void): void {
  const kinds = [
    ['scale', schemeFor(SCALE, CRITERIA), scaled],
    ['yes-no', schemeFor(YES_NO, CRITERIA), answered],
  ] as const;
  const most = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS);
  tell(`| ${CRITERIA} criteria, ${RUNS} surveys a row | wanted | scale | yes-no |`);
  tell('| --- | --- | ---: | ---: |');
  const row = (name: string, wanted: string, of: (kind: (typeof kinds)[number], k: number) => number) =>
    tell(
      `| ${name} | ${wanted} | ${kinds.map((kind, k) => `${(100 * of(kind, k)).toFixed(1)} %`).join(' | ')} |`,
    );
  for (const n of [30, 100, 1000])
    row(`no true gap, n ${n}: “unmet”`, 'at most 5 %', ([, scheme, pairs], k) =>
      share(
        n + k,
        scheme,
        n,
        pairs(() => 0),
        isUnmet,
      ),
    );
  row(
    `no true gap, ${SITES} sites of n 30: any gap of a site significant`,
    `at most ${(100 * most).toFixed(1)} %`,
    ([, scheme, pairs], k) =>
      share(
        5 + k,
        scheme,
        SITES * 30,
        pairs(() => 0),
        anySignificant,
        SITES,
      ),
  );
  for (const n of [30, 100])
    row(
      `every gap at the tolerance, n ${n}: “unmet”`,
      `at most ${(100 * most).toFixed(1)} %`,
      ([, scheme, pairs], k) =>
        share(
          7 + n + k,
          scheme,
          n,
          pairs(() => -DEFAULT_POLICY.tolerance),
          isUnmet,
        ),
    );
  // Yes-no answers with that gap have a deviation of 36, not 25, so that fewer of them are shown.
  row('every gap −15, n 100: each criterion shown', 'over 90 % (scale)', ([, scheme, pairs], k) => {
    const shown = new Array<number>(CRITERIA).fill(0);
    share(
      9 + k,
      scheme,
      100,
      pairs(() => -15),
      (report) => {
        report.criteria.forEach(({ verdict }, c) => {
          if (verdict === 'unmet') shown[c]!++;
        });
        return 0;
      },
    );
    return Math.min(...shown) / RUNS;
  });
  for (const n of [30, 100])
    row(`one gap −10, n ${n}: the whole “met”`, 'at most 5 %', ([, scheme, pairs], k) =>
      share(
        13 + n + k,
        scheme,
        n,
        pairs((c) => (c === 0 ? -10 : 20)),
        isMet,
      ),
    );
  for (const n of [5, 20, 53])
    row(`one criterion of gap −10, n ${n}: “met”`, 'at most 5 %', ([name, , pairs], k) =>
      share(
        17 + n + k,
        schemeFor(name === 'scale' ? SCALE : YES_NO, 1),
        n,
        pairs(() => -10),
        isMet,
      ),
    );
  for (const n of [100, 400])
    row(`weights 0.5 to 2, n ${n}: the interval covers the gap`, '93 to 97 %', ([name, , pairs], k) => {
      const scheme = schemeFor(name === 'scale' ? SCALE : YES_NO, 1);
      let covered = 0;
      for (let run = 0; run < RUNS; run++) {
        const draw = drawing((23 + n + k) * 1_000_003 + run);
        const { overall } = judged(
          scheme,
          n,
          pairs(() => -8),
          draw,
          () => 0.5 + 1.5 * draw.uniform(),
        );
        const [low, high] = overall!.points.ci95!;
        if (low <= -8 && high >= -8) covered++;
      }
      return covered / RUNS;
    });
}
