// The files that `svc score` writes beside its report: every row used with its gaps, every row rejected as it was.

import { resolve } from 'node:path';
import type { Scheme } from '../../core/standard/scheme.ts';
import type { Spool } from '../../io/spool.ts';
import { openSpool } from '../../io/spool.ts';
import type { RejectsFile } from '../../survey/rejects.ts';
import { rejectsFile } from '../../survey/rejects.ts';
import type { UsedRow } from '../../survey/row-counter.ts';
import type { ScoreOptions } from '../../survey/score.ts';
import { forCsv } from '../../text/escape.ts';
import type { Shell } from '../shared/command.ts';

export interface SideFiles {
  readonly listeners: Pick<ScoreOptions, 'onHeader' | 'onUsed' | 'onRejected' | 'onPause'>;
  commit(): Promise<void>;
  abandon(): Promise<void>;
}

export async function openSideFiles(
  names: { readonly rows?: string; readonly rejects?: string },
  scheme: Scheme,
  /** Whether the survey is made of more than one file, so that a line needs the name of its own. */
  isOfSeveral: boolean,
  shell: Shell,
): Promise<SideFiles> {
  const spools: Spool[] = [];
  const open = async (name: string | undefined): Promise<Spool | null> => {
    if (name === undefined) return null;
    const spool = await openSpool(resolve(shell.env.cwd, name));
    spools.push(spool);
    return spool;
  };
  const all = (act: (spool: Spool) => Promise<void>) => async () => {
    for (const spool of spools) await act(spool);
  };
  const abandon = all((spool) => spool.abandon());
  try {
    const rows = await open(names.rows);
    const rejects = await open(names.rejects);
    let rejected: RejectsFile | undefined;
    let file: string | null = null;
    const used: string[] = [];
    const refused: Buffer[] = [];
    return {
      listeners: {
        async onHeader(header, layout, by) {
          if (file === null) await rows?.write(usedHeader(scheme, by, isOfSeveral));
          file = layout.name;
          const before = rejected;
          rejected = rejectsFile(header, layout);
          // A file of other columns has headings of its own.
          if (!before?.head.equals(rejected.head)) await rejects?.write(rejected.head);
        },
        ...(rows ? { onUsed: (row) => void used.push(usedLine(row, isOfSeveral ? file : null)) } : {}),
        ...(rejects ? { onRejected: (row) => void refused.push(rejected!.line(row)) } : {}),
        async onPause() {
          if (used.length > 0) await rows!.write(used.splice(0).join(''));
          if (refused.length > 0) await rejects!.write(Buffer.concat(refused.splice(0)));
        },
      },
      commit: all((spool) => spool.commit()),
      abandon,
    };
  } catch (error) {
    await abandon();
    throw error;
  }
}

const joined = (cells: readonly (string | number | null)[]): string => `${cells.map(forCsv).join(',')}\n`;

function usedHeader({ sections, criteria }: Scheme, by: readonly string[], isOfSeveral: boolean): string {
  return joined([
    ...(isOfSeveral ? ['file'] : []),
    'line',
    ...by,
    'points_expectation',
    'points_delivery',
    'points_gap',
    ...sections.map(({ id }) => `section_${id}_points_gap`),
    ...criteria.filter(({ scored }) => scored).map(({ id }) => `criterion_${id}_gap`),
  ]);
}

/** Gaps of criteria in their own units, in points where they have none; of sections and the whole in points. */
function usedLine(
  { line, scheme: { criteria }, key, answers, points }: UsedRow,
  file: string | null,
): string {
  const { overall, sections } = points;
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  const gaps = criteria.flatMap(({ scored, kind, answer, expect }, i) => {
    if (!scored) return [];
    const delivery = answers.delivery[i]!;
    const asked = answers.expectation[i]!;
    const expectation = Number.isNaN(asked) ? expect : asked;
    if (Number.isNaN(delivery) || expectation === null) return [null];
    return [kind.gap(expectation, delivery, answer) ?? kind.pointsGap(expectation, delivery, answer)];
  });
  return joined([
    ...(file === null ? [] : [file]),
    line,
    ...key,
    known(overall.expectation),
    known(overall.delivery),
    known(overall.delivery - overall.expectation),
    ...sections.map(({ expectation, delivery }) => known(delivery - expectation)),
    ...gaps,
  ]);
}
