// The second thread of `svc score`.
require('node:module').enableCompileCache?.();
require('../dist/scan-worker.cjs');
