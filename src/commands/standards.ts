// svc standards: the standards that come with svc.

import { EXIT } from '../core/errors.ts';
import { shippedIds } from '../io/shipped.ts';
import type { SvcCommand } from './shared/command.ts';
import { give } from './shared/give.ts';

export const standards: SvcCommand = {
  name: 'standards',
  gives: ['standards'],
  declare() {},
  async run(_positional, _options, shell) {
    const { openStandard } = await import('./shared/inputs.ts');
    const ids = await shippedIds(shell.env.root, 'standards');
    const all = await Promise.all(ids.map((id) => openStandard(id, shell)));
    await give('standards', all, shell);
    return EXIT.done;
  },
};
