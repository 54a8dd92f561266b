// Within groups that are shown a criterion may have been answered by too few: it is not shown there, nor is what it could be worked
// out from. Contributions add up twice, from groups to the whole and from criteria to sections to the overall gap, so that hidden
// cells come in blocks: at least two groups by at least two criteria of a section, each on a closed path of unknowns (Cox 1980).

import { isInWords } from '../answers/index.ts';
import type { CriterionReport, GroupReport, SectionReport } from './gap-report.ts';

export type Hidden = GroupReport['hidden'][number];

/** A group that is shown, and whether others are not: then less is known of what the groups add up to. */
interface Shown {
  readonly sections: readonly SectionReport[];
  readonly criteria: readonly CriterionReport[];
}

/** By group, what is hidden in it. */
export function hiddenIn(groups: readonly Shown[], minimumN: number): Hidden[][] {
  const hidden = groups.map((): Hidden[] => []);
  const first = groups[0];
  if (!first) return hidden;
  const isFew = ({ n }: CriterionReport): boolean => n > 0 && n < minimumN;
  for (const { id: section } of first.sections) {
    const cellsOf = ({ criteria }: Shown) => criteria.filter((one) => one.section === section);
    const few = [
      ...new Set(
        groups.flatMap((group) =>
          cellsOf(group)
            .filter(isFew)
            .map(({ id }) => id),
        ),
      ),
    ];
    if (few.length === 0) continue;
    const scored = cellsOf(first)
      .filter(({ answer }) => !isInWords(answer))
      .map(({ id }) => id);
    const partner = few.length > 1 ? undefined : scored.find((id) => !few.includes(id));
    const block = partner === undefined ? few : [...few, partner];
    const inBlock = groupsOf(groups, few, minimumN, isFew);
    for (const g of inBlock) {
      const own = new Map(cellsOf(groups[g]!).map((cell) => [cell.id, cell]));
      for (const id of block)
        hidden[g]!.push(
          own.get(id) && isFew(own.get(id)!)
            ? { of: id, why: 'few', protects: null }
            : { of: id, why: 'protects', protects: few[0]! },
        );
      // With nothing else in the section to hide behind, the section is the criterion, and the overall gap would give it away.
      if (block.length < 2)
        for (const id of [section, 'overall'])
          if (!hidden[g]!.some(({ of }) => of === id))
            hidden[g]!.push({ of: id, why: 'protects', protects: few[0]! });
    }
  }
  return hidden;
}

/** Those with too few, and as many more as it takes that two are hidden, and enough answers among them; the smallest first. */
function groupsOf(
  groups: readonly Shown[],
  few: readonly string[],
  minimumN: number,
  isFew: (cell: CriterionReport) => boolean,
): number[] {
  const nOf = (g: number, id: string) => groups[g]!.criteria.find((one) => one.id === id)?.n ?? 0;
  const chosen = groups.flatMap(({ criteria }, g) =>
    criteria.some((one) => few.includes(one.id) && isFew(one)) ? [g] : [],
  );
  const total = (g: number) => few.reduce((sum, id) => sum + nOf(g, id), 0);
  const others = groups
    .flatMap((_, g) => (chosen.includes(g) ? [] : [g]))
    .sort((a, b) => total(a) - total(b) || a - b);
  const isEnough = () =>
    chosen.length > 1 && few.every((id) => chosen.reduce((sum, g) => sum + nOf(g, id), 0) >= minimumN);
  while (!isEnough() && others.length > 0) chosen.push(others.shift()!);
  return chosen;
}

/** The group without what is hidden in it; sums over criteria that would give it away are gone, too. */
export function withoutHidden<Group extends Shown & Pick<GroupReport, 'overall' | 'priorities'>>(
  group: Group,
  hidden: readonly Hidden[],
): Group {
  if (hidden.length === 0) return group;
  const gone = new Set(hidden.map(({ of }) => of));
  const touched = new Set(group.criteria.filter(({ id }) => gone.has(id)).map(({ section }) => section));
  const unsummed = { net: null, shortfall: null, surplus: null, shortfallShown: null };
  return {
    ...group,
    overall: group.overall && !gone.has('overall') ? { ...group.overall, ...unsummed } : null,
    sections: group.sections
      .filter(({ id }) => !gone.has(id))
      .map((section) => (touched.has(section.id) ? { ...section, ...unsummed } : section)),
    criteria: group.criteria.filter(({ id }) => !gone.has(id)),
    priorities: group.priorities.filter(({ criterion }) => !gone.has(criterion)),
  };
}
