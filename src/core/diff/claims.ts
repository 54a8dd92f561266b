// What a text commits to, beyond its words: which numbers in which units, how soon, of how many cases, whether it affirms
// or denies. Two wordings that commit to other things ask something else, however alike they look.

import type { Language } from '../standard/text.ts';
import { LEXICONS } from './lexicon/index.ts';
import { isOneOf, type Lexicon, type Quantity, type Unit } from './lexicon/lexicon.ts';
import { areAlike, denies } from './words.ts';

/** How a meaning turned; in the order in which they are told. */
export const TURNS = [
  'opposite',
  'negated',
  'unit',
  'comparison',
  'numbers',
  'limit-added',
  'limit-removed',
  'quantifier',
  'widened',
  'narrowed',
] as const;
export type TurnKind = (typeof TURNS)[number];

export interface Turn {
  readonly kind: TurnKind;
  /** The words that show it; empty on the side that has none. */
  readonly before: string;
  readonly after: string;
}

type Sense = 'upper' | 'lower' | null;

interface Measure {
  /** What two equal measures share: the dimension and the value in its smallest unit. */
  readonly key: string;
  readonly value: string;
  readonly unit: string;
  readonly sense: Sense;
  readonly text: string;
}

export interface Claims {
  readonly text: string;
  readonly lexicon: Lexicon;
  /** The words one by one, so that spelling a number or a unit otherwise makes no difference. */
  readonly stream: readonly string[];
  readonly measures: readonly Measure[];
  readonly quantities: readonly { readonly quantity: Quantity; readonly text: string }[];
  readonly negations: readonly string[];
  /** What a comma or a letter may turn though no word changes. */
  readonly hinges: readonly string[];
  readonly conjunctions: number;
  /** Those of them that leave a choice. */
  readonly alternatives: number;
  readonly questions: number;
  /** What is left: neither number nor limit. */
  readonly words: readonly string[];
}

interface Token {
  readonly text: string;
  readonly number: number | null;
}

