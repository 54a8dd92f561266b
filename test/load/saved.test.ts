// What svc saved and reads back is believed no more than what people write: counts and figures have to be possible.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGapReport } from '../../src/load/gap-report.ts';
import { loadStandard } from '../../src/load/standard.ts';
import { loadTally, tallyOf } from '../../src/load/tally.ts';
import { ROOT, run } from '../world.ts';

const COUNTER = join(ROOT, 'fixtures/surveys/counter');
const file = `${COUNTER}/standard.yaml`;
const standard = loadStandard(readFileSync(file, 'utf8'), file).value!;

/** Politeness was answered by two, help by nobody, both of two respondents. */
const good = {
  format: 'svc.tally/1',
  standard: { id: 'counter', version: '1.0.0', digest: standard.digest },
  profile: null,
  respondents: 2,
  criteria: [
    {
      id: 'politeness',
      pairs: [
        [4, 3, 1],
        [5, 5, 1],
      ],
      blanks: [0, 0, 0, 0],
      expectationFilled: 0,
    },
    { id: 'help', pairs: [], blanks: [0, 2, 0, 0], expectationFilled: 0 },
  ],
};
type Tally = typeof good;
const changed = (change: (tally: Tally) => void): string => {
  const tally = structuredClone(good);
  change(tally);
  return JSON.stringify(tally, null, 1);
};
const findingsOf = (text: string) => {
  const loaded = loadTally(text, 'tally.json');
  return loaded.value ? tallyOf(loaded, standard).findings : loaded.findings;
};

describe('a tally', () => {
  it('is read back as it was written', () => {
    expect(findingsOf(changed(() => {}))).toEqual([]);
  });

  it.each<[string, string, (tally: Tally) => void]>([
    ['a count is no whole number', 'not-integer', (t) => (t.criteria[0]!.pairs[0]![2] = 1.5)],
    ['a count is negative', 'too-small', (t) => (t.criteria[0]!.pairs[0]![2] = -1)],
    ['a count is missing', 'empty-value', (t) => (t.criteria[0]!.pairs[0]![2] = null as never)],
    ['a delivery is missing', 'empty-value', (t) => (t.criteria[0]!.pairs[0]![1] = null as never)],
    [
      'an expectation is missing',
      'tally-expectation-true',
      (t) => (t.criteria[0]!.pairs[0]![0] = null as never),
    ],
    ['an answer is off the scale', 'tally-level', (t) => (t.criteria[0]!.pairs[1]![1] = 9999)],
    ['an answer is beyond all numbers', 'tally-level', (t) => (t.criteria[0]!.pairs[1]![1] = 1e308)],
    ['an answer is between the steps', 'tally-level', (t) => (t.criteria[0]!.pairs[1]![1] = 4.5)],
    ['more answered than there were', 'tally-too-many', (t) => (t.criteria[0]!.pairs[0]![2] = 100_000)],
    ['nobody was counted', 'tally-too-many', (t) => (t.respondents = 0)],
    ['pairs are out of order', 'tally-order', (t) => t.criteria[0]!.pairs.reverse()],
    ['a criterion is unknown', 'unknown-criterion', (t) => (t.criteria[0]!.id = 'speed')],
    ['a criterion is there twice', 'tally-twice', (t) => (t.criteria[1]!.id = 'politeness')],
    ['more was filled in than answered', 'tally-filled', (t) => (t.criteria[0]!.expectationFilled = 3)],
  ])('is refused with the place where %s', (_, code, change) => {
    const findings = findingsOf(changed(change));
    expect(findings.map((finding) => finding.code)).toContain(code);
    // YAML, which gives places, has no numbers like 1e308.
    if (!_.endsWith('numbers')) expect(findings[0]!.line).toBeGreaterThan(1);
  });

  it.each(['', '[', '{}', 'null', '"x"', '[[[[', '\ufeff{"format":"svc.tally/1"}'])(
    'is not this: %j',
    (text) => {
      expect(loadTally(text, 'tally.json').findings.length).toBeGreaterThan(0);
    },
  );
});

// biome-ignore lint/suspicious/noExplicitAny: it is broken in every way
type Saved = any;

describe('a saved gap report', async () => {
  const score = ['score', `${COUNTER}/utf-8.csv`, '--standard', file, '--map', `${COUNTER}/by-position.yaml`];
  const { stdout } = await run([...score, '--by', 'branch', '--min-n', '1', '--format', 'json']);
  const written = (change: (report: Saved) => void): string => {
    const report = JSON.parse(stdout);
    change(report);
    return JSON.stringify(report, null, 1);
  };

  it('is read back as it was written', () => {
    expect(loadGapReport(stdout, 'report.json').findings).toEqual([]);
  });

  it.each<[string, string, (report: Saved) => void]>([
    ['the receipt does not add up', 'report-receipt', (r) => r.receipt.read++],
    ['points are beyond 100', 'report-points', (r) => (r.criteria[0].points.delivery = 101)],
    ['a gap is another', 'report-gap', (r) => (r.overall.points.gap += 1)],
    ['a group’s gap is another', 'report-gap', (r) => (r.groups[0].sections[0].points.gap += 1)],
    ['an interval is turned round', 'report-interval', (r) => r.overall.points.ci95.reverse()],
    ['a section is unknown', 'report-section', (r) => (r.criteria[0].section = 'none')],
    ['a criterion is there twice', 'report-twice', (r) => (r.criteria[1].id = r.criteria[0].id)],
  ])('is refused with the place where %s', (_, code, change) => {
    const [finding] = loadGapReport(written(change), 'report.json').findings;
    expect(finding).toMatchObject({ code, level: 'error' });
    expect(finding!.line).toBeGreaterThan(1);
  });
});
