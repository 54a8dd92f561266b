// Loads all that may be broken before any test does, so that what runs on loading is told from what tests run: words, tables.

const files = import.meta.glob(['../../src/core/**/*.ts', '../../src/survey/**/*.ts', '!**/*.d.ts']);
await Promise.all(Object.values(files).map((load) => load()));
globalThis.svcMutation.isLoaded();
