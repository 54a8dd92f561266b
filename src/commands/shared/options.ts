// How option values are read, the same for every command that has the option.

import { Option } from 'commander';
import { type UserError, usageError } from '../../core/errors.ts';
import { excelStyle } from '../../text/csv.ts';

/** An option with one of these values; help and completion list them. */
export const choice = (flags: string, description: string, values: readonly string[]): Option =>
  new Option(flags, description).choices(values).argParser((value: string) => {
    if (values.includes(value)) return value;
    throw usageError('option-choice', { value, option: flags, choices: values.join(', ') });
  });

/** `site,channel`: names in order, each once. */
export function columnNames(value: string): string[] {
  const names = value.split(',').map((name) => name.trim());
  if (names.includes('')) throw wrong('option-names', value);
  return [...new Set(names)];
}

/** A whole number from 1 up. */
export function atLeastOne(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw wrong('option-whole-number', value);
  return Number(value);
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** Bytes: `5000000`, `5M`. */
export function bytes(value: string): number {
  const [, number, unit] = /^([1-9]\d{0,14})([kmg]?)b?$/i.exec(value) ?? [];
  if (number === undefined) throw wrong('option-bytes', value);
  return Number(number) * UNITS[unit!.toLowerCase()]!;
}

/** A whole number from 0 up. */
export function zeroOrMore(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw wrong('option-count', value);
  return Number(value);
}

/** Points, 0 to 100, with a decimal point or comma. */
export function pointsUpTo100(value: string): number {
  const number = Number(value.replace(',', '.'));
  if (!/^\d{1,3}([.,]\d+)?$/.test(value) || number > 100) throw wrong('option-points', value);
  return number;
}

/** A locale that is known: de, pt-BR. */
export function localeNamed(value: string): string {
  if (excelStyle(value) === null) throw wrong('option-locale', value);
  return value;
}

const FAILING = ['failed', 'unmet', 'unclear', 'never'] as const;
export type FailingVerdict = (typeof FAILING)[number];

/** Verdicts that close the gate, separated by commas. */
export function failingVerdicts(value: string): FailingVerdict[] {
  const names = columnNames(value);
  for (const name of names)
    if (!FAILING.some((known) => known === name)) throw wrong('option-verdicts', value);
  return names as FailingVerdict[];
}

const wrong = (code: string, value: string): UserError => usageError(code, { value });
