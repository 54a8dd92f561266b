// Code scanning: a log in SARIF 2.1.0 (OASIS, 2020).

import type { Spot } from '../../core/errors.ts';
import { forJson, forUri } from '../../text/escape.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export type SarifLevel = 'error' | 'warning' | 'note';

export interface SarifRule {
  readonly id: string;
  readonly level: SarifLevel;
  /** In a line. */
  readonly short: string;
  readonly full?: string;
  readonly help?: string;
}

export interface SarifResult {
  readonly rule: string;
  readonly level: SarifLevel;
  readonly text: string;
  readonly spot: Spot;
  /** By which the result is known again in another run; its name is the algorithm's. */
  readonly fingerprint?: { readonly name: string; readonly value: string };
  /** Why somebody accepted it. */
  readonly accepted?: string;
}

/** The text ends with a line break. Rules of results must be among `rules`. */
export function sarifLog(tool: string, rules: readonly SarifRule[], results: readonly SarifResult[]): string {
  const indexOf = new Map(rules.map(({ id }, i) => [id, i]));
  return `${forJson({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool, rules: rules.map(writtenRule) } },
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => writtenResult(result, indexOf.get(result.rule)!)),
      },
    ],
  })}\n`;
}

const writtenRule = ({ id, level, short, full, help }: SarifRule) => ({
  id,
  shortDescription: { text: short },
  ...(full === undefined ? {} : { fullDescription: { text: full } }),
  ...(help === undefined ? {} : { help: { text: help } }),
  defaultConfiguration: { level },
});

const writtenResult = (
  { rule, level, text, spot, fingerprint, accepted }: SarifResult,
  ruleIndex: number,
) => ({
  ruleId: rule,
  ruleIndex,
  level,
  message: { text },
  locations: [location(spot)],
  ...(fingerprint ? { partialFingerprints: { [fingerprint.name]: fingerprint.value } } : {}),
  ...(accepted === undefined
    ? {}
    : { suppressions: [{ kind: 'external', status: 'accepted', justification: accepted }] }),
});

/** A path is a URI reference here, with slashes on every system. */
function location({ file, line, column, endLine, endColumn }: Spot) {
  return {
    physicalLocation: {
      artifactLocation: {
        uri: forUri(file),
      },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}
