// Where the two versions of a diff come from: a file, a shipped id, a commit of git, standard input; or, for a folder, the
// working tree (or a commit) and what it was in another. Whatever cannot be read on either side ends the command: a version
// nobody could read is not a new one.

import { stat } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { type Diffable, kindOfFile } from '../../core/diff/facts.ts';
import { compareText, type Finding, UserError, usageError } from '../../core/errors.ts';
import { readStream } from '../../io/files.ts';
import type { Repository, TreeEntry } from '../../io/git.ts';
import {
  baseCommit,
  cleanCommitOf,
  commitOf,
  fileAt,
  filesHolding,
  filesOf,
  gitSource,
  pathFromRoot,
  repositoryOf,
  treeAt,
} from '../../io/git.ts';
import { fileExists } from '../../io/sessions.ts';
import { locate, type ShippedKind, shippedIds } from '../../io/shipped.ts';
import { isFolder, yamlFilesIn } from '../../io/yaml-files.ts';
import type { FindIncluded } from '../../load/composite.ts';
import { MAX_BYTES } from '../../load/decode.ts';
import { formatNamed, isDiffable, loadWholeDiffable } from '../../load/diffable.ts';
import type { YamlFile } from '../../load/yaml.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
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
  if (oldName === '-' && newName === '-') throw usageError('diff-two-stdin');
  const old = await openVersion(oldName, shell);
  const now = await openVersion(newName, shell);
  const kinds = { old: kindOfFile(old.file), new: kindOfFile(now.file) };
  if (kinds.old !== kinds.new) throw new UserError('diff-kinds', kinds);
  return { old, new: now };
}

export async function openVersion(name: string, shell: Shell): Promise<Version> {
  const { env } = shell;
  const source = gitSource(name);
  if (name === '-') {
    const text = textOf(await readStream(env.stdin, MAX_BYTES, name), name);
    return versionOf(name, text, onDisk(shell), shell);
  }
  if (source) {
    const text = textOf(await fileAt(env.cwd, source), name);
    const repository = await repositoryOf(env.cwd);
    const path = /^\.{1,2}\//.test(source.path)
      ? pathFromRoot(repository, env.cwd, source.path)
      : source.path;
    // What is staged has no commit; it includes what is staged beside it.
    const commit = source.ref === '' ? '' : await commitOf(env.cwd, source.ref);
    const find = inCommit({ commit, repository }, shell);
    const loaded = await loadWholeDiffable(text, `${commit}:${path}`, find);
    return { name, path: source.path, file: accept(loaded, name, shell), yaml: loaded.yaml, text };
  }
  const file = await locateAny(name, shell);
  return versionOf(shown(file, shell), await readText(file), onDisk(shell), shell);
}

/** A path, or the id of anything shipped; a name that is both could be either. */
async function locateAny(name: string, { env }: Shell): Promise<string> {
  for (const kind of ['standards', 'profiles', 'personas'] satisfies ShippedKind[])
    if ((await shippedIds(env.root, kind)).includes(name)) {
      const isFile = await stat(resolve(env.cwd, name)).then(
        (found) => found.isFile(),
        () => false,
      );
      if (isFile)
        throw new UserError('diff-shadowed', { name }, { hint: { code: 'diff-shadowed', args: { name } } });
      return locate(env.root, env.cwd, kind, name);
    }
  return locate(env.root, env.cwd, 'standards', name);
}

async function versionOf(name: string, text: string, find: FindIncluded, shell: Shell): Promise<Version> {
  const loaded = await loadWholeDiffable(text, name, find);
  return { name, path: name, file: accept(loaded, name, shell), yaml: loaded.yaml, text };
}

/** What a version includes: as it was in the same commit, or else as it is now. */
export function findAsOf(version: string, shell: Shell): FindIncluded {
  const source = gitSource(version);
  if (!source) return onDisk(shell);
  const { cwd } = shell.env;
  // Most versions include nothing: git is asked only where one does.
  return async (name, from) => {
    const commit = source.ref === '' ? '' : await commitOf(cwd, source.ref);
    const find = inCommit({ commit, repository: await repositoryOf(cwd) }, shell);
    return find(name, from === version ? `${commit}:${source.path}` : from);
  };
}

/** A name without a path is that of a shipped standard, in both versions alike, unless a file beside claims it, too. */
const isName = (name: string): boolean => !/[\\/]|\.ya?ml$/i.test(name);

