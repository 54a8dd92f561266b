// The second thread of `svc score`: counts one stretch of a file and sends back what it came to.

import { openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { PlanRequest, Stretch } from './survey/scan.ts';
import { planFrom, scan } from './survey/scan.ts';

parentPort?.on(
  'message',
  ({ file, stretch, request }: { file: string; stretch: Stretch; request: PlanRequest }) => {
    const fd = openSync(file, 'r');
    parentPort!.postMessage(
      scan(
        (into, offset, length, position) => readSync(fd, into, offset, length, position),
        stretch,
        planFrom(request),
        0,
      ),
    );
  },
);
