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

/** What a file of dist/ exports. Whoever listens hears of each script that is loaded for it; then none is read compiled. */
function load(name, listener) {
  if (!listener && !existsSync(COMPILED)) {
    enableCompileCache?.();
    return require(join(DIST, name));
  }
  const modules = new Map();
  const loadFile = (file) => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const path = compiledOf(file);
    // The build writes nothing but ASCII.
    const script = new Script(`(function (exports, require, module) {${readFileSync(file, 'latin1')}\n})`, {
      filename: file,
      cachedData: listener || !existsSync(path) ? undefined : readFileSync(path),
    });
    listener?.(file, script);
    const folder = dirname(file);
    const requireFrom = (id) => (id.startsWith('.') ? loadFile(join(folder, id)) : require(id));
    script.runInThisContext().call(module.exports, module.exports, requireFrom, module);
    return module.exports;
  };
  return loadFile(join(DIST, name));
}

module.exports = { compiledOf, load };
