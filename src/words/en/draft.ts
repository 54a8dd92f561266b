// svc draft: what a drafted standard says of itself; and surveys of several files.

export const draft = {
  'command.draft': 'write a standard and its mapping from a survey export',
  'argument.surveys':
    'the survey: CSV (also as .gz), a workbook (.xlsx) or SPSS (.sav); several files, folders, patterns or a .zip are one survey; - reads standard input',
  'option.draft-id':
    'what to call the standard: small Latin letters, digits, hyphens; else by the name of the file',
  'option.draft-into': 'the folder to write into, if not that of the survey',
  'option.draft-force': 'write over what is there',
  'draft.head':
    'Drafted by svc draft from {survey}. It scores as it stands; look through it and put right what is marked “unsure”.',
  'draft.title': 'Survey “{name}”',
  'draft.section': 'Questions',
  'draft.column': { one: 'column {columns}', other: 'columns {columns}' },
  'draft.expectations': {
    one: 'the survey does not ask what was expected of {count} criterion: `expect` is the step nearest to 75 points; put in what you promise',
    other:
      'the survey does not ask what was expected of {count} criteria: each `expect` is the step nearest to 75 points; put in what you promise',
  },
  'draft.foreign':
    'some questions are in neither English nor Russian; they stand under the language whose letters they have',
  'draft.expect': 'is that what is expected?',
  'draft.yes-no': 'is a yes what is expected?',
  'draft.code': 'the file has a code only; write what was asked',
  'draft.codes': 'codes of answers (A1, A2, …): is the first the least?',
  'draft.numbers': 'numbers without words: is {max} the best?',
  'draft.range':
    'answers from {low} to {high} were met; is the scale from {min} to {max}, and {max} the best?',
  'draft.stars': 'is the highest the best?',
  'draft.turned': 'the words run from good to bad, so that the low end is the good one',
  'draft.direction': 'words of no known set: does it run from “{low}” up to “{high}”?',
  'draft.steps-unseen': {
    one: '{count} of {steps} steps was met by nobody and is worded as usual',
    other: '{count} of {steps} steps were met by nobody and are worded as usual',
  },
  'draft.flat': 'each question counts the same; nested: each section does',
  'draft.steps-open':
    'a scale of {steps} steps has these words, and one of {more} has them, too: which was it?',
  'draft.left': 'Columns that no criterion was drafted from:',
  'draft.left-numbers': 'numbers that nothing tells for a rating',
  'draft.left-durations':
    'lengths of time: what they are worth in points, the file does not say; write the criterion by hand (kind: duration)',
  'draft.left-words': 'words of no known set of answers: {texts}',
  'draft.left-order':
    'the same words in several columns, of no known set of answers; put them in order: {texts}',
  'draft.left-text': 'free text',
  'draft.as-asked': 'as the survey asks it',
  'draft.done': {
    one: 'A standard of {count} criterion (sections: {sections}): {file}',
    other: 'A standard of {count} criteria (sections: {sections}): {file}',
  },
  'draft.done-mapping': 'Its mapping, which column is what: {file}',
  'draft.done-unsure': {
    one: '{count} thing is marked “unsure” in them: look at it before you hand the figures on.',
    other: '{count} things are marked “unsure” in them: look at them before you hand the figures on.',
  },
  'map.by-draft': 'drafted from it',
  'map.stranger': '{file} has other columns and was not looked at',
  'error.draft-nothing-found': 'nothing in {file} can be told for a rating',
  'hint.draft-nothing-found':
    'Is its first row the headings (--header-rows)? Words of no known set have to be put in order by hand: see `svc init` and `svc map`.',
  'error.draft-id': '{id} is no id: small Latin letters, digits and hyphens',
  'error.draft-exists': 'already there: {files}',
  'hint.draft-exists': '--id gives another name, --into another folder, --force writes over them.',
  'error.stdin-among-files': 'standard input (-) is a survey of its own: give it alone',
  'error.no-survey-in': '{name} holds no survey (.csv, .tsv, .txt, .xlsx, .sav, also .gz)',
  'error.no-survey-matches': 'no file matches {name}',
  'error.survey-broken-zip': '{file} cannot be unpacked: it is damaged, encrypted or no zip archive',
} as const;
