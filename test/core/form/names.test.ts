// Names that forms in use were sent out with: answers come back by them, so that none may ever change.

import { describe, expect, it } from 'vitest';
import { longName, shortCodes, shortName } from '../../../src/core/form/names.ts';

describe('the names of questions', () => {
  it.each([
    ['expectation', 'expectation_queue_time_2', 'EqueueTime', 'EqueueTime2bmnj'],
    ['delivery', 'delivery_queue_time_2', 'DqueueTime', 'DqueueTime2bmnj'],
    ['from', 'from_queue_time_2', 'FqueueTime', 'FqueueTime2bmnj'],
    ['to', 'to_queue_time_2', 'TqueueTime', 'TqueueTime2bmnj'],
    ['announced', 'announced_queue_time_2', 'AqueueTime', 'AqueueTime2bmnj'],
    ['comment', 'comment_queue_time_2', 'CqueueTime', 'CqueueTime2bmnj'],
    ['evidence', 'evidence_queue_time_2', 'PqueueTime', 'PqueueTime2bmnj'],
    ['visit', 'visit_queue_time_2', 'VqueueTime', 'VqueueTime2bmnj'],
  ] as const)('of %s', (part, long, short, numbered) => {
    expect(longName(part, 'queue-time-2')).toBe(long);
    expect(shortName(part, 'queue-time')).toBe(short);
    // A dash before a digit leaves no trace.
    expect(shortName(part, 'queue-time-2')).toBe(numbered);
  });

  it('have twenty signs at most, which tell apart what differs by a dash or by its end', () => {
    const name = (id: string) => shortName('delivery', id);
    expect(name('nineteen-letters-here')).toBe('DnineteenLettersHere');
    expect(name('abcdefghijklmnopqrs')).toBe('Dabcdefghijklmnopqrs');
    expect(name('abcdefghijklmnopqrst')).toBe('Dabcdefghijklmnorsa3');
    expect(name('a-1')).not.toBe(name('a1'));
    const long = 'how-well-the-clerk-explained-it';
    expect(name(long)).not.toBe(name(`${long}-again`));
  });

  it('and of answers have five signs at most', () => {
    expect(Object.fromEntries(shortCodes(['branch', 'post', 'cash5', 'cash-5', 'Sixsix', 'ещё']))).toEqual({
      ...{ post: 'post', cash5: 'cash5', branch: 'zk2st', 'cash-5': 'os6az', Sixsix: 'n8shq', ещё: 'q8hmb' },
    });
  });
});
