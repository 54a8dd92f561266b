// The kinds of files that people send, made up: each comes out right, or is refused with words that help; none is passed wrongly in
// silence.

import { describe, expect, it } from 'vitest';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { refuseUnusable } from '../../src/survey/score.ts';
import { mappingOf, reportOf, score, standardOf } from './helpers.ts';

const standardWith = (answer: string, expect_: string) => `format: svc.standard/1
id: kinds
version: "1.0.0"
title: { en: Kinds }
sections: [{ id: all, title: { en: All }, criteria: [{ id: q, text: { en: Q }, answer: ${answer}, expect: ${expect_} }] }]
`;
const FIVE = '{ kind: scale, min: 1, max: 5 }';
const SEVEN =
  '{ kind: scale, min: 1, max: 7, labels: { 1: { en: Not at all likely }, 7: { en: Very likely } } }';
const AGREE =
  '{ kind: scale, min: 1, max: 5, labels: { 1: { en: "I don’t agree – at all" }, 3: { en: So-so }, 5: { en: "I agree" } } }';
const ELAPSED = '{ kind: elapsed, better: lower, points: { 0h: 100, 100h: 0 } }';
const YES = '{ kind: yes-no }';

async function read(csv: string | Uint8Array, answer: string, mapping: string) {
  const level = answer === YES ? 'yes' : answer === ELAPSED ? '4h' : '4';
  const scheme = schemeOf(standardOf(standardWith(answer, level)));
  const of = mappingOf(`format: svc.mapping/1\nstandard: kinds\n${mapping}`, scheme);
  const scored = await score(csv, { scheme, mapping: of });
  refuseUnusable(scored);
  const { criteria } = reportOf(scored, scheme);
  const { n, delivery } = criteria[0]!;
  return { scored, n, mean: delivery.mean === null ? null : Math.round(delivery.mean * 1e6) / 1e6 };
}
const ONE = 'criteria: { q: { delivery: q } }\n';

