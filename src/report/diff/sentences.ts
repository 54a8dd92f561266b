// Changes in words: what happened to what, in one line, and its old and new side in full.

import { type Fact, type Json, namesIn } from '../../core/diff/facts.ts';
import type { Change } from '../../core/diff/judge.ts';
import { TEXTS } from '../../core/diff/rules.ts';
import type { Waiver } from '../../core/diff/waivers.ts';
import { SAME_QUESTION } from '../../core/diff/wording.ts';
import { diffWords, similarity, type TextRun } from '../../core/diff/words.ts';
import type { Args } from '../../core/errors.ts';
import { inLanguage, type Text } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';

export interface SaidChange {
  /** What happened: Weight changed. */
  readonly title: string;
  /** To what: criterion queue-time. */
  readonly subject: string;
  /** From what to what, where that is short: 1 → 2. Else empty. */
  readonly detail: string;
  /** What it does to scores; empty where it does nothing. */
  readonly why: string;
  /** Both sides in full, where the detail does not say them. */
  readonly rows: readonly Row[];
}

/** One fact on both sides; a text is one in each language that changed. */
export interface Row {
  /** The language; empty where there is none. */
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Word by word, where both sides are texts. */
  readonly runs: readonly TextRun[] | null;
}

export function sayChange(change: Change, speaker: Speaker): SaidChange {
  const { say, knows } = speaker;
  const { effect } = change;
  const why = `why.${change.rule}`;
  const rows = rowsOf(change, speaker);
  return {
    title: say(`change.${change.rule}`),
    subject: subjectOf(change, speaker),
    detail: detailOf(change, speaker),
    why: effect ? sayEffect(effect, speaker) : knows(why) ? say(why) : '',
    rows,
  };
}

/** What scores feel of a change, where the rule alone does not say. */
const sayEffect = ({ code, args }: NonNullable<Change['effect']>, { say }: Speaker): string =>
  say(`effect.${code}`, 'judged' in args ? { ...args, judged: say(`diff.level.${args.judged}`) } : args);

/** The change in one line: Weight changed: criterion queue-time, 1 → 2. */
export function messageOf(change: Change, speaker: Speaker): string {
  const { title, subject, detail } = sayChange(change, speaker);
  const rest = [subject, detail].filter((part) => part !== '').join(', ');
  return rest === '' ? title : `${title}: ${rest}`;
}

/** What is wrong with a version or a waiver, in a sentence. */
export function faultOf(
  { rule, args }: { readonly rule: string; readonly args: Args },
  { say }: Speaker,
): string {
  const inWords = Object.entries(args).map(([name, value]) => [
    name,
    name === 'required' || name === 'declared' ? say(`diff.bump.${value}`) : value,
  ]);
  return say(`diff.fault.${rule}`, Object.fromEntries(inWords));
}

/** By whom a change is waived, until when and why; empty where it is not. */
export const waivedBy = (waiver: Waiver | null, { say }: Speaker): string =>
  waiver ? say('diff.waived', { owner: waiver.owner, expires: waiver.expires, reason: waiver.reason }) : '';

/** What a text is called in its file; the first part that fits. */
const TEXT_NAMES: readonly (readonly [suffix: string, name: string])[] = [
  ['.title', 'title'],
  ['.description', 'description'],
  ['.guide', 'guide'],
  ['.rationale', 'rationale'],
  ['.name', 'name'],
  ['criterion.text', 'question'],
  ['.ask-expectation', 'ask-expectation'],
  ['.ask-delivery', 'ask-delivery'],
  ['.unit', 'unit'],
  ['.role', 'role'],
  ['', 'text'],
];

const isOfMapping = (fact: Fact): boolean => fact.startsWith('mapping');
const isShort = (fact: Fact): boolean => SHORT.includes(fact) || isOfMapping(fact);

/** By the keys that its author wrote; a cell by its text. */
function subjectInMapping({ fact, at }: Change, { say }: Speaker): string {
  const address = at.new ?? at.old ?? [];
  const { criterion } = namesIn(address);
  const keys = criterion === undefined ? address : address.slice(2);
  const isCell = fact.startsWith('mapping-label') || fact.startsWith('mapping-blank');
  const what = isCell
    ? say('diff.of.cell', { text: keys.at(-1)! })
    : keys.filter((key) => !/^\d+$/.test(key)).join('/');
  return [criterion === undefined ? '' : say('diff.of.criterion', { id: criterion }), what]
    .filter((part) => part !== '')
    .join(', ');
}

