// The name by which a waiver or a code-scanning service knows a change again: the same for every language of the report
// and for every place in the file.

import type { Json } from './facts.ts';
import { canonical } from './json.ts';

/** FNV-1a, 64 bits (Fowler, Noll, Vo, 1991), over UTF-16 code units, low byte first; sixteen hexadecimal digits. */
export function fingerprintOf(data: Json): string {
  const text = canonical(data);
  // The hash in two halves: times 2^40 + 0x1b3, modulo 2^64, without leaving what a double holds exactly.
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (const byte of [unit & 0xff, unit >>> 8]) {
      low = (low ^ byte) >>> 0;
      const product = low * 0x1b3;
      high = (high * 0x1b3 + Math.floor(product / 0x1_0000_0000) + ((low << 8) >>> 0)) % 0x1_0000_0000;
      low = product % 0x1_0000_0000;
    }
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
