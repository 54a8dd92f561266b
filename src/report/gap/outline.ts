// The outline of a gap report: its parts, in the one order in which every format for people tells them. The result, what to do
// first, the detail, then what to be careful about and what was read. A new part is a name here and a renderer in each format.

import type { GapReport } from '../../core/assess/gap-report.ts';

export const PARTS = [
  'title',
  'verdict',
  'source',
  'figures',
  'priorities',
  'wasted',
  'silent',
  'journey',
  'sections',
  'criteria',
  'zone',
  'importance',
  'drivers',
  'incidents',
  'groups',
  'evidence',
  'cautions',
  'numbers',
  'receipt',
] as const;

export type Part = (typeof PARTS)[number];

/** One of the segments that a report without a whole is made of. */
export interface Segment {
  readonly key: Readonly<Record<string, string>>;
  readonly whole: GapReport;
}

/** How a format renders each part. Every part has to be answered for, also by a format that shows nothing of it. */
export type Renderers<Page, Rendered> = Readonly<Record<Part, (page: Page) => Rendered>>;

/**
 * All parts of a report as a format renders them, empty ones included. Segments stand after the groups that name them, each
 * with the parts of a report of its own.
 */
export function outlined<Page, Rendered>(
  report: GapReport,
  pageOf: (report: GapReport, segment: Segment | null) => Page,
  renderers: Renderers<Page, Rendered>,
): Rendered[] {
  const whole = pageOf(report, null);
  return PARTS.flatMap((part) => [
    renderers[part](whole),
    ...(part === 'groups' ? segmentsOf(report) : []).flatMap(({ key, own }) => {
      const page = pageOf(own, { key, whole: report });
      return PARTS.map((one) => renderers[one](page));
    }),
  ]);
}

/** Of a report that has no whole, each group as a report of its own. Empty for any other report, and without those suppressed. */
function segmentsOf(report: GapReport): { readonly key: Segment['key']; readonly own: GapReport }[] {
  if (report.overall !== null || report.sections.length > 0) return [];
  return report.groups
    .filter(({ overall }) => overall !== null)
    .map(({ key, suppressed: _, ...own }) => ({
      key,
      own: { ...report, ...own, sessions: [], drivers: null, incidents: null, journey: [], groups: [] },
    }));
}
