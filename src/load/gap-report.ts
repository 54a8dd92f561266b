// A saved gap report, read back: JSON as `--format json` wrote it, held against its published schema.

import type { GapReport } from '../core/assess/gap-report.ts';
import { MAX_BYTES } from './decode.ts';
import { START } from './findings.ts';
import type { Loaded } from './loaded.ts';
import { schemaFindings } from './schema-findings.ts';
import { validate } from './validators/gap-report.generated.js';
import { useValidator } from './validators/index.ts';
import type { YamlFile } from './yaml.ts';
import { readYaml } from './yaml.ts';

useValidator('gap-report', validate);

/** Never throws. Reports of many groups are larger than anything people write, so that their size has no limit here. */
export function loadGapReport(text: string, file: string): Loaded<GapReport> {
  const data = parsed(text);
  const whole: YamlFile = {
    file,
    data,
    findings: [],
    place: () => START,
    keysAt: () => [],
    writtenAt: () => undefined,
  };
  if (data !== undefined && schemaFindings('gap-report', whole).length === 0)
    return { value: data as GapReport, findings: [], yaml: whole };
  // JSON is YAML: reading it as such gives every fault its place, where the file is small enough for that.
  const placed = data === undefined || text.length <= MAX_BYTES ? readYaml(text, file) : whole;
  const yaml = placed.findings.length > 0 && data !== undefined ? whole : placed;
  const findings = yaml.findings.length > 0 ? yaml.findings : schemaFindings('gap-report', yaml);
  return { value: findings.length === 0 ? (yaml.data as GapReport) : null, findings, yaml };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
