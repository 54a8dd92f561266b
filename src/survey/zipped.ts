// The surveys in a zip archive, each read as it is unpacked. A workbook is a zip too: it is a survey by itself.

import { UserError } from '../core/errors.ts';
import type { Places } from './peek.ts';
import { BrokenWorkbook, openArchive } from './workbook/archive.ts';

/** Files that may hold a survey, by their names. */
export const SURVEY_FILE = /\.(?:csv|tsv|tab|txt|xlsx|xlsm|sav|zsav)(?:\.gz)?$/i;

export interface Zipped {
  readonly path: string;
  bytes(): AsyncIterable<Uint8Array>;
}

/** In order of their paths; what is hidden or no survey is left out. Null where the archive is a workbook. */
export async function zippedSurveys(places: Places, file: string): Promise<readonly Zipped[] | null> {
  const archive = await openArchive(places).catch((error) => {
    throw broken(error, file);
  });
  if (archive.has('[Content_Types].xml')) return null;
  return archive
    .parts()
    .filter((part) => SURVEY_FILE.test(part) && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(part))
    .sort()
    .map((path) => ({ path, bytes: () => told(archive.read(path), file) }));
}

async function* told(bytes: AsyncGenerator<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* bytes;
  } catch (error) {
    throw broken(error, file);
  }
}

function broken(error: unknown, file: string): unknown {
  if (error instanceof UserError) return error;
  const reason = error instanceof BrokenWorkbook ? error.args.part : undefined;
  return new UserError('survey-broken-zip', { file, part: reason ?? '' });
}
