// What was meant by a name that is not known.

import { describe, expect, it } from 'vitest';
import { nearest, slipOf } from '../../src/core/suggest.ts';

describe('the nearest known name', () => {
  it.each([
    // One letter in three may be put in, left out, changed, or swapped with its neighbour; letter case is none.
    ['wieght', ['weights', 'weight'], 'weight'],
    ['EXPECT', ['except', 'expect'], 'expect'],
    ['sectoin', ['section', 'sections'], 'section'],
    ['cat', ['car', 'cut'], 'car'],
    ['ca', ['abc'], undefined],
    ['abcd', ['badc'], undefined],
    ['abcdef', ['badcef'], 'badcef'],
    ['delivry', ['expectation', 'delivery'], 'delivery'],
    ['deivry', ['delivery'], 'delivery'],
    ['deivy', ['delivery'], undefined],
    ['deliverytime', ['delivery'], undefined],
    ['y', ['x'], undefined],
    ['xy', ['x'], undefined],
    ['xz', ['xy'], 'xy'],
    ['', ['x', 'xy'], undefined],
    ['id', [], undefined],
    [`${'a'.repeat(100)}${'b'.repeat(90)}`, ['a'.repeat(100)], 'a'.repeat(100)],
  ])('to %s among %j is %s', (typed, known, name) => {
    expect(nearest(typed, known)).toBe(name);
  });

  it.each([
    ['Good', ['god', 'bad'], 'god'],
    ['YES', ['yes', 'no'], 'yes'],
    ['goo', ['good', 'goof'], undefined],
    ['gdoo', ['good'], undefined],
    ['godo', ['good'], 'good'],
    ['yess!', ['yes'], undefined],
    ['n', ['no', 'yes'], 'no'],
  ])('that %s misses by one letter among %j is %s', (typed, known, name) => {
    expect(slipOf(typed, known)).toBe(name);
  });
});
