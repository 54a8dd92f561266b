// The commands, in the order of `svc --help`.

import { audit } from './audit.ts';
import type { SvcCommand } from './command.ts';
import { report } from './report.ts';
import { schema } from './schema.ts';
import { score } from './score.ts';
import { show } from './show.ts';
import { standards } from './standards.ts';

export const COMMANDS = [audit, report, score, standards, show, schema] as unknown as readonly SvcCommand[];
