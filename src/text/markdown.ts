// Tables of markdown (GitHub's). Texts in cells come escaped.

/** Lines; `alignment` says where each column stands: at the right, or (empty) at the left. Without it markdown decides. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignment?: readonly string[],
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = alignment
    ? alignment.map((side) => (side === 'right' ? '--:' : ':--'))
    : head.map(() => '---');
  return [line(head), line(rule), ...rows.map(line)];
}
