// Who stands in a file more than once, and places that are spelt in two ways: told, never decided.

import { describe, expect, it } from 'vitest';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { repeatsIn } from '../../src/survey/repeats.ts';
import { speltTwice } from '../../src/survey/spelling.ts';
import { mappingOf, score, standardOf } from './helpers.ts';

const columns = (...headers: string[]) =>
  headers.map((header, index) => ({ index, header, names: [header] }));
const found = (header: string, ids: readonly string[]) => {
  const repeats = repeatsIn(
    columns('when', header),
    () => ids.map((id) => ({ cells: ['x', id] })),
    (cell) => cell,
  );
  return repeats && [repeats.rows, repeats.ids];
};

describe('ids that come again', () => {
  it.each([
    'Ticket',
    'ticket_id',
    'Case No.',
    'ID',
    'Request number',
    'Номер обращения',
    'заявка',
    'Respondent ID',
  ])('are seen in “%s”', (header) => {
    expect(found(header, ['a', 'a', 'b', 'c'])).toEqual([4, 3]);
    expect(found(header, ['a', 'b', 'c'])).toBeNull();
  });

  it('are seen by any name of their column, without what is blank', () => {
    const all = [{ index: 0, header: 'Who', names: ['Who', 'Respondent ID'] }];
    const rows = ['a', ' ', 'a', 'b', ''].map((id) => ({ cells: [id] }));
    const repeats = (known?: readonly string[]) =>
      repeatsIn(
        all,
        () => rows,
        (cell) => cell,
        () => known ?? null,
      );
    expect(repeats()).toEqual({ column: all[0], rows: 3, ids: 2 });
    expect(repeats(['a', ' a', '', ''])).toEqual({ column: all[0], rows: 3, ids: 2 });
    // What is known sooner settles it.
    expect(repeats(['a', 'b', '', ' '])).toBeNull();
  });

  it.each([
    ['Branch', ['a', 'a', 'b', 'c']],
    ['Number of visits', ['1', '1', '2', '3']],
    ['ID', ['a', 'a', 'a', 'a']],
    ['ID', [...'aaaaaaaaaaaabbbbbbbbbbbb']],
  ])('are not seen in “%s” of %j', (header, ids) => {
    expect(found(header, ids)).toBeNull();
  });

  it('are told of with what the mapping may say, of a log as updates', async () => {
    const standard = (answer: string) => `format: svc.standard/1
id: s
version: "1.0.0"
title: { en: S }
sections: [{ id: all, title: { en: All }, criteria: [{ id: c, text: { en: C }, answer: ${answer}, expect: ${answer.includes('elapsed') ? '2h' : 4} }] }]
`;
    const scheme = (answer: string) => schemeOf(standardOf(standard(answer)));
    const elapsed = scheme('{ kind: elapsed, better: lower, points: { 0h: 100, 8h: 0 } }');
    const mapping = (delivery: string, of: ReturnType<typeof scheme>) =>
      mappingOf(`format: svc.mapping/1\nstandard: s\ncriteria: { c: { delivery: ${delivery} } }\n`, of);
    const log =
      'Ticket,Opened,Closed\n1,2026-03-01 10:00,2026-03-01 11:00\n1,2026-03-01 10:00,2026-03-01 12:00\n2,2026-03-01 10:00,2026-03-01 10:30\n';
    const told = await score(log, {
      scheme: elapsed,
      mapping: mapping('{ from: Opened, to: Closed }', elapsed),
    });
    expect(told.notes).toContainEqual({
      code: 'survey.row-per-update',
      args: { header: 'Ticket', rows: 3, ids: 2 },
    });
    const rated = scheme('{ kind: scale, min: 1, max: 5 }');
    const survey = await score('ID,c\na,4\na,5\nb,3\n', { scheme: rated, mapping: mapping('c', rated) });
    expect(survey.notes).toContainEqual({
      code: 'survey.ids-again',
      args: { header: 'ID', rows: 3, ids: 2 },
    });
    // A mebibyte is looked at; of what lies behind it nothing is said to be sure.
    const large = `ID,c\n${Array.from({ length: 120_000 }, (_, i) => `respondent-${i},4\n`).join('')}`;
    const unseen = await score(large, { scheme: rated, mapping: mapping('c', rated) });
    expect(unseen.notes).toContainEqual({ code: 'survey.ids-unseen', args: { header: 'ID' } });
    expect(survey.notes).not.toContainEqual(expect.objectContaining({ code: 'survey.ids-unseen' }));
  });
});

describe('values that differ in spelling alone', () => {
  it('are told of, each place once', () => {
    const keys = [
      ['North'],
      ['north'],
      ['Main street'],
      ['Main  Street'],
      ['Mainstreet'],
      ['South'],
      ['Ёлка'],
      ['елка'],
      [''],
    ];
    expect(speltTwice(['branch'], keys)).toEqual([
      {
        code: 'spelt-twice',
        of: null,
        args: {
          by: 'branch',
          texts: 'North = north; Main  Street = Main street = Mainstreet; Ёлка = елка',
        },
      },
    ]);
    expect(
      speltTwice(
        ['branch', 'year'],
        [
          ['North', '2025'],
          ['North', '2026'],
        ],
      ),
    ).toEqual([]);
  });
});
