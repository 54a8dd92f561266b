// How likely something is, from not at all to certain. Sources: the usual items, and the defaults of Qualtrics, SurveyMonkey,
// Google Forms and Microsoft Forms.

import type { SetFile } from './set.ts';

export const likelihood: SetFile = {
  theme: 'likelihood',
  evaluative: false,
  sets: {
    en: [
      'Unlikely / Not likely | Likely',
      '{Not at all likely,Not likely at all} | {Extremely likely,Very likely}',
      'Very unlikely | Unlikely | Likely | Very likely',
      '{Not at all likely,Not likely at all} | {Not very likely,Slightly likely,Not too likely} | Somewhat likely | Very likely',
      '{Very,Extremely,Highly} unlikely | {Unlikely,Somewhat unlikely,Fairly unlikely,Rather unlikely} | {Neither likely nor unlikely,Neither likely or unlikely,Neutral,Unsure,Neither,Not sure,Maybe} | {Likely,Somewhat likely,Fairly likely,Rather likely} | {Very,Extremely,Highly} likely',
      '{Not at all likely,Not likely at all} | {Not so likely,Slightly likely,Not very likely,A little likely} | {Somewhat likely,Moderately likely} | Very likely | {Extremely likely,Completely likely}',
      '{Definitely not,Definitely will not,Definitely would not,Certainly not} | {Probably not,Probably will not,Probably would not} | {Might or might not,Maybe,Perhaps,Not sure,Possibly,Unsure,Neutral} | {Probably,Probably yes,Probably will,Probably would} | {Definitely,Definitely yes,Definitely will,Definitely would,Certainly}',
      'Definitely not | Probably not | {Probably,Probably yes} | {Definitely,Definitely yes}',
      'Extremely unlikely | {Moderately unlikely,Unlikely} | {Slightly unlikely,Somewhat unlikely} | {Neither likely nor unlikely,Neutral} | {Slightly likely,Somewhat likely} | {Moderately likely,Likely} | Extremely likely',
      'Very improbable | Improbable | Neutral | Probable | Very probable',
    ],
    ru: [
      'Маловероятно | Вероятно',
      '{Совсем не,Совершенно не} вероятно / Крайне маловероятно / Точно нет | {Скорее всего нет,Маловероятно} | {Скорее всего да,Вероятно} | Очень вероятно / Точно да',
      '{Совсем не вероятно,Совершенно не вероятно,Крайне маловероятно,Очень маловероятно,Совершенно невероятно,Абсолютно невероятно,Исключено} | {Маловероятно,Скорее не вероятно,Скорее маловероятно} | {Нейтрально,Возможно,50 на 50,И да, и нет,Ни да, ни нет,Трудно предсказать} | {Вероятно,Скорее вероятно,Довольно вероятно} | {Очень вероятно,Весьма вероятно,Крайне вероятно,Абсолютно вероятно}',
      '{Точно нет,Определённо нет,Безусловно нет,Однозначно нет,Совершенно точно нет} | {Скорее нет,Скорее всего, нет,Вероятно, нет,Наверное, нет} | {Возможно,Может быть,И да, и нет,Ни да, ни нет,50 на 50} | {Скорее да,Скорее всего, да,Вероятно, да,Наверное, да} | {Точно да,Определённо да,Безусловно да,Однозначно да,Безусловно,Совершенно точно да}',
      '{Точно нет,Определённо нет,Безусловно нет,Однозначно нет} | {Скорее нет,Скорее всего, нет} | {Скорее да,Скорее всего, да} | {Точно да,Определённо да,Безусловно да,Однозначно да}',
    ],
    uk: [
      '{Точно ні,Безумовно ні,Однозначно ні} | {Скоріше ні,Радше ні} | {Можливо,І так, і ні} | {Скоріше так,Радше так} | {Точно так,Безумовно так,Однозначно так}',
      '{Дуже малоймовірно,Зовсім не ймовірно} | Малоймовірно | {Нейтрально,Можливо} | Ймовірно | Дуже ймовірно',
    ],
    de: [
      'Unwahrscheinlich | Wahrscheinlich',
      'Sehr unwahrscheinlich / Äußerst unwahrscheinlich / Überhaupt nicht wahrscheinlich / Gar nicht wahrscheinlich | {Eher ,}unwahrscheinlich / Weniger wahrscheinlich | Weder wahrscheinlich noch unwahrscheinlich / Weder noch / Vielleicht / Neutral / Teils, teils | {Eher ,}wahrscheinlich | Sehr wahrscheinlich / Äußerst wahrscheinlich',
      'Auf keinen Fall / Sicher nicht / Bestimmt nicht / Ganz sicher nicht | Eher nicht / Wahrscheinlich nicht / Eher nein | Vielleicht / Unsicher / Weiß noch nicht | Eher ja / Wahrscheinlich ja / Wahrscheinlich schon | Auf jeden Fall / Ganz sicher / Bestimmt',
    ],
    fr: [
      'Peu probable | Probable',
      '{Très improbable,Pas du tout probable,Très peu probable,Extrêmement improbable} | {Improbable,Peu probable,Plutôt improbable} | {Ni probable ni improbable,Neutre,Peut-être} | {Probable,Plutôt probable,Assez probable} | {Très probable,Extrêmement probable}',
      '{Certainement pas,Sûrement pas} | Probablement pas | Peut-être | Probablement / Probablement oui | {Certainement,Certainement oui,Sûrement}',
    ],
    es: [
      'Improbable / Poco probable | Probable',
      '{Muy improbable,Nada probable,Muy poco probable,Extremadamente improbable} | {Improbable,Poco probable,Algo improbable} | {Ni probable ni improbable,Neutral,Quizás,Tal vez} | {Probable,Algo probable,Bastante probable} | {Muy probable,Extremadamente probable}',
      '{Definitivamente no,Seguro que no} | Probablemente no | {Quizás,Tal vez,Puede ser,No lo sé aún} | {Probablemente sí,Probablemente} | {Definitivamente sí,Seguro que sí,Definitivamente}',
    ],
    pt: [
      'Improvável / Pouco provável | Provável',
      '{Muito improvável,Nada provável,Muito pouco provável,Extremamente improvável} | {Improvável,Pouco provável,Um pouco improvável} | {Nem provável nem improvável,Neutro,Talvez} | {Provável,Um pouco provável} | {Muito provável,Extremamente provável}',
      '{Definitivamente não,Com certeza não,Certamente não} | Provavelmente não | Talvez | {Provavelmente sim,Provavelmente} | {Definitivamente sim,Com certeza,Com certeza sim,Certamente sim,Certamente}',
    ],
    it: [
      'Improbabile / Poco probabile | Probabile',
      '{Molto improbabile,Per niente probabile,Per nulla probabile,Estremamente improbabile} | {Improbabile,Poco probabile,Piuttosto improbabile} | {Né probabile né improbabile,Nè probabile nè improbabile,Neutrale,Forse} | {Probabile,Abbastanza probabile,Piuttosto probabile} | {Molto probabile,Estremamente probabile}',
      '{Sicuramente no,Certamente no,Decisamente no} | {Probabilmente no} | Forse | {Probabilmente sì,Probabilmente} | {Sicuramente sì,Certamente sì,Decisamente sì,Sicuramente}',
    ],
    pl: [
      '{Bardzo mało prawdopodobne,Zupełnie nieprawdopodobne,Bardzo nieprawdopodobne,Wcale nieprawdopodobne} | {Mało prawdopodobne,Nieprawdopodobne,Raczej nieprawdopodobne} | {Ani prawdopodobne, ani nieprawdopodobne,Trudno przewidzieć,Może,Neutralnie} | {Prawdopodobne,Raczej prawdopodobne,Dość prawdopodobne} | {Bardzo prawdopodobne,Niezwykle prawdopodobne}',
      '{Zdecydowanie nie,Na pewno nie} | {Raczej nie,Prawdopodobnie nie} | {Ani tak, ani nie,Może,Być może} | {Raczej tak,Prawdopodobnie tak} | {Zdecydowanie tak,Na pewno tak,Na pewno}',
      '{Zdecydowanie nie,Na pewno nie} | Raczej nie | Raczej tak | {Zdecydowanie tak,Na pewno tak}',
    ],
    nl: [
      '{Zeer,Heel,Uiterst} onwaarschijnlijk / Helemaal niet waarschijnlijk | {Onwaarschijnlijk,Enigszins onwaarschijnlijk} | {Neutraal,Misschien,Niet waarschijnlijk en niet onwaarschijnlijk} | {Waarschijnlijk,Enigszins waarschijnlijk} | {Zeer,Heel,Uiterst} waarschijnlijk',
      '{Zeker niet,Beslist niet} | Waarschijnlijk niet | Misschien | {Waarschijnlijk wel,Waarschijnlijk} | {Zeker wel,Zeker,Beslist wel}',
    ],
    tr: [
      '{Hiç olası değil,Çok düşük ihtimal,Kesinlikle hayır} | {Olası değil,Düşük ihtimal,Muhtemelen hayır} | {Kararsızım,Belki,Ne olası ne değil} | {Olası,Muhtemel,Muhtemelen evet,Yüksek ihtimal} | {Çok olası,Çok muhtemel,Kesinlikle evet,Çok yüksek ihtimal}',
    ],
    zh: [
      '不可能 | 可能',
      '{非常不可能,很不可能,极不可能,完全不可能,肯定不会} | {不可能,不太可能,比较不可能,可能不会} | {一般,中立,不确定,说不定} | {可能,比较可能,有可能,可能会} | {非常可能,很可能,极有可能,肯定会}',
      '{非常不可能,很不可能} | {不可能,不太可能} | {一般,中立,不確定} | {可能,比較可能} | {非常可能,很可能}',
    ],
    ja: [
      '{まったくありそうにない,全くありそうにない,可能性は非常に低い,非常に低い} | {ありそうにない,あまりありそうにない,可能性は低い,低い} | {どちらともいえない,どちらでもない,どちらとも言えない} | {ありそう,ややありそう,可能性は高い,高い} | {とてもありそう,非常にありそう,可能性は非常に高い,非常に高い}',
      '{絶対にしない,まったくそうしない} | {たぶんしない,おそらくしない} | {どちらともいえない,わからないが五分五分} | {たぶんする,おそらくする} | {必ずする,絶対にする}',
    ],
    ko: [
      '{전혀 가능성이 없음,가능성이 매우 낮음,전혀 그럴 것 같지 않다} | {가능성이 낮음,가능성이 없음,그럴 것 같지 않다} | {보통,중립,보통이다} | {가능성이 높음,가능성이 있음,그럴 것 같다} | {가능성이 매우 높음,매우 가능성이 높음,매우 그럴 것 같다}',
    ],
    ar: [
      'غير محتمل {على الإطلاق,تماما,أبدا} / غير محتمل جدا / غير محتمل جداً / مستبعد جدا / مستبعد جداً | غير محتمل / مستبعد | محايد / ربما | محتمل / مرجح | محتمل {جدا,جداً,جدًا} / مرجح جدا',
    ],
    id: [
      '{Sangat tidak mungkin,Pasti tidak} | {Tidak mungkin,Mungkin tidak,Kecil kemungkinannya} | {Netral,Ragu-ragu} | {Mungkin,Besar kemungkinannya} | {Sangat mungkin,Pasti}',
    ],
  },
};
