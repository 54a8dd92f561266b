// The registry of reporters: what a command can give, and how each of it can be written. To add a format, write its file,
// which exports a reporter by the format's name, and its row here; `--format` offers it then. A reporter is loaded only when
// it is asked for.

import type { GapReport } from '../core/assess/gap-report.ts';
import type { DiffReview } from '../core/diff/review.ts';
import { usageError } from '../core/errors.ts';
import type { LintReport } from '../core/lint-report.ts';
import type { Agreement } from '../core/shapes/agreement.ts';
import type { Comparison } from '../core/shapes/comparison.ts';
import type { Proposal } from '../core/shapes/map.ts';
import type { Plan, PlanCheck } from '../core/shapes/plan.ts';
import type { CatalogueEntry } from '../core/standard/catalogue.ts';
import type { Standard } from '../core/standard/standard.ts';
import type { Changelogs } from './changelog/view.ts';
import type { Explanations } from './explain.ts';
import type { Formula } from './formulas/formulas.ts';
import type { ShownProfile } from './profile.ts';
import type { Reporter } from './reporter.ts';

/** What commands give, by the kind of it. */
export interface Results {
  readonly 'gap-report': GapReport;
  readonly comparison: Comparison;
  readonly agreement: Agreement;
  readonly plan: Plan;
  readonly 'plan-check': PlanCheck;
  readonly standard: Standard;
  readonly profile: ShownProfile;
  readonly standards: readonly CatalogueEntry[];
  readonly diff: DiffReview;
  readonly changelog: Changelogs;
  readonly lint: LintReport;
  readonly map: Proposal;
  readonly rules: Explanations;
  readonly formulas: readonly Formula[];
}

export type ResultKind = keyof Results;

/** Every format that some result has. */
export type Format =
  | 'terminal'
  | 'json'
  | 'markdown'
  | 'csv'
  | 'tidy'
  | 'html'
  | 'xlsx'
  | 'docx'
  | 'junit'
  | 'sarif'
  | 'github'
  | 'gitlab'
  | 'yaml';

/** Formats in the order in which help names them; the first is the one nobody has to ask for. */
export const REPORTERS = {
  'gap-report': {
    terminal: () => import('./gap/terminal.ts'),
    json: () => import('./gap/json.ts'),
    markdown: () => import('./gap/markdown.ts'),
    csv: () => import('./gap/csv.ts'),
    tidy: () => import('./gap/tidy.ts'),
    html: () => import('./gap/html/index.ts'),
    xlsx: () => import('./gap/xlsx.ts'),
    docx: () => import('./gap/docx.ts'),
  },
  comparison: {
    terminal: () => import('./comparison/terminal.ts'),
    json: () => import('./json.ts'),
    markdown: () => import('./comparison/markdown.ts'),
    csv: () => import('./comparison/csv.ts'),
    tidy: () => import('./comparison/tidy.ts'),
    html: () => import('./comparison/html.ts'),
    xlsx: () => import('./comparison/xlsx.ts'),
    docx: () => import('./comparison/docx.ts'),
  },
  agreement: {
    terminal: () => import('./agreement/terminal.ts'),
    json: () => import('./json.ts'),
    markdown: () => import('./agreement/markdown.ts'),
  },
  plan: {
    yaml: () => import('./plan/yaml.ts'),
    markdown: () => import('./plan/markdown.ts'),
    json: () => import('./json.ts'),
  },
  'plan-check': {
    terminal: () => import('./plan/check.ts'),
    markdown: () => import('./plan/check.ts'),
    json: () => import('./plan/check.ts'),
  },
  standard: {
    terminal: () => import('./standard/terminal.ts'),
    json: () => import('./standard/json.ts'),
    markdown: () => import('./standard/markdown.ts'),
  },
  profile: {
    terminal: () => import('./profile.ts'),
    json: () => import('./profile.ts'),
    markdown: () => import('./profile.ts'),
  },
  standards: {
    terminal: () => import('./catalogue.ts'),
    json: () => import('./catalogue.ts'),
  },
  diff: {
    terminal: () => import('./diff/terminal.ts'),
    markdown: () => import('./diff/markdown.ts'),
    json: () => import('./diff/json.ts'),
    junit: () => import('./diff/junit.ts'),
    github: () => import('./diff/github.ts'),
    gitlab: () => import('./diff/gitlab.ts'),
    sarif: () => import('./diff/sarif.ts'),
  },
  changelog: {
    terminal: () => import('./changelog/terminal.ts'),
    markdown: () => import('./changelog/markdown.ts'),
    json: () => import('./changelog/json.ts'),
  },
  lint: {
    terminal: () => import('./lint/terminal.ts'),
    json: () => import('./lint/json.ts'),
    github: () => import('./lint/github.ts'),
    gitlab: () => import('./lint/gitlab.ts'),
    sarif: () => import('./lint/sarif.ts'),
    junit: () => import('./lint/junit.ts'),
  },
  map: {
    yaml: () => import('./map/yaml.ts'),
    json: () => import('./json.ts'),
  },
  rules: {
    terminal: () => import('./explain.ts'),
    markdown: () => import('./explain.ts'),
    json: () => import('./explain.ts'),
  },
  formulas: {
    terminal: () => import('./formulas/written.ts'),
    json: () => import('./formulas/written.ts'),
    markdown: () => import('./formulas/written.ts'),
    csv: () => import('./formulas/written.ts'),
  },
} as const satisfies {
  readonly [Kind in ResultKind]: {
    readonly [F in Format]?: () => Promise<{ readonly [Name in F]: Reporter<Results[Kind]> }>;
  };
};

type Registry = typeof REPORTERS;
export type FormatOf<Kind extends ResultKind> = keyof Registry[Kind] & Format;

/** The reporter itself, so that whoever asks by name for one that gives text has text. */
type ReporterAt<Kind extends ResultKind, F> =
  F extends FormatOf<Kind>
    ? Registry[Kind][F] extends () => Promise<{
        readonly [Name in F]: infer R extends Reporter<Results[Kind]>;
      }>
      ? R
      : never
    : never;

/** The formats that a result can be written in. */
export const formatsOf = <Kind extends ResultKind>(kind: Kind): readonly FormatOf<Kind>[] =>
  Object.keys(REPORTERS[kind]) as FormatOf<Kind>[];

/** Loads a reporter. Throws a UserError (usage) where this result cannot be written so, though another of the command can. */
export async function reporterOf<Kind extends ResultKind, F extends FormatOf<Kind>>(
  kind: Kind,
  format: F,
): Promise<ReporterAt<Kind, F>> {
  const rows: {
    readonly [format: string]: (() => Promise<{ readonly [name: string]: unknown }>) | undefined;
  } = REPORTERS[kind];
  const load = rows[format];
  if (!load) throw usageError('format-not-for-this', { format, formats: formatsOf(kind).join(', ') });
  return (await load())[format] as ReporterAt<Kind, F>;
}
