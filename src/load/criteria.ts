// The criteria of a standard or a persona: their answers are built by their kinds, and what they refer to must exist.

import type { EvidenceKind } from '../core/answers/evidence.ts';
import { type Answer, isInWords, kindOf } from '../core/answers/index.ts';
import type { Calendars } from '../core/answers/kind.ts';
import { CUSTOMERS } from '../core/answers/response.ts';
import { type Args, didYouMean, excerpt, type Fault, type Message } from '../core/errors.ts';
import type { RawCriterion } from '../core/shapes/parts.ts';
import type { Criterion, Field, Requirement, When } from '../core/standard/standard.ts';
import { SESSION_FIELDS } from '../core/standard/standard.ts';
import { fitsSummary } from '../core/statistics/summaries.ts';
import { nearest } from '../core/suggest.ts';
import { takenId } from './includes.ts';
import type { Complain } from './loaded.ts';
import type { Path, YamlFile } from './yaml.ts';

export interface Placed {
  readonly raw: RawCriterion;
  readonly path: Path;
  readonly section: string;
}

export interface Surroundings {
  readonly fields: readonly Field[];
  /** Null where any touchpoint may be named. */
  readonly touchpoints: readonly string[] | null;
  readonly calendars: Calendars;
  /** Criteria that come before these from another file. */
  readonly before: readonly Criterion[];
}

/** All criteria of a file, in order. Where one is at fault the result is not to be used. */
export function buildCriteria(
  placed: readonly Placed[],
  { fields, touchpoints, calendars, before }: Surroundings,
  complain: Complain,
  yaml: YamlFile,
): Criterion[] {
  checkIds(placed, before, complain, yaml);
  const ids = [...new Set([...before, ...placed.map(({ raw }) => raw)].map(({ id }) => id))];
  const earlier = new Map<string, Answer>(before.map(({ id, answer }) => [id, answer]));
  return placed.map(({ raw, path, section }) => {
    const answer = buildAnswer(raw, path, calendars, complain, yaml);
    if (touchpoints && raw.touchpoint !== undefined && !touchpoints.includes(raw.touchpoint))
      complain([...path, 'touchpoint'], {
        rule: 'unknown-touchpoint',
        code: 'unknown-touchpoint',
        args: { id: raw.touchpoint },
        hint: didYouMean(nearest(raw.touchpoint, touchpoints)),
      });
    if (answer && raw.summary !== undefined && !fitsSummary(answer, raw.summary, raw.cuts))
      complain([...path, 'summary'], {
        rule: 'summary',
        code: raw.cuts ? 'summary-cuts' : `summary-${raw.summary === 'enps' ? 'nps' : raw.summary}`,
        args: { summary: raw.summary },
      });
    const when = buildWhen(raw, path, { fields, earlier, ids }, complain, yaml);
    if (answer) earlier.set(raw.id, answer);
    return {
      id: raw.id,
      section,
      text: raw.text,
      ...(raw.name ? { name: raw.name } : {}),
      ...(raw.ask ? { ask: raw.ask } : {}),
      ...(raw.guide ? { guide: raw.guide } : {}),
      answer: answer ?? { kind: 'text' },
      expect:
        answer && raw.expect !== undefined
          ? readAnswer(raw.expect, answer, [...path, 'expect'], complain)
          : null,
      weight: raw.weight ?? 1,
      ...(raw.rationale ? { rationale: raw.rationale } : {}),
      critical: raw.critical ?? false,
      optional: raw.optional ?? false,
      ...(raw.touchpoint === undefined ? {} : { touchpoint: raw.touchpoint }),
      ...(raw.summary === undefined ? {} : { summary: raw.summary }),
      ...(raw.summary === undefined || raw.cuts === undefined ? {} : { cuts: raw.cuts }),
      ...(raw.announce === undefined ? {} : { announce: raw.announce }),
      ...(raw.require ? { require: buildRequirement(raw.require) } : {}),
      when,
      formerly: formerIds(raw),
    };
  });
}

function buildRequirement({ comment, evidence }: NonNullable<RawCriterion['require']>): Requirement {
  const always = Array.isArray(evidence) ? (evidence as readonly EvidenceKind[]) : undefined;
  return {
    ...(comment ? { comment } : {}),
    ...(evidence ? { evidence: always ? { always } : (evidence as Requirement['evidence'])! } : {}),
  };
}

const formerIds = ({ formerly }: RawCriterion): readonly string[] =>
  typeof formerly === 'string' ? [formerly] : (formerly ?? []);

/** Complains of every id after its first use. */
export function checkUnique(
  named: readonly { readonly id: string; readonly path: Path }[],
  complain: Complain,
  yaml: YamlFile,
): void {
  const first = new Map<string, Path>();
  for (const { id, path } of named) {
    const before = first.get(id);
    if (before)
      complain(path, {
        rule: 'duplicate-id',
        code: 'duplicate-id',
        args: { id, line: yaml.place(before).line },
      });
    else first.set(id, path);
  }
}

