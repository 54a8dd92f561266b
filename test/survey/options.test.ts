// Multiple choices in one cell: an option that holds the comma by which options are joined stays whole.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionsIn } from '../../src/survey/options.ts';
import { mappingOf, schemeFrom, score, standardOf } from './helpers.ts';

const OPTIONS = ['queue ticket', 'toilets, cloakroom', 'toilets', 'cloakroom (guarded)', 'other'];

describe('several options in a cell', () => {
  it.each([
    ['queue ticket', [0]],
    ['queue ticket, toilets, cloakroom', [0, 1]],
    ['toilets, cloakroom (guarded)', [2, 3]],
    ['toilets, cloakroom, toilets, other', [1, 2, 4]],
    ['other; queue ticket', [0, 4]],
    ['other queue ticket', [0, 4]],
    ['other, other', [4]],
    ['other, ', [4]],
    ['other: a bench', null],
    ['toiletsother', null],
    ['', null],
  ])('%j are the options %j', (text, expected) => {
    expect(optionsIn(text, OPTIONS)).toEqual(expected);
  });

  it('come back whatever commas they hold', () => {
    const option = fc.stringMatching(/^[a-c](, [a-c]){0,2}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(option, { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (options, picks) => {
          const count = 1 + ((picks.next().value as number) % options.length);
          const chosen = options.slice(0, count);
          const found = optionsIn(chosen.join(', '), options)!;
          // Where options can be read in two ways, both cover the cell.
          const covered = (positions: readonly number[]) => positions.flatMap((i) => options[i]!.split(', '));
          expect(new Set(covered(found))).toEqual(new Set(chosen.flatMap((one) => one.split(', '))));
        },
      ),
    );
  });

  it('are never looked for for long', () => {
    expect(optionsIn(`${'a, '.repeat(1_000)}b`, ['a', 'a, a', 'a, a, a'])).toBeNull();
    expect(optionsIn('a, '.repeat(100_000), ['a'])).toBeNull();
  });
});

describe('a grouping column of several options', () => {
  const standard = standardOf(`
format: svc.standard/1
id: multi
version: "1.0.0"
title: { en: Multi }
fields:
  used:
    title: { en: Used }
    values:
      ticket: { en: Queue ticket, ru: Талон }
      toilets: { en: "Toilets, cloakroom", ru: "Туалет, гардероб" }
sections:
  - id: all
    title: { en: All }
    criteria:
      - { id: one, text: { en: One }, answer: { kind: scale, min: 1, max: 5 } }
`);
  const scheme = { ...schemeFrom('counter/standard.yaml'), standard };

  it('groups by the set that was ticked, in whatever order and language', async () => {
    const { schemeOf } = await import('../../src/core/scheme.ts');
    const own = schemeOf(scheme.standard);
    const mapping = mappingOf(
      'format: svc.mapping/1\ncriteria: { one: { expectation: E, delivery: P } }\nfields: { used: Used }\nby: [used]\n',
      own,
    );
    const { tally } = await score(
      'Used,E,P\n"Toilets, cloakroom, Queue ticket",5,4\n"Талон, Туалет, гардероб",5,4\n"Toilets, cloakroom",4,4\nQueue ticket,4,4\nA bench,3,3\n',
      { scheme: own, mapping },
    );
    expect(tally.slice(1).map(({ key, respondents }) => [key[0], respondents])).toEqual([
      ['A bench', 1],
      ['ticket', 1],
      ['ticket + toilets', 2],
      ['toilets', 1],
    ]);
  });
});
