// A survey as JSON, as SurveyJS keeps it and ODK and KoboToolbox hand it out: a list of respondents, each with answers by name.
// Names within names are joined with a slash, as these tools do in their CSV.

import { UserError } from '../core/errors.ts';
import type { Container } from './container.ts';

/** `[{…`, or `{"…`, behind a byte order mark and white space. */
export const looksLikeJson = (start: Buffer): boolean =>
  /^\ufeff?\s*(?:\[\s*(?:\{|\])|\{\s*")/.test(start.subarray(0, 200).toString('utf8'));

/** Where the respondents are, if they are not the whole: KoboToolbox, OData of ODK, others. */
const LISTS = ['results', 'value', 'data', 'responses', 'records'];

export interface JsonSurvey {
  /** The same as CSV in UTF-8. */
  readonly csv: Buffer;
  readonly container: Container;
}

/** Throws a UserError where it is no JSON, or holds no respondents. */
export function csvOfJson(bytes: Buffer, file: string): JsonSurvey {
  const text = new TextDecoder().decode(bytes);
  const records = recordsOf(parsed(text, file));
  if (records === null || records.length === 0) throw new UserError('survey-json-empty', { file });
  const rows = records.map((record) => flat(record));
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const lines = [names, ...rows.map((row) => names.map((name) => row.get(name) ?? ''))];
  return {
    csv: Buffer.from(lines.map((cells) => `${cells.map(cell).join(',')}\n`).join('')),
    container: { kind: 'json', records: records.length },
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // One record a line.
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      // What the whole says is the better place.
    }
    const at = breakIn(text);
    const before = text.slice(0, at).split('\n');
    throw new UserError('survey-broken-json', {
      file,
      line: before.length,
      column: before.at(-1)!.length + 1,
    });
  }
}

/** Where JSON breaks: the shortest beginning that nothing behind it could mend, found by halving. */
function breakIn(text: string): number {
  const isMendable = (length: number): boolean => {
    try {
      JSON.parse(text.slice(0, length));
      return true;
    } catch (error) {
      const { message } = error as Error;
      const at = Number(/position (\d+)/.exec(message)?.[1] ?? -1);
      return /end of JSON|Unterminated/.test(message) || at >= length;
    }
  };
  let [good, bad] = [0, text.length];
  if (isMendable(bad)) return bad;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isMendable(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

type JsonObject = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function recordsOf(json: unknown): readonly JsonObject[] | null {
  if (Array.isArray(json)) return json.every(isObject) ? json : null;
  if (!isObject(json)) return null;
  for (const name of LISTS) {
    const list = json[name];
    if (Array.isArray(list) && list.every(isObject)) return list;
  }
  return [json];
}

function flat(record: JsonObject, before = ''): Map<string, string> {
  const row = new Map<string, string>();
  for (const [name, value] of Object.entries(record)) {
    const path = before + name;
    if (isObject(value)) for (const [inner, text] of flat(value, `${path}/`)) row.set(inner, text);
    else if (Array.isArray(value)) row.set(path, value.filter((one) => !isObject(one)).join(', '));
    else row.set(path, value === null || value === undefined ? '' : String(value));
  }
  return row;
}

const cell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
