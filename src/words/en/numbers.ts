// Figures and how far to lean on them: warnings with their sources, importance against performance, the zone of tolerance,
// weights, formulas.

export const numbers = {
  'warning.missing-answers': {
    one: 'More than 10% of those asked left out {count} criterion; who did may differ from the rest (Bennett 2001): {list}.',
    other:
      'More than 10% of those asked left out each of {count} criteria; who did may differ from the rest (Bennett 2001): {list}.',
  },
  'warning.weight-zero': {
    one: '{count} criterion has no weight and does not count in the score: {list}.',
    other: '{count} criteria have no weight and do not count in the score: {list}.',
  },
  'warning.many-tests': {
    one: '{count} of {all} gaps looks significant only until p is adjusted for so many tests: it may be chance (Holm 1979).',
    other:
      '{count} of {all} gaps look significant only until p is adjusted for so many tests: they may be chance (Holm 1979).',
  },
  'warning.trivial-gap': {
    one: '{count} gap is significant and yet within the tolerance: with so many answers any difference shows: {list}.',
    other:
      '{count} gaps are significant and yet within the tolerance: with so many answers any difference shows: {list}.',
  },
  'warning.negative-alpha': {
    one: 'Alpha is negative in {count} section: its criteria run against each other; is one scale reversed (Streiner 2003)? {list}.',
    other:
      'Alpha is negative in {count} sections: their criteria run against each other; is one scale reversed (Streiner 2003)? {list}.',
  },
  'warning.expectation-runs-against': {
    one: 'Ratings of expectation of {count} criterion run against the rest of its section (negative item–rest correlation): was it worded the other way round, and not turned? {list}.',
    other:
      'Ratings of expectation of {count} criteria run against the rest of their sections (negative item–rest correlation): were they worded the other way round, and not turned? {list}.',
  },
  'warning.delivery-runs-against': {
    one: 'Ratings of delivery of {count} criterion run against the rest of its section (negative item–rest correlation): was it worded the other way round, and not turned? {list}.',
    other:
      'Ratings of delivery of {count} criteria run against the rest of their sections (negative item–rest correlation): were they worded the other way round, and not turned? {list}.',
  },
  'warning.alpha-few-rows': {
    one: 'Alpha leaves out everyone who skipped any criterion, here more than 20% in {count} section: {list}.',
    other:
      'Alpha leaves out everyone who skipped any criterion, here more than 20% in {count} sections: {list}.',
  },
  'warning.delivery-ceiling':
    'In {count} of {all} criteria with a scale more than 15% rate delivery at the very top, where the scale cannot tell good from better.',
  'warning.unused-ratings':
    'Nobody used the ratings {ratings} anywhere: was another scale asked than the standard says?',
  'warning.contradictory-zone': {
    one: 'In {count} criterion more than 10% desire less than the least they accept, so that they have no zone of tolerance; the question may not have been understood: {list}.',
    other:
      'In {count} criteria more than 10% desire less than the least they accept, so that they have no zone of tolerance; the questions may not have been understood: {list}.',
  },
  'warning.uneven-weights':
    'The weights are so uneven that {n} respondents say as much as {effective} of equal weight would (Kish 1965).',
  'warning.few-in-groups': {
    one: '{count} of the {all} groups shown has n below 30: its interval leans on the gaps being roughly normal.',
    other:
      '{count} of the {all} groups shown have n below 30: their intervals lean on the gaps being roughly normal.',
  },
  'warning.uneven-coverage':
    'Coverage runs from {least} to {most} between groups: they did not answer the same questions, so compare criteria rather than totals.',
  'warning.clustered-groups':
    'Respondents of one group resemble each other. If {column} is what was drawn, say --cluster: intervals would be about {factor} times as wide (Kish 1965).',
  'warning.clusters-cross-groups':
    'Respondents who were drawn together are in several groups, so that groups are not independent of each other: they are not ranked.',
  'ipa.title': 'Importance and performance',
  'ipa.stated': 'Importance as respondents rated it',
  'ipa.weights': 'Importance by the weights of profile or standard',
  'ipa.derived':
    'Importance derived: correlation of delivery with the mean of the respondent’s other criteria (corrected item–total)',
  'ipa.criterion': 'Importance derived: correlation of delivery with that of “{criterion}”',
  'ipa.crosshair': 'lines at the {rule}: importance {importance}, performance {performance}',
  'ipa.rule.means': 'means',
  'ipa.rule.medians': 'medians',
  'ipa.rule.midpoint': 'midpoints of the scales',
  'ipa.quadrant.concentrate': 'Q1 Concentrate here',
  'ipa.quadrant.keep-up': 'Q2 Keep up the good work',
  'ipa.quadrant.low-priority': 'Q3 Low priority',
  'ipa.quadrant.overkill': 'Q4 Possible overkill',
  'ipa.importance': 'Importance',
  'ipa.performance': 'Performance',
  'ipa.axis-importance': '↑ importance',
  'ipa.axis-performance': 'performance →',
  'ipa.stable': 'No criterion would change quadrant with the lines at the {rule}.',
  'ipa.unstable': {
    one: '{count} of {all} criteria would change quadrant with the lines at the {rule}: {list}.',
    other: '{count} of {all} criteria would change quadrant with the lines at the {rule}: {list}.',
  },
  'ipa.source': 'After Martilla and James 1977; on where to draw the lines, Oh 2001.',
  'zone.title': 'Zone of tolerance',
  'zone.adequacy': 'over min.',
  'zone.superiority': 'over desired',
  'zone.width': 'width',
  'zone.below': 'below',
  'zone.inside': 'inside',
  'zone.above': 'above',
  'zone.note':
    'From the least that is accepted to what is desired. Over min.: perceived − minimum (MSA); over desired: perceived − desired (MSS), both in the units of the answer (Zeithaml, Berry and Parasuraman 1993; Parasuraman, Zeithaml and Berry 1994).',
  'weighted.design':
    'by the survey’s design: {n} respondents say as much as {effective} of equal weight; clusters: {clusters}, strata: {strata}',
  'formulas.title': 'Formulas',
  'formulas.intro': 'How each figure of a gap report is computed, in what units, and after whom.',
  'formulas.unit': 'Unit',
  'formulas.source': 'Source',
  'formulas.where': 'where',
  'formulas.figure': 'In JSON',
  'option.score-weight': 'weigh respondents by a column, in every figure and verdict',
  'option.score-cluster': 'respondents with one value in this column were drawn together (a branch, a shift)',
  'option.score-strata': 'respondents were drawn apart within each value of this column',
  'dropped.no-cluster': 'without a cluster',
  'dropped.no-stratum': 'without a stratum',
  'error.lonely-stratum':
    'the stratum {stratum} has a single cluster, so that nobody can tell how far clusters lie apart in it',
  'hint.lonely-stratum': 'Join it with a stratum like it in the column of strata, or leave strata out.',
  'warning.unweighted':
    'Signed-rank tests, McNemar’s test, alpha, reliability and straight lines do not use the survey’s design: each respondent counts once in them.',
  'option.score-ipa': 'set importance against performance',
  'option.score-importance':
    'where importance comes from: stated, weights, derived, or the id of a criterion to correlate with (turns --ipa on)',
  'option.score-crosshair': 'where the lines of importance and performance cross (turns --ipa on)',
  'option.score-formulas': 'print the formula of every figure with its source, and stop',
  'error.no-survey': 'svc score needs a survey: a CSV file, or - for standard input',
  'error.importance-unknown':
    '{value} is no source of importance: say stated, weights, derived, or the id of a scored criterion',
  'error.importance-not-mapped': 'no column of importance is mapped, so that none was stated',
  'error.midpoint-without-scale':
    'importance from {source} has no scale, and so no midpoint: use --crosshair means or medians',
  'error.asides-with-profiles':
    '--weight and --ipa need one profile for all rows; here every row has its own',
  'hint.map-importance':
    'Map one with `importance:` beside expectation and delivery, or say --importance derived.',
  'dropped.no-weight': 'without a weight',
  'finding.importance-without-scale':
    'nothing says on what scale the importance of {id} was rated: its answers are not on one',
  'hint.importance-scale': 'Say it for all: `importanceScale: { min: 1, max: 5 }`.',
};
