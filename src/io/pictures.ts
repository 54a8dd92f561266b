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
/** Pixels that a picture may have, and how many for each of its bytes: what swells further was made to fill the memory. */
const MOST_PIXELS = 100e6;
const SMALL = 4e6;
const PIXELS_A_BYTE = 60;

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
    const most = Math.min(MOST_PIXELS, Math.max(SMALL, bytes.length * PIXELS_A_BYTE));
    if (pixelsOfPng(bytes) > most) return { fault: 'unreadable' };
    const picture = await Jimp.fromBuffer(bytes, { 'image/jpeg': { maxResolutionInMP: most / 1e6 } });
    if (Math.max(picture.width, picture.height) > LONGEST) picture.scaleToFit({ w: LONGEST, h: LONGEST });
    const small = await picture.getBuffer('image/jpeg', { quality: QUALITY });
    return { source: `data:image/jpeg;base64,${small.toString('base64')}` };
  } catch {
    return { fault: 'unreadable' };
  }
}

/** As its header says (PNG, 11.2.2); none where it is no PNG. */
const pixelsOfPng = (bytes: Buffer): number =>
  bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG'
    ? bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
    : 0;
