// The schema of what `svc lint --format json` prints.

import type { JsonSchema } from '../answers/kind.ts';
import { closed, formatKey, schemaOf } from './parts.ts';

const string = (description: string): JsonSchema => ({ type: 'string', description });
const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });
const position = (description: string): JsonSchema => ({ type: 'integer', minimum: 1, description });
const whole = (properties: Readonly<Record<string, JsonSchema>>, description: string): JsonSchema =>
  closed(properties, Object.keys(properties), { description });

export const lint = schemaOf(
  'lint',
  'svc: what lint found',
  whole(
    {
      format: formatKey('lint'),
      files: count('Files looked at.'),
      errors: count('Findings of level error.'),
      warnings: count('Findings of level warning.'),
      fixed: count('Faults that --fix has mended; they are not among the findings.'),
      findings: {
        type: 'array',
        description: 'In order of file, line and column.',
        items: whole(
          {
            rule: string('Id of the rule; `svc explain` tells of it.'),
            level: { enum: ['error', 'warning'], description: 'How grave it is.' },
            file: string('The file, from the folder where lint was run.'),
            line: position('Line, from 1.'),
            column: position('Column, from 1, in UTF-16 units.'),
            endLine: position('Line of the end.'),
            endColumn: position('Column of the end; the end itself is not part of the place.'),
            message: string('What is wrong.'),
            hint: { type: ['string', 'null'], description: 'What to do about it.' },
            fixable: { type: 'boolean', description: 'Whether --fix can mend it.' },
          },
          'One fault at one place.',
        ),
      },
    },
    'What `svc lint` found.',
  ),
);
