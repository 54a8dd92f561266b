// From a survey to a tally and a receipt that accounts for every row.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/core/assess/assess.ts';
import { compareFindings, UserError } from '../../src/core/errors.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { refuseUnusable, scoreFiles, scoreSurvey } from '../../src/survey/score.ts';
import {
  fixture,
  inChunks,
  mappingFrom,
  mappingOf,
  reportOf,
  schemeFrom,
  score,
  scoreTogether,
  standardOf,
} from './helpers.ts';

const scheme = schemeFrom('counter/standard.yaml');
const byPosition = mappingFrom('counter/by-position.yaml', scheme);
const byHeader = mappingFrom('counter/by-header.yaml', scheme);
const file = (name: string) => readFileSync(fixture(`counter/${name}`));
const places = (issues: readonly { code: string; line: number; column: number }[]) =>
  issues.map(({ code, line, column }) => [code, line, column]);

describe('a survey', () => {
  const reference = score(file('utf-8.csv'), { scheme, mapping: byPosition });

  it.each([
    'utf-8-mark.csv',
    'utf-16.csv',
    'utf-16be.csv',
    'utf-16-no-mark.csv',
    'windows-1251.csv',
    'cr-only.csv',
    'excel-sep.csv',
  ])('%s gives the bytes of the report that its UTF-8 twin gives', async (name) => {
    const other = await score(file(name), { scheme, mapping: byPosition });
    expect(JSON.stringify(reportOf(other, scheme))).toBe(JSON.stringify(reportOf(await reference, scheme)));
    expect(other.layout.columns.map(({ header }) => header)).toEqual(
      (await reference).layout.columns.map(({ header }) => header),
    );
  });

  it.each([
    ['windows-1252.csv', null, 'Précisions', ['Nîmes', 'Orléans']],
    ['cp949.csv', null, '의견', ['부산', '서울']],
    ['koi8-r.csv', 'koi8-r', 'Чистота: как было', ['Север', 'Центр']],
  ])('%s is read in its own letters', async (name, encoding, last, groups) => {
    const scored = await score(file(name), { scheme, mapping: byPosition, encoding });
    expect(scored.layout.columns.at(-1)!.header).toBe(last);
    expect(scored.tally.map(({ key }) => key)).toEqual([[], ...groups.map((group) => [group])]);
    expect(JSON.stringify(reportOf(scored, scheme).criteria)).toBe(
      JSON.stringify(reportOf(await reference, scheme).criteria),
    );
  });

  it('comes to what a pencil comes to', async () => {
    const { overall, sections, criteria, receipt } = reportOf(await reference, scheme);
    expect(receipt).toEqual({ read: 6, used: 6, rejected: 0, dropped: [] });
    // Gaps of politeness: −1 0 0 1 −2 1; of help: −2 0 0 −2 −1 −1; of cleanliness: 0 −1 0 −1 −1 0.
    expect(criteria.map(({ gap }) => gap.mean)).toEqual([-1 / 6, -1, -0.5]);
    expect(sections.map(({ gap }) => gap.mean)).toEqual([expect.closeTo(-7 / 12, 12), -0.5]);
    expect(overall!.gap.mean).toBeCloseTo((-7 / 12 - 0.5) / 2, 12);
    expect(criteria[0]!.shares).toEqual({ unmet: 2 / 6, met: 2 / 6, exceeded: 2 / 6 });
  });

  it('is grouped as its mapping says, or as asked, or not at all', async () => {
    const keys = async (by: string[] | null) =>
      (await score(file('ragged.csv'), { scheme, mapping: byHeader, by })).tally.map(
        ({ key, respondents }) => [...key, respondents],
      );
    expect(await keys(null)).toEqual([[6]]);
    expect(await keys(['branch'])).toEqual([[6], ['Centre', 3], ['North', 3]]);
    expect(await keys(['Branch', 'Help: met'])).toEqual([
      [6],
      ['Centre', '3', 1],
      ['Centre', '4', 2],
      ['North', '2', 1],
      ['North', '4', 1],
      ['North', '5', 1],
    ]);
  });

  it('says how it was read', async () => {
    const { notes } = await score(file('windows-1251.csv'), { scheme, mapping: byPosition });
    expect(notes).toEqual([
      {
        code: 'survey.read-as-guess-sample',
        args: { encoding: 'windows-1251', delimiter: ';', columns: 8, sample: 'Долго ждал «живую» очередь' },
      },
    ]);
  });
});

