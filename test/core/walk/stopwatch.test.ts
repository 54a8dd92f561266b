import { describe, expect, it } from 'vitest';
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
