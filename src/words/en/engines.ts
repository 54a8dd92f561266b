// Surveys that an engine keeps, counts of them, and the SQL that counts.

export const engines = {
  'error.engine-driver': 'to read from {engine}, svc needs the package {driver}, which is not installed',
  'hint.install-driver': 'npm install {driver}',
  'error.engine-failed': '{engine} could not count {source}: {problem}',
  'error.engine-late': '{engine} has not counted {source} within {seconds} s',
  'hint.engine-late': 'Let it take longer: …&timeout=7200 (seconds a statement).',
  'error.engine-source': '{source} does not say what to read',
  'hint.engine-table': 'Name the table: …?table=answers (and &schema=… where it is not the usual one).',
  'hint.engine-address': 'Write it as postgres://USER@HOST/DATABASE?table=TABLE.',
  'hint.engine-password':
    'A command line is there for all to read, so no password may stand in it: set PGPASSWORD or CLICKHOUSE_PASSWORD, or use ~/.pgpass.',
  'hint.engine-timeout': 'A time-out is a number of seconds above 0: &timeout=600.',
  'error.engine-option': '{option} is about files: it does not go with a survey that an engine keeps',
  'error.engine-texts':
    'the column “{header}” holds more than {most} different texts, too many to be matched',
  'error.engine-changed':
    'the table was changed while it was counted: a text came up that was not there before',
  'error.engine-order':
    'the mapping lets one row of each respondent count (“{header}”), but the rows of {source} have no order of their own',
  'hint.engine-order': 'Name a column by which they come one after another: …&order=submitted_at.',
  'error.engine-numbers':
    'the mapping lets one row of each respondent count, but this server cannot number the rows of a respondent: {source}',
  'error.engine-order-ties':
    'the rows of the respondent “{id}” have the same “{order}”, so that none of them is the first',
  'error.engine-rows-of-answers':
    'each row is one answer here; an engine can count where each row is one respondent',
  'error.engine-log':
    'a log of incidents cannot be counted by an engine: its causes and months are read row by row',
  'error.engine-span':
    'the time between two stamps ({id}) cannot be counted by an engine: it is read row by row',
  'error.engine-minimum': 'least accepted levels (`minimum`) cannot be counted by an engine',
  'error.engine-importance': 'importance that is derived from the answers cannot be counted by an engine',
  'hint.engine-export': 'Export the rows as CSV and score that: the figures are the same.',
  'error.counts-too-many': '{count} respondents are more than a tally can count (4,294,967,295)',
  'survey.read-by-engine': '{source}: {columns} columns, counted where they are.',
  'command.sql': 'write the query that counts a survey in a database',
  'command.merge': 'add up the counts of several parts of a survey',
  'argument.merge': 'files of counts (CSV, JSON lines, Parquet), or tallies (JSON), all of one survey',
  'option.sql-dialect': 'the engine that is to run it',
  'option.sql-from': 'the table, perhaps with its schema: answers, survey.answers',
  'option.score-counts': 'judge counts that the query of `svc sql` gave: CSV, JSON lines or Parquet',
  'error.engine-alone': 'a survey that an engine keeps is scored by itself, not together with files',
  'error.counts-and-survey': '--counts is instead of a survey: give one of them',
  'error.counts-option': '{option} was settled when the counts were made: it does not go with --counts',
  'error.counts-standard': '{file} was counted by another {id}: version {version} with another content',
  'hint.counts-standard':
    'Name the standard that it was counted by with --standard, or make the query anew and count again.',
  'error.counts-by': 'the counts are not grouped by {name}',
  'error.counts-unread': 'too much cannot be read of: {criteria}',
  'hint.counts-unread':
    'List the texts under `labels` or `blanks` of the mapping and count again; or say --allow-unread.',
  'error.counts-weight': '“{weight}” is no weight',
  'error.counts-differ':
    '{file} and {other} are counts of different surveys, or grouped differently: they do not add up',
  'error.sql-column': 'a query names columns by their headers, so that {column} cannot stand in it',
  'error.sql-measured': 'what is measured ({id}) has no list of texts that a query could match',
  'error.sql-profiles': 'a query counts by one profile: give --profile, and tell its rows apart by `drop`',
  'error.sql-besides': 'importance and least accepted levels cannot be counted by a query alone',
  'error.sql-duplicates': 'which row of a respondent is the first or the last, a query cannot tell',
  'error.sql-name':
    'the name of a table or a column is empty, or it or a text to compare with holds a character that is not to be printed',
  'hint.sql-direct':
    'Let svc ask the engine itself: svc score duckdb:FILE?table=… (or postgres://, clickhouse://).',
  'finding.counts-json': 'this line is no JSON',
  'finding.counts-csv': 'this is no CSV',
  'finding.counts-line': '“{key}” is not as in counts: see svc schema counts',
  'finding.counts-impossible': '“{key}” cannot be so by this standard',
  'finding.counts-mixed': 'from here on the counts are of another survey',
  'finding.counts-about':
    'no line says what the counts are of, or it is damaged: see svc schema counts-about',
} as const;
