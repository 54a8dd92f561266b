// The rules that reading a file can break, each with a bad and a good example. Words explain them: `rule.<id>` in a line,
// `explain.<id>` in full. What `svc lint` adds of its own stands in lint/rules.ts.

import type { Level } from '../core/errors.ts';

/** Which file an example is cut from: what it leaves out is filled in by lint/examples.ts. */
export type ExampleKind =
  | 'standard'
  /** Some criteria of a section that has another one besides. */
  | 'criteria'
  /** All criteria of a section. */
  | 'section'
  | 'profile'
  | 'persona'
  | 'mapping'
  | 'session'
  | 'waivers'
  | 'config';

export interface Example {
  readonly of: ExampleKind;
  readonly bad: string;
  readonly good: string;
  /** Where the bad file is one that no text can show: its bytes. */
  readonly badBytes?: () => Uint8Array;
}

export interface Rule {
  /** True where the file cannot be used as long as the rule is broken: an error, whatever anybody sets. */
  readonly refuses?: true;
  /** The level unless set otherwise, of rules (or of those findings of a rule) that may be set. */
  readonly level?: Level;
  readonly example: Example;
}

/** A rule that nobody can turn off, shown by some criteria of a standard or by the keys of another file. */
const refuses = (of: ExampleKind, bad: string, good: string): Rule => ({
  refuses: true,
  example: { of, bad, good },
});

const FIVE_MEGABYTES = 5_000_000;

/** 'Скорость' as windows-1251 has it. */
const SPEED_IN_1251 = [0xd1, 0xea, 0xee, 0xf0, 0xee, 0xf1, 0xf2, 0xfc];

