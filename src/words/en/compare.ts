// svc compare: waves of one standard against each other.

export const compare = {
  'command.compare': 'what changed between waves, with intervals: reports, audits, surveys or tallies',
  'argument.compare':
    'a saved gap report or tally (.json), a saved audit, a folder or an archive (.zip) of audits, or a survey; two or more, the earliest first',
  'option.compare-names': 'what the waves are called, with commas (default: their files)',
  'option.compare-pair-by':
    'what tells who is the same in every wave: site, respondent, or a field (default: site for audits, respondent for surveys)',
  'option.compare-unpaired':
    'take the waves as different samples even where sites or respondents are the same',
  'option.compare-map':
    'the mapping of the surveys: once for all, or once for each, in order (default: the one beside them)',
  'option.compare-was':
    'an earlier version of the standard, by which some waves were made: an id, a path or REF:path; for surveys once, or once for each earlier wave',
  'compare.h1.better': 'The gap has become better',
  'compare.h1.worse': 'The gap has become worse',
  'compare.h1.same': 'The gap has stayed as it was',
  'compare.h1.unclear': 'Whether the gap has changed cannot be told',
  'compare.h1.none': 'Nothing can be compared',
  'compare.overall': 'From {first} to {last} the overall gap went from {before} to {after} points: {change}.',
  'compare.none': 'From {first} to {last} there is no overall gap on both sides.',
  'compare.ci': '95% interval {low} to {high}',
  'compare.better': { one: '{count} criterion got better', other: '{count} criteria got better' },
  'compare.worse': { one: '{count} criterion got worse', other: '{count} criteria got worse' },
  'compare.outcome.better': 'better',
  'compare.outcome.worse': 'worse',
  'compare.outcome.same': 'the same',
  'compare.outcome.unclear': 'cannot be told',
  'compare.outcome.none': 'no figure',
  'compare.change': 'Change',
  'compare.before-after': 'Gap before → after',
  'compare.changes': 'Changes',
  'compare.changes.heading': 'How far each gap moved',
  'compare.changes.note':
    'Change of the gap in points; right of zero it became better. Read the mark first: it tells what is shown after correction for the number of criteria.',
  'compare.gap-before': 'Gap before',
  'compare.gap-after': 'Gap after',
  'compare.course': 'Gaps by wave',
  'compare.change-axis': 'change of the gap, points',
  'compare.chart-description':
    'Bars from zero, one for each criterion: to the right its gap became better, to the left worse, with the interval. The figures are in the table of changes.',
  'compare.waves-description':
    'Two lines over the waves: what was expected and what was delivered, in points. The figures are in the table of waves.',
  'compare.moved': 'What moved',
  'compare.moved.heading': 'Better: {better}; worse: {worse}',
  'compare.moved.both': '{better}, {worse}',
  'compare.moved.better': '{better}; none got worse',
  'compare.moved.worse': '{worse}; none got better',
  'compare.changes.most': '“{name}” moved furthest: {points} points',
  'compare.waves.heading': 'Delivery moved by {delivery} points, expectation by {expectation}',
  'compare.trends.heading': 'The gap of each criterion over {count} waves',
  'compare.trends.note':
    'The gap in points in each wave. All lines run from {low} at the bottom to {high} at the top; the dot is the last wave.',
  'compare.moved.note': 'Shown by a test at 5%, corrected over all criteria (Holm).',
  'compare.waves': 'Waves',
  'compare.waves.note':
    'Open points: expected; filled points: delivered; the gap is written between. The upright at each delivery is the 95% interval of the gap. Steps are corrected for their number.',
  'compare.shown': 'Shown?',
  'compare.big': 'points: the later gap minus the earlier',
  'compare.sure.paired':
    'Each site is held against itself, so that differences between sites do not count as change.',
  'compare.sure.paired.respondent':
    'Each respondent is held against himself or herself, so that differences between people do not count as change.',
  'compare.sure.welch':
    'The waves are different respondents: part of any difference is who happened to answer.',
  'compare.method.heading': 'How the waves were held against each other',
  'compare.paired': {
    one: 'Paired by {by}: {count} pair, Student’s t over the changes. The change is that of the pairs, the gaps beside it are everyone’s.',
    other:
      'Paired by {by}: {count} pairs, Student’s t over the changes. The change is that of the pairs, the gaps beside it are everyone’s.',
  },
  'compare.welch':
    'Not paired: Welch’s t of two samples. A change counts as shown only where Student’s t, with one spread for both waves, shows it too.',
  'compare.family': 'Holm’s correction: over {criteria} criteria, and over {sections} sections.',
  'compare.wave': '{name}: version {version}, {used} of {read} used.',
  'warning.compare-not-paired':
    'Not every wave says whose its answers are, so that the waves are compared as different samples.',
  'warning.compare-no-pairs':
    'No site or respondent is in all waves: they are compared as different samples.',
  'warning.compare-few-pairs':
    'Found in both waves: {count} of the {of} in the smaller one. The waves are compared as different samples.',
  'warning.compare-weighted':
    'The answers are weighted, or drawn by a design: the waves are compared as samples by that design, though respondents could be paired.',
  'warning.compare-tally':
    'Of {file} only the counts are known: criteria are compared, as different samples; the whole and sections only where a figure follows from counts.',
  'warning.compare-tally-lost': 'Not all answers of the tally have a place in today’s version: {list}.',
  'warning.compare-observed':
    'The waves are audits: intervals and tests take them as a sample of the visits that could have been made.',
  'warning.compare-profiles':
    'The waves were judged by different profiles: part of the change is in what was expected, not in what was delivered.',
  'error.compare-one': 'there is one wave; a comparison takes two or more',
  'error.compare-other-standards': 'the waves are of different standards: {list}',
  'error.compare-breaking': {
    one: 'scores of {id} {old} and {new} are not comparable, because of {count} change: {list}',
    other: 'scores of {id} {old} and {new} are not comparable, because of {count} changes: {list}',
  },
  'error.compare-saved-rescore':
    '{file} was scored by {id} {old} and would have to be scored anew by {new}; a saved report cannot be',
  'error.compare-version-unknown': '{file} was made by {id} {version}, another version than the others',
  'error.compare-names': {
    one: '{count} name was given for {waves} waves',
    other: '{count} names were given for {waves} waves',
  },
  'hint.compare-was': 'Give that version with --was, so that what changed between them can be judged.',
  'error.compare-maps': {
    one: '{count} mapping was given for {surveys} surveys: give one for all, or one for each',
    other: '{count} mappings were given for {surveys} surveys: give one for all, or one for each',
  },
  'error.compare-many-profiles':
    'the rows of {file} have profiles of their own, so that there is no whole to compare; give one with --profile',
  'hint.compare-sessions': 'Give the audits, the survey or its tally instead of the saved report.',
};
