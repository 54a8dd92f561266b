// How an answer of each kind is given with a thumb: buttons to pick, a field to type in, a watch, two moments of the clock.

import type { ElapsedAnswer } from '../core/answers/elapsed.ts';
import { type Answer, type AnswerKindName, type AnswerOf, kindOf, scaleOf } from '../core/answers/index.ts';
import type { Times } from '../core/answers/response.ts';
import { pointName, pointsOf, type ScaleAnswer } from '../core/answers/scale.ts';
import { inLanguage } from '../core/standard/text.ts';
import { formatDuration } from '../core/time/duration.ts';
import { isRunning, STOPPED, type Stopwatch, toggle, wholeSeconds } from '../core/walk/stopwatch.ts';
import { sayAnswer, sayWithUnit, unitOf } from '../report/values.ts';
import type { Speaker } from '../words/index.ts';
import { button, el } from './element.ts';

export interface Given {
  readonly answer: Answer;
  /** Unique on the page. */
  readonly name: string;
  /** Id of what says the question. */
  readonly asked: string;
  readonly value: number | null;
  /** Words answered, to a question that is answered in words. */
  readonly words: string;
  readonly times: Times | undefined;
  /** What was being typed. */
  readonly draft: string;
  /** Null where nobody times. */
  readonly watch: Stopwatch | null;
  readonly speaker: Speaker;
  give(value: number, times?: Times): void;
  tell(words: string): void;
  /** While it is typed. */
  type(text: string): void;
  time(watch: Stopwatch): void;
}

export interface Control {
  readonly element: HTMLElement;
  /** What keeps it from being an answer; nothing where all is well or nothing was typed. */
  complaint(): string;
}

/** What a thumb still hits beside each other on the narrowest phone. */
const MOST_IN_ROW = 7;
/** A scale with more steps than this is typed. */
const MOST_POINTS = 21;

interface OnPage<A> {
  control(given: Given, answer: A): Control;
  /** What to type, where it is typed. */
  hint?(answer: A, speaker: Speaker): string;
}

/** How each kind is answered. A kind without its row here does not compile. */
const KINDS: { readonly [kind in AnswerKindName]: OnPage<AnswerOf<kind>> } = {
  scale: {
    control: (given, answer) => {
      const points = pointsOf(answer, MOST_POINTS);
      return points.length === 0 ? typed(given) : picked(given, scalePoints(answer, points, given.speaker));
    },
    hint: (answer, speaker) =>
      speaker.say('entry.scale', {
        low: sayAnswer(answer.min, answer, speaker),
        high: sayAnswer(answer.max, answer, speaker),
        step: answer.step,
      }),
  },
  'yes-no': {
    control: (given, answer) =>
      picked(given, {
        layout: 'pair',
        options: [1, 0].map((value) => ({ value, label: capital(sayAnswer(value, answer, given.speaker)) })),
      }),
  },
  choice: {
    control: (given, { options }) =>
      picked(given, {
        layout: 'list',
        options: options.map(({ text }, value) => ({
          value,
          label: inLanguage(text, given.speaker.language),
        })),
      }),
  },
  duration: { control: typed, hint: (_, { say }) => say('entry.duration') },
  elapsed: {
    control: (given, answer) => (given.watch === null ? typed(given) : spanned(given, answer)),
    hint: (_, { say }) => say('phone.entry-elapsed'),
  },
  money: { control: typed, hint: ({ currency = '' }, { say }) => inUnit('entry.money', currency, say) },
  count: {
    control: typed,
    hint: (answer, speaker) => inUnit('entry.count', unitOf(answer, speaker), speaker.say),
  },
  percent: { control: typed, hint: (_, { say }) => say('entry.percent') },
  text: { control: written },
};

const known = ({ kind }: Answer) => KINDS[kind] as OnPage<Answer>;

export const controlOf = (given: Given): Control => known(given.answer).control(given, given.answer);

const inUnit = (code: string, unit: string, say: Speaker['say']): string =>
  unit === '' ? say(`${code}.bare`) : say(code, { unit });

/** One answer with its unit or its words, as people say it. */
export function sayWhole(value: number, answer: Answer, speaker: Speaker): string {
  const scale = scaleOf(answer);
  if (!scale) return sayWithUnit(value, answer, speaker);
  const name = pointName(value, scale, speaker.language);
  return name ? `${figure(value, speaker)} · ${speaker.say(name.code, name.args)}` : figure(value, speaker);
}

