// One of several options, each worth its points. Options without points are counted in shares only.

import { normalized, type Text } from '../standard/text.ts';
import { nearest } from '../suggest.ts';
import type { AnswerKind, AnswerProblem, ChoiceOption } from './kind.ts';
import { formerlyOf, kindKey, NOT_OTHERWISE, TEXT_SCHEMA } from './kind.ts';

export interface ChoiceAnswer {
  readonly kind: 'choice';
  readonly options: readonly ChoiceOption[];
}

interface WrittenOption {
  readonly id: string;
  readonly text: Text;
  readonly points?: number;
  readonly formerly?: string | readonly string[];
}

export const choice: AnswerKind<ChoiceAnswer> = {
  ...NOT_OTHERWISE,
  kind: 'choice',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'options'],
    properties: {
      kind: kindKey('choice', 'One of several options.'),
      options: {
        type: 'array',
        minItems: 2,
        description: 'The options, in the order they are shown.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'text'],
          properties: {
            id: { $ref: '#/$defs/id', description: 'Names the option in answers files.' },
            text: { ...TEXT_SCHEMA, description: 'The option as the reader sees it.' },
            points: {
              type: 'number',
              minimum: 0,
              maximum: 100,
              description:
                'What the option is worth; left out on every option when the choice is not scored.',
            },
            formerly: formerlyOf('option'),
          },
        },
      },
    },
  },
  build(written) {
    const options = written.options as readonly WrittenOption[];
    const problems: AnswerProblem[] = [];
    const seen = new Set<string>();
    const withPoints = options.filter((option) => option.points !== undefined).length;
    options.forEach((option, index) => {
      if (seen.has(option.id))
        problems.push({
          path: ['options', index, 'id'],
          rule: 'duplicate-id',
          code: 'duplicate-option',
          args: { id: option.id },
        });
      seen.add(option.id);
      if (withPoints > 0 && option.points === undefined)
        problems.push({
          path: ['options', index],
          rule: 'option-points',
          code: 'option-points',
          args: { id: option.id },
        });
    });
    const former = new Set<string>();
    options.forEach(({ formerly = [] }, index) => {
      for (const id of [formerly].flat()) {
        if (seen.has(id) || former.has(id))
          problems.push({
            path: ['options', index, 'formerly'],
            rule: 'formerly',
            code: seen.has(id) ? 'formerly-in-use' : 'formerly-again',
            args: { id },
          });
        former.add(id);
      }
    });
    if (problems.length > 0) return { problems };
    return {
      answer: {
        kind: 'choice',
        options: options.map(({ id, text, points, formerly }) => ({
          id,
          text,
          points: points ?? null,
          ...(formerly === undefined ? {} : { formerly: [formerly].flat() }),
        })),
      },
    };
  },
  written: ({ kind, options }) => ({
    kind,
    options: options.map(({ id, text, points, formerly }) => ({
      id,
      text,
      ...(points === null ? {} : { points }),
      ...(formerly === undefined ? {} : { formerly }),
    })),
  }),
  options: ({ options }) => options,
  scored: ({ options }) => options[0]!.points !== null,
  read(input, { options }) {
    const wanted = normalized(String(input));
    // An id in use goes before one that was given up, and both before what the option says.
    const known: readonly ((option: ChoiceAnswer['options'][number]) => boolean)[] = [
      ({ id }) => id === wanted,
      ({ formerly = [] }) => formerly.includes(wanted),
      ({ text }) => Object.values(text).some((label) => label !== undefined && normalized(label) === wanted),
    ];
    const index = known.map((isIt) => options.findIndex(isIt)).find((found) => found >= 0) ?? -1;
    if (index >= 0) return { ok: true, value: index };
    const ids = options.map(({ id }) => id);
    return {
      ok: false,
      problem: {
        code: 'not-an-option',
        args: { value: String(input), options: ids.join(', '), nearest: nearest(wanted, ids) ?? '' },
      },
    };
  },
  write: (value, { options }) => options[value]!.id,
  points: (value, { options }) => options[value]!.points ?? 0,
  gap: () => null,
  pointsGap: (expectation, delivery, answer) =>
    choice.points(delivery, answer) - choice.points(expectation, answer),
  values: ({ options }) => options.map((_, i) => i),
};
