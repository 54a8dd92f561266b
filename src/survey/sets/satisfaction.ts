// How content one is, from not at all to fully. Sources: the usual items of customer surveys and the defaults of Qualtrics,
// SurveyMonkey, Google Forms and Microsoft Forms.

import type { SetFile } from './set.ts';

export const satisfaction: SetFile = {
  theme: 'satisfaction',
  evaluative: true,
  sets: {
    en: [
      'Dissatisfied / Unsatisfied / Not satisfied | Satisfied',
      'Unhappy | Happy',
      '{Dissatisfied,Unsatisfied} | {Neutral,Neither satisfied nor dissatisfied,Neither} | Satisfied',
      'Very {dissatisfied,unsatisfied} | {Dissatisfied,Unsatisfied} | Satisfied | Very satisfied',
      'Very {dissatisfied,unsatisfied} | Somewhat {dissatisfied,unsatisfied} | Somewhat satisfied | Very satisfied',
      'Not at all satisfied | {Not very satisfied,Not too satisfied,Slightly satisfied} | {Somewhat satisfied,Fairly satisfied,Moderately satisfied} | Very satisfied',
      '{Very,Extremely,Completely,Totally,Highly} {dissatisfied,unsatisfied} | {Dissatisfied,Unsatisfied} | {Neither satisfied nor dissatisfied,Neither satisfied or dissatisfied,Neither dissatisfied nor satisfied,Neutral,Neither,Indifferent,Unsure} | Satisfied | {Very,Extremely,Completely,Totally,Highly} satisfied',
      '{Very,Extremely,Completely,Totally} {dissatisfied,unsatisfied} | {Somewhat,Fairly,Moderately,Slightly,Rather,Mostly,Quite} {dissatisfied,unsatisfied} | {Neither satisfied nor dissatisfied,Neither satisfied or dissatisfied,Neither dissatisfied nor satisfied,Neutral,Neither,Indifferent,Unsure} | {Somewhat,Fairly,Moderately,Slightly,Rather,Mostly,Quite} satisfied | {Very,Extremely,Completely,Totally} satisfied',
      'Dissatisfied | Somewhat dissatisfied | {Neither satisfied nor dissatisfied,Neutral} | Somewhat satisfied | Satisfied',
      '{Not at all satisfied,Not satisfied at all} | {Not so satisfied,Slightly satisfied,Not very satisfied,A little satisfied} | {Somewhat satisfied,Moderately satisfied,Fairly satisfied} | Very satisfied | {Extremely satisfied,Completely satisfied}',
      'Very unhappy | {Unhappy,Somewhat unhappy} | {Neutral,Neither happy nor unhappy} | {Happy,Somewhat happy} | Very happy',
      '{Extremely,Very,Completely} dissatisfied | {Moderately dissatisfied,Dissatisfied,Mostly dissatisfied} | {Slightly dissatisfied,Somewhat dissatisfied} | {Neither satisfied nor dissatisfied,Neutral} | {Slightly satisfied,Somewhat satisfied} | {Moderately satisfied,Satisfied,Mostly satisfied} | {Extremely,Very,Completely} satisfied',
    ],
    ru: [
      'Недоволь{ен,на,ны} / Не доволь{ен,на,ны} | Доволь{ен,на,ны}',
      '{Совсем,Совершенно,Абсолютно,Полностью,Очень} {не доволь,недоволь}{ен,на,ны} | Скорее {не доволь,недоволь}{ен,на,ны} | Скорее доволь{ен,на,ны} | {Полностью,Совершенно,Абсолютно,Очень} доволь{ен,на,ны}',
      '{Совсем,Совершенно,Абсолютно,Полностью,Очень,Крайне} {не доволь,недоволь}{ен,на,ны} | {Скорее ,Отчасти ,Частично ,}{не доволь,недоволь}{ен,на,ны} | И да, и нет / Ни да, ни нет / Нейтрально / Ни доволь{ен,на,ны}, ни недоволь{ен,на,ны} / И доволь{ен,на,ны}, и нет / И доволь{ен,на,ны}, и недоволь{ен,на,ны} / Когда как / В чём-то доволь{ен,на,ны}, в чём-то нет / Отчасти доволь{ен,на,ны}, отчасти нет / Нечто среднее / Средне | {Скорее ,В целом ,}доволь{ен,на,ны} | {Полностью,Совершенно,Абсолютно,Очень,Вполне} доволь{ен,на,ны}',
      '{Совсем,Совершенно,Абсолютно,Полностью,Крайне} {не удовлетвор,неудовлетвор}{ён,ена,ены} / Совсем не удовлетворён(а) / {Совершенно,Абсолютно,Полностью} не удовлетворён(а) | Скорее {не удовлетвор,неудовлетвор}{ён,ена,ены} / Скорее не удовлетворён(а) | Скорее удовлетвор{ён,ена,ены} / Скорее удовлетворён(а) | {Полностью,Совершенно,Абсолютно,Вполне} удовлетвор{ён,ена,ены} / Полностью удовлетворён(а)',
      '{Совсем,Совершенно,Абсолютно,Полностью,Крайне,Очень} {не удовлетвор,неудовлетвор}{ён,ена,ены} / {Совсем,Совершенно,Абсолютно,Полностью} не удовлетворён(а) | {Скорее ,Отчасти ,Частично ,}{не удовлетвор,неудовлетвор}{ён,ена,ены} / Скорее не удовлетворён(а) | И да, и нет / Ни да, ни нет / Нейтрально / Ни удовлетвор{ён,ена,ены}, ни {не удовлетвор,неудовлетвор}{ён,ена,ены} / И удовлетвор{ён,ена,ены}, и нет / Когда как / Нечто среднее / Средне | {Скорее ,Отчасти ,Частично ,В целом ,}удовлетвор{ён,ена,ены} / Скорее удовлетворён(а) | {Полностью,Совершенно,Абсолютно,Вполне,Очень} удовлетвор{ён,ена,ены} / {Полностью,Совершенно,Абсолютно,Вполне} удовлетворён(а)',
      '{Совсем,Совершенно,Абсолютно} не устраивает / Не устраивает совсем | Скорее не устраивает | И да, и нет / Нейтрально / Отчасти устраивает / Ни да, ни нет | Скорее устраивает | {Полностью,Совершенно,Абсолютно} устраивает',
    ],
    uk: [
      '{Зовсім,Повністю,Абсолютно,Дуже} {не задоволен,незадоволен}{ий,а,і} | {Скоріше ,Радше ,}{не задоволен,незадоволен}{ий,а,і} | Нейтрально / І так, і ні / Ні так, ні ні | {Скоріше ,Радше ,}задоволен{ий,а,і} | {Повністю,Цілком,Абсолютно,Дуже} задоволен{ий,а,і}',
    ],
    de: [
      'Unzufrieden | Zufrieden',
      'Sehr unzufrieden / Überhaupt nicht zufrieden / Gar nicht zufrieden | {Eher ,}unzufrieden / Eher nicht zufrieden | {Eher ,}zufrieden | Sehr zufrieden',
      'Sehr unzufrieden / Völlig unzufrieden / Äußerst unzufrieden / Überhaupt nicht zufrieden / Gar nicht zufrieden | {Eher ,Etwas ,}unzufrieden / Weniger zufrieden / Eher nicht zufrieden | Weder zufrieden noch unzufrieden / Weder noch / Teils, teils / Teils/teils / Neutral | {Eher ,Etwas ,}zufrieden | Sehr zufrieden / Völlig zufrieden / Äußerst zufrieden / Vollkommen zufrieden',
    ],
    fr: [
      'Insatisfait{,e,s,es} / Pas satisfait{,e,s,es} | Satisfait{,e,s,es}',
      'Pas du tout satisfait{,e,s,es} / Très insatisfait{,e,s,es} / Très mécontent{,e,s,es} | Peu satisfait{,e,s,es} / Pas très satisfait{,e,s,es} / Plutôt pas satisfait{,e,s,es} / Plutôt insatisfait{,e,s,es} / Insatisfait{,e,s,es} | Plutôt satisfait{,e,s,es} / Assez satisfait{,e,s,es} / Satisfait{,e,s,es} | Très satisfait{,e,s,es} / Tout à fait satisfait{,e,s,es}',
      'Très insatisfait{,e,s,es} / Pas du tout satisfait{,e,s,es} / Extrêmement insatisfait{,e,s,es} / Totalement insatisfait{,e,s,es} | Insatisfait{,e,s,es} / Plutôt insatisfait{,e,s,es} / Peu satisfait{,e,s,es} / Plutôt pas satisfait{,e,s,es} | Ni satisfait{,e,s,es} ni insatisfait{,e,s,es} / Ni satisfait{,e,s,es}, ni insatisfait{,e,s,es} / Neutre / Moyennement satisfait{,e,s,es} | Satisfait{,e,s,es} / Plutôt satisfait{,e,s,es} / Assez satisfait{,e,s,es} | Très satisfait{,e,s,es} / Tout à fait satisfait{,e,s,es} / Extrêmement satisfait{,e,s,es} / Totalement satisfait{,e,s,es}',
    ],
    es: [
      'Insatisfech{o,a,os,as} | Satisfech{o,a,os,as}',
      'Nada satisfech{o,a,os,as} / Muy insatisfech{o,a,os,as} | Poco satisfech{o,a,os,as} / Algo insatisfech{o,a,os,as} / Insatisfech{o,a,os,as} | Bastante satisfech{o,a,os,as} / Algo satisfech{o,a,os,as} / Satisfech{o,a,os,as} | Muy satisfech{o,a,os,as}',
      'Muy insatisfech{o,a,os,as} / Totalmente insatisfech{o,a,os,as} / Extremadamente insatisfech{o,a,os,as} / Nada satisfech{o,a,os,as} | Insatisfech{o,a,os,as} / Algo insatisfech{o,a,os,as} / Poco satisfech{o,a,os,as} | Ni satisfech{o,a,os,as} ni insatisfech{o,a,os,as} / Neutral / Neutro / Indiferente | Satisfech{o,a,os,as} / Algo satisfech{o,a,os,as} / Bastante satisfech{o,a,os,as} | Muy satisfech{o,a,os,as} / Totalmente satisfech{o,a,os,as} / Extremadamente satisfech{o,a,os,as}',
    ],
    pt: [
      'Insatisfeit{o,a,os,as} | Satisfeit{o,a,os,as}',
      'Muito insatisfeit{o,a,os,as} / Nada satisfeit{o,a,os,as} | Insatisfeit{o,a,os,as} / Pouco satisfeit{o,a,os,as} / Um pouco insatisfeit{o,a,os,as} | Satisfeit{o,a,os,as} / Um pouco satisfeit{o,a,os,as} | Muito satisfeit{o,a,os,as}',
      'Muito insatisfeit{o,a,os,as} / Totalmente insatisfeit{o,a,os,as} / Extremamente insatisfeit{o,a,os,as} / Nada satisfeit{o,a,os,as} | Insatisfeit{o,a,os,as} / Um pouco insatisfeit{o,a,os,as} / Parcialmente insatisfeit{o,a,os,as} / Pouco satisfeit{o,a,os,as} | Nem satisfeit{o,a,os,as} nem insatisfeit{o,a,os,as} / Nem satisfeit{o,a}, nem insatisfeit{o,a} / Neutro / Indiferente / Regular | Satisfeit{o,a,os,as} / Um pouco satisfeit{o,a,os,as} / Parcialmente satisfeit{o,a,os,as} | Muito satisfeit{o,a,os,as} / Totalmente satisfeit{o,a,os,as} / Extremamente satisfeit{o,a,os,as}',
    ],
    it: [
      'Insoddisfatt{o,a,i,e} | Soddisfatt{o,a,i,e}',
      'Per niente soddisfatt{o,a,i,e} / Per nulla soddisfatt{o,a,i,e} / Molto insoddisfatt{o,a,i,e} | Poco soddisfatt{o,a,i,e} / Insoddisfatt{o,a,i,e} / Piuttosto insoddisfatt{o,a,i,e} | Abbastanza soddisfatt{o,a,i,e} / Soddisfatt{o,a,i,e} / Piuttosto soddisfatt{o,a,i,e} | Molto soddisfatt{o,a,i,e}',
      'Molto insoddisfatt{o,a,i,e} / Del tutto insoddisfatt{o,a,i,e} / Estremamente insoddisfatt{o,a,i,e} / Per niente soddisfatt{o,a,i,e} | Insoddisfatt{o,a,i,e} / Piuttosto insoddisfatt{o,a,i,e} / Abbastanza insoddisfatt{o,a,i,e} / Poco soddisfatt{o,a,i,e} | Né soddisfatt{o,a,i,e} né insoddisfatt{o,a,i,e} / Nè soddisfatt{o,a,i,e} nè insoddisfatt{o,a,i,e} / Neutrale / Neutro / Indifferente | Soddisfatt{o,a,i,e} / Piuttosto soddisfatt{o,a,i,e} / Abbastanza soddisfatt{o,a,i,e} | Molto soddisfatt{o,a,i,e} / Del tutto soddisfatt{o,a,i,e} / Estremamente soddisfatt{o,a,i,e}',
    ],
    pl: [
      'Niezadowolon{y,a} | Zadowolon{y,a}',
      'Bardzo niezadowolon{y,a} / Zdecydowanie niezadowolon{y,a} | {Raczej ,}niezadowolon{y,a} | {Raczej ,}zadowolon{y,a} | Bardzo zadowolon{y,a} / Zdecydowanie zadowolon{y,a}',
      'Bardzo niezadowolon{y,a} / Zdecydowanie niezadowolon{y,a} / Całkowicie niezadowolon{y,a} | {Raczej ,}niezadowolon{y,a} | Ani zadowolon{y,a}, ani niezadowolon{y,a} / Ani tak, ani nie / Neutralnie / Trochę tak, trochę nie | {Raczej ,}zadowolon{y,a} | Bardzo zadowolon{y,a} / Zdecydowanie zadowolon{y,a} / Całkowicie zadowolon{y,a}',
    ],
    nl: [
      '{Zeer,Heel,Helemaal} ontevreden / Helemaal niet tevreden | {Ontevreden,Enigszins ontevreden,Niet tevreden} | {Neutraal,Niet tevreden en niet ontevreden,Niet tevreden, niet ontevreden,Noch tevreden, noch ontevreden} | {Tevreden,Enigszins tevreden} | {Zeer,Heel,Helemaal} tevreden',
    ],
    tr: [
      'Memnun değilim | Memnunum',
      'Hiç memnun değilim / Kesinlikle memnun değilim / Çok memnuniyetsizim | Memnun değilim / Memnuniyetsizim / Biraz memnuniyetsizim | Kararsızım / Ne memnunum ne memnun değilim / Ne memnunum ne de memnun değilim / Ne memnunum ne değilim / Orta / Nötr | Memnunum / Biraz memnunum / Kısmen memnunum | Çok memnunum / Kesinlikle memnunum / Son derece memnunum',
    ],
    zh: [
      '不满意 | 满意',
      '{非常,很,十分,极其,极}不满意 | {不满意,比较不满意,不太满意,有点不满意} | {满意,比较满意,基本满意} | {非常,很,十分,极其,极}满意',
      '{非常,很,十分,极其,极}不满意 | {不满意,比较不满意,不太满意,有点不满意} | {一般,中立,普通,既不满意也不不满意,说不清} | {满意,比较满意,基本满意} | {非常,很,十分,极其,极}满意',
      '{非常,很,十分}不滿意 | {不滿意,比較不滿意,不太滿意} | {一般,中立,普通,尚可} | {滿意,比較滿意} | {非常,很,十分}滿意',
    ],
    ja: [
      '不満 | 満足',
      '{非常に,とても,大変,大いに}不満 / {非常に,とても,大変}不満足 | {不満,やや不満,不満足,どちらかといえば不満} | {満足,やや満足,どちらかといえば満足} | {非常に,とても,大変,大いに}満足',
      '{非常に,とても,大変,大いに}不満 / {非常に,とても,大変}不満足 / まったく満足していない | {不満,やや不満,不満足,どちらかといえば不満} | {どちらともいえない,どちらでもない,普通,ふつう,どちらとも言えない} | {満足,やや満足,まあ満足,どちらかといえば満足} | {非常に,とても,大変,大いに}満足',
    ],
    ko: [
      '불만족 | 만족',
      '{매우,아주} 불만족 / {매우,아주} 불만 / 매우 불만족스럽다 / 매우 불만족한다 | {불만족,불만,약간 불만족,불만족하는 편이다,불만족스럽다,불만족한다} | {만족,약간 만족,만족하는 편이다,만족스럽다,만족한다} | {매우,아주} 만족 / 매우 만족스럽다 / 매우 만족한다',
      '{매우,아주} 불만족 / {매우,아주} 불만 / 매우 불만족스럽다 / 매우 불만족한다 / 전혀 만족하지 않음 | {불만족,불만,약간 불만족,불만족스럽다,불만족한다,만족하지 않음} | {보통,보통이다,중립,그저 그렇다} | {만족,약간 만족,만족스럽다,만족한다,만족함} | {매우,아주} 만족 / 매우 만족스럽다 / 매우 만족한다 / 매우 만족함',
    ],
    ar: [
      'غير راض{,ٍ,ية} | راض{,ٍ,ية}',
      'غير راض{,ٍ,ية} {على الإطلاق,تماما,تماماً,تمامًا,إطلاقا,إطلاقاً,أبدا,أبداً} / غير راض{,ٍ,ية} جدا / غير راض{,ٍ,ية} جداً / مستاء جدا / مستاء جداً | غير راض{,ٍ,ية} / مستاء / غير راض{,ٍ,ية} إلى حد ما | محايد / لا راض{,ٍ} ولا غير راض{,ٍ} / لست راضيا ولا مستاء | راض{,ٍ,ية} / راض{,ٍ,ية} إلى حد ما | راض{,ٍ,ية} {جدا,جداً,جدًا,تماما,تماماً,تمامًا}',
    ],
    id: [
      'Tidak puas | Puas',
      'Sangat tidak puas | {Tidak puas,Kurang puas} | Puas | Sangat puas',
      'Sangat tidak puas | {Tidak puas,Kurang puas} | {Netral,Cukup puas,Biasa saja,Cukup} | Puas | Sangat puas',
    ],
  },
};
