// Counts from outside: which rows can be, by the standard; what files of them come to together; tallies that were kept.

import { describe, expect, it } from 'vitest';
import { impossibleCount } from '../../../src/core/tally/count-bounds.ts';
import {
  answersOf,
  type CountRow,
  checkedCount,
  countsReader,
  fullShares,
  readAnswer,
} from '../../../src/core/tally/counts.ts';
import { type CountLine, countColumns, mergedCounts } from '../../../src/core/tally/counts-file.ts';
import { POINTS_SCALE } from '../../../src/core/tally/exact.ts';
import { mergedTallies, profileOfTally, savedTally } from '../../../src/core/tally/saved-tally.ts';
import { listed } from '../../../src/core/tally/tally.ts';
import { made, tallied } from '../made.ts';

const YES_NO = { kind: 'yes-no', reversed: false } as const;
/** A section of ratings alike, and one of no two alike. */
const SCHEME = made([
  { criteria: [{}, {}] },
  { weight: 3, criteria: [{ answer: YES_NO, expect: 1 }, { weight: 2 }, { answer: { kind: 'text' } }] },
]);
const row = (more: Partial<CountRow>): CountRow => ({
  ...{ kind: 'answer', of: 's1c1', key: [], expectation: 6, delivery: 6, answered: 0 },
  ...{ weight: '', cluster: '', stratum: '' },
  ...{ n: 1n, short: 0n, over: 0n, x: 0n, y: 0n, xx: 0n, yy: 0n, xy: 0n },
  ...more,
});

