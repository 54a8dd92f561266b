// Which .svc.yaml holds for a folder: its own, or the nearest one above.

import { dirname, join } from 'node:path';
import { fileExists } from '../../io/sessions.ts';
import { CONFIG_FILE } from '../../load/config.ts';

/** Finds the .svc.yaml of a folder or of the nearest one above it; a folder is looked into once. */
export function configFinder(): (folder: string) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>();
  const find = async (folder: string): Promise<string | null> => {
    const here = join(folder, CONFIG_FILE);
    if (await fileExists(here)) return here;
    const above = dirname(folder);
    return above === folder ? null : configOf(above);
  };
  const configOf = (folder: string): Promise<string | null> => {
    const before = known.get(folder) ?? find(folder);
    known.set(folder, before);
    return before;
  };
  return configOf;
}
