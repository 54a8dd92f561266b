// The tally of a survey, read back: JSON as `svc score --tally` wrote it, held against its published schema.

import type { SavedTally } from '../core/tally/saved-tally.ts';
import { START } from './findings.ts';
import type { Loaded } from './loaded.ts';
import { schemaFindings } from './schema-findings.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/tally.generated.js';
import type { YamlFile } from './yaml.ts';

useValidator('tally', validate);

/** Never throws. Written by a program, it has no places to speak of; a text that is no JSON is none of ours, too. */
export function loadTally(text: string, file: string): Loaded<SavedTally> {
  const yaml: YamlFile = {
    file,
    data: parsed(text),
    findings: [],
    place: () => START,
    keysAt: () => [],
    writtenAt: () => undefined,
  };
  const findings = schemaFindings('tally', yaml);
  return { value: findings.length === 0 ? (yaml.data as SavedTally) : null, findings, yaml };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
