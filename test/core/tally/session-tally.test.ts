import { describe, expect, it } from 'vitest';
import { newSession, type Response, type Session } from '../../../src/core/answers/response.ts';
import { schemeOf } from '../../../src/core/standard/scheme.ts';
import { type Criterion, DEFAULT_POLICY, type Standard } from '../../../src/core/standard/standard.ts';
import {
  answersOf,
  groupingsOf,
  hiddenAnswers,
  reportOfSessions,
} from '../../../src/core/tally/session-tally.ts';

const criterion = (id: string, more: Partial<Criterion> = {}): Criterion => ({
  id,
  section: 'all',
  text: { en: `${id}?` },
  answer: { kind: 'yes-no', reversed: false },
  expect: 1,
  weight: 1,
  critical: false,
  optional: false,
  when: [],
  formerly: [],
  ...more,
});

const standard: Standard = {
  format: 'svc.standard/1',
  id: 'small',
  version: '1.0.0',
  digest: 'sha256:0',
  title: { en: 'Small' },
  aggregation: 'nested',
  onCriticalFailure: 'fail',
  policy: DEFAULT_POLICY,
  touchpoints: [],
  fields: [{ id: 'channel', title: { en: 'Channel' }, values: [] }],
  sections: [
    {
      id: 'all',
      title: { en: 'All' },
      weight: 1,
      criteria: [
        criterion('greeted'),
        criterion('queued', { when: [{ field: 'channel', values: ['branch'] }] }),
        criterion('seated', { when: [{ field: 'queued', values: ['yes'] }] }),
        criterion('words', { answer: { kind: 'text' }, expect: null }),
      ],
    },
  ],
};
const scheme = schemeOf(standard);
const AT = (hour: number) => `2026-03-05T${String(hour).padStart(2, '0')}:00:00.000Z`;

const yes: Response = { state: 'answered', expectation: null, delivery: 1 };
const no: Response = { state: 'answered', expectation: null, delivery: 0 };
const session = (responses: Readonly<Record<string, Response>>, more: Partial<Session> = {}): Session =>
  newSession(
    { id: 'small', version: '1.0.0', digest: 'sha256:0' },
    { responses: new Map(Object.entries(responses)), ...more },
  );
const atBranch = { fields: new Map([['channel', 'branch']]) };
const filed = (one: Session) => ({ file: null, session: one });

describe('the answers of a session', () => {
  it('are not shown where `when` says so, and skipped where there is no response', () => {
    const { blank, delivery } = answersOf(scheme, session({ greeted: yes }, atBranch));
    expect([...delivery]).toEqual([1, Number.NaN, Number.NaN, Number.NaN]);
    // greeted is answered, queued is skipped, seated hangs on queued, words are skipped
    expect([...blank].slice(1)).toEqual([1, 0, 1]);
    expect([...answersOf(scheme, session({})).blank]).toEqual([1, 0, 0, 1]);
  });

  it('do not count where they are hidden, and are named', () => {
    const hidden = session({ greeted: yes, queued: yes, seated: yes });
    expect([...answersOf(scheme, hidden).delivery]).toEqual([1, Number.NaN, Number.NaN, Number.NaN]);
    expect(hiddenAnswers(scheme, hidden)).toEqual(['queued', 'seated']);
    expect(hiddenAnswers(scheme, session({ queued: yes, seated: yes }, atBranch))).toEqual([]);
  });

  it('keep the kinds of blanks apart', () => {
    const blank = (kind: 'dont-know' | 'not-applicable' | 'not-shown'): Response => ({
      state: 'blank',
      blank: kind,
    });
    const said = answersOf(
      scheme,
      session(
        { greeted: blank('dont-know'), queued: blank('not-applicable'), words: blank('not-shown') },
        atBranch,
      ),
    );
    expect([...said.blank]).toEqual([2, 3, 0, 0]);
  });

  it('do not count while they are awaited', () => {
    const awaited: Response = { state: 'awaited', expectation: 1 };
    const { delivery, blank } = answersOf(scheme, session({ greeted: awaited }));
    expect([delivery[0], blank[0]]).toEqual([Number.NaN, 1]);
  });
});

