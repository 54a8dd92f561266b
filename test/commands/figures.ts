// A report in few lines, so that many can be held to what they were.

import { createHash } from 'node:crypto';

/** A line for each part of a report: figures of the whole to nine digits; what else it holds as a digest of the same. */
export function figures(report: object): string[] {
  const rounded = (one: unknown) =>
    JSON.stringify(one, (_, of) => (typeof of === 'number' ? Number(of.toPrecision(9)) : of));
  const digest = (one: unknown) => createHash('sha256').update(rounded(one)).digest('hex').slice(0, 12);
  return Object.entries(report).flatMap(([key, part]) => {
    if (key === 'overall' || key === 'receipt') return [`${key} ${rounded(part)}`];
    const parts = ['sections', 'criteria', 'groups'].includes(key) ? part : null;
    if (parts !== null) return parts.map((one: object, i: number) => `${key} ${i} ${digest(one)}`);
    return part === null ? [] : [`${key} ${digest(part)}`];
  });
}
