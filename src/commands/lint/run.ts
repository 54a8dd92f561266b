// Lints files from disk: opens them, mends them where that is asked for, and fetches the shipped standards that they name.

import { type Finding, UserError } from '../../core/errors.ts';
import type { LintReport } from '../../core/lint-report.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { writeAtomic } from '../../io/files.ts';
import { locate, shippedIds } from '../../io/shipped.ts';
import { fixBytes } from '../../load/lint/fix.ts';
import { lint, type Shipped, standardsNamed, type ToLint } from '../../load/lint/lint.ts';
import { type OpenFile, openForLint } from '../../load/lint/open.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { findIncluded, loadStandardFile, readText } from '../shared/inputs.ts';
import { shownPlaces } from '../shared/places.ts';
import type { FileToLint } from './files.ts';

/** A mended file is looked at again, since one fault may hide another; this often at most. */
const ROUNDS = 10;

export async function lintFiles(
  files: readonly FileToLint[],
  fix: boolean,
  shell: Shell,
): Promise<LintReport> {
  let current = files;
  let fixed = 0;
  for (let round = 1; ; round++) {
    const opened = await openAll(current, shell);
    const findings = lint(opened, await shippedFor(opened, shell));
    if (fix && round <= ROUNDS) {
      const mended = mend(current, findings);
      if (mended.count > 0) {
        for (const { file, bytes } of mended.files) await writeAtomic(file, bytes, { again: true });
        fixed += mended.count;
        current = current.map((file) => mended.files.find((one) => one.file === file.file) ?? file);
        continue;
      }
    }
    return reportOf(opened, findings, fixed, await shownPlaces(shell), shell);
  }
}

/** What lint says of files that are not written yet, by their paths; no settings hold for them. */
export async function lintTexts(
  files: Readonly<Record<string, string>>,
  shell: Shell,
): Promise<readonly Finding[]> {
  const opened = await openAll(
    Object.entries(files).map(([file, text]) => ({ file, bytes: Buffer.from(text), config: null })),
    shell,
  );
  return lint(opened, await shippedFor(opened, shell));
}

/** Files go by the names that their reader gave them; for machines, by those from the root of the repository. */
function reportOf(
  opened: readonly OpenFile[],
  findings: readonly Finding[],
  fixed: number,
  place: (path: string) => string,
  shell: Shell,
): LintReport {
  const told = new Set(findings.map(({ file }) => file));
  const nameOf = (file: string) => place(shown(file, shell));
  return {
    files: opened.map(({ file }) => nameOf(file)),
    findings: findings.map((finding) => {
      const other = finding.args?.file;
      const args = typeof other === 'string' ? { args: { ...finding.args, file: nameOf(other) } } : {};
      return { ...finding, file: nameOf(finding.file), ...args };
    }),
    fixed,
    sources: new Map(
      opened
        .filter(({ file }) => told.has(file))
        .map(({ file, text }) => [nameOf(file), text.replace(/^\ufeff/, '')]),
    ),
  };
}

function mend(files: readonly FileToLint[], findings: readonly Finding[]) {
  let count = 0;
  const mended = files.flatMap((file) => {
    const own = findings.filter((finding) => finding.fix && finding.file === file.file);
    if (own.length === 0) return [];
    const result = fixBytes(file.bytes, own);
    count += result.count;
    return result.count > 0 ? [{ ...file, bytes: result.bytes }] : [];
  });
  return { count, files: mended };
}

async function openAll(files: readonly FileToLint[], shell: Shell): Promise<ToLint[]> {
  const find = findIncluded(shell.env);
  const opened = new Map<string, OpenFile>();
  for (const { file, bytes } of files) opened.set(file, await openForLint(bytes, file, find));
  return files.map(({ file, config }) => ({
    ...opened.get(file)!,
    settings: (config === null ? undefined : opened.get(config)?.config?.rules) ?? {},
  }));
}

/** A shipped standard is read only where a file names it. */
async function shippedFor(opened: readonly OpenFile[], shell: Shell): Promise<Shipped> {
  const { root } = shell.env;
  const [ids, profiles, personas] = await Promise.all([
    shippedIds(root, 'standards'),
    shippedIds(root, 'profiles'),
    shippedIds(root, 'personas'),
  ]);
  const standards = new Map<string, Standard>();
  for (const id of standardsNamed(opened)) {
    const standard = ids.includes(id) ? await shippedStandard(id, shell) : null;
    if (standard) standards.set(id, standard);
  }
  return { standards, standardIds: ids, profiles, personas };
}

async function shippedStandard(id: string, { env }: Shell): Promise<Standard | null> {
  try {
    const file = await locate(env.root, env.cwd, 'standards', id);
    return (await loadStandardFile(file, await readText(file), env)).value;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
