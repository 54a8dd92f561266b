// Surveys by their design against R's survey: weights, clusters, strata and routed sections, drawn at random. A few in the suite;
// SVC_SURVEYS=300 for a long run.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/core/assess/assess.ts';
import type { CriterionReport, GapReport, UnitFigures } from '../../src/core/assess/gap-report.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { NO_WISHES, type SupplementWishes } from '../../src/survey/supplement.ts';
import { mappingOf, ROOT, score, standardOf } from './helpers.ts';

const SURVEYS = Number(process.env.SVC_SURVEYS ?? 3);
const SEED = Number(process.env.SVC_SEED ?? 11);
const hasSurvey = spawnSync('Rscript', ['-e', 'library(survey)']).status === 0;

/** The same numbers for the same seed (Mulberry32). */
function drawing(seed: number) {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (low: number, high: number): number => low + Math.floor(uniform() * (high - low + 1));
  const one = <T>(of: readonly T[]): T => of[whole(0, of.length - 1)]!;
  return { uniform, whole, one };
}

interface Drawn {
  readonly standard: string;
  readonly mapping: string;
  readonly survey: string;
  readonly criteria: string;
  readonly settings: string;
  readonly design: readonly ('weight' | 'cluster' | 'strata')[];
}

const ANSWERS = {
  scale: '{ kind: scale, min: 1, max: 7 }',
  nps: '{ kind: scale, min: 0, max: 10 }',
  yesno: '{ kind: yes-no }',
  choice:
    '{ kind: choice, options: [{ id: a, text: { en: a }, points: 0 }, { id: b, text: { en: b }, points: 40 }, { id: c, text: { en: c }, points: 100 }] }',
  duration: '{ kind: duration, better: lower, points: { 0s: 100, 180s: 70, 600s: 30, 1800s: 0 } }',
} as const;
type Kind = keyof typeof ANSWERS;
const SUMMARIES: Partial<Record<Kind, readonly string[]>> = { scale: ['', 'csat', 'ces'], nps: ['nps'] };

