// The commands, in the order of `svc --help`.

import { agree } from './agree/index.ts';
import { assign } from './assign/index.ts';
import { audit } from './audit/index.ts';
import { changelog } from './changelog.ts';
import { check } from './check/index.ts';
import { compare } from './compare/index.ts';
import { completionOf } from './completion/index.ts';
import { diff } from './diff/index.ts';
import { draft } from './draft/index.ts';
import { explain } from './explain.ts';
import { form } from './form/index.ts';
import { init } from './init/index.ts';
import { lint } from './lint/index.ts';
import { map } from './map/index.ts';
import { merge } from './merge/index.ts';
import { pack, unpack } from './pack/index.ts';
import { plan } from './plan/index.ts';
import { report } from './report/index.ts';
import { schema } from './schema.ts';
import { score } from './score/index.ts';
import type { SvcCommand } from './shared/command.ts';
import { show } from './show.ts';
import { sql } from './sql/index.ts';
import { standards } from './standards.ts';

export const COMMANDS: readonly SvcCommand[] = [
  audit,
  form,
  assign,
  check,
  pack,
  unpack,
  report,
  score,
  sql,
  merge,
  compare,
  agree,
  plan,
  draft,
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
