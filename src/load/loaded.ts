// What every loader gives back, and the first two steps that all share: YAML to data, data against its schema.

import { type Fault, type Finding, findingAt, hasErrors, inOrder } from '../core/errors.ts';
import { schemaFindings } from './schema-findings.ts';
import type { RawOf, SchemaKind } from './schemas/index.ts';
import { type Path, readYaml, type YamlFile } from './yaml.ts';

export interface Loaded<T> {
  /** Null where a finding is an error. */
  readonly value: T | null;
  /** In order of place. */
  readonly findings: readonly Finding[];
  /** The file behind it, for whoever has more to say of a place in it. */
  readonly yaml: YamlFile;
}

/** Says what is wrong at a path of the file. */
export type Complain = (path: Path, fault: Fault, of?: 'value' | 'key') => void;

/**
 * Reads a file of one kind. `build` gets data that its schema allows, and complains of what a schema cannot say; what it
 * returns counts only if nothing was an error.
 */
export function load<Kind extends SchemaKind, T>(
  kind: Kind,
  text: string,
  file: string,
  build: (raw: RawOf<Kind>, complain: Complain, yaml: YamlFile) => T,
): Loaded<T> {
  const yaml = readYaml(text, file);
  if (yaml.findings.length > 0) return { value: null, findings: yaml.findings, yaml };
  const invalid = schemaFindings(kind, yaml);
  if (invalid.length > 0) return { value: null, findings: invalid, yaml };
  return built(yaml, (complain) => build(yaml.data as RawOf<Kind>, complain, yaml));
}

/** The last step of a loader: builds from valid data, gathering complaints. */
export function built<T>(yaml: YamlFile, build: (complain: Complain) => T): Loaded<T> {
  const findings: Finding[] = [];
  const value = build((path, fault, of) => findings.push(findingAt(yaml.file, yaml.place(path, of), fault)));
  return { value: hasErrors(findings) ? null : value, findings: inOrder(findings), yaml };
}
