import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { terminal } from '../../src/report/gap/terminal.ts';
import { widthOf } from '../../src/text/layout.ts';
import { speaker } from '../speaker.ts';
import { hostileReport, REPORTS, reportOf } from './fixtures.ts';

const shown = (report: GapReport, language: 'en' | 'ru' = 'en', width = 80): string =>
  terminal(report, { speaker: speaker(language), color: false, width });

const linesWith = (text: string, part: string): string[] =>
  text.split('\n').filter((line) => line.includes(part));

describe('the report on a terminal', () => {
  it.each([
    ['taxi, case 2', 'en'],
    ['taxi, pooled', 'en'],
    ['grocery, budget', 'ru'],
    ['speed', 'ru'],
  ] as const)('reads as expected: %s in %s', async (name, language) => {
    const file = `expected/${name.replaceAll(', ', '-').replaceAll(' ', '-')}.${language}.txt`;
    await expect(shown(REPORTS[name]!(), language)).toMatchFileSnapshot(file);
  });

  it.each([40, 64, 80, 120])('fits %i columns', (width) => {
    const reports = [hostileReport(), ...Object.values(REPORTS).map((report) => report())];
    for (const report of reports)
      for (const language of ['en', 'ru'] as const)
        expect(
          shown(report, language, width)
            .split('\n')
            .filter((line) => widthOf(line) > width),
        ).toEqual([]);
  });

  it('says the exchange first and the receipt and warnings last', () => {
    const lines = shown(REPORTS['taxi, pooled']!()).trimEnd().split('\n');
    expect(lines[3]).toBe(' ▌ Unequal exchange: less was delivered than expected');
    expect(lines.findIndex((line) => line.startsWith(' Receipt'))).toBeGreaterThan(lines.length - 8);
  });

  it.each(['en', 'ru'] as const)('keeps millions of respondents apart from shares, in %s', (language) => {
    const report = REPORTS['taxi, pooled']!();
    const [first, ...rest] = report.criteria as [GapReport['criteria'][number]];
    const few = { ...first, n: 9_604_338 };
    const overall = { ...report.overall!, n: 10_000_000 };
    const [line, ...others] = linesWith(
      shown({ ...report, overall, criteria: [few, ...rest] }, language),
      speaker(language).number(few.n, 0),
    );
    expect(others).toEqual([]);
    expect(line).toMatch(/%\s+n\s9\D604\D338$/);
  });

  it('draws short to the left and over to the right, and says the gap with its sign', () => {
    const text = shown(REPORTS['taxi, case 2']!());
    expect(linesWith(text, '−70.0')).toEqual([
      ' ✗ How long after your order was the car at      ╺━━━━━━━━┃               −70.0',
    ]);
    expect(linesWith(text, '+75.0')).toEqual([
      ' ▲ What condition was the car in?                         ┃━━━━━━━━━      +75.0',
    ]);
  });

  it('gives answers of one audit in their own units', () => {
    const taxi = shown(REPORTS['taxi, case 2']!());
    expect(taxi).toContain(' RUB\u00a0100 → RUB\u00a0100 ');
    expect(taxi).toContain(' 2 → 5 (of 5) ');
    expect(taxi).toContain('5\u00a0min → 20\u00a0min');
    expect(shown(REPORTS.speed!(), 'ru')).toContain('3\u00a0мин → 7\u00a0мин\u00a030\u00a0с');
    expect(shown(REPORTS['grocery, budget']!(), 'ru')).toContain('нет → да');
  });

  it('lets a unit follow its number where its forms are known', () => {
    const bank = reportOf('bank-branch', ['fixtures/answers/bank-branch.yaml']);
    expect(shown(bank)).toContain('0\u00a0products → 1\u00a0product ');
    expect(shown(bank, 'ru')).toContain('3\u00a0вопроса → 3\u00a0вопроса');
    const text = shown(bank, 'ru').replace(/[ \n]+/g, ' ');
    expect(text).toContain('Норма: 0\u00a0продуктов, получили: 1\u00a0продукт');
  });

  it('names what matters most, and surplus that nobody values', () => {
    const text = shown(REPORTS['grocery, budget']!()).replace(/\s+/g, ' ');
    expect(text).toContain(
      'What matters most 1. “Prices”. Expected 4, got 2 (of 5): ' +
        '50.0 points short. Meeting it would add 15.6 points overall.',
    );
    expect(text).toContain('“Cleanliness”. 75.0 points over what was expected.');
    const expectations = shown(REPORTS['customer-expectations']!()).replace(/\s+/g, ' ');
    expect(expectations).toContain(
      'Expected “The company told me before I noticed”, got “I asked, and was told politely”: 40.0 points short.',
    );
  });

  it('shows the note of an auditor under its criterion, and why there is no answer', () => {
    const lines = shown(REPORTS.speed!()).split('\n');
    const at = lines.findIndex((line) => line.includes('How much later than announced'));
    expect(lines.slice(at, at + 3)).toEqual([
      ' · How much later than announced did you get  not applicable',
      '   what you came for?',
      '   │ No time was announced anywhere.',
    ]);
    expect(shown(REPORTS.speed!())).toContain('Not answered  not applicable:\u00a01');
  });

  it('puts the interval beside the gap of a sample', () => {
    const text = shown(REPORTS['taxi, pooled']!());
    expect(text).toContain(' Gap        −10.1  95% CI −36.5 … 16.2, n = 4\n');
    expect(linesWith(text, '±').map((line) => line.trim().split(/\s+/).slice(-2))).toEqual([
      ['gap', '±95%'],
      ['−17.5', '±55.7'],
      ['−17.5', '±55.7'],
      ['+56.3', '±59.7'],
      ['±26.4', 'unequal'],
    ]);
  });

  it('says that a group is too small to show', () => {
    const taxi = [1, 2].map((n) => `fixtures/worked-cases/taxi/case-${n}.yaml`);
    const text = shown(reportOf('taxi', taxi, { profile: 'economy-taxi', by: ['site'], minimumN: 3 }));
    expect(text).toContain(' By site\n Station square  not shown (rule: at least 3)\n');
  });

  it('says how the score was changed by a critical failure', () => {
    const report = REPORTS['taxi, case 2']!();
    const failed: GapReport = {
      ...report,
      policy: { ...report.policy, onCriticalFailure: 'zero' },
      overall: { ...report.overall!, score: 0, verdict: 'failed', exchange: 'criminal' },
      criteria: report.criteria.map((one, i) =>
        i === 0 ? { ...one, critical: true, verdict: 'failed' } : one,
      ),
    };
    const text = shown(failed);
    expect(text).toContain('▌ Criminal exchange: the money was taken, nothing that counted was given');
    expect(text.replace(/\s*▌\s*|\s+/g, ' ')).toContain('Failed on 1 critical criterion: “Arrival”.');
    expect(text).toContain(' Score       0.0  zero after a critical failure; delivered: 47.0');
  });

  it('has no number where there is none', () => {
    const report = REPORTS.speed!();
    const none = {
      ...report.overall!,
      points: { ...report.overall!.points, expectation: null, delivery: null, gap: null },
    };
    const text = shown({
      ...report,
      overall: {
        ...none,
        score: null,
        net: null,
        shortfall: null,
        surplus: null,
        coverage: null,
        verdict: null,
        exchange: null,
      },
    });
    expect(text).toContain('▌ No result');
    expect(linesWith(text, 'Score')).toEqual([' Score      —  of 100']);
  });
});
