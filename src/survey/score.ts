// Counts a survey into a tally, row by row: read = used + dropped + rejected. The rest of what is known of the rows goes
// to whoever listens, so that memory does not grow with them.

import { BLANKS, type Blank } from '../core/answers/response.ts';
import type { Receipt } from '../core/assess/gap-report.ts';
import {
  compareText,
  excerpt,
  type Finding,
  findingAt,
  type Message,
  UserError,
  usageError,
} from '../core/errors.ts';
import type { Silent } from '../core/shapes/gap-report.ts';
import type { EngineSurvey } from '../core/sql/engine.ts';
import type { Scheme } from '../core/standard/scheme.ts';
import { normalized } from '../core/standard/text.ts';
import type { BlankTexts, DropRule } from '../core/survey/mapping.ts';
import { type Supplements, supplementsOf } from '../core/survey/supplement.ts';
import type { LogTally } from '../core/tally/log.ts';
import { mergedAnnouncements, silentOf } from '../core/tally/silent.ts';
import type { Tally } from '../core/tally/tally.ts';
import { type Binding, bind, type GroupsAsked, type MappingFile } from './binding.ts';
import { delimiterNamed } from './delimiter.ts';
import type { Column } from './dialects/dialect.ts';
import { asWritten, encodingNamed, encodingOf, isWide } from './encoding.ts';
import { toldFaults } from './faults.ts';
import { find } from './find-column.ts';
import { type IdentityState, identityState } from './identity.ts';
import { brokenSurvey, type Layout, openSurvey, type Survey, textOf } from './open.ts';
import { type FileBytes, isForTwo, scanByTwo } from './parallel.ts';
import { idColumns, repeatsIn } from './repeats.ts';
import { joined, MOST_GROUPS, type Part, type RejectedRow, type UsedRow } from './row-counter.ts';
import { type Scanner, scanner } from './scan.ts';
import type { ScanPlan } from './scan-plan.ts';
import type { Segment, SegmentCounts, Segments, SurveyCounts } from './segments.ts';
import { settled } from './settle.ts';
import type { SupplementWishes } from './supplement.ts';

/** One file of a survey. */
export interface SurveyFile {
  /** Where findings are, and what to call it in a sentence. */
  readonly file: string;
  readonly name: string;
  /** What all of its rows may be grouped by, by name: the file itself, its wave. A field or a header of that name goes before it. */
  readonly facts?: ReadonlyMap<string, string>;
  /** Its bytes at any place, where it has places: then rows are counted straight from them if possible. */
  readonly bytes?: FileBytes | null;
  /** What counts its rows where they lie; what there is of the file is then but a sample of them. */
  readonly engine?: EngineSurvey | null;
}

/** A file to be opened when its turn comes, and closed behind it. */
export interface OpenableFile extends Omit<SurveyFile, 'bytes'> {
  open(): { readonly source: AsyncIterable<Uint8Array>; readonly bytes: FileBytes | null; close(): void };
}

/** What there is to say of the reading; `file` where it is about one of several. */
export interface Note extends Message {
  readonly file?: string;
}

export interface ScoreOptions extends SurveyFile, ReadOptions {}

/** How a survey is read, whatever files it is made of. */
export interface ReadOptions {
  readonly scheme: Scheme;
  readonly mapping: MappingFile;
  /** Names of the mapping's fields, or headers; null leaves it to the mapping. */
  readonly by?: readonly string[] | null;
  /** Where rows are judged by profiles of their own; their column is `profileBy`, else the mapping's. */
  readonly segments?: Segments | null;
  /** A field of the mapping, or a header. */
  readonly profileBy?: string | null;
  /** As the user says them; each wins over what the mapping says, which wins over what is found. */
  readonly encoding?: string | null;
  readonly delimiter?: string | null;
  readonly dialect?: string | null;
  readonly headerRows?: number | null;
  /** Importance and weights, where asked for. */
  readonly supplement?: SupplementWishes;
  /** Of a workbook: a name, or a number from 1. */
  readonly sheet?: string | null;
  /** Of a reading before: where the mapping says that the last row of a respondent counts. */
  readonly lastOf?: ReadonlyMap<number, number> | undefined;
  /** Ids of criteria that no figure is to be drawn of. */
  readonly withheld?: ReadonlySet<string>;
  /** Hears now and then how many bytes are read, of how many, if that is known. */
  onProgress?(done: number, total: number | null): void;
  /** Hears of the header, in the file's own bytes, before any row. */
  onHeader?(rows: readonly Buffer[], layout: Layout, by: readonly string[]): void | Promise<void>;
  /** Hears of each row used, while its answers and points stand. */
  onUsed?(row: UsedRow): void;
  /** Hears of each row rejected, in the file's own bytes. */
  onRejected?(row: RejectedRow): void;
  /** Is waited for now and then: time to write what was heard of. */
  onPause?(): Promise<void>;
}

