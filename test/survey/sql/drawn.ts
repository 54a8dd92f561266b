// Surveys drawn at random, with all that a standard and a mapping may say of them: for whoever counts them elsewhere, to be held to
// what svc counts of the same rows as a file.

/** The same numbers for the same seed (Mulberry32). */
export function drawing(seed: number) {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (low: number, high: number): number => low + Math.floor(uniform() * (high - low + 1));
  const one = <T>(of: readonly T[]): T => of[whole(0, of.length - 1)]!;
  const odds = (share: number): boolean => uniform() < share;
  return { uniform, whole, one, odds };
}
type Drawing = ReturnType<typeof drawing>;

export interface DrawnSurvey {
  readonly standard: string;
  readonly mapping: string;
  readonly header: readonly string[];
  /** By row; an empty text is nothing. */
  readonly rows: readonly (readonly string[])[];
  /** Options of svc score. */
  readonly options: readonly string[];
  /** Profiles, by file name. */
  readonly profiles: ReadonlyMap<string, string>;
}

interface DrawnKind {
  readonly answer: string;
  /** What a cell may say. */
  readonly texts: readonly string[];
  readonly expect: readonly string[];
}

const wholes = (low: number, high: number): string[] =>
  Array.from({ length: high - low + 1 }, (_, k) => String(low + k));

const KINDS: Readonly<Record<string, DrawnKind>> = {
  rating: {
    answer: '{ kind: scale, min: 1, max: 7, labels: { 1: { en: Not at all }, 7: { en: Entirely } } }',
    texts: [...wholes(1, 7), 'Not at all', ' entirely', '7 - Entirely', '1. not at  all'],
    expect: wholes(4, 7),
  },
  turned: {
    answer: '{ kind: scale, min: 1, max: 7, reversed: true }',
    texts: wholes(1, 7),
    expect: wholes(1, 4),
  },
  short: { answer: '{ kind: scale, min: 0, max: 3 }', texts: wholes(0, 3), expect: wholes(1, 3) },
  tenths: {
    answer: '{ kind: scale, min: 0.1, max: 0.9, step: 0.1 }',
    texts: ['0.1', '0.2', '0.3', '0.6', '0.7', '0.9'],
    expect: ['0.7', '0.9'],
  },
  yesno: { answer: '{ kind: yes-no }', texts: ['yes', 'no', 'Yes', 'NO '], expect: ['yes'] },
  choice: {
    answer:
      '{ kind: choice, options: [{ id: now, text: { en: At once }, points: 100 }, { id: later, text: { en: Later on }, points: 37 }, { id: never, text: { en: Never }, points: 0 }] }',
    texts: ['now', 'Later on', 'never', 'At once'],
    expect: ['now', 'later'],
  },
  open: {
    answer: '{ kind: choice, options: [{ id: red, text: { en: Red } }, { id: blue, text: { en: Blue } }] }',
    texts: ['red', 'Blue'],
    expect: [],
  },
  wait: {
    answer: '{ kind: duration, better: lower, points: { 0s: 100, 180s: 70, 600s: 30, 1800s: 0 } }',
    texts: ['0s', '45s', '2m', '200s', '7m', '31s', '20m', '1h', '3m 10s'],
    expect: ['1m', '3m'],
  },
  rate: {
    answer: '{ kind: percent, better: higher, points: { 0: 0, 33: 20, 90: 81, 100: 100 } }',
    texts: ['0', '12.5', '50', '66.7', '99', '100', '33'],
    expect: ['90'],
  },
  words: { answer: '{ kind: text }', texts: ['good', 'it was, well, "fine"', 'плохо'], expect: [] },
};
/** Answers that a later criterion may wait for. */
const EARLIER: Readonly<Record<string, string>> = {
  rating: '5, 6, 7',
  turned: '1, 2',
  short: '2, 3',
  tenths: '0.7, 0.9',
  yesno: 'yes',
  choice: 'now, later',
  wait: '45s, 2m',
  rate: '50, 100',
};
const BLANK_TEXTS = { 'not-applicable': 'N/A', 'dont-know': 'Hard to say', 'not-shown': 'skip logic' };