function subjectOf(change: Change, speaker: Speaker): string {
  const { say } = speaker;
  if (isOfMapping(change.fact)) return subjectInMapping(change, speaker);
  const address = change.at.new ?? change.at.old ?? [];
  const { section, criterion, touchpoint, field, value, option, label, former } = namesIn(address);
  const parts = [
    criterion === undefined && section !== undefined ? say('diff.of.section', { id: section }) : '',
    criterion === undefined ? '' : say('diff.of.criterion', { id: criterion }),
    touchpoint === undefined ? '' : say('diff.of.touchpoint', { id: touchpoint }),
    field === undefined ? '' : say('diff.of.field', { id: field }),
    value === undefined ? '' : say('diff.of.value', { id: value }),
    option === undefined ? '' : say('diff.of.option', { id: option }),
    label === undefined ? '' : say('diff.of.label', { id: label }),
    former ?? '',
    ['text-changed-in-one-language', 'translation-added', 'translation-removed'].includes(change.rule)
      ? say(`diff.text.${TEXT_NAMES.find(([suffix]) => change.fact.endsWith(suffix))![1]}`)
      : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Facts short enough to be told in a line. */
const SHORT: readonly Fact[] = [
  'standard.id',
  'standard.aggregation',
  'standard.failure-policy',
  'policy.tolerance',
  'policy.minimum-answered',
  'policy.minimum-n',
  'policy.minimum-inference',
  'policy.criminal-shortfall',
  'policy.critical-cap',
  'section.id',
  'section.weight',
  'criterion.id',
  'criterion.section',
  'criterion.weight',
  'criterion.touchpoint',
  'criterion.expect',
  'answer.kind',
  'answer.direction',
  'scale.range',
  'scale.step',
  'option.points',
  'measure.currency',
  'profile.id',
  'profile.standard',
  'weights.scale',
  'profile-criterion',
  'profile-criterion.expect',
  'profile-criterion.weight',
  'persona.id',
];

function detailOf(change: Change, speaker: Speaker): string {
  const { fact, before, after, wording, at } = change;
  const { say } = speaker;
  if (wording !== null) {
    const alike =
      wording.meaning && wording.unchanged.length === 0
        ? [percentAlike(wording.meaning.similarity, speaker)]
        : [];
    const only =
      wording.unchanged.length > 0 ? wording.changed.map((language) => say(`diff.in.${language}`)) : [];
    const still =
      wording.meaning && wording.unchanged.length > 0
        ? [percentAlike(wording.meaning.similarity, speaker)]
        : [];
    const turns = (wording.meaning?.turns ?? []).map(({ before: was, after: is }) =>
      was === '' ? `+ ${is}` : is === '' ? `− ${was}` : `${was} → ${is}`,
    );
    return [...turns, ...only, ...alike, ...still].join(', ');
  }
  if (TEXTS.includes(fact) && typeof (after ?? before) === 'string')
    return say(`diff.language.${(at.new ?? at.old)!.at(-1)}`);
  if (fact === 'criterion.namesake') {
    const { name } = after as { readonly name: string };
    return name === change.criterion ? '' : name;
  }
  if (fact === 'weights.scale') return scaleOf(change, speaker);
  if (!isShort(fact)) return '';
  if (before === null && after !== null && at.old === null) return shown(after, change, speaker);
  if (after === null && before !== null && at.new === null) return shown(before, change, speaker);
  return `${shown(before, change, speaker)} → ${shown(after, change, speaker)}`;
}

/** × 2, where all grew alike; else by what each of them grew. */
function scaleOf({ before, after }: Change, speaker: Speaker): string {
  const was = before as Readonly<Record<string, number>>;
  const ratios = Object.entries(after as Readonly<Record<string, number>>).map(([path, weight], i) => ({
    name: path.split('/').at(-1)!,
    ratio: Math.round((weight / Object.values(was)[i]!) * 1e6) / 1e6,
  }));
  const different = new Set(ratios.map(({ ratio }) => ratio));
  if (different.size === 1) return `× ${numberOf(ratios[0]!.ratio, speaker)}`;
  return ratios.map(({ name, ratio }) => `${name} × ${numberOf(ratio, speaker)}`).join(', ');
}

const percentAlike = (similarity: number, { say, percent }: Speaker): string =>
  say('diff.similarity', { percent: percent(similarity) });

function rowsOf(change: Change, speaker: Speaker): Row[] {
  const { fact, before, after, wording } = change;
  if (isShort(fact) || typeof before === 'boolean') return [];
  if (wording !== null) {
    const [old, now] = [before as Text, after as Text];
    return wording.changed.map((language) => ({
      label: speaker.say(`diff.language.${language}`),
      before: old[language] ?? null,
      after: now[language] ?? null,
      runs: runsOf(old[language] ?? '', now[language] ?? ''),
    }));
  }
  const side = (value: Json) => (value === null ? null : shown(value, change, speaker));
  return [{ label: '', before: side(before), after: side(after), runs: null }];
}

/** Word by word where enough stayed to read it that way; else all of one went and all of the other came. */
function runsOf(before: string, after: string): readonly TextRun[] {
  if (similarity(before, after) >= SAME_QUESTION) return diffWords(before, after);
  const whole = (kind: TextRun['kind'], text: string) => (text === '' ? [] : [{ kind, text, spaced: false }]);
  return [...whole('removed', before), ...whole('added', after)];
}

/** A value as people write it, in the language of the reader. */
function shown(value: Json, { fact }: Change, speaker: Speaker): string {
  const { say, language } = speaker;
  if (value === null) return say(fact === 'criterion.when' ? 'diff.value.always' : 'diff.value.none');
  if (fact === 'answer.direction') return say(`diff.value.${value}`);
  if (typeof value === 'number') return numberOf(value, speaker);
  if (typeof value !== 'object') return String(value);
  if (isOfMapping(fact) || fact === 'profile.portrait' || fact === 'standard.log')
    return inWords(value, speaker);
  if (Array.isArray(value))
    return fact.startsWith('measure.')
      ? (value as readonly { value: string | number; points: number }[])
          .map((knot) => `${knot.value} → ${numberOf(knot.points, speaker)}`)
          .join(', ')
      : value
          .map((item) => (typeof item === 'string' ? item : inLanguage(item as Text, language)))
          .join(', ');
  const data = value as { readonly [key: string]: Json };
  switch (fact) {
    case 'criterion.when':
      return Object.entries(data)
        .map(([field, values]) => `${field}: ${(values as readonly string[]).join(', ')}`)
        .join('; ');
    case 'scale.range':
      return `${data.min}–${data.max}`;
    case 'answer.kind':
      return String(data.kind);
    case 'standard.source':
    case 'profile.source':
    case 'persona.source':
      return [data.author, data.title, data.part, data.year]
        .filter((part) => part !== undefined)
        .map((part) => (typeof part === 'object' ? inLanguage(part as Text, language) : part))
        .join(', ');
    case 'profile-criterion':
      return Object.entries(data)
        .filter(([, said]) => said !== null)
        .map(([key, said]) => `${key}: ${typeof said === 'number' ? numberOf(said, speaker) : said}`)
        .join(', ');
    case 'measure.unit':
    case 'measure.unit-forms':
    case 'measure.calendar':
      return inWords(value, speaker);
    default:
      return inLanguage((data.text ?? data.title ?? data) as Text, language);
  }
}

/** Nested data in one line: timeZone: Europe/Riga, mon: 9:00–18:00. */
function inWords(value: Json, speaker: Speaker): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return numberOf(value, speaker);
  if (typeof value !== 'object') return String(value);
  const parts = Array.isArray(value)
    ? value.map((item: Json) => inWords(item, speaker))
    : 'en' in value || 'ru' in value
      ? // Of a unit, its forms.
        [inWords(inLanguage(value as Text, speaker.language), speaker)]
      : Object.entries(value as { readonly [key: string]: Json }).map(([key, inner]) => {
          const said = inWords(inner, speaker);
          return said === '' ? '' : `${key}: ${said}`;
        });
  return parts.filter((part) => part !== '').join(', ');
}

/** With the decimals it has. */
function numberOf(value: number, { number }: Speaker): string {
  const decimals = /\.(\d+)/.exec(String(Math.round(value * 1e6) / 1e6))?.[1]?.length ?? 0;
  return number(value, decimals);
}