export interface SurveyScore {
  /** The whole first, then the groups. */
  readonly tally: Tally;
  /** Importance, least accepted levels and weights; null where the survey has none of them. */
  readonly supplements: Supplements | null;
  readonly receipt: Receipt;
  /** Respondents whose answer to a criterion could not be read, by its id. */
  readonly unread: ReadonlyMap<string, number>;
  /** Names of the grouping columns. */
  readonly by: readonly string[];
  readonly log: LogTally | null;
  /** Surplus that respondents were not told of. */
  readonly silent: readonly Silent[];
  /** The last row of each respondent, for `ScoreOptions.lastOf`; null where nobody tells them apart. */
  readonly lastOf: ReadonlyMap<number, number> | null;
  /** Where rows have profiles of their own: what each came to; there is no tally of the whole then. */
  readonly segments: readonly Segment[];
  readonly layout: Layout;
  /** Faults of rows and header, in order of place; the first of each kind, and equal unreadable answers once. */
  readonly issues: readonly Finding[];
  /** Faults beyond those. */
  readonly moreIssues: number;
  readonly notes: readonly Note[];
}

/**
 * Throws a UserError where the survey or its mapping cannot be used: with findings where the fault has a place. Rows at
 * fault are counted and told, not thrown.
 */
export async function scoreSurvey(
  source: AsyncIterable<Uint8Array>,
  options: ScoreOptions,
): Promise<SurveyScore> {
  return finished([await countFile(source, options, identityState())], options);
}

/** Several files as one survey, counted one after another: their columns may lie in another order, their tools be others. */
export async function scoreFiles(files: readonly OpenableFile[], options: ReadOptions): Promise<SurveyScore> {
  const known = identityState();
  const done: FileCounts[] = [];
  for (const { open, ...file } of files) {
    const { source, bytes, close } = open();
    try {
      const one = await countFile(source, { ...options, ...file, bytes }, known);
      const [first] = done;
      if (first) absorb(first.surveyCounts, one.surveyCounts, first.by);
      done.push(one);
    } finally {
      close();
    }
  }
  return finished(done, options);
}

/** What one file came to, and what it turned out to be. */
export interface FileCounts {
  readonly surveyCounts: SurveyCounts;
  readonly plan: ScanPlan;
  readonly by: readonly string[];
  readonly issues: readonly Finding[];
  readonly notes: readonly Message[];
  /** What has counted the rows, if not we. */
  readonly engine?: string | null;
}

