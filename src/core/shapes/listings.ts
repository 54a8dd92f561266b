// What lists things: the shelf of standards, the rules, the formulas.

import { LANGUAGES } from '../standard/text.ts';
import { formatKey, schemaOf } from './parts.ts';
import type { Of, Shape } from './shape.ts';
import {
  boolean,
  closed,
  count,
  each,
  list,
  maybe,
  maybeString,
  oneOf,
  shape,
  string,
  whole,
} from './shape.ts';

/** In one language or more. */
const text = (description: string) =>
  closed(
    each(LANGUAGES, () => string('In this language.')),
    [],
    { description, minProperties: 1 },
  );
const listing = <const Kind extends string, T>(kind: Kind, title: string, one: Shape<T>) =>
  schemaOf(kind, title, whole({ format: formatKey(kind), [kind]: list('In order.', one) }, title));

const standard = whole(
  {
    id: string('What commands call it.'),
    version: string('Semantic version.'),
    digest: string('sha256 over its content.'),
    title: text('Its name.'),
    description: maybe(text('What it checks, and whom it suits.')),
    sector: maybeString('Where it is of use; null where it does not say.'),
    purpose: maybeString('What it is filled in for.'),
    respondent: maybeString('Who answers.'),
    minutes: shape<number | null>({ type: ['integer', 'null'], description: 'How long answering takes.' }),
    sections: count('Sections in it.'),
    criteria: count('Criteria in it.'),
  },
  'One standard.',
);
export const standards = listing('standards', 'svc: the shipped standards', standard);

const rule = whole(
  {
    rule: string('Its id, which never changes.'),
    of: oneOf(
      ['lint', 'use', 'check', 'diff'],
      'Who goes by it: lint, a command that uses a file, check, or diff.',
    ),
    level: oneOf(
      ['error', 'warning', 'breaking', 'rebase', 'look', 'safe'],
      'How grave it is, unless a setting says otherwise.',
    ),
    settable: boolean('Whether its level can be set.'),
    summary: string('What it demands, in a sentence.'),
    why: string('Why.'),
    bad: maybeString('An example that breaks it.'),
    good: maybeString('The same, mended.'),
    before: maybeString('Of a change, an example: the old version.'),
    after: maybeString('The new one.'),
  },
  'One rule.',
);
export const rules = listing('rules', 'svc: rules explained', rule);

const formula = whole(
  {
    figure: string('The figure, as the gap report calls it.'),
    name: text('Its name.'),
    formula: string('How it is computed.'),
    unit: text('In what it is.'),
    source: maybeString('Author and year of the source; null for what is ours.'),
    note: maybe(text('What else to know.')),
    symbols: list(
      'What the letters stand for.',
      whole({ symbol: string('The letter.'), text: text('What it is.') }, 'One symbol.'),
    ),
  },
  'One figure.',
);
export const formulas = listing('formulas', 'svc: the formulas of every figure', formula);

export type ListedStandard = Of<typeof standard>;
export type ListedFormula = Of<typeof formula>;
/** What there is to know of a rule; null where there is nothing to show. */
export type Explanation = Of<typeof rule>;
