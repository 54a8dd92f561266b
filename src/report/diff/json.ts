// The diff as data: the published shape svc.diff/1, one object for two files, one of them a list for a folder.

import type { Change } from '../../core/diff/judge.ts';
import type { DiffReview, FileReview, ReviewedChange } from '../../core/diff/review.ts';
import type { Spot } from '../../core/errors.ts';
import type { ChangeData, DiffData, DiffFolderData } from '../../core/shapes/diff.ts';
import { forJson } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import type { TextReporter } from '../reporter.ts';
import { faultOf, messageOf, sayChange } from './sentences.ts';

export const json: TextReporter<DiffReview> = (review, { speaker }) =>
  `${forJson(diffData(review, speaker))}\n`;

/** Of two files svc.diff/1; of a folder svc.diff-folder/1, which lists them. */
function diffData(review: DiffReview, speaker: Speaker): DiffData | DiffFolderData {
  const waivers = review.waiverFaults.map((fault) => ({
    rule: fault.rule,
    level: fault.level,
    message: faultOf(fault, speaker),
    fingerprint: fault.waiver.fingerprint,
    waived: false,
    at: placed(fault.anchor),
  }));
  if (review.base === null) return fileData(review.files[0]!, review, waivers, speaker);
  return {
    format: 'svc.diff-folder/1',
    base: review.base,
    compared: review.compared,
    level: review.level,
    failOn: review.gate.failOn,
    failOnMoves: review.gate.failOnMoves,
    failed: review.failed,
    closedBy: review.closedBy,
    findings: waivers,
    diffs: review.files.map((file) => fileData(file, review, [], speaker)),
  };
}

function fileData(
  file: FileReview,
  { gate, failed, closedBy }: DiffReview,
  waivers: DiffData['findings'],
  speaker: Speaker,
): DiffData {
  const { kind, old, new: now, oldName, newName, level, requiredBump, declaredBump } = file;
  const versions = file.faults.map((fault) => ({
    rule: fault.rule,
    level: 'error' as const,
    message: faultOf(fault, speaker),
    fingerprint: fault.fingerprint,
    waived: fault.waiver !== null,
    at: placed(fault.anchor),
  }));
  return {
    format: 'svc.diff/1',
    kind,
    old: old && { ...old, file: oldName },
    new: now && { ...now, file: newName },
    level,
    requiredBump,
    declaredBump,
    failOn: gate.failOn,
    failOnMoves: gate.failOnMoves,
    failed,
    closedBy,
    changes: file.changes.map((change) => changeData(change, speaker)),
    suggestions: file.suggestions,
    findings: [...versions, ...waivers],
    impact: file.impact,
  };
}

function changeData(change: ReviewedChange, speaker: Speaker): ChangeData {
  const { places, fingerprint, waiver } = change;
  const point = (place: { line: number; column: number } | null) =>
    place && { line: place.line, column: place.column };
  return {
    ...toldOf(change, speaker),
    at: { old: point(places.old), new: point(places.new) },
    fingerprint,
    waived: waiver !== null,
    waiver: waiver && { owner: waiver.owner, reason: waiver.reason, expires: waiver.expires },
  };
}

/** What is told of a change, wherever it was found. */
export function toldOf(change: Change, speaker: Speaker) {
  const { rule, level, criterion, at, before, after, wording } = change;
  return {
    rule,
    level,
    criterion,
    path: (at.new ?? at.old ?? []).join('/'),
    before,
    after,
    similarity: wording?.meaning?.similarity ?? null,
    message: messageOf(change, speaker),
    why: sayChange(change, speaker).why || null,
  };
}

const placed = ({ file, line, column }: Spot) => ({ file, line, column });
