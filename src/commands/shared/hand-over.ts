// A gap report as it is handed over: with the firm's theme and small pictures of the evidence where the format shows them,
// without the people where that is asked for, and opened once it is written.

import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { anonymised } from '../../core/assess/anonymise.ts';
import type { GapReport } from '../../core/assess/gap-report.ts';
import { UserError, usageError } from '../../core/errors.ts';
import { fileCalled } from '../../io/inputs.ts';
import type { Theme } from '../../report/html/theme.ts';
import type { Results } from '../../report/index.ts';
import { type Piece, piecesOf, type ReporterOptions, type Written } from '../../report/reporter.ts';
import type { Speaker } from '../../words/index.ts';
import type { Shell } from './command.ts';
import { give } from './give.ts';

export interface HandOverOptions {
  readonly output?: string;
  readonly theme?: string;
  readonly anonymise?: boolean;
  readonly open?: boolean;
}

/** Options of every command whose result has a page; `--anonymise` only where there are people in it. */
export function declareHandOver(command: Command, { say }: Speaker, hasPeople = true): void {
  command.option('--theme <file>', say('option.theme'));
  if (hasPeople) command.option('--anonymise', say('option.anonymise'));
  command.option('--open', say('option.open'));
}

/** Writes a gap report, with what its format shows of the audits behind it. */
export async function handOver(report: GapReport, options: HandOverOptions, shell: Shell): Promise<void> {
  if (options.anonymise) {
    const personOf = (number: number) => shell.speaker.say('report.person', { number });
    return handOverOf('gap-report', anonymised(report, personOf), options, shell);
  }
  const pictures = shell.format === 'html' ? await picturesOf(report, shell) : new Map<string, string>();
  return handOverOf('gap-report', report, options, { ...shell, pictures });
}

/** Writes a result; `--open` shows it. Without --output an opened page is put into the folder for temporary files. */
export async function handOverOf<Kind extends 'gap-report' | 'comparison'>(
  kind: Kind,
  result: Results[Kind],
  options: HandOverOptions,
  shell: Shell & Partial<ReporterOptions>,
): Promise<void> {
  const isPage = shell.format === 'html';
  if (options.open && !isPage) throw usageError('open-needs-page', { format: shell.format });
  const theme = isPage && options.theme !== undefined ? await openTheme(options.theme, shell) : null;
  if (!options.open) return give(kind, result, { ...shell, theme });
  const file =
    options.output === undefined
      ? join(tmpdir(), `svc-${result.standard.id}-${shell.env.pid}.html`)
      : resolve(shell.env.cwd, options.output);
  await give(kind, result, { ...shell, theme, data: (written) => writeTo(file, written) });
  await show(file, shell);
}

async function writeTo(file: string, written: Written | Promise<Piece>): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(written)) pieces.push(Buffer.from(piece as string));
  const { writeAtomic } = await import('../../io/files.ts');
  await writeAtomic(file, Buffer.concat(pieces));
}

async function show(file: string, shell: Shell): Promise<void> {
  const { openFile } = await import('../../io/viewer.ts');
  const isOpen = await openFile(file, process.platform);
  shell.note(shell.speaker.say(isOpen ? 'report.opened' : 'report.cannot-open', { file }));
}

async function openTheme(name: string, shell: Shell): Promise<Theme> {
  const [{ loadTheme }, { accept, readText }, { readBytes }] = await Promise.all([
    import('../../load/theme.ts'),
    import('./inputs.ts'),
    import('../../io/files.ts'),
  ]);
  const file = resolve(shell.env.cwd, name);
  const { name: firm, logo, colour } = accept(loadTheme(await readText(file), file), file, shell);
  if (logo === null) return { name: firm, logo: null, colour };
  const path = join(dirname(file), logo);
  const type = { '.png': 'png', '.jpg': 'jpeg', '.jpeg': 'jpeg', '.svg': 'svg+xml' }[
    extname(path).toLowerCase()
  ];
  if (type === undefined) throw new UserError('logo-kind', { file: path });
  const bytes = Buffer.from(await readBytes(path, 500_000));
  return { name: firm, logo: `data:image/${type};base64,${bytes.toString('base64')}`, colour };
}

const PICTURE = /\.(jpe?g|png)$/i;

/** Small pictures by digest. Evidence that is missing, was changed, or cannot be shown is named. */
async function picturesOf({ sessions }: GapReport, shell: Shell): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  const wanted = sessions.flatMap(({ file, evidence }) =>
    evidence.map((one) => ({
      ...one,
      path: fileCalled(resolve(shell.env.cwd, dirname(file ?? '.'), one.file)),
    })),
  );
  if (wanted.length === 0) return pictures;
  const { smallPicture } = await import('../../io/pictures.ts');
  const faults = new Map<string, string[]>();
  for (const { sha256, path, file } of wanted) {
    if (sha256 === null || pictures.has(sha256)) continue;
    const made = PICTURE.test(file) ? await smallPicture(path, sha256) : ({ fault: 'unreadable' } as const);
    if ('source' in made) pictures.set(sha256, made.source);
    else faults.set(made.fault, [...(faults.get(made.fault) ?? []), file]);
  }
  for (const [fault, files] of faults)
    shell.note(
      shell.speaker.say(`evidence.${fault}`, { count: files.length, list: files.slice(0, 5).join(', ') }),
    );
  return pictures;
}
