// The most memory that this process ever had at once, of any kind: pages of it that lie in memory, whoever asked for them.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Only Linux tells, and lets it be told anew. */
export const isMeasured = existsSync('/proc/self/clear_refs');

/** In bytes, since the process began or the peak was last forgotten. */
export const peak = () => Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;

export const forgetPeak = () => writeFileSync('/proc/self/clear_refs', '5');

/** What a process of svc has that reads nothing (`svc --version`): this one has the tests besides. */
const BARE = 53_000_000;

/** Bytes that this process has before it reads anything, beyond what svc would have. */
export function ownMemory() {
  globalThis.gc?.();
  forgetPeak();
  return Math.max(0, peak() - BARE);
}

/** What svc may take for an input of so many bytes, the program itself with it. */
export const mostMemory = (size) => 150_000_000 + 10 * size;
