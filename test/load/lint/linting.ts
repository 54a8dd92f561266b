// Lints texts from memory, with nothing shipped but what is given.

import type { Finding } from '../../../src/core/errors.ts';
import { lint, type ToLint } from '../../../src/load/lint/lint.ts';
import { openForLint } from '../../../src/load/lint/open.ts';
import type { Settings } from '../../../src/load/lint/rule.ts';
import { checkSessionStandard, loadSession, loadSessionHead } from '../../../src/load/session.ts';
import { loadStandard } from '../../../src/load/standard.ts';

const nothingIncluded = async (name: string) => ({ fault: { code: 'include-missing', args: { name } } });

export async function opened(
  files: Readonly<Record<string, string | Uint8Array>>,
  settings: Settings = {},
): Promise<ToLint[]> {
  return Promise.all(
    Object.entries(files).map(async ([file, content]) => ({
      ...(await openForLint(
        typeof content === 'string' ? Buffer.from(content) : content,
        file,
        nothingIncluded,
      )),
      settings,
    })),
  );
}

/** The standard that fixtures of other files speak of. */
const EXAMPLE_STANDARD = `format: svc.standard/1
id: example
version: "1.0.0"
title: { en: Example, ru: Пример }
fields:
  channel:
    title: { en: Channel, ru: Канал }
    values: { phone: { en: By phone, ru: По телефону }, branch: { en: At a branch, ru: В отделении } }
sections:
  - id: visit
    title: { en: Visit, ru: Визит }
    criteria:
      - id: greeting
        text: { en: Were you greeted?, ru: Поздоровались ли с вами? }
        answer: { kind: yes-no }
      - id: wait
        text: { en: How long did you wait?, ru: Сколько вы ждали? }
        answer: { kind: duration, better: lower, points: { 0s: 100, 10m: 0 } }
      - id: warmth
        text: { en: How warm was the welcome?, ru: Насколько тепло вас встретили? }
        answer: { kind: scale, min: 1, max: 5 }
`;

export const exampleStandard = loadStandard(EXAMPLE_STANDARD, 'example.yaml').value!;

const SHIPPED = {
  standards: new Map([['example', exampleStandard]]),
  standardIds: ['example'],
  profiles: ['regulars'],
  personas: ['hurried'],
};

/** Findings of files that are linted together, by what is in them. */
export async function linted(
  files: Readonly<Record<string, string | Uint8Array>>,
  settings: Settings = {},
): Promise<Finding[]> {
  return lint(await opened(files, settings), SHIPPED);
}

/** Findings of one file. */
export const lintedText = (text: string | Uint8Array, settings: Settings = {}): Promise<Finding[]> =>
  linted({ 'file.yaml': text }, settings);

/** The answers of a session are read when it is used: only then is there a standard to read them by. */
export function usedAsSession(text: string, file: string): readonly Finding[] {
  const { value: head, findings } = loadSessionHead(text, file);
  if (!head) return findings;
  const other = checkSessionStandard(head, exampleStandard);
  return other ? [other] : loadSession(head, exampleStandard).findings;
}
