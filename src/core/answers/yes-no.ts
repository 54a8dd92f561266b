// Seen or not seen: yes is 100 points and no is 0 (the other way round when reversed).

import { normalized } from '../standard/text.ts';
import { type AnswerKind, kindKey, NOT_OTHERWISE } from './kind.ts';

export interface YesNoAnswer {
  readonly kind: 'yes-no';
  readonly reversed: boolean;
}

const YES = new Set(['yes', 'y', 'true', '1', 'да', 'д']);
const NO = new Set(['no', 'n', 'false', '0', 'нет', 'н']);

export const yesNo: AnswerKind<YesNoAnswer> = {
  ...NOT_OTHERWISE,
  kind: 'yes-no',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['kind'],
    properties: {
      kind: kindKey('yes-no', 'Seen or not seen.'),
      reversed: { type: 'boolean', default: false, description: 'True when "no" is the good answer.' },
    },
  },
  build: (written) => ({
    answer: { kind: 'yes-no', reversed: (written.reversed as boolean | undefined) ?? false },
  }),
  written: (answer) => answer,
  dichotomous: true,
  scored: () => true,
  read(input) {
    const word = typeof input === 'string' ? normalized(input) : String(input);
    if (YES.has(word)) return { ok: true, value: 1 };
    if (NO.has(word)) return { ok: true, value: 0 };
    return { ok: false, problem: { code: 'not-yes-no', args: { value: String(input) } } };
  },
  write: (value) => (value === 1 ? 'yes' : 'no'),
  points: (value, { reversed }) => ((value === 1) === reversed ? 0 : 100),
  gap: (expectation, delivery, { reversed }) => (reversed ? expectation - delivery : delivery - expectation),
  pointsGap: (expectation, delivery, { reversed }) =>
    (reversed ? expectation - delivery : delivery - expectation) * 100,
  line: ({ reversed }) => ({ unit: 'yes-no', low: 0, high: 1, reversed }),
  values: () => [0, 1],
};
