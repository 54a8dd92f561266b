// Small pictures of evidence, to be shown in a page: read, turned upright, made small, by jimp (pure JavaScript). Whatever it
// cannot read is left out, and the caller tells.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createJimp } from '@jimp/core';
import jpeg from '@jimp/js-jpeg';
import png from '@jimp/js-png';
import { methods } from '@jimp/plugin-resize';

/** Pixels of the longer side: sharp in a column of three on a fine screen. */
const LONGEST = 640;
/** A larger file is no photograph of a visit. */
const MOST_BYTES = 40_000_000;
const QUALITY = 72;

export type PictureFault = 'missing' | 'changed' | 'unreadable';

/** `data:image/jpeg;base64,…`, or why there is none. `sha256`: what it was when it was attached; null where nobody knows. */
export async function smallPicture(
  file: string,
  sha256: string | null,
): Promise<{ source: string } | { fault: PictureFault }> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) return { fault: 'unreadable' };
    bytes = await readFile(file);
  } catch {
    return { fault: 'missing' };
  }
  if (sha256 !== null && createHash('sha256').update(bytes).digest('hex') !== sha256)
    return { fault: 'changed' };
  try {
    const Jimp = createJimp({ formats: [jpeg, png], plugins: [methods] });
    const picture = await Jimp.fromBuffer(bytes);
    if (Math.max(picture.width, picture.height) > LONGEST) picture.scaleToFit({ w: LONGEST, h: LONGEST });
    const small = await picture.getBuffer('image/jpeg', { quality: QUALITY });
    return { source: `data:image/jpeg;base64,${small.toString('base64')}` };
  } catch {
    return { fault: 'unreadable' };
  }
}
