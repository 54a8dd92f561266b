// The period that a moment lies in, named so that names sort by time: 2026, 2026-Q2, 2026-05, 2026-W21, 2026-05-20.

export const PERIODS = ['date', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

const DAY = 86_400_000;

/** `local` in milliseconds since 1970 on the clock of the place. Weeks are those of ISO 8601: from Monday, in the year of their Thursday. */
export function periodOf(period: Period, local: number): string {
  const at = new Date(local);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + 1];
  const two = (number: number) => String(number).padStart(2, '0');
  switch (period) {
    case 'date':
      return `${year}-${two(month)}-${two(at.getUTCDate())}`;
    case 'month':
      return `${year}-${two(month)}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'year':
      return String(year);
    case 'week': {
      const thursday = new Date(local + (4 - (at.getUTCDay() || 7)) * DAY);
      const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
      return `${thursday.getUTCFullYear()}-W${two(1 + Math.floor((thursday.getTime() - first) / DAY / 7))}`;
    }
  }
}

/** `month(submitted)`: the period, and what it is of. */
export function periodAsked(name: string): { readonly period: Period; readonly of: string } | null {
  const [, period, of] = /^(date|week|month|quarter|year)\s*\(\s*(.*\S)\s*\)$/su.exec(name.trim()) ?? [];
  return period === undefined ? null : { period: period as Period, of: of! };
}

/** The day, week and month of an instant, by the calendar that it was written in: it begins with its day, as ISO 8601 has it. */
export function periodsOf(instant: string): { date: string; week: string; month: string } {
  const day = Date.parse(`${instant.slice(0, 10)}T00:00:00Z`);
  return { date: periodOf('date', day), week: periodOf('week', day), month: periodOf('month', day) };
}
