// Text in columns of a terminal: how wide it is, where it breaks, how it is padded. Text comes in without colours.

import type { Style } from './style.ts';

const SEGMENTS = new Intl.Segmenter();
/** Code units that are taken apart at a time: V8 needs time by the square of a text's length. */
const PORTION = 500;
const NARROW =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0400-\u0482\u048a-\u04ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2200-\u22ff\u2500-\u25a0]*$/;
const EMOJI = /\p{Emoji_Presentation}|\ufe0f|\p{Extended_Pictographic}\u200d/u;
const WITHOUT_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]$/u;
/** East Asian Wide and Fullwidth (Unicode Standard Annex 11), in blocks. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]$/u;

/** Characters as a reader sees them: letters with their marks, a flag, a family joined of several emoji. */
export function* charactersOf(text: string): Generator<string> {
  let carried = '';
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = at + PORTION;
    if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end++;
    const portion = carried + text.slice(at, end);
    let last = '';
    for (const { segment } of SEGMENTS.segment(portion)) {
      if (last !== '') yield last;
      last = segment;
    }
    // What the next portion begins with may still belong to the last character, unless that is longer than any can be.
    carried = end < text.length && last.length < PORTION ? last : '';
    if (carried === '') yield last;
  }
}

/** Columns that a text takes. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const character of charactersOf(text)) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (EMOJI.test(character)) return 2;
  let width = 0;
  for (const point of character) width += WITHOUT_WIDTH.test(point) ? 0 : WIDE.test(point) ? 2 : 1;
  return width;
}

/** Lines of at most `width` columns, broken at spaces; a word that is wider still is cut. At least one line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/ +/).filter((part) => part !== '')) {
    for (const piece of pieces(word, width)) {
      const size = widthOf(piece);
      if (line !== '' && used + 1 + size <= width && !piece.startsWith(CUT)) {
        line += ` ${piece}`;
        used += 1 + size;
      } else {
        if (line !== '') lines.push(line);
        line = piece.startsWith(CUT) ? piece.slice(CUT.length) : piece;
        used = widthOf(line);
      }
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** Marks a piece that goes on from a cut word; a control character, which no text here has. */
const CUT = '\u0000';

function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of charactersOf(word)) {
    const size = widthOfCharacter(character);
    if (piece !== '' && used + size > width) {
      found.push((found.length === 0 ? '' : CUT) + piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += size;
  }
  found.push((found.length === 0 ? '' : CUT) + piece);
  return found;
}

/** The text cut to `width` columns, its end marked with an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of charactersOf(text)) {
    used += widthOfCharacter(character);
    if (used > width - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** Lines between a margin of `margin` columns and one of one; none of no text. */
export const paragraph = (text: string, width: number, margin = 1): string[] =>
  text === '' ? [] : wrap(text, width - margin - 1).map((line) => ' '.repeat(margin) + line);

/** A paragraph behind a lead, its other lines below its first; `drawn` is the lead in colour. */
export function hanging(lead: string, text: string, width: number, drawn = lead): string[] {
  const margin = widthOf(lead);
  const [first = '', ...rest] = wrap(text, width - margin - 1);
  return [drawn + first, ...rest.map((line) => ' '.repeat(margin) + line)];
}

/** Items in one line; where it has to be broken, the dot stays with the item before it. */
export const joined = (items: readonly string[]): string => items.join('\u00a0· ');

/** A title and, at the right edge of the same line where there is room, what it is the title of. */
export function headed(title: string, right: string, width: number, style: Style): string[] {
  const room = width - 2 - widthOf(title) - widthOf(right);
  if (room >= 2) return [` ${style.strong(title)}${' '.repeat(room)}${style.faint(right)}`];
  return [...wrap(title, width - 2).map(style.strong), ...wrap(right, width - 2).map(style.faint)].map(
    (line) => ` ${line}`,
  );
}
