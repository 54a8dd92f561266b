// svc show ID: one standard, or one shipped profile, to read, to print, or as data.

import { EXIT } from '../core/errors.ts';
import { STANDARD_FORMATS, STANDARD_REPORTERS } from '../report/standard/index.ts';
import type { Shell, SvcCommand } from './shared/command.ts';

export const show: SvcCommand = {
  name: 'show',
  formats: STANDARD_FORMATS,
  declare(command, { say }) {
    command.argument('<standard>', say('argument.standard'));
  },
  async run([name], _options, shell) {
    const { openProfileAlone, openStandard } = await import('./shared/inputs.ts');
    if (await isShippedProfile(name as string, shell)) {
      const { PROFILE_REPORTERS } = await import('../report/profile.ts');
      const reporter = PROFILE_REPORTERS[shell.format as keyof typeof PROFILE_REPORTERS];
      await shell.data(reporter(await openProfileAlone(name as string, shell), shell));
      return EXIT.done;
    }
    const standard = await openStandard(name as string, shell);
    const reporter = await STANDARD_REPORTERS[shell.format as keyof typeof STANDARD_REPORTERS]();
    await shell.data(reporter(standard, shell));
    return EXIT.done;
  },
};

/** A standard wins where both have the id. */
async function isShippedProfile(name: string, { env }: Shell): Promise<boolean> {
  const { shippedIds } = await import('../io/shipped.ts');
  if ((await shippedIds(env.root, 'standards')).includes(name)) return false;
  return (await shippedIds(env.root, 'profiles')).includes(name);
}
