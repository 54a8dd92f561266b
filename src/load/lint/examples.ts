// What `svc explain` shows of a rule, cut out of its fixture: of two files the part in which they differ. The build does this,
// and keeps it in dist/examples.json.

/** The part of a bad file and of a good one; of an old version and a new one. */
export interface Example {
  readonly bad: string;
  readonly good: string;
}

/** Of two versions, the part where they first differ, the version itself apart. */
export function changeOf(old: string, now: string): Example {
  const [before, after] = [linesOf(old), linesOf(now)];
  const at = before.findIndex((one, i) => one !== after[i] && !one.startsWith('version:'));
  return exampleOf(old, now, (at < 0 ? before.length - 1 : at) + 1);
}

/** A file of at most this many lines is shown whole. */
const SHORT = 6;

/** `line` is that of the first finding in the bad file, from 1. Where one part tells nothing, both files are shown whole. */
export function exampleOf(bad: string, good: string, line: number): Example {
  const [badLines, goodLines] = [linesOf(bad), linesOf(good)];
  const at = blockAt(badLines, line - 1);
  const first = badLines[at.from]!;
  // Where the part is called otherwise in the good file, it begins at the first line that the bad one has not.
  const named = goodLines.findIndex((one) => keyOf(one) === keyOf(first));
  const other = goodLines.findIndex((one) => !badLines.includes(one));
  const from = named >= 0 ? named : other;
  const shown = { bad: cut(badLines, at), good: from < 0 ? '' : cut(goodLines, blockAt(goodLines, from)) };
  const tells =
    shown.bad !== shown.good && Object.values(shown).every((text) => /^(?!#|---|format:).*:/.test(text));
  return tells ? shown : { bad: badLines.join('\n'), good: goodLines.join('\n') };
}

interface Block {
  readonly from: number;
  readonly to: number;
}

/** The criterion (or other item with an id) that a line is in, else what stands under its key on the left edge. */
function blockAt(lines: readonly string[], line: number): Block {
  if (lines.length <= SHORT) return { from: 0, to: lines.length };
  let from = line;
  const within = () => indentOf(lines[from]!);
  while (
    from > 0 &&
    !(within() === 0 || (/^ *- id:/.test(lines[from]!) && within() < indentAfter(lines[line]!)))
  )
    from--;
  const edge = indentOf(lines[from]!);
  let to = from + 1;
  while (to < lines.length && indentOf(lines[to]!) > edge) to++;
  return { from, to };
}

const linesOf = (text: string): string[] => text.replace(/\n+$/, '').split('\n');
const indentOf = (line: string): number => /^ */.exec(line)![0].length;
/** Of what a line holds, `- ` being part of the indent. */
const indentAfter = (line: string): number => /^ *(?:- )?/.exec(line)![0].length;
const keyOf = (line: string): string => /^ *(?:- id: *\S+|[\w-]+:)/.exec(line)?.[0] ?? line;

function cut(lines: readonly string[], { from, to }: Block): string {
  const edge = indentOf(lines[from]!);
  return lines
    .slice(from, to)
    .map((one) => one.slice(edge))
    .join('\n');
}
