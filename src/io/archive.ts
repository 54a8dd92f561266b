// One archive for audits and all that goes with them: a zip with a list of its files and their digests. What comes out of one
// is written into one new folder and nowhere else, and only if it is what the list says.

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ZipFile as Zip } from 'yazl';
import { UserError } from '../core/errors.ts';
import { digestOf } from './evidence.ts';
import { asUserError, makeFolder } from './files.ts';
import { temporaries, unpacked } from './inputs.ts';
import { openSpool, sweep, temporaryName } from './spool.ts';

const LIST = 'svc-pack.json';
/** The same archive for the same files, whenever it is made. */
const TIME = new Date(Date.UTC(2000, 0, 1));
/** Photos and recordings of many visits; more is no pack of ours. */
const MOST_FILES = 100_000;
const MOST_BYTES = 64 * 1024 ** 3;
/** What shrinks further than this was made to swell. */
const LARGEST_RATIO = 1000;
const HARMLESS = 16 * 1024 ** 2;

export interface PackedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Packed {
  readonly archive: string;
  readonly files: readonly PackedFile[];
}

export type Content = string | Uint8Array | { readonly from: string };

/** Writes an archive of files by their paths in it, with their digests beside them. */
export async function packFiles(target: string, files: ReadonlyMap<string, Content>): Promise<void> {
  const zip = new Zip();
  const listed: PackedFile[] = [];
  for (const [path, content] of files) {
    if (typeof content === 'object' && 'from' in content) {
      const sha256 = await digestOf(content.from);
      let size = 0;
      for await (const chunk of createReadStream(content.from)) size += (chunk as Buffer).length;
      listed.push({ path, size, sha256 });
      zip.addReadStreamLazy(path, { mtime: TIME, size }, (done) =>
        done(null, createReadStream(content.from)),
      );
      continue;
    }
    const bytes = Buffer.from(content as string);
    listed.push({ path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    zip.addBuffer(bytes, path, { mtime: TIME });
  }
  const list = { format: 'svc.pack/1', files: listed };
  zip.addBuffer(Buffer.from(`${JSON.stringify(list, null, 2)}\n`), LIST, { mtime: TIME });
  zip.end();
  const spool = await openSpool(target, {});
  try {
    for await (const chunk of zip.outputStream as Readable) await spool.write(chunk as Buffer);
    await spool.commit();
  } catch (error) {
    throw asUserError(error, target);
  } finally {
    await spool.abandon();
  }
}

const broken = (archive: string, reason: string, name = ''): UserError =>
  new UserError(`pack-${reason}`, { file: archive, name });

/** A path that stays in its folder on every system: plain names, no way up, no drive, no device, no stream. */
const isHarmless = (path: string): boolean =>
  path.length < 400 &&
  path.split('/').length <= 4 &&
  path
    .split('/')
    .every(
      (name) =>
        /^[^\u0000-\u001f\\/:*?"<>|]+$/.test(name) &&
        !/^\.+$|^\s|[\s.]$/.test(name) &&
        !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name),
    );

async function openZip(archive: string): Promise<ZipFile> {
  try {
    return await openPromise(archive, { autoClose: false, lazyEntries: true });
  } catch (error) {
    const known = asUserError(error, archive);
    throw known instanceof UserError ? known : broken(archive, 'no-archive');
  }
}

async function entriesOf(zip: ZipFile, archive: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const lower = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize, compressedSize } = entry;
      const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
      if (!isHarmless(fileName)) throw broken(archive, 'path', fileName);
      // A link could lead anywhere, and a folder has nothing in it.
      if (mode !== 0 && mode !== 0o100000) throw broken(archive, 'path', fileName);
      if (entry.isEncrypted()) throw broken(archive, 'encrypted', fileName);
      if (uncompressedSize > HARMLESS && uncompressedSize > compressedSize * LARGEST_RATIO)
        throw broken(archive, 'swells', fileName);
      const one = fileName.normalize('NFC').toLowerCase();
      if (lower.has(one)) throw broken(archive, 'twice', fileName);
      if (entries.size === MOST_FILES) throw broken(archive, 'swells', fileName);
      lower.add(one);
      entries.set(fileName, entry);
    }
  } catch (error) {
    // yauzl itself refuses absolute paths, ways up and what is no zip.
    throw error instanceof UserError ? error : broken(archive, 'no-archive');
  }
  return entries;
}

