// Bundles the simulation of test/bench/truth.ts, which counts and judges with the program's own modules, and runs it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'svc-truth-'));
  try {
    const file = join(folder, 'truth.mjs');
    await build({
      input: fileURLToPath(new URL('./truth.ts', import.meta.url)),
      platform: 'node',
      output: { file, format: 'es' },
      logLevel: 'silent',
    });
    const { truth } = await import(pathToFileURL(file).href);
    truth((line) => console.log(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
