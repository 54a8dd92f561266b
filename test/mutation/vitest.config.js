// The tests that run the source in one process, room by room (SVC_ROOMS). They share one thread, so that what they import is loaded
// once a mutant, and those whose path is nearest the broken file's go first: the first that fails ends it.

import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';

const rooms = (process.env.SVC_ROOMS ?? 'core survey').split(' ');

class NearestFirst extends BaseSequencer {
  async sort(files) {
    const { root, related } = this.ctx.config;
    const steps = stepsOf(root, related?.[0] ?? '');
    const near = ({ moduleId }) => {
      const own = stepsOf(root, moduleId);
      const apart = own.findIndex((step, at) => step !== steps[at]);
      return apart === -1 ? own.length : apart;
    };
    return [...files].sort((a, b) => near(b) - near(a) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/** Of a file of src or test, its rooms and its name. */
const stepsOf = (root, file) =>
  relative(root, file)
    .replace(/(?:\.test)?\.ts$/, '')
    .split('/')
    .slice(1);

export default {
  test: {
    include: rooms.map((room) => `test/${room}/**/*.test.ts`),
    // A browser, an office suite and a terminal run what was built, not what is broken here.
    exclude: ['pages', 'phone', 'office', 'reporters'].map((name) => `test/report/${name}.test.ts`),
    setupFiles: ['test/mutation/static.js'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A server that is slow to start would seem to have noticed something.
    env: { SVC_SERVERS: '0' },
    pool: 'threads',
    isolate: false,
    sequence: { sequencer: NearestFirst },
  },
};
