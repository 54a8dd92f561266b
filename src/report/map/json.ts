// A proposed mapping as data.

import type { Proposal } from '../../core/survey/proposal.ts';
import { forJson } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';

export const json: TextReporter<Proposal> = (proposal) => `${forJson(proposal)}\n`;
