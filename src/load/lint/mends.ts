// What a file that is no YAML was probably meant to be: the few slips of newcomers are each put right on trial, and the one
// that makes the file readable is told, and written by --fix. Where two would do, nobody can tell, and none is.

import { excerpt, type Finding, findingAt, hasErrors, type Message } from '../../core/errors.ts';
import { digestOf } from '../digest.ts';
import { readYaml } from '../yaml.ts';

/** What a reader makes of a text. */
export interface Reading {
  readonly data: unknown;
  readonly findings: readonly Finding[];
}

/** An edit of whole lines or of a part of one: from, what stood there, and what to write. */
interface Trial {
  readonly at: number;
  readonly was: string;
  readonly becomes: string;
  readonly code: string;
  readonly hint: Message | undefined;
}

/** Each trial reads the whole; what all of them read together is bounded. */
const MOST_CHARACTERS = 120_000;
const MOST_TRIALS = 100;

const isSyntax = ({ rule }: Finding): boolean => rule === 'yaml-syntax' || rule === 'yaml-tag';
/** The number of errors; of a file that is no YAML, more than any, and the more the sooner it breaks. */
function gravity(findings: readonly Finding[]): number {
  const broken = findings.find(isSyntax);
  return broken ? 2e6 - broken.line : findings.filter(({ level }) => level === 'error').length;
}

/** The findings, with what to write in place of those that one slip accounts for; the same where none is known. */
export async function withMend(
  text: string,
  file: string,
  findings: readonly Finding[],
  read: (text: string) => Promise<Reading>,
): Promise<readonly Finding[]> {
  const content = text.replace(/^\ufeff/, '');
  if (!hasErrors(findings)) return findings;
  const first = findings.find(isSyntax) ?? findings.find(({ level }) => level === 'error')!;
  const now = gravity(findings);
  const byResult = new Map<string, { trial: Trial; left: readonly Finding[]; gravity: number }>();
  for (const trial of trialsFor(content, first)) {
    const mended = content.slice(0, trial.at) + trial.becomes + content.slice(trial.at + trial.was.length);
    // Whether it is YAML at all is soon known.
    const raw = readYaml(mended, file);
    if (raw.data === null && gravity(raw.findings) >= now) continue;
    const { data, findings: left } = await read(mended);
    const result = gravity(left);
    if (result >= now) continue;
    // The next slip of the same kind may stand further down.
    const key = data === null ? `${result}` : digestOf(data);
    const known = byResult.get(key);
    // The same data by less: the smaller edit.
    if (!known || trial.was.length < known.trial.was.length)
      byResult.set(key, { trial, left, gravity: result });
  }
  const [best, second] = [...byResult.values()].sort((a, b) => a.gravity - b.gravity);
  if (!best || second?.gravity === best.gravity) return findings;
  const { trial } = best;
  const before = content.slice(0, trial.at).split('\n');
  const place = { line: before.length, column: before.at(-1)!.length + 1 };
  const lines = trial.was.split('\n');
  const end = {
    endLine: place.line + lines.length - 1,
    endColumn: (lines.length === 1 ? place.column : 1) + lines.at(-1)!.length,
  };
  const mend = findingAt(
    file,
    { ...place, ...end },
    {
      rule: 'yaml-syntax',
      code: trial.code,
      hint: trial.hint,
      fix: { was: trial.was, becomes: trial.becomes },
    },
  );
  const isLeft = (one: Finding) =>
    best.left.some(
      ({ code, args }) => code === one.code && JSON.stringify(args) === JSON.stringify(one.args),
    );
  return [mend, ...findings.filter((one) => !isSyntax(one) && isLeft(one))];
}

function trialsFor(text: string, first: Finding): Trial[] {
  const { line } = first;
  const lines = text.split('\n');
  const starts: number[] = [];
  lines.reduce((at, one, i) => {
    starts[i] = at;
    return at + one.length + 1;
  }, 0);
  const found: Trial[] = [
    ...wholeText(text, spaced, 'yaml-odd-space', undefined),
    ...wholeText(text, straight, 'yaml-curly-quote', undefined),
    ...[2, 4, 8, 1, 3, 6].flatMap((width) =>
      wholeText(text, (one) => untabbed(one, width), 'yaml-tab', undefined),
    ),
  ];
  for (const i of [line - 1, line - 2, line])
    if (lines[i] !== undefined) found.push(...quotedIn(lines[i], starts[i]!));
  // Of what is YAML, only keys that stand beside the one that they belong under.
  const from = isSyntax(first) ? [line - 1, line - 2, line] : first.code === 'empty-value' ? [line] : [];
  for (const i of from) if (lines[i]?.trim()) found.push(...indented(lines, starts, i));
  return found.slice(0, Math.min(MOST_TRIALS, Math.floor(MOST_CHARACTERS / text.length)));
}

/** One edit of all the places that a change of the text touches. */
function wholeText(
  text: string,
  change: (text: string) => string,
  code: string,
  hint: Message | undefined,
): Trial[] {
  const becomes = change(text);
  if (becomes === text) return [];
  let from = 0;
  while (text[from] === becomes[from]) from++;
  let end = 0;
  while (
    end < Math.min(text.length, becomes.length) - from &&
    text[text.length - 1 - end] === becomes[becomes.length - 1 - end]
  )
    end++;
  return [
    {
      at: from,
      was: text.slice(from, text.length - end),
      becomes: becomes.slice(from, becomes.length - end),
      code,
      hint,
    },
  ];
}

