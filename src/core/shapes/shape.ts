// A published shape is written once, as JSON Schema; its TypeScript type is inferred from that. These words build both: what
// they give is plain JSON Schema (draft 2020-12), which carries the type of what it describes for the compiler alone.

import type { JsonSchema } from '../answers/kind.ts';

/** Never there at run time: where the compiler keeps the type. */
declare const OF: unique symbol;

/** A JSON Schema of values of type T. */
export type Shape<T> = JsonSchema & { readonly [OF]: T };

/** The type of what a shape describes: `type GapReport = Of<typeof gapReport>`. */
export type Of<S> = S extends Shape<infer T> ? T : never;

export type Shapes = Readonly<Record<string, Shape<unknown>>>;

/** Says of a schema, which no word here builds, what it describes. */
export const shape = <T>(schema: JsonSchema): Shape<T> => schema as Shape<T>;

export const string = (description: string): Shape<string> => shape({ type: 'string', description });
export const number = (description: string): Shape<number> => shape({ type: 'number', description });
export const boolean = (description: string): Shape<boolean> => shape({ type: 'boolean', description });
/** A whole number from 0. */
export const count = (description: string): Shape<number> =>
  shape({ type: 'integer', minimum: 0, description });
/** A whole number between two, both possible. */
export const integer = (minimum: number, maximum: number, description: string): Shape<number> =>
  shape({ type: 'integer', minimum, maximum, description });
/** A whole number from 1: lines, columns, positions. */
export const from1 = (description: string): Shape<number> =>
  shape({ type: 'integer', minimum: 1, description });
/** 0–1; no upper bound is checked, since a sum of shares may end one rounding above 1. */
export const share = (description: string): Shape<number> =>
  shape({ type: 'number', minimum: 0, description });

/** Always this one text. */
export const only = <const T extends string>(value: T, description: string): Shape<T> =>
  shape({ const: value, description });
export const oneOf = <const T extends string>(values: readonly T[], description: string): Shape<T> =>
  shape({ enum: values, description });
/** A text or a number. */
export const value = (description: string): Shape<string | number> =>
  shape({ type: ['string', 'number'], description });

/** The same or null: what does not exist is null, never left out. */
export const maybe = <T>(of: Shape<T>): Shape<T | null> =>
  shape(
    'enum' in of ? { ...of, enum: [...(of.enum as readonly T[]), null] } : { ...of, type: [of.type, 'null'] },
  );
export const maybeNumber = (description: string): Shape<number | null> => maybe(number(description));
export const maybeString = (description: string): Shape<string | null> => maybe(string(description));

export const list = <T>(description: string, items: Shape<T>): Shape<readonly T[]> =>
  shape({ type: 'array', description, items });
/** The same of one member or more. */
export const nonEmpty = <T>(description: string, items: Shape<T>): Shape<readonly T[]> =>
  shape({ type: 'array', minItems: 1, description, items });
/** Two numbers. */
export const pair = (description: string, each: string): Shape<readonly [number, number]> =>
  shape({ type: 'array', description, minItems: 2, maxItems: 2, items: number(each) });
/** An object of any keys, each with such a value. */
export const mapOf = <T>(
  description: string,
  values: Shape<T>,
  more: JsonSchema = {},
): Shape<Readonly<Record<string, T>>> =>
  shape({ type: 'object', description, ...more, additionalProperties: values });
/** The keys of an object, all of one kind. */
export const each = <const K extends string, T>(
  names: readonly K[],
  of: (name: K) => Shape<T>,
): { readonly [name in K]: Shape<T> } =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as { [name in K]: Shape<T> };
/** The same shape with more said of it. */
export const but = <T>(of: Shape<T>, more: JsonSchema): Shape<T> => shape({ ...of, ...more });

type Whole<P extends Shapes> = { readonly [K in keyof P]: Of<P[K]> };
type Closed<P extends Shapes, R extends keyof P> = { readonly [K in R]: Of<P[K]> } & {
  readonly [K in Exclude<keyof P, R>]?: Of<P[K]>;
};

/** An object that always has all of its keys, and no others. */
export const whole = <P extends Shapes>(properties: P, description: string): Shape<Whole<P>> =>
  closed(properties, Object.keys(properties), { description }) as Shape<Whole<P>>;

/** An object with these keys, those of `required` always, and no others. */
export const closed = <P extends Shapes, R extends keyof P & string>(
  properties: P,
  required: readonly R[] = [],
  more: JsonSchema = {},
): Shape<Closed<P, R>> =>
  shape({
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties,
    ...more,
  });

interface Words {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
}
/** A word or a number in place of an object. */
export const or = <const W extends keyof Words, T>(
  words: readonly W[],
  object: Shape<T>,
  description: string,
): Shape<Words[W] | T> => shape({ ...object, type: [...words, 'object'], description });
/** A text of this pattern in place of an object. */
export const orText = <T>(object: Shape<T>, description: string, pattern: string): Shape<string | T> =>
  or(['string'], but(object, { pattern }), description);

/** An object that always has these keys, and may have others. */
export const open = <P extends Shapes>(
  properties: P,
  description: string,
): Shape<Whole<P> & { readonly [more: string]: unknown }> =>
  shape({
    type: 'object',
    description,
    additionalProperties: true,
    required: Object.keys(properties),
    properties,
  });

/** By name, what stands under $defs: `const ref = refsTo<{ text: Text }>()`. */
export const refsTo =
  <Defs>() =>
  <Name extends keyof Defs & string>(name: Name, description: string): Shape<Defs[Name]> =>
    shape({ $ref: `#/$defs/${name}`, description });
