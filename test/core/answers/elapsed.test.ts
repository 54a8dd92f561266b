import { describe, expect, it } from 'vitest';
import { type ElapsedAnswer, elapsed } from '../../../src/core/answers/elapsed.ts';
import { type WorkingCalendar, writtenCalendar } from '../../../src/core/time/working-time.ts';

const office = [{ from: 540, to: 1080 }];
const shop: WorkingCalendar = {
  id: 'shop',
  timeZone: 'Europe/Riga',
  week: [office, office, office, office, office, [], []],
  days: [
    { date: '2026-04-30', hours: [{ from: 540, to: 900 }] },
    { date: '2026-05-01', hours: [] },
  ],
};
const written = { kind: 'elapsed', better: 'lower', points: { '0s': 100, '3h': 100, '6h': 50, '24h': 0 } };
const keysAt = () => Object.keys(written.points);

function answerOn(calendar: WorkingCalendar | null): ElapsedAnswer {
  const built = elapsed.build(
    { ...written, ...(calendar ? { calendar: 'shop' } : {}) },
    keysAt,
    new Map([['shop', calendar]]),
  );
  if (!('answer' in built)) throw new Error(JSON.stringify(built.problems));
  return built.answer;
}
const onShop = answerOn(shop);
const always = answerOn(null);
const hours = (input: unknown, answer = onShop): number | string => {
  const read = elapsed.read(input, answer);
  return read.ok ? read.value / 3600 : read.problem.code;
};

describe('the answer kind elapsed', () => {
  it('reads two stamps as working time, and a length of time as it stands', () => {
    expect(hours({ from: '2026-03-02T10:00', to: '2026-03-02T15:30' })).toBe(5.5);
    expect(hours({ from: '2026-03-06T17:00', to: '2026-03-09T10:00' })).toBe(2);
    expect(hours('3h')).toBe(3);
    expect(hours('2ч 30м')).toBe(2.5);
  });

  it('counts all time where there is no calendar', () => {
    expect(hours({ from: '2026-03-06T17:00', to: '2026-03-09T10:00' }, always)).toBe(65);
    expect(hours('2d', always)).toBe(48);
  });

  it.each([
    '2026-03-02 10:00 – 2026-03-02 15:30',
    '2026-03-02 10:00 - 15:30',
    '2026-03-02 10:00–15:30',
    '2026-03-02T10:00/2026-03-02T15:30',
    '02.03.2026 10:00 — 02.03.2026 15:30',
    '02.03.2026 10:00 → 15:30',
  ])('reads “%s” as typed', (typed) => {
    expect(hours(typed)).toBe(5.5);
  });

  it('says what is wrong', () => {
    expect(hours('soon')).toBe('not-an-elapsed');
    expect(hours({ from: '2026-03-02', to: '2026-03-02T15:30' })).toBe('not-a-time-stamp');
    expect(hours({ from: '2026-03-02T15:30', to: '2026-03-02T10:00' })).toBe('ends-before-beginning');
    expect(hours('2026-03-02 15:30 – 10:00')).toBe('ends-before-beginning');
    expect(hours({ from: '2026-03-02T10:00Z', to: '2026-03-02T15:30' }, always)).toBe('offset-on-one');
    expect(hours('1d')).toBe('working-days');
  });

  it('is worth what the curve says, and is over as far as it came sooner', () => {
    expect(elapsed.points(4.5 * 3600, onShop)).toBe(75);
    expect(elapsed.gap(3 * 3600, 4 * 3600, onShop)).toBe(-3600);
    expect(elapsed.pointsGap(3 * 3600, 3600, onShop)).toBe(0);
  });

  it('is written as hours, which read back the same', () => {
    expect(elapsed.write(56.5 * 3600, onShop)).toBe('56h 30m');
    expect(hours(elapsed.write(56.5 * 3600, onShop))).toBe(56.5);
  });

  it('names a calendar that is near to one that is not there', () => {
    const built = elapsed.build({ ...written, calendar: 'shpo' }, keysAt, new Map([['shop', shop]]));
    expect(built).toEqual({
      problems: [
        {
          path: ['calendar'],
          rule: 'unknown-calendar',
          code: 'unknown-calendar',
          args: { id: 'shpo', nearest: 'shop' },
        },
      ],
    });
  });

  it('says nothing of a calendar whose own faults have been told', () => {
    const built = elapsed.build({ ...written, calendar: 'shop' }, keysAt, new Map([['shop', null]]));
    expect(built).toEqual({ problems: [] });
  });

  it('writes a calendar in one form', () => {
    expect(writtenCalendar(shop)).toEqual({
      timeZone: 'Europe/Riga',
      hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']])),
      holidays: ['2026-05-01'],
      exceptions: { '2026-04-30': ['09:00-15:00'] },
    });
  });
});
