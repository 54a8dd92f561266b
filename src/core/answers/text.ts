// Words that are kept and shown but earn no points.

import { type AnswerKind, kindKey, NOT_OTHERWISE } from './kind.ts';

export interface TextAnswer {
  readonly kind: 'text';
}

export const text: AnswerKind<TextAnswer> = {
  ...NOT_OTHERWISE,
  kind: 'text',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['kind'],
    properties: { kind: kindKey('text', 'Words; not scored.') },
  },
  build: () => ({ answer: { kind: 'text' } }),
  written: (answer) => answer,
  inWords: true,
  scored: () => false,
  read: (input) => ({ ok: false, problem: { code: 'text-not-scored', args: { value: String(input) } } }),
  write: (value) => value,
  points: () => 0,
  gap: () => null,
  pointsGap: () => 0,
};
