// The long form: one row per answer, with columns for the respondent, the criterion and what was expected and delivered.

import type { Dialect, Itemised, Peek } from './dialect.ts';
import { isBlank, oneRow, plainName } from './header.ts';

const RESPONDENTS = [
  ...[
    'respondent',
    'respondentid',
    'participant',
    'participantid',
    'responseid',
    'caseid',
    'id',
    'guest',
    'visitor',
  ],
  ...['респондент', 'идреспондента', 'участник', 'анкета', 'номеранкеты'],
];
const CRITERIA = [
  ...['criterion', 'criterionid', 'item', 'itemid', 'question', 'questionid', 'attribute'],
  ...['критерий', 'пункт', 'вопрос', 'атрибут'],
];
const ANSWERS = {
  expectation: [
    ...['expectation', 'expected', 'expect', 'expectationscore', 'desired', 'e'],
    ...['ожидание', 'ожидания', 'ожидалось', 'желаемое', 'желаемыйуровень'],
  ],
  delivery: [
    ...[
      'delivery',
      'delivered',
      'perception',
      'perceived',
      'perceptionscore',
      'actual',
      'performance',
      'p',
      'd',
    ],
    ...['answer', 'response', 'value', 'rating', 'score'],
    ...['воплощение', 'восприятие', 'получено', 'факт', 'оценка', 'ответ', 'значение'],
  ],
  minimum: [
    ...['minimum', 'min', 'adequate', 'least', 'minimumaccepted'],
    ...['минимум', 'минимальное', 'приемлемое', 'минимальныйуровень', 'приемлемыйуровень'],
  ],
  importance: ['importance', 'важность'],
} as const;

const find = (names: readonly string[], wanted: readonly string[]): number => {
  const plain = names.map(plainName);
  for (const name of wanted) if (plain.includes(name)) return plain.indexOf(name);
  return -1;
};

export const long: Dialect = {
  id: 'long',
  recognise([names = []]) {
    if (find(names, CRITERIA) < 0 || find(names, RESPONDENTS) < 0 || find(names, ANSWERS.delivery) < 0)
      return 0;
    return find(names, ANSWERS.expectation) >= 0 ? 0.9 : 0.6;
  },
  headerRows: () => 1,
  columns: (header) => oneRow(header),
  itemised,
};

function itemised([names = []]: Peek): Itemised {
  const criterion = find(names, CRITERIA);
  const respondent = find(names, RESPONDENTS);
  const answers = Object.entries(ANSWERS).flatMap(([side, wanted]) => {
    const column = find(names, wanted);
    if (column < 0) return [];
    return [
      { column, called: (item: string) => [`${item} [${names[column]!.trim()}]`, `${item} [${side}]`] },
    ];
  });
  const taken = [criterion, ...answers.map(({ column }) => column)];
  return {
    respondent,
    items: (rows) =>
      rows.map((cells) => {
        const text = (cells[criterion] ?? '').trim();
        return isBlank(text) ? null : { key: text, names: [text] };
      }),
    answers,
    shared: names.flatMap((_, i) => (taken.includes(i) ? [] : [i])),
  };
}