describe('rows', () => {
  it('with too few or too many cells are rejected, with line and count; a trailing delimiter is none', async () => {
    const scored = await score(file('ragged.csv'), { scheme, mapping: byHeader });
    expect(scored.receipt).toEqual({ read: 9, used: 6, rejected: 3, dropped: [] });
    expect(places(scored.issues)).toEqual([
      ['ragged-row', 3, 1],
      ['ragged-row', 7, 1],
      ['ragged-row', 9, 1],
    ]);
    expect(scored.issues.map(({ args }) => args)).toEqual([
      { count: 6, columns: 7 },
      { count: 8, columns: 7 },
      { count: 3, columns: 7 },
    ]);
  });

  it('with a byte that does not decode are rejected, and nothing else is', async () => {
    const scored = await score(file('bad-byte.csv'), { scheme, mapping: byHeader });
    expect(scored.layout.encoding.name).toBe('utf-8');
    expect(scored.receipt).toEqual({ read: 6, used: 5, rejected: 1, dropped: [] });
    expect(scored.issues).toMatchObject([
      { code: 'undecodable', line: 5, column: 5, args: { byte: 'E9', encoding: 'utf-8' } },
    ]);
  });

  it('are read by label and dropped by rule; an answer that cannot be read is lost, not its respondent', async () => {
    const mapping = mappingFrom('counter/labels.yaml', scheme);
    const scored = await score(file('labels.csv'), { scheme, mapping });
    expect(scored.receipt).toEqual({
      read: 10,
      used: 7,
      rejected: 0,
      dropped: [
        { reason: 'no-answers', count: 1 },
        { reason: 'no-pairs', count: 1 },
        { reason: 'not-finished', count: 1 },
      ],
      unread: [
        { column: 'Politeness: expected', text: '6', count: 1 },
        { column: 'Cleanliness: met', text: 'superb', count: 2 },
      ],
    });
    expect([...scored.unread]).toEqual([
      ['politeness', 1],
      ['cleanliness', 2],
    ]);
    expect(scored.issues.map(({ code, line, column, args }) => [code, line, column, args])).toEqual([
      ['unreadable-answer', 9, 23, { value: 'superb', header: 'Cleanliness: met', count: 2 }],
      ['unreadable-answer', 10, 8, { value: '6', header: 'Politeness: expected', count: 1 }],
    ]);
    const { criteria } = reportOf(scored, scheme);
    expect(criteria.map(({ id, n, blanks }) => [id, n, blanks])).toEqual([
      // An unread answer counts with those left out.
      ['politeness', 4, { notShown: 1, skipped: 1, dontKnow: 1, notApplicable: 0 }],
      ['help', 5, { notShown: 0, skipped: 1, dontKnow: 0, notApplicable: 1 }],
      ['cleanliness', 4, { notShown: 0, skipped: 2, dontKnow: 0, notApplicable: 1 }],
    ]);
    // “fair” is 2 to help and 3 to all else.
    expect(criteria[1]!.delivery.mean).toBe(3.4);
  });

  it('go to whoever listens: those used with their points, those rejected byte for byte', async () => {
    const used: unknown[] = [];
    const rejected: unknown[] = [];
    const headers: string[] = [];
    await score(file('ragged.csv'), {
      scheme,
      mapping: byHeader,
      by: ['branch'],
      onHeader: (rows) => void headers.push(...rows.map((row) => row.toString())),
      onUsed: ({ line, key, points }) =>
        void used.push([
          line,
          ...key,
          points.overall.delivery - points.overall.expectation,
          points.sections.map((one) => one.delivery),
        ]),
      onRejected: ({ line, reason, bytes }) => void rejected.push([line, reason, bytes.toString()]),
    });
    expect(headers).toEqual([`${file('ragged.csv').toString().split('\n')[0]}\n`]);
    expect(used[0]).toEqual([2, 'Centre', -18.75, [62.5, 75]]);
    expect(used.map((row) => (row as number[])[0])).toEqual([2, 4, 5, 8, 11, 12]);
    expect(rejected).toEqual([
      [3, 'ragged-row', 'Centre,5,4,5,3,4\n'],
      [7, 'ragged-row', 'North,4,4,5,5,3,2,7\n'],
      [9, 'ragged-row', '"North\nWest",4,5\n'],
    ]);
  });

  it('rejected are handed back in UTF-16 where the file is UTF-16', async () => {
    const bytes = Buffer.from('\ufeffBranch\tA\n1\t2\t3\n', 'utf16le');
    const rejected: Buffer[] = [];
    const mapping = mappingOf(
      'format: svc.mapping/1\ncriteria:\n  politeness: { expectation: { column: 1 }, delivery: { column: 2 } }\n',
      scheme,
    );
    await score(bytes, { scheme, mapping, onRejected: (row) => void rejected.push(row.bytes) });
    expect(rejected).toEqual([Buffer.from('1\t2\t3\n', 'utf16le')]);
  });

  it('beyond the first faults of a kind are counted', async () => {
    const head = file('ragged.csv').toString().split('\n')[0]!;
    const scored = await score(`${head}\n${'x,1\n'.repeat(50)}`, { scheme, mapping: byHeader });
    expect([scored.issues.length, scored.moreIssues]).toEqual([20, 30]);
  });
});

