// A theme: a firm's own name, logo and colour on its pages.

import { formatKey, schemaOf, some } from './parts.ts';
import { but, closed, string } from './shape.ts';

const colour = (description: string) => but(string(description), { pattern: '^#[0-9A-Fa-f]{6}$' });

export const theme = schemaOf(
  'theme',
  'svc: a theme for pages',
  closed(
    {
      format: formatKey('theme'),
      name: some('The firm, as it stands over its pages.'),
      logo: some('A PNG, JPEG or SVG file, as seen from the theme; its bytes go into the page.'),
      colour: closed(
        {
          light: colour('Of headings and rules on light paper, such as #1A4D8F.'),
          dark: colour('The same on dark paper; left out: ours.'),
        },
        ['light'],
        { description: 'Colours that text can be read in; those of verdicts stay ours.' },
      ),
    },
    ['format'],
    { description: 'What a firm adds to the pages that svc writes.' },
  ),
);
