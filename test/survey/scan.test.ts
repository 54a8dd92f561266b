// The byte scanner against csv-parse: the same figures, receipt, rejects, findings and line numbers, on any bytes.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { assess } from '../../src/core/assess/assess.ts';
import { UserError } from '../../src/core/errors.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { bind } from '../../src/survey/binding.ts';
import { CsvBroken } from '../../src/survey/csv.ts';
import { openSurvey } from '../../src/survey/open.ts';
import { isForTwo, scanByTwo, takenElsewhere } from '../../src/survey/parallel.ts';
import { joined, type RejectedRow } from '../../src/survey/row-counter.ts';
import { type ReadAt, scanner } from '../../src/survey/scan.ts';
import { planFrom } from '../../src/survey/scan-plan.ts';
import { type ScoreOptions, scoreSurvey } from '../../src/survey/score.ts';
import { asked, mappingFrom, mappingOf, schemeFrom, standardOf } from './helpers.ts';

/** Rows are taken apart by csv-parse, one and all. */
const read = vi.hoisted(() => ({ byTexts: false }));
vi.mock('../../src/survey/open.ts', async (original) => {
  const own = await original<typeof import('../../src/survey/open.ts')>();
  return {
    ...own,
    openSurvey: async (...args: Parameters<typeof openSurvey>) => ({
      ...(await own.openSurvey(...args)),
      ...(read.byTexts ? { bytes: null } : {}),
    }),
  };
});

const scheme = schemeFrom('counter/standard.yaml');
const byHeader = mappingFrom('counter/by-header.yaml', scheme);

const HEAD =
  'Branch,Politeness: expected,Politeness: met,Help: expected,Help: met,Cleanliness: met,Cleanliness: expected,Comment';

/** More of them by hand: SVC_SCAN_RUNS=10000 npx vitest run test/survey/scan.test.ts */
const RUNS = Number(process.env.SVC_SCAN_RUNS ?? 200);

const readerOf =
  (file: Buffer): ReadAt =>
  (into, offset, length, position) =>
    file.copy(into, offset, position, Math.min(file.length, position + length));

async function* streamOf(file: Buffer) {
  yield file;
}

/** Many criteria: nine alike, three that differ, two of them measured or answered yes or no; weighed either way. */
const wide = (['nested', 'flat'] as const).map((aggregation) => {
  const rating = (id: string, more = '') =>
    `      - { id: ${id}, text: { en: ${id} }, answer: { kind: scale, min: 1, max: 5 }${more} }`;
  const nine = Array.from({ length: 9 }, (_, k) => `a${k}`);
  const own = schemeOf(
    standardOf(
      [
        'format: svc.standard/1\nid: wide\nversion: "1.0.0"\ntitle: { en: Wide }',
        `aggregation: ${aggregation}`,
        'sections:',
        '  - id: alike\n    title: { en: Alike }\n    weight: 2\n    criteria:',
        ...nine.map((id) => rating(id)),
        '  - id: mixed\n    title: { en: Mixed }\n    criteria:',
        rating('heavy', ', weight: 3'),
        '      - { id: asked, text: { en: Asked? }, answer: { kind: yes-no }, expect: yes }',
        '      - { id: waited, text: { en: Waited }, answer: { kind: duration, better: lower, points: { 0s: 100, 9m: 0 } }, expect: 3m }',
      ].join('\n'),
    ),
    null,
  );
  const criteria = [...nine, 'heavy']
    .map((id) => `  ${id}: { expectation: ${id} e, delivery: ${id} d }`)
    .join('\n');
  const mapping = mappingOf(
    `format: svc.mapping/1\nfields: { branch: Branch }\ncriteria:\n${criteria}\n  asked: { delivery: asked }\n  waited: { delivery: waited }\n`,
    own,
  );
  return { scheme: own, mapping };
});
const WIDE_HEAD = [
  'Branch',
  ...Array.from({ length: 9 }, (_, k) => [`a${k} e`, `a${k} d`]).flat(),
  'heavy e,heavy d,asked,waited',
].join(',');

