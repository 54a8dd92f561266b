// The screens of a visit: which visit, where and as whom, the briefing, a question each, what has been said, the hand-over.

import type { EvidenceSource } from '../core/answers/evidence.ts';
import { newSession, type Session } from '../core/answers/response.ts';
import { inLanguage } from '../core/standard/text.ts';
import { untoldFacts, withFacts } from '../core/walk/facts.ts';
import { sessionName } from '../core/walk/session-name.ts';
import { deliveryQuestions, expectationQuestions, isSettled } from '../core/walk/walk.ts';
import type { App } from './app.ts';
import { button, type Child, el } from './element.ts';
import { finishedScreen } from './finished.ts';
import { questionScreen } from './question.ts';
import { reviewScreen } from './review.ts';
import { backButton, briefing, footOf, type Redraw, type Screen, stateLine, stateWords } from './screen.ts';
import type { Visit } from './store.ts';

type Stage = 'list' | 'new' | 'brief' | 'walk';

/** Draws the page, and draws it anew whenever the auditor has moved. */
export async function show(app: App): Promise<void> {
  let stage: Stage = 'list';
  const main = document.querySelector('main')!;
  const header = document.querySelector('header')!;
  const footer = document.querySelector('footer')!;
  const to = async (next: Stage): Promise<void> => {
    stage = next;
    await draw();
  };
  const screenOf = async (): Promise<Screen> => {
    switch (stage) {
      case 'list':
        return listScreen(app, await app.store.visits(), to);
      case 'new':
        return newScreen(app, to);
      case 'brief':
        return briefScreen(app, to);
      case 'walk':
        return walkScreen(app, draw, to);
    }
  };
  const draw = async (): Promise<void> => {
    const { head, body, foot } = await screenOf();
    document.documentElement.lang = app.speaker.language;
    // A question needs the room; the way to the other language is below it.
    const isQuestion = stage === 'walk' && app.open !== null && 'criterion' in app.open.walk.place;
    header.replaceChildren(...parts([!isQuestion && languages(app, draw), ...head]));
    main.replaceChildren(...parts([...body, isQuestion && languages(app, draw)]));
    footer.replaceChildren(...parts(foot));
    footer.hidden = foot.length === 0;
    scrollTo({ top: 0, behavior: 'instant' });
    const heading = main.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  };
  app.onState = () => {
    const line = document.querySelector('[data-state]');
    if (line) line.textContent = stateWords(app);
    line?.classList.toggle('fault', app.state === 'failed' || app.state === 'elsewhere');
  };
  // The phone's own way back leads to the question before, not off the page.
  history.replaceState(null, '');
  history.pushState(null, '');
  addEventListener('popstate', () => {
    if (stage === 'list') {
      history.back();
      return;
    }
    history.pushState(null, '');
    const back = footer.querySelector<HTMLButtonElement>('[data-back]');
    back?.click();
  });
  await draw();
}

const parts = (children: readonly Child[]): Node[] => [...el('div', {}, children).childNodes];

function languages(app: App, draw: Redraw): Child {
  if (app.form.words.length < 2) return null;
  return el(
    'div',
    { class: 'langs', role: 'group', 'aria-label': app.speaker.say('phone.language') },
    app.form.words.map(([language]) =>
      el(
        'button',
        {
          type: 'button',
          lang: language,
          'aria-pressed': String(language === app.speaker.language),
          onclick: () => {
            app.speak(language);
            const { open } = app;
            if (open) app.put({ ...open.walk, session: { ...open.walk.session, language } });
            void draw();
          },
        },
        language === 'en' ? 'English' : 'Русский',
      ),
    ),
  );
}

