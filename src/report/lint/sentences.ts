// What a finding says, and what to do about it.

import type { Finding } from '../../core/errors.ts';
import type { Speaker } from '../../words/index.ts';

export const messageOf = ({ code, args }: Finding, { say }: Speaker): string => say(`finding.${code}`, args);

export const hintOf = ({ hint }: Finding, { say }: Speaker): string =>
  hint ? say(`hint.${hint.code}`, hint.args) : '';
