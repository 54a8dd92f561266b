// A pattern of time stamps in the letters of Unicode (dd/MM/yyyy HH:mm), compiled into a reader: a library would take as long for
// one stamp as all else takes for its row.

import { dayNumber, type Stamp } from '../core/time/working-time.ts';

export type StampReader = (text: string) => Stamp | null;

/** What a spreadsheet makes of a date that it does not know for one: days since the end of 1899. */
export const SERIAL = 'serial';

const DAY = 86_400_000;
const SERIAL_1970 = 25_569;

/** Names of the months, by language; any is read, since a file has but one. */
const LOCALES = ['en', 'ru', 'uk', 'de', 'fr', 'es', 'pt', 'it', 'pl', 'nl', 'tr', 'id', 'cs', 'sv'];
let known: ReadonlyMap<string, number> | undefined;

/** Month from its name, long or short, alone or in a date, without a full stop; 1 to 12. */
export function monthNamed(name: string): number | undefined {
  known ??= new Map(
    LOCALES.flatMap((locale) =>
      (['long', 'short'] as const).flatMap((month) => {
        const alone = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
        const dated = new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' });
        return Array.from({ length: 12 }, (_, i) => i).flatMap((i) => {
          const at = Date.UTC(2024, i, 5);
          const inDate = dated.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
          return [alone.format(at), inDate].map((one) => [bare(one), i + 1] as const);
        });
      }),
    ),
  );
  return known.get(bare(name));
}

const bare = (name: string): string => name.toLowerCase().replace(/[.\s]/gu, '');

const FIELDS: Readonly<Record<string, string>> = {
  yyyy: '(\\d{4})',
  yy: '(\\d{2})',
  MMM: '([\\p{L}.]{3,12})',
  MM: '(\\d{2})',
  M: '(\\d{1,2})',
  dd: '(\\d{2})',
  d: '(\\d{1,2})',
  HH: '(\\d{2})',
  H: '(\\d{1,2})',
  h: '(\\d{1,2})',
  mm: '(\\d{2})',
  ss: '(\\d{2})',
  SSS: '(\\d{1,9})',
  a: '([AaPp]\\.?\\s?[Mm]\\.?)',
  ZZ: '(Z|z|(?:GMT|UTC)?\\s?[+-]\\d{1,2}(?::?\\d{2})?|GMT|UTC)',
  EEE: '[\\p{L}.]{2,12}',
};
const TOKEN = /yyyy|yy|MMM|MM|M|dd|d|HH|H|h|mm|ss|SSS|a|ZZ|EEE/g;

/** Null where the pattern names no day. Stamps outside 1970 to 2199 are none. */
export function stampReader(pattern: string): StampReader | null {
  if (pattern === SERIAL) return readSerial;
  const fields: string[] = [];
  const source = pattern
    .split(/('[^']*')/)
    .map((part) => {
      if (/^'.*'$/.test(part)) return escaped(part.slice(1, -1));
      let built = '';
      let at = 0;
      for (const { 0: token, index } of part.matchAll(TOKEN)) {
        built += escaped(part.slice(at, index)) + FIELDS[token]!;
        if (FIELDS[token]!.startsWith('(')) fields.push(token);
        at = index + token.length;
      }
      return built + escaped(part.slice(at));
    })
    .join('');
  const has = (...names: string[]) => names.some((name) => fields.includes(name));
  const isDay = has('yyyy', 'yy') && has('M', 'MM', 'MMM') && has('d', 'dd');
  if (!isDay) return null;
  const expression = new RegExp(`^${source}$`, 'u');
  return (text) => {
    const found = expression.exec(text);
    return found && stampFrom(found, fields);
  };
}

const escaped = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');

function stampFrom(found: RegExpExecArray, fields: readonly string[]): Stamp | null {
  let [year, month, day, hour, minute, second, fraction] = [0, 0, 0, 0, 0, 0, 0];
  let half: string | null = null;
  let offset: number | null = null;
  for (let i = 0; i < fields.length; i++) {
    const text = found[i + 1]!;
    switch (fields[i]) {
      case 'yyyy':
        year = Number(text);
        break;
      case 'yy':
        year = Number(text) + (Number(text) < 70 ? 2000 : 1900);
        break;
      case 'MMM':
        month = monthNamed(text) ?? 0;
        break;
      case 'MM':
      case 'M':
        month = Number(text);
        break;
      case 'dd':
      case 'd':
        day = Number(text);
        break;
      case 'mm':
        minute = Number(text);
        break;
      case 'ss':
        second = Number(text);
        break;
      case 'SSS':
        fraction = Number(`0.${text}`);
        break;
      case 'a':
        half = text[0]!.toLowerCase();
        break;
      case 'ZZ':
        offset = offsetOf(text);
        break;
      default:
        hour = Number(text);
    }
  }
  if (half !== null) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  const date = dayNumber(year, month, day);
  if (date === null || hour > 23 || minute > 59 || second > 59) return null;
  const seconds = hour * 3600 + minute * 60 + second + fraction;
  return { local: date * DAY + Math.round(seconds * 1000), offset };
}

function offsetOf(text: string): number {
  const [, sign, hours, minutes = '0'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const readSerial: StampReader = (text) => {
  if (!/^\d{5}(?:[.,]\d+)?$/.test(text)) return null;
  const days = Number(text.replace(',', '.')) - SERIAL_1970;
  return days < 0 || days > 84_000 ? null : { local: Math.round(days * 86_400) * 1000, offset: null };
};
