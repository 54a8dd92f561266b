// What may be said on the command line of svc compare.

export interface CompareOptions {
  readonly standard?: string;
  readonly was?: readonly string[];
  readonly map?: readonly string[];
  readonly profile?: string;
  readonly names?: readonly string[];
  /** `respondent`, `site`, or a field; by the kind of wave where left out. */
  readonly pairBy?: string;
  readonly unpaired?: boolean;
  readonly allowUnread?: boolean;
}
