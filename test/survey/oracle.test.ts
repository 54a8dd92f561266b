// Figures against R, by group, by weight, in three levels and by importance: to 1e-9 relative. What R says of the made-up
// survey is kept beside it (test/oracle/three-levels.R); what it says of the kiosk is asked for each time.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/core/assess/assess.ts';
import type {
  CriterionReport,
  GapReport,
  SectionReport,
  UnitFigures,
} from '../../src/core/assess/gap-report.ts';
import type { Scheme } from '../../src/core/standard/scheme.ts';
import type { SurveyScore } from '../../src/survey/score.ts';
import { NO_WISHES, type SupplementWishes } from '../../src/survey/supplement.ts';
import { DATA, fixture, mappingFrom, mappingOf, ROOT, schemeFrom, score, scoreTogether } from './helpers.ts';

type Value = number | null | undefined;
type Part = Pick<GapReport, 'overall' | 'sections' | 'criteria'>;

interface Line {
  readonly group: string;
  readonly level: string;
  readonly id: string;
  readonly figure: string;
  readonly value: number;
}

const linesOf = (csv: string): Line[] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [group = '', level = '', id = '', figure = '', value] = line.split(',');
      return { group, level, id, figure, value: Number(value) };
    });

const expected = (name: string): Line[] =>
  linesOf(readFileSync(fixture(`three-levels/expected-${name}.csv`), 'utf8'));

const isNear = (actual: Value, wanted: number): boolean =>
  typeof actual === 'number' && Math.abs(actual - wanted) <= 1e-9 * Math.max(Math.abs(wanted), 1e-300);

/** What differs, in words: an empty list where nothing does. */
const differing = (lines: readonly Line[], actual: (line: Line) => Value): string[] =>
  lines.flatMap((line) => {
    const value = actual(line);
    const { group, id, figure, value: wanted } = line;
    return isNear(value, wanted) ? [] : [`${group} ${id} ${figure}: ${value}, R has ${wanted}`];
  });

function partOf(report: GapReport, group: string): Part {
  if (group === '') return report;
  const value = group.slice(group.indexOf('=') + 1);
  const found = report.groups.find(({ key }) => Object.values(key)[0] === value);
  if (!found) throw new Error(`no group ${group}`);
  return found;
}

function unitIn(part: Part, { level, id }: Line): UnitFigures | SectionReport | CriterionReport {
  if (level === 'overall') return part.overall!;
  const list = level === 'section' ? part.sections : part.criteria;
  return list.find((one) => one.id === id) ?? part.criteria[Number(id) - 1]!;
}

function figureOf(of: UnitFigures | CriterionReport, figure: string): Value {
  const { n, expectation, delivery, gap, correlation } = of;
  const alpha = 'alpha' in of ? of.alpha : null;
  const ranks = 'wilcoxon' in of ? of.wilcoxon : null;
  const figures: Readonly<Record<string, Value>> = {
    n,
    E: expectation.mean,
    sdE: expectation.sd,
    D: delivery.mean,
    sdD: delivery.sd,
    gap: gap.mean,
    sdGap: gap.sd,
    lo: gap.ci95?.[0],
    hi: gap.ci95?.[1],
    t: gap.t,
    df: gap.df,
    p: gap.p,
    pHolm: gap.pHolm,
    pBH: gap.pBH,
    dz: gap.dz,
    r: correlation,
    W: ranks?.w,
    pWilcoxon: ranks?.p,
    alphaE: alpha?.expectation,
    alphaD: alpha?.delivery,
    alphaGap: alpha?.gap,
    reliabilityOfDifference: 'alpha' in of ? of.reliabilityOfDifference : undefined,
  };
  return figures[figure];
}

const judged = ({ tally, receipt, by, supplements }: SurveyScore, of: Scheme): GapReport =>
  assess(tally, of, { receipt, by, supplements });

const scheme = schemeFrom('three-levels/standard.yaml');
const mapping = mappingFrom('three-levels/mapping.yaml', scheme);
const survey = readFileSync(fixture('three-levels/survey.csv'), 'utf8');

