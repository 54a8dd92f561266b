#!/usr/bin/env node
// Hands the real world to main and its answer to the shell.
const { resolve } = require('node:path');
const { load } = require('./load.js');

// Until main says otherwise, the run has failed.
process.exitCode = 70;
const { main, realEnv } = load('main.cjs');
main(realEnv(process, resolve(__dirname, '..'))).then((code) => {
  process.exitCode = code;
});
