// What an analyst would ask DuckDB for: the gaps by branch, counted, averaged, and how much they vary.

import { DuckDBInstance } from '@duckdb/node-api';

const [file, pairs] = process.argv.slice(2);
const columns = Array.from({ length: Number(pairs) }, (_, i) => {
  const gap = `"q${i + 1} delivered" - "q${i + 1} expected"`;
  return `count(${gap}), avg(${gap}), stddev(${gap})`;
});
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const result = await connection.runAndReadAll(
  `select branch, ${columns.join(', ')} from read_csv('${file.replaceAll("'", "''")}') group by branch`,
);
console.log(result.getRows().length);
