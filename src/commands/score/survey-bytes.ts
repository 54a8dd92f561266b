// A survey file by its bytes, and a second thread to count half of it. The thread is woken before it is needed: it takes
// about as long to start as a standard takes to load.

import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSea } from 'node:sea';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { takeFile } from '../../io/inputs.ts';
import type { FileBytes, Taken } from '../../survey/parallel.ts';

export interface SurveyBytes extends FileBytes {
  /** Lets go of the file and the thread. */
  close(): void;
}

/** A thread takes a fifth of a second of processor before it counts as fast as the first one: with less to read it saves no time. */
const WORTH_A_THREAD = 32 << 20;

/** In a single executable the thread's program lies within it, and can only be given as text. */
function threadOf(root: string): Worker {
  const program = join(root, 'bin', 'scan-worker.js');
  return isSea() ? new Worker(readFileSync(program, 'utf8'), { eval: true }) : new Worker(program);
}

/**
 * Room for new objects doubles as long as they stay, to 32 MB: those of a large report all stay, and gain nothing by it. Said once the
 * thread is there, since to start one sets it back. An engine that did not know it would say so on standard error: newer ones than were
 * tried are left as they are.
 */
function keepSmall(): void {
  if (Number.parseInt(process.versions.v8, 10) <= NEWEST_TRIED)
    setFlagsFromString('--semi-space-growth-factor=1');
}

/** V8 of Node 26. */
const NEWEST_TRIED = 14;

/** Null where the file cannot be read at a place (a pipe, a folder) or at all: whoever reads it as a stream says why. */
export function openSurveyBytes(file: string, root: string): SurveyBytes | null {
  let fd: number;
  try {
    // A pipe must not be opened to be looked at: who writes into it would see it closed again.
    if (!statSync(file).isFile()) return null;
    fd = openSync(file, 'r');
  } catch {
    return null;
  }
  const stats = fstatSync(fd);
  takeFile(stats);
  const worker = stats.size >= WORTH_A_THREAD ? threadOf(root) : null;
  // A thread that fails must not end the process: what it was to do is then done here.
  let isGone = false;
  worker?.on('error', () => {});
  worker?.once('online', keepSmall);
  worker?.once('exit', () => {
    isGone = true;
  });
  return {
    size: stats.size,
    readAt: (into, offset, length, position) => readSync(fd, into, offset, length, position),
    elsewhere:
      worker &&
      ((request, work) =>
        new Promise<Taken | null>((resolve) => {
          worker.once('message', resolve);
          worker.once('exit', () => resolve(null));
          if (isGone) resolve(null);
          else worker.postMessage({ file, request, work });
        })),
    close() {
      closeSync(fd);
      void worker?.terminate();
    },
  };
}
