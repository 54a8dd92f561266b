// The commands, in the order of `svc --help`.

import { audit } from './audit.ts';
import { changelog } from './changelog.ts';
import type { SvcCommand } from './command.ts';
import { completionOf } from './completion.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { init } from './init.ts';
import { lint } from './lint.ts';
import { map } from './map.ts';
import { report } from './report.ts';
import { schema } from './schema.ts';
import { score } from './score.ts';
import { show } from './show.ts';
import { standards } from './standards.ts';

export const COMMANDS: readonly SvcCommand[] = [
  audit,
  report,
  score,
  map,
  diff,
  changelog,
  lint,
  standards,
  show,
  init,
  schema,
  explain,
  completionOf(() => COMMANDS),
] as unknown as readonly SvcCommand[];
