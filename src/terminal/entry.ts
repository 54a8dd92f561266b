// How an answer of each kind is given on a terminal, and how it is said back: points to pick, a value to type, words to write.

import type { ChoiceAnswer } from '../core/answers/choice.ts';
import { type Answer, type AnswerKindName, type AnswerOf, kindOf } from '../core/answers/index.ts';
import type { MeasuredAnswer } from '../core/answers/measured.ts';
import { pointName, pointsOf, type ScaleAnswer } from '../core/answers/scale.ts';
import type { SchemeCriterion } from '../core/standard/scheme.ts';
import { inLanguage, type Language, unitText } from '../core/standard/text.ts';
import { isOver, isShort } from '../core/tally/tally.ts';
import { forTerminal } from '../text/escape.ts';
import type { Speaker } from '../words/index.ts';
import { rounded } from '../words/speaker.ts';

export interface Option {
  readonly value: number;
  /** What is typed for it, and shown before it. */
  readonly key: string;
  /** What else may be typed. */
  readonly aliases: readonly string[];
  readonly label: string;
}

export type Entry =
  | { readonly by: 'picking'; readonly options: readonly Option[] }
  | {
      readonly by: 'typing';
      readonly stopwatch: boolean;
      /** What to type, with examples. */
      readonly hint: string;
      /** The value of what was typed; null when it is none, and then `complain` says what it is not. */
      read(typed: string): number | null;
      complain(typed: string): string;
    }
  | { readonly by: 'writing' };

/** A scale with more steps than this is typed: nobody picks from a hundred rows. */
const MOST_ROWS = 21;

interface OnTerminal<A extends Answer> {
  entry(answer: A, speaker: Speaker): Entry;
  /** One answer as people say it. */
  show(value: number, answer: A, speaker: Speaker): string;
}

const KINDS: { readonly [kind in AnswerKindName]: OnTerminal<AnswerOf<kind>> } = {
  scale: {
    entry: (answer, speaker) => {
      const points = pointsOf(answer, MOST_ROWS);
      if (points.length === 0)
        return typing(answer, speaker, say('entry.scale', ends(answer, speaker), speaker));
      return {
        by: 'picking',
        options: points.map((value) => ({
          value,
          key: String(value),
          aliases: [],
          label: labelOf(value, answer, speaker),
        })),
      };
    },
    show: (value, answer, speaker) => {
      const label = labelOf(value, answer, speaker);
      return label === '' ? figure(value, speaker) : `${figure(value, speaker)} · ${label}`;
    },
  },
  'yes-no': {
    entry: (_, speaker) => ({
      by: 'picking',
      options: [
        {
          value: 1,
          key: speaker.say('key.yes'),
          aliases: ['y', 'д', '1'],
          label: capital(speaker.say('value.yes')),
        },
        {
          value: 0,
          key: speaker.say('key.no'),
          aliases: ['n', 'н', '2', '0'],
          label: capital(speaker.say('value.no')),
        },
      ],
    }),
    show: (value, _, speaker) => speaker.say(value === 1 ? 'value.yes' : 'value.no'),
  },
  choice: {
    entry: (answer, speaker) => ({
      by: 'picking',
      options: answer.options.map(({ text }, i) => ({
        value: i,
        key: String(i + 1),
        aliases: [],
        label: forTerminal(inLanguage(text, speaker.language)),
      })),
    }),
    show: (value, answer: ChoiceAnswer, { language }) => inLanguage(answer.options[value]?.text, language),
  },
  duration: {
    entry: (answer, speaker) => ({
      ...typing(answer, speaker, speaker.say('entry.duration')),
      stopwatch: true,
    }),
    show: (value, _, speaker) => speaker.duration(value),
  },
  elapsed: {
    // A stopwatch knows nothing of working hours.
    entry: (answer, speaker) => ({
      ...typing(answer, speaker, speaker.say(answer.calendar ? 'entry.working-time' : 'entry.elapsed')),
      stopwatch: answer.calendar === null,
    }),
    show: (value, _, speaker) => speaker.duration(value),
  },
  money: {
    entry: (answer, speaker) =>
      typing(answer, speaker, say('entry.money', { unit: unitOf(answer, speaker) }, speaker)),
    show: (value, answer, speaker) => speaker.money(value, answer.currency),
  },
  count: {
    entry: (answer, speaker) =>
      typing(answer, speaker, say('entry.count', { unit: unitOf(answer, speaker) }, speaker)),
    show: (value, answer, speaker) => {
      const own = inUnit(answer, speaker.language);
      return typeof own === 'object'
        ? forTerminal(speaker.inNumberForm(value, figure(value, speaker), own))
        : withUnit(figure(value, speaker), unitOf(answer, speaker));
    },
  },
  percent: {
    entry: (answer, speaker) => typing(answer, speaker, speaker.say('entry.percent')),
    show: (value, _, speaker) => speaker.percent(value / 100, Number.isInteger(value) ? 0 : 1),
  },
  text: {
    entry: () => ({ by: 'writing' }),
    show: () => '',
  },
};

