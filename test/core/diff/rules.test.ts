// The table of rules holds together: every rule has its twin, every fact has a rule, ids read alike, and every rule has its
// words.

import { describe, expect, it } from 'vitest';
import { type Event, FACTS } from '../../../src/core/diff/facts.ts';
import { LEVELS } from '../../../src/core/diff/levels.ts';
import { RULES } from '../../../src/core/diff/rules.ts';
import { WORDS } from '../../speaker.ts';

const TURNED: Record<Event, Event> = {
  added: 'removed',
  removed: 'added',
  changed: 'changed',
  translated: 'untranslated',
  untranslated: 'translated',
};
const byId = new Map(RULES.map((rule) => [rule.id, rule]));

describe('the table of rules', () => {
  it('names every rule once, in kebab case', () => {
    expect(byId.size).toBe(RULES.length);
    for (const { id } of RULES) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each(RULES.map(({ id }) => id))('%s has a twin that judges the same facts turned round', (id) => {
    const rule = byId.get(id)!;
    const twin = byId.get(rule.twin)!;
    expect(twin.twin).toBe(id);
    expect(twin.event).toBe(TURNED[rule.event]);
    expect(twin.facts).toEqual(rule.facts);
    expect(LEVELS).toContain(rule.level);
  });

  it.each(RULES.filter(({ event }) => event === 'added' || event === 'removed').map(({ id }) => id))(
    '%s is called as its twin is, the other way round',
    (id) => {
      const [from, to] = id.endsWith('-added') ? ['added', 'removed'] : ['removed', 'added'];
      expect(byId.get(id)!.twin).toBe(id.replace(new RegExp(`${from}$`), to));
    },
  );

  it('leaves no fact without a rule', () => {
    const judged = new Set(RULES.flatMap(({ facts }) => facts));
    expect(FACTS.filter((fact) => !judged.has(fact))).toEqual([]);
  });

  it('ends, for every fact and event, with a rule that takes what is left', () => {
    const pairs = new Map<string, boolean>();
    for (const rule of RULES)
      for (const fact of rule.facts) {
        const key = `${fact} ${rule.event}`;
        const halves = [
          'criterion.critical changed',
          'criterion.optional changed',
          'criterion.announce changed',
          // Names of different criteria have no wording to compare.
          'criterion.namesake changed',
        ];
        pairs.set(key, (pairs.get(key) ?? false) || rule.fits === undefined || halves.includes(key));
      }
    expect([...pairs].filter(([, takesAll]) => !takesAll).map(([key]) => key)).toEqual([]);
  });

  it('takes whole files, sections and criteria both ways', () => {
    for (const fact of [
      'standard',
      'profile',
      'persona',
      'section',
      'criterion',
      'option',
      'profile-criterion',
    ] as const)
      for (const event of ['added', 'removed'] as const)
        expect(RULES.some((rule) => rule.facts.includes(fact) && rule.event === event)).toBe(true);
  });

  it.each(['en', 'ru'] as const)(
    'has a name for every rule and a reason for every grave one (%s)',
    (language) => {
      const words = WORDS[language];
      for (const { id, level } of RULES) {
        expect(words, id).toHaveProperty([`change.${id}`]);
        if (level !== 'safe') expect(words, id).toHaveProperty([`why.${id}`]);
      }
      const known = Object.keys(words).filter((key) => /^(change|why)\./.test(key));
      for (const key of known) expect(byId.has(key.replace(/^\w+\./, '')), key).toBe(true);
    },
  );
});