async function countFile(
  source: AsyncIterable<Uint8Array>,
  options: ScoreOptions,
  known: IdentityState,
): Promise<FileCounts> {
  const { file, name, scheme } = options;
  const said = options.mapping.mapping;
  const { engine = null } = options;
  const encodingSaid = engine ? 'utf-8' : (options.encoding ?? said.encoding);
  const delimiterSaid = engine ? ',' : (options.delimiter ?? said.delimiter);
  const survey = await openSurvey(source, {
    file,
    name,
    encoding: encodingSaid === null ? null : await encodingNamed(encodingSaid),
    delimiter: delimiterSaid === null ? null : delimiterNamed(delimiterSaid),
    dialect: options.dialect ?? said.dialect,
    headerRows: engine ? 1 : (options.headerRows ?? said.headerRows),
    long: said.layout ?? null,
    sheet: options.sheet ?? null,
    places: options.bytes ?? null,
  });
  // The end of a sample is not that of the survey.
  const layout = engine ? { ...survey.layout, totals: { count: 0, bytes: 0 } } : survey.layout;
  const asked = { by: options.by ?? null, facts: options.facts ?? NO_FACTS };
  const { forColumns } = options.mapping;
  const fitting = forColumns ? forColumns(layout.columns) : options.mapping;
  if (fitting === null) throw usageError('no-mapping', {}, { code: 'write-mapping' });
  const { file: dated, notes } = await settled(inDialect(fitting, layout), survey, asked.by);
  const mapping = withholding(dated, options.withheld ?? NOTHING_WITHHELD);
  const encoding = encodingOf(layout.encoding.name);
  const bound = bind(mapping, scheme, layout.columns, asked, options.profileBy ?? null, options.supplement);
  if ('unknown' in bound)
    throw usageError('unknown-group-column', { name: bound.unknown, file: name }, bound.hint);
  if ('findings' in bound)
    throw new UserError(
      'mapping-unusable',
      { mapping: mapping.name, file: name, encoding: layout.encoding.name },
      { findings: bound.findings },
    );
  const { binding } = bound;
  const segments = options.segments && binding.profile ? options.segments : null;
  const by = [...(segments ? ['profile'] : []), ...binding.by.map(({ name }) => name)];
  await options.onHeader?.(
    survey.header.map(({ bytes }) => asWritten(bytes, encoding.name)),
    layout,
    by,
  );

  const plan: ScanPlan = {
    scheme,
    binding,
    layout,
    segments,
    identity: identityOf(binding, layout, mapping, options, known),
  };
  const surveyCounts = await countSurvey(survey, plan, mapping, options, asked).catch((error) => {
    throw brokenSurvey(error, layout.shape, encoding, { file, name });
  });
  return {
    ...{ surveyCounts, plan, by, engine: engine?.engine.name ?? null },
    issues: survey.issues,
    notes: [...titleNote(layout), ...notes, ...survey.notes(), ...repeatNote(survey, plan)],
  };
}

/** Where nobody tells respondents apart, ids that come again among the first rows; of those behind them nothing is known. */
function repeatNote(
  { layout, sample, sampled, sampledWhole }: Survey,
  { identity, binding }: ScanPlan,
): Message[] {
  if (identity || layout.gathered) return [];
  const encoding = encodingOf(layout.encoding.name);
  const found = repeatsIn(layout.columns, sample, (cell) => textOf(cell, encoding), sampled);
  const [called] = idColumns(layout.columns);
  if (!found)
    return sampledWhole || !called
      ? []
      : [{ code: 'survey.ids-unseen', args: { header: excerpt(called.header) } }];
  const isLog = binding.criteria.some(({ until }) => until !== null);
  const { column, rows, ids } = found;
  return [
    {
      code: isLog ? 'survey.row-per-update' : 'survey.ids-again',
      args: { header: excerpt(column.header), rows, ids },
    },
  ];
}

const NO_FACTS: ReadonlyMap<string, string> = new Map();

/** Adds what another file of the survey came to. */
function absorb(whole: SurveyCounts, other: SurveyCounts, by: readonly string[]): void {
  whole.parts.push(...other.parts);
  if (whole.counter && other.counter) {
    const part = other.counter.part();
    if (whole.counter.groupsWith(part) > MOST_GROUPS)
      throw new UserError('too-many-groups', { most: MOST_GROUPS, by: by.join(', ') });
    whole.counter.absorb(part);
  }
  for (const segment of other.segments) {
    const own = whole.segments.find(({ scheme }) => scheme === segment.scheme);
    if (!own) whole.segments.push(segment);
    else {
      own.counter.absorb(segment.counter.part());
      own.announcements = mergedAnnouncements([own.announcements, segment.announcements]);
    }
  }
}

/**
 * All rows counted: in two threads where the file is large and nobody is to hear of rows, else in one, from the bytes in which
 * they lie; where respondents are gathered from several rows, row by row.
 */
