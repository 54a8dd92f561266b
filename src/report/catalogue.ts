// The list of standards there are, by sector and purpose: what each is called, what it checks, who answers and how long that takes.

import type { ListedStandard } from '../core/shapes/listings.ts';
import { PURPOSES, SECTORS } from '../core/shapes/names.ts';
import type { CatalogueEntry } from '../core/standard/catalogue.ts';
import { inLanguage } from '../core/standard/text.ts';
import { escapeTexts, forJson, forTerminal } from '../text/escape.ts';
import { headed, paragraph, wrap } from '../text/layout.ts';
import { styleFor } from '../text/style.ts';
import type { ReporterOptions, TextReporter } from './reporter.ts';

type CatalogueReporter = TextReporter<readonly CatalogueEntry[]>;

export const terminal: CatalogueReporter = (raw, { speaker, color, width }) => {
  const style = styleFor(color);
  const all = escapeTexts(raw, forTerminal);
  const groups = [...SECTORS, undefined].flatMap((sector) => {
    const inSector = all.filter(({ shelf }) => shelf?.sector === sector);
    if (inSector.length === 0) return [];
    const title = speaker.say(`sector.${sector ?? 'none'}`);
    return [
      style.strong(` ${title}`),
      ...[...PURPOSES, undefined].flatMap((purpose) =>
        inSector
          .filter(({ shelf }) => shelf?.purpose === purpose)
          .map((standard) => entry(standard, { speaker, color, width })),
      ),
    ];
  });
  const next = paragraph(speaker.say('standards.next'), width);
  return `${[...groups, next.join('\n')].join('\n\n')}\n`;
};

function entry(standard: CatalogueEntry, { speaker, color, width }: ReporterOptions): string {
  const style = styleFor(color);
  const { say, language } = speaker;
  const { purpose, respondent, minutes } = standard.shelf ?? {};
  const facts = [
    purpose ? say(`purpose.${purpose}`) : '',
    respondent ? say(`respondent.${respondent}`) : '',
    minutes === undefined ? '' : speaker.duration(minutes * 60),
  ].filter((fact) => fact !== '');
  const size = say('standards.criteria', { count: standard.criteria });
  const description = inLanguage(standard.description, language);
  return [
    ...headed(`${standard.id}  ${inLanguage(standard.title, language)}`, size, width, style),
    ...paragraph(facts.join(' · '), width, 3),
    ...(description === '' ? [] : wrap(description, width - 4).map((line) => `   ${style.faint(line)}`)),
  ].join('\n');
}

export const json: CatalogueReporter = (standards) => {
  const rows = standards.map(
    (standard): ListedStandard => ({
      id: standard.id,
      version: standard.version,
      digest: standard.digest,
      title: standard.title,
      description: standard.description ?? null,
      sector: standard.shelf?.sector ?? null,
      purpose: standard.shelf?.purpose ?? null,
      respondent: standard.shelf?.respondent ?? null,
      minutes: standard.shelf?.minutes ?? null,
      sections: standard.sections,
      criteria: standard.criteria,
    }),
  );
  return `${forJson({ format: 'svc.standards/1', standards: rows })}\n`;
};
