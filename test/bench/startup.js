// How long svc takes to say what it can do, beside node doing nothing.

import { resolve } from 'node:path';
import { inTurn, table } from './timing.js';

const SVC = resolve(import.meta.dirname, '../../bin/svc.js');

export function run() {
  const node = process.execPath;
  const results = inTurn(
    [
      { name: 'node -e 0', argv: [node, '-e', '0'] },
      { name: 'svc --help', argv: [node, SVC, '--help'] },
    ],
    20,
  );
  table('Start-up (median of 20)', results, 'node -e 0');
}
