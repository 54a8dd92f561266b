// The options that every command has.

import type { Command } from 'commander';
import { Option } from 'commander';
import { formatsOf } from '../../report/index.ts';
import type { Speaker } from '../../words/index.ts';
import type { SvcCommand } from './command.ts';
import { bytes } from './options.ts';

export function declareCommon(declared: Command, { gives: [main] }: SvcCommand, { say }: Speaker): void {
  const formats = main === undefined ? [] : formatsOf(main);
  if (formats.length > 0)
    declared.addOption(
      new Option('--format <format>', say('option.format')).choices(formats).default(formats[0]),
    );
  declared
    .option('-o, --output <file>', say('option.output'))
    .addOption(new Option('--lang <language>', say('option.lang')).choices(['en', 'ru']))
    .addOption(
      new Option('--color <when>', say('option.color')).choices(['auto', 'always', 'never']).default('auto'),
    )
    .option('-q, --quiet', say('option.quiet'))
    .option('--no-input', say('option.no-input'))
    .option('--max-bytes <n>', say('option.max-bytes'), bytes);
}
