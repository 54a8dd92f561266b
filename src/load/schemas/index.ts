// The registry of published schemas: to add one, write its file and its row here. The build compiles each into a
// validator and writes it to dist/schemas.

import { agreement } from '../../core/shapes/agreement.ts';
import { assignment } from '../../core/shapes/assignment.ts';
import { comparison } from '../../core/shapes/comparison.ts';
import { counts, countsAbout } from '../../core/shapes/counts.ts';
import { changelog, changelogFolder, diff, diffFolder } from '../../core/shapes/diff.ts';
import { gapReport, gapReports } from '../../core/shapes/gap-report.ts';
import { lint } from '../../core/shapes/lint.ts';
import { formulas, rules, standards } from '../../core/shapes/listings.ts';
import { map } from '../../core/shapes/map.ts';
import { mapping } from '../../core/shapes/mapping.ts';
import { persona } from '../../core/shapes/persona.ts';
import { plan, planCheck } from '../../core/shapes/plan.ts';
import { profile } from '../../core/shapes/profile.ts';
import { session } from '../../core/shapes/session.ts';
import type { Of } from '../../core/shapes/shape.ts';
import { standardWith } from '../../core/shapes/standard.ts';
import { tally } from '../../core/shapes/tally.ts';
import { theme } from '../../core/shapes/theme.ts';
import { waivers } from '../../core/shapes/waivers.ts';
import { worth } from '../../core/shapes/worth.ts';
import { config, lintSettings } from './config.ts';

export const SCHEMAS = {
  /** What is asked, what is expected and what it is worth. */
  standard: standardWith(
    lintSettings('How strictly `svc lint` takes each rule in this file; goes before .svc.yaml.'),
  ),
  /** The answers of one audit. */
  session,
  /** What one segment of customers expects. */
  profile,
  /** A role for a mystery shopper. */
  persona,
  /** A visit to be made. */
  assignment,
  /** Which columns of a survey are what. */
  mapping,
  /** Changes to standards that somebody answers for. */
  waivers,
  /** What a shortfall costs, by the firm's own figures. */
  worth,
  /** What to close first, as `svc plan` writes it. */
  plan,
  /** A firm's own name, logo and colour on its pages. */
  theme,
  /** How strict a folder wants to be: .svc.yaml. */
  config,
  /** What comes out: `--format json`. */
  'gap-report': gapReport,
  /** What `svc plan --check --format json` prints. */
  'plan-check': planCheck,
  /** What `svc compare --format json` prints. */
  comparison,
  /** What `svc agree --format json` prints. */
  agreement,
  /** The same of several standards, where a folder holds audits by them. */
  'gap-reports': gapReports,
  /** What `svc map --format json` prints. */
  map,
  /** What `svc lint` found, likewise. */
  lint,
  /** What `svc score --tally` keeps. */
  tally,
  /** A line of what the query of `svc sql` gives, and what a line `about` says. */
  counts,
  'counts-about': countsAbout,
  /** What `svc diff --format json` prints: of two files, and of folders. */
  diff,
  'diff-folder': diffFolder,
  /** What `svc changelog --format json` prints: of a file, and of a folder. */
  changelog,
  'changelog-folder': changelogFolder,
  /** What lists print: `svc standards`, `svc explain`, `svc score --formulas`. */
  standards,
  rules,
  formulas,
} as const;

/** What a file of a kind holds, once its schema allows it. */
export type RawOf<Kind extends SchemaKind> = Of<(typeof SCHEMAS)[Kind]>;

export type SchemaKind = keyof typeof SCHEMAS;
