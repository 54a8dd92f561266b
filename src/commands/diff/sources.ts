// Where the two versions of a diff come from: a file, a shipped id, a commit of git, standard input; or, for a folder, the
// working tree and what it was in a commit.

import { posix, relative, resolve } from 'node:path';
import type { Diffable } from '../../core/diff/facts.ts';
import { kindOfFile } from '../../core/diff/facts.ts';
import type { Finding } from '../../core/errors.ts';
import { compareText, EXIT, UserError } from '../../core/errors.ts';
import { readStream } from '../../io/files.ts';
import { commitOf, fileAt, filesAt, filesOf, gitSource } from '../../io/git.ts';
import type { ShippedKind } from '../../io/shipped.ts';
import { locate, shippedIds } from '../../io/shipped.ts';
import { isFolder, yamlFilesIn } from '../../io/yaml-files.ts';
import type { FindIncluded } from '../../load/composite.ts';
import { MAX_BYTES } from '../../load/decode.ts';
import { formatNamed, isDiffable, loadWholeDiffable } from '../../load/diffable.ts';
import type { Loaded } from '../../load/loaded.ts';
import type { YamlFile } from '../../load/yaml.ts';
import type { Shell } from '../shared/command.ts';
import { accept, findIncluded, readText, textOf } from '../shared/inputs.ts';

export interface Version {
  /** As the user would name it. */
  readonly name: string;
  /** Where it lies, without the commit. */
  readonly path: string;
  readonly file: Diffable;
  readonly yaml: YamlFile;
  readonly text: string;
}

/** Null on the side where there is no such file. */
export interface VersionPair {
  readonly old: Version | null;
  readonly new: Version | null;
}

/** The two versions that a command line names. */
export async function openVersions(oldName: string, newName: string, shell: Shell): Promise<VersionPair> {
  if (oldName === '-' && newName === '-') throw new UserError('diff-two-stdin', {}, { exitCode: EXIT.usage });
  const old = await openVersion(oldName, shell);
  const now = await openVersion(newName, shell);
  const kinds = { old: kindOfFile(old.file), new: kindOfFile(now.file) };
  if (kinds.old !== kinds.new) throw new UserError('diff-kinds', kinds);
  return { old, new: now };
}

export async function openVersion(name: string, shell: Shell): Promise<Version> {
  const { env } = shell;
  const source = gitSource(name);
  if (name === '-') return versionOf(name, textOf(await readStream(env.stdin, MAX_BYTES, name), name), shell);
  if (source) return versionOf(name, textOf(await fileAt(env.cwd, source), name), shell, source.path);
  const file = await locateAny(name, shell);
  return versionOf(shown(file, shell), await readText(file), shell);
}

/** A path, or the id of anything shipped. */
async function locateAny(name: string, { env }: Shell): Promise<string> {
  for (const kind of ['standards', 'profiles', 'personas'] satisfies ShippedKind[])
    if ((await shippedIds(env.root, kind)).includes(name)) return locate(env.root, env.cwd, kind, name);
  return locate(env.root, env.cwd, 'standards', name);
}

async function versionOf(name: string, text: string, shell: Shell, path = name): Promise<Version> {
  const loaded = await loadWholeDiffable(text, name, findAsOf(name, shell));
  return { name, path, file: accept(loaded, name, shell), yaml: loaded.yaml, text };
}

/** What a version includes is what lies beside it in its commit, or else what there is now. */
export function findAsOf(version: string, { env }: Shell): FindIncluded {
  const find = findIncluded(env);
  const ref = gitSource(version)?.ref;
  return async (name, from) => {
    const source = gitSource(from);
    if (ref === undefined || !source) return find(name, resolve(env.cwd, from));
    const path = posix.join(posix.dirname(source.path), /\.ya?ml$/i.test(name) ? name : `${name}.yaml`);
    const [bytes] = await filesOf(env.cwd, [`${ref}:${path}`]);
    if (!bytes) return find(name, env.cwd);
    const file = `${ref}:${path}`;
    return { file, text: textOf(bytes, file) };
  };
}

/** From the current folder, with slashes on every system; a file outside it by its whole path. */
export function shown(file: string, { env }: Shell): string {
  const short = relative(env.cwd, resolve(env.cwd, file));
  return (short === '' || short.startsWith('..') ? file : short).replaceAll('\\', '/');
}

