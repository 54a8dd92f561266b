// A sheet of an Excel workbook as the CSV that a spreadsheet would save: dates and numbers as text, a line for each row.

import readSheets from 'read-excel-file/node';
import { UserError } from '../core/errors.ts';
import { nearest } from '../core/suggest.ts';
import type { Unpacked } from './container.ts';

type Cell = string | number | boolean | Date | null | undefined;

interface Sheet {
  readonly sheet: string;
  readonly data: readonly (readonly Cell[])[];
}

export async function readWorkbook(bytes: Buffer, file: string, wanted: string | null): Promise<Unpacked> {
  const sheets = await sheetsOf(bytes, file);
  const names = sheets.map(({ sheet }) => sheet);
  const chosen =
    wanted === null ? (sheets.find(({ data }) => data.length > 0) ?? sheets[0]) : pick(sheets, wanted);
  if (!chosen) {
    const near = nearest(wanted ?? '', names);
    throw new UserError(
      'unknown-sheet',
      { name: wanted ?? '', names: names.join(', '), file },
      {
        exitCode: 2,
        ...(near === undefined ? {} : { hint: { code: 'did-you-mean', args: { name: near } } }),
      },
    );
  }
  return {
    bytes: linesOf(chosen.data),
    container: {
      kind: 'workbook',
      sheet: chosen.sheet,
      others: names.filter((name) => name !== chosen.sheet),
    },
  };
}

const pick = (sheets: readonly Sheet[], wanted: string): Sheet | undefined =>
  sheets.find(({ sheet }) => sheet === wanted) ??
  sheets.find(({ sheet }) => sheet.toLowerCase() === wanted.toLowerCase()) ??
  (/^[1-9]\d*$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);

/** Any zip archive begins as a workbook does, so that whatever the reader stumbles over means that it is none. */
async function sheetsOf(bytes: Buffer, file: string): Promise<readonly Sheet[]> {
  try {
    return (await readSheets(bytes, { trim: false })) as readonly Sheet[];
  } catch {
    throw new UserError('survey-not-text', { file }, { hint: { code: 'survey-xlsx' } });
  }
}

async function* linesOf(rows: Sheet['data']): AsyncGenerator<Uint8Array> {
  const width = Math.max(0, ...rows.slice(0, 20).map((row) => row.length));
  let text = '';
  for (const row of rows) {
    const cells = Array.from({ length: Math.max(width, row.length) }, (_, i) => textOf(row[i]));
    text += cells.every((cell) => cell === '') ? '\n' : `${cells.map(quoted).join(',')}\n`;
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Binary fractions are shown to the 15 digits that Excel keeps; a date has its time only where it is not midnight. */
function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'string') return cell;
  const [date, time] = cell.toISOString().slice(0, 19).split('T') as [string, string];
  // A time of day without a date is a fraction of Excel's day 0.
  if (date <= '1899-12-31') return time;
  return time === '00:00:00' ? date : `${date} ${time}`;
}
