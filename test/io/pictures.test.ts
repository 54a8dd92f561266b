// Evidence as small pictures: what was made to fill the memory is left out before it is unpacked.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { smallPicture } from '../../src/io/pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'svc-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Black, whatever its size: a thousandth of what it unpacks to. */
function black(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type), data, Buffer.alloc(4)]);
    bytes.writeUInt32BE(data.length);
    bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
    return bytes;
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const pictureOf = (bytes: Buffer) => {
  writeFileSync(join(folder, 'picture'), bytes);
  return smallPicture(join(folder, 'picture'), null);
};

it('takes a picture', async () => {
  expect(await pictureOf(black(40, 30))).toMatchObject({
    source: expect.stringMatching(/^data:image\/jpeg;base64,/),
  });
});

it('leaves out one of few bytes and a hundred million pixels', async () => {
  const bytes = black(10_000, 10_000);
  expect(bytes.length).toBeLessThan(200_000);
  const before = process.memoryUsage.rss();
  expect(await pictureOf(bytes)).toEqual({ fault: 'unreadable' });
  expect(process.memoryUsage.rss() - before).toBeLessThan(60e6);
});
