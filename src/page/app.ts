// What the page is about at a moment, and the one way in which it changes: everything that is said is in the visit at once, and
// on its way to the disk before the next thing is shown.

import type { Session } from '../core/answers/response.ts';
import { type PhoneForm, profilesOf } from '../core/form/phone.ts';
import { personaClash, type Scheme, schemeOf } from '../core/standard/scheme.ts';
import type { Persona, Profile } from '../core/standard/standard.ts';
import type { Language } from '../core/standard/text.ts';
import { type Act, startWalk, step, type Walk } from '../core/walk/walk.ts';
import type { Speaker } from '../words/index.ts';
import { speakerOf } from '../words/speaker.ts';
import { OtherWindow, type Store, type Visit } from './store.ts';

export interface Open {
  visit: Visit;
  walk: Walk;
  readonly persona: Persona | null;
}

export type Keeping = 'saved' | 'saving' | 'failed' | 'elsewhere';

export interface App {
  readonly form: PhoneForm;
  readonly store: Store;
  readonly profiles: readonly Profile[];
  /** Those whose criteria can join the standard's. */
  readonly personas: readonly Persona[];
  speaker: Speaker;
  open: Open | null;
  state: Keeping;
  /** Hears of every change of `state`. */
  onState: () => void;
  speak(language: Language): void;
  schemeFor(profile: string | null, persona: string | null): Scheme;
  /** Takes a visit up, where its auditor stood. */
  take(visit: Visit): Open;
  /** An act at the place where the auditor stands; it leads where the walk leads. */
  act(act: Act): void;
  /** An act that leaves the auditor where she stands: an answer is given by picking it, and left by going on. */
  say(act: Act): void;
  put(walk: Walk): void;
  /** Closes the visit once all of it is on the disk; one in which nothing was said leaves no trace. */
  leave(): Promise<void>;
}

export function appOf(form: PhoneForm, store: Store): App {
  const profiles = profilesOf(form);
  const personas = form.personas.filter((persona) => personaClash(form.standard, persona) === null);
  const speakerFor = (language: Language): Speaker => {
    const [spoken, words] = form.words.find(([one]) => one === language) ?? form.words[0]!;
    return speakerOf(spoken, words);
  };
  let saving: Promise<void> = Promise.resolve();
  let isDirty = false;
  const told = (state: Keeping) => {
    if (app.state === 'elsewhere') return;
    app.state = state;
    app.onState();
  };
  /** The newest state to the disk, one saving at a time. */
  const keep = (open: Open) => {
    isDirty = true;
    told('saving');
    saving = saving.then(async () => {
      if (!isDirty || app.state === 'elsewhere') return;
      isDirty = false;
      open.visit = { ...open.visit, revision: open.visit.revision + 1 };
      try {
        await store.save(open.visit);
        if (!isDirty) told('saved');
      } catch (error) {
        told(error instanceof OtherWindow ? 'elsewhere' : 'failed');
      }
    });
  };
  const app: App = {
    form,
    store,
    profiles,
    personas,
    speaker: speakerFor(form.words[0]![0]),
    open: null,
    state: 'saved',
    onState: () => {},
    speak(language) {
      app.speaker = speakerFor(language);
    },
    schemeFor: (profile, persona) =>
      schemeOf(
        form.standard,
        profiles.find(({ id }) => id === profile) ?? null,
        personas.find(({ id }) => id === persona) ?? null,
      ),
    take(visit) {
      const { session, askAll, criterion } = visit;
      const scheme = app.schemeFor(session.profile, session.persona);
      const walk = startWalk(scheme, session, askAll);
      const stands =
        criterion !== null &&
        walk.place.at === 'delivery' &&
        scheme.criteria.some(({ id }) => id === criterion)
          ? { ...walk, place: { ...walk.place, criterion } }
          : walk;
      app.open = { visit, walk: stands, persona: scheme.persona };
      return app.open;
    },
    act: (act) => app.put(step(app.open!.walk, act, new Date().toISOString())),
    say(act) {
      const { walk } = app.open!;
      app.put({ ...step(walk, act, new Date().toISOString()), place: walk.place });
    },
    put(walk) {
      const open = app.open!;
      const isSame = walk.session === open.walk.session && walk.place === open.walk.place;
      open.walk = walk;
      if (isSame) return;
      const criterion = 'criterion' in walk.place ? walk.place.criterion : null;
      open.visit = { ...open.visit, session: walk.session, criterion };
      keep(open);
    },
    async leave() {
      const { open } = app;
      app.open = null;
      await saving;
      if (open && isEmpty(open.walk.session) && app.state === 'saved') await store.remove(open.visit);
      app.state = 'saved';
    },
  };
  return app;
}

/** Nothing was said, typed or timed: nobody would miss it. */
const isEmpty = ({ responses, drafts, watches }: Session): boolean =>
  responses.size === 0 && (drafts?.size ?? 0) === 0 && (watches?.size ?? 0) === 0;
