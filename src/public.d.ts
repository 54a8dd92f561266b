// What `import … from 'svc-audit'` gives. The build adds the type of the gap report, from its published schema.

/** A standard, as loadStandard read it. */
export interface Standard {
  readonly format: 'svc.standard/1';
  readonly id: string;
  readonly version: string;
  readonly digest: string;
}
/** What one segment of customers expects, as loadProfile read it. */
export interface Profile {
  readonly format: 'svc.profile/1';
  readonly id: string;
}
/** The answers of one audit, as loadSession read them. */
export interface Session {
  readonly responses: ReadonlyMap<string, unknown>;
}
/** Which columns of a survey are what, as loadMapping read it. */
export interface Mapping {
  readonly file: string;
}

/** One fault in one file. Lines and columns count from 1, the end is exclusive. */
export interface Finding {
  /** What kind of fault it is: `svc explain RULE` says more. */
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** In English. */
  readonly message: string;
}

/** What became of a file: null where a finding is an error. */
export interface Read<T> {
  readonly value: T | null;
  readonly findings: readonly Finding[];
}

/** A survey or its mapping cannot be used. */
export class SvcError extends Error {
  /** Stable; the message is for people. */
  readonly code: string;
  readonly findings: readonly Finding[];
  private constructor();
}

export interface Named {
  /** What findings call the file. */
  readonly file?: string;
}

/** Reads a standard from YAML or JSON. Never throws: what is wrong are findings. */
export function loadStandard(
  text: string,
  options?: Named & {
    /** The text of a standard that this one includes, by the name it is included by; null where there is none. */
    readonly include?: (name: string, file: string) => Promise<string | null>;
  },
): Promise<Read<Standard>>;

export function loadProfile(text: string, standard: Standard, options?: Named): Promise<Read<Profile>>;
export function loadSession(text: string, standard: Standard, options?: Named): Promise<Read<Session>>;
export function loadMapping(text: string, standard: Standard, options?: Named): Promise<Read<Mapping>>;

export interface SurveyOptions extends Named {
  readonly standard: Standard;
  readonly mapping: Mapping;
  readonly profile?: Profile;
  /** Fields of the mapping, or headers, to group by. */
  readonly by?: readonly string[];
  /** Groups of fewer respondents are suppressed; the standard's own number unless said. */
  readonly minN?: number;
  /** The respondents are all there are, not a sample of them. */
  readonly census?: boolean;
  /** Judges criteria, too, of which too many answers could not be read. */
  readonly allowUnread?: boolean;
  /** Found out where they are left out. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dialect?: string;
  readonly headerRows?: number;
  /** Of a workbook: a name, or a number from 1. */
  readonly sheet?: string;
}

/** What a survey came to, for assess. */
export interface ScoredSurvey {
  /** Accounts for every row: read = used + dropped + rejected. */
  readonly receipt: GapReport['receipt'];
  /** Faults of rows and header. */
  readonly findings: readonly Finding[];
}

/**
 * Counts a survey (CSV, .gz, .xlsx) in constant memory. A stream is opened anew by its function, since some surveys are read
 * more than once. Throws SvcError where the survey or its mapping cannot be used.
 */
export function scoreSurvey(
  source: Uint8Array | string | (() => AsyncIterable<Uint8Array>),
  options: SurveyOptions,
): Promise<ScoredSurvey>;

/** Judges a survey: what `svc score --format json` prints. */
export function assess(scored: ScoredSurvey): GapReport;

/** Judges audits, pooled: what `svc report --format json` prints. */
export function assessSessions(
  standard: Standard,
  sessions: readonly Session[],
  options?: { readonly by?: readonly string[]; readonly profile?: Profile },
): GapReport;
