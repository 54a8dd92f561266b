// The cases of judging that stand beside the repository, each with a survey and what must come out of it: figures that are written
// down, and where there is R what its code in the folder comes to.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/core/assess/assess.ts';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { terminal } from '../../src/report/gap/terminal.ts';
import { NO_WISHES } from '../../src/survey/supplement.ts';
import { speaker } from '../speaker.ts';
import { mappingOf, ROOT, score, standardOf } from './helpers.ts';

const CASES = join(ROOT, '../shared/cases/judging');
const present = existsSync(CASES);
const hasR = spawnSync('Rscript', ['-e', 'library(survey)']).status === 0;

async function reportOf(
  name: string,
  by: readonly string[] | null = null,
  weight: string | null = null,
): Promise<GapReport> {
  const text = (file: string) => readFileSync(join(CASES, name, file), 'utf8');
  const scheme = schemeOf(standardOf(text('standard.yaml')));
  const mapping = mappingOf(text('mapping.yaml'), scheme);
  const scored = await score(text('survey.csv'), {
    scheme,
    mapping,
    by,
    supplement: { ...NO_WISHES, weight },
  });
  const { tally, receipt, supplements } = scored;
  return assess(tally, scheme, { receipt, by: scored.by, supplements, basis: 'sampled' });
}
const near = (value: number, digits = 9) => expect.closeTo(value, digits);

