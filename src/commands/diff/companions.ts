// The profiles and personas that lie beside a standard: what only they feel of a change is not safe, and audits name them.

import { dirname, join, resolve } from 'node:path';
import type { Companion } from '../../core/diff/effects.ts';
import { isFolder, yamlFilesIn } from '../../io/yaml-files.ts';
import { formatNamed, loadDiffable } from '../../load/diffable.ts';
import type { Shell } from '../shared/command.ts';
import { readText } from '../shared/inputs.ts';
import type { VersionPair } from './sources.ts';

export interface CompanionFile {
  readonly file: string;
  readonly text: string;
  readonly companion: Companion;
}

/** Folders of companions by convention, beside a standard. */
const FOLDERS = ['.', 'profiles', 'personas'] as const;

/** Those beside the compared files, in both versions, and those of a folder that was named. */
export async function companionsOf(
  pairs: readonly VersionPair[],
  folder: string | undefined,
  shell: Shell,
): Promise<CompanionFile[]> {
  const found = new Map<string, CompanionFile>();
  const add = (file: string, text: string) => {
    const format = formatNamed(text);
    if (format !== 'profile' && format !== 'persona') return;
    const { value } = loadDiffable(text, file);
    if (value?.format === 'svc.profile/1' || value?.format === 'svc.persona/1')
      found.set(`${file}\0${text}`, { file, text, companion: value });
  };
  const { cwd } = shell.env;
  if (folder !== undefined) {
    const path = resolve(cwd, folder);
    for (const file of (await isFolder(path)) ? await yamlFilesIn(path) : [path])
      add(file, await readText(file));
  }
  for (const { old, new: now } of pairs)
    for (const version of [old, now]) if (version) add(version.path, version.text);
  const folders = new Set(
    pairs.flatMap(({ new: now }) =>
      now && now.file.format === 'svc.standard/1' && now.name !== '-'
        ? [dirname(resolve(cwd, now.path))]
        : [],
    ),
  );
  for (const one of folders)
    for (const inside of FOLDERS)
      for (const file of await filesOf(join(one, inside))) add(file, await readText(file));
  return [...found.values()];
}

/** The YAML files of a folder itself; none where there is no such folder. */
async function filesOf(folder: string): Promise<string[]> {
  try {
    return (await yamlFilesIn(folder)).filter((file) => dirname(file) === folder);
  } catch {
    return [];
  }
}
