// What a language has to say for how much, how many, how soon and whether at all: the words on which the meaning of a
// question turns. A form that ends in * stands for every word that begins so; forms of several words are phrases.

export interface Lexicon {
  /** Numbers in words, in every form they take. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Numbers in words that multiply the one before: five thousand. */
  readonly multipliers: Readonly<Record<string, number>>;
  /** A word before a unit that makes it one of working time. */
  readonly working: readonly string[];
  /** Words that may stand between a number and its unit. */
  readonly between: readonly string[];
  /** Words that may stand between a limit and its number. */
  readonly around: readonly string[];
  /** Join the two numbers of a range. */
  readonly ranges: readonly string[];
  /** Quantities that are spelled in a way of their own, and how a number would say them. */
  readonly spelled: readonly (readonly [RegExp, string])[];
  /** Whether 1,500 is one and a half; else it is fifteen hundred. */
  readonly decimalComma: boolean;
  /** Words that are a number only before a unit: a minute. */
  readonly articles: readonly string[];
  readonly ordinals: Readonly<Record<string, number>>;
  readonly units: readonly Unit[];
  /** Before a unit without a number: then one of it is meant (within a minute, за минуту). */
  readonly per: readonly string[];
  /** Before a limit. The longest phrase that fits is taken, so that “no more than” denies nothing. */
  readonly limits: Readonly<Record<'upper' | 'lower', readonly string[]>>;
  /** At once, the same day: deadlines without a number. */
  readonly deadlines: Readonly<Record<string, readonly string[]>>;
  /** Days, months, times of day: words of one list exclude each other. */
  readonly dates: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Times as a clock shows them (6 pm), ordinals as words (1st). */
  readonly inFull: (text: string) => string;
  readonly quantifiers: Readonly<Record<Quantity, readonly string[]>>;
  readonly negations: readonly string[];
  /** Words that only accompany a negation (никто не …): together they deny once. Empty where two negations are two. */
  readonly concord: readonly string[];
  /** Phrases that look like one of the above and are none: at all, each other. */
  readonly idle: readonly string[];
  readonly conjunctions: readonly string[];
  /** Those of them that leave a choice: tea or coffee. */
  readonly alternatives: readonly string[];
  /** Spellings that compare as one and may mean two things (все, всё), as they stand in a text. */
  readonly homographs: (text: string) => readonly string[];
  /** Other forms of a word under which it may stand among the opposites. */
  readonly shapes: (word: string) => readonly string[];
  /** Openings that ask politely and deny nothing: не подскажете ли. */
  readonly polite: readonly string[];
  /** Begin a word that denies the rest of it: impolite, невежливо. */
  readonly denying: readonly string[];
  /** Ends of words that deny each other: careful, careless. */
  readonly turning: readonly (readonly [string, string])[];
  /** Words of the one side mean the opposite of words of the other. */
  readonly opposites: readonly (readonly [readonly string[], readonly string[]])[];
  /** Words that say nothing of what is asked. */
  readonly fillers: readonly string[];
}

/** How much of the cases a statement covers. `some` is what a plain question asks anyway. */
export type Quantity =
  | 'all'
  | 'most'
  | 'many'
  | 'sometimes'
  | 'some'
  | 'few'
  | 'none'
  | 'only'
  | 'except'
  | 'half'
  | 'third'
  | 'quarter'
  | 'part';

export interface Unit {
  readonly id: string;
  /** What it measures; only units of one dimension can be turned into each other. */
  readonly dimension: string;
  /** In the smallest unit of its dimension. */
  readonly size: number;
  readonly forms: readonly string[];
  /** Abbreviations that are a unit only after a number: 5 s, 5 с. */
  readonly short?: readonly string[];
}

/** Words and phrases of a list, with commas between. */
export const wordsIn = (list: string): string[] => list.trim().split(/,\s*/);

/** A pair of opposites a line, a bar between its sides. */
export const oppositesIn = (table: string): [string[], string[]][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map(wordsIn) as [string[], string[]]);

/** Words that count up from a number. */
export const numberedFrom = (first: number, words: readonly string[]): Record<string, number> =>
  Object.fromEntries(words.map((word, i) => [word, first + i]));

/** A unit a line: its id, dimension, size, forms and, where it has any, what is short for it. */
export const unitsIn = (table: string): Unit[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [id, dimension, size, forms, short] = line.split('|').map((cell) => cell.trim());
      return {
        ...{ id: id!, dimension: dimension!, size: Number(size), forms: forms ? wordsIn(forms) : [] },
        ...(short ? { short: wordsIn(short) } : {}),
      };
    });

interface Forms {
  readonly exact: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

/** Lists are constants: each is sorted out once. */
const SORTED = new WeakMap<readonly string[], Forms>();

function sorted(forms: readonly string[]): Forms {
  const known = SORTED.get(forms);
  if (known) return known;
  const made = {
    exact: new Set(forms.filter((form) => !form.endsWith('*'))),
    beginnings: forms.filter((form) => form.endsWith('*')).map((form) => form.slice(0, -1)),
  };
  SORTED.set(forms, made);
  return made;
}

/** Whether a word is one of the forms. */
export function isOneOf(word: string, forms: readonly string[]): boolean {
  const { exact, beginnings } = sorted(forms);
  // A phrase is not what its first word is: процентных пунктов are no процентов.
  const isPhrase = word.includes(' ');
  return (
    exact.has(word) ||
    beginnings.some((beginning) => word.startsWith(beginning) && (!isPhrase || beginning.includes(' ')))
  );
}
