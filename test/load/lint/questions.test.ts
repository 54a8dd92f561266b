// A question that asks two things, or suggests its answer, is seen in both languages; what only looks like one is let be.

import { describe, expect, it } from 'vitest';
import { secondQuestion, suggestedAnswer } from '../../../src/load/lint/questions/index.ts';

const DOUBLE = {
  en: [
    'Was it clean? Was it quiet?',
    'Was it clean and quiet?',
    'Was the hall clean, bright and comfortable?',
    'How clean and tidy was the room?',
    'How clean, tidy and bright was the hall?',
    'How politely and quickly did they answer?',
    'Was the employee polite and competent?',
    'Was the employee friendly and helpful to you?',
    'Were the staff polite as well as helpful?',
    'Were you greeted and offered a seat?',
    'Did the employee greet you and smile?',
    'Did the employee greet you and offer help?',
    'Did the waiter bring the menu and take your order?',
    'Did the cashier say hello and thank you for your purchase?',
    'Was it clean and was it quiet?',
    'Did you get your order on time and was it complete?',
    'How long did you wait and how were you treated?',
    'Was the food hot and/or fresh?',
  ],
  ru: [
    'Было ли чисто? Было ли тихо?',
    'Было ли чисто и тихо?',
    'Насколько вежливо и быстро вас обслужили?',
    'Насколько чистым и светлым был зал?',
    'Был ли зал чистым и светлым?',
    'Был ли сотрудник вежлив и компетентен?',
    'Была ли сотрудница вежлива и внимательна?',
    'Были ли сотрудники вежливы и внимательны?',
    'Насколько сотрудник был вежлив и внимателен?',
    'Поздоровался ли сотрудник и улыбнулся?',
    'Поздоровался ли с вами сотрудник и предложил ли он помощь?',
    'Поздоровались ли с вами и предложили помощь?',
    'Представился ли сотрудник, а также назвал свою должность?',
    'Сколько вы ждали и как вас встретили?',
    'Удалось ли дозвониться и записаться?',
    'Были ли блюда горячими и/или свежими?',
  ],
} as const;

const SINGLE = {
  en: [
    'Were you told the terms of return and cancellation?',
    'How well did the goods and services meet your needs?',
    'Did the price and name on the receipt match?',
    'How well did you understand how and when it would be done?',
    'Did you have to stop and ask the way?',
    'How helpful were the signs, notices and screens?',
    'Did the employee go and look for the item?',
    'How many employees and managers did you talk to?',
    'Was the difference between the basic and the full version explained?',
    'Could you begin in one channel and finish in another?',
    'Was the entrance open to customers with prams and wheelchairs?',
    'Did they ask “Is that right?” before they went on?',
  ],
  ru: [
    'Насколько полно вам рассказали о правах и обязанностях?',
    'Были ли в продаже хлеб и молоко?',
    'Сказали ли вам, когда и где вы получите заказ?',
    'Предложил ли сотрудник чай и печенье?',
    'Были ли на месте стол и стулья?',
    'Насколько товары и услуги отвечали вашим задачам?',
    'Остался ли тон прежним, когда вы пришли и спросили о скидке?',
    'Рассказали ли вам о цели и правилах программы?',
    'Понял ли сотрудник, чего вы хотите и что вам нужно?',
    'Можно ли было начать в одном канале, а закончить в другом?',
    'Было ли понятно, получите ли вы то же самое в следующий раз?',
    'Спросили ли вас «Всё верно?», прежде чем продолжить?',
  ],
} as const;

const LEADING = {
  en: [
    'Don’t you think the service was good?',
    "Wasn't the staff polite?",
    'Do you agree that the shop is clean?',
    'The staff were friendly, weren’t they?',
    'It was quick, right?',
    'Surely you liked the coffee?',
    'How excellent was our service?',
    'Did you enjoy our excellent service?',
    'Why did you like the service?',
  ],
  ru: [
    'Разве сотрудник не был вежлив?',
    'Неужели вам не помогли?',
    'Согласны ли вы, что в магазине чисто?',
    'Не кажется ли вам, что цены высоки?',
    'Вам понравилось, не так ли?',
    'Вам понравилось, правда?',
    'Вы, конечно, остались довольны?',
    'Насколько прекрасен был наш сервис?',
    'Понравился ли вам наш отличный сервис?',
    'Почему вам понравился наш магазин?',
  ],
} as const;

describe.each(['en', 'ru'] as const)('a question (%s)', (language) => {
  it.each(DOUBLE[language])('asks two things: %s', (question) => {
    expect(secondQuestion(question, language)).not.toBeNull();
  });

  it.each(SINGLE[language])('asks one thing: %s', (question) => {
    expect(secondQuestion(question, language)).toBeNull();
  });

  it.each(LEADING[language])('suggests its answer: %s', (question) => {
    expect(suggestedAnswer(question, language)).not.toBeNull();
  });

  it.each(SINGLE[language])('leaves its answer open: %s', (question) => {
    expect(suggestedAnswer(question, language)).toBeNull();
  });
});

describe('what is told of a question', () => {
  it('is the words that ask the second thing', () => {
    expect(secondQuestion('Was it clean? Was it quiet?', 'en')).toBe('Was it quiet?');
    expect(secondQuestion('Did they greet you and offer help?', 'en')).toBe('and offer help?');
    expect(secondQuestion('Насколько сотрудник был вежлив и внимателен?', 'ru')).toBe('вежлив и внимателен');
  });

  it('is the words that suggest the answer', () => {
    expect(suggestedAnswer('The staff were friendly, weren’t they?', 'en')).toBe('weren’t they?');
    expect(suggestedAnswer('Вам понравилось, не так ли?', 'ru')).toBe('не так ли');
  });

  it.each(['en', 'ru'] as const)('is sought at the beginning of a text that has no end (%s)', (language) => {
    const endless = 'Did you and and how and what, было ли и как и сколько '.repeat(50_000);
    expect(secondQuestion(`${endless}? A second?`, language)).toBe(secondQuestion(endless, language));
  });
});