/** What an archive holds, by its own list; throws a UserError where it is none of ours or hostile. Writes nothing. */
export async function inspectPacked(archive: string): Promise<Packed> {
  const zip = await openZip(archive);
  try {
    const entries = await entriesOf(zip, archive);
    const list = entries.get(LIST);
    if (!list || list.uncompressedSize > HARMLESS) throw broken(archive, 'no-list');
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(list)) chunks.push(chunk as Buffer);
    const files = filesIn(Buffer.concat(chunks).toString('utf8'));
    if (files === null) throw broken(archive, 'no-list');
    const known = new Set(files.map(({ path }) => path));
    for (const name of entries.keys())
      if (name !== LIST && !known.has(name)) throw broken(archive, 'unlisted', name);
    for (const { path } of files) if (!entries.has(path)) throw broken(archive, 'lacks', path);
    if (files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) throw broken(archive, 'swells');
    return { archive, files };
  } catch (error) {
    const known = asUserError(error, archive);
    throw known instanceof UserError ? known : broken(archive, 'no-list');
  } finally {
    zip.close();
  }
}

function filesIn(text: string): PackedFile[] | null {
  try {
    const { format, files } = JSON.parse(text) as { format?: unknown; files?: unknown };
    if (format !== 'svc.pack/1' || !Array.isArray(files)) return null;
    const isFile = ({ path, size, sha256 }: Partial<Record<string, unknown>>) =>
      typeof path === 'string' &&
      isHarmless(path) &&
      Number.isSafeInteger(size) &&
      /^[0-9a-f]{64}$/.test(String(sha256));
    return files.every((one) => typeof one === 'object' && one !== null && isFile(one))
      ? (files as PackedFile[])
      : null;
  } catch {
    return null;
  }
}

/** The folder that an archive of audits lies unpacked in until the run ends. */
export async function unpackedForNow(archive: string): Promise<string> {
  const known = unpacked.get(archive);
  if (known !== undefined) return known;
  const packed = await inspectPacked(archive);
  const staging = await mkdtemp(join(tmpdir(), 'svc-'));
  temporaries.add(staging);
  const folder = join(staging, 'audits');
  await unpackInto(packed, folder);
  unpacked.set(archive, folder);
  return folder;
}

/** Whether it is an archive of audits; what else a zip may be is for others to say. */
export const isPacked = (archive: string): Promise<boolean> =>
  inspectPacked(archive).then(
    () => true,
    () => false,
  );

/** Writes all of it into a folder that is not there yet; a file that is not what the list says leaves nothing behind. */
export async function unpackInto({ archive, files }: Packed, folder: string): Promise<void> {
  await makeFolder(dirname(folder));
  await sweep(dirname(folder));
  const staging = join(dirname(folder), temporaryName());
  temporaries.add(staging);
  const zip = await openZip(archive);
  try {
    const entries = await entriesOf(zip, archive);
    for (const { path, size, sha256 } of files) {
      const target = join(staging, ...path.split('/'));
      await makeFolder(dirname(target));
      const hash = createHash('sha256');
      let written = 0;
      const watch = new Transform({
        transform(chunk: Buffer, _, done) {
          written += chunk.length;
          hash.update(chunk);
          done(written > size ? broken(archive, 'changed', path) : null, chunk);
        },
      });
      await pipeline(
        await zip.openReadStreamPromise(entries.get(path)!),
        watch,
        createWriteStream(target, { flags: 'wx', mode: 0o600 }),
      );
      if (written !== size || hash.digest('hex') !== sha256) throw broken(archive, 'changed', path);
    }
    if (files.length === 0) await makeFolder(staging);
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    const known = asUserError(error, archive);
    throw known instanceof UserError ? known : broken(archive, 'changed');
  } finally {
    temporaries.delete(staging);
    zip.close();
  }
}
