// Names that published shapes list and the arithmetic, the command line or a standard name too: each list is written once.

/** Where the lines of an importance–performance map cross: at the means or medians over the criteria, or in the middle of both scales. */
export const CROSSHAIRS = ['means', 'medians', 'midpoint'] as const;
export type Crosshair = (typeof CROSSHAIRS)[number];

/** Q1 to Q4. */
export const QUADRANTS = ['concentrate', 'keep-up', 'low-priority', 'overkill'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/**
 * Where importance comes from. `stated`: respondents rated it. `weights`: profile or standard. `derived`: the correlation of
 * a criterion's delivery with the mean delivery of the respondent's other criteria (corrected item–total correlation);
 * `criterion`: with the delivery of one criterion, such as overall satisfaction.
 */
export const IMPORTANCES = ['stated', 'weights', 'derived', 'criterion'] as const;

/** What a standard may ask the deliveries of one criterion to be summed up as. */
export const SUMMARIES = ['nps', 'enps', 'csat', 'ces'] as const;
export type SummaryKind = (typeof SUMMARIES)[number];

/** Where a standard is of use; `any` first, the rest as they are listed. */
export const SECTORS = [
  'any',
  'retail',
  'online',
  'food',
  'hotel',
  'health',
  'finance',
  'automotive',
  'transport',
  'contact-centre',
  'public',
] as const;
export type Sector = (typeof SECTORS)[number];

/** What a standard is filled in for. */
export const PURPOSES = ['visit', 'call', 'remote', 'survey', 'staff-survey', 'self-check', 'log'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Who answers. */
export const RESPONDENTS = ['shopper', 'customer', 'employee', 'manager', 'quality-analyst'] as const;
export type RespondentKind = (typeof RESPONDENTS)[number];

/** From the best to the worst. */
export const VERDICTS = ['met', 'unclear', 'unmet', 'failed'] as const;

/** How an exchange reads to the customer, the best first. */
export const EXCHANGES = ['exceeding', 'equal', 'unclear', 'unequal', 'criminal'] as const;
