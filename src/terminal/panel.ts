// A region of the terminal that is redrawn in place: no screen of its own, so that a killed program leaves the terminal as
// it was, and nothing is written where nothing has changed.

import type { Writable } from 'node:stream';
import { cut, widthOf } from '../text/layout.ts';

export interface Spot {
  readonly row: number;
  readonly column: number;
}

export interface Panel {
  readonly columns: number;
  /** Rows that a drawing may have at most. */
  readonly rows: number;
  /** Draws lines over what was drawn before and puts the cursor at a spot of them. */
  draw(lines: readonly string[], cursor: Spot): void;
  /** Wipes the region; what is written next begins where it stood. */
  clear(): void;
}

export interface TerminalStream extends Writable {
  readonly columns?: number;
  readonly rows?: number;
}

const SEQUENCE = /\u001b\[[\d;]*m/g;

export function openPanel(output: TerminalStream): Panel {
  let drawn: readonly string[] = [];
  let at: Spot = { row: 0, column: 0 };
  let columns = 0;

  const width = () => Math.max(20, output.columns ?? 80);

  /** Back to the first row of the region. A terminal that was made narrower has broken its lines anew. */
  const home = () => {
    const perLine = (line: string) =>
      width() < columns ? Math.max(1, Math.ceil(widthOf(line.replace(SEQUENCE, '')) / width())) : 1;
    const above = drawn.slice(0, at.row).reduce((rows, line) => rows + perLine(line), 0);
    return `${above > 0 ? `\u001b[${above}A` : ''}\r`;
  };

  /** A line that breaks at the edge would put the count of rows out; only a very narrow window has any. */
  const fitting = (line: string) => {
    const bare = line.replace(SEQUENCE, '');
    return widthOf(bare) < width() ? line : cut(bare, width() - 1);
  };

  return {
    get columns() {
      return width();
    },
    get rows() {
      return Math.max(6, (output.rows ?? 24) - 1);
    },
    draw(wanted, cursor) {
      const lines = wanted.map(fitting);
      const same =
        columns === width() &&
        cursor.row === at.row &&
        cursor.column === at.column &&
        lines.length === drawn.length &&
        lines.every((line, i) => line === drawn[i]);
      if (same) return;
      const up = lines.length - 1 - cursor.row;
      output.write(
        home() +
          lines.map((line) => `${line}\u001b[K`).join('\r\n') +
          '\u001b[J' +
          (up > 0 ? `\u001b[${up}A` : '') +
          '\r' +
          (cursor.column > 0 ? `\u001b[${cursor.column}C` : ''),
      );
      drawn = lines;
      at = cursor;
      columns = width();
    },
    clear() {
      if (drawn.length > 0) output.write(`${home()}\u001b[J`);
      drawn = [];
      at = { row: 0, column: 0 };
    },
  };
}
