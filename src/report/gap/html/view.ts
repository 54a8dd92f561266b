// A gap report as a page sees it: what kind of report it is, its criteria ranked by what meeting each would add, each with the
// mark of its verdict, and how this page writes figures.

import type { CriterionReport, GapReport, SectionReport } from '../../../core/assess/gap-report.ts';
import { inLanguage, type Text } from '../../../core/standard/text.ts';
import type { Speaker } from '../../../words/index.ts';
import { type Axis, gapAxis, visitAxis } from '../../html/axis.ts';
import type { Mark } from '../../html/marks.ts';
import type { ReporterOptions } from '../../reporter.ts';
import { calledOf } from '../../values.ts';

export interface Item {
  readonly criterion: CriterionReport;
  /** From 1, most to gain first; the number that stands for it everywhere. */
  readonly rank: number;
  /** In the order of the questions, from 1. */
  readonly position: number;
  readonly mark: Mark;
  /** As it is called in headings and labels. */
  readonly name: string;
  /** As it was asked. */
  readonly text: string;
  readonly section: string;
  /** Points that the score gains when every delivery meets its expectation; null where nothing is to be gained. */
  readonly gain: number | null;
}

export interface View {
  readonly report: GapReport;
  readonly speaker: Speaker;
  /** One visit tells of itself only; many are what was seen; a survey speaks for others too. */
  readonly kind: 'visit' | 'visits' | 'survey';
  readonly isSampled: boolean;
  /** Scored and answered, ranked. */
  readonly items: readonly Item[];
  /** Not answered, or not scored. */
  readonly rest: readonly Item[];
  readonly axis: Axis;
  readonly write: Writer;
  /** Small pictures as `data:` addresses, by the SHA-256 of the file. */
  readonly pictures: ReadonlyMap<string, string>;
}

export interface Writer {
  readonly name: (text: Text | null | undefined) => string;
  readonly gap: (points: number | null) => string;
  readonly points: (points: number | null) => string;
  readonly whole: (value: number | null) => string;
  readonly interval: (ci95: readonly [number, number] | null) => string;
  readonly p: (p: number | null) => string;
  readonly say: Speaker['say'];
}

/** What stands for a figure that does not exist. */
const NONE = '·';

export function writerOf(speaker: Speaker): Writer {
  const { number, say, language } = speaker;
  const or = (value: number | null, decimals: number, sign = false) =>
    value === null ? NONE : number(value, decimals, { sign });
  return {
    name: (text) => inLanguage(text ?? undefined, language),
    gap: (value) => or(value, 1, true),
    points: (value) => or(value, 1),
    whole: (value) => or(value, 0, true),
    interval: (ci95) =>
      ci95 === null ? NONE : say('page.interval', { low: or(ci95[0], 1, true), high: or(ci95[1], 1, true) }),
    p: (p) => (p === null ? NONE : p < 0.001 ? `< ${number(0.001, 3)}` : number(p, 3)),
    say,
  };
}

export function viewOf(report: GapReport, { speaker, pictures = new Map() }: ReporterOptions): View {
  const { criteria, sections, sessions, policy } = report;
  const write = writerOf(speaker);
  const sectionNames = new Map(sections.map(({ id, title }: SectionReport) => [id, write.name(title)]));
  const all = criteria.map((criterion, i) => ({
    criterion,
    position: i + 1,
    mark: markOfCriterion(criterion),
    name: calledOf(criterion, speaker),
    text: write.name(criterion.text),
    section: sectionNames.get(criterion.section) ?? '',
    gain: gainOf(criterion),
  }));
  const scored = all
    .filter(({ criterion }) => criterion.points.gap !== null)
    .sort(
      (a, b) =>
        contributionOf(a.criterion) - contributionOf(b.criterion) ||
        a.criterion.points.gap! - b.criterion.points.gap! ||
        a.position - b.position,
    );
  const kind = sessions.length === 1 ? 'visit' : sessions.length > 1 ? 'visits' : 'survey';
  return {
    report,
    speaker,
    kind,
    isSampled: policy.basis === 'sampled',
    items: scored.map((item, i) => ({ ...item, rank: i + 1 })),
    rest: all.filter(({ criterion }) => criterion.points.gap === null).map((item) => ({ ...item, rank: 0 })),
    axis: kind === 'visit' ? visitAxis() : gapAxis(extentOf(report)),
    write,
    pictures,
  };
}

/** Every gap and interval that any chart of the page draws. */
function extentOf({ overall, sections, criteria, groups }: GapReport): number[] {
  const units = [overall, ...sections, ...criteria, ...groups.map((group) => group.overall)];
  return units.flatMap((unit) =>
    unit?.points.gap === undefined || unit.points.gap === null
      ? []
      : [unit.points.gap, ...(unit.points.ci95 ?? [])],
  );
}

const contributionOf = ({ contribution }: CriterionReport): number => contribution ?? 0;

function gainOf(criterion: CriterionReport): number | null {
  const contribution = contributionOf(criterion);
  return contribution < 0 ? -contribution : null;
}

export function markOfCriterion(criterion: Pick<CriterionReport, 'verdict' | 'exchange'>): Mark {
  switch (criterion.verdict) {
    case null:
      return 'none';
    case 'failed':
    case 'unmet':
      return 'unmet';
    case 'unclear':
      return 'unclear';
    case 'met':
      return criterion.exchange === 'exceeding' ? 'exceeding' : 'met';
  }
}

/** Its name to a screen reader, and in filters. */
export const nameOfMark = (mark: Mark, { isSampled, write }: Pick<View, 'isSampled' | 'write'>): string =>
  write.say(`page.mark.${mark}${isSampled && mark === 'unmet' ? '.shown' : ''}`);

export const withMark = ({ items }: View, ...marks: readonly Mark[]): readonly Item[] =>
  items.filter(({ mark }) => marks.includes(mark));
