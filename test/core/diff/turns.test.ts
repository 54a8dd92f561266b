// Wordings of which the meaning surely turned, and wordings that stayed what they were: pairs of our own, in both languages.

import { describe, expect, it } from 'vitest';
import { type Claims, claimsOf } from '../../../src/core/diff/claims.ts';
import { diff } from '../../../src/core/diff/diff.ts';
import { LANGUAGES, type Text } from '../../../src/core/standard/text.ts';
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

/** Of every kind: other verbs and adjectives, limits turned round, dates, frequencies, one or all, a second thing. */
const OTHERS: Record<'en' | 'ru', readonly Pair[]> = {
  en: [
    ['Was the clerk attentive?', 'Was the clerk inattentive?'],
    ['Did the clerk listen to you?', 'Did the clerk ignore you?'],
    ['Did the clerk speak clearly?', 'Did the clerk mumble?'],
    ['Did the clerk remember your name?', 'Did the clerk forget your name?'],
    ['Was the parking free?', 'Was the parking paid?'],
    ['Was the toilet door unlocked?', 'Was the toilet door locked?'],
    ['Was your question answered correctly?', 'Was your question answered incorrectly?'],
    ['Did the waiter bring the bill quickly?', 'Did the waiter bring the bill slowly?'],
    ['Did the price go up?', 'Did the price go down?'],
    ['Was the delivery early?', 'Was the delivery late?'],
    ['Was the employee well dressed?', 'Was the employee badly dressed?'],
    ['Was the staff helpful?', 'Was the staff unhelpful?'],
    ['Did you leave satisfied?', 'Did you leave dissatisfied?'],
    ['Did you leave satisfied?', 'Did you leave disappointed?'],
    ['Was the shop tidy?', 'Was the shop untidy?'],
    ['Was the shop tidy?', 'Was the shop a mess?'],
    ['Was the food fresh?', 'Was the food stale?'],
    ['Was the room warm?', 'Was the room cold?'],
    ['Was the hall bright?', 'Was the hall dark?'],
    ['Was the hall crowded?', 'Was the hall empty?'],
    ['Was the staff calm?', 'Was the staff nervous?'],
    ['Was the staff patient?', 'Was the staff impatient?'],
    ['Was the equipment working?', 'Was the equipment broken?'],
    ['Was the equipment working?', 'Was the equipment out of order?'],
    ['Did the manager agree to a refund?', 'Did the manager refuse a refund?'],
    ['Did the clerk smile?', 'Did the clerk frown?'],
    ['Did the clerk praise your choice?', 'Did the clerk criticise your choice?'],
    ['Was the counter on the left?', 'Was the counter on the right?'],
    ['Was the price lower than promised?', 'Was the price higher than promised?'],
    ['Did they keep the promise?', 'Did they break the promise?'],
    ['Was the item in stock?', 'Was the item out of stock?'],
    ['Was it safe to cross the hall?', 'Was it dangerous to cross the hall?'],
    ['Did the staff arrive first?', 'Did the staff arrive last?'],
    ['Did the guard help you?', 'Did the guard hinder you?'],
    ['Was the answer honest?', 'Was the answer dishonest?'],
    ['Was the waiting room comfortable?', 'Was the waiting room uncomfortable?'],
    ['Was the menu complete?', 'Was the menu incomplete?'],
    ['Was the sign visible?', 'Was the sign hidden?'],
    ['Was the sign visible?', 'Was the sign invisible?'],
    ['Was the clerk present?', 'Was the clerk absent?'],
    ['Did the clerk offer help?', 'Did the clerk deny help?'],
    ['Did the service get better?', 'Did the service get worse?'],
    ['Were you allowed to try it on?', 'Were you forbidden to try it on?'],
    ['Did the call cost you nothing?', 'Did the call cost you something?'],
    ['Was the staff interested in your problem?', 'Was the staff indifferent to your problem?'],
    ['Did you trust the adviser?', 'Did you distrust the adviser?'],
    ['Did the price include delivery?', 'Did the price exclude delivery?'],
    ['Was the bag heavy?', 'Was the bag light?'],
    ['Was the seat soft?', 'Was the seat hard?'],
    ['Was the seat next to the window?', 'Was the seat far from the window?'],
    ['Was the staff generous with samples?', 'Was the staff stingy with samples?'],
    ['Did the clerk raise the price?', 'Did the clerk lower the price?'],
    ['Did the clerk tell the truth?', 'Did the clerk lie?'],
    ['Did the clerk keep calm?', 'Did the clerk lose their temper?'],
    ['Was the queue moving fast?', 'Was the queue moving slow?'],
    ['Were you greeted?', 'Were you not greeted?'],
    ['Were you greeted?', "Weren't you greeted?"],
    ['Did the clerk greet you?', 'Did the clerk fail to greet you?'],
    ['Did the clerk greet you?', 'Did the clerk forget to greet you?'],
    ['Did the clerk greet you with a smile?', 'Did the clerk greet you without a smile?'],
    ['Was the form filled in without errors?', 'Was the form filled in with errors?'],
    ['Did anyone greet you?', 'Did no one greet you?'],
    ['Did anybody greet you?', 'Did nobody greet you?'],
    ['Did the clerk ever interrupt you?', 'Did the clerk never interrupt you?'],
    ['Is it possible to pay by card?', 'Is it impossible to pay by card?'],
    ['Was it possible to pay by card?', 'Was it not possible to pay by card?'],
    ['Could you find the price?', "Couldn't you find the price?"],
    ['Was the floor clean?', 'Was the floor unclean?'],
    ['Were you served within 5 minutes?', 'Were you served within 5 hours?'],
    ['Were you served within 5 minutes?', 'Were you served after 5 minutes?'],
    ['Were you served within 5 minutes?', 'Were you served within 6 minutes?'],
    ['Were you served within five minutes?', 'Were you served within fifteen minutes?'],
    ['Did you wait at most 5 minutes?', 'Did you wait at least 5 minutes?'],
    ['Did you wait less than 5 minutes?', 'Did you wait more than 5 minutes?'],
    ['Did you wait under 5 minutes?', 'Did you wait over 5 minutes?'],
    ['Did you wait up to 5 minutes?', 'Did you wait from 5 minutes?'],
    ['Did you wait no longer than 5 minutes?', 'Did you wait no less than 5 minutes?'],
    ['Did you wait a minute?', 'Did you wait an hour?'],
    ['Did you wait for minutes?', 'Did you wait for hours?'],
    ['Was the discount 10 percent?', 'Was the discount 10 points?'],
    ['Did it rise by 5 percent?', 'Did it rise by 5 percentage points?'],
    ['Did it rise by 5%?', 'Did it rise by 5 points?'],
    ['Did it cost 5 dollars?', 'Did it cost 5 euros?'],
    ['Did it cost $5?', 'Did it cost €5?'],
    ['Did it cost $5?', 'Did it cost 5 cents?'],
    ['Was the shelf 2 metres away?', 'Was the shelf 2 steps away?'],
    ['Was the shelf 2 metres away?', 'Was the shelf 2 feet away?'],
    ['Was the shelf 10 cm wide?', 'Was the shelf 10 mm wide?'],
    ['Was the bag 5 kg?', 'Was the bag 5 pounds?'],
    ['Was the bottle 1 litre?', 'Was the bottle 1 gallon?'],
    ['Was the bottle 500 ml?', 'Was the bottle 500 l?'],
    ['Was the room above 20 °C?', 'Was the room above 20 °F?'],
    ['Did it ring 3 times?', 'Did it ring 5 times?'],
    ['Did it ring once?', 'Did it ring twice?'],
    ['Did the phone ring three times?', 'Did the phone ring four times?'],
    ['Was it delivered in two days?', 'Was it delivered in two business days?'],
    ['Was it delivered by Monday?', 'Was it delivered by Tuesday?'],
    ['Was it delivered by May?', 'Was it delivered by June?'],
    ['Was it delivered by 1 May?', 'Was it delivered by 1 June?'],
    ['Was it delivered today?', 'Was it delivered tomorrow?'],
    ['Was it delivered today?', 'Was it delivered yesterday?'],
    ['Was it delivered the same day?', 'Was it delivered the next day?'],
    ['Was it delivered in the morning?', 'Was it delivered in the evening?'],
    ['Was it delivered this week?', 'Was it delivered next week?'],
    ['Was it delivered before the weekend?', 'Was it delivered after the weekend?'],
    ['Were you called before the visit?', 'Were you called after the visit?'],
    ['Was the bill brought before the dessert?', 'Was the bill brought after the dessert?'],
    ['Was the bill brought before you asked?', 'Was the bill brought after you asked?'],
    ['Were you greeted?', 'Were you greeted immediately?'],
    ['Were you greeted immediately?', 'Were you greeted eventually?'],
    ['Were you greeted?', 'Were you greeted first?'],
    ['Was the letter answered in time?', 'Was the letter answered?'],
    ['Was the floor clean daily?', 'Was the floor clean weekly?'],
    ['Is it cleaned hourly?', 'Is it cleaned daily?'],
    ['Is it cleaned every hour?', 'Is it cleaned every day?'],
    ['Is it cleaned once a day?', 'Is it cleaned once a week?'],
    ['Is it cleaned twice a day?', 'Is it cleaned once a day?'],
    ['Did all staff smile?', 'Did any staff smile?'],
    ['Did all of the staff smile?', 'Did some of the staff smile?'],
    ['Did all of the staff smile?', 'Did most of the staff smile?'],
    ['Did every clerk smile?', 'Did any clerk smile?'],
    ['Did every clerk smile?', 'Did one clerk smile?'],
    ['Was each item priced?', 'Was an item priced?'],
    ['Was everything priced?', 'Was something priced?'],
    ['Was everything priced?', 'Was nothing priced?'],
    ['Did the clerk always smile?', 'Did the clerk usually smile?'],
    ['Did the clerk always smile?', 'Did the clerk smile?'],
    ['Did the clerk smile?', 'Did the clerk always smile?'],
    ['Did the clerk rarely smile?', 'Did the clerk often smile?'],
    ['Did at least two clerks smile?', 'Did at least three clerks smile?'],
    ['Did two clerks smile?', 'Did many clerks smile?'],
    ['Were there many customers?', 'Were there few customers?'],
    ['Was there enough staff?', 'Was there too little staff?'],
    ['Was there too much noise?', 'Was there too little noise?'],
    ['Was half of the menu available?', 'Was a third of the menu available?'],
    ['Was half of the menu available?', 'Was all of the menu available?'],
    ['Was more than half of the menu available?', 'Was less than half of the menu available?'],
    ['Was the whole team present?', 'Was part of the team present?'],
    ['Was everyone greeted?', 'Was anyone greeted?'],
    ['Was only the manager polite?', 'Was the manager polite?'],
    ['Were you offered tea or coffee?', 'Were you offered tea and coffee?'],
    ['Were you offered tea and coffee?', 'Were you offered tea or coffee?'],
    ['Were you offered tea?', 'Were you offered tea and coffee?'],
    ['Were you offered both tea and coffee?', 'Were you offered either tea or coffee?'],
    ['Was the clerk polite?', 'Was the clerk polite and quick?'],
    ['Was the clerk polite?', 'Was the clerk polite, quick and tidy?'],
    ['Was the clerk polite?', 'Was the clerk polite? Was the hall clean?'],
    ['Must the clerk smile?', 'May the clerk smile?'],
    ['Was it 1.5 hours?', 'Was it 15 hours?'],
    ['Was it 1,500 roubles?', 'Was it 1.5 roubles?'],
    ['Was it -5 degrees?', 'Was it 5 degrees?'],
    ['Was it 5-10 minutes?', 'Was it 5-15 minutes?'],
    ['Was it between 5 and 10 minutes?', 'Was it between 5 and 20 minutes?'],
    ['Was it 24 hours?', 'Was it 24 minutes?'],
    ['Was it a dozen eggs?', 'Was it ten eggs?'],
    ['Were 2 out of 3 tills open?', 'Were 2 out of 5 tills open?'],
    ['Was it the first floor?', 'Was it the second floor?'],
    ['Did it close at 6 pm?', 'Did it close at 6 am?'],
    ['Did it close at 6 pm?', 'Did it close at 7 pm?'],
    ['Did it close at 18:00?', 'Did it close at 18:30?'],
    ['Did you wait a quarter of an hour?', 'Did you wait half an hour?'],
    ['Did you wait half a minute?', 'Did you wait half an hour?'],
    ['Did you wait one hundred seconds?', 'Did you wait two hundred seconds?'],
    ['Did you wait a couple of minutes?', 'Did you wait a few minutes?'],
  ],
  ru: [
    ['Был ли продавец внимателен?', 'Был ли продавец невнимателен?'],
    ['Выслушал ли вас продавец?', 'Перебил ли вас продавец?'],
    ['Говорил ли продавец чётко?', 'Говорил ли продавец неразборчиво?'],
    ['Запомнил ли сотрудник ваше имя?', 'Забыл ли сотрудник ваше имя?'],
    ['Была ли парковка бесплатной?', 'Была ли парковка платной?'],
    ['Была ли дверь открыта?', 'Была ли дверь заперта?'],
    ['Верно ли ответили на ваш вопрос?', 'Неверно ли ответили на ваш вопрос?'],
    ['Быстро ли принесли счёт?', 'Медленно ли принесли счёт?'],
    ['Повысилась ли цена?', 'Понизилась ли цена?'],
    ['Привезли ли заказ рано?', 'Привезли ли заказ поздно?'],
    ['Хорошо ли был одет сотрудник?', 'Плохо ли был одет сотрудник?'],
    ['Остались ли вы довольны?', 'Остались ли вы недовольны?'],
    ['Остались ли вы довольны?', 'Остались ли вы разочарованы?'],
    ['Был ли товар свежим?', 'Был ли товар несвежим?'],
    ['Был ли товар свежим?', 'Был ли товар просроченным?'],
    ['Тепло ли было в зале?', 'Холодно ли было в зале?'],
    ['Светло ли было в зале?', 'Темно ли было в зале?'],
    ['Был ли зал полон?', 'Был ли зал пуст?'],
    ['Спокоен ли был сотрудник?', 'Раздражён ли был сотрудник?'],
    ['Работал ли терминал?', 'Сломан ли был терминал?'],
    ['Работал ли терминал?', 'Не работал ли терминал?'],
    ['Согласился ли менеджер вернуть деньги?', 'Отказался ли менеджер вернуть деньги?'],
    ['Улыбнулся ли продавец?', 'Нахмурился ли продавец?'],
    ['Похвалил ли продавец ваш выбор?', 'Раскритиковал ли продавец ваш выбор?'],
    ['Касса была слева?', 'Касса была справа?'],
    ['Была ли цена ниже обещанной?', 'Была ли цена выше обещанной?'],
    ['Сдержали ли обещание?', 'Нарушили ли обещание?'],
    ['Был ли товар в наличии?', 'Отсутствовал ли товар?'],
    ['Безопасно ли идти по залу?', 'Опасно ли идти по залу?'],
    ['Помог ли вам охранник?', 'Помешал ли вам охранник?'],
    ['Честно ли вам ответили?', 'Нечестно ли вам ответили?'],
    ['Удобно ли было ждать?', 'Неудобно ли было ждать?'],
    ['Видна ли вывеска?', 'Скрыта ли вывеска?'],
    ['Видна ли вывеска?', 'Не видна ли вывеска?'],
    ['Присутствовал ли администратор?', 'Отсутствовал ли администратор?'],
    ['Стало ли обслуживание лучше?', 'Стало ли обслуживание хуже?'],
    ['Разрешили ли вам примерить вещь?', 'Запретили ли вам примерить вещь?'],
    ['Доверяете ли вы консультанту?', 'Не доверяете ли вы консультанту?'],
    ['Включена ли доставка в цену?', 'Исключена ли доставка из цены?'],
    ['Тяжёлой ли была сумка?', 'Лёгкой ли была сумка?'],
    ['Мягким ли было кресло?', 'Жёстким ли было кресло?'],
    ['Сказал ли продавец правду?', 'Солгал ли продавец?'],
    ['Поздоровались ли с вами?', 'Не поздоровались ли с вами?'],
    ['С вами поздоровались?', 'С вами не поздоровались?'],
    ['С вами поздоровались с улыбкой?', 'С вами поздоровались без улыбки?'],
    ['Анкета заполнена без ошибок?', 'Анкета заполнена с ошибками?'],
    ['Кто-нибудь поздоровался с вами?', 'Никто не поздоровался с вами?'],
    ['Продавец всегда улыбался?', 'Продавец никогда не улыбался?'],
    ['Можно ли платить картой?', 'Нельзя ли платить картой?'],
    ['Можно ли было платить картой?', 'Невозможно ли было платить картой?'],
    ['Удалось ли найти цену?', 'Не удалось ли найти цену?'],
    ['Обслужили ли вас за 5 минут?', 'Обслужили ли вас за 5 часов?'],
    ['Обслужили ли вас за 5 минут?', 'Обслужили ли вас через 5 минут?'],
    ['Обслужили ли вас за пять минут?', 'Обслужили ли вас за пятнадцать минут?'],
    ['Вы ждали не больше 5 минут?', 'Вы ждали не меньше 5 минут?'],
    ['Вы ждали меньше 5 минут?', 'Вы ждали больше 5 минут?'],
    ['Вы ждали максимум 5 минут?', 'Вы ждали минимум 5 минут?'],
    ['Вы ждали до 5 минут?', 'Вы ждали от 5 минут?'],
    ['Вы ждали не более 5 минут?', 'Вы ждали более 5 минут?'],
    ['Вы ждали минуту?', 'Вы ждали час?'],
    ['Скидка была 10 процентов?', 'Скидка была 10 баллов?'],
    ['Рост был 5%?', 'Рост был 5 процентных пунктов?'],
    ['Стоило ли это 5 рублей?', 'Стоило ли это 5 евро?'],
    ['Стоило ли это 5 рублей?', 'Стоило ли это 5 копеек?'],
    ['Стоило ли это 5 руб.?', 'Стоило ли это 5 тыс. руб.?'],
    ['Стоило ли это 5 тысяч рублей?', 'Стоило ли это 5 миллионов рублей?'],
    ['Полка была в 2 метрах?', 'Полка была в 2 шагах?'],
    ['Ширина полки 10 см?', 'Ширина полки 10 мм?'],
    ['Бутылка была на 500 мл?', 'Бутылка была на 500 л?'],
    ['Бутылка была на 1 литр?', 'Бутылка была на 2 литра?'],
    ['Телефон звонил три раза?', 'Телефон звонил пять раз?'],
    ['Телефон звонил один раз?', 'Телефон звонил дважды?'],
    ['Привезли за два дня?', 'Привезли за два рабочих дня?'],
    ['Привезли к понедельнику?', 'Привезли ко вторнику?'],
    ['Привезли в среду?', 'Привезли в четверг?'],
    ['Привезли до 1 мая?', 'Привезли до 1 июня?'],
    ['Привезли в мае?', 'Привезли в июне?'],
    ['Привезли сегодня?', 'Привезли завтра?'],
    ['Привезли сегодня?', 'Привезли вчера?'],
    ['Привезли в тот же день?', 'Привезли на следующий день?'],
    ['Привезли утром?', 'Привезли вечером?'],
    ['Привезли на этой неделе?', 'Привезли на следующей неделе?'],
    ['Вам позвонили до визита?', 'Вам позвонили после визита?'],
    ['Счёт принесли до десерта?', 'Счёт принесли после десерта?'],
    ['Счёт принесли перед десертом?', 'Счёт принесли после десерта?'],
    ['Счёт принесли раньше, чем вы попросили?', 'Счёт принесли позже, чем вы попросили?'],
    ['С вами поздоровались?', 'С вами сразу поздоровались?'],
    ['С вами поздоровались сразу?', 'С вами поздоровались не сразу?'],
    ['На письмо ответили вовремя?', 'На письмо ответили?'],
    ['Зал убирают ежедневно?', 'Зал убирают еженедельно?'],
    ['Зал убирают каждый час?', 'Зал убирают каждый день?'],
    ['Зал убирают раз в день?', 'Зал убирают раз в неделю?'],
    ['Зал убирают два раза в день?', 'Зал убирают раз в день?'],
    ['Все сотрудники улыбались?', 'Некоторые сотрудники улыбались?'],
    ['Все сотрудники улыбались?', 'Большинство сотрудников улыбалось?'],
    ['Каждый сотрудник улыбался?', 'Любой сотрудник улыбался?'],
    ['Каждый ли сотрудник улыбался?', 'Какой-нибудь сотрудник улыбался?'],
    ['Все ли сотрудники улыбались?', 'Хоть один сотрудник улыбался?'],
    ['Всё ли было с ценниками?', 'Что-нибудь было с ценниками?'],
    ['Продавец всегда улыбался?', 'Продавец обычно улыбался?'],
    ['Продавец всегда улыбался?', 'Продавец улыбался?'],
    ['Продавец редко улыбался?', 'Продавец часто улыбался?'],
    ['Хотя бы два сотрудника улыбались?', 'Хотя бы три сотрудника улыбались?'],
    ['Много ли было покупателей?', 'Мало ли было покупателей?'],
    ['Достаточно ли было сотрудников?', 'Недостаточно ли было сотрудников?'],
    ['Была доступна половина меню?', 'Была доступна треть меню?'],
    ['Было доступно больше половины меню?', 'Было доступно меньше половины меню?'],
    ['Вся команда была на месте?', 'Часть команды была на месте?'],
    ['Только менеджер был вежлив?', 'Менеджер был вежлив?'],
    ['Вам предложили чай или кофе?', 'Вам предложили чай и кофе?'],
    ['Вам предложили чай?', 'Вам предложили чай и кофе?'],
    ['Продавец был вежлив?', 'Продавец был вежлив и быстр?'],
    ['Продавец был вежлив?', 'Продавец был вежлив, быстр и опрятен?'],
    ['Продавец был вежлив?', 'Продавец был вежлив? Зал был чист?'],
    ['Продавец должен улыбаться?', 'Продавец может улыбаться?'],
    ['Это заняло 1,5 часа?', 'Это заняло 15 часов?'],
    ['Это заняло полтора часа?', 'Это заняло два часа?'],
    ['Это заняло полчаса?', 'Это заняло час?'],
    ['Было −5 градусов?', 'Было 5 градусов?'],
    ['Это заняло 5–10 минут?', 'Это заняло 5–15 минут?'],
    ['Из трёх касс работали две?', 'Из пяти касс работали две?'],
    ['Закрылись в 18:00?', 'Закрылись в 18:30?'],
    ['Закрылись в 6 вечера?', 'Закрылись в 6 утра?'],
    ['Это было на первом этаже?', 'Это было на втором этаже?'],
    ['Ждали сто секунд?', 'Ждали двести секунд?'],
    ['Ждали двадцать пять минут?', 'Ждали двадцать шесть минут?'],
    ['Ответ пришёл в течение суток?', 'Ответ пришёл в течение недели?'],
    ['Ответ пришёл за сутки?', 'Ответ пришёл за час?'],
    ['Предложили ли вам помощь?', 'Отказали ли вам в помощи?'],
    ['Продавец подошёл первым?', 'Продавец подошёл последним?'],
    ['Вас пригласили войти?', 'Вас попросили выйти?'],
    ['Предупредили ли вас заранее?', 'Предупредили ли вас потом?'],
    ['Вопрос решили?', 'Вопрос не решили?'],
    ['Вопрос решили полностью?', 'Вопрос решили частично?'],
    ['Вам дали чек?', 'Вам отказались дать чек?'],
    ['Вам дали чек?', 'Вам забыли дать чек?'],
    ['Это было на 1-м этаже?', 'Это было на 3-м этаже?'],
    ['Касса работает круглосуточно?', 'Касса работает днём?'],
    ['Вам перезвонили в течение часа?', 'Вам перезвонили в течение дня?'],
    ['Ожидание не превысило 10 минут?', 'Ожидание превысило 10 минут?'],
    ['Сотрудник ответил не позднее 3 дней?', 'Сотрудник ответил не раньше 3 дней?'],
    ['Сотрудники были вежливы?', 'Ни один сотрудник не был вежлив?'],
    ['Вы довольны?', 'Вы не довольны?'],
    ['Вы довольны?', 'Вы вовсе не довольны?'],
    ['Персонал был достаточно внимателен?', 'Персонал был недостаточно внимателен?'],
    ['Цена была понятна?', 'Цена была непонятна?'],
  ],
};

