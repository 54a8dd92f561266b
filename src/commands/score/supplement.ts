// The supplement that the options of `svc score` ask for: weights, and importance for the
// importance–performance analysis.

import { usageError } from '../../core/errors.ts';
import type { Scheme } from '../../core/standard/scheme.ts';
import type { Mapping } from '../../core/survey/mapping.ts';
import type { SupplementWishes } from '../../survey/supplement.ts';
import type { SupplementOptions } from './options.ts';

/** What was asked for; throws a UserError where it cannot be had. `manyProfiles`: each row has its own. */
export function wishesOf(
  { weight, cluster, strata, ipa = false, importance, crosshair }: SupplementOptions,
  scheme: Scheme,
  mapping: Mapping,
  manyProfiles: boolean,
): SupplementWishes {
  const wanted = ipa || importance !== undefined || crosshair !== undefined;
  const hasDesign = [weight ?? mapping.weight, cluster ?? mapping.cluster, strata ?? mapping.strata].some(
    (one) => one !== null,
  );
  if (manyProfiles && (wanted || hasDesign)) throw usageError('asides-with-profiles');
  const isMapped = [...mapping.criteria.values()].some((one) => one.importance !== null);
  const source = wanted ? sourceOf(importance, scheme, isMapped) : null;
  const hasScale = source === 'stated' || source === null;
  if (crosshair === 'midpoint' && !hasScale)
    throw usageError('midpoint-without-scale', {
      source: typeof source === 'string' ? source : source!.criterion,
    });
  return {
    importance: source,
    crosshair: crosshair ?? 'means',
    weight: weight ?? null,
    cluster: cluster ?? null,
    strata: strata ?? null,
  };
}

/** Rated, where it was; else by weights, where these differ; else derived. */
function sourceOf(
  said: string | undefined,
  { criteria }: Scheme,
  isMapped: boolean,
): SupplementWishes['importance'] {
  const scored = criteria.filter((criterion) => criterion.scored);
  if (said === undefined) {
    if (isMapped) return 'stated';
    return new Set(scored.map(({ weight }) => weight)).size > 1 ? 'weights' : 'derived';
  }
  if (said === 'stated' && !isMapped)
    throw usageError('importance-not-mapped', {}, { code: 'map-importance' });
  if (said === 'stated' || said === 'weights' || said === 'derived') return said;
  if (scored.some(({ id }) => id === said)) return { criterion: said };
  throw usageError('importance-unknown', { value: said });
}
