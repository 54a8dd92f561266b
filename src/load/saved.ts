// What svc has saved as JSON, read back. JSON is YAML, so that a fault in it has its place too.

import { START } from '../core/errors.ts';
import { MAX_BYTES } from './decode.ts';
import { built, type Complain, type Loaded } from './loaded.ts';
import { schemaFindings } from './schema-findings.ts';
import type { SchemaKind } from './schemas/index.ts';
import { readYaml, type YamlFile } from './yaml.ts';

/**
 * `check` complains of what a schema cannot say. Never throws. Places are looked for only where something is wrong, and where
 * the file is no larger than what people write.
 */
export function loadSaved<T>(
  kind: SchemaKind,
  text: string,
  file: string,
  check: (value: T, complain: Complain) => void,
): Loaded<T> {
  const data = parsed(text);
  // Not JSON: read as YAML it says where.
  const yaml = data === undefined ? readYaml(text, file) : placedLater(data, text, file);
  if (yaml.findings.length > 0) return { value: null, findings: yaml.findings, yaml };
  const invalid = schemaFindings(kind, yaml);
  if (invalid.length > 0) return { value: null, findings: invalid, yaml };
  return built(yaml, (complain) => {
    check(yaml.data as T, complain);
    return yaml.data as T;
  });
}

function placedLater(data: unknown, text: string, file: string): YamlFile {
  let known: YamlFile | null | undefined;
  const placed = () => {
    known ??= text.length > MAX_BYTES ? null : readYaml(text, file);
    return known?.findings.length === 0 ? known : null;
  };
  return {
    file,
    data,
    findings: [],
    place: (path, of) => placed()?.place(path, of) ?? START,
    keysAt: (path) => placed()?.keysAt(path) ?? [],
    writtenAt: (path) => placed()?.writtenAt(path),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
