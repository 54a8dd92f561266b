// The options that every command has.

import type { Command } from 'commander';
import { LANGUAGES } from '../../core/standard/text.ts';
import { type Format, formatsOf } from '../../report/index.ts';
import type { Speaker } from '../../words/index.ts';
import type { SvcCommand } from './command.ts';
import { bytes, choice, localeNamed } from './options.ts';

export function declareCommon(declared: Command, { gives }: SvcCommand, { say }: Speaker): void {
  const formats: readonly Format[] = [
    ...new Set(gives.flatMap((kind): readonly Format[] => formatsOf(kind))),
  ];
  if (formats.length > 0)
    declared.addOption(choice('--format <format>', say('option.format'), formats).default(formats[0]));
  if (formats.includes('csv'))
    declared
      .option('--excel', say('option.excel'))
      .option('--locale <locale>', say('option.locale'), localeNamed);
  declared
    .option('-o, --output <file>', say('option.output'))
    .addOption(choice('--lang <language>', say('option.lang'), LANGUAGES))
    .addOption(choice('--color <when>', say('option.color'), ['auto', 'always', 'never']).default('auto'))
    .option('-q, --quiet', say('option.quiet'))
    .option('--no-input', say('option.no-input'))
    .option('--max-bytes <n>', say('option.max-bytes'), bytes);
}
