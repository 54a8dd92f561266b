// A standard from its text: what its schema cannot say is checked here, and every fault has its place.

import { isScored } from '../core/answers/index.ts';
import type { RawStandard } from '../core/shapes/standard.ts';
import type { Criterion, Named, Section, Standard } from '../core/standard/standard.ts';
import { DEFAULT_POLICY } from '../core/standard/standard.ts';
import type { Text } from '../core/standard/text.ts';
import { buildCalendars } from './calendars.ts';
import { buildCriteria, checkUnique } from './criteria.ts';
import { digestOf } from './digest.ts';
import type { Included } from './includes.ts';
import { includedParts, mergedFields, mergedNames, sameCalendar, takenId } from './includes.ts';
import { built, type Complain, type Loaded, load } from './loaded.ts';
import { buildLog } from './log.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/standard.generated.js';
import type { Path, YamlFile } from './yaml.ts';

useValidator('standard', validate);

type Formerly = string | readonly string[];
/** A title, and what the thing was called before. */
type Titled = Text & { readonly formerly?: Formerly };

/** What a standard says of itself before it can be built: the names of those that it includes. */
export interface StandardHead {
  readonly id: string;
  readonly includes: readonly string[];
  readonly yaml: YamlFile;
}

/** Never throws; `value` is null where any finding is an error. `included` are the standards it includes, if any. */
export function loadStandard(text: string, file: string, included: Included = new Map()): Loaded<Standard> {
  const head = loadStandardHead(text, file);
  return head.value === null ? { ...head, value: null } : finishStandard(head.value, included);
}

/** The first half of reading a standard. Never throws. */
export function loadStandardHead(text: string, file: string): Loaded<StandardHead> {
  return load('standard', text, file, ({ id, include = [] }, _, yaml) => ({
    id,
    includes: include.map(({ standard }) => standard),
    yaml,
  }));
}

/** The second half. Never throws. */
export function finishStandard({ yaml }: StandardHead, included: Included): Loaded<Standard> {
  return built(yaml, (complain) => build(yaml.data as RawStandard, included, complain, yaml));
}

function build(raw: RawStandard, included: Included, complain: Complain, yaml: YamlFile): Standard {
  // How strictly the file is linted is no part of what it asks.
  const { lint: _, ...content } = raw;
  const { id, version, title, description, source, sections: ownSections = [] } = raw;
  if (!raw.sections && !raw.include)
    complain(['format'], { rule: 'missing-key', code: 'missing-key', args: { key: 'sections' } }, 'key');
  const parts = includedParts(raw.include ?? [], included, complain);
  const touchpoints = mergedNames(
    parts.touchpoints,
    titles(raw.touchpoints, ['touchpoints'], complain, yaml),
  );
  const fields = mergedFields(
    parts.fields,
    named(raw.fields, ['fields'], yaml).map(({ id: field, title: entry }) => ({
      id: field,
      title: entry.title,
      values: titles(entry.values, ['fields', field, 'values'], complain, yaml),
      ...formerNames(entry.formerly),
    })),
  );
  checkFormer(
    fields.map(({ id: field, formerly }) => ({ id: field, formerly, path: ['fields', field, 'formerly'] })),
    complain,
  );
  checkFormer(
    [
      ...parts.sections.map((section) => ({ id: section.id, path: ['include'] })),
      ...ownSections.map((section, s) => ({
        id: section.id,
        ...formerNames(section.formerly),
        path: ['sections', s, 'formerly'],
      })),
    ],
    complain,
  );
  const ownCalendars = buildCalendars(raw.calendars, complain, yaml);
  const calendars = new Map([...parts.calendars.map((one) => [one.id, one] as const), ...ownCalendars]);
  for (const other of parts.calendars) {
    const own = ownCalendars.get(other.id);
    if (own && !sameCalendar(own, other))
      complain(
        ['calendars', own.id],
        { rule: 'include', code: 'include-calendar', args: { id: own.id } },
        'key',
      );
  }
  checkUnique(
    ownSections.map((section, s) => ({ id: section.id, path: ['sections', s, 'id'] })),
    complain,
    yaml,
  );
  ownSections.forEach((section, s) => {
    if (parts.sections.some((other) => other.id === section.id))
      complain(['sections', s, 'id'], takenId(section.id));
  });
  const criteria = buildCriteria(
    ownSections.flatMap((section, s) =>
      section.criteria.map((criterion, c) => ({
        raw: raw.announce === undefined ? criterion : { announce: raw.announce, ...criterion },
        path: ['sections', s, 'criteria', c],
        section: section.id,
      })),
    ),
    {
      fields,
      touchpoints: touchpoints.length > 0 ? touchpoints.map((touchpoint) => touchpoint.id) : null,
      calendars,
      before: parts.sections.flatMap((section) => section.criteria),
    },
    complain,
    yaml,
  );
  let from = 0;
  const sections = ownSections.map((section): Section => {
    const to = from + section.criteria.length;
    const own = criteria.slice(from, to);
    from = to;
    return {
      id: section.id,
      title: section.title,
      ...(section.guide ? { guide: section.guide } : {}),
      weight: section.weight ?? 1,
      ...formerNames(section.formerly),
      criteria: own,
    };
  });
  const standard: Standard = {
    format: 'svc.standard/1',
    id,
    version,
    digest: digestOf(raw.include ? { ...content, included: parts.digests } : content),
    title,
    ...(description ? { description } : {}),
    ...(source ? { source } : {}),
    ...shelfOf(raw),
    aggregation: raw.aggregation ?? 'nested',
    onCriticalFailure: raw.onCriticalFailure ?? 'fail',
    policy: { ...DEFAULT_POLICY, ...raw.policy },
    ...(raw.hide && raw.hide.length > 0 ? { hide: raw.hide } : {}),
    touchpoints,
    fields,
    ...(calendars.size > 0
      ? { calendars: [...calendars.values()].filter((calendar) => calendar !== null) }
      : {}),
    ...(raw.log ? { log: buildLog(raw.log, { fields, calendars }, complain, yaml) } : {}),
    sections: [...parts.sections, ...sections],
  };
  checkWeights(standard, parts.sections.length, complain);
  return standard;
}