const TOKEN =
  /\d{1,2}:\d{2}(?!\d)|(?<![\p{L}\p{N}])-?\d{1,3}(?:[ ']\d{3})+(?!\d)|(?<![\p{L}\p{N}])-?\d{1,3}(?:,\d{3})+(?!\d)|(?:(?<![\p{L}\p{N}])-)?\d+(?:[.,]\d+)?|(?<![^\s])[:;=8][-']?[()[\]dp|/]+(?![\p{L}\p{N}])|[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*|[%‰&?~]|(?![|])[\p{Sc}\p{Sm}\p{So}]/gu;

const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** As words compare: one case, one ё, one kind of space, apostrophe and hyphen; nothing that nobody sees. */
const comparable = (text: string): string =>
  text
    .replaceAll('№', '#')
    .replace(/\u00ad|[\u200b-\u200d]|\u2060|\ufe0e|\ufe0f|\ufeff|[™®©]/g, '')
    .replace(/(\d*) ?([½¼¾])/g, (_, whole: string, part: string) => ` ${Number(whole) + FRACTIONS[part]!}`)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ');

/** Every phrase of several words, by its first one, the longest first. */
const PHRASES = new Map<Lexicon, ReadonlyMap<string, readonly (readonly string[])[]>>();

function phrasesOf(lexicon: Lexicon): ReadonlyMap<string, readonly (readonly string[])[]> {
  const known = PHRASES.get(lexicon);
  if (known) return known;
  const phrases = new Map<string, (readonly string[])[]>();
  const lists = [
    lexicon.idle,
    lexicon.negations,
    lexicon.concord,
    lexicon.conjunctions,
    ...Object.values(lexicon.limits),
    ...Object.values(lexicon.deadlines),
    ...Object.values(lexicon.quantifiers),
    ...Object.values(lexicon.dates).flat(),
    ...lexicon.units.flatMap(({ forms, short = [] }) => [forms, short]),
    lexicon.polite,
    ...lexicon.opposites.flat(),
  ];
  for (const phrase of lists.flat()) {
    const words = phrase.split(' ');
    if (words.length === 1) continue;
    const first = phrases.get(words[0]!) ?? [];
    first.push(words);
    phrases.set(words[0]!, first);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.length - a.length);
  PHRASES.set(lexicon, phrases);
  return phrases;
}

const fits = (word: string, form: string): boolean =>
  form.endsWith('*') ? word.startsWith(form.slice(0, -1)) : word === form;

function tokensOf(text: string, lexicon: Lexicon): Token[] {
  const spelled = lexicon.spelled.reduce(
    (said, [pattern, number]) => said.replace(pattern, number),
    lexicon.inFull(comparable(text)),
  );
  const words = (spelled.match(TOKEN) ?? []).flatMap((word) => partsOf(word, lexicon));
  const phrases = phrasesOf(lexicon);
  const tokens: Token[] = [];
  for (let i = 0; i < words.length; ) {
    const phrase = phrases
      .get(words[i]!)
      ?.find((one) => one.every((form, k) => words[i + k] !== undefined && fits(words[i + k]!, form)));
    const length = phrase?.length ?? 1;
    const said = words.slice(i, i + length).join(' ');
    tokens.push({ text: said, number: phrase ? null : numberOf(said, lexicon) });
    i += length;
  }
  return added(tokens, lexicon);
}

/** twenty-five is two words, check-in one. */
function partsOf(word: string, { numbers }: Lexicon): string[] {
  const parts = word.split('-');
  return parts.length > 1 && parts.every((part) => Object.hasOwn(numbers, part)) ? parts : [word];
}

function numberOf(word: string, { numbers, articles, decimalComma }: Lexicon): number | null {
  if (/^\d{1,2}:\d{2}$/.test(word)) return null;
  if (/^-?\d/.test(word)) {
    const digits = word.replace(/[ ']/g, '');
    if (!decimalComma && /^-?\d{1,3}(?:,\d{3})+$/.test(digits)) return Number(digits.replaceAll(',', ''));
    return Number(digits.replace(',', '.'));
  }
  return Object.hasOwn(numbers, word) && !articles.includes(word) ? numbers[word]! : null;
}

/** Numbers in several words as one: twenty five, three hundred, 5 thousand. */
function added(tokens: readonly Token[], { multipliers }: Lexicon): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const last = out.at(-1);
    const times = Object.hasOwn(multipliers, token.text) ? multipliers[token.text]! : null;
    if (times !== null) {
      if (last?.number != null)
        out[out.length - 1] = { text: `${last.text} ${token.text}`, number: last.number * times };
      else out.push({ ...token, number: times });
    } else if (
      token.number !== null &&
      last?.number != null &&
      !/\d/.test(last.text) &&
      !/\d/.test(token.text) &&
      ((last.number % 100 === 0 && last.number > 0 && token.number < 100) ||
        (last.number >= 20 && last.number < 100 && last.number % 10 === 0 && token.number < 10))
    )
      out[out.length - 1] = { text: `${last.text} ${token.text}`, number: last.number + token.number };
    else out.push(token);
  }
  return out;
}

const unitOf = (word: string, { units }: Lexicon, afterNumber: boolean): Unit | undefined =>
  units.find(({ forms, short = [] }) => isOneOf(word, forms) || (afterNumber && isOneOf(word, short)));

const senseOf = (word: string | undefined, { limits }: Lexicon): Sense =>
  word === undefined
    ? null
    : isOneOf(word, limits.upper)
      ? 'upper'
      : isOneOf(word, limits.lower)
        ? 'lower'
        : null;

/** A number that counts working time is of another dimension: three working days are not three days. */
function measureOf(
  value: number | null,
  unit: Unit | undefined,
  working: boolean,
  sense: Sense,
  text: string,
): Measure {
  const dimension = unit ? `${working ? 'working ' : ''}${unit.dimension}` : '';
  const written = value === null ? 'some' : String(Math.round(value * (unit?.size ?? 1) * 1e6) / 1e6);
  return {
    key: `${dimension} ${written}${value === null ? ` ${unit?.id}` : ''}`,
    value: value === null ? 'some' : String(value),
    unit: unit ? `${working ? 'working ' : ''}${unit.id}` : '',
    sense,
    text,
  };
}

export function claimsOf(text: string, language: Language): Claims {
  const lexicon = LEXICONS[language];
  const tokens = tokensOf(text, lexicon);
  const measures: Measure[] = [];
  const stream: string[] = [];
  const used = new Set<number>();
  const note = (from: number, to: number, measure: Omit<Measure, 'sense' | 'text'>, skip = 0) => {
    let before = from - 1;
    while (before >= 0 && from - before <= 2 && isOneOf(tokens[before]!.text, lexicon.around)) before--;
    const ahead = senseOf(tokens[before]?.text, lexicon);
    const behind = ahead === null ? senseOf(tokens[to]?.text, lexicon) : null;
    if (ahead !== null) used.add(before);
    // What follows is the limit of the next number, unless it ends here: 5 minutes or less.
    const closes = behind !== null && tokens[to + 1]?.number == null;
    if (closes) used.add(to);
    for (let i = from; i < to; i++) used.add(i);
    const start = ahead === null ? from - skip : before;
    measures.push({
      ...measure,
      sense: ahead ?? (closes ? behind : null),
      text: tokens
        .slice(start, closes ? to + 1 : to)
        .map((token) => token.text)
        .join(' '),
    });
  };
  for (let i = 0; i < tokens.length; i++) {
    const { text: word, number } = tokens[i]!;
    if (used.has(i)) continue;
    const read = quantityAt(tokens, i, lexicon);
    if (read) {
      note(i, read.to, measureOf(read.value, read.unit, read.working, null, ''));
      i = read.to - 1;
    } else if (/^\d{1,2}:\d{2}$/.test(word)) {
      note(i, i + 1, { key: `clock ${word.padStart(5, '0')}`, value: word, unit: 'clock' });
    } else if (
      number === null &&
      Object.hasOwn(lexicon.ordinals, word) &&
      unitOf(word, lexicon, false) === undefined
    ) {
      note(i, i + 1, {
        key: `ordinal ${lexicon.ordinals[word]}`,
        value: `${lexicon.ordinals[word]}`,
        unit: 'ordinal',
      });
    } else {
      const deadline = Object.entries(lexicon.deadlines).find(([, forms]) => isOneOf(word, forms));
      const date = dateOf(word, lexicon);
      if (deadline) note(i, i + 1, { key: `deadline ${deadline[0]}`, value: deadline[0], unit: 'deadline' });
      else if (date) note(i, i + 1, { key: `${date.of} ${date.which}`, value: word, unit: date.of });
    }
  }
  const rest = tokens.filter((_, i) => !used.has(i)).map((token) => token.text);
  for (let i = 0; i < tokens.length; i++) {
    const read = quantityAt(tokens, i, lexicon);
    if (read) {
      stream.push(
        `#${read.value}`,
        ...(read.unit ? [`@${read.working ? 'working ' : ''}${read.unit.id}`] : []),
      );
      i = read.to - 1;
    } else if (Object.hasOwn(lexicon.ordinals, tokens[i]!.text))
      stream.push(`#${lexicon.ordinals[tokens[i]!.text]}.`);
    else if (tokens[i]!.text !== '?') stream.push(...tokens[i]!.text.replaceAll('-', ' ').split(' '));
  }
  return {
    text,
    lexicon,
    stream,
    measures,
    quantities: quantitiesOf(rest, lexicon),
    negations: negationsOf(rest, lexicon),
    hinges: [...hingesOf(text, lexicon), ...lexicon.homographs(text.normalize('NFC').toLowerCase())],
    conjunctions: rest.filter((word) => isOneOf(word, lexicon.conjunctions)).length,
    alternatives: rest.filter((word) => isOneOf(word, lexicon.alternatives)).length,
    questions: tokens.filter((token) => token.text === '?').length,
    words: rest.filter((word) => /\p{L}/u.test(word)),
  };
}

/** A number, with its unit where it has one; or a unit that stands for one of it. Null where there is none. */
function quantityAt(
  tokens: readonly Token[],
  i: number,
  lexicon: Lexicon,
): { value: number | null; unit?: Unit; working: boolean; to: number } | null {
  const { text: word, number } = tokens[i]!;
  const isSign = (at: number) => /^[€$₽£]$/.test(tokens[at]?.text ?? '');
  const isOne = number === null && isOneOf(word, lexicon.articles);
  const isFirst = number === null && lexicon.ordinals[word] === 1;
  if (number !== null || isOne || isFirst) {
    let to = i + 1;
    const working = isOneOf(tokens[to]?.text ?? '', lexicon.working);
    if (working || isOneOf(tokens[to]?.text ?? '', lexicon.between)) to++;
    const unit =
      tokens[to] && tokens[to]!.number === null
        ? unitOf(tokens[to]!.text, lexicon, number !== null)
        : undefined;
    if (unit) return { value: number ?? 1, unit, working, to: to + 1 };
    if (isFirst && tokens[i + 1]?.number != null) return quantityAt(tokens, i + 1, lexicon);
    if (isOne && senseOf(tokens[i - 1]?.text, lexicon) !== null && /^(?:one|single|один|одн)/.test(word))
      return { value: 1, working: false, to: i + 1 };
    if (number === null) return null;
    if (isSign(i - 1))
      return { value: number, unit: unitOf(tokens[i - 1]!.text, lexicon, true)!, working: false, to: i + 1 };
    // The first number of a range has the unit of the second.
    const next =
      tokens[i + 1]?.number != null ? i + 1 : isOneOf(tokens[i + 1]?.text ?? '', lexicon.ranges) ? i + 2 : -1;
    const second = next > 0 && tokens[next]?.number != null ? quantityAt(tokens, next, lexicon) : null;
    return {
      value: number,
      ...(second?.unit ? { unit: second.unit } : {}),
      working: second?.working ?? false,
      to: i + 1,
    };
  }
  if (isSign(i) && tokens[i + 1]?.number != null) {
    const unit = unitOf(word, lexicon, true)!;
    return { value: tokens[i + 1]!.number, unit, working: false, to: i + 2 };
  }
  const previous = tokens[i - 1]?.text ?? '';
  const working = isOneOf(word, lexicon.working);
  const at = working || isOneOf(word, lexicon.between) ? i + 1 : i;
  const bare = tokens[at] && unitOf(tokens[at].text, lexicon, false);
  if (
    !bare ||
    !(isOneOf(previous, lexicon.per) || (previous.includes(' ') && senseOf(previous, lexicon) !== null))
  )
    return null;
  return { value: /[a-z]s$/.test(tokens[at]!.text) ? null : 1, unit: bare, working, to: at + 1 };
}

/** Which of the words of a list it is; null where it is none of any. */
function dateOf(word: string, { dates }: Lexicon): { readonly of: string; readonly which: number } | null {
  for (const [of, lists] of Object.entries(dates)) {
    const which = lists.findIndex((forms) => isOneOf(word, forms));
    if (which >= 0) return { of, which };
  }
  return null;
}

/** Words that deny or single out, with the comma, bracket or dash that parts them from one side or the other. */
function hingesOf(text: string, { negations, quantifiers }: Lexicon): string[] {
  return [
    ...comparable(text).matchAll(/([,;:(]|- )?\s*([\p{L}\p{M}]+(?:'[\p{L}]+)?)(?=\s*([,;:)]|-(?= ))?)/gu),
  ]
    .filter(
      ([, , word]) => isOneOf(word!, negations) || isOneOf(word!, quantifiers.only) || word!.endsWith("n't"),
    )
    .map(([, before = '', word, after = '']) => `${before}${word}${after}`);
}

function quantitiesOf(words: readonly string[], { quantifiers }: Lexicon): Claims['quantities'] {
  return words.flatMap((text) => {
    const found = Object.entries(quantifiers).find(([, forms]) => isOneOf(text, forms));
    return found ? [{ quantity: found[0] as Quantity, text }] : [];
  });
}

/** Words that deny; никто does so together with its не. */
function negationsOf(words: readonly string[], { negations, concord }: Lexicon): string[] {
  const denying = words.filter((word) => isOneOf(word, negations) || word.endsWith("n't"));
  if (denying.length > 0) return denying;
  return words.filter((word) => isOneOf(word, concord)).slice(0, 1);
}

/** Whether two wordings differ in typography and the spelling of numbers and units alone. */
export const isRespelled = (before: Claims, after: Claims): boolean =>
  before.stream.join(' ') === after.stream.join(' ') && before.hinges.join(' ') === after.hinges.join(' ');

const MIRRORED: Partial<Record<TurnKind, TurnKind>> = {
  'limit-added': 'limit-removed',
  'limit-removed': 'limit-added',
  widened: 'narrowed',
  narrowed: 'widened',
};

/**
 * How the meaning surely turned between two wordings in one language; empty where a program cannot tell. The same both ways
 * round: words are matched in one order of the two, whichever came first.
 */
export function turnsBetween(before: Claims, after: Claims): Turn[] {
  if (before.text <= after.text) return turnsInOrder(before, after);
  return turnsInOrder(after, before)
    .map((turn) => ({ kind: MIRRORED[turn.kind] ?? turn.kind, before: turn.after, after: turn.before }))
    .sort((a, b) => TURNS.indexOf(a.kind) - TURNS.indexOf(b.kind));
}

function turnsInOrder(old: Claims, now: Claims): Turn[] {
  const { lexicon } = old;
  const gone = without(old.words, now.words, lexicon);
  const come = without(now.words, old.words, lexicon);
  const found = [
    ...polarity(old, now, gone, come, lexicon),
    ...measuresTurned(old.measures, now.measures),
    ...unitTurned(gone, come, lexicon),
    ...quantifierTurned(old, now),
    ...choiceTurned(old, now),
    ...scopeTurned(old, now, gone, come, lexicon),
  ];
  return found.sort((a, b) => TURNS.indexOf(a.kind) - TURNS.indexOf(b.kind));
}

/** Words of the one that the other has no like of, each as often as it stands there. */
function without(words: readonly string[], others: readonly string[], lexicon: Lexicon): string[] {
  // The same words first, so that none of them is taken for the like of another.
  const left = [...others];
  const more = words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return more.filter((word) => {
    const at = left.findIndex((other) => areAlike(word, other) && !areOpposite(word, other, lexicon));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

function polarity(
  old: Claims,
  now: Claims,
  gone: readonly string[],
  come: readonly string[],
  lexicon: Lexicon,
): Turn[] {
  const opposites = gone.flatMap((word) => {
    const other = come.find((one) => areOpposite(word, one, lexicon));
    return other === undefined ? [] : [{ kind: 'opposite' as const, before: word, after: other }];
  });
  // A word that denies by being an opposite (забыл, refused) denies once.
  const denying = (negations: readonly string[], paired: readonly string[]) =>
    without(negations, paired, lexicon).length;
  const isDenied =
    Math.abs(
      denying(
        old.negations,
        opposites.map(({ before }) => before),
      ) -
        denying(
          now.negations,
          opposites.map(({ after }) => after),
        ),
    ) %
      2 ===
    1;
  if (opposites.length > 0) return isDenied && opposites.length % 2 === 1 ? [] : opposites;
  if (!isDenied) return [];
  return [
    {
      kind: 'negated',
      before: without(old.negations, now.negations, lexicon).join(', '),
      after: without(now.negations, old.negations, lexicon).join(', '),
    },
  ];
}

function areOpposite(a: string, b: string, lexicon: Lexicon): boolean {
  const { opposites, denying, turning, shapes } = lexicon;
  // Limits without a number: lower than promised, меньше половины.
  if (a.includes(' ') && b.includes(' ')) {
    const [one, other] = [senseOf(a, lexicon), senseOf(b, lexicon)];
    if (one !== null && other !== null) return one !== other;
  }
  const [as, bs] = [
    [a, ...shapes(a)],
    [b, ...shapes(b)],
  ];
  const isIn = (words: readonly string[], side: readonly string[]) =>
    words.some((word) => isOneOf(word, side));
  if (
    opposites.some(([one, other]) => (isIn(as, one) && isIn(bs, other)) || (isIn(bs, one) && isIn(as, other)))
  )
    // A word that stands on both sides of the table (close: near, shut) is not its own opposite.
    return !opposites.some((pair) => pair.some((side) => isIn(as, side) && isIn(bs, side)));
  if (denies(a, b, denying)) return true;
  return turning.some(
    ([ful, less]) =>
      (a.endsWith(ful) && b.endsWith(less) && a.slice(0, -ful.length) === b.slice(0, -less.length)) ||
      (b.endsWith(ful) && a.endsWith(less) && b.slice(0, -ful.length) === a.slice(0, -less.length)),
  );
}

function measuresTurned(old: readonly Measure[], now: readonly Measure[]): Turn[] {
  const left = [...now];
  const turns: Turn[] = [];
  const gone = old.filter((measure) => {
    const at = left.findIndex(({ key }) => key === measure.key);
    if (at < 0) return true;
    const [same] = left.splice(at, 1);
    if (measure.sense !== null && same!.sense !== null && measure.sense !== same!.sense)
      turns.push({ kind: 'comparison', before: measure.text, after: same!.text });
    return false;
  });
  const said = (measures: readonly Measure[]) => measures.map(({ text }) => text).join(', ');
  if (gone.length === 0 && left.length === 0) return turns;
  const [before, after] = [said(gone), said(left)];
  if (gone.length === 0) return [...turns, { kind: 'limit-added', before, after }];
  if (left.length === 0) return [...turns, { kind: 'limit-removed', before, after }];
  const values = (measures: readonly Measure[]) =>
    measures
      .map(({ value }) => value)
      .sort()
      .join(' ');
  const units = (measures: readonly Measure[]) =>
    measures
      .map(({ unit }) => unit)
      .sort()
      .join(' ');
  const isUnit = values(gone) === values(left) && units(gone) !== units(left);
  return [...turns, { kind: isUnit ? 'unit' : 'numbers', before, after }];
}

/** A unit that stands alone and became another of its kind: for minutes, for hours. */
function unitTurned(gone: readonly string[], come: readonly string[], lexicon: Lexicon): Turn[] {
  return gone.flatMap((word) => {
    const was = unitOf(word, lexicon, false);
    const other =
      was &&
      come.find((one) => {
        const is = unitOf(one, lexicon, false);
        return is && is.dimension === was.dimension && is.id !== was.id;
      });
    return other ? [{ kind: 'unit' as const, before: word, after: other }] : [];
  });
}

/** One of several things, or all of them. */
function choiceTurned(old: Claims, now: Claims): Turn[] {
  const both = (of: Claims) => of.conjunctions - of.alternatives;
  const isTurned = (a: Claims, b: Claims) => a.alternatives > b.alternatives && both(a) < both(b);
  const [either] = old.lexicon.alternatives;
  const [and] = old.lexicon.conjunctions;
  if (isTurned(old, now)) return [{ kind: 'quantifier', before: either!, after: and! }];
  if (isTurned(now, old)) return [{ kind: 'quantifier', before: and!, after: either! }];
  return [];
}

/** Some and any are what a plain question asks: that they come or go alone says nothing. */
function quantifierTurned(old: Claims, now: Claims): Turn[] {
  const left = [...now.quantities];
  const gone = old.quantities.filter(({ quantity }) => {
    const at = left.findIndex((other) => other.quantity === quantity);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if ([...gone, ...left].every(({ quantity }) => quantity === 'some')) return [];
  const said = (of: Claims['quantities']) => of.map(({ text }) => text).join(', ');
  return [{ kind: 'quantifier', before: said(gone), after: said(left) }];
}

/** A second thing asked in one question: an answer can no longer say which. */
function scopeTurned(
  old: Claims,
  now: Claims,
  gone: readonly string[],
  come: readonly string[],
  { fillers, conjunctions }: Lexicon,
): Turn[] {
  const content = (words: readonly string[]) =>
    words.filter((word) => !isOneOf(word, fillers) && !isOneOf(word, conjunctions));
  const joined = now.conjunctions + now.questions - old.conjunctions - old.questions;
  const [less, more] = [content(gone), content(come)];
  if (joined > 0 && more.length > less.length)
    return [{ kind: 'widened', before: less.join(', '), after: more.join(', ') }];
  if (joined < 0 && less.length > more.length)
    return [{ kind: 'narrowed', before: less.join(', '), after: more.join(', ') }];
  return [];
}

/** Dice's coefficient over the words that say something, 0–1, in any order: how much of what is asked about stayed. */
export function topicSimilarity(a: Claims, b: Claims): number {
  const { lexicon } = a;
  const content = ({ words }: Claims) => words.filter((word) => !isOneOf(word, lexicon.fillers));
  const [one, other] = a.text <= b.text ? [content(a), content(b)] : [content(b), content(a)];
  if (one.length + other.length === 0) return isRespelled(a, b) ? 1 : 0;
  return (2 * (one.length - without(one, other, lexicon).length)) / (one.length + other.length);
}
