// Adds up files of counts, or tallies. In whatever order they come, and whatever was added up before, the result has the same bytes.

import { resolve } from 'node:path';
import { EXIT, type UserError, usageError } from '../../core/errors.ts';
import type { SavedTally } from '../../core/shapes/tally.ts';
import { mergedCounts } from '../../core/tally/counts-file.ts';
import { mergedTallies } from '../../core/tally/saved-tally.ts';
import { engineSource } from '../../io/engines/source.ts';
import type { CountsFile } from '../../load/counts.ts';
import { loadTally } from '../../load/tally.ts';
import type { CommonOptions, Shell } from '../shared/command.ts';
import { openCounts, writtenCounts } from '../shared/counts.ts';
import { accept, readText } from '../shared/inputs.ts';

export async function mergeFiles(
  files: readonly string[],
  options: CommonOptions,
  shell: Shell,
): Promise<number> {
  const first = await tallyIn(files[0]!, shell);
  await shell.data(
    first ? await addedTallies(first, files, shell) : await addedCounts(files, options, shell),
  );
  return EXIT.done;
}

async function addedCounts(
  files: readonly string[],
  { output }: CommonOptions,
  shell: Shell,
): Promise<string> {
  const opened: CountsFile[] = [];
  for (const file of files) {
    if (await tallyIn(file, shell)) throw differ(file, files[0]!);
    const one = await openCounts(file, shell);
    if (opened[0] && one.written !== opened[0].written) throw differ(file, files[0]!);
    opened.push(one);
  }
  const groups = opened[0]!.about.by.length;
  const merged = mergedCounts(
    opened.map(({ lines }) => lines),
    groups,
  );
  const form = /\.(?:jsonl|ndjson)$/i.test(output ?? '') ? 'jsonl' : 'csv';
  return writtenCounts(merged, groups, form);
}

async function addedTallies(first: SavedTally, files: readonly string[], shell: Shell): Promise<string> {
  const of = ({ standard, profile, criteria }: SavedTally) =>
    JSON.stringify([standard, profile, criteria.map(({ id }) => id)]);
  const others: SavedTally[] = [];
  for (const file of files.slice(1)) {
    const other = await tallyIn(file, shell);
    if (!other || of(other) !== of(first)) throw differ(file, files[0]!);
    others.push(other);
  }
  return `${JSON.stringify(mergedTallies([first, ...others]))}\n`;
}

/** What `svc score --tally` has written; null where it is something else. */
async function tallyIn(name: string, shell: Shell): Promise<SavedTally | null> {
  if (engineSource(name, shell.env.cwd) !== null || !/\.json$/i.test(name)) return null;
  const file = resolve(shell.env.cwd, name);
  const text = await readText(file);
  return /^\s*\{\s*"format"\s*:\s*"svc\.tally\/1"/.test(text)
    ? accept(loadTally(text, file), file, shell)
    : null;
}

const differ = (file: string, other: string): UserError => usageError('counts-differ', { file, other });
