// svc standards [WORD...]: the standards that come with svc; with words, those whose texts have all of them.

import { EXIT, UserError } from '../core/errors.ts';
import type { Standard } from '../core/standard/standard.ts';
import { criteriaOf } from '../core/standard/standard.ts';
import { shippedIds } from '../io/shipped.ts';
import type { SvcCommand } from './shared/command.ts';
import { give } from './shared/give.ts';

export const standards: SvcCommand = {
  name: 'standards',
  gives: ['standards'],
  declare(command, { say }) {
    command.argument('[words...]', say('argument.words'));
  },
  async run([words], _options, shell) {
    const { openStandard } = await import('./shared/inputs.ts');
    const ids = await shippedIds(shell.env.root, 'standards');
    const all = await Promise.all(ids.map((id) => openStandard(id, shell)));
    const wanted = (words as readonly string[]).map(folded);
    const found = all.filter((standard) => {
      const texts = folded(textsOf(standard).join('\n'));
      return wanted.every((word) => texts.includes(word));
    });
    if (found.length === 0)
      throw new UserError('standards-none', { words: (words as readonly string[]).join(' ') });
    await give('standards', found, shell);
    return EXIT.done;
  },
};

const folded = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replaceAll('\u00a0', ' ');

/** What a reader may remember of a standard, in every language. */
const textsOf = (standard: Standard): string[] => [
  standard.id,
  ...[
    standard.title,
    standard.description,
    ...standard.sections.map(({ title }) => title),
    ...criteriaOf(standard).map(({ text }) => text),
  ].flatMap((text) => Object.values(text ?? {})),
];
