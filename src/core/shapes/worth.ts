// A firm's own figures, by which `svc plan` says what a shortfall may cost.

import { formatKey, schemaOf } from './parts.ts';
import { but, closed, number, type Of, type Shape, string, whole } from './shape.ts';

const figure = (description: string): Shape<number> => but(number(description), { minimum: 0 });
const part = (description: string): Shape<number> => but(figure(description), { maximum: 1 });
/** A figure of customers let down, and of the others. */
const both = (of: (description: string) => Shape<number>, what: string) => ({
  letDown: of(`${what}: of those let down.`),
  others: of(`${what}: of the others.`),
});
const measured = (what: string) => `${what}; measure it, or say whose guess it is.`;
const LEAVE = 'Share of customers who leave within a year';
const VISITS = 'Visits a year of a customer who stays';
const ADVISE = 'New customers that a customer brings in a year';
const EXTRAS = 'Share of those who stay that buys more: a higher class, speed, a replacement, an add-on';

export const worth = schemaOf(
  'worth',
  'svc: a firm’s own figures',
  closed(
    {
      format: formatKey('worth'),
      customers: figure('Customers a year.'),
      margin: figure('What a customer leaves a year after direct costs, in money.'),
      currency: but(string('ISO 4217, such as EUR.'), { pattern: '^[A-Z]{3}$' }),
      leave: whole(both(part, LEAVE), measured(LEAVE)),
      visits: whole(
        { ...both(figure, VISITS), margin: figure('What a visit leaves, in money.') },
        measured(VISITS),
      ),
      advise: whole(both(figure, ADVISE), measured(ADVISE)),
      extras: whole(
        { ...both(part, EXTRAS), margin: figure('What such a customer leaves a year by it, in money.') },
        measured(EXTRAS),
      ),
    },
    ['format', 'customers', 'margin', 'leave'],
    { description: 'What a gap is worth, by the firm’s own figures.' },
  ),
);

/** The firm's own figures, by which a gap is worth money. */
export type Worth = Omit<Of<typeof worth>, 'format' | 'currency'>;
