// How one engine writes what the others write too: names, texts, numbers with all their digits, sums that cannot wrap. One row an
// engine; the query itself (query.ts) is the same for all of them.

import { OBEYED, UserError } from '../errors.ts';

export const SQL_DIALECTS = ['duckdb', 'postgres', 'clickhouse', 'bigquery', 'snowflake', 'spark'] as const;
export type SqlDialectName = (typeof SQL_DIALECTS)[number];
/** Of engines that svc itself can ask. */
export type EngineName = 'duckdb' | 'postgres' | 'clickhouse';

/** Bits of a digit, where a sum is told in several: the lowest first. */
export const WIDE_DIGIT = 23;

/** A whole number as text: in one, or in digits between spaces; sums of nothing are empty. */
export const wholeOf = (text: string): bigint =>
  text
    .split(' ')
    .reduce((all, digit, k) => all + (BigInt(digit.replace(/\.0*$/, '')) << BigInt(WIDE_DIGIT * k)), 0n);

/** A value that goes to an engine beside the SQL. */
export type Param = string | readonly string[] | readonly number[];

export interface SqlDialect {
  readonly name: SqlDialectName;
  /** A name, whatever is in it. Throws a UserError for one that no identifier can be. */
  identifier(name: string): string;
  /** A text, whatever is in it. Throws a UserError for one that the engine cannot hold. */
  text(value: string): string;
  /** A double, to its last bit. */
  double(value: number): string;
  /** What stands in a column, as text; nothing is the empty text. */
  asText(column: string): string;
  /** A text without the white space around it. */
  trimmed(expression: string): string;
  asWhole(expression: string): string;
  /** A whole number below 128 in size: the place of an answer among few. */
  asCode(expression: string): string;
  /** 1 where a condition holds, else 0. */
  flag(condition: string): string;
  /** Two whole numbers, bit by bit: below 0 where either is. */
  either(a: string, b: string): string;
  /** Of a whole number the bits from a place on, as many as `mask` has. */
  bits(expression: string, from: number, mask: number): string;
  /** The sum of whole numbers below 2^52 in size, and that of products of two, as text (see wholeOf), however many they are. */
  total(expression: string): string;
  totalOfProducts(a: string, b: string): string;
  /** A whole number of 64 bits. */
  asLong(expression: string): string;
  asDouble(expression: string): string;
  /** What is counted or summed, as text. */
  told(expression: string): string;
  /** The double at a place (from 0) of a list. */
  at(list: readonly number[], place: string): string;
  /**
   * The codes of a column's texts, where these are many: an expression, and what has to be joined for it (empty where nothing).
   * `missing` is the code of any other text.
   */
  lookup(
    column: string,
    name: string,
    texts: string,
    codes: string,
    missing: number,
  ): { readonly code: string; readonly join: string };
  /** The same where they are few: of `none` if nothing stands there. Null where nobody streams codes. */
  readonly few:
    | ((column: string, texts: string, codes: string, none: number, missing: number) => string)
    | null;
  /** Lists of texts and of whole numbers, where they are not bound. */
  texts(values: readonly string[]): string;
  wholes(values: readonly number[]): string;
  /** The placeholder of a parameter; null where texts have to stand in the SQL. */
  placeholder: ((n: number, value: Param) => string) | null;
  /** Behind a subquery that must not be merged with the one around it, lest what it names be reckoned again for each use. */
  readonly fence: string;
  /** Whether a name is that of what a query makes rather than of a column, where there are both. */
  readonly aliasesFirst: boolean;
  /** How a statement begins that keeps rows for the next under the name of answers; null where one statement does both. */
  readonly keeping: string | null;
}

/** In scientific notation every engine but one takes a number for a double. */
function digits(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`no such number: ${value}`);
  const text = String(value);
  return /e/.test(text) ? text : `${text}e0`;
}

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

function holdable(value: string): string {
  if (value.includes('\0')) throw new UserError('sql-name');
  return value;
}

/** What a terminal or the log of a CI service would obey: it is spelt out, since queries are printed. */
const HIDDEN = new RegExp(`([\\u0000-\\u001f${OBEYED}])`, 'u');

const spelt = (value: string, literal: (part: string) => string): string =>
  HIDDEN.test(value)
    ? `(${holdable(value)
        .split(HIDDEN)
        .filter((part) => part !== '')
        .map((part) => (HIDDEN.test(part) ? `chr(${part.charCodeAt(0)})` : literal(part)))
        .join(' || ')})`
    : literal(value);

const standardIdentifier = (name: string): string => {
  if (name === '') throw new UserError('sql-name');
  return `"${holdable(name).replaceAll('"', '""')}"`;
};