/** Only typography and the spelling of numbers, units and times. */
const SAME: Record<'en' | 'ru', readonly Pair[]> = {
  en: [
    ['Were you greeted?', 'Were you greeted ?'],
    ['Were you greeted?', 'Were you greeted'],
    ['Were you greeted?', 'were you greeted?'],
    ["Was the clerk's desk tidy?", 'Was the clerk’s desk tidy?'],
    ['Was the "special" offered?', 'Was the “special” offered?'],
    ['Did it take 5-10 minutes?', 'Did it take 5–10 minutes?'],
    ['Did it take 5 minutes?', 'Did it take five minutes?'],
    ['Did it take a minute?', 'Did it take 1 minute?'],
    ['Did it cost 1,000 roubles?', 'Did it cost 1000 roubles?'],
    ['Did it cost 1 000 roubles?', 'Did it cost 1000 roubles?'],
    ['Did it cost 1000 RUB?', 'Did it cost 1000 roubles?'],
    ['Was the discount 5 %?', 'Was the discount 5%?'],
    ['Was the discount 5%?', 'Was the discount 5 percent?'],
    ['Did it close at 6 pm?', 'Did it close at 6pm?'],
    ['Did it close at 6 p.m.?', 'Did it close at 6 pm?'],
    ['Did it close at 6 pm?', 'Did it close at 18:00?'],
    ['Was the check-in quick?', 'Was the check‑in quick?'],
    ['Was it ready - as promised?', 'Was it ready — as promised?'],
    ['Was it ready... as promised?', 'Was it ready… as promised?'],
    ['Did it take half an hour?', 'Did it take ½ hour?'],
    ['Did it take 1.5 hours?', 'Did it take 1½ hours?'],
    ['Did the phone ring 3 times?', 'Did the phone ring three times?'],
    ['Did you wait ten seconds?', 'Did you wait 10 sec?'],
    ['Was the shelf 2 metres away?', 'Was the shelf 2 m away?'],
    ['Was it 20 °C?', 'Was it 20°C?'],
    ['Was the floor clean, dry and lit?', 'Was the floor clean, dry, and lit?'],
    ['Was it on the 1st floor?', 'Was it on the first floor?'],
    ['Did you wait twenty-five minutes?', 'Did you wait 25 minutes?'],
    ['Was it delivered on 5 May?', 'Was it delivered on 5 May ?'],
    ['Did you wait 60 minutes?', 'Did you wait 60 min?'],
    ['Was the clerk helpful (if asked)?', 'Was the clerk helpful, if asked?'],
  ],
  ru: [
    ['Ответили за 2 дня?', 'Ответили за два дня?'],
    ['Ответили не позднее чем через 2 дня?', 'Ответили не позднее чем через два дня?'],
    ['Касса закрылась в 3 дня?', 'Касса закрылась в 15:00?'],
    ['С вами поздоровались?', 'С вами поздоровались ?'],
    ['Предложили ли «особое»?', 'Предложили ли "особое"?'],
    ['Предложили ли «особое»?', 'Предложили ли „особое“?'],
    ['Всё ли было на месте?', 'Все ли было на месте?'],
    ['Твёрд ли стол?', 'Тверд ли стол?'],
    ['Это заняло 5 минут?', 'Это заняло пять минут?'],
    ['Это заняло одну минуту?', 'Это заняло 1 минуту?'],
    ['Это стоило 1500 рублей?', 'Это стоило 1 500 рублей?'],
    ['Это стоило 1500 руб.?', 'Это стоило 1500 рублей?'],
    ['Это стоило 1500 ₽?', 'Это стоило 1500 рублей?'],
    ['Скидка 5%?', 'Скидка 5 %?'],
    ['Скидка 5%?', 'Скидка 5 процентов?'],
    ['Это заняло 5-10 минут?', 'Это заняло 5–10 минут?'],
    ['Заказ - готов?', 'Заказ — готов?'],
    ['Это заняло 1,5 часа?', 'Это заняло 1.5 часа?'],
    ['Это заняло 1,5 часа?', 'Это заняло полтора часа?'],
    ['Это заняло 0,5 часа?', 'Это заняло полчаса?'],
    ['Ждали 10 сек?', 'Ждали 10 секунд?'],
    ['Закрылись в 18.00?', 'Закрылись в 18:00?'],
    ['Закрылись в 6 вечера?', 'Закрылись в 18:00?'],
    ['Это стоило 5 тыс. руб.?', 'Это стоило 5000 рублей?'],
    ['Ждали двадцать пять минут?', 'Ждали 25 минут?'],
    ['Телефон звонил три раза?', 'Телефон звонил 3 раза?'],
    ['Пол чист, и кресла целы?', 'Пол чист и кресла целы?'],
    ['Порция была 200 г?', 'Порция была 200 граммов?'],
    ['Это было на 1-м этаже?', 'Это было на первом этаже?'],
    ['Отвечали ли на 2-й звонок?', 'Отвечали ли на второй звонок?'],
  ],
};

