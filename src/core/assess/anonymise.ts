// A gap report without the people in it: auditors as numbers, no comments, no free facts of a visit, no names of files. Figures
// and places stay as they are.

import type { GapReport, GroupReport, ReportSession } from './gap-report.ts';

/** `personOf` names an auditor by number, as the reader's language does. Pure; groups by auditor are renamed alike. */
export function anonymised(report: GapReport, personOf: (number: number) => string): GapReport {
  const names = numbered(
    [...report.sessions.map(({ auditor }) => auditor), ...report.groups.map(({ key }) => key.auditor)],
    personOf,
  );
  const known = new Map(
    report.standard.fields.map(({ id, values }) => [id, new Set(values.map((value) => value.id))]),
  );
  const session = (one: ReportSession, i: number): ReportSession => ({
    ...one,
    file: null,
    auditor: one.auditor === null ? null : (names.get(one.auditor) ?? null),
    // A value that the standard lists names no one; what was typed freely may.
    fields: Object.fromEntries(
      Object.entries(one.fields).filter(([field, value]) => known.get(field)?.has(value)),
    ),
    ...(one.reopened ? { reopened: one.reopened.map((again) => ({ ...again, by: null, why: null })) } : {}),
    evidence: one.evidence.map((file, k) => ({
      ...file,
      file: `${i + 1}-${k + 1}${extensionOf(file.file)}`,
    })),
  });
  const group = (one: GroupReport): GroupReport => ({
    ...one,
    key:
      'auditor' in one.key
        ? { ...one.key, auditor: names.get(one.key.auditor!) ?? one.key.auditor! }
        : one.key,
    criteria: one.criteria.map((criterion) => ({ ...criterion, notes: [] })),
  });
  return {
    ...report,
    receipt: {
      ...report.receipt,
      dropped: report.receipt.dropped.map(({ reason, count }) => ({ reason, count })),
    },
    sessions: report.sessions.map(session),
    criteria: report.criteria.map((criterion) => ({ ...criterion, notes: [] })),
    groups: report.groups.map(group),
  };
}

/** In order of appearance, from 1. */
function numbered(
  names: readonly (string | null | undefined)[],
  personOf: (number: number) => string,
): Map<string, string> {
  const map = new Map<string, string>();
  for (const name of names) if (name && !map.has(name)) map.set(name, personOf(map.size + 1));
  return map;
}

const extensionOf = (file: string): string => /\.[A-Za-z0-9]{1,5}$/.exec(file)?.[0].toLowerCase() ?? '';
