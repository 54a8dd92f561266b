import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../src/core/answers/kind.ts';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { criterion } from '../../src/core/shapes/gap-report.ts';
import { columnsOf } from '../../src/report/columns.ts';
import { csv } from '../../src/report/gap/csv.ts';
import { tidy } from '../../src/report/gap/tidy.ts';
import { speaker } from '../speaker.ts';
import { REPORTS, reportOf, surveyReport } from './fixtures.ts';

const rowsOf = (report: GapReport, language: 'en' | 'ru' = 'en'): Record<string, string>[] =>
  parse(csv(report, { speaker: speaker(language), color: false, width: 80 }), { columns: true });

describe('the report as CSV', () => {
  it('has a row for the whole, for each section and for each criterion', () => {
    const rows = rowsOf(REPORTS.speed!());
    expect(rows.map(({ level, id }) => `${level} ${id}`)).toEqual([
      'overall overall',
      'section waiting',
      'section service',
      'section reaction',
      'criterion queue-time',
      'criterion service-time',
      'criterion announced-overrun',
      'criterion notice-time',
      'criterion reaction-time',
    ]);
  });

  it('gives every figure in full, and nothing where there is none', () => {
    const report = REPORTS.speed!();
    const [overall, ...rest] = rowsOf(report);
    expect(Number(overall!.points_gap)).toBe(report.overall!.points.gap);
    expect(Number(overall!.shortfall)).toBe(report.overall!.shortfall);
    const overrun = rest.find(({ id }) => id === 'announced-overrun')!;
    expect(overrun).toMatchObject({ n: '0', points_gap: '', verdict: '', not_applicable: '1' });
    const queue = rest.find(({ id }) => id === 'queue-time')!;
    expect(queue).toMatchObject({ expectation_mean: '180', delivery_mean: '450', gap_mean: '-270' });
  });

  it('keeps its column names in Russian, and translates the questions', () => {
    const [english, russian] = [rowsOf(REPORTS.speed!()), rowsOf(REPORTS.speed!(), 'ru')];
    expect(Object.keys(russian[0]!)).toEqual(Object.keys(english[0]!));
    expect(russian[4]!.text).toBe('Сколько времени вы простояли в очереди?');
  });

  it('repeats the rows for each group, with the grouping columns last', () => {
    const taxi = ['fixtures/worked-cases/taxi/case-1.yaml', 'fixtures/worked-cases/taxi/case-2.yaml'];
    const rows = rowsOf(reportOf('taxi', taxi, { profile: 'economy-taxi', by: ['site', 'auditor'] }));
    expect(Object.keys(rows[0]!).slice(-2)).toEqual(['by_site', 'by_auditor']);
    expect(rows.map(({ by_site, suppressed }) => [by_site, suppressed])).toEqual([
      ...Array.from({ length: 5 }, () => ['', '']),
      ...Array.from({ length: 5 }, () => ['Station square', 'false']),
    ]);
  });

  it('shows of a suppressed group only that it is', () => {
    const taxi = ['fixtures/worked-cases/taxi/case-1.yaml'];
    const rows = rowsOf(reportOf('taxi', taxi, { profile: 'economy-taxi', by: ['site'], minimumN: 2 }));
    const { level, n, points_gap, suppressed, by_site } = rows.at(-1)!;
    expect({ level, n, points_gap, suppressed, by_site }).toEqual({
      level: 'overall',
      n: '',
      points_gap: '',
      suppressed: 'true',
      by_site: 'Station square',
    });
  });

  it('names the points to gain beside the criterion that would give them', () => {
    const rows = rowsOf(REPORTS['taxi, case 2']!());
    const gains = rows
      .filter(({ level }) => level === 'criterion')
      .map(({ id, priority_gain }) => [id, priority_gain]);
    expect(gains).toEqual([
      ['arrival', '35'],
      ['price', '0'],
      ['car', '0'],
    ]);
  });

  it('has every figure of the published shape that is one value, and the names it always had', () => {
    const [head] = parse(
      csv(REPORTS.speed!(), { speaker: speaker('en'), color: false, width: 80 }),
    ) as string[][];
    const leaves = (shape: JsonSchema): number =>
      shape.maxItems === 2
        ? 2
        : shape.properties
          ? Object.values(shape.properties as Record<string, JsonSchema>).reduce(
              (n, one) => n + leaves(one),
              0,
            )
          : Number(!('$ref' in shape) && !String(shape.type).match(/array|object/));
    const figures = columnsOf(criterion);
    expect(figures).toHaveLength(leaves(criterion));
    expect(head!.length).toBeGreaterThan(figures.length);
    expect(head).toEqual(
      expect.arrayContaining([
        'points_ci95_low',
        't',
        'p_holm',
        'p_bh',
        'share_unmet',
        'not_shown',
        'zone_adequacy',
        'zone_below',
        'summary',
        'summary_value',
        'alpha_gap',
        'option_share',
        'silent_points',
      ]),
    );
  });

  it('has the comments of a criterion beside it', () => {
    const rows = rowsOf(REPORTS['taxi, pooled']!());
    const car = rows.find(({ id }) => id === 'car')!;
    expect(car.comments!.split(' | ')).toHaveLength(3);
    expect(car.comments).toContain('Nice, though I would have got there in any car.');
  });
});

describe('the report in tidy rows', () => {
  const tidyRows = (report: GapReport) =>
    parse([...tidy(report, { speaker: speaker('en'), color: false, width: 80 })].join(''), {
      columns: true,
    }) as Record<string, string>[];

  it('has one for each group, criterion and figure, the same figures as the columns', () => {
    const report = surveyReport();
    const rows = tidyRows(report);
    const wide = rowsOf(report);
    const [first] = report.groups;
    const site = first!.key.site!;
    const gap = (by_site: string, id: string) =>
      rows.filter((row) => row.by_site === by_site && row.id === id && row.figure === 'points_gap');
    for (const { id, by_site, points_gap } of wide)
      if (points_gap !== '') expect(gap(by_site!, id!).map(({ value }) => value)).toEqual([points_gap]);
    expect(gap(site, 'overall')[0]).toMatchObject({ level: 'overall', suppressed: 'false' });
    expect(rows.every(({ value }) => Number.isFinite(Number(value)))).toBe(true);
    const places = rows.map(({ by_site, level, id, figure }) => `${by_site} ${level} ${id} ${figure}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('says of a suppressed group only that it is', () => {
    const taxi = ['fixtures/worked-cases/taxi/case-1.yaml'];
    const rows = tidyRows(reportOf('taxi', taxi, { profile: 'economy-taxi', by: ['site'], minimumN: 2 }));
    expect(rows.filter(({ by_site }) => by_site !== '')).toEqual([
      expect.objectContaining({ suppressed: 'true', figure: '', value: '' }),
    ]);
  });
});