export const LOAD_RULES = {
  'not-text': refuses('standard', 'title: { en: Ring\u0007, ru: Звонок }', 'title: { en: Ring, ru: Звонок }'),
  'not-utf8': {
    refuses: true,
    example: {
      of: 'standard',
      bad: 'title: { en: Speed, ru: Скорость }   # saved as windows-1251',
      good: 'title: { en: Speed, ru: Скорость }   # saved as UTF-8',
      badBytes: () =>
        Uint8Array.from([...'id: "'].map((letter) => letter.charCodeAt(0)).concat(SPEED_IN_1251)),
    },
  },
  'file-too-large': {
    refuses: true,
    example: {
      of: 'standard',
      bad: '# the answers of a hundred thousand customers, 100 MB',
      good: 'title: { en: Speed, ru: Скорость }   # answers go to `svc score`',
      badBytes: () => new Uint8Array(FIVE_MEGABYTES + 1).fill('#'.charCodeAt(0)),
    },
  },
  'empty-file': refuses('standard', '# to be written', 'title: { en: Speed, ru: Скорость }'),
  'one-document': refuses('standard', 'id: speed\n---\nid: openness', 'id: speed'),
  'yaml-syntax': refuses(
    'criteria',
    '- id: clean\n  text: { en: One thing: was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }',
    '- id: clean\n  text: { en: "One thing: was it clean?", ru: Было ли чисто? }\n  answer: { kind: yes-no }',
  ),
  'yaml-tag': refuses('session', 'site: !!binary aGVsbG8=', 'site: hello'),
  'yaml-alias': refuses(
    'criteria',
    '- id: warmth\n  text: &ask { en: How warm was it?, ru: *ask }\n  answer: { kind: scale, min: 1, max: 5 }',
    [
      '- id: warmth',
      '  text: { en: How warm was it?, ru: Насколько тепло вас встретили? }',
      '  answer: &five { kind: scale, min: 1, max: 5 }',
      '- id: care',
      '  text: { en: How careful were they?, ru: Насколько внимательны они были? }',
      '  answer: *five',
    ].join('\n'),
  ),
  'yaml-number': refuses('session', 'site: 012', 'site: "012"'),
  'yaml-limit': refuses('session', `fields: ${'['.repeat(66)}${']'.repeat(66)}`, 'fields: { mood: calm }'),
  'duplicate-key': refuses(
    'criteria',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  weight: 1\n  weight: 2',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  weight: 2',
  ),
  'wrong-format': refuses('standard', 'format: svc.standard/9', 'format: svc.standard/1'),
  'unknown-key': refuses(
    'criteria',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  wieght: 2',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  weight: 2',
  ),
  'missing-key': refuses(
    'criteria',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }',
  ),
  'wrong-type': refuses(
    'criteria',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  weight: heavy',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  weight: 3',
  ),
  'unquoted-version': { ...refuses('standard', 'version: 1.10', 'version: "1.10.0"'), level: 'warning' },
  'unknown-value': refuses('standard', 'aggregation: nest', 'aggregation: nested'),
  'out-of-range': refuses(
    'criteria',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  weight: -1',
    '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  weight: 0',
  ),
  'too-few': refuses('standard', 'sections: []', 'title: { en: Speed, ru: Скорость }'),
  'bad-form': refuses('standard', 'id: Our_Service', 'id: our-service'),
  'duplicate-id': refuses(
    'criteria',
    [
      '- id: clean',
      '  text: { en: Was the floor clean?, ru: Был ли чист пол? }',
      '  answer: { kind: yes-no }',
      '- id: clean',
      '  text: { en: Was the table clean?, ru: Был ли чист стол? }',
      '  answer: { kind: yes-no }',
    ].join('\n'),
    [
      '- id: clean-floor',
      '  text: { en: Was the floor clean?, ru: Был ли чист пол? }',
      '  answer: { kind: yes-no }',
      '- id: clean-table',
      '  text: { en: Was the table clean?, ru: Был ли чист стол? }',
      '  answer: { kind: yes-no }',
    ].join('\n'),
  ),
  'unknown-touchpoint': refuses(
    'standard',
    [
      'touchpoints: { reception: { en: Reception, ru: Приёмная } }',
      'sections:',
      '  - id: arrival',
      '    title: { en: Arrival, ru: Приход }',
      '    criteria:',
      '      - id: greeting',
      '        text: { en: Were you greeted?, ru: Поздоровались ли с вами? }',
      '        answer: { kind: yes-no }',
      '        touchpoint: recepcion',
    ].join('\n'),
    [
      'touchpoints: { reception: { en: Reception, ru: Приёмная } }',
      'sections:',
      '  - id: arrival',
      '    title: { en: Arrival, ru: Приход }',
      '    criteria:',
      '      - id: greeting',
      '        text: { en: Were you greeted?, ru: Поздоровались ли с вами? }',
      '        answer: { kind: yes-no }',
      '        touchpoint: reception',
    ].join('\n'),
  ),
  formerly: refuses(
    'criteria',
    [
      '- id: queue',
      '  text: { en: Was there a queue?, ru: Была ли очередь? }',
      '  answer: { kind: yes-no, reversed: true }',
      '- id: queue-time',
      '  text: { en: How long did you wait?, ru: Сколько вы ждали? }',
      '  answer: { kind: duration, better: lower, points: { 0s: 100, 10m: 0 } }',
      '  formerly: queue',
    ].join('\n'),
    [
      '- id: queue-time',
      '  text: { en: How long did you wait?, ru: Сколько вы ждали? }',
      '  answer: { kind: duration, better: lower, points: { 0s: 100, 10m: 0 } }',
      '  formerly: queue',
    ].join('\n'),
  ),
  when: refuses(
    'standard',
    [
      'fields:',
      '  channel:',
      '    title: { en: Channel, ru: Канал }',
      '    values: { phone: { en: By phone, ru: По телефону }, branch: { en: At a branch, ru: В отделении } }',
      'sections:',
      '  - id: call',
      '    title: { en: The call, ru: Звонок }',
      '    criteria:',
      '      - id: name-said',
      '        text: { en: Did they say their name?, ru: Назвали ли вам имя сотрудника? }',
      '        answer: { kind: yes-no }',
      '        when: { chanel: [phone] }',
    ].join('\n'),
    [
      'fields:',
      '  channel:',
      '    title: { en: Channel, ru: Канал }',
      '    values: { phone: { en: By phone, ru: По телефону }, branch: { en: At a branch, ru: В отделении } }',
      'sections:',
      '  - id: call',
      '    title: { en: The call, ru: Звонок }',
      '    criteria:',
      '      - id: name-said',
      '        text: { en: Did they say their name?, ru: Назвали ли вам имя сотрудника? }',
      '        answer: { kind: yes-no }',
      '        when: { channel: [phone] }',
    ].join('\n'),
  ),
  'unreadable-answer': refuses(
    'criteria',
    '- id: warmth\n  text: { en: How warm was it?, ru: Насколько было тепло? }\n  answer: { kind: scale, min: 1, max: 5 }\n  expect: 7',
    '- id: warmth\n  text: { en: How warm was it?, ru: Насколько было тепло? }\n  answer: { kind: scale, min: 1, max: 5 }\n  expect: 4',
  ),
  'curve-value': refuses(
    'criteria',
    '- id: wait\n  text: { en: How long did you wait?, ru: Сколько вы ждали? }\n  answer: { kind: duration, better: lower, points: { soon: 100, 10m: 0 } }',
    '- id: wait\n  text: { en: How long did you wait?, ru: Сколько вы ждали? }\n  answer: { kind: duration, better: lower, points: { 1m: 100, 10m: 0 } }',
  ),
  'curve-order': refuses(
    'criteria',
    '- id: wait\n  text: { en: How long did you wait?, ru: Сколько вы ждали? }\n  answer: { kind: duration, better: lower, points: { 10m: 0, 1m: 100 } }',
    '- id: wait\n  text: { en: How long did you wait?, ru: Сколько вы ждали? }\n  answer: { kind: duration, better: lower, points: { 1m: 100, 10m: 0 } }',
  ),
  'curve-not-monotonic': refuses(
    'criteria',
    '- id: wait\n  text: { en: How long did you wait?, ru: Сколько вы ждали? }\n  answer: { kind: duration, better: lower, points: { 1m: 50, 10m: 80 } }',
    '- id: wait\n  text: { en: How long did you wait?, ru: Сколько вы ждали? }\n  answer: { kind: duration, better: lower, points: { 1m: 80, 10m: 50 } }',
  ),
  'scale-range': refuses(
    'criteria',
    '- id: warmth\n  text: { en: How warm was it?, ru: Насколько было тепло? }\n  answer: { kind: scale, min: 1, max: 6, step: 2 }',
    '- id: warmth\n  text: { en: How warm was it?, ru: Насколько было тепло? }\n  answer: { kind: scale, min: 1, max: 7, step: 2 }',
  ),
  'scale-labels': refuses(
    'criteria',
    [
      '- id: warmth',
      '  text: { en: How warm was it?, ru: Насколько было тепло? }',
      '  answer: { kind: scale, min: 1, max: 5, labels: { 1: { en: cold, ru: холодно }, 5: { en: hot, ru: жарко }, 6: { en: hotter, ru: жарче } } }',
    ].join('\n'),
    [
      '- id: warmth',
      '  text: { en: How warm was it?, ru: Насколько было тепло? }',
      '  answer: { kind: scale, min: 1, max: 5, labels: { 1: { en: cold, ru: холодно }, 5: { en: hot, ru: жарко } } }',
    ].join('\n'),
  ),
  summary: refuses(
    'criteria',
    '- id: recommend\n  text: { en: Would you recommend us?, ru: Порекомендуете ли вы нас? }\n  answer: { kind: scale, min: 1, max: 5 }\n  summary: nps',
    '- id: recommend\n  text: { en: Would you recommend us?, ru: Порекомендуете ли вы нас? }\n  answer: { kind: scale, min: 0, max: 10 }\n  summary: nps',
  ),
  'option-points': refuses(
    'criteria',
    [
      '- id: remedy',
      '  text: { en: What was done?, ru: Что было сделано? }',
      '  answer:',
      '    kind: choice',
      '    options:',
      '      - { id: replaced, text: { en: Replaced, ru: Замена }, points: 100 }',
      '      - { id: nothing, text: { en: Nothing, ru: Ничего } }',
    ].join('\n'),
    [
      '- id: remedy',
      '  text: { en: What was done?, ru: Что было сделано? }',
      '  answer:',
      '    kind: choice',
      '    options:',
      '      - { id: replaced, text: { en: Replaced, ru: Замена }, points: 100 }',
      '      - { id: nothing, text: { en: Nothing, ru: Ничего }, points: 0 }',
    ].join('\n'),
  ),
  'no-weight': {
    level: 'warning',
    example: {
      of: 'section',
      bad: '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  weight: 0',
      good: '- id: clean\n  text: { en: Was it clean?, ru: Было ли чисто? }\n  answer: { kind: yes-no }\n  weight: 1',
    },
  },
  'other-standard': refuses(
    'session',
    'standard: taxi   # given with the standard “example”',
    'standard: example',
  ),
  'unknown-criterion': refuses(
    'profile',
    'standard: example\ncriteria: { greting: { expect: yes } }',
    'standard: example\ncriteria: { greeting: { expect: yes } }',
  ),
  'unknown-field': refuses('session', 'fields: { chanel: phone }', 'fields: { channel: phone }'),
  'session-version': refuses(
    'session',
    'standard: { id: example, version: "0.9.0" }   # given with 1.0.0',
    'standard: { id: example, version: "1.0.0" }',
  ),
  response: refuses(
    'session',
    'responses: { greeting: { delivery: yes, blank: skipped } }',
    'responses: { greeting: { delivery: yes } }',
  ),
  column: {
    ...refuses(
      'mapping',
      'criteria: { greeting: { delivery: { column: 3, header: "Q3" } } }',
      'criteria: { greeting: { delivery: { header: "Q3" } } }',
    ),
    level: 'warning',
  },
  'cell-text': refuses(
    'mapping',
    'blanks: { skipped: ["0"], dont-know: ["0"] }',
    'blanks: { skipped: [""], dont-know: ["0"] }',
  ),
  reversed: refuses(
    'mapping',
    'criteria: { wait: { delivery: "Q2", reversed: true } }',
    'criteria: { warmth: { delivery: "Q3", reversed: true } }',
  ),
  'bad-calendar': refuses(
    'standard',
    'calendars: { shop: { timeZone: Europe/Rigga, hours: { mon-fri: "09:00-18:00" } } }',
    'calendars: { shop: { timeZone: Europe/Riga, hours: { mon-fri: "09:00-18:00" } } }',
  ),
  'unknown-calendar': refuses(
    'standard',
    [
      'calendars: { shop: { timeZone: Europe/Riga, hours: { mon-fri: "09:00-18:00" } } }',
      'log: { longRunning: { from: received, to: closed, over: 16h, calendar: shops } }',
    ].join('\n'),
    [
      'calendars: { shop: { timeZone: Europe/Riga, hours: { mon-fri: "09:00-18:00" } } }',
      'log: { longRunning: { from: received, to: closed, over: 16h, calendar: shop } }',
    ].join('\n'),
  ),
  include: refuses(
    'standard',
    'include: [{ standard: ./missing.yaml, version: "1.0.0" }]',
    'title: { en: Speed, ru: Скорость }',
  ),
  log: refuses('standard', 'log: { thanks: [thanks] }', 'log: { type: type, thanks: [thanks] }'),
  'waiver-date': refuses(
    'waivers',
    'waivers:\n  0123456789abcdef: { owner: M. Orlova, reason: Agreed., expires: "2026-02-30" }',
    'waivers:\n  0123456789abcdef: { owner: M. Orlova, reason: Agreed., expires: "2026-02-28" }',
  ),
} as const satisfies Readonly<Record<string, Rule>>;

export type LoadRule = keyof typeof LOAD_RULES;
