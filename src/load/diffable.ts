// Whatever can be diffed, from its text: a standard, a persona, or a profile or mapping whose answers stay as they are
// written, since the standard that gives them units may be another in each version.

import type {
  Address,
  Diffable,
  DiffableKind,
  IdentifiedMapping,
  WrittenProfile,
} from '../core/diff/facts.ts';
import { DIFFABLE } from '../core/diff/facts.ts';
import type { Place } from '../core/errors.ts';
import { type FindIncluded, loadComposite } from './composite.ts';
import type { Loaded } from './loaded.ts';
import { loadMapping } from './mapping.ts';
import { loadPersona } from './persona.ts';
import { loadProfileHead } from './profile.ts';
import type { RawOf } from './schemas/index.ts';
import { loadStandard } from './standard.ts';
import type { YamlFile } from './yaml.ts';

const FORMAT = /^(?:\s*\{)?\s*["']?format["']?\s*:\s*["']?svc\.([a-z-]+)\/\d+/m;

/** What a text says that it is, without reading it all; null where it does not say. */
export function formatNamed(text: string): string | null {
  return FORMAT.exec(text)?.[1] ?? null;
}

export const isDiffable = (format: string | null): format is DiffableKind =>
  (DIFFABLE as readonly (string | null)[]).includes(format);

/** The same with all that a standard includes. Never throws, unless `find` does. */
export async function loadWholeDiffable(
  text: string,
  file: string,
  find: FindIncluded,
): Promise<Loaded<Diffable>> {
  return isComposite(text) ? loadComposite(text, file, find) : loadDiffable(text, file);
}

const isComposite = (text: string): boolean =>
  !['profile', 'persona', 'mapping'].includes(formatNamed(text) ?? '') && /\binclude\b/.test(text);

/**
 * Never throws; `value` is null where any finding is an error. A text that does not say what it is counts as a standard,
 * and one that includes others cannot be read alone.
 */
export function loadDiffable(text: string, file: string): Loaded<Diffable> {
  switch (formatNamed(text)) {
    case 'profile':
      return loadWrittenProfile(text, file);
    case 'persona':
      return loadPersona(text, file);
    case 'mapping':
      return loadIdentifiedMapping(text, file);
    default:
      return loadStandard(text, file);
  }
}

function loadIdentifiedMapping(text: string, file: string): Loaded<IdentifiedMapping> {
  const { value, findings, yaml } = loadMapping(text, file);
  return { value: value && { ...value, id: value.standard ?? 'mapping' }, findings, yaml };
}

function loadWrittenProfile(text: string, file: string): Loaded<WrittenProfile> {
  const { value: head, findings, yaml } = loadProfileHead(text, file);
  if (!head) return { value: null, findings, yaml };
  const { criteria = {} } = yaml.data as RawOf<'profile'>;
  const levels = yaml.keysAt(['criteria']).map((id) => {
    const { expect, weight } = criteria[id]!;
    return [id, { expect: expect === undefined ? null : asWritten(expect), weight: weight ?? null }] as const;
  });
  return { value: { format: 'svc.profile/1', ...head, criteria: new Map(levels) }, findings, yaml };
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
