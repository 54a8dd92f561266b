// Faults in people's files: `finding.<code>`, what to do about them: `hint.<code>`, and the rules: `explain.<rule>`.

export const findings = {
  'finding.file-too-large': 'the file is larger than {megabytes} MB, which no file of this kind is',
  'finding.binary-file': 'this is a binary file, not text',
  'finding.control-character': 'the control character {character} has no place in a text file',
  'finding.not-utf8': 'the text is not in UTF-8: from here on, letters would be lost',
  'finding.empty-file': 'the file says nothing',
  'finding.one-document': 'a second document begins here; a file holds one',
  'finding.yaml-version': 'the file is in YAML {version}; YAML 1.2 is read, where yes and no are words',
  'finding.yaml-tab': 'a tab cannot indent YAML; use spaces',
  'finding.yaml-unclosed-quote': 'a quotation mark is opened here and never closed',
  'finding.yaml-unclosed-bracket': 'a bracket is opened here and not closed where it should be',
  'finding.yaml-stray-bracket': 'a bracket is closed here that was not opened',
  'finding.yaml-no-comma': 'inside { } and [ ] a comma is missing before here',
  'finding.yaml-in-braces':
    'inside { } a comma is missing before here, or a text that holds “: ” needs quotes',
  'finding.yaml-no-colon': 'a key must be followed by a colon on the same line',
  'finding.yaml-two-colons': 'a second “: ” on this line; put a text that holds one in quotes',
  'finding.yaml-indent': 'the indent does not fit the lines above',
  'finding.yaml-quote-start': 'a text cannot start with this character unless it is in quotes',
  'finding.yaml-escape':
    'this backslash sequence means nothing; write \\\\ for a backslash, or use single quotes',
  'finding.yaml-after-value': 'the value has ended, but the line goes on; put the whole text in quotes',
  'finding.yaml-item-on-key-line': 'a list starts on the line after its key',
  'finding.yaml-key': 'a key must be a word',
  'finding.yaml-tag': 'the tag {tag} is not read; write plain values',
  'finding.yaml-odd-space': 'a no-break space, or another that is none to YAML, where a plain space belongs',
  'finding.yaml-curly-quote': '“ ” are no quotation marks to YAML; use " "',
  'finding.yaml-hash': 'what follows “ #” is a comment; put a text that holds it in quotes',
  'finding.yaml-comma': 'inside braces a comma ends the text; put one that holds it in quotes',
  'finding.yaml-other': 'this is not YAML: {message}',
  'finding.alias-unknown': 'the alias *{name} stands for nothing: no anchor &{name} comes before it',
  'finding.alias-recursive': 'the alias *{name} stands inside what it stands for, without end',
  'finding.duplicate-key': 'the key “{key}” is already there in line {line}',
  'finding.number-not-finite': '{written} is not a number that can be counted with',
  'finding.number-odd': '{written} is read as {value}; write that, or put it in quotes if it is text',
  'finding.number-too-large': '{written} has more digits than can be kept exactly',
  'finding.too-deep': 'this is nested deeper than {most} levels',
  'finding.too-many-values': 'the file holds more than {most} values once its aliases are followed',
  'finding.wrong-format': 'this file is “{value}”, where “{expected}” is expected',
  'finding.unknown-key': 'there is no key “{key}” here',
  'finding.missing-key': 'the key “{key}” is missing here',
  'finding.not-a-mapping-file': 'a file of kind {kind} is made of keys and values',
  'finding.empty-value': '“{key}” has no value',
  'finding.not-text': '“{key}” must be text',
  'finding.not-number': '“{key}” must be a number',
  'finding.not-integer': '“{key}” must be a whole number',
  'finding.not-boolean': '“{key}” must be true or false',
  'finding.not-mapping': '“{key}” must be made of keys and values',
  'finding.not-list': '“{key}” must be a list',
  'finding.not-answer': '“{key}” must be one value: a number or a text',
  'finding.not-text-or-keys': '“{key}” must be text, or made of keys and values',
  'finding.not-text-or-list': '“{key}” must be text or a list',
  'finding.unquoted-version': 'the version {version} is a number, so that 1.10 would become 1.1',
  'finding.unknown-value': '“{key}” cannot be “{value}”; it is one of: {choices}',
  'finding.too-small': '“{key}” must be {limit} or more',
  'finding.too-large': '“{key}” must be {limit} or less',
  'finding.not-above': '“{key}” must be more than {limit}',
  'finding.too-few': {
    one: '“{key}” must hold at least {count} entry',
    other: '“{key}” must hold at least {count} entries',
  },
  'finding.blank-text': '“{key}” must not be blank',
  'finding.bad-id': '“{value}” is not an id: small Latin letters and digits, joined by hyphens',
  'finding.bad-version': '“{value}” is not a version: three numbers, such as 1.4.0',
  'finding.bad-digest': '“{value}” is not a SHA-256 digest',
  'finding.bad-instant': '“{value}” is not a time: write 2026-03-05 or 2026-03-05T10:00:00Z',
  'finding.bad-currency': '“{value}” is not a currency code such as RUB',
  'finding.bad-form': '“{key}” cannot be “{value}”',
  'finding.duplicate-id': 'the id “{id}” is already used in line {line}',
  'finding.unknown-touchpoint': 'there is no touchpoint “{id}”',
  'finding.formerly-living': '“{id}” cannot be a former id: a criterion still has it',
  'finding.formerly-in-use': '“{id}” cannot be a former id: it is still in use',
  'finding.formerly-again': 'the former id “{id}” is claimed twice',
  'finding.formerly-twice': 'the former id “{id}” is already claimed in line {line}',
  'finding.when-unknown': '“{name}” is neither a field nor a criterion',
  'finding.when-later': '“{name}” is asked later, so that its answer is not known yet',
  'finding.when-on-words': '“{name}” is answered in words, which cannot be compared',
  'finding.curve-value': '“{value}” is not a value that this kind of answer can have',
  'finding.curve-order': '“{value}” must come after “{before}”: values ascend, each once',
  'finding.curve-rises':
    'lower is better here, but “{value}” earns {points} of 100 and “{before}” only {last}',
  'finding.curve-falls':
    'higher is better here, but “{value}” earns {points} of 100 and “{before}” already {last}',
  'finding.scale-numbers': 'a scale is made of numbers up to a billion with at most six decimals',
  'finding.scale-order': 'the scale must end above its beginning, but max is {max} and min is {min}',
  'finding.scale-step': 'steps of {step} from {min} do not meet {max}',
  'finding.scale-steps': 'a scale has at most {most} steps',
  'finding.scale-label': '“{label}” is not a rating of this scale from {min} to {max}',
  'finding.duplicate-option': 'the option “{id}” is already there',
  'finding.option-points': 'the option “{id}” has no points, while others have; give them to all or to none',
  'finding.not-on-scale': '“{value}” is not on the scale from {min} to {max} in steps of {step}',
  'finding.not-yes-no': '“{value}” is neither yes nor no',
  'finding.not-an-option': '“{value}” is not an option; there are: {options}',
  'finding.not-a-duration': '“{value}” is not a length of time; write 90s, 4m 30s or 0:04:30',
  'finding.not-a-money': '“{value}” is not an amount of money; write 1200 or 1200.50',
  'finding.below-limit': '“{value}” is below the least that can be, {limit}',
  'finding.above-limit': '“{value}” is above the most that can be, {limit}',
  'finding.limits': 'the least, {min}, is above the most, {max}',
  'finding.not-a-count': '“{value}” is not a count; write a whole number from 0',
  'finding.not-a-percent': '“{value}” is not a percentage; write a number from 0, such as 95',
  'finding.text-not-scored': '“{value}” cannot be an expectation: answers in words are not scored',
  'finding.no-weight': 'nothing in the section “{id}” has a weight, so that it can have no score',
  'finding.no-weight-at-all': 'no section has a weight, so that there can be no score',
  'finding.other-standard': 'this belongs to the standard “{id}”, not to “{given}”',
  'finding.tally-twice': 'the criterion “{id}” is counted twice',
  'finding.tally-too-many': '“{id}” has {count} answers and blanks of only {respondents} respondents',
  'finding.tally-filled': 'of the {count} pairs of “{id}”, {filled} cannot have been filled in',
  'finding.tally-order': 'the pairs of “{id}” are not in ascending order, or one is there twice',
  'finding.tally-level': '“{id}” cannot be answered {level} ({kind})',
  'finding.tally-expectation-true': 'this pair of “{id}” has no expectation',
  'finding.tally-expectation-false': '“{id}” is not scored, and has no expectations',
  'finding.report-receipt': 'the receipt does not add up: read = used + dropped + rejected',
  'finding.report-section': 'the report has no such section',
  'finding.report-twice': 'this criterion is there twice',
  'finding.report-points': 'points go from 0 to 100',
  'finding.report-gap': 'the gap is not delivery − expectation',
  'finding.report-interval': 'the interval ends before it begins',
  'finding.report-coverage': 'coverage cannot be more than 1',
  'finding.unknown-criterion': 'the standard “{standard}” has no criterion “{id}”',
  'finding.unknown-field': 'the standard “{standard}” has no field “{name}”',
  'finding.session-version':
    'the audit was made with {id} {made}, not with {given}: the questions may have changed',
  'finding.session-digest': 'the standard {id} {version} has changed since this audit was made',
  'finding.answered-and-blank': '“{id}” has an answer and is {blank} at once; keep one of the two',
  'finding.reason-without-blank':
    'a reason explains why “{id}” has no answer, but it has one; write a note instead',
  'finding.column-one-way': 'a column is named in exactly one way: header, column or pattern',
  'finding.column-occurrence':
    'a position is one column already; “occurrence” goes with a header or a pattern',
  'finding.column-pattern':
    'this is not a pattern: its syntax is wrong, or it looks ahead, behind or back, which patterns here cannot',
  'finding.column-twice': 'this column is already used in line {line}',
  'finding.blank-twice': '“{text}” is already listed in line {line}',
  'finding.blank-and-label': '“{text}” is both a blank and a label',
  'finding.reversed-without-scale':
    '“{id}” cannot be reversed: only scales and yes-no run either way, not {kind}',
  'hint.indent-so': {
    one: 'Begin the line with {count} space.',
    other: 'Begin the line with {count} spaces.',
  },
  'hint.write-so': 'Write {value}',
  'hint.quote': 'Put it in quotes: "{value}".',
  'hint.save-as-utf8': 'Save the file as UTF-8 in your editor.',
  'hint.text-keys': 'A text has the keys {keys}; inside braces, put a text that holds a comma in quotes.',
  'hint.known-keys': 'Keys that can stand here: {keys}.',
  'hint.renamed': '“{id}” is now called “{name}”.',
  'hint.session-version': 'Give the standard as it was in {made}, or see with `svc diff` what changed.',
  'hint.session-digest': 'A changed standard needs a new version; give the one that the audit was made with.',
  'explain.not-text':
    'Our files are plain text. NUL and other control characters mean that a file is something else, or was damaged on its way.',
  'explain.not-utf8':
    'Files are read as UTF-8, or as UTF-16 with its mark. Guessing another encoding would turn letters into others without a word.',
  'explain.file-too-large':
    'Standards, profiles, mappings and sessions are written by people and are small. A large file is a survey or an accident.',
  'explain.empty-file': 'A file without content would pass for a standard without questions.',
  'explain.one-document': 'A file holds one document. What follows a line of --- would be lost in silence.',
  'explain.yaml-syntax':
    'The text is not YAML 1.2. The first place where it stops making sense is named; what is wrong often stands just before it.',
  'explain.yaml-tag':
    'Tags such as !!binary ask for types that our files do not have. Plain texts, numbers, true and false are enough.',
  'explain.yaml-alias':
    'An alias (*name) repeats what an anchor (&name) marked earlier in the file. It cannot repeat what it is part of.',
  'explain.yaml-number':
    'Some spellings of numbers are not what their author meant: 012 loses its zero, .inf is not a number, and long ones lose digits.',
  'explain.yaml-limit':
    'Nesting and aliases are bounded, so that a small file cannot grow without measure once it is read.',
  'explain.duplicate-key': 'Of two equal keys YAML would keep the last in silence.',
  'explain.wrong-format':
    'The first key of a file says what it is: svc.standard/1, svc.session/1, svc.profile/1, svc.persona/1 or svc.mapping/1.',
  'explain.unknown-key':
    'A key that nobody reads is nearly always a misspelt one, and what it was to change stays as it was.',
  'explain.missing-key': 'Without this key the file has no meaning.',
  'explain.wrong-type':
    'The value is of another type than the key takes: a text where a number belongs, a list where a text does.',
  'explain.unquoted-version':
    'Without quotes 1.10 is a number and equals 1.1, so that two versions would pass for one.',
  'explain.unknown-value': 'The key takes one of a few values, and this is none of them.',
  'explain.out-of-range':
    'The number is outside the range that has a meaning: points lie between 0 and 100, weights are not negative.',
  'explain.too-few':
    'A list or mapping must not be empty here: a section without questions, a curve of one point.',
  'explain.bad-form':
    'Ids, versions, times and currencies have a fixed form, so that files and programs agree on them.',
  'explain.duplicate-id': 'Answers are kept by id. Two criteria of one id would share their answers.',
  'explain.unknown-touchpoint':
    'The touchpoint is not among those that the standard lists under `touchpoints`.',
  'explain.formerly':
    'A former id points from old answers to the criterion they now belong to: to exactly one, and never to an id still in use.',
  'explain.when':
    '`when` shows a criterion only for some visits. It may read the standard’s fields, what every session has, and criteria asked earlier.',
  'explain.unreadable-answer':
    'The value cannot be an answer of this kind: a rating off the scale, a time that is no length of time, an option that is not there.',
  'explain.curve-value':
    'The keys of a curve are values of the answer: lengths of time for a duration, numbers for the rest.',
  'explain.curve-order': 'A curve is read from its lowest value to its highest, each once.',
  'explain.curve-not-monotonic':
    'Points must follow `better`: where lower is better, a higher value never earns more.',
  'explain.scale-range': 'A scale runs from min to max in equal steps, and the last step must meet max.',
  'explain.scale-labels': 'A label belongs to a rating that the scale has.',
  'explain.option-points':
    'A choice is scored or it is not: points on some options only would leave the others without meaning.',
  'explain.no-weight': 'Weights are relative. Where all of them are 0 there is nothing to make a score of.',
  'explain.other-standard':
    'Profiles, mappings and sessions belong to one standard; ids of another may mean something else.',
  'explain.unknown-criterion':
    'The id belongs to no criterion of the standard, so that what is said of it would be ignored.',
  'explain.unknown-field':
    'The field resembles one that the standard reads. Left as it is, `when` would not see it and would hide criteria.',
  'explain.session-version':
    'Answers count only against the questions that were asked. A session keeps the version and digest of its standard for this.',
  'explain.response': 'A response is an answer, or one of the four blanks with its reason: never both.',
  'explain.column':
    'A column is found by its header, its position or a pattern. One reference must lead to one column, and a column to one criterion.',
  'explain.cell-text': 'A text in a cell means one thing: one blank, or one answer.',
  'explain.reversed':
    'Only a scale can run the other way in a survey; amounts and options have no other way to run.',
  'finding.not-an-elapsed':
    '“{value}” is neither two time stamps nor a length of time; write 2026-03-02 10:00 – 2026-03-02 15:30, or 3h',
  'finding.not-a-time-stamp': '“{value}” is not a time stamp; write 2026-03-02T10:00 or 02.03.2026 10:00',
  'finding.ends-before-beginning': 'the end {to} lies before the beginning {from}',
  'finding.offset-on-one': 'of {from} and {to} only one says its offset, so that they cannot be compared',
  'finding.elapsed-too-long': 'from {from} to {to} is longer than can be counted',
  'finding.working-days':
    '“{value}” counts in days, but a working day has no fixed length; write it in hours, such as 16h',
  'finding.times-not-asked': 'time stamps { from, to } answer a criterion of kind elapsed, not {kind}',
  'finding.unknown-calendar': 'there is no calendar “{id}”',
  'finding.bad-time-zone': '“{value}” is not a time zone; write a name such as Europe/Riga',
  'finding.bad-date': '“{value}” is not a date; write 2026-01-01',
  'finding.date-twice': 'the date {value} is there twice',
  'finding.bad-weekday':
    '“{value}” is not a day of the week; there are: {days}, spans such as mon-fri, and daily',
  'finding.weekday-twice': 'the hours of {day} are already given',
  'finding.bad-hours': '“{value}” are not hours; write 09:00-18:00',
  'finding.hours-order':
    '“{value}” ends before it begins; a shift over midnight is two: 22:00-24:00, and 00:00-06:00 of the next day',
  'finding.hours-overlap': '“{value}” begins before the hours above it have ended',
  'finding.include-elsewhere': 'a standard can’t be included from another computer: {name}',
  'finding.include-missing': 'the included standard “{name}” cannot be found',
  'finding.include-broken': {
    one: 'the included standard “{name}” has {count} error of its own',
    other: 'the included standard “{name}” has {count} errors of its own',
  },
  'finding.include-cycle': 'the standards include each other without end: {chain}',
  'finding.include-version': 'version {version} of “{id}” is meant, but {found} is what there is',
  'finding.include-section': 'the standard “{id}” has no section “{section}”',
  'finding.include-calendar': 'two different calendars are called “{id}”',
  'finding.included-id': 'the id “{id}” already belongs to an included section or criterion',
  'finding.included-twice': 'the id “{id}” of “{standard}” already belongs to what is included above',
  'finding.log-thanks-without-type': 'which contacts were thanks is read from a field; name it in `type`',
  'hint.include-version': 'See with `svc diff` what changed in “{id}”, then write version: "{found}".',
  'hint.include-broken': 'Run `svc lint {file}`.',
  'hint.include-section': 'Sections of “{id}”: {sections}.',
  'explain.bad-calendar':
    'A calendar says in a time zone of the IANA list when people work: hours by day of the week, holidays, and days with hours of their own.',
  'explain.unknown-calendar': 'A calendar is named by its id among the `calendars` of the same file.',
  'explain.include':
    'An include takes sections of another standard at one version. What it names must be there, and must not lead back to this file.',
  'explain.log':
    'The `log` of a standard names fields of the mapping, from which incidents and thanks are told apart.',
  'finding.summary-nps': '{summary} needs a scale from 0 to 10 in steps of 1, where 10 is best',
  'finding.summary-csat': '{summary} counts the best ratings: it needs a scale of three or more',
  'finding.summary-cuts':
    '{summary} cannot be cut so: promoters above detractors and both on the scale, or fewer best ratings than there are',
  'finding.summary-ces': '{summary} is a mean rating: it needs a scale',
  'explain.summary':
    'NPS and eNPS are defined for answers from 0 to 10; CSAT and CES are shares and means of ratings. On another kind of answer the name would promise a figure that cannot be compared.',
  'finding.column-date-and-time': 'a stamp in two columns needs both: { date: …, time: … }',
  'finding.column-from-and-to':
    'two columns of time stamps are named by `from` and `to`, and by nothing else',
  'finding.column-times': '“{id}” is answered by {kind}, not by the time between two stamps',
  'finding.colour-contrast':
    'text in {colour} on {paper} has a contrast of {ratio}; it takes {least} to be read',
};
