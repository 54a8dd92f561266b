// What lies beside a standard that a mapping may be proposed from: the mapping that comes with it, and its profiles, shipped
// or in files next to it. Files that are something else, or cannot be read, are passed over.

import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Standard } from '../../core/standard/standard.ts';
import type { Mapping } from '../../core/survey/mapping.ts';
import { locate, shippedIds } from '../../io/shipped.ts';
import { loadMapping } from '../../load/mapping.ts';
import { loadProfile } from '../../load/profile.ts';
import type { NamedProfile } from '../../survey/propose/segments.ts';
import type { ProposeContext } from '../../survey/propose.ts';
import type { Shell } from '../shared/command.ts';
import { readText } from '../shared/inputs.ts';

/** Files looked at beside a standard. */
const MOST_FILES = 200;

/** `said` is how the standard was named. */
export async function mapContext(said: string, standard: Standard, shell: Shell): Promise<ProposeContext> {
  return { known: await shippedMapping(standard, shell), profiles: await profilesOf(said, standard, shell) };
}

async function shippedMapping(standard: Standard, { env }: Shell): Promise<Mapping | null> {
  if (!(await shippedIds(env.root, 'mappings')).includes(standard.id)) return null;
  const file = await locate(env.root, env.cwd, 'mappings', standard.id);
  return loadMapping(await readText(file), file, standard).value;
}

async function profilesOf(said: string, standard: Standard, { env }: Shell): Promise<NamedProfile[]> {
  const ids = await shippedIds(env.root, 'profiles');
  const shipped = await Promise.all(
    ids.map(async (name) => ({ name, file: await locate(env.root, env.cwd, 'profiles', name) })),
  );
  const folder = dirname(await locate(env.root, env.cwd, 'standards', said));
  const own = (await yamlIn(folder, join(folder, 'profiles')))
    .filter((file) => !shipped.some((one) => one.file === file))
    .map((file) => ({ name: relative(env.cwd, file).replaceAll('\\', '/'), file }));
  const read = await Promise.all(
    [...shipped, ...own].map(async ({ name, file }) => {
      const text = await readText(file).catch(passedOver);
      if (text === null || !/^format:\s*["']?svc\.profile\/1/m.test(text)) return null;
      const profile = loadProfile(text, file, standard).value;
      return profile?.standard === standard.id ? { name, profile } : null;
    }),
  );
  return read.filter((one) => one !== null);
}

async function yamlIn(...folders: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    files.push(
      ...names
        .filter((name) => /\.ya?ml$/i.test(name))
        .sort()
        .map((name) => join(folder, name)),
    );
  }
  return files.slice(0, MOST_FILES);
}

/** A file that is not for people to read is none of these. */
function passedOver(error: unknown): null {
  if (error instanceof UserError || (error instanceof Error && 'code' in error)) return null;
  throw error;
}
