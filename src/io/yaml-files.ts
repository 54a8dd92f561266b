// Which files a folder holds, however deep, in an order that no file system changes.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../core/errors.ts';
import { asUserError } from './files.ts';

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw asUserError(error, path);
  }
}

/** Paths of the YAML files below `folder`, which they begin with; what is hidden or installed is left out. */
export const yamlFilesIn = (folder: string): Promise<string[]> => filesIn(folder, /\.ya?ml$/i);

/** The same for files of any names. */
export async function filesIn(folder: string, names: RegExp): Promise<string[]> {
  const found: string[] = [];
  try {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) found.push(...(await filesIn(path, names)));
      else if (entry.isFile() && names.test(entry.name)) found.push(path);
    }
  } catch (error) {
    throw asUserError(error, folder);
  }
  return found.sort(compareText);
}
