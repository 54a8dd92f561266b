// What a report still says of people once it is to be handed over.

import { describe, expect, it } from 'vitest';
import { anonymised } from '../../../src/core/assess/anonymise.ts';
import type { GapReport, GroupReport, ReportSession } from '../../../src/core/assess/gap-report.ts';
import { made, reported } from '../made.ts';

const scheme = made([{ criteria: [{ expect: 4 }] }], {
  fields: [
    {
      id: 'channel',
      title: { en: 'Channel' },
      values: [
        { id: 'shop', title: { en: 'Shop' } },
        { id: 'phone', title: { en: 'Phone' } },
      ],
    },
  ],
});
const plain = reported(scheme, [{ said: [[4, 5]] }]);
const NOTE = { text: 'Ann was rude' } as never;
const session = (more: Partial<ReportSession>): ReportSession =>
  ({ file: 'ann.yaml', auditor: null, site: 'A', fields: {}, evidence: [], ...more }) as ReportSession;
const group = (key: Readonly<Record<string, string>>): GroupReport =>
  ({
    ...plain,
    key,
    criteria: plain.criteria.map((one) => ({ ...one, notes: [NOTE] })),
  }) as unknown as GroupReport;
const of = (some: Partial<GapReport>): GapReport => anonymised({ ...plain, ...some }, (n) => `Auditor ${n}`);

describe('a report without its people', () => {
  it('numbers auditors as they appear, in audits and then in groups, and each once', () => {
    const { sessions, groups } = of({
      sessions: [
        session({ auditor: 'Bob' }),
        ...[session({ auditor: null }), session({ auditor: 'Ann' }), session({ auditor: 'Bob' })],
      ],
      groups: [
        group({ auditor: 'Cid' }),
        group({ auditor: 'Ann' }),
        group({ auditor: '' }),
        group({ site: 'A' }),
      ],
    });
    expect(sessions.map(({ auditor }) => auditor)).toEqual(['Auditor 1', null, 'Auditor 2', 'Auditor 1']);
    expect(groups.map(({ key }) => key)).toEqual([
      { auditor: 'Auditor 3' },
      ...[{ auditor: 'Auditor 2' }, { auditor: '' }, { site: 'A' }],
    ]);
  });

  it('keeps places and values that the standard lists, and no others', () => {
    const [one] = of({ sessions: [session({ fields: { channel: 'shop', waiter: 'Ann' } })] }).sessions;
    expect(one).toMatchObject({ file: null, site: 'A', fields: { channel: 'shop' } });
    expect(one!.fields).not.toHaveProperty('waiter');
    expect(of({ sessions: [session({ fields: { channel: 'by Ann' } })] }).sessions[0]!.fields).toEqual({});
  });

  it('names evidence by the audit and its own number, and keeps the kind of file', () => {
    const evidence = ['ann.JPG', 'b.c.mp3', 'none', 'x.toolong', '.env'].map((file) => ({
      file,
      sha256: 'x',
    }));
    const { sessions } = of({ sessions: [session({}), session({ evidence: evidence as never })] });
    expect(sessions[1]!.evidence.map(({ file }) => file)).toEqual([
      '2-1.jpg',
      '2-2.mp3',
      '2-3',
      '2-4',
      '2-5.env',
    ]);
    expect(sessions[1]!.evidence[0]).toMatchObject({ sha256: 'x' });
  });

  it('says that an audit was opened again, and not by whom or why', () => {
    const reopened = [{ at: '2024-05-06', by: 'Ann', why: 'a slip' }] as never;
    const { sessions } = of({ sessions: [session({ reopened }), session({})] });
    expect(sessions[0]!.reopened).toEqual([{ at: '2024-05-06', by: null, why: null }]);
    expect(sessions[1]).not.toHaveProperty('reopened');
  });

  it('has no comments, and of what was left out its reason and number alone', () => {
    const dropped = [{ reason: 'no-answers', count: 2, file: 'ann.yaml' }] as never;
    const report = of({
      receipt: { ...plain.receipt, dropped },
      criteria: plain.criteria.map((one) => ({ ...one, notes: [NOTE] })),
      groups: [group({ site: 'A' })],
    });
    expect(report.receipt.dropped).toEqual([{ reason: 'no-answers', count: 2 }]);
    expect(report.receipt.used).toBe(plain.receipt.used);
    for (const { notes } of [...report.criteria, ...report.groups[0]!.criteria]) expect(notes).toEqual([]);
    expect(report.overall).toEqual(plain.overall);
  });
});
