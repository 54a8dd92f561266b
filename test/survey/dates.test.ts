// How a column writes its dates: found where it can be, asked for where it cannot.

import { describe, expect, it } from 'vitest';
import { settleDates } from '../../src/survey/dates.ts';
import { stampReader } from '../../src/survey/stamp-pattern.ts';

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

  it('are unknown where no pattern reads them all', () => {
    expect(settleDates(['3/2/2026', 'yesterday'], null).state).toBe('unknown');
    expect(stampReader('HH:mm')).toBeNull();
  });
});
