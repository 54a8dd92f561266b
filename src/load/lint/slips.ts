// Rules on what YAML reads otherwise than it looks: a # that cuts a text off, quotation marks that are none.

import { excerpt } from '../../core/errors.ts';
import type { Path } from '../yaml.ts';
import type { Checks, Subject } from './rule.ts';

/** Keys whose values are texts, whatever file they stand in. */
const TEXTS: readonly unknown[] = [
  ...['en', 'ru', 'author', 'title', 'part', 'note', 'reason', 'owner', 'approver'],
  ...['header', 'delivery', 'expectation', 'importance', 'minimum', 'announced', 'from', 'to', 'column'],
];

/** Every text of a file, with its path. */
function* textsOf({ data, kind }: Subject): Generator<{ readonly path: Path; readonly value: string }> {
  const isText = (path: Path): boolean =>
    TEXTS.includes(path.at(-1)) || (kind === 'mapping' && (path[0] === 'fields' || path.length === 1));
  function* walk(value: unknown, path: Path): Generator<{ readonly path: Path; readonly value: string }> {
    if (typeof value === 'string') {
      if (isText(path)) yield { path, value };
    } else if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* walk(one, [...path, i]);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) yield* walk(one, [...path, key]);
  }
  yield* walk(data, []);
}

/** `Till #1` is “Till”: what follows a blank and a # is a comment, and nothing says so. */
export const cutText: Checks = {
  file(subject, say) {
    if (!subject.holdsComments) return;
    for (const { path, value } of textsOf(subject)) {
      const source = subject.sourceAt(path);
      if (source === '' || /^["'|>]/.test(source)) continue;
      const rest = subject.restAfter(path).trimEnd();
      const comment = /^\s+#(.*)$/.exec(rest)?.[1];
      if (comment === undefined) continue;
      const isJoined = /^[^\s#]/.test(comment);
      // With a blank after it, it is a comment by all looks, unless the sentence goes on.
      if (!isJoined && !(/^ (?:\d|\p{Ll})/u.test(comment) && /[.?!]$/.test(comment) && !/[.?!]$/.test(value)))
        continue;
      const whole = JSON.stringify(`${value}${rest}`);
      say(path, {
        code: 'cut-text',
        args: { text: excerpt(value), rest: excerpt(rest.trim()) },
        hint: { code: 'write-so', args: { value: excerpt(whole) } },
        ...(isJoined && source === value ? { fix: { was: `${source}${rest}`, becomes: whole } } : {}),
      });
    }
  },
};

/** “Till” is written with its typographic quotation marks, since only straight ones are taken off. */
export const curlyQuotes: Checks = {
  file(subject, say) {
    for (const { path, value } of textsOf(subject)) {
      const inside = /^[“„‟”]([^“„‟”"\\]*)[“”‟]$/u.exec(value)?.[1];
      if (inside === undefined || subject.sourceAt(path) !== value) continue;
      const becomes = `"${inside}"`;
      say(path, {
        code: 'curly-quotes',
        args: { text: excerpt(value) },
        hint: { code: 'write-so', args: { value: excerpt(becomes) } },
        fix: { was: value, becomes },
      });
    }
  },
};
