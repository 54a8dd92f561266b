// Annotations of GitHub Actions: one line a result, shown beside the line of the file.

import type { Spot } from '../../core/errors.ts';
import { forWorkflowCommand } from '../../text/escape.ts';

export interface Annotation {
  readonly command: 'error' | 'warning' | 'notice';
  /** Null where it is about no file. */
  readonly spot: Spot | null;
  readonly title: string;
  readonly text: string;
}

/** The text ends with a line break; nothing for no annotations. */
export const annotationLines = (annotations: readonly Annotation[]): string =>
  annotations.map((one) => `${annotationLine(one)}\n`).join('');

function annotationLine({ command, spot, title, text }: Annotation): string {
  const place = spot && spot.file !== '' ? { file: spot.file, line: spot.line, endLine: spot.endLine } : {};
  // Columns mean something to GitHub only within one line.
  const columns =
    spot && spot.file !== '' && spot.line === spot.endLine
      ? { col: spot.column, endColumn: spot.endColumn }
      : {};
  const properties = Object.entries({ ...place, ...columns, title })
    .map(([name, value]) => `${name}=${forWorkflowCommand(String(value), 'property')}`)
    .join(',');
  return `::${command} ${properties}::${forWorkflowCommand(text, 'message')}`;
}
