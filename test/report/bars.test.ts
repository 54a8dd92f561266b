import { describe, expect, it } from 'vitest';
import { axisFor, bar, divergingBar } from '../../src/report/gap/bars.ts';
import { styleFor } from '../../src/text/style.ts';

const plain = styleFor(false);
const drawn = (gap: number | null, full = 100) => divergingBar(gap, full, 9, plain, (text) => text);

describe('a diverging bar', () => {
  it('grows to the left for a shortfall and to the right for a surplus', () => {
    expect(drawn(-50)).toBe('  ━━┃    ');
    expect(drawn(50)).toBe('    ┃━━  ');
    expect(drawn(-100)).toBe('━━━━┃    ');
    expect(drawn(100)).toBe('    ┃━━━━');
  });

  it('is half a column fine', () => {
    expect(drawn(-62.5)).toBe(' ╺━━┃    ');
    expect(drawn(62.5)).toBe('    ┃━━╸ ');
  });

  it('shows a trace of the smallest gap and nothing of none', () => {
    expect(drawn(-0.01)).toBe('   ╺┃    ');
    expect(drawn(0)).toBe('    ┃    ');
    expect(drawn(null)).toBe('         ');
  });

  it('never leaves its columns', () => {
    expect(drawn(-400)).toBe('━━━━┃    ');
  });
});

describe('a bar', () => {
  it('fills its columns in proportion', () => {
    expect(bar(50, 100, 10)).toBe('━━━━━');
    expect(bar(55, 100, 10)).toBe('━━━━━╸');
    expect(bar(0, 100, 10)).toBe('');
    expect(bar(null, 100, 10)).toBe('');
  });
});

describe('the axis', () => {
  it('ends at the first round number that holds every gap', () => {
    expect(axisFor([null])).toBe(10);
    expect(axisFor([-9, 10])).toBe(10);
    expect(axisFor([-25.7, 10, null])).toBe(50);
    expect(axisFor([75])).toBe(100);
  });
});
