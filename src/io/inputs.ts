// What this run reads and writes: nothing of it is written over, nothing endless is waited for, and an input that never ends
// has its name said.

import { type BigIntStats, fstatSync, rmSync, type Stats, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { UserError, usageError } from '../core/errors.ts';

const taken = new Set<string>();
const waitedFor = new Set<string>();
let mostBytes: number | null = null;

/** A run begins: of the one before nothing is known. `limit` is what the user allows one input to hold, in bytes. */
export function beginRun(limit: number | null = null): void {
  taken.clear();
  waitedFor.clear();
  mostBytes = limit;
}

/** The user's limit, else that of whoever reads. */
export const limitOf = (usual: number): number => mostBytes ?? usual;

/** A file has many names, but one place on one device. */
const identity = ({ dev, ino }: Stats | BigIntStats): string => `${dev}:${ino}`;

/** This file is read, or was written, and is not to be written over. */
export function takeFile(stats: Stats): void {
  if (stats.isFile()) taken.add(identity(stats));
}

/** Throws where writing to a file would destroy what this run reads or has written. */
export function refuseTaken(stats: Stats, file: string): void {
  if (!taken.has(identity(stats)) && !isStdin(stats)) return;
  throw usageError('file-taken', { file });
}

/** Standard input may be a file too, whose name only the shell knows. */
function isStdin(stats: Stats): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFile() && identity(stdin) === identity(stats);
  } catch {
    return false;
  }
}

/** Whether it is a file or a pipe. Devices never end, or never begin: they are refused; files are kept in mind. */
export function statInput(file: string): Stats {
  const stats = statSync(file);
  if (stats.isCharacterDevice() || stats.isBlockDevice() || stats.isSocket())
    throw new UserError('file-endless', { file });
  if (mostBytes !== null && stats.isFile()) refuseLarge(stats.size, mostBytes, file);
  takeFile(stats);
  return stats;
}

export function refuseLarge(size: number, limit: number, file: string): void {
  if (size > limit) throw new UserError('file-too-large', { file, size, limit });
}

/** Stops where more comes than the user allows. */
export async function* within<T extends Uint8Array>(
  source: AsyncIterable<T>,
  name: string,
): AsyncGenerator<T> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (mostBytes !== null) refuseLarge(size, mostBytes, name);
    yield chunk;
  }
}

/** What is read while `act` runs, for whoever notices that it will never end. */
export async function whileReading<T>(name: string, act: () => Promise<T>): Promise<T> {
  waitedFor.add(name);
  try {
    return await act();
  } finally {
    waitedFor.delete(name);
  }
}

/** The input that is waited for now; null where it is none. */
export const inputWaitedFor = (): string | null => [...waitedFor].at(-1) ?? null;

/** Temporary files, and folders of such, that this run has on the disk now. */
export const temporaries = new Set<string>();

/** Archives of audits that this run reads, each with the temporary folder that its files are in. */
export const unpacked = new Map<string, string>();

const moved = (file: string, from: string, to: string): string | null =>
  file === from || file.startsWith(`${from}${sep}`) ? `${to}${file.slice(from.length)}` : null;

/** How a file is called: one of an archive by its place in that. Both paths are absolute. */
export function calledFile(file: string): string {
  for (const [archive, folder] of unpacked) {
    const called = moved(file, folder, archive);
    if (called !== null) return called;
  }
  return file;
}

/** Where a file lies that is called so; the inverse of `calledFile`. */
export function fileCalled(name: string): string {
  for (const [archive, folder] of unpacked) {
    const file = moved(name, archive, folder);
    if (file !== null) return file;
  }
  return name;
}

/** At the end of a run. */
export function removeUnpacked(): void {
  for (const folder of unpacked.values()) {
    rmSync(dirname(folder), { force: true, recursive: true });
    temporaries.delete(dirname(folder));
  }
  unpacked.clear();
}

/** For whoever is about to die: what was not put in its place goes. */
export function removeTemporaries(): void {
  for (const temporary of temporaries) rmSync(temporary, { force: true, recursive: true });
  temporaries.clear();
}
