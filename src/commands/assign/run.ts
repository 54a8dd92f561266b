// A table becomes assignments: each row is a visit, or as many as its cells and its `visits` multiply to.

import { join, relative, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'yaml';
import { didYouMean, EXIT, UserError } from '../../core/errors.ts';
import type { Assignment } from '../../core/shapes/assignment.ts';
import { nearest } from '../../core/suggest.ts';
import { makeFolder, readBytes, writeAtomic } from '../../io/files.ts';
import { ASSIGNMENT_FOLDER, fileExists } from '../../io/sessions.ts';
import { shippedIds } from '../../io/shipped.ts';
import { loadAssignment } from '../../load/assignment.ts';
import { MAX_BYTES } from '../../load/decode.ts';
import { forTerminal } from '../../text/escape.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { textOf } from '../shared/inputs.ts';

export interface AssignOptions {
  readonly standard?: string;
  readonly profile?: string;
  readonly persona?: string;
  readonly wave?: string;
  readonly into?: string;
}

/** Columns of the table; any other is a fact about the visit, as \`field:NAME\`. */
const COLUMNS = [
  'standard',
  'profile',
  'persona',
  'site',
  'auditor',
  'visits',
  'wave',
  'from',
  'to',
  'hours',
  'budget',
  'currency',
  'evidence',
  'hide',
  'legend',
] as const;
type Column = (typeof COLUMNS)[number];

/** Cells of these may list several values, parted by semicolons: a visit for each combination. */
const CROSSED: readonly Column[] = ['standard', 'persona', 'site', 'auditor', 'from'];
/** More than this from one table is a slip of the pen. */
const MOST = 100_000;

type Row = Readonly<Record<string, string>>;

export async function runAssign(name: string, options: AssignOptions, shell: Shell): Promise<number> {
  const { env, speaker } = shell;
  const file = resolve(env.cwd, name);
  const rows = tableOf(textOf(await readBytes(file, MAX_BYTES), file), file);
  const folder = resolve(env.cwd, options.into ?? ASSIGNMENT_FOLDER);
  const shipped = await shippedIds(env.root, 'standards');
  // A path is said from the table; an assignment says it from where it lies itself.
  const from = (value: string): string =>
    shipped.includes(value) || !/[\\/]|\.ya?ml$/i.test(value)
      ? value
      : relative(folder, resolve(env.cwd, value)).replaceAll('\\', '/');
  const assignments: Assignment[] = [];
  const ids = new Map<string, number>();
  rows.forEach((row, i) => {
    for (const one of crossed(withDefaults(row, options))) {
      const visits = countOf(one.visits, file, i + 2);
      for (let visit = 1; visit <= visits; visit++) {
        if (assignments.length === MOST) throw new UserError('assign-too-many', { file, most: MOST });
        assignments.push(assignmentOf(one, visits > 1 || one.visits ? visit : null, ids, from, file, i + 2));
      }
    }
  });
  if (assignments.length === 0) throw new UserError('assign-empty', { file });
  const targets = assignments.map((assignment) => join(folder, `${assignment.id}.yaml`));
  for (const target of targets)
    if (await fileExists(target)) throw new UserError('assign-exists', { file: shown(target, shell) });
  await makeFolder(folder);
  for (const [i, assignment] of assignments.entries()) {
    const text = stringify(assignment, { lineWidth: 0, compat: 'yaml-1.1' });
    const { findings } = loadAssignment(text, targets[i]!);
    if (findings.length > 0) throw new UserError('bad-input', { file }, { findings });
    await writeAtomic(targets[i]!, text);
  }
  await shell.data(`${targets.map((target) => forTerminal(shown(target, shell))).join('\n')}\n`);
  shell.note(speaker.say('assign.made', { count: assignments.length, folder: shown(folder, shell) }));
  return EXIT.done;
}

function tableOf(text: string, file: string): Row[] {
  const body = text.replace(/^\ufeff/, '');
  const [head = ''] = body.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t']
    .map((one) => ({ one, count: head.split(one).length }))
    .sort((a, b) => b.count - a.count)[0]!.one;
  let records: string[][];
  try {
    records = parse(body, { delimiter, trim: true, skip_empty_lines: true, relax_column_count: false });
  } catch (error) {
    throw new UserError('assign-table', { file, reason: (error as Error).message });
  }
  const [header = [], ...rows] = records;
  const names = header.map((one) => one.trim());
  for (const [i, column] of names.entries()) {
    if (names.indexOf(column) !== i) throw new UserError('assign-column-twice', { file, name: column });
    if (column.startsWith('field:') || (COLUMNS as readonly string[]).includes(column)) continue;
    const near = nearest(column, COLUMNS);
    throw new UserError(
      'assign-column',
      { file, name: column, known: COLUMNS.join(', ') },
      { hint: didYouMean(near) },
    );
  }
  return rows.map((cells) =>
    Object.fromEntries(names.map((column, i) => [column, cells[i] ?? '']).filter(([, cell]) => cell !== '')),
  );
}

const withDefaults = (row: Row, { standard, profile, persona, wave }: AssignOptions): Row => ({
  ...(standard === undefined ? {} : { standard }),
  ...(profile === undefined ? {} : { profile }),
  ...(persona === undefined ? {} : { persona }),
  ...(wave === undefined ? {} : { wave }),
  ...row,
});

/** One row for each combination; the windows of \`from\` and \`to\` go in step. */
function crossed(row: Row): Row[] {
  const listed = (cell: string): string[] =>
    cell
      .split(';')
      .map((value) => value.trim())
      .filter((value) => value !== '');
  return CROSSED.reduce<Row[]>(
    (rows, column) =>
      rows.flatMap((one) => {
        const values = listed(one[column] ?? '');
        if (values.length < 2) return [one];
        const ends = column === 'from' ? listed(one.to ?? '') : [];
        return values.map((value, i) => ({
          ...one,
          [column]: value,
          ...(ends.length > 1 ? { to: ends[i] ?? ends.at(-1)! } : {}),
        }));
      }),
    [row],
  );
}

function countOf(cell: string | undefined, file: string, line: number): number {
  if (cell === undefined) return 1;
  if (!/^[1-9]\d{0,2}$/.test(cell)) throw new UserError('assign-visits', { file, line, value: cell });
  return Number(cell);
}

function assignmentOf(
  row: Row,
  visit: number | null,
  ids: Map<string, number>,
  from: (value: string) => string,
  file: string,
  line: number,
): Assignment {
  if (row.standard === undefined)
    throw new UserError('assign-no-standard', { file, line }, { hint: { code: 'give-standard' } });
  const amount = row.budget === undefined ? null : Number(row.budget.replace(',', '.'));
  if (amount !== null && (!Number.isFinite(amount) || amount < 0 || row.currency === undefined))
    throw new UserError('assign-budget', { file, line, value: row.budget! });
  const window = pick(row, ['from', 'to', 'hours']);
  const fields = Object.entries(row).filter(([name]) => name.startsWith('field:'));
  const words = (cell: string | undefined) => cell?.split(/[\s,;]+/).filter((one) => one !== '');
  return {
    format: 'svc.assignment/1',
    id: idOf(row, visit, ids),
    standard: from(row.standard),
    ...(row.profile === undefined ? {} : { profile: from(row.profile) }),
    ...(row.persona === undefined ? {} : { persona: from(row.persona) }),
    ...(row.legend === undefined ? {} : { legend: legendOf(row.legend) }),
    ...pick(row, ['site', 'auditor', 'wave']),
    ...(visit === null ? {} : { visit }),
    ...(Object.keys(window).length > 0 ? { window } : {}),
    ...(amount === null ? {} : { budget: { amount, currency: row.currency! } }),
    ...(row.evidence === undefined ? {} : { evidence: words(row.evidence) as Assignment['evidence'] & {} }),
    ...(row.hide === undefined ? {} : { hide: words(row.hide) as Assignment['hide'] & {} }),
    ...(fields.length > 0
      ? { fields: Object.fromEntries(fields.map(([name, value]) => [name.slice('field:'.length), value])) }
      : {}),
  };
}

/** Whichever alphabet it is written in says which language it is. */
const legendOf = (text: string): { en: string } | { ru: string } =>
  /[а-яё]/i.test(text) ? { ru: text } : { en: text };

const pick = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])));

/** Of what tells visits apart; a number where that is not enough. */
function idOf(row: Row, visit: number | null, ids: Map<string, number>): string {
  const slug = (text: string | undefined) =>
    (text ?? '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/^.*[\\/]|\.ya?ml$/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 30)
      .replace(/^-+|-+$/g, '');
  const parts = [row.wave, row.standard, row.site, row.auditor, row.from].map(slug);
  const base = [...parts, visit === null ? '' : `v${visit}`].filter((part) => part !== '').join('-');
  const taken = ids.get(base) ?? 0;
  ids.set(base, taken + 1);
  return taken === 0 ? base : `${base}-${taken + 1}`;
}
