// The rules that reading a file can break. Words explain them: `rule.<id>` in a line, `explain.<id>` in full; a folder of the
// rule's name in fixtures/lint shows it broken and kept. What `svc lint` adds of its own stands in lint/rules.ts.

import type { Level } from '../core/errors.ts';

export interface Rule {
  /** True where the file cannot be used as long as the rule is broken: an error, whatever anybody sets. */
  readonly refuses?: true;
  /** The level unless set otherwise, of rules (or of those findings of a rule) that may be set. */
  readonly level?: Level;
}

/** A rule that nobody can turn off. */
const REFUSES: Rule = { refuses: true };

export const LOAD_RULES = {
  'not-text': REFUSES,
  'not-utf8': REFUSES,
  'file-too-large': REFUSES,
  'empty-file': REFUSES,
  'one-document': REFUSES,
  'yaml-syntax': REFUSES,
  'yaml-tag': REFUSES,
  'yaml-alias': REFUSES,
  'yaml-number': REFUSES,
  'yaml-limit': REFUSES,
  'duplicate-key': REFUSES,
  'wrong-format': REFUSES,
  'unknown-key': REFUSES,
  'missing-key': REFUSES,
  'wrong-type': REFUSES,
  'unquoted-version': { refuses: true, level: 'warning' },
  'unknown-value': REFUSES,
  'out-of-range': REFUSES,
  'too-few': REFUSES,
  'bad-form': REFUSES,
  'duplicate-id': REFUSES,
  'unknown-touchpoint': REFUSES,
  formerly: REFUSES,
  when: REFUSES,
  'unreadable-answer': REFUSES,
  'curve-value': REFUSES,
  'curve-order': REFUSES,
  'curve-not-monotonic': REFUSES,
  'scale-range': REFUSES,
  'scale-labels': REFUSES,
  summary: REFUSES,
  'option-points': REFUSES,
  'no-weight': { level: 'warning' },
  'other-standard': REFUSES,
  'unknown-criterion': REFUSES,
  'unknown-field': REFUSES,
  'session-version': REFUSES,
  response: REFUSES,
  column: { refuses: true, level: 'warning' },
  'cell-text': REFUSES,
  reversed: REFUSES,
  'bad-calendar': REFUSES,
  'unknown-calendar': REFUSES,
  include: REFUSES,
  log: REFUSES,
  'waiver-date': REFUSES,
} as const satisfies Readonly<Record<string, Rule>>;