export function drawnSurvey(seed: number): DrawnSurvey {
  const draw = drawing(seed);
  const { whole, one, odds } = draw;
  const hasWhen = odds(0.4);
  const isAlike = odds(0.5);
  const sections = Array.from({ length: whole(1, 4) }, (_, s) => {
    const same =
      isAlike || odds(0.4) ? one(['rating', 'rating', 'turned', 'short', 'tenths', 'yesno']) : null;
    return {
      id: `s${s}`,
      weight: one([1, 2, 0.3, 7]),
      criteria: Array.from({ length: whole(1, 5) }, (_, c) => {
        const kind = same ?? one(Object.keys(KINDS));
        return {
          id: `s${s}c${c}`,
          kind,
          weight: same ? 1 : one([1, 2, 0.7, 0, 3]),
          optional: !same && odds(0.1),
          expect: odds(0.4) && KINDS[kind]!.expect.length > 0 ? one(KINDS[kind]!.expect) : null,
          when:
            hasWhen && odds(0.3) ? (odds(0.5) && s > 0 ? 'earlier' : '{ channel: [branch, phone] }') : null,
        };
      }),
    };
  });
  const criteria = sections.flatMap((section) => section.criteria);
  // Something has to be scored, and with weight.
  criteria[0]!.kind = ['words', 'open'].includes(criteria[0]!.kind) ? 'rating' : criteria[0]!.kind;
  criteria[0]!.weight = 1;
  criteria[0]!.when = null;
  for (const criterion of criteria)
    if (criterion.when === 'earlier') criterion.when = `{ s0c0: [${EARLIER[criteria[0]!.kind]}] }`;
  const standard = [
    'format: svc.standard/1',
    'id: drawn',
    'version: "1.0.0"',
    'title: { en: Drawn }',
    'source: { author: Nobody, title: Nothing }',
    `aggregation: ${one(['nested', 'flat'])}`,
    `policy: { tolerance: ${one([5, 0, 12.5])}, minimumAnswered: ${one([0.5, 0, 0.34, 0.8, 1])} }`,
    'fields:',
    '  channel: { title: { en: Channel }, values: { branch: { en: In the branch }, phone: { en: By phone }, web: { en: Online } } }',
    'sections:',
    ...sections.flatMap(({ id, weight, criteria: own }) => [
      `  - id: ${id}`,
      `    title: { en: Section ${id} }`,
      `    weight: ${weight}`,
      '    criteria:',
      ...own.map((criterion) => `      - { ${writtenCriterion(criterion)} }`),
    ]),
  ].join('\n');
  return { standard, ...drawnRows(draw, criteria) };
}

interface DrawnCriterion {
  readonly id: string;
  readonly kind: string;
  readonly weight: number;
  readonly optional: boolean;
  readonly expect: string | null;
  readonly when: string | null;
}

function writtenCriterion({ id, kind, weight, optional, expect, when }: DrawnCriterion): string {
  const isScored = kind !== 'words' && kind !== 'open';
  return [
    `id: ${id}`,
    `text: { en: "Question ${id}?" }`,
    `answer: ${KINDS[kind]!.answer}`,
    ...(isScored ? [`weight: ${weight}`] : []),
    ...(optional && isScored ? ['optional: true'] : []),
    ...(expect !== null ? [`expect: ${expect}`] : []),
    ...(when ? [`when: ${when}`] : []),
  ].join(', ');
}

