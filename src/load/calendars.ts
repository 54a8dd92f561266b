// Working calendars: hours by weekday, holidays and days with hours of their own, each fault at its place.

import type { Calendars } from '../core/answers/kind.ts';
import { didYouMean, excerpt } from '../core/errors.ts';
import type { RawCalendar } from '../core/shapes/standard.ts';
import { nearest } from '../core/suggest.ts';
import type { WorkingCalendar, WorkingSpan } from '../core/time/working-time.ts';
import { dayNumber, isTimeZone, WEEKDAYS } from '../core/time/working-time.ts';
import type { Complain } from './loaded.ts';
import type { Path, YamlFile } from './yaml.ts';

type RawHours = RawCalendar['hours'][string];

/** In the order they are written; null for one at fault. */
export function buildCalendars(
  raw: Readonly<Record<string, RawCalendar>> | undefined,
  complain: Complain,
  yaml: YamlFile,
): Calendars {
  const ids = raw ? yaml.keysAt(['calendars']) : [];
  return new Map(ids.map((id) => [id, buildCalendar(id, raw![id]!, complain, yaml)]));
}

function buildCalendar(
  id: string,
  raw: RawCalendar,
  complainOf: Complain,
  yaml: YamlFile,
): WorkingCalendar | null {
  const path = ['calendars', id];
  let faults = 0;
  const complain: Complain = (at, fault, of) => {
    faults++;
    complainOf(at, fault, of);
  };
  if (!isTimeZone(raw.timeZone))
    complain([...path, 'timeZone'], {
      rule: 'bad-calendar',
      code: 'bad-time-zone',
      args: { value: excerpt(raw.timeZone) },
      hint: didYouMean(nearest(raw.timeZone, Intl.supportedValuesOf('timeZone'))),
    });
  const week = weekOf(raw.hours, [...path, 'hours'], complain, yaml);
  const days = new Map<string, readonly WorkingSpan[]>();
  const put = (date: string, hours: readonly WorkingSpan[], at: Path, of: 'key' | 'value') => {
    const [year = 0, month = 0, day = 0] = /^\d{4}-\d{2}-\d{2}$/.test(date)
      ? date.split('-').map(Number)
      : [];
    if (dayNumber(year, month, day) === null)
      complain(at, { rule: 'bad-calendar', code: 'bad-date', args: { value: excerpt(date) } }, of);
    else if (days.has(date))
      complain(at, { rule: 'bad-calendar', code: 'date-twice', args: { value: date } }, of);
    else days.set(date, hours);
  };
  (raw.holidays ?? []).forEach((date, i) => {
    put(date, [], [...path, 'holidays', i], 'value');
  });
  for (const date of raw.exceptions ? yaml.keysAt([...path, 'exceptions']) : []) {
    const at = [...path, 'exceptions', date];
    put(date, spansOf(raw.exceptions![date]!, at, complain), at, 'key');
  }
  if (faults > 0) return null;
  return {
    id,
    timeZone: raw.timeZone,
    week,
    days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, hours]) => ({ date, hours })),
  };
}

function weekOf(
  raw: RawCalendar['hours'],
  path: Path,
  complain: Complain,
  yaml: YamlFile,
): readonly (readonly WorkingSpan[])[] {
  const week: (readonly WorkingSpan[] | undefined)[] = WEEKDAYS.map(() => undefined);
  for (const key of yaml.keysAt(path)) {
    const days = weekdaysOf(key);
    if (!days) {
      complain(
        [...path, key],
        {
          rule: 'bad-calendar',
          code: 'bad-weekday',
          args: { value: excerpt(key), days: WEEKDAYS.join(', ') },
        },
        'key',
      );
      continue;
    }
    const spans = spansOf(raw[key]!, [...path, key], complain);
    const again = days.find((day) => week[day]);
    if (again === undefined) for (const day of days) week[day] = spans;
    else
      complain(
        [...path, key],
        { rule: 'bad-calendar', code: 'weekday-twice', args: { day: WEEKDAYS[again]! } },
        'key',
      );
  }
  return week.map((spans) => spans ?? []);
}

/** `mon`, `mon-fri`, over the end of the week too (`sat-mon`), or `daily`. */
function weekdaysOf(key: string): readonly number[] | null {
  if (key === 'daily') return WEEKDAYS.map((_, i) => i);
  const [first, last, ...more] = key.split('-').map((day) => (WEEKDAYS as readonly string[]).indexOf(day));
  if (first === undefined || first < 0 || last === -1 || more.length > 0) return null;
  const many = ((((last ?? first) - first) % 7) + 7) % 7;
  return Array.from({ length: many + 1 }, (_, i) => (first + i) % 7);
}

const SPAN = /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/;

function spansOf(raw: RawHours, path: Path, complain: Complain): readonly WorkingSpan[] {
  const isList = typeof raw !== 'string';
  const spans: WorkingSpan[] = [];
  (isList ? raw : [raw]).forEach((text, i) => {
    const at = isList ? [...path, i] : path;
    const [, ...parts] = SPAN.exec(text) ?? [];
    const [fromHour = 99, fromMinute = 99, toHour = 99, toMinute = 99] = parts.map(Number);
    const from = fromHour * 60 + fromMinute;
    const to = toHour * 60 + toMinute;
    const last = spans.at(-1);
    if (fromMinute > 59 || toMinute > 59 || from > 1440 || to > 1440)
      complain(at, { rule: 'bad-calendar', code: 'bad-hours', args: { value: excerpt(text) } });
    else if (from >= to)
      complain(at, { rule: 'bad-calendar', code: 'hours-order', args: { value: excerpt(text) } });
    else if (last && from < last.to)
      complain(at, { rule: 'bad-calendar', code: 'hours-overlap', args: { value: excerpt(text) } });
    else spans.push({ from, to });
  });
  return spans;
}
