// svc map: what a proposed mapping says of itself.

export const map = {
  'error.map-no-standard': 'svc map needs the standard whose criteria are sought: --standard STANDARD',
  'error.map-nothing-found': 'no column of {file} could be matched with a criterion of {standard}',
  'hint.map-nothing-found':
    'Is it the right standard? A mapping can also be written by hand: `svc schema mapping` prints what may stand in it.',
  'option.map-standard': 'the standard whose criteria are sought in the survey: a shipped id or a path',
  'map.unsure': 'unsure',
  'map.head':
    'Proposed by svc map: {survey} by the standard {standard} {version}. Look through it, put right what is marked “unsure”.',
  'map.read': 'Read as {encoding}, delimiter “{delimiter}”, {columns} columns; {rows} rows looked at.',
  'map.markers': 'In the headers, {markers}.',
  'map.marker-expectation': '“{marker}” marks what is expected',
  'map.marker-delivery': '“{marker}” marks what is delivered',
  'map.marker-importance': '“{marker}” marks how important it is',
  'map.missing': {
    one: '{count} criterion has no column: {criteria}',
    other: '{count} criteria have no column: {criteria}',
  },
  'map.dialect': 'by its headers',
  'map.encoding': 'as found',
  'map.by-wording': 'by wording',
  'map.by-number': 'question {number}, in order',
  'map.by-order': 'pair {number}, in order',
  'map.pair-unsure': 'is this the expectation of the column below?',
  'map.alternative': 'or column {column}: {header}',
  'map.wording-foreign':
    'the headers cannot be compared with the wording of the standard; {count} pairs and {criteria} criteria were matched in order',
  'map.wording-foreign-uneven':
    'the headers cannot be compared with the wording of the standard, and there are {count} pairs for {criteria} criteria; matched in order',
  'map.importance-as-expectation':
    'the headers ask for importance and satisfaction; importance stands for what is expected',
  'map.sides-by-order':
    'nothing in the headers says which variant is the expectation; the first was taken for it',
  'map.no-expectations': {
    one: '{count} criterion has no column of expectations: give a profile, or `expect` in the standard',
    other: '{count} criteria have no column of expectations: give a profile, or `expect` in the standard',
  },
  'map.reversed-by-words': 'the words beside the numbers run from good to bad',
  'map.reversed-by-others': 'it goes down where the others go up (r {r})',
  'map.unread': {
    one: '“{text}”, {count} time, is neither an answer nor a known blank: list it under labels or blanks',
    other: '“{text}”, {count} times, is neither an answer nor a known blank: list it under labels or blanks',
  },
  'map.times': { one: '{count} time', other: '{count} times' },
  'map.field': { one: '{count} value', other: '{count} values' },
  'map.drop': {
    one: '{count} response of those looked at was not finished. To leave such out:',
    other: '{count} responses of those looked at were not finished. To leave such out:',
  },
  'map.ask-order': {
    one: '{count} pair was matched in order, the first as {first}: “{header}”. Is that right?',
    other: '{count} pairs were matched in order, the first as {first}: “{header}”. Is that right?',
  },
  'map.keep': 'Yes, keep them',
  'map.ask-each': 'No, ask about each',
  'map.ask': 'Which column is {id}? {text}',
  'map.leave-out': 'None of these',
  'map.done': {
    one: '{count} criterion of {of} found.',
    other: '{count} criteria of {of} found.',
  },
  'map.done-unsure': {
    one: '{count} is unsure: look for “unsure” in the file.',
    other: '{count} are unsure: look for “unsure” in the file.',
  },
  'error.map-interrupted': 'interrupted: no mapping was written; --no-input writes one without asking',
};
