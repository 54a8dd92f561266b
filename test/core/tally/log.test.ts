import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogPlan, LogTally } from '../../../src/core/tally/log.ts';
import { countContact, emptyLog, logReport, MOST_CATEGORIES, mergeLog } from '../../../src/core/tally/log.ts';

const plan: LogPlan = {
  date: 'received',
  channel: 'channel',
  type: 'type',
  thanks: ['thanks'],
  cause: 'cause',
  longRunning: { from: 'received', to: 'closed', over: 5 * 86_400, calendar: null },
};
type Row = Readonly<Record<string, string>>;
const fields = [
  { id: 'channel', title: { en: 'Channel' }, values: [{ id: 'phone', title: { en: 'By phone' } }] },
];

function logOf(rows: readonly Row[]): LogTally {
  const log = emptyLog();
  for (const row of rows) countContact(log, plan, (name) => row[name] ?? '');
  return log;
}
const reportOf = (rows: readonly Row[]) => logReport(logOf(rows), plan, fields);

describe('a log of incidents', () => {
  it('is counted by month and channel, the most frequent channel first', () => {
    const { count, months, channels } = reportOf([
      { received: '2026-04-01 10:00', channel: 'email' },
      { received: '2026-03-31 10:00', channel: 'phone' },
      { received: '01.03.2026 10:00', channel: 'phone' },
    ]);
    expect(count).toBe(3);
    expect(months.map(({ month, count }) => [month, count])).toEqual([
      ['2026-03', 2],
      ['2026-04', 1],
    ]);
    expect(channels).toEqual([
      { channel: 'phone', title: { en: 'By phone' }, count: 2 },
      { channel: 'email', title: null, count: 1 },
    ]);
  });

  it('keeps thanks apart, as a share of all contacts', () => {
    const { contacts, count, thanks } = reportOf([
      { received: '2026-03-01 10:00', type: 'thanks' },
      { received: '2026-03-01 10:00', type: 'claim' },
      { received: '2026-03-01 10:00' },
      { received: '2026-03-01 10:00' },
    ]);
    expect({ contacts, count, thanks }).toEqual({ contacts: 4, count: 3, thanks: { count: 1, share: 0.25 } });
  });

  it('calls long what took longer than the threshold, not what took just as long, and names the causes', () => {
    const { longRunning } = reportOf([
      { received: '2026-03-01 10:00', closed: '2026-03-06 10:00' },
      { received: '2026-03-01 10:00', closed: '2026-03-06 10:01', cause: 'supplier' },
      { received: '2026-03-01 10:00', closed: '2026-03-20 10:00' },
      { received: '2026-03-01 10:00', closed: '2026-03-20 10:00', cause: 'supplier' },
    ]);
    expect(longRunning).toEqual({
      over: 432_000,
      calendar: null,
      of: 4,
      count: 3,
      share: 0.75,
      causes: [
        { cause: 'supplier', count: 2, share: 2 / 3 },
        { cause: null, count: 1, share: 1 / 3 },
      ],
    });
  });

  it('takes an incident without an end as open, neither long nor short', () => {
    const { open, longRunning } = reportOf([{ received: '2026-03-01 10:00' }]);
    expect([open, longRunning?.of, longRunning?.share]).toEqual([1, 0, null]);
  });

  it('puts a date that cannot be read into no month', () => {
    const { count, undated, months } = reportOf([{ received: 'in spring' }, { received: '2026-03-01' }]);
    expect([count, undated, months.map(({ month }) => month)]).toEqual([2, 1, ['2026-03']]);
  });

  it('refuses to go on where categories are as many as rows', () => {
    const log = emptyLog();
    const add = (i: number) =>
      countContact(log, plan, (name) => (name === 'channel' ? `c${i}` : '2026-03-01'));
    for (let i = 0; i < MOST_CATEGORIES; i++) expect(add(i)).toBe(true);
    expect(add(MOST_CATEGORIES)).toBe(false);
  });

  it('merges in any order to the same report', () => {
    const row: fc.Arbitrary<Row> = fc.record({
      received: fc.constantFrom('2026-03-01 10:00', '2026-04-01 10:00', '?', ''),
      closed: fc.constantFrom('2026-04-02 10:00', '2026-05-01 10:00', ''),
      channel: fc.constantFrom('phone', 'email', ''),
      type: fc.constantFrom('thanks', 'claim'),
      cause: fc.constantFrom('supplier', ''),
    });
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (first, second) => {
        const parts = [logOf(second), logOf(first)];
        const merged = emptyLog();
        for (const part of parts) mergeLog(merged, part);
        expect(logReport(merged, plan, fields)).toEqual(reportOf([...first, ...second]));
      }),
    );
  });
});
