// Several options in one cell, as multiple-choice questions are exported. An option may itself hold the comma that joins them,
// so that a cell is taken apart by the options that are known, never by the comma.

/** What stands between two options: a comma, a semicolon, a bar, a line break (which reads as a space here), or a space. */
const JOINT = /\s*[,;|]\s*|\s+/y;

/** A longer cell is prose. */
const LONGEST = 4_000;

/**
 * Positions of the options that a cell names, each once, in the order of `options`; null where the cell is not made of them
 * alone; where `isLoose`, of them and then something else, a write-in. Texts are compared as they are: normalize both.
 */
export function optionsIn(text: string, options: readonly string[], isLoose = false): number[] | null {
  const longestFirst = options
    .map((option, position) => ({ option, position }))
    .filter(({ option }) => option !== '')
    .sort((a, b) => b.option.length - a.option.length);
  /** Where the rest is known not to be made of options: tried once. */
  const dead = new Set<number>();
  const from = (at: number): number[] | null => {
    if (at === text.length) return [];
    if (dead.has(at)) return null;
    for (const { option, position } of longestFirst) {
      if (!text.startsWith(option, at)) continue;
      const end = at + option.length;
      const next = end === text.length ? end : afterJoint(text, end);
      const rest = next === null ? null : from(next);
      if (rest) return [position, ...rest];
    }
    dead.add(at);
    return isLoose && at > 0 ? [] : null;
  };
  const found = text === '' || text.length > LONGEST ? null : from(0);
  return found && [...new Set(found)].sort((a, b) => a - b);
}

/** Null where nothing joins; a joint at the end joins nothing and is passed over. */
function afterJoint(text: string, at: number): number | null {
  JOINT.lastIndex = at;
  return JOINT.test(text) ? JOINT.lastIndex : null;
}
