// From a schema validator's errors to findings: where the value stands, what is expected there, and what was probably
// meant. One fault gives one finding, however many keywords it trips.

import { KIND_NAMES } from '../core/answers/index.ts';
import type { Fault, Finding, Fix, Message } from '../core/errors.ts';
import { didYouMean, excerpt, findingAt, inOrder } from '../core/errors.ts';
import { DIGEST, INSTANT, KEBAB, SEMVER, SHA256, SOME_TEXT } from '../core/shapes/parts.ts';
import { LANGUAGES } from '../core/standard/text.ts';
import { nearest, slipOf } from '../core/suggest.ts';
import type { SchemaKind } from './schemas/index.ts';
import { type SchemaError, validatorOf } from './validators/index.ts';
import type { Path, YamlFile } from './yaml.ts';

/** Whether data is what the schema of its kind allows. */
export const isValid = (kind: SchemaKind, { data }: Pick<YamlFile, 'data'>): boolean =>
  validatorOf(kind)(data);

/** Nobody reads more faults of one file than this, and a hostile file could have any number. */
const MOST = 1000;

/** Everything in the data that its schema does not allow, in order of place. */
export function schemaFindings(
  kind: SchemaKind,
  yaml: Pick<YamlFile, 'file' | 'data' | 'place' | 'keysAt' | 'writtenAt'>,
): Finding[] {
  const validate = validatorOf(kind);
  if (validate(yaml.data)) return [];
  const errors = validate.errors ?? [];
  const format = errors.find(
    ({ keyword, instancePath }) => keyword === 'const' && instancePath === '/format',
  );
  const unknown = unknownKeys(errors);
  if (format) return [toFinding(format, kind, yaml, unknown)];
  const findings = errors
    .filter(
      ({ keyword, propertyName }) => !['if', 'propertyNames'].includes(keyword) || propertyName !== undefined,
    )
    .filter((error) => error.keyword !== 'required' || !isMisspelt(error, unknown))
    .slice(0, MOST)
    .map((error) => toFinding(error, kind, yaml, unknown));
  return inOrder(findings);
}

/** Whether a missing key is there after all, written wrongly: then the unknown key says it. */
function isMisspelt(
  { instancePath, params }: SchemaError,
  unknown: ReadonlyMap<string, readonly string[]>,
): boolean {
  const missing = params.missingProperty as string;
  return (unknown.get(instancePath) ?? []).some((key) => nearest(key, [missing]) !== undefined);
}

/** By the object they stand in. */
function unknownKeys(errors: readonly SchemaError[]): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const { keyword, instancePath, params } of errors) {
    if (keyword !== 'additionalProperties') continue;
    const here = keys.get(instancePath);
    if (here) here.push(params.additionalProperty as string);
    else keys.set(instancePath, [params.additionalProperty as string]);
  }
  return keys;
}

function toFinding(
  error: SchemaError,
  kind: SchemaKind,
  yaml: Parameters<typeof schemaFindings>[1],
  unknown: ReadonlyMap<string, readonly string[]>,
): Finding {
  const { keyword, params, data, propertyName } = error;
  const path = pathOf(error.instancePath);
  const { file } = yaml;
  if (propertyName !== undefined)
    return findingAt(file, yaml.place([...path, propertyName], 'key'), {
      rule: 'bad-form',
      code: 'bad-id',
      args: { value: excerpt(propertyName) },
    });
  if (keyword === 'additionalProperties') {
    const key = params.additionalProperty as string;
    return findingAt(file, yaml.place([...path, key], 'key'), {
      rule: 'unknown-key',
      code: 'unknown-key',
      args: { key: excerpt(key) },
      hint: hintForKey(key, error),
      fix: fixForKey(key, error, unknown.get(error.instancePath)!),
    });
  }
  if (keyword === 'required') {
    const first = yaml.keysAt(path)[0];
    const place = first === undefined ? yaml.place(path) : yaml.place([...path, first], 'key');
    const missing = params.missingProperty as string;
    return findingAt(file, place, {
      rule: 'missing-key',
      code: 'missing-key',
      args: { key: missing },
      ...(missing === 'format' && path.length === 0 ? formatToWrite(yaml.keysAt([])) : {}),
    });
  }
  const key = nameOf(path);
  const written = yaml.writtenAt(path) ?? inShort(data);
  return findingAt(file, yaml.place(path), valueFault(error, kind, path, key, excerpt(written)));
}

/** What a sentence can show of a value: of one that holds others, that it does. */
function inShort(data: unknown): string {
  if (Array.isArray(data)) return '[…]';
  return typeof data === 'object' && data !== null ? '{…}' : String(data);
}

