// A short name, where the standard gives one, is what headlines and labels call a criterion; lists show the question.

import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { html } from '../../src/report/gap/html/index.ts';
import { terminal } from '../../src/report/gap/terminal.ts';
import { calledOf } from '../../src/report/values.ts';
import { speaker } from '../speaker.ts';
import { REPORTS } from './fixtures.ts';

const options = { speaker: speaker('en'), color: false, width: 80 };

function withName(report: GapReport, id: string, name: string): GapReport {
  const criteria = report.criteria.map((one) => (one.id === id ? { ...one, name: { en: name } } : one));
  return { ...report, criteria };
}

describe('a criterion', () => {
  const report = REPORTS['taxi, case 2']!();
  const named = withName(report, 'arrival', 'Arrival in time');

  it('is called by its short name in headlines and lists of what to do, and asked in full', () => {
    const page = html(named, options);
    expect(page).toMatch(/<h2[^>]*>[^<]*Arrival in time/);
    expect(page).toContain('How long after your order was the car at the door?');
    const text = terminal(named, options);
    expect(text).toContain('“Arrival in time”');
    expect(html(report, options)).not.toContain('Arrival in time');
  });

  it('without one is called by its question, and by its id where that is not worded', () => {
    const [first] = report.criteria;
    expect(calledOf({ ...first!, name: null, text: { en: 'The car was clean.' } }, options.speaker)).toBe(
      'The car was clean',
    );
    expect(calledOf({ ...first!, name: null, text: {} }, options.speaker)).toBe(first!.id);
  });
});