function drawn(seed: number): Drawn {
  const { uniform, whole, one } = drawing(seed);
  const kinds = Object.keys(ANSWERS) as Kind[];
  const sections = Array.from({ length: whole(1, 3) }, (_, s) => ({
    id: `s${s}`,
    weight: one([1, 2, 3]),
    routed: uniform() < 0.4,
    criteria: Array.from({ length: whole(1, 3) }, (_, c) => {
      const kind = one(kinds);
      return { id: `s${s}c${c}`, weight: one([1, 2, 0.5]), kind, summary: one(SUMMARIES[kind] ?? ['']) };
    }),
  }));
  const aggregation = one(['nested', 'flat']);
  const all = sections.flatMap((section) => section.criteria.map((criterion) => ({ ...criterion, section })));
  const design = one([
    ['weight'],
    ['weight', 'cluster'],
    ['weight', 'strata'],
    ['weight', 'cluster', 'strata'],
    ['cluster'],
  ] as const);
  const has = (part: 'weight' | 'cluster' | 'strata') => (design as readonly string[]).includes(part);
  const n = whole(25, 90);
  const value = (kind: Kind): string =>
    ({
      scale: () => String(whole(1, 7)),
      nps: () => String(whole(0, 10)),
      yesno: () => one(['yes', 'no']),
      choice: () => one(['a', 'b', 'c']),
      duration: () => `${whole(0, 40) * 30}s`,
    })[kind]();
  const rows = Array.from({ length: n }, () => {
    const stratum = has('strata') ? one(['north', 'south']) : '';
    const cluster = has('cluster') ? `${stratum}${whole(1, 7)}` : '';
    const routes = sections.map(({ routed }) => routed && uniform() < 0.5);
    const cells = sections.flatMap(({ criteria }, s) =>
      criteria.flatMap(({ kind }) => {
        const supplements = [uniform() < 0.1 ? '' : value(kind), uniform() < 0.1 ? '' : String(whole(1, 5))];
        if (routes[s]) return ['NS', 'NS', '', ''];
        return uniform() < 0.12 ? ['', '', ...supplements] : [value(kind), value(kind), ...supplements];
      }),
    );
    const weight = has('weight') ? (0.5 + 1.5 * uniform()).toPrecision(12) : '1';
    return [weight, cluster, stratum, one(['a', 'b']), ...cells];
  });
  const columns = [
    'w',
    'cluster',
    'stratum',
    'group',
    ...all.flatMap(({ id }) => [`${id}E`, `${id}D`, `${id}M`, `${id}I`]),
  ];
  const csv = (lines: readonly (readonly (string | number)[])[]) =>
    `${lines.map((line) => line.join(',')).join('\n')}\n`;
  return {
    standard: `format: svc.standard/1\nid: made\nversion: "1.0.0"\ntitle: { en: Made }\naggregation: ${aggregation}\npolicy: { minimumN: 1 }\nsections:\n${sections
      .map(
        ({ id, weight, criteria }) =>
          `  - id: ${id}\n    title: { en: ${id} }\n    weight: ${weight}\n    criteria:\n${criteria
            .map(
              (one) =>
                `      - { id: ${one.id}, text: { en: ${one.id} }, weight: ${one.weight}, answer: ${ANSWERS[one.kind]}${one.summary ? `, summary: ${one.summary}` : ''} }\n`,
            )
            .join('')}`,
      )
      .join('')}`,
    mapping: `format: svc.mapping/1\nstandard: made\nblanks: { not-shown: [NS] }\nimportanceScale: { min: 1, max: 5 }\ncriteria:\n${all
      .map(
        ({ id }) =>
          `  ${id}: { expectation: ${id}E, delivery: ${id}D, minimum: ${id}M, importance: ${id}I }\n`,
      )
      .join('')}`,
    survey: csv([columns, ...rows]),
    criteria: csv([
      ['id', 'section', 'kind', 'weight', 'sectionWeight', 'summary'],
      ...all.map(({ id, section, kind, weight, summary }) => [
        id,
        section.id,
        kind,
        weight,
        section.weight,
        summary,
      ]),
    ]),
    settings: csv([['aggregation'], [aggregation]]),
    design,
  };
}

async function reportOf(
  { standard, mapping, survey, design }: Drawn,
  importance: SupplementWishes['importance'] = 'stated',
): Promise<GapReport> {
  const scheme = schemeOf(standardOf(standard));
  const has = (part: 'weight' | 'cluster' | 'strata') => design.includes(part);
  const supplement = {
    ...NO_WISHES,
    importance,
    weight: has('weight') ? 'w' : null,
    cluster: has('cluster') ? 'cluster' : null,
    strata: has('strata') ? 'stratum' : null,
  };
  const scored = await score(survey, {
    scheme,
    mapping: mappingOf(mapping, scheme),
    by: ['group'],
    supplement,
  });
  const { tally, receipt, by, supplements } = scored;
  return assess(tally, scheme, { receipt, by, supplements, basis: 'sampled' });
}

type Unit = UnitFigures | CriterionReport;

function figuresOf(of: Unit): Readonly<Record<string, unknown>> {
  const { n, points, shares, contribution } = of;
  return {
    n,
    ...points,
    lo: points.ci95?.[0],
    hi: points.ci95?.[1],
    unmet: shares.unmet,
    exceeded: shares.exceeded,
    contribution,
    share: 'share' in of ? (of as CriterionReport).share : undefined,
    ...('shortfall' in of ? { shortfall: of.shortfall, surplus: of.surplus } : {}),
    ...('zone' in of ? supplementsOf(of) : {}),
  };
}

