import { describe, expect, it } from 'vitest';
import { sessionName } from '../../../src/core/walk/session-name.ts';
import { elapsed, isRunning, STOPPED, toggle, wholeSeconds } from '../../../src/core/walk/stopwatch.ts';

describe('a stopwatch', () => {
  it('gathers what its runs add up to', () => {
    const once = toggle(toggle(STOPPED, 1_000), 4_000);
    const twice = toggle(toggle(once, 10_000), 12_500);
    expect(elapsed(twice, 99_000)).toBe(5_500);
    expect(isRunning(twice)).toBe(false);
  });

  it('shows whole seconds while it runs', () => {
    expect(wholeSeconds(toggle(STOPPED, 1_000), 3_999)).toBe(2);
  });

  it('stands still when the clock is set back', () => {
    expect(elapsed(toggle(STOPPED, 5_000), 1_000)).toBe(0);
  });
});

describe('the file of a session', () => {
  it('is called by the day, the standard, the site in letters and digits, and a word at random', () => {
    const named = (site: string | null) => sessionName(new Date(2026, 2, 5, 23, 59), 'speed', site, 'k3f9');
    expect(named(null)).toBe('2026-03-05-speed-k3f9');
    expect(named('  Sadovaya, 14 ')).toBe('2026-03-05-speed-sadovaya-14-k3f9');
    expect(named('Кафе «Юность»')).toBe('2026-03-05-speed-кафе-юность-k3f9');
    expect(named('—')).toBe('2026-03-05-speed-k3f9');
    expect(named(`${'a'.repeat(39)} b`)).toBe(`2026-03-05-speed-${'a'.repeat(39)}-k3f9`);
    expect(named('Cafe\u0301')).toBe('2026-03-05-speed-caf\u00e9-k3f9');
  });
});
