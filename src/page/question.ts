// One question on the screen: what is asked, what was expected, the answer, what has to come with it, comment and photos.

import type { Evidence, Response } from '../core/answers/response.ts';
import { lackingOf } from '../core/check/requirement.ts';
import type { SchemeCriterion } from '../core/standard/scheme.ts';
import { askedOf } from '../core/standard/standard.ts';
import { inLanguage } from '../core/standard/text.ts';
import { type Stopwatch, wholeSeconds } from '../core/walk/stopwatch.ts';
import type { Act, AuditorBlank, Place } from '../core/walk/walk.ts';
import {
  deliveryQuestions,
  expectationQuestions,
  isAnnouncementOpen,
  runningWatches,
  withUnsent,
  withWatch,
} from '../core/walk/walk.ts';
import { clockOf, controlOf, sayWhole, watchOf } from './answer.ts';
import type { App } from './app.ts';
import { button, type Child, el } from './element.ts';
import { sha256Of } from './hand-over.ts';
import { backButton, briefing, footOf, type Redraw, type Screen } from './screen.ts';

type Asked = Extract<Place, { at: 'expectation' | 'delivery' }>;

export async function questionScreen(
  app: App,
  place: Asked,
  draw: Redraw,
  toList: () => Promise<void>,
): Promise<Screen> {
  const { say, language } = app.speaker;
  const { walk } = app.open!;
  const { scheme } = walk;
  const isBefore = place.at === 'expectation';
  const questions = isBefore ? expectationQuestions(walk) : deliveryQuestions(walk);
  const number = questions.findIndex(({ id }) => id === place.criterion);
  const criterion = questions[number] ?? scheme.criteria.find(({ id }) => id === place.criterion)!;
  const section = scheme.standard.sections[criterion.section];
  const isFirst = questions[number - 1]?.section !== criterion.section;
  const { source } = criterion;
  const response = () => app.open!.walk.session.responses.get(criterion.id);
  const after = el('div', { class: 'after', 'aria-live': 'polite' });
  const complaint = el('p', { class: 'fault', role: 'alert' });
  const refresh = () => {
    complaint.textContent = '';
    after.replaceChildren(...afterOf(app, criterion, isBefore, refresh));
    for (const button of document.querySelectorAll<HTMLElement>('[data-blank]'))
      button.setAttribute('aria-pressed', String(blankOf(response()) === button.dataset.blank));
    reason.hidden = isBefore || blankOf(response()) !== 'not-applicable';
  };
  const said = (act: Act) => {
    app.say(act);
    refresh();
  };
  const control = answerControl(app, criterion, isBefore ? 'expectation' : 'delivery', said);
  const reason = reasonField(app, criterion, said);
  const leave = (act: Act) => async () => {
    const problem = act.does === 'forward' ? control.complaint() : '';
    if (problem !== '') {
      complaint.textContent = problem;
      complaint.scrollIntoView({ block: 'center' });
      return;
    }
    // Before the visit a question that nobody answered is passed over, which is an answer.
    const isPassed = act.does === 'forward' && isBefore && response() === undefined;
    app.act(isPassed ? { does: 'blank', blank: 'skipped' } : act);
    await draw();
  };
  const blanks: readonly AuditorBlank[] = isBefore
    ? ['dont-know']
    : ['dont-know', 'not-applicable', 'skipped'];
  const others = runningWatches(walk).filter(({ id }) => id !== criterion.id);
  const guide = inLanguage(source.guide, language);
  const rationale = inLanguage(source.rationale, language);
  const preface = isFirst ? inLanguage(section?.guide, language) : '';
  const body: Child[] = [
    others.map((one) => runningLine(app, one, draw)),
    isBefore && el('p', { class: 'kick' }, say('walk.what-expected')),
    criterion.critical && el('p', { class: 'crit' }, say('walk.critical')),
    el('h1', { id: 'asked' }, inLanguage(askedOf(source, place.at), language)),
    preface !== '' && el('p', { class: 'note' }, preface),
    !isBefore && expectedLine(app, criterion, said),
    guide !== '' && el('details', {}, el('summary', {}, say('phone.guide')), el('p', {}, guide)),
    control.element,
    complaint,
    el(
      'div',
      { class: 'blanks', role: 'group', 'aria-label': say('phone.no-answer') },
      blanks.map((blank) =>
        button(
          'quiet',
          async () => {
            said({ does: 'blank', blank });
            await draw();
          },
          say(`phone.blank.${blank}`),
          { 'data-blank': blank, 'aria-pressed': 'false' },
        ),
      ),
    ),
    reason,
    after,
    ...(isBefore ? [] : [noteField(app, criterion, said), await evidenceOf(app, criterion, draw)]),
    el(
      'details',
      { class: 'brief' },
      el('summary', {}, say('phone.briefing')),
      rationale !== '' && el('p', {}, say('walk.why', { why: rationale })),
      ...briefing(app),
    ),
    el('div', { class: 'ways' }, button('quiet', toList, say('phone.to-list'))),
  ];
  queueMicrotask(refresh);
  return {
    head: [
      el(
        'p',
        { class: 'where' },
        el('b', {}, isBefore ? say('walk.expectations') : inLanguage(section?.title, language)),
        el('span', {}, say('walk.position', { number: number + 1, of: questions.length })),
      ),
      el('progress', {
        value: number,
        max: questions.length,
        'aria-label': say('walk.position', { number: number + 1, of: questions.length }),
      }),
    ],
    body,
    foot: footOf(
      app,
      backButton(async () => {
        const before = app.open!.walk.place;
        app.act({ does: 'back' });
        // Before the first question there is only the list.
        if (app.open!.walk.place === before) await toList();
        else await draw();
      }, say('phone.back')),
      !isBefore && button('quiet', leave({ does: 'review' }), say('phone.list')),
      button('main', leave({ does: 'forward' }), say('phone.next')),
    ),
  };
}

