// A profile from its text: what a segment of customers expects, read in the units of the standard's answers.

import { didYouMean, excerpt } from '../core/errors.ts';
import { criteriaOf, type Profile, type Standard } from '../core/standard/standard.ts';
import { nearest } from '../core/suggest.ts';
import { checkUnique, readAnswer } from './criteria.ts';
import { type Complain, type Loaded, load } from './loaded.ts';
import type { RawOf } from './schemas/index.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/profile.generated.js';
import type { YamlFile } from './yaml.ts';

useValidator('profile', validate);

/** What a profile says of itself; enough to find its standard. */
export type ProfileHead = Omit<Profile, 'format' | 'criteria'>;

/** Checks everything that can be checked without the standard. Never throws. */
export function loadProfileHead(text: string, file: string): Loaded<ProfileHead> {
  return load('profile', text, file, (raw, complain, yaml) => {
    checkPortrait(raw, null, complain, yaml);
    return headOf(raw);
  });
}

/** Never throws; `value` is null where any finding is an error. */
export function loadProfile(text: string, file: string, standard: Standard): Loaded<Profile> {
  return load('profile', text, file, (raw, complain, yaml) => {
    checkStandard(raw.standard, standard, complain);
    checkPortrait(raw, standard, complain, yaml);
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

/** A profile without criteria changes nothing, unless it is still a portrait to be filled in. */
function checkPortrait(
  { portrait }: RawOf<'profile'>,
  standard: Standard | null,
  complain: Complain,
  yaml: YamlFile,
): void {
  if (!portrait) {
    if (yaml.keysAt(['criteria']).length === 0)
      complain(['criteria'], { rule: 'too-few', code: 'too-few', args: { key: 'criteria', count: 1 } });
    return;
  }
  const placed = portrait.flatMap(({ questions }, p) =>
    questions.map((question, q) => ({ question, path: ['portrait', p, 'questions', q] })),
  );
  checkUnique(
    portrait.map(({ id }, p) => ({ id, path: ['portrait', p, 'id'] })),
    complain,
    yaml,
  );
  checkUnique(
    placed.map(({ question, path }) => ({ id: question.id, path: [...path, 'id'] })),
    complain,
    yaml,
  );
  const known = standard?.sections.flatMap((section) => section.criteria.map(({ id }) => id));
  for (const { question, path } of placed)
    question.criteria?.forEach((id, i) => {
      if (known && !known.includes(id))
        complain([...path, 'criteria', i], {
          rule: 'unknown-criterion',
          code: 'unknown-criterion',
          args: { id: excerpt(id), standard: standard!.id },
          hint: didYouMean(nearest(id, known)),
        });
    });
}

function headOf({ id, title, description, standard, source, portrait }: RawOf<'profile'>): ProfileHead {
  return {
    id,
    title,
    ...(description ? { description } : {}),
    ...(standard === undefined ? {} : { standard }),
    ...(source ? { source } : {}),
    ...(portrait
      ? {
          portrait: portrait.map(({ questions, ...part }) => ({
            ...part,
            questions: questions.map((question) => ({ ...question, criteria: question.criteria ?? [] })),
          })),
        }
      : {}),
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
