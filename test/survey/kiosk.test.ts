// The kiosk survey against R: every figure that the report has, to 1e-9 relative.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CriterionReport, UnitFigures } from '../../src/core/assess/gap-report.ts';
import { DATA, mappingFrom, reportOf, schemeFrom, score } from './helpers.ts';

const FOLDER = join(DATA, 'kiosk');
const present = existsSync(FOLDER);
const title = present ? 'the kiosk survey' : 'the kiosk survey (skipped: ../shared/data/kiosk is not there)';

type Row = Readonly<Record<string, string>>;

function table(name: string): Row[] {
  const [head, ...rows] = readFileSync(join(FOLDER, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  return rows.map((cells) => Object.fromEntries(head!.map((name, i) => [name, cells[i]!])));
}

const differences = (
  name: string,
  actual: Readonly<Record<string, number | null>>,
  expected: Row,
): string[] =>
  Object.entries(actual).flatMap(([figure, value]) => {
    const wanted = Number(expected[figure]);
    const difference =
      value === null
        ? Number.POSITIVE_INFINITY
        : Math.abs(value - wanted) / Math.max(Math.abs(wanted), 1e-300);
    return difference <= 1e-9 ? [] : [`${name} ${figure}: ${value}, R has ${wanted}`];
  });

const figuresOf = ({ n, expectation, delivery, gap, correlation }: CriterionReport | UnitFigures) => ({
  n,
  E: expectation.mean,
  sdE: expectation.sd,
  P: delivery.mean,
  sdP: delivery.sd,
  gap: gap.mean,
  sdGap: gap.sd,
  lo: gap.ci95?.[0] ?? null,
  hi: gap.ci95?.[1] ?? null,
  t: gap.t,
  df: gap.df,
  p: gap.p,
  dz: gap.dz,
  r: correlation,
});
const alphasOf = ({ alpha }: UnitFigures) => ({
  alphaE: alpha.expectation,
  alphaP: alpha.delivery,
  alphaGap: alpha.gap,
});

describe.skipIf(!present)(title, async () => {
  const scheme = schemeFrom('kiosk/standard.yaml');
  const mapping = mappingFrom('kiosk/mapping.yaml', scheme);
  const bytes = present ? readFileSync(join(FOLDER, 'kiosk.csv')) : Buffer.alloc(0);
  const scored = present ? await score(bytes, { scheme, mapping }) : null;
  const report = scored ? reportOf(scored, scheme) : null!;

  it('is found to be Korean, with commas and 163 columns', () => {
    expect(scored!.layout.encoding).toMatchObject({ name: 'euc-kr', by: 'guess', mark: 0 });
    expect(scored!.layout.shape).toEqual({ delimiter: ',', lineEnd: '\n', firstLine: 1 });
    expect(scored!.layout.columns).toHaveLength(163);
    expect(scored!.issues).toEqual([]);
  });

  it('accounts for 211 rows: 207 used, 4 without any answer', () => {
    expect(report.receipt).toEqual({
      read: 211,
      used: 207,
      rejected: 0,
      dropped: [{ reason: 'no-answers', count: 4 }],
    });
  });

  it('agrees with R overall', () => {
    const overall = report.overall!;
    expect(
      differences(
        'overall',
        { ...figuresOf(overall), ...alphasOf(overall) },
        table('expected-overall.csv')[0]!,
      ),
    ).toEqual([]);
    expect(overall.gap.mean).toBeCloseTo(-1.10205314009662, 12);
  });

  it('agrees with R on 24 criteria, the signed-rank test and both adjustments included', () => {
    const expected = table('expected-items.csv');
    expect(report.criteria).toHaveLength(24);
    const found = report.criteria.flatMap((criterion, i) =>
      differences(
        criterion.id,
        {
          ...figuresOf(criterion),
          W: criterion.wilcoxon.w,
          pWilcoxon: criterion.wilcoxon.p,
          pHolm: criterion.gap.pHolm,
          pBH: criterion.gap.pBH,
        },
        expected[i]!,
      ),
    );
    expect(found).toEqual([]);
  });

  it('agrees with R on eight sections, reliabilities included', () => {
    const expected = table('expected-sections.csv');
    expect(report.sections.map(({ id }) => id)).toEqual(expected.map(({ section }) => section));
    const found = report.sections.flatMap((section, i) =>
      differences(
        section.id,
        {
          ...figuresOf(section),
          ...alphasOf(section),
          reliabilityOfDifference: section.reliabilityOfDifference,
        },
        expected[i]!,
      ),
    );
    expect(found).toEqual([]);
  });

  it('comes out the same nested and flat, each section having three criteria', async () => {
    const flat = { ...scheme, standard: { ...scheme.standard, aggregation: 'flat' as const } };
    const other = reportOf(await score(bytes, { scheme: flat, mapping }), flat);
    expect(differences('flat', figuresOf(other.overall!), table('expected-overall.csv')[0]!)).toEqual([]);
  });

  it('is the same survey in chunks of any size', async () => {
    const other = await score(bytes, { scheme, mapping }, 997);
    expect(JSON.stringify(reportOf(other, scheme))).toBe(JSON.stringify(report));
  });
});
