// A text in the auditor's own editor: written to a file that only they can read, edited, read back, removed.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../env.ts';

/** The text as it was left in the editor; null where there is none, or it ended in failure. */
export async function inEditor(text: string, { variables }: Env): Promise<string | null> {
  const command = variables.VISUAL || variables.EDITOR;
  if (!command) return null;
  const folder = await mkdtemp(join(tmpdir(), 'svc-comment-'));
  const file = join(folder, 'comment.txt');
  try {
    await writeFile(file, `${text}\n`, { mode: 0o600 });
    // The variable may hold arguments, as in `code --wait`: a shell reads it, and gets the file apart from it.
    const [shell, ...words] =
      process.platform === 'win32'
        ? ['cmd', '/c', `${command} "${file}"`]
        : ['/bin/sh', '-c', `${command} "$1"`, 'sh', file];
    const code = await new Promise<number | null>((resolve) => {
      spawn(shell!, words, { stdio: 'inherit' })
        .on('exit', resolve)
        .on('error', () => resolve(null));
    });
    return code === 0 ? (await readFile(file, 'utf8')).replace(/\s+$/, '') : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
