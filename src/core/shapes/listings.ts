// The schemas of what lists things: the shelf of standards, the rules, the formulas.

import type { JsonSchema } from '../answers/kind.ts';
import { closed, formatKey, schemaOf } from './parts.ts';

const string = (description: string): JsonSchema => ({ type: 'string', description });
const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });
const orNull = (description: string): JsonSchema => ({ type: ['string', 'null'], description });
const language = string('In this language.');
/** In one language or both; `ofNull` where it may be missing. */
const text = (description: string, ofNull = false): JsonSchema =>
  closed({ en: language, ru: language }, [], {
    description,
    minProperties: 1,
    ...(ofNull ? { type: ['object', 'null'] } : {}),
  });
const whole = (properties: Readonly<Record<string, JsonSchema>>, description: string): JsonSchema =>
  closed(properties, Object.keys(properties), { description });
const listing = (kind: string, title: string, items: string, one: JsonSchema) =>
  schemaOf(
    kind,
    title,
    whole(
      { format: formatKey(kind), [items]: { type: 'array', description: 'In order.', items: one } },
      title,
    ),
  );

export const standards = listing(
  'standards',
  'svc: the shipped standards',
  'standards',
  closed(
    {
      id: string('What commands call it.'),
      version: string('Semantic version.'),
      digest: string('sha256 over its content.'),
      title: text('Its name.'),
      description: text('What it checks, and whom it suits.', true),
      sector: orNull('Where it is of use; null where it does not say.'),
      purpose: orNull('What it is filled in for.'),
      respondent: orNull('Who answers.'),
      minutes: { type: ['integer', 'null'], description: 'How long answering takes.' },
      sections: count('Sections in it.'),
      criteria: count('Criteria in it.'),
    },
    [
      'id',
      'version',
      'digest',
      'title',
      'description',
      'sector',
      'purpose',
      'respondent',
      'minutes',
      'sections',
      'criteria',
    ],
    { description: 'One standard.' },
  ),
);

export const rules = listing(
  'rules',
  'svc: rules explained',
  'rules',
  whole(
    {
      rule: string('Its id, which never changes.'),
      of: {
        enum: ['lint', 'use', 'check', 'diff'],
        description: 'Who goes by it: lint, a command that uses a file, check, or diff.',
      },
      level: {
        enum: ['error', 'warning', 'breaking', 'rebase', 'look', 'safe'],
        description: 'How grave it is, unless a setting says otherwise.',
      },
      settable: { type: 'boolean', description: 'Whether its level can be set.' },
      summary: string('What it demands, in a sentence.'),
      why: string('Why.'),
      bad: orNull('An example that breaks it.'),
      good: orNull('The same, mended.'),
      before: orNull('Of a change, an example: the old version.'),
      after: orNull('The new one.'),
    },
    'One rule.',
  ),
);

export const formulas = listing(
  'formulas',
  'svc: the formulas of every figure',
  'formulas',
  whole(
    {
      figure: string('The figure, as the gap report calls it.'),
      name: text('Its name.'),
      formula: string('How it is computed.'),
      unit: text('In what it is.'),
      source: orNull('Author and year of the source; null for what is ours.'),
      note: text('What else to know.', true),
      symbols: {
        type: 'array',
        description: 'What the letters stand for.',
        items: whole({ symbol: string('The letter.'), text: text('What it is.') }, 'One symbol.'),
      },
    },
    'One figure.',
  ),
);
