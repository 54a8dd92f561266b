// Over-delivery that nobody was told of: it stays in the surplus, and is named apart.

import { describe, expect, it } from 'vitest';
import { newSession, type Response, type Session } from '../../../src/core/answers/response.ts';
import { schemeOf } from '../../../src/core/standard/scheme.ts';
import { reportOfSessions } from '../../../src/core/tally/session-tally.ts';
import {
  countAnnouncement,
  emptyAnnouncements,
  mergedAnnouncements,
  silentOf,
} from '../../../src/core/tally/silent.ts';
import { isAnnouncementOpen, startWalk, step } from '../../../src/core/walk/walk.ts';
import { made } from '../made.ts';

const plain = made([{ criteria: [{ expect: 4 }, { expect: 4 }] }]);
const { standard } = plain;
/** The first criterion is to be announced where it is exceeded. */
const scheme = schemeOf({
  ...standard,
  sections: standard.sections.map((section) => ({
    ...section,
    criteria: section.criteria.map((criterion, i) => ({ ...criterion, announce: i === 0 })),
  })),
});

const session = (responses: Readonly<Record<string, Response>>): Session =>
  newSession(
    { id: 'made', version: '1.0.0', digest: 'sha256:0' },
    { responses: new Map(Object.entries(responses)) },
  );
const got = (delivery: number, announced?: boolean): Response => ({
  state: 'answered',
  expectation: null,
  delivery,
  ...(announced === undefined ? {} : { extra: { announced } }),
});

describe('a surplus in silence', () => {
  const visits = [
    session({ s1c1: got(7, false), s1c2: got(4) }),
    session({ s1c1: got(5, false), s1c2: got(7) }),
    session({ s1c1: got(7, true), s1c2: got(4) }),
    session({ s1c1: got(4, false), s1c2: got(4) }),
  ].map((one) => ({ file: null, session: one }));

  it('is counted where it exceeds, with what it was over by, and stays in the surplus', () => {
    const report = reportOfSessions(scheme, visits);
    expect(report.silent).toEqual([
      { criterion: 's1c1', count: 2, of: 3, surplus: expect.closeTo((50 + 100 / 6) / 2, 9) },
    ]);
    const unsaid = visits.map(({ session: one }) => ({
      file: null,
      session: {
        ...one,
        responses: new Map(
          [...one.responses].map(([id, r]) => [id, got((r as { delivery: number }).delivery)]),
        ),
      },
    }));
    expect(reportOfSessions(scheme, unsaid).overall).toEqual(report.overall);
    expect(reportOfSessions(scheme, unsaid).silent).toEqual([]);
  });

  it('merges in any order to the same', () => {
    const parts = [
      [5, false],
      [7, false],
      [7, true],
    ].map(([delivery, announced]) => {
      const part = emptyAnnouncements(scheme);
      countAnnouncement(
        part,
        scheme,
        0,
        { expectation: Number.NaN, delivery: delivery as number },
        announced as boolean,
      );
      return part;
    });
    const there = silentOf(mergedAnnouncements(parts), scheme);
    expect(silentOf(mergedAnnouncements([...parts].reverse()), scheme)).toEqual(there);
    expect(there).toMatchObject([{ count: 2, of: 3 }]);
  });
});

describe('the walk', () => {
  const at = '2026-03-05T10:00:00.000Z';
  const answering = (delivery: number) =>
    step(startWalk(scheme, session({})), { does: 'answer', value: delivery }, at);

  it('has to ask whether more than expected was announced, and only then', () => {
    expect(isAnnouncementOpen(answering(7), 's1c1')).toBe(true);
    expect(isAnnouncementOpen(answering(4), 's1c1')).toBe(false);
    const second = step(answering(7), { does: 'answer', value: 7 }, at);
    expect(isAnnouncementOpen(second, 's1c2')).toBe(false);
  });

  it('keeps what it hears, and forgets it when the answer changes', () => {
    const told = step(answering(7), { does: 'announce', criterion: 's1c1', announced: false }, at);
    expect(told.session.responses.get('s1c1')?.extra).toEqual({ at, announced: false });
    expect(isAnnouncementOpen(told, 's1c1')).toBe(false);
    const back = step(told, { does: 'back' }, at);
    const changed = step(back, { does: 'answer', value: 6 }, at);
    expect(changed.session.responses.get('s1c1')?.extra).toEqual({ at });
    const unknown = step(answering(7), { does: 'announce', criterion: 's1c1', announced: null }, at);
    expect(unknown.session.responses.get('s1c1')?.extra).toEqual({ at });
  });
});