describe('the report of sessions', () => {
  it('pools them, and drops and counts those without answers', () => {
    const report = reportOfSessions(
      scheme,
      [session({ greeted: yes }), session({}), session({ greeted: no })].map(filed),
    );
    expect(report.receipt).toEqual({
      read: 3,
      used: 2,
      rejected: 0,
      dropped: [{ reason: 'no-answers', count: 1 }],
    });
    expect(report.sessions).toHaveLength(2);
    expect(report.overall).toMatchObject({ n: 2, verdict: 'unmet' });
    expect(report.overall!.points).toMatchObject({ expectation: 100, delivery: 50, gap: -50 });
  });

  it('carries what auditors wrote, by the position of the audit: words, reason, note', () => {
    const report = reportOfSessions(
      scheme,
      [
        session({}),
        session({
          greeted: {
            state: 'blank',
            blank: 'not-applicable',
            reason: 'No staff.',
            extra: { note: 'Sunday.' },
          },
          words: { state: 'answered', expectation: null, delivery: 0, extra: { text: 'Nice.' } },
        }),
      ].map(filed),
    );
    expect(report.criteria.map(({ id, notes }) => [id, notes])).toEqual([
      [
        'greeted',
        [
          { session: 0, text: 'No staff.' },
          { session: 0, text: 'Sunday.' },
        ],
      ],
      ['queued', []],
      ['seated', []],
      ['words', [{ session: 0, text: 'Nice.' }]],
    ]);
  });

  it('groups by what is known of a visit, sorted by key', () => {
    const sessions = [
      session({ greeted: yes }, { site: 'B', auditor: 'x' }),
      session({ greeted: no }, { site: 'A', ...atBranch }),
      session({ greeted: yes }, { site: 'B' }),
    ];
    const { groups } = reportOfSessions(scheme, sessions.map(filed), { by: ['site', 'auditor'] });
    expect(groups.map(({ key, overall }) => [key, overall!.n])).toEqual([
      [{ site: 'A', auditor: '' }, 1],
      [{ site: 'B', auditor: '' }, 1],
      [{ site: 'B', auditor: 'x' }, 1],
    ]);
    expect(groupingsOf(scheme)).toEqual(expect.arrayContaining(['site', 'auditor', 'persona', 'channel']));
  });

  it('suppresses small groups only when a least number is given', () => {
    const sessions = [session({ greeted: yes }, { site: 'A' })].map(filed);
    expect(reportOfSessions(scheme, sessions, { by: ['site'] }).groups[0]!.suppressed).toBe(false);
    expect(reportOfSessions(scheme, sessions, { by: ['site'], minimumN: 2 }).groups[0]!.suppressed).toBe(
      true,
    );
  });
});

describe('audits that were opened again', () => {
  const change = (criterion: string, hour: number) => ({ criterion, at: AT(hour) });
  const again = session({ greeted: yes }, {
    reopened: [
      { at: AT(10), by: 'Anna', why: 'photo' },
      { at: AT(12), by: null, why: null },
    ],
    changes: [
      change('greeted', 10),
      change('greeted', 11),
      change('queued', 11),
      change('words', 12),
      change('greeted', 9),
    ],
  } as unknown as Partial<Session>);

  it('tell how many criteria were changed each time, from its moment to the next', () => {
    const { sessions, warnings } = reportOfSessions(scheme, [{ file: 'a.yaml', session: again }]);
    expect(sessions[0]!.reopened?.map(({ at, by, changed }) => [at, by, changed])).toEqual([
      [AT(10), 'Anna', 2],
      [AT(12), null, 1],
    ]);
    expect(warnings).toContainEqual({
      code: 'reopened',
      of: null,
      args: { count: 1, changed: 3, last: '2026-03-05' },
    });
  });

  it('are not told of where none was', () => {
    const { sessions, warnings } = reportOfSessions(scheme, [
      { file: 'a.yaml', session: session({ greeted: yes }) },
    ]);
    expect(sessions[0]!.reopened).toBeUndefined();
    expect(warnings.map(({ code }) => code)).not.toContain('reopened');
  });
});