function listScreen(app: App, visits: readonly Visit[], to: (stage: Stage) => Promise<void>): Screen {
  const { say, language } = app.speaker;
  const { standard } = app.form;
  const rows = [...visits].sort((a, b) => ((a.session.started ?? '') < (b.session.started ?? '') ? 1 : -1));
  return {
    head: [],
    body: [
      el('h1', {}, inLanguage(standard.title, language)),
      el('p', { class: 'lede' }, inLanguage(standard.description, language)),
      button('main', () => to('new'), say('phone.new-visit')),
      rows.length > 0 && el('h2', {}, say('phone.visits')),
      rows.length > 0 &&
        el(
          'ul',
          { class: 'visits' },
          rows.map((visit) => {
            const { session } = visit;
            const { scheme } = { scheme: app.schemeFor(session.profile, session.persona) };
            const of = deliveryQuestions({ scheme, session }).length;
            const answered = [...session.responses.values()].filter(isSettled).length;
            return el(
              'li',
              {},
              el(
                'button',
                {
                  type: 'button',
                  class: 'row',
                  onclick: () => {
                    app.take(visit);
                    void to('walk');
                  },
                },
                el('b', {}, session.site ?? say('start.no-site')),
                el(
                  'span',
                  {},
                  session.finished === null
                    ? say('phone.visit-open', { answered, of, date: dateOf(session.started, app) })
                    : say('phone.visit-finished', { date: dateOf(session.finished, app) }),
                ),
              ),
            );
          }),
        ),
      el('p', { class: 'note' }, say('phone.kept-here')),
      !app.store.lasting && stateLine(app),
    ],
    foot: [],
  };
}

const dateOf = (instant: string | null, app: App): string =>
  instant === null
    ? ''
    : new Intl.DateTimeFormat(app.speaker.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(instant),
      );

/** How the deliveries will be known is the standard's to say: whoever stands there with a phone is a shopper. */
const SHOPPER: EvidenceSource = 'mystery-shopper';

function newScreen(app: App, to: (stage: Stage) => Promise<void>): Screen {
  const { say, language } = app.speaker;
  const { form, store } = app;
  const field = (name: string, label: string, value = '') => {
    const input = el('input', { type: 'text', id: name, autocomplete: 'off' });
    input.value = value;
    return { input, element: el('div', { class: 'field' }, el('label', { for: name }, label), input) };
  };
  const select = (name: string, label: string, options: readonly (readonly [string, string])[]) => {
    const input = el(
      'select',
      { id: name },
      options.map(([value, text]) => el('option', { value }, text)),
    );
    return { input, element: el('div', { class: 'field' }, el('label', { for: name }, label), input) };
  };
  const site = field('site', say('start.site'));
  const auditor = field('auditor', say('start.auditor'), store.auditor());
  const profile = select('profile', say('start.profile'), [
    ['', say('start.no-profile')],
    ...app.profiles.map(({ id, title }) => [id, inLanguage(title, language)] as const),
  ]);
  const persona = select('persona', say('start.persona'), [
    ['', say('start.no-persona')],
    ...app.personas.map(({ id, title }) => [id, inLanguage(title, language)] as const),
  ]);
  const place = el('input', { type: 'hidden' });
  const facts = el('div', {});
  const asked = new Map<string, () => string>();
  const sessionOf = (): Session => {
    const { id, version, digest } = form.standard;
    const told = new Map<string, string>();
    for (const [name, read] of asked) if (read() !== '') told.set(name, read());
    if (place.value !== '') told.set('coordinates', place.value);
    return withFacts(
      newSession(
        { id, version, digest },
        {
          site: site.input.value.trim() || null,
          auditor: auditor.input.value.trim() || null,
          profile: profile.input.value || null,
          persona: persona.input.value || null,
          language,
          source: form.standard.shelf?.respondent === 'shopper' ? SHOPPER : null,
          started: new Date().toISOString(),
          ...(form.hideExpectations ? { hidden: ['expectations'] } : {}),
        },
      ),
      told,
    );
  };
  /** What is asked depends on the role: its questions read facts, too. */
  const askFacts = () => {
    asked.clear();
    const scheme = app.schemeFor(profile.input.value || null, persona.input.value || null);
    const untold = untoldFacts(scheme, { ...sessionOf(), fields: new Map(), customer: null });
    facts.replaceChildren(
      ...untold.map(({ field: { id, title, values }, read }) => {
        const label = inLanguage(title, language) || id;
        const name = `fact-${id}`;
        const one =
          values.length > 0
            ? select(name, label, [
                ['', say('phone.choose')],
                ...values.map((value) => [value.id, inLanguage(value.title, language)] as const),
              ])
            : field(name, read.length > 0 ? `${label} (${read.join(', ')}, …)` : label);
        asked.set(id, () => one.input.value.trim());
        return one.element;
      }),
    );
  };
  askFacts();
  persona.input.addEventListener('change', askFacts);
  const placed = el('p', { class: 'hint', role: 'status' });
  const ask = el('input', { type: 'checkbox', id: 'ask-all', checked: form.askExpectations });
  const begin = async () => {
    const session = sessionOf();
    store.auditor(session.auditor ?? '');
    const random = Math.floor(Math.random() * 65_536)
      .toString(16)
      .padStart(4, '0');
    const id = sessionName(new Date(), form.standard.id, session.site, random);
    void navigator.storage?.persist?.();
    const open = app.take({ id, revision: 0, session, askAll: ask.checked, criterion: null });
    app.put({ ...open.walk, session: { ...session } });
    await to('brief');
  };
  return {
    head: [],
    body: [
      el('h1', {}, say('phone.new-visit')),
      site.element,
      'geolocation' in navigator &&
        el(
          'div',
          { class: 'field' },
          button(
            'quiet',
            () => {
              placed.textContent = say('phone.locating');
              navigator.geolocation.getCurrentPosition(
                ({ coords: { latitude, longitude, accuracy } }) => {
                  place.value = `${latitude.toFixed(5)}, ${longitude.toFixed(5)} (${Math.ceil(accuracy)} m)`;
                  placed.textContent = place.value;
                },
                () => {
                  placed.textContent = say('phone.no-place');
                },
                { enableHighAccuracy: true, timeout: 20_000 },
              );
            },
            say('phone.add-place'),
          ),
          placed,
        ),
      auditor.element,
      app.profiles.length > 0 && profile.element,
      app.personas.length > 0 && persona.element,
      facts,
      el('div', { class: 'field check' }, ask, el('label', { for: 'ask-all' }, say('phone.ask-all'))),
    ],
    foot: [
      el(
        'div',
        { class: 'bar' },
        backButton(() => to('list'), say('phone.back')),
        button('main', begin, say('phone.go-on')),
      ),
    ],
  };
}