async function reportOf(
  wishes: Partial<SupplementWishes> = {},
  by: readonly string[] = ['branch'],
): Promise<GapReport> {
  const scored = await score(survey, { scheme, mapping, by, supplement: { ...NO_WISHES, ...wishes } });
  return judged(scored, scheme);
}

describe('a survey in three levels agrees with R', async () => {
  const report = await reportOf();

  it('in the whole and in each group: means, tests, adjusted p, reliabilities', () => {
    const lines = expected('groups');
    expect(lines.length).toBe(5 * (14 + 2 * 20 + 6 * 18));
    expect(
      differing(lines, (line) => figureOf(unitIn(partOf(report, line.group), line), line.figure)),
    ).toEqual([]);
  });

  it('by weights: means, deviations, effective n and intervals', async () => {
    const weighted = await reportOf({ weight: 'weight' });
    expect(weighted.receipt).toMatchObject({
      read: 240,
      used: 238,
      dropped: [{ reason: 'no-weight', count: 2 }],
    });
    const found = differing(expected('weighted'), (line) => {
      const of = unitIn(partOf(weighted, line.group), line).weighted!;
      const { ci95, ...rest } = of;
      return { ...rest, lo: ci95?.[0], hi: ci95?.[1] }[line.figure as 'gap'];
    });
    expect(found).toEqual([]);
  });

  it('in the zone of tolerance', () => {
    const found = differing(expected('zone'), (line) => {
      const { zone } = unitIn(partOf(report, line.group), line) as CriterionReport;
      const { adequacy, superiority, width, shares, ...rest } = zone!;
      const figures: Readonly<Record<string, unknown>> = { ...rest, ...shares };
      for (const [name, of] of Object.entries({ adequacy, superiority, width }))
        Object.assign(figures, {
          [name]: of.mean,
          [`${name}Sd`]: of.sd,
          [`${name}Lo`]: of.ci95?.[0],
          [`${name}Hi`]: of.ci95?.[1],
        });
      return figures[line.figure] as Value;
    });
    expect(found).toEqual([]);
  });

  it('in importance, stated and derived', async () => {
    const reports = {
      stated: report,
      derived: await reportOf({ importance: 'derived' }),
      near: await reportOf({ importance: { criterion: 'near' } }),
    };
    const found = differing(expected('importance'), ({ id, figure }) => {
      const source = figure.replace(/N$/, '') as keyof typeof reports;
      const one = reports[source].ipa!.criteria.find(({ criterion }) => criterion === id);
      return figure.endsWith('N') ? one?.n : one?.importance;
    });
    expect(found).toEqual([]);
    expect(reports.near.ipa!.criteria.map(({ criterion }) => criterion)).not.toContain('near');
  });
});

describe('what is counted beside the tally', () => {
  const [head, ...rows] = survey.trim().split('\n');
  const supplement = { ...NO_WISHES, weight: 'weight', importance: 'derived' as const };
  const fileOf = (some: readonly string[]) => `${[head, ...some].join('\n')}\n`;
  const options = { scheme, mapping, by: ['branch'], supplement };
  const scoreRows = (some: readonly string[]) => score(fileOf(some), options);

  it('comes to the same bytes from parts in any order', async () => {
    const cuts = [0, 31, 32, 150, rows.length];
    const parts = cuts.slice(1).map((cut, i) => rows.slice(cuts[i]!, cut));
    const of = async (some: readonly (readonly string[])[]) => {
      const { tally, receipt, by, supplements } = await scoreTogether(some.map(fileOf), options);
      return JSON.stringify(assess(tally, scheme, { receipt, by, supplements }));
    };
    const whole = await of([rows]);
    expect(await of(parts.toReversed())).toBe(whole);
    expect(await of(parts)).toBe(whole);
  });

  it('rejects a row whose weight or importance cannot be read, and tells where', async () => {
    const cells = rows[0]!.split(',');
    const odd = (column: number, text: string) => cells.with(column, text).join(',');
    const scored = await scoreRows([rows[0]!, odd(2, '-1'), odd(2, '1,234'), odd(2, '0'), ...rows.slice(1)]);
    expect(scored.receipt).toMatchObject({ rejected: 2, dropped: [{ reason: 'no-weight', count: 3 }] });
    const stated = await score(`${head}\n${rows[0]}\n${odd(6, '6')}\n`, { scheme, mapping });
    expect(stated.issues.map(({ code, line }) => [code, line])).toEqual([['unreadable-answer', 3]]);
  });
});

