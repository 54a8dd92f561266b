// What is hidden in groups that are shown cannot be worked out: a linear system over all margins is solved for every hidden cell.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../../src/core/assess/gap-report.ts';
import { made, type Respondent, reported, type Said } from '../made.ts';

/**
 * Contributions times respondents of every group, criterion by criterion, are unknowns. Equations: each criterion over all groups (the
 * whole prints it), each section and the overall gap of each group that prints them, and every cell that is printed.
 */
function disclosed(report: GapReport, sections: readonly (readonly string[])[]): string[] {
  const ids = sections.flat();
  const groups = report.groups;
  const at = (g: number, c: number) => g * ids.length + c;
  const size = groups.length * ids.length;
  const rows: number[][] = [];
  const equation = (cells: readonly number[]) => {
    const row = new Array<number>(size).fill(0);
    for (const cell of cells) row[cell] = 1;
    rows.push(row);
  };
  ids.forEach((_, c) => {
    equation(groups.map((__, g) => at(g, c)));
  });
  groups.forEach((group, g) => {
    if (group.suppressed) return;
    if (group.overall) equation(ids.map((_, c) => at(g, c)));
    sections.forEach((own, s) => {
      if (group.sections.some(({ id }) => id === `s${s + 1}`))
        equation(own.map((id) => at(g, ids.indexOf(id))));
    });
    for (const { id } of group.criteria) equation([at(g, ids.indexOf(id))]);
  });
  const pivots = reduced(rows);
  return groups.flatMap((group, g) =>
    group.suppressed
      ? []
      : ids.flatMap((id, c) =>
          !group.criteria.some((one) => one.id === id) && pivots.some((row) => isAlone(row, at(g, c)))
            ? [`${Object.values(group.key)[0]} ${id}`]
            : [],
        ),
  );
}

const isAlone = (row: readonly number[], cell: number): boolean =>
  row.every((value, k) => (k === cell ? Math.abs(value) > 1e-9 : Math.abs(value) < 1e-9));

/** Row echelon form, reduced. */
function reduced(rows: readonly (readonly number[])[]): number[][] {
  const left = rows.map((row) => [...row]);
  const done: number[][] = [];
  const width = left[0]?.length ?? 0;
  for (let column = 0; column < width; column++) {
    const pick = left.findIndex((row) => Math.abs(row[column]!) > 1e-9);
    if (pick < 0) continue;
    const [row] = left.splice(pick, 1) as [number[]];
    const pivot = row.map((value) => value / row[column]!);
    for (const other of [...left, ...done]) {
      const factor = other[column]!;
      if (Math.abs(factor) > 1e-12) for (let k = 0; k < width; k++) other[k]! -= factor * pivot[k]!;
    }
    done.push(pivot);
  }
  return done;
}

const idsOf = (sizes: readonly number[]): string[][] =>
  sizes.map((size, s) => Array.from({ length: size }, (_, c) => `s${s + 1}c${c + 1}`));

describe('a criterion that few in a shown group answered', () => {
  it('is hidden there, with another group and another criterion that protect it', () => {
    const scheme = made([{ criteria: [{}, {}, {}] }]);
    const people = ['a', 'b', 'c'].flatMap((key, g) =>
      Array.from({ length: 8 }, (_, i): Respondent => {
        const rare: Said = g === 0 && i > 0 ? 'not-applicable' : [7, 1];
        return { key: [key], said: [[5, 4], rare, [6, 6]] };
      }),
    );
    const report = reported(scheme, people);
    expect(report.groups.map(({ hidden }) => hidden)).toEqual([
      [
        { of: 's1c2', why: 'few', protects: null },
        { of: 's1c1', why: 'protects', protects: 's1c2' },
      ],
      [
        { of: 's1c2', why: 'protects', protects: 's1c2' },
        { of: 's1c1', why: 'protects', protects: 's1c2' },
      ],
      [],
    ]);
    expect(report.groups[0]!.criteria.map(({ id }) => id)).toEqual(['s1c3']);
    expect(report.groups[0]!.overall).toMatchObject({ shortfall: null, surplus: null });
    expect(report.criteria).toHaveLength(3);
  });

  it('takes its section and the overall gap along where it is alone in its section', () => {
    const scheme = made([{ criteria: [{}] }, { criteria: [{}, {}] }]);
    const people = ['a', 'b'].flatMap((key) =>
      Array.from(
        { length: 8 },
        (_, i): Respondent => ({
          key: [key],
          said: [key === 'a' && i > 1 ? 'not-shown' : [7, 4], [5, 4], [6, 6]],
        }),
      ),
    );
    const { groups } = reported(scheme, people);
    expect(groups.map(({ overall, sections }) => [overall, sections.map(({ id }) => id)])).toEqual([
      [null, ['s2']],
      [null, ['s2']],
    ]);
  });

  it('cannot be worked out from what is shown', () => {
    const table = fc.tuple(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 2, max: 4 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
    );
    fc.assert(
      fc.property(table, ([sizes, many, answered]) => {
        const scheme = made(sizes.map((size) => ({ criteria: Array.from({ length: size }, () => ({})) })));
        const ids = idsOf(sizes);
        const people = Array.from({ length: many }, (_, g) =>
          Array.from(
            { length: 9 },
            (__, i): Respondent => ({
              key: [String(g)],
              said: ids.flat().map((___, c): Said => {
                const share = answered[(g * 9 + c) % answered.length]!;
                return i / 9 < share ? [1 + ((i * 3 + c) % 7), 1 + ((i * 5 + g) % 7)] : 'not-shown';
              }),
            }),
          ),
        ).flat();
        const report = reported(scheme, people);
        expect(disclosed(report, ids)).toEqual([]);
        for (const { criteria } of report.groups)
          for (const { n } of criteria) expect(n === 0 || n >= 5).toBe(true);
      }),
      { numRuns: Number(process.env.SVC_RUNS ?? 60) },
    );
  });
});
