// How something compares, with what was expected or with something else, from much worse to much better. Sources: the usual
// items, and the defaults of Qualtrics and SurveyMonkey.

import type { SetFile } from './set.ts';

export const comparison: SetFile = {
  theme: 'comparison',
  evaluative: true,
  sets: {
    en: [
      'Worse{, than expected} | {About the same,The same,As expected,Same} | Better{, than expected}',
      '{Much worse,A lot worse,Far worse,Considerably worse}{, than expected} | {Worse,Somewhat worse,Slightly worse,A little worse}{, than expected} | {About the same,The same,As expected,Same,Neither better nor worse,No change,About as expected} | {Better,Somewhat better,Slightly better,A little better}{, than expected} | {Much better,A lot better,Far better,Considerably better}{, than expected}',
      'Far below expectations / Much worse than I expected | Below expectations / Worse than I expected | {Met expectations,Meets expectations,Equal to expectations,At expectations,Equals expectations,As I expected} | {Above expectations,Exceeds expectations,Exceeded expectations,Better than I expected} | {Far above expectations,Greatly exceeds expectations,Far exceeds expectations,Much better than I expected}',
      'Far short of expectations | Short of expectations | Equals expectations | Exceeds expectations | Far exceeds expectations',
      '{Much less,A lot less} | {Less,Somewhat less,Slightly less,A little less} | {About the same,The same,Same,About right} | {More,Somewhat more,Slightly more,A little more} | {Much more,A lot more}',
      'Decreased a lot | Decreased | {Stayed the same,No change} | Increased | Increased a lot',
      'Much worse | {Moderately worse,Worse} | {Slightly worse,Somewhat worse} | {About the same,The same} | {Slightly better,Somewhat better} | {Moderately better,Better} | Much better',
    ],
    ru: [
      'Хуже{, ожиданий, ожидаемого, чем ожидал, чем ожидала, чем ожидали} | {Так же,Одинаково,Как ожидалось,Как и ожидалось,Без изменений,На том же уровне,Так, как ожидалось,Соответствует ожиданиям} | Лучше{, ожиданий, ожидаемого, чем ожидал, чем ожидала, чем ожидали}',
      '{Намного,Гораздо,Значительно,Много} хуже{, ожиданий, ожидаемого, чем ожидал, чем ожидала, чем ожидали} | {Хуже,Немного хуже,Несколько хуже,Чуть хуже}{, ожиданий, ожидаемого, чем ожидал, чем ожидала, чем ожидали} | {Так же,Одинаково,Как ожидалось,Как и ожидалось,Без изменений,На том же уровне,Так, как ожидалось,Соответствует ожиданиям,Примерно так же,Примерно одинаково} | {Лучше,Немного лучше,Несколько лучше,Чуть лучше}{, ожиданий, ожидаемого, чем ожидал, чем ожидала, чем ожидали} | {Намного,Гораздо,Значительно,Много} лучше{, ожиданий, ожидаемого, чем ожидал, чем ожидала, чем ожидали}',
      '{Намного,Гораздо,Значительно} меньше | {Меньше,Немного меньше} | {Столько же,Так же,Примерно столько же} | {Больше,Немного больше} | {Намного,Гораздо,Значительно} больше',
    ],
    uk: [
      '{Набагато,Значно} гірше | {Гірше,Трохи гірше} | {Так само,Без змін,Як очікувалося} | {Краще,Трохи краще} | {Набагато,Значно} краще',
    ],
    de: [
      'Schlechter{, als erwartet} | {Gleich,Gleich gut,Wie erwartet,Unverändert,Genauso} | Besser{, als erwartet}',
      '{Viel,Deutlich,Wesentlich} schlechter{, als erwartet} | {Schlechter,Etwas schlechter}{, als erwartet} | {Gleich,Gleich gut,Wie erwartet,Unverändert,Genauso,Ungefähr gleich} | {Besser,Etwas besser}{, als erwartet} | {Viel,Deutlich,Wesentlich} besser{, als erwartet}',
    ],
    fr: [
      '{Bien,Beaucoup,Nettement} {moins bien,moins bon,pire}{, que prévu, qu’attendu} / Bien pire | {Moins bien,Moins bon,Un peu moins bien,Pire}{, que prévu, qu’attendu} | {Pareil,Identique,Comme prévu,La même chose,À peu près pareil,Conforme à mes attentes} | {Mieux,Un peu mieux,Meilleur}{, que prévu, qu’attendu} | {Bien,Beaucoup,Nettement} {mieux,meilleur}{, que prévu, qu’attendu}',
    ],
    es: [
      'Mucho peor{, de lo esperado, que lo esperado} | {Peor,Algo peor,Un poco peor}{, de lo esperado, que lo esperado} | {Igual,Más o menos igual,Como esperaba,Lo esperado,Sin cambios,Aproximadamente igual} | {Mejor,Algo mejor,Un poco mejor}{, de lo esperado, que lo esperado} | Mucho mejor{, de lo esperado, que lo esperado}',
    ],
    pt: [
      'Muito pior{, do que o esperado, que o esperado} | {Pior,Um pouco pior}{, do que o esperado, que o esperado} | {Igual,Mais ou menos igual,Como esperado,Como esperava,Sem mudança} | {Melhor,Um pouco melhor}{, do que o esperado, que o esperado} | Muito melhor{, do que o esperado, que o esperado}',
    ],
    it: [
      'Molto peggio{,re} | {Peggio{,re},Un po’ peggio,Leggermente peggio} | {Uguale,Come previsto,Come mi aspettavo,Più o meno uguale,Lo stesso} | {Meglio,Migliore,Un po’ meglio,Leggermente meglio} | Molto {meglio,migliore}',
    ],
    pl: [
      '{Dużo,Znacznie,O wiele} gorz{ej,szy,sza,sze} | {Gorz{ej,szy,sza,sze},Trochę gorzej,Nieco gorzej} | {Tak samo,Bez zmian,Zgodnie z oczekiwaniami,Mniej więcej tak samo} | {Lepiej,Lepsz{y,a,e},Trochę lepiej,Nieco lepiej} | {Dużo,Znacznie,O wiele} lep{iej,szy,sza,sze}',
    ],
    nl: [
      '{Veel,Aanzienlijk} slechter{, dan verwacht} | {Slechter,Iets slechter}{, dan verwacht} | {Hetzelfde,Ongeveer hetzelfde,Zoals verwacht,Gelijk} | {Beter,Iets beter}{, dan verwacht} | {Veel,Aanzienlijk} beter{, dan verwacht}',
    ],
    tr: [
      'Çok daha kötü | {Daha kötü,Biraz daha kötü} | {Aynı,Beklediğim gibi,Yaklaşık aynı,Değişmedi} | {Daha iyi,Biraz daha iyi} | Çok daha iyi',
    ],
    zh: [
      '{差很多,差得多,远低于预期,糟糕得多} | {差一些,较差,低于预期,差一点} | {差不多,一样,符合预期,相同,没有变化} | {好一些,较好,高于预期,超出预期,好一点} | {好很多,好得多,远高于预期,远超预期}',
    ],
    ja: [
      '{ずっと,はるかに,かなり,非常に}悪い | {悪い,やや悪い,少し悪い} | {同じ,変わらない,期待通り,同じくらい,ほぼ同じ} | {良い,やや良い,少し良い} | {ずっと,はるかに,かなり,非常に}良い',
    ],
    ko: [
      '{훨씬 나쁨,훨씬 나쁘다,기대보다 매우 낮음} | {나쁨,조금 나쁨,나쁘다,기대보다 낮음} | {비슷함,비슷하다,같음,기대한 만큼,변화 없음} | {좋음,조금 좋음,좋다,기대보다 높음} | {훨씬 좋음,훨씬 좋다,기대보다 매우 높음}',
    ],
    ar: [
      'أسوأ بكثير | {أسوأ,أسوأ قليلا,أسوأ قليلاً} | {نفس الشيء,كما هو متوقع,مماثل,كما توقعت} | {أفضل,أفضل قليلا,أفضل قليلاً} | أفضل بكثير',
    ],
    id: [
      '{Jauh lebih buruk} | {Lebih buruk,Sedikit lebih buruk} | {Sama,Sama saja,Sesuai harapan,Kurang lebih sama} | {Lebih baik,Sedikit lebih baik} | {Jauh lebih baik}',
    ],
  },
};
