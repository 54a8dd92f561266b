// Lengths of time in the words that people say them in.

import { describe, expect, it } from 'vitest';
import { formatDuration, readDuration } from '../../../src/core/time/duration.ts';
import { PERIODS, periodAsked, periodOf, periodsOf } from '../../../src/core/time/period.ts';

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
    ['Полчасика', 1800],
    ['полминуты', 30],
    ['an hour', 3600],
    ['a minute', 60],
    ['half a minute', 30],
    ['half hour', 1800],
    ['hour minute', 3660],
    ['one hour ten minutes', 4200],
    ['два часа и три минуты', 7380],
    ['1 h and 5 m', 3900],
    ['5 мин и 30 с', 330],
    ['1d 1h 1m 1s 1ms', 90061.001],
    ['1h5m.', 3900],
    ['1,5 ч', 5400],
    [' 1.5 h. 2 min ', 5520],
    ['4:30', 270],
    ['4:05', 245],
    ['75:00', 4500],
    ['0:04:30', 270],
    ['11:59:07,25', 43147.25],
    ['90', 90],
    ['0,5', 0.5],
    ['1000000000', 1e9],
    [90.5, 90.5],
    [0, 0],
  ])('%s', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it.each([
    ...['минут пять', 'пять', 'час час', 'долго', 'и', '5 и', '', ' ', 'm', 'дн', 'час 5', '4m 30', '5m 1h'],
    ...[
      '5m 5m',
      '5 parsecs',
      'about 5m',
      '5m!',
      '-5',
      '1:60:00',
      '4:60',
      '1:2:3:4',
      '1000:00',
      '1.2.3',
      '5.',
    ],
    ...[`5 ${' '.repeat(60)}m`, '1000000001', -0.001, Number.NaN, null, true],
  ])('%s is none', (text) => {
    expect(readDuration(text)).toBeNull();
  });

  it.each([
    [0, '0s'],
    [45, '45s'],
    [60, '1m'],
    [450, '7m 30s'],
    [3600, '1h'],
    [3599.999, '59m 59.999s'],
    [3720, '1h 2m'],
    [90_001.5, '25h 1.5s'],
  ])('%s seconds are written %s, and read back', (seconds, written) => {
    expect(formatDuration(seconds)).toBe(written);
    expect(readDuration(written)).toBe(seconds);
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

describe('a period', () => {
  it.each([
    ['2026-01-04', '2026-01-04 2026-W01 2026-01 2026-Q1 2026'],
    ['2026-03-31', '2026-03-31 2026-W14 2026-03 2026-Q1 2026'],
    ['2026-04-01', '2026-04-01 2026-W14 2026-04 2026-Q2 2026'],
    ['2023-12-31', '2023-12-31 2023-W52 2023-12 2023-Q4 2023'],
    ['2021-01-03', '2021-01-03 2020-W53 2021-01 2021-Q1 2021'],
  ])('of %s', (date, names) => {
    const last = Date.parse(`${date}T23:59:59.999Z`);
    expect(PERIODS.map((period) => periodOf(period, last)).join(' ')).toBe(names);
  });

  it.each([
    ['month(submitted)', 'month', 'submitted'],
    [' week ( When did you (last) come? ) ', 'week', 'When did you (last) come?'],
    ['year(two\nlines)', 'year', 'two\nlines'],
  ])('is asked for by %j', (name, period, of) => {
    expect(periodAsked(name)).toEqual({ period, of });
  });

  it.each(['month', 'month()', 'month( )', 'hour(at)', 'a month(at)', 'month(at) and', 'Month(at)'])(
    'is not asked for by %s',
    (name) => {
      expect(periodAsked(name)).toBeNull();
    },
  );
});