function shelfOf({ sector, purpose, respondent, minutes }: RawStandard): Pick<Standard, 'shelf'> {
  const shelf = {
    ...(sector === undefined ? {} : { sector }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(respondent === undefined ? {} : { respondent }),
    ...(minutes === undefined ? {} : { minutes }),
  };
  return Object.keys(shelf).length > 0 ? { shelf } : {};
}

/** A mapping of ids, in the order it was written. */
function named<T>(
  entries: Readonly<Record<string, T>> | undefined,
  path: readonly string[],
  yaml: YamlFile,
): { id: string; title: T }[] {
  return entries ? yaml.keysAt(path).map((id) => ({ id, title: entries[id]! })) : [];
}

const formerNames = (formerly: Formerly | undefined): { readonly formerly?: readonly string[] } =>
  formerly === undefined ? {} : { formerly: [formerly].flat() };

/** A mapping of ids to titles, in the order it was written. */
function titles(
  entries: Readonly<Record<string, Titled>> | undefined,
  path: readonly string[],
  complain: Complain,
  yaml: YamlFile,
): Named[] {
  const all = named(entries, path, yaml).map(({ id, title: { formerly, ...title } }) => ({
    id,
    title,
    ...formerNames(formerly),
  }));
  checkFormer(
    all.map(({ id, formerly }) => ({ id, formerly, path: [...path, id, 'formerly'] })),
    complain,
  );
  return all;
}

/** A former id leads to one thing, and to none that has it still. */
function checkFormer(
  members: readonly {
    readonly id: string;
    readonly formerly?: readonly string[] | undefined;
    readonly path: Path;
  }[],
  complain: Complain,
): void {
  const living = new Set(members.map(({ id }) => id));
  const claimed = new Set<string>();
  for (const { formerly = [], path } of members)
    for (const id of formerly) {
      if (living.has(id)) complain(path, { rule: 'formerly', code: 'formerly-in-use', args: { id } });
      else if (claimed.has(id)) complain(path, { rule: 'formerly', code: 'formerly-again', args: { id } });
      claimed.add(id);
    }
}

/** What counts for nothing was probably not meant to. */
function checkWeights({ aggregation, sections }: Standard, included: number, complain: Complain): void {
  const counts = (criterion: Criterion) => !isScored(criterion.answer) || criterion.weight > 0;
  sections.forEach(({ id, weight, criteria }, s) => {
    if (s >= included && weight > 0 && !criteria.some(counts))
      complain(['sections', s - included, 'id'], {
        rule: 'no-weight',
        code: 'no-weight',
        level: 'warning',
        args: { id },
      });
  });
  if (aggregation === 'nested' && sections.length > 0 && sections.every(({ weight }) => weight === 0))
    complain(
      [included > 0 ? 'include' : 'sections'],
      { rule: 'no-weight', code: 'no-weight-at-all', level: 'warning' },
      'key',
    );
}
