// The long form: one row per answer, with columns for the respondent, the criterion and what was expected and delivered.

import type { Dialect, Itemised, Lack, Peek } from './dialect.ts';
import { isBlank, nameKey, oneRow } from './header.ts';

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
    'user',
    'userid',
    'subject',
    'subjectid',
    'person',
    'personid',
    'customerid',
    'clientid',
    'submissionid',
    'interviewid',
    'sessionid',
    'respid',
    'recordid',
  ],
  ...['rid', 'uid', 'respondentno', 'responsenumber', 'client', 'customer', 'shopper', 'visitid', 'auditid'],
  ...['teilnehmer', 'befragter', 'befragte', 'proband', 'kunde', 'répondant', 'participante', 'encuestado'],
  ...['respondente', 'entrevistado', 'rispondente', 'partecipante', 'uczestnik', 'katılımcı', 'responden'],
  ...['респондент', 'идреспондента', 'участник', 'анкета', 'номеранкеты', 'номер', 'клиент', 'идклиента'],
];
const CRITERIA = [
  ...[
    'criterion',
    'criterionid',
    'item',
    'itemid',
    'question',
    'questionid',
    'attribute',
    'statement',
    'variable',
    'indicator',
  ],
  ...['questiontext', 'itemtext', 'itemname', 'questionname', 'criterionname', 'metric'],
  ...['qid', 'questioncode', 'itemcode', 'criterioncode', 'questionno', 'questionnumber'],
  ...['frage', 'aussage', 'merkmal', 'kriterium', 'énoncé', 'critère', 'pregunta', 'criterio', 'ítem'],
  ...['pergunta', 'critério', 'domanda', 'pytanie', 'kryterium', 'soru', 'pertanyaan'],
  ...['критерий', 'пункт', 'вопрос', 'атрибут', 'показатель', 'утверждение', 'текствопроса'],
];
const ANSWERS = {
  expectation: [
    ...['erwartung', 'attente', 'expectativa', 'aspettativa', 'oczekiwanie', 'beklenti', 'harapan'],
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
    ...['reality', 'real', 'experienced', 'received', 'got'],
    ...['answer', 'response', 'resp', 'value', 'rating', 'score', 'result', 'mark', 'grade', 'rate'],
    ...['val', 'reply', 'points', 'answercode', 'responsecode', 'numericvalue', 'ratingvalue'],
    ...['antwort', 'wert', 'bewertung', 'punkte', 'réponse', 'valeur', 'respuesta', 'valor', 'puntuación'],
    ...[
      'resposta',
      'nota',
      'risposta',
      'valore',
      'voto',
      'odpowiedź',
      'wartość',
      'ocena',
      'cevap',
      'jawaban',
    ],
    ...['answervalue', 'responsevalue', 'answertext', 'choice'],
    ...['воплощение', 'восприятие', 'получено', 'факт', 'оценка', 'ответ', 'значение', 'балл', 'реальность'],
  ],
  minimum: [
    ...['minimum', 'min', 'adequate', 'least', 'minimumaccepted'],
    ...['минимум', 'минимальное', 'приемлемое', 'минимальныйуровень', 'приемлемыйуровень'],
  ],
  importance: ['importance', 'важность'],
} as const;

const find = (names: readonly string[], wanted: readonly string[]): number => {
  const keys = names.map(nameKey);
  for (const name of wanted) if (keys.includes(name)) return keys.indexOf(name);
  return -1;
};

export const long: Dialect = {
  id: 'long',
  recognise(peek) {
    const names = peek[0] ?? [];
    if (lacks(peek).length > 0) return 0;
    if (find(names, ANSWERS.expectation) >= 0) return 0.9;
    return isOnePerAnswer(peek) ? 0.75 : 0.05;
  },
  headerRows: () => 1,
  columns: (header) => oneRow(header),
  lacks,
  itemised: ([names = []]) =>
    itemisedBy(names, {
      respondent: find(names, RESPONDENTS),
      item: find(names, CRITERIA),
      answers: Object.fromEntries(
        Object.entries(ANSWERS).flatMap(([side, wanted]) =>
          find(names, wanted) < 0 ? [] : [[side, find(names, wanted)]],
        ),
      ),
    }),
};

/** Respondents come again, or items do: else it is a table of one row each. */
function isOnePerAnswer([names = [], ...rows]: Peek): boolean {
  const distinct = (column: number) => new Set(rows.map((cells) => cells[column])).size;
  return (
    rows.length < 2 ||
    distinct(find(names, RESPONDENTS)) < rows.length ||
    distinct(find(names, CRITERIA)) <= rows.length / 2
  );
}

function lacks([names = []]: Peek): Lack[] {
  const roles = [
    ['respondent', RESPONDENTS],
    ['item', CRITERIA],
    ['answer', ANSWERS.delivery],
  ] as const;
  return roles.flatMap(([role, known]) =>
    find(names, known) < 0 ? [{ role, called: known.slice(0, 4) }] : [],
  );
}

/** Which columns are what, by position. `answers` by side; `delivery` is among them. */
export interface LongColumns {
  readonly respondent: number;
  readonly item: number;
  readonly answers: Readonly<Record<string, number>>;
}

/** The long form whose columns a mapping names. */
export const longBy = (columns: LongColumns): Dialect => ({
  ...long,
  recognise: () => 1,
  lacks: () => [],
  itemised: ([names = []]) => itemisedBy(names, columns),
});

function itemisedBy(
  names: readonly string[],
  { respondent, item: criterion, answers: sides }: LongColumns,
): Itemised {
  const answers = Object.entries(sides).map(([side, column]) => ({
    column,
    called: (item: string) => [`${item} [${names[column]!.trim()}]`, `${item} [${side}]`],
  }));
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