const duckdb: SqlDialect = {
  name: 'duckdb',
  identifier: standardIdentifier,
  text: (value) => spelt(value, quoted),
  double: digits,
  asText: (column) => `coalesce(CAST(${column} AS VARCHAR), '')`,
  trimmed: (expression) => `trim(${expression})`,
  asWhole: (expression) => `CAST(${expression} AS INTEGER)`,
  asCode: (expression) => `CAST(${expression} AS TINYINT)`,
  flag: (condition) => `CAST((${condition}) AS SMALLINT)`,
  either: (a, b) => `(${a} | ${b})`,
  bits: (expression, from, mask) => `((${expression} >> ${from}) & ${mask})`,
  total: (expression) => `CAST(sum(${expression}) AS VARCHAR)`,
  totalOfProducts: (a, b) => `CAST(sum(CAST(${a} AS HUGEINT) * ${b}) AS VARCHAR)`,
  asLong: (expression) => `CAST(${expression} AS BIGINT)`,
  asDouble: (expression) => `CAST(${expression} AS DOUBLE)`,
  told: (expression) => `CAST(${expression} AS VARCHAR)`,
  at: (list, place) => `CAST([${list.map(digits).join(', ')}] AS DOUBLE[])[CAST(${place} AS INTEGER) + 1]`,
  lookup: (column, name, texts, codes, missing) => ({
    code: `coalesce(${name}.code, ${missing})`,
    join: `LEFT JOIN (SELECT unnest(${texts}) AS text, unnest(${codes}) AS code) AS ${name} ON ${name}.text = ${column}`,
  }),
  // Of a column that is kept as a dictionary each text is looked for once, not once a row.
  few(column, texts, codes, none, missing) {
    const found = `list_extract(${codes}, list_position(${texts}, CAST(${column} AS VARCHAR)))`;
    const other = none === missing ? missing : `CASE WHEN ${column} IS NULL THEN ${none} ELSE ${missing} END`;
    return `coalesce(${found}, ${other})`;
  },
  texts: (values) => `[${values.map((value) => spelt(value, quoted)).join(', ')}]`,
  wholes: (values) => `[${values.join(', ')}]`,
  placeholder: (n, value) => (typeof value === 'string' ? `CAST($${n} AS VARCHAR)` : `$${n}`),
  fence: '',
  aliasesFirst: false,
  keeping: null,
};

const postgres: SqlDialect = {
  name: 'postgres',
  identifier: standardIdentifier,
  // Whatever standard_conforming_strings says, a backslash in an E'' literal is one that is doubled.
  text: (value) =>
    spelt(value, (part) =>
      part.includes('\\') ? ` E${quoted(part.replaceAll('\\', '\\\\'))}` : quoted(part),
    ),
  double: (value) => `CAST('${digits(value)}' AS double precision)`,
  asText: (column) => `coalesce(CAST(${column} AS text), '')`,
  trimmed: (expression) => `trim(${expression})`,
  asWhole: (expression) => `CAST(${expression} AS integer)`,
  asCode: (expression) => `CAST(${expression} AS integer)`,
  flag: (condition) => `CAST((${condition}) AS integer)`,
  either: (a, b) => `(${a} | ${b})`,
  bits: (expression, from, mask) => `((${expression} >> ${from}) & ${mask})`,
  total: (expression) => `CAST(sum(${expression}) AS text)`,
  totalOfProducts: (a, b) => `CAST(sum(CAST(${a} AS numeric) * ${b}) AS text)`,
  asLong: (expression) => `CAST(${expression} AS bigint)`,
  asDouble: (expression) => `CAST(${expression} AS double precision)`,
  told: (expression) => `CAST(${expression} AS text)`,
  at: (list, place) => `(CAST('{${list.map(digits).join(',')}}' AS double precision[]))[${place} + 1]`,
  lookup: (column, name, texts, codes, missing) => ({
    code: `coalesce(${name}.code, ${missing})`,
    join: `LEFT JOIN unnest(${texts}, ${codes}) AS ${name}(text, code) ON ${name}.text = ${column}`,
  }),
  few: null,
  texts: (values) => `CAST(ARRAY[${values.map(postgresText).join(', ')}] AS text[])`,
  wholes: (values) => `CAST(ARRAY[${values.join(', ')}] AS integer[])`,
  placeholder: (n, value) =>
    typeof value === 'string'
      ? `CAST($${n} AS text)`
      : `CAST($${n} AS ${typeof value[0] === 'number' ? 'integer' : 'text'}[])`,
  fence: ' OFFSET 0',
  aliasesFirst: false,
  keeping: null,
};
const postgresText = (value: string): string => postgres.text(value).trim();

/** Backslashes are escapes in every literal and name of these engines; `hidden`: how one spells out what nobody is to see. */
const escaped = (value: string, quote: string, hidden: (found: string) => string): string =>
  `${quote}${value
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(ALL_HIDDEN, hidden)}${quote}`;
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu');