async function countSurvey(
  survey: Survey,
  plan: ScanPlan,
  mapping: MappingFile,
  options: ScoreOptions,
  asked: GroupsAsked,
): Promise<SurveyCounts> {
  if (options.engine) {
    const { countInEngine } = await import('./sql/count.ts');
    return countInEngine(options.engine, plan, (done, total) => options.onProgress?.(done, total));
  }
  const { layout, segments, identity } = plan;
  const cut = layout.totals.bytes;
  const bytes = options.bytes ? { ...options.bytes, size: options.bytes.size - cut } : null;
  const { onUsed, onRejected, onProgress, onPause } = options;
  const isPlaced = bytes !== null && layout.container === null && !isWide(layout.encoding.name);
  const total = bytes && layout.container === null ? bytes.size : null;
  if (
    isPlaced &&
    !layout.gathered &&
    !segments &&
    !identity &&
    !onUsed &&
    !onRejected &&
    isForTwo(bytes, survey.start.offset)
  ) {
    const { standard, profile, policy } = plan.scheme;
    const { supplement } = options;
    const request = { standard, profile, policy, mapping: mapping.mapping, asked, supplement, layout };
    const heard = (done: number) => onProgress?.(done, total);
    const scanned = await scanByTwo(bytes, survey.start, plan, request, heard);
    if (scanned) return { parts: [...scanned.parts], counter: scanned.counter, segments: [] };
  }
  const own = scanner(plan, { onUsed: onUsed?.bind(options), onRejected: onRejected?.bind(options) });
  const firstLine = survey.start.lines + 1;
  const pause = async (done: number | null) => {
    if (done !== null) onProgress?.(done, total);
    await onPause?.();
  };
  if (isPlaced && !layout.gathered)
    await own.scanStream(bytesFrom(bytes, survey.start.offset), firstLine, (done) =>
      pause(done === null ? null : survey.start.offset + done),
    );
  else if (survey.bytes)
    await own.scanStream(cut > 0 ? withoutLast(survey.bytes, cut) : survey.bytes, firstLine, pause);
  else await countRows(survey, own, pause);
  return {
    parts: own.parts(),
    counter: segments ? null : own.counter,
    segments: segments ? own.segments() : [],
  };
}

const CHUNK = 1 << 18;

/** The mapping's column of respondents, else that of the tool. */
function identityOf(
  { respondent, by }: Binding,
  { identity, gathered }: Layout,
  { mapping }: MappingFile,
  { lastOf }: ScoreOptions,
  state: IdentityState,
): NonNullable<ScanPlan['identity']> | null {
  const column = respondent ?? identity;
  const within = by.find(({ name }) => name === 'wave')?.fact ?? '';
  return column && !gathered
    ? { column, duplicates: mapping.duplicates ?? 'keep', lastOf, state, within }
    : null;
}

/** All bytes of a source but the last ones. */
async function* withoutLast(source: AsyncIterable<Uint8Array>, cut: number): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    const ready = held.length - cut;
    if (ready <= 0) continue;
    yield held.subarray(0, ready);
    held = held.subarray(ready);
  }
}

async function* bytesFrom({ size, readAt }: FileBytes, offset: number): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let at = offset; at < size; ) {
    const got = readAt(chunk, 0, Math.min(CHUNK, size - at), at);
    if (got === 0) return;
    at += got;
    yield chunk.subarray(0, got);
  }
}

async function countRows(
  { rows }: Survey,
  own: Scanner,
  pause: (bytes: number | null) => Promise<void>,
): Promise<void> {
  let read = 0;
  for await (const row of rows) {
    own.add(row);
    if ((++read & 255) === 0) await pause(row.end);
  }
  await pause(null);
}

