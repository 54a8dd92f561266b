// A visit as the file that is handed over: the session alone, or an archive such as `svc pack` makes, with everything it names.

import { Zip, ZipPassThrough } from 'fflate';
import type { Persona, Standard } from '../core/standard/standard.ts';
import { writeSession } from '../core/walk/written-session.ts';
import type { Photo, Visit } from './store.ts';

export interface Parcel {
  readonly name: string;
  readonly blob: Blob;
}

const TIME = new Date(2000, 0, 1);

/** The session as YAML. */
export const sessionFile = ({ id, session }: Visit, standard: Standard, persona: Persona | null): Parcel => ({
  name: `${id}.yaml`,
  blob: new Blob([writeSession(session, standard, persona)], { type: 'application/yaml' }),
});

/** The archive; photos are read one by one, for a phone has little memory. Nothing is compressed: photos are already. */
export async function archive(
  visit: Visit,
  standard: Standard,
  persona: Persona | null,
  photos: readonly Photo[],
  own: { readonly name: string; readonly text: string } | null,
): Promise<Parcel> {
  const parts: Blob[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    parts.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  });
  const list: { path: string; size: number; sha256: string }[] = [];
  const add = async (path: string, blob: Blob): Promise<void> => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    list.push({ path, size: bytes.length, sha256: (await sha256Of(bytes)) ?? '' });
    const file = new ZipPassThrough(path);
    file.mtime = TIME;
    zip.add(file);
    file.push(bytes, true);
  };
  const told = own === null ? {} : { file: `../standards/${own.name}` };
  const session = { ...visit.session, standard: { ...visit.session.standard, ...told } };
  const { blob } = sessionFile({ ...visit, session }, standard, persona);
  await add(`sessions/${visit.id}.yaml`, blob);
  for (const photo of photos) await add(photo.file.replace('../', ''), photo.blob);
  if (own !== null) await add(`standards/${own.name}`, new Blob([own.text]));
  // Without digests there is nothing to check by; the files are there all the same.
  if (list.every(({ sha256 }) => sha256 !== '')) {
    const text = `${JSON.stringify({ format: 'svc.pack/1', files: list }, null, 2)}\n`;
    await add('svc-pack.json', new Blob([text]));
  }
  zip.end();
  return { name: `${visit.id}.zip`, blob: new Blob(parts, { type: 'application/zip' }) };
}

/** In hexadecimal; null where the browser does not reckon it (a page that came over plain http). */
export async function sha256Of(bytes: BufferSource): Promise<string | null> {
  if (globalThis.crypto?.subtle === undefined) return null;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Into the folder of downloads. */
export function download({ name, blob }: Parcel): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** As a file for another app (mail, messenger, drive); null where the phone cannot. */
export function sharing({ name, blob }: Parcel): (() => Promise<void>) | null {
  const files = [new File([blob], name, { type: blob.type })];
  if (navigator.canShare?.({ files }) !== true) return null;
  return () => navigator.share({ files, title: name });
}
