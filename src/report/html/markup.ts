// Markup into which nobody's words can get: a template in which every value is escaped unless it is markup itself.

import { forHtml } from '../../text/escape.ts';

export interface Markup {
  readonly markup: string;
}

/** `null`, `false` and the empty list are nothing; numbers stand as they are, places in charts to two decimals. */
export type Value = string | number | Markup | null | undefined | false | readonly Value[];

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let markup = strings[0]!;
  values.forEach((value, i) => {
    markup += written(value) + strings[i + 1]!;
  });
  return { markup };
}

export const NOTHING: Markup = { markup: '' };

function written(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return forHtml(value);
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return 'markup' in value ? value.markup : value.map(written).join('');
}

/** A place along an axis, from 0 to 100, as SVG takes it. */
export const percent = (place: number): string => `${Math.round(place * 100) / 100}%`;
