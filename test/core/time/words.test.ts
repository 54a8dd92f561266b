// Lengths of time in the words that people say them in.

import { describe, expect, it } from 'vitest';
import { readDuration } from '../../../src/core/time/duration.ts';
import { periodsOf } from '../../../src/core/time/period.ts';

describe('a length of time in words', () => {
  it.each([
    ['5 минут', 300],
    ['пять минут', 300],
    ['1 минута 30 секунд', 90],
    ['минута', 60],
    ['полчаса', 1800],
    ['полтора часа', 5400],
    ['полторы минуты', 90],
    ['час и 10 минут', 4200],
    ['два часа', 7200],
    ['сутки', 86400],
    ['четверть часа', 900],
    ['half an hour', 1800],
    ['4 мин 30 с', 270],
  ])('%s', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it.each(['минут пять', 'пять', 'час час', 'долго', 'и', '5 и'])('%s is none', (text) => {
    expect(readDuration(text)).toBeNull();
  });
});

describe('the week of a day', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-03-05T23:30:00+03:00', '2026-W10'],
  ])('%s is in %s', (instant, week) => {
    expect(periodsOf(instant).week).toBe(week);
  });
});
