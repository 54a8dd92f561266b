// How often something happens, from never to always. Sources: the usual items, and the defaults of Qualtrics, SurveyMonkey,
// Google Forms and Microsoft Forms.

import type { SetFile } from './set.ts';

export const frequency: SetFile = {
  theme: 'frequency',
  evaluative: false,
  sets: {
    en: [
      'Never | Always',
      'Never | Sometimes | {Always,Often}',
      'Never | {Rarely,Seldom} | Sometimes | Often',
      'Never | Sometimes | {Often,Usually,Frequently} | Always',
      'Never | {Rarely,Seldom,Hardly ever,Almost never,Occasionally} | {Sometimes,About half the time,Half of the time} | {Often,Frequently,Usually,Most of the time,Very often,Almost always} | Always',
      'Never | {Rarely,Seldom} | {Sometimes,Occasionally} | {Often,Frequently} | Very often',
      'Never | {Rarely,Seldom} | {Occasionally,Sometimes} | Frequently | Very frequently',
      'Never | Sometimes | About half the time | Most of the time | Always',
      'None of the time | {A little of the time,Rarely} | Some of the time | Most of the time | All of the time',
      'Never | {Rarely,Seldom} | Occasionally | Sometimes | {Often,Frequently} | {Usually,Very often,Very frequently,Almost always} | {Always,Every time}',
      'Less than once a month | {Once a month,Monthly} | {Once a week,Weekly} | {Daily,Every day}',
      'Never | {Less than once a month,Yearly,Once a year,A few times a year} | {Monthly,Once a month} | {Weekly,Once a week} | {Daily,Every day}',
    ],
    ru: [
      'Никогда | Всегда',
      'Никогда | Иногда | {Всегда,Часто}',
      'Никогда | Редко | {Иногда,Время от времени} | Часто',
      'Никогда | {Редко,Почти никогда,Крайне редко,Очень редко} | {Иногда,Время от времени,Примерно в половине случаев} | {Часто,Обычно,Как правило,Почти всегда,Чаще всего} | Всегда',
      'Никогда | Редко | Иногда | Часто | {Очень часто,Постоянно}',
      'Никогда | {Очень редко,Почти никогда} | Редко | Иногда | Часто | {Очень часто,Почти всегда} | Всегда',
    ],
    uk: ['Ніколи | {Рідко,Майже ніколи} | {Іноді,Інколи,Часом} | {Часто,Зазвичай,Майже завжди} | Завжди'],
    de: [
      'Nie / Niemals | Immer',
      'Nie / Niemals | Selten | {Manchmal,Gelegentlich} | {Oft,Häufig}',
      'Nie / Niemals | {Selten,Fast nie} | {Manchmal,Gelegentlich,Ab und zu} | {Oft,Häufig,Meistens,Meist,Fast immer} | {Immer,Stets}',
      'Nie / Niemals | Selten | {Manchmal,Gelegentlich} | {Oft,Häufig} | Sehr {oft,häufig}',
      'Gar nicht / Nie | Selten | Eher selten | Eher {häufig,oft} | Sehr {häufig,oft}',
    ],
    fr: [
      'Jamais | Toujours',
      'Jamais | Rarement | {Parfois,Quelquefois,De temps en temps} | Souvent',
      'Jamais | {Rarement,Presque jamais} | {Parfois,Quelquefois,De temps en temps,Occasionnellement} | {Souvent,Fréquemment,La plupart du temps,Généralement,Presque toujours} | Toujours',
      'Jamais | Rarement | {Parfois,Quelquefois} | Souvent | Très souvent',
    ],
    es: [
      'Nunca | Siempre',
      'Nunca | {Rara vez,Raramente,Casi nunca,Pocas veces} | {A veces,Algunas veces,Ocasionalmente,De vez en cuando} | {A menudo,Con frecuencia,Frecuentemente,Casi siempre,Muchas veces,Generalmente,La mayoría de las veces} | Siempre',
      'Nunca | {Rara vez,Raramente} | {A veces,Algunas veces} | {A menudo,Frecuentemente} | {Muy a menudo,Muy frecuentemente}',
    ],
    pt: [
      'Nunca | Sempre',
      'Nunca | {Raramente,Quase nunca,Poucas vezes} | {Às vezes,Algumas vezes,Por vezes,Ocasionalmente,De vez em quando} | {Frequentemente,Muitas vezes,Geralmente,Quase sempre,Com frequência,Na maioria das vezes} | Sempre',
      'Nunca | Raramente | {Às vezes,Algumas vezes} | Frequentemente | Muito frequentemente',
    ],
    it: [
      'Mai | Sempre',
      'Mai | {Raramente,Quasi mai,Di rado} | {A volte,Qualche volta,Talvolta,Ogni tanto} | {Spesso,Frequentemente,Di solito,Quasi sempre,La maggior parte delle volte} | Sempre',
      'Mai | Raramente | {A volte,Qualche volta} | Spesso | Molto spesso',
    ],
    pl: [
      'Nigdy | Zawsze',
      'Nigdy | {Rzadko,Prawie nigdy} | {Czasami,Czasem,Niekiedy,Od czasu do czasu} | {Często,Zazwyczaj,Zwykle,Prawie zawsze} | Zawsze',
      'Nigdy | Rzadko | {Czasami,Czasem} | Często | Bardzo często',
    ],
    nl: [
      'Nooit | {Zelden,Bijna nooit} | {Soms,Af en toe} | {Vaak,Meestal,Regelmatig,Bijna altijd} | Altijd',
      'Nooit | Zelden | Soms | Vaak | {Zeer vaak,Heel vaak}',
    ],
    tr: [
      'Hiçbir zaman / Asla | Her zaman',
      'Hiçbir zaman / Asla / Hiç | {Nadiren,Seyrek} | {Bazen,Ara sıra} | {Sık sık,Genellikle,Çoğunlukla,Çoğu zaman,Sıklıkla} | Her zaman / Daima',
    ],
    zh: [
      '从不 | 总是',
      '{从不,从来没有,从未} | {很少,偶尔} | {有时,有时候} | {经常,通常,常常} | {总是,一直,每次}',
      '{從不,從未} | {很少,偶爾} | {有時,有時候} | {經常,通常} | {總是,一直}',
    ],
    ja: [
      'まったくない | いつも',
      '{まったくない,全くない,決してない,一度もない} | {めったにない,ほとんどない,たまに} | {時々,ときどき,時々ある,たまにある} | {よく,しばしば,よくある,たいてい} | {いつも,常に,いつもある}',
    ],
    ko: [
      '전혀 없음 | 항상',
      '{전혀 없음,전혀 없다,전혀,한 번도 없음} | {거의 없음,거의 없다,드물게,거의} | {가끔,때때로} | {자주,종종,대체로} | {항상,언제나,매번}',
    ],
    ar: [
      '{أبدا,أبداً,أبدًا,إطلاقا,مطلقا} | {نادرا,نادراً,نادرًا} | {أحيانا,أحياناً,أحيانًا} | {غالبا,غالباً,غالبًا,كثيرا,عادة} | {دائما,دائماً,دائمًا}',
    ],
    id: [
      '{Tidak pernah} | {Jarang,Hampir tidak pernah} | {Kadang-kadang,Kadang} | {Sering,Biasanya,Hampir selalu} | Selalu',
      'Tidak pernah | Jarang | {Kadang-kadang,Kadang} | Sering | {Sangat sering,Sering sekali}',
    ],
  },
};
