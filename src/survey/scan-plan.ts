// What a survey is counted by, for as many as count it. It can be asked for as plain data, so that another thread makes its own.

import { type Scheme, schemeOf } from '../core/standard/scheme.ts';
import type { Policy, Profile, Standard } from '../core/standard/standard.ts';
import type { Mapping } from '../core/survey/mapping.ts';
import { bind, type GroupsAsked } from './binding.ts';
import type { Layout } from './open.ts';
import type { Counting } from './row-counter.ts';
import type { Segments } from './segments.ts';
import type { SupplementWishes } from './supplement.ts';

export interface ScanPlan extends Counting {
  /** Null where one profile, or none, is for all rows. */
  readonly segments: Segments | null;
}

/** A plan as plain data, for another thread to make its own from. */
export interface PlanRequest {
  readonly standard: Standard;
  readonly profile: Profile | null;
  readonly policy: Policy;
  readonly mapping: Mapping;
  readonly asked: GroupsAsked;
  readonly supplement: SupplementWishes | undefined;
  readonly layout: Layout;
}

/** The plan that was requested; its mapping is known to fit its columns. Segments stay with the thread that asks. */
export function planFrom({
  standard,
  profile,
  policy,
  mapping,
  asked,
  supplement,
  layout,
}: PlanRequest): ScanPlan {
  const scheme: Scheme = { ...schemeOf(standard, profile), policy };
  const nowhere = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const bound = bind(
    { mapping, file: '', name: '', place: () => nowhere },
    scheme,
    layout.columns,
    asked,
    null,
    supplement,
  );
  if (!('binding' in bound)) throw new Error('a mapping that fitted its columns no longer does');
  return { scheme, binding: bound.binding, layout, segments: null };
}
