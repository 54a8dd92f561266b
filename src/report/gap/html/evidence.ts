// Evidence and comments: each file by name, time and digest, with a small picture where the command could make one; what auditors
// wrote, where there are many of them.

import type { GapReport } from '../../../core/assess/gap-report.ts';
import type { Part } from '../../html/document.ts';
import { html, type Markup, NOTHING } from '../../html/markup.ts';
import { notes } from '../sentences.ts';
import type { View } from './view.ts';

/** Names of a criterion's files. */
export const filesOf = (criterion: string, { sessions }: GapReport): string[] =>
  sessions.flatMap(({ evidence }) =>
    evidence.filter((one) => one.criterion === criterion).map(({ file }) => baseOf(file)),
  );

const baseOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;

/** The first picture of a criterion, with its name; nothing where there is none. */
export function pictureOf(criterion: string, { sessions }: GapReport, { pictures }: View): Markup {
  for (const { evidence } of sessions)
    for (const one of evidence) {
      const source = pictures.get(one.sha256 ?? '');
      if (one.criterion === criterion && source)
        return html`<figure class="th"><img src="${source}" alt="${baseOf(one.file)}"><figcaption>${baseOf(one.file)}</figcaption></figure>`;
    }
  return NOTHING;
}

export function evidence(view: View): Part | null {
  const { report, write, pictures, items, rest } = view;
  const nameOf = (id: string) => [...items, ...rest].find(({ criterion }) => criterion.id === id)?.name ?? id;
  const all = report.sessions.flatMap((session) => session.evidence.map((one) => ({ ...one, session })));
  if (all.length === 0) return null;
  const isPool = report.sessions.length > 1;
  const figure = (one: (typeof all)[number]) => {
    const picture = one.sha256 === null ? undefined : pictures.get(one.sha256);
    const facts = [
      ...(isPool && one.session.site ? [one.session.site] : []),
      ...(one.at === null ? [] : [one.at.slice(11, 16)]),
      ...(one.sha256 === null ? [] : [`${one.sha256.slice(0, 4)}…${one.sha256.slice(-4)}`]),
    ];
    return html`<li><figure>${picture ? html`<img src="${picture}" alt="${baseOf(one.file)}">` : NOTHING}<figcaption><b>${baseOf(one.file)}</b><span>${nameOf(one.criterion)}</span><small>${facts.join(' · ')}</small>${picture ? NOTHING : html`<small>${write.say('page.evidence.no-picture')}</small>`}</figcaption></figure></li>`;
  };
  return {
    id: 'evidence',
    label: write.say('page.evidence'),
    heading: write.say('page.evidence.heading', { count: all.length }),
    note: write.say('page.evidence.note'),
    body: html`<ul class="evs">${all.map(figure)}</ul>`,
  };
}

/** What the auditors of many visits wrote, by criterion, worst first. */
export function comments(view: View): Part | null {
  const { report, items, rest, write, kind } = view;
  if (kind === 'visit') return null;
  const told = [...items, ...rest].filter(({ criterion }) => criterion.notes.length > 0);
  if (told.length === 0) return null;
  const count = told.reduce((sum, { criterion }) => sum + criterion.notes.length, 0);
  return {
    id: 'comments',
    label: write.say('page.comments'),
    heading: write.say('page.comments.heading', { count }),
    body: html`<ul class="comments">${told.map(({ criterion, name }) => html`<li><b>${name}</b>${collapsible(notes(report, criterion), view)}</li>`)}</ul>`,
  };
}

/** Comments of a criterion that stand open; the rest behind a line that unfolds. */
const OPEN = 4;

function collapsible(said: readonly string[], { write }: View): Markup {
  const quote = (note: string) => html`<q class="cm">${note}</q>`;
  if (said.length <= OPEN + 1) return html`${said.map(quote)}`;
  const rest = said.slice(OPEN);
  return html`${said.slice(0, OPEN).map(quote)}<details open class="fold"><summary>${write.say('page.more', { count: rest.length })}</summary>${rest.map(quote)}</details>`;
}