/** Other words for what may be the same: a person has to tell. */
const LOOK: Record<'en' | 'ru', readonly Pair[]> = {
  en: [
    ['Were you greeted on arrival?', 'Were you greeted when you arrived?'],
    ['Was the clerk polite?', 'Was the employee polite?'],
    ['Was the clerk polite?', 'Was the clerk courteous?'],
    ['Did the clerk greet you?', 'Did the shop assistant greet you?'],
    ['Were you offered a bag?', 'Did they offer you a bag?'],
    ['Was the floor clean?', 'Was the hall floor clean?'],
    ['How long did you wait in the queue?', 'How long did you stand in the queue?'],
    ['How polite was the clerk?', 'How courteous was the clerk to you?'],
    ['Was the price tag easy to read?', 'Could you easily read the price tag?'],
    ['Did the clerk look you in the eye?', 'Did the clerk make eye contact?'],
    ['Was your order correct?', 'Was your order filled correctly?'],
    ['Was the food hot?', 'Was the food served hot?'],
    ['Did someone help you?', 'Did anyone help you?'],
    ['Did the clerk thank you?', 'Did the clerk say thank you?'],
    ['Was the toilet clean?', 'Was the restroom clean?'],
    ['Did you get a receipt?', 'Were you given a receipt?'],
    ['Was the waiting area comfortable?', 'Was it comfortable in the waiting area?'],
    ['Did the clerk explain the terms?', 'Did the clerk explain the conditions to you?'],
    ['Were you told how long it would take?', 'Were you told how long it takes?'],
    ['Did the courier call ahead?', 'Did the courier ring you beforehand?'],
    ['Was the menu on the table?', 'Was there a menu on the table?'],
    ['Was the colour right?', 'Was the color right?'],
    ['Did the clerk adress you by name?', 'Did the clerk address you by name?'],
    ['Was the employee wearing a badge?', 'Did the employee wear a name badge?'],
    ['Were the goods on the shelf priced?', 'Did the goods on the shelf have prices?'],
    ['How would you rate the service?', 'How do you rate the service?'],
    ['Did the manager answer your letter?', 'Did the manager reply to your letter?'],
    ['Was the music at a pleasant volume?', 'Was the volume of the music pleasant?'],
    ['Did the clerk suggest a suitable product?', 'Did the clerk recommend a suitable product?'],
    ['Was the parking lot easy to find?', 'Was the car park easy to find?'],
    ['Were you served within 60 seconds?', 'Were you served within 1 minute?'],
    ['Did you feel welcome?', 'Did you feel welcomed?'],
    ['Was the staff friendly?', 'Were the staff friendly?'],
    ['Was the delivery on the agreed day?', 'Was the delivery on the day agreed?'],
    ['Did they listen to you?', 'Did they hear you out?'],
    ['Was your name used?', 'Did they use your name?'],
    ['Did the clerk give you the change?', 'Did the clerk hand you the change?'],
    ['Was the queue short?', 'Was the line short?'],
  ],
  ru: [
    ['Поздоровались ли с вами при входе?', 'Поздоровались ли с вами, когда вы вошли?'],
    ['Был ли продавец вежлив?', 'Был ли сотрудник вежлив?'],
    ['Был ли продавец вежлив?', 'Был ли продавец учтив?'],
    ['Предложили ли вам пакет?', 'Вам предложили пакет?'],
    ['Был ли пол чистым?', 'Чистым ли был пол?'],
    ['Сколько вы ждали в очереди?', 'Сколько вы простояли в очереди?'],
    ['Насколько вежлив был продавец?', 'Насколько вежлив с вами был продавец?'],
    ['Легко ли было прочесть ценник?', 'Легко ли читался ценник?'],
    ['Смотрел ли продавец вам в глаза?', 'Смотрел ли на вас продавец?'],
    ['Верно ли собрали заказ?', 'Правильно ли собрали заказ?'],
    ['Было ли блюдо горячим?', 'Подали ли блюдо горячим?'],
    ['Помог ли вам кто-то?', 'Помог ли вам кто-нибудь?'],
    ['Поблагодарил ли вас продавец?', 'Сказал ли вам продавец спасибо?'],
    ['Выдали ли вам чек?', 'Дали ли вам чек?'],
    ['Удобно ли было ждать?', 'Удобно ли вам было ждать?'],
    ['Объяснил ли продавец условия?', 'Рассказал ли продавец об условиях?'],
    ['Сказали ли вам, сколько ждать?', 'Сообщили ли вам, сколько ждать?'],
    ['Позвонил ли курьер заранее?', 'Предупредил ли курьер заранее?'],
    ['Было ли меню на столе?', 'Лежало ли меню на столе?'],
    ['Был ли на сотруднике бейдж?', 'Носил ли сотрудник бейдж?'],
    ['Как вы оцените обслуживание?', 'Как вы оцениваете обслуживание?'],
    ['Ответил ли менеджер на письмо?', 'Ответил ли вам менеджер на письмо?'],
    ['Обратился ли сотрудник к вам по имени?', 'Назвал ли вас сотрудник по имени?'],
    ['Легко ли найти парковку?', 'Легко ли найти стоянку?'],
    ['Обслужили ли вас за 60 секунд?', 'Обслужили ли вас за 1 минуту?'],
    ['Чувствовали ли вы себя желанным гостем?', 'Чувствовали ли вы, что вам рады?'],
    ['Привезли ли заказ в оговорённый день?', 'Доставили ли заказ в оговорённый день?'],
    ['Выслушали ли вас?', 'Выслушали ли вас до конца?'],
    ['Была ли очередь короткой?', 'Короткой ли была очередь?'],
    ['Всё ли вам понравилось?', 'Понравилось ли вам всё?'],
  ],
};

