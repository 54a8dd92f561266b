// The registry of published schemas: to add one, write its file and its row here. The build compiles each into a
// validator and writes it to dist/schemas.

import { gapReport } from './gap-report.ts';
import { mapping } from './mapping.ts';
import { persona } from './persona.ts';
import { profile } from './profile.ts';
import { session } from './session.ts';
import { standard } from './standard.ts';
import { waivers } from './waivers.ts';

export const SCHEMAS = {
  /** What is asked, what is expected and what it is worth. */
  standard,
  /** The answers of one audit. */
  session,
  /** What one segment of customers expects. */
  profile,
  /** A role for a mystery shopper. */
  persona,
  /** Which columns of a survey are what. */
  mapping,
  /** Changes to standards that somebody answers for. */
  waivers,
  /** What comes out: `--format json`. */
  'gap-report': gapReport,
} as const;

export type SchemaKind = keyof typeof SCHEMAS;
