// A stopwatch as plain data: when it was started and stopped, and how long it stood in between. The clock is the caller's.

export interface Stopwatch {
  /** In milliseconds of the caller's clock; null before the first start. */
  readonly started: number | null;
  /** When it was stopped last; null while it runs, and before the first start. */
  readonly stopped: number | null;
  /** Milliseconds that it stood between a stop and a start. */
  readonly paused: number;
}

export const STOPPED: Stopwatch = { started: null, stopped: null, paused: 0 };

export const isRunning = ({ started, stopped }: Stopwatch): boolean => started !== null && stopped === null;

/** Milliseconds; a clock that was set back counts as standing still. */
export function elapsed({ started, stopped, paused }: Stopwatch, now: number): number {
  return started === null ? 0 : Math.max(0, (stopped ?? now) - started - paused);
}

/** Starts a standing watch, stops a running one. */
export function toggle(watch: Stopwatch, now: number): Stopwatch {
  if (watch.started === null) return { started: now, stopped: null, paused: 0 };
  if (watch.stopped === null) return { ...watch, stopped: Math.max(now, watch.started + watch.paused) };
  return { ...watch, stopped: null, paused: watch.paused + Math.max(0, now - watch.stopped) };
}

/** What a watch shows, and what it is written down as: whole seconds, since nobody presses a key more exactly. */
export const wholeSeconds = (watch: Stopwatch, now: number): number => Math.floor(elapsed(watch, now) / 1000);
