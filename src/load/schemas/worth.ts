// The schema of a firm's own figures, by which `svc plan` says what a shortfall may cost.

import type { JsonSchema } from '../../core/answers/kind.ts';
import { closed, formatKey, schemaOf } from '../../core/shapes/parts.ts';

const number = (description: string, more: object = {}) => ({
  type: 'number',
  minimum: 0,
  description,
  ...more,
});
const share = (description: string) => number(description, { maximum: 1 });
const both = (
  of: (description: string) => JsonSchema,
  what: string,
  more: Readonly<Record<string, JsonSchema>> = {},
) =>
  closed(
    {
      letDown: of(`${what}: of those let down.`),
      others: of(`${what}: of the others.`),
      ...more,
    },
    ['letDown', 'others', ...Object.keys(more)],
    { description: `${what}; measure it, or say whose guess it is.` },
  );

export const worth = schemaOf(
  'worth',
  'svc: a firm’s own figures',
  closed(
    {
      format: formatKey('worth'),
      customers: number('Customers a year.'),
      margin: number('What a customer leaves a year after direct costs, in money.'),
      currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217, such as EUR.' },
      leave: both(share, 'Share of customers who leave within a year'),
      visits: both(number, 'Visits a year of a customer who stays', {
        margin: number('What a visit leaves, in money.'),
      }),
      advise: both(number, 'New customers that a customer brings in a year'),
      extras: both(
        share,
        'Share of those who stay that buys more: a higher class, speed, a replacement, an add-on',
        {
          margin: number('What such a customer leaves a year by it, in money.'),
        },
      ),
    },
    ['format', 'customers', 'margin', 'leave'],
    { description: 'What a gap is worth, by the firm’s own figures.' },
  ),
);
