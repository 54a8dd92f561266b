// Mends what can be mended beyond doubt. Only the bytes of the fault change: everything around them is carried over as it
// is, whatever its layout, line ends and encoding.

import type { Finding } from '../../core/errors.ts';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly becomes: string;
}

/** The file mended, and how many faults that took. The findings must be of these very bytes. */
export function fixBytes(
  bytes: Uint8Array,
  findings: readonly Finding[],
): { bytes: Uint8Array; count: number } {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding.name, { ignoreBOM: true }).decode(bytes.subarray(encoding.mark));
  const edits = editsOf(text, findings);
  const parts: Uint8Array[] = [];
  let end = text.length;
  for (const { from, to, becomes } of edits) {
    parts.unshift(encoding.encode(becomes), encoding.encode(text.slice(to, end)));
    end = from;
  }
  parts.unshift(bytes.subarray(0, encoding.mark), encoding.encode(text.slice(0, end)));
  return { bytes: Buffer.concat(parts), count: edits.length };
}

/** From the last to the first; where the text is not what a fix expects, or two would meet, nothing is done. */
function editsOf(text: string, findings: readonly Finding[]): Edit[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const edits = findings
    .flatMap(({ fix, line, column }): Edit[] => {
      const start = starts[line - 1];
      if (!fix || start === undefined) return [];
      const from = start + column - 1;
      const to = from + fix.was.length;
      return text.slice(from, to) === fix.was ? [{ from, to, becomes: fix.becomes }] : [];
    })
    .sort((a, b) => b.from - a.from);
  return edits.filter(({ to }, i) => i === 0 || to <= edits[i - 1]!.from);
}

interface Encoding {
  readonly name: string;
  /** Bytes of the byte order mark. */
  readonly mark: number;
  encode(text: string): Uint8Array;
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe)
    return { name: 'utf-16le', mark: 2, encode: (text) => Buffer.from(text, 'utf16le') };
  if (first === 0xfe && second === 0xff)
    return { name: 'utf-16be', mark: 2, encode: (text) => Buffer.from(text, 'utf16le').swap16() };
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  return { name: 'utf-8', mark: isMarked ? 3 : 0, encode: (text) => Buffer.from(text, 'utf8') };
}
