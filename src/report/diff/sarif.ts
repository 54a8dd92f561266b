// A diff for code scanning (SARIF 2.1.0, OASIS): a result a change, known again by its fingerprint.

import type { ReviewedChange, Spot } from '../../core/diff/review.ts';
import { RULES } from '../../core/diff/rules.ts';
import type { Speaker } from '../../words/index.ts';
import { forJson } from '../escape.ts';
import type { DiffReporter } from './reporter.ts';
import { faultOf, messageOf, sayChange } from './sentences.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS = { breaking: 'error', rebase: 'warning', safe: 'note' } as const;
const FAULTS = [
  'version-not-raised',
  'version-raised-too-little',
  'version-went-down',
  'waiver-expired',
  'waiver-unused',
  'waiver-for-another',
] as const;

export const sarif: DiffReporter = (review, { speaker }) => {
  const rules = rulesOf(speaker);
  const indexOf = new Map(rules.map(({ id }, i) => [id, i]));
  const result = (
    rule: string,
    level: string,
    text: string,
    spot: Spot,
    fingerprint: string,
    waiver: ReviewedChange['waiver'],
  ) => ({
    ruleId: rule,
    ruleIndex: indexOf.get(rule)!,
    level,
    message: { text },
    locations: [location(spot)],
    partialFingerprints: { 'svcDiff/v1': fingerprint },
    ...(waiver
      ? {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${waiver.owner}: ${waiver.reason} (${waiver.expires})`,
            },
          ],
        }
      : {}),
  });
  const results = [
    ...review.files.flatMap(({ changes, faults }) => [
      ...faults.map((fault) =>
        result(fault.rule, 'error', faultOf(fault, speaker), fault.anchor, fault.fingerprint, fault.waiver),
      ),
      ...changes.map((change) => {
        const { why } = sayChange(change, speaker);
        const text = [`${messageOf(change, speaker)}.`, why].filter((part) => part !== '').join(' ');
        return result(
          change.rule,
          LEVELS[change.level],
          text,
          change.anchor,
          change.fingerprint,
          change.waiver,
        );
      }),
    ]),
    ...review.waiverFaults.map((fault) =>
      result(fault.rule, fault.level, faultOf(fault, speaker), fault.anchor, fault.waiver.fingerprint, null),
    ),
  ];
  return `${forJson({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'svc diff', rules } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  })}\n`;
};

function rulesOf({ say, knows }: Speaker) {
  return [
    ...RULES.map(({ id, level }) => ({
      id,
      shortDescription: { text: say(`change.${id}`) },
      fullDescription: { text: knows(`why.${id}`) ? say(`why.${id}`) : say(`diff.meaning.${level}`) },
      help: { text: say(`diff.meaning.${level}`) },
      defaultConfiguration: { level: LEVELS[level] },
    })),
    ...FAULTS.map((id) => ({
      id,
      shortDescription: { text: say(`fault.${id}`) },
      defaultConfiguration: { level: id === 'waiver-unused' ? 'warning' : 'error' },
    })),
  ];
}

/** A path is a URI reference here, with slashes on every system. */
function location({ file, line, column, endLine, endColumn }: Spot) {
  return {
    physicalLocation: {
      artifactLocation: {
        uri: encodeURI(file.replaceAll('\\', '/')).replaceAll('#', '%23').replaceAll('?', '%3F'),
      },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}
