// What no file shows alone: one id for two things, two waivers for one change.

import { type Finding, findingAt } from '../../core/errors.ts';
import { digestOf } from '../digest.ts';
import type { OpenFile } from './open.ts';
import type { LintKind } from './rule.ts';

/** Findings by the file they stand in. */
export function acrossFiles<F extends OpenFile>(files: readonly F[]): ReadonlyMap<F, readonly Finding[]> {
  const found = new Map<F, Finding[]>();
  const say = (file: F, finding: Finding) => found.set(file, [...(found.get(file) ?? []), finding]);
  const first = new Map<string, F>();
  const criteria = new Map<string, F>();
  for (const file of files) {
    const { yaml, kind } = file;
    const name = nameOf(file);
    if (!yaml || name === undefined) continue;
    const before = first.get(name.key);
    if (!before) first.set(name.key, file);
    else if (digestOf(before.yaml!.data) !== digestOf(yaml.data))
      say(
        file,
        findingAt(file.file, yaml.place(['id']), {
          rule: 'reused-id',
          code: `reused-id-${kind}`,
          level: 'warning',
          args: { ...name.args, file: before.file },
        }),
      );
    for (const section of file.standard?.sections ?? [])
      for (const { id } of section.criteria) if (!criteria.has(id)) criteria.set(id, file);
  }
  for (const file of files) {
    if (file.kind !== 'persona' || !file.yaml) continue;
    ownCriteria(file).forEach((id, c) => {
      const standard = id === undefined ? undefined : criteria.get(id)?.standard;
      if (id === undefined || !standard) return;
      const place = file.yaml!.place(['criteria', c, 'id']);
      say(
        file,
        findingAt(file.file, place, {
          rule: 'reused-id',
          code: 'reused-id-criterion',
          level: 'warning',
          args: { id, standard: standard.id },
        }),
      );
    });
  }
  waivedTwice(files, say);
  return found;
}

/** Which of two waivers holds is up to the command line: nobody who reads one file sees that it may be the other. */
function waivedTwice<F extends OpenFile>(
  files: readonly F[],
  say: (file: F, finding: Finding) => void,
): void {
  const first = new Map<string, F>();
  const waiverIn = ({ yaml }: F, id: string) =>
    (yaml!.data as { readonly waivers: Record<string, unknown> }).waivers[id];
  for (const file of files) {
    if (file.kind !== 'waivers' || !file.yaml) continue;
    for (const id of file.yaml.keysAt(['waivers'])) {
      const before = first.get(id);
      if (!before) first.set(id, file);
      else if (digestOf(waiverIn(before, id)) !== digestOf(waiverIn(file, id)))
        say(
          file,
          findingAt(file.file, file.yaml.place(['waivers', id], 'key'), {
            rule: 'reused-id',
            code: 'reused-id-waiver',
            level: 'warning',
            args: { id, file: before.file },
          }),
        );
    }
  }
}

const NAMED: readonly LintKind[] = ['standard', 'profile', 'persona'];

/** Editions of a standard that differ in version may lie side by side. */
function nameOf({ kind, yaml }: OpenFile) {
  const { id, version } = (yaml?.data ?? {}) as { readonly id?: unknown; readonly version?: unknown };
  if (!NAMED.includes(kind) || typeof id !== 'string') return undefined;
  if (kind !== 'standard') return { key: `${kind} ${id}`, args: { id } };
  return typeof version === 'string' ? { key: `${kind} ${id} ${version}`, args: { id, version } } : undefined;
}

function ownCriteria({ yaml }: OpenFile): (string | undefined)[] {
  const criteria = (yaml?.data as { readonly criteria?: unknown } | null)?.criteria;
  if (!Array.isArray(criteria)) return [];
  return criteria.map((criterion) => (criterion as { readonly id?: string } | null)?.id);
}
