// What every screen is made of, and what several of them say.

import { inLanguage } from '../core/standard/text.ts';
import { deliveryQuestions, expectationQuestions } from '../core/walk/walk.ts';
import type { App } from './app.ts';
import { button, type Child, el } from './element.ts';

/** What a screen is made of; `foot` stays in sight. */
export interface Screen {
  readonly head: readonly Child[];
  readonly body: readonly Child[];
  readonly foot: readonly Child[];
}

export type Redraw = () => Promise<void>;

export const stateWords = (app: App): string =>
  app.store.lasting ? app.speaker.say(`phone.${app.state}`) : app.speaker.say('phone.fleeting');

/** What is kept, for the foot of a screen. */
export const stateLine = (app: App): HTMLElement =>
  el(
    'p',
    {
      class:
        app.state === 'failed' || app.state === 'elsewhere' || !app.store.lasting ? 'state fault' : 'state',
      role: 'status',
      'data-state': true,
    },
    stateWords(app),
  );

/** The foot of a screen: what is kept, and where to go from here. */
export const footOf = (app: App, ...ways: readonly Child[]): Child[] => [
  stateLine(app),
  el('div', { class: 'bar' }, ...ways),
];

/** The way back, which the phone’s own leads to as well. */
export const backButton = (does: () => unknown, said: string): HTMLButtonElement =>
  button('quiet', does, said, { 'data-back': true });

/** Seconds that a question takes, beside what it has to wait for. */
const PER_QUESTION = 40;

/** What was read before the start, to be read again at any time. */
export function briefing(app: App): Child[] {
  const { say, language } = app.speaker;
  const { walk, persona } = app.open!;
  const { standard, profile } = walk.scheme;
  const count = deliveryQuestions(walk).length;
  const asked = expectationQuestions(walk).length;
  const lines = [
    say('brief.size', { count, minutes: Math.max(1, Math.round((count * PER_QUESTION) / 60)) }),
    ...(profile ? [say('brief.profile', { profile: inLanguage(profile.title, language) })] : []),
    ...(asked > 0 ? [say('brief.expectations', { count: asked })] : []),
  ];
  return [
    ...lines.map((line) => el('p', {}, line)),
    ...(persona
      ? [
          el('h2', {}, say('brief.persona', { persona: inLanguage(persona.title, language) })),
          el('p', {}, inLanguage(persona.role, language)),
          el(
            'ul',
            { class: 'lines' },
            persona.lines.map((line) => el('li', {}, say('form.line', { line: inLanguage(line, language) }))),
          ),
          persona.watch.length > 0 && el('h2', {}, say('phone.watch-for')),
          el(
            'ul',
            { class: 'lines' },
            persona.watch.map((watch) => el('li', {}, inLanguage(watch, language))),
          ),
        ]
      : []),
    standard.shelf?.respondent === 'shopper' && el('p', { class: 'note' }, say('brief.ethics')),
    el('p', { class: 'note' }, say('phone.saved-here')),
  ];
}
