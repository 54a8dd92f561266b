// The gap report's types, which its published shape gives.

export type * from '../shapes/gap-report.ts';
