// Lengths of time as people write them: `90s`, `4m 30s`, `1h 5m`, `0:04:30`, `4 мин 30 с`, or plain seconds.

import { onGrid } from '../answers/kind.ts';

/** A table by its words: a value a line, and the words for it. */
const valued = (table: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    table
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [value, ...words] = line.trim().split(' ');
        return words.map((word) => [word, Number(value)] as const);
      }),
  );

const UNITS = valued(`
  0.001 ms мс
  1 s sec secs second seconds с сек секунда секунду секунды секунд
  60 m min mins minute minutes м мин минута минуту минуты минут минуток
  3600 h hr hrs hour hours ч час часа часов
  86400 d day days д дн день дня дней сутки суток
`);

/** Numbers as people say them before a unit; what is said in one word with its unit is written out below. */
const SAID = valued(`
  1 один одна одну one
  2 два две two
  3 три three
  4 четыре
  5 пять five
  6 шесть
  7 семь
  8 восемь
  9 девять
  10 десять ten
  15 пятнадцать
  20 двадцать
  30 тридцать
  40 сорок
  50 пятьдесят
  1.5 полтора полторы
  0.5 half
`);
const IN_ONE: Readonly<Record<string, string>> = {
  полчаса: '30 мин',
  полчасика: '30 мин',
  полминуты: '30 с',
  'четверть часа': '15 мин',
  'an hour': '1 h',
  'half an hour': '30 min',
  'a minute': '1 min',
  'half a minute': '30 s',
};

/** `полтора часа`, `пять минут`, `час и 10 минут`, in figures; what says a time in figures already is left as it is. */
function inFigures(text: string): string {
  const whole = IN_ONE[text];
  if (whole !== undefined) return whole;
  return text
    .replace(/(\d)\s*(?:и|and)\s+/g, '$1 ')
    .replace(/(\p{L})\s+(?:и|and)\s+/gu, '$1 ')
    .split(/\s+/)
    .map((word, i, words) => {
      if (SAID[word] !== undefined && UNITS[words[i + 1] ?? ''] !== undefined) return String(SAID[word]);
      // «минута», «час»: one of it, where no number stands before.
      const before = words[i - 1];
      const isAlone =
        UNITS[word] !== undefined &&
        [...word].length > 2 &&
        (i === 0 || (/\p{L}$/u.test(before ?? '') && SAID[before ?? ''] === undefined));
      return isAlone ? `1 ${word}` : (IN_ONE[word] ?? word);
    })
    .join(' ');
}

/** Seconds, at most 1e9 (31 years), or null when it is no length of time. A bare number is seconds. */
export function readDuration(input: unknown): number | null {
  if (typeof input === 'number') return input < 0 ? null : onGrid(input);
  if (typeof input !== 'string' || input.length > 60) return null;
  const text = inFigures(input.trim().toLowerCase().replaceAll('ё', 'е'));
  const clock = /^(?:(\d+):)?(\d{1,3}):([0-5]?\d(?:[.,]\d+)?)$/.exec(text);
  if (clock) {
    const [, hours = '0', minutes = '0', seconds = '0'] = clock;
    if (clock[1] !== undefined && Number(minutes) > 59) return null;
    return onGrid(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.')));
  }
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return onGrid(Number(text.replace(',', '.')));
  let total = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let rest = text;
  while (rest !== '') {
    const part = /^(\d+(?:[.,]\d+)?)\s*([a-zа-яё]+)\.?\s*/.exec(rest);
    const unit = part ? UNITS[part[2]!] : undefined;
    if (!part || unit === undefined || unit >= smallest) return null;
    total += Number(part[1]!.replace(',', '.')) * unit;
    smallest = unit;
    rest = rest.slice(part[0].length);
  }
  return text === '' ? null : onGrid(total);
}

/** The file form: `0s`, `45s`, `7m 30s`, `1h 2m`, `1.5s`; readDuration gives back the same number. */
export function formatDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds - hours * 3600) / 60);
  const rest = onGrid(seconds - hours * 3600 - minutes * 60) ?? 0;
  const parts = [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : '', rest > 0 ? `${rest}s` : ''];
  return parts.filter((part) => part !== '').join(' ') || '0s';
}
