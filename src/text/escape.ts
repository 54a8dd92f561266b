// The one place that knows what is dangerous where: people's words pass through here on their way into a terminal, a
// markdown page, a CSV cell or JSON.

import { isAscii } from 'node:buffer';
import { inHex, OBEYED } from '../core/errors.ts';

/** Escape sequences (CSI, OSC, DCS and the like) whole, so that stripping leaves no `[31m` behind. */
const SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;
const CONTROLS = new RegExp(`[\\u0000-\\u001f${OBEYED}]`, 'g');
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const LONE_SURROGATES = /\p{Cs}/gu;

/** One line of plain words: no escape sequences, no control characters, breaks as spaces. */
export function forTerminal(text: string): string {
  return text
    .replace(SEQUENCES, '')
    .replace(BREAKS, ' ')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATES, '\ufffd')
    .trim();
}

/** A piece of a line as it stands in a file: every character keeps its place, those that must not be obeyed show as �. */
export function forFrame(text: string): string {
  return text.replaceAll('\t', ' ').replace(CONTROLS, '\ufffd').replace(LONE_SURROGATES, '\ufffd');
}

/**
 * Lines as a log may have them: on a CI service's page a line that begins with `::`, or has `##[` anywhere, is obeyed (GitHub
 * Actions, Azure Pipelines, Forgejo). Whatever is printed for people passes through here last.
 */
export function forLog(lines: string): string {
  return lines.replace(/^([^\S\n]*):(?=:)/gm, '$1:\u2060').replace(OLD_COMMAND, '#\u2060#');
}

/** How commands to a CI service began once, wherever in a line: `##[group]`, `##vso[…]`. */
const OLD_COMMAND = /##(?=\w*\[)/g;

/** What GitHub and GitLab make of plain words: people told of, issues tied to, addresses to follow. */
const LIVELY = /[@#!](?=[\p{L}\p{N}])|\bGH(?=-\d)|\b[a-z][a-z0-9+.-]*:(?=\/\/)|\bwww(?=\.)|\bmailto:/giu;

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** One line of words inside markdown (GitHub's), a table cell included: shown as written, never read as markup. */
export function forMarkdown(text: string): string {
  return forTerminal(text)
    .replace(LIVELY, '$&\u2060')
    .replace(/[&<>]/g, (found) => HTML[found]!)
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;
/** What a spreadsheet takes for a formula, also in full width (OWASP, "CSV Injection"). */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/** One CSV cell (RFC 4180). Numbers stay numbers; words that look like a formula get an apostrophe before them. */
export function forCsv(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = value
    .replace(SEQUENCES, '')
    .replace(CONTROLS, (found) => ('\n\r\t\u2028\u2029'.includes(found) ? found : ''))
    .replace(LONE_SURROGATES, '\ufffd');
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Several lines of plain words: breaks of every kind are line breaks, tabs stay. */
export const inLines = (text: string): string =>
  text
    .replace(SEQUENCES, '')
    .replace(/\r\n|[\v\f\r\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, (found) => (found === '\n' || found === '\t' ? found : ''))
    .replace(LONE_SURROGATES, '\ufffd');

/** Text or an attribute's value in XML 1.0: what it does not allow is left out, and nothing can end an element or `]]>`. */
export function forXml(text: string): string {
  return inLines(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (found) => XML[found]!)
    .replace(/[\n\t]/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** Text or an attribute's value in HTML: shown as written, breaks kept, never read as markup. */
export function forHtml(text: string): string {
  return inLines(text)
    .replaceAll('\t', ' ')
    .replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** Words in a cell of a workbook or a paragraph of a document: breaks kept, nothing that XML does not allow. */
export const forSheet = (text: string): string => inLines(text).replace(/[\ufffe\uffff]/g, '');

/** Inside a command to GitHub Actions, `::error file=PROPERTY::MESSAGE`: nothing can end it or begin another. */
export function forWorkflowCommand(text: string, where: 'message' | 'property'): string {
  const data = inLines(text)
    .replaceAll('\t', ' ')
    .replace(OLD_COMMAND, '#\u2060#')
    .replaceAll('%', '%25')
    .replaceAll('\n', '%0A');
  return where === 'message' ? data : data.replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A path as a relative reference (RFC 3986), with slashes on every system; a colon in it names no scheme. */
export function forUri(path: string): string {
  return encodeURI(path.replace(LONE_SURROGATES, '\ufffd').replaceAll('\\', '/')).replace(
    /[#?:]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The bytes of `forJson`'s text in pieces of some size, one entry of a long list after another: it need never be whole in memory. */
export function* jsonPieces(value: object): Generator<Uint8Array, void> {
  let bytes = Buffer.allocUnsafe(2 * PIECE);
  let size = 0;
  // To the bytes at once: texts that are joined first would be copied once more.
  const add = (text: string): void => {
    const most = size + MOST_BYTES * text.length;
    if (most > bytes.length) {
      const larger = Buffer.allocUnsafe(2 * most);
      bytes.copy(larger, 0, 0, size);
      bytes = larger;
    }
    let end = size + bytes.write(text, size);
    const isHarmless = isAscii(bytes.subarray(size, end)) && !text.includes('\u007f');
    if (!isHarmless) end = size + bytes.write(harmlessJson(text), size);
    size = end;
  };
  const take = (): Uint8Array => {
    const piece = Buffer.from(bytes.subarray(0, size));
    size = 0;
    return piece;
  };
  add('{');
  let isFirst = true;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    add(isFirst ? '\n' : ',\n');
    isFirst = false;
    if (!Array.isArray(inner) || inner.length === 0) {
      add(indented({ [key]: inner }).slice(2, -2));
      continue;
    }
    const one = indented({ [key]: [0] });
    const head = one.length - '    0\n  ]\n}'.length;
    add(one.slice(2, head));
    for (let k = 0; k < inner.length; k++) {
      add(indented({ [key]: [inner[k]] }).slice(head, -'\n  ]\n}'.length));
      add(k + 1 < inner.length ? ',\n' : '\n  ]');
      if (size >= PIECE) yield take();
    }
  }
  add(isFirst ? '}' : '\n}');
  yield take();
}

/** Of a unit of text; written as \uXXXX it has as many as two units in UTF-8. */
const MOST_BYTES = 6;
const indented = (value: unknown): string => JSON.stringify(value, null, 2);

const PIECE = 1 << 18;

const IN_JSON = new RegExp(`[${OBEYED}]`, 'g');

/** JSON that is safe to print on a terminal: what JSON.stringify leaves raw of the controls is written as \uXXXX. */
export function forJson(value: unknown): string {
  return harmlessJson(indented(value));
}

// There is hardly ever any, and to look costs half of what replacing does.
const harmlessJson = (text: string): string =>
  text.search(IN_JSON) < 0 ? text : text.replace(IN_JSON, inHex);

/** The same data with every text in it, keys included, passed through `clean`: nothing can be forgotten. */
export function escapeTexts<T>(data: T, clean: (text: string) => string): T {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return clean(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), walk(inner)]));
  };
  return walk(data) as T;
}
