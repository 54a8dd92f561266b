// Every sentence the user reads. A language is a folder with the same keys; a sentence is a template with {placeholders},
// or its plural forms, chosen by the argument `count` (Intl.PluralRules).

import { en } from './en/index.ts';
import { ru } from './ru/index.ts';
import type { Plural, Words } from './word.ts';

type Language = 'en' | 'ru';

export const WORDS: Readonly<Record<Language, Words>> = { en, ru };

export interface Speaker {
  readonly language: Language;
  /** The sentence for a code, filled in. An unknown code comes back as itself, so that nothing is ever silent. */
  say(code: string, args?: Readonly<Record<string, string | number>>): string;
  knows(code: string): boolean;
  /** A number as the language writes it: fixed decimals, a true minus sign, decimal comma in Russian; — for null. */
  number(value: number | null, decimals?: number, options?: { readonly sign?: boolean }): string;
  /** A share from 0 to 1 as per cent. */
  percent(share: number | null, decimals?: number): string;
  /** Seconds as the language writes a length of time: `7 min 30 s`, `7 мин 30 с`. */
  duration(seconds: number | null): string;
}

const PLACEHOLDER = /\{(\w+)\}/g;

export function speaker(language: Language): Speaker {
  const words = WORDS[language];
  const plural = new Intl.PluralRules(language);
  const formats = new Map<number, Intl.NumberFormat>();
  const format = (decimals: number): Intl.NumberFormat => {
    let known = formats.get(decimals);
    if (!known) {
      known = new Intl.NumberFormat(language, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      formats.set(decimals, known);
    }
    return known;
  };
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 6, useGrouping: false });

  const number: Speaker['number'] = (value, decimals = 2, options = {}) => {
    if (value === null) return '—';
    const rounded = format(decimals).format(Math.abs(value));
    const isZero = !/[1-9]/.test(rounded);
    if (value < 0 && !isZero) return `−${rounded}`;
    return options.sign && !isZero ? `+${rounded}` : rounded;
  };

  const say: Speaker['say'] = (code, args = {}) => {
    const word = words[code];
    if (word === undefined) return code;
    const template = typeof word === 'string' ? word : formOf(word, plural, args.count);
    return template.replace(PLACEHOLDER, (whole, name: string) => {
      const value = args[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? plain.format(value).replace('-', '−') : value;
    });
  };

  return {
    language,
    say,
    knows: (code) => words[code] !== undefined,
    number,
    percent: (share, decimals = 0) =>
      share === null ? '—' : `${number(share * 100, decimals)}${language === 'ru' ? '\u00a0' : ''}%`,
    duration(seconds) {
      if (seconds === null) return '—';
      const size = Math.abs(seconds);
      const hours = Math.floor(size / 3600);
      const minutes = Math.floor((size - hours * 3600) / 60);
      const rest = Math.round((size - hours * 3600 - minutes * 60) * 10) / 10;
      const parts = [
        hours > 0 ? say('time.hours', { n: hours }) : '',
        minutes > 0 ? say('time.minutes', { n: minutes }) : '',
        rest > 0 || (hours === 0 && minutes === 0) ? say('time.seconds', { n: rest }) : '',
      ];
      return (seconds < 0 ? '−' : '') + parts.filter((part) => part !== '').join(' ');
    },
  };
}

function formOf(word: Plural, rules: Intl.PluralRules, count: string | number | undefined): string {
  const category = rules.select(Number(count ?? 0));
  return (category === 'zero' || category === 'two' ? undefined : word[category]) ?? word.other;
}
