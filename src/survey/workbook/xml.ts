// A part of a workbook as the elements in it, as they come: nothing is kept that nobody asked for.

import { SaxesParser } from 'saxes';
import { BrokenWorkbook } from './archive.ts';

export interface Listener {
  /** An element begins; its name is without the prefix of a namespace. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** It ends; `text` is what stood in it after the last element that began. */
  close(name: string, text: string): void;
}

/** Longer than any cell may be: what has no element in so many characters is no sheet. */
const LONGEST_TEXT = 4 * 1024 * 1024;

/** Feeds the elements of a part to the listener; yields after each piece of it, so that what was heard can be let go. */
export async function* elementsOf(bytes: AsyncIterable<Buffer>, listener: Listener): AsyncGenerator<void> {
  let text = '';
  let since = 0;
  const parser = new SaxesParser();
  const add = (more: string) => {
    text += more;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    since = 0;
    listener.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    listener.close(local(name), text);
    text = '';
    since = 0;
  });
  parser.on('doctype', () => {
    throw new BrokenWorkbook('not-a-sheet');
  });
  parser.on('error', (error) => {
    throw error;
  });
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of bytes) {
    // UTF-8 has no such byte.
    decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : 'utf-8', { fatal: true });
    const part = decoder.decode(chunk, { stream: true });
    since += part.length;
    if (since > LONGEST_TEXT) throw new BrokenWorkbook('text-too-long');
    parser.write(part);
    yield;
  }
  parser.write(decoder?.decode() ?? '');
  parser.close();
}

/** The same, where only the whole is of use. */
export async function readElements(bytes: AsyncIterable<Buffer>, listener: Listener): Promise<void> {
  for await (const _ of elementsOf(bytes, listener));
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute by its name without prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (name in attributes) return attributes[name];
  const prefixed = Object.keys(attributes).find((key) => local(key) === name);
  return prefixed === undefined ? undefined : attributes[prefixed];
}
