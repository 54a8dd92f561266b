// svc standards: the standards that come with svc.

import { EXIT } from '../core/errors.ts';
import { shippedIds } from '../io/shipped.ts';
import type { SvcCommand } from './shared/command.ts';

export const standards: SvcCommand = {
  name: 'standards',
  formats: ['terminal', 'json'],
  declare() {},
  async run(_positional, _options, shell) {
    const { openStandard } = await import('./shared/inputs.ts');
    const { CATALOGUE_REPORTERS } = await import('../report/catalogue.ts');
    const ids = await shippedIds(shell.env.root, 'standards');
    const all = await Promise.all(ids.map((id) => openStandard(id, shell)));
    await shell.data(CATALOGUE_REPORTERS[shell.format as 'terminal' | 'json'](all, shell));
    return EXIT.done;
  },
};
