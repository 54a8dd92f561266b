// Where things come from: a shipped id, a path, or standard input.

import { readdir, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { didYouMean, UserError } from '../core/errors.ts';
import { nearest } from '../core/suggest.ts';

export type ShippedKind = 'standards' | 'profiles' | 'personas' | 'mappings';

const FOLDERS: Readonly<Record<ShippedKind, string>> = {
  standards: 'standards',
  profiles: 'standards/profiles',
  personas: 'standards/personas',
  mappings: 'standards/mappings',
};

/** Ids of what is shipped, in order of code units. */
export async function shippedIds(root: string, kind: ShippedKind): Promise<string[]> {
  const names = await readdir(join(root, FOLDERS[kind]));
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** Where the shipped file of an id would lie. */
export const shippedFile = (root: string, id: string): string => join(root, FOLDERS.standards, `${id}.yaml`);

const looksLikePath = (name: string): boolean => /[\\/]|\.ya?ml$/i.test(name) || isAbsolute(name);

/** The file behind `name`: a path where it looks like one or exists, else the shipped file of that id. */
export async function locate(root: string, cwd: string, kind: ShippedKind, name: string): Promise<string> {
  const path = resolve(cwd, name);
  if (looksLikePath(name)) return path;
  const ids = await shippedIds(root, kind);
  if (ids.includes(name)) return join(root, FOLDERS[kind], `${name}.yaml`);
  const exists = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (exists) return path;
  const near = nearest(name, ids);
  const isPersona = kind === 'standards' && (await shippedIds(root, 'personas')).includes(name);
  throw new UserError(
    `unknown-${kind}`,
    { name },
    {
      hint: isPersona
        ? { code: 'is-a-persona', args: { name } }
        : (didYouMean(near) ?? { code: `see-${kind}`, args: { ids: ids.join(', ') } }),
    },
  );
}
