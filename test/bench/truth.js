// Bundles a simulation (truth.ts, waves.ts), which counts and judges with the program's own modules, and runs it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

/** `name`: of the file, and of the function that it exports. */
export async function run(name) {
  const folder = mkdtempSync(join(tmpdir(), 'svc-truth-'));
  try {
    const file = join(folder, 'truth.mjs');
    await build({
      input: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
      platform: 'node',
      output: { file, format: 'es' },
      logLevel: 'silent',
    });
    const simulation = await import(pathToFileURL(file).href);
    simulation[name]((line) => console.log(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
