// The standard and the answers that tests of forms field, fill in and score; and the figures that have to be the same.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Session } from '../src/core/answers/response.ts';
import type { GapReport } from '../src/core/assess/gap-report.ts';
import type { Says } from '../src/core/form/entry.ts';
import { type FormQuestion, formGroups } from '../src/core/form/questions.ts';
import { schemeOf } from '../src/core/standard/scheme.ts';
import type { Standard } from '../src/core/standard/standard.ts';
import { LANGUAGES } from '../src/core/standard/text.ts';
import { reportOfSessions } from '../src/core/tally/session-tally.ts';
import { loadSession, loadSessionHead } from '../src/load/session.ts';
import { loadStandard } from '../src/load/standard.ts';
import { speaker } from './speaker.ts';
import { ROOT } from './world.ts';

export const REPAIR_DESK = join(ROOT, 'fixtures/forms/repair-desk.yaml');
export const ANSWERS = [1, 2, 3] as const;
const pathOf = (number: number) => join(ROOT, `fixtures/forms/answers/${number}.yaml`);

export const repairDesk: Standard = loadStandard(readFileSync(REPAIR_DESK, 'utf8'), 'repair-desk.yaml')
  .value!;

export interface Raw {
  readonly expectation?: unknown;
  readonly delivery?: unknown;
  readonly blank?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly announced?: boolean;
}

/** The answers as they are written. */
export const answersFile = (number: number): { readonly responses: Readonly<Record<string, Raw>> } =>
  parse(readFileSync(pathOf(number), 'utf8'));

/** The same as they are read. */
export const sessionOf = (number: number): Session =>
  loadSession(loadSessionHead(readFileSync(pathOf(number), 'utf8'), `${number}.yaml`).value!, repairDesk)
    .value!;

/** All that was reckoned of answers, without where these came from. */
export const figures = ({ overall, sections, criteria, priorities }: GapReport) => ({
  overall,
  sections,
  criteria,
  priorities,
});

export const says = Object.fromEntries(
  LANGUAGES.map((language) => [language, speaker(language).say]),
) as Says;
export const scheme = schemeOf(repairDesk);
export const groups = formGroups(scheme, false, says);
export const questions = groups.flatMap((group) => group.questions);

/** How a tool writes an option that was picked. */
export type Style = 'value' | 'code' | 'number' | 'en' | 'ru';

export function written(question: FormQuestion, number: number, style: Style): string {
  const { of, entry } = question;
  const { site, fields } = sessionOf(number);
  const picked = (value: string): string => {
    const option = entry.by === 'picking' ? entry.options.find((one) => one.value === value) : undefined;
    if (!option) return value;
    return String(style === 'en' || style === 'ru' ? option.label[style] : option[style]);
  };
  if ('field' in of) return of.field === 'site' ? site! : picked(fields.get(of.field)!);
  const raw = answersFile(number).responses[of.criterion] ?? {};
  const blank = { 'dont-know': '?', 'not-applicable': 'x' }[raw.blank ?? ''] ?? '';
  const span = typeof raw.delivery === 'object' ? (raw.delivery as { from: string; to: string }) : null;
  switch (of.part) {
    case 'expectation':
      return raw.expectation === undefined ? '' : picked(String(raw.expectation));
    case 'delivery':
      if (raw.blank === 'skipped') return '';
      if (raw.blank) return entry.by === 'picking' ? picked(raw.blank) : blank;
      return raw.delivery === undefined ? '' : picked(String(raw.delivery));
    case 'from':
      return span?.from ?? '';
    case 'to':
      return span?.to ?? '';
    case 'announced':
      return raw.announced === undefined ? '' : picked(raw.announced ? 'yes' : 'no');
    case 'comment':
      return raw.note ?? '';
    case 'evidence':
      return '';
  }
}

export const csv = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((cells) => `${cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)}\n`).join('');

/** What three respondents gave, in the order of the questions. */
export const answers = (style: Style): string[][] =>
  ANSWERS.map((number) => questions.map((question) => written(question, number, style)));

/** The same answers, read from sessions. */
export const expected = figures(
  reportOfSessions(
    scheme,
    ANSWERS.map((number) => ({ file: null, session: sessionOf(number) })),
    { journey: false },
  ),
);

/** Words of respondents go into reports of sessions only. */
export const bare = ({ criteria, ...rest }: ReturnType<typeof figures>) => ({
  ...rest,
  criteria: criteria.map(({ notes: _, ...criterion }) => criterion),
});
