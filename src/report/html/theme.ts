// A firm's own name, logo and colours on its pages. Colours of verdicts stay ours: they were chosen so that everyone can tell
// them apart.

import { html, type Markup, NOTHING } from './markup.ts';

export interface Theme {
  /** Stands before the title of the page. */
  readonly name: string | null;
  /** `data:image/…;base64,…`. */
  readonly logo: string | null;
  /** `#rrggbb`: of headings and rules, on light paper and on dark. */
  readonly colour: { readonly light: string; readonly dark: string } | null;
}

/** What a theme adds to the style. */
export function styleOf(theme: Theme | null): string {
  if (!theme?.colour) return '';
  const { light, dark } = theme.colour;
  return `\n:root{--brand:${light}}@media screen and (prefers-color-scheme:dark){:root{--brand:${dark}}}h1,.kick{color:var(--brand)}.head,.mast{border-color:var(--brand)}`;
}

export function brandOf(theme: Theme | null): Markup {
  return theme?.logo ? html`<img class="brand" src="${theme.logo}" alt="${theme.name ?? ''}">` : NOTHING;
}
