#!/usr/bin/env node
// Hands the real world to main and its answer to the shell.
const { enableCompileCache } = require('node:module');
const { resolve } = require('node:path');

// From Node 22 on, what was compiled once is kept: most of a short command's time is compiling.
enableCompileCache?.();
const { main, realEnv } = require('../dist/main.cjs');
main(realEnv(process, resolve(__dirname, '..'))).then((code) => {
  process.exitCode = code;
});
