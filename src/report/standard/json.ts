// A standard as data.

import { forJson } from '../escape.ts';
import type { StandardReporter } from './index.ts';
import { writtenStandard } from './written.ts';

export const json: StandardReporter = (standard) => `${forJson(writtenStandard(standard))}\n`;
