// Headers come in variants: the same questions once as expected and once as delivered, told apart by a word, a bracket, a
// prefix, the title of a matrix. What many headers share is a marker; headers alike but for their markers are a pair.

import { likeness, words } from './wording.ts';

export type Role = 'expectation' | 'delivery' | 'importance' | 'satisfaction' | 'minimum' | 'announced';

export interface Header {
  /** Position of the column. */
  readonly index: number;
  readonly text: string;
}

/** Headers with one marker, and what remains of each without it. */
export interface Family {
  readonly marker: string;
  readonly kind: string;
  readonly role: Role | null;
  readonly members: readonly Member[];
}

export interface Member extends Header {
  readonly stem: string;
  /** What it is numbered by, in its family; null where it is not. */
  readonly number: number | null;
}

/** Words by which questionnaires tell the sides apart, where a marker has one. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'announced',
    /announce|\b(?:told|warned|informed) (?:of|about|that|in advance|beforehand)\b|in advance|заранее|анонс|объявлен|предупредил|предупрежд|(?:об этом|вам) (?:сказали|сообщили)|angekündigt|im voraus/iu,
  ],
  [
    // Before what is expected: "the least that you expect" is no wish.
    'minimum',
    /\bminim|\badequate|\b(?:least|lowest)\b.*\b(?:accept|expect|tolerate)|\bacceptable|\btolera|миним|приемл|допустим|терпим|наименьш|низш|mindest|minimal|annehmbar|최소|허용|最低|可接受/iu,
  ],
  [
    'expectation',
    /expect|ideal|desir|should|\bexcellent\b|ожида|должн|идеальн|образцов|отличн|желаем|хотел|erwart|soll|attend|esper|기대|이상적|期待|期望/iu,
  ],
  ['importance', /importan|matter|priorit|важн|значим|приоритет|wichtig|bedeut|중요|重要/iu],
  ['satisfaction', /satisf|content|happy with|удовлетвор|довол|zufrieden|만족|満足|满意/iu],
  [
    'delivery',
    /deliver|perceiv|percept|actual|experienc|performan|receiv|in fact|real|got\b|воспри|воплощ|факт|получ|на деле|реальн|исполн|wahrgenomm|tatsächlich|erlebt|perçu|percib|인지|지각|실제|実際|实际|感知/iu,
  ],
];
const CODES: Readonly<Record<string, Role>> = {
  e: 'expectation',
  exp: 'expectation',
  des: 'expectation',
  p: 'delivery',
  d: 'delivery',
  per: 'delivery',
  perc: 'delivery',
  del: 'delivery',
  i: 'importance',
  imp: 'importance',
  s: 'satisfaction',
  sat: 'satisfaction',
  min: 'minimum',
  adq: 'minimum',
  ann: 'announced',
  о: 'expectation',
  ож: 'expectation',
  жел: 'expectation',
  в: 'delivery',
  восп: 'delivery',
  вос: 'delivery',
  важ: 'importance',
  мин: 'minimum',
  // Of a whole header they would say nothing: one waits in a queue, too.
  ждал: 'expectation',
  ждали: 'expectation',
  ждёте: 'expectation',
  found: 'delivery',
};
/** Letters that mean something only together: the minimum, what is desired and what is perceived. */
const LEVELS: readonly Readonly<Record<string, Role>>[] = [
  { m: 'minimum', d: 'expectation', p: 'delivery' },
  { м: 'minimum', ж: 'expectation', в: 'delivery' },
];

export const roleOf = (marker: string): Role | null =>
  CODES[marker.toLowerCase().replace(/[^\p{L}]/gu, '')] ??
  ROLES.find(([, pattern]) => pattern.test(marker))?.[0] ??
  null;

/** What a whole header says of its side; a code such as E1 says nothing alone. */
export const roleOfHeader = (text: string): Role | null =>
  /^\s*\p{L}{1,2}[ _.-]?\d{1,3}\s*$/u.test(text) ? null : roleOf(text);

