// A proposed mapping as the file it is to become: YAML that loads as it stands, with comments that say how sure each line
// is. What is unsure is marked, so that it can be searched for.

import { BLANKS, type Blank } from '../../core/answers/response.ts';
import type { Proposal, ProposedColumn, ProposedCriterion, ProposedField } from '../../core/shapes/map.ts';
import { quoted, scalar } from '../../core/standard/yaml.ts';
import type { ColumnRef } from '../../core/survey/mapping.ts';
import { SUPPLEMENTS, SURE, type SupplementRole } from '../../core/survey/proposal.ts';
import type { Speaker } from '../../words/index.ts';
import type { TextReporter } from '../reporter.ts';
import { comment, confidence, short, unsure } from '../yaml-lines.ts';

export const yaml: TextReporter<Proposal> = (proposal, { speaker }) =>
  `${[
    ...head(proposal, speaker),
    ...criteria(proposal, speaker),
    ...importanceScale(proposal, speaker),
    ...labels(proposal, speaker),
    ...blanks(proposal, speaker),
    ...fields(proposal, speaker),
    ...profile(proposal, speaker),
    ...repeated(proposal, speaker),
    ...drop(proposal, speaker),
  ].join('\n')}\n`;

function refOf(ref: ColumnRef): string {
  if (ref.by === 'position') return `{ column: ${ref.position} }`;
  if (ref.by === 'pattern') return `{ pattern: ${quoted(ref.pattern)} }`;
  return ref.occurrence === null
    ? quoted(ref.header)
    : `{ header: ${quoted(ref.header)}, occurrence: ${ref.occurrence} }`;
}

function head({ standard, survey, decimal, markers, doubts, missing }: Proposal, speaker: Speaker): string[] {
  const { say } = speaker;
  const delimiter = survey.delimiter === '\t' ? '\\t' : survey.delimiter;
  const isDefault = survey.dialect === 'plain';
  const markerNotes = (['expectation', 'delivery', ...SUPPLEMENTS] as const).flatMap((side) =>
    markers[side] === null ? [] : [say(`map.marker-${side}`, { marker: markers[side] })],
  );
  return [
    comment(say('map.head', { survey: survey.name, standard: standard.id, version: standard.version })),
    comment(
      say('map.read', { encoding: survey.encoding, delimiter, rows: survey.rows, columns: survey.columns }),
    ),
    ...(markerNotes.length > 0 ? [comment(say('map.markers', { markers: markerNotes.join(', ') }))] : []),
    ...doubts.map(({ code, args }) => unsure(speaker, say(code, args))),
    ...(missing.length > 0
      ? [unsure(speaker, say('map.missing', { count: missing.length, criteria: missing.join(', ') }))]
      : []),
    'format: svc.mapping/1',
    `standard: ${scalar(standard.id)}`,
    ...(isDefault
      ? []
      : [`dialect: ${survey.dialect} ${confidence(survey.dialectConfidence, speaker, say('map.dialect'))}`]),
    ...(survey.encoding === 'utf-8' ? [] : [`encoding: ${survey.encoding} ${comment(say('map.encoding'))}`]),
    ...(survey.delimiter === ',' ? [] : [`delimiter: ${quoted(survey.delimiter)}`]),
    ...(decimal === null ? [] : [`decimal: ${quoted(decimal)} ${comment(say('map.decimal'))}`]),
  ];
}

function criteria(proposal: Proposal, speaker: Speaker): string[] {
  const { say } = speaker;
  const side = (name: string, column: ProposedColumn | null, remark = '') =>
    column ? [`    ${name}: ${refOf(column.ref)}${remark}`] : [];
  /** Said only where it is in doubt. */
  const doubt = (value: number | undefined, text: string) =>
    value === undefined || value >= SURE ? '' : ` ${confidence(value, speaker, text)}`;
  const supplement = (role: SupplementRole, one: ProposedCriterion) =>
    side(role, one[role], doubt(one[role]?.confidence, say(`map.${role}-unsure`)));
  return [
    'criteria:',
    ...proposal.criteria.flatMap((one) => [
      `  ${one.id}: ${confidence(one.confidence, speaker, say(one.reason.code, one.reason.args))}`,
      ...one.alternatives.map(
        ({ column, header }) => `    ${comment(say('map.alternative', { column, header: short(header) }))}`,
      ),
      ...side('expectation', one.expectation, doubt(one.pairConfidence ?? undefined, say('map.pair-unsure'))),
      ...supplement('minimum', one),
      ...(one.until
        ? [`    delivery: { from: ${refOf(one.delivery.ref)}, to: ${refOf(one.until.ref)} }`]
        : side('delivery', one.delivery)),
      ...supplement('importance', one),
      ...supplement('announced', one),
      ...labelLines(one.labels, '    ', speaker),
      ...blankLines(one.blanks, '    ', speaker),
      ...(one.reversed
        ? [
            `    reversed: true ${confidence(one.reversed.confidence, speaker, say(one.reversed.reason.code, one.reversed.reason.args))}`,
          ]
        : []),
    ]),
  ];
}