const KIOSK = join(DATA, 'kiosk');
const hasKiosk = existsSync(KIOSK);
const hasR = spawnSync('Rscript', ['--version']).status === 0;
const skipped = !hasKiosk ? ' (skipped: ../shared/data/kiosk is not there)' : '';

describe.skipIf(!hasKiosk)(`the kiosk survey${skipped}`, async () => {
  const kiosk = schemeFrom('kiosk/standard.yaml');
  const bytes = hasKiosk ? readFileSync(join(KIOSK, 'kiosk.csv')) : Buffer.alloc(0);

  it.skipIf(!hasR)(
    `by gender, age and frequency agrees with R${hasR ? '' : ' (skipped: no Rscript)'}`,
    async () => {
      const text = execFileSync('Rscript', [join(ROOT, 'test/oracle/kiosk-groups.R'), KIOSK], {
        encoding: 'utf8',
      });
      const lines = linesOf(text);
      expect(new Set(lines.map(({ group }) => group)).size).toBeGreaterThan(3);
      const reports = new Map<string, GapReport>();
      for (const [word, field] of [
        ['성별', 'gender'],
        ['나이대', 'age'],
        ['얼마나 자주', 'frequency'],
      ]) {
        const scored = await score(bytes, {
          scheme: kiosk,
          mapping: mappingFrom('kiosk/mapping.yaml', kiosk),
          by: [field!],
        });
        reports.set(word!, judged(scored, kiosk));
      }
      const found = differing(lines, (line) => {
        const report = reports.get(line.group.slice(0, line.group.indexOf('=')))!;
        return figureOf(unitIn(partOf(report, line.group), line), line.figure);
      });
      expect(found).toEqual([]);
    },
  );

  it('has the importance–performance quadrants of its reference, by all three rules', async () => {
    // Importance and satisfaction stand in a block of their own that repeats the prefixes of expectation and perception.
    const blocks = readFileSync(fixture('kiosk/mapping.yaml'), 'utf8').replace(
      /\{ expectation: \{ pattern: '\^(\d+)-1.*$/gmu,
      "{ expectation: { pattern: '^$1-1\\..*기대 설문' }, delivery: { pattern: '^$1-2\\..*만족하십니까' }, importance: { pattern: '^$1-1\\..*중요하다고 생각하십니까' } }",
    );
    const rated = mappingOf(blocks, kiosk);
    const [, ...rows] = readFileSync(join(KIOSK, 'expected-ipa.csv'), 'utf8')
      .replaceAll('"', '')
      .trim()
      .split('\n');
    const reference = rows.map((row) => row.split(','));
    for (const [column, crosshair] of [
      [3, 'means'],
      [4, 'medians'],
      [5, 'midpoint'],
    ] as const) {
      const scored = await score(bytes, {
        scheme: kiosk,
        mapping: rated,
        supplement: { ...NO_WISHES, crosshair },
      });
      const ipa = judged(scored, kiosk).ipa!;
      expect(ipa.importance).toMatchObject({ source: 'stated', unit: 'rating', scale: { min: 1, max: 7 } });
      const found = ipa.criteria.flatMap(({ criterion, importance, performance, quadrant, n }, i) => {
        const wanted = reference[i]!;
        const name = `Q${1 + ['concentrate', 'keep-up', 'low-priority', 'overkill'].indexOf(quadrant)}`;
        const agrees =
          isNear(importance, Number(wanted[1])) &&
          isNear(performance, Number(wanted[2])) &&
          wanted[column]!.startsWith(name) &&
          n === 207;
        return agrees ? [] : [`${criterion}: ${importance} ${performance} ${name}`];
      });
      expect(found).toEqual([]);
      const changes = ipa.otherRules.map(({ rule, changed }) => [rule, changed.length]);
      if (crosshair === 'means')
        expect(changes).toEqual([
          ['medians', 5],
          ['midpoint', 12],
        ]);
    }
  });
});