function briefScreen(app: App, to: (stage: Stage) => Promise<void>): Screen {
  const { say, language } = app.speaker;
  return {
    head: [],
    body: [
      el('h1', {}, inLanguage(app.form.standard.title, language)),
      el('p', { class: 'lede' }, inLanguage(app.form.standard.description, language)),
      ...briefing(app),
    ],
    foot: footOf(
      app,
      backButton(() => app.leave().then(() => to('list')), say('phone.to-list')),
      button('main', () => to('walk'), say('phone.begin')),
    ),
  };
}

async function walkScreen(app: App, draw: Redraw, to: (stage: Stage) => Promise<void>): Promise<Screen> {
  const toList = () => app.leave().then(() => to('list'));
  const { place } = app.open!.walk;
  switch (place.at) {
    case 'expectation':
    case 'delivery':
      return questionScreen(app, place, draw, toList);
    case 'threshold':
      return thresholdScreen(app, draw);
    case 'review':
      return reviewScreen(app, draw, toList);
    case 'finished':
      return finishedScreen(app, draw, toList);
  }
}

function thresholdScreen(app: App, draw: Redraw): Screen {
  const { say } = app.speaker;
  const { walk } = app.open!;
  const go = (does: 'back' | 'begin') => () => {
    app.act({ does });
    void draw();
  };
  return {
    head: [],
    body: [
      el('h1', {}, say('phone.threshold')),
      el('p', {}, say('threshold.asked', { count: expectationQuestions(walk).length })),
      el('p', {}, say('phone.threshold-go', { count: deliveryQuestions(walk).length })),
    ],
    foot: footOf(
      app,
      backButton(go('back'), say('phone.back')),
      button('main', go('begin'), say('phone.begin-visit')),
    ),
  };
}
