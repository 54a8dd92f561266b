// What may be said on the command line of svc score.

import type { Crosshair } from '../../core/shapes/names.ts';
import type { CommonOptions } from '../shared/command.ts';
import type { HandOverOptions } from '../shared/hand-over.ts';
import type { FailingVerdict } from '../shared/options.ts';

/** The supplement that is read. */
export interface SupplementOptions {
  readonly weight?: string;
  readonly cluster?: string;
  readonly strata?: string;
  readonly ipa?: boolean;
  readonly importance?: string;
  readonly crosshair?: Crosshair;
}

export interface ScoreCommandOptions extends SupplementOptions, HandOverOptions, CommonOptions {
  readonly standard?: string;
  readonly map?: string;
  readonly by?: readonly string[];
  readonly profile?: string;
  readonly profileBy?: string;
  readonly drivers?: string;
  readonly dialect?: string;
  readonly sheet?: string;
  readonly headerRows?: number;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly minN?: number;
  readonly failUnder?: number;
  readonly failOn?: readonly FailingVerdict[];
  /** Everyone was asked, so that nothing is inferred. */
  readonly census?: boolean;
  readonly rows?: string;
  readonly rejects?: string;
  readonly allowUnread?: boolean;
  readonly tally?: string;
  readonly counts?: string;
  readonly formulas?: boolean;
}

/** What concerns the reading and judging of a survey. */
export type SurveyOptions = Omit<ScoreCommandOptions, keyof CommonOptions>;
