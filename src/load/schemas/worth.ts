// The schema of a firm's own figures, by which `svc plan` says what a shortfall may cost.

import { closed, formatKey, schemaOf } from '../../core/shapes/parts.ts';

const number = (description: string, more: object = {}) => ({
  type: 'number',
  minimum: 0,
  description,
  ...more,
});
const share = (description: string) => number(description, { maximum: 1 });

export const worth = schemaOf(
  'worth',
  'svc: a firm’s own figures',
  closed(
    {
      format: formatKey('worth'),
      customers: number('Customers a year.'),
      margin: number('What a customer leaves a year after direct costs, in money.'),
      currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217, such as EUR.' },
      leave: closed(
        {
          letDown: share('Share of customers let down who leave within a year.'),
          others: share('Share of the others who do.'),
        },
        ['letDown', 'others'],
        { description: 'Who leaves; measure it, or say whose guess it is.' },
      ),
    },
    ['format', 'customers', 'margin', 'leave'],
    { description: 'What a gap is worth, by the firm’s own figures.' },
  ),
);
