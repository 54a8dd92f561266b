// Plain data as YAML 1.2 that every reader reads back the same, whatever people typed.

import { inHex, OBEYED } from '../errors.ts';

/** Mappings, sequences, texts, numbers, yes and no. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** Words that need no quotes in any position; whatever else was typed goes between double quotes, as in JSON. */
const UNQUOTED = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} .,_/()%+—–-]*[\p{L}\p{N}\p{M}.,_/()%+—–-])?$/u;
/** No text to YAML, or not to some readers of YAML, or of none to some people. */
const LIKE_ANOTHER = /^(?:true|false|null|[\d.]+(?:e[+-]?\d+)?|0o[0-7]+|0x[\da-f]+)$/i;
/** Neither what turns a line of text around, nor what CI services take for a command, stands there as it is. */
const RAW = new RegExp(`[${OBEYED}\\ufffe\\uffff]|(?<=#)#(?=\\w*\\[)`, 'g');

/** A whole file: ends with a line break. Keys stand in the order they are in. */
export const yamlOf = (data: object): string => `${lines(data as Json, '').join('\n')}\n`;

function lines(value: Json, indent: string): string[] {
  if (Array.isArray(value))
    return value.length === 0
      ? [`${indent}[]`]
      : value.flatMap((one: Json) => {
          const [first = '', ...rest] = lines(one, `${indent}  `);
          return [`${indent}- ${first.trimStart()}`, ...rest];
        });
  if (typeof value !== 'object') return [`${indent}${scalar(value)}`];
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${indent}{}`];
  return entries.flatMap(([key, inner]) => {
    const name = `${indent}${scalar(key)}:`;
    const isNested = typeof inner === 'object' && Object.keys(inner).length > 0;
    const [only = '', ...rest] = lines(inner as Json, `${indent}  `);
    return isNested ? [name, only, ...rest] : [`${name} ${only.trimStart()}`];
  });
}

/** Bare where YAML takes it for what it is, else between double quotes. */
export function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if (UNQUOTED.test(value) && !LIKE_ANOTHER.test(value)) return value;
  return quoted(value);
}

/** Between double quotes. JSON's strings are YAML's, but for characters that a YAML file should not hold as they are. */
export const quoted = (text: string): string => JSON.stringify(text).replace(RAW, inHex);
