// Packs audits with all that they name, paths and all made fit to the archive; unpacks them into one new folder.

import { basename, dirname, join, parse, resolve } from 'node:path';
import { EXIT, UserError } from '../../core/errors.ts';
import { writeSession } from '../../core/walk/written-session.ts';
import { inspectPacked, packFiles, unpackInto } from '../../io/archive.ts';
import { fileExists } from '../../io/sessions.ts';
import { locate, shippedFile } from '../../io/shipped.ts';
import { loadSession, loadSessionHead } from '../../load/session.ts';
import { forTerminal } from '../../text/escape.ts';
import { openPersonaFor } from '../audit/inputs.ts';
import { standardNamed } from '../audit/parts.ts';
import { looksLikeSession, sessionFiles } from '../report/pooled-sessions.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { accept, openStandard, readText } from '../shared/inputs.ts';

export interface PackOptions {
  readonly into?: string;
  readonly standard?: string;
}

export interface UnpackOptions {
  readonly into?: string;
}

export async function runPack(names: readonly string[], options: PackOptions, shell: Shell): Promise<number> {
  const { env, speaker } = shell;
  const files = new Map<string, string | Uint8Array | { readonly from: string }>();
  /** Files on this machine, by where they went. */
  const placed = new Map<string, string>();
  const place = (folder: string, from: string): string => {
    const known = placed.get(from);
    if (known !== undefined) return known;
    const { name, ext } = parse(from);
    let path = `${folder}/${name}${ext}`;
    for (let i = 2; files.has(path); i++) path = `${folder}/${name}-${i}${ext}`;
    placed.set(from, path);
    files.set(path, { from });
    return path;
  };
  let first: string | null = null;
  let count = 0;
  for (const { file, named } of await sessionFiles(names, shell)) {
    const loaded = loadSessionHead(await readText(file), file);
    if (!named && loaded.yaml.findings.length === 0 && !looksLikeSession(loaded.yaml.data)) continue;
    const head = accept(loaded, file, shell);
    const name = options.standard ?? (head.standard ? await standardNamed(head.standard, file) : undefined);
    if (name === undefined)
      throw new UserError('session-without-standard', { file }, { hint: { code: 'give-standard' } });
    const standard = await openStandard(name, shell);
    const persona = head.persona === null ? null : await openPersonaFor(head.persona, standard, shell);
    const session = accept(loadSession(head, standard, persona), file, shell);
    const standardFile = await locate(env.root, env.cwd, 'standards', name);
    const isShipped = standardFile === shippedFile(env.root, standard.id);
    const inside = place('standards', standardFile);
    const responses = new Map(session.responses);
    for (const [id, response] of session.responses) {
      const { evidence } = response.extra ?? {};
      if (!evidence) continue;
      const moved = [];
      for (const one of evidence) {
        const from = resolve(dirname(file), one.file);
        if (!(await fileExists(from)))
          throw new UserError('pack-evidence-missing', { file: from, session: shown(file, shell) });
        moved.push({ ...one, file: `../${place(`evidence/${parse(file).name}`, from)}` });
      }
      responses.set(id, { ...response, extra: { ...response.extra, evidence: moved } });
    }
    const packed = {
      ...session,
      responses,
      standard: { ...session.standard, ...(isShipped ? {} : { file: `../${inside}` }) },
    };
    let path = `sessions/${basename(file)}`;
    for (let i = 2; files.has(path); i++) path = `sessions/${parse(file).name}-${i}.yaml`;
    files.set(path, writeSession(packed, standard, persona));
    first ??= parse(file).name;
    count++;
  }
  if (first === null) throw new UserError('no-sessions', { inputs: names.join(', ') });
  const target = resolve(env.cwd, options.into ?? `${count === 1 ? first : 'audits'}.zip`);
  if (await fileExists(target)) throw new UserError('pack-exists', { file: shown(target, shell) });
  await packFiles(target, files);
  await shell.data(`${forTerminal(shown(target, shell))}\n`);
  shell.note(speaker.say('pack.packed', { count, files: files.size }));
  return EXIT.done;
}

export async function runUnpack(name: string, options: UnpackOptions, shell: Shell): Promise<number> {
  const { env, speaker } = shell;
  const archive = resolve(env.cwd, name);
  const folder = resolve(env.cwd, options.into ?? parse(archive).name);
  if (await fileExists(folder)) throw new UserError('unpack-exists', { folder: shown(folder, shell) });
  const packed = await inspectPacked(archive);
  await unpackInto(packed, folder);
  const sessions = packed.files.filter(({ path }) => path.startsWith('sessions/'));
  await shell.data(
    `${sessions.map(({ path }) => forTerminal(shown(join(folder, path), shell))).join('\n')}\n`,
  );
  shell.note(speaker.say('pack.unpacked', { count: sessions.length, folder: shown(folder, shell) }));
  return EXIT.done;
}
