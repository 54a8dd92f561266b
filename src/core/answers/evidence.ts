// How a delivery is known. Apart from responses, because the command line names it and loads nothing that it can leave.

export const EVIDENCE_SOURCES = [
  'statistics',
  'survey',
  'mystery-shopper',
  'staff-test',
  'recording',
] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/** What a file of evidence is; any is a `file`. */
export const EVIDENCE_KINDS = ['photo', 'recording', 'document', 'receipt', 'file'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** How an answer stands to what was expected. */
export const OUTCOMES = ['always', 'unmet', 'met', 'exceeded'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is kept from an auditor's eyes while rating. */
export const HIDEABLE = ['expectations'] as const;
export type Hidden = (typeof HIDEABLE)[number];