describe('rows from outside', () => {
  const TWO = row({ kind: 'respondent', of: '', n: 2n });
  /** What cannot be of a row among two respondents. */
  const wrong = (more: Partial<CountRow>, first = TWO) => {
    const found = impossibleCount([first, row(more)], SCHEME);
    return found && `${found.row} ${found.key}`;
  };
  const each = (BigInt(100 * POINTS_SCALE) * 1001n) / 1000n;
  const [most, squares] = [2n * each, 2n * each * each];

  it.each<[string, Partial<CountRow>, string | null, Partial<CountRow>]>([
    ['a criterion', {}, 'of', { of: 's1c3' }],
    ['a criterion that was told', { kind: 'told', n: 9n }, 'of', { of: 's1' }],
    ['cells that are unread', { kind: 'unread', n: 9n }, 'of', { of: '' }],
    ['answers that are lost', { kind: 'lost' }, 'of', { of: 'x' }],
    ['importance', { kind: 'importance' }, 'of', { of: 'x' }],
    ['a contribution', { kind: 'contribution', x: -5n, yy: 9n }, 'of', { of: 's2' }],
    ['a unit that is the whole', { kind: 'points', of: '' }, 'of', { of: 's1c1' }],
    ['a section', { kind: 'complete', of: 's2' }, 'of', { of: 's3' }],
    ['who answered too little', { kind: 'left', of: 's1', n: 9n }, 'of', { of: 's3' }],
    ['rows', { kind: 'row', of: 'whatever', n: 9n }, 'n', { n: -1n }],
    ['a number', { n: 0n }, 'n', { n: -1n }],
    ['who fell short', { kind: 'points', of: '', n: 2n, short: 2n }, 'short', { short: 3n }],
    ['who fell short, below none', { short: 0n }, 'short', { short: -1n }],
    ['who got more', { n: 2n, short: 1n, over: 1n }, 'over', { over: 2n }],
    ['who got more, below none', { over: 0n }, 'over', { over: -1n }],
    ['an answer', { expectation: -1, delivery: -9 }, 'expectation', { expectation: 0.5 }],
    ['a delivery', { delivery: -100 }, 'delivery', { delivery: 0.5 }],
    ['the last of seven', { expectation: 6 }, 'expectation', { expectation: 7 }],
    ['the last of seven, delivered', { delivery: 6 }, 'delivery', { delivery: 7 }],
    ['the last of two', { of: 's2c1', expectation: 1, delivery: 1 }, 'delivery', { delivery: 2 }],
    ['what was told of', { kind: 'told', delivery: 0 }, 'delivery', { delivery: -1 }],
    ['what was told of, as answered', { kind: 'told', answered: 1 }, 'answered', { answered: 3 }],
    ['how much was answered', { answered: 2 }, 'answered', { answered: 3 }],
    ['how much was answered, at least', { answered: 0 }, 'answered', { answered: -1 }],
    ['how much was answered, in whole', { answered: 1 }, 'answered', { answered: 0.5 }],
    ['one rating throughout', { kind: 'respondent', of: '', x: 1n, y: 1n }, 'x', { x: 2n }],
    ['one rating throughout, delivered', { kind: 'respondent', of: '', y: 1n }, 'y', { y: 2n }],
    ['squares of none', { kind: 'respondent', of: '' }, 'xx', { xx: 1n }],
    ['squares of none, delivered', { kind: 'respondent', of: '' }, 'yy', { yy: 1n }],
    // Two respondents, two criteria of six steps each.
    ['steps', { kind: 'steps', of: 's1', n: 2n, answered: 2, x: 24n }, 'x', { x: 25n }],
    ['steps, delivered', { kind: 'steps', of: 's1', n: 2n, answered: 1, y: 12n }, 'y', { y: 13n }],
    ['steps below none', { kind: 'steps', of: 's1', answered: 1 }, 'x', { x: -1n }],
    ['steps below none, delivered', { kind: 'steps', of: 's1', answered: 1 }, 'y', { y: -1n }],
    ['squared steps', { kind: 'steps', of: 's1', n: 2n, answered: 2, xx: 288n }, 'xx', { xx: 289n }],
    ['squared steps, delivered', { kind: 'steps', of: 's1', answered: 2, yy: 144n }, 'yy', { yy: 145n }],
    ['squares below none', { kind: 'steps', of: 's1', answered: 2 }, 'xx', { xx: -1n }],
    ['squares below none, delivered', { kind: 'steps', of: 's1', answered: 2 }, 'yy', { yy: -1n }],
    ['criteria of a section', { kind: 'steps', of: 's1', answered: 2 }, 'answered', { answered: 3 }],
    ['criteria of a section, none', { kind: 'steps', of: 's1', answered: 0 }, 'answered', { answered: -1 }],
    ['criteria in whole', { kind: 'steps', of: 's1', answered: 1 }, 'answered', { answered: 1.5 }],
    ['points', { kind: 'points', of: '', n: 2n, x: most, y: most }, 'x', { x: most + 1n }],
    ['points, delivered', { kind: 'points', of: '', n: 2n, y: most }, 'y', { y: most + 1n }],
    ['squared points', { kind: 'complete', of: 's2', n: 2n, xx: squares }, 'xx', { xx: squares + 1n }],
    ['squared points, too', { kind: 'points', of: 's2', n: 2n, yy: squares }, 'yy', { yy: squares + 1n }],
    ['so many answers', { n: 2n }, 'n', { n: 3n }],
    ['so many steps', { kind: 'steps', of: 's1', n: 2n }, 'n', { n: 3n }],
    ['so many whole answers', { kind: 'complete', of: 's2', n: 2n }, 'n', { n: 3n }],
    ['a group', { key: [] }, 'n', { key: ['north'] }],
  ])('can be %s, and no more than that', (_, within, key, beyond) => {
    expect(wrong(within)).toBeNull();
    expect(wrong({ ...within, ...beyond })).toBe(`1 ${key}`);
  });

  it('have steps of sections alike only', () => {
    expect(wrong({ kind: 'steps', of: 's2' })).toBe('1 of');
    expect(wrong({ kind: 'steps', of: '' })).toBe('1 of');
  });

  it('are too many together, group by group and each for its own thing', () => {
    const all = [
      ...['north', 'south'].map((name) => row({ kind: 'respondent', of: '', key: [name], n: 1n })),
      ...['north', 'south'].map((name) => row({ key: [name] })),
      row({ key: ['north'], of: 's1c2' }),
      row({ key: ['north'], kind: 'steps', of: 's1' }),
      row({ key: ['north'], kind: 'points', of: 's1' }),
      row({ key: ['north'], kind: 'told', n: 5n }),
    ];
    expect(impossibleCount(all, SCHEME)).toBeNull();
    expect(impossibleCount([...all, row({ key: ['south'], of: 's1c2' })], SCHEME)).toBeNull();
    expect(impossibleCount([...all, row({ key: ['south'] })], SCHEME)).toEqual({ row: 8, key: 'n' });
    // Respondents of a group may be told in two rows.
    const more = row({ kind: 'respondent', of: '', key: ['south'], n: 1n });
    expect(impossibleCount([...all, row({ key: ['south'] }), more], SCHEME)).toBeNull();
  });

  it('fit into a tally up to 2^32 − 1', () => {
    expect(checkedCount(2n ** 32n - 1n)).toBe(4_294_967_295);
    expect(() => checkedCount(2n ** 32n)).toThrow(
      expect.objectContaining({ code: 'counts-too-many', args: { count: '4294967296' } }),
    );
  });
});

