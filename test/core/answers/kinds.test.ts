// What each kind of answer reads, writes and is worth, and what is wrong with one that is badly written.

import { describe, expect, it } from 'vitest';
import { type Answer, kindOf } from '../../../src/core/answers/index.ts';
import { onGrid, readNumber } from '../../../src/core/answers/kind.ts';
import { pointName } from '../../../src/core/answers/scale.ts';

/** As the schema lets it through; `points:` keep the order they are written in. */
function built(written: Readonly<Record<string, unknown>>, keys?: readonly string[]) {
  const kind = kindOf(written as unknown as Answer);
  return kind.build(written, () => keys ?? Object.keys((written.points ?? {}) as object), new Map());
}
function answerOf(written: Readonly<Record<string, unknown>>): Answer {
  const made = built(written);
  if (!('answer' in made)) throw new Error(JSON.stringify(made.problems));
  return made.answer;
}
const codesOf = (...of: Parameters<typeof built>) => {
  const made = built(...of);
  return 'problems' in made ? made.problems.map(({ code, path }) => [code, path.join('/')].join(' ')) : [];
};
const readBy = (answer: Answer) => (input: unknown) => {
  const read = kindOf(answer).read(input, answer);
  return read.ok ? read.value : read.problem.code;
};
const worthOf = (answer: Answer) => (value: number) => kindOf(answer).points(value, answer);

describe('a number', () => {
  it.each([
    ['1200', 1200],
    [' 1 200,50', 1200.5],
    ['1\u00a0200', 1200],
    ['1,200.50', 1200.5],
    ['-3', -3],
    ['−3', -3],
    ['+3.', 3],
    ['.5', 0.5],
    [',5', 0.5],
    ['0,500', 0.5],
    // Thousands to some, a decimal to others.
    ['1,200', null],
    ['-1,200', null],
    ['1,200,300', null],
    ['1,200,30', null],
    ['1.2.3', null],
    ['1e3', null],
    ['', null],
    ['-', null],
    ['1x', null],
    [`${'1'.repeat(61)}`, null],
    [true, null],
    [null, null],
    [Number.NaN, null],
    [1e9, 1e9],
    [1_000_000_001, null],
    [-1_000_000_001, null],
  ])('written %j is %s', (written, value) => {
    expect(readNumber(written)).toBe(value);
  });

  it('is kept to a millionth, and nought has no sign', () => {
    expect([onGrid(0.123_456_7), onGrid(-1e-9), onGrid(Number.POSITIVE_INFINITY)]).toEqual([
      0.123457,
      0,
      null,
    ]);
  });
});

describe('a scale', () => {
  const labels = { 1: { en: 'Poor', ru: 'Плохо' }, 5: { en: 'Good' } };
  const halves = answerOf({ kind: 'scale', min: 1, max: 5, step: 0.5, labels });

  it('reads its points and its labels in any language, and nothing else', () => {
    expect(['1', 4.5, '4,5', ' good ', 'ПЛОХО'].map(readBy(halves))).toEqual([1, 4.5, 4.5, 5, 1]);
    for (const none of [0.5, 5.5, 4.25, 'fine', null, true])
      expect(readBy(halves)(none)).toBe('not-on-scale');
  });

  it('has steps of one and its good end above unless it says otherwise', () => {
    expect(answerOf({ kind: 'scale', min: 0, max: 10 })).toMatchObject({ step: 1, reversed: false });
    expect([1, 2, 5].map(worthOf(halves))).toEqual([0, 25, 100]);
    expect([1, 2, 5].map(worthOf({ ...halves, reversed: true } as Answer))).toEqual([100, 75, 0]);
  });

  it('is written as it was read, labels from the lowest', () => {
    const written = { kind: 'scale', min: 1, max: 5, step: 0.5, labels, reversed: false };
    expect(kindOf(halves).written(halves)).toEqual(written);
    const { labels: found } = answerOf({
      kind: 'scale',
      min: -1,
      max: 1,
      labels: { 1: { en: 'b' }, '-1': { en: 'a' } },
    }) as Extract<Answer, { kind: 'scale' }>;
    expect(found.map(({ value }) => value)).toEqual([-1, 1]);
  });

  it.each([
    [{ min: 1, max: 1 }, ['scale-order max']],
    [{ min: 2, max: 1 }, ['scale-order max']],
    [{ min: 0, max: 1, step: 0.3 }, ['scale-step step']],
    [{ min: 0, max: 1000 }, []],
    [{ min: 0, max: 1001 }, ['scale-steps step']],
    [{ min: 0, max: 1e10 }, ['scale-numbers ']],
    [{ min: 0, max: 1, step: 1e-7 }, ['scale-numbers ']],
    [{ min: 0.123_456_7, max: 1 }, ['scale-numbers ']],
    [
      { min: 1, max: 5, labels: { 6: { en: 'x' }, 1.5: { en: 'y' }, high: { en: 'z' }, 5: { en: 'w' } } },
      ['scale-label labels/6', 'scale-label labels/1.5', 'scale-label labels/high'],
    ],
  ])('written %j has the faults %j', (written, codes) => {
    expect(codesOf({ kind: 'scale', ...written })).toEqual(codes);
  });
});

