// npm run build: compiles the JSON Schemas ahead of time, bundles the page for phones, and bundles src/ into dist/.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { rolldown } from 'rolldown';

const SCHEMAS = 'src/load/schemas/index.ts';
const VALIDATORS = 'src/load/validators';
const PAGE = 'src/page/main.ts';
const PAGE_SCRIPT = 'src/report/form/page.generated.js';

const ENTRIES = { main: 'src/main.ts', library: 'src/library.ts' };
/** The second thread counts and does nothing else: with files of its own it loads a fifth of what the first does. */
const WORKER = { 'scan-worker': 'src/scan-worker.ts' };

/** Tables of code pages are a tenth of the package: both threads load the same file of them. */
const TABLES = 'iconv-lite';
const apart = {
  name: 'apart',
  resolveId: (source, importer) =>
    source === TABLES && importer !== undefined ? { id: TABLES, external: true } : null,
};

/** Commander can run programs for subcommands, of which there are none here; what it would run them with takes time to load. */
const noPrograms = {
  name: 'no programs',
  resolveId: (source, importer) =>
    source === 'node:child_process' && /[\\/]node_modules[\\/]commander[\\/]/.test(importer ?? '')
      ? '\0none'
      : null,
  load: (id) => (id === '\0none' ? 'export {};' : null),
};

const INPUT = {
  platform: 'node',
  logLevel: 'warn',
  checks: { ineffectiveDynamicImport: false },
  // The same code as ES modules: of these only what is used is bundled, and it loads in half the time.
  resolve: { alias: { yaml: resolve('node_modules/yaml/browser/index.js') } },
};
/**
 * Files of the bundle, each with all that it needs and no file before it has: each file that is opened costs a start. What is
 * in none of them is split as it is needed.
 */
const FILES = [
  ['base', /\/src\/core\/(errors|answers\/evidence|suggest|survey\/proposal|lint-report|diff\/levels)\.ts$/],
  ['start', /\/src\/main\.ts$/],
  ['core', /\/src\/core\/(tally\/counter|statistics\/statistics|tally\/saved-tally)\.ts$/],
  [
    'load',
    /\/src\/(load\/(standard|mapping|profile)|commands\/shared\/(inputs|gate)|text\/escape|io\/spool)\.ts$/,
  ],
  ['survey', /\/src\/survey\/(score|scan)\.ts$/],
  ['judging', /\/src\/core\/(assess\/assess|tally\/session-tally)\.ts$/],
];

const OUTPUT = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'shared/[name]-[hash].cjs',
  comments: { legal: true },
  // Shorter is read sooner; functions keep their names for reports of bugs.
  minify: { compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
};

/** Of a TypeScript file, what it exports: bundled to be read. */
async function exportsOf(input) {
  const bundle = await rolldown({ ...INPUT, input });
  const { output } = await bundle.generate({ format: 'esm' });
  const folder = await mkdtemp(join(tmpdir(), 'svc-build-'));
  const file = join(folder, 'exports.mjs');
  await writeFile(file, output[0].code);
  const found = await import(pathToFileURL(file));
  await rm(folder, { recursive: true });
  return found;
}

/** By rule, its example out of fixtures/lint or fixtures/diff. */
async function readExamples() {
  const { changeOf, exampleOf } = await exportsOf('src/load/lint/examples.ts');
  const examples = {};
  for (const rule of await readdir('fixtures/lint')) {
    const read = async (name) => readFile(join('fixtures/lint', rule, name), 'utf8');
    const found = JSON.parse(await read('expected.json')).find((finding) => finding.rule === rule);
    examples[rule] = exampleOf(await read('bad.yaml'), await read('good.yaml'), found.line);
  }
  for (const rule of await readdir('fixtures/diff')) {
    const files = ['old.yaml', 'new.yaml'].map((name) => join('fixtures/diff', rule, name));
    if (!files.every(existsSync)) continue;
    const [old, now] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    examples[rule] = changeOf(old, now);
  }
  return examples;
}

/** What a schema says to people is no part of what it demands. */
const withoutWords = (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value);

/** A validator of its own for each schema, so that a command loads only those of the files it reads. */
function compile(schema) {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    // Half the code, and code is what takes time to load.
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  ajv.addSchema(JSON.parse(JSON.stringify(schema, withoutWords)));
  return standaloneCode(ajv, { validate: schema.$id });
}

/** Written beside and moved into place, so that a running svc or test never reads half a file. */
async function writeWhole(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}

/** The same program without letters that take more than a byte: read in a fraction of the time. */
const inAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Of every package that something in the bundle is from: whose it is, and by which licence. */
async function writeNotices(modules) {
  const folders = new Set(
    modules.flatMap(
      (id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0] ?? [],
    ),
  );
  const notices = [];
  for (const folder of folders) {
    const { name, version, license, author } = JSON.parse(
      await readFile(join(folder, 'package.json'), 'utf8'),
    );
    const file = (await readdir(folder)).find((one) => /^(licen[cs]e|copying)/i.test(one));
    const by = typeof author === 'string' ? author : (author?.name ?? '');
    const text = file === undefined ? by : (await readFile(join(folder, file), 'utf8')).trim();
    notices.push(`${name} ${version}${license === undefined ? '' : ` (${license})`}\n\n${text}\n`);
  }
  const about = 'svc holds parts of these packages, which are their authors’ own.\n';
  await writeWhole('dist/NOTICES.txt', [about, ...notices.sort()].join(`\n${'─'.repeat(72)}\n\n`));
}

