// A standard in the form that standards are written in, with every default filled in: what `svc show --format json` prints
// is itself a standard that every command reads.

import { kindOf } from '../../core/answers/index.ts';
import type { Answer } from '../../core/answers/kind.ts';
import type { Criterion, Named, Standard } from '../../core/standard/standard.ts';
import type { LogPlan } from '../../core/tally/log.ts';
import { formatDuration } from '../../core/time/duration.ts';
import { writtenCalendar } from '../../core/time/working-time.ts';

export function writtenStandard(standard: Standard): object {
  const { format, id, version, title, description, source, shelf, aggregation, onCriticalFailure, policy } =
    standard;
  return defined({
    format,
    id,
    version,
    title,
    description,
    source,
    ...shelf,
    aggregation,
    onCriticalFailure,
    policy,
    touchpoints: standard.touchpoints.length > 0 ? titles(standard.touchpoints) : undefined,
    fields:
      standard.fields.length > 0
        ? Object.fromEntries(
            standard.fields.map((field) => [
              field.id,
              defined({
                title: field.title,
                values: field.values.length > 0 ? titles(field.values) : undefined,
                formerly: field.formerly,
              }),
            ]),
          )
        : undefined,
    calendars: standard.calendars?.length
      ? Object.fromEntries(standard.calendars.map((calendar) => [calendar.id, writtenCalendar(calendar)]))
      : undefined,
    log: standard.log && writtenLog(standard.log),
    sections: standard.sections.map((section) =>
      defined({
        id: section.id,
        title: section.title,
        guide: section.guide,
        weight: section.weight,
        criteria: section.criteria.map(writtenCriterion),
        formerly: section.formerly,
      }),
    ),
  });
}

function writtenLog({ date, channel, type, thanks, cause, longRunning }: LogPlan): object {
  return defined({
    date: date ?? undefined,
    channel: channel ?? undefined,
    type: type ?? undefined,
    thanks: thanks.length > 0 ? thanks : undefined,
    cause: cause ?? undefined,
    longRunning: longRunning
      ? defined({
          ...longRunning,
          over: formatDuration(longRunning.over),
          calendar: longRunning.calendar?.id,
        })
      : undefined,
  });
}

function writtenCriterion(criterion: Criterion): object {
  const { id, text, name, ask, guide, answer, expect, weight, rationale, critical, optional, touchpoint } =
    criterion;
  const { summary, announce } = criterion;
  return defined({
    id,
    text,
    name,
    ask,
    guide,
    answer: writtenAnswer(answer),
    expect: expect === null ? undefined : kindOf(answer).write(expect, answer),
    weight,
    rationale,
    critical,
    optional,
    touchpoint,
    summary,
    announce,
    when:
      criterion.when.length > 0
        ? Object.fromEntries(criterion.when.map(({ field, values }) => [field, values]))
        : undefined,
    formerly: criterion.formerly.length > 0 ? criterion.formerly : undefined,
  });
}

function writtenAnswer(answer: Answer): object {
  switch (answer.kind) {
    case 'scale': {
      const labels = answer.labels.map(({ value, text }) => [String(value), text]);
      return { ...answer, labels: Object.fromEntries(labels) };
    }
    case 'choice':
      return {
        kind: answer.kind,
        options: answer.options.map(({ id, text, points, formerly }) =>
          defined({ id, text, points: points ?? undefined, formerly }),
        ),
      };
    case 'yes-no':
    case 'text':
      return answer;
    case 'elapsed': {
      const { kind, better, points, calendar } = answer;
      return defined({ kind, better, points: curve(points, true), calendar: calendar?.id });
    }
    default:
      return { ...answer, points: curve(answer.points, answer.kind === 'duration') };
  }
}

/**
 * A curve as a mapping in ascending order. An object puts keys that look like whole numbers first, so that where one key
 * has decimals all are written with them.
 */
function curve(knots: readonly { value: number; points: number }[], isTime: boolean): object {
  const whole = knots.every(({ value }) => Number.isInteger(value));
  const key = (value: number): string => {
    if (isTime) return formatDuration(value);
    return whole || !Number.isInteger(value) ? String(value) : value.toFixed(1);
  };
  return Object.fromEntries(knots.map(({ value, points }) => [key(value), points]));
}

const titles = (named: readonly Named[]): object =>
  Object.fromEntries(named.map(({ id, title, formerly }) => [id, defined({ ...title, formerly })]));

const defined = (entries: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
