// The second thread of `svc score`.
require('./load.js').load('scan-worker.cjs');
