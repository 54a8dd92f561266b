// What made customers choose the firm: the share of each reason, and whether service is one that decides. Where few choose
// for the service, raising it earns little, and a report that knows it says so.

import { isScored } from '../answers/index.ts';
import type { CriterionReport, Drivers } from './gap-report.ts';

/** The option that stands for service among the reasons. */
const SERVICE = 'service';

/** From the first choice among reasons, `service` being one of them, that is counted and not scored; null without one. */
export function driversOf(of: {
  readonly standard: { readonly id: string; readonly version: string };
  readonly criteria: readonly CriterionReport[];
}): Drivers | null {
  for (const { id, text, n, answer, options } of of.criteria) {
    if (n === 0 || options.length === 0 || isScored(answer)) continue;
    const service = options.find((option) => option.id === SERVICE);
    if (!service?.ci95 || service.share === null) continue;
    const even = 1 / options.length;
    const [low, high] = service.ci95;
    return {
      standard: { id: of.standard.id, version: of.standard.version },
      criterion: id,
      text,
      n,
      options: options.map((option) => ({
        id: option.id,
        text: option.text,
        count: option.count,
        share: option.share!,
        ci95: option.ci95!,
      })),
      service: { share: service.share, ci95: service.ci95 },
      even,
      decides: high < even ? 'little' : low >= even ? 'much' : 'unclear',
    };
  }
  return null;
}