/** `3-1.`, `Q3_1`, `3.`, `Вопрос 3)` at the start: the number of the question, then of the variant. */
const NUMBERED = /^\s*(?:\p{L}{0,10}\.?\s?)(\d{1,3})(?:\s?[-._]\s?(\d{1,2}))?\s?[.):\s]\s*(?=\D|$)/u;
const CODE = /^(.*?)[ _.-]?(\d{1,3})$/s;
const CODE_FIRST = /^(\p{L}{0,6}[ _.-]?\d{1,3})[ _.-]?(\p{L}{1,5})$/u;
const MATRIX = /^(.*\S)\s*\[([^[\]]+)\]\s*$/su;
const DASHED = /^(.*\S)(?:\s+[-–—|]|\s*:)\s+(.*\S)\s*$/su;
const SLASHED = /^([^/\s]+)\/([^/\s]+)$/u;
const BRACKETS = /[([（【]([^()[\]（）【】]{1,60})[)\]）】]/gu;

/** `Title [row]`, `title - row`, `title: row`, `group/row`; null where a header is one text. */
export function splitHeader(text: string): { readonly title: string; readonly row: string } | null {
  const [, title, row] = MATRIX.exec(text) ?? DASHED.exec(text) ?? SLASHED.exec(text) ?? [];
  return title === undefined ? null : { title: title.trim(), row: row!.trim() };
}

interface Marked {
  readonly kind: string;
  readonly marker: string;
  readonly stem: string;
  readonly number: number | null;
}

/** Every marker that a header might carry. */
function markersIn(text: string): Marked[] {
  const flat = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const numbered = NUMBERED.exec(flat);
  const number = numbered ? Number(numbered[1]) : null;
  const rest = numbered ? flat.slice(numbered[0].length) : flat;
  const found: Marked[] = [];
  const add = (kind: string, marker: string, stem: string, own: number | null = number) => {
    if (marker.trim() !== '' && stem.trim() !== '')
      found.push({ kind, marker: marker.trim(), stem: stem.trim(), number: own });
  };
  const matrix = MATRIX.exec(flat);
  if (matrix) {
    add('title', matrix[1]!, matrix[2]!, null);
    add('item', matrix[2]!, matrix[1]!, null);
  }
  const dashed = DASHED.exec(flat) ?? SLASHED.exec(flat);
  if (dashed) {
    add('title', dashed[1]!, dashed[2]!, null);
    add('item', dashed[2]!, dashed[1]!, null);
  }
  const code = CODE.exec(flat);
  if (code && words(flat).length <= 3)
    add('code', code[1]! === '' ? '#' : code[1]!, code[2]!, Number(code[2]));
  const codeFirst = CODE_FIRST.exec(flat);
  if (codeFirst) add('code-last', codeFirst[2]!, codeFirst[1]!, Number(/\d+/.exec(codeFirst[1]!)?.[0]));
  for (const bracket of rest.matchAll(BRACKETS)) add('bracket', bracket[1]!, rest.replace(bracket[0], ' '));
  const list = rest.split(' ');
  for (let k = 1; k <= 5 && k < list.length; k++) {
    add('first', list.slice(0, k).join(' '), list.slice(k).join(' '));
    add('last', list.slice(-k).join(' '), list.slice(0, -k).join(' '));
  }
  return found;
}

/**
 * Families of at least two, in each of which no question comes twice. Of equal ones the longest marker is kept. `all` are the
 * headers among which letters are told apart.
 */
export function familiesOf(headers: readonly Header[], all: readonly Header[] = headers): Family[] {
  const families = familiesIn(headers);
  const everywhere = all === headers ? families : familiesIn(all);
  const letters = new Set(everywhere.map(letterOf));
  const levels = LEVELS.find((roles) => Object.keys(roles).every((letter) => letters.has(letter)));
  const roles = families.map((family) => ({ ...family, role: levels?.[letterOf(family)] ?? family.role }));
  return levels
    ? roles
    : roles.map((family) => (isPatternWhole(family, everywhere) ? family : { ...family, role: null }));
}

