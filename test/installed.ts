// svc as scripts meet it: a folder with `svc`, and with an `npx` that starts it, to put before everything else on PATH.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './world.ts';

export interface Installed {
  readonly bin: string;
  remove(): void;
}

/** From the sources as they are, so that no build has to come first. */
export async function installed(): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), 'svc-bin-'));
  await build({
    entryPoints: { main: join(ROOT, 'src/main.ts') },
    outdir: join(folder, 'lib'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(
    join(folder, 'lib/svc.js'),
    `import { main, realEnv } from './main.js';\nprocess.exitCode = await main(realEnv(process, ${JSON.stringify(ROOT)}));\n`,
  );
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const script = (name: string, text: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  script('svc', `exec "${process.execPath}" "${join(folder, 'lib/svc.js')}" "$@"`);
  // npx --yes --package svc-audit svc …
  script('npx', 'while [ "$1" != svc ]; do shift; done\nexec "$@"');
  return { bin, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