const blankOf = (response: Response | undefined): string | null =>
  response?.state === 'blank' ? response.blank : null;

function answerControl(
  app: App,
  criterion: SchemeCriterion,
  side: 'expectation' | 'delivery',
  said: (act: Act) => void,
  name = 'answer',
) {
  const { walk } = app.open!;
  const { session } = walk;
  const response = session.responses.get(criterion.id);
  const unsent = session.drafts?.get(criterion.id);
  const isDelivery = side === 'delivery';
  const draft = isDelivery ? 'answer' : 'expectation';
  const isPlace = name === 'answer';
  return controlOf({
    answer: criterion.answer,
    name,
    asked: isPlace ? 'asked' : 'asked-expectation',
    value: isDelivery
      ? response?.state === 'answered'
        ? response.delivery
        : null
      : (response?.expectation ?? null),
    words: response?.extra?.text ?? '',
    times: isDelivery ? response?.extra?.times : undefined,
    draft: unsent?.[draft] ?? '',
    watch: isDelivery ? watchOf(session.watches?.get(criterion.id)) : null,
    speaker: app.speaker,
    give: (value, times) =>
      said(isPlace ? { does: 'answer', value, ...(times ? { times } : {}) } : { does: 'expect', value }),
    tell: (words) =>
      said(words.trim() === '' ? { does: 'blank', blank: 'skipped' } : { does: 'tell', words }),
    type(text) {
      const { walk: now } = app.open!;
      app.put(withUnsent(now, criterion.id, { ...now.session.drafts?.get(criterion.id), [draft]: text }));
    },
    time: (watch: Stopwatch) => app.put(withWatch(app.open!.walk, criterion.id, watch)),
  });
}

/** The level expected and whose it is; it can be put right, for a term may be announced on the spot. */
function expectedLine(app: App, criterion: SchemeCriterion, said: (act: Act) => void): Child {
  const { speaker, open } = app;
  const { say } = speaker;
  const { session, scheme } = open!.walk;
  if (!criterion.scored || session.hidden?.includes('expectations')) return null;
  const words = () => {
    const own = app.open!.walk.session.responses.get(criterion.id)?.expectation ?? null;
    const value = own ?? criterion.expect;
    if (value === null) return say('expected.none');
    const whose =
      own !== null
        ? 'asked'
        : (scheme.profile?.criteria.get(criterion.id)?.expect ?? null) !== null
          ? 'profile'
          : 'standard';
    return say(`expected.${whose}`, {
      value: sayWhole(value, criterion.answer, speaker),
    });
  };
  const summary = el('summary', { id: 'asked-expectation' }, words());
  const control = answerControl(
    app,
    criterion,
    'expectation',
    (act) => {
      said(act);
      summary.textContent = words();
    },
    'expected',
  );
  return el(
    'details',
    { class: 'expected' },
    summary,
    el('p', { class: 'hint' }, say('phone.change-expected')),
    control.element,
  );
}

/** What an answer brings up: whether an extra was announced, what has to come with it. */
function afterOf(
  app: App,
  criterion: SchemeCriterion,
  isBefore: boolean,
  refresh: () => void,
): HTMLElement[] {
  const { say } = app.speaker;
  const { walk } = app.open!;
  if (isBefore) return [];
  const parts: HTMLElement[] = [];
  const announced = walk.session.responses.get(criterion.id)?.extra?.announced;
  if (isAnnouncementOpen(walk, criterion.id) || announced !== undefined)
    parts.push(
      el(
        'div',
        { class: 'announced', role: 'group', 'aria-labelledby': 'told' },
        el('p', { id: 'told' }, say('announced.question')),
        ([true, false] as const).map((value) =>
          button(
            'quiet',
            () => {
              app.say({ does: 'announce', criterion: criterion.id, announced: value });
              refresh();
            },
            say(value ? 'announced.yes' : 'announced.no'),
            { 'aria-pressed': String(announced === value) },
          ),
        ),
      ),
    );
  const lacking = lackingOf(
    criterion,
    walk.session.responses.get(criterion.id),
    walk.scheme.policy.tolerance,
  );
  if (lacking.length > 0)
    parts.push(
      el(
        'p',
        { class: 'required' },
        say('phone.required', {
          list: lacking
            .map(({ what }) => say(what === 'comment' ? 'phone.a-comment' : `evidence-kind.${what}`))
            .join(', '),
        }),
      ),
    );
  return parts;
}

