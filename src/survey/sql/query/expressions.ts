// Conditions and sums, as every engine writes them.

/** 1 where a condition holds that may be long: of its parts no more are asked than need be. */
export const oneWhere = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

export const anyOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? conditions.join(' OR ') : '1 = 0';

/** Added from left to right. */
export const plus = (terms: readonly string[], none = '0'): string =>
  terms.length > 0 ? terms.join(' + ') : none;