const ODD = '[\\u00a0\\u2000-\\u200b\\u202f\\u205f\\u3000]';
const ODD_INDENT = new RegExp(`^[ ${ODD.slice(1)}+`, 'gmu');
const ODD_AFTER = new RegExp(`(?<=^[^"'#]*[:\\-,{[])${ODD}+|${ODD}+(?=[:}\\]])`, 'gmu');

/** Spaces that are none to YAML, where it needs some; inside of a text they stay. */
const spaced = (text: string): string =>
  text
    .replace(ODD_INDENT, (indent) => ' '.repeat(indent.replace(/\u200b/g, '').length))
    .replace(ODD_AFTER, (some) => ' '.repeat(some.replace(/\u200b/g, '').length || 1));

const untabbed = (text: string, width: number): string =>
  text.replace(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', ' '.repeat(width)));

/** Typographic quotation marks around a whole value, which an editor has put for straight ones. */
const straight = (text: string): string =>
  text.replace(
    /(?<=(?:[:,[{]|^\s*-) *)[“„‟”]([^“„‟”"\n]*)[“”‟](?=\s*(?:[,}\]#]|$))/gmu,
    (_, inside: string) => `"${inside.replaceAll('\\', '\\\\')}"`,
  );

/** A text that YAML reads otherwise than it looks: with a colon, a comma or a # in it. */
function quotedIn(line: string, start: number): Trial[] {
  const trials: Trial[] = [];
  const push = (from: number, was: string) => {
    const value = was.trim();
    if (value === '' || /^["'[{|>&*!“„]/.test(value)) return;
    const becomes = was.replace(value, JSON.stringify(value));
    trials.push({
      at: start + from,
      was,
      becomes,
      code: /\s#/.test(value) ? 'yaml-hash' : /: /.test(value) ? 'yaml-two-colons' : 'yaml-comma',
      hint: { code: 'write-so', args: { value: excerpt(JSON.stringify(value)) } },
    });
  };
  const block = /^(\s*(?:- )*[\w-]+: +)(\S.*?)\s*$/u.exec(line);
  if (block && /: |:$/.test(block[2]!)) push(block[1]!.length, block[2]!);
  const ends = '(?=,\\s*(?:en|ru)\\s*:|\\s*\\}\\s*(?:,|\\}|$))';
  for (const found of line.matchAll(new RegExp(`(?<=[{,]\\s*(?:en|ru):\\s+)(?!["'])(.+?)${ends}`, 'gu')))
    if (/: |,|\s#|:$/.test(found[1]!)) push(found.index, found[1]!);
  // Several texts of one line at once.
  if (trials.length > 1) {
    const whole = trials.reduceRight(
      (text, { at, was, becomes }) =>
        text.slice(0, at - start) + becomes + text.slice(at - start + was.length),
      line,
    );
    trials.push({
      at: start,
      was: line,
      becomes: whole,
      code: trials[0]!.code,
      hint: { code: 'write-so', args: { value: excerpt(whole.trim()) } },
    });
  }
  return trials;
}

const indentOf = (line: string): number => /^ */.exec(line)![0].length;

/** A line, with what hangs on it or what follows at its level, at every indent that the lines above have or begin. */
function indented(lines: readonly string[], starts: readonly number[], i: number): Trial[] {
  const own = indentOf(lines[i]!);
  const above = lines.slice(Math.max(0, i - 15), i).filter((one) => one.trim() !== '');
  const last = above.at(-1);
  const levels = above.flatMap((one) => [indentOf(one), indentOf(one) + (/^ *- /.test(one) ? 2 : 0)]);
  if (last !== undefined) levels.push(indentOf(last) + 2, indentOf(last) + 4);
  const targets = [...new Set(levels)].sort((a, b) => Math.abs(a - own) - Math.abs(b - own)).slice(0, 5);
  const spans = new Set<number>([i + 1]);
  for (const isHanging of [(indent: number) => indent > own, (indent: number) => indent >= own]) {
    let end = i + 1;
    while (end < lines.length && (lines[end]!.trim() === '' || isHanging(indentOf(lines[end]!)))) end++;
    spans.add(end);
  }
  // And with only as many as follow directly at the same level.
  for (let end = i + 1; end < Math.min(lines.length, i + 8) && indentOf(lines[end]!) === own; end++)
    spans.add(end + 1);
  return targets
    .filter((target) => target !== own)
    .flatMap((target) =>
      [...spans].map((end): Trial => {
        const block = lines.slice(i, end);
        const by = target - own;
        return {
          at: starts[i]!,
          was: block.join('\n'),
          becomes: block
            .map((one) =>
              one.trim() === '' ? one : ' '.repeat(Math.max(0, indentOf(one) + by)) + one.trimStart(),
            )
            .join('\n'),
          code: 'yaml-indent',
          hint: { code: 'indent-so', args: { count: target } },
        };
      }),
    );
}
