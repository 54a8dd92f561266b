// Which process holds something on a disk, and whether it is still there. A number alone does not tell: numbers are used again,
// so that the moment a process began belongs to it.

// What takes long to load, and is seldom needed, is asked for where it is.
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When it began, as this system tells it; null where it does not. */
  readonly began: string | null;
}

/** This machine; in a container with process numbers of its own, that container. */
export function hostHere(): string {
  try {
    return `${hostname()}/${readlinkSync('/proc/self/ns/pid').replace(/\D+/g, '')}`;
  } catch {
    return hostname();
  }
}

/** `gone` where the process has ended for certain; of another machine nothing can be known. */
export function stateOf({ pid, host, began }: Holder): 'alive' | 'gone' | 'unknown' {
  if (host !== hostHere() && host !== hostname()) return 'unknown';
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process refuses the question, and so is there.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'gone';
  }
  const now = beganOf(pid);
  return began !== null && now !== null && began !== now ? 'gone' : 'alive';
}

/** When a process began: since the machine did, on Linux; by the clock on macOS; unknown elsewhere. */
export function beganOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // The name of the program stands in brackets and may hold anything; the 22nd field is the start.
      const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const ticks = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
      return `${boot}.${ticks}`;
    }
    if (process.platform !== 'darwin') return null;
    return process
      .getBuiltinModule('node:child_process')
      .execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .replace(/\W+/g, '.');
  } catch {
    return null;
  }
}

const hashed = (text: string): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex').slice(0, 8);

let here: string | undefined;
/** This process in a word that a file may be named with. */
export function processHere(): string {
  here ??= `${hashed(hostHere())}-${process.pid}-${beganOf(process.pid) ?? '0'}`;
  return here;
}

/** Whether the process of such a word was on this machine and has ended. */
export function isOver(word: string): boolean {
  const [host, pid, began] = word.split('-');
  if (host !== hashed(hostHere()) || !/^\d+$/.test(pid ?? '')) return false;
  return (
    stateOf({ pid: Number(pid), host: hostHere(), began: began === '0' ? null : (began ?? null) }) === 'gone'
  );
}
