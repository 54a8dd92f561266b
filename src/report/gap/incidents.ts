// What a log of incidents tells, in words: how many contacts were thanks, what is open, what ran long and why.

import type { ChannelCount, LogReport } from '../../core/shapes/gap-report.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';

const DAY = 86_400;

/** Sentences, the most general first. */
export function incidentSentences(log: LogReport, speaker: Speaker): string[] {
  const { say, percent } = speaker;
  const { thanks, longRunning, open, undated } = log;
  const sentences = [
    say('incidents.contacts', {
      count: log.contacts,
      incidents: say('incidents.count', { count: log.count }),
      thanks: say('incidents.thanks', { count: thanks.count, share: percent(thanks.share) }),
    }),
  ];
  if (longRunning && longRunning.of > 0)
    sentences.push(
      say('incidents.long', {
        count: longRunning.of,
        long: longRunning.count,
        share: percent(longRunning.share),
        over: lengthOf(longRunning, speaker),
      }),
    );
  if (longRunning && longRunning.count > 0)
    sentences.push(
      say('incidents.causes', {
        causes: longRunning.causes
          .map(({ cause, count, share }) =>
            say('incidents.cause', {
              cause: cause ?? say('incidents.no-cause'),
              n: count,
              share: percent(share),
            }),
          )
          .join('; '),
      }),
    );
  if (open > 0) sentences.push(say('incidents.open', { count: open }));
  if (undated > 0) sentences.push(say('incidents.undated', { count: undated }));
  return sentences;
}

function lengthOf({ over, calendar }: NonNullable<LogReport['longRunning']>, speaker: Speaker): string {
  if (calendar !== null) return speaker.say('incidents.working-time', { over: speaker.duration(over) });
  return over % DAY === 0 ? speaker.say('incidents.days', { count: over / DAY }) : speaker.duration(over);
}

/** `2026-03` as March 2026. */
export function monthName(month: string, { language }: Speaker): string {
  const format = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(Date.parse(`${month}-01T00:00:00Z`));
}

export const channelName = ({ channel, title }: ChannelCount, { say, language }: Speaker): string =>
  inLanguage(title ?? undefined, language) || (channel ?? say('incidents.no-channel'));
