// Each warning comes when its figure should not be leaned on, stays away otherwise, and says after whom.

import { describe, expect, it } from 'vitest';
import type { GapReport, Warning } from '../../../src/core/assess/gap-report.ts';
import { designEffect } from '../../../src/core/assess/warnings.ts';
import type { Word } from '../../../src/words/word.ts';
import { speaker, WORDS } from '../../speaker.ts';
import type { Respondent, Said } from '../made.ts';
import { made, reported, tallied } from '../made.ts';

const TWO = made([{ criteria: [{}, {}] }]);
const people = (n: number, said: (i: number) => readonly Said[], key?: (i: number) => string): Respondent[] =>
  Array.from({ length: n }, (_, i) => ({ ...(key ? { key: [key(i)] } : {}), said: said(i) }));
const codes = ({ warnings }: GapReport): string[] => warnings.map(({ code }) => code);
const about = (report: GapReport, code: string): Warning['args'][] =>
  report.warnings.filter((warning) => warning.code === code).map(({ args }) => args);
/** A rating from 1 to 7 that runs through them all at its own pace. */
const wave = (i: number, pace: number): number => 1 + ((i * pace) % 7);

describe('a warning', () => {
  it('is not given where nothing is wrong', () => {
    const report = reported(
      TWO,
      people(70, (i) => {
        const [level, bonus] = [2 + (i % 3), Math.floor(i / 3) % 3];
        return [
          [level + 2, level + bonus - 1],
          [level + 2 - (i % 10 === 0 ? 1 : 0), level + bonus - 1],
        ];
      }).concat(
        {
          said: [
            [7, 1],
            [7, 1],
          ],
        },
        {
          said: [
            [1, 7],
            [1, 7],
          ],
        },
      ),
    );
    expect(codes(report)).toEqual([]);
  });

  it('tells of few respondents, and of nothing that needs a sample where there is one', () => {
    expect(
      about(
        reported(
          TWO,
          people(29, (i) => [
            [wave(i, 2), 4],
            [4, wave(i, 3)],
          ]),
        ),
        'few-respondents',
      ),
    ).toEqual([{ n: 29 }]);
    expect(
      codes(
        reported(
          TWO,
          people(1, () => [
            [7, 1],
            [7, 1],
          ]),
        ),
      ),
    ).toEqual([]);
  });

  it('tells of answers left out, and of criteria without weight', () => {
    const scheme = made([{ criteria: [{}, { weight: 0 }] }]);
    const report = reported(
      scheme,
      people(40, (i) => [i < 5 ? 'skipped' : [wave(i, 2), wave(i, 3)], [wave(i, 3), wave(i, 5)]]),
    );
    expect(report.warnings).toContainEqual({ code: 'missing-answers', of: 's1c1', args: { share: 5 / 40 } });
    expect(report.warnings).toContainEqual({ code: 'weight-zero', of: 's1c2', args: {} });
  });

  it('tells of gaps that only many tests, or only many answers, make significant', () => {
    const scheme = made([{ criteria: Array.from({ length: 12 }, () => ({})) }]);
    const report = reported(
      scheme,
      people(56, (i) =>
        Array.from({ length: 12 }, (_, c): Said => {
          const up = i % 2 === 0 ? 1 : -1;
          return c === 0 ? [4, 4 + (i % 7 === 0 ? 1 : i % 2 === 0 ? 1 : -1)] : [4, 4 + up];
        }),
      ),
    );
    expect(report.criteria[0]!.gap.p).toBeGreaterThan(0.05);
    const tilted = reported(
      made([{ criteria: Array.from({ length: 12 }, () => ({})) }]),
      people(100, (i) =>
        Array.from({ length: 12 }, (_, c): Said => [4, c === 0 ? (i < 62 ? 5 : 3) : i % 2 ? 5 : 3]),
      ),
    );
    expect(about(tilted, 'many-tests')).toEqual([{ count: 1, all: 12 }]);
    const crowd = reported(
      TWO,
      people(2000, (i) => [
        [4, i % 20 < 12 ? 4 : i % 20 < 17 ? 5 : 3],
        [4, i % 2 ? 5 : 3],
      ]),
    );
    expect(crowd.warnings.filter(({ code }) => code === 'trivial-gap').map(({ of }) => of)).toEqual(['s1c1']);
  });

  it('tells of alpha below zero, and of alpha on few rows', () => {
    const against = reported(
      TWO,
      people(40, (i) => [
        [wave(i, 1), 4],
        [8 - wave(i, 1), wave(i, 2)],
      ]),
    );
    expect(codes(against)).toContain('negative-alpha');
    expect(codes(against)).not.toContain('low-alpha-expectation');
    const torn = reported(
      TWO,
      people(40, (i) =>
        i % 2
          ? [[wave(i, 1), 4], 'skipped']
          : [
              [wave(i, 1), 4],
              [wave(i, 1), wave(i, 2)],
            ],
      ),
    );
    expect(about(torn, 'alpha-few-rows')).toEqual([{ share: 0.5 }]);
  });

  it('tells of a difference by what its reliability is, and calls it less reliable than its parts only where it is', () => {
    const reliability = (report: GapReport) => report.sections[0]!.reliabilityOfDifference!;
    const told = (report: GapReport) =>
      codes(report).filter((code) => /difference/.test(code) && code !== 'trivial-gap');
    const noise = reported(
      TWO,
      people(70, (i) => [
        [wave(i, 1), wave(i, 2)],
        [wave(i, 3), wave(i, 4)],
      ]),
    );
    expect(reliability(noise)).toBeLessThan(0.5);
    expect(told(noise)).toEqual(['noisy-difference']);
  });

  it('tells of both ceilings, and of ratings that nobody uses', () => {
    const report = reported(
      TWO,
      people(40, (i) => [
        [7, 2 + (i % 4)],
        [2 + (i % 3), i % 5 === 0 ? 7 : 4],
      ]),
    );
    expect(about(report, 'expectation-ceiling')).toEqual([{ count: 1, all: 2 }]);
    expect(about(report, 'delivery-ceiling')).toEqual([{ count: 1, all: 2 }]);
    expect(about(report, 'unused-ratings')).toEqual([{ ratings: '1' }]);
    const low = reported(
      TWO,
      people(40, (i) => [
        [1 + (i % 3), 3],
        [3, 1 + (i % 4)],
      ]),
    );
    expect(about(low, 'unused-ratings')).toEqual([{ ratings: '5–7' }]);
  });

  it('tells of groups that are small, unevenly covered, or alike within', () => {
    const scheme = made([{ criteria: [{}, {}] }]);
    const report = reported(
      scheme,
      people(
        60,
        (i) => [
          [4, i < 20 ? 1 + (i % 2) : i < 40 ? 4 + (i % 2) : 6 + (i % 2)],
          i < 20 ? 'skipped' : [4, wave(i, 1)],
        ],
        (i) => 'abc'[Math.floor(i / 20)]!,
      ),
    );
    expect(about(report, 'few-in-groups')).toEqual([{ count: 3, all: 3 }]);
    expect(about(report, 'uneven-coverage')).toEqual([{ least: 0.5, most: 1 }]);
    // Three groups are kinds of people; twelve may have been drawn.
    expect(codes(report)).not.toContain('clustered-groups');
    const many = reported(
      scheme,
      people(
        120,
        (i) => [
          [4, 1 + (Math.floor(i / 10) % 7)],
          [4, 1 + (Math.floor(i / 10) % 7)],
        ],
        (i) => String(Math.floor(i / 10)),
      ),
    );
    expect(about(many, 'clustered-groups')).toEqual([{ factor: expect.closeTo(3.2, 1), column: 'group' }]);
  });

  it('has a design effect as by hand: in groups of two that agree within, twice the variance', () => {
    const scheme = made([{ criteria: [{}] }]);
    const groups = tallied(
      scheme,
      people(
        6,
        (i) => [[4, [1, 1, 4, 4, 7, 7][i]!]],
        (i) => 'abc'[Math.floor(i / 2)]!,
      ),
    ).filter(({ key }) => key.length > 0);
    // Nothing varies within, so that the intraclass correlation is 1: 1 + (2 − 1) · 1.
    expect(designEffect(groups)).toBeCloseTo(2, 12);
  });
});

describe('the sentence of a warning', () => {
  const STATISTICAL = [
    'missing-answers',
    'many-tests',
    'negative-alpha',
    'low-alpha-expectation',
    'low-alpha-delivery',
    'straight-lined-expectation',
    'straight-lined-delivery',
    'uneven-weights',
    'clustered-groups',
  ];
  const forms = (word: Word): string[] => (typeof word === 'string' ? [word] : Object.values(word));

  it.each(STATISTICAL)('%s names author and year in both languages', (code) => {
    for (const language of ['en', 'ru'] as const)
      for (const form of forms(WORDS[language][`warning.${code}`]!))
        expect(form).toMatch(/\p{Lu}\p{L}+.* (19|20)\d\d/u);
  });

  it('lists what it is about once', () => {
    expect(speaker('ru').say('warning.missing-answers', { count: 2, list: '«А», «Б»' })).toContain(
      'В 2 критериях',
    );
  });
});
