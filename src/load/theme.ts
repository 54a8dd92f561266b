// A theme from its text: a firm's name, logo and colour. A colour that text could not be read in is a fault.

import { type Loaded, load } from './loaded.ts';
import { useValidator } from './validators/index.ts';
import { validate } from './validators/theme.generated.js';

useValidator('theme', validate);

export interface ThemeFile {
  readonly name: string | null;
  /** A path as seen from the theme. */
  readonly logo: string | null;
  readonly colour: { readonly light: string; readonly dark: string } | null;
}

const PAPER = { light: '#FBFAF7', dark: '#131519' };
const INK_ON_DARK = '#EDEBE6';
/** What text needs against its ground (WCAG 2.2, success criterion 1.4.3, level AA). */
const LEAST_CONTRAST = 4.5;

/** Never throws; `value` is null where any finding is an error. */
export function loadTheme(text: string, file: string): Loaded<ThemeFile> {
  return load('theme', text, file, ({ name, logo, colour }, complain) => {
    for (const ground of ['light', 'dark'] as const) {
      const own = colour?.[ground];
      if (own === undefined) continue;
      const ratio = contrast(own, PAPER[ground]);
      if (ratio < LEAST_CONTRAST)
        complain(['colour', ground], {
          rule: 'bad-form',
          code: 'colour-contrast',
          args: {
            colour: own,
            paper: PAPER[ground],
            ratio: Math.floor(ratio * 10) / 10,
            least: LEAST_CONTRAST,
          },
        });
    }
    return {
      name: name ?? null,
      logo: logo ?? null,
      colour: colour ? { light: colour.light, dark: colour.dark ?? INK_ON_DARK } : null,
    };
  });
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