describe('criteria that are shown to some', () => {
  const standard = standardOf(`format: svc.standard/1
id: s
version: "1.0.0"
title: { en: S }
fields: { channel: { title: { en: Channel }, values: { branch: { en: In a branch, ru: В отделении }, phone: { en: By phone } } } }
sections:
  - id: a
    title: { en: A }
    criteria:
      - { id: asked, text: { en: A }, answer: { kind: yes-no }, expect: yes }
      - { id: seat, text: { en: B }, answer: { kind: yes-no }, expect: yes, when: { channel: [branch] } }
      - { id: solved, text: { en: C }, answer: { kind: yes-no }, expect: yes, when: { asked: [yes] } }
`);
  const conditional = schemeOf(standard);
  const COLUMNS = { asked: 2, seat: 3, solved: 4 };
  const blanksOf = async (fields: string, ...ids: (keyof typeof COLUMNS)[]) => {
    const mapped = (ids.length > 0 ? ids : (Object.keys(COLUMNS) as typeof ids)).map(
      (id) => `  ${id}: { delivery: { column: ${COLUMNS[id]} } }\n`,
    );
    const mapping = mappingOf(`format: svc.mapping/1\ncriteria:\n${mapped.join('')}${fields}`, conditional);
    const text = 'channel,asked,seat,solved\nВ отделении,yes,,\nBy phone,no,,\nphone,yes,yes,yes\n';
    const scored = await score(text, { scheme: conditional, mapping });
    const { criteria } = reportOf(scored, conditional);
    return {
      blanks: criteria.slice(1).map(({ n, blanks }) => [n, blanks.notShown, blanks.skipped]),
      hidden: scored.notes.filter(({ code }) => code === 'survey.hidden-answers'),
    };
  };

  it('are not shown where the survey tells that the condition fails, whatever was answered', async () => {
    expect(await blanksOf('fields: { channel: channel }')).toEqual({
      blanks: [
        [0, 2, 1],
        [1, 1, 1],
      ],
      hidden: [{ code: 'survey.hidden-answers', args: { count: 1 } }],
    });
  });

  it('are skipped where the survey does not tell', async () => {
    expect((await blanksOf('')).blanks[0]).toEqual([1, 0, 2]);
    expect((await blanksOf('', 'seat', 'solved')).blanks[1]).toEqual([1, 0, 0]);
  });

  it('fall into groups by the id of a field’s value, in whatever language it is written', async () => {
    const mapping = mappingOf(
      'format: svc.mapping/1\ncriteria:\n  asked: { delivery: { column: 2 } }\nfields: { channel: channel }\n',
      conditional,
    );
    const { tally } = await score('channel,asked\nВ отделении,yes\nIn a branch,no\nphone,no\nMail,no\n', {
      scheme: conditional,
      mapping,
      by: ['channel'],
    });
    expect(tally.map(({ key }) => key[0])).toEqual([undefined, 'Mail', 'branch', 'phone']);
  });
});

