// How a delivery is known. Apart from responses, because the command line names it and loads nothing that it can leave.

export const EVIDENCE_SOURCES = [
  'statistics',
  'survey',
  'mystery-shopper',
  'staff-test',
  'recording',
] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];