const shadowed = (name: string) => ({
  fault: {
    code: 'include-shadowed',
    args: { name },
    hint: { code: 'include-shadowed', args: { name } },
  },
});

function onDisk({ env }: Shell): FindIncluded {
  const find = findIncluded(env);
  return async (name, from) => {
    const file = resolve(env.cwd, from);
    if (isName(name) && (await shippedIds(env.root, 'standards')).includes(name)) {
      const sibling = resolve(dirname(file), `${name}.yaml`);
      const shipped = await locate(env.root, env.cwd, 'standards', name);
      if (sibling !== shipped && (await fileExists(sibling))) return shadowed(name);
    }
    return find(name, file);
  };
}

interface Snapshot {
  /** Empty for what is staged. */
  readonly commit: string;
  readonly repository: Repository;
}

/** Paths from the file that includes them, at the commit that file is of: COMMIT:path from the root of the repository. */
function inCommit({ commit, repository }: Snapshot, shell: Shell): FindIncluded {
  const { env } = shell;
  const disk = onDisk(shell);
  return async (name, from) => {
    // A shipped file includes what is shipped beside it.
    if (!from.startsWith(`${commit}:`)) return disk(name, from);
    const folder = posix.dirname(from.slice(commit.length + 1));
    const path = posix.join(folder, isName(name) ? `${name}.yaml` : name.replaceAll('\\', '/'));
    const file = `${commit}:${path}`;
    const isShipped = isName(name) && (await shippedIds(env.root, 'standards')).includes(name);
    const [bytes] = path.startsWith('../') ? [null] : await filesOf(env.cwd, [file]);
    if (isShipped) {
      const shipped = await locate(env.root, env.cwd, 'standards', name);
      if (!bytes) return disk(name, join(env.root, 'standards', '-'));
      if (resolve(repository.root, path) !== shipped) return shadowed(name);
    }
    if (bytes) return { file, text: textOf(bytes, file) };
    return { fault: { code: 'include-missing', args: { name } } };
  };
}

/** What is compared, and with what: paths from the root of the repository, and the text of each. */
interface Revision {
  /** As it is named before a colon; empty for the working tree. */
  readonly label: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly find: FindIncluded;
  /** The name by which a file's includes are looked up. */
  readonly loadedAs: (path: string) => string;
}

export interface Folders {
  readonly pairs: readonly VersionPair[];
  /** The commit that was compared with. */
  readonly commit: string;
}

/**
 * What files and folders hold now (or in the commit `head`), and what they held at the base. Files that are no standard,
 * profile, persona or mapping on either side are left out.
 */
export async function openFolders(
  names: readonly string[],
  base: string,
  head: string | null,
  shell: Shell,
): Promise<Folders> {
  const { cwd } = shell.env;
  const commit = await baseCommit(cwd, base, head ?? 'HEAD');
  const repository = await repositoryOf(cwd);
  const tip = head === null ? null : await commitOf(cwd, head);
  const old = new Map<string, string>();
  const now = new Map<string, string>();
  for (const name of names) {
    if (name === '-' || gitSource(name)) throw usageError('diff-base-source', { name });
    const path = pathFromRoot(repository, cwd, name);
    const was = await treeAt(cwd, commit, path);
    const is = tip === null ? null : await treeAt(cwd, tip, path);
    const there = is ? [] : await present(name, shell);
    const known = was.length + (is?.length ?? 0) + there.length;
    if (known === 0) throw new UserError('file-missing', { file: name });
    const apart = await submodules(was, is, repository, there);
    await readTree(was, commit, apart, old, cwd);
    if (is) await readTree(is, tip!, apart, now, cwd);
    else
      for (const file of there) {
        const at = pathFromRoot(repository, cwd, file);
        if (!isIn(apart, at)) now.set(at, await readText(file));
      }
  }
  const revisions = {
    old: {
      label: base,
      texts: old,
      find: inCommit({ commit, repository }, shell),
      loadedAs: (path: string) => `${commit}:${path}`,
    },
    new: {
      label: head ?? '',
      texts: now,
      find: tip === null ? onDisk(shell) : inCommit({ commit: tip, repository }, shell),
      loadedAs: (path: string) => (tip === null ? resolve(repository.root, path) : `${tip}:${path}`),
    },
  };
  const pairs = await paired(revisions, { commit, repository }, shell);
  if (pairs.length === 0) throw new UserError('diff-nothing', { names: names.join(', '), base });
  return { pairs, commit };
}

