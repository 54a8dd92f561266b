// Counts of a survey as another program gives them: DuckDB, running the query that `svc sql` wrote.

import { DuckDBInstance } from '@duckdb/node-api';

/** `survey` is a CSV file; each of `files` is written in the form that its name says. */
export async function writeCounts(query, survey, files) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `CREATE TABLE answers AS SELECT * FROM read_csv('${survey}', all_varchar = true, header = true)`,
  );
  for (const file of files) {
    const form = file.endsWith('.csv') ? 'csv, HEADER' : file.endsWith('.parquet') ? 'parquet' : 'json';
    await connection.run(`COPY (${query.replace(/;\s*$/, '')}) TO '${file}' (FORMAT ${form})`);
  }
  connection.closeSync();
}
