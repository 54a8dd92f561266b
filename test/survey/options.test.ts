// Multiple choices in one cell: an option that holds the comma by which options are joined stays whole.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { listed } from '../../src/core/tally/tally.ts';
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

describe('several options in the cell of a criterion', () => {
  const scheme = schemeOf(
    standardOf(`
format: svc.standard/1
id: multi
version: "1.0.0"
title: { en: Multi }
sections:
  - id: all
    title: { en: All }
    criteria:
      - id: used
        text: { en: What did you use? }
        answer:
          kind: choice
          options:
            - { id: ticket, text: { en: Queue ticket, ru: Талон }, points: 100 }
            - { id: toilets, text: { en: "Toilets, cloakroom", ru: "Туалет; гардероб" }, points: 50 }
            - { id: cloakroom, text: { en: Cloakroom }, points: 30 }
        expect: ticket
      - { id: ticket-used, text: { en: Ticket? }, answer: { kind: yes-no }, expect: yes }
      - { id: rated, text: { en: Rating }, answer: { kind: scale, min: 1, max: 5 }, expect: 3 }
`),
  );
  const choice = (more = '') =>
    mappingOf(`format: svc.mapping/1\ncriteria: { used: { delivery: Used } }\n${more}`, scheme);
  const used = async (cell: string, mapping = choice()) => {
    const { tally, issues } = await score(`Used,x\n"${cell}",1\nTalk,1\n`, { scheme, mapping });
    return {
      option: tally[0] ? (listed(tally[0].criteria[0]!.pairs)[0]?.delivery ?? null) : null,
      issue: issues.find(({ args }) => args?.value === cell),
    };
  };

  it.each([
    ['Toilets, cloakroom', 1],
    ['Toilets,  Cloakroom', 1],
    ['туалет; гардероб', 1],
    ['Queue ticket;', 0],
    ['Queue ticket, Талон', 0],
    ['ticket ', 0],
  ])('%j are one option of a choice', async (cell, option) => {
    expect(await used(cell)).toEqual({ option, issue: undefined });
  });

  it.each([
    ['Queue ticket, Cloakroom', 'ticket, cloakroom'],
    ['Queue ticket; Toilets, cloakroom', 'ticket, toilets'],
    ['Талон, Туалет; гардероб', 'ticket, toilets'],
    ['Cloakroom\nQueue ticket', 'ticket, cloakroom'],
  ])('%j are told of as several', async (cell, options) => {
    const { tally, issues, receipt } = await score(`Used,x\n"${cell}",1\n"${cell}",2\nTicket,3\n`, {
      scheme,
      mapping: choice(),
    });
    expect(receipt).toMatchObject({ used: 1, rejected: 2 });
    expect(tally[0]!.respondents).toBe(1);
    expect(issues).toEqual([
      {
        rule: 'unreadable-answer',
        level: 'error',
        code: 'several-options',
        args: { options, value: cell.replace('\n', ' '), header: 'Used', count: 2 },
        file: '/surveys/survey.csv',
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 2,
        hint: { code: 'fix-several-options' },
      },
    ]);
  });

  it('are no options where one of them is unknown', async () => {
    expect((await used('Queue ticket, a bench')).issue).toMatchObject({
      code: 'unreadable-answer',
      hint: { code: 'declare-answer' },
    });
    expect((await used('Queue ticket, a bench', choice('labels: { A bench: ticket }\n'))).option).toBe(0);
  });

  it('are one answer where the mapping says which', async () => {
    const mapping = choice('labels: { "Queue ticket, Cloakroom": cloakroom }\n');
    expect(await used('Queue ticket, Cloakroom', mapping)).toEqual({ option: 2, issue: undefined });
  });

  it('are read option by option by a yes-no criterion that lists them', async () => {
    const mapping = mappingOf(
      `format: svc.mapping/1
criteria:
  ticket-used:
    delivery: Used
    labels: { Queue ticket: yes, "Toilets, cloakroom": no, cloakroom: no }
`,
      scheme,
    );
    const cells = [
      '"Queue ticket, Toilets, cloakroom"',
      'Toilets; Cloakroom',
      '"Toilets, cloakroom, cloakroom"',
      'cloakroom queue ticket',
      'Yes',
      '"Yes, No"',
      '',
    ];
    const { tally, receipt, issues } = await score(`x,Used\n${cells.map((cell) => `1,${cell}\n`).join('')}`, {
      scheme,
      mapping,
    });
    const { pairs, blanks } = tally[0]!.criteria[1]!;
    expect(
      listed(pairs).map(({ delivery, counts }) => [delivery, counts.reduce((a, b) => a + b, 0)]),
    ).toEqual([
      [0, 1],
      [1, 3],
    ]);
    expect(blanks).toEqual([0, 0, 0, 0]);
    expect(receipt).toEqual({
      read: 7,
      used: 4,
      rejected: 2,
      dropped: [{ reason: 'no-answers', count: 1 }],
      unread: [
        { column: 'Used', text: 'Toilets; Cloakroom', count: 1 },
        { column: 'Used', text: 'Yes, No', count: 1 },
      ],
    });
    expect(issues.map(({ code, args }) => [code, args?.value])).toEqual([
      ['unreadable-answer', 'Toilets; Cloakroom'],
      ['unreadable-answer', 'Yes, No'],
    ]);
  });

  it('are none of a scale', async () => {
    const mapping = mappingOf('format: svc.mapping/1\ncriteria: { rated: { delivery: R } }\n', scheme);
    const { issues } = await score('R;x\n1, 2;1\n3;1\n', { scheme, mapping });
    expect(issues).toMatchObject([{ code: 'unreadable-answer', args: { value: '1, 2' } }]);
  });
});
