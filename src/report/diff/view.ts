// A review in the words of its reader, before it is laid out: what terminal and markdown both show. Only texts and lists of
// texts, so that all of it can be escaped in one go.

import { type DiffLevel, LEVELS } from '../../core/diff/levels.ts';
import type { DiffReview, FileReview, ReviewedChange } from '../../core/diff/review.ts';
import { BUMPS } from '../../core/diff/version.ts';
import type { AuditImpact, Cause, Impact } from '../../core/shapes/diff.ts';
import type { Speaker } from '../../words/index.ts';
import { faultOf, type SaidChange, sayChange, waivedBy } from './sentences.ts';

export interface DiffView {
  readonly files: readonly FileView[];
  /** What was compared, where that is a folder; else empty. */
  readonly compared: string;
  readonly level: DiffLevel | 'none';
  readonly meaning: string;
  readonly waiverFaults: readonly string[];
}

export interface FileView {
  readonly name: string;
  /** The id of what the file holds. */
  readonly id: string;
  readonly level: DiffLevel | 'none';
  readonly meaning: string;
  /** 5 changes: 1 breaking, 4 safe. */
  readonly counts: string;
  /** Old and new version, and whether that is enough; empty where there are no versions. */
  readonly version: string;
  readonly newVersion: string;
  readonly faults: readonly string[];
  readonly groups: readonly ChangeGroup[];
  readonly suggestions: readonly string[];
  readonly impact: ImpactView | null;
}

export interface ChangeGroup {
  readonly level: DiffLevel;
  readonly heading: string;
  readonly changes: readonly ChangeView[];
}

export interface ChangeView extends SaidChange {
  readonly rule: string;
  readonly level: DiffLevel;
  /** file:line:column */
  readonly place: string;
  readonly fingerprint: string;
  /** By whom it is waived, until when and why; empty where it is not. */
  readonly waived: string;
}

export interface ImpactView {
  readonly summary: string;
  /** Audits that move, those that turn first. */
  readonly audits: readonly AuditView[];
}

export interface AuditView {
  readonly name: string;
  readonly flipped: boolean;
  readonly score: string;
  readonly verdict: string;
  readonly exchange: string;
  readonly causes: string;
  readonly lost: string;
}

export function viewOf(review: DiffReview, speaker: Speaker): DiffView {
  const { say } = speaker;
  return {
    files: review.files.map((file) => fileView(file, speaker)),
    compared: review.base === null ? '' : say('diff.compared', { count: review.compared, base: review.base }),
    level: review.level,
    meaning: say(`diff.meaning.${review.level}`),
    waiverFaults: review.waiverFaults.map((fault) => faultOf(fault, speaker)),
  };
}

function fileView(file: FileReview, speaker: Speaker): FileView {
  const { say, percent } = speaker;
  const { old, new: now, level, changes, faults, suggestions, impact } = file;
  return {
    name: file.newName ?? file.oldName ?? '',
    id: (now ?? old)!.id,
    level,
    meaning: say(`diff.meaning.${level}`),
    counts: countsOf(file, speaker),
    version: versionOf(file, speaker),
    newVersion: now?.version ?? '',
    faults: faults.map((fault) =>
      [
        faultOf(fault, speaker),
        waivedBy(fault.waiver, speaker) || say('diff.fingerprint', { fingerprint: fault.fingerprint }),
      ].join(' · '),
    ),
    groups: LEVELS.map((one) => ({
      level: one,
      heading: say(`diff.heading.${one}`),
      changes: changes.filter((change) => change.level === one).map((change) => changeView(change, speaker)),
    })).filter((group) => group.changes.length > 0),
    suggestions: suggestions.map((rename) =>
      say('diff.suggestion', {
        old: rename.old,
        new: renamed(rename, speaker),
        percent: percent(rename.similarity),
      }),
    ),
    impact: impact && impactView(impact, speaker),
  };
}

/** A criterion by its id alone; anything else with what it is, and of what. */
function renamed({ of, new: id, within }: FileReview['suggestions'][number], { say }: Speaker): string {
  if (of === 'criterion') return id;
  const around = of === 'option' ? 'diff.of.criterion' : 'diff.of.field';
  return [...(within === null ? [] : [say(around, { id: within })]), say(`diff.of.${of}`, { id })].join(', ');
}

