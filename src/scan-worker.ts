// The second thread of `svc score`: takes ranges of a file and sends back what they came to.

import { openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { prepared } from './survey/encoding.ts';
import { takenElsewhere, type Work } from './survey/parallel.ts';
import { type PlanRequest, planFrom } from './survey/scan-plan.ts';

// Heard of once: with nothing more to wait for, the thread ends while its counts are judged.
parentPort?.once(
  'message',
  async ({ file, request, work }: { file: string; request: PlanRequest; work: Work }) => {
    await prepared(request.layout.encoding.name);
    const fd = openSync(file, 'r');
    const taken = takenElsewhere(
      (into, offset, length, position) => readSync(fd, into, offset, length, position),
      planFrom(request),
      work,
    );
    // Handed over, not copied: of many groups counts are what there is most of.
    const blocks = taken?.tally.blocks ?? [];
    const moved = blocks.flatMap(({ counts, sums }) => [counts.buffer, sums.buffer] as ArrayBuffer[]);
    parentPort!.postMessage(taken, moved);
  },
);
