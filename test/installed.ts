// svc as scripts meet it: a folder with `svc`, and with an `npx` that starts it, to put before everything else on PATH.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './world.ts';

export interface Installed {
  readonly bin: string;
  remove(): void;
}

/** The last build, as `npm test` makes it before it runs the tests. */
export function installed(): Installed {
  if (!existsSync(join(ROOT, 'dist/main.cjs'))) throw new Error('no build to run: npm run build');
  const bin = mkdtempSync(join(tmpdir(), 'svc-bin-'));
  const script = (name: string, text: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  script('svc', `exec "${process.execPath}" "${join(ROOT, 'bin/svc.js')}" "$@"`);
  // As where svc is installed by package-lock.json: nothing is ever fetched.
  script('npx', 'test "$1 $2" = "--no svc" || exit 99\nshift\nexec "$@"');
  script('npm', 'test "$1 $2" = "ci --ignore-scripts" || exit 99');
  return { bin, remove: () => rmSync(bin, { recursive: true, force: true }) };
}
