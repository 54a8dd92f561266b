// "Did you mean …?": the known name nearest to what was typed, or nothing when none is near.

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: string, b: string): number {
  let previous: number[] = [];
  let current = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(next[j - 1]! + 1, current[j]! + 1, current[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, previous[j - 2]! + 1);
      next.push(best);
    }
    previous = current;
    current = next;
  }
  return current[b.length]!;
}

/** The nearest of `known` within a third of its length (at least one edit), the first among equals; else undefined. */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  const wanted = typed.slice(0, 100).toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const candidate = name.slice(0, 100).toLowerCase();
    // A name of one letter is near to nothing: an edit makes any other of it.
    const most = Math.min(
      Math.max(1, Math.floor(candidate.length / 3)),
      candidate.length - 1,
      bestDistance - 1,
    );
    // The difference in length is the least number of edits.
    if (Math.abs(wanted.length - candidate.length) > most) continue;
    const d = distance(wanted, candidate);
    if (d > most) continue;
    best = name;
    bestDistance = d;
  }
  return best;
}

/** The one of `known` that `typed` misses by one letter (or by letter case), or undefined where that could be two. */
export function slipOf(typed: string, known: Iterable<string>): string | undefined {
  const wanted = typed.toLowerCase();
  const near = [...known].filter(
    (name) => Math.abs(name.length - wanted.length) <= 1 && distance(wanted, name.toLowerCase()) <= 1,
  );
  return near.length === 1 ? near[0] : undefined;
}
