import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkingCalendar, WorkingSpan } from '../../../src/core/time/working-time.ts';
import {
  elapsedBetween,
  inZone,
  isTimeZone,
  readStamp,
  workingSeconds,
  writtenCalendar,
} from '../../../src/core/time/working-time.ts';

const HOUR = 3600;
const office: readonly WorkingSpan[] = [{ from: 540, to: 1080 }];
const saturday: readonly WorkingSpan[] = [{ from: 600, to: 960 }];
const roundTheClock: readonly WorkingSpan[] = [{ from: 0, to: 1440 }];
const always = (timeZone: string): WorkingCalendar => ({
  id: 'always',
  timeZone,
  week: Array.from({ length: 7 }, () => roundTheClock),
  days: [],
});
/** Monday to Friday 9–18, Saturday 10–16; Labour Day off, the day before it until 15. */
const shop: WorkingCalendar = {
  id: 'shop',
  timeZone: 'Europe/Riga',
  week: [office, office, office, office, office, saturday, []],
  days: [
    { date: '2026-04-30', hours: [{ from: 540, to: 900 }] },
    { date: '2026-05-01', hours: [] },
  ],
};

/** Hours of working time between two stamps as written. */
function hours(from: string, to: string, calendar: WorkingCalendar | null = shop): number | string {
  const elapsed = elapsedBetween(readStamp(from)!, readStamp(to)!, calendar);
  return elapsed.state === 'elapsed' ? elapsed.seconds / HOUR : elapsed.state;
}

describe('working time', () => {
  it('counts within a day what lies in its hours', () => {
    expect(hours('2026-03-02 10:00', '2026-03-02 15:30')).toBe(5.5);
    expect(hours('2026-03-02 07:00', '2026-03-02 09:15')).toBe(0.25);
    expect(hours('2026-03-02 17:30', '2026-03-02 23:00')).toBe(0.5);
    expect(hours('2026-03-02 19:00', '2026-03-02 23:00')).toBe(0);
  });

  it('counts nothing at night and on Sundays', () => {
    // Friday 17–18, Saturday 10–16, Monday 9–10.
    expect(hours('2026-03-06 17:00', '2026-03-09 10:00')).toBe(8);
    expect(hours('2026-03-08 00:00', '2026-03-08 23:59')).toBe(0);
  });

  it('counts nothing on holidays, and the hours that a day has of its own', () => {
    // Thursday 30 April until 15:00, Friday 1 May off, Saturday 10–11.
    expect(hours('2026-04-30 14:00', '2026-05-02 11:00')).toBe(2);
  });

  it('keeps the hours of a Monday where they are when the clocks have changed on Sunday', () => {
    // 27 March and 23 October are the Fridays before; in between the offset moves by an hour.
    expect(hours('2026-03-27 17:00', '2026-03-30 10:00')).toBe(8);
    expect(hours('2026-10-23 17:00', '2026-10-26 10:00')).toBe(8);
  });

  it('lives a short night in spring and a long one in autumn', () => {
    const riga = always('Europe/Riga');
    expect(hours('2026-03-28 23:30', '2026-03-29 04:30', riga)).toBe(4);
    expect(hours('2026-10-24 23:30', '2026-10-25 04:30', riga)).toBe(6);
  });

  it('reads a time that spring skips as a clock nobody has put on shows it', () => {
    expect(hours('2026-03-29 03:10', '2026-03-29 03:40', always('Europe/Riga'))).toBe(0.5);
  });

  it('takes an end in the repeated hour as its second pass where the first lies before the beginning', () => {
    const riga = always('Europe/Riga');
    expect(hours('2026-10-25 03:10', '2026-10-25 03:40', riga)).toBe(0.5);
    expect(hours('2026-10-25 03:40', '2026-10-25 03:10', riga)).toBe(0.5);
  });

  it('opens at the moment of the change where opening time is skipped', () => {
    const early: WorkingCalendar = {
      ...always('Europe/Riga'),
      week: Array.from({ length: 7 }, () => [{ from: 210, to: 360 }]),
    };
    // Shown on the clock: 02:59, 04:00; 03:30 never. Open from 04:00 to 06:00.
    expect(hours('2026-03-29 00:00', '2026-03-29 12:00', early)).toBe(2);
  });

  it('knows changes that were not by the hour, at midnight, or for good', () => {
    // Lord Howe Island moves by half an hour; Cairo put its clocks on at midnight of 24 April 2026; Moscow back for good in 2014.
    expect(hours('2026-04-05 00:00', '2026-04-06 00:00', always('Australia/Lord_Howe'))).toBe(24.5);
    expect(hours('2026-04-24 12:00', '2026-04-25 12:00', always('Africa/Cairo'))).toBe(24);
    expect(hours('2014-10-26 00:00', '2014-10-27 00:00', always('Europe/Moscow'))).toBe(25);
    expect(hours('2026-10-25 00:00', '2026-10-26 00:00', always('Europe/Moscow'))).toBe(24);
  });

  it('takes stamps with an offset as the instants that they are', () => {
    expect(hours('2026-03-02T08:00Z', '2026-03-02 11:00')).toBe(1);
    expect(hours('2026-03-02T12:00+03:00', '2026-03-02T09:30:00Z')).toBe(0.5);
  });

  it('counts all time without a calendar, and then wants an offset on both or on none', () => {
    expect(hours('2026-03-06 17:00', '2026-03-09 10:00', null)).toBe(65);
    expect(hours('2026-03-06T17:00+02:00', '2026-03-06T17:00Z', null)).toBe(2);
    expect(hours('2026-03-06T17:00Z', '2026-03-06 19:00', null)).toBe('one-offset');
  });

  it('refuses an end before the beginning', () => {
    expect(hours('2026-03-02 10:00', '2026-03-02 09:59')).toBe('backwards');
    expect(hours('2026-03-02 10:00', '2026-03-01 10:00', null)).toBe('backwards');
  });

  it('counts decades by the week: 52 years of shop hours, hand-checked', () => {
    const plain = { ...shop, days: [] };
    // 1974-01-07 and 2026-01-05 are Mondays, 2713 weeks apart, of 51 hours each.
    expect(hours('1974-01-07 00:00', '2026-01-05 00:00', plain)).toBe(2713 * 51);
  });
});

