// A standard from its text: what its schema cannot say is checked here, and every fault has its place.

import { isScored } from '../core/answers/index.ts';
import type { Criterion, Policy, Section, Source, Standard } from '../core/standard.ts';
import { DEFAULT_POLICY } from '../core/standard.ts';
import type { Text } from '../core/text.ts';
import type { RawCriterion } from './criteria.ts';
import { buildCriteria, checkUnique } from './criteria.ts';
import { digestOf } from './digest.ts';
import type { Complain, Loaded } from './loaded.ts';
import { load } from './loaded.ts';
import type { YamlFile } from './yaml.ts';

interface RawStandard {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly description?: Text;
  readonly source?: Source;
  readonly aggregation?: Standard['aggregation'];
  readonly onCriticalFailure?: Standard['onCriticalFailure'];
  readonly policy?: Partial<Policy>;
  readonly touchpoints?: Readonly<Record<string, Text>>;
  readonly fields?: Readonly<
    Record<string, { readonly title: Text; readonly values?: Readonly<Record<string, Text>> }>
  >;
  readonly sections: readonly RawSection[];
}

interface RawSection {
  readonly id: string;
  readonly title: Text;
  readonly guide?: Text;
  readonly weight?: number;
  readonly criteria: readonly RawCriterion[];
}

/** Never throws; `value` is null where any finding is an error. */
export function loadStandard(text: string, file: string): Loaded<Standard> {
  return load<RawStandard, Standard>('standard', text, file, build);
}

function build(raw: RawStandard, complain: Complain, yaml: YamlFile): Standard {
  const { id, version, title, description, source } = raw;
  const touchpoints = named(raw.touchpoints, ['touchpoints'], yaml);
  const fields = named(raw.fields, ['fields'], yaml).map(({ id: field, title: entry }) => ({
    id: field,
    title: entry.title,
    values: named(entry.values, ['fields', field, 'values'], yaml),
  }));
  checkUnique(
    raw.sections.map((section, s) => ({ id: section.id, path: ['sections', s, 'id'] })),
    complain,
    yaml,
  );
  const criteria = buildCriteria(
    raw.sections.flatMap((section, s) =>
      section.criteria.map((criterion, c) => ({
        raw: criterion,
        path: ['sections', s, 'criteria', c],
        section: section.id,
      })),
    ),
    { fields, touchpoints: raw.touchpoints ? touchpoints.map((touchpoint) => touchpoint.id) : null },
    complain,
    yaml,
  );
  let from = 0;
  const sections = raw.sections.map((section): Section => {
    const to = from + section.criteria.length;
    const own = criteria.slice(from, to);
    from = to;
    return {
      id: section.id,
      title: section.title,
      ...(section.guide ? { guide: section.guide } : {}),
      weight: section.weight ?? 1,
      criteria: own,
    };
  });
  const standard: Standard = {
    format: 'svc.standard/1',
    id,
    version,
    digest: digestOf(yaml.data),
    title,
    ...(description ? { description } : {}),
    ...(source ? { source } : {}),
    aggregation: raw.aggregation ?? 'nested',
    onCriticalFailure: raw.onCriticalFailure ?? 'fail',
    policy: { ...DEFAULT_POLICY, ...raw.policy },
    touchpoints,
    fields,
    sections,
  };
  checkWeights(standard, complain);
  return standard;
}

/** A mapping of ids, in the order it was written. */
function named<T>(
  entries: Readonly<Record<string, T>> | undefined,
  path: readonly string[],
  yaml: YamlFile,
): { id: string; title: T }[] {
  return entries ? yaml.keysAt(path).map((id) => ({ id, title: entries[id]! })) : [];
}

/** What counts for nothing was probably not meant to. */
function checkWeights({ aggregation, sections }: Standard, complain: Complain): void {
  const counts = (criterion: Criterion) => !isScored(criterion.answer) || criterion.weight > 0;
  sections.forEach(({ id, weight, criteria }, s) => {
    if (weight > 0 && !criteria.some(counts))
      complain(['sections', s, 'id'], {
        rule: 'no-weight',
        code: 'no-weight',
        level: 'warning',
        args: { id },
      });
  });
  if (aggregation === 'nested' && sections.every(({ weight }) => weight === 0))
    complain(['sections'], { rule: 'no-weight', code: 'no-weight-at-all', level: 'warning' }, 'key');
}