/** Name, file, answer, mapping, respondents, mean. */
const RIGHT: readonly (readonly [string, string, string, string, number, number])[] = [
  ['a title and a blank line above', 'Survey of March,,\n\nid,branch,q\n1,N,5\n2,S,3\n', FIVE, ONE, 2, 4],
  ['blank lines between', 'id,q\n1,5\n\n2,3\n\n\n3,4\n', FIVE, ONE, 3, 4],
  ['commas alone for blank lines', 'id,branch,q\n1,N,5\n,,\n2,S,3\n', FIVE, ONE, 2, 4],
  ['a total below', 'branch,q\nN,5\nS,3\nTotal,8\n', FIVE, ONE, 2, 4],
  ['means and a deviation below', 'branch,q\nN,5\nS,3\nMean,4\nStd dev,1.41\n', FIVE, ONE, 2, 4],
  ['итого внизу', 'филиал,q\nС,5\nЮ,3\nИтого,8\nСреднее,4\n', FIVE, ONE, 2, 4],
  ['the headings again of a file put behind', 'id,q\n1,5\nid,q\n2,3\n', FIVE, ONE, 2, 4],
  [
    'numbers with words before and behind',
    'id,q\n1,5 - Very good\n2,(3) Fair\n3,Poor [1]\n',
    FIVE,
    ONE,
    3,
    3,
  ],
  ['numbers of so many', 'id,q\n1,4/5\n2,2 of 5\n3,3 из 5\n', FIVE, ONE, 3, 3],
  ['stars', 'id,q\n1,★★★★☆\n2,2 stars\n3,⭐⭐⭐\n', FIVE, ONE, 3, 3],
  ['a number on a second line', 'id,q\n1,"Good\n4"\n2,"2\nPoor"\n', FIVE, ONE, 2, 3],
  ['labelled ends and numbers between', 'id,q\n1,Very likely\n2,4\n3,Not at all likely\n', SEVEN, ONE, 3, 4],
  [
    'labels with their numbers behind',
    'id,q\n1,Very likely 7\n2,4\n3,Not at all likely 1\n',
    SEVEN,
    ONE,
    3,
    4,
  ],
  ['other quotes and dashes', "id,q\n1,I don't agree - at all\n2,I agree\n", AGREE, ONE, 2, 3],
  [
    'HTML, hard spaces and nothing wide',
    'id,q\n1,<b>I&nbsp;agree</b>\n2,\u200bI\u00a0agree\n3,so-so\n',
    AGREE,
    ONE,
    3,
    13 / 3,
  ],
  [
    'a header in HTML',
    'id,<p>How&nbsp;was it?</p>\n1,4\n2,2\n',
    FIVE,
    'criteria: { q: { delivery: "How was it?" } }\n',
    2,
    3,
  ],
  ['semicolons and a decimal comma', 'id;w;q\n1;1,5;4\n2;0,5;2\n', FIVE, ONE, 2, 3],
  ['tabs', 'id\tq\n1\t4\n2\t2\n', FIVE, ONE, 2, 3],
  ['Excel’s own line above', 'sep=;\nid;q\n1;4\n2;2\n', FIVE, ONE, 2, 3],
  [
    'words that the mapping has',
    'id,q\n1,Sim\n2,Não\n3,sim\n',
    YES,
    `${ONE}labels: { Sim: yes, Não: no }\n`,
    3,
    0.666667,
  ],
  [
    'ticks',
    'id,q\n1,x\n2,\n3,x\n',
    YES,
    'criteria: { q: { delivery: q, labels: { x: yes, "": no } } }\n',
    3,
    0.666667,
  ],
  [
    'a row per answer',
    'person,question,reality\n1,q,5\n2,q,3\n',
    FIVE,
    'dialect: long\ncriteria: { q: { delivery: "q [reality]" } }\n',
    2,
    4,
  ],
  [
    'a row per answer whose columns the mapping names',
    'wer,was,wie\n1,q,5\n2,q,3\n',
    FIVE,
    'layout: { respondent: wer, item: was, answer: wie }\ncriteria: { q: { delivery: "q [wie]" } }\n',
    2,
    4,
  ],
  [
    'the first of each respondent',
    'id,q\n1,5\n1,1\n2,3\n',
    FIVE,
    `${ONE}respondent: id\nduplicates: first\n`,
    2,
    4,
  ],
  [
    'write-ins beside the options',
    'id,q\n1,"told, other: by post"\n2,other\n3,told\n',
    YES,
    'others: ignore\ncriteria: { q: { delivery: q, labels: { told: yes, never: no } } }\n',
    2,
    1,
  ],
  [
    'what was left out, as text',
    'id,q\n1,4\n2,N/A\n3,2\n',
    FIVE,
    `${ONE}blanks: { not-applicable: ["n/a"] }\n`,
    2,
    3,
  ],
];

describe('a file with', () => {
  it.each(RIGHT)('%s comes out right', async (_, csv, answer, mapping, n, mean) => {
    const { scored, ...found } = await read(csv, answer, mapping);
    expect(found).toEqual({ n, mean: Math.round(mean * 1e6) / 1e6 });
    expect([scored.receipt.rejected, scored.unread.size]).toEqual([0, 0]);
  });

  it.each(['windows-1251', 'koi8-r', 'ibm866', 'utf-16le'])(
    'words in %s comes out right',
    async (encoding) => {
      const iconv = (await import('iconv-lite')).default;
      const words = Array.from({ length: 12 }, (_, i) => `${i},${i % 2 ? 'Очень хорошо' : 'Плохо, увы'}`);
      const text = `id,q\n${words.map((line) => line.replace(/,(.*)$/, ',"$1"')).join('\n')}\n`;
      const { n, mean } = await read(
        iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' }),
        FIVE,
        `${ONE}labels: { Очень хорошо: 5, "Плохо, увы": 1 }\n`,
      );
      expect([n, mean]).toEqual([12, 3]);
    },
  );

  it('every yes in words that nobody told of has no figure', async () => {
    const { scored, n } = await read('id,q\n1,Ja klar\n2,no\n3,Ja klar\n4,no\n', YES, ONE);
    expect([n, [...scored.unread]]).toEqual([2, [['q', 2]]]);
    expect(scored.receipt.unread).toEqual([{ column: 'q', text: 'Ja klar', count: 2 }]);
  });

  it('a number that its words speak against is believed in neither', async () => {
    const { scored } = await read('id,q\n1,5 - So-so\n2,3\n3,4\n', AGREE, ONE);
    expect([...scored.unread]).toEqual([['q', 1]]);
  });
});

