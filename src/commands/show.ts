// svc show STANDARD: one standard, to read, to print, or as data.

import { EXIT } from '../core/errors.ts';
import { STANDARD_FORMATS, STANDARD_REPORTERS } from '../report/standard/index.ts';
import type { SvcCommand } from './command.ts';

export const show: SvcCommand = {
  name: 'show',
  formats: STANDARD_FORMATS,
  declare(command, { say }) {
    command.argument('<standard>', say('argument.standard'));
  },
  async run([name], _options, shell) {
    const { openStandard } = await import('./inputs.ts');
    const standard = await openStandard(name as string, shell);
    const reporter = await STANDARD_REPORTERS[shell.format as keyof typeof STANDARD_REPORTERS]();
    await shell.data(reporter(standard, shell));
    return EXIT.done;
  },
};
