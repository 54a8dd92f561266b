// The five marks of a verdict. Shape tells them apart before colour does.

import { html, type Markup } from './markup.ts';

/** Fallen short; met; more than met; cannot be told; no answer. */
export type Mark = 'unmet' | 'met' | 'exceeding' | 'unclear' | 'none';

export const SYMBOLS: Markup = html`<svg width="0" height="0" class="defs" aria-hidden="true" focusable="false"><defs>
<symbol id="m-unmet" viewBox="0 0 16 16"><path d="M1 2.5h14L8 14.5z"/></symbol>
<symbol id="m-exceeding" viewBox="0 0 16 16"><path d="M1 13.5h14L8 1.5z"/></symbol>
<symbol id="m-met" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7"/><path class="cut" d="M4.4 8.3l2.5 2.5 4.7-5.2"/></symbol>
<symbol id="m-unclear" viewBox="0 0 16 16"><path class="open" d="M8 1.8L14.2 8 8 14.2 1.8 8z"/></symbol>
<symbol id="m-none" viewBox="0 0 16 16"><circle class="open" cx="8" cy="8" r="5.5" stroke-dasharray="2.2 2.2"/></symbol>
<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v5" class="hatchline"/></pattern>
</defs></svg>`;

/** A mark; silent to a screen reader unless it is named. */
export function markOf(mark: Mark, name?: string): Markup {
  return name === undefined
    ? html`<svg class="m ${mark}" aria-hidden="true"><use href="#m-${mark}"/></svg>`
    : html`<svg class="m ${mark}" role="img" aria-label="${name}"><use href="#m-${mark}"/></svg>`;
}