function noteField(app: App, criterion: SchemeCriterion, said: (act: Act) => void): HTMLElement {
  const area = el('textarea', { id: 'note', rows: 2 });
  const { session } = app.open!.walk;
  area.value =
    session.responses.get(criterion.id)?.extra?.note ?? session.drafts?.get(criterion.id)?.note ?? '';
  area.addEventListener('input', () => said({ does: 'note', text: area.value }));
  return el('div', { class: 'field' }, el('label', { for: 'note' }, app.speaker.say('field.note')), area);
}

function reasonField(app: App, criterion: SchemeCriterion, said: (act: Act) => void): HTMLElement {
  const input = el('input', { type: 'text', id: 'reason', autocomplete: 'off' });
  const response = app.open!.walk.session.responses.get(criterion.id);
  input.value = response?.state === 'blank' ? (response.reason ?? '') : '';
  input.addEventListener('input', () =>
    said({ does: 'blank', blank: 'not-applicable', reason: input.value }),
  );
  return el(
    'div',
    { class: 'field', hidden: true },
    el('label', { for: 'reason' }, app.speaker.say('field.reason')),
    input,
  );
}

function runningLine(app: App, { id, source }: SchemeCriterion, draw: Redraw): HTMLElement {
  const { say, language } = app.speaker;
  const face = el('span', { class: 'face' });
  const tick = () => {
    const watch = app.open?.walk.session.watches?.get(id);
    if (watch) face.textContent = clockOf(wholeSeconds(watch, Date.now()));
  };
  tick();
  const ticking = setInterval(() => (face.isConnected ? tick() : clearInterval(ticking)), 500);
  return el(
    'button',
    {
      type: 'button',
      class: 'running',
      onclick: async () => {
        app.put({ ...app.open!.walk, place: { at: 'delivery', criterion: id, returning: false } });
        await draw();
      },
    },
    face,
    ' ',
    say('walk.still-running', { text: inLanguage(source.text, language) }),
  );
}

/** Photos and files: taken in with their digest before they count, so that a later change shows. */
async function evidenceOf(app: App, criterion: SchemeCriterion, draw: Redraw): Promise<HTMLElement> {
  const { say } = app.speaker;
  const { visit, walk } = app.open!;
  const evidence = walk.session.responses.get(criterion.id)?.extra?.evidence ?? [];
  const photos = await app.store.photos(visit.id);
  const status = el('p', { class: 'hint', role: 'status' });
  const picker = (id: string, label: string, more: Readonly<Record<string, string | boolean>>) => {
    const input = el('input', { type: 'file', id, ...more });
    input.addEventListener('change', async () => {
      try {
        for (const file of input.files ?? []) await attach(app, criterion.id, file);
        await draw();
        document.getElementById(id)?.focus();
      } catch {
        status.textContent = say('phone.not-attached');
      }
    });
    return el('label', { class: 'file' }, input, el('span', {}, label));
  };
  return el(
    'div',
    { class: 'evidence' },
    el(
      'div',
      { class: 'pickers' },
      picker('camera', say('phone.photo'), { accept: 'image/*', capture: 'environment' }),
      picker('file', say('phone.file'), { multiple: true }),
    ),
    status,
    evidence.length > 0 &&
      el(
        'ul',
        { class: 'shots' },
        evidence.map((one, position) => {
          const blob = photos.find(({ file }) => file === one.file)?.blob;
          const name = one.file.slice(one.file.lastIndexOf('/') + 1);
          return el(
            'li',
            {},
            blob?.type.startsWith('image/') && el('img', { src: URL.createObjectURL(blob), alt: name }),
            el('span', {}, name),
            el(
              'button',
              {
                type: 'button',
                class: 'quiet',
                onclick: async () => {
                  if (!confirm(say('phone.remove-sure', { file: name }))) return;
                  app.say({ does: 'detach', position });
                  await forget(app, one);
                  await draw();
                },
              },
              say('phone.remove'),
              el('span', { class: 'sr' }, ` ${name}`),
            ),
          );
        }),
      ),
  );
}

const evidenceIn = (app: App): Evidence[] =>
  [...app.open!.walk.session.responses.values()].flatMap(({ extra }) => extra?.evidence ?? []);

async function attach(app: App, id: string, file: File): Promise<void> {
  const { visit } = app.open!;
  const sha256 = await sha256Of(await file.arrayBuffer());
  const known = evidenceIn(app);
  const same = known.find((one) => sha256 !== null && one.sha256 === sha256);
  const extension = /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0].toLowerCase() ?? '';
  const name = (n: number) => `../evidence/${visit.id}/${id}-${n}${extension}`;
  let n = 1;
  while (known.some((one) => one.file === name(n))) n++;
  const path = same?.file ?? name(n);
  if (!same) await app.store.keep({ file: path, visit: visit.id, blob: file });
  app.say({ does: 'attach', evidence: { file: path, sha256, size: file.size } });
}

async function forget(app: App, { file }: Evidence): Promise<void> {
  if (!evidenceIn(app).some((one) => one.file === file)) await app.store.forget({ file });
}
