// The files that `svc score` writes beside its report: every row used with its gaps, every row rejected as it was.

import { resolve } from 'node:path';
import type { Scheme } from '../../core/standard/scheme.ts';
import type { Mapping } from '../../core/survey/mapping.ts';
import { openSpool, type Spool } from '../../io/spool.ts';
import { type RejectsFile, rejectsFile } from '../../survey/rejects.ts';
import type { UsedRow } from '../../survey/row-counter.ts';
import type { ScoreOptions } from '../../survey/score.ts';
import { type CsvCell, csvRow } from '../../text/csv.ts';
import type { Shell } from '../shared/command.ts';

/** What is known of respondents beside their answers. */
interface Known {
  /** Whether a column tells them apart. */
  readonly isTold: boolean;
  /** Names of the mapping's fields that are no groupings. */
  readonly fields: readonly string[];
}

export interface RowFiles {
  readonly listeners: Pick<ScoreOptions, 'onHeader' | 'onUsed' | 'onRejected' | 'onPause'>;
  commit(): Promise<void>;
  abandon(): Promise<void>;
}

export async function openRowFiles(
  names: { readonly rows?: string; readonly rejects?: string },
  scheme: Scheme,
  { fields, respondent }: Pick<Mapping, 'fields' | 'respondent'>,
  /** Whether the survey is made of more than one file, so that a line needs the name of its own. */
  isOfSeveral: boolean,
  shell: Shell,
): Promise<RowFiles> {
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
    let known: Known = { isTold: false, fields: [] };
    const line = (cells: readonly CsvCell[]) =>
      `${csvRow(cells, shell.csv)}${shell.csv.mark === '' ? '\n' : '\r\n'}`;
    const used: string[] = [];
    const refused: Buffer[] = [];
    return {
      listeners: {
        async onHeader(header, layout, by) {
          if (file === null) {
            known = {
              isTold: Boolean(respondent) || layout.identity !== null,
              fields: [...fields.keys()].filter((name) => !by.includes(name)),
            };
            await rows?.write(shell.csv.mark + line(usedHeader(scheme, by, isOfSeveral, known)));
          }
          file = layout.name;
          const before = rejected;
          rejected = rejectsFile(header, layout);
          // A file of other columns has headings of its own.
          if (!before?.head.equals(rejected.head)) await rejects?.write(rejected.head);
        },
        ...(rows
          ? { onUsed: (row) => void used.push(line(usedLine(row, isOfSeveral ? file : null, known))) }
          : {}),
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

/** The columns of a row: names are for programs, the same in every language. */
function usedHeader(
  { sections, criteria }: Scheme,
  by: readonly string[],
  isOfSeveral: boolean,
  known: Known,
) {
  return [
    ...(isOfSeveral ? ['file'] : []),
    'line',
    ...(known.isTold ? ['respondent'] : []),
    ...by,
    ...known.fields,
    'points_expectation',
    'points_delivery',
    'points_gap',
    ...sections.map(({ id }) => `section_${id}_points_gap`),
    ...criteria
      .filter(({ scored }) => scored)
      .flatMap(({ id }) => ['expectation', 'delivery', 'gap'].map((of) => `criterion_${id}_${of}`)),
  ];
}

/**
 * Answers and gaps of criteria in their own units (lengths of time in seconds), gaps in points where they have none; of sections and
 * the whole in points.
 */
function usedLine(
  { line, scheme: { criteria }, key, respondent, answers, points, fact }: UsedRow,
  file: string | null,
  { isTold, fields }: Known,
): CsvCell[] {
  const { overall, sections } = points;
  const told = (value: number) => (Number.isNaN(value) ? null : value);
  const row: CsvCell[] = file === null ? [line] : [file, line];
  if (isTold) row.push(respondent);
  for (const text of key) row.push(text);
  for (const name of fields) row.push(fact(name));
  row.push(told(overall.expectation), told(overall.delivery), told(overall.delivery - overall.expectation));
  for (const { expectation, delivery } of sections) row.push(told(delivery - expectation));
  criteria.forEach(({ scored, kind, answer, expect }, i) => {
    if (!scored) return;
    const delivery = answers.delivery[i]!;
    const asked = answers.expectation[i]!;
    // What the standard expects of whoever did not answer says nothing.
    const expectation = Number.isNaN(asked) && !Number.isNaN(delivery) ? (expect ?? Number.NaN) : asked;
    const isNumber = !kind.dichotomous && !kind.options(answer);
    const isWhole = !Number.isNaN(delivery) && !Number.isNaN(expectation);
    const written = (value: number) =>
      Number.isNaN(value) ? null : isNumber ? value : kind.write(value, answer);
    row.push(
      written(expectation),
      written(delivery),
      isWhole
        ? (kind.gap(expectation, delivery, answer) ?? kind.pointsGap(expectation, delivery, answer))
        : null,
    );
  });
  return row;
}