describe('a survey that cannot be used', () => {
  const failure = async (bytes: Uint8Array | string, more: object = {}): Promise<UserError> => {
    const error = await score(bytes, { scheme, mapping: byHeader, ...more })
      .then((scored) => refuseUnusable(scored))
      .catch((error: unknown) => error);
    if (!(error instanceof UserError)) throw new Error(`no UserError: ${String(error)}`);
    return error;
  };

  it.each([
    ['empty.csv', 'survey-unusable', [['survey-empty', 1, 1]]],
    ['header-only.csv', 'survey-unusable', [['survey-header-only', 1, 1]]],
    ['unclosed-quote.csv', 'survey-unusable', [['unclosed-quote', 4, 10]]],
  ])('because of %s is refused, with the place', async (name, code, findings) => {
    const error = await failure(file(name));
    expect([error.code, error.exitCode, places(error.findings)]).toEqual([code, 3, findings]);
  });

  it('in another encoding than said is refused at its header', async () => {
    const error = await failure(file('windows-1251.csv'), { encoding: 'utf-8' });
    expect(error.code).toBe('mapping-unusable');
    const positioned = await failure(file('windows-1251.csv'), { encoding: 'utf-8', mapping: byPosition });
    expect([positioned.code, positioned.args]).toEqual([
      'survey-mostly-rejected',
      { file: 'survey.csv', rejected: 6, read: 6 },
    ]);
    expect(positioned.findings[0]).toMatchObject({
      code: 'undecodable-header',
      level: 'warning',
      line: 1,
      column: 1,
    });
    expect(positioned.findings[1]).toMatchObject({ code: 'undecodable', line: 2, args: { byte: 'D6' } });
  });

  it('with two columns of one name says which they are', async () => {
    const mapping = mappingOf(
      'format: svc.mapping/1\ncriteria:\n  politeness: { expectation: Rating, delivery: { header: Rating, occurrence: 2 } }\n',
      scheme,
    );
    const error = await failure(file('duplicate-headers.csv'), { mapping });
    expect(error.findings).toMatchObject([
      { code: 'header-ambiguous', line: 3, column: 30, args: { columns: '2: Rating; 3: Rating' } },
    ]);
  });

  it('is refused where most rows are, and where none is left', async () => {
    const head = file('ragged.csv').toString().split('\n')[0]!;
    expect((await failure(`${head}\nA,5,4,5,3,4,4\nB,1\nC,1\n`)).code).toBe('survey-mostly-rejected');
    const nothing = await failure(`${head}\nA,,,,,,\nB,,,,,,\nC,5,,,,,\n`);
    expect([nothing.code, nothing.args]).toEqual([
      'survey-nothing-used',
      { file: 'survey.csv', read: 3, reasons: 'no-answers 2, no-pairs 1' },
    ]);
  });

  it('is not grouped by a column that is not there', async () => {
    const error = await failure(file('ragged.csv'), { by: ['Brunch'] });
    expect([error.code, error.exitCode, error.hint]).toEqual([
      'unknown-group-column',
      2,
      { code: 'did-you-mean', args: { name: 'branch' } },
    ]);
  });

  it('is not grouped into respondents', async () => {
    const head = file('ragged.csv').toString().split('\n')[0]!;
    const rows = Array.from({ length: 10_001 }, (_, i) => `r${i},5,4,5,3,4,4\n`).join('');
    expect((await failure(`${head}\n${rows}`, { by: ['Branch'] })).code).toBe('too-many-groups');
  });
});