const figure = (value: number, speaker: Speaker): string =>
  speaker.number(value, Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2);

interface Picking {
  /** In a list with their words, in a row of figures, or two beside each other. */
  readonly layout: 'list' | 'row' | 'pair';
  readonly options: readonly { readonly value: number; readonly label: string; readonly said?: string }[];
  /** Under the two ends of a row. */
  readonly ends?: readonly [string, string];
}

/** Points that all have words of their own stand below each other; else figures in a row, with the words at its ends. */
function scalePoints(answer: ScaleAnswer, points: readonly number[], speaker: Speaker): Picking {
  const { labels } = answer;
  const written = (value: number) => figure(value, speaker);
  const label = (value: number) => {
    const own = labels.find((one) => one.value === value);
    return own ? inLanguage(own.text, speaker.language) : '';
  };
  if (points.every((value) => label(value) !== ''))
    return {
      layout: 'list',
      options: points.map((value) => ({ value, label: `${written(value)}\u2002${label(value)}` })),
    };
  return {
    layout: 'row',
    options: points.map((value) => {
      const name = pointName(value, answer, speaker.language);
      return { value, label: written(value), ...(name ? { said: speaker.say(name.code, name.args) } : {}) };
    }),
    ends: [label(answer.min), label(answer.max)],
  };
}

function picked(
  { name, asked, value: before, give }: Given,
  { layout, options, ends = ['', ''] }: Picking,
): Control {
  const said = el('p', { class: 'said', 'aria-hidden': true });
  const show = (text: string | undefined) => {
    said.textContent = text ?? '';
  };
  const buttons = options.map(({ value, label, said: words }) =>
    el(
      'label',
      { class: 'pick' },
      el('input', {
        type: 'radio',
        name,
        value,
        checked: value === before,
        ...(words ? { 'aria-label': `${label}: ${words}` } : {}),
        onchange: () => {
          show(words);
          give(value);
        },
      }),
      el('span', {}, label),
    ),
  );
  show(options.find(({ value }) => value === before)?.said);
  const [low, high] = ends;
  return {
    element: el(
      'div',
      {
        class: `picks ${layout}${options.length > MOST_IN_ROW ? ' many' : ''}`,
        role: 'radiogroup',
        'aria-labelledby': asked,
      },
      el('div', { class: 'options' }, buttons),
      (low !== '' || high !== '') && el('p', { class: 'ends' }, el('span', {}, low), el('span', {}, high)),
      layout === 'row' && said,
    ),
    complaint: () => '',
  };
}

function typed(given: Given): Control {
  const { answer, name, asked, value: before, draft, watch, speaker, give, type, time } = given;
  const kind = kindOf(answer);
  const input = el('input', {
    type: 'text',
    id: name,
    class: 'typed',
    autocomplete: 'off',
    inputmode: kind.measures === 'things' ? 'numeric' : kind.measures === 'time' ? 'text' : 'decimal',
    'aria-labelledby': asked,
    'aria-describedby': `${name}-hint ${name}-means`,
  });
  input.value = draft !== '' ? draft : before === null ? '' : String(kind.write(before, answer));
  const means = el('p', { class: 'means', id: `${name}-means`, 'aria-live': 'polite' });
  const read = () => (input.value.trim() === '' ? null : kind.read(input.value.trim(), answer));
  const show = () => {
    const found = read();
    means.textContent = found?.ok ? `= ${sayWhole(found.value, answer, speaker)}` : '';
  };
  show();
  input.addEventListener('input', () => {
    type(input.value);
    show();
  });
  const enter = () => {
    const found = read();
    if (found?.ok) give(found.value);
  };
  input.addEventListener('change', enter);
  const clock =
    watch === null || kind.measures !== 'time'
      ? null
      : stopwatch(watch, speaker, time, (seconds) => {
          input.value = formatDuration(seconds);
          show();
          enter();
        });
  return {
    element: el(
      'div',
      { class: 'typing' },
      clock,
      input,
      el('p', { class: 'hint', id: `${name}-hint` }, known(answer).hint?.(answer, speaker) ?? ''),
      means,
    ),
    complaint() {
      const found = read();
      return found === null || found.ok
        ? ''
        : speaker.say(`finding.${found.problem.code}`, found.problem.args);
    },
  };
}

