// What may be said on the command line of svc form.

import type { FormKind } from '../../report/form/index.ts';

export interface FormOptions {
  readonly to: FormKind;
  readonly profile?: readonly string[];
  readonly persona?: readonly string[];
  readonly askExpectations?: boolean;
  readonly hideExpectations?: boolean;
}