const isIn = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/**
 * Repositories inside the repository. One that stands at the same commit in both versions has not changed, and is left out;
 * of any other, git tells nothing here, so that it has to be compared where it is.
 */
async function submodules(
  was: readonly TreeEntry[],
  is: readonly TreeEntry[] | null,
  repository: Repository,
  there: readonly string[],
): Promise<string[]> {
  const before = new Map(was.filter(({ kind }) => kind === 'submodule').map(({ path, sha }) => [path, sha]));
  const after = new Map<string, string | null>();
  if (is) for (const { path, sha, kind } of is) if (kind === 'submodule') after.set(path, sha);
  if (!is) {
    const folders = new Set([
      ...[...before.keys()].map((path) => resolve(repository.root, path)),
      ...(await ownRepositories(there, repository)),
    ]);
    for (const folder of folders) {
      const isOut = await fileExists(join(folder, '.git'));
      const path = relative(repository.root, folder).replaceAll('\\', '/');
      // What is not checked out stands, for all that can be seen here, where the commit before it stood.
      after.set(path, isOut ? await cleanCommitOf(folder) : (before.get(path) ?? null));
    }
  }
  for (const path of new Set([...before.keys(), ...after.keys()]))
    if (before.get(path) !== after.get(path) || before.get(path) === undefined)
      throw new UserError('diff-submodule', { path }, { hint: { code: 'diff-submodule', args: { path } } });
  return [...before.keys()];
}

/** Folders above a file, below the root, that hold a repository of their own. */
async function ownRepositories(files: readonly string[], { root }: Repository): Promise<string[]> {
  const known = new Map<string, boolean>();
  for (const file of files)
    for (
      let folder = dirname(file);
      folder.length > root.length && folder.startsWith(root);
      folder = dirname(folder)
    ) {
      if (known.has(folder)) break;
      known.set(folder, await fileExists(join(folder, '.git')));
    }
  return [...known].filter(([, isRepository]) => isRepository).map(([folder]) => folder);
}

async function readTree(
  entries: readonly TreeEntry[],
  commit: string,
  apart: readonly string[],
  into: Map<string, string>,
  cwd: string,
): Promise<void> {
  const paths = entries
    .filter(({ kind, path }) => kind !== 'submodule' && isYaml(path) && !isIn(apart, path))
    .map(({ path }) => path);
  for (const path of paths) if (path.includes('\n')) throw new UserError('git-unreadable', { name: path });
  const texts = await filesOf(
    cwd,
    paths.map((path) => `${commit}:${path}`),
  );
  paths.forEach((path, i) => {
    const bytes = texts[i];
    if (!bytes) throw new UserError('git-unreadable', { name: `${commit}:${path}` });
    into.set(path, textOf(bytes, `${commit}:${path}`));
  });
}

