// Reads a fixture of any kind the way a command would, with fixtures/good/every-kind.yaml as the standard.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/core/errors.ts';
import type { Standard } from '../../src/core/standard/standard.ts';
import { decodeText } from '../../src/load/decode.ts';
import { loadGapReport } from '../../src/load/gap-report.ts';
import { loadMapping } from '../../src/load/mapping.ts';
import { loadPersona } from '../../src/load/persona.ts';
import { loadProfile } from '../../src/load/profile.ts';
import { checkSessionStandard, loadSession, loadSessionHead } from '../../src/load/session.ts';
import { loadStandard } from '../../src/load/standard.ts';
import { loadWaivers } from '../../src/load/waivers.ts';

export const FIXTURES = join(import.meta.dirname, '../../fixtures');

export const everyKind: Standard = loadStandard(
  readFileSync(join(FIXTURES, 'good/every-kind.yaml'), 'utf8'),
  'every-kind.yaml',
).value!;

export const READERS = {
  standard: (text: string, file: string) => loadStandard(text, file).findings,
  profile: (text: string, file: string) => loadProfile(text, file, everyKind).findings,
  persona: (text: string, file: string) => loadPersona(text, file).findings,
  mapping: (text: string, file: string) => loadMapping(text, file, everyKind).findings,
  'gap-report': (text: string, file: string) => loadGapReport(text, file).findings,
  waivers: (text: string, file: string) => loadWaivers(text, file).findings,
  session(text: string, file: string): readonly Finding[] {
    const { value: head, findings } = loadSessionHead(text, file);
    if (!head) return findings;
    const other = checkSessionStandard(head, everyKind);
    return other ? [other] : loadSession(head, everyKind).findings;
  },
} as const satisfies Readonly<Record<string, (text: string, file: string) => readonly Finding[]>>;

export type Kind = keyof typeof READERS;

/** From bytes, as they lie on disk. */
export function findingsOf(kind: Kind, bytes: Uint8Array, file: string): readonly Finding[] {
  const { text, findings } = decodeText(bytes, file);
  return text === null ? findings : READERS[kind](text, file);
}
