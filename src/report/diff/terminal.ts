// A diff for the terminal: what it means first, then every change with its old and new side next to each other. What went
// and came is marked in the text, [-so-] and {+so+}; colour only repeats it.

import type { DiffReview } from '../../core/diff/review.ts';
import type { TextRun } from '../../core/diff/words.ts';
import { escapeTexts, forTerminal } from '../../text/escape.ts';
import { hanging, padEnd, paragraph, widthOf, wrap } from '../../text/layout.ts';
import { type Style, styleFor } from '../../text/style.ts';
import type { Speaker } from '../../words/index.ts';
import type { ReporterOptions, TextReporter } from '../reporter.ts';
import type { Row } from './sentences.ts';
import type { ChangeGroup, ChangeView, DiffView, FileView, ImpactView } from './view.ts';
import { viewOf } from './view.ts';

interface Page {
  readonly speaker: Speaker;
  readonly style: Style;
  readonly width: number;
}

const MARGIN = 3;
const MARKS = { breaking: '✗', rebase: '↻', look: '?', safe: '·', none: '✓' } as const;

export const terminal: TextReporter<DiffReview> = (review, options) => {
  const view = escapeTexts(viewOf(review, options.speaker), forTerminal);
  const page = pageFor(options);
  const lines = [
    ...view.files.flatMap((file, i) => [...(i === 0 ? [] : ['']), ...fileLines(file, page)]),
    ...summary(view, page),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};

const pageFor = ({ speaker, color, width }: ReporterOptions): Page => ({
  speaker,
  style: styleFor(color),
  width,
});

/** Of a folder: how many files were compared, and the gravest of all changes. */
function summary(view: DiffView, page: Page): string[] {
  const { style } = page;
  const folder =
    view.compared === ''
      ? []
      : [
          '',
          ...paragraph(view.compared, page.width).map(style.strong),
          ...paragraph(view.meaning, page.width).map(painted(view.level, style)),
        ];
  const waivers =
    view.waiverFaults.length === 0
      ? []
      : ['', ...view.waiverFaults.flatMap((fault) => item('✗', fault, page, style.careful))];
  return view.compared !== '' && view.files.length === 0
    ? [...folder.slice(1), ...waivers]
    : [...folder, ...waivers];
}

function fileLines(file: FileView, page: Page): string[] {
  const { style, width, speaker } = page;
  const title = [file.id, file.version].filter((part) => part !== '').join('  ');
  const gap = width - 1 - widthOf(title) - widthOf(file.name);
  return [
    ...(gap >= 3
      ? [` ${style.strong(title)}${' '.repeat(gap)}${style.faint(file.name)}`]
      : [
          ...paragraph(title, page.width).map(style.strong),
          ...paragraph(file.name, page.width).map(style.faint),
        ]),
    ...paragraph(file.meaning, page.width).map(painted(file.level, style)),
    ...(file.groups.length > 0 ? paragraph(file.counts, page.width) : []),
    ...file.faults.flatMap((fault) => item('✗', fault, page, style.bad)),
    ...file.groups.flatMap((group) => groupLines(group, page)),
    ...(file.suggestions.length === 0
      ? []
      : [
          '',
          ...paragraph(speaker.say('diff.suggestions'), page.width).map(style.strong),
          ...file.suggestions.flatMap((suggestion) => item('?', suggestion, page, style.careful)),
        ]),
    ...(file.impact ? impactLines(file.impact, page) : []),
  ];
}

type Paint = (text: string) => string;

const painted =
  (level: ChangeView['level'] | 'none', style: Style): Paint =>
  (text) =>
    ({ breaking: style.bad, rebase: style.careful, look: style.careful, safe: style.good, none: style.good })[
      level
    ](text);

function groupLines({ level, heading, changes }: ChangeGroup, page: Page): string[] {
  return [
    '',
    ...paragraph(heading, page.width).map(painted(level, page.style)),
    ...changes.flatMap((change) => changeLines(change, page)),
  ];
}

function changeLines(change: ChangeView, page: Page): string[] {
  const { style, width, speaker } = page;
  const what = [change.subject, change.detail].filter((part) => part !== '').join(', ');
  const [first = '', ...rest] = wrap(
    what === '' ? change.title : `${change.title}: ${what}`,
    width - MARGIN - 1,
  );
  const foot = [
    change.rule,
    change.place,
    change.waived || speaker.say('diff.fingerprint', { fingerprint: change.fingerprint }),
  ];
  return [
    ` ${painted(change.level, style)(MARKS[change.level])} ${style.strong(first)}`,
    ...rest.map((line) => ' '.repeat(MARGIN) + style.strong(line)),
    ...indented(wrap(change.why, width - MARGIN - 1)).filter((line) => line.trim() !== ''),
    ...change.rows.flatMap((row, i) => oldAndNew(row, i === 0, page)),
    ...indented(wrap(foot.filter((part) => part !== '').join(' · '), width - MARGIN - 1)).map(style.faint),
  ];
}

const BETWEEN = ' │ ';
/** Columns that a side needs to be read beside another. */
const NARROW = 24;

/** Both sides next to each other; one below the other where there is no room for two. */
function oldAndNew(
  { label, before, after, runs }: Row,
  isFirst: boolean,
  { style, width, speaker }: Page,
): string[] {
  const room = Math.floor((width - MARGIN - BETWEEN.length) / 2);
  const left = side(before, runs, 'removed', style, room);
  const right = side(after, runs, 'added', style, room);
  const heading = (of: 'old' | 'new') => speaker.say(`diff.${of}`) + (label === '' ? '' : ` (${label})`);
  if (room < NARROW) {
    const alone = (text: string | null, kind: 'removed' | 'added') =>
      side(text, runs, kind, style, width - MARGIN);
    return [
      ...(before === null
        ? []
        : [style.faint(heading('old')), ...alone(before, 'removed').map(({ text }) => text)]),
      ...(after === null
        ? []
        : [style.faint(heading('new')), ...alone(after, 'added').map(({ text }) => text)]),
    ].map((line) => ' '.repeat(MARGIN) + line);
  }
  const lines = Math.max(left.length, right.length);
  return [
    ...(isFirst || label !== ''
      ? [' '.repeat(MARGIN) + style.faint(padEnd(heading('old'), room) + BETWEEN + heading('new'))]
      : []),
    ...Array.from({ length: lines }, (_, i) => {
      const [one, other] = [left[i] ?? EMPTY, right[i] ?? EMPTY];
      const bar = style.faint(other.width === 0 ? BETWEEN.trimEnd() : BETWEEN);
      return ' '.repeat(MARGIN) + one.text + ' '.repeat(room - one.width) + bar + other.text;
    }),
  ];
}

/** A line that may hold colours, and the columns it takes. */
interface Line {
  readonly text: string;
  readonly width: number;
}

const EMPTY: Line = { text: '', width: 0 };

const SIGNS = { removed: ['[-', '-]'], added: ['{+', '+}'] } as const;

function side(
  text: string | null,
  runs: readonly TextRun[] | null,
  kind: 'removed' | 'added',
  style: Style,
  room: number,
): Line[] {
  const paint = kind === 'removed' ? style.bad : style.good;
  if (text === null) return [{ text: style.faint('—'), width: 1 }];
  if (!runs) return wrap(text, room).map((line) => ({ text: line, width: widthOf(line) }));
  const [open, close] = SIGNS[kind];
  const marked = runs
    .filter((run) => run.kind === 'same' || run.kind === kind)
    .map(({ kind: of, text: words, spaced }, i) => {
      const said = of === 'same' ? words : `${PAINT}${open}${words}${close}${UNPAINT}`;
      return (i > 0 && spaced ? ' ' : '') + said;
    })
    .join('');
  let isPainted = false;
  return wrap(marked, room).map((line) => {
    const pieces = line.split(SWITCH).map((piece) => {
      if (piece === PAINT || piece === UNPAINT) isPainted = piece === PAINT;
      return piece === PAINT || piece === UNPAINT ? '' : isPainted ? paint(piece) : piece;
    });
    return { text: pieces.join(''), width: widthOf(line) };
  });
}

/** Where colour begins and ends, while lines are broken: control characters, which no text here has, and no columns wide. */
const PAINT = '\u0001';
const UNPAINT = '\u0002';
const SWITCH = /([\u0001\u0002])/;

function impactLines({ summary: said, audits }: ImpactView, page: Page): string[] {
  const { style, speaker, width } = page;
  const { say } = speaker;
  const lines = audits.flatMap((audit) => {
    const figures = [
      `${say('diff.impact.score')} ${audit.score}`,
      `${say('diff.impact.verdict')} ${audit.verdict}`,
      `${say('diff.impact.exchange')} ${audit.exchange}`,
    ].join(' · ');
    return [
      ...item(audit.flipped ? '✗' : '·', audit.name, page, audit.flipped ? style.bad : style.faint),
      ...indented(wrap(figures, width - MARGIN - 1)),
      ...(audit.causes === ''
        ? []
        : indented(wrap(say('diff.impact.by', { list: audit.causes }), width - MARGIN - 1))),
      ...(audit.lost === '' ? [] : indented(wrap(audit.lost, width - MARGIN - 1))),
    ];
  });
  return [
    '',
    ...paragraph(say('diff.impact'), page.width).map(style.strong),
    ...paragraph(said, page.width),
    ...lines,
  ];
}

const item = (mark: string, text: string, { width }: Page, paint: Paint): string[] =>
  hanging(` ${mark} `, text, width, ` ${paint(mark)} `);

const indented = (lines: readonly string[]): string[] => lines.map((line) => ' '.repeat(MARGIN) + line);