/** What stands beside the gap of a criterion: its options, its summary, its zone of tolerance. */
function supplementsOf({
  options,
  summary,
  zone,
  ceiling,
}: CriterionReport): Readonly<Record<string, unknown>> {
  const spreads = (['adequacy', 'superiority', 'width'] as const).flatMap((name) => [
    [name, zone?.[name].mean],
    [`${name}Sd`, zone?.[name].sd],
    [`${name}Lo`, zone?.[name].ci95?.[0]],
    [`${name}Hi`, zone?.[name].ci95?.[1]],
  ]);
  return {
    ceilingE: ceiling.expectation,
    ceilingD: ceiling.delivery,
    ...Object.fromEntries(options.map(({ id, share }) => [`option-${id}`, share])),
    summary: summary?.value,
    summarySe: summary?.se,
    summaryLo: summary?.ci95?.[0],
    summaryHi: summary?.ci95?.[1],
    ...Object.fromEntries(spreads),
    minimum: zone?.minimum,
    desired: zone?.desired,
    perceived: zone?.perceived,
    below: zone?.shares.below,
    inside: zone?.shares.inside,
    above: zone?.shares.above,
  };
}

describe.skipIf(!hasSurvey)(
  `surveys with a design${hasSurvey ? '' : ' (skipped: no Rscript with the package survey)'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'svc-design-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it(
      `agree with R's survey to 1e-9: ${SURVEYS} drawn from seed ${SEED}`,
      async () => {
        const reports = new Map<string, GapReport>();
        const derived = new Map<string, GapReport>();
        for (let k = 0; k < SURVEYS; k++) {
          const survey = drawn(SEED * 1000 + k);
          const own = join(folder, String(k));
          mkdirSync(own);
          for (const name of ['survey', 'criteria', 'settings'] as const)
            writeFileSync(join(own, `${name}.csv`), survey[name]);
          reports.set(String(k), await reportOf(survey));
          derived.set(String(k), await reportOf(survey, 'derived'));
        }
        const folders = [...reports.keys()].map((name) => join(folder, name));
        const text = execFileSync('Rscript', [join(ROOT, 'test/oracle/designs.R'), ...folders], {
          encoding: 'utf8',
          maxBuffer: 1 << 28,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        const lines = text.trim().split('\n');
        expect(lines.length).toBeGreaterThan(60 * SURVEYS);
        const found = lines.flatMap((line) => {
          const [path, group, level, id, figure, wanted] = line.split(',') as [
            string,
            string,
            string,
            string,
            string,
            string,
          ];
          const report = reports.get(basename(path))!;
          const importance = (of: GapReport) =>
            of.ipa?.criteria.find(({ criterion }) => criterion === id)?.importance;
          const part = group === '' ? report : report.groups.find(({ key }) => key.group === group)!;
          const unit: Unit | undefined | null =
            level === 'overall'
              ? part.overall
              : level === 'section'
                ? part.sections.find((one) => one.id === id)
                : part.criteria.find((one) => one.id === id);
          const value =
            figure === 'stated'
              ? importance(report)
              : figure === 'derived'
                ? importance(derived.get(basename(path))!)
                : unit
                  ? figuresOf(unit)[figure]
                  : undefined;
          const size = Math.max(1e-3, Math.abs(Number(wanted)));
          return typeof value === 'number' && Math.abs(value - Number(wanted)) <= 1e-9 * size
            ? []
            : [`${basename(path)} ${group} ${id} ${figure}: ${value}, R has ${wanted}`];
        });
        expect(found).toEqual([]);
      },
      60_000 + 4000 * SURVEYS,
    );
  },
);

describe('a survey in which all weigh the same', () => {
  it('comes to the very figures that it has without weights', async () => {
    for (let k = 0; k < 5; k++) {
      const survey = drawn(500 + k);
      const [head, ...rows] = survey.survey.trim().split('\n');
      const even = `${[head, ...rows.map((row) => row.replace(/^[^,]*/, '0.7'))].join('\n')}\n`;
      const of = async (design: Drawn['design']) => {
        const { weighted: _, ...overall } = (await reportOf({ ...survey, survey: even, design })).overall!;
        return overall;
      };
      expect(await of(['weight'])).toEqual(await of([]));
    }
  });
});
