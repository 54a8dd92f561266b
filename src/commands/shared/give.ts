// A command's result, written in the format that was asked for.

import { type FormatOf, type ResultKind, type Results, reporterOf } from '../../report/index.ts';
import type { Reporter, ReporterOptions } from '../../report/reporter.ts';
import type { Shell } from './command.ts';

export async function give<Kind extends ResultKind>(
  kind: Kind,
  result: Results[Kind],
  shell: Shell & Partial<ReporterOptions>,
): Promise<void> {
  const reporter: Reporter<Results[Kind]> = await reporterOf(kind, shell.format as FormatOf<Kind>);
  await shell.data(reporter(result, shell));
}
