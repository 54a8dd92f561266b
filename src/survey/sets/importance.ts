// How important something is, from not at all to extremely. Sources: the usual items, and the defaults of Qualtrics,
// SurveyMonkey and Google Forms.

import type { SetFile } from './set.ts';

export const importance: SetFile = {
  theme: 'importance',
  evaluative: false,
  sets: {
    en: [
      'Unimportant / Not important | Important',
      'Not important | Somewhat important | Very important',
      '{Not at all important,Not important at all,Not important,Unimportant} | {Slightly important,Not very important,Of little importance,Not too important} | {Somewhat important,Moderately important,Fairly important,Important} | Very important',
      '{Not at all important,Not important at all,Not important} | {Slightly important,Not so important,Of little importance,Not very important,A little important} | {Moderately important,Somewhat important,Fairly important} | Very important | {Extremely important,Absolutely essential,Essential,Critical}',
      '{Not at all important,Not important at all} | {Not important,Unimportant} | {Neutral,Neither important nor unimportant} | Important | {Very,Extremely} important',
      '{Very,Completely,Extremely} unimportant | {Unimportant,Somewhat unimportant} | {Neutral,Neither important nor unimportant,Neither} | {Important,Somewhat important} | {Very,Extremely} important',
      '{Not at all important,Not important at all} | Low importance | Slightly important | Neutral | Moderately important | Very important | Extremely important',
      '{Not important,Unimportant} | Of little importance | Moderately important | Important | Very important',
    ],
    ru: [
      'Не важно / Неважно | Важно',
      '{Совсем,Совершенно,Абсолютно} {не важн,неважн}{о,а,ы,ый,ая} / Не имеет значения | {Скорее ,}{не важн,неважн}{о,а,ы} / Не очень важн{о,а,ы} | {Скорее ,Довольно ,}важн{о,а,ы} | Очень важн{о,а,ы}',
      '{Совсем,Совершенно,Абсолютно} {не важн,неважн}{о,а,ы} / Не имеет значения | {Скорее ,}{не важн,неважн}{о,а,ы} / Не очень важн{о,а,ы} / Мало важно | {Нейтрально,Средне,И да, и нет,Ни да, ни нет,В средней степени важно,Умеренно важно} | {Скорее ,Довольно ,}важн{о,а,ы} | {Очень,Крайне,Чрезвычайно} важн{о,а,ы}',
    ],
    uk: [
      '{Зовсім,Абсолютно} {не важливо,неважливо} | {Скоріше ,Радше ,}{не важливо,неважливо} | {Нейтрально,І так, і ні} | {Скоріше ,Радше ,}важливо | Дуже важливо',
    ],
    de: [
      'Unwichtig / Nicht wichtig | Wichtig',
      '{Überhaupt nicht,Gar nicht} wichtig / {Völlig,Sehr} unwichtig | {Eher unwichtig,Weniger wichtig,Unwichtig,Eher nicht wichtig} | {Eher wichtig,Wichtig} | Sehr wichtig',
      '{Überhaupt nicht,Gar nicht} wichtig / {Völlig,Sehr} unwichtig | {Eher unwichtig,Weniger wichtig,Unwichtig,Kaum wichtig} | {Teils, teils,Weder noch,Neutral,Mittelmäßig wichtig,Mäßig wichtig,Weder wichtig noch unwichtig,Einigermaßen wichtig} | {Eher wichtig,Wichtig,Ziemlich wichtig} | {Sehr,Äußerst} wichtig',
    ],
    fr: [
      'Pas important{,e} | Important{,e}',
      'Pas du tout important{,e} / Pas important{,e} du tout | Peu important{,e} / Pas très important{,e} | Assez important{,e} / Important{,e} / Plutôt important{,e} | Très important{,e}',
      'Pas du tout important{,e} / Sans importance | Peu important{,e} / Pas très important{,e} | Moyennement important{,e} / Neutre / Modérément important{,e} | Important{,e} / Assez important{,e} / Plutôt important{,e} | Très important{,e} / Extrêmement important{,e}',
    ],
    es: [
      'No importante | Importante',
      'Nada importante / Sin importancia | Poco importante / Algo importante | Bastante importante / Importante | Muy importante',
      'Nada importante / Sin importancia / Muy poco importante | Poco importante | {Neutral,Algo importante,Moderadamente importante,Medianamente importante,Ni importante ni no importante} | {Importante,Bastante importante} | {Muy importante,Extremadamente importante}',
    ],
    pt: [
      'Não importante | Importante',
      'Nada importante / Sem importância / Sem nenhuma importância | Pouco importante | {Neutro,Razoavelmente importante,Moderadamente importante,Mais ou menos importante,Médio} | {Importante,Bastante importante} | {Muito importante,Extremamente importante}',
    ],
    it: [
      'Non importante | Importante',
      'Per niente importante / Per nulla importante | Poco importante | {Mediamente importante,Moderatamente importante,Né importante né non importante,Neutrale,Abbastanza importante} | {Importante,Piuttosto importante} | {Molto importante,Estremamente importante}',
    ],
    pl: [
      'Nieważne / Nie ważne | Ważne',
      '{Zupełnie,Całkowicie,W ogóle} nieważne / Wcale nieważne | {Raczej nieważne,Mało ważne,Nieważne} | {Średnio ważne,Ani ważne, ani nieważne,Umiarkowanie ważne} | {Raczej ważne,Ważne,Dość ważne} | {Bardzo,Niezwykle} ważne',
    ],
    nl: [
      '{Helemaal niet,Totaal niet} belangrijk / Zeer onbelangrijk | {Niet belangrijk,Onbelangrijk,Niet zo belangrijk,Een beetje belangrijk} | {Neutraal,Enigszins belangrijk,Redelijk belangrijk} | Belangrijk | {Zeer,Heel,Uiterst} belangrijk',
    ],
    tr: [
      '{Hiç önemli değil,Kesinlikle önemsiz} | {Önemli değil,Önemsiz,Az önemli} | {Orta derecede önemli,Kısmen önemli,Kararsızım,Nötr,Ne önemli ne önemsiz} | Önemli | {Çok önemli,Son derece önemli}',
    ],
    zh: [
      '不重要 | 重要',
      '{非常,完全,很,一点也}不重要 | {不重要,不太重要,比较不重要} | {一般,中立,普通} | {重要,比较重要} | {非常,很,极其,十分}重要',
      '{非常,完全,很}不重要 | {不重要,不太重要} | {一般,中立,普通} | {重要,比較重要} | {非常,很,十分}重要',
    ],
    ja: [
      '{まったく,全く}重要ではない / {まったく,全く}重要でない | {あまり重要ではない,あまり重要でない,重要ではない,重要でない} | {どちらともいえない,どちらでもない,普通} | {重要,やや重要,重要である,まあ重要} | {とても,非常に,大変,きわめて}重要 / 非常に重要である',
    ],
    ko: [
      '{전혀,매우} {중요하지 않음,중요하지 않다} | {중요하지 않음,중요하지 않다,별로 중요하지 않음,별로 중요하지 않다} | {보통,보통이다,중립} | {중요함,중요하다,중요} | 매우 {중요함,중요하다,중요}',
    ],
    ar: [
      'غير مهم{,ة} {على الإطلاق,تماما,إطلاقا,أبدا} / غير مهم{,ة} جدا | غير مهم{,ة} / قليل الأهمية | محايد / متوسط الأهمية / مهم{,ة} إلى حد ما | مهم{,ة} | مهم{,ة} {جدا,جداً,جدًا} / مهم للغاية',
    ],
    id: [
      'Sangat tidak penting | {Tidak penting,Kurang penting} | {Netral,Cukup penting,Biasa saja} | Penting | Sangat penting',
    ],
  },
};
