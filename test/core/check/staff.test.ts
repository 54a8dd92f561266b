// Which words of a comment are taken for the name of one of the staff.

import { describe, expect, it } from 'vitest';
import { staffNamed } from '../../../src/core/check/staff.ts';

describe('a comment', () => {
  it.each([
    ['The cashier Anna was rude.', ['Anna']],
    ['Cashier: Anna', ['Anna']],
    ['Mr. Brown, and a waiter «Peter»', ['Brown', 'Peter']],
    ['Served by a girl, her name is Olga', ['Olga']],
    ['the badge said Maria; a driver - Ivan', ['Maria', 'Ivan']],
    ['badge: Olga, and the clerk Olga again', ['Olga']],
    ['Официантка Ольга и кассира Анну', ['Ольга', 'Анну']],
    ['Меня встретила Анна Петровна', ['Анна Петровна']],
    ['Иванов И. И. и менеджера Петра', ['Иванов И. И.', 'Петра']],
    ['на бейдже имя Марина', ['Марина']],
    ['Представилась как Вера', ['Вера']],
  ])('that says “%s” names %j', (text, names) => {
    expect(staffNamed(text)).toEqual(names);
  });

  it.each([
    'The cashier was rude. Nobody smiled.',
    'The cashier took my Visa at the Central office.',
    'The manager in the blue Shirt',
    'Counterclerk Anna',
    'The cashier ANNA',
    'the cashier anna',
    'Кассир не поздоровался. Очередь была длинной.',
    'Невский проспект, 5',
    '',
  ])('that says “%s” names nobody', (text) => {
    expect(staffNamed(text)).toEqual([]);
  });
});
