// The dictionary of an SPSS system file: variables, what they are called, what their values mean and which of these are no answers.
// The format is described in the developer's guide of GNU PSPP, "System File Format".

import { type Encoding, encodingNamed, encodingOf } from '../encoding.ts';
import { BIG, BrokenSav, type ByteReader, LITTLE, type Numbers } from './bytes.ts';

export type Measure = 'nominal' | 'ordinal' | 'scale' | null;

export interface Variable {
  readonly name: string;
  readonly label: string;
  /** Bytes of a text; 0 for a number. */
  readonly width: number;
  /** Where its value stands in a case: the first place of eight bytes, and where each piece of a long text begins. */
  readonly places: readonly number[];
  /** How a number is shown (SPSS's types of formats: 20 is a date). */
  readonly format: number;
  readonly measure: Measure;
  /** What a value is called; numbers as JavaScript writes them, texts without the blanks at their ends. */
  readonly labels: ReadonlyMap<string, string>;
  /** Values that are declared to be no answers, and whether others are, too, by their range. */
  readonly missing: readonly (number | string)[];
  isMissing(value: number | string): boolean;
}

export interface Dictionary {
  readonly variables: readonly Variable[];
  /** The name of the variable by which cases are weighted; null where none is. */
  readonly weight: string | null;
  /** Eight-byte places in a case. */
  readonly places: number;
  readonly compression: 'none' | 'codes' | 'zlib';
  readonly bias: number;
  readonly numbers: Numbers;
  readonly encoding: Encoding;
}

/** A variable as its record has it: a long text takes several. */
interface RawVariable {
  /** −1: goes on with the text before. */
  readonly type: number;
  readonly name: Buffer;
  readonly label: Buffer;
  readonly format: number;
  readonly missing: readonly Buffer[];
  readonly missingCode: number;
  /** The first of its places. */
  readonly at: number;
}
interface RawLabels {
  readonly entries: readonly { readonly value: Buffer; readonly label: Buffer }[];
  /** Places of the variables that they are for. */
  readonly of: readonly number[];
}

const MOST_VARIABLES = 100_000;
/** Values of texts longer than eight bytes have labels and missing values in records of their own. */
const SHORT = 8;
/** Texts longer than this lie in pieces, each of which is a variable. */
const LONGEST_PIECE = 255;
const PER_PIECE = 252;

/** `said` is an encoding that goes before the file's own word for it. */
export async function readDictionary(bytes: ByteReader, said: string | null): Promise<Dictionary> {
  const head = await bytes.take(176);
  const kind = head.toString('latin1', 0, 4);
  if (kind !== '$FL2' && kind !== '$FL3') throw new BrokenSav('not-a-sav');
  const numbers = [LITTLE, BIG].find((order) => [2, 3].includes(order.int(head, 64)));
  if (!numbers) throw new BrokenSav('not-a-sav');
  const compression = (['none', 'codes', 'zlib'] as const)[numbers.int(head, 72)];
  if (!compression) throw new BrokenSav('impossible');
  const weightAt = numbers.int(head, 76) - 1;
  const raw: RawVariable[] = [];
  const labels: RawLabels[] = [];
  const more = new Map<number, { readonly size: number; readonly data: Buffer }>();
  const int = async () => numbers.int(await bytes.take(4), 0);
  for (;;) {
    const type = await int();
    if (type === 2) raw.push(await readVariable(bytes, numbers, raw.length));
    else if (type === 3) labels.push(await readLabels(bytes, numbers));
    else if (type === 6) await bytes.take(80 * (await int()));
    else if (type === 7) {
      const fields = await bytes.take(12);
      const [subtype, size, count] = [0, 4, 8].map((at) => numbers.int(fields, at)) as [
        number,
        number,
        number,
      ];
      more.set(subtype, { size, data: await bytes.take(size * count) });
    } else if (type === 999) {
      await bytes.take(4);
      break;
    } else throw new BrokenSav('impossible');
    if (raw.length > MOST_VARIABLES) throw new BrokenSav('impossible');
  }
  if (raw.length === 0) throw new BrokenSav('impossible');
  const encoding = encodingOf(await encodingIn(more, numbers, said));
  const text = (part: Buffer) => encoding.decode(part);
  const variables = variablesOf(raw, labels, more, numbers, text);
  return {
    ...{ variables, compression, numbers, encoding },
    weight: variables.find(({ places }) => places[0] === weightAt)?.name ?? null,
    places: raw.length,
    bias: numbers.real(head, 84),
  };
}

