// A survey of which only counts are left, as one that was counted here.

import { findingAt, UserError } from '../../core/errors.ts';
import type { CountsAbout } from '../../core/shapes/counts.ts';
import { wholeOf } from '../../core/sql/dialect.ts';
import type { Scheme } from '../../core/standard/scheme.ts';
import type { SupplementPlan } from '../../core/survey/supplement.ts';
import { impossibleCount } from '../../core/tally/count-bounds.ts';
import { COUNT_KINDS, type CountKind, type CountRow } from '../../core/tally/counts.ts';
import type { CountLine } from '../../core/tally/counts-file.ts';
import type { Binding } from '../binding.ts';
import type { Layout } from '../open.ts';
import { finished, type SurveyScore } from '../score.ts';
import { weightReader } from '../supplement.ts';
import { UNREAD } from './coding.ts';
import { readFrom } from './count.ts';
import { keyReader, samplingReader, tallyOfCounts } from './tally-of-counts.ts';

const NO_BLANKS = { 'not-shown': [], skipped: [], 'dont-know': [], 'not-applicable': [] };

export interface CountsOfFile {
  readonly about: CountsAbout;
  readonly lines: readonly CountLine[];
  /** In which line of the file each stands, from 1. */
  readonly places: readonly number[];
}

/** Throws a UserError where the lines are no counts by this scheme. `file` is what findings call it. */
export function scoreCounts(
  { about, lines, places }: CountsOfFile,
  scheme: Scheme,
  file: string,
): SurveyScore {
  const { by, asked, design } = about;
  const plan: SupplementPlan | null = design && {
    importance: null,
    crosshair: 'means',
    minimum: new Set(),
    weighted: true,
    clustered: design.cluster,
  };
  const columns = asked.flatMap(({ expectation, delivery }) => [expectation ?? '', delivery]);
  const columnOf = (header: string) => ({ index: columns.indexOf(header), header, names: [header] });
  const known = new Set<string>(COUNT_KINDS);
  const kept = lines.flatMap((line, k) => (known.has(line.get('kind')!) ? [k] : []));
  const rows = kept.map((k) => rowOf(lines[k]!, by.length));
  const wrong = impossibleCount(rows, scheme);
  if (wrong) {
    const at = { line: places[kept[wrong.row]!]!, column: 1 };
    const issue = { rule: 'counts', code: 'counts-impossible', args: { key: wrong.key } };
    throw new UserError('bad-input', { file }, { findings: [findingAt(file, at, issue)] });
  }
  const { part, reader } = tallyOfCounts(rows, {
    scheme,
    given: new Map(),
    asked: new Set(asked.map(({ id }) => id)),
    keyOf: keyReader(scheme, by),
    by: by.map(({ name }) => name),
    supplement: plan,
    ratings: new Map(),
    sampledOf: samplingReader(
      design?.weight ? weightReader({ decimal: design.decimal, blanks: NO_BLANKS }) : null,
      design?.cluster ?? false,
      design?.strata ?? false,
    ),
    // The text itself was not counted.
    unreadIn({ of, expectation }) {
      const one = asked.find(({ id }) => id === of);
      if (!one) return null;
      const header = expectation <= UNREAD ? (one.expectation ?? '') : one.delivery;
      return {
        text: '…',
        why: { position: scheme.criteria.findIndex(({ id }) => id === of), column: columnOf(header) },
      };
    },
    file,
  });
  const binding: Binding = {
    ...{ criteria: [], drop: [], fields: [], respondent: null, profile: null, warnings: [], notes: [] },
    by: [],
    supplement: plan && { plan, importance: [], minimum: [], weight: null, cluster: null, strata: null },
  };
  const surveyCounts = { parts: [part], counter: readFrom(reader), segments: [] };
  return finished(
    [
      {
        surveyCounts,
        plan: { scheme, binding, layout: layoutFor(file), segments: null, identity: null },
        by: by.map(({ name }) => name),
        ...{ issues: [], notes: [] },
      },
    ],
    { scheme },
  );
}

function rowOf(line: CountLine, groups: number): CountRow {
  const text = (name: string) => line.get(name) ?? '';
  const whole = (name: string) => wholeOf(text(name));
  const place = (name: string, none: number) => (text(name) === '' ? none : Number(text(name)));
  return {
    kind: text('kind') as CountKind,
    of: text('of'),
    key: Array.from({ length: groups }, (_, k) => text(`by${k + 1}`)),
    ...{ weight: text('weight'), cluster: text('cluster'), stratum: text('stratum') },
    ...{
      expectation: place('expectation', -1),
      delivery: place('delivery', -1),
      answered: place('answered', 0),
    },
    ...{ n: whole('n'), short: whole('short'), over: whole('over') },
    ...{ x: whole('x'), y: whole('y'), xx: whole('xx'), yy: whole('yy'), xy: whole('xy') },
  };
}

/** That of a file of which nothing has to be read. */
const layoutFor = (file: string): Layout => ({
  ...{ file, name: file, encoding: { name: 'utf-8', by: 'asked', mark: 0 }, dialect: 'plain', columns: [] },
  shape: { delimiter: ',', lineEnd: '\n', firstLine: 1 },
  ...{
    width: 0,
    columnsInFile: 0,
    gathered: false,
    container: null,
    confidence: 1,
    blanks: {},
    unwanted: [],
  },
  ...{ identity: null, headings: [], totals: { count: 0, bytes: 0 }, titles: 0, unfinished: null },
});
