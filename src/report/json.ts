// What is a published shape already, as it is.

import { forJson } from '../text/escape.ts';
import type { TextReporter } from './reporter.ts';

export const json: TextReporter<object> = (data) => `${forJson(data)}\n`;
