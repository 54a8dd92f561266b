// YAML 1.2 to plain data, with the place of every key and value. Whatever the text, it comes back as data or as
// findings: size, nesting and aliases are bounded before they can cost memory, time or stack.

import type { Document } from 'yaml';
import { Composer, isAlias, isMap, isNode, isScalar, isSeq, Lexer, LineCounter, Parser, visit } from 'yaml';
import type { KeysAt } from '../core/answers/kind.ts';
import { excerpt, type Fault, type Finding, findingAt, inOrder, type Place, START } from '../core/errors.ts';
import { controlCharacter, MAX_BYTES, tooLarge } from './decode.ts';
import { yamlFault } from './yaml-faults.ts';

/** From the root: keys of mappings, positions in lists. */
export type Path = readonly (string | number)[];

export interface YamlFile {
  readonly file: string;
  /** Mappings as objects, lists as arrays, and scalars; null where findings say why. Not to be changed: aliases share. */
  readonly data: unknown;
  readonly findings: readonly Finding[];
  /** Where a value, or its key, stands; the nearest thing around it where there is none. */
  place(path: Path, of?: 'value' | 'key'): Place;
  readonly keysAt: KeysAt;
  /** A scalar as it was written: `1.10` is not `1.1`. Undefined for anything else. */
  writtenAt(path: Path): string | undefined;
}

const MAX_DEPTH = 64;
/** Values in the data once aliases are followed. */
const MAX_VALUES = 50_000;
/** Lexemes are some six to a value; past this no file can be under MAX_VALUES. */
const MAX_LEXEMES = 500_000;

type Node = NonNullable<Document.Parsed['contents']>;

/** Never throws. */
export function readYaml(text: string, file: string): YamlFile {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (content.length > MAX_BYTES) return unreadable(file, [tooLarge(file)]);
  const control = controlCharacter(content, file);
  if (control) return unreadable(file, [control]);
  const lines = new LineCounter();
  const findings: Finding[] = [];
  const span = (from: number, to: number): Place => {
    const start = lines.linePos(from);
    const end = lines.linePos(Math.max(from, to));
    return { line: start.line, column: start.col, endLine: end.line, endColumn: end.col };
  };
  const placeOfNode = (node: Node): Place => span(node.range[0], node.range[1]);
  const fault = (place: Place, of: Fault) => findings.push(findingAt(file, place, of));

  const doc = parse(content, lines, (from, to, of) => fault(span(from, to), of));
  if (!doc || findings.length > 0) return unreadable(file, inOrder(findings));

  const root = doc.contents;
  const { data, targets } = grow(root, placeOfNode, fault);
  if (root === null || (isScalar(root) && root.value === null && findings.length === 0))
    fault(START, { rule: 'empty-file', code: 'empty-file' });
  if (findings.length > 0) return unreadable(file, inOrder(findings));

  const follow = (node: unknown): Node | undefined =>
    (isAlias(node) ? targets.get(node as Node) : (node as Node)) ?? undefined;
  const indexes = new WeakMap<object, Map<string, { key: Node; value: Node | null }>>();
  const entriesOf = (map: Node) => {
    let index = indexes.get(map);
    if (!index && isMap(map)) {
      index = new Map(
        map.items.map((pair) => [
          keyText(pair.key),
          { key: pair.key as Node, value: pair.value as Node | null },
        ]),
      );
      indexes.set(map, index);
    }
    return index;
  };
  /** The key and the value at a path, or what was found on the way there. */
  const find = (path: Path): { found: boolean; key: Node | null; value: Node | null } => {
    let key: Node | null = null;
    let value: Node | null = root;
    for (const step of path) {
      const around = follow(value);
      const entry = around && isMap(around) ? entriesOf(around)?.get(String(step)) : undefined;
      const item = around && isSeq(around) ? (around.items[Number(step)] as Node | undefined) : undefined;
      if (!entry && !item) return { found: false, key, value };
      key = entry ? entry.key : null;
      value = entry ? entry.value : item!;
    }
    return { found: true, key, value };
  };
  return {
    file,
    data,
    findings: [],
    place(path, of = 'value') {
      const { key, value } = find(path);
      const node = of === 'key' ? (key ?? value) : (value ?? key);
      return node ? placeOfNode(node) : START;
    },
    keysAt(path) {
      const { found, value } = find(path);
      const map = found ? follow(value) : undefined;
      return map && isMap(map) ? map.items.map((pair) => keyText(pair.key)) : [];
    },
    writtenAt(path) {
      const { found, value } = find(path);
      const node = found ? follow(value) : undefined;
      if (!node || !isScalar(node)) return undefined;
      return typeof node.value === 'string' ? node.value : node.source;
    },
  };
}

