// A profile from its text: what a segment of customers expects, read in the units of the standard's answers.

import type { Profile, Source, Standard } from '../core/standard.ts';
import { criteriaOf } from '../core/standard.ts';
import { nearest } from '../core/suggest.ts';
import type { Text } from '../core/text.ts';
import { readAnswer } from './criteria.ts';
import { didYouMean, excerpt } from './findings.ts';
import type { Complain, Loaded } from './loaded.ts';
import { load } from './loaded.ts';

interface RawProfile {
  readonly id: string;
  readonly title: Text;
  readonly description?: Text;
  readonly standard?: string;
  readonly source?: Source;
  readonly criteria: Readonly<
    Record<string, { readonly expect?: string | number | boolean; readonly weight?: number }>
  >;
}

/** What a profile says of itself; enough to find its standard. */
export type ProfileHead = Omit<Profile, 'format' | 'criteria'>;

/** Checks everything that can be checked without the standard. Never throws. */
export function loadProfileHead(text: string, file: string): Loaded<ProfileHead> {
  return load<RawProfile, ProfileHead>('profile', text, file, headOf);
}

/** Never throws; `value` is null where any finding is an error. */
export function loadProfile(text: string, file: string, standard: Standard): Loaded<Profile> {
  return load<RawProfile, Profile>('profile', text, file, (raw, complain, yaml) => {
    checkStandard(raw.standard, standard, complain);
    const byId = new Map(criteriaOf(standard).map((criterion) => [criterion.id, criterion]));
    const criteria = new Map<string, { expect: number | null; weight: number | null }>();
    for (const id of yaml.keysAt(['criteria'])) {
      const { expect, weight } = raw.criteria[id]!;
      const criterion = byId.get(id);
      if (!criterion) {
        unknownCriterion(id, [...byId.keys()], standard, complain);
        continue;
      }
      criteria.set(id, {
        expect:
          expect === undefined
            ? null
            : readAnswer(expect, criterion.answer, ['criteria', id, 'expect'], complain),
        weight: weight ?? null,
      });
    }
    return { format: 'svc.profile/1', ...headOf(raw), criteria };
  });
}

function headOf({ id, title, description, standard, source }: RawProfile): ProfileHead {
  return {
    id,
    title,
    ...(description ? { description } : {}),
    ...(standard === undefined ? {} : { standard }),
    ...(source ? { source } : {}),
  };
}

/** A file that says whose criteria it means must mean these. */
export function checkStandard(id: string | undefined, standard: Standard, complain: Complain): void {
  if (id !== undefined && id !== standard.id)
    complain(['standard'], {
      rule: 'other-standard',
      code: 'other-standard',
      args: { id, given: standard.id },
    });
}

/** Complains of a key of `criteria` or `responses` that names no criterion. */
export function unknownCriterion(
  id: string,
  known: readonly string[],
  standard: Standard,
  complain: Complain,
  under = 'criteria',
): void {
  const renamed = criteriaOf(standard).find(({ formerly }) => formerly.includes(id));
  complain(
    [under, id],
    {
      rule: 'unknown-criterion',
      code: 'unknown-criterion',
      args: { id: excerpt(id), standard: standard.id },
      hint: renamed ? { code: 'renamed', args: { id, name: renamed.id } } : didYouMean(nearest(id, known)),
    },
    'key',
  );
}
