// The visit is over: it is handed over as one file, opened again with a reason, or taken off the phone.

import { inLanguage } from '../core/standard/text.ts';
import { reopened, startWalk } from '../core/walk/walk.ts';
import type { App } from './app.ts';
import { button, el } from './element.ts';
import { archive, download, sessionFile, sharing } from './hand-over.ts';
import { backButton, footOf, type Redraw, type Screen } from './screen.ts';

export async function finishedScreen(app: App, draw: Redraw, toList: () => Promise<void>): Promise<Screen> {
  const { say, language } = app.speaker;
  const { form, store, open } = app;
  const { visit, persona } = open!;
  const photos = await store.photos(visit.id);
  const yaml = sessionFile(visit, form.standard, persona);
  const whole = await archive(visit, form.standard, persona, photos, form.own);
  const share = sharing(whole);
  const why = el('input', { type: 'text', id: 'why', autocomplete: 'off' });
  const fault = el('p', { class: 'fault', role: 'alert' });
  const command = (text: string) => el('code', {}, text);
  return {
    head: [],
    body: [
      el('h1', {}, say('phone.finished')),
      el(
        'p',
        { class: 'lede' },
        [inLanguage(form.standard.title, language), visit.session.site ?? ''].filter(Boolean).join(' · '),
      ),
      el('p', {}, say('phone.hand-over')),
      share !== null && button('main', () => share().catch(() => {}), say('phone.share')),
      button(
        share === null ? 'main' : 'quiet wide',
        () => download(whole),
        photos.length === 0 ? say('phone.download-bare') : say('phone.download', { count: photos.length }),
        { 'data-archive': true },
      ),
      button('quiet wide', () => download(yaml), say('phone.download-yaml'), { 'data-yaml': true }),
      el('p', { class: 'note' }, say('phone.then')),
      el(
        'p',
        { class: 'note' },
        command(`svc unpack ${whole.name}`),
        el('br'),
        command(`svc report ${visit.id}`),
      ),
      el(
        'details',
        {},
        el('summary', {}, say('phone.reopen')),
        el('div', { class: 'field' }, el('label', { for: 'why' }, say('start.reopen-why')), why),
        fault,
        button(
          'quiet',
          async () => {
            const reason = why.value.trim();
            if (reason === '') {
              fault.textContent = say('phone.why-first');
              return;
            }
            const { walk } = app.open!;
            const session = reopened(walk.session, walk.session.auditor, reason, new Date().toISOString());
            app.put({ ...startWalk(walk.scheme, session), place: { at: 'review', last: null } });
            await draw();
          },
          say('phone.reopen'),
        ),
      ),
      el(
        'details',
        {},
        el('summary', {}, say('phone.delete')),
        el('p', {}, say('phone.delete-note')),
        button(
          'quiet',
          async () => {
            if (!confirm(say('phone.delete-sure'))) return;
            await store.remove(visit);
            await toList();
          },
          say('phone.delete'),
        ),
      ),
    ],
    foot: footOf(app, backButton(toList, say('phone.to-list'))),
  };
}