describe('a calendar', () => {
  it('is written in one form, and only with what it has', () => {
    expect(writtenCalendar(shop)).toEqual({
      timeZone: 'Europe/Riga',
      hours: {
        ...Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']])),
        sat: ['10:00-16:00'],
      },
      holidays: ['2026-05-01'],
      exceptions: { '2026-04-30': ['09:00-15:00'] },
    });
    const night = [
      { from: 0, to: 65 },
      { from: 1215, to: 1440 },
    ];
    const week = [[], [], [], [], [], [], night];
    expect(writtenCalendar({ id: 'night', timeZone: 'UTC', week, days: [] })).toEqual({
      timeZone: 'UTC',
      hours: { sun: ['00:00-01:05', '20:15-24:00'] },
    });
  });
});

describe('time stamps', () => {
  it.each([
    ['2026-03-02T10:00', '2026-03-02T10:00:00.000Z'],
    ['2026-03-02 9:05:30', '2026-03-02T09:05:30.000Z'],
    ['02.03.2026 10:00', '2026-03-02T10:00:00.000Z'],
    ['2.3.2026, 10:00', '2026-03-02T10:00:00.000Z'],
    ['2026-03-02T10:00:00.25', '2026-03-02T10:00:00.250Z'],
    ['02.03.2026 10:00:07,5', '2026-03-02T10:00:07.500Z'],
    ['2026-03-02t10:00:00.123456789', '2026-03-02T10:00:00.123Z'],
    [' 2024-02-29   23:59:59.9996 ', '2024-03-01T00:00:00.000Z'],
    ['1970-01-01 00:00', '1970-01-01T00:00:00.000Z'],
    ['31.12.2199 23:59:59', '2199-12-31T23:59:59.000Z'],
  ])('reads %s', (text, iso) => {
    expect(readStamp(text)).toEqual({ local: Date.parse(iso), offset: null });
  });

  it.each([
    ['2026-03-02T10:00Z', 0],
    ['2026-03-02 10:00:30 z', 0],
    ['2026-03-02T10:00+02:00', 120],
    ['2026-03-02T10:00:00.5-0330', -210],
    ['2026-03-02 10:00 +05:45', 345],
  ])('reads the offset of %s', (text, minutes) => {
    expect(readStamp(text)!.offset).toBe(minutes * 60_000);
  });

  it.each([
    '',
    '2026-03-02',
    '10:00',
    '2026-02-30 10:00',
    '2026-03-02 24:01',
    '03/02/2026 10:00',
    '2026-03-02 24:00',
    '2026-03-02 10:60',
    '2026-03-02 10:00:60',
    '2026-13-02 10:00',
    '2026-00-02 10:00',
    '2026-04-31 10:00',
    '0.3.2026 10:00',
    '2026-3-2 10:00',
    '2026-03-02 10:0',
    '2026-03-02  ',
    '2026-03-0210:00',
    '02.03.202610:00',
    '02.03.26 10:00',
    '02.03.2026 10:00Z',
    '2026-03-02 10:00.5',
    '2026-03-02 10:00:00.',
    '2026-03-02 10:00:00.1234567890',
    '2026-03-02 10:00 +2',
    '2026-03-02 10:00 EET',
    'x2026-03-02 10:00',
    '2.3.2026 10:00x',
    'x2.3.2026 10:00',
    '1969-12-31 10:00',
    '2200-01-01 00:00',
    'now',
  ])('refuses “%s”', (text) => {
    expect(readStamp(text)).toBeNull();
  });

  it.each([
    ['Europe/Riga', '2026-01-15 10:00', 120],
    ['Europe/Riga', '2026-07-15 10:00', 180],
    // Skipped and repeated: what a clock nobody has put on shows, and the first showing.
    ['Europe/Riga', '2026-03-29 02:59', 120],
    ['Europe/Riga', '2026-03-29 03:30', 120],
    ['Europe/Riga', '2026-03-29 04:00', 180],
    ['Europe/Riga', '2026-10-25 03:30', 180],
    ['Europe/Riga', '2026-10-25 04:00', 120],
    ['America/New_York', '2026-12-31 23:59:59', -300],
    ['Australia/Lord_Howe', '2026-01-01 00:00', 660],
    ['Australia/Lord_Howe', '2026-07-01 00:00', 630],
    ['Asia/Kathmandu', '1985-12-31 23:59', 330],
    ['Asia/Kathmandu', '1986-01-01 00:15', 345],
    ['Europe/Riga', '2026-07-15T10:00-08:00', -480],
  ])('have in %s, at %s, their offset', (zone, text, minutes) => {
    const stamp = readStamp(text)!;
    expect(inZone(stamp, zone)).toEqual({ local: stamp.local, offset: minutes * 60_000 });
  });

  it('knows zones by name only', () => {
    expect(['Europe/Riga', 'UTC', 'Europe/Rigga', '+03:00', ''].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

/** What the clock shows, in minutes. */
function wall(instant: number, format: Intl.DateTimeFormat): number {
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!) / 60_000;
}

describe('working time, for any calendar', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 720 }))
    .map(([from, length]): WorkingSpan[] => [{ from, to: Math.min(1440, from + length) }]);
  const day = fc.oneof(fc.constant<WorkingSpan[]>([]), span);
  const calendar: fc.Arbitrary<WorkingCalendar> = fc.record({
    id: fc.constant('any'),
    timeZone: fc.constantFrom(
      'Europe/Riga',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Africa/Cairo',
      'America/Havana',
      'Pacific/Apia',
      'UTC',
    ),
    week: fc.array(day, { minLength: 7, maxLength: 7 }),
    days: fc
      .uniqueArray(fc.record({ date: fc.integer({ min: 0, max: 400 }).map(dateOf), hours: day }), {
        maxLength: 8,
        selector: ({ date }) => date,
      })
      .map((days) => days.sort((a, b) => (a.date < b.date ? -1 : 1))),
  });
  const START = Date.UTC(2010, 0, 1);
  function dateOf(day: number): string {
    return new Date(Date.UTC(2010, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
  }
  const minute = fc.integer({ min: 0, max: 3 * 525_600 }).map((minutes) => START + minutes * 60_000);

  it('adds up: from a to b and from b to c is from a to c', () => {
    fc.assert(
      fc.property(calendar, minute, minute, minute, (of, ...instants) => {
        const [a, b, c] = instants.sort((x, y) => x - y) as [number, number, number];
        expect(workingSeconds(a, b, of) + workingSeconds(b, c, of)).toBe(workingSeconds(a, c, of));
      }),
    );
  });

  it('is never more than all time, never less than nothing', () => {
    fc.assert(
      fc.property(calendar, minute, minute, (of, x, y) => {
        const [a, b] = [Math.min(x, y), Math.max(x, y)];
        const seconds = workingSeconds(a, b, of);
        expect(seconds).toBeGreaterThanOrEqual(0);
        expect(seconds).toBeLessThanOrEqual((b - a) / 1000);
      }),
    );
  });

  it('is all time where people work round the clock', () => {
    fc.assert(
      fc.property(calendar, minute, minute, ({ timeZone }, x, y) => {
        const [a, b] = [Math.min(x, y), Math.max(x, y)];
        expect(workingSeconds(a, b, always(timeZone))).toBe((b - a) / 1000);
      }),
    );
  });

  it('agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(calendar, minute, fc.integer({ min: 0, max: 4 * 1440 }), (of, from, minutes) => {
        const format = new Intl.DateTimeFormat('en-GB', {
          timeZone: of.timeZone,
          weekday: 'short',
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        });
        let worked = 0;
        for (let i = 0; i < minutes; i++) {
          const part = Object.fromEntries(
            format.formatToParts(from + i * 60_000).map(({ type, value }) => [type, value]),
          );
          const date = `${part.year}-${part.month}-${part.day}`;
          const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part.weekday!);
          const spans = of.days.find((one) => one.date === date)?.hours ?? of.week[weekday]!;
          const now = Number(part.hour) * 60 + Number(part.minute);
          if (spans.some(({ from: opens, to: closes }) => opens <= now && now < closes)) worked++;
        }
        // Where a boundary lies in a repeated hour, the clock shows it twice and the calendar means the first.
        const isPlain = wall(from + minutes * 60_000, format) - wall(from, format) === minutes;
        expect(Math.abs(workingSeconds(from, from + minutes * 60_000, of) / 60 - worked)).toBeLessThanOrEqual(
          isPlain ? 0 : 60,
        );
      }),
      { numRuns: 40 },
    );
  });
});