function checkIds(
  placed: readonly Placed[],
  before: readonly Criterion[],
  complain: Complain,
  yaml: YamlFile,
): void {
  checkUnique(
    placed.map(({ raw, path }) => ({ id: raw.id, path: [...path, 'id'] })),
    complain,
    yaml,
  );
  const taken = new Set(before.map(({ id }) => id));
  for (const { raw, path } of placed) if (taken.has(raw.id)) complain([...path, 'id'], takenId(raw.id));
  const living = new Set([...taken, ...placed.map(({ raw }) => raw.id)]);
  const claimed = new Map<string, Path>();
  for (const { raw, path } of placed) {
    const isList = typeof raw.formerly !== 'string';
    formerIds(raw).forEach((id, i) => {
      const at = isList ? [...path, 'formerly', i] : [...path, 'formerly'];
      const before = claimed.get(id);
      if (living.has(id)) complain(at, { rule: 'formerly', code: 'formerly-living', args: { id } });
      else if (before)
        complain(at, {
          rule: 'formerly',
          code: 'formerly-twice',
          args: { id, line: yaml.place(before).line },
        });
      claimed.set(id, before ?? at);
    });
  }
}

function buildAnswer(
  { answer }: RawCriterion,
  path: Path,
  calendars: Calendars,
  complain: Complain,
  yaml: YamlFile,
): Answer | null {
  const at = [...path, 'answer'];
  const built = kindOf(answer).build(answer, (inner) => yaml.keysAt([...at, ...inner]), calendars);
  if ('answer' in built) return built.answer;
  for (const { path: inner, rule, code, args } of built.problems) {
    const isKey = inner[0] === 'points' || inner[0] === 'labels';
    complain(
      [...at, ...inner],
      { rule, code, ...(args ? { args } : {}), hint: nearHint(args) },
      isKey ? 'key' : 'value',
    );
  }
  return null;
}

/** A value by its kind, or null after a complaint. */
export function readAnswer(
  input: string | number | boolean,
  answer: Answer,
  path: Path,
  complain: Complain,
): number | null {
  const read = kindOf(answer).read(input, answer);
  if (read.ok) return read.value;
  complain(path, unreadable(read.problem));
  return null;
}

export function unreadable({ code, args = {} }: Message): Fault {
  const { value } = args;
  return {
    rule: 'unreadable-answer',
    code,
    args: typeof value === 'string' ? { ...args, value: excerpt(value) } : args,
    hint: nearHint(args),
  };
}

/** An answer kind that knows a near name says it in its arguments. */
const nearHint = ({ nearest: near }: Args = {}): Message | undefined =>
  typeof near === 'string' && near !== '' ? didYouMean(near) : undefined;

interface Known {
  readonly fields: readonly Field[];
  readonly earlier: ReadonlyMap<string, Answer>;
  readonly ids: readonly string[];
}

function buildWhen(raw: RawCriterion, path: Path, known: Known, complain: Complain, yaml: YamlFile): When {
  return Object.entries(raw.when ?? {}).map(([name, values]) => {
    const at = [...path, 'when', name];
    const texts = values.map((value, i) => yaml.writtenAt([...at, i]) ?? String(value));
    const choices = valuesOf(name, known.fields);
    const answer = known.earlier.get(name);
    if (choices) {
      checkValues(name, texts, choices, at, complain);
    } else if (answer) {
      if (isInWords(answer)) complain(at, { rule: 'when', code: 'when-on-words', args: { name } }, 'key');
      else
        return {
          field: name,
          values: values.map((value, i) => writtenAnswer(value, answer, [...at, i], complain)),
        };
    } else if (known.ids.includes(name)) {
      // An earlier criterion whose answer could not be built has had its complaint.
      const isEarlier = known.ids.indexOf(name) < known.ids.indexOf(raw.id);
      if (!isEarlier) complain(at, { rule: 'when', code: 'when-later', args: { name } }, 'key');
    } else {
      const names = [...known.fields.map(({ id }) => id), ...SESSION_FIELDS, ...known.ids];
      complain(
        at,
        {
          rule: 'when',
          code: 'when-unknown',
          args: { name: excerpt(name) },
          hint: didYouMean(nearest(name, names)),
        },
        'key',
      );
    }
    return { field: name, values: texts };
  });
}

/** The values a field may have (none: any text), or undefined where there is no such field. */
export function valuesOf(name: string, fields: readonly Field[]): readonly string[] | undefined {
  const declared = fields.find(({ id }) => id === name);
  if (declared) return declared.values.map(({ id }) => id);
  if (name === 'customer') return CUSTOMERS;
  return (SESSION_FIELDS as readonly string[]).includes(name) ? [] : undefined;
}

function checkValues(
  name: string,
  texts: readonly string[],
  choices: readonly string[],
  path: Path,
  complain: Complain,
): void {
  if (choices.length === 0) return;
  texts.forEach((value, i) => {
    if (!choices.includes(value)) complain([...path, i], unknownValue(name, value, choices));
  });
}

export const unknownValue = (key: string, value: string, choices: readonly string[]): Fault => ({
  rule: 'unknown-value',
  code: 'unknown-value',
  args: { key, value: excerpt(value), choices: choices.join(', ') },
  hint: didYouMean(nearest(value, choices)),
});

/** The one way an answer is written, so that `when` compares like with like. */
function writtenAnswer(
  value: string | number | boolean,
  answer: Answer,
  path: Path,
  complain: Complain,
): string {
  const read = readAnswer(value, answer, path, complain);
  return read === null ? '' : String(kindOf(answer).write(read, answer));
}
