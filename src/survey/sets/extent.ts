// How far something holds, or how much of it there is, from not at all to extremely: the sets that survey tools offer for any
// adjective. Sources: the defaults of Qualtrics, SurveyMonkey and Microsoft Forms.

import type { SetFile } from './set.ts';

const EN =
  '{accessible,accurate,aggressive,appealing,attentive,aware,believable,caring,challenging,clean,clear,comfortable,competent,concerned,confident,consistent,convenient,courteous,credible,curious,desirable,different,difficult,easy,effective,efficient,engaging,enjoyable,fair,familiar,fast,fresh,friendly,hard,helpful,honest,innovative,interested,interesting,involved,knowledgeable,long,necessary,often,organised,organized,patient,pleasant,pleased,polite,positive,practical,probable,professional,prompt,proud,quickly,relevant,reliable,respectful,responsive,safe,secure,serious,simple,skilled,strong,supportive,thorough,timely,trustworthy,understandable,unique,useful,valuable,well,welcoming,willing,worried}';
const MORE_EN = '{ease,effort}';

export const extent: SetFile = {
  theme: 'extent',
  evaluative: false,
  sets: {
    en: [
      `Not at all ${EN} | {Slightly,Not so,A little,Not very} ${EN} | {Moderately,Somewhat,Fairly} ${EN} | Very ${EN} | Extremely ${EN}`,
      `Not at all ${EN} | {Not very,Not so,Slightly,Not too} ${EN} | {Somewhat,Fairly,Moderately} ${EN} | Very ${EN}`,
      'Not at all | {A little,Slightly,Not much,A little bit} | {Somewhat,Moderately,A moderate amount} | {Very much,A lot,Quite a bit,Very} | {A great deal,Extremely,Completely}',
      'None at all | A little | A moderate amount | A lot | A great deal',
      'Not at all | {Slightly,A little,Not much,Not very} | {Somewhat,Quite,Moderately,To some extent} | {Very,Very much,A lot,Completely,Fully}',
      'Not at all | To a small extent | To a moderate extent | To a great extent | To a very great extent',
      '{Extremely,Very} difficult | {Somewhat difficult,Difficult} | {Neither easy nor difficult,Neutral} | {Somewhat easy,Easy} | {Extremely,Very} easy',
      `{None,No} ${MORE_EN} | Little ${MORE_EN} | Some ${MORE_EN} | Much ${MORE_EN} | Very much ${MORE_EN}`,
    ],
    ru: [
      '{Совсем нет,Нет, совсем,Вовсе нет,Нисколько,Совершенно нет} | {Скорее нет,Немного,Слегка,Мало} | {Отчасти,Средне,В средней степени,И да, и нет,Умеренно} | {Скорее да,Достаточно,Сильно,Во многом} | {Полностью,Очень сильно,Да, полностью,В полной мере,Целиком и полностью,Полностью да}',
      '{Нет,Совсем нет} | Скорее нет | {И да, и нет,Ни да, ни нет,Трудно решить,Отчасти} | Скорее да | {Да,Полностью}',
      'Нет | Скорее нет, чем да | {И да, и нет,Ни да, ни нет} | Скорее да, чем нет | Да',
      '{Нет,Точно нет} | {Скорее нет,Скорее нет, чем да} | {Скорее да,Скорее да, чем нет} | {Да,Точно да}',
      'Очень {трудно,сложно} | {Трудно,Сложно,Скорее трудно,Скорее сложно} | {Нейтрально,Ни легко, ни трудно,Ни просто, ни сложно,Средне} | {Легко,Просто,Скорее легко,Скорее просто} | Очень {легко,просто}',
    ],
    uk: ['Ні | {Скоріше ні,Радше ні} | {І так, і ні,Ні так, ні ні} | {Скоріше так,Радше так} | Так'],
    de: [
      '{Überhaupt nicht,Gar nicht,Ganz und gar nicht} | {Kaum,Wenig,Etwas,Ein wenig} | {Teilweise,Mittelmäßig,Mäßig,Teils, teils,Einigermaßen} | {Ziemlich,Überwiegend,Stark} | {Sehr,Völlig,Voll und ganz,Außerordentlich,Äußerst,Sehr stark}',
      'Sehr {schwer,schwierig} | {Schwer,Schwierig,Eher schwierig,Eher schwer} | {Neutral,Weder noch,Weder leicht noch schwer} | {Leicht,Einfach,Eher leicht,Eher einfach} | Sehr {leicht,einfach}',
      'Nein | Eher nein | {Teils, teils,Weder noch} | Eher ja | Ja',
      'Nein | Eher nein | Eher ja | Ja',
    ],
    fr: [
      'Pas du tout | {Un peu,Peu} | {Moyennement,Modérément,Assez} | {Beaucoup,Plutôt} | {Énormément,Tout à fait,Extrêmement}',
      'Pas du tout | {Plutôt non,Pas vraiment} | {Plutôt oui,Plutôt} | {Tout à fait,Oui, tout à fait}',
      'Très difficile | {Difficile,Plutôt difficile} | {Ni facile ni difficile,Neutre} | {Facile,Plutôt facile} | Très facile',
      'Non | Plutôt non | {Ni oui ni non,Neutre} | Plutôt oui | Oui',
    ],
    es: [
      '{Nada,En absoluto,Para nada} | {Poco,Un poco} | {Algo,Moderadamente,Regular,Medianamente} | {Bastante,Mucho} | {Totalmente,Muchísimo,Completamente}',
      'Nada | Poco | {Regular,Algo} | Bastante | Mucho',
      'Muy difícil | {Difícil,Algo difícil} | {Ni fácil ni difícil,Neutral,Normal} | {Fácil,Algo fácil} | Muy fácil',
    ],
    pt: [
      '{Nada,De modo nenhum,De forma alguma} | {Pouco,Um pouco} | {Moderadamente,Mais ou menos,Razoavelmente} | {Bastante,Muito} | {Extremamente,Totalmente,Completamente}',
      'Nada | Pouco | {Mais ou menos,Razoavelmente,Moderadamente} | Bastante | Muito',
      'Muito difícil | {Difícil,Um pouco difícil} | {Nem fácil nem difícil,Neutro} | {Fácil,Um pouco fácil} | Muito fácil',
    ],
    it: [
      '{Per niente,Per nulla,Affatto} | {Poco,Un po’} | {Abbastanza,Moderatamente,Mediamente} | {Molto} | {Moltissimo,Completamente,Del tutto,Estremamente}',
      '{Per niente,Per nulla} | Poco | Abbastanza | Molto',
      'Molto difficile | {Difficile,Abbastanza difficile} | {Né facile né difficile,Neutrale} | {Facile,Abbastanza facile} | Molto facile',
    ],
    pl: [
      '{Wcale,Wcale nie,W ogóle nie,W ogóle} | {Trochę,Mało,Niewiele} | {Średnio,Umiarkowanie} | {Bardzo,Dużo,Znacznie} | {Ogromnie,Całkowicie,Niezwykle}',
      'Bardzo trudn{o,e,y,a} | {Trudn{o,e,y,a},Raczej trudno} | {Ani łatwo, ani trudno,Średnio} | {Łatw{o,e,y,a},Raczej łatwo} | Bardzo łatw{o,e,y,a}',
      'Nie | Raczej nie | {Ani tak, ani nie} | Raczej tak | Tak',
    ],
    nl: [
      '{Helemaal niet,Totaal niet} | {Een beetje,Nauwelijks,Weinig} | {Enigszins,Redelijk,Gemiddeld} | {Erg,Veel,In hoge mate} | {Heel erg,Volledig,Helemaal,Zeer veel}',
      'Zeer moeilijk / Heel moeilijk | Moeilijk | {Neutraal,Niet makkelijk en niet moeilijk} | {Makkelijk,Gemakkelijk} | {Zeer,Heel} {makkelijk,gemakkelijk}',
    ],
    tr: [
      '{Hiç} | {Biraz,Az} | {Orta derecede,Kısmen,Orta} | {Oldukça,Çok} | {Tamamen,Fazlasıyla,Son derece}',
      'Çok zor | Zor | {Ne kolay ne zor,Orta} | Kolay | Çok kolay',
    ],
    zh: [
      '{完全没有,一点也不,根本不} | {有一点,有点,稍微} | {一般,中等,某种程度上} | {比较,很,相当} | {非常,完全,极其}',
      '非常{困难,难} | {困难,难,比较困难} | {一般,中等} | {容易,比较容易} | 非常容易',
      '完全不符合 | {不符合,比较不符合,不太符合} | {一般,不确定,中立} | {符合,比较符合,基本符合} | {完全符合,非常符合}',
    ],
    ja: [
      '{まったく,全く} | {少し,あまり} | {ある程度,まあまあ} | {かなり,よく} | {非常に,とても}',
      '{非常に,とても}難しい | {難しい,やや難しい} | {どちらともいえない,普通,どちらでもない} | {簡単,やや簡単} | {非常に,とても}簡単',
      '{まったく,全く}{あてはまらない,当てはまらない} | {あまりあてはまらない,あまり当てはまらない,あてはまらない,当てはまらない} | {どちらともいえない,どちらでもない} | {あてはまる,当てはまる,ややあてはまる,やや当てはまる,まああてはまる} | {とても,非常に,よく}{あてはまる,当てはまる}',
    ],
    ko: [
      '{전혀,전혀 아니다} | {조금,약간} | {보통,어느 정도} | {많이,상당히} | {매우,매우 많이,아주 많이}',
      '매우 {어려움,어렵다} | {어려움,어렵다} | {보통,보통이다} | {쉬움,쉽다} | 매우 {쉬움,쉽다}',
    ],
    ar: [
      '{على الإطلاق,لا على الإطلاق} | {قليلا,قليلاً,قليلًا} | {إلى حد ما,بشكل متوسط} | {كثيرا,كثيراً,كثيرًا} | {تماما,تماماً,تمامًا,للغاية}',
      'صعب{,ة} {جدا,جداً,جدًا} | صعب{,ة} | محايد / متوسط{,ة} | سهل{,ة} | سهل{,ة} {جدا,جداً,جدًا}',
    ],
    id: [
      '{Sama sekali tidak,Tidak sama sekali} | {Sedikit,Kurang} | {Cukup,Sedang,Agak} | {Banyak,Sangat} | {Sangat banyak,Sepenuhnya,Luar biasa}',
      'Sangat sulit | Sulit | {Netral,Biasa saja,Sedang} | Mudah | Sangat mudah',
    ],
  },
};
