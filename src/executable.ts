// svc as one file with Node inside (Node's single executable form): what lies beside the program elsewhere lies within it here, and
// is read as if it stood in a folder of the program's own name.

import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { getAsset } from 'node:sea';
import { main, realEnv } from './main.ts';

/** No folder that could be on a disk: the program itself is a file. */
const ROOT = join(process.execPath, 'svc');
const files = new Map(
  Object.entries(JSON.parse(getAsset('files', 'utf8')) as Record<string, string>).map(([path, text]) => [
    join(ROOT, path),
    text,
  ]),
);
const folders = new Map<string, Set<string>>();
for (const file of files.keys())
  for (let path = file; path !== ROOT; path = dirname(path)) {
    const within = folders.get(dirname(path)) ?? new Set();
    folders.set(dirname(path), within.add(path.slice(dirname(path).length + 1)));
  }

const isOurs = (path: unknown): path is string =>
  typeof path === 'string' && (path === ROOT || path.startsWith(join(ROOT, '/')));

function missing(path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`ENOENT: no such file, '${path}'`), {
    code: 'ENOENT',
    errno: -2,
    syscall: 'open',
    path,
  });
}

function read(path: string, encoding?: unknown): string | Buffer {
  const text = files.get(path);
  if (text === undefined) throw missing(path);
  return encoding ? text : Buffer.from(text);
}

function stat(path: string): fs.Stats {
  const text = files.get(path);
  if (text === undefined && !folders.has(path)) throw missing(path);
  const itself = fs.statSync(process.execPath);
  return Object.assign(Object.create(Object.getPrototypeOf(itself)), itself, {
    size: Buffer.byteLength(text ?? ''),
    // No file that somebody could write to.
    ino: -1 - [...files.keys()].indexOf(path),
    isFile: () => text !== undefined,
    isDirectory: () => text === undefined,
  });
}

function list(path: string): string[] {
  const within = folders.get(path);
  if (!within) throw missing(path);
  return [...within].sort();
}

/** The same function, but that it answers for paths of ours itself. */
function overlay<T extends object>(
  module: T,
  name: keyof T,
  ours: (path: string, options?: unknown) => unknown,
): void {
  const theirs = module[name] as (...args: unknown[]) => unknown;
  module[name] = ((path: unknown, ...more: unknown[]) =>
    isOurs(path) ? ours(path, more[0]) : theirs.call(module, path, ...more)) as T[keyof T];
}
overlay(fs, 'readFileSync', read);
overlay(fs, 'statSync', stat);
overlay(fs, 'readdirSync', list);
overlay(fs, 'existsSync', (path) => files.has(path) || folders.has(path));
overlay(fs.promises, 'readFile', async (path, encoding) => read(path, encoding));
overlay(fs.promises, 'stat', async (path) => stat(path));
overlay(fs.promises, 'readdir', async (path) => list(path));

main(realEnv(process, ROOT)).then((code) => {
  process.exitCode = code;
});