/** Starts, stops, runs on; what it shows when it stops is the answer. */
function stopwatch(
  start: Stopwatch,
  { say }: Speaker,
  time: (watch: Stopwatch) => void,
  stopped: (seconds: number) => void,
): HTMLElement {
  let watch = start;
  const face = el('span', { class: 'face' });
  const does = el('span', {});
  const button = el('button', {
    type: 'button',
    class: 'watch',
    onclick: () => {
      watch = toggle(watch, Date.now());
      time(watch);
      show();
      if (!isRunning(watch)) stopped(wholeSeconds(watch, Date.now()));
    },
  });
  button.append(face, does);
  const show = () => {
    face.textContent = clockOf(wholeSeconds(watch, Date.now()));
    does.textContent = say(
      isRunning(watch) ? 'phone.stop' : watch.started === null ? 'phone.start-watch' : 'phone.run-on',
    );
    button.classList.toggle('on', isRunning(watch));
  };
  show();
  const ticking = setInterval(() => {
    if (!button.isConnected && ticked > 1) clearInterval(ticking);
    else if (isRunning(watch)) face.textContent = clockOf(wholeSeconds(watch, Date.now()));
    ticked++;
  }, 250);
  let ticked = 0;
  return button;
}

/** 0:04:30, as a stopwatch shows it. */
export function clockOf(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Two moments, each to be taken from the clock; or, without them, the time itself. */
function spanned(given: Given, answer: ElapsedAnswer): Control {
  const { name, times, draft, speaker, give, type, value } = given;
  const { say } = speaker;
  const [from = '', to = ''] = times ? [times.from, times.to] : draft.includes('/') ? draft.split('/') : [];
  const complaint = el('p', { class: 'fault', role: 'alert' });
  const fields = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).map(([which, before]) => {
    const input = el('input', { type: 'datetime-local', step: 1, id: `${name}-${which}` });
    input.value = before.slice(0, 19);
    return { which, input };
  });
  const stamps = () => fields.map(({ input }) => (input.value === '' ? '' : withOffset(input.value)));
  const problem = () => {
    const [a = '', b = ''] = stamps();
    if (a === '' || b === '') return '';
    const read = kindOf(answer).read({ from: a, to: b }, answer);
    return read.ok ? '' : say(`finding.${read.problem.code}`, read.problem.args);
  };
  const enter = () => {
    const [a = '', b = ''] = stamps();
    type(a === '' && b === '' ? '' : `${a}/${b}`);
    complaint.textContent = problem();
    if (a === '' || b === '') return;
    const read = kindOf(answer).read({ from: a, to: b }, answer);
    if (read.ok) give(read.value, { from: a, to: b });
  };
  for (const { input } of fields) input.addEventListener('change', enter);
  const field = typed({
    ...given,
    name: `${name}-length`,
    value: times ? null : value,
    draft: draft.includes('/') ? '' : draft,
    watch: answer.calendar === null ? given.watch : null,
  });
  return {
    element: el(
      'div',
      { class: 'span' },
      fields.map(({ which, input }) =>
        el(
          'div',
          { class: 'moment' },
          el('label', { for: input.id }, say(`phone.moment-${which}`)),
          input,
          button(
            'quiet',
            () => {
              input.value = localNow();
              enter();
            },
            say('phone.now'),
            { 'aria-label': `${say('phone.now')}: ${say(`phone.moment-${which}`)}` },
          ),
        ),
      ),
      complaint,
      el(
        'details',
        { open: value !== null && !times },
        el('summary', {}, say('phone.or-length')),
        field.element,
      ),
    ),
    complaint: () => problem() || field.complaint(),
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** What the clock on the wall shows, as a field for date and time takes it. */
function localNow(): string {
  const now = new Date();
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
}

/** The same with the offset of this phone at that moment, so that it means one instant. */
function withOffset(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function written({ name, asked, words, tell }: Given): Control {
  const area = el('textarea', { id: name, rows: 4, 'aria-labelledby': asked });
  area.value = words;
  area.addEventListener('input', () => tell(area.value));
  return { element: el('div', { class: 'typing' }, area), complaint: () => '' };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
export const watchOf = (watch: Stopwatch | undefined): Stopwatch => watch ?? STOPPED;
