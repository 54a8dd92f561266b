// Wordings of which the meaning surely turned, and wordings that stayed what they were: pairs of our own, in both languages.

import { describe, expect, it } from 'vitest';
import { diff } from '../../../src/core/diff/diff.ts';
import type { Text } from '../../../src/core/standard/text.ts';
import { made } from '../made.ts';

type Pair = readonly [before: string, after: string];

const ANTONYMS: Record<'en' | 'ru', readonly Pair[]> = {
  en: [
    ['Was the hall clean?', 'Was the hall dirty?'],
    ['Was the staff polite to you?', 'Was the staff rude to you?'],
    ['Was the shop open when you came?', 'Was the shop closed when you came?'],
    ['Was the music quiet?', 'Was the music loud?'],
    ['Was the form easy to fill in?', 'Was the form difficult to fill in?'],
    ['Did the clerk accept your complaint?', 'Did the clerk reject your complaint?'],
    ['Did the soup arrive hot?', 'Did the soup arrive cold?'],
    ['Was the answer useful?', 'Was the answer useless?'],
  ],
  ru: [
    ['Было ли в зале чисто?', 'Было ли в зале грязно?'],
    ['Был ли сотрудник вежлив с вами?', 'Был ли сотрудник груб с вами?'],
    ['Был ли магазин открыт, когда вы пришли?', 'Был ли магазин закрыт, когда вы пришли?'],
    ['Тихо ли играла музыка?', 'Громко ли играла музыка?'],
    ['Легко ли было заполнить анкету?', 'Трудно ли было заполнить анкету?'],
    ['Приняли ли у вас жалобу?', 'Отклонили ли вашу жалобу?'],
    ['Суп принесли горячим?', 'Суп принесли холодным?'],
    ['Сотрудник говорил понятно?', 'Сотрудник говорил непонятно?'],
  ],
};

const UNITS: Record<'en' | 'ru', readonly Pair[]> = {
  en: [
    ['Was the call answered within 20 seconds?', 'Was the call answered within 20 minutes?'],
    ['Were you called back within 2 hours?', 'Were you called back within 2 days?'],
    ['Was the parcel delivered in 3 days?', 'Was the parcel delivered in 3 weeks?'],
    ['Was the parcel delivered in 3 days?', 'Was the parcel delivered in 3 working days?'],
    ['Did the fee stay below 5 euros?', 'Did the fee stay below 5 percent?'],
    ['Was the nearest exit within 50 metres?', 'Was the nearest exit within 50 kilometres?'],
    ['Was the portion at least 200 g?', 'Was the portion at least 200 kg?'],
  ],
  ru: [
    ['Ответили ли на звонок за 20 секунд?', 'Ответили ли на звонок за 20 минут?'],
    ['Перезвонили ли вам в течение 2 часов?', 'Перезвонили ли вам в течение 2 дней?'],
    ['Доставили ли посылку за 3 дня?', 'Доставили ли посылку за 3 недели?'],
    ['Доставили ли посылку за 3 дня?', 'Доставили ли посылку за 3 рабочих дня?'],
    ['Комиссия была меньше 5 рублей?', 'Комиссия была меньше 5 процентов?'],
    ['Был ли выход ближе 50 метров?', 'Был ли выход ближе 50 километров?'],
    ['Весила ли порция не меньше 200 г?', 'Весила ли порция не меньше 200 кг?'],
  ],
};

const QUANTIFIERS: Record<'en' | 'ru', readonly Pair[]> = {
  en: [
    ['Did the staff always smile?', 'Did the staff sometimes smile?'],
    ['Were all counters staffed?', 'Were some counters staffed?'],
    ['Did every guest get a menu?', 'Did only one guest get a menu?'],
    ['Was nobody waiting at the door?', 'Was everybody waiting at the door?'],
    ['Did the staff usually greet guests?', 'Did the staff rarely greet guests?'],
    ['Were most shelves full?', 'Were all shelves full?'],
    ['Did the clerk often look at the phone?', 'Did the clerk never look at the phone?'],
    ['Were both doors open?', 'Was at least one door open?'],
  ],
  ru: [
    ['Сотрудники всегда улыбались?', 'Сотрудники иногда улыбались?'],
    ['Все ли кассы работали?', 'Некоторые ли кассы работали?'],
    ['Каждому ли гостю дали меню?', 'Только ли одному гостю дали меню?'],
    ['Никто не ждал у двери?', 'Все ждали у двери?'],
    ['Обычно ли сотрудники здоровались?', 'Редко ли сотрудники здоровались?'],
    ['Большинство полок было заполнено?', 'Все полки были заполнены?'],
    ['Продавец часто смотрел в телефон?', 'Продавец ни разу не посмотрел в телефон?'],
    ['Обе ли двери были открыты?', 'Хотя бы одна дверь была открыта?'],
  ],
};

