// svc schema KIND: the published JSON Schemas, for editors and for whoever reads our output.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean, EXIT, usageError } from '../core/errors.ts';
import { nearest } from '../core/suggest.ts';
import type { SvcCommand } from './shared/command.ts';

export const schema: SvcCommand = {
  name: 'schema',
  gives: [],
  declare(command, { say }) {
    command.argument('[kind]', say('argument.schema-kind'));
  },
  async run([kind], _options, shell) {
    const folder = join(shell.env.root, 'dist', 'schemas');
    const kinds = readdirSync(folder)
      .filter((name) => name.endsWith('.schema.json'))
      .map((name) => name.slice(0, -'.schema.json'.length))
      .sort();
    if (typeof kind !== 'string') {
      await shell.data(`${kinds.join('\n')}\n`);
      return EXIT.done;
    }
    if (!kinds.includes(kind)) {
      const near = nearest(kind, kinds);
      throw usageError('unknown-schema', { kind, kinds: kinds.join(', ') }, didYouMean(near));
    }
    await shell.data(readFileSync(join(folder, `${kind}.schema.json`), 'utf8'));
    return EXIT.done;
  },
};
