// What `svc lint --format json` prints.

import { formatKey, schemaOf } from './parts.ts';
import { boolean, count, from1, list, maybeString, type Of, oneOf, string, whole } from './shape.ts';

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
      findings: list(
        'In order of file, line and column.',
        whole(
          {
            rule: string('Id of the rule; `svc explain` tells of it.'),
            level: oneOf(['error', 'warning'], 'How grave it is.'),
            file: string('The file, from the folder where lint was run.'),
            line: from1('Line, from 1.'),
            column: from1('Column, from 1, in UTF-16 units.'),
            endLine: from1('Line of the end.'),
            endColumn: from1('Column of the end; the end itself is not part of the place.'),
            message: string('What is wrong.'),
            hint: maybeString('What to do about it.'),
            fixable: boolean('Whether --fix can mend it.'),
          },
          'One fault at one place.',
        ),
      ),
    },
    'What `svc lint` found.',
  ),
);

export type LintData = Of<typeof lint>;
