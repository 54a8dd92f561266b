// `svc lint`, `svc explain`, `svc init` and `svc completion`. Every rule has a line of its own, `rule.<id>`; those that are
// lint's own also have their findings and an explanation here. Those of the readers stand in findings.ts.

export const lint = {
  'rule.not-text': 'the file is text',
  'rule.not-utf8': 'the file is in UTF-8',
  'rule.file-too-large': 'the file is one that a person could have written',
  'rule.empty-file': 'the file says something',
  'rule.one-document': 'a file holds one document',
  'rule.yaml-syntax': 'the file is YAML 1.2',
  'rule.yaml-tag': 'values have no tags',
  'rule.yaml-alias': 'an alias stands for an anchor before it',
  'rule.yaml-number': 'numbers are written as they are meant',
  'rule.yaml-limit': 'nesting and aliases have a bound',
  'rule.duplicate-key': 'a key stands once',
  'rule.wrong-format': 'the file says what it is',
  'rule.unknown-key': 'keys are those of the format',
  'rule.missing-key': 'required keys are there',
  'rule.wrong-type': 'values have the type their key takes',
  'rule.unquoted-version': 'versions stand in quotes',
  'rule.unknown-value': 'values are among those their key takes',
  'rule.out-of-range': 'numbers lie where they have a meaning',
  'rule.too-few': 'lists hold enough entries',
  'rule.bad-form': 'ids, versions and times have their form',
  'rule.duplicate-id': 'an id is used once',
  'rule.unknown-touchpoint': 'touchpoints are those of the standard',
  'rule.formerly': 'former ids lead to one criterion',
  'rule.when': 'conditions read what is known by then',
  'rule.unreadable-answer': 'answers can be read by their kind',
  'rule.curve-value': 'the knots of a curve are answers',
  'rule.curve-order': 'the knots of a curve ascend',
  'rule.curve-not-monotonic': 'points follow what is better',
  'rule.scale-range': 'the steps of a scale meet its end',
  'rule.scale-labels': 'labels belong to ratings of the scale',
  'rule.option-points': 'all options have points, or none',
  'rule.no-weight': 'something in a section counts',
  'rule.other-standard': 'the file belongs to the standard at hand',
  'rule.unknown-criterion': 'criteria are those of the standard',
  'rule.unknown-field': 'fields are those of the standard',
  'rule.session-version': 'answers meet the questions that were asked',
  'rule.response': 'a response is an answer or a blank',
  'rule.column': 'a column is named in one way, and used once',
  'rule.cell-text': 'the text of a cell means one thing',
  'rule.reversed': 'only what has two directions is reversed',
  'rule.summary': 'a summary fits its answer',
  'rule.bad-calendar': 'working calendars can be counted with',
  'rule.unknown-calendar': 'calendars are those of the standard',
  'rule.include': 'what is included is there, in its version',
  'rule.log': 'a log says how its rows are told apart',
  'rule.waiver-date': 'a waiver ends on a day of the calendar',
  'rule.missing-translation': 'every text is there in all languages of the file',
  'rule.identical-texts': 'texts differ between languages',
  'rule.wrong-language': 'texts are in the language they stand under',
  'rule.double-question': 'a question asks one thing',
  'rule.leading-question': 'a question leaves the answer open',
  'rule.weight-without-effect': 'a weight can move the score',
  'rule.section-all-optional': 'a section has something that must be answered',
  'rule.critical-without-guide': 'a critical criterion says when it is failed',
  'rule.critical-without-effect': 'a critical criterion can be failed',
  'rule.unlabelled-ends': 'both ends of a labelled scale have a label',
  'rule.unanchored-expectation': 'the point expected of a scale, and its neighbours, have words',
  'rule.norm-only': 'a survey of customers asks at least once what they expect',
  'rule.silent-surplus': 'where more than expected may be given, it is asked whether that was said',
  'rule.unreachable-when': 'every criterion is shown in some visit',
  'rule.dangling-reference': 'what a file refers to is there',
  'rule.cut-text': 'a text is not cut off by a #',
  'rule.curly-quotes': 'quotation marks around a text are straight',
  'rule.missing-expect': 'where most criteria say what is expected, all do',
  'rule.reused-id': 'an id means one thing across files',
  'rule.unknown-rule': 'settings and directives name rules that can be set',
  'rule.disable-without-reason': 'a rule is silenced with a reason',
  'rule.unused-disable': 'a directive silences something',

  'explain.missing-translation':
    'The languages of a file are those of its title. Where a text lacks one of them, a reader of that language gets the other in the middle of the questions.',
  'explain.identical-texts':
    'The same sentence in both languages is one that nobody has translated. Names and abbreviations (SMS, Wi-Fi) may be the same.',
  'explain.wrong-language':
    'A text under `en` in Cyrillic, or one under `ru` without any, most likely changed places.',
  'explain.double-question':
    'Who found it clean but not quiet can give no true answer, and a low rating does not say what was wrong. Ask two questions.',
  'explain.leading-question':
    'A wording that suggests its answer measures politeness. Ask so that either answer is as easy to give.',
  'explain.weight-without-effect':
    'The weight changes no score: the answer earns no points, or the same ones whatever it is; there is nothing to weigh it against; or `aggregation: flat` passes over sections. Whoever set it believes otherwise.',
  'explain.section-all-optional':
    'Optional criteria may be left out without losing coverage. If all of them are, a section can have a full score from no answer at all.',
  'explain.critical-without-guide':
    'One critical criterion fails the whole audit. Without a guide it depends on the auditor what that takes.',
  'explain.critical-without-effect':
    'The answer earns no points, or the same ones whatever it is, so that it can never fall short and never fail the audit.',
  'explain.unlabelled-ends':
    'Auditors read a scale from its ends. Where these have no words, each puts in their own.',
  'explain.unanchored-expectation':
    'Whoever rates must be able to tell a 3 from a 4 where 4 is the pass mark. Give the point and its neighbours a label, or name them in the guide: “4: …; 3: …”.',
  'explain.norm-only':
    'Satisfaction is delivery less expectation. Where every criterion has an `expect`, no customer is asked what they expect, and reports tell how far you are from your own norm. Leave `expect` out where the customer is to say it, ask for the rest with --ask-expectations, or say in a comment why the norm is meant.',
  'explain.silent-surplus':
    'A gift or an upgrade that nobody speaks of earns nothing. With `announce: true` the audit asks whether it was said; `announce: false` says that here it need not be.',
  'explain.unreachable-when':
    'A criterion is shown only when the criteria it depends on were shown, too. Here their conditions exclude one another, so that nobody is ever asked.',
  'explain.dangling-reference':
    'The standard, profile or persona of this name is neither shipped nor among the files linted together. Lint the folder that holds it as well.',
  'explain.cut-text':
    'YAML takes a blank and a # for the beginning of a comment, and what follows it for no part of the text. Put the text in quotes: "Till #1". If it is a comment, begin it with a blank, or put it on a line of its own.',
  'explain.curly-quotes':
    'Only straight quotation marks hold a text together in YAML; “ ” stay a part of it, and a comma or a colon inside breaks it up. A text that is meant to stand in quotation marks is written "“so”".',
  'explain.missing-expect':
    'A criterion without `expect` counts only where the profile says what is expected or the audit asks for it; an answers file has to bring it. Where most criteria have it, one that has none was mostly forgotten. Leave it out of all to ask everybody, or give it here.',
  'explain.reused-id':
    'Sessions and reports know standards, profiles, personas and criteria by their ids. One id for two things mixes up their answers.',
  'explain.unknown-rule':
    'A setting for a rule that does not exist does nothing, though it looks as if it did. Rules without which a file cannot be used cannot be set at all.',
  'explain.disable-without-reason':
    'Whoever reads the file next has to know why a rule does not hold here: # svc-disable-next-line rule -- reason.',
  'explain.unused-disable':
    'The directive silences nothing on the next line. It is left over, or stands in the wrong place, and would hide a later fault.',

  'finding.plain-version':
    'the version {version} stands without quotes; the day it becomes 1.10 it is a number',
  'finding.missing-translation': 'the text is missing in “{language}”',
  'finding.identical-texts': '“{text}” is the same in both languages',
  'finding.wrong-language': '“{text}” does not look like “{language}”',
  'finding.double-question': 'this asks two things at once: “{words}”',
  'finding.leading-question': 'this suggests the answer: “{words}”',
  'finding.weight-of-words':
    'the answer to “{id}” earns no points, so that its weight of {weight} moves nothing',
  'finding.weight-of-constant':
    'every answer to “{id}” earns {points} of 100, so that it has weight without telling anything',
  'finding.weight-when-flat': 'in a flat standard the weight of section “{id}” ({weight}) moves nothing',
  'finding.weight-alone': 'nothing beside “{id}” counts here, so that its weight of {weight} moves nothing',
  'finding.section-all-optional': 'all criteria of the section “{id}” are optional',
  'finding.critical-without-guide': '“{id}” can fail the whole audit, and no guide says when',
  'finding.critical-without-effect': '“{id}” is critical, but no answer to it can fall short',
  'finding.unlabelled-ends': 'the scale of “{id}” has labels, but none at {ends}',
  'finding.unanchored-expectation': '“{id}” passes at a point that has no words around it: {points}',
  'finding.norm-only':
    'customers answer, but none of the {count} criteria asks what they expect: gaps will be gaps to your norm',
  'finding.silent-surplus': '“{id}” asks of something given beyond the order, but not whether that was said',
  'finding.unreachable-when':
    '“{id}” can never be shown: its condition on “{name}” (by way of “{through}”) excludes that of “{other}”',
  'finding.dangling-standard': 'there is no standard “{id}”, neither shipped nor among these files',
  'finding.dangling-profile': 'there is no profile “{id}”, neither shipped nor among these files',
  'finding.dangling-persona': 'there is no persona “{id}”, neither shipped nor among these files',
  'finding.cut-text': 'after “{text}” comes a comment: {rest}',
  'finding.curly-quotes': 'the quotation marks of {text} are a part of the text',
  'finding.missing-expect': '“{id}” does not say what is expected, as most criteria here do',
  'finding.reused-id-standard': 'the standard “{id}” {version} is something else in {file}',
  'finding.reused-id-profile': 'the profile “{id}” is something else in {file}',
  'finding.reused-id-persona': 'the persona “{id}” is something else in {file}',
  'finding.reused-id-waiver': 'the waiver “{id}” is something else in {file}',
  'finding.reused-id-criterion':
    'the standard “{standard}” has a criterion “{id}”, too: their answers would mix',
  'finding.unknown-rule': 'there is no rule “{name}”',
  'finding.rule-refuses': 'the rule “{name}” cannot be set: a file that breaks it cannot be used',
  'finding.unknown-directive': 'there is no directive “{name}”; there is svc-disable-next-line',
  'finding.disable-names-no-rule': 'the directive names no rule',
  'finding.disable-without-reason': 'the directive gives no reason: end it with -- and why',
  'finding.unused-disable': 'the directive silences no “{name}” on the next line',

  'argument.lint-path': 'files and folders; standards/ if it is there, else this folder',
  'argument.explain-rule': 'the rule; all of them when left out',
  'argument.init-folder': 'the folder; this one when left out',
  'argument.completion-shell': 'bash, zsh, fish or powershell; man for the manual page',
  'option.lint-fix': 'mend what can be mended beyond doubt',
  'option.lint-max-warnings': 'exit 1 when there are more warnings than this',
  'option.init-force': 'overwrite what is there',
  'lint.clean': { one: '{count} file, no faults', other: '{count} files, no faults' },
  'lint.files': { one: 'in {count} file', other: 'in {count} files' },
  'lint.errors': { one: '{count} error', other: '{count} errors' },
  'lint.warnings': { one: '{count} warning', other: '{count} warnings' },
  'lint.fixed': { one: '{count} fault mended', other: '{count} faults mended' },
  'lint.fixable': {
    one: 'svc lint --fix mends {count} of them',
    other: 'svc lint --fix mends {count} of them',
  },
  'lint.explain': 'svc explain RULE tells more of a rule',
  'lint.too-many-warnings': {
    one: '{count} warning, and at most {most} allowed',
    other: '{count} warnings, and at most {most} allowed',
  },
  'lint.no-findings': 'no faults',
  'explain.title.lint': 'Rules of svc lint',
  'explain.title.diff': 'Changes that svc diff tells apart',
  'explain.title.use': 'Faults of answers files and surveys',
  'rule.fact-missing': 'the facts that questions depend on are given',
  'explain.fact-missing':
    'A standard may ask some questions only of some visits. Which ones, it cannot tell while a fact about the visit is missing.',
  'rule.answer-missing': 'every question shown has an answer',
  'explain.answer-missing':
    'Audits from a file ask nothing, so that all answers must be in it; one that cannot be given is a blank with its reason.',
  'rule.expectation-missing': 'an answer has an expectation beside it',
  'explain.expectation-missing':
    'Satisfaction is delivery − expectation. Where neither the answer nor the profile nor the standard says what was expected, there is nothing to subtract.',
  'rule.expectation-nowhere': 'what is expected is said somewhere',
  'explain.expectation-nowhere':
    'No column, no profile and no `expect` of the standard says what is expected of this criterion, so that its deliveries could not be scored.',
  'rule.mapped-column': 'a mapping leads to columns of the survey',
  'explain.mapped-column':
    'The survey has no such column, has several, or the column is already read for something else. Guessing would score the wrong answers.',
  'rule.no-rows': 'a survey has rows',
  'explain.no-rows': 'The file holds a header at most: nobody has answered yet, or the export went wrong.',
  'rule.ragged-row': 'a row has as many cells as the header',
  'explain.ragged-row':
    'With a cell too few or too many, answers would move to the wrong questions. Such rows are set aside and counted.',
  'rule.undecodable': 'the bytes of a row are characters of its encoding',
  'explain.undecodable':
    'A byte that the encoding does not have stands for a letter that was lost. The row is set aside; another --encoding may read it.',
  'rule.respondent-scattered': 'the rows of a respondent stand together',
  'explain.respondent-scattered':
    'Surveys with several rows to a respondent are read in one pass, and are put in order only up to a size. Sort a larger file first.',
  'rule.version-not-raised': 'a change raises the version',
  'explain.version-not-raised':
    'Sessions name the standard by id and version. If the content changes under the same version, nobody can tell by which questions they were made.',
  'rule.version-raised-too-little': 'the version is raised by as much as the change asks for',
  'explain.version-raised-too-little':
    'The version says whether scores stay comparable: major where they do not, minor where saved answers must be scored again, patch where nothing changes.',
  'rule.version-went-down': 'versions go up',
  'explain.version-went-down': 'A lower version looks older than what it replaces.',
  'rule.waiver-expired': 'a waiver is still in force',
  'explain.waiver-expired':
    'A waiver holds until its day. After that, the change counts again: mend it, or agree on another day.',
  'rule.waiver-unused': 'a waiver is for a change that is there',
  'explain.waiver-unused': 'No change has this fingerprint any more. The waiver is left over and can go.',
  'rule.waiver-for-another': 'a waiver names the change that it is for',
  'explain.waiver-for-another':
    'The rule or the criterion beside the waiver is not that of the change with its fingerprint: one of the two was copied wrongly.',
  'explain.column.rule': 'Rule',
  'explain.column.level': 'Level',
  'explain.column.summary': 'What is wanted',
  'explain.bad': 'Bad',
  'explain.good': 'Good',
  'explain.before': 'Before',
  'explain.after': 'After',
  'explain.refuses': 'A file that breaks this rule cannot be used, so that it cannot be turned off.',
  'explain.settable':
    'To set it to error, warning or off: `lint: { {rule}: off }` in a standard, or `lint: { rules: { {rule}: off } }` in .svc.yaml for a folder. For one line, above it: `# svc-disable-next-line {rule} -- why`.',
  'explain.next': 'svc explain RULE tells of one rule, with examples.',
  'error.nothing-to-lint':
    'there is nothing to lint in {names}: no YAML file there begins with format: svc.…',
  'error.unknown-rule': 'there is no rule {name}',
  'hint.all-rules': 'All rules: svc explain.',
  'error.option-count': '{value} is not a whole number from 0',
  'error.unknown-shell': 'there is no completion for {name}; there is for {shells}',
  'error.init-not-folder': '{file} is a file, not a folder',
  'error.init-exists': {
    one: 'nothing was written, since {count} of the files is there already: {files}',
    other: 'nothing was written, since {count} of the files are there already: {files}',
  },
  'hint.init-force': 'To overwrite them: svc init --force. To set up another folder: svc init FOLDER.',
  'init.example.site': 'Main street',
  'init.example.auditor': 'Anna',
  'init.example.hurried': 'Correct, but in a hurry',
  'init.example.closed': 'Two tills of three were closed',
  'init.example.branch': 'Branch',
  'init.example.greeted': 'Were you greeted?',
  'init.example.expected': 'Warmth: expected',
  'init.example.found': 'Warmth: found',
  'init.example.minutes': 'Minutes in the queue',
  'init.example.north': 'North',
  'init.example.south': 'South',
  'init.example.yes': 'Yes',
  'init.example.no': 'No',
  'init.example.unknown': "Don't know",
  'init.example.not-applicable': 'n/a',
  'init.example.cold': 'Very cold',
  'init.example.warm': 'Very warm',
  'init.example.minute': 'm',
  'init.done': { one: '{count} file in {folder}:', other: '{count} files in {folder}:' },
  'init.next': 'Next:',
  'init.next.edit': 'write your questions (an editor with YAML support completes and checks them)',
  'init.next.lint': 'check them',
  'init.next.audit': 'walk through an audit',
  'init.next.example': 'see what a visit comes to, on one that was made up',
  'init.next.survey': 'see what a survey comes to, on one that was made up',
  'init.next.ci': 'for CI: keeps svc in this version, by its digest; commit package-lock.json',
  'init.visit.about':
    'A visit, made up to show what comes out. svc audit writes such files by itself, into svc-sessions.',
  'init.workflow.install':
    'svc as package-lock.json names it, by its digest: npm install --save-dev --save-exact svc-audit once, and commit both files.',
  'init.standard.about':
    'A standard: what you promise your customers, as questions that a shopper can answer. Replace these questions by your own, a few at a time, and run svc lint. Every text stands here in two languages; if you need only one, drop the other everywhere, the title first.',
  'init.standard.version': 'Raise it with every change, in quotes: svc diff says by how much.',
  'init.standard.fields': 'Facts about the visit. They are asked before it, and `when` reads them.',
  'init.standard.sections':
    'Every section has a score of its own; its weight says how much it counts beside the others.',
  'init.standard.yes-no': 'What can be seen is asked with yes or no. `guide` tells a stranger what counts.',
  'init.standard.scale': 'What is felt is rated. Label both ends at least.',
  'init.standard.duration':
    'What can be timed is timed. The curve says what each time is worth, from 0 to 100 points; between the knots it runs straight. `expect` is what an ordinary customer expects: the score is what you deliver, held against that.',
  'init.standard.when': 'Asked only of some visits.',
  'init.standard.critical':
    'If this is not met, the whole audit has failed, whatever the rest: keep it for what is unforgivable.',
  'init.standard.choice': 'One of several, each worth its points.',
  'init.standard.text': 'Words, kept and not scored.',
  'init.profile.about':
    'A profile: what one segment of your customers expects, and how much it matters to them. What is left out stays as in the standard. svc audit … --profile standards/profiles/regulars.yaml',
  'init.profile.weight':
    'A weight of 0 would say that these customers do not care: the report then names any surplus there as wasted.',
  'init.mapping.about':
    'A mapping: which columns of a survey are which criteria. svc score survey.csv --standard standards/our-service.yaml --map standards/mappings/our-survey.yaml',
  'init.mapping.header': 'The exact heading of the column; by position it would be { column: 5 }.',
  'init.mapping.labels': 'What the words in the cells mean.',
  'init.config.about': 'Settings for this folder and all below it.',
  'init.config.rules':
    'How strictly svc lint takes each rule: error, warning or off. All rules: svc explain.',
  'init.workflow.gate':
    'Red where the version says too little; a change of any level passes once it is raised enough.',
  'init.workflow.about':
    'Checks every change to your standards: that they are sound, and that their version says what the change does to the scores.',
};
