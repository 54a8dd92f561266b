// What a language can say: sentences filled in, numbers, shares, money and lengths of time as it writes them.

import type { Forms, Language, Words } from './word.ts';

export interface Speaker {
  readonly language: Language;
  /** The sentence for a code, filled in. An unknown code comes back as itself, so that nothing is ever silent. */
  say(code: string, args?: Readonly<Record<string, string | number>>): string;
  knows(code: string): boolean;
  /** A number as the language writes it: fixed decimals, a true minus sign, decimal comma in Russian; — for null. */
  number(value: number | null, decimals?: number, options?: { readonly sign?: boolean }): string;
  /** A share from 0 to 1 as per cent. */
  percent(share: number | null, decimals?: number): string;
  /** Money as the language writes it: `RUB 1,100`, `1 100 ₽`; hundredths only where there are any. */
  money(value: number, currency: string | undefined): string;
  /** A number and what is counted, in the form that follows it: `2 papers`, `2 бумаги`; the figure is written already. */
  inNumberForm(value: number, figure: string, unit: Forms): string;
  /** Seconds as the language writes a length of time: `7 min 30 s`, `7 мин 30 с`. */
  duration(seconds: number | null): string;
}

const PLACEHOLDER = /\{(\w+)\}/g;
/** Numbers that say where something is, or what it is called: no thousands are marked in them. */
const NAMES: ReadonlySet<string> = new Set([
  'line',
  'column',
  'row',
  'byte',
  'index',
  'position',
  'pid',
  'year',
  'id',
]);

/**
 * As the eye would round it: what is a half but for the last bits of a double is a half (0.575 · 100 is 57.499…), and what is equal but
 * for them prints equal.
 */
const settled = (value: number): number => Number(value.toPrecision(12));

/** Rounded as it is printed: halves away from zero, as `settled` sees them. */
export function rounded(value: number, decimals = 0): number {
  const grid = 10 ** decimals;
  return (Math.sign(value) * Math.round(settled(Math.abs(value) * grid))) / grid;
}

export function speakerOf(language: Language, words: Words): Speaker {
  // Made when first needed: the machinery behind them takes longer to load than all the words.
  let rules: Intl.PluralRules | undefined;
  let formatter: Intl.NumberFormat | undefined;
  const plural = (): Intl.PluralRules => {
    rules ??= new Intl.PluralRules(language);
    return rules;
  };
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

  const number: Speaker['number'] = (value, decimals = 2, options = {}) => {
    if (value === null) return '—';
    const size = format(decimals).format(Math.abs(settled(value)));
    const isZero = !/[1-9]/.test(size);
    if (value < 0 && !isZero) return `−${size}`;
    return options.sign && !isZero ? `+${size}` : size;
  };

  const say: Speaker['say'] = (code, args = {}) => {
    const word = words[code];
    if (word === undefined) return code;
    const template = typeof word === 'string' ? word : formOf(word, plural().select(Number(args.count ?? 0)));
    return template.replace(PLACEHOLDER, (whole, name: string) => {
      const value = args[name];
      if (value === undefined) return whole;
      if (typeof value !== 'number') return value;
      // Most counts need no machinery.
      if (Number.isSafeInteger(value) && (Math.abs(value) < 1000 || NAMES.has(name)))
        return String(value).replace('-', '−');
      formatter ??= new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
      return formatter.format(settled(value)).replace('-', '−');
    });
  };

  return {
    language,
    say,
    knows: (code) => words[code] !== undefined,
    number,
    percent: (share, decimals = 0) =>
      share === null ? '—' : `${number(share * 100, decimals)}${language === 'ru' ? '\u00a0' : ''}%`,
    money(value, currency) {
      const amount = rounded(value, 2);
      const style: Intl.NumberFormatOptions = currency === undefined ? {} : { style: 'currency', currency };
      return new Intl.NumberFormat(language, {
        ...style,
        minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
        maximumFractionDigits: 2,
      })
        .format(amount)
        .replace('-', '−');
    },
    inNumberForm: (value, figure, unit) => `${figure}\u00a0${formOf(unit, plural().select(Math.abs(value)))}`,
    duration(seconds) {
      if (seconds === null) return '—';
      const size = rounded(Math.abs(seconds), 1);
      const hours = Math.floor(size / 3600);
      const minutes = Math.floor((size - hours * 3600) / 60);
      const rest = rounded(size - hours * 3600 - minutes * 60, 1);
      const parts = [
        hours > 0 ? say('time.hours', { n: hours }) : '',
        minutes > 0 ? say('time.minutes', { n: minutes }) : '',
        rest > 0 || (hours === 0 && minutes === 0) ? say('time.seconds', { n: rest }) : '',
      ];
      return (seconds < 0 ? '−' : '') + parts.filter((part) => part !== '').join(' ');
    },
  };
}

function formOf(forms: Forms, category: Intl.LDMLPluralRule): string {
  const own = category === 'zero' || category === 'two' ? undefined : forms[category];
  return own ?? forms.other ?? forms.few ?? forms.many ?? forms.one ?? '';
}