async function readVariable(bytes: ByteReader, numbers: Numbers, at: number): Promise<RawVariable> {
  const fields = await bytes.take(28);
  const [type, hasLabel, missingCode, print] = [0, 4, 8, 12].map((place) => numbers.int(fields, place)) as [
    number,
    number,
    number,
    number,
  ];
  const name = fields.subarray(20, 28);
  let label: Buffer = Buffer.alloc(0);
  if (hasLabel !== 0) {
    const length = numbers.int(await bytes.take(4), 0);
    label = (await bytes.take(Math.ceil(length / 4) * 4)).subarray(0, length);
  }
  const missing: Buffer[] = [];
  for (let i = 0; i < Math.abs(missingCode); i++) missing.push(await bytes.take(8));
  return { type, name, label, format: (print >> 16) & 0xff, missing, missingCode, at };
}

async function readLabels(bytes: ByteReader, numbers: Numbers): Promise<RawLabels> {
  const count = numbers.int(await bytes.take(4), 0);
  const entries: RawLabels['entries'][number][] = [];
  for (let i = 0; i < count; i++) {
    const value = await bytes.take(8);
    const [length] = await bytes.take(1);
    const padded = Math.ceil((length! + 1) / 8) * 8 - 1;
    entries.push({ value, label: (await bytes.take(padded)).subarray(0, length) });
  }
  if (numbers.int(await bytes.take(4), 0) !== 4) throw new BrokenSav('impossible');
  const places = numbers.int(await bytes.take(4), 0);
  const of: number[] = [];
  for (let i = 0; i < places; i++) of.push(numbers.int(await bytes.take(4), 0) - 1);
  return { entries, of };
}

type Extensions = ReadonlyMap<number, { readonly size: number; readonly data: Buffer }>;

/** What the file calls its encoding, else the code page of the machine that wrote it. */
async function encodingIn(more: Extensions, numbers: Numbers, said: string | null): Promise<string> {
  if (said !== null) return encodingNamed(said);
  const named = more.get(20)?.data.toString('latin1').replace(/\0/g, '').trim();
  const machine = more.get(3)?.data;
  const page = machine && machine.length >= 32 ? numbers.int(machine, 28) : 0;
  if (named) return encodingNamed(named);
  if (page === 65001 || page === 2) return encodingNamed('utf-8');
  return encodingNamed(page >= 437 && page <= 65535 ? `cp${page}` : 'windows-1252');
}

function variablesOf(
  raw: readonly RawVariable[],
  labels: readonly RawLabels[],
  more: Extensions,
  numbers: Numbers,
  text: (bytes: Buffer) => string,
): Variable[] {
  const pairs = (subtype: number, end: RegExp) =>
    new Map(
      text(more.get(subtype)?.data ?? Buffer.alloc(0))
        .split(end)
        .flatMap((one): [string, string][] => {
          const at = one.indexOf('=');
          return at < 0
            ? []
            : [
                [
                  one.slice(0, at).trim(),
                  one
                    .slice(at + 1)
                    .replace(/\0/g, '')
                    .trim(),
                ],
              ];
        }),
    );
  const longNames = pairs(13, /\t/);
  const longTexts = pairs(14, /\0\t|\t/);
  const measures = measuresIn(more.get(11), numbers);
  const labelsOf = labelsByPlace(labels, raw, numbers, text);
  const own = raw.filter(({ type }) => type !== -1);
  const variables: Variable[] = [];
  for (let i = 0; i < own.length; ) {
    const one = own[i]!;
    const short = text(one.name).trim();
    const whole = Number(longTexts.get(short) ?? 0);
    const pieces = whole > LONGEST_PIECE ? Math.ceil(whole / PER_PIECE) : 1;
    const parts = own.slice(i, i + pieces);
    const measure = measures?.[i];
    const name = longNames.get(short) ?? short;
    const width = pieces > 1 ? whole : one.type;
    variables.push({
      ...{ name, width, measure: measure ?? null, format: one.format },
      label: text(one.label).trim(),
      places: parts.map(({ at }) => at),
      labels: new Map([
        ...(labelsOf.get(one.at) ?? []),
        ...longLabels(name, more.get(21)?.data, numbers, text),
      ]),
      ...missingIn(one, name, more.get(22)?.data, numbers, text),
    });
    i += pieces;
  }
  return variables;
}

