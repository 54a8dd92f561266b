// XML 1.0 as far as the tests need it: says what is wrong with a document, or gives its elements.

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** What XML 1.0 allows, §2.2. */
const NOT_A_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const value = name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : ENTITIES[name];
    if (value === undefined || !whole.endsWith(';')) throw new Error(`bad entity ${whole}`);
    return value;
  });
}

/** Throws on a document that is not well formed. */
export function parseXml(document: string): Element {
  const bad = NOT_A_CHARACTER.exec(document);
  if (bad) throw new Error(`U+${bad[0].codePointAt(0)!.toString(16)} is not allowed in XML`);
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const top = { name: '', attributes: {}, children: [] as Element[], text: '' };
  const open: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [
    top,
  ];
  const pattern = /<(\/?)([a-z-]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  while (pattern.lastIndex < body.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(body);
    if (!match) throw new Error(`not XML: ${body.slice(at, at + 60)}`);
    const [, closing, name, written, alone, text] = match;
    if (text !== undefined) {
      if (text.includes(']]>')) throw new Error(']]> in text');
      open.at(-1)!.text += unescaped(text);
      continue;
    }
    if (closing) {
      const last = open.pop()!;
      if (last.name !== name) throw new Error(`</${name}> closes <${last.name}>`);
      continue;
    }
    const attributes = Object.fromEntries(
      [...written!.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, unescaped(value!)]),
    );
    const element = { name: name!, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    if (!alone) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is never closed`);
  return top.children[0]!;
}
