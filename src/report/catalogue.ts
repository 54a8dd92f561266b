// The list of standards there are: what each is called, how long it is, what it checks.

import type { Standard } from '../core/standard/standard.ts';
import { criteriaOf } from '../core/standard/standard.ts';
import { inLanguage } from '../core/standard/text.ts';
import { escapeTexts, forJson, forTerminal } from '../text/escape.ts';
import { headed, wrap } from '../text/layout.ts';
import { styleFor } from '../text/style.ts';
import type { TextReporter } from './reporter.ts';

type CatalogueReporter = TextReporter<readonly Standard[]>;

export const terminal: CatalogueReporter = (raw, { speaker, color, width }) => {
  const style = styleFor(color);
  const parts = escapeTexts(raw, forTerminal).map((standard) => {
    const title = inLanguage(standard.title, speaker.language);
    const size = speaker.say('standards.criteria', { count: criteriaOf(standard).length });
    const description = inLanguage(standard.description, speaker.language);
    return [
      ...headed(`${standard.id}  ${title}`, size, width, style),
      ...(description === '' ? [] : wrap(description, width - 4).map((line) => `   ${style.faint(line)}`)),
    ].join('\n');
  });
  return `${[...parts, ...wrap(speaker.say('standards.next'), width - 2).map((line) => ` ${line}`)].join('\n\n')}\n`;
};

export const json: CatalogueReporter = (standards) => {
  const rows = standards.map((standard) => ({
    id: standard.id,
    version: standard.version,
    digest: standard.digest,
    title: standard.title,
    description: standard.description ?? null,
    sections: standard.sections.length,
    criteria: criteriaOf(standard).length,
  }));
  return `${forJson({ format: 'svc.standards/1', standards: rows })}\n`;
};
