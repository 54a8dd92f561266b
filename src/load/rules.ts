// The rules that reading a file can break, each with a bad and a good example. Words explain them: `explain.<rule>`.

export interface Example {
  readonly bad: string;
  readonly good: string;
}

const example = (bad: string, good: string): Example => ({ bad, good });

export const LOAD_RULES = {
  'not-text': example('note: \u2400', 'note: Nobody came.'),
  'not-utf8': example('title: { ru: ��������� }', 'title: { ru: Скорость }'),
  'file-too-large': example('a survey of 100 MB', 'a standard of 30 KB; surveys go to `svc score`'),
  'empty-file': example('# to be written', 'format: svc.standard/1'),
  'one-document': example('id: speed\n---\nid: openness', 'id: speed'),
  'yaml-syntax': example('text: { en: Note: was it clean?', 'text: { en: "Note: was it clean?" }'),
  'yaml-tag': example('note: !!binary aGVsbG8=', 'note: hello'),
  'yaml-alias': example('answer: &five\n  labels: *five', 'answer: &five { kind: scale, min: 1, max: 5 }'),
  'yaml-number': example('site: 012', 'site: "012"'),
  'yaml-limit': example('[[[[[[[[ … ]]]]]]]]', '[1, 2]'),
  'duplicate-key': example('weight: 1\nweight: 2', 'weight: 2'),
  'wrong-format': example('format: svc.standard/9', 'format: svc.standard/1'),
  'unknown-key': example('wieght: 2', 'weight: 2'),
  'missing-key': example(
    '- id: queue-time',
    '- id: queue-time\n  text: { en: How long did you wait? }\n  answer: { kind: duration, … }',
  ),
  'wrong-type': example('weight: heavy', 'weight: 3'),
  'unquoted-version': example('version: 1.10', 'version: "1.10.0"'),
  'unknown-value': example('aggregation: nest', 'aggregation: nested'),
  'out-of-range': example('weight: -1', 'weight: 0'),
  'too-few': example('criteria: []', 'criteria:\n  - id: queue-time'),
  'bad-form': example('id: Queue_Time', 'id: queue-time'),
  'duplicate-id': example('- id: greeting\n- id: greeting', '- id: greeting\n- id: farewell'),
  'unknown-touchpoint': example(
    'touchpoints: { reception: … }\ntouchpoint: recepcion',
    'touchpoints: { reception: … }\ntouchpoint: reception',
  ),
  formerly: example('- id: a\n- id: b\n  formerly: a', '- id: b\n  formerly: a'),
  when: example('when: { chanel: [phone] }', 'when: { channel: [phone] }'),
  'unreadable-answer': example(
    'answer: { kind: scale, min: 1, max: 5 }\nexpect: 7',
    'answer: { kind: scale, min: 1, max: 5 }\nexpect: 4',
  ),
  'curve-value': example('points: { soon: 100, 10m: 0 }', 'points: { 1m: 100, 10m: 0 }'),
  'curve-order': example('points: { 10m: 0, 1m: 100 }', 'points: { 1m: 100, 10m: 0 }'),
  'curve-not-monotonic': example(
    'better: lower\npoints: { 1m: 50, 10m: 80 }',
    'better: lower\npoints: { 1m: 80, 10m: 50 }',
  ),
  'scale-range': example('min: 1, max: 6, step: 2', 'min: 1, max: 7, step: 2'),
  'scale-labels': example('max: 5, labels: { 6: { en: Superb } }', 'max: 5, labels: { 5: { en: Superb } }'),
  'option-points': example(
    'options:\n  - { id: a, text: …, points: 100 }\n  - { id: b, text: … }',
    'options:\n  - { id: a, text: …, points: 100 }\n  - { id: b, text: …, points: 0 }',
  ),
  'no-weight': example(
    'weight: 0   # on every criterion of a section',
    'weight: 1   # on one of them at least',
  ),
  'other-standard': example('standard: taxi   # used with speed', 'standard: speed'),
  'unknown-criterion': example(
    'criteria: { queue-tiem: { expect: 3m } }',
    'criteria: { queue-time: { expect: 3m } }',
  ),
  'unknown-field': example('fields: { chanel: phone }', 'fields: { channel: phone }'),
  'session-version': example(
    'standard: { id: speed, version: "1.0.0" }   # resumed with speed 2.0.0',
    'standard: { id: speed, version: "2.0.0" }',
  ),
  response: example('{ delivery: 3, blank: skipped }', '{ delivery: 3 }'),
  column: example('delivery: { column: 3, header: "Q3" }', 'delivery: { header: "Q3" }'),
  'cell-text': example('blanks: { skipped: ["0"], dont-know: ["0"] }', 'blanks: { dont-know: ["0"] }'),
  reversed: example(
    'wait-time: { …, reversed: true }   # a duration',
    'tidiness: { …, reversed: true }   # a scale',
  ),
} as const satisfies Readonly<Record<string, Example>>;

export type LoadRule = keyof typeof LOAD_RULES;