/** No word changes, but what they say may. */
const HINGES: Record<'en' | 'ru', readonly Pair[]> = {
  en: [
    ['Was it only you, who was greeted?', 'Was it, only you who was greeted?'],
    ['No, greeting was heard?', 'No greeting was heard?'],
  ],
  ru: [
    ['Казнить, нельзя помиловать?', 'Казнить нельзя, помиловать?'],
    ['Все ли поняли?', 'Всё ли поняли?'],
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
  ['something else', OTHERS],
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

describe('other words', () => {
  it.each([...rows(LOOK), ...rows(HINGES)])(
    '(%s) “%s” → “%s” are for a person to look at, both ways round',
    (language, before, after) => {
      const { level, back, rules } = levelOf(language, [before, after]);
      expect([level, back], rules.join()).toEqual(['look', 'look']);
    },
  );
});

describe('a label that is drawn', () => {
  it.each([
    ['🙂', '🙁'],
    [':-)', ':-('],
    ['★★★', '★'],
    ['👍', '👎'],
  ])('%s → %s says something else', (before, after) => {
    const { standard } = made([
      { criteria: [{ answer: { kind: 'scale', min: 1, max: 2, step: 1, reversed: false, labels: [] } }] },
    ]);
    const version = (text: string) => ({
      ...standard,
      sections: standard.sections.map((section) => ({
        ...section,
        criteria: section.criteria.map((criterion) => ({
          ...criterion,
          answer: {
            ...criterion.answer,
            labels: [{ value: 2, text: { en: text } }],
          } as typeof criterion.answer,
        })),
      })),
    });
    expect(diff(version(before), version(after)).level).toBe('breaking');
  });
});

/** Questions that claim something countable, in each of the ways in which it is said. */
const CLAIMING: Record<'en' | 'ru', string> = {
  en: `
    Was the call answered within 20 seconds?
    Was it less than an hour?
    Was it half an hour or less?
    Did it take 5 to 10 minutes?
    Did it take five or six working days?
    Did it cost more than $5?
    Did it cost 5 € at most?
    Did a coffee cost £2.50 or more?
    Was it done by 9:30, and not after 17:05?
    Were 80 % of the tills open?
    Were twenty-five guests waiting?
    Were two hundred and five chairs free?
    Was it the first or the third visit?
    Was the first hour free?
    Was the first 10 minutes free?
    Was one of the doors open?
    Was more than one door open?
    Did a single clerk serve you?
    Were you called back the next day?
    Did they reply on Monday in January?
    Is it cleaned hourly?
    Is it cleaned every two hours?
    Is it cleaned every hour?
    Did it take hours?
    Was it within minutes?
    Was it about 3 full weeks?
    Did it last 1,000 or 1.5 days?
    Did you wait 2h 30min?
    Was it on the 2nd of May?
    Was the portion at least 200 g, or 0.2 kg?
    Did the queue have up to three people?
    Was it ready in no more than a couple of minutes?
    Did they never, not even once, ask you?
    Was it 10 minutes or more, or one hour?
    Was it 3 of 4 stars?
    Did it take a quarter of an hour?
    Was the fee 5 to 7 percent?
    Were you, only, asked twice?
  `,
  ru: `
    Ответили ли на звонок за 20 секунд?
    Прошло меньше часа?
    Полчаса или меньше?
    Заняло от 5 до 10 минут?
    Пять или шесть рабочих дней?
    Цена не больше 500 ₽?
    Цена 1 500 рублей?
    До 9:30 или после 17:05?
    Работали 80 % касс?
    Двадцать пять гостей ждали?
    Было двести пять стульев?
    Это первый или третий визит?
    Первый час бесплатно?
    Первые 10 минут бесплатно?
    Открыта хотя бы одна дверь?
    Открыто больше одной двери?
    Перезвонили на следующий день?
    Ответили в понедельник, в январе?
    Убирают ежечасно?
    Убирают каждые два часа?
    Убирают каждый час?
    Прошли часы?
    В течение минуты?
    Около 3 полных недель?
    Длилось 1,5 дня?
    Полтора часа?
    Порция не меньше 200 г, то есть 0,2 кг?
    В очереди до трёх человек?
    Никто ни разу не спросил?
    10 минут или больше, или один час?
    Пара минут, не более?
    Четверть часа?
    Дважды спросили?
    Не позднее чем через 2 дня?
    Приходят в 3 дня или в 7 утра?
    Приходят в час ночи, в 12 дня?
    Успели до 4 дня?
    Ждали 1-2 дня?
  `,
};

const signOf = { upper: '≤ ', lower: '≥ ' };
const claimed = ({
  measures,
  quantities,
  negations,
  hinges,
  conjunctions,
  alternatives,
  ...rest
}: Claims) => [
  ...measures.map(
    ({ key, value, unit, sense, text }) => `${sense ? signOf[sense] : ''}${key}: ${value} ${unit} “${text}”`,
  ),
  ...quantities.map(({ quantity, text }) => `${quantity} “${text}”`),
  ...negations.map((word) => `no “${word}”`),
  ...hinges.map((word) => `at “${word}”`),
  `${conjunctions} and, ${alternatives} or, ${rest.questions} ?`,
  `words: ${rest.words.join(' ')}`,
  `all: ${rest.stream.join(' ')}`,
];

describe('what a question claims', () => {
  it.for(LANGUAGES)('is read of its numbers, limits, units and words (%s)', async (language, { expect }) => {
    const told = CLAIMING[language]
      .trim()
      .split(/\s*\n\s*/)
      .flatMap((text) => [`# ${text}`, ...claimed(claimsOf(text, language)), '']);
    await expect(told.join('\n')).toMatchFileSnapshot(`expected/claims-${language}.txt`);
  });
});
