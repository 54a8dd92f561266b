// svc pack SESSION... and svc unpack ARCHIVE: audits with their evidence and standards in one archive, with the digest of
// every file.

import type { SvcCommand } from '../shared/command.ts';
import type { PackOptions, UnpackOptions } from './run.ts';

export const pack: SvcCommand<PackOptions> = {
  name: 'pack',
  gives: [],
  declare(command, { say }) {
    command
      .argument('<path...>', say('argument.pack-path'))
      .option('--into <archive>', say('option.pack-into'))
      .option('--standard <standard>', say('option.check-standard'));
  },
  async run([paths], options, shell) {
    const { runPack } = await import('./run.ts');
    return runPack(paths as string[], options, shell);
  },
};

export const unpack: SvcCommand<UnpackOptions> = {
  name: 'unpack',
  gives: [],
  declare(command, { say }) {
    command
      .argument('<archive>', say('argument.unpack-archive'))
      .option('--into <folder>', say('option.unpack-into'));
  },
  async run([archive], options, shell) {
    const { runUnpack } = await import('./run.ts');
    return runUnpack(archive as string, options, shell);
  },
};
