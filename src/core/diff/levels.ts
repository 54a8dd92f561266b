// How grave a change is, and from where on a gate closes.

/**
 * breaking: scores of the two versions cannot be compared. rebase: they can, once saved answers are scored again by the new
 * version. safe: they can as they are.
 */
export const LEVELS = ['breaking', 'rebase', 'safe'] as const;
export type DiffLevel = (typeof LEVELS)[number];

export const FAIL_ON = [...LEVELS, 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];
