// How long something took, from two time stamps or said outright; on a working calendar only working time counts, so that
// a deadline of three working hours set on Friday evening is kept on Monday morning.

import type { Message } from '../errors.ts';
import { nearest } from '../suggest.ts';
import { formatDuration, readDuration } from '../time/duration.ts';
import { elapsedBetween, readStamp, type Stamp, type WorkingCalendar } from '../time/working-time.ts';
import { type AnswerKind, type Curve, kindKey, NOT_OTHERWISE, onGrid, type Read, type Span } from './kind.ts';
import { buildCurve, pointsOnCurve, writtenCurve } from './measured.ts';

/** A length of time between two time stamps; on a calendar, only working time counts. */
export interface ElapsedAnswer {
  readonly kind: 'elapsed';
  readonly better: 'lower' | 'higher';
  readonly points: Curve;
  readonly calendar: WorkingCalendar | null;
}

/** Two stamps in one text: `2026-03-02 10:00 – 2026-03-02 15:30`, `…/…`, or the time alone where the day is the same. */
const INTERVAL = /^(\d{1,4}[-.]\d{1,2}[-.]\d{1,4})([T ,]+\S+?)\s*(?:\/|\s[-–—]+\s|–|—|→)\s*(\S.*)$/u;
const TIME_ONLY = /^\d{1,2}:\d{2}(:\d{2})?$/;
/** A working day has no length of its own, so that days are no measure of working time. */
const IN_DAYS = /\d\s*(d|days?|д|дн|день|дня|дней)(?![a-zа-яё])/i;

const fault = (code: string, args: Message['args'] = {}): Read => ({ ok: false, problem: { code, args } });

/** Working seconds from two stamps as they were written; never throws. */
export const readElapsed = (from: string, to: string, answer: ElapsedAnswer): Read =>
  elapsedFrom(readStamp(from), readStamp(to), { from, to }, answer);

function elapsedFrom(
  start: Stamp | null,
  end: Stamp | null,
  { from, to }: Span,
  { calendar }: ElapsedAnswer,
  paused = 0,
): Read {
  if (!start) return fault('not-a-time-stamp', { value: from });
  if (!end) return fault('not-a-time-stamp', { value: to });
  const elapsed = elapsedBetween(start, end, calendar);
  if (elapsed.state === 'backwards') return fault('ends-before-beginning', { from, to });
  if (elapsed.state === 'one-offset') return fault('offset-on-one', { from, to });
  if (paused > elapsed.seconds) return fault('paused-longer', { from, to });
  const value = onGrid(elapsed.seconds - paused);
  return value === null ? fault('elapsed-too-long', { from, to }) : { ok: true, value };
}

const readLength = (input: unknown, { calendar }: Pick<ElapsedAnswer, 'calendar'>): number | null =>
  calendar && typeof input === 'string' && IN_DAYS.test(input) ? null : readDuration(input);

export const elapsed: AnswerKind<ElapsedAnswer> = {
  ...NOT_OTHERWISE,
  kind: 'elapsed',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'better', 'points'],
    properties: {
      kind: kindKey(
        'elapsed',
        'Time between two time stamps: `{ from: 2026-03-02T10:00, to: 2026-03-02T15:30 }`, or its length outright.',
      ),
      better: { enum: ['lower', 'higher'], description: 'Which direction is better for the customer.' },
      points: {
        type: 'object',
        minProperties: 2,
        description:
          'The curve: length of time → points from 0 to 100, lengths ascending; linear between, clamped outside.',
        additionalProperties: { type: 'number', minimum: 0, maximum: 100 },
      },
      calendar: {
        type: 'string',
        description: 'One of `calendars`: only its working hours count. Left out: all time counts.',
      },
    },
  },
  build(written, keysAt, calendars) {
    const name = written.calendar as string | undefined;
    const calendar = name === undefined ? null : calendars.get(name);
    if (calendar === undefined) {
      const near = nearest(name!, calendars.keys());
      return {
        problems: [
          {
            path: ['calendar'],
            rule: 'unknown-calendar',
            code: 'unknown-calendar',
            args: { id: name!, ...(near === undefined ? {} : { nearest: near }) },
          },
        ],
      };
    }
    const { curve, problems } = buildCurve(written, keysAt, (input) => readLength(input, { calendar }));
    if (problems.length > 0 || (name !== undefined && calendar === null)) return { problems };
    return {
      answer: { kind: 'elapsed', better: written.better as 'lower' | 'higher', points: curve, calendar },
    };
  },
  written: ({ kind, better, points, calendar }) => ({
    kind,
    better,
    points: writtenCurve(points, formatDuration),
    ...(calendar === null ? {} : { calendar: calendar.id }),
  }),
  measures: 'time',
  between: elapsedFrom,
  curve: ({ points }) => points,
  scored: () => true,
  read(input, answer) {
    if (typeof input === 'object' && input !== null) {
      const { from, to } = input as { readonly from?: unknown; readonly to?: unknown };
      return readElapsed(String(from), String(to), answer);
    }
    if (typeof input === 'string') {
      const [, day, time, end] = INTERVAL.exec(input.trim()) ?? [];
      if (day !== undefined)
        return readElapsed(day + time!, TIME_ONLY.test(end!) ? `${day} ${end}` : end!, answer);
      if (answer.calendar && IN_DAYS.test(input)) return fault('working-days', { value: input });
    }
    const value = readLength(input, answer);
    return value === null ? fault('not-an-elapsed', { value: String(input) }) : { ok: true, value };
  },
  write: formatDuration,
  points: (value, answer) => pointsOnCurve(value, answer.points),
  gap: (expectation, delivery, { better }) =>
    better === 'lower' ? expectation - delivery : delivery - expectation,
  pointsGap: (expectation, delivery, answer) =>
    pointsOnCurve(delivery, answer.points) - pointsOnCurve(expectation, answer.points),
};
