// A drafted standard as the file it is to become: YAML that loads as it stands, with remarks on what is unsure.

import { scaleOf } from '../../core/answers/index.ts';
import { LANGUAGES, type Text } from '../../core/standard/text.ts';
import { quoted, scalar } from '../../core/standard/yaml.ts';
import { type Draft, type DraftCriterion, draftedFrom } from '../../core/survey/draft.ts';
import type { Speaker } from '../../words/index.ts';
import { comment, short, unsure } from '../yaml-lines.ts';

/** What the file has no words for, in its languages. */
export interface DraftTitles {
  readonly title: Text;
  readonly section: Text;
}

export function draftedStandard(draft: Draft, { title, section }: DraftTitles, speaker: Speaker): string {
  const { say } = speaker;
  const anchors = anchorsOf(draft);
  const met = new Set<string>();
  return `${[
    comment(say('draft.head', { survey: draft.survey })),
    ...draft.doubts.map(({ code, args }) => unsure(speaker, say(code, args))),
    'format: svc.standard/1',
    `id: ${scalar(draft.id)}`,
    'version: "0.1.0"',
    `title: ${textOf(title)}`,
    'purpose: survey',
    // A block of one question is not to weigh as much as one of ten.
    ...(draft.sections.length > 1 ? [`aggregation: flat ${comment(say('draft.flat'))}`] : []),
    'sections:',
    ...draft.sections.flatMap((one) => [
      `  - id: ${scalar(one.id)}`,
      `    title: ${textOf(one.title ?? section)}`,
      '    criteria:',
      ...one.criteria.flatMap((criterion) => criterionLines(criterion, anchors, met, speaker)),
    ]),
    ...leftLines(draft, speaker),
  ].join('\n')}\n`;
}

const textOf = (text: Text): string =>
  `{ ${LANGUAGES.flatMap((language) => {
    const said = text[language];
    return said === undefined ? [] : [`${language}: ${quoted(said)}`];
  }).join(', ')} }`;

/** By answer, its name where more than one criterion has it. */
function anchorsOf(draft: Draft): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { answer } of draftedFrom(draft)) {
    const key = JSON.stringify(answer);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const shared = [...counts].flatMap(([key, count]) => (count > 1 && key.length > 80 ? [key] : []));
  return new Map(shared.map((key, i) => [key, `scale-${i + 1}`]));
}

function criterionLines(
  { id, text, answer, expect, summary, columns, doubts }: DraftCriterion,
  anchors: ReadonlyMap<string, string>,
  met: Set<string>,
  speaker: Speaker,
): string[] {
  const { say } = speaker;
  const remark = (of: keyof typeof doubts) => {
    const doubt = doubts[of];
    return doubt ? ` ${unsure(speaker, say(doubt.code, doubt.args))}` : '';
  };
  return [
    `      - id: ${scalar(id)} ${comment(say('draft.column', { count: columns.length, columns: columns.join(', ') }))}`,
    `        text: ${textOf(text)}${remark('text')}`,
    ...answerLines(answer, anchors, met, remark('answer')),
    ...(expect === null ? [] : [`        expect: ${expect}${remark('expect')}`]),
    ...(summary === null ? [] : [`        summary: ${summary}`]),
  ];
}

function answerLines(
  answer: DraftCriterion['answer'],
  anchors: ReadonlyMap<string, string>,
  met: Set<string>,
  remark: string,
): string[] {
  const scale = scaleOf(answer);
  if (!scale) return [`        answer: { kind: ${answer.kind} }${remark}`];
  const name = anchors.get(JSON.stringify(answer));
  if (name !== undefined && met.has(name)) return [`        answer: *${name}${remark}`];
  if (name !== undefined) met.add(name);
  const { min, max, labels, reversed } = scale;
  return [
    `        answer:${name === undefined ? '' : ` &${name}`}${remark}`,
    '          kind: scale',
    `          min: ${min}`,
    `          max: ${max}`,
    ...(reversed ? ['          reversed: true'] : []),
    ...(labels.length === 0 ? [] : ['          labels:']),
    ...labels.map(({ value, text }) => `            ${value}: ${textOf(text)}`),
  ];
}

function leftLines({ left }: Draft, { say }: Speaker): string[] {
  if (left.length === 0) return [];
  return [
    comment(say('draft.left')),
    ...left.map(({ column, header, reason }) =>
      comment(`  ${say('map.column', { column, header: short(header) })}: ${say(reason.code, reason.args)}`),
    ),
  ];
}
