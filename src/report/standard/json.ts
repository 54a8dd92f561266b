// A standard as data.

import { forJson } from '../../text/escape.ts';
import type { StandardReporter } from '../gap/reporter.ts';
import { writtenStandard } from './written.ts';

export const json: StandardReporter = (standard) => `${forJson(writtenStandard(standard))}\n`;
