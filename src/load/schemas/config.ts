// The schema of .svc.yaml: how strict a folder wants to be, for it and all below.

import { closed, formatKey, schemaOf } from '../../core/shapes/parts.ts';
import { lintSettings } from './lint-settings.ts';

export const config = schemaOf(
  'config',
  'svc: settings of a folder (.svc.yaml)',
  closed(
    {
      format: formatKey('config'),
      lint: closed(
        {
          rules: lintSettings(
            'How strictly `svc lint` takes each rule; a standard may say otherwise of itself.',
          ),
        },
        [],
        { description: 'Settings of `svc lint`.' },
      ),
    },
    [],
    { description: 'Settings for the files of this folder and of those below it.' },
  ),
);
