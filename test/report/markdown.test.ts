import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/report/gap/markdown.ts';
import { speaker } from '../speaker.ts';
import { REPORTS } from './fixtures.ts';

const shown = (name: string, language: 'en' | 'ru' = 'en'): string =>
  markdown(REPORTS[name]!(), { speaker: speaker(language), color: false, width: 80 });

describe('the report as markdown', () => {
  it.each([
    ['taxi, pooled', 'en'],
    ['grocery, premium', 'ru'],
  ] as const)('reads as expected: %s in %s', async (name, language) => {
    const file = `expected/${name.replaceAll(', ', '-').replaceAll(' ', '-')}.${language}.md`;
    await expect(shown(name, language)).toMatchFileSnapshot(file);
  });

  it('says the exchange before any table', () => {
    const text = shown('taxi, case 2');
    expect(text.indexOf('**Unequal exchange: less was delivered than expected.**')).toBeLessThan(
      text.indexOf('| '),
    );
  });

  it('has a row for each criterion with its note in it', () => {
    expect(shown('taxi, case 2')).toContain(
      '| ✗ | How long after your order was the car at the door?<br>› Nobody called to say that the car would be late. ' +
        '| 5\u00a0min | 20\u00a0min | −70.0 | 50% |',
    );
  });

  it('gives tests and effect sizes of a sample', () => {
    expect(shown('taxi, pooled')).toContain(
      '| 2.00 (of 5) | 4.25 (of 5) | +56.3 | −3.4 … 75.0 | 4 | 0.173 | 1.50 | 10% |',
    );
  });
});