function valueFault(
  { keyword, params, data, parentSchema }: SchemaError,
  kind: SchemaKind,
  path: Path,
  key: string,
  value: string,
): Fault {
  switch (keyword) {
    case 'type':
      return {
        ...typeFault(String(params.type), data, kind, path, key, value),
        ...(params.type === 'object' && path.length > 0 ? mappingToWrite(data, parentSchema) : {}),
      };
    case 'const':
      if (key === 'format')
        return {
          rule: 'wrong-format',
          code: 'wrong-format',
          args: { value, expected: params.allowedValue as string },
        };
      return {
        rule: 'unknown-value',
        code: 'unknown-value',
        args: { key, value, choices: String(params.allowedValue) },
      };
    case 'enum': {
      const choices = (params.allowedValues as readonly unknown[]).map(String);
      const near = typeof data === 'string' ? nearest(data, choices) : undefined;
      return {
        rule: 'unknown-value',
        code: 'unknown-value',
        args: { key, value, choices: choices.join(', ') },
        hint: didYouMean(near),
        fix: fixForWord(data, choices),
      };
    }
    case 'pattern':
      return {
        rule: 'bad-form',
        code: PATTERN_CODES[params.pattern as string] ?? 'bad-form',
        args: { key, value },
        ...dateToWrite(value, new RegExp(params.pattern as string, 'u')),
      };
    case 'minimum':
      return { rule: 'out-of-range', code: 'too-small', args: { key, limit: params.limit as number } };
    case 'maximum':
      return { rule: 'out-of-range', code: 'too-large', args: { key, limit: params.limit as number } };
    case 'exclusiveMinimum':
      return { rule: 'out-of-range', code: 'not-above', args: { key, limit: params.limit as number } };
    case 'minItems':
    case 'minProperties':
      return { rule: 'too-few', code: 'too-few', args: { key, count: params.limit as number } };
    default:
      return { rule: 'bad-form', code: 'bad-form', args: { key, value } };
  }
}

const PATTERN_CODES: Readonly<Record<string, string>> = {
  [KEBAB]: 'bad-id',
  [SEMVER]: 'bad-version',
  [DIGEST]: 'bad-digest',
  [SHA256]: 'bad-digest',
  [INSTANT]: 'bad-instant',
  [SOME_TEXT]: 'blank-text',
  '^[A-Z]{3}$': 'bad-currency',
};

const TYPE_CODES: Readonly<Record<string, string>> = {
  string: 'not-text',
  number: 'not-number',
  integer: 'not-integer',
  boolean: 'not-boolean',
  object: 'not-mapping',
  array: 'not-list',
  'string,number,boolean': 'not-answer',
  'string,number,boolean,object': 'not-answer',
  'string,number': 'not-answer',
  'string,object': 'not-text-or-keys',
  'string,array': 'not-text-or-list',
};

function typeFault(
  type: string,
  data: unknown,
  kind: SchemaKind,
  path: Path,
  key: string,
  value: string,
): Fault {
  if (path.length === 0) return { rule: 'wrong-type', code: 'not-a-mapping-file', args: { kind } };
  if (data === null) return { rule: 'wrong-type', code: 'empty-value', args: { key } };
  if (key === 'version' && typeof data === 'number')
    return {
      rule: 'unquoted-version',
      code: 'unquoted-version',
      args: { version: value },
      hint: { code: 'quote', args: { value: inThreeParts(value) } },
      fix: IN_PARTS.test(value) ? { was: value, becomes: `"${inThreeParts(value)}"` } : undefined,
    };
  const expected = type.replace(',null', '');
  const isUnquoted = expected.startsWith('string') && typeof data !== 'object';
  return {
    rule: 'wrong-type',
    code: TYPE_CODES[expected] ?? 'bad-form',
    args: { key, value },
    hint: isUnquoted ? { code: 'quote', args: { value } } : undefined,
    fix: isUnquoted && UNQUOTED.test(value) ? { was: value, becomes: `"${value}"` } : undefined,
  };
}

/** A day as people write it, as the file has it: 31.12.2026, 2026/12/31; a day for a version, as one of three numbers. */
function dateToWrite(value: string, wanted: RegExp): Pick<Fault, 'hint' | 'fix'> {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value) ?? [];
  const [, first, second, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(value) ?? [];
  // 5/6/2026 is May to some and June to others; with points it is the day that comes first.
  const isDayFirst = value.includes('.') || Number(first) > 12;
  const isMonthFirst = !isDayFirst && Number(second) > 12;
  const [y, m, d] =
    year !== undefined
      ? [year, month, day]
      : isDayFirst
        ? [last, second, first]
        : isMonthFirst
          ? [last, first, second]
          : [];
  if (y === undefined) return {};
  const iso = `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`;
  const becomes = wanted.test(iso) ? iso : `"${Number(y)}.${Number(m)}.${Number(d)}"`;
  if (!wanted.test(becomes.replaceAll('"', ''))) return {};
  return { hint: { code: 'write-so', args: { value: becomes } }, fix: { was: value, becomes } };
}

