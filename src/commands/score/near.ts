// The mapping of a survey and the standard of a mapping, where nobody says: they lie beside each other. More than one that would do
// is for the user to choose from.

import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UserError, usageError } from '../../core/errors.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { fileExists } from '../../io/sessions.ts';
import { locate, shippedIds } from '../../io/shipped.ts';
import { loadMapping } from '../../load/mapping.ts';
import type { Shell } from '../shared/command.ts';
import { accept, openStandard, readText } from '../shared/inputs.ts';
import type { SurveyInput } from '../shared/surveys.ts';
import type { SurveyOptions } from './options.ts';

interface Located {
  readonly file: string;
  readonly name: string;
}

/** Files of ours looked at in a folder. */
const MOST_FILES = 200;

/**
 * The mapping asked for; else the one beside the survey, beside the standard, or shipped with it. Null where there is none, but the
 * standard is known: then the columns have to say themselves what they are.
 */
export async function locateMapping(
  surveys: readonly SurveyInput[],
  { map, standard }: Pick<SurveyOptions, 'map' | 'standard'>,
  shell: Shell,
): Promise<Located | null> {
  const { env, note, speaker } = shell;
  if (map !== undefined) return { file: resolve(env.cwd, map), name: map };
  const shipped = standard !== undefined && (await shippedIds(env.root, 'standards')).includes(standard);
  const own =
    standard === undefined || shipped ? null : await locate(env.root, env.cwd, 'standards', standard);
  const id = own === null ? (standard ?? null) : await idOf(own);
  const folders = [
    ...new Set(surveys.flatMap(({ file, path }) => ((path ?? file) === '' ? [] : [dirname(path ?? file)]))),
  ];
  const sibling = await mappingIn(folders, surveys, id, shell);
  const found =
    sibling ??
    (own === null
      ? null
      : await mappingIn([dirname(own), join(dirname(own), 'mappings')], surveys, id, shell));
  if (found) {
    note(speaker.say('survey.mapping-beside', { file: shownPath(found, shell) }));
    return { file: found, name: shownPath(found, shell) };
  }
  if (standard === undefined) throw usageError('no-mapping', {}, { code: 'write-mapping' });
  if (!(await shippedIds(env.root, 'mappings')).includes(standard)) return null;
  note(speaker.say('survey.shipped-mapping', { id: standard }));
  return { file: await locate(env.root, env.cwd, 'mappings', standard), name: `${standard}.yaml` };
}

const shownPath = (file: string, { env }: Shell): string => {
  const path = relative(env.cwd, file);
  return path === '' || path.startsWith('..') ? file : path.replaceAll('\\', '/');
};

/** The one that is called as the survey is; else the only one there is. `id` is that of the standard, where it is said. */
async function mappingIn(
  folders: readonly string[],
  surveys: readonly SurveyInput[],
  id: string | null,
  shell: Shell,
): Promise<string | null> {
  const mappings: { readonly file: string; readonly standard: string | null }[] = [];
  for (const folder of folders)
    for (const file of await yamlIn(folder)) {
      const head = await headOf(file, 'mapping');
      if (head && (id === null || head.standard === null || head.standard === id))
        mappings.push({ file, standard: head.standard });
    }
  const bare = (file: string) => basename(file).replace(/\.[^.]*$/, '');
  const called = mappings.filter(({ file }) =>
    surveys.some((survey) => bare(file).replace(/\.(?:map|mapping)$/, '') === bare(survey.file)),
  );
  const [only, another] = called.length > 0 ? called : mappings;
  if (another)
    throw usageError(
      'mappings-several',
      { files: mappings.map(({ file }) => shownPath(file, shell)).join(', ') },
      { code: 'mappings-several' },
    );
  return only?.file ?? null;
}

async function yamlIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /\.ya?ml$/i.test(name) && !name.startsWith('.'))
    .sort()
    .slice(0, MOST_FILES)
    .map((name) => join(folder, name));
}

/** What a file of ours says of itself in its first lines; null where it is something else. */
async function headOf(
  file: string,
  kind: 'mapping' | 'standard',
): Promise<{ readonly id: string | null; readonly standard: string | null } | null> {
  const text = await readText(file).catch((error) => {
    if (error instanceof UserError) return '';
    throw error;
  });
  if (!new RegExp(`^format:\\s*["']?svc\\.${kind}/1\\b`, 'm').test(text)) return null;
  const said = (key: string) => new RegExp(`^${key}:\\s*["']?([^\\s"'#]+)`, 'm').exec(text)?.[1] ?? null;
  return { id: said('id'), standard: said('standard') };
}

const idOf = async (file: string): Promise<string | null> => (await headOf(file, 'standard'))?.id ?? null;

/** The standard asked for, else that which the mapping names: one beside the mapping goes before a shipped one of the same id. */
export async function standardOf(
  text: string,
  file: string,
  { standard }: Pick<SurveyOptions, 'standard'>,
  shell: Shell,
): Promise<Standard> {
  if (standard !== undefined) return openStandard(standard, shell);
  const named = accept(loadMapping(text, file), file, { ...shell, note: () => {} }).standard;
  if (named === null) throw usageError('no-standard');
  const folder = dirname(file);
  for (const near of [
    folder,
    join(folder, 'standards'),
    dirname(folder),
    join(dirname(folder), 'standards'),
  ]) {
    const byName = join(near, `${named}.yaml`);
    if ((await fileExists(byName)) && (await idOf(byName)) === named) return openStandard(byName, shell);
  }
  for (const other of await yamlIn(folder))
    if ((await idOf(other)) === named) return openStandard(other, shell);
  return openStandard(named, shell);
}
