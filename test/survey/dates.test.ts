// How a column writes its dates: found where it can be, asked for where it cannot.

import { describe, expect, it } from 'vitest';
import { settleDates } from '../../src/survey/dates.ts';
import { monthNamed, stampReader } from '../../src/survey/stamp-pattern.ts';

describe('the dates of a column', () => {
  it.each([
    ['03/24/2026 11:33:07 PM', '2026-03-24T23:33:07.000Z'],
    ['2026/03/02 10:00:00', '2026-03-02T10:00:00.000Z'],
    ['2026-03-02 10:00:00 UTC', '2026-03-02T10:00:00.000Z'],
    ['02/Mar/26 10:00 AM', '2026-03-02T10:00:00.000Z'],
    ['2 марта 2026 г. 10:00', '2026-03-02T10:00:00.000Z'],
    ['2. März 2026 10:00', '2026-03-02T10:00:00.000Z'],
    ['2 de marzo de 2026, 10:00', '2026-03-02T10:00:00.000Z'],
    ['March 2, 2026 10:00 AM', '2026-03-02T10:00:00.000Z'],
    ['13.02.26 9:05', '2026-02-13T09:05:00.000Z'],
    ['20260302', '2026-03-02T00:00:00.000Z'],
    ['46083.5', '2026-03-02T12:00:00.000Z'],
    // Both orders are the same day.
    ['5/5/2026 10:00', '2026-05-05T10:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    const found = settleDates([text], null);
    const read = found.state === 'settled' && found.pattern !== null ? stampReader(found.pattern) : null;
    expect(new Date(read!(text)!.local).toISOString()).toBe(instant);
  });

  it('have the order that a day above 12 settles, or the mapping says; else they are left open', () => {
    expect(settleDates(['3/2/2026', '3/5/2026'], null).state).toBe('ambiguous');
    expect(settleDates(['3/2/2026', '13/5/2026'], null)).toMatchObject({ order: 'dmy' });
    const said = { order: 'mdy' as const, pattern: null, zone: null };
    expect(settleDates(['3/2/2026', '3/5/2026'], said)).toMatchObject({ state: 'settled', order: 'mdy' });
  });

  it('may be another’s business in one cell out of five, and in no more', () => {
    const written = ['13/5/2026', '14/5/2026', '15/5/2026', '16/5/2026'];
    expect(settleDates([...written, 'soon'], null)).toMatchObject({ pattern: 'd/M/yyyy', order: 'dmy' });
    expect(settleDates([...written.slice(1), 'soon'], null).state).toBe('unknown');
  });

  it('need no pattern where each is plain, and take the one that the mapping has', () => {
    const plain = ['2026-03-02 10:00', '2026-03-02T10:00:00Z'];
    expect(settleDates(plain, null)).toEqual({ state: 'settled', pattern: null, order: null });
    const said = { order: null, pattern: 'dd/MM/yyyy', zone: null };
    expect(settleDates(plain, said)).toEqual({ state: 'settled', pattern: 'dd/MM/yyyy', order: null });
    expect(settleDates([], said).state).toBe('unknown');
  });

  it('that read in two orders show both', () => {
    expect(settleDates(['3/2/2026', '4/5/2026'], null)).toEqual({
      state: 'ambiguous',
      example: '3/2/2026',
      patterns: ['d/M/yyyy', 'M/d/yyyy'],
    });
    expect(settleDates(['3/2/2026'], { order: 'ymd', pattern: null, zone: null }).state).toBe('unknown');
    // Days of a serial are no digits of a year.
    expect(settleDates(['46083', '46084,5'], null)).toMatchObject({ pattern: 'serial', order: null });
    expect(settleDates(['46083', '5'], null).state).toBe('unknown');
  });

  it.each([
    ['Mon, 2 Mar 2026 10:00', 'EEE, d MMM yyyy H:mm'],
    ['Mon 2 Mar 2026', 'EEE d MMM yyyy'],
    ['пн, 2 марта 2026', 'EEE, d MMM yyyy'],
    ['13.02.2026 в 9:05', "d.M.yyyy 'в' H:mm"],
    ['13.02.2026 um 9:05', "d.M.yyyy 'um' H:mm"],
    ['13.02.2026 - 9:05', 'd.M.yyyy - H:mm'],
    ['13.02.2026T9:05', "d.M.yyyy'T'H:mm"],
    ['2026/02/13T09:05:07Z', "yyyy/M/d'T'H:mm:ssZZ"],
    ['13/02/2026 9:05 a.m.', 'd/M/yyyy h:mm a'],
    ['13/02/2026 9:05PM', 'd/M/yyyy h:mma'],
    ['13/02/2026 9:05 PM UTC', 'd/M/yyyy h:mm a ZZ'],
    ['13/02/2026 9:05Z', 'd/M/yyyy H:mmZZ'],
    ['13/02/2026 9:05 +0200', 'd/M/yyyy H:mm ZZ'],
    ['13/02/2026 9:05 UTC-03:30', 'd/M/yyyy H:mm ZZ'],
    ['13.02.2026 at 9.05', "d.M.yyyy 'at' H.mm"],
    ['13/02/2026 9:05:07.250', 'd/M/yyyy H:mm:ss.SSS'],
    ['13/02/2026 9:05 am', 'd/M/yyyy h:mm a'],
    ['13/02/2026 9:05am +02:00', 'd/M/yyyy h:mma ZZ'],
    ['13/02/2026 9:05 GMT+2', 'd/M/yyyy H:mm ZZ'],
  ])('written %s have the pattern %s', (text, pattern) => {
    expect(settleDates([text], null)).toMatchObject({ state: 'settled', pattern });
  });

  it('are unknown where no pattern reads them all', () => {
    expect(settleDates(['3/2/2026', 'yesterday'], null).state).toBe('unknown');
    expect(stampReader('HH:mm')).toBeNull();
  });
});

describe('a pattern of time stamps', () => {
  const read = (pattern: string, text: string) => {
    const stamp = stampReader(pattern)!(text);
    return stamp && [new Date(stamp.local).toISOString().replace('.000Z', ''), stamp.offset];
  };

  it.each<[string, string, string | null, number | null]>([
    ['dd/MM/yyyy HH:mm:ss', '02/03/2026 10:05:07', '2026-03-02T10:05:07', null],
    ['dd/MM/yyyy', '2/03/2026', null, null],
    ['d/M/yyyy', '2/3/2026', '2026-03-02T00:00:00', null],
    ['d/M/yyyy', '2/3/2026 10:00', null, null],
    ['d.M.yyyy', '2/3/2026', null, null],
    ['d/M/yy', '2/3/69', '2069-03-02T00:00:00', null],
    ['d/M/yy', '2/3/70', '1970-03-02T00:00:00', null],
    ['d/M/yy', '2/3/99', '1999-03-02T00:00:00', null],
    ['d MMM yyyy', '2  März 2026', '2026-03-02T00:00:00', null],
    ['d MMM yyyy', '2 Mar. 2026', '2026-03-02T00:00:00', null],
    ['d MMM yyyy', '2 Foo 2026', null, null],
    ['d/M/yyyy', '31/4/2026', null, null],
    ['d/M/yyyy', '29/2/2028', '2028-02-29T00:00:00', null],
    ['d/M/yyyy', '2/13/2026', null, null],
    ['d/M/yyyy H:mm', '2/3/2026 23:59', '2026-03-02T23:59:00', null],
    ['d/M/yyyy H:mm', '2/3/2026 24:00', null, null],
    ['d/M/yyyy H:mm', '2/3/2026 10:60', null, null],
    ['d/M/yyyy H:mm:ss', '2/3/2026 10:59:60', null, null],
    ['d/M/yyyy H:mm:ss.SSS', '2/3/2026 10:00:00.5', '2026-03-02T10:00:00.500Z', null],
    ['d/M/yyyy h:mm a', '2/3/2026 12:00 AM', '2026-03-02T00:00:00', null],
    ['d/M/yyyy h:mm a', '2/3/2026 12:00 p.m.', '2026-03-02T12:00:00', null],
    ['d/M/yyyy h:mm a', '2/3/2026 1:00 pm', '2026-03-02T13:00:00', null],
    ['d/M/yyyy h:mm a', '2/3/2026 0:30 am', null, null],
    ['d/M/yyyy h:mm a', '2/3/2026 13:00 pm', null, null],
    ['d/M/yyyy H:mm ZZ', '2/3/2026 10:00 Z', '2026-03-02T10:00:00', 0],
    ['d/M/yyyy H:mm ZZ', '2/3/2026 10:00 GMT', '2026-03-02T10:00:00', 0],
    ['d/M/yyyy H:mm ZZ', '2/3/2026 10:00 +05:30', '2026-03-02T10:00:00', 19_800_000],
    ['d/M/yyyy H:mm ZZ', '2/3/2026 10:00 UTC-3', '2026-03-02T10:00:00', -10_800_000],
    ["d 'de' MMM 'de' yyyy", '2 de marzo de 2026', '2026-03-02T00:00:00', null],
    ["d 'd' M yyyy", '2 d 3 2026', '2026-03-02T00:00:00', null],
    ['EEE, d/M/yyyy', 'Mon, 2/3/2026', '2026-03-02T00:00:00', null],
    ['serial', '46083', '2026-03-02T00:00:00', null],
    ['serial', '46083,25', '2026-03-02T06:00:00', null],
    ['serial', '25568', null, null],
    ['serial', '25569', '1970-01-01T00:00:00', null],
    ['serial', '4608', null, null],
    ['serial', '460830', null, null],
    ['serial', '46083 ', null, null],
  ])('%s reads %s as %s', (pattern, text, local, offset) => {
    expect(read(pattern, text)).toEqual(local === null ? null : [local, offset]);
  });

  it('names year, month and day, or is none', () => {
    for (const part of ['d/M', 'M/yyyy', 'd/yyyy', "'d' M yyyy", 'HH:mm'])
      expect(stampReader(part)).toBeNull();
    for (const whole of ['yyyyMMdd', 'yy-MMM-dd']) expect(stampReader(whole)).not.toBeNull();
  });

  it('reads months in any of its languages, long or short, whatever their case', () => {
    expect(['January', 'jan', 'МАРТ', 'марта', 'мар.', 'août', 'Δεκ', 'maj', 'Mai'].map(monthNamed)).toEqual([
      1,
      1,
      3,
      3,
      3,
      8,
      undefined,
      5,
      5,
    ]);
  });
});

describe('a date alone', () => {
  it.each([
    ...['2026-2-13', '2026/2/13', '2026.2.13', '20260213'].map((text) => [text, 'ymd'] as const),
    ...['13.2.2026', '13/2/2026', '13-2-2026', '13.2.26', '13/2/26', '13-2-26', '13 2 2026'].map(
      (text) => [text, 'dmy'] as const,
    ),
    ...['2/13/2026', '2-13-2026', '2.13.2026', '2/13/26', '2-13-26'].map((text) => [text, 'mdy'] as const),
    ...['13 Feb 2026', '13-Feb-2026', '13/Feb/2026', '13.Feb.2026', '13 Feb 26', '13-Feb-26'].map(
      (text) => [text, 'dmy'] as const,
    ),
    ...['13/Feb/26', '13 Feb, 2026', '13. Februar 2026', '13 de febrero de 2026', '13 февраля 2026 г.'].map(
      (text) => [text, 'dmy'] as const,
    ),
    ...['Feb 13, 2026', 'Feb 13 2026', 'Feb-13-2026'].map((text) => [text, 'mdy'] as const),
    ...['2026-Feb-13', '2026 Feb 13'].map((text) => [text, 'ymd'] as const),
  ])('%s has the order %s, with a weekday and a time as well', (date, order) => {
    const day = (text: string) => {
      const found = settleDates([text], null);
      if (found.state !== 'settled') return found.state;
      const read = found.pattern === null ? null : stampReader(found.pattern)!(text);
      return [found.pattern === null ? order : found.order, read ? new Date(read.local).toISOString() : null];
    };
    const plain = /^2026-2-13$/.test(date) ? day(date) : [order, '2026-02-13T00:00:00.000Z'];
    expect(day(date)).toEqual(plain);
    expect(day(`Fri, ${date}`)).toEqual([order, '2026-02-13T00:00:00.000Z']);
    expect(day(`Fri ${date}`)).toEqual([order, '2026-02-13T00:00:00.000Z']);
    if (date !== '20260213') expect(day(`${date} 7:08 PM`)).toEqual([order, '2026-02-13T19:08:00.000Z']);
  });
});
