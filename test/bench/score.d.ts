/** What is timed: commands on a survey of so many rows, which is made at once. */
export function features(
  rows: number,
): readonly { readonly name: string; readonly argv: readonly string[] }[];
