// Whatever can be diffed, from its text: a standard, a persona, or a profile whose levels stay as they are written, since
// the standard that gives them units may be another in each version.

import type { Address, Diffable, DiffableKind, WrittenProfile } from '../core/diff/facts.ts';
import type { Source } from '../core/standard.ts';
import type { Text } from '../core/text.ts';
import type { Place } from './findings.ts';
import type { Loaded } from './loaded.ts';
import { load } from './loaded.ts';
import { loadPersona } from './persona.ts';
import { loadStandard } from './standard.ts';
import type { YamlFile } from './yaml.ts';

const FORMAT = /^(?:\s*\{)?\s*["']?format["']?\s*:\s*["']?svc\.([a-z-]+)\/\d+/m;

/** What a text says that it is, without reading it all; null where it does not say. */
export function formatNamed(text: string): string | null {
  return FORMAT.exec(text)?.[1] ?? null;
}

export const isDiffable = (format: string | null): format is DiffableKind =>
  format === 'standard' || format === 'profile' || format === 'persona';

/** Never throws; `value` is null where any finding is an error. A text that does not say what it is counts as a standard. */
export function loadDiffable(text: string, file: string): Loaded<Diffable> {
  switch (formatNamed(text)) {
    case 'profile':
      return loadWrittenProfile(text, file);
    case 'persona':
      return loadPersona(text, file);
    default:
      return loadStandard(text, file);
  }
}

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

function loadWrittenProfile(text: string, file: string): Loaded<WrittenProfile> {
  return load<RawProfile, WrittenProfile>('profile', text, file, (raw, _, yaml) => ({
    format: 'svc.profile/1',
    id: raw.id,
    title: raw.title,
    ...(raw.description ? { description: raw.description } : {}),
    ...(raw.standard === undefined ? {} : { standard: raw.standard }),
    ...(raw.source ? { source: raw.source } : {}),
    criteria: new Map(
      yaml.keysAt(['criteria']).map((id) => {
        const { expect, weight } = raw.criteria[id]!;
        return [id, { expect: expect === undefined ? null : asWritten(expect), weight: weight ?? null }];
      }),
    ),
  }));
}

/** YAML has words of its own for yes and no. */
const asWritten = (level: string | number | boolean): string | number =>
  typeof level === 'boolean' ? (level ? 'yes' : 'no') : level;

export interface Found extends Place {
  /** False where the place is that of the nearest thing around it. */
  readonly isExact: boolean;
}

/** Where an address of a delta stands in its file. */
export function placeOfAddress(yaml: YamlFile, address: Address): Found {
  const path: (string | number)[] = [];
  let data = yaml.data;
  for (const step of address) {
    const next = stepInto(data, step);
    if (next === null) return { ...yaml.place(path), isExact: false };
    path.push(next);
    data = (data as Record<string | number, unknown>)[next];
  }
  return { ...yaml.place(path), isExact: true };
}

/** The key of a mapping, or the position in a list of the member with that id, that text or that number. */
function stepInto(data: unknown, step: string): string | number | null {
  if (Array.isArray(data)) {
    const named = data.findIndex((item) => item === step || (item as { id?: unknown } | null)?.id === step);
    if (named >= 0) return named;
    return /^\d+$/.test(step) && Number(step) < data.length ? Number(step) : null;
  }
  return typeof data === 'object' && data !== null && Object.hasOwn(data, step) ? step : null;
}
