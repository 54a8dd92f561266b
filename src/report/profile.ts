// One profile to read, to print or as data: who these customers are, and what they expect of each criterion.

import { kindOf } from '../core/answers/index.ts';
import { criteriaOf, type Profile, type Standard } from '../core/standard/standard.ts';
import { inLanguage } from '../core/standard/text.ts';
import { escapeTexts, forJson, forMarkdown, forTerminal } from '../text/escape.ts';
import { hanging, headed, wrap } from '../text/layout.ts';
import { styleFor } from '../text/style.ts';
import type { Speaker } from '../words/index.ts';
import type { TextReporter } from './reporter.ts';
import { saySource, sayWithUnit } from './values.ts';

/** The standard is null where the profile names none; then it can say nothing of criteria. */
export interface ShownProfile {
  readonly profile: Profile;
  readonly standard: Standard | null;
}

type ProfileReporter = TextReporter<ShownProfile>;

export const terminal: ProfileReporter = (raw, { speaker, color, width }) => {
  const { profile, standard } = { ...raw, profile: texts(raw.profile, forTerminal) };
  const style = styleFor(color);
  const { language, say } = speaker;
  const paragraph = (text: string, indent: number, paint = (line: string) => line) =>
    text === '' ? [] : wrap(text, width - indent - 1).map((line) => ' '.repeat(indent) + paint(line));
  let number = 0;
  const lines = [
    ...headed(inLanguage(profile.title, language), profile.id, width, style),
    ...paragraph(inLanguage(profile.description, language), 1),
    ...(profile.source ? paragraph(saySource(profile.source, speaker), 1, style.faint) : []),
    ...(profile.portrait ?? []).flatMap((part) => [
      '',
      ...paragraph(inLanguage(part.title, language), 1, style.strong),
      ...part.questions.flatMap(({ question, hint, answer }) => [
        ...hanging(` ${String(++number).padStart(2)}. `, inLanguage(question, language), width),
        ...paragraph(inLanguage(hint, language), 5, style.faint),
        ...paragraph(inLanguage(answer, language), 5, style.over),
      ]),
    ]),
    ...expectations({ profile, standard }, speaker).flatMap(({ text, expected, weight }, i) => [
      ...(i === 0 ? ['', ...paragraph(say('profile.expectations'), 1, style.strong)] : []),
      ...hanging(' • ', forTerminal(text), width),
      ...paragraph([expected, weight].map(forTerminal).join(' · '), 3, style.faint),
    ]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};

export const markdown: ProfileReporter = (raw, { speaker }) => {
  const { profile, standard } = { ...raw, profile: texts(raw.profile, forMarkdown) };
  const { language, say } = speaker;
  let number = 0;
  const rows = expectations({ profile, standard }, speaker);
  const parts = [
    `# ${inLanguage(profile.title, language)}`,
    ...(profile.description ? [inLanguage(profile.description, language)] : []),
    ...(profile.portrait ?? []).flatMap((part) => [
      `## ${inLanguage(part.title, language)}`,
      ...part.questions.map(({ question, hint, answer }) =>
        [
          `${++number}. **${inLanguage(question, language)}**`,
          inLanguage(hint, language),
          inLanguage(answer, language) || BLANK,
        ]
          .filter((line) => line !== '')
          .join('<br>\n   '),
      ),
    ]),
    ...(rows.length === 0
      ? []
      : [
          `## ${say('profile.expectations')}`,
          rows
            .map(({ text, expected, weight }) => `- ${[text, expected, weight].map(forMarkdown).join(' · ')}`)
            .join('\n'),
        ]),
  ];
  return `${parts.join('\n\n')}\n`;
};

export const json: ProfileReporter = ({ profile, standard }) => {
  const answers = new Map(standard ? criteriaOf(standard).map(({ id, answer }) => [id, answer]) : []);
  const criteria = [...profile.criteria].map(([id, { expect, weight }]) => {
    const answer = answers.get(id);
    return [
      id,
      {
        ...(expect === null || !answer ? {} : { expect: kindOf(answer).write(expect, answer) }),
        ...(weight === null ? {} : { weight }),
      },
    ];
  });
  return `${forJson({ ...profile, criteria: Object.fromEntries(criteria) })}\n`;
};

const BLANK = '\\_'.repeat(30);

/** Texts escaped; the map of criteria holds none. */
const texts = (profile: Profile, escaped: (text: string) => string): Profile => ({
  ...escapeTexts({ ...profile, criteria: null }, escaped),
  criteria: profile.criteria,
});

function expectations({ profile, standard }: ShownProfile, speaker: Speaker) {
  const { language, say } = speaker;
  if (!standard) return [];
  return criteriaOf(standard).flatMap(({ id, text, answer }) => {
    const own = profile.criteria.get(id);
    if (!own) return [];
    return {
      text: inLanguage(text, language),
      expected:
        own.expect === null
          ? say('profile.as-standard')
          : say('profile.expected', {
              value: sayWithUnit(own.expect, answer, speaker),
            }),
      weight:
        own.weight === null
          ? say('profile.weight-as-standard')
          : own.weight === 0
            ? say('profile.no-weight')
            : say('profile.weight', { weight: own.weight }),
    };
  });
}