/** All that a user could tell two scores apart by. */
async function told(
  file: Buffer,
  fromBytes: boolean,
  by: readonly string[] = ['branch'],
  of = { scheme, mapping: byHeader },
) {
  const rejected: RejectedRow[] = [];
  read.byTexts = !fromBytes;
  const options: ScoreOptions = {
    file: 'survey.csv',
    name: 'survey.csv',
    ...of,
    by,
    bytes: fromBytes ? { size: file.length, readAt: readerOf(file), elsewhere: null } : null,
    onRejected: (row) => void rejected.push({ ...row, bytes: Buffer.from(row.bytes) }),
  };
  try {
    const score = await scoreSurvey(streamOf(file), options);
    const { receipt, issues, moreIssues, notes } = score;
    return {
      report: JSON.stringify(assess(score.tally, of.scheme, { receipt, by: score.by })),
      issues,
      moreIssues,
      notes,
      rejected: rejected.map(({ line, reason, bytes }) => [line, reason, bytes.toString('latin1')]),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { code: error.code, args: error.args, findings: error.findings };
  }
}

const answer = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('1', '2', '3', '4', '5') },
  fc.constantFrom(
    '',
    ' 4',
    '4 ',
    '"3"',
    '"5 - Very good"',
    'Very good',
    'N/A',
    '0',
    '9',
    '10',
    'x',
    '"2',
    '3"',
    '"4"5',
    '""',
    '\t5',
  ),
);
const comment = fc.oneof(
  fc.constantFrom(
    '',
    'fine',
    '"a, b"',
    '"line\nbreak"',
    '"say ""hi"""',
    '"a\r\nb"',
    'ю',
    '"ёж"',
    'stray " quote',
    '"broken',
  ),
  fc.string({ maxLength: 8 }),
);
const row = fc.tuple(
  fc.constantFrom('A', 'B', '"C"', '', 'Д'),
  ...Array.from({ length: 6 }, () => answer),
  comment,
);
const oddRow = fc.oneof(
  { weight: 12, arbitrary: row as fc.Arbitrary<string | readonly string[]> },
  fc.constantFrom(
    '',
    '   ',
    ',',
    'A',
    'A,',
    'A,1,2',
    'A,1,2,3,4,5,1,x,',
    'A,1,2,3,4,5,1,x,extra',
    '"A"\r,1,2,3,4,5,1,x',
    'A,1,2,3,4,5,1,"x"\r',
    '\rA,1,2,3,4,5,1,x',
    'A,1,2,3,4,5,"1"\r\r,x',
    '\r',
    '"',
    '""',
    ',,,,,,,',
  ),
  fc.string({ maxLength: 20 }),
);
const lineEnd = fc.constantFrom('\n', '\r\n');
/** Columns in any order, so that pairs stand side by side, apart, or last. */
const columnOrder = fc.oneof(
  fc.constant([0, 1, 2, 3, 4, 5, 6, 7]),
  fc.constant([0, 7, 1, 2, 3, 4, 6, 5]),
  fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
);
const survey = fc
  .tuple(columnOrder, fc.array(fc.tuple(oddRow, lineEnd), { maxLength: 25 }), fc.boolean(), fc.boolean())
  .map(([order, rows, endsOpen, mark]) => {
    const inOrder = (cells: readonly string[]) => order.map((k) => cells[k]!).join(',');
    const lines = rows.map(([one, end]) => (typeof one === 'string' ? one : inOrder(one)) + end);
    const text = `${inOrder(HEAD.split(','))}\n${lines.join('')}`;
    return Buffer.from((mark ? '\ufeff' : '') + (endsOpen ? text.replace(/[\r\n]+$/, '') : text));
  });

