// From bytes to text: UTF-8 (or UTF-16 with its mark) and nothing else, so that no letter is ever silently lost.

import { type Finding, findingAt, START } from '../core/errors.ts';

/** Standards have a few hundred lines; what is larger than this is not one of our files. */
export const MAX_BYTES = 5_000_000;

export interface Decoded {
  /** Null where a finding says why. */
  readonly text: string | null;
  readonly findings: readonly Finding[];
}

/** Never throws. */
export function decodeText(bytes: Uint8Array, file: string): Decoded {
  if (bytes.length > MAX_BYTES) return refused(tooLarge(file));
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), findings: [] };
  } catch {
    return refused(undecodable(bytes, encoding, file));
  }
}

export const tooLarge = (file: string): Finding =>
  findingAt(file, START, {
    rule: 'file-too-large',
    code: 'file-too-large',
    args: { megabytes: MAX_BYTES / 1e6 },
  });

/** Control characters that no text file holds; NUL is the mark of a binary one. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f]/;

/** The finding on the first control character, if there is one. */
export function controlCharacter(text: string, file: string): Finding | undefined {
  const at = text.search(CONTROL);
  if (at < 0) return undefined;
  const place = placeOf(text, at);
  if (text.includes('\0')) return findingAt(file, place, { rule: 'not-text', code: 'binary-file' });
  const character = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  return findingAt(file, place, { rule: 'not-text', code: 'control-character', args: { character } });
}

function undecodable(bytes: Uint8Array, encoding: string, file: string): Finding {
  if (bytes.includes(0) && encoding === 'utf-8')
    return findingAt(file, START, { rule: 'not-text', code: 'binary-file' });
  const lossy = new TextDecoder(encoding).decode(bytes);
  const at = Math.max(0, lossy.indexOf('\ufffd'));
  return findingAt(file, placeOf(lossy, at), {
    rule: 'not-utf8',
    code: 'not-utf8',
    hint: { code: 'save-as-utf8' },
  });
}

function placeOf(text: string, offset: number) {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return { line, column, endLine: line, endColumn: column + 1 };
}

const refused = (finding: Finding): Decoded => ({ text: null, findings: [finding] });
