// What a JSON Schema (draft 2020-12) does not allow in data: for the keywords that our schemas use, held to ajv by its test.
// A schema is read as far as the data needs it: a command checks a file or two, and only to load validators that were compiled
// ahead takes longer than that.

import type { JsonSchema } from '../core/answers/kind.ts';

/** One keyword that data does not satisfy. */
export interface SchemaError {
  readonly keyword: keyof Keywords;
  /** From the root to the value. */
  readonly path: readonly (string | number)[];
  /** The value; where a key is at fault and not what it holds, the key. */
  readonly data: unknown;
  /** The schema that holds the keyword. */
  readonly schema: Keywords;
  /** The key that is missing (`required`), not allowed (`additionalProperties`) or of the wrong form (`propertyNames`). */
  readonly key?: string;
}

/** The keywords that are checked; the others of our schemas only tell the reader something. */
export interface Keywords {
  readonly $ref?: string;
  readonly type?: Type | readonly Type[];
  readonly const?: unknown;
  /** Of scalars. */
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Keywords[];
  readonly if?: Keywords;
  readonly then?: Keywords;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Keywords;
  readonly minProperties?: number;
  readonly required?: readonly string[];
  readonly propertyNames?: Keywords;
  readonly properties?: { readonly [key: string]: Keywords };
  readonly additionalProperties?: boolean | Keywords;
}

type Type = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object';

type Data = { readonly [key: string]: unknown };

const isObject = (data: unknown): data is Data =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

const IS: { readonly [type in Type]: (data: unknown) => boolean } = {
  string: (data) => typeof data === 'string',
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (data) => typeof data === 'boolean',
  null: (data) => data === null,
  array: Array.isArray,
  object: isObject,
};

/** Holds a value against a schema. */
type Check = (data: unknown, search: Search) => void;

interface Search {
  /** From the root to where the search is. */
  readonly path: (string | number)[];
  readonly errors: SchemaError[];
}

/** Everything in the data that the schema does not allow; nothing where it is valid. */
export function schemaErrors(data: unknown, schema: JsonSchema): SchemaError[] {
  let check = CHECKS.get(schema);
  if (!check) {
    const definitions = new Map<string, Check>();
    for (const [name, inner] of Object.entries((schema.$defs ?? {}) as { [name: string]: Keywords }))
      definitions.set(`#/$defs/${name}`, checkOf(inner, definitions));
    check = checkOf(schema as Keywords, definitions);
    CHECKS.set(schema, check);
  }
  const errors: SchemaError[] = [];
  check(data, { path: [], errors });
  return errors;
}

const CHECKS = new Map<JsonSchema, Check>();

/** By reference. */
type Definitions = ReadonlyMap<string, Check>;

/** Its parts are made when the first value comes to them: no file has all that its schema allows. */
function checkOf(schema: Keywords, definitions: Definitions): Check {
  let checks: readonly Check[] | undefined;
  return (data, search) => {
    checks ??= Object.keys(schema).flatMap(
      (keyword) => RULES[keyword as keyof typeof RULES]?.(schema, definitions) ?? [],
    );
    for (const check of checks) check(data, search);
  };
}

type Rule = (schema: Keywords, definitions: Definitions) => Check | null;

/** How each keyword is checked. Most of them mind data of one type only. */
const RULES: { readonly [keyword in Exclude<keyof Keywords, 'then'>]-?: Rule } = {
  $ref: ({ $ref }, definitions) => definitions.get($ref!)!,
  type(schema) {
    const type = schema.type!;
    const is = typeof type === 'string' ? IS[type] : (data: unknown) => type.some((one) => IS[one](data));
    return (data, search) => {
      if (!is(data)) fail('type', data, schema, search);
    };
  },
  const(schema) {
    const only = schema.const;
    return (data, search) => {
      if (data !== only) fail('const', data, schema, search);
    };
  },
  enum(schema) {
    const choices = schema.enum!;
    return (data, search) => {
      if (!choices.includes(data)) fail('enum', data, schema, search);
    };
  },
  allOf(schema, definitions) {
    const all = schema.allOf!.map((one) => checkOf(one, definitions));
    return (data, search) => {
      for (const one of all) one(data, search);
    };
  },
  if(schema, definitions) {
    const condition = checkOf(schema.if!, definitions);
    const consequence = checkOf(schema.then!, definitions);
    return (data, search) => {
      if (fits(data, condition)) consequence(data, search);
    };
  },
  maximum: (schema) => (data, search) => {
    if (typeof data === 'number' && data > schema.maximum!) fail('maximum', data, schema, search);
  },
  minimum: (schema) => (data, search) => {
    if (typeof data === 'number' && data < schema.minimum!) fail('minimum', data, schema, search);
  },
  exclusiveMinimum: (schema) => (data, search) => {
    if (typeof data === 'number' && data <= schema.exclusiveMinimum!)
      fail('exclusiveMinimum', data, schema, search);
  },
  pattern(schema) {
    const pattern = new RegExp(schema.pattern!, 'u');
    return (data, search) => {
      if (typeof data === 'string' && !pattern.test(data)) fail('pattern', data, schema, search);
    };
  },
  maxItems: (schema) => (data, search) => {
    if (Array.isArray(data) && data.length > schema.maxItems!) fail('maxItems', data, schema, search);
  },
  minItems: (schema) => (data, search) => {
    if (Array.isArray(data) && data.length < schema.minItems!) fail('minItems', data, schema, search);
  },
  items(schema, definitions) {
    const check = checkOf(schema.items!, definitions);
    return (data, search) => {
      if (Array.isArray(data)) for (let i = 0; i < data.length; i++) within(i, data[i], check, search);
    };
  },
  minProperties: (schema) => (data, search) => {
    if (isObject(data) && Object.keys(data).length < schema.minProperties!)
      fail('minProperties', data, schema, search);
  },
  required: (schema) => (data, search) => {
    if (!isObject(data)) return;
    for (const key of schema.required!)
      if (!Object.hasOwn(data, key)) fail('required', data, schema, search, key);
  },
  propertyNames(schema, definitions) {
    const check = checkOf(schema.propertyNames!, definitions);
    return (data, search) => {
      if (!isObject(data)) return;
      for (const key of Object.keys(data))
        if (!fits(key, check)) fail('propertyNames', key, schema, search, key);
    };
  },
  properties: valuesCheck,
  additionalProperties: (schema, definitions) =>
    schema.properties ? null : valuesCheck(schema, definitions),
};

/** What stands under keys, and which keys there may be. */
function valuesCheck(schema: Keywords, definitions: Definitions): Check {
  const { properties = {}, additionalProperties: others = true } = schema;
  const known = new Map(Object.entries(properties).map(([key, inner]) => [key, checkOf(inner, definitions)]));
  const other = typeof others === 'object' ? checkOf(others, definitions) : undefined;
  return (data, search) => {
    if (!isObject(data)) return;
    for (const key of Object.keys(data)) {
      const check = known.get(key) ?? other;
      if (check) within(key, data[key], check, search);
      else if (others === false) fail('additionalProperties', data, schema, search, key);
    }
  };
}

function within(step: string | number, data: unknown, check: Check, search: Search): void {
  search.path.push(step);
  check(data, search);
  search.path.pop();
}

function fits(data: unknown, check: Check): boolean {
  const search: Search = { path: [], errors: [] };
  check(data, search);
  return search.errors.length === 0;
}

function fail(keyword: keyof Keywords, data: unknown, schema: Keywords, search: Search, key?: string): void {
  search.errors.push({
    keyword,
    path: [...search.path],
    data,
    schema,
    ...(key === undefined ? {} : { key }),
  });
}
