// svc standards [WORD...]: the standards that come with svc; with words, those whose texts have all of them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, UserError } from '../core/errors.ts';
import { type Findable, searchable } from '../core/standard/catalogue.ts';
import type { SvcCommand } from './shared/command.ts';
import { give } from './shared/give.ts';

export const standards: SvcCommand = {
  name: 'standards',
  gives: ['standards'],
  declare(command, { say }) {
    command.argument('[words...]', say('argument.words'));
  },
  async run([words], _options, shell) {
    const file = join(shell.env.root, 'dist', 'standards.json');
    const all: readonly Findable[] = JSON.parse(readFileSync(file, 'utf8'));
    const wanted = (words as readonly string[]).map(searchable);
    const found = all.flatMap(({ words: texts, ...entry }) =>
      wanted.every((word) => texts.includes(word)) ? [entry] : [],
    );
    if (found.length === 0)
      throw new UserError('standards-none', { words: (words as readonly string[]).join(' ') });
    await give('standards', found, shell);
    return EXIT.done;
  },
};