/** How help desks write the second of March, ten in the morning; the end is three days later. */
const STAMPS: readonly (readonly [string, string])[] = [
  ['2026-03-02 10:00', '2026-03-05 10:00'],
  ['2026-03-02T10:00:00Z', '2026-03-05T10:00:00Z'],
  ['2026-03-02T10:00:00.000+03:00', '2026-03-05T10:00:00.000+03:00'],
  ['2026/03/02 10:00:00', '2026/03/05 10:00:00'],
  ['20260302 10:00', '20260305 10:00'],
  ['02.03.2026 10:00', '25.03.2026 10:00'],
  ['02.03.26 10:00', '25.03.26 10:00'],
  ['02-03-2026 10:00:00', '25-03-2026 10:00:00'],
  ['02/03/2026, 10:00', '25/03/2026, 10:00'],
  ['3/2/2026 10:00 AM', '3/25/2026 10:00 AM'],
  ['3/2/26 10:00:00 AM', '3/25/26 10:00:00 AM'],
  ['2 Mar 2026 10:00', '5 Mar 2026 10:00'],
  ['02-Mar-2026 10:00', '05-Mar-2026 10:00'],
  ['Mar 2, 2026 10:00 AM', 'Mar 5, 2026 10:00 AM'],
  ['March 2, 2026 10:00', 'March 5, 2026 10:00'],
  ['Mon, 2 Mar 2026 10:00:00 +0000', 'Thu, 5 Mar 2026 10:00:00 +0000'],
  ['2026-03-02 10:00:00 UTC', '2026-03-05 10:00:00 UTC'],
  ['2 марта 2026 10:00', '5 марта 2026 10:00'],
  ['02 мар. 2026 10:00', '05 мар. 2026 10:00'],
  ['2. März 2026 10:00', '5. März 2026 10:00'],
  ['46083.41667', '46086.41667'],
  ['2026-03-02', '2026-03-05'],
];

describe('a time stamp', () => {
  it.each(STAMPS)('written as %s is read', async (from, to) => {
    const csv = `id;opened;closed\n1;${from};${to}\n2;${from};${to}\n`;
    const { n, mean } = await read(
      csv,
      ELAPSED,
      'criteria: { q: { delivery: { from: opened, to: closed } } }\n',
    );
    const days = to.includes('25') && !to.startsWith('2026') ? 23 : 3;
    expect([n, mean]).toEqual([2, days * 86_400]);
  });

  it('has its day in one column and its time in another', async () => {
    const csv = 'id,day,opened,closed\n1,31.03.2026,23:50,0:10\n2,30.03.2026,10:00,10:40\n';
    const mapping =
      'criteria: { q: { delivery: { from: { date: day, time: opened }, to: { date: day, time: closed } } } }\n';
    expect(await read(csv, ELAPSED, mapping)).toMatchObject({ n: 2, mean: 1800 });
  });

  it('that leaves day and month open is refused with the key that settles it', async () => {
    const csv = 'id,opened,closed\n1,3/2/2026 10:00,4/2/2026 10:00\n';
    const mapping = 'criteria: { q: { delivery: { from: opened, to: closed } } }\n';
    await expect(read(csv, ELAPSED, mapping)).rejects.toMatchObject({
      code: 'dates-ambiguous',
      hint: { code: 'say-dates' },
    });
    expect((await read(csv, ELAPSED, `${mapping}dates: { order: dmy }\n`)).mean).toBe(86_400);
    expect((await read(csv, ELAPSED, `${mapping}dates: { order: mdy }\n`)).mean).toBe(31 * 86_400);
  });
});