function importanceScale({ importanceScale: scale }: Proposal, speaker: Speaker): string[] {
  if (!scale) return [];
  const remark = confidence(scale.confidence, speaker, speaker.say('map.importance-scale'));
  return [`importanceScale: { min: ${scale.min}, max: ${scale.max} } ${remark}`];
}

const labels = ({ labels: all }: Proposal, speaker: Speaker): string[] => labelLines(all, '', speaker);

function labelLines(some: Proposal['labels'], indent: string, speaker: Speaker): string[] {
  if (some.length === 0) return [];
  return [
    `${indent}labels:`,
    ...some.map(({ text, value, confidence: sure }) => {
      const remark = text === '' && sure < SURE ? speaker.say('map.empty-unsure') : '';
      const meaning = typeof value === 'number' ? value : quoted(value);
      return `${indent}  ${quoted(text)}: ${meaning} ${confidence(sure, speaker, remark)}`;
    }),
  ];
}

function blanks({ blanks: all, unread }: Proposal, speaker: Speaker): string[] {
  return [
    ...blankLines(all, '', speaker),
    // Whole, since it is to be copied.
    ...unread.map(({ text, count }) => unsure(speaker, speaker.say('map.unread', { text, count }))),
  ];
}

function blankLines(some: Proposal['blanks'], indent: string, speaker: Speaker): string[] {
  if (some.length === 0) return [];
  const of = (blank: Blank) => some.filter((one) => one.blank === blank);
  return [
    `${indent}blanks:`,
    ...BLANKS.filter((blank) => of(blank).length > 0).flatMap((blank) => [
      `${indent}  ${blank}:`,
      ...of(blank).map(
        ({ text, count, confidence: sure }) =>
          `${indent}    - ${quoted(text)} ${confidence(sure, speaker, speaker.say('map.times', { count }))}`,
      ),
    ]),
  ];
}

function fields({ fields: some, weight }: Proposal, speaker: Speaker): string[] {
  const { say } = speaker;
  const name = some.some((field) => field.name === WEIGHT) ? `respondent-${WEIGHT}` : WEIGHT;
  if (some.length === 0 && !weight) return [];
  const remark = ({ values, strange }: ProposedField) =>
    strange.length === 0
      ? say('map.field', { count: values })
      : say('map.field-strange', { count: values, texts: listed(strange) });
  return [
    'fields:',
    ...some.map(
      (field) =>
        `  ${field.name}: ${refOf(field.column.ref)} ${confidence(field.confidence, speaker, remark(field))}`,
    ),
    ...(weight
      ? [
          `  ${name}: ${refOf(weight.column.ref)} ${confidence(weight.confidence, speaker, say('map.weight', { name }))}`,
        ]
      : []),
  ];
}

/** What the column of weights is called among the fields. */
const WEIGHT = 'weight';
const MOST_LISTED = 3;
const listed = (texts: readonly string[]): string =>
  texts
    .slice(0, MOST_LISTED)
    .map((text) => quoted(short(text)))
    .join(', ') + (texts.length > MOST_LISTED ? ', …' : '');

/** Segments judge each row by a profile of its own: where that is in doubt, the lines are written as comments. */
function profile({ profile: found }: Proposal, speaker: Speaker): string[] {
  if (!found) return [];
  const { say } = speaker;
  const isSure = found.confidence >= SURE;
  const lines = [
    'profile:',
    `  column: ${refOf(found.column.ref)}`,
    '  values:',
    ...found.values.map(({ text, profile: name, count, confidence: sure }) =>
      name === null
        ? `    ${comment(say('map.no-profile', { text: short(text), count }))}`
        : `    ${quoted(text)}: ${quoted(name)} ${confidence(sure, speaker, say('map.times', { count }))}`,
    ),
  ];
  return [
    isSure
      ? comment(say('map.profile'))
      : unsure(speaker, say('map.profile-unsure', { confidence: speaker.number(found.confidence) })),
    ...(isSure ? lines : lines.map((line) => `# ${line}`)),
  ];
}

/** Which of several rows counts is for a person to decide. */
function repeated({ repeated: found }: Proposal, { say }: Speaker): string[] {
  if (!found) return [];
  const { column, rows, ids } = found;
  return [
    comment(say('map.repeated', { header: short(column.header), rows, ids })),
    comment(`respondent: ${refOf(column.ref)}`),
    comment('duplicates: last'),
  ];
}

/** What is no respondent is left out; leaving other responses out is for a person to decide, so that their rules are comments. */
function drop(proposal: Proposal, { say }: Speaker): string[] {
  const rule = ({ column, is, reason }: Proposal['drop'][number]) =>
    `  - { column: ${refOf(column.ref)}, is: [${is.map(quoted).join(', ')}], reason: ${reason} }`;
  const sure = proposal.drop.filter(({ isSure }) => isSure);
  return [
    ...(sure.length > 0 ? ['drop:'] : []),
    ...sure.map((one) => `${rule(one)} ${comment(say('map.times', { count: one.count }))}`),
    ...proposal.drop
      .filter(({ isSure }) => !isSure)
      .flatMap((one) => [
        comment(say('map.drop', { count: one.count })),
        ...(sure.length > 0 ? [] : [comment('drop:')]),
        `# ${rule(one)}`,
      ]),
  ];
}