/** Keys that only one kind of file has: where one of them stands, the file is of that kind. */
const TELLING: Readonly<Record<string, string>> = {
  sections: 'standard',
  include: 'standard',
  role: 'persona',
  waivers: 'waivers',
  responses: 'session',
  labels: 'mapping',
  blanks: 'mapping',
};

/** The line that a file without `format` lacks, where its other keys leave no doubt of it. */
function formatToWrite(keys: readonly string[]): Pick<Fault, 'hint' | 'fix'> {
  const kinds = new Set(keys.flatMap((key) => (Object.hasOwn(TELLING, key) ? [TELLING[key]!] : [])));
  const [kind] = kinds;
  const [first] = keys;
  if (kind === undefined || kinds.size > 1 || first === undefined) return {};
  const line = `format: svc.${kind}/1`;
  return {
    hint: { code: 'write-so', args: { value: line } },
    fix: { was: first, becomes: `${line}\n${first}` },
  };
}

/** A text that needs no quotes between braces. */
const BARE_WORDS = /^\p{L}[\p{L}\p{N} .!'’-]*$/u;
const YAML_WORDS = /^(?:true|false|null|yes|no|on|off)$/i;

/** A bare word where a mapping belongs, written as the one that it can only mean: a text, or a kind of answer. */
function mappingToWrite(data: unknown, schema: SchemaError['parentSchema']): Pick<Fault, 'hint' | 'fix'> {
  if (typeof data !== 'string' || data.trim() === '') return {};
  const keys = Object.keys(schema?.properties ?? {});
  const isText = LANGUAGES.every((language) => keys.includes(language));
  const isAnswer = keys.includes('kind') && (KIND_NAMES as readonly string[]).includes(data);
  if (!isText && !isAnswer) return {};
  const key = isAnswer ? 'kind' : /\p{Script=Cyrillic}/u.test(data) ? 'ru' : 'en';
  const value = BARE_WORDS.test(data) && !YAML_WORDS.test(data) ? data : JSON.stringify(data);
  const becomes = `{ ${key}: ${value} }`;
  const isWhole = isText || NEED_NO_MORE.includes(data);
  const isOneLine = !/\s{2,}|[\n\t]/.test(data) && data.length <= 60;
  return {
    hint: { code: 'write-so', args: { value: excerpt(isWhole ? becomes : `{ kind: ${data}, … }`) } },
    fix: isWhole && isOneLine ? { was: data, becomes } : undefined,
  };
}

/** Kinds of answer that say all by their name. */
const NEED_NO_MORE: readonly string[] = ['yes-no', 'text'];

/** What YAML takes for a number or for true or false, though its author wrote a text. */
const UNQUOTED = /^([+-]?[\d.]+(e[+-]?\d+)?|true|false)$/i;
const IN_PARTS = /^(0|[1-9]\d*)(\.(0|[1-9]\d*))?$/;
const inThreeParts = (version: string): string =>
  IN_PARTS.test(version) ? [...version.split('.'), '0', '0'].slice(0, 3).join('.') : version;

/** Words shorter than this are too near to one another: `es` is Spanish as well as a slip for `en`. */
const LONG_ENOUGH = 4;

/** A word of our own misspelt by one letter can only be that word: nothing else is read in its place. */
function fixForWord(typed: unknown, known: readonly string[]): Fix | undefined {
  if (typeof typed !== 'string' || typed.length < LONG_ENOUGH) return undefined;
  const meant = slipOf(typed, known);
  return meant === undefined ? undefined : { was: typed, becomes: meant };
}

function fixForKey(
  key: string,
  { parentSchema, data }: SchemaError,
  unknownHere: readonly string[],
): Fix | undefined {
  const known = Object.keys(parentSchema?.properties ?? {});
  const fix = fixForWord(key, known);
  if (!fix || Object.hasOwn(data as object, fix.becomes)) return undefined;
  const isClaimedTwice = unknownHere.some((other) => other !== key && slipOf(other, known) === fix.becomes);
  return isClaimedTwice ? undefined : fix;
}

function hintForKey(key: string, { parentSchema, data }: SchemaError): Message | undefined {
  const known = Object.keys(parentSchema?.properties ?? {});
  const absent = known.filter((name) => !Object.hasOwn(data as object, name));
  const near = nearest(key, absent);
  if (near !== undefined) return didYouMean(near);
  if (known.length === LANGUAGES.length && LANGUAGES.every((language) => known.includes(language)))
    return { code: 'text-keys', args: { keys: known.join(', ') } };
  return known.length > 0 ? { code: 'known-keys', args: { keys: known.join(', ') } } : undefined;
}

const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What a reader would call the value: its key, or that of the list it stands in. */
const nameOf = (path: Path): string => String(path.findLast((step) => !/^\d+$/.test(String(step))) ?? '');
