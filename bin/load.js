// Loads the built program. The build leaves V8's compiled form of its files beside them, for compiling takes longer than most
// commands do; it serves the V8 that made it. Elsewhere Node compiles, and from version 22 on keeps what it compiled.

const { existsSync, readFileSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { dirname, join, relative } = require('node:path');
const { Script } = require('node:vm');

const DIST = join(__dirname, '../dist');
const COMPILED = join(DIST, 'compiled', `${process.versions.v8}-${process.platform}-${process.arch}`);

/** Where the compiled form of a file of dist/ lies. */
const compiledOf = (file) => join(COMPILED, `${relative(DIST, file)}.bin`);

/** A file of dist/ as a script that has yet to run, read compiled where that is wanted and there. The build writes only ASCII. */
function scriptOf(file, isWanted) {
  const path = compiledOf(file);
  return new Script(`(function (exports, require, module) {${readFileSync(file, 'latin1')}\n})`, {
    // Where it was compiled is nobody's concern.
    filename: join('dist', relative(DIST, file)),
    cachedData: isWanted && existsSync(path) ? readFileSync(path) : undefined,
  });
}

/** Whether the compiled form of a file is there and V8, with the flags it runs with, takes it. */
const isServed = (file) => existsSync(compiledOf(file)) && !scriptOf(file, true).cachedDataRejected;

/** What a file of dist/ exports. Whoever listens hears of each script that is loaded for it; then none is read compiled. */
function load(name, listener) {
  const entry = join(DIST, name);
  if (!listener && !isServed(entry)) {
    enableCompileCache?.();
    return require(entry);
  }
  const modules = new Map();
  const loadFile = (file) => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const script = scriptOf(file, !listener);
    listener?.(file, script);
    const folder = dirname(file);
    const requireFrom = (id) => (id.startsWith('.') ? loadFile(join(folder, id)) : require(id));
    script.runInThisContext().call(module.exports, module.exports, requireFrom, module);
    return module.exports;
  };
  return loadFile(entry);
}

module.exports = { compiledOf, load };
