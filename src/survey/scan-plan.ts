// What a byte scan of a survey is to count, and whether a survey is for it at all. It can be asked for as plain data, so that
// another thread makes its own.

import type { Scheme } from '../core/standard/scheme.ts';
import { schemeOf } from '../core/standard/scheme.ts';
import type { Policy, Profile, Standard } from '../core/standard/standard.ts';
import type { Mapping } from '../core/survey/mapping.ts';
import type { Binding } from './binding.ts';
import { bind } from './binding.ts';
import { logPlanOf } from './fold.ts';
import type { Layout } from './open.ts';

export interface ScanPlan {
  readonly scheme: Scheme;
  readonly binding: Binding;
  readonly layout: Layout;
}

/** A plan as plain data, for another thread to make its own from. */
export interface PlanRequest {
  readonly standard: Standard;
  readonly profile: Profile | null;
  readonly policy: Policy;
  readonly mapping: Mapping;
  readonly by: readonly string[] | null;
  readonly layout: Layout;
}

/** The plan that was requested; its mapping is known to fit its columns. */
export function planFrom({ standard, profile, policy, mapping, by, layout }: PlanRequest): ScanPlan {
  const scheme = { ...schemeOf(standard, profile), policy };
  const nowhere = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const bound = bind({ mapping, file: '', name: '', place: () => nowhere }, scheme, layout.columns, by);
  if (!('binding' in bound)) throw new Error('a mapping that fitted its columns no longer does');
  return { scheme, binding: bound.binding, layout };
}

/** Whether rows can be counted from bytes; what cannot is read by csv-parse. */
export function isScannable({ scheme, binding, layout }: ScanPlan): boolean {
  const { shape, encoding, columns, gathered, container } = layout;
  return (
    container === null &&
    binding.asides === null &&
    !gathered &&
    encoding.name === 'utf-8' &&
    shape.lineEnd === '\n' &&
    columns.length > 1 &&
    logPlanOf(scheme, binding) === null &&
    binding.criteria.every(
      ({ position, announced, until }) =>
        announced === null && until === null && scheme.criteria[position]!.source.when.length === 0,
    )
  );
}
