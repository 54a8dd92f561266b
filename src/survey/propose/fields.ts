// Columns to group by: the fields of the standard by title or by their values, what its log names, who answers; then columns
// of few values that belong to no block of questions.

import type { ProposedField } from '../../core/shapes/map.ts';
import type { Field, Standard } from '../../core/standard/standard.ts';
import { clean } from '../../core/standard/text.ts';
import type { Column } from '../dialects/dialect.ts';
import { latin } from '../draft/headers.ts';
import { CUSTOMER, isValueOf } from '../respondent.ts';
import { type Profile, proposed } from './columns.ts';
import { type Found, rounded, type Table } from './table.ts';
import { likeness, tellingWords } from './wording.ts';

const MOST_FIELDS = 12;

/** What the columns of logs are called. */
const LOGGED = {
  date: /date|when|дата|когда|datum/iu,
  from: /receiv|regist|open|start|получ|поступ|регистр|открыт|eingang|beginn/iu,
  to: /clos|resolv|end|закры|реш[её]н|заверш|erledigt|ende/iu,
  channel: /channel|канал|kanal/iu,
  type: /type|kind|categor|тип|вид|категор|тема|art$/iu,
  cause: /cause|reason|причин|grund|ursache/iu,
} as const;

/** `taken` are positions of columns that are something else; `candidates` could be ratings; `hints` are known by name. */
export function fieldsOf(
  standard: Standard,
  table: Table,
  found: readonly Found[],
  taken: ReadonlySet<number | undefined>,
  candidates: readonly Profile[],
  hints: ReadonlyMap<string, Column>,
): ProposedField[] {
  const { columns, profiles, rows } = table;
  const used = new Set(taken);
  // Stamps are read twice: by the deadlines that run from them, and as facts of a log.
  const stamps = new Set(
    found.flatMap(({ delivery, until }) => (until ? [delivery.index, until.index] : [])),
  );
  const fields: ProposedField[] = [];
  const add = (
    name: string,
    { column, texts }: Profile,
    confidence: number,
    strange: readonly string[] = [],
  ) => {
    used.add(column.index);
    fields.push({
      name,
      column: proposed(column, columns),
      values: texts.size,
      strange,
      confidence: rounded(strange.length > 0 ? Math.min(confidence, 0.6) : confidence),
    });
  };
  const isNew = (name: string) => !fields.some((field) => field.name === name);
  const free = () => profiles.filter(({ column, filled }) => !used.has(column.index) && filled > 0);
  for (const [name, { index }] of hints) add(name, profiles[index]!, 0.95);
  for (const field of standard.fields) {
    const best = isNew(field.id) ? likeliest(free(), field) : null;
    if (best) add(field.id, best.profile, best.confidence, strangeIn(best.profile, field));
  }
  for (const [name, called] of loggedIn(standard)) {
    if (!isNew(name)) continue;
    const profile = profiles.find(
      ({ column, filled }) =>
        filled > 0 &&
        (!used.has(column.index) || stamps.has(column.index)) &&
        column.names.some((text) => called.test(text)),
    );
    if (profile) add(name, profile, 0.7);
  }
  const customer = free().find((profile) => profile.complete && shareOf(profile, CUSTOMER) >= 0.8);
  if (customer && isNew(CUSTOMER.id)) add(CUSTOMER.id, customer, 0.9);
  const ratings = new Set(candidates.map(({ column }) => column.index));
  const columnsWith = new Map<string, number>();
  for (const { texts } of profiles)
    for (const text of texts.keys()) columnsWith.set(text, (columnsWith.get(text) ?? 0) + 1);
  // Answers that many columns share are those of a block of questions.
  const isInBlock = (texts: Profile['texts']) =>
    [...texts.keys()].every((text) => columnsWith.get(text)! >= 4);
  for (const profile of free()) {
    const { column, texts, filled, complete } = profile;
    if (fields.length >= MOST_FIELDS) break;
    if (!complete || ratings.has(column.index) || isInBlock(texts) || isOption(profile)) continue;
    if (texts.size < 2 || texts.size > 12 || filled < rows.length / 2 || filled < texts.size * 3) continue;
    const name = idOf(column);
    if (isNew(name)) add(name, profile, 0.75);
  }
  return fields;
}

/** The column that the field is, by its header or by its values. */
function likeliest(
  profiles: readonly Profile[],
  field: Field,
): { readonly profile: Profile; readonly confidence: number } | null {
  const wordings = [field.id.replaceAll('-', ' '), ...Object.values(field.title)];
  const best = profiles
    .map((profile) => {
      const byName = Math.max(
        ...profile.column.names.flatMap((name) => wordings.map((wording) => likeness(name, wording ?? ''))),
      );
      const byValues = profile.complete ? 0.95 * shareOf(profile, field) : 0;
      return { profile, confidence: Math.max(byName, byValues) };
    })
    .sort((a, b) => b.confidence - a.confidence || a.profile.column.index - b.profile.column.index)[0];
  return best && best.confidence >= 0.5 ? best : null;
}

/** The share of a column's cells that are values of the field. */
function shareOf({ texts, filled }: Profile, field: Field): number {
  let count = 0;
  for (const [text, times] of texts) if (isValueOf(text, field)) count += times;
  return count / filled;
}

/** A column of a multiple choice: it holds its own name, if not that alone. */
const isOption = ({ column, texts }: Profile): boolean => column.names.some((name) => texts.has(clean(name)));

const strangeIn = ({ texts }: Profile, field: Field): string[] =>
  field.values.length === 0 ? [] : [...texts.keys()].filter((text) => !isValueOf(text, field)).sort();

/** The names by which the standard's log knows its columns, and what these may be called. */
function loggedIn({ log }: Standard): (readonly [string, RegExp])[] {
  if (!log) return [];
  const named = [
    [log.longRunning?.from, LOGGED.from],
    [log.longRunning?.to, LOGGED.to],
    [log.date, LOGGED.date],
    [log.channel, LOGGED.channel],
    [log.type, LOGGED.type],
    [log.cause, LOGGED.cause],
  ] as const;
  return named.flatMap(([name, called]) => (name ? [[name, called] as const] : []));
}

/** A name to group by, of the first words of a header. */
function idOf({ index, names }: Column): string {
  const latinName = names
    .map((name) => latin(tellingWords(name).join(' ')))
    .find((name) => /^[a-z]/.test(name));
  return latinName?.split('-').slice(0, 3).join('-') ?? `column-${index + 1}`;
}
