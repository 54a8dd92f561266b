// Numbers as they are printed: one way everywhere, as the eye would round.

import { describe, expect, it } from 'vitest';
import { rounded } from '../../src/words/speaker.ts';
import { speaker } from '../speaker.ts';

const en = speaker('en');
const ru = speaker('ru');

describe('a number', () => {
  it('rounds halves away from zero, also those that a double has a bit too small', () => {
    expect([0.575, 0.285, 0.145, 0.565].map((share) => en.percent(share))).toEqual([
      '58%',
      '29%',
      '15%',
      '57%',
    ]);
    for (let k = 0; k < 100; k++) expect(en.percent((k + 0.5) / 100)).toBe(`${k + 1}%`);
    expect(
      [1.005, 2.5, -2.5, 0.125].map((value) => en.number(value, value === 2.5 || value === -2.5 ? 0 : 2)),
    ).toEqual(['1.01', '3', '−3', '0.13']);
    expect([rounded(-2.5), rounded(2.5), rounded(1.005, 2)]).toEqual([-3, 3, 1.01]);
  });

  it('prints equal where it is equal but for the last bits', () => {
    for (let k = 1; k < 400; k++) {
      const sum = Array.from({ length: k }, () => 0.1).reduce((a, b) => a + b, 0);
      expect(en.number(sum, 0)).toBe(en.number(k / 10, 0));
    }
    expect(en.number(0.1 + 0.2 - 0.3, 1, { sign: true })).toBe('0.0');
  });

  it('marks thousands in sentences as in tables, and not in places', () => {
    expect([en.number(12345, 0), ru.number(12345, 0)]).toEqual(['12,345', '12\u00a0345']);
    expect(en.say('warning.rejected-rows', { count: 12345 })).toContain('12,345 rows');
    expect(ru.say('warning.rejected-rows', { count: 12345 })).toContain('12\u00a0345');
    expect(en.say('warning.few-respondents', { n: 1234 })).toContain('n = 1,234');
    expect(en.say('finding.duplicate-key', { key: 'id', line: 12345 })).toContain('line 12345');
  });
});

describe('a length of time', () => {
  it('carries what rounds up to a whole minute', () => {
    expect([59.96, 119.97, 3599.99, 59.94].map((seconds) => en.duration(seconds))).toEqual([
      '1 min',
      '2 min',
      '1 h',
      '59.9 s',
    ]);
  });
});

describe('money', () => {
  it('rounds halves away from zero', () => {
    expect([1.005, -1.005, 2.675].map((value) => en.money(value, 'EUR'))).toEqual([
      '€1.01',
      '−€1.01',
      '€2.68',
    ]);
  });
});
