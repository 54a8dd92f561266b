// Groups held against each other: by chance alone, and by a survey's design.

import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import type { GapReport } from '../../../src/core/assess/gap-report.ts';
import { emptyRespondent, supplementBook, supplementsOf } from '../../../src/core/survey/supplement.ts';
import { counterFor } from '../../../src/core/tally/counter.ts';
import { answersOf, cellsOf, made, tallyOf } from '../made.ts';

const ONE = made([{ criteria: [{}] }], { policy: { minimumN: 2 } });

interface Person {
  readonly site: string;
  readonly delivered: number;
  readonly weight?: number;
  readonly cluster?: string;
}

function reportOf(people: readonly Person[], hasDesign = true): GapReport {
  const plan = {
    importance: null,
    crosshair: 'means',
    minimum: new Set<number>(),
    weighted: true,
    clustered: true,
  } as const;
  const counter = counterFor(ONE);
  const book = supplementBook(ONE, plan);
  for (const { site, delivered, weight = 1, cluster = null } of people) {
    const said = [[4, delivered]] as const;
    counter.add(counter.group([site]), cellsOf(ONE, counter, said));
    book.count(
      [site],
      answersOf(ONE, said),
      { ...emptyRespondent(ONE), sampled: { weight, cluster, stratum: '' } },
      counter.last,
    );
  }
  return assess(tallyOf(ONE, [counter.part()]), ONE, {
    receipt: { read: people.length, used: people.length, rejected: 0, dropped: [] },
    by: ['site'],
    basis: 'sampled',
    supplements: hasDesign ? supplementsOf(ONE, plan, [book.tallies()]) : null,
  });
}

const SITES = ['a', 'b', 'c', 'd'];
const people = (more: (site: string, i: number) => Partial<Person> = () => ({})): Person[] =>
  SITES.flatMap((site, s) =>
    Array.from({ length: 12 }, (_, i) => ({
      site,
      delivered: Math.min(7, 1 + ((i * 5 + s) % 4) + (site === 'd' ? 3 : 0)),
      ...more(site, i),
    })),
  );

describe('a ranking', () => {
  it('is the same by equal weights, to the last digit, as without', () => {
    const [plain, even] = [reportOf(people(), false), reportOf(people(() => ({ weight: 0.5 })))];
    expect(plain.ranking!.sites.map(({ key, outcome }) => [key.site, outcome])[0]).toEqual(['d', 'better']);
    expect(even.ranking).toEqual(plain.ranking);
  });

  it('draws nobody above the others whose answers come from few clusters', () => {
    // The same answers, but of two clusters a site that lie apart: as if each site had been asked twice.
    const alike = people((site, i) => ({
      cluster: `${site}${i % 2}`,
      delivered: 2 + 4 * (i % 2) + (site === 'd' ? 1 : 0),
    }));
    const one = people((site, i) => ({ delivered: 2 + 4 * (i % 2) + (site === 'd' ? 1 : 0) }));
    const [wide, narrow] = [reportOf(alike).ranking!, reportOf(one).ranking!];
    expect(wide.within).toBeGreaterThan(2 * narrow.within);
    expect(wide.sites.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same', 'same']);
    for (const { ranks } of wide.sites) expect(ranks).toEqual([1, 4]);
  });

  it('holds a group against the others by their weights', () => {
    // R: w <- …; survey::svymean over the others gives their mean; the heavy site pulls it to itself.
    const weighed = people((site) => ({ weight: site === 'd' ? 50 : 1 }));
    const { ranking } = reportOf(weighed);
    const of = (site: string) => ranking!.sites.find(({ key }) => key.site === site)!;
    // Nearly all the weight of the others of a, b and c is d's: all three are worse than that.
    expect(['a', 'b', 'c'].map((site) => of(site).outcome)).toEqual(['worse', 'worse', 'worse']);
    expect(of('d').outcome).toBe('better');
    expect(
      reportOf(people()).ranking!.sites.filter(({ outcome }) => outcome === 'worse').length,
    ).toBeLessThan(3);
  });

  it('is not made where those drawn together are in several groups, and this is said', () => {
    const report = reportOf(people((_, i) => ({ cluster: `day ${i}` })));
    expect(report.ranking).toBeNull();
    expect(report.warnings.map(({ code }) => code)).toContain('clusters-cross-groups');
    const apart = reportOf(people((site, i) => ({ cluster: `${site} ${i}` })));
    expect(apart.ranking).not.toBeNull();
    expect(apart.warnings.map(({ code }) => code)).not.toContain('clusters-cross-groups');
  });
});
