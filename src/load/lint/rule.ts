// What a lint rule is: it looks at a file that its schema allows, part by part, and says what it sees. The reader walks the
// file once; a rule only names the parts it wants.

import type { Fault, Message } from '../../core/errors.ts';
import type { RawCriterion } from '../../core/shapes/parts.ts';
import type { RawSection } from '../../core/shapes/standard.ts';
import type { Standard } from '../../core/standard/standard.ts';
import type { Language, Text } from '../../core/standard/text.ts';
import type { Rule } from '../rules.ts';
import type { Path } from '../yaml.ts';

/** The kinds of file that are linted. */
export const LINT_KINDS = [
  'standard',
  'profile',
  'persona',
  'mapping',
  'session',
  'assignment',
  'waivers',
  'config',
] as const;
export type LintKind = (typeof LINT_KINDS)[number];

/** What stands on the shelf: what is shipped and what is linted together. */
export interface Shelf {
  /** Those that files name and that can be used. */
  readonly standards: ReadonlyMap<string, Standard>;
  /** Of all there are, usable or not. */
  readonly standardIds: ReadonlySet<string>;
  readonly profiles: ReadonlySet<string>;
  readonly personas: ReadonlySet<string>;
}

export interface PlacedCriterion {
  readonly written: RawCriterion;
  readonly path: Path;
}

export interface PlacedSection {
  readonly written: RawSection;
  readonly path: Path;
  readonly criteria: readonly PlacedCriterion[];
}

export interface PlacedText {
  readonly text: Text;
  readonly path: Path;
}

/** A file as the rules see it. What has no sections (or no criteria) has none. */
export interface Subject {
  readonly kind: LintKind;
  readonly data: Readonly<Record<string, unknown>>;
  /** The languages the file is written in. */
  readonly languages: readonly Language[];
  readonly sections: readonly PlacedSection[];
  readonly criteria: readonly PlacedCriterion[];
  readonly texts: readonly PlacedText[];
  readonly shelf: Shelf;
  /** The characters of the file at a path, quotation marks and all; the first line of several. */
  sourceAt(path: Path): string;
  /** What stands behind a value to the end of its last line. */
  restAfter(path: Path): string;
  /** Whether any value of it may have a comment behind it. */
  readonly holdsComments: boolean;
}

/** What is wrong; rule and level are known. */
export type Remark = Message & Pick<Fault, 'hint' | 'fix'>;
export type Say = (path: Path, remark: Remark, of?: 'value' | 'key') => void;

export interface Checks {
  readonly file?: (file: Subject, say: Say) => void;
  readonly section?: (section: PlacedSection, say: Say, file: Subject) => void;
  readonly criterion?: (criterion: PlacedCriterion, say: Say, file: Subject) => void;
  readonly text?: (text: PlacedText, say: Say, file: Subject) => void;
}

/** A rule that lint adds to those of the readers. */
export interface LintRule extends Rule {
  /** Absent where the finding is made by lint itself: of its directives, or of several files together. */
  readonly checks?: Checks;
}

export type Setting = 'error' | 'warning' | 'off';
export const SETTINGS: readonly Setting[] = ['error', 'warning', 'off'];
export type Settings = Readonly<Record<string, Setting>>;
