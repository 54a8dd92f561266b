// The registry of answer kinds: to add one, write its file and its row here.

import { choice } from './choice.ts';
import { elapsed } from './elapsed.ts';
import type { Answer, AnswerKind, AnswerKindName } from './kind.ts';
import { count, duration, money, percent } from './measured.ts';
import { scale } from './scale.ts';
import { text } from './text.ts';
import { yesNo } from './yes-no.ts';

export const ANSWER_KINDS = {
  scale,
  'yes-no': yesNo,
  choice,
  duration,
  money,
  count,
  percent,
  elapsed,
  text,
} as const satisfies { readonly [kind in AnswerKindName]: { readonly kind: AnswerKindName } };

/** The registry entry of an answer, typed so that it takes any answer. */
export function kindOf(answer: Answer): AnswerKind {
  return ANSWER_KINDS[answer.kind] as unknown as AnswerKind;
}

export const kindNamed = (name: AnswerKindName): AnswerKind => ANSWER_KINDS[name] as unknown as AnswerKind;
export const KIND_NAMES = Object.keys(ANSWER_KINDS) as readonly AnswerKindName[];

/** Whether it is answered in words. */
export const isInWords = ({ kind }: { readonly kind: AnswerKindName }): boolean => ANSWER_KINDS[kind].inWords;

/** How far a criterion's answer can move, in points: false for words and unscored choices. */
export const isScored = (answer: Answer): boolean => kindOf(answer).scored(answer);
