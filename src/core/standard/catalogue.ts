// What the list of standards tells of each, without the standard itself: the build keeps it, so that listing them reads one file.

import { criteriaOf, type Standard } from './standard.ts';

export interface CatalogueEntry
  extends Pick<Standard, 'id' | 'version' | 'digest' | 'title' | 'description' | 'shelf'> {
  /** How many there are. */
  readonly sections: number;
  readonly criteria: number;
}

/** An entry with what it is found by. */
export interface Findable extends CatalogueEntry {
  /** What a reader may remember of it, in every language, as `searchable` gives it. */
  readonly words: string;
}

/** Case, ё and the kind of space make no difference to who looks for a word. */
export const searchable = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replaceAll('\u00a0', ' ');

export function entryOf(standard: Standard): Findable {
  const { id, version, digest, title, description, shelf, sections } = standard;
  const criteria = criteriaOf(standard);
  const texts = [
    title,
    description,
    ...sections.map((one) => one.title),
    ...criteria.map(({ text }) => text),
  ];
  return {
    id,
    version,
    digest,
    title,
    ...(description ? { description } : {}),
    ...(shelf ? { shelf } : {}),
    sections: sections.length,
    criteria: criteria.length,
    words: searchable([id, ...texts.flatMap((text) => Object.values(text ?? {}))].join('\n')),
  };
}
