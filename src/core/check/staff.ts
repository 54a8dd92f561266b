// Whether a comment names one of the staff: findings are about the service, never for putting a person to shame. A guess by
// what stands before a capital letter, so that it is a matter to be looked at, not a fault.

/** After these words a capitalised word is a person's name. */
const BEFORE =
  'cashier|waiter|waitress|barista|manager|consultant|assistant|operator|seller|salesman|saleswoman|clerk|nurse|doctor|driver|guard|host|hostess|administrator|receptionist|adviser|advisor|named|name is|called|mr|mrs|ms|' +
  'кассир(?:а|у|ом|ша)?|официант(?:а|у|ом|ка|ки|ке|кой)?|бариста|менеджер(?:а|у|ом)?|консультант(?:а|у|ом)?|продав(?:ец|ца|цу|цом|щица)|оператор(?:а|у|ом)?|администратор(?:а|у|ом)?|охранник(?:а|у|ом)?|водител(?:ь|я|ю|ем)|врач(?:а|у|ом)?|специалист(?:а|у|ом)?|сотрудник(?:а|у|ом)?|сотрудниц(?:а|ы|е|ей)|по имени|зовут|звали|представил(?:ся|ась)(?: как)?';

const STANDS_BEFORE = new RegExp(`(?<!\\p{L})(?:(?:mr|mrs|ms)\\.|${BEFORE})[\\s,:«“"–—-]{1,3}$`, 'u');
const CAPITALISED = /(?<!\p{L})\p{Lu}\p{Ll}+(?!\p{L})/gu;
/** «Анна Петровна», «Иванов И. И.»: a name and patronymic, or a surname with initials, wherever it stands. */
const RUSSIAN = /(?<!\p{L})\p{Lu}\p{Ll}+\s(?:\p{Lu}\p{Ll}+(?:вич|вна|ична|инична)|\p{Lu}\.\s?\p{Lu}\.)/gu;
/** `Good morning, Anna here`, a badge, a first name on a receipt. */
const BADGE =
  /(?<!\p{L})(?:badge|name tag|бейдж\p{Ll}*|бэйдж\p{Ll}*)[^\p{L}\n]{1,4}(?:said |says |with |с именем |имя )?(\p{Lu}\p{Ll}+)/gu;

/** Names of people that a text seems to hold, in the order of the text. */
export function staffNamed(text: string): string[] {
  const found: { at: number; name: string }[] = [];
  for (const match of text.matchAll(CAPITALISED))
    if (STANDS_BEFORE.test(text.slice(0, match.index).toLowerCase()))
      found.push({ at: match.index, name: match[0] });
  for (const match of text.matchAll(RUSSIAN)) found.push({ at: match.index, name: match[0] });
  for (const match of text.matchAll(BADGE)) found.push({ at: match.index, name: match[1]! });
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ name }) => name))];
}
