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
  'map.read':
    'Read as {encoding}, delimiter “{delimiter}”; columns: {columns}, rows looked at: {rows}. A number behind a line says how sure it is, from 0 to 1.',
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
  'map.by-name': 'called exactly so',
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
  'map.repeated':
    'In “{header}”, {rows} rows have {ids} ids: one row per update, or somebody twice? To count the last row of each:',
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
  'map.by-stamps': 'the time between two columns of stamps',
  'map.by-shipped': 'as in the mapping that comes with the standard',
  'map.marker-minimum': '“{marker}” marks the least that is accepted',
  'map.marker-announced': '“{marker}” marks whether it was announced',
  'map.minimum-unsure': 'is this the least that is accepted of it?',
  'map.importance-unsure': 'is this how important it is?',
  'map.announced-unsure': 'is this whether it was announced?',
  'map.importance-scale': 'the scale that importance seems to be rated on',
  'map.importance-apart':
    'the headers ask for importance and satisfaction; importance was not taken for what is expected, since the standard says that',
  'map.minimum-as-expectation':
    'the headers ask for the least that is accepted and for what is delivered; the least stands for what is expected',
  'map.repeats': {
    one: 'each question comes {count} time under the same header; only the first two are used',
    other: 'each question comes {count} times under the same header; only the first two are used',
  },
  'map.several-options': {
    one: '{count} cell of “{header}” holds several options, and its criterion takes one: such an answer is not read',
    other:
      '{count} cells of “{header}” hold several options, and its criterion takes one: such answers are not read',
  },
  'map.field-strange': {
    one: '{count} value; the standard does not know {texts}',
    other: '{count} values; the standard does not know {texts}',
  },
  'map.weight': 'how much each respondent counts; used with svc score … --weight {name}',
  'map.profile': 'Each row is judged by the profile of its segment:',
  'map.profile-unsure':
    'are these segments ({confidence})? Then take the marks off these lines, and each row is judged by its own profile:',
  'map.no-profile': {
    one: '“{text}”, {count} time: no profile fits; such a row is dropped',
    other: '“{text}”, {count} times: no profile fits; such rows are dropped',
  },
  'map.ask-sides':
    'Nothing in the headers says which variant of a question is the expectation: “{expectation}” or “{delivery}”?',
  'map.ask-minimum': {
    one: '{count} column is taken for the least that is accepted: “{header}”. Is that right?',
    other: '{count} columns are taken for the least that is accepted, the first: “{header}”. Is that right?',
  },
  'map.ask-importance': {
    one: '{count} column is taken for importance: “{header}”. Is that right?',
    other: '{count} columns are taken for importance, the first: “{header}”. Is that right?',
  },
  'map.ask-announced': {
    one: '{count} column is taken for whether an over-delivery was announced: “{header}”. Is that right?',
    other:
      '{count} columns are taken for whether an over-delivery was announced, the first: “{header}”. Is that right?',
  },
  'map.ask-importance-scale': 'Importance seems to be rated from {min} to {max}. Is that right?',
  'map.ask-reversed': 'The numbers of {id} seem to run the other way: {reason}. Turn them?',
  'map.ask-labels': {
    one: '{count} word is taken for a step of the scale: {labels}. Is that right?',
    other: '{count} words are taken for steps of the scale: {labels}. Is that right?',
  },
  'map.ask-blank': {
    one: '“{text}” stands {count} time where a rating should be. What does it mean?',
    other: '“{text}” stands {count} times where a rating should be. What does it mean?',
  },
  'map.ask-weight': 'Does “{header}” say how much each respondent counts?',
  'map.ask-profile': 'Is each row to be judged by the profile that “{header}” names ({values})?',
  'map.yes': 'Yes',
  'map.no': 'No',
  'map.blank-not-shown': 'The survey did not ask',
  'map.blank-skipped': 'Left out',
  'map.blank-dont-know': 'Does not know',
  'map.blank-not-applicable': 'Does not apply',
  'map.blank-none': 'None of these: leave it unread',
  'map.ask-importance-as-expectation':
    'Is how important it is (“{header}”) to stand for what is expected? If not, it is kept as importance.',
  'map.ask-minimum-as-expectation':
    'Is the least that is accepted (“{header}”) to stand for what is expected? If not, it is kept as the minimum.',
  'map.ask-stamps': {
    one: '{count} criterion, {first}, is taken for the time from “{from}” to “{to}”. Is that right?',
    other:
      '{count} criteria, the first {first}, are taken for the time from “{from}” to “{to}”. Is that right?',
  },
  'map.ask-pairs': {
    one: '{count} pair is taken for the two sides of one question: “{expectation}” expected, “{delivery}” delivered. Is that right?',
    other:
      '{count} pairs are taken for the two sides of one question, the first: “{expectation}” expected, “{delivery}” delivered. Is that right?',
  },
  'map.empty-unsure': 'an empty cell, where others are ticked; is it a no?',
  'map.ask-field': 'Is “{header}” the field {name}?',
  'map.ask-ticked': {
    one: '{count} column holds a tick or nothing: “{header}”. Does nothing mean no?',
    other: '{count} columns hold a tick or nothing, the first: “{header}”. Does nothing mean no?',
  },
  'map.decimal': 'as in numbers such as 0,5',
  'map.column': 'column {column}: {header}',
};
