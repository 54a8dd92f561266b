// What an answer owes: a comment or evidence, by how it came out.

import { describe, expect, it } from 'vitest';
import type { Response } from '../../../src/core/answers/response.ts';
import { isOfKind, lackingOf, outcomeOf } from '../../../src/core/check/requirement.ts';
import { schemeOf } from '../../../src/core/standard/scheme.ts';
import type { Criterion } from '../../../src/core/standard/standard.ts';
import { made } from '../made.ts';

const { standard } = made([{ criteria: [{ expect: 4 }, { answer: { kind: 'text' } }, {}] }]);
const requiring = (require: Criterion['require'], i = 0) =>
  schemeOf({
    ...standard,
    sections: standard.sections.map((section) => ({
      ...section,
      criteria: section.criteria.map((one) => ({ ...one, ...(require ? { require } : {}) })),
    })),
  }).criteria[i]!;
const answered = (delivery: number, extra: object = {}, expectation: number | null = null): Response =>
  ({ state: 'answered', expectation, delivery, extra }) as Response;
const file = (name: string) => ({ file: name, sha256: null });

describe('evidence', () => {
  it.each([
    ['photo', ['a.JPG', 'a.jpeg', 'a.tif', 'a.heic'], ['a.pdf', 'a.mp4', 'jpg', 'a.jpg.txt']],
    ['recording', ['a.mp3', 'a.MOV', 'a.opus'], ['a.jpg', 'a.txt']],
    ['document', ['a.pdf', 'a.doc', 'a.docx', 'a.htm', 'a.EML'], ['a.png', 'a.doxc']],
    ['receipt', ['a.pdf', 'a.png', 'a.html'], ['a.mp3', 'a.docx']],
    ['file', ['a', 'a.xyz'], []],
  ] as const)('is a %s by the ending of its file', (kind, are, areNot) => {
    for (const name of are) expect([name, isOfKind(file(name), kind)]).toEqual([name, true]);
    for (const name of areNot) expect([name, isOfKind(file(name), kind)]).toEqual([name, false]);
  });
});

describe('the outcome of an answer', () => {
  const rated = requiring(undefined);

  it('is what its gap is beyond the tolerance', () => {
    const outcomes = [1, 3, 4, 5, 7].map((delivery) => outcomeOf(rated, answered(delivery), 20));
    expect(outcomes).toEqual(['unmet', 'met', 'met', 'met', 'exceeded']);
    expect([3, 5].map((delivery) => outcomeOf(rated, answered(delivery), 5))).toEqual(['unmet', 'exceeded']);
    // What was asked goes before what the standard says.
    expect(outcomeOf(rated, answered(4, {}, 7), 5)).toBe('unmet');
  });

  it('is none of what is not answered, not scored, or has nothing to be held against', () => {
    expect(outcomeOf(rated, undefined, 5)).toBeNull();
    expect(
      outcomeOf(rated, { state: 'blank', blank: 'skipped', reason: null } as unknown as Response, 5),
    ).toBeNull();
    expect(outcomeOf(requiring(undefined, 1), answered(0), 5)).toBeNull();
    expect(outcomeOf(requiring(undefined, 2), answered(4), 5)).toBeNull();
  });
});

describe('what an answer lacks', () => {
  const lacks = (require: Criterion['require'], response: Response | undefined, i = 0) =>
    lackingOf(requiring(require, i), response, 5).map(({ criterion, what }) => `${criterion} ${what}`);

  it('is a comment where one is due, and white space is none', () => {
    expect(lacks({ comment: 'always' }, answered(4))).toEqual(['s1c1 comment']);
    expect(lacks({ comment: 'always' }, answered(4, { note: ' \n' }))).toEqual(['s1c1 comment']);
    expect(lacks({ comment: 'always' }, answered(4, { note: 'so' }))).toEqual([]);
    expect(lacks({ comment: 'unmet' }, answered(1))).toEqual(['s1c1 comment']);
    expect(lacks({ comment: 'unmet' }, answered(4))).toEqual([]);
    expect(lacks({ comment: 'always' }, answered(0), 1)).toEqual(['s1c2 comment']);
  });

  it('is evidence of each kind that is due', () => {
    const require: Criterion['require'] = {
      evidence: { unmet: ['photo', 'receipt'], exceeded: ['recording'] },
    };
    expect(lacks(require, answered(1))).toEqual(['s1c1 photo', 's1c1 receipt']);
    expect(lacks(require, answered(1, { evidence: [file('a.mp3'), file('a.png')] }))).toEqual([]);
    expect(lacks(require, answered(1, { evidence: [file('a.pdf')] }))).toEqual(['s1c1 photo']);
    expect(lacks(require, answered(7))).toEqual(['s1c1 recording']);
    expect(lacks(require, answered(4))).toEqual([]);
  });

  it('is nothing where nothing is required, or nothing was answered', () => {
    expect(lacks(undefined, answered(1))).toEqual([]);
    expect(lacks({ comment: 'always' }, undefined)).toEqual([]);
  });
});
