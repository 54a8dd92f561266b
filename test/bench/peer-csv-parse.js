// csv-parse reading every row of a file, and nothing else.

import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

let rows = 0;
const parser = createReadStream(process.argv[2]).pipe(parse());
parser.on('data', () => rows++);
parser.on('end', () => console.log(rows));