/** What the files of a survey come to together. */
export function finished(files: readonly FileCounts[], { scheme }: Pick<ReadOptions, 'scheme'>): SurveyScore {
  const [{ surveyCounts, plan, by }] = files as [FileCounts];
  const { layout, binding } = plan;
  const { counter, segments } = surveyCounts;
  const whole = joined(surveyCounts.parts);
  const totals = files.reduce((sum, file) => sum + file.plan.layout.totals.count, 0);
  if (totals > 0) whole.dropped.set('total-row', (whole.dropped.get('total-row') ?? 0) + totals);
  const finals = segments.map(finalSegment).sort((a, b) => compareText(nameOf(a), nameOf(b)));
  return {
    tally: counter?.tally() ?? [],
    supplements: binding.supplement && supplementsOf(scheme, binding.supplement.plan, whole.supplements),
    receipt: {
      read: whole.read + totals,
      used: whole.used,
      rejected: whole.rejected,
      dropped: [...whole.dropped]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => compareText(a.reason, b.reason)),
      ...(whole.unread.texts.size > 0 ? { unread: unreadIn(whole.unread) } : {}),
    },
    unread: new Map(
      scheme.criteria.flatMap(({ id }, i) => {
        const count = whole.unread.respondents[i] ?? 0;
        return count > 0 ? [[id, count] as const] : [];
      }),
    ),
    by,
    log: whole.log,
    silent: plan.segments ? [] : silentOf(whole.announcements, scheme),
    lastOf: whole.lastOf,
    segments: plan.segments ? finals : [],
    layout,
    ...toldFaults(
      whole.faults,
      files.flatMap(({ issues, plan: own }) => [...issues, ...own.binding.warnings]),
    ),
    notes: [
      ...notesOfFiles(files),
      ...unfinishedNote(whole.unfinished, layout),
      ...(whole.again > 0 && plan.identity
        ? [
            {
              code: `survey.again-${plan.identity.duplicates}`,
              args: { count: whole.again, header: excerpt(plan.identity.column.header) },
            },
          ]
        : []),
      ...(whole.hidden > 0 ? [{ code: 'survey.hidden-answers', args: { count: whole.hidden } }] : []),
    ],
  };
}

const nameOf = ({ scheme }: Segment): string => scheme.profile?.id ?? '';
const finalSegment = ({ scheme, counter, announcements }: SegmentCounts): Segment => ({
  scheme,
  tally: counter.tally(),
  silent: silentOf(announcements, scheme),
});

const readBy = (source: string, { columns }: Layout): Message => ({
  code: 'survey.read-by-engine',
  args: { columns: columns.length, source },
});

/** What is said of each file, once where it is said of all. */
function notesOfFiles(files: readonly FileCounts[]): Note[] {
  const notes = files.map(({ plan: { layout, binding }, notes: own, engine = null }) => [
    ...(engine ? [readBy(engine, layout)] : [readAs(layout)]),
    ...layoutNotes(layout),
    ...own,
    ...binding.notes,
  ]);
  const counts = new Map<string, number>();
  for (const key of notes.flatMap((own) => [...new Set(own.map((note) => JSON.stringify(note)))]))
    counts.set(key, (counts.get(key) ?? 0) + 1);
  const isOfAll = (note: Message) => counts.get(JSON.stringify(note)) === files.length;
  return files.flatMap(({ plan: { layout } }, i) =>
    notes[i]!.filter((note) => i === 0 || !isOfAll(note)).map((note) =>
      isOfAll(note) ? note : { ...note, file: layout.name },
    ),
  );
}

/** By column, the commonest text first. */
const unreadIn = ({ texts }: Part['unread']): NonNullable<Receipt['unread']> =>
  [...texts.values()]
    .sort((a, b) => a.index - b.index || b.count - a.count || compareText(a.text, b.text))
    .map(({ column, text, count }) => ({ column, text, count }));

/** The mapping, with what cells mean in the dialect where it does not list them. */
function inDialect(file: MappingFile, { blanks, unwanted, columns }: Layout): MappingFile {
  const { mapping } = file;
  const listed = new Set(
    [...Object.values(mapping.blanks).flat(), ...mapping.labels.keys()].map((text) => normalized(text)),
  );
  const more = (blank: Blank) => (blanks[blank] ?? []).filter((text) => !listed.has(normalized(text)));
  const spoken = (column: Column) =>
    mapping.drop.some((rule) => {
      const found = find(rule.column, columns);
      return 'column' in found && found.column === column;
    });
  return {
    ...file,
    mapping: {
      ...mapping,
      drop: [
        ...mapping.drop,
        ...unwanted
          .filter(({ column }) => !spoken(column))
          .map(
            ({ column, is, reason }): DropRule => ({
              column: { by: 'position', position: column.index + 1 },
              is,
              reason,
            }),
          ),
      ],
      blanks: Object.fromEntries(
        BLANKS.map((blank) => [blank, [...mapping.blanks[blank], ...more(blank)]]),
      ) as unknown as BlankTexts,
    },
  };
}

