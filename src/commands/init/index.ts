// svc init [DIR]: sets up a folder for standards of one's own. What is there already is never touched unless asked.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { EXIT, UserError } from '../../core/errors.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { Shell, SvcCommand } from '../shared/command.ts';
import type { Whereabouts } from './files.ts';

interface InitOptions {
  readonly force?: boolean;
}

export const init: SvcCommand<InitOptions> = {
  name: 'init',
  gives: [],
  declare(command, { say }) {
    command.argument('[dir]', say('argument.init-folder')).option('--force', say('option.init-force'));
  },
  async run([name], options, shell) {
    const folder = resolve(shell.env.cwd, typeof name === 'string' ? name : '.');
    await refuseFile(folder);
    const files = await contents(folder, shell);
    if (options.force !== true) await refuseExisting(folder, [...files.keys()]);
    const { makeFolder, writeAtomic } = await import('../../io/files.ts');
    for (const [path, text] of files) {
      const file = join(folder, path);
      await makeFolder(dirname(file));
      await writeAtomic(file, text);
    }
    await shell.data(await told(folder, [...files.keys()], shell));
    return EXIT.done;
  },
};

/** Text by path. */
async function contents(folder: string, { env, speaker }: Shell): Promise<ReadonlyMap<string, string>> {
  const { initFiles, SCHEMA_KINDS, schemaFile } = await import('./files.ts');
  const files = new Map(initFiles(await whereabouts(folder), speaker));
  for (const kind of SCHEMA_KINDS)
    files.set(
      schemaFile(kind),
      readFileSync(join(env.root, 'dist', 'schemas', `${kind}.schema.json`), 'utf8'),
    );
  return files;
}

/** The folder may have to be made yet: its repository is that of the nearest one there is. */
async function whereabouts(folder: string): Promise<Whereabouts> {
  const { repositoryOf } = await import('../../io/git.ts');
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  // Without git, and outside of a repository, the folder is all there is.
  const repository = await repositoryOf(there).catch(() => null);
  if (repository === null) return { folder: '', up: '' };
  const inside = posix.join(repository.prefix, relative(there, folder).replaceAll('\\', '/'));
  const parts = inside.split('/').filter((part) => part !== '' && part !== '.');
  return { folder: parts.join('/'), up: '../'.repeat(parts.length) };
}

async function refuseFile(folder: string): Promise<void> {
  const { fileExists } = await import('../../io/sessions.ts');
  const { isFolder } = await import('../../io/yaml-files.ts');
  if ((await fileExists(folder)) && !(await isFolder(folder)))
    throw new UserError('init-not-folder', { file: folder });
}

async function refuseExisting(folder: string, paths: readonly string[]): Promise<void> {
  const { fileExists } = await import('../../io/sessions.ts');
  const there: string[] = [];
  for (const path of paths) if (await fileExists(join(folder, path))) there.push(path);
  if (there.length > 0)
    throw new UserError(
      'init-exists',
      { count: there.length, files: there.join(', ') },
      { hint: { code: 'init-force' } },
    );
}

async function told(folder: string, paths: readonly string[], shell: Shell): Promise<string> {
  const { forTerminal } = await import('../../text/escape.ts');
  const { shown } = await import('../shared/faults.ts');
  const { say } = shell.speaker;
  const name = shown(folder, shell);
  const go = folder === shell.env.cwd ? [] : [[`cd ${quoted(name)}`, '']];
  const steps = [
    ...go,
    ['standards/our-service.yaml', say('init.next.edit')],
    ['svc lint', say('init.next.lint')],
    ['svc audit standards/our-service.yaml --answers visits/example.yaml', say('init.next.example')],
    ['svc score surveys/our-survey.csv --map standards/mappings/our-survey.yaml', say('init.next.survey')],
    ['svc audit standards/our-service.yaml', say('init.next.audit')],
    [`npm install --save-dev --save-exact svc-audit@${versionOf(shell)}`, say('init.next.ci')],
  ] as const;
  return [
    say('init.done', {
      count: paths.length,
      folder: forTerminal(name === folder && folder === shell.env.cwd ? '.' : name),
    }),
    ...paths.map((path) => `  ${path}`),
    '',
    say('init.next'),
    ...steps.flatMap(([what, why]) => [`  ${what}`, ...(why === '' ? [] : [`      ${why}`])]),
    '',
  ].join('\n');
}

const versionOf = ({ env }: Shell): string =>
  (JSON.parse(readFileSync(join(env.root, 'package.json'), 'utf8')) as { version: string }).version;

const quoted = (path: string): string => shellWord(path, process.platform);