function measuresIn(
  of: { readonly size: number; readonly data: Buffer } | undefined,
  numbers: Numbers,
): Measure[] | null {
  if (of?.size !== 4) return null;
  const all = Array.from({ length: of.data.length / 4 }, (_, i) => numbers.int(of.data, 4 * i));
  // Three numbers a variable; two where the width of its column was not kept.
  const step = all.length % 3 === 0 ? 3 : 2;
  const known = [null, 'nominal', 'ordinal', 'scale'] as const;
  return all.filter((_, i) => i % step === 0).map((code) => known[code] ?? null);
}

const numberText = (value: number): string => String(value);

function labelsByPlace(
  labels: readonly RawLabels[],
  raw: readonly RawVariable[],
  numbers: Numbers,
  text: (bytes: Buffer) => string,
): Map<number, Map<string, string>> {
  const byPlace = new Map<number, Map<string, string>>();
  for (const { entries, of } of labels)
    for (const place of of) {
      const isText = (raw[place]?.type ?? 0) > 0;
      const known = byPlace.get(place) ?? new Map<string, string>();
      for (const { value, label } of entries)
        known.set(isText ? text(value).trimEnd() : numberText(numbers.real(value, 0)), text(label).trim());
      byPlace.set(place, known);
    }
  return byPlace;
}

/** Lengths go before what they measure. */
function walker(data: Buffer, numbers: Numbers) {
  let at = 0;
  const int = () => {
    at += 4;
    if (at > data.length) throw new BrokenSav('impossible');
    return numbers.int(data, at - 4);
  };
  const part = (length: number) => {
    at += length;
    if (length < 0 || at > data.length) throw new BrokenSav('impossible');
    return data.subarray(at - length, at);
  };
  return { int, part, isDone: () => at >= data.length };
}

/** Labels of the values of texts of more than eight bytes. */
function longLabels(
  name: string,
  data: Buffer | undefined,
  numbers: Numbers,
  text: (bytes: Buffer) => string,
): [string, string][] {
  if (!data) return [];
  const { int, part, isDone } = walker(data, numbers);
  const found: [string, string][] = [];
  while (!isDone()) {
    const of = text(part(int()));
    int();
    for (let left = int(); left > 0; left--) {
      const [value, label] = [text(part(int())).trimEnd(), text(part(int())).trim()];
      if (of === name) found.push([value, label]);
    }
  }
  return found;
}

function missingIn(
  { missing, missingCode, type }: RawVariable,
  name: string,
  data: Buffer | undefined,
  numbers: Numbers,
  text: (bytes: Buffer) => string,
): Pick<Variable, 'missing' | 'isMissing'> {
  const texts = new Set<string>();
  if (data) {
    const { int, part, isDone } = walker(data, numbers);
    while (!isDone()) {
      const of = text(part(int()));
      const [count] = part(1);
      const length = int();
      for (let left = count!; left > 0; left--) {
        const value = text(part(length)).trimEnd();
        if (of === name) texts.add(value);
      }
    }
  }
  if (type > 0) {
    if (type <= SHORT) for (const value of missing) texts.add(text(value).trimEnd());
    return { missing: [...texts], isMissing: (value) => typeof value === 'string' && texts.has(value) };
  }
  const values = missing.map((value) => numbers.real(value, 0));
  // A range comes first, and one value may follow it.
  const [low, high] = missingCode < 0 ? values : [Number.NaN, Number.NaN];
  const single = new Set(missingCode < 0 ? values.slice(2) : values);
  return {
    missing: [...single],
    isMissing: (value) =>
      typeof value === 'number' && (single.has(value) || (value >= low! && value <= high!)),
  };
}
