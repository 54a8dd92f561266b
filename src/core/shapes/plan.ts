// A plan of action made from a gap report: written by `svc plan`, filled in by people, checked against the next report. A plan is
// YAML to be edited; what a check found is JSON.

import { DEFS, formatKey, ref, schemaOf } from './parts.ts';
import type { Of } from './shape.ts';
import {
  boolean,
  closed,
  count,
  list,
  maybe,
  maybeNumber,
  maybeString,
  number,
  oneOf,
  pair,
  share,
  string,
  whole,
} from './shape.ts';

const { text } = DEFS;

const baseline = whole(
  {
    n: count('Pairs behind the gap.'),
    gap: number('Mean gap in points.'),
    se: maybeNumber('Its standard error; null for one visit.'),
    df: maybeNumber('Degrees of freedom.'),
  },
  'Where it stood when the plan was made; `svc plan --check` goes by it.',
);

const action = closed(
  {
    criterion: string('Id of the criterion to close.'),
    question: ref('text', 'The criterion as asked.'),
    gain: number('Points that the overall score would gain if it were met.'),
    shown: boolean('Whether it is shown to fall short, not only seen.'),
    before: baseline,
    said: list('What customers or auditors said of it, word for word.', string('A comment.')),
    evidence: list('Files that show it.', string('A file, as the audit names it.')),
    remedy: ref('text', 'What the standard’s guide says good looks like.'),
    worth: maybe(number('Money a year that the shortfall may cost, by the firm’s own figures.')),
    organic: maybe(
      number('Of it: what comes by itself, from customers who stay, come more often and bring others.'),
    ),
    induced: maybe(
      number('Of it: what is offered and paid for, such as a higher class, speed or an add-on.'),
    ),
    action: string('What will be done. Yours to fill in.'),
    owner: string('Who answers for it. Yours to fill in.'),
    due: string('By when, such as 2027-03-31. Yours to fill in.'),
  },
  ['criterion', 'gain', 'shown', 'before', 'action', 'owner', 'due'],
  { description: 'One thing to close, the most to gain first.' },
);

export const plan = schemaOf(
  'plan',
  'svc: a plan of action',
  closed(
    {
      format: formatKey('plan'),
      standard: whole(
        { id: string('Its id.'), version: string('Its version.'), digest: string('Over its content.') },
        'The standard of the report that the plan was made from.',
      ),
      overall: maybe(number('The overall gap in points when the plan was made.')),
      notes: list('How figures were reckoned; each rule of thumb is named as such.', string('A note.')),
      actions: list('The most to gain first.', action),
    },
    ['format', 'standard', 'actions'],
    { description: 'What to close first, what is known of it, and who will do what by when.' },
  ),
  { text },
);

const checked = whole(
  {
    criterion: string('Id of the criterion.'),
    question: ref('text', 'The criterion as asked.'),
    action: string('What was to be done.'),
    owner: string('Who answered for it.'),
    due: string('By when.'),
    before: number('The gap in points when the plan was made.'),
    after: maybeNumber('The gap in points now.'),
    change: maybeNumber('After minus before.'),
    ci95: maybe(pair('95 % confidence interval of the change.', 'An end of the interval.')),
    pHolm: maybe(share('p of the change after Holm over the actions.')),
    outcome: maybe(oneOf(['better', 'worse', 'unclear'], 'What is shown; null where it has no gap now.')),
    verdict: maybeString('The verdict of the criterion now.'),
  },
  'One action.',
);

export const planCheck = schemaOf(
  'plan-check',
  'svc: what worked of a plan',
  whole(
    {
      format: formatKey('plan-check'),
      standard: whole(
        { id: string('Its id.'), version: string('Its version.'), digest: string('Over its content.') },
        'The standard of the new report.',
      ),
      actions: list('In the order of the plan.', checked),
    },
    'Which actions worked, by the numbers.',
  ),
  { text },
);

export type Plan = Of<typeof plan>;
export type Action = Of<typeof action>;
export type PlanCheck = Of<typeof planCheck>;
export type CheckedAction = Of<typeof checked>;
