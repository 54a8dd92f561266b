// Surveys: what is wrong with a file, its rows, its columns and its mapping, and how it was read.

export const survey = {
  'error.unknown-encoding': 'there is no encoding {name}; known are: {names}',
  'error.unknown-delimiter': '{name} cannot be a delimiter: give one character, or one of: {names}',
  'error.unknown-dialect': 'there is no dialect {name}; known are: {names}',
  'error.survey-not-text': '{file} is not a text file',
  'error.encoding-unclear': 'the encoding of {file} cannot be told: it is not UTF-8, and no other fits',
  'error.survey-unusable': '{file} cannot be read as a survey',
  'error.mapping-unusable': '{mapping} does not fit {file}, which was read as {encoding}',
  'error.unknown-group-column':
    'cannot group by {name}: no field of the mapping and no single column of {file} is called that',
  'error.too-many-groups':
    'more than {most} groups by {by}: that tells respondents apart rather than groups them',
  'error.groups-do-not-fit':
    'the counts of more than {count} groups do not fit in memory: group by fewer columns',
  'error.survey-mostly-rejected':
    'most of {file} cannot be read: {rejected} of {read} rows were rejected, so no figure is given',
  'error.survey-nothing-used': '{file} has {read} rows, and none of them could be used ({reasons})',
  'error.no-mapping': 'svc score needs a mapping, which says what columns are what: --map FILE',
  'error.no-standard': 'svc score needs a standard: --standard STANDARD, or `standard:` in the mapping',
  'error.file-taken': '{file} is already read or written by this command',
  'error.survey-from-terminal': 'the survey cannot come from a terminal: pipe it in, or name a file',
  'hint.survey-xlsx': 'Open it in a spreadsheet program and save the sheet as “CSV UTF-8”.',
  'hint.survey-xls': 'It is an old Excel workbook: save the sheet as “CSV UTF-8”.',
  'hint.survey-gz': 'It is compressed twice over. Unpack it on the way: gunzip -c FILE | svc score - …',
  'hint.survey-binary': 'It holds zero bytes, which no CSV does.',
  'hint.say-encoding': 'If you know it, say so with --encoding: {names}.',
  'hint.other-encoding': 'If the file is in another encoding, say which: --encoding windows-1251, euc-kr, …',
  'hint.fix-unclosed-quote':
    'Everything after this quotation mark reads as one cell. Close it, or double it if it is part of the text.',
  'hint.fix-row-too-long': 'Is this a table of rows? Check the line ends and --delimiter.',
  'hint.header-ambiguous':
    'Add `occurrence: 1` (or 2, …), or name the column by its position: `{ column: 4 }`.',
  'hint.pattern-ambiguous': 'Make the pattern narrower, or add `occurrence: 1` (or 2, …).',
  'hint.give-expectation':
    'Map a column for it, or give --profile FILE with its `expect`, or set `expect` in the standard.',
  'hint.declare-answer':
    'If it is an answer, list it under `labels` in the mapping; if it means that there is none, under `blanks`.',
  'hint.survey-mostly-rejected':
    'It was read as {encoding}. Check --encoding and --delimiter, and `labels` and `blanks` of the mapping.',
  'hint.write-mapping':
    '`svc map` proposes one for a standard, `svc draft` writes one with a standard of its own.',
  'finding.survey-empty': 'the file is empty',
  'finding.survey-header-only': 'there is no row after the header',
  'finding.unclosed-quote': 'a quotation mark opens here and is never closed',
  'finding.row-too-long': 'a row of more than {megabytes} MB',
  'finding.undecodable': 'row rejected: the byte {byte} is no character in {encoding}',
  'finding.undecodable-header': 'in the header: the byte {byte} is no character in {encoding}',
  'finding.ragged-row': {
    one: 'row rejected: {count} cell where the header has {columns}',
    other: 'row rejected: {count} cells where the header has {columns}',
  },
  'finding.unreadable-answer': {
    one: '{count} answer not read: “{value}” is no answer to “{header}”',
    other: '{count} answers not read, the first here: “{value}” is no answer to “{header}”',
  },
  'finding.header-missing': 'the survey has no column “{name}”',
  'finding.pattern-missing': 'no column of the survey matches {name}',
  'finding.position-outside': 'there is no column {position}: the survey has {columns}',
  'finding.occurrence-outside': 'there is no occurrence {occurrence} of {name}: it matches {count} columns',
  'finding.header-ambiguous': '{count} columns are called “{name}” ({columns})',
  'finding.pattern-ambiguous': '{count} columns match {name} ({columns})',
  'finding.column-used-twice':
    'this is column {column}, “{header}”, which is already read for something else',
  'finding.expectation-nowhere':
    'nothing says what is expected of {id}: no column, no profile, no `expect` in the standard',
  'dropped.no-pairs': 'with no expectation and delivery of one criterion',
  'survey.read-as-asked': 'Read as {encoding}, as asked; delimiter “{delimiter}”; {columns} columns.',
  'survey.read-as-mark':
    'Read as {encoding}, by its byte order mark; delimiter “{delimiter}”; {columns} columns.',
  'survey.read-as-content': 'Read as {encoding}; delimiter “{delimiter}”; {columns} columns.',
  'survey.read-as-guess':
    'Read as {encoding}, which fits best (--encoding overrides); delimiter “{delimiter}”; {columns} columns.',
  'survey.read-as-guess-sample':
    'Read as {encoding}, which fits best: “{sample}” (--encoding overrides); delimiter “{delimiter}”; {columns} columns.',
  'survey.read-as-doubt':
    'Read as {encoding}, but another encoding fits nearly as well: say --encoding if you know it; delimiter “{delimiter}”; {columns} columns.',
  'survey.read-as-doubt-sample':
    'Read as {encoding}, in which it says “{sample}”; another encoding fits nearly as well, so look whether that is right, or say --encoding; delimiter “{delimiter}”; {columns} columns.',
  'option.score-allow-unread':
    'give figures even of criteria of which much could not be read, and do not end with 1',
  'error.survey-unread': '{file}: what was answered cannot be read, so that no figure is given ({criteria})',
  'hint.survey-unread':
    'List the answers under `labels` in the mapping (svc map proposes them), or what means no answer under `blanks`; --allow-unread scores what was read.',
  'error.stdin-once':
    'too much of {file} could not be read, and it is too large to be read again without those criteria',
  'hint.stdin-once': 'Give a file, mend the mapping, or say --allow-unread.',
  'survey.criterion-unread': {
    one: 'No figure of {id}: {count} answer could not be read ({share} %). Mend the mapping, or say --allow-unread.',
    other:
      'No figure of {id}: {count} answers could not be read ({share} %). Mend the mapping, or say --allow-unread.',
  },
  'error.dates-ambiguous':
    '{file}: “{header}” leaves day and month open ({example} and all its other dates read both ways), so that nothing is counted',
  'hint.say-dates':
    'Say in the mapping which comes first: `dates: { order: dmy }` (day first) or `dates: { order: mdy }` (month first).',
  'hint.fix-not-a-time-stamp':
    'Say in the mapping how dates are written: `dates: { pattern: dd/MM/yyyy HH:mm }`; a text that means no time belongs under `blanks`.',
  'hint.fix-ends-before-beginning':
    'Are the columns of `from` and `to` the right way round? Else the log is wrong here.',
  'hint.fix-offset-on-one': 'Say the zone of those without an offset: `dates: { zone: Europe/Riga }`.',
  'hint.fix-elapsed-too-long': 'Check the dates.',
  'finding.paused-longer': 'the time on hold is longer than the time from {from} to {to}',
  'hint.fix-paused-longer': 'Check the column of `paused`.',
  'finding.not-a-hold': '“{hold}” is no length of time on hold',
  'hint.fix-not-a-hold': 'Write it as 1h 30m or 01:30:00; a text that means none belongs under `blanks`.',
  'survey.title-rows': {
    one: '{count} row above the headings is a title and was passed over.',
    other: '{count} rows above the headings are a title and were passed over.',
  },
  'survey.day-column': 'Times without a day are taken to be of the day in “{header}”.',
  'hint.dialect-lacks':
    'It lacks a column of {roles}. If it has one under another name, say which under `layout` in the mapping.',
  'dropped.preview': 'previews of the survey',
  'dropped.spam': 'marked as spam by the survey tool',
  'dropped.test': 'test responses of the survey tool',
  'dropped.total-row': 'totals and means below the answers',
  'dropped.repeated-header': 'headings again',
  'option.header-rows': 'lines above the first respondent, as an editor counts them, if not what is found',
  'error.respondent-twice': 'respondent {id} stands in the file more than once, by the column “{header}”',
  'survey.again-keep': {
    one: '{count} row is of a respondent who was there before, by “{header}”; it counts too (`duplicates: first` or `last` in the mapping counts each once).',
    other:
      '{count} rows are of respondents who were there before, by “{header}”; they count too (`duplicates: first` or `last` in the mapping counts each once).',
  },
  'survey.again-first': {
    one: '{count} row is of a respondent who was there before, by “{header}”; the first counts.',
    other: '{count} rows are of respondents who were there before, by “{header}”; the first of each counts.',
  },
  'survey.again-last': {
    one: '{count} row is of a respondent who was there before, by “{header}”; the last counts.',
    other: '{count} rows are of respondents who were there before, by “{header}”; the last of each counts.',
  },
  'survey.not-mapped': {
    one: '{count} criterion of the standard has no column and counts as not shown: {criteria}.',
    other: '{count} criteria of the standard have no column and count as not shown: {criteria}.',
  },
  'survey.hidden-answers': {
    one: '{count} answer is to a criterion that `when` hides from its respondent; it does not count.',
    other: '{count} answers are to criteria that `when` hides from their respondents; they do not count.',
  },
  'survey.more-issues': {
    one: '{count} more row was rejected; --rejects FILE writes them all.',
    other: '{count} more rows were rejected; --rejects FILE writes them all.',
  },
  'survey.rows-written': {
    one: '{count} row used, with its gaps: {file}',
    other: '{count} rows used, with their gaps: {file}',
  },
  'survey.rejects-written': {
    one: '{count} row rejected, as it was: {file}',
    other: '{count} rows rejected, as they were: {file}',
  },
  'survey.row-per-update':
    'In “{header}”, {rows} rows have {ids} ids: a log with one row per update? `respondent` and `duplicates: last` in the mapping count the last of each.',
  'survey.ids-again':
    'In “{header}”, {rows} rows have {ids} ids: some stand there more than once. `respondent` and `duplicates` in the mapping say what counts.',
  'survey.ids-unseen':
    'Whether ids in “{header}” come again was looked for in the first rows alone: the file is large. `respondent` and `duplicates` in the mapping look at all.',
  'survey.of-file': '{file}: {said}',
  'survey.mapping-beside': 'Read by the mapping {file}, which lies beside.',
  'error.mappings-several': 'more than one mapping lies beside: {files}',
  'hint.mappings-several': '--map says which one is meant.',
  'error.period-of-no-date': '{file}: no cell of “{header}” can be read as a date ({example})',
  'option.score-standard':
    'the standard it is scored by: a shipped id or a path; else the one that the mapping names',
  'option.score-map': 'which columns are what: a mapping file; not needed where one comes with the standard',
  'option.score-by':
    'group by columns (fields of the mapping, or headers), separated by commas; may be repeated',
  'option.score-profile': 'what a segment of customers expects: a shipped id or a path',
  'option.score-encoding': 'the encoding of the survey, if not what is found',
  'option.score-delimiter':
    'what separates cells, if not what is found: a character, comma, semicolon, tab or pipe',
  'option.score-dialect': 'how the survey tool lays out its export, if not what is found',
  'option.score-min-n': 'suppress groups of fewer respondents',
  'option.score-rows': 'write every row used, with its gaps, to a CSV file',
  'option.score-rejects': 'write every row rejected, as it was, with line and reason, to a file',
  'error.survey-broken-gz': '{file} is compressed and damaged: it cannot be unpacked to its end',
  'error.sav-not-a-sav': '{file} begins like a system file of SPSS, and is none that is known',
  'error.sav-cut-short': 'the system file {file} is damaged: it ends too early',
  'error.sav-impossible': 'the system file {file} is damaged: it says of itself what cannot be',
  'error.sav-damaged': 'the system file {file} is damaged: a block of it cannot be unpacked',
  'survey.sav-weight': 'SPSS weights this file by {name}: --weight {name} does so here.',
  'error.workbook-damaged': '{file} cannot be read as a workbook: it is damaged, or something else',
  'error.workbook-cut-short': '{file} cannot be read as a workbook: it ends too early',
  'error.workbook-not-a-workbook': '{file} is no workbook: it has no sheets',
  'error.workbook-not-a-sheet': '{file} cannot be read as a workbook: a part of it is something else',
  'error.workbook-part-missing': 'the workbook {file} is damaged: its part {part} is missing',
  'error.workbook-part-twice': 'the workbook {file} is damaged: its part {part} is there twice',
  'error.workbook-part-damaged':
    'the workbook {file} is damaged: its part {part} is not what its checksum says',
  'error.workbook-part-encrypted': 'the workbook {file} is encrypted (its part {part})',
  'error.workbook-part-swells':
    '{file} is refused: its part {part} would unpack to {size} bytes, far more than a survey of its size holds',
  'error.workbook-too-much': '{file} is refused: it holds more than a workbook of a survey can',
  'error.workbook-too-wide':
    '{file} is refused: its cells lie too far apart, or its merged cells cover too much',
  'error.workbook-text-too-long': '{file} is refused: a text in it is longer than a cell can be',
  'error.workbook-text-missing':
    'the workbook {file} is damaged: a cell refers to text {index}, and there is none',
  'error.workbook-no-such-cell':
    'the workbook {file} is damaged: there can be no cell {cell} where it stands',
  'error.workbook-no-number': 'the workbook {file} is damaged: in row {row}, {text} is no number',
  'error.workbook-row-order': 'the workbook {file} is damaged: row {row} cannot follow row {before}',
  'error.workbook-sheet-lost': 'the workbook {file} is damaged: its sheet “{sheet}” cannot be found',
  'error.workbook-no-such-element':
    'the workbook {file} is damaged: <{name}> has no place among the cells of row {row}',
  'error.no-workbook': '--sheet is for Excel workbooks, and {file} is none',
  'error.unknown-sheet': '{file} has no sheet {name}; it has: {names}',
  'hint.sort-respondents':
    'Put the rows of each respondent together: sort the file by the column that tells respondents apart.',
  'finding.respondent-scattered':
    'respondent {respondent} comes back after others, and the file is too large to be put in order here',
  'survey.sheet': 'Read from the sheet “{sheet}”.',
  'survey.sheet-of-several': 'Read from the sheet “{sheet}”; others are: {others} (--sheet NAME).',
  'survey.dialect-found': 'Laid out as {dialect} writes it.',
  'survey.dialect-guessed': 'Taken to be laid out as {dialect} writes it (--dialect overrides).',
  'survey.unfinished': {
    one: '{count} response used was not finished, by the column “{column}”. To leave it out, put under `drop` in the mapping: {rule}',
    other:
      '{count} responses used were not finished, by the column “{column}”. To leave them out, put under `drop` in the mapping: {rule}',
  },
  'survey.rows-no-answers': {
    one: '{count} row is a heading, a subtotal or a picture and answers nothing; it is counted nowhere.',
    other: '{count} rows are headings, subtotals or pictures and answer nothing; they are counted nowhere.',
  },
  'survey.answers-again': {
    one: '{count} answer is to an item that its respondent had answered before; the first stands.',
    other: '{count} answers are to items that their respondents had answered before; the first stand.',
  },
  'survey.item-late': {
    one: '{count} answer to “{name}” is not used: the item first comes on line {line}.',
    other: '{count} answers to “{name}” are not used: the item first comes on line {line}.',
  },
  'survey.items-late': {
    one: '{count} answer is to an item that the first {megabytes} MB of the file do not have; it is not used. Put a respondent who has it at the beginning of the file.',
    other:
      '{count} answers are to items that the first {megabytes} MB of the file do not have; they are not used. Put respondents who have them at the beginning of the file.',
  },
  'option.survey-sheet': 'which sheet of a workbook: its name, or its number from 1',
  'option.score-profile-by':
    'the column that names the profile of each row (a field of the mapping, or a header): each segment is judged by its own',
  'error.one-or-many-profiles':
    '--profile is one profile for all rows, --profile-by one for each; say only one of them',
  'error.no-profiles': 'there is no profile for the standard {id} that a row could be judged by',
  'hint.give-profiles':
    'Name them in the mapping: profile: { column: …, values: { "text of the cell": profile.yaml } }.',
  'survey.shipped-mapping': 'Columns are read by the mapping that comes with {id}; --map FILE gives another.',
  'error.too-many-categories':
    'the log has more than {most} different channels, months or causes, which is no summary any more',
  'error.dialect-unfit': '{file} does not have the columns of {dialect}',
  'finding.several-options': {
    one: '{count} answer not read: “{value}” holds several options ({options}), and the criterion of “{header}” takes one',
    other:
      '{count} answers not read, the first here: “{value}” holds several options ({options}), and the criterion of “{header}” takes one',
  },
  'finding.number-against-label': {
    one: '{count} answer not read: “{value}” in “{header}” has the number {number}, and the standard’s label of these words is another',
    other:
      '{count} answers not read, the first here: “{value}” in “{header}” has the number {number}, and the standard’s label of these words is another',
  },
  'hint.fix-number-against-label':
    'If the survey’s numbers run the other way, say `reversed: true` for the criterion; else list the text under `labels`.',
  'hint.fix-several-options':
    'To count every option, make each a yes-no criterion of this column, with all options under its `labels`: { "Queue ticket": yes, "Toilets, cloakroom": no }. To let one option stand for them, list this text under `labels`. To group by them, put the column under `fields`.',
  'survey.progress': 'Reading {file}: {percent}%',
  'survey.progress-bytes': 'Reading {file}: {megabytes} MB so far',
};
