// All questions of the visit with what was answered: from here every one is reached, and the visit is finished.

import type { Response } from '../core/answers/response.ts';
import { lackingIn } from '../core/check/requirement.ts';
import type { SchemeCriterion } from '../core/standard/scheme.ts';
import { inLanguage } from '../core/standard/text.ts';
import { deliveryQuestions, isSettled, missingAnswers, runningWatches } from '../core/walk/walk.ts';
import { sayWhole } from './answer.ts';
import type { App } from './app.ts';
import { button, type Child, el } from './element.ts';
import { backButton, footOf, type Redraw, type Screen } from './screen.ts';

export function reviewScreen(app: App, draw: Redraw, toList: () => Promise<void>): Screen {
  const { say, language } = app.speaker;
  const { walk } = app.open!;
  const { scheme, session } = walk;
  const questions = deliveryQuestions(walk);
  const open = questions.filter(({ id }) => !isSettled(session.responses.get(id)));
  const unexpected = missingAnswers(scheme, session).filter(({ what }) => what === 'expectation');
  const shown = new Set(questions.map(({ id }) => id));
  const lacking = lackingIn(scheme, session).filter(({ criterion }) => shown.has(criterion));
  const running = runningWatches(walk);
  const notices: Child[] = [
    open.length > 0 && el('p', { class: 'required' }, say('phone.open', { count: open.length })),
    unexpected.length > 0 &&
      el('p', { class: 'required' }, say('phone.unexpected', { count: unexpected.length })),
    lacking.length > 0 && el('p', { class: 'required' }, say('phone.lacking', { count: lacking.length })),
    running.length > 0 &&
      el(
        'p',
        { class: 'required' },
        say('review.running', {
          count: running.length,
          text: running.map(({ source }) => inLanguage(source.text, language)).join('; '),
        }),
      ),
  ];
  const row = (criterion: SchemeCriterion, number: number): HTMLElement => {
    const response = session.responses.get(criterion.id);
    const lacks = lacking.filter((one) => one.criterion === criterion.id);
    const { note, evidence = [] } = response?.extra ?? {};
    const remarks = [
      ...(note ? [say('phone.has-comment')] : []),
      ...(evidence.length > 0 ? [say('phone.files', { count: evidence.length })] : []),
      ...lacks.map(({ what }) =>
        say('phone.lacks', {
          what: say(what === 'comment' ? 'phone.a-comment' : `evidence-kind.${what}`),
        }),
      ),
    ];
    const state = isSettled(response) ? (response?.state === 'answered' ? 'answered' : 'blank') : 'open';
    return el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: `row ${state}${lacks.length > 0 ? ' lacks' : ''}`,
          onclick: async () => {
            app.act({ does: 'go', criterion: criterion.id, stays: true });
            await draw();
          },
        },
        el('span', { class: 'no' }, String(number)),
        el('span', { class: 'text' }, inLanguage(criterion.source.text, language)),
        el('b', {}, answerWords(app, criterion, response)),
        remarks.length > 0 && el('small', {}, remarks.join(' · ')),
      ),
    );
  };
  return {
    head: [
      el(
        'p',
        { class: 'where' },
        el('b', {}, say('phone.all-questions')),
        el(
          'span',
          {},
          say('phone.answered', { count: questions.length - open.length, of: questions.length }),
        ),
      ),
      el('progress', {
        value: questions.length - open.length,
        max: questions.length,
        'aria-label': say('phone.answered', { count: questions.length - open.length, of: questions.length }),
      }),
    ],
    body: [
      el('h1', {}, say('phone.review')),
      ...notices,
      el(
        'ol',
        { class: 'rows' },
        questions.map((criterion, i) => row(criterion, i + 1)),
      ),
      el('div', { class: 'ways' }, button('quiet', toList, say('phone.to-list'))),
    ],
    foot: footOf(
      app,
      backButton(async () => {
        app.act({ does: 'back' });
        await draw();
      }, say('phone.back')),
      button(
        'main',
        async () => {
          const doubts = open.length + unexpected.length + lacking.length + running.length;
          if (doubts > 0 && !confirm(say('phone.finish-so'))) return;
          app.act({ does: 'finish' });
          await draw();
        },
        say('phone.finish'),
      ),
    ),
  };
}

function answerWords(
  { speaker }: App,
  { answer, kind }: SchemeCriterion,
  response: Response | undefined,
): string {
  if (response?.state === 'blank') return speaker.say(`answer.${response.blank}`);
  if (response?.state !== 'answered') return speaker.say('answer.open');
  if (kind.inWords) return response.extra?.text ?? '';
  return sayWhole(response.delivery, answer, speaker);
}
