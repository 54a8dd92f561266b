// A stopwatch as plain data: time gathered in earlier runs, and since when it has been running. The clock is the caller's.

export interface Stopwatch {
  /** Milliseconds gathered before the present run. */
  readonly gathered: number;
  /** When the present run began, in milliseconds of the caller's clock; null while it stands. */
  readonly since: number | null;
}

export const STOPPED: Stopwatch = { gathered: 0, since: null };

export const isRunning = (watch: Stopwatch): boolean => watch.since !== null;

/** Milliseconds; a clock that was set back counts as standing still. */
export function elapsed({ gathered, since }: Stopwatch, now: number): number {
  return gathered + (since === null ? 0 : Math.max(0, now - since));
}

/** Starts a standing watch, stops a running one. */
export function toggle(watch: Stopwatch, now: number): Stopwatch {
  return { gathered: elapsed(watch, now), since: isRunning(watch) ? null : now };
}

/** What a watch shows, and what it is written down as: whole seconds, since nobody presses a key more exactly. */
export const wholeSeconds = (watch: Stopwatch, now: number): number => Math.floor(elapsed(watch, now) / 1000);