describe.skipIf(!present)(
  `the cases of judging${present ? '' : ' (skipped: ../shared/cases/judging is not there)'}`,
  () => {
    it('hide a criterion that one person of a shown group answered', async () => {
      const { groups } = await reportOf('disclosure-n1-in-shown-group', ['site']);
      const south = groups.find(({ key }) => key.site === 'south')!;
      expect(south.suppressed || south.criteria.every(({ n }) => n === 0 || n >= 5)).toBe(true);
      expect(south.criteria.some(({ id }) => id === 'boss')).toBe(false);
    });

    it('call no exchange of three respondents equal', async () => {
      const { overall, criteria } = await reportOf('equal-exchange-n3');
      expect([overall!.verdict, overall!.exchange]).toEqual(['unclear', 'unclear']);
      expect(criteria[0]!.points.ci95).toEqual([-100, 100]);
    });

    it('tell of what meeting a routed criterion would add', async () => {
      const { overall, priorities } = await reportOf('gain-with-routing');
      expect(overall!.score).toEqual(near(70.0416666667, 6));
      expect(priorities.find(({ criterion }) => criterion === 'c')!.gain).toEqual(near(5.5833333333, 6));
    });

    it('have one overall gap', async () => {
      const { overall } = await reportOf('net-vs-gap');
      expect(overall!.points.gap).toEqual(near(3.125));
      expect(overall!.surplus! - overall!.shortfall!).toEqual(near(3.125));
    });

    it('give an interval to an NPS that all agree on', async () => {
      const { criteria } = await reportOf('nps-all-promoters');
      const { se, ci95 } = criteria[0]!.summary!;
      expect(se).toBeGreaterThan(0);
      // 38.5 … 106.9 in R, which no NPS can be.
      expect(ci95).toEqual([near(38.53763, 2), 100]);
    });

    it('test points, not seconds', async () => {
      const { criteria, warnings } = await reportOf('points-vs-units');
      const { points } = criteria[0]!;
      expect(points.ci95).toEqual([near(-15.45, 2), near(-11.97, 2)]);
      expect(points.p).toBeLessThan(1e-15);
      expect(points.dz).toEqual(near(-2.94, 2));
      expect(warnings.map(({ code }) => code)).toContain('units-against-points');
    });

    it('say no difference is less reliable than its parts where it is not', async () => {
      const { warnings } = await reportOf('reliability-warning');
      expect(warnings.map(({ code }) => code)).not.toContain('low-difference-reliability');
    });

    it('reckon with weights as R’s survey', async () => {
      const spread = await reportOf('weights-heteroscedastic', null, 'w');
      const [low, high] = spread.criteria[0]!.points.ci95!;
      expect((high - low) / 2).toEqual(near(12.43, 2));
      const heavy = await reportOf('weights-not-in-verdict', null, 'w');
      expect(heavy.criteria[0]!.points.ci95).toEqual([near(-11.2, 1), near(-7.1, 1)]);
      expect(heavy.overall!.verdict).toBe('unmet');
    });

    it('point to no figure that the terminal does not print', async () => {
      const report = await reportOf('many-tests-terminal');
      expect(report.warnings.map(({ code }) => code)).toContain('many-tests');
      for (const language of ['en', 'ru'] as const) {
        const text = terminal(report, { speaker: speaker(language), color: false, width: 100 });
        expect(text).not.toMatch(/p \(Holm\)|p \(Холм\)/u);
        expect(text).toContain('Holm 1979');
      }
    });

    it('have exact signed ranks', async () => {
      expect((await reportOf('wilcoxon-n20')).criteria[0]!.wilcoxon.p).toEqual(near(2 ** -19, 12));
      expect((await reportOf('zeros-pratt')).criteria[0]!.wilcoxon.p).toEqual(near(0.03125));
    });

    it.skipIf(!hasR)(
      `come to what R makes of them${hasR ? '' : ' (skipped: no Rscript with the package survey)'}`,
      async () => {
        const clip = ([low, high]: readonly number[]) => [Math.max(-100, low!), Math.min(100, high!)];
        const one = async (name: string, weight: string | null = null) =>
          (await reportOf(name, null, weight)).criteria[0]!.points;
        const routed = await reportOf('gain-with-routing');
        const curve = await one('points-vs-units');
        const ranks = await reportOf('wilcoxon-n20');
        const nps = await reportOf('nps-all-promoters');
        const figures: readonly (readonly [string, readonly (number | null | undefined)[]])[] = [
          [
            'gain-with-routing',
            [
              routed.overall!.score,
              routed.priorities.find(({ criterion }) => criterion === 'c')!.gain,
              routed.overall!.score! + routed.priorities.find(({ criterion }) => criterion === 'c')!.gain,
            ],
          ],
          ['net-vs-gap', [(await reportOf('net-vs-gap')).overall!.points.gap]],
          ['points-vs-units', [...curve.ci95!, curve.t, curve.df, curve.p, curve.gap, curve.dz]],
          ['weights-heteroscedastic', [...(await one('weights-heteroscedastic', 'w')).ci95!]],
          ['weights-heteroscedastic', [(await one('weights-heteroscedastic', 'w')).se]],
          ['weights-not-in-verdict', [...(await one('weights-not-in-verdict', 'w')).ci95!]],
          ['wilcoxon-n20', [ranks.criteria[0]!.wilcoxon.p]],
        ];
        for (const [name, values] of figures) {
          const said = numbersOfR(name);
          for (const value of values)
            expect([
              name,
              value,
              said.some((other) => Math.abs(other - value!) <= 1e-9 * Math.abs(other)),
            ]).toEqual([name, value, true]);
        }
        // Within what can be: R's ends lie beyond.
        expect((await one('equal-exchange-n3')).ci95).toEqual(
          clip(numbersOfR('equal-exchange-n3').slice(0, 2)),
        );
        // 1.96 stands for the quantile there.
        expect(nps.criteria[0]!.summary!.ci95).toEqual(
          clip(numbersOfR('nps-all-promoters')).map((end) => expect.closeTo(end, 2)),
        );
      },
      60_000,
    );
  },
);

/** What the R of a case prints, number by number. */
function numbersOfR(name: string): number[] {
  const { stdout } = spawnSync(
    'Rscript',
    ['-e', 'options(digits = 15); source("expected.R", print.eval = TRUE)'],
    { cwd: join(CASES, name), encoding: 'utf8' },
  );
  const text = stdout.replace(/\[\d+\]/gu, ' ');
  return [...text.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w%])/gu)].map(([number]) =>
    Number(number),
  );
}
