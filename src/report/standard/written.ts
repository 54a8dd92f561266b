// A standard in the form that standards are written in, with every default filled in: what `svc show --format json` prints
// is itself a standard that every command reads.

import { kindOf } from '../../core/answers/index.ts';
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
    answer: kindOf(answer).written(answer),
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

const titles = (named: readonly Named[]): object =>
  Object.fromEntries(named.map(({ id, title, formerly }) => [id, defined({ ...title, formerly })]));

const defined = (entries: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
