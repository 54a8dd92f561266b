// svc sql: the query that has an engine count a survey, for whoever runs it there; `svc score --counts` judges what it gives.

import { SQL_DIALECTS } from '../../core/sql/dialect.ts';
import type { SvcCommand } from '../shared/command.ts';
import { choice, columnNames } from '../shared/options.ts';
import type { SqlCommandOptions } from './run.ts';

export const sql: SvcCommand<SqlCommandOptions> = {
  name: 'sql',
  gives: [],
  declare(command, { say }) {
    command
      .option('--standard <standard>', say('option.score-standard'))
      .requiredOption('--map <file>', say('option.score-map'))
      .option('--by <columns>', say('option.score-by'), columnNames)
      .option('--profile <profile>', say('option.score-profile'))
      .addOption(choice('--dialect <engine>', say('option.sql-dialect'), SQL_DIALECTS).default('duckdb'))
      .requiredOption('--from <table>', say('option.sql-from'));
  },
  async run(_, options, shell) {
    const { writeSql } = await import('./run.ts');
    return writeSql(options, shell);
  },
};