describe('the byte scanner', () => {
  it('tells of any survey what csv-parse tells', { timeout: 60_000 + 200 * RUNS }, async () => {
    await fc.assert(
      fc.asyncProperty(survey, fc.constantFrom(['branch'], [], ['branch', 'Comment']), async (file, by) => {
        expect(await told(file, true, by)).toEqual(await told(file, false, by));
      }),
      { numRuns: RUNS },
    );
  });

  it('tells of many criteria what csv-parse tells', { timeout: 60_000 + 200 * RUNS }, async () => {
    const ratings = fc.array(
      fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom('1', '2', '3', '4', '5') },
        fc.constantFrom('', '0', 'x'),
      ),
      { minLength: 20, maxLength: 20 },
    );
    const rest = fc.tuple(fc.constantFrom('yes', 'no', ''), fc.constantFrom('30s', '2m', '8m', '', '1'));
    const branch = fc.constantFrom('A', 'Б', 'a longer name', 'a longer game');
    const rows = fc.array(fc.tuple(branch, ratings, rest), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(...wide), async (all, of) => {
        const file = Buffer.from(`${WIDE_HEAD}\n${all.map((cells) => cells.flat().join(',')).join('\n')}\n`);
        expect(await told(file, true, ['branch'], of)).toEqual(await told(file, false, ['branch'], of));
      }),
      { numRuns: RUNS },
    );
  });

  it('tells of more rows than wait to be counted what csv-parse tells', async () => {
    const rows = Array.from({ length: 9000 }, (_, k) => {
      const rate = (step: number) =>
        (k * step + (k >> 3)) % 97 === 0 ? '' : `${1 + ((k * step + (k >> 4)) % 5)}`;
      const ratings = Array.from({ length: 20 }, (_, step) => rate(step + 1));
      return [`Branch ${k % 7}`, ...ratings, k % 3 ? 'yes' : 'no', `${k % 500}s`].join(',');
    });
    const file = Buffer.from(`${WIDE_HEAD}\n${rows.join('\n')}\n`);
    for (const of of wide)
      expect(await told(file, true, ['branch'], of)).toEqual(await told(file, false, ['branch'], of));
  });

  it('tells of many rows, and of answers and groups of many sorts, what csv-parse tells', async () => {
    const rows = Array.from({ length: 3000 }, (_, k) => {
      const rate = (step: number) =>
        ['1', '2', '3', '4', '5', '', 'N/A', '5 - Very good', 'Very good'][(k * step) % 9];
      return [`Branch ${k % 700}`, rate(1), rate(2), rate(4), rate(5), rate(7), rate(8), 'x'].join(',');
    });
    const file = Buffer.from(`${HEAD}\n${rows.join('\n')}\n`);
    expect(await told(file, true)).toEqual(await told(file, false));
    expect(await told(file, true, [])).toEqual(await told(file, false, []));
  });

  it('tells of any bytes what csv-parse tells, and never hangs', {
    timeout: 60_000 + 200 * RUNS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        survey,
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }),
        async (file, changes) => {
          const broken = Buffer.from(file);
          const body = HEAD.length + 4;
          for (const [at, byte] of changes)
            if (broken.length > body) broken[body + (at % (broken.length - body))] = byte;
          expect(await told(broken, true)).toEqual(await told(broken, false));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('comes to the same in two stretches, wherever the file is cut', {
    timeout: 60_000 + 200 * RUNS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(survey, fc.integer({ min: 5, max: 300 }), fc.nat(8), async (file, range, theirs) => {
        const plan = await planOf(file).catch(() => null);
        if (!plan) return;
        const { start, ...own } = plan;
        const readAt = readerOf(file);
        const alone = scanner(own);
        const whole = scanned(() =>
          alone.scan(readAt, { from: start.offset, to: file.length }, start.lines + 1),
        );
        const both = await scanByTwo(
          {
            size: file.length,
            readAt,
            // Takes the first few stretches; the one it could not take any more is put back.
            elsewhere: async (request, work) => {
              const some = { ...work, to: Math.min(work.to, work.from + theirs * work.rangeSize) };
              const taken = takenElsewhere(readAt, planFrom(structuredClone(request)), some);
              Atomics.sub(work.next, 0, 1);
              return structuredClone(taken);
            },
          },
          start,
          own,
          {
            standard: scheme.standard,
            profile: null,
            policy: scheme.policy,
            mapping: byHeader.mapping,
            asked: asked(['branch']),
            supplement: undefined,
            layout: own.layout,
          },
          () => {},
          range,
        );
        // From a place wrongly guessed, a quote may seem to stay open.
        if (!whole) expect(both).toBe(null);
        if (!both || !whole) return;
        expect(joined(both.parts)).toEqual(joined(alone.parts()));
        expect(both.counter.tally()).toEqual(alone.counter.tally());
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a file in two stretches', () => {
  const rows = Array.from(
    { length: 60 },
    (_, k) =>
      `${k % 2 ? 'A' : '"B"'},${1 + (k % 5)},${k === 37 ? 'odd' : 1 + (k % 4)},,3,4,${k % 3 ? 5 : ''},${k % 7 ? 'x' : '"a\nb"'}`,
  );
  const file = Buffer.from(`${HEAD}\n${rows.join('\n')}\n`);
  const request = (layout: Awaited<ReturnType<typeof openSurvey>>['layout']) => ({
    ...{ standard: scheme.standard, profile: null, policy: scheme.policy, mapping: byHeader.mapping },
    ...{ asked: asked(['branch']), supplement: undefined, layout },
  });
  const inTwo = async (
    theirs: number,
    range: number,
    readAt = readerOf(file),
    elsewhere: ((taken: NonNullable<ReturnType<typeof takenElsewhere>>) => typeof taken | null) | null = (
      taken,
    ) => taken,
  ) => {
    const { start, ...plan } = (await planOf(file))!;
    const heard: number[] = [];
    const both = await scanByTwo(
      {
        ...{ size: file.length, readAt },
        elsewhere: async (asking, work) => {
          if (!elsewhere) throw new Error('the other thread is gone');
          const some = { ...work, to: Math.min(work.to, work.from + theirs * work.rangeSize) };
          const taken = takenElsewhere(readerOf(file), planFrom(structuredClone(asking)), some);
          Atomics.sub(work.next, 0, 1);
          return elsewhere(structuredClone(taken!));
        },
      },
      ...([start, plan, request(plan.layout), (at: number) => void heard.push(at), range] as const),
    );
    return { both, heard, start, plan };
  };

  it.each([
    [0, 100],
    [1, 100],
    [3, 40],
    [50, 25],
    [2, 5000],
  ])('comes to what it comes to in one: %i of theirs, each of %i bytes', async (theirs, range) => {
    const { both, heard, start, plan } = await inTwo(theirs, range);
    const alone = scanner(plan);
    alone.scan(readerOf(file), { from: start.offset, to: file.length }, start.lines + 1);
    expect(both).not.toBeNull();
    const { faults, ...counts } = joined(both!.parts);
    const { faults: own, ...expected } = joined(alone.parts());
    expect(counts).toEqual(expected);
    expect(faults).toEqual(own);
    expect(own.kept[0]!.findings[0]).toMatchObject({ line: 45, column: 5 });
    expect(both!.counter.tally()).toEqual(alone.counter.tally());
    const ranges = Math.ceil((file.length - start.offset) / range);
    expect(heard).toEqual(
      Array.from({ length: Math.max(0, ranges - theirs) }, (_, k) => start.offset + (theirs + k) * range),
    );
  });

  it('has to be read by one where the other is gone, took nothing, or left something out', async () => {
    expect((await inTwo(2, 100, undefined, null)).both).toBeNull();
    expect((await inTwo(2, 100, undefined, () => null)).both).toBeNull();
    for (const left of [0, 1])
      expect(
        (await inTwo(2, 100, undefined, (taken) => ({ ...taken, ranges: taken.ranges.toSpliced(left, 1) })))
          .both,
      ).toBeNull();
  });

  it('says what went wrong in reading it', async () => {
    const readAt: ReadAt = () => {
      throw new Error('the disk is gone');
    };
    await expect(inTwo(0, 100, readAt)).rejects.toThrow('the disk is gone');
  });

  it('is only for two where there is another, and enough for both', () => {
    const bytes = (size: number, elsewhere: (() => Promise<null>) | null = async () => null) => ({
      ...{ size, readAt: readerOf(file), elsewhere },
    });
    expect(isForTwo(bytes(250), 50, 100)).toBe(false);
    expect(isForTwo(bytes(251), 50, 100)).toBe(true);
    expect(isForTwo(bytes(251, null), 50, 100)).toBe(false);
  });
});

async function planOf(file: Buffer) {
  const options = {
    file: 's',
    name: 's',
    encoding: null,
    delimiter: null,
    dialect: null,
    headerRows: null,
    sheet: null,
  };
  const { layout, start } = await openSurvey(streamOf(file), options);
  if (layout.encoding.name !== 'utf-8' || layout.shape.lineEnd !== '\n') return null;
  const bound = bind(byHeader, scheme, layout.columns, asked(['branch']));
  return 'binding' in bound ? { scheme, binding: bound.binding, layout, start, segments: null } : null;
}

/** Null where a row breaks off. */
function scanned<T>(scan: () => T): T | null {
  try {
    return scan();
  } catch (error) {
    if (error instanceof CsvBroken) return null;
    throw error;
  }
}
