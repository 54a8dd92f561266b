// svc agree: how far two raters agree.

export const agree = {
  'command.agree': 'how far two raters of the same things agree, and which guides need work',
  'argument.agree': 'the audits of one rater: a file, or a folder of them',
  'option.agree-match':
    'what tells which audits are about the same thing: site, or fields of the standard, several with commas (default: site)',
  'agree.title': '{first} and {second}',
  'agree.pairs': { one: '{count} thing rated by both', other: '{count} things rated by both' },
  'agree.alone': { one: '{count} rated by one alone', other: '{count} rated by one alone' },
  'agree.same': 'The same answer: {share} of {n}.',
  'agree.near': 'No more than {tolerance} apart: {share}.',
  'agree.beyond': 'Over all criteria, in points: ICC {icc}; Krippendorff’s alpha {alpha}.',
  'agree.harsher': '{second} is the harsher: {points} points on average.',
  'agree.milder': '{second} is the milder: {points} points on average.',
  'agree.unbiased':
    'Neither is shown to be the harsher: {second} lies {points} points from the other on average.',
  'agree.between': '({low} to {high})',
  'agree.same-head': 'same',
  'agree.kappa': 'kappa',
  'agree.ac': 'AC',
  'agree.alpha': 'alpha',
  'agree.icc': 'ICC',
  'agree.work': { one: '{count} guide needs work', other: '{count} guides need work' },
  'agree.apart': '{name}: {first} / {second}',
  'agree.beyond-one': 'beyond chance {value}',
  'agree.one-sided': {
    one: '{count} time one answered and the other did not',
    other: '{count} times one answered and the other did not',
  },
  'agree.note':
    'In brackets 95% intervals. Kappa: Cohen’s, quadratic weights on scales. AC: Gwet’s AC1, on scales AC2; it holds where nearly all is rated alike and kappa does not. A guide needs work where agreement beyond chance (AC, for measures ICC) is below {least}.',
  'error.agree-other-standard': 'the raters went by different standards: {first} and {second}',
  'error.agree-nothing-common':
    'no audit of the one is about the same thing as one of the other (by {facts})',
  'error.agree-fact-missing': '{file} does not say what it is about ({facts})',
  'error.agree-twice': '{first} and {second} are of one rater and about the same thing: {name}',
  'hint.agree-match': 'Say with --match which facts tell what was rated.',
};
