// What has to come with an answer: a comment, a photo. A standard says it of a criterion, an assignment of the whole visit.

import type { EvidenceKind, Outcome } from '../answers/evidence.ts';
import type { Evidence, Response, Session } from '../answers/response.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import type { Requirement } from '../standard/standard.ts';
import { isOver, isShort } from '../tally/tally.ts';

/** Endings of the files that are evidence of a kind; any file is evidence of the kind `file`. */
const ENDINGS: Readonly<Record<Exclude<EvidenceKind, 'file'>, RegExp>> = {
  photo: /\.(jpe?g|png|heic|heif|webp|gif|tiff?|avif|bmp)$/i,
  recording: /\.(mp3|m4a|wav|ogg|opus|flac|aac|amr|mp4|mov|webm|mkv|avi|3gp)$/i,
  document: /\.(pdf|docx?|odt|rtf|txt|eml|msg|html?)$/i,
  // A receipt is photographed or comes by mail.
  receipt: /\.(jpe?g|png|heic|heif|webp|pdf|eml|html?)$/i,
};

export const isOfKind = ({ file }: Evidence, kind: EvidenceKind): boolean =>
  kind === 'file' || ENDINGS[kind].test(file);

/** How an answer stands to what was expected; null where there is nothing to compare. */
export function outcomeOf(
  { answer, kind, scored, expect }: SchemeCriterion,
  response: Response | undefined,
  tolerance: number,
): Exclude<Outcome, 'always'> | null {
  if (response?.state !== 'answered' || !scored) return null;
  const expectation = response.expectation ?? expect;
  if (expectation === null) return null;
  const points = kind.pointsGap(expectation, response.delivery, answer);
  return isShort(points, tolerance) ? 'unmet' : isOver(points, tolerance) ? 'exceeded' : 'met';
}

export interface Lacking {
  readonly criterion: string;
  readonly what: 'comment' | EvidenceKind;
}

/** What an answer lacks of what its standard requires with it. An answer that is blank owes nothing. */
export function lackingOf(
  criterion: SchemeCriterion,
  response: Response | undefined,
  tolerance: number,
): Lacking[] {
  const require: Requirement | undefined = criterion.source.require;
  if (!require || response?.state !== 'answered') return [];
  const outcome = outcomeOf(criterion, response, tolerance);
  const holds = (when: Outcome): boolean => when === 'always' || when === outcome;
  const lacking: Lacking[] = [];
  const id = criterion.id;
  const written = response.extra?.note ?? '';
  if (require.comment && holds(require.comment) && written.trim() === '')
    lacking.push({ criterion: id, what: 'comment' });
  for (const [when, kinds] of Object.entries(require.evidence ?? {}))
    if (holds(when as Outcome))
      for (const kind of kinds)
        if (!(response.extra?.evidence ?? []).some((one) => isOfKind(one, kind)))
          lacking.push({ criterion: id, what: kind });
  return lacking;
}

export const lackingIn = ({ criteria, policy }: Scheme, session: Session): Lacking[] =>
  criteria.flatMap((criterion) =>
    lackingOf(criterion, session.responses.get(criterion.id), policy.tolerance),
  );