describe('several files', () => {
  const head = file('ragged.csv').toString().split('\n')[0]!;
  const rowsOf = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => `r${from + i},5,${1 + ((from + i) % 5)},5,3,4,4\n`).join('');
  async function together(...bodies: readonly string[]) {
    const closed: number[] = [];
    const files = bodies.map((body, i) => ({
      ...{ file: `/${i}.csv`, name: `${i}.csv` },
      open: () => ({
        source: inChunks(`${head}\n${body}`),
        bytes: null,
        close: () => void closed.push(i),
      }),
    }));
    const scored = await scoreFiles(files, { scheme, mapping: byHeader, by: ['Branch'] }).catch(
      (error) => error,
    );
    return { scored, closed };
  }

  it('come to what one with all rows comes to, and are closed, each behind its rows', async () => {
    const whole = await score(`${head}\n${rowsOf(0, 30)}`, { scheme, mapping: byHeader, by: ['Branch'] });
    const { scored, closed } = await together(rowsOf(0, 10), rowsOf(10, 11), rowsOf(11, 30));
    expect(closed).toEqual([0, 1, 2]);
    expect(scored.receipt).toEqual(whole.receipt);
    expect(JSON.stringify(reportOf(scored, scheme))).toBe(JSON.stringify(reportOf(whole, scheme)));
    const again = await together(rowsOf(0, 30), rowsOf(0, 30));
    expect(again.scored.tally.map(({ respondents }: { respondents: number }) => respondents)).toEqual([
      60,
      ...Array(30).fill(2),
    ]);
  });

  it('are not grouped into respondents either', async () => {
    const { scored, closed } = await together(rowsOf(0, 6000), rowsOf(4000, 10_001));
    expect(scored).toMatchObject({ code: 'too-many-groups', args: { most: 10_000, by: 'Branch' } });
    expect(closed).toEqual([0, 1]);
  });
});

describe('any survey', () => {
  const head =
    'Branch,Politeness: expected,Politeness: met,Help: expected,Help: met,Cleanliness: expected,Cleanliness: met';
  const cell = fc.constantFrom('', '1', '2', '3', '4', '5', 'Very good', '5 - Very good', 'N/A');
  const row = fc
    .tuple(fc.constantFrom('A', 'B', 'C'), ...Array.from({ length: 6 }, () => cell))
    .map((cells) => cells.join(','));

  it('split into parts, in any order, merges to the bytes of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
        fc.boolean(),
        async (rows, cuts, reverse) => {
          const reported = async (parts: readonly (readonly string[])[]) =>
            JSON.stringify(
              reportOf(
                await scoreTogether(
                  parts.map((part) => `${head}\n${part.join('\n')}\n`),
                  { scheme, mapping: byHeader, by: ['branch'] },
                ),
                scheme,
              ),
            );
          const edges = [
            0,
            ...cuts.map((cut) => Math.min(cut, rows.length)).sort((a, b) => a - b),
            rows.length,
          ];
          const parts = edges.slice(1).map((to, i) => rows.slice(edges[i], to));
          if (reverse) parts.reverse();
          expect(await reported(parts)).toBe(await reported([rows]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('accounts for every row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const { receipt, tally } = await score(`${head}\n${rows.join('\n')}`, { scheme, mapping: byHeader });
        expect(receipt.read).toBe(rows.length);
        expect(
          receipt.used + receipt.rejected + receipt.dropped.reduce((sum, { count }) => sum + count, 0),
        ).toBe(receipt.read);
        expect(tally[0]?.respondents ?? 0).toBe(receipt.used);
      }),
      { numRuns: 60 },
    );
  });

  it('of arbitrary bytes ends in a score or in a UserError', async () => {
    const junk = fc.array(
      fc.oneof(
        fc.constantFrom(`${head}\n`, ',', '"', '\n', '\r\n', '\r', '4', ';', '\t', 'sep=;', '\0', '\ufeff'),
        fc.string({ unit: 'binary', maxLength: 8 }),
      ),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(junk, fc.boolean(), fc.integer({ min: 1, max: 50 }), async (parts, wide, chunk) => {
        const bytes = Buffer.from(parts.join(''), wide ? 'utf16le' : 'latin1');
        const stream = scoreSurvey(inChunks(bytes, chunk), {
          file: 'survey.csv',
          name: 'survey.csv',
          scheme,
          mapping: byPosition,
        });
        const outcome = await stream.catch((error: unknown) => error);
        if (outcome instanceof UserError) expect(outcome.code).not.toBe('');
        else if (outcome instanceof Error) throw outcome;
        else {
          const scored = outcome as Awaited<typeof stream>;
          expect([...scored.issues].sort(compareFindings)).toEqual(scored.issues);
          assess(scored.tally, scheme, { receipt: scored.receipt, by: scored.by });
        }
      }),
      { numRuns: 500 },
    );
  });
});
