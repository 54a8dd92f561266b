// A proposed mapping as the file it is to become: YAML that loads as it stands, with comments that say how sure each line
// is. What is unsure is marked, so that it can be searched for.

import type { ColumnRef } from '../../core/mapping.ts';
import type { Proposal, ProposedColumn, ProposedCriterion } from '../../core/proposal.ts';
import { SURE } from '../../core/proposal.ts';
import type { Blank } from '../../core/response.ts';
import { BLANKS } from '../../core/response.ts';
import { forTerminal } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';
import type { MapReporter } from './reporter.ts';

export const yaml: MapReporter = (proposal, { speaker }) =>
  `${[
    ...head(proposal, speaker),
    ...criteria(proposal, speaker),
    ...labels(proposal, speaker),
    ...blanks(proposal, speaker),
    ...fields(proposal, speaker),
    ...drop(proposal, speaker),
  ].join('\n')}\n`;

/** A comment is one line, whatever stands in a header. */
const comment = (text: string): string => `# ${forTerminal(text)}`;
const unsure = ({ say }: Speaker, text: string): string => comment(`${say('map.unsure')}: ${text}`);
/** JSON's strings are YAML's, but for separators that YAML takes for line breaks. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function refOf(ref: ColumnRef): string {
  if (ref.by === 'position') return `{ column: ${ref.position} }`;
  if (ref.by === 'pattern') return `{ pattern: ${quoted(ref.pattern)} }`;
  return ref.occurrence === null
    ? quoted(ref.header)
    : `{ header: ${quoted(ref.header)}, occurrence: ${ref.occurrence} }`;
}

function head({ standard, survey, markers, doubts, missing }: Proposal, speaker: Speaker): string[] {
  const { say } = speaker;
  const delimiter = survey.delimiter === '\t' ? '\\t' : survey.delimiter;
  const isPlain = survey.dialect === 'plain';
  const sides = (['expectation', 'delivery', 'importance'] as const).flatMap((side) =>
    markers[side] === null ? [] : [say(`map.marker-${side}`, { marker: markers[side] })],
  );
  return [
    comment(say('map.head', { survey: survey.name, standard: standard.id, version: standard.version })),
    comment(
      say('map.read', { encoding: survey.encoding, delimiter, rows: survey.rows, columns: survey.columns }),
    ),
    ...(sides.length > 0 ? [comment(say('map.markers', { markers: sides.join(', ') }))] : []),
    ...doubts.map(({ code, args }) => unsure(speaker, say(code, args))),
    ...(missing.length > 0
      ? [unsure(speaker, say('map.missing', { count: missing.length, criteria: missing.join(', ') }))]
      : []),
    'format: svc.mapping/1',
    `standard: ${standard.id}`,
    ...(isPlain
      ? []
      : [`dialect: ${survey.dialect} ${confidence(survey.dialectConfidence, speaker, say('map.dialect'))}`]),
    ...(survey.encoding === 'utf-8' ? [] : [`encoding: ${survey.encoding} ${comment(say('map.encoding'))}`]),
    ...(survey.delimiter === ',' ? [] : [`delimiter: ${quoted(survey.delimiter)}`]),
  ];
}

/** A remark behind a line: the confidence, and that it is unsure where it is. */
const confidence = (value: number, { say, number }: Speaker, text = ''): string =>
  comment(
    `${value < SURE ? `${say('map.unsure')} (${number(value)})` : number(value)}${text === '' ? '' : `: ${text}`}`,
  );

function criteria(proposal: Proposal, speaker: Speaker): string[] {
  const { say } = speaker;
  const side = (name: string, column: ProposedColumn | null, remark = '') =>
    column ? [`    ${name}: ${refOf(column.ref)}${remark}`] : [];
  return [
    'criteria:',
    ...proposal.criteria.flatMap((one) => [
      `  ${one.id}: ${confidence(one.confidence, speaker, say(one.reason.code, one.reason.args))}`,
      ...one.alternatives.map(
        ({ column, header }) => `    ${comment(say('map.alternative', { column, header: short(header) }))}`,
      ),
      ...side('expectation', one.expectation, pairRemark(one, speaker)),
      ...side('delivery', one.delivery),
      ...side('importance', one.importance),
      ...(one.reversed
        ? [
            `    reversed: true ${confidence(one.reversed.confidence, speaker, say(one.reversed.reason.code, one.reversed.reason.args))}`,
          ]
        : []),
    ]),
  ];
}

const short = (text: string): string => (text.length > 70 ? `${[...text].slice(0, 69).join('')}…` : text);

/** Said only where it is in doubt. */
function pairRemark({ pairConfidence }: ProposedCriterion, speaker: Speaker): string {
  if (pairConfidence === null || pairConfidence >= SURE) return '';
  return ` ${confidence(pairConfidence, speaker, speaker.say('map.pair-unsure'))}`;
}

function labels(proposal: Proposal, speaker: Speaker): string[] {
  if (proposal.labels.length === 0) return [];
  return [
    'labels:',
    ...proposal.labels.map(
      ({ text, value, confidence: sure }) =>
        `  ${quoted(text)}: ${typeof value === 'number' ? value : quoted(value)} ${confidence(sure, speaker)}`,
    ),
  ];
}

function blanks(proposal: Proposal, speaker: Speaker): string[] {
  const { say } = speaker;
  const of = (blank: Blank) => proposal.blanks.filter((one) => one.blank === blank);
  const unread = proposal.unread.map(({ text, count }) =>
    unsure(speaker, say('map.unread', { text: short(text), count })),
  );
  if (proposal.blanks.length === 0) return unread;
  return [
    'blanks:',
    ...BLANKS.filter((blank) => of(blank).length > 0).flatMap((blank) => [
      `  ${blank}:`,
      ...of(blank).map(
        ({ text, count, confidence: sure }) =>
          `    - ${quoted(text)} ${confidence(sure, speaker, say('map.times', { count }))}`,
      ),
    ]),
    ...unread,
  ];
}

function fields(proposal: Proposal, speaker: Speaker): string[] {
  if (proposal.fields.length === 0) return [];
  return [
    'fields:',
    ...proposal.fields.map(
      ({ name, column, values, confidence: sure }) =>
        `  ${name}: ${refOf(column.ref)} ${confidence(sure, speaker, speaker.say('map.field', { count: values }))}`,
    ),
  ];
}

/** Leaving responses out is for a person to decide: the rule is written as a comment. */
function drop(proposal: Proposal, { say }: Speaker): string[] {
  return proposal.drop.flatMap(({ column, is, count }) => [
    comment(say('map.drop', { count })),
    comment('drop:'),
    `#   - { column: ${refOf(column.ref)}, is: [${is.map(quoted).join(', ')}], reason: not-finished }`,
  ]);
}
