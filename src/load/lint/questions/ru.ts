// По чему в русском вопросе видно, что он спрашивает о двух вещах сразу или подсказывает ответ. The same as en.ts, for a
// language where `ли` stands after what is asked and verbs agree with their subject.

import type { QuestionReader } from './reader.ts';

/** \b knows no Cyrillic. */
const START = '(?<![а-яё-])';
const END = '(?![а-яё-])';
const AND = `${START}(?:и|а также|а ещё|и также)\\s+(?:(?:затем|потом|также|ещё)\\s+)?`;

/** «Было ли чисто и было ли тихо?» */
const SECOND_QUESTION = new RegExp(`${AND}(?:не\\s+)?[а-яё]+\\s+ли${END}`, 'i');
const ASKING = 'сколько|насколько|когда|где|почему|кто|что|как|какой|какая|какое|какие|каким|какими';
/** «Сколько вы ждали и как вас встретили?», но не «когда и где». */
const SECOND_ASKING = new RegExp(
  `^(?:${ASKING})${END}[^,]*?(?<!${START}(?:${ASKING}))\\s+и\\s+(?:${ASKING})${END}[^?]*`,
  'i',
);
/** «Поздоровался ли сотрудник и предложил помощь?»: the second verb agrees with the first. */
const FIRST_VERB = new RegExp(`^(?:не\\s+)?[а-яё]+?(л|ла|ло|ли)(?:ся|сь)?\\s+ли${END}([^?]*)`, 'i');
const SECOND_VERB = new RegExp(`${AND}(?:не\\s+)?([а-яё]{2,}?)(л|ла|ло|ли)((?:ся|сь)?)${END}`, 'i');
/** Nouns that look like such verbs. */
const NOUNS = new Set(
  'стол пол зал персонал материал отдел журнал канал угол файл чехол сигнал раздел стола пола зала персонала материала отдела журнала канала дела школа сила правила цели роли недели детали модели мебели педали доли соли зарплаты было была были был'.split(
    ' ',
  ),
);
/** «Удалось ли дозвониться и записаться?» */
const TWO_INFINITIVES = new RegExp(
  `${START}[а-яё]+[аяиеуы]ть(?:ся)?${END}[^,?]*?${START}(и\\s+[а-яё]+[аяиеуы]ть(?:ся)?)${END}`,
  'i',
);
/** «…, что …»: what follows is no longer the question itself. */
const CLAUSE = /,(?!\s*а также)\s*/;
const PAIR = new RegExp(`${START}([а-яё]+)\\s+(?:и|или|а также)\\s+([а-яё]+)(?=\\s*\\?)`, 'i');
const HOW_PAIR = new RegExp(`^(?:насколько|как)\\s+([а-яё]+)(?:,|\\s+(?:и|или))\\s+([а-яё]+)${END}`, 'i');
const OF_QUALITY =
  /^(?:насколько|как|был[аои]?|остал\S*|казал\S*|показал\S*|выглядел\S*|звучал\S*)(?![а-яё])/i;
/** Endings of short adjectives, of adverbs and of adjectives in the instrumental. */
const DESCRIBING: readonly RegExp[] = [
  /(?:[еёи]н|ив|чист|прост|добр|быстр|сух|тих|светл|чуток|мягок|краток|терп[еи]лив)$/i,
  /(?:ена|ёна|льна|тна|жна|лива|чива|чна|вна|сна|шна|чиста|проста|добра|светла)$/i,
  /(?:ены|ёны|льны|тны|жны|ливы|чивы|чны|вны|сны|шны|чисты|просты|добры|светлы)$/i,
  /о$/i,
  /[ыи]м$/i,
  /[оеё]й$/i,
  /[ыи]ми$/i,
];
const NOT_DESCRIBING = new Set(
  'цена цены замена замены смена смены стена стены сцена страна место дело мясо масло молоко пиво вино окно кресло письмо число слово кто что это его того чего них ним ними вам им моей своей вашей нашей ей собой тобой мной другой водой едой'.split(
    ' ',
  ),
);
const AND_OR = /(?<![а-яё])и\s*\/\s*или(?![а-яё])/i;

/** Whether two words describe, in one grammatical form. */
function describeAlike(first: string, second: string): boolean {
  const words = [first.toLowerCase(), second.toLowerCase()];
  if (words.some((word) => word.length < 3 || NOT_DESCRIBING.has(word) || /(?:ство|ением|анием)$/.test(word)))
    return false;
  return DESCRIBING.some((ending) => words.every((word) => ending.test(word)));
}

const LEADING: readonly RegExp[] = [
  /^(?:разве|неужели)(?![а-яё])/i,
  /(?<![а-яё])не\s+(?:правда|так|согласны|кажется|показалось|находите|считаете|думаете)\s+ли(?![а-яё])/i,
  /^(?:согласны|согласитесь|согласен|согласна)(?![а-яё])/i,
  /,\s*(?:правда|верно|да|так ведь|ведь так|не так ли|правильно)\s*\?/i,
  /(?<![а-яё])(?:конечно|разумеется|безусловно|несомненно|очевидно|само собой)(?:\s*,|\s*\?|\s+же)/i,
  /^(?:насколько|как)\s+(?:прекрас|отличн|великолепн|замечательн|превосходн|восхитительн|ужасн|отвратительн|кошмарн)[а-яё]*/i,
  /(?<![а-яё])(?:наш|эт)[а-яё]{0,3}\s+(?:прекрасн|отличн|великолепн|замечательн|превосходн|ужасн|отвратительн)[а-яё]*/i,
  /^(?:почему|за что)\s+вам\s+(?:так\s+)?(?:понравил|нравит|не понравил|не нравит)[а-яё]*/i,
];

export const ru: QuestionReader = {
  second(question) {
    const slash = AND_OR.exec(question);
    if (slash) return slash[0];
    if (!/(?<![а-яё])(?:и|или|а также|а ещё)(?![а-яё])|^(?:насколько|как)\s+[а-яё]+,/i.test(question))
      return null;
    const how = HOW_PAIR.exec(question);
    if (how && describeAlike(how[1]!, how[2]!)) return how[0];
    const pair = OF_QUALITY.test(question) ? PAIR.exec(question) : null;
    if (pair && describeAlike(pair[1]!, pair[2]!)) return pair[0];
    const again = SECOND_QUESTION.exec(question);
    if (again && !/,/.test(question.slice(0, again.index).replace(/,\s*$/, ''))) return again[0];
    const [main] = question.split(CLAUSE) as [string];
    return SECOND_ASKING.exec(main)
      ? tail(main)
      : (secondVerb(main) ?? TWO_INFINITIVES.exec(main)?.[1] ?? null);
  },
  suggestion(question) {
    for (const pattern of LEADING) {
      const match = pattern.exec(question);
      if (match) return match[0].replace(/^,\s*/, '');
    }
    return null;
  },
};

const tail = (text: string): string => text.slice(text.search(/(?<![а-яё])и(?![а-яё])/i));

function secondVerb(question: string): string | null {
  const first = FIRST_VERB.exec(question);
  if (!first) return null;
  const second = SECOND_VERB.exec(first[2]!);
  if (!second) return null;
  const [whole, stem, ending, reflexive] = second;
  const word = `${stem}${ending}${reflexive}`.toLowerCase();
  const agrees = ending!.toLowerCase() === first[1]!.toLowerCase();
  return agrees && !NOUNS.has(word) ? whole : null;
}
