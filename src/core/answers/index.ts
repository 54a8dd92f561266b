// The registry of answer kinds: to add one, write its file and its row here.

import { choice } from './choice.ts';
import { elapsed } from './elapsed.ts';
import type { AnswerKind, ChoiceOption, Scale } from './kind.ts';
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
} as const;

type Registry = typeof ANSWER_KINDS;
export type AnswerKindName = keyof Registry;
/** What its kind makes of an `answer:`. */
export type AnswerOf<Kind extends AnswerKindName> = Extract<
  ReturnType<Registry[Kind]['build']>,
  { readonly answer: unknown }
>['answer'];
export type Answer = AnswerOf<AnswerKindName>;

/** The registry entry of an answer, typed so that it takes any answer. */
export const kindOf = ({ kind }: { readonly kind: AnswerKindName }): AnswerKind<Answer> =>
  ANSWER_KINDS[kind] as unknown as AnswerKind<Answer>;
export const KIND_NAMES = Object.keys(ANSWER_KINDS) as readonly AnswerKindName[];

/** Whether it is answered in words. */
export const isInWords = (answer: { readonly kind: AnswerKindName }): boolean => kindOf(answer).inWords;
export const isDichotomous = (answer: { readonly kind: AnswerKindName }): boolean =>
  kindOf(answer).dichotomous;

/** How far a criterion's answer can move, in points: false for words and unscored choices. */
export const isScored = (answer: Answer): boolean => kindOf(answer).scored(answer);
export const scaleOf = (answer: Answer): Scale | null => kindOf(answer).scale(answer);
export const optionsOf = (answer: Answer): readonly ChoiceOption[] | null => kindOf(answer).options(answer);