/** dist/main.cjs and dist/scan-worker.cjs, and in dist/shared what they load at once or when it is needed. */
async function bundle() {
  const groups = FILES.map(([name, test], i) => ({ name, test, priority: FILES.length - i }));
  const built = await rolldown({ ...INPUT, plugins: [apart, noPrograms], input: ENTRIES });
  const { output: main } = await built.generate({ ...OUTPUT, codeSplitting: { groups } });
  const second = await rolldown({ ...INPUT, plugins: [apart], input: WORKER });
  const { output: worker } = await second.generate(OUTPUT);
  const tables = await rolldown({ ...INPUT, input: { [TABLES]: TABLES } });
  const { output: shared } = await tables.generate({ ...OUTPUT, entryFileNames: 'shared/[name].cjs' });
  const output = [...main, ...worker, ...shared];
  // What is imported is there before who imports it.
  for (const { fileName, code } of output.toReversed())
    await writeWhole(join('dist', fileName), inAscii(withTables(code, fileName)));
  await writeNotices(output.flatMap(({ moduleIds = [] }) => moduleIds));
  const wanted = new Set(output.map(({ fileName }) => fileName));
  for (const name of await readdir('dist', { recursive: true }))
    if (/\.cjs$/.test(name) && !wanted.has(name)) await rm(join('dist', name));
}

/** Asks for the tables where they lie. */
const withTables = (code, fileName) =>
  code.replace(
    /(\brequire\(["'`])iconv-lite(?=["'`]\))/g,
    `$1${fileName.startsWith('shared/') ? '.' : './shared'}/${TABLES}.cjs`,
  );

/** The script of the page for phones, as text: what runs in a browser is part of what is written, not of what writes it. */
async function bundlePage() {
  const built = await rolldown({ input: PAGE, platform: 'browser', logLevel: 'warn' });
  const { output } = await built.generate({ format: 'esm', minify: true });
  const code = inAscii(output[0].code.trim()).replaceAll('</', '<\\/');
  await writeWhole(PAGE_SCRIPT, `export const SCRIPT = ${JSON.stringify(code)};\n`);
}

/** Of a JSON Schema in the words of core/shapes, the TypeScript type; what it says of itself becomes comments. */
function typeOf(schema, defs, indent = '') {
  const inner = (one) => typeOf(one, defs, indent);
  if (schema.$ref) return `GapReport${inPascal(schema.$ref.split('/').at(-1))}`;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf ?? schema.oneOf) return (schema.anyOf ?? schema.oneOf).map(inner).join(' | ');
  if (Array.isArray(schema.type))
    return schema.type.map((type) => (type === 'null' ? 'null' : inner({ ...schema, type }))).join(' | ');
  if (schema.prefixItems) return `readonly [${schema.prefixItems.map(inner).join(', ')}]`;
  if (schema.type === 'array') return `readonly (${inner(schema.items ?? {})})[]`;
  if (schema.type === 'integer') return 'number';
  if (schema.type !== 'object') return schema.type ?? 'unknown';
  const lines = Object.entries(schema.properties ?? {}).map(([name, one]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
    const said = one.description ? `${indent}  /** ${one.description.replaceAll('*/', '*\\/')} */\n` : '';
    return `${said}${indent}  readonly ${key}${optional}: ${typeOf(one, defs, `${indent}  `)};`;
  });
  const more = schema.additionalProperties;
  if (typeof more === 'object')
    lines.push(`${indent}  readonly [key: string]: ${typeOf(more, defs, `${indent}  `)};`);
  else if (more !== false) lines.push(`${indent}  readonly [key: string]: unknown;`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}
const inPascal = (name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());

/** What a TypeScript user of the package sees: one file, twice, since a package has two kinds of callers. */
async function writeTypes({ $defs: defs, ...schema }) {
  const types = [
    `/** ${schema.title}: what \`--format json\` prints. */\nexport type GapReport = ${typeOf(schema, defs)};`,
    ...Object.entries(defs).map(
      ([name, one]) => `export type GapReport${inPascal(name)} = ${typeOf(one, defs)};`,
    ),
  ];
  const text = `${await readFile('src/public.d.ts', 'utf8')}\n${types.join('\n\n')}\n`;
  await writeWhole('dist/library.d.ts', text);
  await writeWhole('dist/library.d.cts', text);
  const names = [...text.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name).join(', ');
  await writeWhole(
    'dist/library.mjs',
    `import library from './library.cjs';\nexport const { ${names} } = library;\n`,
  );
}

const { SCHEMAS: schemas } = await exportsOf(SCHEMAS);
await writeTypes(schemas['gap-report']);
for (const [kind, schema] of Object.entries(schemas)) {
  await writeWhole(`${VALIDATORS}/${kind}.generated.js`, compile(schema));
  await writeWhole(`dist/schemas/${kind}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
}
await writeWhole('dist/examples.json', `${JSON.stringify(await readExamples(), null, 2)}\n`);
const { catalogueOf } = await exportsOf('src/commands/shared/catalogue.ts');
await writeWhole('dist/standards.json', JSON.stringify(await catalogueOf(process.cwd())));
await bundlePage();
await bundle();

/** svc(1), where `npm install --global` lets `man` find it. */
const { stdout: manual } = await promisify(execFile)(process.execPath, [
  'bin/svc.js',
  'completion',
  'man',
  '--lang',
  'en',
]);
await writeWhole('dist/svc.1', manual);
