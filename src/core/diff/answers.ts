// What `svc diff` knows of answers: each kind as plain data, and what may differ between two answers of it. A kind without its
// row here does not compile.

import type { ChoiceAnswer } from '../answers/choice.ts';
import type { ElapsedAnswer } from '../answers/elapsed.ts';
import { type Answer, type AnswerKindName, type AnswerOf, kindOf } from '../answers/index.ts';
import type { ChoiceOption, Curve, Scale } from '../answers/kind.ts';
import type { MeasuredAnswer } from '../answers/measured.ts';
import { LANGUAGES, type Text, type Unit, unitText } from '../standard/text.ts';
import type { Json, Note } from './facts.ts';
import { canonical, jsonCalendar, jsonText, jsonUnit } from './json.ts';
import { list, optional, type Place, text, under, value } from './note.ts';

interface Known<A> {
  /** What of it is compared. */
  json(answer: A): { readonly [key: string]: Json };
  /** Notes what differs. */
  differ(note: Note, at: Place, old: A, now: A): void;
}

const amount: Known<MeasuredAnswer> = {
  json: (answer) => ({
    better: answer.better,
    points: jsonCurve(answer),
    ...(answer.currency === undefined ? {} : { currency: answer.currency }),
    ...(answer.unit === undefined ? {} : { unit: jsonUnit(answer.unit) }),
    ...(answer.min === undefined ? {} : { min: answer.min }),
    ...(answer.max === undefined ? {} : { max: answer.max }),
  }),
  differ: amounts,
};

const ANSWERS: { readonly [kind in AnswerKindName]: Known<AnswerOf<kind>> } = {
  scale: {
    json: ({ min, max, step, reversed, labels }) => ({
      min,
      max,
      step,
      reversed,
      labels: labels.map(({ value, text }) => ({ value, text: jsonText(text) })),
    }),
    differ: scales,
  },
  'yes-no': { json: ({ reversed }) => ({ reversed }), differ: turns },
  choice: {
    json: ({ options }) => ({
      options: options.map((option) => ({ id: option.id, ...jsonOption(option) })),
    }),
    differ: choices,
  },
  duration: amount,
  money: amount,
  count: amount,
  percent: amount,
  elapsed: {
    json: (answer) => ({
      better: answer.better,
      points: jsonCurve(answer),
      calendar: jsonCalendar(answer.calendar),
    }),
    differ(note, at, old, now) {
      curves(note, at, old, now);
      const [before, after] = [jsonCalendar(old.calendar), jsonCalendar(now.calendar)];
      optional(note, 'measure.calendar', under(at, 'calendar'), before, after);
    },
  },
  text: { json: () => ({}), differ: () => {} },
};

const knownOf = ({ kind }: Answer) => ANSWERS[kind] as Known<Answer>;

export const jsonAnswer = (answer: Answer): Json => ({
  kind: answer.kind,
  ...knownOf(answer).json(answer),
});

export function answers(note: Note, at: Place, old: Answer, now: Answer): void {
  if (old.kind !== now.kind) note('answer.kind', 'changed', at, jsonAnswer(old), jsonAnswer(now));
  else knownOf(old).differ(note, at, old, now);
}

function jsonCurve(answer: MeasuredAnswer | ElapsedAnswer): Json {
  return answer.points.map(({ value, points }) => ({ value: kindOf(answer).write(value, answer), points }));
}

function turns(
  note: Note,
  at: Place,
  old: { readonly reversed: boolean },
  now: { readonly reversed: boolean },
): void {
  value(note, 'answer.direction', under(at, 'reversed'), direction(old.reversed), direction(now.reversed));
}

const direction = (reversed: boolean): string => (reversed ? 'lower' : 'higher');

function scales(note: Note, at: Place, old: Scale, now: Scale): void {
  const range = ({ min, max }: Scale): Json => ({ min, max });
  value(note, 'scale.range', at, range(old), range(now));
  value(note, 'scale.step', under(at, 'step'), old.step, now.step);
  turns(note, at, old, now);
  const labels = under(at, 'labels');
  const standsElsewhere = (label: Text, value: number, others: Scale['labels']) =>
    others.some(
      (other) => other.value !== value && canonical(jsonText(other.text)) === canonical(jsonText(label)),
    );
  for (const { value: rating, text: before } of old.labels)
    if (!now.labels.some((label) => label.value === rating))
      note('label', 'removed', { old: [...labels.old, String(rating)], new: null }, jsonText(before), null);
  for (const { value: rating, text: after } of now.labels) {
    const place = under(labels, String(rating));
    const before = old.labels.find((label) => label.value === rating)?.text;
    if (!before) note('label', 'added', { old: null, new: place.new }, null, jsonText(after));
    else {
      const moved = standsElsewhere(after, rating, old.labels) || standsElsewhere(before, rating, now.labels);
      text(note, moved ? 'label.place' : 'label.text', place, before, after);
    }
  }
}

const jsonOption = ({ text: words, points }: ChoiceOption) => ({ text: jsonText(words), points });

function choices(note: Note, at: Place, old: ChoiceAnswer, now: ChoiceAnswer): void {
  list(
    note,
    'option',
    'options.order',
    under(at, 'options'),
    old.options,
    now.options,
    jsonOption,
    (place, was, is) => {
      value(note, 'option.id', place, was.id, is.id);
      text(note, 'option.text', under(place, 'text'), was.text, is.text);
      value(note, 'option.points', under(place, 'points'), was.points, is.points);
    },
  );
}

function curves<A extends MeasuredAnswer | ElapsedAnswer>(note: Note, at: Place, old: A, now: A): void {
  value(note, 'answer.direction', under(at, 'better'), old.better, now.better);
  const points = under(at, 'points');
  const same = canonical(shape(old.points)) === canonical(shape(now.points));
  value(note, same ? 'measure.knots' : 'measure.curve', points, jsonCurve(old), jsonCurve(now));
}

function amounts(note: Note, at: Place, old: MeasuredAnswer, now: MeasuredAnswer): void {
  curves(note, at, old, now);
  optional(note, 'measure.currency', under(at, 'currency'), old.currency ?? null, now.currency ?? null);
  unit(note, under(at, 'unit'), old.unit, now.unit);
  optional(note, 'measure.limits', at, limits(old), limits(now));
}

/** The least and the most an answer can be; null where neither is set. */
const limits = ({ min, max }: MeasuredAnswer): Json =>
  min === undefined && max === undefined ? null : { min: min ?? null, max: max ?? null };

/** A curve without the knots that change nothing: those on the line between their neighbours, or beyond a flat end. */
function shape(curve: Curve): Json {
  const kept: { readonly value: number; readonly points: number }[] = [];
  curve.forEach((knot, i) => {
    const last = kept.at(-1);
    const next = curve[i + 1];
    if (!last) {
      if (next && next.points === knot.points) return;
    } else if (next) {
      const onLine =
        last.points + ((knot.value - last.value) * (next.points - last.points)) / (next.value - last.value);
      if (Math.abs(onLine - knot.points) < 1e-9) return;
    } else if (last.points === knot.points && kept.length > 1) return;
    kept.push(knot);
  });
  return kept.map(({ value: knot, points }) => [knot, points]);
}

/** What a unit says, and the forms in which it says it. */
function unit(note: Note, at: Place, before: Unit | undefined, after: Unit | undefined): void {
  const old = before && unitText(before);
  const now = after && unitText(after);
  if (before && after && LANGUAGES.every((language) => old![language] === now![language]))
    value(note, 'measure.unit-forms', at, jsonUnit(before), jsonUnit(after));
  else text(note, 'measure.unit', at, old, now);
}