const unreadable = (file: string, findings: readonly Finding[]): YamlFile => ({
  file,
  data: null,
  findings,
  place: () => START,
  keysAt: () => [],
  writtenAt: () => undefined,
});

const keyText = (key: unknown): string => (isScalar(key) ? String(key.value) : '');

type Complain = (from: number, to: number, fault: Fault) => void;

/** The one document of the text, or nothing after a complaint. */
function parse(text: string, lines: LineCounter, complain: Complain): Document.Parsed | undefined {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The composer recurses: what nests deeper than its stack is stopped here, where it opens.
    if (parser.stack.length > MAX_DEPTH + 2) {
      complain(parser.offset - lexeme.length, parser.offset, tooDeep());
      return undefined;
    }
    if (++lexemes > MAX_LEXEMES) {
      complain(parser.offset - lexeme.length, parser.offset, tooMany());
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  // Repeated keys are looked for later: the parser's own search is quadratic.
  const options = {
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'silent',
  } as const;
  let first: Document.Parsed | undefined;
  try {
    for (const doc of new Composer(options).compose(tokens, true, text.length)) {
      if (first) {
        complain(doc.range[0], doc.range[0] + 3, { rule: 'one-document', code: 'one-document' });
        break;
      }
      first = doc;
    }
  } catch (error) {
    complain(0, 0, { rule: 'yaml-syntax', code: 'yaml-other', args: { message: String(error) } });
    return undefined;
  }
  if (!first) return undefined;
  if (first.directives.yaml.explicit && first.directives.yaml.version !== '1.2')
    complain(0, 0, {
      rule: 'yaml-syntax',
      code: 'yaml-version',
      args: { version: first.directives.yaml.version },
    });
  // After the first break in syntax the parser guesses; its later complaints are mostly echoes.
  const broken = [...first.errors].sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (broken) {
    const fault = yamlFault(broken);
    const tab = tabIndent(text, lines, broken.pos[0]);
    const opened = OPENED.has(fault.code) ? lastOpened(first, text) : undefined;
    if (tab !== undefined) complain(tab, tab + 1, { rule: 'yaml-syntax', code: 'yaml-tab' });
    else if (opened !== undefined) complain(opened, opened + 1, fault);
    else if (fault.code === 'yaml-two-colons' && !hasColon(text, broken.pos[0])) {
      const next = nextLine(text, broken.pos[0]);
      complain(next, next + 1, { rule: 'yaml-syntax', code: 'yaml-indent' });
    } else complain(...broken.pos, fault);
  } else for (const warning of first.warnings) complain(warning.pos[0], warning.pos[1], yamlFault(warning));
  return first;
}

const OPENED = new Set(['yaml-unclosed-quote', 'yaml-unclosed-bracket']);

/** Where the last quotation mark or bracket stands that nothing closes: the parser only tells where it gave up. */
function lastOpened(doc: Document.Parsed, text: string): number | undefined {
  let last: number | undefined;
  visit(doc, (_, node) => {
    if (!isNode(node) || !node.range) return;
    const [start, end] = node.range;
    const closing = CLOSING[text[start]!];
    if (closing !== undefined && (end - start < 2 || text[end - 1] !== closing))
      last = Math.max(start, last ?? 0);
  });
  return last;
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** Whether the rest of the line could be a key: else the key is the next line, indented under a value. */
const hasColon = (text: string, offset: number): boolean => /:(\s|$)/.test(lineAt(text, offset));

const lineAt = (text: string, offset: number): string =>
  /.*(?:\n|$)/.exec(text.slice(offset, offset + 5000))![0];

function nextLine(text: string, offset: number): number {
  const start = offset + lineAt(text, offset).length;
  return start + /^\s*/.exec(text.slice(start, start + 5000))![0].length;
}

/** The tab that indents the line of an offset or the next one, if there is one: what the parser then says is no help. */
function tabIndent(text: string, lines: LineCounter, offset: number): number | undefined {
  const { line } = lines.linePos(offset);
  for (const start of lines.lineStarts.slice(line - 1, line + 1)) {
    const tab = /^ *(?=\t)/.exec(text.slice(start, start + 200));
    if (tab) return start + tab[0].length;
  }
  return undefined;
}

interface Grown {
  readonly data: unknown;
  /** Values in it, aliases followed. */
  readonly size: number;
  readonly height: number;
}

const NOTHING: Grown = { data: null, size: 1, height: 0 };

/** Data from nodes. Aliases share the value of their anchor and are counted as if they were copies. */
function grow(
  root: Node | null,
  placeOf: (node: Node) => Place,
  fault: (place: Place, fault: Fault) => void,
) {
  const complain = (node: Node, of: Fault) => fault(placeOf(node), of);
  /** By anchor: the node, and its value once it is whole. */
  const anchors = new Map<string, { node: Node; grown: Grown | null }>();
  const targets = new Map<Node, Node>();
  let values = 0;
  let full = false;

  const count = (node: Node, size: number) => {
    values += size;
    if (values > MAX_VALUES && !full) {
      full = true;
      complain(node, tooMany());
    }
  };

  const of = (node: Node | null, depth: number): Grown => {
    if (node === null || full) return NOTHING;
    if (isAlias(node)) return followed(node, depth);
    const anchor = node.anchor === undefined ? undefined : { node, grown: null as Grown | null };
    if (anchor) anchors.set(node.anchor!, anchor);
    const grown = isMap(node) ? mapping(node, depth) : isSeq(node) ? list(node, depth) : scalar(node, depth);
    if (anchor) anchor.grown = grown;
    return grown;
  };

  const followed = (node: Node & { source: string }, depth: number): Grown => {
    const anchor = anchors.get(node.source);
    if (!anchor) {
      complain(node, { rule: 'yaml-alias', code: 'alias-unknown', args: { name: excerpt(node.source) } });
      return NOTHING;
    }
    if (!anchor.grown) {
      complain(node, { rule: 'yaml-alias', code: 'alias-recursive', args: { name: excerpt(node.source) } });
      return NOTHING;
    }
    targets.set(node, anchor.node);
    if (depth + anchor.grown.height > MAX_DEPTH) {
      complain(node, tooDeep());
      return NOTHING;
    }
    count(node, anchor.grown.size);
    return anchor.grown;
  };

  const mapping = (node: Node, depth: number): Grown => {
    const entries: [string, unknown][] = [];
    const seen = new Map<string, Node>();
    let size = 1;
    let height = 0;
    if (tooDeepAt(node, depth) || !isMap(node)) return NOTHING;
    count(node, 1);
    for (const pair of node.items) {
      const key = pair.key as Node;
      const name = keyText(key);
      const earlier = seen.get(name);
      if (earlier) {
        const args = { key: excerpt(name), line: placeOf(earlier).line };
        complain(key, { rule: 'duplicate-key', code: 'duplicate-key', args });
      } else seen.set(name, key);
      const grown = of(pair.value as Node | null, depth + 1);
      size += grown.size;
      height = Math.max(height, grown.height);
      entries.push([name, grown.data]);
    }
    // fromEntries defines: a key named __proto__ is a key like any other.
    return { data: Object.fromEntries(entries), size, height: height + 1 };
  };

  const list = (node: Node, depth: number): Grown => {
    const items: unknown[] = [];
    let size = 1;
    let height = 0;
    if (tooDeepAt(node, depth) || !isSeq(node)) return NOTHING;
    count(node, 1);
    for (const item of node.items) {
      const grown = of(item as Node | null, depth + 1);
      size += grown.size;
      height = Math.max(height, grown.height);
      items.push(grown.data);
    }
    return { data: items, size, height: height + 1 };
  };

  const scalar = (node: Node, depth: number): Grown => {
    const { value, source = '' } = node as { value: unknown; source?: string };
    count(node, 1);
    if (tooDeepAt(node, depth)) return NOTHING;
    if (typeof value === 'number') {
      const wrong = numberFault(value, source);
      if (wrong) complain(node, wrong);
    }
    return { data: value, size: 1, height: 0 };
  };

  const tooDeepAt = (node: Node, depth: number): boolean => {
    if (depth <= MAX_DEPTH) return false;
    complain(node, tooDeep());
    full = true;
    return true;
  };

  const { data } = of(root, 0);
  return { data, targets };
}

/** Numbers that are not what their author meant. */
function numberFault(value: number, written: string): Fault | undefined {
  if (!Number.isFinite(value))
    return { rule: 'yaml-number', code: 'number-not-finite', args: { written: excerpt(written) } };
  if (/^[-+]?0[\dxo]/.test(written))
    return {
      rule: 'yaml-number',
      code: 'number-odd',
      args: { written: excerpt(written), value: String(value) },
    };
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return { rule: 'yaml-number', code: 'number-too-large', args: { written: excerpt(written) } };
  return undefined;
}

const tooDeep = (): Fault => ({ rule: 'yaml-limit', code: 'too-deep', args: { most: MAX_DEPTH } });
const tooMany = (): Fault => ({ rule: 'yaml-limit', code: 'too-many-values', args: { most: MAX_VALUES } });
