// A waivers file: changes that are accepted for a while, by the fingerprints that `svc diff` prints.

import { DEFS, day, formatKey, ref, schemaOf, some } from './parts.ts';
import { closed, mapOf } from './shape.ts';

export const waivers = schemaOf(
  'waivers',
  'svc: waivers of changes to standards',
  closed(
    {
      format: formatKey('waivers'),
      waivers: mapOf(
        'By fingerprint of the change (16 hexadecimal digits), as `svc diff` prints it.',
        closed(
          {
            owner: some('Who answers for the change.'),
            approver: some('Who agreed to it, where somebody other than the owner has to.'),
            reason: some('Why it is accepted.'),
            expires: day('The last day the waiver holds, such as 2026-12-31.'),
            rule: ref('id', 'The rule of the change, for the reader; checked where given.'),
            criterion: ref('id', 'The criterion of the change, for the reader; checked where given.'),
          },
          ['owner', 'reason', 'expires'],
          { description: 'One accepted change.' },
        ),
      ),
    },
    ['format', 'waivers'],
    { description: 'Changes that somebody answers for until a day.' },
  ),
  { id: DEFS.id },
);
