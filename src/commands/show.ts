// svc show ID: one standard, or one shipped profile, to read, to print, or as data.

import { EXIT } from '../core/errors.ts';
import type { Shell, SvcCommand } from './shared/command.ts';
import { give } from './shared/give.ts';

export const show: SvcCommand = {
  name: 'show',
  gives: ['standard', 'profile'],
  declare(command, { say }) {
    command.argument('<standard>', say('argument.standard'));
  },
  async run([name], _options, shell) {
    const { openProfileAlone, openStandard } = await import('./shared/inputs.ts');
    if (await isShippedProfile(name as string, shell)) {
      await give('profile', await openProfileAlone(name as string, shell), shell);
    } else {
      await give('standard', await openStandard(name as string, shell), shell);
    }
    return EXIT.done;
  },
};

/** A standard wins where both have the id. */
async function isShippedProfile(name: string, { env }: Shell): Promise<boolean> {
  const { shippedIds } = await import('../io/shipped.ts');
  if ((await shippedIds(env.root, 'standards')).includes(name)) return false;
  return (await shippedIds(env.root, 'profiles')).includes(name);
}
