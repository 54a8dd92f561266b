// svc plan: what to close first, and what of it worked.

export const plan = {
  'command.plan': 'what to close first, as a plan to fill in; with --check, what of it worked',
  'argument.plan': 'a saved gap report (.json), or audits; with --check the plan',
  'option.plan-most': 'at most so many actions (default: 10)',
  'option.plan-worth': 'the firm’s own figures, to say what each shortfall may cost (see `svc schema worth`)',
  'option.plan-check': 'the next report or audits: tells by the numbers which actions worked',
  'plan.head':
    'What to close first. Fill in action, owner and due; `svc plan --check NEXT` tells what worked.',
  'plan.title': 'Plan',
  'plan.overall': 'overall gap {gap} points',
  'plan.gain': 'Meeting it would add {gain} points overall; its gap is {gap} points (n = {n}).',
  'plan.not-shown': 'It is seen to fall short, not shown: more answers may change that.',
  'plan.worth': 'It may cost up to {worth} a year.',
  'plan.worth-parts':
    'Of this {organic} by itself (they leave, come less, bring fewer) and {induced} of what is offered and paid for.',
  'plan.worth-visits':
    'visits a year: {letDown} of those let down, {others} of the others, × {margin} a visit',
  'plan.worth-advise': 'customers brought a year: {letDown} by those let down, {others} by the others',
  'plan.worth-extras': 'buying more: {letDown} of those let down, {others} of the others, × {margin} a year',
  'plan.worth-besides': 'Counted besides, of those who stay: {list}.',
  'plan.worth-note':
    'Worth: {customers} customers × the share let down × (leaving: {letDown} of those let down, {others} of the others) × {margin} a year. A rule of thumb on the firm’s own figures: who is let down in several criteria is counted in each, so worths do not add up.',
  'plan.remedy': 'What good looks like:',
  'plan.action': 'Action',
  'plan.owner': 'Owner',
  'plan.due': 'Due',
  'plan.owner-due': 'Owner, due',
  'plan.nothing': 'Nothing that has weight falls short: there is nothing to plan.',
  'plan.check-title': 'What worked',
  'plan.check-note':
    'Worked: the gap became better, shown by a test at 5%, after Holm over the actions. Unclear: cannot be told from these answers.',
  'plan.worked': 'Worked?',
  'plan.outcome.better': 'worked',
  'plan.outcome.worse': 'got worse',
  'plan.outcome.unclear': 'unclear',
  'plan.no-gap': 'no gap now',
  'plan.other-version':
    'The plan was made by version {old} of the standard, the report by {new}: check with svc diff that they are comparable.',
  'error.plan-check-one': '--check takes one plan',
  'error.plan-other-standard': 'the plan is for the standard {plan}, the report for {report}',
};
