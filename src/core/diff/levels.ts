// How grave a change is, and from where on a gate closes.

/**
 * breaking: scores of the two versions cannot be compared. rebase: they can, once saved answers are scored again by the new
 * version. look: a program cannot tell, so that a person has to. safe: they can as they are.
 */
export const LEVELS = ['breaking', 'rebase', 'look', 'safe'] as const;
export type DiffLevel = (typeof LEVELS)[number];

/** Negative where `a` is graver than `b`. */
export const byGravity = (a: DiffLevel, b: DiffLevel): number => LEVELS.indexOf(a) - LEVELS.indexOf(b);

/** What a gate can close at: a level or a graver one, a version that says too little, a verdict that turns; or nothing. */
export const FAIL_ON = [...LEVELS, 'version', 'verdict-turns', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];
