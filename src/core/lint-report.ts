// What lint found: the one thing that its reporters read.

import type { Finding } from './errors.ts';

export interface LintReport {
  /** Names of the files looked at, as their reader knows them; in order. */
  readonly files: readonly string[];
  /** In order of file and place. */
  readonly findings: readonly Finding[];
  /** How many faults have been mended and are no longer among the findings. */
  readonly fixed: number;
  /** Texts of the files that have findings, where they are texts: for whoever shows the place. */
  readonly sources: ReadonlyMap<string, string>;
}
