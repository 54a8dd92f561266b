// A seeded source of chance (xorshift32, Marsaglia, 2003): the same seed gives the same inputs.

export interface Random {
  /** A whole number from 0 up to, and without, `n`. */
  below(n: number): number;
  of<T>(items: readonly T[]): T;
}

export function randomFrom(seed: number): Random {
  let state = seed | 0 || 1;
  const below = (n: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
  return { below, of: (items) => items[below(items.length)]! };
}
