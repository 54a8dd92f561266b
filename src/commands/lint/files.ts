// Which files `svc lint` looks at: those named, those of ours in folders, and the settings that hold for them.

import { dirname, join, resolve } from 'node:path';
import { compareText, UserError } from '../../core/errors.ts';
import { readBytes } from '../../io/files.ts';
import { fileExists } from '../../io/sessions.ts';
import { isFolder, yamlFilesIn } from '../../io/yaml-files.ts';
import { decodeText, MAX_BYTES } from '../../load/decode.ts';
import { isOurs } from '../../load/lint/open.ts';
import type { Shell } from '../shared/command.ts';
import { configFinder } from '../shared/settings.ts';

export interface FileToLint {
  /** Absolute. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The nearest .svc.yaml above it, absolute; null where there is none. */
  readonly config: string | null;
}

const USUAL_FOLDER = 'standards';

/** In order of their names, each once, the .svc.yaml files that hold for them among them. */
export async function filesToLint(names: readonly string[], shell: Shell): Promise<FileToLint[]> {
  const { cwd } = shell.env;
  const asked = names.length > 0 ? names : [(await fileExists(join(cwd, USUAL_FOLDER))) ? USUAL_FOLDER : '.'];
  const found = new Map<string, Uint8Array>();
  for (const name of asked) {
    const path = resolve(cwd, name);
    if (!(await isFolder(path))) found.set(path, await readBytes(path, MAX_BYTES));
    else for (const [file, bytes] of await oursIn(path)) found.set(file, bytes);
  }
  if (found.size === 0) throw new UserError('nothing-to-lint', { names: asked.join(', ') });
  const configOf = configFinder();
  const files: FileToLint[] = [];
  const configs = new Set<string>();
  for (const [file, bytes] of found) {
    const config = await configOf(dirname(file));
    if (config !== null) configs.add(config);
    files.push({ file, bytes, config });
  }
  for (const config of configs)
    if (!found.has(config)) files.push({ file: config, bytes: await readBytes(config, MAX_BYTES), config });
  return files.sort((a, b) => compareText(a.file, b.file));
}

/** The YAML files of a folder that say that they are ours. */
async function oursIn(folder: string): Promise<[string, Uint8Array][]> {
  const found: [string, Uint8Array][] = [];
  for (const file of await yamlFilesIn(folder)) {
    const bytes = await bytesOf(file);
    // What is not UTF-8 can still be seen to be ours, and is then told of.
    if (bytes && isOurs(decodeText(bytes, file).text ?? Buffer.from(bytes).toString('latin1')))
      found.push([file, bytes]);
  }
  return found;
}

/** Null for a file that is larger than any of ours. */
async function bytesOf(file: string): Promise<Uint8Array | null> {
  try {
    return await readBytes(file, MAX_BYTES);
  } catch (error) {
    if (error instanceof UserError && error.code === 'file-too-large') return null;
    throw error;
  }
}
