// A word of a command that is said to be typed: as the reader's own shell reads it back.

import { inHex, OBEYED } from './errors.ts';

/** What a terminal would obey instead of showing it; no file on Windows is called so. */
const HIDDEN = new RegExp(`[\\u0000-\\u001f${OBEYED}]`, 'g');

/** Letters of any script need no quotes. On Windows both shells know double quotes, and cmd knows no others. */
export function shellWord(word: string, platform: string): string {
  if (/^[\p{L}\p{N}@%+=:,./_-]+$/u.test(word)) return word;
  if (word.search(HIDDEN) >= 0 && platform !== 'win32')
    return `$'${word.replace(/['\\]/g, '\\$&').replace(HIDDEN, inHex)}'`;
  return platform === 'win32' ? `"${word.replaceAll('"', '\\"')}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