/** A letter or two say which side only beside those of another: E1 to E5 may be items, and P1 a pregunta. */
function isPatternWhole(family: Family, all: readonly Family[]): boolean {
  const letter = letterOf(family);
  if (family.role === null || letter === '' || letter.length > 2) return true;
  const numbers = new Set(family.members.map(({ number }) => number));
  return all.some(
    (other) =>
      other.kind === family.kind &&
      other.role !== null &&
      other.role !== family.role &&
      letterOf(other) !== '' &&
      other.members.length === family.members.length &&
      other.members.every(({ number }) => numbers.has(number)),
  );
}

/** What a code is made of beside its number. */
const letterOf = ({ kind, marker }: Family): string =>
  kind.startsWith('code') ? marker.toLowerCase().replace(/[^\p{L}]/gu, '') : '';

/** One header for each side, alike but for two words that say which is which. */
export const namedAlone = (headers: readonly Header[]): Family[] =>
  familiesIn(headers, 1).filter(({ role, members }) => role !== null && members.length === 1);

function familiesIn(headers: readonly Header[], least = 2): Family[] {
  const found = new Map<string, { kind: string; marker: string; members: Member[] }>();
  for (const header of headers)
    for (const { kind, marker, stem, number } of markersIn(header.text)) {
      const key = `${kind} ${marker.toLowerCase()}`;
      const family = found.get(key) ?? { kind, marker, members: [] };
      if (family.members.at(-1)?.index !== header.index) family.members.push({ ...header, stem, number });
      found.set(key, family);
    }
  const bySet = new Map<string, Family>();
  for (const { kind, marker, members } of found.values()) {
    const stems = new Set(members.map(({ stem }) => stem.toLowerCase()));
    if (members.length < least || stems.size < members.length) continue;
    const numbers = new Set(members.map(({ number }) => number));
    const isNumbered = !numbers.has(null) && numbers.size === members.length;
    // Numbers that come twice mean that it holds questions of several blocks.
    if (!isNumbered && !numbers.has(null) && kind !== 'code-last') continue;
    const family: Family = {
      kind,
      marker,
      role: roleOf(marker),
      members: members.map((member) => (isNumbered ? member : { ...member, number: null })),
    };
    const key = members.map(({ index }) => index).join(' ');
    const other = bySet.get(key);
    if (!other || rank(family) > rank(other)) bySet.set(key, family);
  }
  return [...bySet.values()];
}

const rank = ({ role, marker, kind }: Family): number =>
  (role ? 1000 : 0) + (kind === 'bracket' || kind === 'title' ? 500 : 0) + marker.length;

export interface Match {
  readonly a: Member;
  readonly b: Member;
  /** 0 to 1. */
  readonly likeness: number;
}

/** One to one: by number where both are numbered and the wordings do not speak against it, else by wording. */
export function matches(a: Family, b: Family): Match[] {
  const byNumber = new Map(b.members.map((member) => [member.number, member]));
  const isNumbered = a.members.every(({ number }) => number !== null) && !byNumber.has(null);
  if (isNumbered) {
    const found = a.members.flatMap((member): Match[] => {
      const other = byNumber.get(member.number);
      return other ? [{ a: member, b: other, likeness: alike(member.stem, other.stem) }] : [];
    });
    const mean = found.reduce((sum, one) => sum + one.likeness, 0) / Math.max(1, found.length);
    if (mean >= 0.35) return found;
  }
  const all = a.members
    .flatMap((one) => b.members.map((other) => ({ a: one, b: other, likeness: alike(one.stem, other.stem) })))
    .filter((match) => match.likeness >= 0.5)
    .sort((x, y) => y.likeness - x.likeness || x.a.index - y.a.index || x.b.index - y.b.index);
  const taken = new Set<number>();
  return all
    .filter((match) => {
      if (taken.has(match.a.index) || taken.has(match.b.index)) return false;
      taken.add(match.a.index).add(match.b.index);
      return true;
    })
    .sort((x, y) => x.a.index - y.a.index);
}

/** Numbers are the same or not; words may be alike. */
const alike = (a: string, b: string): number =>
  /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(Number(a) === Number(b)) : likeness(a, b);