/** What files and folders hold now, and what they held in a commit. Files that are no standard, profile or persona are left out. */
export async function openFolders(
  names: readonly string[],
  base: string,
  shell: Shell,
): Promise<VersionPair[]> {
  const { cwd } = shell.env;
  const commit = await commitOf(cwd, base);
  const now = new Map<string, string>();
  const old = new Map<string, string>();
  for (const name of names) {
    if (name === '-' || gitSource(name))
      throw new UserError('diff-base-source', { name }, { exitCode: EXIT.usage });
    const kept = (await filesAt(cwd, commit, name)).filter(isYaml);
    const there = await present(name, shell);
    if (kept.length + there.length === 0) throw new UserError('file-missing', { file: name });
    for (const file of there) now.set(shown(file, shell), await readText(file));
    const texts = await filesOf(
      cwd,
      kept.map((path) => `${commit}:./${path}`),
    );
    kept.forEach((path, i) => {
      const bytes = texts[i];
      if (bytes) old.set(shown(resolve(cwd, path), shell), textOf(bytes, `${base}:${path}`));
    });
  }
  const pairs = await paired(old, now, base, shell);
  if (pairs.length === 0) throw new UserError('diff-nothing', { names: names.join(', '), base });
  return pairs;
}

/** As in a folder that is searched: nothing hidden, and no name that git could not be asked for in a line. */
const isYaml = (path: string): boolean =>
  /\.ya?ml$/i.test(path) && !/(?:^|\/)\.[^./]/.test(path) && !path.includes('\n');

/** Nothing where the working tree has no such file or folder any more. */
async function present(name: string, { env }: Shell): Promise<string[]> {
  const path = resolve(env.cwd, name);
  try {
    return (await isFolder(path)) ? await yamlFilesIn(path) : [path];
  } catch (error) {
    if (error instanceof UserError && error.code === 'file-missing') return [];
    throw error;
  }
}

async function paired(
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
  base: string,
  shell: Shell,
): Promise<VersionPair[]> {
  const faults: Finding[] = [];
  const load = async (name: string, text: string | undefined): Promise<Loaded<Diffable> | null> =>
    text !== undefined && isDiffable(formatNamed(text))
      ? loadWholeDiffable(text, name, findAsOf(name, shell))
      : null;
  const pairs: VersionPair[] = [];
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort(compareText)) {
    const before = await load(`${base}:${name}`, old.get(name));
    const after = await load(name, now.get(name));
    if (after && after.value === null) faults.push(...after.findings);
    // What was broken in the commit cannot be compared; that must not keep anybody from mending it.
    if (before && before.value === null)
      shell.note(shell.speaker.say('diff.base-unreadable', { file: name, base }));
    const version = (
      loaded: Loaded<Diffable> | null,
      of: string,
      text: string | undefined,
    ): Version | null =>
      loaded?.value ? { name: of, path: name, file: loaded.value, yaml: loaded.yaml, text: text! } : null;
    const pair = {
      old: version(before, `${base}:${name}`, old.get(name)),
      new: version(after, name, now.get(name)),
    };
    const isOneKind = !pair.old || !pair.new || kindOfFile(pair.old.file) === kindOfFile(pair.new.file);
    if (!isOneKind) pairs.push({ old: pair.old, new: null }, { old: null, new: pair.new });
    else if (pair.old || pair.new) pairs.push(pair);
  }
  if (faults.length > 0)
    throw new UserError(
      'bad-inputs',
      { count: new Set(faults.map(({ file }) => file)).size },
      { findings: faults },
    );
  return withMoves(pairs);
}

/** A file that went and one that came with the same id are one file that was moved. */
function withMoves(pairs: readonly VersionPair[]): VersionPair[] {
  const key = ({ file }: Version) => `${kindOfFile(file)} ${file.id}`;
  const gone = new Map(pairs.flatMap(({ old, new: now }) => (old && !now ? [[key(old), old] as const] : [])));
  const moved = new Set<Version>();
  const joined = pairs.map((pair) => {
    const from = pair.new && !pair.old ? gone.get(key(pair.new)) : undefined;
    if (!from || moved.has(from)) return pair;
    moved.add(from);
    return { old: from, new: pair.new };
  });
  return joined.filter(({ old, new: now }) => now !== null || !moved.has(old!));
}