function changeView(change: ReviewedChange, speaker: Speaker): ChangeView {
  const { anchor, waiver, rule, level, fingerprint } = change;
  return {
    ...sayChange(change, speaker),
    rule,
    level,
    place: `${anchor.file}:${anchor.line}:${anchor.column}`,
    fingerprint,
    waived: waivedBy(waiver, speaker),
  };
}

function countsOf({ changes }: FileReview, { say }: Speaker): string {
  const parts = LEVELS.flatMap((level) => {
    const count = changes.filter((change) => change.level === level).length;
    return count === 0 ? [] : [say(`diff.count.${level}`, { count })];
  });
  const all = say('diff.changes', { count: changes.length });
  return parts.length === 0 ? all : `${all}: ${parts.join(', ')}`;
}

function versionOf(
  { old, new: now, requiredBump, declaredBump, faults }: FileReview,
  speaker: Speaker,
): string {
  const { say } = speaker;
  if (!old || !now || old.version === null || now.version === null) return '';
  const versions = { old: old.version, new: now.version };
  if (faults.length > 0) return `${versions.old} → ${versions.new}`;
  if (old.version === now.version) return now.version;
  if (requiredBump === 'none') return say('diff.version.none', versions);
  const spare = BUMPS.indexOf(declaredBump) > BUMPS.indexOf(requiredBump);
  return say(spare ? 'diff.version.more' : 'diff.version.ok', {
    ...versions,
    required: say(`diff.bump.${requiredBump}`),
  });
}

function impactView(impact: Impact, speaker: Speaker): ImpactView {
  const { say } = speaker;
  const { sessions, flipped, audits } = impact;
  if (sessions === 0) return { summary: say('diff.impact.none'), audits: [] };
  const moved = audits.filter(hasMoved);
  const parts = [
    say('diff.impact.scored', { count: sessions }),
    moved.length > 0 ? say('diff.impact.moved', { count: moved.length }) : '',
    flipped > 0 ? say('diff.impact.flipped', { count: flipped }) : say('diff.impact.still'),
  ];
  return {
    summary: parts.filter((part) => part !== '').join('; '),
    audits: [...moved.filter((audit) => audit.flipped), ...moved.filter((audit) => !audit.flipped)].map(
      (audit) => auditView(audit, speaker),
    ),
  };
}

const hasMoved = ({ before, after, flipped, lost }: AuditImpact): boolean =>
  flipped ||
  lost.length > 0 ||
  Math.abs((after.score ?? 0) - (before.score ?? 0)) > 1e-9 ||
  (after.score === null) !== (before.score === null);

function auditView(
  { file, site, respondents, before, after, flipped, causes, lost }: AuditImpact,
  speaker: Speaker,
): AuditView {
  const { say, number } = speaker;
  const both = (was: string, is: string) => (was === is ? is : `${was} → ${is}`);
  const verdict = (of: typeof before) => (of.verdict ? say(`verdict.${of.verdict}.short`) : '—');
  const exchange = (of: typeof before) => (of.exchange ? say(`exchange.${of.exchange}.short`) : '—');
  return {
    name: (file ?? site ?? '—') + (respondents > 1 ? ` (n = ${number(respondents, 0)})` : ''),
    flipped,
    score: both(number(before.score, 1), number(after.score, 1)),
    verdict: both(verdict(before), verdict(after)),
    exchange: both(exchange(before), exchange(after)),
    causes: causes.map((cause) => causeOf(cause, speaker)).join('; '),
    lost: lost.length === 0 ? '' : say('diff.impact.lost', { list: lost.join(', ') }),
  };
}

/** queue-time (share 0 % → 20 %, gap −60.0) */
function causeOf({ criterion, before, after }: Cause, { number, say, percent }: Speaker): string {
  const both = (was: string | null, is: string | null) =>
    was === is ? (is ?? '—') : was === null ? is! : is === null ? was : `${was} → ${is}`;
  const share = both(before && percent(before.share), after && percent(after.share));
  const gap = both(
    before && number(before.gap, 1, { sign: true }),
    after && number(after.gap, 1, { sign: true }),
  );
  return `${criterion} (${say('report.share').toLowerCase()} ${share}, ${say('report.gap').toLowerCase()} ${gap})`;
}