describe('a row of answers', () => {
  const [rating, , yesNo, , text] = SCHEME.criteria;
  const said = (criterion = rating!, expectation: number, delivery: number) =>
    readAnswer(criterion, answersOf(criterion, []), { expectation, delivery });

  it('says a pair by places, or a blank', () => {
    expect(said(rating, 0, 6)).toEqual({ expectation: 1, delivery: 7, isFilled: false });
    expect(said(rating, -1, 6)).toEqual({ blank: 1 });
    expect(said(yesNo, -1, 0)).toEqual({ expectation: 1, delivery: 0, isFilled: true });
    expect(said(yesNo, 0, 1)).toEqual({ expectation: 0, delivery: 1, isFilled: false });
    expect([-1, -2, -3, -4, -5, -100].map((place) => said(rating, 0, place))).toEqual(
      [0, 1, 2, 3, 1, 1].map((blank) => ({ blank })),
    );
    expect(readAnswer(text!, [0], { expectation: -1, delivery: 0 })).toEqual({
      ...{ expectation: Number.NaN, delivery: 0, isFilled: false },
    });
  });
});

describe('the share of an answer where nothing is missing', () => {
  const shares = (how: 'nested' | 'flat', sections: Parameters<typeof made>[0]) =>
    fullShares(made(sections, { aggregation: how })).map(({ inSection, overall }) => [inSection, overall]);

  it('is of its section, and of the whole by how that is added up', () => {
    const some = [
      { weight: 3, criteria: [{}, {}] },
      { criteria: [{ answer: YES_NO, weight: 2 }, { weight: 3 }, { answer: { kind: 'text' } as const }] },
    ];
    expect(shares('nested', some).slice(0, 4)).toEqual([
      ...[1, 2].map(() => [1 / 2, expect.closeTo(3 / 8, 12)]),
      [2 / 5, expect.closeTo(1 / 10, 12)],
      [3 / 5, expect.closeTo(3 / 20, 12)],
    ]);
    expect(shares('flat', some).slice(0, 4)).toEqual([
      ...[1, 2].map(() => [1 / 2, expect.closeTo(1 / 7, 12)]),
      [2 / 5, expect.closeTo(2 / 7, 12)],
      [3 / 5, expect.closeTo(3 / 7, 12)],
    ]);
  });

  it('is none without weight, and of a section without any the others have all', () => {
    const none = { weight: 5, criteria: [{ weight: 0 }, { weight: 0 }] };
    expect(shares('nested', [none])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(shares('nested', [none, { criteria: [{}, { weight: 3 }] }]).slice(2)).toEqual([
      [0.25, 0.25],
      [0.75, 0.75],
    ]);
  });
});

describe('a tally by rows', () => {
  it('is that of the respondents whom they count, group by group', () => {
    const scheme = made([{ criteria: [{}, {}] }]);
    const people = [
      { key: ['b'], said: [[7, 4] as const, [5, 6] as const] },
      { key: ['b'], said: [[7, 4] as const, 'skipped' as const] },
      { key: ['a'], said: ['dont-know' as const, 'not-applicable' as const] },
    ];
    const reader = countsReader(scheme, new Map(), new Set(['s1c1', 's1c2']));
    const rows: CountRow[] = [
      row({ kind: 'respondent', of: '', key: ['b'], n: 2n }),
      row({ kind: 'respondent', of: '', key: ['a'], n: 1n }),
      // 6 + 4 of twelve steps expected, 3 + 5 delivered.
      row({ key: ['b'], expectation: 6, delivery: 3, answered: 2, x: 10n, y: 8n }),
      row({ key: ['b'], of: 's1c2', expectation: 4, delivery: 5, answered: 2, x: 10n, y: 8n }),
      row({ key: ['b'], expectation: 6, delivery: 3 }),
      row({ key: ['b'], of: 's1c2', expectation: -1, delivery: -2 }),
      row({ key: ['a'], expectation: -1, delivery: -3 }),
      row({ key: ['a'], of: 's1c2', expectation: -1, delivery: -4 }),
      row({
        key: ['b'],
        kind: 'steps',
        of: 's1',
        answered: 2,
        x: 10n,
        y: 8n,
        xx: 100n,
        yy: 64n,
        xy: 80n,
        short: 1n,
      }),
      row({
        key: ['b'],
        kind: 'steps',
        of: 's1',
        answered: 1,
        x: 6n,
        y: 3n,
        xx: 36n,
        yy: 9n,
        xy: 18n,
        short: 1n,
      }),
      // Points of a section alike are told for weights only, rows of the source are none of a group.
      row({ key: ['b'], kind: 'points', of: 's1', n: 9n, x: 9n }),
      row({ key: ['b'], kind: 'row', of: 'used', n: 9n }),
    ];
    for (const one of rows) reader.add(one);
    const [whole, ...groups] = tallied(scheme, people);
    const read = reader.tally();
    const told = (tally: typeof whole) => ({
      ...tally,
      overall: null,
      criteria: tally!.criteria.map(({ pairs, toOverall: _, toSection: __, ...rest }) => ({
        ...rest,
        pairs: listed(pairs),
      })),
    });
    // What who left something out contributes is told in rows of its own; and the whole's figure.
    expect(read.map(told)).toEqual([whole, ...groups].map(told));
    expect(countsReader(scheme, new Map(), new Set()).tally()).toEqual([]);
  });

  it('adds up who gave one rating throughout, and who left too much out', () => {
    const reader = countsReader(SCHEME, new Map(), new Set());
    for (const n of [3n, 2n]) {
      reader.add(row({ kind: 'respondent', of: '', n, x: 2n, y: 1n }));
      for (const of of ['', 's2']) reader.add(row({ kind: 'left', of, n }));
      reader.add(row({ kind: 'points', of: '', n, short: 1n, over: 1n, x: 5n }));
      reader.add(row({ kind: 'contribution', of: 's2c1', n: 0n, x: -5n, y: 7n, xx: -9n, yy: 11n }));
    }
    const [whole] = reader.tally();
    expect([whole!.respondents, whole!.straightLined]).toEqual([5, [4, 2]]);
    expect([...whole!.sections, whole!.overall].map(({ leftOut, shares }) => [leftOut, shares])).toEqual([
      [0, [0, 0, 0]],
      [5, [0, 0, 0]],
      [5, [2, 1, 2]],
    ]);
    expect(whole!.overall.respondents).toMatchObject({ n: 5n, x: 10n });
    expect([whole!.criteria[2]!.toOverall, whole!.criteria[2]!.toSection]).toEqual([
      { points: -10n, share: 14n },
      { points: -18n, share: 22n },
    ]);
    // Without a column it was asked of nobody.
    expect(whole!.criteria[0]!.blanks).toEqual([5, 0, 0, 0]);
  });
});

describe('files of counts', () => {
  const line = (more: Readonly<Record<string, string>>): CountLine => new Map(Object.entries(more));
  const merged = (...files: readonly (readonly CountLine[])[]) =>
    mergedCounts(files, 1).map((one) =>
      [...one].flatMap(([name, value]) => (value === '' ? [] : `${name}=${value}`)).join(' '),
    );

  it('add up what says the same, and tell what they are about once', () => {
    const about = line({ kind: 'about', of: 'made', by1: 'region', n: '1' });
    const north = line({ kind: 'answer', of: 'a', by1: 'north', expectation: '1', n: '2', xx: '5' });
    const south = line({ kind: 'answer', of: 'a', by1: 'south', expectation: '1', n: '3' });
    expect(merged([about, south, north], [about, north])).toEqual([
      'kind=about of=made by1=region',
      'kind=answer of=a by1=north expectation=1 n=4 xx=10',
      'kind=answer of=a by1=south expectation=1 n=3',
    ]);
    expect(merged([north, south])).toEqual(merged([south], [north]));
  });

  it('leave out what comes to nothing', () => {
    const up = line({ kind: 'contribution', of: 'a', x: '5', n: '0' });
    const down = line({ kind: 'contribution', of: 'a', x: '-5', n: '0' });
    expect(merged([up], [down])).toEqual([]);
    expect(merged([up])).toEqual(['kind=contribution of=a n=0 x=5']);
  });

  it('have a column for each grouping', () => {
    expect(countColumns(2).join(' ')).toBe(
      'kind of by1 by2 weight cluster stratum expectation delivery answered n short over x y xx yy xy',
    );
    expect(countColumns(0).slice(0, 3)).toEqual(['kind', 'of', 'weight']);
  });
});

describe('a tally that is kept', () => {
  const scheme = made([{ criteria: [{ expect: 6 }, { answer: { kind: 'text' } }] }]);
  const saved = (...said: readonly (readonly [number | null, number])[]) =>
    savedTally(
      tallied(
        scheme,
        said.map((pair) => ({ said: [pair, 'skipped'] })),
      )[0]!,
      scheme,
    );

  it('holds pairs, blanks, and how often the expectation was filled in', () => {
    expect(saved([null, 4], [7, 4], [6, 4])).toEqual({
      ...{ format: 'svc.tally/1', profile: null, respondents: 3 },
      standard: { id: 'made', version: '1.0.0', digest: 'sha256:0' },
      criteria: [
        {
          id: 's1c1',
          pairs: [
            [6, 4, 2],
            [7, 4, 1],
          ],
          blanks: [0, 0, 0, 0],
          expectationFilled: 1,
        },
        { id: 's1c2', pairs: [], blanks: [0, 3, 0, 0], expectationFilled: 0 },
      ],
    });
    const words = savedTally(tallied(scheme, [{ said: ['dont-know', [null, 0]] }])[0]!, scheme);
    expect(words.criteria.map(({ pairs, blanks }) => [pairs, blanks])).toEqual([
      [[], [0, 0, 1, 0]],
      [[[null, 0, 1]], [0, 0, 0, 0]],
    ]);
  });

  it('of parts is that of the whole, in whatever order', () => {
    const parts = [saved([7, 4], [null, 5]), saved([7, 3], [5, 7], [7, 4]), saved([5, 6])] as const;
    const whole = saved([7, 4], [null, 5], [7, 3], [5, 7], [7, 4], [5, 6]);
    expect(mergedTallies(parts)).toEqual(whole);
    expect(mergedTallies([parts[2], parts[1], parts[0]])).toEqual(whole);
    expect(mergedTallies([whole])).toEqual(whole);
  });

  it('knows its profile', () => {
    const profile = {
      ...{ format: 'svc.profile/1' as const, id: 'hurried', title: { en: 'Hurried' } },
      criteria: new Map([['s1c1', { expect: 5, weight: null }]]),
    };
    const kept = savedTally(tallied(scheme, [{ said: [[7, 4], 'skipped'] }])[0]!, { ...scheme, profile });
    expect(kept.profile).toEqual({
      ...{ id: 'hurried', title: { en: 'Hurried' } },
      criteria: [{ id: 's1c1', expect: 5, weight: null }],
    });
    expect(profileOfTally(kept)).toEqual(profile);
    expect(profileOfTally({ profile: null })).toBeNull();
  });
});
