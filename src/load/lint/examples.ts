// Whole files from the examples of rules: what an example leaves out is filled in, so that it can be tried.

import type { Example, ExampleKind } from '../rules.ts';

/** The standard that examples of other files speak of. */
export const EXAMPLE_STANDARD = `format: svc.standard/1
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

const STANDARD = {
  format: 'format: svc.standard/1',
  id: 'id: our-service',
  version: 'version: "1.0.0"',
  title: 'title: { en: Our service, ru: Наш сервис }',
  sections: [
    'sections:',
    '  - id: visit',
    '    title: { en: Visit, ru: Визит }',
    '    criteria:',
    '      - id: greeting',
    '        text: { en: Were you greeted?, ru: Поздоровались ли с вами? }',
    '        answer: { kind: yes-no }',
  ].join('\n'),
};

const USUAL: {
  readonly [kind in Exclude<ExampleKind, 'criteria' | 'section'>]: Readonly<Record<string, string>>;
} = {
  standard: STANDARD,
  profile: {
    format: 'format: svc.profile/1',
    id: 'id: regulars',
    title: 'title: { en: Regulars, ru: Постоянные клиенты }',
    criteria: 'criteria: { greeting: { expect: yes } }',
  },
  persona: {
    format: 'format: svc.persona/1',
    id: 'id: hurried',
    title: 'title: { en: In a hurry, ru: Спешит }',
    role: 'role: { en: You have ten minutes., ru: У вас десять минут. }',
  },
  mapping: {
    format: 'format: svc.mapping/1',
    standard: 'standard: example',
    criteria: 'criteria: { greeting: { delivery: Greeting } }',
  },
  session: {
    format: 'format: svc.session/1',
    standard: 'standard: { id: example, version: "1.0.0" }',
    responses: 'responses: { greeting: { delivery: yes } }',
  },
  waivers: { format: 'format: svc.waivers/1', waivers: 'waivers: {}' },
  config: {},
};

const SECTION = 'sections:\n  - id: visit\n    title: { en: Visit, ru: Визит }\n    criteria:\n';
const ANOTHER = [
  '      - id: goodbye',
  '        text: { en: Did anybody say goodbye?, ru: Попрощались ли с вами? }',
  '        answer: { kind: yes-no }',
  '',
].join('\n');

/** The file that an example is cut from. Text without any key stays alone. */
export function wholeExample({ of }: Pick<Example, 'of'>, shown: string): string {
  if (of === 'criteria' || of === 'section') {
    const own = shown.replace(/^(?=.)/gm, '      ');
    return wholeExample({ of: 'standard' }, SECTION + (of === 'criteria' ? ANOTHER : '') + own);
  }
  const keys = new Set([...shown.matchAll(/^([a-z]\w*):/gim)].map(([, key]) => key));
  if (keys.size === 0) return `${shown}\n`;
  const filled = Object.entries(USUAL[of]).filter(([key]) => !keys.has(key));
  return `${[...filled.map(([, line]) => line), shown].join('\n')}\n`;
}
