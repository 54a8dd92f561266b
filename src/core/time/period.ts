// Which day, week and month an instant falls into, by the calendar that it was written in.

const DAY = 86_400_000;

/**
 * `date` as YYYY-MM-DD, `week` as YYYY-Www (ISO 8601: weeks begin on Monday, and the first of a year holds its 4 January),
 * `month` as YYYY-MM. The instant begins with its day, as ISO 8601 has it.
 */
export function periodsOf(instant: string): { date: string; week: string; month: string } {
  const date = instant.slice(0, 10);
  const day = Date.parse(`${date}T00:00:00Z`);
  // The Thursday of a week is in the year that the week is counted to.
  const thursday = new Date(day + (3 - ((new Date(day).getUTCDay() + 6) % 7)) * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1;
  return { date, week: `${year}-W${String(week).padStart(2, '0')}`, month: date.slice(0, 7) };
}
