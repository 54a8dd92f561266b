// Words that are kept and shown but earn no points.

import type { AnswerKind, TextAnswer } from './kind.ts';
import { kindKey } from './kind.ts';

export const text: AnswerKind<TextAnswer> = {
  kind: 'text',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['kind'],
    properties: { kind: kindKey('text', 'Words; not scored.') },
  },
  build: () => ({ answer: { kind: 'text' } }),
  inWords: true,
  scored: () => false,
  read: (input) => ({ ok: false, problem: { code: 'text-not-scored', args: { value: String(input) } } }),
  write: (value) => value,
  points: () => 0,
  gap: () => null,
  pointsGap: () => 0,
  line: () => null,
  values: () => null,
};