const NOTHING_WITHHELD: ReadonlySet<string> = new Set();

const withholding = (file: MappingFile, ids: ReadonlySet<string>): MappingFile =>
  ids.size === 0
    ? file
    : {
        ...file,
        mapping: {
          ...file.mapping,
          criteria: new Map(
            [...file.mapping.criteria].map(([id, one]) => [
              id,
              ids.has(id) ? { ...one, withheld: true } : one,
            ]),
          ),
        },
      };

const titleNote = ({ titles }: Layout): Message[] =>
  titles > 0 ? [{ code: 'survey.title-rows', args: { count: titles } }] : [];

/** How the file was taken to be laid out, where that was not evident. */
function layoutNotes({ container, dialect, confidence }: Layout): Message[] {
  return [
    ...(container?.kind === 'json' ? [{ code: 'survey.json', args: { count: container.records } }] : []),
    ...(container?.kind === 'workbook'
      ? [
          container.others.length === 0
            ? { code: 'survey.sheet', args: { sheet: container.sheet } }
            : {
                code: 'survey.sheet-of-several',
                args: { sheet: container.sheet, others: container.others.join(', ') },
              },
        ]
      : []),
    ...(container?.kind === 'sav' && container.weight !== null
      ? [{ code: 'survey.sav-weight', args: { name: container.weight } }]
      : []),
    ...(dialect === 'plain' || confidence === 1
      ? []
      : [{ code: confidence < 0.7 ? 'survey.dialect-guessed' : 'survey.dialect-found', args: { dialect } }]),
  ];
}

/** Unfinished responses stay in the file, and in the figures unless the mapping drops them. */
function unfinishedNote(found: ReadonlyMap<string, number>, { unfinished }: Layout): Message[] {
  if (!unfinished || found.size === 0) return [];
  const count = [...found.values()].reduce((a, b) => a + b);
  const texts = [...found.keys()]
    .sort(compareText)
    .slice(0, 10)
    .map((text) => JSON.stringify(text));
  const column = JSON.stringify(unfinished.column.header);
  return [
    {
      code: 'survey.unfinished',
      args: {
        count,
        column: excerpt(unfinished.column.header),
        rule: `{ column: ${column}, is: [${texts.join(', ')}], reason: not-finished }`,
      },
    },
  ];
}

/** Raised where no figure should be drawn from what was read: nothing was usable, or most rows could not be read. */
export function refuseUnusable(score: SurveyScore): void {
  const { read, used, rejected } = score.receipt;
  const { file, name } = score.layout;
  const findings = score.issues;
  if (read === 0)
    throw new UserError(
      'survey-unusable',
      { file: name },
      {
        findings: [
          findingAt(file, { line: 1, column: 1 }, { rule: 'no-rows', code: 'survey-header-only' }),
          ...findings,
        ],
      },
    );
  if (rejected * 2 > read)
    throw new UserError(
      'survey-mostly-rejected',
      { file: name, rejected, read },
      {
        findings,
        hint: { code: 'survey-mostly-rejected', args: { encoding: score.layout.encoding.name } },
      },
    );
  if (used === 0) {
    const reasons = score.receipt.dropped.map(({ reason, count }) => `${reason} ${count}`).join(', ');
    throw new UserError('survey-nothing-used', { file: name, read, reasons }, { findings });
  }
}

function readAs({ encoding, shape, columns }: Layout): Message {
  const delimiter = shape.delimiter === '\t' ? '\\t' : shape.delimiter;
  const hasSample = encoding.sample !== undefined;
  return {
    code: `survey.read-as-${encoding.by}${hasSample ? '-sample' : ''}`,
    args: {
      encoding: encoding.name,
      delimiter,
      columns: columns.length,
      ...(encoding.sample === undefined ? {} : { sample: encoding.sample }),
    },
  };
}
