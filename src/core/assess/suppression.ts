// Which groups are not shown: those with too few respondents, and as many others as it takes so that no small group can be
// worked out as a total minus what is shown (complementary suppression; Cox 1980, Willenborg and de Waal 2001).

export interface Sized {
  /** Values of the grouping columns. */
  readonly key: readonly string[];
  readonly respondents: number;
}

/** With more columns than this only the totals that differ in one column, in all but one and in all are guarded. */
const ALL_MARGINS = 5;

/**
 * The groups are the cells of a cross table. Its totals are the whole, which the same report prints, and for every choice of
 * some of the columns the sums over the others, which another report by fewer columns would print. Of the cells that add up
 * to one total, either none is suppressed or at least two are; and what the whole minus the shown groups leaves has at least
 * the minimum of respondents together, and not just one in each. A total of too few respondents is printed nowhere, and
 * where all of a total is suppressed there is nothing left to subtract. A cell that several totals tie down together (a
 * system of equations over two columns or more) is not looked for.
 */
export function suppressedOf<Group extends Sized>(
  groups: readonly Group[],
  minimumN: number,
): ReadonlySet<Group> {
  const suppressed = new Set(groups.filter(({ respondents }) => respondents < minimumN));
  if (suppressed.size === 0) return suppressed;
  const totals = totalsOf(groups).filter(({ n }) => n >= minimumN);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { cells, isWhole } of totals) {
      const shown = cells.filter((cell) => !suppressed.has(cell));
      let hidden = cells.length - shown.length;
      if (hidden === 0 || shown.length === 0) continue;
      let n = cells.reduce((sum, cell) => sum + (suppressed.has(cell) ? cell.respondents : 0), 0);
      shown.sort((a, b) => a.respondents - b.respondents);
      while (shown.length > 0 && (hidden < 2 || (isWhole && (n < minimumN || n === hidden)))) {
        const next = shown.shift()!;
        suppressed.add(next);
        hidden++;
        n += next.respondents;
        changed = true;
      }
    }
  }
  return suppressed;
}

interface Total<Group> {
  readonly cells: readonly Group[];
  readonly n: number;
  readonly isWhole: boolean;
}

/** Every total with the cells that add up to it, in the order of the groups. */
function totalsOf<Group extends Sized>(groups: readonly Group[]): Total<Group>[] {
  const columns = Math.max(0, ...groups.map(({ key }) => key.length));
  return fixings(columns).flatMap((fixed) => {
    const totals = new Map<string, Group[]>();
    for (const group of groups) {
      const name = JSON.stringify(fixed.map((column) => group.key[column] ?? ''));
      const cells = totals.get(name);
      if (cells) cells.push(group);
      else totals.set(name, [group]);
    }
    return [...totals.values()].map((cells) => ({
      cells,
      n: cells.reduce((sum, { respondents }) => sum + respondents, 0),
      isWhole: fixed.length === 0,
    }));
  });
}

/** Choices of columns whose values a total fixes: none (the whole), some, but never all (a cell). */
function fixings(columns: number): number[][] {
  const all = Array.from({ length: columns }, (_, column) => column);
  if (columns > ALL_MARGINS)
    return [[], ...all.map((one) => [one]), ...all.map((one) => all.filter((other) => other !== one))];
  let choices: number[][] = [[]];
  for (const column of all) choices = choices.flatMap((choice) => [choice, [...choice, column]]);
  return choices.filter((choice) => choice.length < Math.max(1, columns));
}
