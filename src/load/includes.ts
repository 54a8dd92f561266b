// Standards made of others: sections are included by name and version, not copied, and bring along what they refer to.

import { didYouMean, excerpt, type Fault, type Message } from '../core/errors.ts';
import type { RawInclude } from '../core/shapes/standard.ts';
import type { Criterion, Field, Named, Section, Standard } from '../core/standard/standard.ts';
import { nearest } from '../core/suggest.ts';
import { type WorkingCalendar, writtenCalendar } from '../core/time/working-time.ts';
import type { Complain } from './loaded.ts';
import type { Path } from './yaml.ts';

/** What became of a standard that another includes. */
export type IncludedStandard =
  | { readonly standard: Standard }
  | { readonly fault: Message & { readonly hint?: Message | undefined } };

/** By the name that the include gives. */
export type Included = ReadonlyMap<string, IncludedStandard>;

/** What the includes of a file add up to, before its own. */
export interface IncludedParts {
  readonly sections: readonly Section[];
  readonly touchpoints: readonly Named[];
  readonly fields: readonly Field[];
  readonly calendars: readonly WorkingCalendar[];
  /** Digests of the included standards, in order. */
  readonly digests: readonly string[];
}

export function includedParts(
  raw: readonly RawInclude[],
  included: Included,
  complain: Complain,
): IncludedParts {
  const sections: Section[] = [];
  const digests: string[] = [];
  let touchpoints: readonly Named[] = [];
  let fields: readonly Field[] = [];
  const calendars = new Map<string, WorkingCalendar>();
  raw.forEach((one, i) => {
    const path = ['include', i];
    const standard = standardOf(one, included, path, complain);
    if (!standard) return;
    digests.push(standard.digest);
    const taken = takenSections(one, standard, path, complain);
    const added = one.as ? [asOneSection(one.as, taken, standard)] : taken;
    checkTaken(added, sections, standard, path, complain);
    sections.push(...added);
    touchpoints = mergedNames(touchpoints, standard.touchpoints);
    fields = mergedFields(fields, standard.fields);
    for (const calendar of standard.calendars ?? []) {
      const before = calendars.get(calendar.id);
      if (before && !sameCalendar(before, calendar))
        complain(path, { rule: 'include', code: 'include-calendar', args: { id: calendar.id } });
      calendars.set(calendar.id, before ?? calendar);
    }
  });
  return { sections, touchpoints, fields, calendars: [...calendars.values()], digests };
}

/** The standard, or null after a complaint. */
function standardOf(
  { standard: name, version }: RawInclude,
  included: Included,
  path: Path,
  complain: Complain,
): Standard | null {
  const found = included.get(name) ?? { fault: { code: 'include-missing', args: { name: excerpt(name) } } };
  if ('fault' in found) {
    const { code, args, hint } = found.fault;
    complain([...path, 'standard'], { rule: 'include', code, ...(args ? { args } : {}), hint });
    return null;
  }
  const { standard } = found;
  if (standard.version === version) return standard;
  complain([...path, 'version'], {
    rule: 'include',
    code: 'include-version',
    args: { id: standard.id, version, found: standard.version },
    hint: { code: 'include-version', args: { id: standard.id, found: standard.version } },
  });
  return null;
}

function takenSections(
  { sections: wanted }: RawInclude,
  { id, sections }: Standard,
  path: Path,
  complain: Complain,
): readonly Section[] {
  if (!wanted) return sections;
  const ids = sections.map((section) => section.id);
  wanted.forEach((section, i) => {
    if (!ids.includes(section))
      complain([...path, 'sections', i], {
        rule: 'include',
        code: 'include-section',
        args: { id, section: excerpt(section) },
        hint: didYouMean(nearest(section, ids)) ?? {
          code: 'include-section',
          args: { id, sections: ids.join(', ') },
        },
      });
  });
  return sections.filter((section) => wanted.includes(section.id));
}

/**
 * One section of all criteria taken. Their weights are those that they have in their own standard (a nested one shares out
 * the weight of a section among its criteria), so that the section scores what the sections scored together.
 */
function asOneSection(
  { id, title, weight = 1 }: NonNullable<RawInclude['as']>,
  taken: readonly Section[],
  { aggregation }: Standard,
): Section {
  const shared = aggregation === 'nested' && taken.length > 1;
  const criteria = taken.flatMap((section) => {
    const total = section.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
    return section.criteria.map(
      (criterion): Criterion => ({
        ...criterion,
        section: id,
        weight: shared && total > 0 ? (section.weight * criterion.weight) / total : criterion.weight,
      }),
    );
  });
  return { id, title, weight, criteria };
}

/** Ids stay unique across what is included. */
function checkTaken(
  added: readonly Section[],
  before: readonly Section[],
  { id: standard }: Standard,
  path: Path,
  complain: Complain,
): void {
  const known = new Set(before.flatMap(idsOf));
  for (const id of added.flatMap(idsOf))
    if (known.has(id))
      complain(path, {
        rule: 'duplicate-id',
        code: 'included-twice',
        args: { id: id.replace('/', ''), standard },
      });
}

/** Sections and criteria have ids of their own; a prefix tells them apart. */
const idsOf = ({ id, criteria }: Section): string[] => [
  `${id}/`,
  ...criteria.map((criterion) => criterion.id),
];

/** The fault of an own section or criterion whose id an included one has. */
export const takenId = (id: string): Fault => ({
  rule: 'duplicate-id',
  code: 'included-id',
  args: { id },
});

export const mergedNames = (before: readonly Named[], more: readonly Named[]): readonly Named[] => [
  ...before,
  ...more.filter(({ id }) => !before.some((known) => known.id === id)),
];

/** A field that several standards know has the values of all; one that takes any text still does. */
export function mergedFields(before: readonly Field[], more: readonly Field[]): readonly Field[] {
  const merged = before.map((field) => {
    const other = more.find(({ id }) => id === field.id);
    if (!other) return field;
    const isFree = field.values.length === 0 || other.values.length === 0;
    return { ...field, values: isFree ? [] : mergedNames(field.values, other.values) };
  });
  return [...merged, ...more.filter(({ id }) => !before.some((known) => known.id === id))];
}

export const sameCalendar = (a: WorkingCalendar, b: WorkingCalendar): boolean =>
  JSON.stringify(writtenCalendar(a)) === JSON.stringify(writtenCalendar(b));
