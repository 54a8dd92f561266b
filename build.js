// npm run build: compiles the JSON Schemas ahead of time and bundles src/ into dist/.
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const SCHEMAS = 'src/load/schemas/index.ts';
const VALIDATORS = 'src/load/validators';

/** The schemas are TypeScript data assembled from the registry of answer kinds: bundle them to read them. */
async function readSchemas() {
  // A bundle that is imported as data has no place of its own to require from.
  const here = JSON.stringify(import.meta.url);
  const banner = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(${here});`;
  const { outputFiles } = await build({
    entryPoints: [SCHEMAS],
    bundle: true,
    banner: { js: banner },
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const { SCHEMAS: schemas } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  return schemas;
}

/** A validator of its own for each schema, so that a command loads only those of the files it reads. */
function compile(schema) {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true, code: { source: true, esm: true } });
  ajv.addSchema(schema);
  return standaloneCode(ajv, { validate: schema.$id });
}

/** Written beside and moved into place, so that a running svc or test never reads half a file. */
async function writeWhole(file, text) {
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}

const OPTIONS = {
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  charset: 'utf8',
  legalComments: 'linked',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
  // Some packages are CommonJS and require what belongs to Node.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

/**
 * Two bundles. What every command line needs is one file, because each file costs a start about as much as all of commander
 * does; what a command imports when it runs lies in lazy/, cut into pieces that are shared.
 */
async function bundle() {
  const lazy = new Map();
  const apart = {
    name: 'what is imported later lies in lazy/',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = relative('src', resolve(resolveDir, path)).replaceAll('\\', '/');
        const name = file.replace(/\.ts$/, '');
        lazy.set(name, `src/${file}`);
        return { path: `./lazy/${name}.js`, external: true };
      });
    },
  };
  const main = await build({ ...OPTIONS, entryPoints: ['src/main.ts'], outdir: 'dist', plugins: [apart] });
  const later = await build({
    ...OPTIONS,
    entryPoints: { ...Object.fromEntries(lazy), 'scan-worker': 'src/scan-worker.ts' },
    outdir: 'dist/lazy',
    chunkNames: 'shared/[name]-[hash]',
    splitting: true,
  });
  // What is imported is there before who imports it.
  const files = [...later.outputFiles, ...main.outputFiles];
  for (const { path, contents } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, contents);
  }
  const wanted = new Set(files.map(({ path }) => path));
  for (const name of await readdir('dist', { recursive: true })) {
    const path = resolve('dist', name);
    if (/\.(js|txt)$/.test(name) && !wanted.has(path)) await rm(path);
  }
}

const schemas = await readSchemas();
await mkdir('dist/schemas', { recursive: true });
for (const [kind, schema] of Object.entries(schemas)) {
  await writeWhole(`${VALIDATORS}/${kind}.generated.js`, compile(schema));
  await writeWhole(`dist/schemas/${kind}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
}
if (!process.argv.includes('--schemas-only')) await bundle();
