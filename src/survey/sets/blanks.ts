// Words that say that there is no answer, and which of the four blanks they are. A cell that holds one and more words says it
// less surely. Survey tools' own words and those of statistics programs are among them.

import type { Blank } from '../../core/answers/response.ts';
import { wordingsIn } from './set.ts';

/** By blank, then by language; braces as in sets. */
export const BLANK_WORDS: { readonly [blank in Blank]: Readonly<Record<string, readonly string[]>> } = {
  'not-shown': {
    en: ['Not shown', 'Not asked', 'Question not shown', 'Not displayed'],
    ru: ['Не показан', 'Не показано', 'Вопрос не показан', 'Не задавал{ся,и}'],
    de: ['Nicht gezeigt', 'Nicht gefragt', 'Nicht angezeigt'],
    fr: ['Non affiché{,e}', 'Non posé{,e}'],
    es: ['No mostrad{o,a}'],
    pt: ['Não exibid{o,a}', 'Não mostrad{o,a}'],
    it: ['Non mostrat{o,a}'],
    pl: ['Nie pokazano', 'Nie wyświetlono'],
  },
  'dont-know': {
    en: wordingsIn(`
      {I ,}don’t know; {I ,}do not know; Dont know; DK; Don’t know / not sure; Not sure; Unsure; No idea;
      Can’t say; Cannot say; Cant say; Can’t tell; Hard to say; Difficult to say; I can’t judge;
      Cannot judge; {I ,}don’t remember; {I ,}do not remember; Can’t remember; No opinion;
      Don’t know / no opinion; Don’t know/No opinion; Unable to judge; Unable to rate; Unknown;
      {I am ,}not familiar; I don’t know enough to say; Unfamiliar; Undecided / don’t know
    `),
    ru: wordingsIn(`
      {Я ,}не знаю; Затрудняюсь ответить; Затрудняюсь; Затрудняюсь с ответом; Затрудняюсь оценить;
      Затрудняюсь сказать; Трудно сказать; Сложно сказать; Трудно ответить; Не могу оценить;
      Не могу сказать; Не могу ответить; Не помню; Нет мнения; Не уверен{,а}; Нет ответа, не знаю; з/о;
      Не знаю / затрудняюсь ответить; Не знаю, затрудняюсь ответить
    `),
    uk: ['Не знаю', 'Важко сказати', 'Важко відповісти', 'Не пам’ятаю', 'Не можу оцінити'],
    de: wordingsIn(`
      Weiß nicht; Weiß ich nicht; Ich weiß {es ,}nicht; Weiss nicht; Kann ich nicht beurteilen;
      Kann ich nicht sagen; Keine Meinung; Kann nicht beurteilt werden; Nicht beurteilbar; Keine Ahnung;
      Unsicher / weiß nicht; Schwer zu sagen; Kann mich nicht erinnern
    `),
    fr: wordingsIn(`
      Je ne sais pas; Ne sait pas; Ne sais pas; NSP; Sans opinion; Sans avis; Pas d’opinion; Pas d’avis;
      Je ne me souviens pas; Ne se prononce pas; Difficile à dire
    `),
    es: wordingsIn(`
      No sé; No lo sé; No sabe; NS/NC; NS; No sabe / No contesta; No sabe/No contesta; Sin opinión;
      No recuerdo; No estoy segur{o,a}; Difícil de decir
    `),
    pt: wordingsIn(`
      Não sei; Não sabe; NS/NR; Não sei / Não se aplica; Sem opinião; Não sei dizer; Não sei responder;
      Não me lembro; Não lembro; Não tenho certeza; Não sei opinar
    `),
    it: wordingsIn(`
      Non so; Non saprei; Non lo so; Senza opinione; Nessuna opinione; Non ricordo; Difficile da dire;
      Non sono sicur{o,a}
    `),
    pl: wordingsIn(`
      Nie wiem; Trudno powiedzieć; Nie pamiętam; Nie mam zdania / nie wiem; Nie mam pewności; Brak zdania
    `),
    nl: wordingsIn(`
      Weet niet; Weet ik niet; Ik weet het niet; Geen mening; Niet zeker; Kan ik niet beoordelen;
      Weet niet / geen mening
    `),
    tr: ['Bilmiyorum', 'Emin değilim', 'Fikrim yok', 'Hatırlamıyorum', 'Bir fikrim yok', 'Söylemek zor'],
    zh: wordingsIn(`
      不知道; 不清楚; 不了解; 不记得; 无法判断; 难以回答; 難以回答; 不記得; 无意见; 不好说
    `),
    ja: wordingsIn(`
      わからない; 分からない; わかりません; 分かりません; 知らない; 覚えていない; 判断できない; 不明
    `),
    ko: wordingsIn(`
      모름; 모르겠음; 모르겠다; 모르겠습니다; 잘 모름; 잘 모르겠음; 잘 모르겠다; 잘 모르겠습니다; 기억나지 않음; 판단할 수 없음
    `),
    ar: ['لا أعرف', 'لا أعلم', 'لا أدري', 'غير متأكد{,ة}', 'لا رأي لي', 'لا أتذكر'],
    id: ['Tidak tahu', 'Tidak yakin', 'Tidak ingat', 'Tidak ada pendapat', 'Sulit dikatakan'],
  },
  'not-applicable': {
    en: wordingsIn(`
      N/A; NA; N.A.; n. a.; (N/A); Not applicable; {Does,Do} not apply; {Doesn’t,Don’t} apply; Not relevant;
      Never used; {I have ,}never used {it,this,the service,this service,them};
      {I ,}{haven’t,have not} used {it,this,this service,the service,them};
      Did not use{, it, this, the service}; Didn’t use{, it, this, the service}; Have not used{, it};
      Not used; No experience; No contact; Never visited; Have not tried;
      {I ,}don’t use {it,this,this service}; {I ,}do not use {it,this,this service};
      I know it but {have ,}never used it; Heard of it but never used it; Not applicable / don’t know;
      Not applicable to me; Unfamiliar (N/A); -oth-
    `),
    ru: wordingsIn(`
      Не применимо; Неприменимо; н/п; Не относится; Не относится ко мне; Ко мне не относится;
      Меня не касается; Не пользовал{ся,ась,ись}; {Я ,Никогда ,}не пользуюсь;
      Никогда не пользовал{ся,ась,ись}; Не использовал{,а,и}; Не сталкивал{ся,ась,ись};
      Не обращал{ся,ась,ись}; Не было такого опыта; Нет опыта; Не был{,а,и} там;
      Знаю, но не пользовал{ся,ась,ись}; Не применялось; Неактуально; Не актуально
    `),
    uk: ['Не застосовується', 'Не користу{вався,валася,вались,юся}', 'Не стосується', 'Немає досвіду'],
    de: wordingsIn(`
      Nicht zutreffend; Entfällt; Nicht anwendbar; k. A. möglich; Trifft auf mich nicht zu;
      Betrifft mich nicht; Nicht genutzt; Nie genutzt; Noch nie genutzt; Habe ich nicht genutzt;
      Nicht relevant; Keine Erfahrung; Nutze ich nicht
    `),
    fr: wordingsIn(`
      Non applicable; Sans objet; Ne s’applique pas; S/O; Non concerné{,e}; Pas concerné{,e}; Pas utilisé;
      Jamais utilisé; Je n’ai pas utilisé; Je ne l’ai jamais utilisé
    `),
    es: wordingsIn(`
      No aplica; No aplicable; No se aplica; No procede; No corresponde; Nunca lo he usado; No lo he usado;
      No utilizado; No he utilizado; No lo uso; Sin experiencia
    `),
    pt: wordingsIn(`
      Não se aplica; Não aplicável; Não utilizei; Nunca utilizei; Nunca usei; Não usei; Não uso;
      Sem experiência
    `),
    it: wordingsIn(`
      Non applicabile; Non si applica; Non pertinente; Mai usato; Mai utilizzato; Non utilizzato;
      Non l’ho usato; Nessuna esperienza
    `),
    pl: wordingsIn(`
      Nie dotyczy; Nie mnie dotyczy; Nie korzystał{em,am}; Nie używał{em,am}; Nigdy nie korzystał{em,am};
      Nie mam doświadczenia
    `),
    nl: ['Niet van toepassing', 'n.v.t.', 'nvt', 'Nooit gebruikt', 'Niet gebruikt', 'Geen ervaring'],
    tr: wordingsIn(`
      Uygulanamaz; Geçerli değil; Hiç kullanmadım; Kullanmadım; İlgisi yok; Uygun değil;
      Beni ilgilendirmiyor
    `),
    zh: ['不适用', '不適用', '没用过', '没有使用过', '未使用', '从未使用', '未使用过', '沒用過', '无关'],
    ja: wordingsIn(`
      該当しない; 該当なし; 対象外; 利用したことがない; 利用していない; 使用したことがない; 使ったことがない
    `),
    ko: wordingsIn(`
      해당 없음; 해당없음; 해당사항 없음; 이용한 적 없음; 사용해 본 적 없음; 이용 경험 없음; 사용 경험 없음
    `),
    ar: ['غير قابل للتطبيق', 'لا ينطبق', 'غير منطبق', 'لم أستخدمه', 'لم أستخدمها', 'لم أستخدم'],
    id: wordingsIn(`
      Tidak berlaku; Tidak relevan; Belum pernah menggunakan; Tidak pernah menggunakan; Tidak menggunakan;
      Belum pernah
    `),
  },
  skipped: {
    en: wordingsIn(`
      Prefer not to say; Prefer not to answer; I’d rather not say; I prefer not to say; Rather not say;
      No answer; No response; Skipped; Refused; Refuse to answer; Decline to answer; Not answered; Missing;
      Null; None; NaN; #N/A; #NULL!; #VALUE!; (blank); (empty); Blank; Unanswered; Not stated
    `),
    ru: wordingsIn(`
      Нет ответа; Без ответа; Отказ; Отказ от ответа; Отказ{ался,алась,ались} отвечать; Не указано;
      Предпочитаю не отвечать; Не хочу отвечать; Пропущено; Пусто; Не ответил{,а,и}; н/о; (пусто)
    `),
    uk: ['Без відповіді', 'Немає відповіді', 'Відмова', 'Не вказано'],
    de: wordingsIn(`
      Keine Angabe; Keine Antwort; k. A.; k.A.; Keine Angaben; Möchte ich nicht sagen; Verweigert;
      Nicht beantwortet
    `),
    fr: wordingsIn(`
      Pas de réponse; Sans réponse; Aucune réponse; Non renseigné; Ne souhaite pas répondre;
      Je préfère ne pas répondre; Non répondu
    `),
    es: wordingsIn(`
      Sin respuesta; No contesta; No responde; Prefiero no contestar; Prefiero no responder;
      Prefiero no decirlo; NC; No respondió
    `),
    pt: ['Sem resposta', 'Não respondeu', 'Prefiro não responder', 'Prefiro não dizer', 'NR', 'Não responde'],
    it: wordingsIn(`
      Nessuna risposta; Preferisco non rispondere; Non risponde; Senza risposta; Preferisco non dirlo
    `),
    pl: ['Brak odpowiedzi', 'Odmowa odpowiedzi', 'Wolę nie odpowiadać', 'Nie chcę odpowiadać', 'Odmowa'],
    nl: ['Geen antwoord', 'Zeg ik liever niet', 'Wil ik niet zeggen', 'Niet ingevuld'],
    tr: wordingsIn(`
      Cevap yok; Yanıt yok; Cevap vermek istemiyorum; Belirtmek istemiyorum; Yanıtlamak istemiyorum
    `),
    zh: ['未回答', '无回答', '拒绝回答', '不愿透露', '没有回答', '無回答', '跳过', '(跳过)', '(空)'],
    ja: ['無回答', '回答なし', '回答しない', '答えたくない', '未回答', '回答したくない'],
    ko: ['무응답', '응답 없음', '응답하지 않음', '말하고 싶지 않음', '응답 거부', '미응답'],
    ar: ['لا إجابة', 'لا جواب', 'أفضل عدم الإجابة', 'بدون إجابة', 'رفض الإجابة'],
    id: ['Tidak menjawab', 'Tidak ada jawaban', 'Lebih suka tidak menjawab', 'Menolak menjawab'],
  },
};
