// A standard as data.

import type { Standard } from '../../core/standard/standard.ts';
import { forJson } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';
import { writtenStandard } from './written.ts';

export const json: TextReporter<Standard> = (standard) => `${forJson(writtenStandard(standard))}\n`;
