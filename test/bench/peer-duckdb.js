// What an analyst would ask DuckDB for: of a file the gaps by branch, of Parquet each column, counted, averaged, and how much they vary.

import { DuckDBInstance } from '@duckdb/node-api';

const [file, pairs, kind = 'csv'] = process.argv.slice(2);
const isParquet = kind === 'parquet';
const asked = Array.from({ length: Number(pairs) }, (_, i) => {
  const [expected, delivered] = [`"q${i + 1} expected"`, `"q${i + 1} delivered"`];
  return isParquet ? [expected, delivered] : [`${delivered} - ${expected}`];
})
  .flat()
  .map((one) => `count(${one}), avg(${one}), stddev(${one})`);
const name = `'${file.replaceAll("'", "''")}'`;
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const result = await connection.runAndReadAll(
  isParquet
    ? `select ${asked.join(', ')} from read_parquet(${name})`
    : `select branch, ${asked.join(', ')} from read_csv(${name}) group by branch`,
);
console.log(result.getRows().length);