/** As in a folder that is searched: nothing hidden, and nothing installed. */
export const isYaml = (path: string): boolean =>
  /\.ya?ml$/i.test(path) && !/(?:^|\/)(?:\.[^./]|node_modules\/)/.test(path);

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
  revisions: { readonly old: Revision; readonly new: Revision },
  { commit, repository }: Snapshot,
  shell: Shell,
): Promise<VersionPair[]> {
  const faults: Finding[] = [];
  const here = (path: string) => shown(resolve(repository.root, path), shell);
  const load = async (side: Revision, path: string, isCounterpart: boolean): Promise<Version | null> => {
    const text = side.texts.get(path);
    if (text === undefined) return null;
    const name = side.label === '' ? here(path) : `${side.label}:${path}`;
    const format = formatNamed(text);
    if (!isDiffable(format)) {
      // Where the other version is one of ours, this is no other kind of file: it cannot be read.
      if (isCounterpart) throw new UserError('diff-not-readable', { name });
      return null;
    }
    const loaded = await loadWholeDiffable(text, side.loadedAs(path), side.find);
    if (loaded.value === null)
      faults.push(...loaded.findings.map((finding) => named(finding, name, side, path)));
    return loaded.value && { name, path: here(path), file: loaded.value, yaml: loaded.yaml, text };
  };
  const isOurs = (side: Revision, path: string) => isDiffable(formatNamed(side.texts.get(path) ?? ''));
  const pairs: VersionPair[] = [];
  const paths = [...new Set([...revisions.old.texts.keys(), ...revisions.new.texts.keys()])].sort(
    compareText,
  );
  for (const path of paths) {
    const pair = {
      old: await load(revisions.old, path, isOurs(revisions.new, path)),
      new: await load(revisions.new, path, isOurs(revisions.old, path)),
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
  const moved = withMoves(pairs);
  const whole: VersionPair[] = [];
  for (const pair of moved) whole.push(pair.old || !pair.new ? pair : await movedIn(pair.new, moved));
  await refuseShadows(whole, repository, shell);
  return whole;

  /** What is new in these folders may lie, or have lain, elsewhere in the repository: then it is compared with that. */
  async function movedIn(now: Version, known: readonly VersionPair[]): Promise<VersionPair> {
    if (now.file.format === 'svc.mapping/1') return { old: null, new: now };
    const paired = new Set(known.flatMap(({ old }) => (old ? [old.path] : [])));
    const elsewhere: Version[] = [];
    const names = (await filesHolding(shell.env.cwd, commit, now.file.id)).filter(
      (path) => isYaml(path) && !revisions.old.texts.has(path) && !paired.has(here(path)),
    );
    const texts = await filesOf(
      shell.env.cwd,
      names.map((path) => `${commit}:${path}`),
    );
    for (const [i, path] of names.entries()) {
      const text = texts[i] ? textOf(texts[i], `${commit}:${path}`) : '';
      if (formatNamed(text) !== kindOfFile(now.file)) continue;
      const { value, yaml } = await loadWholeDiffable(text, `${commit}:${path}`, revisions.old.find);
      if (value?.id === now.file.id)
        elsewhere.push({ name: `${revisions.old.label}:${path}`, path: here(path), file: value, yaml, text });
    }
    const [one = null, ...more] = elsewhere;
    if (more.length > 0) throw idTaken(now, 'diff-id-taken');
    return { old: one, new: now };
  }
}

const idTaken = ({ name, file: { id } }: Version, hint: 'diff-id-taken' | 'diff-id-shipped') =>
  new UserError('diff-id-taken', { file: name, id }, { hint: { code: hint, args: { id, file: name } } });

/** A fault in a file of a commit is told by the name that its user knows. */
const named = (finding: Finding, name: string, side: Revision, path: string): Finding =>
  finding.file === side.loadedAs(path) ? { ...finding, file: name } : finding;

const keyOf = ({ file }: Version) => `${kindOfFile(file)} ${file.id}`;

/** A file that went and one that came with the same id are one file that was moved; of several, nobody can tell which. */
function withMoves(pairs: readonly VersionPair[]): VersionPair[] {
  const gone = new Map<string, Version | null>();
  for (const { old, new: now } of pairs)
    if (old && !now) gone.set(keyOf(old), gone.has(keyOf(old)) ? null : old);
  const moved = new Set<Version>();
  const joined = pairs.map((pair) => {
    const from = pair.new && !pair.old ? gone.get(keyOf(pair.new)) : undefined;
    if (!from || moved.has(from)) return pair;
    moved.add(from);
    return { old: from, new: pair.new };
  });
  return joined.filter(({ old, new: now }) => now !== null || !moved.has(old!));
}

/** A new file under an id that is taken is no new standard: audits that name the id would be read by it. */
async function refuseShadows(
  pairs: readonly VersionPair[],
  { root }: Repository,
  { env }: Shell,
): Promise<void> {
  const shipped = {
    standard: 'standards',
    profile: 'profiles',
    persona: 'personas',
  } as const;
  for (const { old, new: now } of pairs) {
    if (!now || now.file.format === 'svc.mapping/1' || old?.file.id === now.file.id) continue;
    const { id } = now.file;
    const other = pairs.find((pair) => pair.new && pair.new !== now && keyOf(pair.new) === keyOf(now))?.new;
    const kind = shipped[kindOfFile(now.file) as keyof typeof shipped];
    const isShipped =
      (await shippedIds(env.root, kind)).includes(id) &&
      resolve(root, now.path) !== (await locate(env.root, env.cwd, kind, id));
    if (other || isShipped) throw idTaken(now, other ? 'diff-id-taken' : 'diff-id-shipped');
  }
}