const DEADLINES: Record<'en' | 'ru', readonly Pair[]> = {
  en: [
    ['Were you served?', 'Were you served within five minutes?'],
    ['Was the letter answered at once?', 'Was the letter answered the next day?'],
    ['Was the letter answered the same day?', 'Was the letter answered?'],
    ['Was the order ready by noon?', 'Was the order ready by midnight?'],
    ['Did the courier come before 6 pm?', 'Did the courier come after 6 pm?'],
    ['Did you wait no more than ten minutes?', 'Did you wait more than ten minutes?'],
    ['Was the table free on Monday?', 'Was the table free on Friday?'],
    ['Were you seated within a quarter of an hour?', 'Were you seated within an hour?'],
  ],
  ru: [
    ['Вас обслужили?', 'Вас обслужили за пять минут?'],
    ['На письмо ответили сразу?', 'На письмо ответили на следующий день?'],
    ['На письмо ответили в тот же день?', 'На письмо ответили?'],
    ['Заказ был готов к полудню?', 'Заказ был готов к полуночи?'],
    ['Курьер приехал до 18:00?', 'Курьер приехал после 18:00?'],
    ['Вы ждали не больше десяти минут?', 'Вы ждали больше десяти минут?'],
    ['Столик был свободен в понедельник?', 'Столик был свободен в пятницу?'],
    ['Вас посадили в течение четверти часа?', 'Вас посадили в течение часа?'],
  ],
};

/** Only typography and the spelling of numbers. */
const SAME: Record<'en' | 'ru', readonly Pair[]> = {
  en: [
    ['Were you greeted?', 'Were you greeted ?'],
    ['Did it take 5 minutes?', 'Did it take five minutes?'],
    ['Did it cost 1,500 roubles?', 'Did it cost 1500 roubles?'],
    ['Was the “special” offered?', 'Was the "special" offered?'],
    ["Was the clerk's desk tidy?", 'Was the clerk’s desk tidy?'],
  ],
  ru: [
    ['С вами поздоровались?', 'С вами поздоровались ?'],
    ['Это заняло 5 минут?', 'Это заняло пять минут?'],
    ['Стоило ли это 1500 рублей?', 'Стоило ли это 1 500 рублей?'],
    ['Предложили ли «особое»?', 'Предложили ли "особое"?'],
    ['Всё ли было на месте?', 'Все ли было на месте?'],
  ],
};

function levelOf(language: 'en' | 'ru', [before, after]: Pair) {
  const { standard } = made([{ criteria: [{}] }]);
  const version = (text: Text) => ({
    ...standard,
    sections: standard.sections.map((section) => ({
      ...section,
      criteria: section.criteria.map((criterion) => ({ ...criterion, text })),
    })),
  });
  const of = (words: string) => version(language === 'en' ? { en: words } : { ru: words });
  const [there, back] = [diff(of(before), of(after)), diff(of(after), of(before))];
  return { level: there.level, back: back.level, rules: there.changes.map(({ rule }) => rule) };
}

const rows = (table: Record<'en' | 'ru', readonly Pair[]>) =>
  (['en', 'ru'] as const).flatMap((language) =>
    table[language].map((pair) => [language, pair[0], pair[1]] as const),
  );

describe.each([
  ['an antonym', ANTONYMS],
  ['a unit', UNITS],
  ['a quantifier', QUANTIFIERS],
  ['a deadline', DEADLINES],
])('%s that changed', (_, table) => {
  it.each(rows(table))('(%s) “%s” → “%s” breaks, both ways round', (language, before, after) => {
    const { level, back, rules } = levelOf(language, [before, after]);
    expect([level, back], rules.join()).toEqual(['breaking', 'breaking']);
  });
});

describe('another spelling of the same', () => {
  it.each(rows(SAME))('(%s) “%s” → “%s” is safe', (language, before, after) => {
    const { level, rules } = levelOf(language, [before, after]);
    expect(level, rules.join()).toBe('safe');
  });
});
