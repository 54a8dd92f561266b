// Microsoft Forms: a workbook of one row of headers, times and the account first; each row of a matrix is a column called by the row
// alone, and a text that comes again has a number put to its end.

import type { Column, Dialect } from './dialect.ts';
import { oneRow } from './header.ts';

/** The first columns, in the language of whoever downloads. */
const STARTED = [
  ...['start time', 'время начала', 'час початку', 'startzeit', 'heure de début', 'hora de inicio'],
  ...['hora de início', 'ora di inizio', 'godzina rozpoczęcia', 'starttijd', 'başlangıç saati', '开始时间'],
  ...['開始時刻', '시작 시간', 'waktu mulai', 'وقت البدء'],
];
const COMPLETED = [
  ...['completion time', 'время выполнения', 'время завершения', 'час завершення', 'fertigstellungszeit'],
  ...['heure de fin', 'hora de finalización', 'hora de conclusão', 'ora di completamento'],
  ...['godzina ukończenia', 'tijd van voltooien', 'tamamlama saati', '完成时间', '完了時刻', '완료 시간'],
  ...['waktu penyelesaian', 'وقت الإكمال'],
];
const IDS = ['id', 'ид', 'id.', 'ідентифікатор', 'identyfikator', 'kimlik'];

const keyOf = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim().toLowerCase();

export const microsoftForms: Dialect = {
  id: 'microsoft-forms',
  recognise([names = []]) {
    const first = names.slice(0, 4).map(keyOf);
    const [started, completed] = [first.findIndex(isOf(STARTED)), first.findIndex(isOf(COMPLETED))];
    if (started < 0 || completed !== started + 1) return 0;
    return IDS.includes(first[0]!) ? 0.97 : 0.85;
  },
  headerRows: () => 1,
  columns: (header) => comingAgain(oneRow(header)),
  unfinished: [{ columns: COMPLETED, is: [''] }],
  identity: ['ID', 'ИД', 'Id.', 'Ідентифікатор', 'Identyfikator', 'Kimlik'],
};

const isOf = (known: readonly string[]) => (text: string) => known.includes(text);

/** `Polite2` behind `Polite` is the same question asked again. */
function comingAgain(columns: readonly Column[]): Column[] {
  const tidy = (text: string) => text.replace(/\s+/gu, ' ').trim();
  const headers = columns.map(({ header }) => tidy(header));
  return columns.map((column, i) => {
    const [, text] = /^(.*\D)[2-9]$/su.exec(headers[i]!) ?? [];
    const isAgain = text !== undefined && headers.slice(0, i).includes(tidy(text));
    return isAgain
      ? { ...column, header: tidy(text), names: [tidy(text), headers[i]!] }
      : { ...column, header: headers[i]!, names: [...new Set([headers[i]!, ...column.names])] };
  });
}