function drawnRows(draw: Drawing, criteria: readonly DrawnCriterion[]): Omit<DrawnSurvey, 'standard'> {
  const { whole, one, odds } = draw;
  const header = ['case', 'Branch, "main"', 'channel', 'state', 'segment', 'w', 'psu', 'stratum'];
  const sides = criteria.flatMap((criterion) => {
    const isScored = criterion.kind !== 'words' && criterion.kind !== 'open';
    // Some are asked of nobody.
    if (criterion !== criteria[0] && odds(0.08)) return [];
    const asked = isScored && (criterion.expect === null || odds(0.6));
    return [{ ...criterion, asked, announced: isScored && odds(0.1), rated: odds(0.15) }];
  });
  for (const { id, asked, announced } of sides)
    header.push(...(asked ? [`${id} should be?`] : []), `${id} is`, ...(announced ? [`${id} told`] : []));
  const shares = { blank: one([0, 0.02, 0.1, 0.4]), unread: one([0, 0, 0, 0.01]), straight: one([0, 0.2]) };
  const blanks = ['', '', ...Object.values(BLANK_TEXTS), ' n/a'];
  const cell = (kind: string): string => {
    if (odds(shares.blank)) return one(blanks);
    if (odds(shares.unread)) return one(['rubbish', "it's; -- DROP TABLE x", '99999']);
    return one(KINDS[kind]!.texts);
  };
  const branches = ['Main street', ' main street', 'Порт', "O'Hara", 'a\\b', ''];
  const rows = Array.from({ length: whole(1, 130) }, (_, k) => {
    const isEmpty = odds(0.03);
    const line = odds(shares.straight) ? '5' : null;
    return [
      String(k),
      one(branches),
      one(['In the branch', 'phone', 'web', 'Online', 'post', '']),
      one(['done', 'done', 'done', 'done', 'preview', 'Test ']),
      one(['economy', 'Premium', 'premium', 'nobody knows']),
      one(['1', '0.5', '2', '1e-3', '', '0', '1.25', '3']),
      `psu ${whole(1, 9)}`,
      one(['north', 'south']),
      ...sides.flatMap(({ kind, asked, announced }) => {
        const say = () => (isEmpty ? '' : line !== null && kind === 'rating' ? line : cell(kind));
        return [...(asked ? [say()] : []), say(), ...(announced ? [one(['yes', 'no', ''])] : [])];
      }),
    ];
  });
  const design = one([
    [],
    [],
    [],
    ['weight'],
    ['weight', 'cluster', 'strata'],
    ['cluster'],
    ['weight', 'strata'],
  ]);
  const byProfile = design.length === 0 && odds(0.2);
  const columns = { weight: 'w', cluster: 'psu', strata: 'stratum' } as const;
  const mapping = [
    'format: svc.mapping/1',
    'standard: drawn',
    'criteria:',
    ...sides.map(
      ({ id, asked, announced, kind }) =>
        `  ${id}: { delivery: "${id} is"${asked ? `, expectation: "${id} should be?"` : ''}${announced ? `, announced: "${id} told"` : ''}${kind === 'rating' && odds(0.2) ? ', labels: { "so so": 4 }' : ''} }`,
    ),
    'blanks:',
    ...Object.entries(BLANK_TEXTS).map(([blank, text]) => `  ${blank}: ["${text}"]`),
    'fields: { channel: channel, branch: \'Branch, "main"\' }',
    'drop: [{ column: state, is: [preview], reason: preview }, { column: state, is: [test], reason: trial }]',
    ...design.map((part) => `${part}: ${columns[part as keyof typeof columns]}`),
    ...(byProfile
      ? ['profile: { column: segment, values: { economy: economy.yaml, premium: premium.yaml } }']
      : []),
  ].join('\n');
  const by = one([[], [], ['branch'], ['channel'], ['branch', 'channel'], ['Branch, "main"']]);
  const profiles = new Map(
    ['economy', 'premium'].map((id) => [
      `${id}.yaml`,
      [
        'format: svc.profile/1',
        `id: ${id}`,
        `title: { en: ${id} }`,
        'criteria:',
        ...criteria
          .filter(({ kind }) => KINDS[kind]!.expect.length > 0)
          .slice(0, 3)
          .map(
            ({ id: of, kind }) =>
              `  ${of}: { expect: ${one(KINDS[kind]!.expect)}, weight: ${one([1, 2, 0.7])} }`,
          ),
      ].join('\n'),
    ]),
  );
  const isOne = !byProfile && odds(0.2);
  return {
    mapping,
    header,
    rows,
    profiles,
    options: [
      ...by.flatMap((name) => ['--by', name]),
      ...(odds(0.5) ? ['--min-n', '1'] : []),
      ...(odds(0.5) ? ['--allow-unread'] : []),
      ...(isOne ? ['--profile', 'premium.yaml'] : []),
    ],
  };
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
export const csvOf = ({ header, rows }: Pick<DrawnSurvey, 'header' | 'rows'>): string =>
  [header, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
