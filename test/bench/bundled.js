// The parts of the benchmark that are TypeScript use the sources as they are, bundled in memory: what is measured is this tree, not the
// last build, and the type checker tells where the two drift apart.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** The exports of a file beside this one. */
export async function bundled(name) {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
    platform: 'node',
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  const folder = mkdtempSync(join(tmpdir(), 'svc-bench-'));
  try {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, output[0].code);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
