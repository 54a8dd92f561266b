// Code Quality reports of GitLab: a list of issues (a subset of Code Climate's), each known again by its fingerprint.

import type { Spot } from '../../core/errors.ts';
import { forJson } from '../../text/escape.ts';

export type Severity = 'info' | 'minor' | 'major' | 'critical' | 'blocker';

export interface Issue {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: string;
  readonly spot: Spot;
  /** The same as long as it is the same issue, wherever it stands; GitLab wants it once a report. */
  readonly fingerprint: string;
}

/** The text ends with a line break. */
export function codeQuality(issues: readonly Issue[]): string {
  const times = new Map<string, number>();
  return `${forJson(
    issues.map(({ rule, severity, text, spot, fingerprint }) => {
      const time = (times.get(fingerprint) ?? 0) + 1;
      times.set(fingerprint, time);
      return {
        description: text,
        check_name: rule,
        fingerprint: time === 1 ? fingerprint : `${fingerprint}-${time}`,
        severity,
        location: { path: spot.file, lines: { begin: spot.line } },
      };
    }),
  )}\n`;
}