const backslashed = (value: string, quote: string): string =>
  escaped(value, quote, (found) =>
    found === '\0' ? '\\0' : encodeURIComponent(found).replaceAll('%', '\\x'),
  );
const unicoded = (value: string, quote: string): string =>
  escaped(value, quote, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Digits of 23 bits, the higher with the sign: sums of them stay below 2^63 for as many respondents as there are people. */
const low = (expression: string): string => `bitAnd(toInt64(${expression}), ${2 ** WIDE_DIGIT - 1})`;
const high = (expression: string): string => `bitShiftRight(toInt64(${expression}), ${WIDE_DIGIT})`;
const digitSums = (digits: readonly string[]): string =>
  `concat(${digits.map((digit) => `toString(sum(${digit}))`).join(`, ' ', `)})`;

const clickhouse: SqlDialect = {
  name: 'clickhouse',
  identifier(name) {
    if (name === '') throw new UserError('sql-name');
    return backslashed(holdable(name), '`');
  },
  text: (value) => backslashed(value, "'"),
  double: (value) => `toFloat64('${value}')`,
  asText: (column) => `ifNull(toString(${column}), '')`,
  // Old servers have no trim.
  trimmed: (expression) => `replaceRegexpAll(${expression}, '^ +| +$', '')`,
  asWhole: (expression) => `toInt32(${expression})`,
  asCode: (expression) => `toInt32(${expression})`,
  flag: (condition) => `toInt32(${condition})`,
  either: (a, b) => `bitOr(${a}, ${b})`,
  bits: (expression, from, mask) => `bitAnd(bitShiftRight(${expression}, ${from}), ${mask})`,
  // Sums of 64 bits wrap here in silence, and wider numbers are not told rightly by old servers.
  total: (expression) => digitSums([low(expression), high(expression)]),
  totalOfProducts(a, b) {
    const middle = `(${high(a)} * ${low(b)} + ${low(a)} * ${high(b)})`;
    const [least, most] = [`(${low(a)} * ${low(b)})`, `(${high(a)} * ${high(b)})`];
    return digitSums([
      low(least),
      `${high(least)} + ${low(middle)}`,
      `${high(middle)} + ${low(most)}`,
      high(most),
    ]);
  },
  asLong: (expression) => `toInt64(${expression})`,
  asDouble: (expression) => `toFloat64(${expression})`,
  told: (expression) => `toString(${expression})`,
  // A list of nothing would have no type.
  at: (list, place) =>
    `arrayElement([${(list.length > 0 ? list : [0]).map((one) => `toFloat64('${one}')`).join(', ')}], ${place} + 1)`,
  lookup: (column, _, texts, codes, missing) => ({
    code: `transform(${column}, ${texts}, ${codes}, ${missing})`,
    join: '',
  }),
  few: null,
  texts: (values) => `[${values.map((value) => backslashed(value, "'")).join(', ')}]`,
  wholes: (values) => `[${values.join(', ')}]`,
  placeholder: null,
  fence: '',
  aliasesFirst: true,
  keeping: 'CREATE TEMPORARY TABLE answers AS',
};

const unnamed = (name: string): string => {
  if (name === '') throw new UserError('sql-name');
  return holdable(name);
};
const oneIf = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

/** Engines that svc does not ask itself: what it writes for them. */
const bigquery: SqlDialect = {
  name: 'bigquery',
  identifier: (name) => unicoded(unnamed(name), '`'),
  text: (value) => unicoded(value, "'"),
  double: digits,
  asText: (column) => `coalesce(CAST(${column} AS STRING), '')`,
  trimmed: (expression) => `trim(${expression}, ' ')`,
  asWhole: (expression) => `CAST(${expression} AS INT64)`,
  asCode: (expression) => `CAST(${expression} AS INT64)`,
  flag: oneIf,
  either: (a, b) => `(${a} | ${b})`,
  bits: (expression, from, mask) => `((${expression} >> ${from}) & ${mask})`,
  // Sums of whole numbers end where 64 bits do.
  total: (expression) => `CAST(sum(CAST(${expression} AS BIGNUMERIC)) AS STRING)`,
  totalOfProducts: (a, b) => `CAST(sum(CAST(${a} AS BIGNUMERIC) * CAST(${b} AS BIGNUMERIC)) AS STRING)`,
  asLong: (expression) => `CAST(${expression} AS INT64)`,
  asDouble: (expression) => `CAST(${expression} AS FLOAT64)`,
  told: (expression) => `CAST(${expression} AS STRING)`,
  at: (list, place) => `[${(list.length > 0 ? list : [0]).map(digits).join(', ')}][SAFE_OFFSET(${place})]`,
  lookup: (column, name, texts, codes, missing) => ({
    code: `coalesce(${name}.code, ${missing})`,
    join: `LEFT JOIN (SELECT text, ${codes}[OFFSET(place)] AS code FROM UNNEST(${texts}) AS text WITH OFFSET AS place) AS ${name} ON ${name}.text = ${column}`,
  }),
  few: null,
  texts: (values) => `[${values.map((value) => unicoded(value, "'")).join(', ')}]`,
  wholes: (values) => `[${values.join(', ')}]`,
  placeholder: null,
  fence: '',
  aliasesFirst: false,
  keeping: 'CREATE TEMP TABLE answers AS',
};

const snowflake: SqlDialect = {
  name: 'snowflake',
  identifier: standardIdentifier,
  text: (value) => unicoded(value, "'"),
  double: (value) => `CAST('${digits(value)}' AS double precision)`,
  asText: (column) => `coalesce(CAST(${column} AS varchar), '')`,
  trimmed: (expression) => `trim(${expression})`,
  asWhole: (expression) => `CAST(${expression} AS integer)`,
  asCode: (expression) => `CAST(${expression} AS integer)`,
  flag: oneIf,
  either: (a, b) => `bitor(${a}, ${b})`,
  bits: (expression, from, mask) => `bitand(bitshiftright(${expression}, ${from}), ${mask})`,
  total: (expression) => `CAST(sum(${expression}) AS varchar)`,
  totalOfProducts: (a, b) => `CAST(sum((${a}) * (${b})) AS varchar)`,
  asLong: (expression) => `CAST(${expression} AS bigint)`,
  asDouble: (expression) => `CAST(${expression} AS double precision)`,
  told: (expression) => `CAST(${expression} AS varchar)`,
  at: (list, place) =>
    `CAST(get(array_construct(${list.map(snowflakeDouble).join(', ')}), ${place}) AS double precision)`,
  lookup: (column, _, texts, codes, missing) => ({
    code: `coalesce(CAST(get(${codes}, array_position(to_variant(${column}), ${texts})) AS integer), ${missing})`,
    join: '',
  }),
  few: null,
  texts: (values) => `array_construct(${values.map((value) => unicoded(value, "'")).join(', ')})`,
  wholes: (values) => `array_construct(${values.join(', ')})`,
  placeholder: null,
  fence: '',
  aliasesFirst: false,
  keeping: 'CREATE TEMPORARY TABLE answers AS',
};
const snowflakeDouble = (value: number): string => snowflake.double(value);

const sparkDouble = (value: number): string => `${digits(value)}D`;

const spark: SqlDialect = {
  name: 'spark',
  identifier: (name) => `\`${unnamed(name).replaceAll('`', '``')}\``,
  text: (value) => unicoded(value, "'"),
  double: sparkDouble,
  asText: (column) => `coalesce(CAST(${column} AS STRING), '')`,
  trimmed: (expression) => `trim(${expression})`,
  asWhole: (expression) => `CAST(${expression} AS INT)`,
  asCode: (expression) => `CAST(${expression} AS INT)`,
  flag: oneIf,
  either: (a, b) => `(${a} | ${b})`,
  bits: (expression, from, mask) => `(shiftright(${expression}, ${from}) & ${mask})`,
  // Sums of whole numbers of 64 bits may wrap in silence.
  total: (expression) => `CAST(sum(CAST(${expression} AS DECIMAL(38, 0))) AS STRING)`,
  totalOfProducts: (a, b) =>
    `CAST(sum(CAST(${a} AS DECIMAL(19, 0)) * CAST(${b} AS DECIMAL(19, 0))) AS STRING)`,
  asLong: (expression) => `CAST(${expression} AS BIGINT)`,
  asDouble: (expression) => `CAST(${expression} AS DOUBLE)`,
  told: (expression) => `CAST(${expression} AS STRING)`,
  at: (list, place) => `array(${(list.length > 0 ? list : [0]).map(sparkDouble).join(', ')})[${place}]`,
  lookup: (column, name, texts, codes, missing) => ({
    code: `coalesce(${name}.code, ${missing})`,
    join: `LEFT JOIN (SELECT text, ${codes}[place] AS code FROM (SELECT posexplode(${texts}) AS (place, text)) AS listed) AS ${name} ON ${name}.text = ${column}`,
  }),
  few: null,
  texts: (values) => `array(${values.map((value) => unicoded(value, "'")).join(', ')})`,
  wholes: (values) => `array(${values.join(', ')})`,
  placeholder: null,
  fence: '',
  aliasesFirst: false,
  keeping: 'CACHE TABLE answers AS',
};

export const DIALECTS: Readonly<Record<SqlDialectName, SqlDialect>> = {
  ...{ duckdb, postgres, clickhouse },
  ...{ bigquery, snowflake, spark },
};
