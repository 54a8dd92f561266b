#!/usr/bin/env node
// Hands the real world to main and its answer to the shell.
import { fileURLToPath } from 'node:url';
import { main, realEnv } from '../dist/main.js';

process.exitCode = await main(realEnv(process, fileURLToPath(new URL('..', import.meta.url))));
