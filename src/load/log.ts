// What a standard says of logs: which fields hold what, and when an incident has run long.

import type { Calendars } from '../core/answers/kind.ts';
import { didYouMean, excerpt } from '../core/errors.ts';
import type { RawLog } from '../core/shapes/standard.ts';
import type { Field } from '../core/standard/standard.ts';
import { nearest } from '../core/suggest.ts';
import type { LogPlan } from '../core/tally/log.ts';
import { readDuration } from '../core/time/duration.ts';
import { unknownValue } from './criteria.ts';
import type { Complain } from './loaded.ts';
import type { YamlFile } from './yaml.ts';

export function buildLog(
  raw: RawLog,
  { fields, calendars }: { readonly fields: readonly Field[]; readonly calendars: Calendars },
  complain: Complain,
  yaml: YamlFile,
): LogPlan {
  const { date = null, channel = null, type = null, thanks = [], cause = null, longRunning } = raw;
  const types = fields.find(({ id }) => id === type)?.values.map(({ id }) => id) ?? [];
  thanks.forEach((value, i) => {
    if (types.length > 0 && !types.includes(value))
      complain(['log', 'thanks', i], unknownValue('thanks', value, types));
  });
  if (thanks.length > 0 && type === null)
    complain(['log', 'thanks'], { rule: 'log', code: 'log-thanks-without-type' }, 'key');
  return {
    date,
    channel,
    type,
    thanks,
    cause,
    longRunning: longRunning ? buildLongRunning(longRunning, calendars, complain, yaml) : null,
  };
}

function buildLongRunning(
  { from, to, over, calendar: name }: NonNullable<RawLog['longRunning']>,
  calendars: Calendars,
  complain: Complain,
  yaml: YamlFile,
): LogPlan['longRunning'] {
  const at = ['log', 'longRunning'];
  const seconds = readDuration(over);
  if (seconds === null)
    complain([...at, 'over'], {
      rule: 'log',
      code: 'not-a-duration',
      args: { value: excerpt(yaml.writtenAt([...at, 'over']) ?? String(over)) },
    });
  if (name !== undefined && !calendars.has(name))
    complain([...at, 'calendar'], {
      rule: 'unknown-calendar',
      code: 'unknown-calendar',
      args: { id: excerpt(name) },
      hint: didYouMean(nearest(name, calendars.keys())),
    });
  const calendar = name === undefined ? null : (calendars.get(name) ?? null);
  return { from, to, over: seconds ?? 0, calendar };
}
