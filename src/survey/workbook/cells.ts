// What a cell of a workbook says, as the text that a spreadsheet would save of it in a CSV file.

/** How a number is shown, as far as that changes what it means. */
export type NumberFormat = 'general' | 'percent' | 'date' | 'duration';

/** Formats that workbooks know by number alone (ECMA-376, part 1, 18.8.30). */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return 'percent';
  if (id === 46) return 'duration';
  const isDate =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'general';
}

/** A format as it is written, such as `dd.mm.yyyy` or `[h]:mm`: its first section, without what is shown as it stands. */
export function writtenFormat(code: string): NumberFormat {
  const section = code.replace(/"[^"]*"|\\.|_.|;.*/gs, '');
  if (/\[[hms]+\]/i.test(section)) return 'duration';
  const bare = section.replace(/\[[^\]]*\]|general|standard/gi, '');
  if (bare.includes('%')) return 'percent';
  return /[ymdhs]/i.test(bare) ? 'date' : 'general';
}

const DAY = 86_400;
/** Days from Excel's day 0 to 1 January 1970; in workbooks of old Macs days count from 1904. */
const EPOCH = { 1900: 25_569, 1904: 24_107 } as const;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/**
 * Binary fractions are shown to the 15 digits that Excel keeps; a date has its time only where it is not midnight, and a time of
 * day without a date is a fraction of day 0.
 */
export function numberText(value: number, format: NumberFormat, epoch: keyof typeof EPOCH): string {
  // Whole numbers are most of all.
  const exact = (number: number) =>
    Number.isSafeInteger(number) && Math.abs(number) < 1e15
      ? String(number)
      : String(Number(number.toPrecision(15)));
  if (format === 'percent') return `${exact(value * 100)}%`;
  if (format === 'general' || value < 0 || value > LAST_DAY + 1) return exact(value);
  const seconds = Math.round(value * DAY);
  if (format === 'duration') return clock(seconds);
  if (seconds < DAY) return clock(seconds);
  // Excel counts a 29 February 1900 that never was.
  const days = Math.floor(seconds / DAY) + (epoch === 1900 && value < 60 ? 1 : 0);
  const date = new Date((days - EPOCH[epoch]) * DAY * 1000).toISOString().slice(0, 10);
  return seconds % DAY === 0 ? date : `${date} ${clock(seconds % DAY)}`;
}

function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A date written as ISO 8601 in the cell itself, in the same form. */
export const isoText = (text: string): string =>
  text.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?).*/, '$1 $2');

/** Characters that XML has no place for are written `_x000D_`; line breaks of Windows become plain ones. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replaceAll('\r\n', '\n')
    : text;
