// Questionnaires that nobody made: tables of answers in all the ways in which headers tell two sides and blocks apart.

import { randomFrom } from '../fuzz/random.ts';

/** Rows of equal length under a header, as CSV. */
export const tableOf = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows]
    .map((cells) => `${cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')}\n`)
    .join('');

/** How a header is made of what is asked, of whichever side, and the numbers of both. */
export const STYLES: Readonly<Record<string, (item: string, side: string, i: number, k: number) => string>> =
  {
    brackets: (item, side) => (side ? `${item} (${side})` : item),
    prefixes: (item, side) => (side ? `${side}: ${item}` : item),
    matrices: (item, side) => (side ? `${side} [${item}]` : item),
    numbers: (item, side, i) => `${i}. ${item} - ${side}`,
    'first words': (item, side) => `${side} ${item}`,
    'two numbers': (item, _, i, k) => `${i}-${k}. ${item}`,
    codes: (_, side, i) => `${side}${i}`,
    questions: (_, side, i) => `Q${i}${side && `_${side}`}`,
  };

/** A table in one of the ways in which questionnaires are laid out, some of it odd. */
export function drawn(style: string, seed: number) {
  const { of, below } = randomFrom(Object.keys(STYLES).indexOf(style) * 104_729 + seed * 7919);
  const items = of([
    [
      'The staff are polite.',
      'The staff solve my problem.',
      'It was loud in the hall.',
      'I would come again.',
    ],
    ['Сотрудники вежливы.', 'Сотрудники решают мой вопрос.', 'В зале было шумно.', 'Я приду ещё раз.'],
    ['Polite staff', 'My problem was solved', 'A loud hall', 'Coming again'],
    ['politeness', 'help', 'noise', 'return'],
    ['Freundlichkeit', 'Hilfe', 'Lautstärke', 'Wiederkommen'],
  ]).slice(0, of([1, 2, 3, 4, 4]));
  const sides = of([
    ['expected', 'received'],
    ['Ожидание', 'Восприятие'],
    ['minimum', 'desired', 'perceived'],
    ['importance', 'satisfaction'],
    ['E', 'P', 'I'],
    ['M', 'D', 'P'],
    ['What do you expect?', 'What did you get?', 'How important is it?', 'Were you told in advance?'],
    ['first', 'second'],
    ['', 'expected'],
    ['received', ''],
    [''],
  ]);
  const headers = sides.flatMap((side, k) =>
    items.map((item, i) => STYLES[style]!(item, side, i + 1, k + 1)),
  );
  const words = of([
    ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'],
    ['Очень плохо', 'Плохо', 'Удовлетворительно', 'Хорошо', 'Очень хорошо'],
    ['1 - Very poor', '2 - Poor', '3 - Fair', '4 - Good', '5 - Very good'],
    ['5 = Never', '4 = Rarely', '3 = Sometimes', '2 = Often', '1 = Always'],
    ['A1', 'A2', 'A3', 'A4', 'A5'],
    ['★', '★★', '★★★', '★★★★', '★★★★★'],
    ['1', '2', '3', '4', 'Best of all'],
    ['Not at all important', '2', '3', '4', 'Very important'],
    ['Would surely not 1', 'Would not 2', 'Might 3', 'Would 4', 'Would surely 5'],
    ['1 of them', '2 of them', '3 of them', '4 of them', '5 of them'],
    ['Плохо', 'Poor', 'Fair', 'Хорошо', 'Excellent'],
    ['Disagree', 'Agree', 'Agree', 'Disagree', 'Neither agree nor disagree'],
  ]);
  const blanks = ['n/a', '0', '99', '-', 'Don’t know', 'Затрудняюсь ответить', 'not asked then', 'hm', ''];
  const cell = of<(row: number, at: number) => string | number>([
    (row, at) => 1 + ((row * 3 + at * 2) % 5),
    (row, at) => words[(row * 3 + at * 2) % 5]!,
    (row, at) => words[(row + at) % 5]!,
    (row, at) => words[(row * at) % 3]!,
    (row, at) => ((row + at) % 4 === 0 ? of(blanks) : words[(row * 2 + at) % 5]!),
    (row, at) => (at % items.length === 1 ? 1 + (row % 5) : 5 - (row % 5)),
    (row, at) => (at % 3 === 0 ? row % 11 : at % 3 === 1 ? (row % 2 ? 'yes' : 'no') : words[row % 5]!),
    (row, at) => ((row + at) % 3 ? of(['x', '']) : ''),
  ]);
  const extras: readonly (readonly [string, (row: number) => string | number])[] = [
    ['Site', (row) => of(['North', 'Юг', 'south', row > 5 ? 'West' : 'North'])],
    ['Точка', (row) => of(['a', 'b', 'c'][row % 2] ? ['a', 'b'] : ['c'])],
    ['Shop', () => of(['north', 'south'])],
    ['weight', () => of(['0.8', '1.2', '1'])],
    ['Вес', () => of(['1,204', '0,9', '1,0'])],
    ['wt of it', (row) => 100 + row],
    ['Segment', () => of(['Hurried guests', 'regular', 'hurried-guests'])],
    ['Guests', () => of(['regular guests', 'hurried', 'other'])],
    ['ordered', (row) => `2026-03-02 1${row % 9}:00`],
    ['delivered', (row) => `2026-03-02 1${row % 9}:${row % 2 ? 45 : 10}`],
    ['Receipt', () => of(['yes', 'no'])],
    ['Was a receipt given?', () => of(['да', 'нет', '—'])],
    ['Given [A receipt]', () => of(['A receipt', ''])],
    ['What else do you want to say?', (row) => `Thanks ${row}`],
    ['Возраст', () => of(['18-25', '26-40', '41+'])],
    ['How old are you?', () => of(['young', 'old'])],
    ['Тип клиента', () => of(['внутренний', 'внешний'])],
    ['id', (row) => `r${row}`],
    ['Comment', () => of(['', 'ok', 'bad'])],
    ['Day', (row) => `2026-03-0${1 + (row % 3)}`],
  ];
  const more = extras.filter(() => below(4) === 0);
  const rows = Array.from({ length: of([3, 8, 24]) }, (_, row) => [
    ...headers.map((_, at) => cell(row, at)),
    ...more.map(([, made]) => made(row)),
  ]);
  return { header: [...headers, ...more.map(([name]) => name)], rows };
}
