// A word of a command that is said to be typed: as the reader's own shell reads it back.

/** Letters of any script need no quotes. On Windows both shells know double quotes, and cmd knows no others. */
export function shellWord(word: string, platform: string): string {
  if (/^[\p{L}\p{N}@%+=:,./_-]+$/u.test(word)) return word;
  return platform === 'win32' ? `"${word.replaceAll('"', '\\"')}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
