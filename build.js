// npm run build: compiles the JSON Schemas and the counting kernel ahead of time, and bundles src/ into dist/.
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import asc from 'assemblyscript/asc';
import { rolldown } from 'rolldown';

const SCHEMAS = 'src/load/schemas/index.ts';
const VALIDATORS = 'src/load/validators';
const KERNEL = 'src/kernel/index.ts';

const INPUT = {
  platform: 'node',
  logLevel: 'warn',
  checks: { ineffectiveDynamicImport: false },
  // The same code as ES modules: of these only what is used is bundled, and it loads in half the time.
  resolve: { alias: { yaml: resolve('node_modules/yaml/browser/index.js') } },
};
const OUTPUT = {
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'shared/[name]-[hash].js',
  comments: { legal: true },
  // Shorter is read sooner; functions keep their names for reports of bugs.
  minify: { compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
};

/**
 * Files of the bundle, each with all that it needs and no file before it has: so none imports a file that imports it. What
 * is in none of them is split as it is needed.
 */
const FILES = [
  ['core', /\/src\/core\/(counter|errors|statistics|saved-tally)\.ts$/],
  [
    'load',
    /\/src\/(load\/(standard|mapping|profile)|commands\/(inputs|gate)|report\/index|text\/escape|io\/spool)\.ts$/,
  ],
  ['survey', /\/src\/survey\/(score|scan)\.ts$/],
  ['judging', /\/src\/core\/(assess|session-tally)\.ts$/],
];

/** The schemas are TypeScript data assembled from the registry of answer kinds: bundle them to read them. */
async function readSchemas() {
  const bundle = await rolldown({ ...INPUT, input: SCHEMAS });
  const { output } = await bundle.generate({ format: 'esm' });
  const folder = await mkdtemp(join(tmpdir(), 'svc-schemas-'));
  const file = join(folder, 'schemas.mjs');
  await writeFile(file, output[0].code);
  const { SCHEMAS: schemas } = await import(pathToFileURL(file));
  await rm(folder, { recursive: true });
  return schemas;
}

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
  ajv.addSchema(schema);
  return standaloneCode(ajv, { validate: schema.$id });
}

/** src/kernel as a WebAssembly module, in a file that can be imported. */
async function compileKernel() {
  let module = null;
  const { error, stderr } = await asc.main(
    [
      KERNEL,
      '--outFile',
      'kernel.wasm',
      '-O3',
      '--converge',
      '--noAssert',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--initialMemory',
      '64',
    ],
    { writeFile: (_, contents) => (module = contents) },
  );
  if (error) throw new Error(`${KERNEL} does not compile\n${stderr}`);
  return `export const KERNEL = new Uint8Array([${module.join()}]);\n`;
}

/** Written beside and moved into place, so that a running svc or test never reads half a file. */
async function writeWhole(file, text) {
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}

/**
 * Two bundles, for each file that is opened costs a start about as much as all of commander does. What every command line
 * needs is one file; what commands import when they run lies in lazy/, in a few more.
 */
async function bundle() {
  const lazy = new Map();
  const apart = {
    name: 'what is imported later lies in lazy/',
    resolveDynamicImport(path, importer) {
      if (typeof path !== 'string' || !path.startsWith('.')) return null;
      const file = relative('src', resolve(dirname(importer), path)).replaceAll('\\', '/');
      const name = `lazy/${file.replace(/\.ts$/, '')}`;
      lazy.set(name, `src/${file}`);
      return { id: `./${name}.js`, external: true };
    },
  };
  const main = await rolldown({ ...INPUT, input: { main: 'src/main.ts' }, plugins: [apart] });
  const atStart = await main.generate({ ...OUTPUT, codeSplitting: false });
  const later = await rolldown({
    ...INPUT,
    input: { ...Object.fromEntries(lazy), 'scan-worker': 'src/scan-worker.ts' },
  });
  const atRun = await later.generate({
    ...OUTPUT,
    codeSplitting: {
      groups: FILES.map(([name, test], i) => ({ name, test, priority: FILES.length - i })),
    },
  });
  // What is imported is there before who imports it.
  const files = [...atRun.output.toReversed(), ...atStart.output].map((file) => ({
    path: resolve('dist', file.fileName),
    contents: file.code ?? file.source,
  }));
  for (const { path, contents } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, contents);
  }
  const wanted = new Set(files.map(({ path }) => path));
  for (const name of await readdir('dist', { recursive: true })) {
    const path = resolve('dist', name);
    if (path.endsWith('.js') && !wanted.has(path)) await rm(path);
  }
}

const schemas = await readSchemas();
await mkdir('dist/schemas', { recursive: true });
for (const [kind, schema] of Object.entries(schemas)) {
  await writeWhole(`${VALIDATORS}/${kind}.generated.js`, compile(schema));
  await writeWhole(`dist/schemas/${kind}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
}
await writeWhole('src/core/kernel.generated.js', await compileKernel());
await bundle();
