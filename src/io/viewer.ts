// Opens a file as its user's desktop would, and does not wait for it.

import { spawn } from 'node:child_process';

/** False where nothing here opens files. */
export async function openFile(file: string, platform: NodeJS.Platform): Promise<boolean> {
  const [command, ...args] =
    platform === 'darwin'
      ? ['open', file]
      : platform === 'win32'
        ? ['explorer.exe', file]
        : ['xdg-open', file];
  return new Promise((done) => {
    const child = spawn(command!, args, { stdio: 'ignore', detached: true });
    child.once('error', () => done(false));
    child.once('spawn', () => {
      child.unref();
      done(true);
    });
  });
}
