// Adds up files of counts. In whatever order they come, and whatever was added up before, the result has the same bytes.

import { EXIT, UserError } from '../../core/errors.ts';
import { mergedCounts } from '../../core/tally/counts-file.ts';
import type { CountsFile } from '../../load/counts.ts';
import type { CommonOptions, Shell } from '../shared/command.ts';
import { openCounts, writtenCounts } from '../shared/counts.ts';

export async function mergeFiles(
  files: readonly string[],
  { output }: CommonOptions,
  shell: Shell,
): Promise<number> {
  const opened: CountsFile[] = [];
  for (const file of files) {
    const one = await openCounts(file, shell);
    if (opened[0] && one.written !== opened[0].written)
      throw new UserError('counts-differ', { file, other: files[0]! }, { exitCode: EXIT.usage });
    opened.push(one);
  }
  const groups = opened[0]!.about.by.length;
  const merged = mergedCounts(
    opened.map(({ lines }) => lines),
    groups,
  );
  const form = /\.(?:jsonl|ndjson)$/i.test(output ?? '') ? 'jsonl' : 'csv';
  await shell.data(writtenCounts(merged, groups, form));
  return EXIT.done;
}
