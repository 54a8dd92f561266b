// npm run build: compiles the JSON Schemas ahead of time and bundles src/ into dist/.
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const SCHEMAS = 'src/load/schemas/index.ts';
const VALIDATORS = 'src/load/validators.generated.js';

const camelCase = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The schemas are TypeScript data assembled from the registry of answer kinds: bundle them to read them. */
async function readSchemas() {
  const { outputFiles } = await build({
    entryPoints: [SCHEMAS],
    bundle: true,
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

function compile(schemas) {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true, code: { source: true, esm: true } });
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  return standaloneCode(
    ajv,
    Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [camelCase(kind), schema.$id])),
  );
}

/** Written beside and moved into place, so that a running svc or test never reads half a file. */
async function writeWhole(file, text) {
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}

async function bundle() {
  const banner = "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
  const { outputFiles } = await build({
    entryPoints: { main: 'src/main.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: banner },
    legalComments: 'linked',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  });
  await mkdir('dist/chunks', { recursive: true });
  const names = new Set();
  for (const { path, contents } of outputFiles.sort((a, b) => (a.path.includes('chunks') ? -1 : 1) - (b.path.includes('chunks') ? -1 : 1))) {
    names.add(path.split('/').at(-1));
    await writeWhole(path, contents);
  }
  for (const old of await readdir('dist/chunks')) if (!names.has(old)) await rm(`dist/chunks/${old}`);
}

const schemas = await readSchemas();
await writeWhole(VALIDATORS, compile(schemas));
await mkdir('dist/schemas', { recursive: true });
for (const [kind, schema] of Object.entries(schemas))
  await writeWhole(`dist/schemas/${kind}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
if (!process.argv.includes('--schemas-only')) await bundle();