const known = (answer: Answer): OnTerminal<Answer> => KINDS[answer.kind] as OnTerminal<Answer>;

export const entryOf = (answer: Answer, speaker: Speaker): Entry => known(answer).entry(answer, speaker);

/** The same for an expectation, which nobody times. */
export const withoutStopwatch = (entry: Entry): Entry =>
  entry.by === 'typing' ? { ...entry, stopwatch: false } : entry;

export const showValue = (value: number, answer: Answer, speaker: Speaker): string =>
  known(answer).show(value, answer, speaker);

export interface ShownGap {
  readonly lean: 'short' | 'level' | 'over';
  /** With its sign, in the answer's own units where they say more than points; empty where there is no gap. */
  readonly text: string;
}

/** How a delivery stands to its expectation, at a glance. */
export function showGap(
  { answer, kind, scored }: Pick<SchemeCriterion, 'answer' | 'kind' | 'scored'>,
  expectation: number | null,
  delivery: number,
  tolerance: number,
  speaker: Speaker,
): ShownGap | null {
  if (!scored || expectation === null) return null;
  const points = kind.pointsGap(expectation, delivery, answer);
  const lean = isShort(points, tolerance) ? 'short' : isOver(points, tolerance) ? 'over' : 'level';
  if (points === 0) return { lean, text: '' };
  const own = kind.dichotomous ? null : kind.gap(expectation, delivery, answer);
  if (own === null || own === 0) {
    const number = speaker.number(points, 0, { sign: true });
    return { lean, text: speaker.say('gap.points', { points: number, count: rounded(Math.abs(points)) }) };
  }
  // A scale's labels and a count's unit say nothing of a difference.
  const isBare = kind.scale(answer) !== null || kind.measures === 'things';
  const size = isBare ? figure(Math.abs(own), speaker) : showValue(Math.abs(own), answer, speaker);
  return { lean, text: `${own < 0 ? '−' : '+'}${size}` };
}

function typing(answer: Answer, speaker: Speaker, hint: string): Extract<Entry, { by: 'typing' }> {
  const kind = kindOf(answer);
  return {
    by: 'typing',
    stopwatch: false,
    hint,
    read: (typed) => {
      const read = kind.read(typed, answer);
      return read.ok ? read.value : null;
    },
    complain: (typed) => {
      const read = kind.read(typed, answer);
      return read.ok ? '' : forTerminal(speaker.say(`finding.${read.problem.code}`, read.problem.args));
    },
  };
}

function labelOf(value: number, answer: ScaleAnswer, { say, language }: Speaker): string {
  const name = pointName(value, answer, language);
  return name ? forTerminal(say(name.code, name.args)) : '';
}

function ends(answer: ScaleAnswer, speaker: Speaker) {
  const end = (value: number) => {
    const label = labelOf(value, answer, speaker);
    return label === '' ? figure(value, speaker) : `${figure(value, speaker)} (${label})`;
  };
  return { low: end(answer.min), high: end(answer.max), step: figure(answer.step, speaker) };
}

const inUnit = ({ unit }: MeasuredAnswer, language: Language) => unit?.[language] ?? unit?.en ?? unit?.ru;

function unitOf({ currency, unit }: MeasuredAnswer, { language }: Speaker): string {
  return currency ?? forTerminal(inLanguage(unit && unitText(unit), language));
}

const say = (code: string, args: Readonly<Record<string, string>>, speaker: Speaker): string =>
  speaker.say('unit' in args && args.unit === '' ? `${code}.bare` : code, args);
const figure = (value: number, speaker: Speaker): string =>
  speaker.number(value, Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2);
const withUnit = (text: string, unit: string): string => (unit === '' ? text : `${text} ${unit}`);
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
