// An SPSS system file (.sav, .zsav) as a table of text: names, then labels, then a line for each case. A value that has a label is
// written with it; one that is declared to be no answer is marked, and is a blank.

import { BLANKS, type Blank } from '../../core/answers/response.ts';
import { UserError } from '../../core/errors.ts';
import { clean } from '../../core/standard/text.ts';
import type { Unpacked } from '../container.ts';
import { blankOf, orderOf, yesOrNo } from '../propose/texts.ts';
import { BrokenSav, byteReader } from './bytes.ts';
import { casesIn, NOTHING } from './cases.ts';
import { type Dictionary, readDictionary, type Variable } from './dictionary.ts';

export const isSav = (start: Uint8Array): boolean =>
  start[0] === 0x24 && start[1] === 0x46 && start[2] === 0x4c && (start[3] === 0x32 || start[3] === 0x33);

export async function readSav(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  encoding: string | null,
): Promise<Unpacked> {
  const reader = byteReader(bytes);
  const dictionary = await told(file, () => readDictionary(reader, encoding));
  const cells = dictionary.variables.map((variable) => cellOf(variable, dictionary));
  async function* lines(): AsyncGenerator<Uint8Array> {
    const { variables } = dictionary;
    let text = `${variables.map(({ name }) => quoted(name)).join(',')}\n${variables.map(({ label, name }) => quoted(label || name)).join(',')}\n`;
    for await (const one of casesIn(reader, dictionary)) {
      text += `${cells.map((cell) => cell(one)).join(',')}\n`;
      if (text.length < FLUSH_AT) continue;
      yield Buffer.from(text);
      text = '';
    }
    yield Buffer.from(text);
  }
  return {
    bytes: toldWhileReading(file, lines()),
    container: { kind: 'sav', weight: dictionary.weight },
    blanks: blanksOf(dictionary.variables),
  };
}

const FLUSH_AT = 65_536;

const quoted = (text: string): string => {
  const flat = text.replace(/[\r\n]+/g, ' ');
  return /[",]|^\s|\s$/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
};

/** What a value without an answer is written as: nobody would write so by hand. */
const missingText = (label: string): string => `[${label}]`;
/** Of a range of such values those that have no labels are told apart by nobody. */
const MISSING = missingText('missing');

type Cell = (place: Buffer) => string;

/** What the values that are declared to be no answers mean, by how their cells are written. */
function blanksOf(variables: readonly Variable[]): { readonly [blank in Blank]?: readonly string[] } {
  const meant = new Map<string, Blank>([[MISSING, 'skipped']]);
  for (const variable of variables) {
    const { labels, missing, isMissing, width } = variable;
    const labelled = [...labels.keys()].map((value) => (width > 0 ? value : Number(value))).filter(isMissing);
    for (const value of [...missing, ...labelled]) {
      const label = labels.get(String(value)) ?? String(value);
      meant.set(missingText(label), blankOf(label)?.blank ?? 'skipped');
    }
  }
  const of = (blank: Blank) => [...meant].flatMap(([text, one]) => (one === blank ? [text] : []));
  return Object.fromEntries(BLANKS.map((blank) => [blank, of(blank)]));
}

/** How a variable's cells are written, each distinct value once. */
function cellOf(variable: Variable, dictionary: Dictionary): Cell {
  const { labels, missing, isMissing, width } = variable;
  const isOrdered = isScale(variable);
  const known = new Map<number | string, string>();
  const shown = shownAs(variable);
  const worded = (value: number | string): string => {
    const label = labels.get(String(value));
    if (isMissing(value))
      return label !== undefined || missing.includes(value) ? missingText(label ?? String(value)) : MISSING;
    if (label === undefined) return shown(value);
    return isOrdered && !/^\s*[-+]?\d/.test(label) ? `${shown(value)} - ${label}` : label;
  };
  const cell = (value: number | string): string => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const text = quoted(worded(value));
    if (known.size < MOST_KNOWN) known.set(value, text);
    return text;
  };
  const read = width > 0 ? textIn(variable, dictionary) : numberIn(variable, dictionary);
  return (one) => {
    const value = read(one);
    return value === null ? '' : cell(value);
  };
}

const MOST_KNOWN = 10_000;

/** Numbers whose labels are steps: then the number says which, whatever the words. */
function isScale({ labels, isMissing, width, measure }: Variable): boolean {
  if (width > 0) return false;
  const steps = [...labels].filter(([value]) => !isMissing(Number(value))).map(([, label]) => label);
  if (steps.length < 2 || steps.every((label) => yesOrNo(label) !== null)) return false;
  return orderOf(steps) !== null || (measure !== null && measure !== 'nominal');
}

function numberIn({ places }: Variable, { numbers }: Dictionary): (one: Buffer) => number | null {
  const at = places[0]! * 8;
  return (one) => {
    const value = numbers.real(one, at);
    return value === NOTHING || Number.isNaN(value) ? null : value;
  };
}

const PIECE = 255;

function textIn({ places, width }: Variable, { encoding }: Dictionary): (one: Buffer) => string | null {
  return (one) => {
    const parts = places.map((place, i) => {
      const left = Math.max(0, width - i * PIECE);
      return one.subarray(place * 8, place * 8 + Math.min(left, PIECE));
    });
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const text = clean(encoding.decode(bytes));
    return text === '' ? null : text;
  };
}

const DATES = new Set([20, 23, 24, 28, 29, 30, 38, 39]);
const STAMPS = new Set([22, 41]);
const TIMES = new Set([21, 25, 40]);
/** SPSS counts seconds from the first day of the Gregorian calendar. */
const EPOCH = Date.UTC(1582, 9, 14);

function shownAs({ format }: Variable): (value: number | string) => string {
  const stamp = (value: number) => new Date(EPOCH + Math.round(value * 1000));
  const iso = (value: number, length: number): string => {
    const at = stamp(value);
    return Number.isNaN(at.getTime()) ? String(value) : at.toISOString().replace('T', ' ').slice(0, length);
  };
  return (value) => {
    if (typeof value === 'string') return value;
    if (DATES.has(format)) return iso(value, 10);
    if (STAMPS.has(format)) return iso(value, 19);
    if (TIMES.has(format)) return lengthOf(value);
    return String(value);
  };
}

function lengthOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.floor(Math.abs(seconds));
  const sign = seconds < 0 ? '-' : '';
  return `${sign}${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

async function told<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw brokenSav(error, file);
  }
}

async function* toldWhileReading(
  file: string,
  lines: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* lines;
  } catch (error) {
    throw brokenSav(error, file);
  }
}

const brokenSav = (error: unknown, file: string): unknown =>
  error instanceof BrokenSav ? new UserError(`sav-${error.reason}`, { file }) : error;
