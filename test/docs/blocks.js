// The fenced blocks of a page, for those who run what it shows.

/**
 * `words`: what stands behind the language; `reason`: why it is not run, null where it is.
 * @param {string} text
 * @returns {{ line: number, language: string, words: string[], reason: string | null, text: string }[]}
 */
export const blocksOf = (text) =>
  [...text.matchAll(/^( *)```(\w+) *(.*)\n([\s\S]*?)^\1```$/gm)].map(
    ({ index, 1: indent, 2: language, 3: info, 4: inner }) => {
      const [words, reason] = info.split(/\bnot-run: */);
      return {
        line: text.slice(0, index).split('\n').length,
        language,
        words: words.split(' ').filter((word) => word !== ''),
        reason: reason ?? null,
        text: inner.replace(new RegExp(`^${indent}`, 'gm'), ''),
      };
    },
  );