describe('yes or no', () => {
  const plain: Answer = { kind: 'yes-no', reversed: false };

  it('is read in two languages, and written in one', () => {
    expect(['Yes', 'y', true, 1, 'да', 'Д'].map(readBy(plain))).toEqual([1, 1, 1, 1, 1, 1]);
    expect(['No', 'n', false, 0, 'нет', 'Н'].map(readBy(plain))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(['maybe', '', null, 2].map(readBy(plain))).toEqual(Array(4).fill('not-yes-no'));
    expect([1, 0].map((value) => kindOf(plain).write(value, plain))).toEqual(['yes', 'no']);
  });

  it('is worth all or nothing, turned round where no is the good answer', () => {
    expect([1, 0].map(worthOf(plain))).toEqual([100, 0]);
    expect([1, 0].map(worthOf({ ...plain, reversed: true }))).toEqual([0, 100]);
    const gaps = (answer: Answer) => [
      kindOf(answer).gap(1, 0, answer),
      kindOf(answer).pointsGap(1, 0, answer),
    ];
    expect(gaps(plain)).toEqual([-1, -100]);
    expect(gaps({ ...plain, reversed: true })).toEqual([1, 100]);
    expect(answerOf({ kind: 'yes-no' })).toEqual(plain);
  });
});

describe('a choice', () => {
  const options = [
    { id: 'bus', text: { en: 'By bus', ru: 'На автобусе' }, points: 10 },
    { id: 'car', text: { en: 'bus' }, points: 0, formerly: ['auto', 'van'] },
    { id: 'tram', text: { en: 'Auto' }, points: 100 },
  ];
  const ways = answerOf({ kind: 'choice', options });

  it('reads an id before a former one, and both before what an option says', () => {
    expect(['bus', 'BY BUS', 'на автобусе', 'auto', 'van', 'tram', 'Bus'].map(readBy(ways))).toEqual([
      0, 0, 0, 1, 1, 2, 0,
    ]);
    const read = kindOf(ways).read('trm', ways);
    expect(read).toMatchObject({
      ok: false,
      problem: { code: 'not-an-option', args: { options: 'bus, car, tram', nearest: 'tram' } },
    });
    expect(kindOf(ways).read('zeppelin', ways)).toMatchObject({ problem: { args: { nearest: '' } } });
  });

  it('is worth the points of its options, and has no units', () => {
    expect([0, 1, 2].map(worthOf(ways))).toEqual([10, 0, 100]);
    expect([kindOf(ways).pointsGap(2, 0, ways), kindOf(ways).gap(2, 0, ways)]).toEqual([-90, null]);
    expect([0, 1, 2].map((value) => kindOf(ways).write(value, ways))).toEqual(['bus', 'car', 'tram']);
    expect(kindOf(ways).written(ways)).toEqual({ kind: 'choice', options });
  });

  it('without points is not scored', () => {
    const plain = options.map(({ id, text }) => ({ id, text }));
    const answer = answerOf({ kind: 'choice', options: plain });
    expect([kindOf(answer).scored(answer), kindOf(ways).scored(ways)]).toEqual([false, true]);
    expect(kindOf(answer).written(answer)).toEqual({ kind: 'choice', options: plain });
  });

  it('cannot have an id twice, points in part, or a former id that is still, or was twice, in use', () => {
    const [bus, car, tram] = options as [object, object, object];
    const faults = (...some: object[]) => codesOf({ kind: 'choice', options: some });
    expect(faults(bus, car, tram)).toEqual([]);
    expect(faults(bus, { ...car, formerly: 'tram' }, tram)).toEqual(['formerly-in-use options/1/formerly']);
    expect(faults(bus, bus)).toEqual(['duplicate-option options/1/id']);
    expect(faults(bus, { id: 'b', text: { en: 'b' } })).toEqual(['option-points options/1']);
    const again = { ...bus, id: 'train', formerly: 'auto' };
    expect(faults(bus, { ...car, formerly: ['auto'] }, again)).toEqual(['formerly-again options/2/formerly']);
  });
});

describe('what is measured', () => {
  const wait = answerOf({ kind: 'duration', better: 'lower', points: { '0s': 100, '3m': 70, '30m': 0 } });
  const fee = answerOf({
    kind: 'money',
    better: 'lower',
    currency: 'EUR',
    points: { 0: 100, 10: 0 },
    min: 0,
    max: 50,
  });
  const papers = answerOf({ kind: 'count', better: 'higher', points: { 0: 0, 4: 100 } });
  const share = answerOf({ kind: 'percent', better: 'higher', points: { 0: 0, 50: 80, 100: 100 } });

  it('is worth what its curve says: straight between the knots, level outside them', () => {
    expect([0, 90, 180, 990, 1800, 9999].map(worthOf(wait))).toEqual([100, 85, 70, 35, 0, 0]);
    expect([-5, 5, 10, 11].map(worthOf(fee))).toEqual([100, 50, 0, 0]);
    expect([0, 25, 50, 75, 120].map(worthOf(share))).toEqual([0, 40, 80, 90, 100]);
  });

  it('has a gap that is positive where it is better', () => {
    const gaps = (answer: Answer, expectation: number, delivery: number) => [
      kindOf(answer).gap(expectation, delivery, answer),
      kindOf(answer).pointsGap(expectation, delivery, answer),
    ];
    expect(gaps(wait, 180, 90)).toEqual([90, 15]);
    expect(gaps(papers, 4, 1)).toEqual([-3, -75]);
  });

  it('is read in its unit, and nothing less than nothing where it cannot be', () => {
    expect(['90s', '1m 30s', 90].map(readBy(wait))).toEqual([90, 90, 90]);
    expect(['12 €', '$12', '12,5 руб.', '12 EUR', 12].map(readBy(fee))).toEqual([12, 12, 12.5, 12, 12]);
    expect(['3', 3, 0].map(readBy(papers))).toEqual([3, 3, 0]);
    expect(['40 %', '40%', 40, 0, 120].map(readBy(share))).toEqual([40, 40, 40, 0, 120]);
    expect(['-1', -1, '1,5', 'few'].map(readBy(papers))).toEqual(Array(4).fill('not-a-count'));
    expect(['-1 %', -1, '% 4', 'half'].map(readBy(share))).toEqual(Array(4).fill('not-a-percent'));
    expect(readBy(wait)('soon')).toBe('not-a-duration');
    expect(readBy(fee)('a lot')).toBe('not-a-money');
  });

  it('is refused beyond its limits, and taken at them', () => {
    expect([-0.01, 0, 50, 50.01].map(readBy(fee))).toEqual(['below-limit', 0, 50, 'above-limit']);
    expect(kindOf(fee).read(60, fee)).toMatchObject({ problem: { args: { value: '60', limit: 50 } } });
    expect(codesOf({ kind: 'count', better: 'higher', points: { 0: 0, 4: 100 }, min: 5, max: 4 })).toEqual([
      'limits max',
    ]);
    expect(codesOf({ kind: 'count', better: 'higher', points: { 0: 0, 4: 100 }, min: 4, max: 4 })).toEqual(
      [],
    );
  });

  it('has a curve of values that rise and points that follow what is better', () => {
    const curve = (better: string, points: Record<string, number>, keys?: string[]) =>
      codesOf({ kind: 'percent', better, points }, keys);
    expect(curve('higher', { 0: 0, 50: 0, 100: 100 })).toEqual([]);
    expect(curve('lower', { 0: 100, 50: 100, 100: 0 })).toEqual([]);
    expect(curve('higher', { 0: 0, 50: 60, 100: 50 })).toEqual(['curve-falls points/100']);
    expect(curve('lower', { 0: 50, 50: 60, 100: 0 })).toEqual(['curve-rises points/50']);
    expect(curve('higher', { 50: 0, 20: 10 }, ['50', '20'])).toEqual(['curve-order points/20']);
    expect(curve('higher', { '50': 0, '50 %': 10 })).toEqual(['curve-order points/50 %']);
    expect(curve('higher', { 0: 0, much: 100 })).toEqual(['curve-value points/much']);
  });

  it('is written with what it was read from', () => {
    for (const written of [
      { kind: 'money', better: 'lower', currency: 'EUR', points: { 0: 100, 10: 0 }, min: 0, max: 50 },
      { kind: 'count', better: 'higher', points: { 0: 0, 4: 100 }, unit: { en: 'papers' } },
      { kind: 'duration', better: 'lower', points: { '0s': 100, '3m': 70, '30m': 0 } },
      // Keys that look like whole numbers would come first.
      { kind: 'percent', better: 'higher', points: { '0.0': 0, '2.5': 50, '10.0': 100 } },
    ]) {
      const answer = answerOf(written);
      expect(JSON.stringify(kindOf(answer).written(answer))).toBe(
        JSON.stringify({ ...(answer as object), points: written.points }),
      );
    }
  });
});

describe('a point of a scale', () => {
  const scale = (labels: object, step = 1) =>
    answerOf({ kind: 'scale', min: 1, max: 7, step, labels }) as Extract<Answer, { kind: 'scale' }>;
  const named = (answer: Extract<Answer, { kind: 'scale' }>, value: number) => {
    const name = pointName(value, answer, 'en');
    return name && [name.code, ...Object.values(name.args ?? {})].join(' ');
  };
  const ends = { 1: { en: 'Poor' }, 4: { en: 'Fair' }, 7: { en: 'Good' } };

  it('is called by its label, or by that which it is nearer to', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((value) => named(scale(ends), value))).toEqual([
      ...['point.label Poor', 'point.nearer Poor', 'point.nearer Fair', 'point.label Fair'],
      ...['point.nearer Fair', 'point.nearer Good', 'point.label Good'],
    ]);
    const close = scale({ 1: { en: 'Poor' }, 3: { en: 'Fair' }, 7: { en: 'Good' } });
    expect([2, 4, 5, 6].map((value) => named(close, value))).toEqual([
      'point.between Poor Fair',
      ...[null, null, null],
    ]);
    expect(named(scale({ 1: { en: 'Poor' }, 2: { en: 'Fair' } }, 0.5), 1.5)).toBe('point.between Poor Fair');
  });

  it('has no name beyond the labels', () => {
    const inner = scale({ 2: { en: 'Poor' }, 6: { en: 'Good' } });
    expect([1, 7].map((value) => named(inner, value))).toEqual([null, null]);
    expect(named(scale({}), 4)).toBeNull();
    expect(pointName(1, scale({ 1: { ru: 'Плохо', en: 'Poor' } }), 'ru')?.args).toEqual({ label: 'Плохо' });
  });
});

describe('what is wrong with a curve', () => {
  const told = (better: string, points: Readonly<Record<string, number>>, kind = 'duration') => {
    const made = built({ kind, better, points }, Object.keys(points));
    return 'problems' in made ? made.problems.map(({ code, args }) => [code, args]) : [];
  };

  it('is told with the values that it is about', () => {
    expect(told('lower', { '0 s': 100, soon: 50, '60 s': 0 })).toEqual([['curve-value', { value: 'soon' }]]);
    expect(told('lower', { '0 s': 100, '90 s': 50, '60 s': 0 })).toEqual([
      ['curve-order', { value: '60 s', before: '90 s' }],
    ]);
    expect(told('lower', { '0 s': 50, '60 s': 100 })).toEqual([
      ['curve-rises', { value: '60 s', before: '0 s', points: 100, last: 50 }],
    ]);
    expect(told('higher', { '0 s': 50, '60 s': 40 })).toEqual([
      ['curve-falls', { value: '60 s', before: '0 s', points: 40, last: 50 }],
    ]);
    expect(told('higher', { '0 s': 50, '60 s': 50, '90 s': 60 })).toEqual([]);
  });
});
